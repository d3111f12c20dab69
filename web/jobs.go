package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// A jobState is how far a job is.
type jobState string

// The states of a job, in their order; the last three are ends.
const (
	jobWaiting jobState = "waiting"
	jobRunning jobState = "running"
	jobLinking jobState = "linking"
	jobDone    jobState = "done"
	jobFailed  jobState = "failed"
	jobStopped jobState = "stopped"
)

func (s jobState) ended() bool { return s == jobDone || s == jobFailed || s == jobStopped }

// A jobReport is what a job tells of itself.
type jobReport struct {
	ID        string    `json:"id"`
	State     jobState  `json:"state"`
	Read      int       `json:"read"` // articles that came out of the inputs, so far
	Added     int       `json:"added"`
	Replaced  int       `json:"replaced"`
	Unchanged int       `json:"unchanged"`
	Skipped   []skipped `json:"skipped"`          // at most mostTold
	More      int       `json:"more_skipped"`     // that are not told
	Articles  []string  `json:"articles"`         // identifiers of those that are stored, at most mostTold
	Error     string    `json:"error,omitempty"`  // why it failed
	Bytes     int64     `json:"bytes"`            // of the inputs
	Started   time.Time `json:"started,omitzero"` // UTC
	Ended     time.Time `json:"ended,omitzero"`   // UTC
}

// A skipped input gave no article.
type skipped struct {
	Input string `json:"input"`
	Line  int    `json:"line,omitempty"` // 1-based
	Error string `json:"error"`
	Hint  string `json:"hint,omitempty"`
}

// Bounds of jobs.
const (
	mostJobs    = 16   // that wait
	mostKept    = 100  // that ended and are remembered
	mostTold    = 1000 // of inputs and identifiers
	longestWait = 20 * time.Second
)

// A job is one lot of articles on its way into the graph.
type job struct {
	upload *upload
	by     reading

	mu     sync.Mutex
	report jobReport
	change chan struct{} // closed at each change
}

// tell changes the report and wakes those that wait.
func (j *job) tell(f func(*jobReport)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	f(&j.report)
	close(j.change)
	j.change = make(chan struct{})
}

// now returns a copy of the report, and what is closed when it changes.
func (j *job) now() (jobReport, <-chan struct{}) {
	j.mu.Lock()
	defer j.mu.Unlock()
	r := j.report
	r.Skipped, r.Articles = slices.Clone(r.Skipped), slices.Clone(r.Articles)
	return r, j.change
}

// jobs run one after the other: there is one writer. Their goroutine ends when there
// is none left.
type jobs struct {
	run func(context.Context, *job)

	ctx    context.Context // of the server, ended by stop
	cancel context.CancelFunc

	mu     sync.Mutex
	last   int
	queue  []*job
	known  []*job // by number, the oldest first
	busy   bool
	closed bool
	idle   chan struct{} // closed when the goroutine ends
}

func newJobs(run func(context.Context, *job)) *jobs {
	q := &jobs{run: run}
	q.ctx, q.cancel = context.WithCancel(context.Background())
	return q
}

// errBusy means that too much waits already.
var errBusy = fmt.Errorf("%d uploads are waiting already; try again when one is done", mostJobs)

// errNoJob means that there is no such job, or not any more.
var errNoJob = errors.New("no such job: it is long over, or of another run of the server")

// add takes a job in.
func (q *jobs) add(j *job) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || len(q.queue) >= mostJobs {
		return errBusy
	}
	q.last++
	j.change = make(chan struct{})
	j.report = jobReport{ID: strconv.Itoa(q.last), State: jobWaiting, Skipped: []skipped{}, Articles: []string{}, Bytes: j.upload.bytes}
	q.queue = append(q.queue, j)
	q.known = append(q.known, j)
	if n := len(q.known) - mostKept; n > 0 {
		q.known = slices.Delete(q.known, 0, n)
	}
	if !q.busy {
		q.busy, q.idle = true, make(chan struct{})
		go q.work()
	}
	return nil
}

func (q *jobs) work() {
	for {
		q.mu.Lock()
		if len(q.queue) == 0 {
			q.busy = false
			close(q.idle)
			q.mu.Unlock()
			return
		}
		j := q.queue[0]
		q.queue = q.queue[1:]
		q.mu.Unlock()
		q.run(q.ctx, j)
	}
}

// find returns a job that is known, or nil.
func (q *jobs) find(id string) *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, j := range q.known {
		if r, _ := j.now(); r.ID == id {
			return j
		}
	}
	return nil
}

// waiting returns how many jobs wait or run.
func (q *jobs) waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.busy {
		return len(q.queue) + 1
	}
	return 0
}

// stop takes no more jobs, and lets those that are there be finished until ctx ends;
// then the one in work stops after what it is storing, and the others do not begin.
func (q *jobs) stop(ctx context.Context) {
	q.mu.Lock()
	q.closed = true
	busy, idle := q.busy, q.idle
	q.mu.Unlock()
	defer q.cancel()
	if !busy {
		return
	}
	select {
	case <-idle:
	case <-ctx.Done():
		q.cancel()
		<-idle
	}
}

// jobStatus tells of a job; with wait=SECONDS not before it has ended or changed, or
// that time has passed.
func (s *server) jobStatus(w http.ResponseWriter, r *http.Request) {
	j := s.jobs.find(r.PathValue("id"))
	if j == nil {
		s.answer(w, r, nil, errNoJob)
		return
	}
	report, change := j.now()
	if text := r.URL.Query().Get("wait"); text != "" && !report.State.ended() {
		seconds, err := strconv.ParseFloat(text, 64)
		if err != nil || seconds < 0 {
			s.answer(w, r, nil, &badRequestError{fmt.Sprintf("wait: %q is no number of seconds", text)})
			return
		}
		patience := time.NewTimer(min(time.Duration(seconds*float64(time.Second)), longestWait))
		defer patience.Stop()
		for waiting := true; waiting && !report.State.ended(); {
			select {
			case <-change:
				report, change = j.now()
			case <-patience.C:
				waiting = false
			case <-r.Context().Done():
				return
			}
		}
		report, _ = j.now()
	}
	s.answer(w, r, report, nil)
}
