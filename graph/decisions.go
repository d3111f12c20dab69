package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// A Decision is what a person decided of two entities, each as one article tells
// of it. It wins over every rule, until it is undone. Decisions are kept with the
// records, and outlive the articles that they speak of: the same article put in
// again finds them.
type Decision struct {
	// Left and Right are [schema.Ref]s of entities, as text; Left sorts first.
	Left  string `json:"left"`
	Right string `json:"right"`
	// Names are what the two were called when it was decided, for people.
	Names   [2]string     `json:"names"`
	Verdict match.Verdict `json:"verdict"`
	By      string        `json:"by"`   // who decided
	When    time.Time     `json:"when"` // UTC, whole seconds
	Why     string        `json:"why,omitempty"`
}

// ID names the pair that a decision is of: the same for every decision of these
// two entities.
func (d *Decision) ID() string { return pairID(d.Left, d.Right) }

func pairID(left, right string) string {
	if right < left {
		left, right = right, left
	}
	h := sha256.Sum256([]byte(left + " " + right))
	return hex.EncodeToString(h[:4])
}

// normal returns the decision as it is kept, or what is wrong with it.
func (d Decision) normal() (Decision, error) {
	for _, s := range []string{d.Left, d.Right} {
		if r, err := schema.ParseRef(s); err != nil || r.Kind != schema.EntityFact {
			return d, fmt.Errorf("decision of %q: want an entity of an article, as article/entity/12-25", s)
		}
	}
	switch {
	case d.Left == d.Right:
		return d, fmt.Errorf("decision of %s: an entity is the same as itself", d.Left)
	case d.Verdict != match.Same && d.Verdict != match.Different && d.Verdict != match.Unsure:
		return d, fmt.Errorf("decision of %s and %s: verdict %q is not same, different or unsure", d.Left, d.Right, d.Verdict)
	case d.By == "":
		return d, fmt.Errorf("decision of %s and %s: it does not say by whom", d.Left, d.Right)
	}
	if d.Right < d.Left {
		d.Left, d.Right = d.Right, d.Left
		d.Names[0], d.Names[1] = d.Names[1], d.Names[0]
	}
	d.When = d.When.UTC().Truncate(time.Second)
	return d, nil
}

// Check reports what is wrong with a decision, without looking at the graph.
func (d Decision) Check() error {
	_, err := d.normal()
	return err
}

// ErrNoDecision means that nothing was decided of a pair.
var ErrNoDecision = errors.New("no such decision")

// A LogEntry is one step in the history of decisions.
type LogEntry struct {
	Number   int      `json:"number"` // from 1
	Undone   bool     `json:"undone,omitzero"`
	Decision Decision `json:"decision"` // as it was made, or undone
}

// Decide keeps decisions, each in the place of one of the same pair. What they
// change in the graph is made by [Graph.Link].
func (g *Graph) Decide(ctx context.Context, decisions ...Decision) error {
	for i, d := range decisions {
		var err error
		if decisions[i], err = d.normal(); err != nil {
			return err
		}
	}
	return g.changeDecisions(ctx, func(c change, log func(LogEntry) error) error {
		for _, d := range decisions {
			old, err := readDecision(ctx, c, d.ID())
			if err != nil {
				return err
			}
			if old != nil && *old == d {
				continue
			}
			b, err := json.Marshal(d)
			if err != nil {
				return err
			}
			if err := errors.Join(c.put(ctx, decisionBucket, d.ID(), b), log(LogEntry{Decision: d})); err != nil {
				return err
			}
		}
		return nil
	})
}

// Undo takes decisions back, by the identifiers of their pairs, as if they had
// never been made; only the log remembers. One that is not there is
// [ErrNoDecision], and nothing is undone.
func (g *Graph) Undo(ctx context.Context, ids ...string) error {
	return g.changeDecisions(ctx, func(c change, log func(LogEntry) error) error {
		for _, id := range ids {
			old, err := readDecision(ctx, c, id)
			if err != nil {
				return err
			}
			if old == nil {
				return fmt.Errorf("%w: %s", ErrNoDecision, id)
			}
			if err := errors.Join(c.delete(ctx, decisionBucket, id), log(LogEntry{Undone: true, Decision: *old})); err != nil {
				return err
			}
		}
		return nil
	})
}

