package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// rightStart lets what follows a cue begin behind whom it is said to and when:
// "warned its leaders last month that …", "urged both sides to …".
func (r *speechReader) rightStart(a *speech.Attribution) {
	toks := r.d.Tokens
	if o := a.RightFrom - 2; utters[toks[a.Cue].Stem] && o > a.Cue && toks[o+1].Tag == "IN" && toks[o].Tag[0] == 'N' && !r.says(a.RightFrom, a.RightTo) {
		a.RightFrom = o // "expressed concern about the raid"
		for k := o - 1; k > a.Cue && nominal[toks[k].Tag]; k-- {
			a.RightFrom = k
		}
		return
	}
	if a.RightFrom < a.Cue || a.RightTo-a.RightFrom < 3 || toks[a.RightFrom].Kind == text.Open || quoted(r.d, a.RightFrom) {
		return
	}
	if t := toks[a.RightFrom].Norm; (t == "however" || t == "meanwhile" || t == "though") && toks[a.RightFrom+1].Tag == "," {
		a.RightFrom += 2 // "said, however, the road was open"
		if toks[a.RightFrom].Norm == "that" && a.RightFrom+2 < a.RightTo {
			a.RightFrom++
		}
		return
	}
	if r.clauseBehind(a) {
		return
	}
	if toks[a.RightFrom].Norm == "as" && a.RightFrom == a.Cue+1 && toks[a.Cue].Stem == "describe" {
		a.RightFrom++ // "what he described as a trick"
		return
	}
	if k := r.mediumEnd(a); k > a.RightFrom && k+1 < a.RightTo {
		a.RightFrom = k
		return
	}
	if k := r.pastDay(a); k > a.RightFrom {
		a.RightFrom = k
	}
	if k := r.hearerEnd(a); k > a.RightFrom && k+1 < a.RightTo {
		a.RightFrom = k
	}
	if s := r.d.SentenceOf(a.Cue); toks[a.Cue].Norm == "according" && a.Cue == s.From && a.SourceTo < a.RightFrom && toks[a.SourceTo].Tag == "," && a.RightFrom < s.To && a.RightTo >= r.stop(s) {
		a.RightFrom = a.SourceTo + 1 // all that follows, its subordinate clauses too
		return
	}
	act := r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag)
	for k := a.RightFrom; k < a.RightTo-1 && k < a.RightFrom+longestFront; k++ {
		t := &toks[k]
		switch {
		case k > a.RightFrom && t.Norm == "that" && (t.Tag == "IN" || t.Dep == "mark"):
			if r.besides(a, k) {
				a.RightFrom = k + 1
			}
			return
		case t.Tag == "TO" && toks[k+1].Tag == "VB":
			if k > a.RightFrom && (act == schema.Demand || act == schema.Ask || act == schema.Warn || addressed[toks[a.Cue].Stem]) && r.hearer(a) {
				if toks[k-1].Norm == "not" {
					k--
				}
				a.RightFrom = k
			}
			return
		case t.Kind == text.Open:
			// "in an interview on “The Hour” that"
			for q := k + 1; q+1 < a.RightTo && q < k+longestTitle; q++ {
				if toks[q].Kind == text.Close && toks[q+1].Norm == "that" {
					a.RightFrom = q + 2
				}
			}
			return
		case r.t.isVerb(k) && t.Tag != "VBN", t.Tag == "MD":
			return
		}
	}
}

// utters holds verbs for putting a feeling or stance, which their object names, into words.
var utters = map[string]bool{"convey": true, "express": true, "reiterate": true, "signal": true, "voice": true}

