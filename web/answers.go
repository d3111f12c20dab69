package web

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"net/url"
	"slices"
	"sync"

	"github.com/khabar-kg/khabar/graph"
)

// answers remembers what the page's question was answered lately: to turn a page
// of the table, to open a row in a new tab, to go to the picture and back ask the
// same again, and each time all rows would be read to be sorted.
type answers struct {
	mu     sync.Mutex
	recent []answer // the latest last
}

// An answer is a whole table, with what it was the answer to.
type answer struct {
	key   string
	state [sha256.Size]byte // of the graph
	table *graph.Table
}

// pageTimeouts is how many times the deadline of a query the page's own question
// may take: it reads all rows, once.
const pageTimeouts = 3

// mostAnswers and mostAnswerRows bound what is remembered.
const (
	mostAnswers    = 8
	mostAnswerRows = 100_000
)

// ask returns all rows of the page's question. The table is shared and must not be
// changed.
func (a *answers) ask(ctx context.Context, s *server, params map[string]string, lang string) (*graph.Table, error) {
	key := url.Values{"": {lang}}
	for name, v := range params {
		key.Set(name, v)
	}
	list, err := s.g.Articles(ctx)
	if err != nil {
		return nil, err
	}
	// A graph is a function of its articles.
	h := sha256.New()
	enc := json.NewEncoder(h)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return nil, err
		}
	}
	now := answer{key: key.Encode(), state: [sha256.Size]byte(h.Sum(nil))}
	if t := a.find(now); t != nil {
		return t, nil
	}
	now.table, err = s.g.Ask(ctx, theQuestion, params, graph.QueryOptions{Limit: -1, Timeout: pageTimeouts * s.opts.Timeout, Language: lang})
	if err != nil {
		return nil, err
	}
	a.remember(now)
	return now.table, nil
}

// find returns the table of an answer to the same question, of the same state of
// the graph, or nil.
func (a *answers) find(want answer) *graph.Table {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.recent = slices.DeleteFunc(a.recent, func(x answer) bool { return x.state != want.state })
	i := slices.IndexFunc(a.recent, func(x answer) bool { return x.key == want.key })
	if i < 0 {
		return nil
	}
	found := a.recent[i]
	a.recent = append(slices.Delete(a.recent, i, i+1), found)
	return found.table
}

func (a *answers) remember(x answer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.recent = append(slices.DeleteFunc(a.recent, func(y answer) bool { return y.key == x.key }), x)
	rows := 0
	for i := len(a.recent) - 1; i >= 0; i-- {
		rows += len(a.recent[i].table.Rows)
		if rows > mostAnswerRows || len(a.recent)-i > mostAnswers {
			a.recent = slices.Delete(a.recent, 0, i+1)
			return
		}
	}
}
