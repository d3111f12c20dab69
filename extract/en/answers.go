package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
)

// answered gives a cue behind what somebody was asked, with which its sentence begins, what stands
// behind it for its content, however short: "Asked if he would resign, Novak said, “No.”"
func (r *speechReader) answered(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	k := s.From
	if toks[k].Norm == "when" || toks[k].Norm == "but" || toks[k].Norm == "and" {
		k++
	}
	if k+1 >= s.To || !asks[toks[k].Norm] || !putTo[toks[k+1].Norm] || a.Source < 0 || a.Source > a.Cue || a.LeftTo <= a.LeftFrom || a.LeftFrom > k {
		return
	}
	from := a.Cue + 1
	if from < s.To && (toks[from].Tag == "," || toks[from].Text == ":") {
		from++
	}
	if from+1 >= s.To || a.LeftTo > a.Cue {
		return
	}
	if a.RightTo <= a.RightFrom {
		if toks[from].Kind != text.Open {
			return
		}
		a.RightFrom, a.RightTo = from, s.To
	}
	a.LeftFrom, a.LeftTo = 0, 0
}

// asks holds participles for whom a question was put to.
var asks = map[string]bool{"asked": true, "pressed": true, "questioned": true, "quizzed": true}

// spokenOf lets what a's cue introduces begin with the quotation behind a colon, before which stands
// only of what or to whom it was said: "said of the removal: “…”".
func (r *speechReader) spokenOf(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.RightTo <= a.RightFrom || a.RightFrom <= a.Cue || a.Cue+3 >= s.To || toks[a.Cue+1].Norm != "of" && toks[a.Cue+1].Norm != "about" {
		return
	}
	for k := a.Cue + 2; k+1 < s.To && k < a.Cue+longestBehind; k++ {
		switch {
		case toks[k].Text == ":" && toks[k+1].Kind == text.Open:
			a.RightFrom = k + 1
			return
		case toks[k].Kind == text.Open, r.finite(k):
			return
		}
	}
}

// pastAside lets what a's cue introduces begin behind a phrase between commas that tells by what or
// where it was said: "announced, via the channel, a ban".
func (r *speechReader) pastAside(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.RightFrom != a.Cue+2 || a.RightTo <= a.RightFrom || a.RightTo > s.To || toks[a.Cue+1].Tag != "," || toks[a.RightFrom].Tag != "IN" {
		return
	}
	const longest = 8
	for k := a.RightFrom + 1; k+2 < s.To && k < a.RightFrom+longest; k++ {
		switch {
		case toks[k].Tag == ",":
			if a.RightTo > k+1 && a.RightTo < s.To && a.RightTo > k+2 {
				a.RightFrom = k + 1
			} else {
				a.RightFrom, a.RightTo = k+1, r.stop(s)
			}
			if toks[a.RightFrom].Norm == "that" && a.RightFrom+1 < a.RightTo {
				a.RightFrom++
			}
			return
		case toks[k].Kind != text.Word && toks[k].Kind != text.Number, r.t.isVerb(k):
			return
		}
	}
}

// pastClause lets what a's cue introduces begin behind "that", before which stands a clause that tells
// when it was said: "told the paper before the vote was held that he would win".
func (r *speechReader) pastClause(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.RightTo <= a.RightFrom || a.RightFrom <= a.Cue || !tells[toks[a.Cue].Stem] || !timeClauses[toks[a.RightFrom].Norm] {
		return
	}
	const longest = 14
	verb := false
	for k := a.RightFrom + 1; k+2 < a.RightTo && k < a.RightFrom+longest && toks[k].Kind != text.Punct; k++ {
		if toks[k].Norm == "that" && toks[k].Tag == "IN" && verb {
			a.RightFrom = k + 1
			return
		}
		verb = verb || r.t.isVerb(k)
	}
}

// quotedThere lets the words of who "was quoted as saying" begin behind who quotes him, "by the agency",
// and be his.
func (r *speechReader) quotedThere(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	q := a.Cue - 2
	if toks[a.Cue].Norm != "saying" || q <= s.From || toks[q+1].Norm != "as" || toks[q].Norm != "quoted" && toks[q].Norm != "cited" || r.t.child(q, "auxpass") < 0 {
		return
	}
	if who := r.t.child(q, "nsubjpass", "nsubj"); who >= 0 && who < q && a.Source < 0 {
		from, to := r.phrase(who)
		if m := mentionAt(r.d, who); m != text.NoMention {
			from, to = min(from, r.d.Mentions[m].From), max(to, r.d.Mentions[m].To)
		}
		a.Source, a.SourceFrom, a.SourceTo = who, from, min(to, q)
	}
	by := a.Cue + 1
	if by+2 >= s.To || toks[by].Norm != "by" || a.RightTo <= by {
		return
	}
	m := longestFrom(r.d, by+1, by+2)
	if m == text.NoMention {
		return
	}
	k := r.d.Mentions[m].To
	for k < s.To && (outletNouns[toks[k].Stem] || toks[k].Norm == "news") {
		k++
	}
	for k < s.To && (toks[k].Text == ":" || toks[k].Tag == "," || toks[k].Norm == "that") {
		k++
	}
	if k < a.RightTo {
		a.RightFrom = k
	}
}

// beforeAccording ends what stands in front of "according to" before that word.
func (r *speechReader) beforeAccording(a *speech.Attribution) {
	toks := r.d.Tokens
	for a.RightTo > a.RightFrom+1 && (toks[a.RightTo-1].Norm == "according" || toks[a.RightTo-1].Tag == "," && toks[min(a.RightTo, len(toks)-1)].Norm == "to") {
		a.RightTo--
	}
}

// thatBehind lets what a's cue introduces be the clause with "that" behind by what or where it was said,
// where the model took when it was said: "Two days after the vote, she said in a post that …".
func (r *speechReader) thatBehind(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.LeftTo <= a.LeftFrom || a.LeftFrom > s.From || a.LeftTo > a.Cue || a.Source < 0 || a.Source > a.Cue || toks[s.From].Kind == text.Open || quoted(r.d, s.From) {
		return
	}
	const longest = 12
	for k := a.Cue + 1; k+2 < s.To && k < a.Cue+longest; k++ {
		t := &toks[k]
		if t.Norm == "that" && k > a.Cue+1 {
			for v := k + 2; v < s.To && v < k+longest; v++ {
				if c := r.t.child(v, "nsubj", "nsubjpass"); c > k && c < v {
					a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = 0, 0, k+1, r.stop(s)
					return
				}
			}
			return
		}
		if t.Kind != text.Word && t.Kind != text.Number || r.t.isVerb(k) && t.Tag != "VBN" || t.Tag == "MD" {
			return
		}
	}
}