// changeDecisions runs f, with a way to write to the log, and makes the decisions'
// quads, all in one transaction.
func (g *Graph) changeDecisions(ctx context.Context, f func(c change, log func(LogEntry) error) error) error {
	return g.store.update(ctx, func(c change) error {
		last, err := c.get(ctx, metaBucket, "log")
		if err != nil {
			return err
		}
		number := 0
		if last != nil {
			if err := json.Unmarshal(last, &number); err != nil {
				return fmt.Errorf("log of decisions: %w", err)
			}
		}
		err = f(c, func(e LogEntry) error {
			number++
			e.Number = number
			b, err := json.Marshal(e)
			if err != nil {
				return err
			}
			return c.put(ctx, logBucket, fmt.Sprintf("%012d", number), b)
		})
		if err != nil {
			return err
		}
		if err := c.put(ctx, metaBucket, "log", fmt.Append(nil, number)); err != nil {
			return err
		}
		decisions, err := readDecisions(ctx, c)
		if err != nil {
			return err
		}
		quads := g.decisionQuads(decisions)
		return putLabel(ctx, c, decisionsLabel, quads, quadText(quads))
	})
}

func readDecision(ctx context.Context, s snapshot, id string) (*Decision, error) {
	b, err := s.get(ctx, decisionBucket, id)
	if err != nil || b == nil {
		return nil, err
	}
	d := new(Decision)
	if err := json.Unmarshal(b, d); err != nil {
		return nil, fmt.Errorf("decision %s: %w", id, err)
	}
	return d, nil
}

// Decisions returns those in force, sorted by their pairs.
func (g *Graph) Decisions(ctx context.Context) ([]Decision, error) {
	var out []Decision
	err := g.store.view(ctx, func(s snapshot) (err error) {
		out, err = readDecisions(ctx, s)
		return err
	})
	return out, err
}

func readDecisions(ctx context.Context, s snapshot) ([]Decision, error) {
	var out []Decision
	err := s.scan(ctx, decisionBucket, func(id string, b []byte) error {
		var d Decision
		if err := json.Unmarshal(b, &d); err != nil {
			return fmt.Errorf("decision %s: %w", id, err)
		}
		out = append(out, d)
		return nil
	})
	slices.SortFunc(out, func(a, b Decision) int {
		return cmp.Or(strings.Compare(a.Left, b.Left), strings.Compare(a.Right, b.Right))
	})
	return out, err
}

// Log returns every decision that was ever made or undone, the first one first.
func (g *Graph) Log(ctx context.Context) ([]LogEntry, error) {
	var out []LogEntry
	err := g.store.view(ctx, func(s snapshot) error {
		return s.scan(ctx, logBucket, func(key string, b []byte) error {
			var e LogEntry
			if err := json.Unmarshal(b, &e); err != nil {
				return fmt.Errorf("log of decisions, entry %s: %w", key, err)
			}
			out = append(out, e)
			return nil
		})
	})
	return out, err
}

const decisionsLabel = quad.IRI(schema.GraphIRI + "decisions")

// decisionQuads returns the quads of decisions, which have a label of their own, so
// that no article's removal touches them.
func (g *Graph) decisionQuads(decisions []Decision) []quad.Quad {
	m := newMapper(g.o, decisionsLabel)
	for _, d := range decisions {
		n := decisionsLabel + "/" + quad.IRI(d.ID())
		m.put(n, "type", m.class("Decision"))
		m.put(n, "judgement", quad.String(d.Verdict))
		m.put(n, "left", quad.IRI(schema.DataIRI+d.Left))
		m.put(n, "right", quad.IRI(schema.DataIRI+d.Right))
		m.put(n, "decidedBy", literal(d.By, ""))
		if !d.When.IsZero() {
			m.put(n, "decidedAt", quad.Time(d.When))
		}
		m.put(n, "why", literal(d.Why, ""))
	}
	sortQuads(m.quads)
	return m.quads
}