// mediumEnd returns where the clause begins that stands behind what a's words were told in, if
// it begins there: "said in a message posted on the channel that they had left", "said in a
// letter seen by the Times it had no money"; 0 where there is none.
func (r *speechReader) mediumEnd(a *speech.Attribution) int {
	toks := r.d.Tokens
	k := a.Cue + 1
	if a.RightFrom > k+longestTitle || toks[k].Norm != "in" && toks[k].Norm != "via" && toks[k].Norm != "during" {
		return 0
	}
	medium := false
	for k++; k < a.RightTo && k < a.Cue+longestFront+longestTitle; k++ {
		t, before := &toks[k], &toks[k-1]
		if !medium {
			if medium = mediumNouns[t.Stem] || t.Norm == "remarks" || t.Norm == "comments"; !medium && (r.t.isVerb(k) && t.Tag != "VBN" && t.Tag != "VBG" || t.Kind != text.Word) {
				return 0
			}
			continue
		}
		noun := before.Tag[0] == 'N' || r.l.calendar[before.Norm]
		switch {
		case t.Norm == "that" && (t.Tag == "IN" || t.Dep == "mark"):
			return k + 1
		case noun && subjects[t.Norm]:
			return k
		case noun && (t.Tag == "DT" || t.Tag == "PRP$" || t.Tag == "NNS" || t.Tag == "CD"):
			for n := k; n < a.RightTo && toks[n].Kind == text.Word && !r.t.isVerb(n); n++ {
				if toks[n].Dep == "nsubj" || toks[n].Dep == "nsubjpass" {
					return k
				}
			}
			return 0
		case t.Kind != text.Word && t.Kind != text.Number, t.Tag == "MD", t.Tag == "VBZ", t.Tag == "VBP", t.Tag == "VBD" && !aired[t.Stem]:
			return 0
		}
	}
	return 0
}

// subjects holds pronouns that are subjects alone.
var subjects = map[string]bool{"he": true, "i": true, "it": true, "she": true, "they": true, "we": true, "there": true}

// longestTitle is the most tokens of a programme's title in quotation marks.
const longestTitle = 9

// pastDay returns the token behind the day with which a's content begins and behind which a
// clause or thing follows: "said on Wednesday those costs rose"; 0 where there is none.
func (r *speechReader) pastDay(a *speech.Attribution) int {
	toks := r.d.Tokens
	k := a.RightFrom
	if toks[k].Norm == "on" {
		k++
	}
	if k+2 >= a.RightTo || !weekdays[toks[k].Norm] {
		return 0
	}
	switch toks[k+1].Tag {
	case "DT", "PRP", "PRP$", "EX", "NNS", "CD":
		return k + 1
	}
	return 0
}

// stop returns the end of a sentence without its closing marks.
func (r *speechReader) stop(s *text.Sentence) int {
	to := s.To
	for to > s.From && r.d.Tokens[to-1].Kind == text.Punct {
		to--
	}
	return to
}

// clauseBehind moves a's content to the clause behind a comma, where the model took
// what stands before that, which only tells when and where: "announced today at the
// summit, his country will pay"; it reports whether it did.
func (r *speechReader) clauseBehind(a *speech.Attribution) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	k := a.RightTo
	if toks[k-1].Tag == "," {
		k--
	}
	if k+2 >= s.To || a.LeftTo > a.LeftFrom || a.Source > a.Cue || toks[k].Tag != "," || r.says(a.RightFrom, k) || toks[a.RightFrom].Dep != "nmod:tmod" && !r.l.calendar[toks[a.RightFrom].Norm] && !timeNouns[toks[a.RightFrom].Stem] && toks[a.RightFrom].Tag != "IN" {
		return false
	}
	switch toks[a.RightFrom].Norm {
	case "of", "for", "against", "with":
		return false
	}
	switch toks[k+1].Tag {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX":
	default:
		return false
	}
	for v := k + 1; v < s.To; v++ {
		if c := r.t.child(v, "nsubj", "nsubjpass"); c > k && c < v && (r.finite(v) || r.helped(v)) {
			a.RightFrom, a.RightTo = k+1, s.To
			return true
		}
	}
	return false
}

