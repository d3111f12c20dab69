package roles

import (
	"maps"
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A candidate is an entity that may take part in an event.
type candidate struct {
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
	kept    map[int]bool  // entities that a record keeps
	in      [][]int       // sentence → its mentions
	events  [][]int       // sentence → its events
	quoted  []bool        // mention → it stands in what somebody said
	speaks  map[spoken]bool
	roles   [][roleCount][]int      // event → its participants, as the rules have it, by role
	parts   map[doer][roleCount]int // how often an entity has a role in events of a type
	inner   []bool                  // mention → another has it as its "of"
	trigger []bool                  // token → it is part of a trigger
	cue     []bool                  // token → it is part of a cue
	passed  []passed                // token → what stands before it

	features []feature   // of the candidates of the present event
	salience map[int]int // entity → how many of its type are mentioned more often, up to 5
}

func newReader(d *text.Doc) *reader {
	r := &reader{
		d:       d,
		cover:   make([]int, len(d.Tokens)),
		members: map[int][]int{},
		kept:    map[int]bool{},
		in:      make([][]int, len(d.Sentences)),
		events:  make([][]int, len(d.Sentences)),
		quoted:  make([]bool, len(d.Mentions)),
		speaks:  map[spoken]bool{},
		roles:   make([][roleCount][]int, len(d.Events)),
		parts:   map[doer][roleCount]int{},
		inner:   make([]bool, len(d.Mentions)),
		trigger: make([]bool, len(d.Tokens)),
		cue:     make([]bool, len(d.Tokens)),
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
		at := d.Tokens[d.Events[i].From].Sent
		r.events[at] = append(r.events[at], i)
	}
	for i := range d.Statements {
		mark(r.cue, d.Statements[i].CueFrom, d.Statements[i].CueTo)
		for _, e := range d.Statements[i].Entities {
			speaks[e] = true
		}
	}
	for e := range r.members {
		r.kept[e] = named[e] || speaks[e]
	}
	r.passed = r.pass()
	r.index()
	r.rank()
	return r
}

// A spoken entity speaks in a sentence.
type spoken struct{ sentence, entity int }

// A doer is an entity in events of a type.
type doer struct {
	typ    string
	entity int
}

// index notes what candidates are asked about again and again, so that a long article
// takes no longer by the word than a short one.
func (r *reader) index() {
	d := r.d
	for m := range d.Mentions {
		s := d.Tokens[d.Mentions[m].From].Sent
		r.in[s] = append(r.in[s], m)
	}
	starts := make([]int, len(d.Mentions)) // mentions by where they start
	for m := range starts {
		starts[m] = m
	}
	slices.SortStableFunc(starts, func(a, b int) int { return d.Mentions[a].Span.Start - d.Mentions[b].Span.Start })
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, e := range s.Entities {
			r.speaks[spoken{d.Tokens[s.CueFrom].Sent, e}] = true
		}
		k, _ := slices.BinarySearchFunc(starts, s.Content.Start, func(m, at int) int { return d.Mentions[m].Span.Start - at })
		for ; k < len(starts) && d.Mentions[starts[k]].Span.Start < s.Content.End; k++ {
			m := starts[k]
			r.quoted[m] = r.quoted[m] || s.Content.Contains(d.Mentions[m].Span)
		}
	}
	for i := range d.Events {
		e := &d.Events[i]
		for k, role := range allRoles {
			r.roles[i][k] = e.Roles[role]
			for _, m := range e.Roles[role] {
				who := doer{e.Type, d.Mentions[m].Entity}
				n := r.parts[who]
				n[k]++
				r.parts[who] = n
			}
		}
	}
}

// rank notes how many entities of its type are spoken of more than each.
func (r *reader) rank() {
	r.salience = map[int]int{}
	times := map[schema.EntityType][]int{}
	for e, ms := range r.members {
		if r.kept[e] {
			typ := r.d.Mentions[ms[0]].Type
			times[typ] = append(times[typ], len(ms))
		}
	}
	for _, ns := range times {
		slices.Sort(ns)
	}
	for e, ms := range r.members {
		ns := times[r.d.Mentions[ms[0]].Type]
		k, _ := slices.BinarySearch(ns, len(ms)+1)
		r.salience[e] = min(len(ns)-k, 5)
	}
}

func mark(list []bool, from, to int) {
	for k := from; k < to; k++ {
		list[k] = true
	}
}

// candidates returns who may take part in event i. Their features last until the
// next call.
func (r *reader) candidates(i int, v *vocabulary) []candidate {
	e := &r.d.Events[i]
	told, taken := map[int]schema.Role{}, map[int]int{}
	for k, role := range allRoles {
		for _, m := range r.roles[i][k] {
			entity := r.d.Mentions[m].Entity
			if _, ok := told[entity]; !ok {
				told[entity], taken[entity] = role, m
			}
		}
	}
	nearest := r.nearest(e)
	for entity, m := range taken {
		nearest[entity] = m
	}
	if s := e.Statement; s >= 0 {
		for _, entity := range r.d.Statements[s].Entities {
			if _, ok := nearest[entity]; !ok {
				nearest[entity] = r.members[entity][0]
			}
		}
	}
	r.features = r.features[:0]
	var out []candidate
	var ofEvent *list
	for _, entity := range slices.Sorted(maps.Keys(nearest)) {
		if !r.kept[entity] {
			continue
		}
		c := candidate{Event: i, Entity: entity, Mention: nearest[entity], Told: told[entity]}
		if ofEvent == nil {
			ofEvent = &list{v: v}
			r.ofEvent(ofEvent, e)
		}
		r.describe(&c, ofEvent.fs, v)
		out = append(out, c)
	}
	return out
}

// nearest returns, for each entity within reach of the event's trigger, the mention of
// it that is nearest.
func (r *reader) nearest(e *text.Event) map[int]int {
	at := r.d.Tokens[e.From].Sent
	best, far := map[int]int{}, map[int]int{}
	for s := max(at-reach, 0); s <= min(at+1, len(r.in)-1); s++ {
		gap := s - at
		for _, m := range r.in[s] {
			x := &r.d.Mentions[m]
			n := max(apart(x, e), 0) + sentenceWeight*max(gap, -gap)
			if x.Kind == schema.ByPronoun {
				n += 3
			}
			if b, ok := best[x.Entity]; !ok || n < far[x.Entity] || n == far[x.Entity] && m < b {
				best[x.Entity], far[x.Entity] = m, n
			}
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
