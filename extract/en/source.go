package en

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// sources settles who is meant where the tree led the model astray, and gives
// speakers without a name a mention, so that they can be told apart and counted:
// "drivers at the crossing say", "according to a tribunal".
func (r *speechReader) sources(found []speech.Attribution) {
	for k := range found {
		r.led(&found[k], found)
		r.madeTo(&found[k])
		r.patient(&found[k])
		r.inFront(&found[k])
		r.inverted(&found[k])
		r.reduced(&found[k])
		r.shared(&found[k], found)
		r.whileSo(&found[k])
		r.cites(&found[k], found)
		r.rightBefore(&found[k])
		r.bodyItself(&found[k])
		r.speakingTo(&found[k])
		r.takenForWords(&found[k])
		r.behindDateline(&found[k])
		r.innerSubject(&found[k])
		r.accordingBehind(&found[k])
		r.byTelephone(&found[k])
		r.pastWhose(&found[k])
		r.besidePlace(&found[k])
		r.wholeList(&found[k])
		r.paperBehind(&found[k])
		if r.saidToBe(&found[k]) {
			found[k].Source, found[k].SourceFrom, found[k].SourceTo = -1, 0, 0
		}
		r.speechGoesOn(&found[k], found)
	}
	var added []text.Mention
	for k := range found {
		a := &found[k]
		if a.Source < 0 || a.CueScore < likelyCue {
			continue
		}
		var fresh []text.Mention
		if i := r.writer(a.Source); i >= 0 && (a.Source < a.Cue || r.d.Tokens[a.Cue].Norm == "according") {
			fresh = append(fresh, r.unnamed(i))
		} else if i := r.issuingNoun(a.Source); i >= 0 {
			fresh = append(fresh, r.unnamed(i))
		} else if r.knownTo(a) {
			continue
		}
		for _, i := range r.nouns(a) {
			if mentionAt(r.d, i) == text.NoMention && r.namedBehind(i) == text.NoMention && r.canSpeak(i, a.Cue) {
				fresh = append(fresh, r.unnamed(i))
			}
		}
		if len(fresh) == 0 {
			continue
		}
		if _, ok := r.statement(a); ok {
			added = append(added, fresh...)
		}
	}
	if len(added) > 0 {
		insert(r.d, added)
	}
	r.issued = nil
}

// madeTo gives a cue that something lets or makes somebody say him for its source: "leading
// some to suggest that …", "a chance for lawmakers to argue that …".
func (r *speechReader) madeTo(a *speech.Attribution) {
	toks := r.d.Tokens
	o := a.Cue - 2
	if o < 1 || toks[a.Cue].Tag != "VB" || toks[a.Cue-1].Tag != "TO" || toks[o].Sent != toks[a.Cue].Sent || toks[o].Tag[0] != 'N' && !several[toks[o].Norm] {
		return
	}
	from, _ := r.phrase(o)
	if from == 0 || toks[from-1].Sent != toks[o].Sent || toks[from-1].Norm != "for" && !(makes[toks[from-1].Stem] && r.t.isVerb(from-1)) {
		return
	}
	a.Source, a.SourceFrom, a.SourceTo = o, from, o+1
}

// rightBefore lets a pronoun right before a cue be its source, whatever the tree hangs there: "an
// allegation he denies".
func (r *speechReader) rightBefore(a *speech.Attribution) {
	k := a.Cue - 1
	if k < 0 || k == a.Source || r.d.Tokens[k].Sent != r.d.Tokens[a.Cue].Sent || !r.finite(a.Cue) || r.l.act(r.d.Tokens[a.Cue].Stem, r.d.Tokens[a.Cue].Tag) == schema.Think {
		return
	}
	switch r.d.Tokens[k].Norm {
	case "he", "she", "they", "we", "it":
		a.Source, a.SourceFrom, a.SourceTo = k, k, k+1
	}
}

