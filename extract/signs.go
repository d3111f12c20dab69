package extract

import (
	"math"
	"slices"
	"sort"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A sign is something that speaks for or against a fact, with its strength.
type sign struct {
	name  string
	value float64
}

// signs are those of a record's facts, in the order of its lists.
type signs struct{ statements, events, positions, entities [][]sign }

// A signReader looks at the facts of one record.
type signReader struct {
	d        *text.Doc
	r        *schema.Record
	entities map[string]*schema.Entity
	drafts   map[schema.Span]*text.Mention // by what they name
	does     map[string]*doing             // what entities do in the record's facts
	told     [][]toldOf                    // by sentence
	nested   []nesting                     // by statement
	widest   []int                         // token → the longest name over it, a mention, or -1
	words    []map[string]bool             // entity → the stems of its names
	worded   map[string][]int              // stem → the entities in whose names it stands
}

// A doing says what an entity does in the facts of a record.
type doing struct {
	acts     bool // speaks, or holds a position
	hears    bool // is who is spoken to, or by what somebody speaks
	partakes bool // takes part in an event, other than as its place
	place    bool // of an event
	served   bool // by somebody who holds a position
	related  bool // to another one
	about    bool // a statement is about it
}

// needed reports whether a fact would be less without the entity: what a statement is about is
// told by its words as well.
func (o *doing) needed() bool {
	return o.acts || o.hears || o.partakes || o.place || o.served || o.related
}

// doingsOf says it of all entities of a record.
func doingsOf(r *schema.Record) map[string]*doing {
	all := make(map[string]*doing, len(r.Entities))
	of := func(id string) *doing {
		if all[id] == nil {
			all[id] = &doing{}
		}
		return all[id]
	}
	for i := range r.Entities {
		of(r.Entities[i].ID)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		for _, id := range s.Speakers {
			of(id).acts = true
		}
		for _, id := range s.Audience {
			of(id).hears = true
		}
		for _, id := range s.About {
			of(id).about = true
		}
		of(s.Medium.Entity).hears = true
	}
	for i := range r.Events {
		for role, ids := range r.Events[i].Roles {
			for _, id := range ids {
				if role == schema.At {
					of(id).place = true
				} else {
					of(id).partakes = true
				}
			}
		}
	}
	for i := range r.Positions {
		of(r.Positions[i].Person).acts = true
		for _, id := range r.Positions[i].Of {
			of(id).served = true
		}
	}
	for i := range r.Relations {
		of(r.Relations[i].Subject).related = true
		of(r.Relations[i].Object).related = true
	}
	return all
}

// A nesting says whether a statement is told in another one's content, and holds one itself.
type nesting struct{ inside, holds bool }

// nestings looks up the cues in each content instead of asking everybody about everybody.
func nestings(statements []schema.Statement) []nesting {
	cues := make([]int, len(statements))
	for i := range cues {
		cues[i] = i
	}
	slices.SortFunc(cues, func(i, j int) int { return statements[i].Cue.Start - statements[j].Cue.Start })
	out := make([]nesting, len(statements))
	for i := range statements {
		content := statements[i].Content
		first, _ := slices.BinarySearchFunc(cues, content.Start, func(j, start int) int { return statements[j].Cue.Start - start })
		for _, j := range cues[first:] {
			if statements[j].Cue.Start >= content.End {
				break
			}
			if i != j && content.Contains(statements[j].Cue) {
				out[i].holds, out[j].inside = true, true
			}
		}
	}
	return out
}

// A toldOf is an entity's mention in a sentence.
type toldOf struct {
	entity *schema.Entity
	start  int // in bytes
}

func signsOf(d *text.Doc, r *schema.Record) signs {
	g := signReader{
		d: d, r: r, does: doingsOf(r), told: make([][]toldOf, len(d.Sentences)), nested: nestings(r.Statements),
		widest: widestNames(d), worded: map[string][]int{}, entities: make(map[string]*schema.Entity, len(r.Entities)), drafts: make(map[schema.Span]*text.Mention, len(d.Mentions)),
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		g.entities[e.ID] = e
		for _, m := range e.Mentions {
			if k := g.token(m.Start); k >= 0 {
				at := d.Tokens[k].Sent
				g.told[at] = append(g.told[at], toldOf{e, m.Start})
			}
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Kind == schema.ByName {
			g.drafts[m.Span] = m
		}
	}
	for i := range r.Entities {
		g.words = append(g.words, g.stems(&r.Entities[i]))
		for stem := range g.words[i] {
			g.worded[stem] = append(g.worded[stem], i)
		}
	}
	var s signs
	for i := range r.Statements {
		s.statements = append(s.statements, g.statement(i))
	}
	for i := range r.Events {
		s.events = append(s.events, g.event(i))
	}
	for i := range r.Positions {
		s.positions = append(s.positions, g.position(i))
	}
	for i := range r.Entities {
		s.entities = append(s.entities, g.entity(i))
	}
	return s
}

// base returns the signs that all kinds of fact have.
func (g *signReader) base(rule string, score float64, at schema.Span) []sign {
	score = min(max(score, 0.02), 0.98)
	list := []sign{{"always", 1}, {"score", math.Log(score / (1 - score))}, {"rule " + rule, 1}, {"language " + g.d.Article.Language, 1}}
	if s := g.sentence(at.Start); s != nil && s.Heading {
		list = append(list, sign{"heading", 1})
	}
	return list
}

// sentence returns the sentence that byte at stands in, or nil.
func (g *signReader) sentence(at int) *text.Sentence {
	if i := g.token(at); i >= 0 {
		return g.d.SentenceOf(i)
	}
	return nil
}

// token returns the token that byte at lies in, or -1.
func (g *signReader) token(at int) int {
	toks := g.d.Tokens
	return sort.Search(len(toks), func(i int) bool { return toks[i].Start > at }) - 1
}

// extent puts a number of words into one of few classes.
func extent(words int) string {
	switch {
	case words == 0:
		return "nothing"
	case words < 4:
		return "1-3 words"
	case words < 8:
		return "4-7 words"
	case words < 30:
		return "8-29 words"
	}
	return "30 words or more"
}

// bearsName reports whether an entity bears a name in the text.
func bearsName(e *schema.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool { return m.Kind == schema.ByName })
}