// hearer reports whether somebody whom a's cue speaks to stands in its content.
func (r *speechReader) hearer(a *speech.Attribution) bool {
	if k := r.t.child(a.Cue, "dobj"); k >= a.RightFrom {
		t := &r.d.Tokens[k]
		return r.t.child(a.Cue, "auxpass") < 0 && (t.Tag == "PRP" || mentionAt(r.d, k) != text.NoMention || personal(t.Stem) || r.l.heads[t.Stem].typ != "" || t.Tag == "NNS" && r.l.act(r.d.Tokens[a.Cue].Stem, "VB") == schema.Demand)
	}
	k := r.t.child(a.Cue, "nmod")
	return k >= a.RightFrom && (r.t.preposition(k) == "on" || r.t.preposition(k) == "to")
}

// besides reports whether tokens from a's content to that tell just to whom, when
// or where it was said.
func (r *speechReader) besides(a *speech.Attribution, that int) bool {
	d := r.d
	toks := d.Tokens
	first := &toks[a.RightFrom]
	last := &toks[that-1]
	switch last.Norm {
	case "so", "such", "now", "except", "provided", "fact":
		return false
	}
	if r.l.calendar[last.Norm] || timeNouns[last.Stem] || last.Kind == text.Number || last.Tag == "CD" {
		return true
	}
	if toks[a.Cue].Tag[0] == 'V' && addressed[toks[a.Cue].Stem] && strings.HasPrefix(last.Tag, "N") || last.Tag == "PRP" {
		return true
	}
	for k := a.RightFrom; k < that; k++ {
		if mediumNouns[toks[k].Stem] && k > a.Cue+1 && r.t.preposition(k) == "in" {
			return true
		}
	}
	if that == a.RightFrom+1 && (strings.HasPrefix(first.Tag, "RB") || strings.HasSuffix(first.Norm, "wards")) {
		return true // "said afterwards that"
	}
	if a.RightFrom > a.Cue+1 && (toks[a.RightFrom-1].Tag == "IN" || toks[a.RightFrom-1].Norm == "to") {
		first = &toks[a.RightFrom-1] // what the model took for a particle: "admitted on the stage that …"
	}
	return first.Tag == "IN" && first.Norm != "of" && first.Norm != "for" || first.Norm == "to" // "confirmed to the network that …"
}

// hearerEnd returns the token behind whom a's cue tells something, where the model has
// taken him for the subject of what is told: "told Channel 9 they had left", "told the
// reporter she was late"; 0 where there is nobody, or nothing is told behind him.
func (r *speechReader) hearerEnd(a *speech.Attribution) int {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if !tells[toks[a.Cue].Stem] || !r.finite(a.Cue) || r.t.child(a.Cue, "auxpass") >= 0 || a.RightFrom > a.Cue+longestFront {
		return 0
	}
	from := a.Cue + 1
	to := from
	if from < s.To && (toks[from].Tag == "DT" || toks[from].Tag == "PRP$") {
		to++
	}
	if to+1 < s.To && (toks[to].Norm == "press" || toks[to].Norm == "news") && (toks[to+1].Norm == "conference" || toks[to+1].Norm == "briefing") {
		to += 2 // "told a press conference two were missing"
	} else if m := longestFrom(d, from, to); m != text.NoMention {
		to = d.Mentions[m].To
		if n := longestFrom(d, to, to); n != text.NoMention && d.Mentions[m].Kind == schema.ByDescription && d.Mentions[n].Type == schema.Person {
			to = d.Mentions[n].To // with his name
		}
	} else if k := to + 1; to < s.To && (toks[to].Dep == "dobj" || toks[to].Dep == "iobj") && toks[to].Tag != "PRP" {
		to++
	} else if k < s.To && toks[to].Dep == "compound" && toks[to].Head == k && toks[k].Dep == "dobj" {
		to = k + 1 // "told a radio station he had doubts"
	} else {
		return 0
	}
	for to < s.To && strings.HasPrefix(toks[to].Tag, "NN") && (outletNouns[toks[to].Stem] || toks[to].Stem == "news" || toks[to].Kind == text.Number) {
		to++ // "told AFP news agency"
	}
	if e := r.pastPlace(to, s); e > to {
		to = e // "told reporters in Oslo she was late"
	}
	if to >= s.To || to <= a.RightFrom {
		return 0
	}
	switch toks[to].Tag {
	case "DT", "PDT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "CD", "EX":
	default:
		return 0
	}
	for v := to + 1; v < a.RightTo && v < s.To; v++ {
		if c := r.t.child(v, "nsubj", "nsubjpass", "expl"); toks[v].Tag == "MD" || r.finite(v) && (c < 0 || c >= a.Cue) {
			return to
		}
		if toks[v].Tag == "," {
			break
		}
	}
	return 0
}

