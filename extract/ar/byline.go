package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byByline is the rule of an outlet's name.
const byByline = "ar.byline"

// byline finds the outlet that the line above the report names, as tokens from–to:
// "سبق – وكالات: قال", "عين اليوم – بيروت", "الرياض - عكاظ:". It is empty where
// there is none, and where a reporter is named instead.
func (r *reader) byline(s *text.Sentence) (from, to int) {
	const longest = 3
	first := r.run(s.From, s.To, longest)
	if first == s.From || !dash(r, first, s.To) {
		return 0, 0
	}
	second := r.run(first+1, s.To, longest)
	if second == first+1 || second < s.To && r.toks[second].Norm != colon && !dash(r, second, s.To) {
		return 0, 0
	}
	placed := func(from, to int) bool {
		k, end, _ := r.lookup(from, to)
		return k != nil && end == to && k.Type == schema.Place
	}
	switch {
	case placed(s.From, first) && second-first <= longest && !placed(first+1, second) && !newsroom[r.toks[first+1].Base] && !r.namePart(r.toks[first+1].Base):
		return first + 1, second
	case !placed(s.From, first) && (placed(first+1, second) || newsroom[r.toks[first+1].Base]) && !newsroom[r.toks[s.From].Base] && !r.namePart(r.toks[s.From].Base):
		return s.From, first
	}
	return 0, 0
}

// onlyName reports whether nothing but somebody's name stands from token j to the end of the sentence or
// to a dash: whoever reports, as in "كتب: سامي النجار".
func (r *speechReader) onlyName(j int, s *text.Sentence) bool {
	m, ok := r.at[j]
	if !ok || r.d.Mentions[m].Type != schema.Person || r.d.Mentions[m].Kind != schema.ByName {
		return false
	}
	to := r.d.Mentions[m].To
	return to >= s.To || r.toks[to].Norm == "." && to+1 >= s.To || dash(r.reader, to, s.To)
}

// elsewhere finds where the outlet of the byline is named again: anywhere, if its name
// has several words, and within quotation marks if it is one.
func (r *reader) elsewhere(from, to int, found func(from, to int)) {
	n := to - from
	for i := range r.toks {
		if i == from || i+n > len(r.toks) || r.toks[i].Base != r.toks[from].Base {
			continue
		}
		same := n > 1 || i > 0 && i+1 < len(r.toks) && r.toks[i-1].Kind == text.Open && r.toks[i+1].Kind == text.Close
		for k := 1; k < n && same; k++ {
			same = r.toks[i+k].Norm == r.toks[from+k].Norm
		}
		if same {
			found(i, i+n)
		}
	}
}

// run returns the end of a run of at most max words without clitics from token i on.
func (r *reader) run(i, end, max int) int {
	j := i
	for j < end && r.toks[j].Kind == text.Word && r.bare(j) && (r.class(&r.toks[j]) == "" && !r.inDate(j) || j > i && r.inDate(j)) { // "عين اليوم"
		j++
	}
	if j-i > max {
		return i
	}
	return j
}

// dash reports whether token i is a dash.
func dash(r *reader, i, end int) bool {
	return i < end && (r.toks[i].Norm == "-" || r.toks[i].Norm == "\u2013" || r.toks[i].Norm == "\u2014")
}

// newsroom holds the words, folded, that stand in a byline for whoever reports.
var newsroom = map[string]bool{
	"\u0648\u0643\u0627\u0644\u0627\u062A": true, "\u0627\u0644\u0648\u0643\u0627\u0644\u0627\u062A": true, // وكالات الوكالات
	"\u0645\u062A\u0627\u0628\u0639\u0627\u062A": true, "\u0645\u062A\u0627\u0628\u0639\u0647": true, // متابعات متابعة
	"\u062E\u0627\u0635": true, "\u062E\u0627\u0635\u0647": true, "\u062A\u0642\u0631\u064A\u0631": true, // خاص خاصة تقرير
	"\u0648\u0627\u0633": true, "\u062A\u0631\u062C\u0645\u0647": true, "\u0631\u0635\u062F": true, // واس ترجمة رصد
	"\u0643\u062A\u0628": true, "\u0645\u0631\u0627\u0633\u0644": true, "\u0645\u0631\u0627\u0633\u0644\u0648\u0646": true, // كتب مراسل مراسلون
}
