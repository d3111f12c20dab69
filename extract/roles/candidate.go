package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Roles are those that a participant may have.
var Roles = []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.At, schema.Origin, schema.Destination, schema.Instrument}

// A Candidate is an entity that may take part in an event.
type Candidate struct {
	Event   int // index into Doc.Events
	Entity  int
	Mention int         // the mention of it that is nearest to the trigger, or that the rules took
	Told    schema.Role // the role that the rules give it, or empty

	features []feature // those that do not depend on the role
}

// reach is how many sentences before the trigger a participant is looked for.
// Behind it, one.
const reach = 2

// A sentence further away weighs as so many words.
const sentenceWeight = 40

// A reader looks at the events of one document.
type reader struct {
	d       *text.Doc
	cover   []int         // token → longest mention over it, or -1
	members map[int][]int // entity → its mentions, in order
	order   []int         // entities that a record keeps, by first mention
	inner   []bool        // mention → another has it as its "of"
	trigger []bool        // token → it is part of a trigger
	cue     []bool        // token → it is part of a cue
}

func newReader(d *text.Doc) *reader {
	r := &reader{
		d: d, cover: make([]int, len(d.Tokens)), members: map[int][]int{}, inner: make([]bool, len(d.Mentions)),
		trigger: make([]bool, len(d.Tokens)), cue: make([]bool, len(d.Tokens)),
	}
	for i := range r.cover {
		r.cover[i] = -1
	}
	named, speaks := map[int]bool{}, map[int]bool{}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		r.members[x.Entity] = append(r.members[x.Entity], m)
		named[x.Entity] = named[x.Entity] || x.Kind == schema.ByName
		for k := x.From; k < x.To; k++ {
			if o := r.cover[k]; o < 0 || d.Mentions[o].To-d.Mentions[o].From < x.To-x.From {
				r.cover[k] = m
			}
		}
		for _, of := range x.Of {
			r.inner[of] = true
		}
	}
	for i := range d.Events {
		mark(r.trigger, d.Events[i].From, d.Events[i].To)
	}
	for i := range d.Statements {
		mark(r.cue, d.Statements[i].CueFrom, d.Statements[i].CueTo)
		for _, e := range d.Statements[i].Entities {
			speaks[e] = true
		}
	}
	for e := range r.members {
		if named[e] || speaks[e] {
			r.order = append(r.order, e)
		}
	}
	slices.Sort(r.order)
	return r
}

func mark(list []bool, from, to int) {
	for k := from; k < to; k++ {
		list[k] = true
	}
}

// candidates returns who may take part in event i.
func (r *reader) candidates(i int, v *vocabulary) []Candidate {
	e := &r.d.Events[i]
	told, taken := map[int]schema.Role{}, map[int]int{}
	for _, role := range Roles {
		for _, m := range e.Roles[role] {
			entity := r.d.Mentions[m].Entity
			if _, ok := told[entity]; !ok {
				told[entity], taken[entity] = role, m
			}
		}
	}
	var out []Candidate
	for _, entity := range r.order {
		m := r.nearest(entity, e)
		if t, ok := taken[entity]; ok {
			m = t
		}
		if s := e.Statement; m < 0 && s >= 0 && slices.Contains(r.d.Statements[s].Entities, entity) {
			m = r.members[entity][0]
		}
		if m < 0 {
			continue
		}
		c := Candidate{Event: i, Entity: entity, Mention: m, Told: told[entity]}
		r.describe(&c, v)
		out = append(out, c)
	}
	return out
}

// nearest returns the mention of the entity that is nearest to the event's
// trigger, or -1 where none is within reach.
func (r *reader) nearest(entity int, e *text.Event) int {
	at := r.d.Tokens[e.From].Sent
	best, far := -1, 0
	for _, m := range r.members[entity] {
		x := &r.d.Mentions[m]
		gap := r.d.Tokens[x.From].Sent - at
		if gap < -reach || gap > 1 {
			continue
		}
		n := max(apart(x, e), 0) + sentenceWeight*max(gap, -gap)
		if x.Kind == schema.ByPronoun {
			n += 3
		}
		if best < 0 || n < far {
			best, far = m, n
		}
	}
	return best
}

// apart returns how many words stand between a mention and a trigger.
func apart(x *text.Mention, e *text.Event) int {
	if x.To <= e.From {
		return e.From - x.To
	}
	return x.From - e.To
}