// pastPlace returns the token behind the phrase with "in" or "at" that begins at token k, where a
// pronoun that can only be a subject stands there; k where none does.
func (r *speechReader) pastPlace(k int, s *text.Sentence) int {
	toks := r.d.Tokens
	if k+2 >= s.To || toks[k].Norm != "in" && toks[k].Norm != "at" {
		return k
	}
	e := k + 1
	for e < s.To && nominal[toks[e].Tag] && !subjects[toks[e].Norm] {
		e++
	}
	if e > k+1 && e < s.To && subjects[toks[e].Norm] {
		return e
	}
	return k
}

// tells holds the verbs that have whom somebody speaks to right behind them, and what he
// says behind that.
var tells = map[string]bool{"tell": true, "inform": true, "remind": true, "assure": true}

// outletNouns are what media are called by.
var outletNouns = map[string]bool{"agency": true, "newspaper": true, "paper": true, "magazine": true, "television": true, "tv": true, "radio": true, "channel": true, "network": true}

// longestFrom returns the longest mention that begins with token i or j, or none.
func longestFrom(d *text.Doc, i, j int) int {
	best := text.NoMention
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.From > j {
			break
		}
		if (m.From == i || m.From == j) && m.Kind != schema.ByPronoun && (best == text.NoMention || m.To > d.Mentions[best].To) {
			best = x
		}
	}
	return best
}

// addressed are verbs whose object is whom they speak to.
var addressed = map[string]bool{"tell": true, "assure": true, "warn": true, "promise": true, "remind": true, "inform": true, "advise": true, "convince": true, "notify": true, "reassure": true, "invite": true, "order": true, "instruct": true, "encourage": true}

// rightEnd ends what follows a cue where somebody else is reported to speak, or
// the same speaker does something else.
func (r *speechReader) rightEnd(a *speech.Attribution, found []speech.Attribution) {
	if a.RightFrom <= a.Cue || a.RightTo-a.RightFrom < 2 {
		return
	}
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if a.RightFrom >= s.To {
		return
	}
	to := a.RightTo
	for k := range found {
		b := &found[k]
		if b.Cue <= a.RightFrom || b.Cue >= s.To || b.CueScore < sureCue || b.Source < 0 && toks[b.Cue].Tag != "VBG" {
			continue
		}
		if e := r.otherVoice(a, b); e > a.RightFrom && e < to && !r.inQuote(a.RightFrom, e) {
			to = e
		}
	}
	open := false
	for k := a.RightFrom; k < to && k < s.To; k++ {
		switch t := &toks[k]; {
		case t.Kind == text.Open:
			open = true
		case t.Kind == text.Close:
			open = false
		case open || k == a.RightFrom:
		case t.Text == ";" && k+2 < to && toks[k+1].Norm != "that" && toks[k+1].Tag != "IN" && r.says(k+1, min(to, s.To)):
			to = k
		case t.Tag == "CC" && r.conjoined(a, k):
			to = k
		case t.Tag == "VBG":
			if e := r.speakersOwn(a, k); e > a.RightFrom {
				to = e
			}
		}
	}
	if toks[a.RightFrom].Kind == text.Open || quoted(d, a.RightFrom) {
		// "deplored “the loss of life” and sent its envoy"
		for k := a.RightFrom + 1; k+1 < to && k+1 < s.To; k++ {
			if toks[k].Kind == text.Open {
				break
			}
			if toks[k].Kind == text.Close && toks[k+1].Tag == "CC" && !slices.ContainsFunc(toks[k+1:min(to, s.To)], func(t text.Token) bool { return t.Kind == text.Open }) {
				to = k + 1
			}
		}
	}
	if to+1 < s.To && toks[to].Tag == "," && r.t.isVerb(to+1) {
		// "demanded their departure and, on Friday, closed the border"
		for k := to - 1; k > a.RightFrom && k > to-6 && !r.t.isVerb(k); k-- {
			if toks[k].Tag == "CC" && toks[k+1].Tag == "," {
				to = k
			}
		}
	}
	if k := r.pressFrom(a.RightFrom, to); k > 0 {
		to = k
	}
	if k := r.dayOfCue(a, to); k > 0 {
		to = k
	}
	if m := r.mediumFrom(a, to); m > a.RightFrom && (m > a.RightFrom+1 || toks[a.RightFrom].Tag != "PRP") {
		to = m
	}
	a.RightTo = to
}