// behindDateline gives a cue whose source is but the place with which a report begins, "OSLO—Ada
// Brandt said", whoever is named behind its dash.
func (r *speechReader) behindDateline(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	dash := s.From + 1
	if a.Source < 0 || a.SourceFrom != s.From || a.SourceTo > dash || dash+2 >= a.Cue || strings.Trim(toks[dash].Text, "-–—") != "" || toks[s.From].Text != strings.ToUpper(toks[s.From].Text) {
		return
	}
	m := longestFrom(r.d, dash+1, dash+2)
	if m == text.NoMention || r.d.Mentions[m].To > a.Cue {
		return
	}
	if o := longestFrom(r.d, r.d.Mentions[m].To, r.d.Mentions[m].To); o != text.NoMention && r.d.Mentions[m].Kind == schema.ByDescription && r.d.Mentions[o].Type == schema.Person && r.d.Mentions[o].To <= a.Cue {
		m = o // with his name
	}
	a.Source, a.SourceFrom, a.SourceTo = r.d.Mentions[m].Head, dash+1, r.d.Mentions[m].To
}

// takenForWords gives a cue without a source that stands right before it, of which the model has
// made words said: "Its chairman, Ada Brandt, had told the board that …".
func (r *speechReader) takenForWords(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.Source >= 0 || a.LeftTo <= a.LeftFrom || a.LeftFrom < s.From || a.LeftTo > a.Cue || a.RightTo <= a.RightFrom || r.says(a.LeftFrom, a.LeftTo) || toks[a.LeftFrom].Kind != text.Word || !nominal[toks[a.LeftFrom].Tag] || quoted(r.d, a.LeftFrom) {
		return
	}
	helped := false
	for k := a.LeftTo; k < a.Cue; k++ {
		switch t := &toks[k]; {
		case t.Norm == "has", t.Norm == "have", t.Norm == "had", t.Tag == "MD":
			helped = true
		case !strings.HasPrefix(t.Tag, "RB"):
			return
		}
	}
	if !helped && !r.finite(a.Cue) {
		return
	}
	end := a.LeftTo
	for end > a.LeftFrom && toks[end-1].Kind == text.Punct {
		end--
	}
	m := mentionAt(r.d, end-1)
	if m == text.NoMention || r.d.Mentions[m].To != end || r.d.Mentions[m].Kind == schema.ByPronoun {
		return
	}
	switch r.d.Mentions[m].Type {
	case schema.Person, schema.Organization, schema.MilitaryUnit:
		a.Source, a.SourceFrom, a.SourceTo = r.d.Mentions[m].Head, r.d.Mentions[m].From, end
		a.LeftFrom, a.LeftTo = 0, 0
	}
}

// speakingTo gives a cue whose source stands in a phrase that tells to whom or how somebody speaks
// him for its source: "analysts speaking with the Daily News said".
func (r *speechReader) speakingTo(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	const reach = 14
	for k := a.Cue - 2; k > s.From && k > a.Cue-reach; k-- {
		if toks[k].Tag == "," || r.finite(k) {
			return
		}
		if t := &toks[k]; t.Norm != "speaking" && t.Norm != "talking" || !strings.HasPrefix(toks[k-1].Tag, "NN") || toks[k+1].Kind != text.Word {
			continue
		}
		if o := k - 1; (a.Source >= k || a.SourceTo > k) && r.finite(a.Cue) {
			from, _ := r.phrase(o)
			a.Source, a.SourceFrom, a.SourceTo = o, from, k
			if from > s.From+1 && toks[from-1].Tag == "CC" && strings.HasPrefix(toks[from-2].Tag, "NN") {
				a.SourceFrom, _ = r.phrase(from - 2) // "analysts and officials speaking"
			}
		}
		return
	}
}

// several holds the words for people of whom no more is said.
var several = map[string]bool{"many": true, "others": true, "some": true}

