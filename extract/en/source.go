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
		r.inFront(&found[k])
		r.inverted(&found[k])
		r.reduced(&found[k])
	}
	var added []text.Mention
	for k := range found {
		a := &found[k]
		if a.Source < 0 || a.CueScore < likelyCue {
			continue
		}
		if r.knownTo(a) {
			continue
		}
		var fresh []text.Mention
		for _, i := range r.nouns(a) {
			if mentionAt(r.d, i) == text.NoMention && r.canSpeak(i, a.Cue) {
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

// likelyCue is the probability of a cue from which its source is told of.
const likelyCue = 0.5

// knownTo reports whether a's source is words on paper whose issuer is told.
func (r *speechReader) knownTo(a *speech.Attribution) bool {
	i := a.Source
	return documents[r.d.Tokens[i].Stem] && r.speaker(i) != text.NoMention
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

// inFront lets the noun phrase right before a cue be its source where words
// leave no doubt: behind a conjunction ("as the judge read out"), or with an
// apposition ("and her envoy, Ada Brandt, acknowledged").
func (r *speechReader) inFront(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	// Behind a relative clause the tagger takes a past tense for a participle.
	past := toks[a.Cue].Tag == "VBN" && toks[a.Cue].Dep != "acl" && a.Cue > s.From && toks[a.Cue-1].Tag == "," && a.Source > a.Cue
	if !r.finite(a.Cue) && !past || r.t.child(a.Cue, "auxpass") >= 0 {
		return
	}
	if k := r.toldOf(a); k >= 0 {
		a.Source = k
		a.SourceFrom, a.SourceTo = r.phrase(k)
		return
	}
	if a.Source >= a.Cue || !r.finite(a.Cue) {
		return
	}
	end := a.Cue
	for end > s.From && (strings.HasPrefix(toks[end-1].Tag, "RB") || toks[end-1].Tag == "MD" || toks[end-1].Dep == "aux" && toks[end-1].Head == a.Cue) {
		end--
	}
	if a.Source >= 0 && a.SourceTo >= end-1 && (toks[a.Source].Dep == "nsubj" || toks[a.Source].Tag == "PRP") {
		return
	}
	apposed := end > s.From && toks[end-1].Tag == ","
	if apposed {
		end--
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.From < s.From || m.To != end || m.Kind == schema.ByPronoun || m.Type == schema.Facility || m.Type == schema.NamedEvent || a.Source >= m.From && a.Source < m.To {
			continue
		}
		from, head := m.From, m.Head
		if apposed {
			o := r.apposed(x)
			if o == text.NoMention {
				continue
			}
			from = d.Mentions[o].From
			if m.Kind != schema.ByName {
				head = d.Mentions[o].Head
			}
		}
		for _, k := range d.Links {
			if k.B == x && d.Mentions[k.A].To == m.From { // its title
				from = min(from, d.Mentions[k.A].From)
			} else if k.A == x && d.Mentions[k.B].To == m.From {
				from = min(from, d.Mentions[k.B].From)
			}
		}
		if !r.opens(from, s) || !apposed && !subordinators[toks[from-1].Norm] {
			continue
		}
		a.Source, a.SourceFrom, a.SourceTo = head, from, m.To
		return
	}
}

// toldOf returns the head of the mention before the cue of which a relative
// clause between them tells ("the councillor, who asked for secrecy, said by
// telephone"), or the subject that the tree gives the cue, where the model has
// chosen the noun of an adverbial; else -1.
func (r *speechReader) toldOf(a *speech.Attribution) int {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if a.Source < 0 || toks[a.Source].Dep != "nmod" || r.t.preposition(a.Source) == "" {
		return -1
	}
	if k := r.t.child(a.Cue, "nsubj"); k >= 0 && k == a.Cue-1 && k != a.Source && strings.HasPrefix(toks[k].Tag, "NN") && mentionAt(d, k) != text.NoMention && mentionAt(d, k) != mentionAt(d, a.Source) && a.SourceTo <= k {
		return k
	}
	if a.Source < a.Cue || a.Cue == s.From || toks[a.Cue-1].Tag != "," {
		return -1
	}
	for k := a.Cue - 2; k > s.From+1; k-- {
		if toks[k].Norm != "who" && toks[k].Norm != "which" || toks[k-1].Tag != "," {
			continue
		}
		if m := mentionAt(d, k-2); m != text.NoMention && d.Mentions[m].To == k-1 {
			return d.Mentions[m].Head
		}
		return -1
	}
	return -1
}

// led moves a cue to the verb of speech that it leads to: "we continue to urge all
// sides to stop".
func (r *speechReader) led(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	if toks[a.Cue].Stem != "continue" {
		return
	}
	v := r.t.child(a.Cue, "xcomp")
	if v < 0 || v > a.Cue+3 || a.RightTo <= v+1 || r.l.cues["V"+toks[v].Stem] == "" || r.l.cues["V"+toks[v].Stem] == string(schema.Think) {
		return
	}
	if slices.ContainsFunc(found, func(b speech.Attribution) bool { return b.Cue == v }) {
		return
	}
	a.Cue, a.RightFrom = v, max(a.RightFrom, v+1)
}

// reduced takes a clause without a pronoun before the cue for what it is: "the
// company he works for said".
func (r *speechReader) reduced(a *speech.Attribution) {
	toks := r.d.Tokens
	k := a.Source - 1
	if k < 0 || a.Source > a.Cue || toks[a.Source].Tag != "PRP" || a.SourceTo != a.Source+1 || toks[k].Tag != "NN" && toks[k].Tag != "NNS" || toks[k].Sent != toks[a.Cue].Sent || !r.t.isVerb(a.Source+1) {
		return
	}
	for j := a.Source + 1; j < a.Cue; j++ {
		if toks[j].Tag == "," || toks[j].Kind == text.Open || j > a.Source+4 || j == a.Cue-1 && toks[j].Tag != "IN" && toks[j].Tag != "RP" && toks[j].Tag != "TO" {
			return
		}
	}
	a.Source = k
	a.SourceFrom, a.SourceTo = r.phrase(k)
}

// inverted reads "He pleaded guilty, reported the network.": a verb of speech in the
// past behind a comma, and behind it nothing but who speaks.
func (r *speechReader) inverted(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	k := a.Cue
	if k <= s.From+2 || toks[k-1].Tag != "," || toks[k].Tag != "VBD" && toks[k].Tag != "VBZ" || a.Source > k {
		return
	}
	switch r.l.act(toks[k].Stem, toks[k].Tag) {
	case schema.Say, schema.Report, schema.Announce, schema.Confirm:
	default:
		return
	}
	end := s.To
	for end > k && toks[end-1].Kind == text.Punct {
		end--
	}
	if end <= k+1 || end > k+7 || r.l.calendar[toks[end-1].Norm] || toks[k+1].Tag == "PRP" {
		return
	}
	for j := k + 1; j < end; j++ {
		if !nominal[toks[j].Tag] && (toks[j].Tag != "IN" || j == k+1) {
			return
		}
	}
	head := k + 1
	for head+1 < end && nominal[toks[head+1].Tag] {
		head++
	}
	if m := mentionAt(d, head); (m == text.NoMention || d.Mentions[m].Type == schema.Place && d.Mentions[m].Known == "") && !r.canSpeak(head, k) {
		return
	}
	if a.LeftTo <= a.LeftFrom {
		if h := toks[k].Head; h < 0 || r.t.child(h, "nsubj", "nsubjpass") < 0 {
			return // no clause before it
		}
		a.LeftFrom, a.LeftTo = s.From, k
	}
	a.Source, a.SourceFrom, a.SourceTo = head, k+1, end
	a.RightFrom, a.RightTo = 0, 0
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
	return out
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
		if !strings.HasPrefix(toks[k].Tag, "RB") && toks[k].Tag != "MD" && toks[k].Dep != "aux" {
			return -1
		}
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
	if head != i || toks[i].Norm != "who" && toks[i].Norm != "which" {
		return head
	}
	k := i - 1
	if k >= 0 && toks[k].Tag == "," {
		k--
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

// canSpeak reports whether the noun i may be somebody, or words that tell of
// something: no time, no thing.
func (r *speechReader) canSpeak(i, cue int) bool {
	t := &r.d.Tokens[i]
	if t.Kind != text.Word || things[t.Stem] && t.Norm != "one" || mediumNouns[t.Stem] && !documents[t.Stem] || r.l.calendar[t.Norm] || indefinite[t.Norm] {
		return false
	}
	switch t.Tag {
	case "NN", "NNS", "NNP", "NNPS":
	case "CD", "DT":
		return t.Norm == "one" || t.Norm == "two" || t.Norm == "some" || t.Norm == "many" || t.Norm == "others"
	default:
		return false
	}
	return !issuable[t.Stem]
}

// issuable are words on paper that mean who issued them, told or not.
var issuable = map[string]bool{"release": true, "statement": true, "communique": true, "communiqu\u00e9": true, "letter": true, "memo": true, "tweet": true, "note": true, "message": true, "report": true}

// indefinite pronouns are nobody in particular.
var indefinite = map[string]bool{"everybody": true, "everyone": true, "somebody": true, "someone": true, "anybody": true, "anyone": true, "nobody": true, "none": true, "nothing": true, "something": true, "each": true, "which": true}

// unnamed makes the mention of a source that has none.
func (r *speechReader) unnamed(i int) text.Mention {
	d := r.d
	t := &d.Tokens[i]
	from, to := r.phrase(i)
	m := text.Mention{From: from, To: to, Head: i, Type: schema.Organization, Kind: schema.ByDescription, Number: text.Singular, Entity: -1, Gender: text.Neuter, Rule: "en/source", Score: 0.6}
	if t.Tag == "NNS" || t.Tag == "NNPS" || t.Tag == "DT" || t.Norm == "two" {
		m.Number = text.Plural
	}
	h, body := r.l.heads[t.Stem]
	switch {
	case body:
		m.Type = h.typ
	case documents[t.Stem]:
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