// inQuote reports whether token to lies within a quotation that opens behind from.
func (r *speechReader) inQuote(from, to int) bool {
	open := quoted(r.d, from)
	for k := from; k < to; k++ {
		switch r.d.Tokens[k].Kind {
		case text.Open:
			open = true
		case text.Close:
			open = false
		}
	}
	return open
}

// conjoined reports whether the conjunction at and joins the cue with another
// verb of its subject, of the cue's form, and no verb of the content has that form.
func (r *speechReader) conjoined(a *speech.Attribution, and int) bool {
	toks := r.d.Tokens
	if toks[and].Norm != "and" && toks[and].Norm != "but" {
		return false
	}
	v := and + 1
	for v < a.RightTo && (strings.HasPrefix(toks[v].Tag, "RB") || toks[v].Tag == ",") {
		v++
	}
	if v >= a.RightTo || toks[v].Tag == "VBG" || toks[v].Tag == "VB" {
		return false
	}
	if toks[v].Tag != toks[a.Cue].Tag && (toks[a.Cue].Tag != "VBN" || toks[v].Tag != "VBD" || !r.helped(a.Cue)) {
		return false
	}
	if r.says(a.RightFrom, and) && (toks[v].Head != a.Cue || toks[v].Dep != "conj") {
		return false
	}
	for k := a.Cue + 1; k < and; k++ {
		if toks[k].Norm == "that" && toks[k].Tag == "IN" {
			return false // "said that his men had left and took the guns along"
		}
	}
	return r.otherTense(a, v)
}

