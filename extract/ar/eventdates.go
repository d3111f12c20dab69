package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
)

// when links the date that stands in the trigger's clause and is not the day of
// a statement that tells it; the verb that opens a sentence may have its only one.
func (r *eventReader) when(v *text.Event, i int, s *text.Sentence, verb bool) {
	st := v.Statement
	best, far := -1, 40
	at, _ := slices.BinarySearchFunc(r.d.Dates, s.From, func(d text.Date, from int) int { return d.From - from })
	for x := at; x < len(r.d.Dates) && r.d.Dates[x].From < s.To; x++ {
		d := &r.d.Dates[x]
		if d.To > s.To || d.Since {
			continue
		}
		if st >= 0 {
			c := r.d.Statements[st].Content
			if d.Date.Text.Start < c.Start || d.Date.Text.End > c.End {
				continue
			}
		}
		if r.speaks(x, st) {
			continue
		}
		if w := r.distance(d, i, s); w < far {
			best, far = x, w
		}
	}
	if best < 0 && st < 0 && verb && (len(r.d.Events) == 0 || r.d.Events[len(r.d.Events)-1].From < s.From) {
		best = r.onlyDate(s)
	}
	v.Date = best
}

// onlyDate returns the one date of a sentence, or -1 where it has none or more.
func (r *eventReader) onlyDate(s *text.Sentence) int {
	only := -1
	at, _ := slices.BinarySearchFunc(r.d.Dates, s.From, func(d text.Date, from int) int { return d.From - from })
	for x := at; x < len(r.d.Dates) && r.d.Dates[x].From < s.To; x++ {
		d := &r.d.Dates[x]
		if only >= 0 || d.Since || r.told[d.From] >= 0 || r.speaks(x, -1) {
			return -1
		}
		only = x
	}
	return only
}

// speaks reports whether the date is the day of a statement rather than of an
// event told in statement st.
func (r *eventReader) speaks(x, st int) bool {
	d := &r.d.Dates[x]
	for k := range r.d.Statements {
		s := &r.d.Statements[k]
		if s.Date == x && (k == st || s.Cue.End <= d.Date.Text.Start && s.Content.Start >= d.Date.Text.End) {
			return true
		}
	}
	return false
}

// distance tells how far the date is from the trigger at token i, clause
// boundaries counting as many words.
func (r *eventReader) distance(d *text.Date, i int, s *text.Sentence) int {
	n := d.From - i
	if n < 0 {
		n = i - d.To + 4
		for q := d.To; q < i; q++ {
			if r.toks[q].Norm == "\u061B" || r.toks[q].Kind == text.Close || r.toks[q].Norm == comma && d.From > s.From+1 && (q > d.To || r.toks[d.From-1].Norm != comma) { // "فرض الاتحاد، اليوم، عقوبات"
				n += 40
			}
		}
		return n
	}
	carrier := r.carrier(i+1, s) // "اشتباكات وقعت الأحد"
	for q := i + 1; q < d.From; q++ {
		if r.cover[q] < 0 && (r.finite(q) || r.subordinator(q)) && q != carrier {
			if r.toks[q].Conj != "" && r.finite(q) && !r.subordinator(q) {
				n += 8 // "قُتل اثنان وأصيب خمسة أمس"
			} else {
				n += 40
			}
		}
		if r.toks[q].Norm == comma {
			n += 6
		}
	}
	return n
}
