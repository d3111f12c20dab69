package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// archive is a corpus of 2,085 real articles, beside the repository.
const archive = "../../../shared/data/corpora/saudinewsnet-conflict.jsonl.gz"

// maxResident is what extraction may hold in memory, in kilobytes, whatever the
// number of articles.
const maxResident = 200 << 10

// TestArchive: a real archive is read without an error, within bounded memory.
func TestArchive(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("it reads an archive: KHABAR_HEAVY=1 runs it")
	}
	if _, err := os.Stat(archive); err != nil {
		t.Skip("the corpus is not there: it belongs into ../shared/data, beside the repository")
	}
	khabar := filepath.Join(t.TempDir(), "khabar")
	if out, err := exec.Command("go", "build", "-o", khabar, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	out := &lines{}
	var errs bytes.Buffer
	c := exec.Command(khabar, "extract", "--jobs", "2", archive)
	c.Stdout, c.Stderr = out, &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan int)
	stop := make(chan struct{})
	go func() { done <- peak(c.Process.Pid, stop) }()
	err := c.Wait()
	close(stop)
	kilobytes := <-done
	if err != nil {
		t.Errorf("khabar extract: %v\n%s", err, errs.String())
	}
	if out.n != 2085 {
		t.Errorf("%d articles, want 2085\n%s", out.n, errs.String())
	}
	switch {
	case kilobytes == 0:
		t.Log("how much memory it took is not known here")
	case kilobytes > maxResident:
		t.Errorf("%d kB resident, want at most %d", kilobytes, maxResident)
	default:
		t.Logf("%d kB resident at most", kilobytes)
	}
}

// lines counts what is written to it.
type lines struct{ n int }

func (l *lines) Write(b []byte) (int, error) {
	l.n += bytes.Count(b, []byte("\n"))
	return len(b), nil
}

var highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peak asks for the process's peak of resident memory, in kilobytes, until it is
// told to stop; 0 where the system does not say.
func peak(pid int, stop <-chan struct{}) (most int) {
	for {
		if b, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "status")); err == nil {
			if m := highWater.FindSubmatch(b); m != nil {
				if n, err := strconv.Atoi(string(m[1])); err == nil {
					most = max(most, n)
				}
			}
		}
		select {
		case <-stop:
			return most
		case <-time.After(50 * time.Millisecond):
		}
	}
}