// otherVoice returns where a's content ends since b's clause, which begins within
// it, is the reporter's own; -1 where it does not.
func (r *speechReader) otherVoice(a, b *speech.Attribution) int {
	toks := r.d.Tokens
	if toks[b.Cue].Tag == "VBG" && !r.helped(b.Cue) && b.Source < a.Cue {
		return r.beforeParticiple(a, b.Cue)
	}
	if b.Source < a.RightFrom || b.SourceFrom <= a.RightFrom {
		return -1
	}
	if s := &toks[b.Source]; s.Tag == "CD" || s.Norm == "percent" || s.Norm == "%" {
		return -1 // "the poll shows that most agreed, while 35 percent said …"
	}
	if l := b.LeftFrom; b.LeftTo > l && l > a.RightFrom && b.LeftTo <= b.SourceFrom && b.SourceFrom-b.LeftTo <= 1 && toks[l-1].Tag == "," && r.disputes(b.Cue) && r.disputed(b.LeftTo-1) {
		return l - 1 // "said it was late, | a claim that the mayor denied"
	}
	p := min(r.front(b), b.Cue) - 1
	if p <= a.RightFrom {
		return -1
	}
	if toks[b.Cue].Norm == "according" && b.SourceTo+1 < len(toks) && toks[b.SourceTo].Tag == "," && r.verbAt(b.SourceTo+1) >= 0 {
		return -1 // "the man, according to the paper, had left"
	}
	if b.LeftTo > b.LeftFrom && b.LeftFrom <= a.RightFrom && a.Cue < b.Cue || toks[b.Cue].Norm == "according" {
		// "…, Reuters reports", "…, according to the ministry"
		if toks[p].Tag == "," {
			return p
		}
		return -1
	}
	comma := func(k int) int {
		if k > a.RightFrom && toks[k-1].Tag == "," {
			return k - 1
		}
		return -1
	}
	switch t := &toks[p]; {
	case b.Source > b.Cue:
		return -1
	case t.Text == ";":
		return p
	case t.Norm == "while" || t.Norm == "although" || t.Norm == "though" || t.Norm == "whereas":
		if c := comma(p); c > 0 {
			return c
		}
		return p
	case t.Norm == "and" || t.Norm == "but":
		return comma(p)
	case t.Norm == "which" || t.Norm == "whom":
		if c := comma(p); c > 0 {
			return c
		}
	}
	// ", a charge that the minister denied"
	if toks[p].Norm == "that" || toks[p].Norm == "which" {
		p--
	}
	if r.disputed(p) || callsBy[toks[b.Cue].Stem] != "" && toks[b.Source].Tag == "PRP" && toks[p].Tag == "NN" {
		for k := p; k > a.RightFrom && p-k < 4; k-- {
			if toks[k].Tag == "," {
				return k
			}
		}
	}
	return -1
}

// beforeParticiple returns the comma before the participle at k and the words that
// lead to it, ", after earlier saying", or -1.
func (r *speechReader) beforeParticiple(a *speech.Attribution, k int) int {
	toks := r.d.Tokens
	p := k - 1
	for p > a.RightFrom && (strings.HasPrefix(toks[p].Tag, "RB") || toks[p].Norm == "earlier" || toks[p].Norm == "after" || toks[p].Norm == "before") {
		p--
	}
	if toks[p].Tag == "," {
		return p
	}
	if toks[p].Kind == text.Close && toks[p-1].Tag == "," && p > a.RightFrom+1 {
		return p + 1 // "“…,” noting that …"
	}
	return -1
}

// speakersOwn returns where a's content ends before the participle of speech at k,
// which tells what the speaker did by saying it, or had said earlier; else -1.
func (r *speechReader) speakersOwn(a *speech.Attribution, k int) int {
	toks := r.d.Tokens
	t := &toks[k]
	act := r.l.cues["V"+t.Stem]
	if act == "" || act == string(schema.Think) || t.Dep == "amod" || r.helped(k) {
		return -1
	}
	p := r.beforeParticiple(a, k)
	if p < 0 || p < k-1 && toks[p+1].Norm != "after" && toks[p+1].Norm != "before" && t.Head != a.Cue {
		return -1
	}
	if h := t.Head; p == k-1 && h != a.Cue && (h < 0 || toks[h].Head != a.Cue) {
		return -1
	}
	return p
}

// disputed reports whether the noun at k takes up what was said before it.
func (r *speechReader) disputed(k int) bool {
	t := &r.d.Tokens[k]
	return t.Tag == "NN" && (r.l.cues["N"+t.Stem] != "" || t.Stem == "version" || t.Stem == "idea" || t.Stem == "step")
}

