package web

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"runtime/metrics"
	"slices"
	"strconv"
	"sync"
	"time"
)

// tookBuckets are the bounds of the histogram of how long requests took, in seconds.
var tookBuckets = []float64{0.005, 0.025, 0.1, 0.25, 1, 5, 30}

// A meter counts requests, for /metrics.
type meter struct {
	mu     sync.Mutex
	counts map[requestKind]*requestCount
}

// A requestKind is what requests are counted by. The route is a pattern of the table, so
// that there are few of them.
type requestKind struct {
	route  string
	status int
}

type requestCount struct {
	number  uint64
	seconds float64
	buckets []uint64 // requests within each of tookBuckets and not the one before
}

func (m *meter) count(route string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.counts == nil {
		m.counts = map[requestKind]*requestCount{}
	}
	k := requestKind{route, status}
	c := m.counts[k]
	if c == nil {
		c = &requestCount{buckets: make([]uint64, len(tookBuckets)+1)}
		m.counts[k] = c
	}
	c.number++
	c.seconds += took.Seconds()
	i, _ := slices.BinarySearch(tookBuckets, took.Seconds())
	c.buckets[i]++
}

// metrics writes what the server counts, in the text format of Prometheus.
func (s *server) metrics(w http.ResponseWriter, r *http.Request) {
	stats, err := s.g.Stats(r.Context())
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	var b bytes.Buffer
	gauge := func(name, help string, value any) {
		fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n%s %v\n", name, help, name, name, value)
	}
	gauge("khabar_articles", "Articles in the graph.", stats.Articles)
	gauge("khabar_quads", "Quads in the graph.", stats.Quads)
	gauge("khabar_jobs", "Uploads that are on their way into the graph.", s.jobs.waiting())
	gauge("khabar_queries_running", "Requests that hold one of the places for queries.", len(s.busy))
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/total:bytes"}, {Name: "/sched/goroutines:goroutines"}}
	metrics.Read(samples)
	gauge("go_memstats_heap_alloc_bytes", "Bytes of objects.", samples[0].Value.Uint64())
	gauge("go_memstats_sys_bytes", "Bytes that Go has of the system.", samples[1].Value.Uint64())
	gauge("go_goroutines", "Goroutines.", samples[2].Value.Uint64())
	s.meter.write(&b)
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = w.Write(b.Bytes()) // the client may be gone
}

func (m *meter) write(b *bytes.Buffer) {
	m.mu.Lock()
	defer m.mu.Unlock()
	kinds := make([]requestKind, 0, len(m.counts))
	for k := range m.counts {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b requestKind) int {
		return cmp.Or(cmp.Compare(a.route, b.route), cmp.Compare(a.status, b.status))
	})
	const name = "khabar_http_request_duration_seconds"
	fmt.Fprintf(b, "# HELP %s How long requests took.\n# TYPE %s histogram\n", name, name)
	for _, k := range kinds {
		c := m.counts[k]
		labels := fmt.Sprintf("route=%q,status=\"%d\"", k.route, k.status)
		sum := uint64(0)
		for i, bound := range tookBuckets {
			sum += c.buckets[i]
			fmt.Fprintf(b, "%s_bucket{%s,le=%q} %d\n", name, labels, strconv.FormatFloat(bound, 'g', -1, 64), sum)
		}
		fmt.Fprintf(b, "%s_bucket{%s,le=\"+Inf\"} %d\n%s_sum{%s} %g\n%s_count{%s} %d\n", name, labels, c.number, name, labels, c.seconds, name, labels, c.number)
	}
}
