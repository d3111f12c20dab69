package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// saidByNouns adds what nouns of speech introduce behind who speaks, "a plea from Oslo to
// stop", "the claim by the army that it had left", where the model has none: it knows them
// from what verbs tell.
func (r *speechReader) saidByNouns(found []speech.Attribution) []speech.Attribution {
	toks := r.d.Tokens
	var added []speech.Attribution
	for i := range toks {
		t := &toks[i]
		if t.Tag != "NN" && t.Tag != "NNS" || r.d.SentenceOf(i).Heading || r.d.SentenceOf(i).Skip || !r.saysAs(i) {
			continue
		}
		a, ok := r.nounSaid(i)
		if !ok {
			continue
		}
		at := slices.IndexFunc(found, func(b speech.Attribution) bool { return b.Cue == i })
		switch {
		case at < 0:
			added = append(added, a)
		case found[at].RightFrom > i && found[at].RightFrom < a.RightFrom && toks[a.RightFrom-1].Norm == "that":
			found[at].RightFrom = a.RightFrom // behind the day on which it was said
		}
	}
	if len(added) == 0 {
		return found
	}
	found = append(found, added...)
	slices.SortStableFunc(found, func(a, b speech.Attribution) int { return a.Cue - b.Cue })
	return found
}

// saysAs reports whether noun i is one for words that do something, a demand, a warning, or for
// what somebody claims.
func (r *speechReader) saysAs(i int) bool {
	stem := r.d.Tokens[i].Stem
	if stem == "push" {
		return false // more than words
	}
	switch schema.Act(r.l.cues["N"+stem]) {
	case schema.Demand, schema.Warn, schema.Threaten, schema.Promise, schema.Accuse, schema.Announce, schema.Deny:
		return i == 0 || !calling[r.d.Tokens[i-1].Norm]
	}
	return claimNouns[stem]
}

// calling holds nouns before "call" that make it one by telephone.
var calling = map[string]bool{"conference": true, "phone": true, "telephone": true, "video": true}

// claimNouns holds nouns for what somebody says is so.
var claimNouns = map[string]bool{"admission": true, "argument": true, "assertion": true, "assurance": true, "claim": true, "comment": true, "contention": true, "insistence": true, "remark": true, "statement": true, "suggestion": true}

// nounSaid reads who speaks, right behind noun i and "by" or "from" or in front of it, and
// what he says behind that.
func (r *speechReader) nounSaid(i int) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	p := i + 1
	for p < s.To && p < i+4 && (r.l.calendar[toks[p].Norm] || toks[p].Norm == "on" || toks[p].Norm == "last" && p+1 < s.To && timeNouns[toks[p+1].Stem] || p > i+1 && timeNouns[toks[p].Stem] && toks[p-1].Norm == "last") {
		p++ // "a plea on Tuesday from"
	}
	if head, from, to, from2, ok := r.nounOwner(i, p); ok {
		return r.nounContent(i, head, from, to, from2, s)
	}
	return speech.Attribution{}, false
}

// nounOwner returns who speaks by noun i, as his phrase's head, beginning and end, and the token
// from which what he says may begin; p is the first token behind the noun and a day.
func (r *speechReader) nounOwner(i, p int) (head, from, to, next int, ok bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	if p+1 >= s.To {
		return 0, 0, 0, 0, false
	}
	if toks[p].Norm == "by" || toks[p].Norm == "from" {
		x := longestFrom(d, p+1, p+1)
		if x == text.NoMention && p+2 < s.To && toks[p+1].Tag == "DT" {
			x = longestFrom(d, p+1, p+2)
		}
		if x == text.NoMention || d.Mentions[x].Type == schema.Facility || d.Mentions[x].Type == schema.NamedEvent {
			return 0, 0, 0, 0, false
		}
		to, head = d.Mentions[x].To, d.Mentions[x].Head
		if y := longestFrom(d, to, to); y != text.NoMention && d.Mentions[x].Kind == schema.ByDescription && d.Mentions[y].Type == schema.Person {
			to, head = d.Mentions[y].To, d.Mentions[y].Head // "by President Ada Brandt"
		}
		next = to
		for next < s.To && next < to+3 && (r.l.calendar[toks[next].Norm] || toks[next].Norm == "on") {
			next++ // "a charge by X on Tuesday that"
		}
		return head, p + 1, to, next, true
	}
	if c := r.t.child(i, "nmod:poss"); c >= 0 && c < i {
		x := mentionAt(d, c)
		switch {
		case toks[c].Tag == "PRP$" && ownersWords[toks[c].Norm]:
			return c, c, c + 1, p, true
		case x == text.NoMention || d.Mentions[x].Kind == schema.ByPronoun || d.Mentions[x].Type == schema.Facility || d.Mentions[x].Type == schema.NamedEvent:
			return 0, 0, 0, 0, false
		}
		return c, d.Mentions[x].From, d.Mentions[x].To, p, true
	}
	k := i - 1
	if k > s.From && toks[k].Tag == "JJ" {
		k--
	}
	x := mentionAt(d, max(k, 0)) // "the US claim that"
	if k <= s.From || x == text.NoMention || d.Mentions[x].To != k+1 || d.Mentions[x].Kind != schema.ByName || toks[p].Norm != "that" {
		return 0, 0, 0, 0, false
	}
	switch d.Mentions[x].Type {
	case schema.Organization, schema.MilitaryUnit, schema.Place:
		return d.Mentions[x].Head, d.Mentions[x].From, d.Mentions[x].To, p, true
	}
	return 0, 0, 0, 0, false
}

