package quaddb

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
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
	"text/tabwriter"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// BenchmarkTable measures this store, Cayley's bolt and leveldb and the engine
// alone, each in a process of its own, on the same news-like quads, and prints
// what they took beside each other:
//
//	go test -run '^$' -bench Table -benchtime 1x -timeout 60m ./graph/quaddb
//
// QUADDB_BENCH_QUADS says how many quads (100000), QUADDB_BENCH_STORES which
// stores (quaddb,leveldb,bolt,raw). Times are medians. The machine's load is
// printed before and after, for nothing else may be running when it matters.
func BenchmarkTable(b *testing.B) {
	quads := 100_000
	if text := os.Getenv("QUADDB_BENCH_QUADS"); text != "" {
		var err error
		if quads, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	names := []string{"quaddb", "leveldb", "bolt", "raw"}
	if text := os.Getenv("QUADDB_BENCH_STORES"); text != "" {
		names = strings.Split(text, ",")
	}
	for range b.N {
		var rows []string
		cells := map[string]map[string]string{}
		before := machineLoad()
		for _, name := range names {
			cmd := exec.CommandContext(b.Context(), os.Args[0])
			cmd.Env = append(os.Environ(), "QUADDB_MEASURE="+name, "QUADDB_MEASURE_QUADS="+strconv.Itoa(quads), "QUADDB_MEASURE_DIR="+b.TempDir())
			cmd.Stderr = os.Stderr
			out, err := cmd.Output()
			if err != nil {
				b.Fatalf("%s: %v", name, err)
			}
			cells[name] = map[string]string{}
			for line := range strings.Lines(string(out)) {
				var m measurement
				if err := json.Unmarshal([]byte(line), &m); err != nil {
					b.Fatalf("%s: %v: %q", name, err, line)
				}
				if !slices.Contains(rows, m.What) {
					rows = append(rows, m.What)
				}
				cells[name][m.What] = m.Value
			}
		}
		var table strings.Builder
		w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
		fmt.Fprintf(w, "%d quads\t%s\n", quads, strings.Join(names, "\t"))
		for _, row := range rows {
			fmt.Fprintf(w, "%s", row)
			for _, name := range names {
				fmt.Fprintf(w, "\t%s", cells[name][row])
			}
			fmt.Fprintln(w)
		}
		w.Flush()
		fmt.Printf("%sload of the machine: %s before, %s after; %d cores\n", &table, before, machineLoad(), runtime.NumCPU())
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

func say(what, format string, args ...any) {
	b, err := json.Marshal(measurement{what, fmt.Sprintf(format, args...)})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(b))
}

// The news-like quads: articles of about 500 quads in a label each, whose
// statements and mentions name shared entities; the entities' names in a label
// of their own; one entity that 1,384 mentions are of; and a tree of 2,205 paths
// of three steps.
const (
	benchStatements = 40
	benchMentions   = 60
	perArticle      = benchStatements*8 + benchMentions*3
	hubRows         = 1384
)

var benchStart = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

func benchIRI(format string, args ...any) quad.IRI {
	return quad.IRI("https://data.example.org/" + fmt.Sprintf(format, args...))
}

func benchEntity(n int) quad.IRI { return benchIRI("entity/%d", n) }

func benchLabel(n int) quad.IRI { return benchIRI("article/%08d", n) }

type benchData struct{ articles, entities, hubs int }

func newBenchData(quads int) benchData {
	d := benchData{entities: max(200, quads/50)}
	d.articles = max(1, (quads-3*d.entities)/perArticle)
	d.hubs = (hubRows + d.articles - 1) / d.articles
	return d
}

// article returns the quads of the n-th article.
func (d benchData) article(n int) []quad.Quad {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	zipf := rand.NewZipf(rng, 1.15, 8, uint64(d.entities-2))
	label := benchLabel(n)
	out := make([]quad.Quad, 0, perArticle)
	add := func(s quad.IRI, p string, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: benchIRI("schema/%s", p), Object: o, Label: label})
	}
	for i := range benchStatements {
		s := benchIRI("article/%08d/statement/%d", n, i)
		add(s, "type", benchIRI("schema/Statement"))
		add(s, "speaker", benchEntity(1+int(zipf.Uint64())))
		add(s, "about", benchEntity(1+int(zipf.Uint64())))
		add(s, "act", benchIRI("act/%d", rng.IntN(30)))
		add(s, "date", quad.Time(benchStart.Add(time.Duration(n)*17*time.Minute+time.Duration(i)*time.Second)))
		add(s, "quote", quad.LangString{Value: quad.String(fmt.Sprintf("statement %d of article %d: the talks would go on until %d", i, n, rng.IntN(1e6))), Lang: "en"})
		add(s, "order", quad.Int(i))
		add(s, "source", label)
	}
	for i := range benchMentions {
		m := benchIRI("article/%08d/mention/%d", n, i)
		e := 1 + int(zipf.Uint64())
		if i < d.hubs && n*d.hubs+i < hubRows {
			e = 0
		}
		add(m, "of", benchEntity(e))
		add(m, "text", quad.String(fmt.Sprintf("Name %d", e)))
		add(m, "in", label)
	}
	return out
}

