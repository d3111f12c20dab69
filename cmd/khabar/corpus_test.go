package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

const corpus = "../../../shared/data/corpora/saudinewsnet-conflict.jsonl.gz"

// mostMemory is what a build may take, however many articles it reads.
const mostMemory = 400 << 20

// usualCut is how many articles of the corpus are read. KHABAR_CORPUS is another
// number; there are 2,085.
const usualCut = 800

// TestCorpus builds articles of a corpus, and again shuffled, killed on the way,
// interrupted on the way and resumed: both give the same bytes, and whole
// databases. How long building takes, and extraction alone, is logged: a machine
// that others use says little.
func TestCorpus(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("it reads a corpus three times: KHABAR_HEAVY=1 runs it")
	}
	packed, err := os.ReadFile(corpus)
	if err != nil {
		t.Skip("the corpus is not there: it belongs into ../shared/data/corpora, beside the repository")
	}
	cut := usualCut
	if n := os.Getenv("KHABAR_CORPUS"); n != "" {
		if cut, err = strconv.Atoi(n); err != nil {
			t.Fatal(err)
		}
	}
	lines := unpack(t, packed)
	lines = lines[:min(cut, len(lines))]
	articles := len(lines)
	dir := t.TempDir()
	corpus := filepath.Join(dir, "corpus.jsonl.gz")
	pack(t, corpus, lines)
	shuffled := filepath.Join(dir, "shuffled.jsonl")
	shuffle(t, shuffled, lines)

	took := func(what string, c *process) {
		t.Logf("%s: %.1f articles a second of processor time, %.1f of the clock's, %d MB",
			what, float64(articles)/(c.ProcessState.UserTime()+c.ProcessState.SystemTime()).Seconds(),
			float64(articles)/c.took.Seconds(), memoryOf(c)>>20)
		if memoryOf(c) > mostMemory {
			t.Errorf("%s took %d MB, more than %d", what, memoryOf(c)>>20, mostMemory>>20)
		}
	}
	extraction := start(t, "extract", corpus)
	mustEnd(t, extraction)
	took("extraction alone", extraction)
	straight := filepath.Join(dir, "straight.db")
	build := start(t, "--db", straight, "build", corpus)
	mustEnd(t, build)
	took("building", build)

	resumed := filepath.Join(dir, "resumed.db")
	stored := 0
	for _, stop := range []os.Signal{syscall.SIGKILL, syscall.SIGINT} {
		c := start(t, "--db", resumed, "build", shuffled)
		for more := stored + batchSize; ; { // until some more is stored
			time.Sleep(200 * time.Millisecond)
			r := khabar(t, "", "--db", resumed, "articles", "list", "--format", "csv")
			if n := strings.Count(r.out, "\n") - 1; r.code == exitDone && n >= more {
				stored = n
				break
			}
		}
		if err := c.Process.Signal(stop); err != nil {
			t.Fatalf("it ended before it was stopped: %v", err)
		}
		_ = c.Wait() // it was stopped
		mustKhabar(t, "--db", resumed, "db", "verify")
		list := mustKhabar(t, "--db", resumed, "articles", "list", "--format", "csv")
		if n := strings.Count(list, "\n") - 1; n < stored || n >= articles {
			t.Errorf("after %v there are %d articles; there were %d before, of %d", stop, n, stored, articles)
		} else {
			stored = n
		}
	}
	mustEnd(t, start(t, "--db", resumed, "build", shuffled))
	mustKhabar(t, "--db", resumed, "db", "verify")
	whole := mustKhabar(t, "--db", straight, "export")
	if whole != mustKhabar(t, "--db", resumed, "export") {
		t.Error("shuffled, stopped and resumed, the articles give another graph")
	}
	if mixed := ofTwoTypes(whole); len(mixed) > 0 {
		t.Errorf("%d nodes are of two types: %s", len(mixed), strings.Join(mixed[:min(10, len(mixed))], ", "))
	}
}

// ofTwoTypes returns the nodes of entities, joined over all articles, that N-Quads
// give two classes: a person and a place, say.
func ofTwoTypes(nquads string) []string {
	class := map[string]string{}
	var out []string
	for line := range strings.Lines(nquads) {
		f := strings.SplitN(line, " ", 4)
		if len(f) < 4 || !strings.HasSuffix(f[1], "22-rdf-syntax-ns#type>") || !strings.Contains(f[0], "/entity/") && !strings.Contains(f[0], "/known/") {
			continue
		}
		if had, ok := class[f[0]]; ok && had != f[2] {
			out = append(out, f[0])
		}
		class[f[0]] = f[2]
	}
	return out
}

// unpack returns the lines of a packed file.
func unpack(t *testing.T, packed []byte) []string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Collect(strings.Lines(string(b)))
}

// pack writes lines as a packed file.
func pack(t *testing.T, name string, lines []string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, strings.Join(lines, "")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(z.Close(), os.WriteFile(name, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// shuffle writes lines in another order.
func shuffle(t *testing.T, name string, lines []string) {
	t.Helper()
	lines = slices.Clone(lines)
	rng := rand.New(rand.NewPCG(9, 9))
	rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	if err := os.WriteFile(name, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A process is the command line in a process of its own.
type process struct {
	*exec.Cmd
	began time.Time
	took  time.Duration // once it has ended by itself
}

func start(t *testing.T, args ...string) *process {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Args = append([]string{"khabar"}, args...)
	c.Env = append(os.Environ(), "KHABAR_TEST_MAIN=1")
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return &process{Cmd: c, began: time.Now()}
}

func mustEnd(t *testing.T, c *process) {
	t.Helper()
	if err := c.Wait(); err != nil {
		t.Fatalf("%s: %v", strings.Join(c.Args, " "), err)
	}
	c.took = time.Since(c.began)
}

// memoryOf is the most that a process that has ended had in memory.
func memoryOf(c *process) int64 {
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10
	}
	return 0
}
