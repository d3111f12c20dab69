package quaddb_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/flat"
	oldpebble "github.com/hidal-go/hidalgo/kv/flat/pebble"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
	khabargraph "github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/quaddb"
	"github.com/khabar-kg/khabar/schema"
)

// BenchmarkTable measures this store, Cayley's leveldb, bolt and pebble, and the
// engine alone, each in a process of its own, on the same news-like quads, and
// prints what they took beside each other:
//
//	go test -run '^$' -bench Table -benchtime 1x -timeout 60m ./graph/quaddb
//
// QUADDB_BENCH_QUADS says how many quads (100000), QUADDB_BENCH_STORES which
// stores (quaddb,leveldb,bolt,pebble,raw). Times are medians. The machine's load is
// printed before and after, for nothing else may be running when it matters; what is
// written to FIGURES.md tells what was.
func BenchmarkTable(b *testing.B) {
	quads := 100_000
	if text := os.Getenv("QUADDB_BENCH_QUADS"); text != "" {
		var err error
		if quads, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	names := []string{"quaddb", "leveldb", "bolt", "pebble", "raw"}
	if text := os.Getenv("QUADDB_BENCH_STORES"); text != "" {
		names = strings.Split(text, ",")
	}
	for range b.N {
		var rows []string
		cells := map[string]map[string]string{}
		before := machineLoad()
		for _, name := range names {
			out := filepath.Join(b.TempDir(), "out")
			cmd := exec.CommandContext(b.Context(), os.Args[0], "-test.run=^TestMeasure$", "-test.timeout=60m")
			cmd.Env = append(os.Environ(), "QUADDB_MEASURE="+name, "QUADDB_MEASURE_QUADS="+strconv.Itoa(quads), "QUADDB_MEASURE_DIR="+b.TempDir(), "QUADDB_MEASURE_OUT="+out)
			if said, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%s: %v\n%s", name, err, said)
			}
			text, err := os.ReadFile(out)
			if err != nil {
				b.Fatal(err)
			}
			cells[name] = map[string]string{}
			for line := range strings.Lines(string(text)) {
				var m measurement
				if err := json.Unmarshal([]byte(line), &m); err != nil {
					b.Fatalf("%s: %v: %q", name, err, line)
				}
				if !slices.Contains(rows, m.What) {
					rows = append(rows, m.What)
				}
				cells[name][m.What] = m.Value
			}
			fmt.Fprintf(os.Stderr, "%s: %s\n", name, text) // a run may take an hour
		}
		var table strings.Builder
		fmt.Fprintf(&table, "| %d quads | %s |\n|---|%s\n", quads, strings.Join(names, " | "), strings.Repeat("---|", len(names)))
		for _, row := range rows {
			fmt.Fprintf(&table, "| %s ", row)
			for _, name := range names {
				fmt.Fprintf(&table, "| %s ", cells[name][row])
			}
			fmt.Fprintln(&table, "|")
		}
		fmt.Printf("%s\nload of the machine: %s before, %s after; %d cores\n", &table, before, machineLoad(), runtime.NumCPU())
	}
}

