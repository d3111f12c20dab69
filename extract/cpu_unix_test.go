//go:build unix

package extract

import (
	"syscall"
	"time"
)

// cpuTime returns the processor time that the process has used: on a machine
// with other work it says more than the clock.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