// makes holds verbs whose object does what the infinitive behind it tells.
var makes = map[string]bool{"allow": true, "cause": true, "compel": true, "drive": true, "enable": true, "encourage": true, "force": true, "inspire": true, "lead": true, "prompt": true, "push": true, "spur": true}

// patient takes from a cue in the passive the source that is but whom its words are about or
// whom they are told: "Brandt has been charged".
func (r *speechReader) patient(a *speech.Attribution) {
	if a.Source < 0 || !r.t.isVerb(a.Cue) || r.t.child(a.Cue, "auxpass") < 0 || quotes[r.d.Tokens[a.Cue].Stem] {
		return
	}
	switch r.l.act(r.d.Tokens[a.Cue].Stem, r.d.Tokens[a.Cue].Tag) {
	case schema.Accuse, schema.Condemn, schema.Praise:
	default:
		return // "was angered", "were told"
	}
	if r.t.child(a.Cue, "nsubjpass") == a.Source || r.t.child(a.Cue, "nsubj") == a.Source && a.Source < a.Cue {
		a.Source, a.SourceFrom, a.SourceTo = -1, 0, 0
	}
}

// likelyCue is the probability of a cue from which its source is told of.
const likelyCue = 0.5

// knownTo reports whether a's source is words on paper whose issuer is told.
func (r *speechReader) knownTo(a *speech.Attribution) bool {
	i := a.Source
	return documents[r.d.Tokens[i].Stem] && r.speaker(i) != text.NoMention
}

// issuingNoun returns the noun of a body right before words on paper whose issuer has no
// name, "a ministry statement", or -1.
func (r *speechReader) issuingNoun(i int) int {
	d := r.d
	if i <= 0 || !documents[d.Tokens[i].Stem] {
		return -1
	}
	c := i - 1
	if c > 0 && d.Tokens[c-1].Norm == "the" && r.speaker(i) != text.NoMention {
		return -1 // the one told of before
	}
	if d.Tokens[c].Stem == "court" {
		return -1 // what courts keep others have written
	}
	if t := &d.Tokens[c]; t.Tag == "NN" && t.Head == i && r.l.heads[t.Stem].typ == schema.Organization && mentionAt(d, c) == text.NoMention {
		return c
	}
	return -1
}

// writer returns the noun of who words on paper i are by, where he has no name: "a report this week by a
// rights group"; -1 for none.
func (r *speechReader) writer(i int) int {
	d := r.d
	toks := d.Tokens
	if i < 0 || !documents[toks[i].Stem] {
		return -1
	}
	for c := range r.t.children(i) {
		if p := r.t.preposition(c); toks[c].Dep == "nmod" && c > i && (p == "by" || p == "from") && (toks[c].Tag == "NN" || toks[c].Tag == "NNS") && mentionAt(d, c) == text.NoMention && r.canSpeak(c, i) &&
			(r.someone(c) || r.l.heads[toks[c].Stem].typ == schema.Organization || bodyNoun(toks[c].Stem)) {
			return c
		}
	}
	return -1
}

// finite reports whether token i is a verb with a subject of its own, by its form.
func (r *speechReader) finite(i int) bool {
	switch r.d.Tokens[i].Tag {
	case "VBD", "VBZ", "VBP":
		return true
	case "VB", "VBN", "VBG":
		return r.helped(i)
	}
	return false
}

// apposed returns the mention that ends before the comma in front of mention x
// and is linked with it, or none.
func (r *speechReader) apposed(x int) int {
	d := r.d
	at := d.Mentions[x].From
	for _, k := range d.Links {
		o := -1
		switch x {
		case k.A:
			o = k.B
		case k.B:
			o = k.A
		default:
			continue
		}
		if to := d.Mentions[o].To; to < at && at-to <= 3 && d.Tokens[to].Tag == "," {
			return o
		}
	}
	return text.NoMention
}