// TestMeasure is one column of the table, in the process that BenchmarkTable starts.
func TestMeasure(t *testing.T) {
	name := os.Getenv("QUADDB_MEASURE")
	if name == "" {
		t.Skip("BenchmarkTable runs it")
	}
	if err := measure(name); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(os.Getenv("QUADDB_MEASURE_OUT"), measured.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func machineLoad() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	text, _, _ := strings.Cut(string(b), " ")
	return text
}

// A measurement is one cell of the table.
type measurement struct{ What, Value string }

// measured is what was said, a line of JSON each.
var measured bytes.Buffer

func say(what, format string, args ...any) {
	b, err := json.Marshal(measurement{what, fmt.Sprintf(format, args...)})
	if err != nil {
		panic(err)
	}
	measured.Write(append(b, '\n'))
}

// benchData are news-like quads: those that package graph makes of the articles of
// examples/iraq-2021, over and over, each time as articles of other identifiers, days
// and texts. What the lexicon knows they share, as in news.
type benchData struct {
	base     [][]quad.Quad
	ids      []string
	articles int
	hub      quad.IRI // what most statements are about
}

// benchFresh numbers articles that no other part of the benchmark writes.
var benchFresh counter = 2_000_000

type counter int

func (c *counter) next() int { *c++; return int(*c) }

const writerBatch = 10_000

func newBenchData(quads int) (*benchData, error) {
	dir, err := os.MkdirTemp("", "quaddb")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	g, err := khabargraph.Open(context.Background(), dir, khabargraph.Options{})
	if err != nil {
		return nil, err
	}
	defer g.Close()
	x, err := extract.New(extract.Options{})
	if err != nil {
		return nil, err
	}
	err = read.Each(context.Background(), []string{"../../examples/iraq-2021"}, nil, read.Options{MaxText: read.DefaultMaxText}, func(it read.Item) error {
		if it.Err != nil {
			return it.Err
		}
		r, err := x.Extract(context.Background(), &it.Article)
		if err == nil {
			_, err = g.Put(context.Background(), []*schema.Record{r})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	infos, err := g.Articles(context.Background())
	if err != nil {
		return nil, err
	}
	d := &benchData{}
	at := map[quad.Value]int{}
	for i, info := range infos {
		d.ids, d.base = append(d.ids, info.IRI), append(d.base, nil)
		at[quad.IRI(info.IRI)] = i
	}
	n := 0
	about := map[quad.Value]int{}
	err = g.Quads(context.Background(), func(q quad.Quad) error {
		i, ok := at[q.Label]
		if !ok {
			return nil // the ontology's
		}
		d.base[i] = append(d.base[i], q)
		n++
		if hub, ok := q.Object.(quad.IRI); ok && q.Predicate == benchAbout {
			if about[hub]++; about[hub] > about[d.hub] {
				d.hub = hub
			}
		}
		return nil
	})
	d.articles = max(len(d.base), quads*len(d.base)/n)
	return d, err
}

// What the questions of the benchmark go along.
const (
	benchAbout    = quad.IRI("https://schema.org/about")
	benchMentions = quad.IRI("https://schema.org/mentions")
	benchName     = quad.IRI("https://schema.org/name")
	benchMention  = quad.IRI(schema.VocabularyIRI + "mention")
	benchExact    = quad.IRI("http://www.w3.org/ns/oa#exact")
	benchDate     = quad.IRI(schema.VocabularyIRI + "date")
)

var benchStart = time.Date(2021, 7, 1, 0, 0, 0, 0, time.UTC)

func (d *benchData) label(n int) quad.IRI {
	return quad.IRI(fmt.Sprintf("%s-%07d", d.ids[n%len(d.ids)], n))
}

// article returns the quads of the n-th article.
func (d *benchData) article(n int) []quad.Quad {
	base, from, to := d.base[n%len(d.base)], d.ids[n%len(d.ids)], string(d.label(n))
	other := func(v quad.Value) quad.Value {
		switch v := v.(type) {
		case quad.IRI:
			if rest, ok := strings.CutPrefix(string(v), from); ok && (rest == "" || rest[0] == '/') {
				return quad.IRI(to + rest)
			}
		case quad.LangString:
			if len(v.Value) > 40 { // a sentence, and not a name
				return quad.LangString{Value: v.Value + quad.String(fmt.Sprintf(" (%d)", n)), Lang: v.Lang}
			}
		case quad.Time:
			return quad.Time(time.Time(v).Add(time.Duration(n) * 17 * time.Minute))
		}
		return v
	}
	out := make([]quad.Quad, len(base))
	for i, q := range base {
		for _, dir := range quad.Directions {
			out[i].Set(dir, other(q.Get(dir)))
		}
	}
	return out
}

// all calls f with the quads, ten thousand at a time.
func (d *benchData) all(f func([]quad.Quad) error) error {
	var batch []quad.Quad
	for n := 0; ; n++ {
		for len(batch) >= writerBatch {
			if err := f(batch[:writerBatch]); err != nil {
				return err
			}
			batch = append([]quad.Quad(nil), batch[writerBatch:]...)
		}
		if n == d.articles {
			return f(batch)
		}
		batch = append(batch, d.article(n)...)
	}
}

// measure measures one store in this process, and prints what it finds.
func measure(name string) error {
	quads, err := strconv.Atoi(os.Getenv("QUADDB_MEASURE_QUADS"))
	if err != nil {
		return err
	}
	d, err := newBenchData(quads)
	if err != nil {
		return err
	}
	dir := filepath.Join(os.Getenv("QUADDB_MEASURE_DIR"), name)
	if name == "raw" {
		return measureRaw(d, dir)
	}
	quaddb.Register()
	kind := name
	if name == "pebble" { // Cayley registers but some of its engines by itself
		kv.Register(kind, kv.Registration{IsPersistent: true, NewFunc: openOldPebble, InitFunc: openOldPebble})
	}
	if name != "quaddb" {
		// What graph does for Cayley's backends, so that labels do not read everything.
		kv.DefaultQuadIndexes = append(kv.DefaultQuadIndexes, kv.QuadIndex{Dirs: []quad.Direction{quad.Label}})
	}
	if err := graph.InitQuadStore(kind, dir, nil); err != nil {
		return err
	}
	qs, err := graph.NewQuadStore(kind, dir, nil)
	if err != nil {
		return err
	}
	var writing time.Duration
	n := 0
	err = d.all(func(batch []quad.Quad) error {
		n += len(batch)
		begun := time.Now()
		err := qs.ApplyDeltas(adding(batch), graph.IgnoreOpts{})
		writing += time.Since(begun)
		return err
	})
	if err != nil {
		return err
	}
	say("load, quads/s", "%.0f", float64(n)/writing.Seconds())
	say("load, µs of processors a quad", "%.1f", float64(processorTime().Microseconds())/float64(n))
	say("memory at most, MB", "%d", peakMemory()>>20)
	begun := time.Now()
	if err := qs.Close(); err != nil {
		return err
	}
	say("close, ms", "%.1f", ms(time.Since(begun)))
	say("disk, MB", "%d", diskUse(dir)>>20)
	var opened []time.Duration
	for range 5 {
		begun := time.Now()
		if qs, err = graph.NewQuadStore(kind, dir, nil); err != nil {
			return err
		}
		opened = append(opened, time.Since(begun))
		if err := qs.Close(); err != nil {
			return err
		}
	}
	say("open, ms", "%.1f", ms(median(opened)))
	if qs, err = graph.NewQuadStore(kind, dir, nil); err != nil {
		return err
	}
	defer qs.Close()
	if err := measureReads(qs, d); err != nil {
		return err
	}
	if err := measureWrites(qs, d); err != nil {
		return err
	}
	return errors.Join(
		measureBoth(qs, d, func(int, time.Duration) time.Duration { return 0 }),
		measureBoth(qs, d, func(n int, took time.Duration) time.Duration {
			return time.Duration(float64(n)/steadyRate*float64(time.Second)) - took
		}),
	)
}

func openOldPebble(dir string, _ graph.Options) (hkv.KV, error) {
	db, err := oldpebble.OpenPath(dir)
	if err != nil {
		return nil, err
	}
	return flat.Upgrade(db), nil
}

func adding(quads []quad.Quad) []graph.Delta {
	out := make([]graph.Delta, len(quads))
	for i, q := range quads {
		out[i] = graph.Delta{Quad: q, Action: graph.Add}
	}
	return out
}

func ms(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e6 }

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

// repeat runs f for about two seconds, three times at least, and returns the median.
func repeat(f func() error) (time.Duration, error) {
	var took []time.Duration
	for end := time.Now().Add(2 * time.Second); len(took) < 3 || time.Now().Before(end) && len(took) < 1000; {
		begun := time.Now()
		if err := f(); err != nil {
			return 0, err
		}
		took = append(took, time.Since(begun))
		if took[0] > 20*time.Second {
			break
		}
	}
	return median(took), nil
}

// fewHops is a number of paths that stays as it is however many quads there are.
const fewHops = 2195

func hubPath(qs graph.QuadStore, d *benchData) *path.Path {
	return path.StartPath(qs, d.hub).In(benchAbout)
}

func countPath(p *path.Path) (n int, err error) {
	err = p.Iterate(context.Background()).Paths(true).Each(func(graph.Ref) error { n++; return nil })
	return n, err
}

func measureReads(qs graph.QuadStore, d *benchData) error {
	late := quad.Time(benchStart.Add(time.Duration(d.articles) * 17 * time.Minute / 2))
	one := d.label(0)
	for _, q := range []struct {
		what string
		path func() *path.Path
	}{
		{"1 hop", func() *path.Path { return path.StartPath(qs, one).Out(benchMentions) }},
		{"2 hops", func() *path.Path { return path.StartPath(qs, one).Out(benchMentions).Out(benchMention) }},
		{"3 hops", func() *path.Path { return path.StartPath(qs, one).Out(benchMentions).Out(benchMention).Out(benchExact) }},
		{"3 hops, the first", func() *path.Path {
			return path.StartPath(qs, one).Out(benchMentions).Out(benchMention).Out(benchExact).Limit(fewHops)
		}},
		{"hub", func() *path.Path { return hubPath(qs, d) }},
		{"hub in a label", func() *path.Path { return path.StartPath(qs, d.hub).LabelContext(one).In(benchAbout) }},
		{"dates after", func() *path.Path { return path.StartPath(qs).Filter(iterator.CompareGT, late) }},
		{"has a date after", func() *path.Path {
			return path.StartPath(qs).HasFilter(benchDate, false, shape.Comparison{Op: iterator.CompareGT, Val: late})
		}},
		{"regex on values", func() *path.Path { return path.StartPath(qs).Regex(regexp.MustCompile(`oalition.*7.\)$`)) }},
		{"has a name with prefix", func() *path.Path {
			return path.StartPath(qs).HasFilter(benchName, false, shape.Regexp{Re: regexp.MustCompile("^Qasim")})
		}},
	} {
		var n int
		took, err := repeat(func() (err error) { n, err = countPath(q.path()); return err })
		if err != nil {
			return fmt.Errorf("%s: %w", q.what, err)
		}
		say(fmt.Sprintf("%s (%d rows), ms", q.what, n), "%.3f", ms(took))
	}
	n := 0
	took, err := repeat(func() error {
		n = 0
		return hubPath(qs, d).Iterate(context.Background()).Paths(true).EachValue(qs, func(quad.Value) error { n++; return nil })
	})
	if err != nil {
		return err
	}
	say(fmt.Sprintf("hub with names (%d rows), ms", n), "%.3f", ms(took))
	return nil
}

func measureWrites(qs graph.QuadStore, d *benchData) error {
	var took []time.Duration
	n := 0
	begun := time.Now()
	for i := 0; i < 60 && time.Since(begun) < 20*time.Second; i++ {
		quads := d.article(1_000_000 + i)
		start := time.Now()
		if err := qs.ApplyDeltas(adding(quads), graph.IgnoreOpts{}); err != nil {
			return err
		}
		took = append(took, time.Since(start))
		n = len(quads)
	}
	say("500-quad transactions, quads/s", "%.0f", float64(n)/median(took).Seconds())
	var deletes []time.Duration
	begun = time.Now()
	for i := 0; i < min(60, len(took)) && time.Since(begun) < 20*time.Second; i++ {
		start := time.Now()
		if err := removeLabel(qs, d.label(1_000_000+i)); err != nil {
			return err
		}
		deletes = append(deletes, time.Since(start))
	}
	say("delete an article, ms", "%.2f", ms(median(deletes)))
	return nil
}

func removeLabel(qs graph.QuadStore, label quad.IRI) error {
	if s, ok := qs.(*quaddb.Store); ok {
		return s.Update(context.Background(), func(tx *quaddb.Tx) error {
			_, err := tx.RemoveLabel(context.Background(), label)
			return err
		})
	}
	ref, err := qs.ValueOf(label)
	if err != nil {
		return err
	}
	it := qs.QuadIterator(quad.Label, ref).Iterate()
	var deltas []graph.Delta
	for it.Next(context.Background()) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			return err
		}
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
	}
	if err := it.Close(); err != nil {
		return err
	}
	return qs.ApplyDeltas(deltas, graph.IgnoreOpts{})
}

// steadyRate is how many quads a second are written when reads are measured beside
// writes that do not take all they can get: what two readers and a writer get of two
// processors otherwise is what the machine gives three who want all.
const steadyRate = 30_000

// measureBoth writes while two read the hub over and over. Pause says how long to
// wait after so many quads in so long.
func measureBoth(qs graph.QuadStore, d *benchData, pause func(n int, took time.Duration) time.Duration) error {
	const long = 3 * time.Second
	read := func(stop *atomic.Bool) (func() int64, error) {
		var done atomic.Int64
		var wait sync.WaitGroup
		errs := make(chan error, 2)
		for range 2 {
			wait.Go(func() {
				for !stop.Load() {
					if _, err := countPath(hubPath(qs, d)); err != nil {
						errs <- err
						return
					}
					done.Add(1)
				}
			})
		}
		return func() int64 { wait.Wait(); return done.Load() }, nil
	}
	var stop atomic.Bool
	wait, err := read(&stop)
	if err != nil {
		return err
	}
	time.Sleep(long)
	stop.Store(true)
	alone := wait()
	stop.Store(false)
	if wait, err = read(&stop); err != nil {
		return err
	}
	n := 0
	begun := time.Now()
	for i := 0; time.Since(begun) < long; i++ {
		quads := d.article(benchFresh.next())
		if err := qs.ApplyDeltas(adding(quads), graph.IgnoreOpts{}); err != nil {
			return err
		}
		n += len(quads)
		time.Sleep(pause(n, time.Since(begun)))
	}
	took := time.Since(begun)
	stop.Store(true)
	beside := wait()
	what, kept := "writes beside two readers, quads/s", "reads then, of those undisturbed"
	if pause(1e9, 0) > 0 {
		what, kept = "writes at a steady rate, quads/s", "reads beside these, of those undisturbed"
	}
	say(what, "%.0f", float64(n)/took.Seconds())
	say(kept, "%.2f", float64(beside)/float64(alone)*long.Seconds()/took.Seconds())
	return nil
}

// measureRaw loads the engine alone.
func measureRaw(d *benchData, dir string) error {
	raw, err := quaddb.NewRawLoader(dir)
	if err != nil {
		return err
	}
	var writing time.Duration
	n := 0
	err = d.all(func(batch []quad.Quad) error {
		took, err := raw.Load(batch)
		n, writing = n+len(batch), writing+took
		return err
	})
	if err != nil {
		return err
	}
	say("load, quads/s", "%.0f", float64(n)/writing.Seconds())
	say("memory at most, MB", "%d", peakMemory()>>20)
	if err := raw.Close(); err != nil {
		return err
	}
	say("disk, MB", "%d", diskUse(dir)>>20)
	return nil
}

// peakMemory is the most that the process had in memory.
func peakMemory() int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		var kb int64
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &kb); err == nil {
			return kb << 10
		}
	}
	return 0
}

// processorTime is how long processors worked for this process. On a machine
// that others use too it says more than the clock does.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func diskUse(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if info, err := e.Info(); err == nil && !e.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}