// ownersWords holds the possessives of who speaks.
var ownersWords = map[string]bool{"his": true, "her": true, "their": true, "its": true}

// nounContent reads what noun i tells that its owner says, from token from on.
func (r *speechReader) nounContent(i, head, ownerFrom, ownerTo, from int, s *text.Sentence) (speech.Attribution, bool) {
	toks := r.d.Tokens
	none := speech.Attribution{}
	if from+1 < s.To && toks[from].Norm == "to" && (toks[from+1].Tag == "DT" || toks[from+1].Cap) {
		end := from
		for from+1 < s.To && from < end+7 && (toks[from].Tag != "TO" || toks[from+1].Tag != "VB") && toks[from].Norm != "that" && toks[from].Norm != "not" {
			from++ // "an appeal by X to the unions to wait"
		}
	}
	if from+2 >= s.To {
		return none, false
	}
	act := schema.Act(r.l.cues["N"+toks[i].Stem])
	that, infinitive := toks[from].Norm == "that", toks[from].Tag == "TO" && (toks[from+1].Tag == "VB" || toks[from+1].Kind == text.Open) || toks[from].Norm == "not" && toks[from+1].Tag == "TO"
	switch {
	case that:
		if from++; toks[from].Tag == "MD" || toks[from].Tag == "VBD" || toks[from].Tag == "VBZ" || toks[from].Tag == "VBP" {
			return none, false // "his comments that accused the council"
		}
	case claimNouns[toks[i].Stem]:
		return none, false
	case infinitive:
	case toks[from].Norm == "for" && act == schema.Demand:
		if from++; toks[from].Norm == "comment" || toks[from].Norm == "interview" || toks[from].Norm == "help" && from+1 >= s.To {
			return none, false
		}
	case toks[from].Norm == "of" && (act == schema.Promise || act == schema.Threaten || act == schema.Deny || act == schema.Announce || act == schema.Warn) && toks[i].Stem != "oath":
		from++
	default:
		return none, false
	}
	object := toks[i].Dep != "nsubj" && toks[i].Dep != "nsubjpass" && finiteIn(toks, s.From, i)
	to, verbs := r.stop(s), 0
	for k := from; k < to; k++ {
		t := &toks[k]
		if t.Kind == text.Open {
			for k++; k < to && toks[k].Kind != text.Close; k++ {
			}
			if k < to && k+1 < s.To && toks[from].Kind == text.Open {
				to = k + 1
			}
			continue
		}
		if k == from {
			continue
		}
		if t.Tag == "," || t.Text == ";" || t.Tag == ":" || !that && (t.Tag == "WDT" || t.Tag == "IN" && (subordinators[t.Norm] || timeClauses[t.Norm] && finiteIn(toks, k, to)) || t.Tag == "CC" && k+1 < to && (toks[k+1].Tag == "VBD" || toks[k+1].Tag == "VBZ" || toks[k+1].Tag == "PRP")) {
			to = k
			break
		}
		if t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" {
			if verbs++; !object && (verbs > 1 || !that) {
				to = k // the clause's own verb
				break
			}
		}
	}
	if to <= from+1 && !strings.HasPrefix(toks[from].Tag, "NN") && toks[from].Tag != "TO" || to <= from || that && verbs == 0 {
		return none, false
	}
	return speech.Attribution{Cue: i, Source: head, SourceFrom: ownerFrom, SourceTo: ownerTo, RightFrom: from, RightTo: to, CueScore: sureNoun, PartScore: sureNoun}, true
}

// sureNoun is how sure it is that such a noun tells of words.
const sureNoun = 0.7