// opens reports whether a clause can begin at token i of s.
func (r *speechReader) opens(i int, s *text.Sentence) bool {
	if i <= s.From {
		return false // nothing before it speaks for a new clause
	}
	t := &r.d.Tokens[i-1]
	return t.Tag == "CC" || t.Kind != text.Word && t.Kind != text.Number && t.Tag != "," || subordinators[t.Norm]
}

// subordinators are words that a clause with its subject follows.
var subordinators = map[string]bool{"as": true, "while": true, "although": true, "though": true, "because": true, "whereas": true, "that": true, "when": true}

// nouns returns the heads of those whom a's source means: the noun that a
// relative pronoun stands for, the whole phrase where the model took its last
// part, all that are joined.
func (r *speechReader) nouns(a *speech.Attribution) []int {
	d := r.d
	head := r.antecedent(a.Source)
	if up := d.Tokens[head].Head; up >= 0 && d.Tokens[head].Dep == "nmod:poss" && d.Tokens[up].Dep == "nsubj" && d.Tokens[up].Head == a.Cue && d.Tokens[head].Tag != "PRP$" {
		head = up // "Iraq's military said"
	} else if up >= 0 && d.Tokens[head].Dep == "nmod" && d.Tokens[up].Dep == "nsubj" && d.Tokens[up].Head == a.Cue {
		switch r.t.preposition(head) {
		case "in", "at", "near", "of", "for":
			head = up // "the mission in Aden said"
		}
	}
	out := r.t.conjuncts(nil, head)
	if first := r.joint(a); first >= 0 && !slices.Contains(out, first) {
		out = append([]int{first}, out...)
	}
	return r.listed(a, out)
}

// listed adds to several who speak those whom the list names before them with which the sentence
// begins: "Oslo, the bank and X say", of which the tree has two.
func (r *speechReader) listed(a *speech.Attribution, out []int) []int {
	d := r.d
	s := d.SentenceOf(a.Cue)
	if len(out) < 2 || a.Source > a.Cue {
		return out
	}
	from := slices.Min(out)
	if m := mentionAt(d, from); m != text.NoMention {
		from = d.Mentions[m].From
	}
	for {
		if from > s.From && d.Tokens[from-1].Tag == "DT" {
			from--
		}
		if from <= s.From+1 || d.Tokens[from-1].Tag != "," {
			return out
		}
		before := -1
		for x := range d.Mentions {
			m := &d.Mentions[x]
			if m.To != from-1 || m.Kind != schema.ByName || m.From > s.From+1 && d.Tokens[m.From-1].Tag != "," && d.Tokens[m.From-1].Tag != "DT" {
				continue
			}
			if m.Type == schema.Organization || m.Type == schema.MilitaryUnit || m.Type == schema.Place && r.l.isCountry(m.Known) {
				before = x
			}
		}
		if before < 0 {
			return out
		}
		if h := d.Mentions[before].Head; !slices.Contains(out, h) {
			out = append([]int{h}, out...)
		}
		from = d.Mentions[before].From
	}
}

// joint returns the head of the phrase that "and" joins to the source where both
// stand before the cue, no word before them in their clause; else -1.
func (r *speechReader) joint(a *speech.Attribution) int {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	and := a.SourceFrom - 1
	if a.SourceFrom > a.Cue || a.Source < a.SourceFrom || and <= s.From || toks[and].Norm != "and" {
		return -1
	}
	for k := a.SourceTo; k < a.Cue; k++ {
		if t := &toks[k]; !strings.HasPrefix(t.Tag, "RB") && t.Tag != "MD" && t.Dep != "aux" && t.Tag != "IN" && !nominal[t.Tag] { // "those in the east say"
			return -1
		}
	}
	if n := and - 3; n >= s.From && toks[and-2].Norm == "of" && r.l.heads[toks[n].Stem].typ == schema.Organization && (n <= s.From+1) {
		return n // "the government of X and the Y say"
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.To != and || m.Kind == schema.ByPronoun || m.Type == schema.Facility || m.Type == schema.NamedEvent || m.Type == schema.Place {
			continue
		}
		if m.From == s.From || toks[m.From-1].Kind != text.Word && toks[m.From-1].Kind != text.Number {
			return m.Head
		}
	}
	return -1
}

