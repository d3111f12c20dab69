package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// ofLater reports whether a date is that of what is to come, of which event v is told to have gone before it: "struck
// the town ahead of a June 3 poll, killing ten", "attacked the post before the vote on June 3".
func (r *eventReader) ofLater(v *text.Event, day int) bool {
	toks := r.d.Tokens
	x := &r.d.Dates[day]
	s := r.d.SentenceOf(x.From)
	if v.From < s.From || v.From >= s.To || x.Date.Precision != schema.Day {
		return false
	}
	const reach = 10
	noun := false // something stands before the date that it can be of
	for k := x.From - 1; k >= s.From && k > x.From-reach; k-- {
		t := &toks[k]
		switch {
		case t.Norm == "ahead" && toks[k+1].Norm == "of", t.Norm == "before" && (noun && r.toCome(k+1, x.From) || x.To < s.To && r.toCome(x.To, min(x.To+2, s.To))):
			if t.Norm == "ahead" && !noun && (x.To >= s.To || toks[x.To].Tag[0] != 'N') {
				return false // "ahead of Monday"
			}
			if k > s.From && sameDay[toks[k-1].Norm] {
				return false
			}
			return v.From < k || v.From > x.To && toks[v.From].Tag[0] == 'V'
		case t.Norm == "before", t.Tag == ",", t.Tag == "CC", r.t.isVerb(k), hours[t.Stem]:
			return false
		}
		noun = noun || t.Tag != "" && t.Tag[0] == 'N'
	}
	return false
}

// toCome reports whether one of some tokens is a noun for what has its day.
func (r *eventReader) toCome(from, to int) bool {
	for k := from; k < to; k++ {
		if t := &r.d.Tokens[k]; t.Tag != "" && t.Tag[0] == 'N' && (occasions[t.Stem] || len(r.l.triggers["N"+t.Stem]) > 0) {
			return true
		}
	}
	return false
}

// occasions holds nouns, besides those of events, for what is held on a day.
var occasions = map[string]bool{"anniversary": true, "ballot": true, "ceremony": true, "congress": true, "deadline": true, "feast": true, "festival": true, "holiday": true, "inauguration": true, "poll": true, "primary": true, "referendum": true, "runoff": true, "trial": true, "vote": true}

// hours holds nouns for times of the day that "before" stands by: "before dawn on Monday".
var hours = map[string]bool{"dawn": true, "daybreak": true, "dusk": true, "midnight": true, "midday": true, "noon": true, "sunrise": true, "sunset": true}

// sameDay holds words in front of "before" for what is no day apart: "shortly before the firefight on Monday".
var sameDay = map[string]bool{"hours": true, "immediately": true, "just": true, "minutes": true, "moments": true, "right": true, "seconds": true, "shortly": true}
