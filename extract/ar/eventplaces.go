package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// where holds the words after which a place stands as after "في".
var where = map[string]bool{
	"\u0641\u064A": true, "\u0642\u0631\u0628": true, "\u0627\u0645\u0627\u0645": true, "\u062F\u0627\u062E\u0644": true, "\u0641\u0648\u0642": true, // في قرب أمام داخل فوق
	"\u0634\u0631\u0642": true, "\u0634\u0631\u0642\u064A": true, "\u063A\u0631\u0628": true, "\u063A\u0631\u0628\u064A": true, // شرق شرقي غرب غربي
	"\u0634\u0645\u0627\u0644": true, "\u0634\u0645\u0627\u0644\u064A": true, "\u062C\u0646\u0648\u0628": true, "\u062C\u0646\u0648\u0628\u064A": true, // شمال شمالي جنوب جنوبي
	"\u0648\u0633\u0637": true, "\u0642\u0628\u0627\u0644\u0647": true, // وسط قبالة
}

// leftSide makes the place behind a word for its side, where that is the object of a verb of
// leaving, the origin: "غادر المسلحون شمال العراق".
func (r *eventReader) leftSide(v *text.Event) {
	at := v.Roles[schema.At]
	if len(v.Roles[schema.Origin]) > 0 || len(at) != 1 {
		return
	}
	k := r.d.Mentions[at[0]].From - 1
	if k < v.To || !where[r.toks[k].Base] || r.particles[r.toks[k].Base] == "prep" || !r.bare(k) || k-1 >= v.To && r.particles[r.toks[k-1].Base] == "prep" {
		return
	}
	v.Roles[schema.Origin] = at
	delete(v.Roles, schema.At)
}

// local holds the types whose purpose is pursued where they happen.
var local = map[string]bool{"attack": true, "launch_operation": true, "protest": true, "deploy": true}

// fronted reads a place in front of the verb: "وفي الدوحة يلتقي الوزير".
func (r *eventReader) fronted(v *text.Event, i int, s *text.Sentence, f triggerForm) {
	if r.toks[i].Conj != "" || i-s.From > 8 {
		return
	}
	first := &r.toks[s.From]
	if first.Base != inWord && first.Prep != prepB || first.Base == inWord && s.From+1 >= i {
		return
	}
	k := s.From
	if first.Base == inWord {
		k++
	}
	ms, to := r.argument(k, s)
	if to > i {
		return
	}
	for to < i && (r.toks[to].Norm == comma || r.in[to] >= 0) {
		to++
	}
	if to != i {
		return
	}
	role := f.trigger.roles[inWord]
	if role == "" {
		role = schema.At
	}
	r.role(v, role, r.only(ms, schema.Place, schema.Facility))
}

// backFromVisit reads "عاد من زيارة إلى طوكيو" between tokens j and end: where the visit
// was is where he comes from. It reports whether it did.
func (r *eventReader) backFromVisit(v *text.Event, j, end int, s *text.Sentence) bool {
	from := false
	for k := j; k+1 < end; k++ {
		t := &r.toks[k]
		if t.Base == fromWord && t.Conj == "" && r.sameType(nominal(r.triggers[r.toks[k+1].Stem]), "visit") {
			from = true
		}
		if p, next := t.Base, k+1; from && (p == toWord || t.Prep == prepL) && r.cover[k] < 0 || from && t.Prep == prepL {
			if t.Prep == prepL {
				next = k
			}
			ms, _ := r.argument(next, s)
			r.role(v, schema.Origin, r.only(ms, schema.Place, schema.Facility))
			return true
		}
	}
	return false
}

// larger reports whether the places ms, told behind others, are what those lie in: news
// goes from the village to the country.
func (r *eventReader) larger(told, ms []int) bool {
	rank := func(m int) int {
		x := &r.d.Mentions[m]
		if x.Type == schema.Facility {
			return 0
		}
		switch k := r.names.ByID(x.Known); {
		case k == nil:
			return 1
		case k.Kind == "country":
			return 4
		case k.Kind == "state", k.Kind == "region", k.Kind == "territory":
			return 3
		}
		return 2
	}
	for _, m := range ms {
		for _, o := range told {
			if rank(m) < rank(o) {
				return false
			}
		}
	}
	return true
}

// venues are those of the mentions where something can happen; people also meet
// in a body's house: "في وزارة الدفاع".
func (r *eventReader) venues(v *text.Event, ms []int) []int {
	switch v.Type {
	case "meet", "visit", "negotiate", "protest":
		return r.only(ms, schema.Place, schema.Facility, schema.Organization)
	}
	return r.only(ms, schema.Place, schema.Facility)
}

// placeMeant finds the place that "منها", "إليها" behind event v means: the last one
// that is told of before it, in its sentence or the one before; -1 where there is none.
func (r *eventReader) placeMeant(v *text.Event, s *text.Sentence, e *enclitic) int {
	for at := r.mentionsFrom(v.From) - 1; at >= 0; at-- {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if r.toks[s.From].Sent-r.toks[x.From].Sent > 1 {
			break
		}
		if x.Type != schema.Place && x.Type != schema.Facility || x.Gender != e.gender && (x.Gender != text.NoGender || e.gender != text.Feminine) || r.cover[x.From] != m || slices.Contains(v.Roles[schema.Agent], m) {
			continue
		}
		return m
	}
	return -1
}
