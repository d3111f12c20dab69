package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// dataBeside is what a process may map beside what it holds: Go maps memory in pieces
// of 64 MiB, and the engine of the store has some of its own.
const dataBeside = 128 << 20

// limitData has the kernel refuse this process memory beyond what it has mapped by now
// and most bytes.
func limitData(most int64) {
	const rlimitData = 2
	limit := uint64(mapped(os.Getpid()).data + most + dataBeside)
	l := syscall.Rlimit{Cur: limit, Max: limit}
	_ = syscall.Setrlimit(rlimitData, &l) // the watch holds without it
}

// apart puts a process into a group of its own, so that Ctrl-C does not reach it and
// its priority can be set for all its threads.
func apart(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// yield gives a process that was put apart the lowest priority.
func yield(p *os.Process) {
	const lowest = 19
	_ = syscall.Setpriority(syscall.PRIO_PGRP, p.Pid, lowest)
}

// held returns how many bytes a process holds for itself; 0 where that is not known.
func held(p *os.Process) int64 {
	m := mapped(p.Pid)
	return m.resident - m.shared
}

// memoryMap is the memory of a process, in bytes.
type memoryMap struct{ resident, shared, data int64 }

func mapped(pid int) memoryMap {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return memoryMap{}
	}
	var pages [6]int64 // size, resident, shared, text, lib, data
	for i, f := range bytes.Fields(b) {
		if i == len(pages) {
			break
		}
		if pages[i], err = strconv.ParseInt(string(f), 10, 64); err != nil {
			return memoryMap{}
		}
	}
	page := int64(os.Getpagesize())
	return memoryMap{resident: pages[1] * page, shared: pages[2] * page, data: pages[5] * page}
}