// base returns the entities' quads and the tree.
func (d benchData) base() []quad.Quad {
	label := benchIRI("base")
	var out []quad.Quad
	add := func(s quad.IRI, p string, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: benchIRI("schema/%s", p), Object: o, Label: label})
	}
	for i := range d.entities {
		add(benchEntity(i), "type", benchIRI("schema/Person"))
		add(benchEntity(i), "name", quad.LangString{Value: quad.String(fmt.Sprintf("Name %d", i)), Lang: "en"})
		add(benchEntity(i), "name", quad.LangString{Value: quad.String(fmt.Sprintf("\u0627\u0633\u0645 %d", i)), Lang: "ar"})
	}
	for i := range 5 {
		add(benchIRI("tree"), "part", benchIRI("tree/%d", i))
		for j := range 21 {
			add(benchIRI("tree/%d", i), "part", benchIRI("tree/%d/%d", i, j))
			for k := range 21 {
				add(benchIRI("tree/%d/%d", i, j), "part", benchIRI("tree/%d/%d/%d", i, j, k))
			}
		}
	}
	return out
}

// all calls f with the quads, ten thousand at a time.
func (d benchData) all(f func([]quad.Quad) error) error {
	batch := d.base()
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
	d := newBenchData(quads)
	dir := filepath.Join(os.Getenv("QUADDB_MEASURE_DIR"), name)
	if name == "raw" {
		return measureRaw(d, dir)
	}
	Register()
	kind := name
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
	return measureBoth(qs, d)
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

func hubPath(qs graph.QuadStore) *path.Path {
	return path.StartPath(qs, benchEntity(0)).In(benchIRI("schema/of"))
}

func countPath(p *path.Path) (n int, err error) {
	err = p.Iterate(context.Background()).Paths(true).Each(func(graph.Ref) error { n++; return nil })
	return n, err
}

func measureReads(qs graph.QuadStore, d benchData) error {
	part, date, name := benchIRI("schema/part"), benchIRI("schema/date"), benchIRI("schema/name")
	late := quad.Time(benchStart.Add(time.Duration(d.articles) * 17 * time.Minute / 2))
	for _, q := range []struct {
		what string
		path func() *path.Path
	}{
		{"1 hop", func() *path.Path { return path.StartPath(qs, benchIRI("tree")).Out(part) }},
		{"2 hops", func() *path.Path { return path.StartPath(qs, benchIRI("tree")).Out(part).Out(part) }},
		{"3 hops", func() *path.Path { return path.StartPath(qs, benchIRI("tree")).Out(part).Out(part).Out(part) }},
		{"hub", func() *path.Path { return hubPath(qs) }},
		{"hub in a label", func() *path.Path {
			return path.StartPath(qs, benchEntity(0)).LabelContext(benchLabel(0)).In(benchIRI("schema/of"))
		}},
		{"dates after", func() *path.Path { return path.StartPath(qs).Filter(iterator.CompareGT, late) }},
		{"has a date after", func() *path.Path {
			return path.StartPath(qs).HasFilter(date, false, shape.Comparison{Op: iterator.CompareGT, Val: late})
		}},
		{"regex on values", func() *path.Path { return path.StartPath(qs).Regex(regexp.MustCompile("ame 19.*7$")) }},
		{"has a name with prefix", func() *path.Path {
			return path.StartPath(qs).HasFilter(name, false, shape.Regexp{Re: regexp.MustCompile("^Name 19")})
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
		return hubPath(qs).Iterate(context.Background()).Paths(true).EachValue(qs, func(quad.Value) error { n++; return nil })
	})
	if err != nil {
		return err
	}
	say(fmt.Sprintf("hub with names (%d rows), ms", n), "%.3f", ms(took))
	return nil
}

func measureWrites(qs graph.QuadStore, d benchData) error {
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
		if err := removeLabel(qs, benchLabel(1_000_000+i)); err != nil {
			return err
		}
		deletes = append(deletes, time.Since(start))
	}
	say("delete an article, ms", "%.2f", ms(median(deletes)))
	return nil
}

func removeLabel(qs graph.QuadStore, label quad.IRI) error {
	if s, ok := qs.(*Store); ok {
		return s.Update(context.Background(), func(tx *Tx) error {
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

// measureBoth writes while two read the hub over and over.
func measureBoth(qs graph.QuadStore, d benchData) error {
	const long = 3 * time.Second
	read := func(stop *atomic.Bool) (func() int64, error) {
		var done atomic.Int64
		var wait sync.WaitGroup
		errs := make(chan error, 2)
		for range 2 {
			wait.Go(func() {
				for !stop.Load() {
					if _, err := countPath(hubPath(qs)); err != nil {
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
		quads := d.article(2_000_000 + i)
		if err := qs.ApplyDeltas(adding(quads), graph.IgnoreOpts{}); err != nil {
			return err
		}
		n += len(quads)
	}
	took := time.Since(begun)
	stop.Store(true)
	beside := wait()
	say("writes beside two readers, quads/s", "%.0f", float64(n)/took.Seconds())
	say("reads then, of those undisturbed", "%.2f", float64(beside)/float64(alone)*long.Seconds()/took.Seconds())
	return nil
}

// measureRaw writes the keys of the same quads into the engine, with nothing but
// a map for the values' identifiers.
func measureRaw(d benchData, dir string) error {
	db, err := pebble.Open(dir, engineOptions(Options{}, vfs.Default, new(engineLog)))
	if err != nil {
		return err
	}
	ids := map[quad.Value]Node{}
	var writing time.Duration
	n := 0
	err = d.all(func(batch []quad.Quad) error {
		type fresh struct {
			n       Node
			encoded []byte
		}
		var values []fresh
		quads := make([]Quad, len(batch))
		for i, q := range batch {
			for j, dir := range quad.Directions {
				v := q.Get(dir)
				id, ok := ids[v]
				if !ok {
					id = Node(len(ids) + 1)
					ids[v] = id
					b, err := appendValue(nil, v)
					if err != nil {
						return err
					}
					values = append(values, fresh{id, b})
				}
				quads[i][j] = id
			}
		}
		n += len(batch)
		begun := time.Now()
		b := db.NewBatch()
		var key [longValue + 1]byte
		for _, v := range values {
			_ = b.Set(appendNodeKey(key[:0], v.n), v.encoded, nil)
			_ = b.Set(appendValueKey(append(key[:0], tableValue), v.encoded), binary.BigEndian.AppendUint64(nil, uint64(v.n)), nil)
		}
		for _, ix := range indexes {
			for _, q := range quads {
				_ = b.Set(ix.appendKey(key[:0], q), nil, nil)
			}
		}
		err := b.Commit(pebble.Sync)
		writing += time.Since(begun)
		return first(err, b.Close())
	})
	if err != nil {
		return err
	}
	say("load, quads/s", "%.0f", float64(n)/writing.Seconds())
	say("load, µs of processors a quad", "%.1f", float64(processorTime().Microseconds())/float64(n))
	say("memory at most, MB", "%d", peakMemory()>>20)
	if err := first(db.Flush(), db.Close()); err != nil {
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
