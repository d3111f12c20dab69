package en

import (
	"slices"
	"time"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// onlyDays gives an event that has none the date that can only be its own, wherever the tree
// hangs it: the one date of its sentence, or the one that opens its clause.
func (r *eventReader) onlyDays() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		k := r.dayOver(v)
		if k >= 0 && (v.Date < 0 || r.closer(v, k)) && r.isOf(v, k) {
			v.Date = k
		}
	}
}

// dayOver returns the one date of the sentence of event v, "at least 17 were killed and many more
// hurt on Monday", or the last of several that opens a clause before it, "and in February, a
// series of blasts killed"; -1 where there is none.
func (r *eventReader) dayOver(v *text.Event) int {
	s := r.d.SentenceOf(v.From)
	day, last, dates := -1, -1, 0
	for k := range r.d.Dates {
		x := &r.d.Dates[k]
		if x.From < s.From || x.From >= s.To {
			continue
		}
		day, dates = k, dates+1
		if x.From < v.From {
			last = k
		}
	}
	switch {
	case dates == 1:
		return day
	case last >= 0 && r.opensClause(last, s):
		return last
	}
	return -1
}

// closer reports whether a date stands between event v and the one that the tree gives it.
func (r *eventReader) closer(v *text.Event, day int) bool {
	x := &r.d.Dates[day]
	return r.d.Dates[v.Date].From < x.From && x.From < v.From
}

// opensClause reports whether a date stands before its clause, with a comma behind it.
func (r *eventReader) opensClause(day int, s *text.Sentence) bool {
	toks, x := r.d.Tokens, &r.d.Dates[day]
	k := x.From
	if k > s.From && toks[k-1].Tag == "IN" {
		k-- // "in February,"
	}
	return x.To < s.To && toks[x.To].Norm == "," && (k == s.From || toks[k-1].Norm == "," || toks[k-1].Norm == ";" || toks[k-1].Norm == "and" || toks[k-1].Norm == "but")
}

// isOf reports whether the date can be that of event v: it is no bound of a period, nor the day on
// which somebody spoke or something else was done.
func (r *eventReader) isOf(v *text.Event, day int) bool {
	x, s := &r.d.Dates[day], r.d.SentenceOf(v.From)
	if x.Deadline || x.Since || !r.timely(v, day) || r.dayOfWords(day) || r.besideAnother(v) {
		return false
	}
	said := func(o *text.Statement) bool { return o.CueFrom <= v.From && v.From < o.CueTo }
	if k := r.statementAt(x.From); k != v.Statement && !(k >= 0 && said(&r.d.Statements[k])) { // "formally agreed to be bound by it in 2015"
		return false
	}
	for j := range r.d.Statements {
		if o := &r.d.Statements[j]; o.Date == day && o.CueFrom >= s.From && o.CueFrom < s.To {
			return said(o)
		}
	}
	return !slices.ContainsFunc(r.d.Events, func(o text.Event) bool {
		return o.Date == day && o.From >= s.From && o.From < s.To && !(harm(o.Type) && harm(v.Type))
	})
}

// harm reports whether somebody is hurt by events of the type.
func harm(typ string) bool { return typ == "attack" || typ == "kill" || typ == "injure" }

// timely reports whether what is told to have been done, or to be planned, can be of that day.
func (r *eventReader) timely(v *text.Event, day int) bool {
	x, p := r.d.Dates[day].Date, r.d.Article.Published
	if x.Precision != schema.Day || p.Precision != schema.Day {
		return v.Modality == schema.Asserted
	}
	a, errA := time.Parse(time.DateOnly, x.Value)
	b, errB := time.Parse(time.DateOnly, p.Value)
	if errA != nil || errB != nil {
		return false
	}
	return v.Modality == schema.Asserted && !a.After(b) || v.Modality == schema.Planned && !a.Before(b)
}

// dayOfWords reports whether the tree hangs a date on a verb of speech.
func (r *eventReader) dayOfWords(day int) bool {
	toks := r.d.Tokens
	for k, n := toks[r.d.Dates[day].From].Head, 0; k >= 0 && n < 8; k, n = toks[k].Head, n+1 {
		if r.t.isVerb(k) {
			return r.cue[k]
		}
	}
	return false
}

// besideAnother reports whether event v is told to have gone before or come after what the
// sentence tells: "struck the base on Monday after the killing of".
func (r *eventReader) besideAnother(v *text.Event) bool {
	toks := r.d.Tokens
	for k, n := v.From, 0; k >= 0 && n < 3; k, n = toks[k].Head, n+1 {
		if c := r.t.child(k, "case", "mark"); c >= 0 && c < k && apartInTime[toks[c].Norm] {
			return true
		}
	}
	return false
}

// apartInTime holds the words for what is before or after.
var apartInTime = map[string]bool{"after": true, "ahead": true, "before": true, "following": true, "since": true, "until": true}

// statementAt returns the innermost statement in whose content token k stands, or -1.
func (r *eventReader) statementAt(k int) int {
	v := text.Event{Statement: -1}
	r.within(&v, k)
	return v.Statement
}