// antecedent is the noun that a relative pronoun stands for, by the tree or, where
// that hangs the clause elsewhere, by what stands before it.
func (r *speechReader) antecedent(i int) int {
	head := r.t.antecedent(i)
	toks := r.d.Tokens
	if k := r.toldRightBefore(i, head); k >= 0 {
		return k
	}
	if m := mentionAt(r.d, head); toks[i].Norm == "which" && m != text.NoMention && r.d.Mentions[m].Type == schema.Person {
		if v := toks[head].Head; v >= 0 {
			if o := r.t.child(v, "dobj"); o >= 0 && o < head && documents[toks[o].Stem] {
				return o // "sent a letter to X which stated"
			}
		}
		return i
	}
	if up := toks[head].Head; head != i && toks[i].Norm == "who" && up >= 0 && up < head && toks[head].Dep == "nmod" && r.t.preposition(head) == "of" && r.someone(up) {
		if m := mentionAt(r.d, head); m != text.NoMention && (r.d.Mentions[m].Type == schema.Organization || r.d.Mentions[m].Type == schema.MilitaryUnit || r.d.Mentions[m].Type == schema.Place) {
			return up // "a member of the council, who said"
		}
	}
	if head != i || toks[i].Norm != "who" && toks[i].Norm != "which" {
		return head
	}
	k := i - 1
	if k >= 0 && toks[k].Tag == "," {
		k--
	}
	if k > 1 && weekdays[toks[k].Norm] && toks[k-1].Norm == "on" {
		k -= 2 // "Brandt on Thursday, who told the paper"
	}
	if k < 0 || toks[k].Sent != toks[i].Sent || !strings.HasPrefix(toks[k].Tag, "NN") {
		return i
	}
	for up := toks[k].Head; up >= 0 && up < k && (toks[k].Dep == "nmod" || toks[k].Dep == "nmod:poss") && strings.HasPrefix(toks[up].Tag, "NN"); up = toks[k].Head {
		if m := mentionAt(r.d, k); toks[i].Norm == "who" && m != text.NoMention && r.d.Mentions[m].Type == schema.Person {
			break
		}
		k = up
	}
	return k
}

// someone reports whether noun k is one for a person.
func (r *speechReader) someone(k int) bool {
	t := &r.d.Tokens[k]
	_, titled := r.l.titles[t.Stem]
	return t.Tag[0] == 'N' && (titled || personal(t.Stem))
}

// toldRightBefore returns the head of the person, or body, right before the relative
// pronoun i where what the tree has it stand for, the noun head, is none: "comments from
// their envoy, Ada Brandt, who said"; else -1.
func (r *speechReader) toldRightBefore(i, head int) int {
	d := r.d
	k := i - 1
	if k >= 0 && d.Tokens[k].Tag == "," {
		k--
	}
	if k < 0 || d.Tokens[k].Sent != d.Tokens[i].Sent || k == head || d.Tokens[i].Norm != "who" && d.Tokens[i].Norm != "which" {
		return -1
	}
	if m := mentionAt(d, head); m != text.NoMention && d.Mentions[m].Type != schema.Place || head != i && d.Tokens[i].Norm == "who" && r.canSpeak(head, i) && (personal(d.Tokens[head].Stem) || r.l.heads[d.Tokens[head].Stem].typ != "") {
		return -1
	}
	m := mentionAt(d, k)
	if m == text.NoMention || d.Mentions[m].To != k+1 || d.Mentions[m].Kind == schema.ByPronoun || d.Mentions[m].From > 0 && d.Tokens[d.Mentions[m].From-1].Tag == "CC" {
		return -1
	}
	switch t := d.Mentions[m].Type; {
	case d.Tokens[i].Norm == "who" && t == schema.Person, d.Tokens[i].Norm == "which" && (t == schema.Organization || t == schema.MilitaryUnit):
		return d.Mentions[m].Head
	}
	return -1
}

