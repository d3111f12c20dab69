package quaddb

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// TestMain lets the tests run themselves as a process that loads, or holds, a
// store.
func TestMain(m *testing.M) {
	switch dir := os.Getenv("QUADDB_LOAD"); {
	case dir != "":
		if err := load(dir, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// article returns the quads of the n-th article in its r-th form. They share
// nodes with those of others.
func article(n, r int) []quad.Quad {
	label := quad.IRI(fmt.Sprintf("article%d", n))
	var out []quad.Quad
	for i := range 20 + (n+r)%30 {
		s := quad.IRI(fmt.Sprintf("e%d", (n*7+i)%200))
		out = append(out,
			quad.Quad{Subject: s, Predicate: quad.IRI("name"), Object: quad.LangString{Value: quad.String(fmt.Sprintf("name %d of %d", i, r)), Lang: "ar"}, Label: label},
			quad.Quad{Subject: s, Predicate: quad.IRI("at"), Object: quad.Time(time.Unix(int64(n), int64(i)).UTC()), Label: label},
		)
	}
	return out
}

const crashArticles = 40

// load replaces articles over and over, and says on w what was acknowledged.
// The record of an article is the number of its round.
func load(dir string, w io.Writer) error {
	o := Options{}
	if os.Getenv("QUADDB_LOAD_BULK") != "" {
		o.bulk = 1
	}
	s, err := Open(dir, o)
	if err != nil {
		return err
	}
	v, err := s.acquire()
	if err != nil {
		return err
	}
	fresh := crashArticles + int(v.next) // no article had that number
	if err := v.release(); err != nil {
		return err
	}
	for round := 1; ; round++ {
		for n := range crashArticles {
			if o.bulk > 0 && n%2 == 0 { // what only adds is written as tables
				n, fresh = fresh, fresh+1
			}
			err := put(s, n, round)
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(w, "%d %d\n", n, round); err != nil {
				return err
			}
			if os.Getenv("QUADDB_LOAD_FLUSH") != "" && n%8 == 0 {
				if err := s.db.Flush(); err != nil {
					return err
				}
			}
		}
	}
}

// put replaces an article by its next form.
func put(s *Store, n, round int) error {
	return s.Update(context.Background(), func(tx *Tx) error {
		key := strconv.Itoa(n)
		old, err := tx.Record("rounds", key)
		if err != nil {
			return err
		}
		if old != nil {
			if _, err := tx.RemoveLabel(context.Background(), quad.IRI(fmt.Sprintf("article%d", n))); err != nil {
				return err
			}
			before, err := strconv.Atoi(string(old))
			if err != nil {
				return err
			}
			round = max(round, before+1) // a store that was loaded before
		}
		return errors.Join(tx.Apply(nil, article(n, round)), tx.Put("rounds", key, []byte(strconv.Itoa(round))))
	})
}

// checkArticles checks that every article is whole and of the round that its
// record says, and returns the rounds.
func checkArticles(t *testing.T, s *Store) map[int]int {
	t.Helper()
	if r, err := s.Verify(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(r.Problems, "\n"))
	}
	snap, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	rounds := map[int]int{}
	want := model{}
	err = snap.Records(t.Context(), "rounds", func(key string, b []byte) error {
		n, err1 := strconv.Atoi(key)
		r, err2 := strconv.Atoi(string(b))
		rounds[n] = r
		for _, q := range article(n, r) {
			want[exact(q)] = q
		}
		return errors.Join(err1, err2)
	})
	if err != nil {
		t.Fatal(err)
	}
	compareQuadStore(t, snap, want)
	return rounds
}

// TestCrash kills a process that loads, at random moments, and checks after each
// that what it acknowledged is there, and nothing half.
func TestCrash(t *testing.T) {
	t.Run("log", func(t *testing.T) { crash(t) })
	t.Run("tables", func(t *testing.T) { crash(t, "QUADDB_LOAD_BULK=1") })
}

func crash(t *testing.T, env ...string) {
	kills := 3
	if heavy() {
		kills = 100
	}
	rng := rand.New(rand.NewPCG(3, 4))
	dir := filepath.Join(t.TempDir(), "store")
	acknowledged := map[int]int{}
	for kill := range kills {
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), "QUADDB_LOAD="+dir)
		cmd.Env = append(cmd.Env, env...)
		var trouble strings.Builder
		cmd.Stderr = &trouble
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// From its first word on, for a while that is sometimes within the opening
		// of the next.
		wait := time.Duration(rng.IntN(400)) * time.Millisecond
		if kill%10 == 9 {
			wait = time.Duration(rng.IntN(30)) * time.Millisecond
			time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
		}
		lines := bufio.NewScanner(out)
		started := false
		for lines.Scan() {
			if !started {
				started = true
				time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
			}
			var n, r int
			if _, err := fmt.Sscanf(lines.Text(), "%d %d", &n, &r); err == nil {
				acknowledged[n]++
			}
		}
		if err := cmd.Wait(); err == nil || trouble.Len() > 0 {
			t.Fatalf("the process that loads ended by itself: %v %s", err, &trouble)
		}
		if _, err := os.Stat(filepath.Join(dir, formatFile)); err != nil && !started {
			continue // killed before there was anything
		}
		begun := time.Now()
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatalf("opening after kill %d: %v", kill, err)
		}
		took := time.Since(begun)
		rounds := checkArticles(t, s)
		for n, r := range acknowledged {
			// Each acknowledged change raised the round by at least one.
			if rounds[n] < r {
				t.Errorf("after kill %d, article %d is of round %d, %d were acknowledged", kill, n, rounds[n], r)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
		if kill == kills-1 {
			t.Logf("%d kills, %d changes acknowledged to article 0, opened in %v", kills, acknowledged[0], took)
		}
	}
}

// TestLocked checks that a second process learns who has the store.
func TestLocked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "QUADDB_LOAD="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir, Options{})
	if s != nil {
		t.Fatal("opened a store that another process writes to")
	}
	var locked *LockedError
	if !errors.As(err, &locked) || !errors.Is(err, ErrLocked) || locked.PID != cmd.Process.Pid || locked.Command == "" || locked.Hint() == "" {
		t.Error(err)
	}
	// In the same process too.
	own := filepath.Join(t.TempDir(), "own")
	s = openTest(t, own)
	defer s.Close()
	if _, err := Open(own, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("opening twice: %v", err)
	}
}

