// Package relate finds what facts of several articles have to do with each other:
// one event or announcement that several tell, a denial of what another asserts, an
// opposite polarity, another number or date for one thing, and articles that are
// mostly one text.
//
//	f := relate.New()
//	for _, r := range records {
//		f.Add(r, nodeOf(r))
//	}
//	found := f.Find()
//
// [Anew] does the same for articles that are kept elsewhere, of which it holds little at
// a time, and [Relate] for a set that was related before and has changed: it looks
// through the outlines of all articles, reads the facts of a few, and says what is gone
// and what has come.
//
// # Guarantees
//
// What is found depends on the articles alone, not on the order in which they were
// added. Facts are compared within blocks that share an entity (or an entity and a
// day), and within a block with a bounded number of neighbours in time, so that the
// work grows with the number of facts and not with its square. A false contradiction
// is worse than a missing one: both must clearly speak of one event, and share more
// than the type and a country.
//
// # Not goals
//
// It does not say which of two is right, retires nothing, and does not know which
// entities are the same: the caller gives every entity its node.
//
// # References
//
// Near-copies are found by winnowing: Schleimer, Wilkerson, Aiken, Winnowing: local
// algorithms for document fingerprinting (2003).
package relate

import (
	"github.com/khabar-kg/khabar/schema"
)

// Version changes when other links would be found in the same articles.
const Version = "8"

// Format changes when facts or outlines are kept otherwise: what is kept by another is
// made anew.
const Format = "2"

// A Kind says how two facts relate.
type Kind string

// The kinds. Both go both ways.
const (
	Corroborates Kind = "corroborates" // they tell one event, or one thing that was said
	Contradicts  Kind = "contradicts"  // both cannot be as they are told
)

// The rules that link facts.
const (
	SameEvent        = "same-event"
	SameStatement    = "same-statement"
	OppositePolarity = "opposite-polarity"
	Denial           = "denial"
	DenialOfEvent    = "denial-of-event" // of those who tell events of opposite polarity, beside the events' own link
	OtherNumber      = "other-number"
	OtherDate        = "other-date"
)

// A Link ties two facts.
type Link struct {
	A, B  schema.Ref // A comes first by article, place and kind
	Kind  Kind
	Rule  string
	Score float64 // 0 to 1: how much they share, no probability
	Why   string  // what they share and where they part, in English
}

// Found is what was found.
type Found struct {
	Links []Link // sorted by A, B and rule
	// Copies are groups of articles that are mostly one text, by identifier; the
	// members and the groups are sorted.
	Copies [][]string
	// Sources counts, for every fact that is linked, those that tell it independently: near-copies of one text, and articles of one outlet, are one.
	Sources map[schema.Ref]int
}

// A Finder gathers articles. It keeps their facts, not their texts. The zero value
// is not ready: use [New].
type Finder struct{ articles map[string]added }

// An added article is one that a [Finder] has.
type added struct {
	facts   *Facts
	node    func(Party) string
	outline *Outline
}

// New returns an empty Finder.
func New() *Finder { return &Finder{map[string]added{}} }

// An article is what facts need to know of theirs.
type article struct {
	id, outlet, language string
	published            int     // day, or unknownDay; see lastDay
	denials              []*fact // the statements that deny
}

// Add gathers the facts of an article. Node returns, for an entity's local
// identifier, the node that stands for it, the same for all articles that speak of
// it. An article must be added once.
func (f *Finder) Add(r *schema.Record, node func(id string) string) {
	x := Read(r)
	of := func(p Party) string { return node(p.ID) }
	f.articles[x.ID] = added{x, of, NewOutline(x, of)}
}

// Find returns what the articles have to do with each other.
func (f *Finder) Find() Found {
	out, err := Anew(&Articles{
		Outlines: func(take func(id string, o *Outline) error) error {
			for id, x := range f.articles {
				if err := take(id, x.outline); err != nil {
					return err
				}
			}
			return nil
		},
		Facts: func(ids []string, take func(*Facts, func(Party) string)) error {
			for _, id := range ids {
				take(f.articles[id].facts, f.articles[id].node)
			}
			return nil
		},
	})
	if err != nil {
		panic(err) // nothing that is read can fail
	}
	return out.Come
}

// mutual keeps, of the corroborations between two articles, those that are the best
// for both facts: an event that the other article tells once is one of its events.
func mutual(links []Link) []Link {
	type side struct {
		fact  schema.Ref
		other string
	}
	best := map[side]int{}
	better := func(s side, i int) {
		if j, ok := best[s]; !ok || links[i].Score > links[j].Score {
			best[s] = i
		}
	}
	for i, k := range links {
		if k.Kind == Corroborates {
			better(side{k.A, k.B.Article}, i)
			better(side{k.B, k.A.Article}, i)
		}
	}
	var out []Link
	for i, k := range links {
		if k.Kind != Corroborates || best[side{k.A, k.B.Article}] == i && best[side{k.B, k.A.Article}] == i {
			out = append(out, k)
		}
	}
	return out
}
