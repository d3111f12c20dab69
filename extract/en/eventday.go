package en

import (
	"slices"
	"time"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// date links the event to the day that its own clause names, or else the clause that
// it goes with.
func (r *eventReader) date(v *text.Event, i int) {
	at := i
	if v.Light > 0 {
		at = v.Light - 1
	}
	if k := dateOf(r.d, at, i); k >= 0 || v.Date < 0 {
		v.Date = k
	}
	if v.Date < 0 {
		v.Date = r.dateAbove(at)
	}
	if v.Date >= 0 && r.ofLater(v, v.Date) {
		v.Date = -1
	}
}

// dateAbove returns the date of the clause above token i that tells of the same day:
// "attacked the post on Monday, killing two", "took the town on Monday and freed ten",
// "a raid on Monday in which two were shot", "talks between them ended on Monday"; -1
// where none does.
func (r *eventReader) dateAbove(i int) int {
	toks := r.d.Tokens
	for range 2 {
		h := toks[i].Head
		if h < 0 {
			return -1
		}
		if c := r.t.child(h, "ccomp"); c >= 0 && c < h && c < i && r.t.isVerb(c) && r.t.isVerb(h) {
			h = c // "they took the town on Monday, he said, killing ten"
		}
		switch dep := toks[i].Dep; {
		case dep == "acl:relcl" && !r.t.isVerb(h):
			for k := range r.d.Dates {
				if x := &r.d.Dates[k]; x.From <= h && h < x.To && !x.Since && !x.Deadline {
					return k // the tree hangs it on what is nearest
				}
			}
			return dateOf(r.d, h, h)
		case dep == "nmod" && r.t.isVerb(h) && goes[toks[h].Stem] && toks[i].Tag[0] == 'N' && r.t.preposition(i) == "for":
			// "travelled to Oslo in April for talks"
		case !r.t.isVerb(h), r.cue[h]:
			return -1
		case dep == "advcl" && toks[i].Tag == "VBG", dep == "conj" && (toks[i].Tag == toks[h].Tag || r.past(i) && r.past(h)), dep == "nsubj" && !r.t.isVerb(i), dep == "xcomp" && toks[i].Tag == "VBG":
		default:
			return -1
		}
		if k := dateOf(r.d, h, h); k >= 0 {
			return k
		}
		i = h
	}
	return -1
}

// past reports whether token i is a past tense, which the tagger may take for a participle.
func (r *eventReader) past(i int) bool {
	t := &r.d.Tokens[i]
	return t.Tag == "VBD" || t.Tag == "VBN" && r.t.child(i, "aux", "auxpass") < 0 && r.t.child(i, "dobj") > i
}

// dateOf returns the date whose nearest verb or event noun is one of tokens a
// and b, or -1.
func dateOf(d *text.Doc, a, b int) int {
	s := d.SentenceOf(a)
	best := -1
	for k := range d.Dates {
		t := &d.Dates[k]
		if t.From < s.From || t.From >= s.To || t.Deadline || t.Since {
			continue
		}
		for at, step := t.From, 0; at >= 0 && step < 8; at, step = d.Tokens[at].Head, step+1 {
			if at == a || at == b {
				if best < 0 {
					best = k
				}
				break
			}
			tag := d.Tokens[at].Tag
			if at >= t.To && tag != "" && tag[0] == 'V' {
				break
			}
			if (t.Rule == "year-named" || t.Rule == "year-of-deed") && (at < t.From || at >= t.To) && tag != "" && tag[0] == 'N' && d.Tokens[at].Dep != "compound" {
				break // the year of the deal, not of who spoke of it
			}
			if at < t.From && d.Tokens[at].Tag != "" && d.Tokens[at].Tag[0] == 'V' {
				break
			}
		}
	}
	return best
}

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
	if x.Deadline || x.Since || r.ofLater(v, day) || !r.timely(v, day) || r.dayOfWords(day) || r.besideAnother(v) {
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
		return o.Date == day && o.From >= s.From && o.From < s.To && !(harms[o.Type] && harms[v.Type])
	})
}

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