// canSpeak reports whether the noun i may be somebody, or words that tell of
// something: no time, no thing.
func (r *speechReader) canSpeak(i, cue int) bool {
	t := &r.d.Tokens[i]
	if cited[t.Stem] && strings.HasPrefix(t.Tag, "NN") && (r.d.Tokens[cue].Norm == "according" || r.l.words[r.d.Tokens[cue].Stem] || r.l.act(r.d.Tokens[cue].Stem, r.d.Tokens[cue].Tag) == schema.Report || findingVerbs[r.d.Tokens[cue].Stem]) {
		return true
	}
	if t.Kind != text.Word || things[t.Stem] && t.Norm != "one" || mediumNouns[t.Stem] && !documents[t.Stem] || r.l.calendar[t.Norm] || indefinite[t.Norm] || timeNouns[t.Stem] && i > 0 && r.l.calendar[r.d.Tokens[i-1].Norm] { // "Monday night"
		return false
	}
	if r.l.lifeless[t.Stem] && (t.Tag == "NN" || t.Tag == "NNS") {
		return false
	}
	switch t.Tag {
	case "NN", "NNS", "NNP", "NNPS":
	case "CD", "DT":
		return t.Norm == "one" || t.Norm == "two" || t.Norm == "some" || t.Norm == "many" || t.Norm == "others"
	case "JJ":
		return r.l.heads[t.Norm].typ != "" && i > 0 && r.d.Tokens[i-1].Tag == "DT" // "the military"
	default:
		return false
	}
	return !issuable[t.Stem] || t.Norm == "reports" // "other reports said": of papers nobody names
}

// cited holds nouns for papers and figures that are a source of their own, which nobody needs to
// have issued.
var cited = map[string]bool{
	"affidavit": true, "census": true, "complaint": true, "data": true, "document": true, "filing": true, "indictment": true, "lawsuit": true, "paper": true, "poll": true, "record": true,
	"resolution": true, "statistic": true, "study": true, "survey": true, "transcript": true, "warrant": true,
}

// findingVerbs holds verbs for what papers and figures tell.
var findingVerbs = map[string]bool{"find": true, "indicate": true, "say": true, "show": true, "state": true, "suggest": true}

// issuable are words on paper that mean who issued them, told or not.
var issuable = map[string]bool{"release": true, "statement": true, "communique": true, "communiqu\u00e9": true, "letter": true, "memo": true, "tweet": true, "note": true, "message": true, "report": true}

// indefinite pronouns are nobody in particular.
var indefinite = map[string]bool{"everybody": true, "everyone": true, "somebody": true, "someone": true, "anybody": true, "anyone": true, "nobody": true, "none": true, "nothing": true, "something": true, "each": true, "which": true}

// sourceRule is the rule of the mentions that are made for sources.
const sourceRule = "en/source"

// unnamed makes the mention of a source that has none.
func (r *speechReader) unnamed(i int) text.Mention {
	d := r.d
	t := &d.Tokens[i]
	from, to := r.phrase(i)
	if from > d.SentenceOf(i).From && d.Tokens[from-1].Tag == "DT" && d.Tokens[from-1].Head > i && r.l.calendar[d.Tokens[d.Tokens[from-1].Head].Norm] {
		from-- // where the tree has it go with a day: "The military Monday said"
	}
	m := text.Mention{From: from, To: to, Head: i, Type: schema.Organization, Kind: schema.ByDescription, Number: text.Singular, Entity: -1, Gender: text.Neuter, Rule: sourceRule, Score: 0.6}
	if t.Tag == "NNS" || t.Tag == "NNPS" || t.Tag == "DT" || t.Norm == "two" {
		m.Number = text.Plural
	}
	h, body := r.l.heads[t.Stem]
	switch {
	case body:
		m.Type = h.typ
	case r.lawmaker(i, from):
		m.Type, m.Gender, m.Role = schema.Person, text.NoGender, "legislator"
	case documents[t.Stem], cited[t.Stem], bodyNoun(t.Stem):
	case m.Number == text.Plural, r.l.titles[t.Norm].class != "", t.Tag == "CD" || t.Norm == "member", personal(t.Stem):
		m.Type, m.Gender = schema.Person, text.NoGender
	}
	switch d.Tokens[from].Norm {
	case "the", "this", "that", "his", "her", "their", "its":
		m.Definite = true
	}
	m.Subject = t.Dep == "nsubj" || t.Dep == "nsubjpass"
	m.Span = d.Span(from, to)
	return m
}

