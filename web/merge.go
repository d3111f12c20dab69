package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/network"
)

// mergeView is the name of the merge review in the navigation.
const mergeView = "merge"

const (
	mergeQueue = 12 // pairs that wait, as the page lists them
	mergeFacts = 3  // of each side
	mergeLog   = 20 // steps of the log
)

// A mergeReview is what its page shows: one pair, what waits, and the log.
type mergeReview struct {
	Entity  string // a name or IRI that one of each pair bears, or empty
	At      int    // the pair's number in the queue, from 0
	Waiting int
	Pair    *mergePair
	Queue   []mergeLine
	Log     []mergeStep
}

type mergePair struct {
	ID    string
	Score int // in hundredths
	Sides [2]mergeSide
	For   []string
	Agin  []string // evidence against
	Rule  string
}

type mergeSide struct {
	Name, Ref, Type, IRI string
	Names                []named
	Articles             int
	Says                 string
	Source, Link         string
	Facts                []exploreFact
}

type mergeLine struct {
	Left, Right, Link string
	Score             int
	On                bool
}

type mergeStep struct {
	graph.LogEntry
	ID      string
	InForce bool // it can be undone
}

// merge is the page of the merge review.
func (s *server) merge(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View, p.Title = mergeView, p.T("nav.merge")
	p.Styles, p.Scripts = []string{"merge.css"}, []string{"merge.js"}
	m := &mergeReview{Entity: clean(r.URL.Query().Get("entity"))}
	m.At, _ = strconv.Atoi(r.URL.Query().Get("at"))
	m.At = min(max(m.At, 0), 1_000_000)
	p.Merge = m
	err := s.fillMerge(r.Context(), m, p)
	s.render(w, r, "merge.html", p, err)
}

func (s *server) fillMerge(ctx context.Context, m *mergeReview, p *page) error {
	log, err := s.g.Log(ctx)
	if err != nil {
		return err
	}
	decisions, err := s.g.Decisions(ctx)
	if err != nil {
		return err
	}
	decided := map[string]bool{}
	for i := range decisions {
		decided[decisions[i].ID()] = true
	}
	shown := map[string]bool{}
	for i := len(log) - 1; i >= 0 && len(m.Log) < mergeLog; i-- {
		id := log[i].Decision.ID()
		m.Log = append(m.Log, mergeStep{log[i], id, decided[id] && !log[i].Undone && !shown[id]})
		shown[id] = true
	}
	// What was decided lately is a candidate still, until links are made anew.
	list, err := s.g.MergeCandidates(ctx, m.Entity, m.At+mergeQueue+len(decided))
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(c graph.MergeCandidate) bool { return decided[c.ID] })
	ids, err := s.g.MergeCandidateIDs(ctx, m.Entity)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if !decided[id] {
			m.Waiting++
		}
	}
	if m.At >= len(list) {
		m.At = 0
	}
	for i := m.At; i < min(len(list), m.At+mergeQueue); i++ {
		c := &list[i]
		m.Queue = append(m.Queue, mergeLine{c.Left.Name(p.Language), c.Right.Name(p.Language), p.Link("/merge", "entity", m.Entity, "at", strconv.Itoa(i)), hundredths(c.Judgement.Score), i == m.At})
	}
	if len(list) == 0 {
		return nil
	}
	c := &list[m.At]
	m.Pair = &mergePair{ID: c.ID, Score: hundredths(c.Judgement.Score), For: c.Judgement.For, Agin: c.Judgement.Against, Rule: c.Judgement.Rule}
	for i, side := range []struct {
		e                 *graph.EntityInfo
		ref, says, source string
	}{{&c.Left, c.LeftRef, c.LeftSays, c.LeftSource}, {&c.Right, c.RightRef, c.RightSays, c.RightSource}} {
		out := mergeSide{
			Name: side.e.Name(p.Language), Ref: side.ref, IRI: side.e.IRI, Type: p.typeLabel(s.g.Ontology(), side.e.Type), Articles: len(side.e.Articles),
			Says: shorten(side.says, longestSentence), Source: side.source, Link: articleLink(side.source, "", p.state),
		}
		for _, n := range side.e.Names {
			out.Names = append(out.Names, named{Name: n.Text, Language: n.Language})
		}
		facts, _, err := s.net.Facts(ctx, []string{side.e.IRI}, network.Filter{}, p.Language, 0, mergeFacts)
		if err != nil && !errors.Is(err, graph.ErrNoEntity) {
			return err
		}
		for _, f := range facts {
			out.Facts = append(out.Facts, s.exploreFact(f, p))
		}
		m.Pair.Sides[i] = out
	}
	return nil
}

// hundredths returns a score in hundredths; what is not certain is not called so.
func hundredths(score float64) int { return min(int(100*score+.5), 99) }

// Next is the number of the next pair in the queue.
func (m *mergeReview) Next() string { return strconv.Itoa(m.At + 1) }