// TestReadBeside opens a store for reading, again and again, while another
// process writes to it and its files come and go: everything acknowledged before
// is there, nothing half, and a backup of it is a store.
func TestReadBeside(t *testing.T) {
	if !readsBeside {
		t.Skip("not on this system")
	}
	dir := filepath.Join(t.TempDir(), "store")
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "QUADDB_LOAD="+dir, "QUADDB_LOAD_FLUSH=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := sync.OnceFunc(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	defer stop()
	var mu sync.Mutex
	acknowledged, all := map[int]int{}, make(chan struct{})
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var n, r int
			if _, err := fmt.Sscanf(lines.Text(), "%d %d", &n, &r); err != nil {
				continue
			}
			mu.Lock()
			if acknowledged[n] = r; len(acknowledged) == crashArticles && r == 1 {
				close(all)
			}
			mu.Unlock()
		}
	}()
	<-all
	times := 4
	if heavy() {
		times = 300
	}
	for i := range times {
		mu.Lock()
		before := maps.Clone(acknowledged)
		mu.Unlock()
		s, err := Open(dir, Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("opening %d: %v", i, err)
		}
		rounds := checkArticles(t, s)
		for n, r := range before {
			if rounds[n] < r {
				t.Errorf("article %d is of round %d, %d was acknowledged", n, rounds[n], r)
			}
		}
		if err := put(s, 0, 1); !errors.Is(err, ErrReadOnly) {
			t.Errorf("writing: %v", err)
		}
		if i == times-1 {
			stop()
			backup, back := filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "back")
			if err := errors.Join(s.Backup(backup), Restore(backup, back)); err != nil {
				t.Fatal(err)
			}
			copied, err := Open(back, Options{MustExist: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := checkArticles(t, copied); !maps.Equal(got, rounds) {
				t.Errorf("the backup has %v, want %v", got, rounds)
			}
			if err := copied.Close(); err != nil {
				t.Error(err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFormat checks that a newer format and other folders are refused.
func TestFormat(t *testing.T) {
	dir := t.TempDir()
	for _, o := range []Options{{MustExist: true}, {ReadOnly: true}} {
		if _, err := Open(dir, o); !errors.Is(err, ErrNoStore) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if err := openTest(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]error{"quaddb 2\n": ErrNewerFormat, "other\n": ErrDamaged, "": ErrDamaged} {
		if err := os.WriteFile(filepath.Join(dir, formatFile), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir, Options{}); !errors.Is(err, want) {
			t.Errorf("format %q: %v", text, err)
		}
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(other, Options{}); !errors.Is(err, ErrNoStore) {
		t.Errorf("a folder of other files: %v", err)
	}
}

// loaded makes a store with all articles in their third round.
func loaded(t *testing.T, dir string, o Options) {
	t.Helper()
	s, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		for n := range crashArticles {
			if err := put(s, n, round); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.db.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestBackup checks that a backup made while the store changes is a whole state,
// and comes back as it was.
func TestBackup(t *testing.T) {
	dir, backup, back := filepath.Join(t.TempDir(), "store"), filepath.Join(t.TempDir(), "backup"), filepath.Join(t.TempDir(), "back")
	loaded(t, dir, Options{})
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	stop, done := make(chan struct{}), make(chan error)
	go func() {
		defer close(done)
		for round := 4; ; round++ {
			for n := range crashArticles {
				select {
				case <-stop:
					return
				default:
				}
				if err := put(s, n, round); err != nil {
					done <- err
					return
				}
			}
		}
	}()
	time.Sleep(50 * time.Millisecond)
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(backup); !errors.Is(err, ErrExists) {
		t.Errorf("backing up onto a backup: %v", err)
	}
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Restore(backup, dir); !errors.Is(err, ErrExists) {
		t.Errorf("restoring onto a store: %v", err)
	}
	if err := Restore(back, back+"2"); !errors.Is(err, ErrNoStore) {
		t.Errorf("restoring what is no backup: %v", err)
	}
	if err := Restore(backup, back); err != nil {
		t.Fatal(err)
	}
	restored := openTest(t, back)
	defer restored.Close()
	if rounds := checkArticles(t, restored); len(rounds) != crashArticles {
		t.Errorf("%d articles came back", len(rounds))
	}
	i, err := restored.Info()
	if err != nil || i.Quads == 0 || i.Values == 0 || i.Bytes == 0 || i.Format != Format {
		t.Errorf("%+v, %v", i, err)
	}
}

// TestReadOnlyFolder checks that a store in a folder that cannot be written to
// can be read, and nothing else.
func TestReadOnlyFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	loaded(t, dir, Options{})
	fs := readOnlyFS{vfs.Default}
	if _, err := Open(dir, Options{fs: fs}); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("opening for writing: %v", err)
	}
	s, err := Open(dir, Options{ReadOnly: true, fs: fs})
	if err != nil {
		t.Fatal(err)
	}
	if rounds := checkArticles(t, s); len(rounds) != crashArticles {
		t.Errorf("%d articles", len(rounds))
	}
	if err := put(s, 0, 9); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// A readOnlyFS is a disk that cannot be written to.
type readOnlyFS struct{ vfs.FS }

func (readOnlyFS) Create(name string, _ vfs.DiskWriteCategory) (vfs.File, error) {
	return nil, &os.PathError{Op: "create", Path: name, Err: syscall.EROFS}
}

func (readOnlyFS) Lock(name string) (io.Closer, error) {
	return nil, &os.PathError{Op: "lock", Path: name, Err: syscall.EROFS}
}

func (readOnlyFS) MkdirAll(name string, _ os.FileMode) error {
	return &os.PathError{Op: "mkdir", Path: name, Err: syscall.EROFS}
}

func (readOnlyFS) Remove(name string) error {
	return &os.PathError{Op: "remove", Path: name, Err: syscall.EROFS}
}

// TestFull checks that a change that has no room is refused, that nothing of it
// is there, and that all before it stays.
func TestFull(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	loaded(t, dir, Options{})
	t.Run("found out before", func(t *testing.T) {
		fs := &fullFS{FS: vfs.Default, left: spare - 1}
		s, err := Open(dir, Options{fs: fs})
		if err != nil {
			t.Fatal(err)
		}
		if err := put(s, 0, 9); !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), dir) {
			t.Errorf("a change on a full disk: %v", err)
		}
		checkArticles(t, s)
		fs.left = 1 << 40
		if err := put(s, 0, 9); err != nil {
			t.Errorf("a change once there is room: %v", err)
		}
		if rounds := checkArticles(t, s); rounds[0] != 9 {
			t.Errorf("article 0 is of round %d", rounds[0])
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("met while writing", func(t *testing.T) {
		fs := &fullFS{FS: vfs.Default, left: 1 << 40, writable: 8 << 10, short: true}
		s, err := Open(dir, Options{fs: fs})
		if err != nil {
			t.Fatal(err)
		}
		var failed error
		last := map[int]int{}
		for round := 10; round < 100 && failed == nil; round++ {
			for n := range crashArticles {
				if failed = put(s, n, round); failed != nil {
					break
				}
				last[n] = round
			}
		}
		if !errors.Is(failed, ErrBroken) || !errors.Is(failed, syscall.ENOSPC) {
			t.Errorf("a change on a full disk: %v", failed)
		}
		if err := put(s, 0, 100); !errors.Is(err, ErrBroken) {
			t.Errorf("the change after that: %v", err)
		}
		closeSoon(t, s)
		s = openTest(t, dir)
		rounds := checkArticles(t, s)
		for n, r := range last {
			if rounds[n] < r {
				t.Errorf("article %d is of round %d, %d was acknowledged", n, rounds[n], r)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