// lawmaker reports whether the noun i, of a phrase that begins at token from, is a member
// of a party from a place: "the Ohio Republican".
func (r *speechReader) lawmaker(i, from int) bool {
	switch r.d.Tokens[i].Text {
	case "Republican", "Democrat":
	default:
		return false
	}
	for k := from; k < i; k++ {
		if m := mentionAt(r.d, k); m != text.NoMention && r.d.Mentions[m].Type == schema.Place {
			return true
		}
	}
	return false
}

// phrase returns the noun phrase of which i is the last noun, with "of the
// council", "at the crossing" behind it.
func (r *speechReader) phrase(i int) (from, to int) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	from, to = i, i+1
	for from > s.From && toks[from-1].Kind != text.Punct && (toks[from-1].Head >= from-1 || toks[from-1].Tag == "POS" && toks[from-1].Head == from-2) && toks[from-1].Head <= i && nominal[toks[from-1].Tag] {
		from--
		if toks[from].Tag == "POS" && from-1 > s.From {
			from-- // "the president's office"
		}
		if toks[from].Tag == "DT" || toks[from].Tag == "PRP$" {
			break
		}
	}
	for to+1 < s.To && toks[to].Tag == "IN" && subjectPrepositions[toks[to].Norm] {
		e := to + 1
		for e < s.To && nominal[toks[e].Tag] && !r.l.calendar[toks[e].Norm] {
			e++
		}
		if e == to+1 || !strings.HasPrefix(toks[e-1].Tag, "NN") && toks[e-1].Tag != "PRP" || timeNouns[toks[e-1].Stem] || mediumNouns[toks[e-1].Stem] {
			break
		}
		to = e
	}
	return from, to
}

// nominal holds the tags of the words of a noun phrase.
var nominal = map[string]bool{"DT": true, "PRP$": true, "PRP": true, "CD": true, "JJ": true, "JJR": true, "JJS": true, "NN": true, "NNS": true, "NNP": true, "NNPS": true, "POS": true}

// personal reports whether a noun's ending makes it one of persons.
func personal(w string) bool {
	for _, s := range [...]string{"er", "or", "ist", "man", "woman", "ian", "ee", "ant"} {
		if len(w) > len(s)+2 && strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// insert adds mentions to d and keeps the order and what points to mentions.
func insert(d *text.Doc, added []text.Mention) {
	old := len(d.Mentions)
	all := append(slices.Clip(d.Mentions), added...)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(all[a].From, all[b].From), cmp.Compare(all[b].To, all[a].To), cmp.Compare(a, b))
	})
	place := make([]int, len(all))
	out := make([]text.Mention, 0, len(all))
	for _, x := range order {
		if k := len(out); x >= old && k > 0 && out[k-1].Span == all[x].Span {
			place[x] = k - 1
			continue
		}
		place[x] = len(out)
		out = append(out, all[x])
	}
	for i := range out {
		of := slices.Clone(out[i].Of)
		for j := range of {
			of[j] = place[of[j]]
		}
		out[i].Of = of
	}
	for i := range d.Links {
		d.Links[i].A, d.Links[i].B = place[d.Links[i].A], place[d.Links[i].B]
	}
	d.Mentions = out
}