// tellersOwn returns where in a's content, which ends at token to, what the writer adds
// himself begins: a clause behind "but" in the present after words that are put in the past
// ("said it had ended, but people still wait"), or one that tells after what somebody vows
// to act ("vowed to retaliate after a bomb killed ten"); 0 where there is none.
func (r *speechReader) tellersOwn(a *speech.Attribution, to int) int {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	to = min(to, s.To)
	if a.RightFrom <= a.Cue || a.RightFrom >= to {
		return 0
	}
	past := toks[a.Cue].Tag == "VBD" || toks[a.Cue].Tag == "VBN"
	first := "" // the tag of the first finite verb of the content
	for k := a.RightFrom; k < to; k++ {
		t := &toks[k]
		switch {
		case t.Kind == text.Open && k > a.RightFrom:
			for k < to && toks[k].Kind != text.Close { // a quotation within it
				k++
			}
		case t.Norm == "but" && k > a.RightFrom+2 && toks[k-1].Tag == "," && past && (first == "VBD" || first == "MD"):
			for v := k + 1; v < to; v++ {
				if toks[v].Tag == "VBD" || toks[v].Tag == "MD" {
					return 0
				}
				if toks[v].Tag == "VBZ" || toks[v].Tag == "VBP" {
					return k - 1
				}
			}
		case t.Norm == "after" && k > a.RightFrom+2 && past && first == "" && toks[a.RightFrom].Tag == "TO" && finiteIn(toks, k, to):
			switch r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag) {
			case schema.Promise, schema.Threaten, schema.Demand:
				return k
			}
		case first == "" && (r.finite(k) || t.Tag == "MD"):
			first = t.Tag
		}
	}
	return 0
}

// dayOfCue returns where the day begins with which a's content, a thing and no clause, ends
// at token to, and which is when the speaker did so: "condemned the attack | on Sunday"; 0
// where there is none.
func (r *speechReader) dayOfCue(a *speech.Attribution, to int) int {
	toks := r.d.Tokens
	k := to - 1
	if k <= a.RightFrom+1 || !weekdays[toks[k].Norm] || toks[k].Head != a.Cue || r.says(a.RightFrom, to) {
		return 0
	}
	if toks[k-1].Norm == "on" {
		k--
	}
	return k
}

// pressFrom returns where in tokens from to to the words begin with which they end and which
// tell that it was the press that was told: "confirmed the raid to our correspondent"; 0
// where there are none.
func (r *speechReader) pressFrom(from, to int) int {
	toks := r.d.Tokens
	k := to - 1
	if k <= from+1 || !press[toks[k].Norm] {
		return 0
	}
	for k--; k > from && k > to-5; k-- {
		if toks[k].Norm == "to" {
			return k
		}
		if !nominal[toks[k].Tag] {
			return 0
		}
	}
	return 0
}

// press are those who ask and write it down.
var press = map[string]bool{"press": true, "media": true, "reporters": true, "journalists": true, "correspondent": true, "correspondents": true, "newsmen": true, "pressmen": true, "reporter": true}

// mediumFrom returns where a phrase at the end of a's content begins that tells
// by what it was said, "in a video on its channel", or -1.
func (r *speechReader) mediumFrom(a *speech.Attribution, to int) int {
	toks := r.d.Tokens
	for k := to - 1; k > a.RightFrom; k-- {
		t := &toks[k]
		if r.t.isVerb(k) && t.Tag != "VBN" && (!mediumNouns[toks[k-1].Stem] || toks[k-1].Tag != "NN") || t.Kind == text.Punct || t.Kind == text.Close && k < to-1 {
			return -1
		}
		if m := mentionAt(r.d, k); k == to-1 && toks[k-1].Norm == "on" && m != text.NoMention && r.media(m) && !r.says(a.RightFrom, k) {
			return k - 1
		}
		if t.Norm != "in" || k+2 >= to || toks[k+1].Norm != "a" && toks[k+1].Norm != "an" {
			continue
		}
		for m := k + 2; m < to && m < k+5; m++ {
			if mediumNouns[toks[m].Stem] && toks[m].Tag == "NN" && (toks[m].Head == a.Cue || !r.says(a.RightFrom, k)) {
				return k
			}
		}
		return -1
	}
	return -1
}
