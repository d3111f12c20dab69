package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// A tree is a document's sentences from the top down.
type tree struct {
	d     *text.Doc
	first []int32 // first child of each token, -1 for none
	next  []int32 // next child of the same head
}

// newTree turns heads into children.
func newTree(d *text.Doc) *tree {
	n := len(d.Tokens)
	room := make([]int32, 3*n)
	t := &tree{d: d, first: room[:n:n], next: room[n : 2*n : 2*n]}
	last := room[2*n:]
	for i := range n {
		t.first[i], t.next[i], last[i] = -1, -1, -1
	}
	for i := range n {
		h := d.Tokens[i].Head
		if h < 0 {
			continue
		}
		if last[h] < 0 {
			t.first[h] = int32(i)
		} else {
			t.next[last[h]] = int32(i)
		}
		last[h] = int32(i)
	}
	return t
}

// children calls f with each child of i, in the order of the text, until f
// returns false.
func (t *tree) children(i int) func(func(int) bool) {
	return func(f func(int) bool) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if !f(int(c)) {
				return
			}
		}
	}
}

// child returns the first child of i with one of the functions, or -1.
func (t *tree) child(i int, deps ...string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		for _, dep := range deps {
			if t.d.Tokens[c].Dep == dep {
				return int(c)
			}
		}
	}
	return -1
}

// preposition returns the preposition of the noun i, or "".
func (t *tree) preposition(i int) string {
	if c := t.child(i, "case"); c >= 0 && c < i {
		return t.d.Tokens[c].Norm
	}
	return ""
}

// isVerb reports whether token i is a verb.
func (t *tree) isVerb(i int) bool {
	tag := t.d.Tokens[i].Tag
	return tag != "" && tag[0] == 'V'
}

// subject finds the subject of verb i, its own or that of a verb which it is
// joined to, completes or modifies; -1 where there is none. passive tells that
// it is the subject of a passive.
func (t *tree) subject(i int) (subject int, passive bool) {
	toks := t.d.Tokens
	shared := true // still the same clause, or one joined to it
	suffers := t.befallsSubject(i)
	for range 5 {
		if c := t.nearestSubject(i); c >= 0 {
			return t.antecedent(c), suffers
		}
		if c := t.lastOf(i, t.child(i, "nsubjpass")); c >= 0 {
			return t.antecedent(c), suffers || shared && !t.active(i)
		}
		h := toks[i].Head
		if h < 0 {
			return t.lost(i), false
		}
		switch toks[i].Dep {
		case "xcomp":
			// "urged X to leave": the object acts.
			if o := t.child(h, "dobj"); o >= 0 && o < i && toks[i].Tag == "VB" && !intents[toks[o].Stem] {
				return o, false
			}
			if o := t.asked(i, h); o >= 0 {
				return o, false
			}
			shared = false
			i = h
		case "advcl", "dep", "parataxis":
			shared = false
			if o := t.asked(i, h); o >= 0 {
				return o, false
			}
			// "ordered X to leave": the object acts.
			if o := t.child(h, "dobj"); o >= 0 && o < i && toks[i].Tag == "VB" && bids[toks[h].Stem] && !intents[toks[o].Stem] {
				return o, false
			}
			// "prevented X from leaving": the object acts.
			if o := t.child(h, "dobj"); o >= 0 && o < i && t.blamed(i, h) {
				return o, false
			}
			if !t.isVerb(h) && toks[h].Tag != "JJ" {
				return -1, false
			}
			i = h
		case "conj":
			if !t.isVerb(h) {
				return -1, false
			}
			// "the army moved in, he said, and took the town": who said it took no town.
			if c := t.child(h, "ccomp"); c >= 0 && c < h && t.isVerb(c) {
				h = c
			} else if v := toks[h].Head; v >= 0 && v < h && h < i && (toks[h].Dep == "dep" || toks[h].Dep == "parataxis") && t.isVerb(v) && toks[h+1].Tag == "," {
				h = v
			}
			i = h
		case "acl:relcl", "acl":
			if toks[i].Tag == "VBN" && toks[i].Dep == "acl" {
				if t.child(i, "dobj") < 0 {
					return h, !t.clause(i)
				}
				// With an object it is a past tense, and its subject the whole phrase.
				for toks[h].Dep == "nmod" && toks[h].Head >= 0 && toks[toks[h].Head].Tag[0] == 'N' {
					h = toks[h].Head
				}
				return h, false
			}
			if toks[h].Dep == "dobj" && toks[h].Head >= 0 && t.blamed(i, toks[h].Head) {
				return h, false
			}
			if toks[i].Tag == "VB" || toks[i].Tag == "VBG" && t.child(i, "mark") >= 0 {
				// "campaign to liberate", "progress in clearing": whoever it is of.
				shared = false
				if p := t.child(h, "nmod:poss", "compound"); p >= 0 {
					return p, false
				}
				if v := toks[h].Head; v >= 0 && t.isVerb(v) && toks[h].Dep == "dobj" {
					i = v
					continue
				}
				return -1, false
			}
			return h, false
		case "nmod":
			if t.preposition(i) != "among" || toks[h].Stem != "be" {
				return -1, false
			}
			shared = false
			i = h // "were among the first to send help"
		default:
			return t.lost(i), false
		}
	}
	return -1, false
}

// befallsSubject reports whether participle i, in front of a clause with a comma, tells what befell the
// subject of that: "Arrested in Canada in 2014, he was freed a year later".
func (t *tree) befallsSubject(i int) bool {
	toks := t.d.Tokens
	h := toks[i].Head
	if toks[i].Tag != "VBN" || toks[i].Dep != "advcl" || h < i || !t.isVerb(h) || t.child(i, "aux", "auxpass", "nsubj", "nsubjpass") >= 0 || t.child(i, "dobj") >= 0 && !makesSomebody[toks[i].Stem] {
		return false
	}
	first := t.d.SentenceOf(i).From
	if i > first && toks[i-1].Tag != "," && toks[i-1].Tag != "``" && toks[i-1].Tag != "RB" && toks[i-1].Tag != "CC" {
		return false
	}
	c := t.child(h, "nsubj", "nsubjpass")
	if c >= 0 && t.child(c, "nmod:poss") >= 0 {
		return false // "Captured on video, his death sparked outrage"
	}
	for k := i + 1; k < c; k++ {
		if toks[k].Tag == "," {
			return true
		}
	}
	return false
}

// makesSomebody holds the verbs that have what somebody is made behind their participle: "Elected
// president, he".
var makesSomebody = map[string]bool{"appoint": true, "elect": true, "name": true, "crown": true}

// lastOf returns the last word of subject c of verb i, where the tree makes two subjects of
// the words of one noun phrase: "opposition leader", "Security Council".
func (t *tree) lastOf(i, c int) int {
	toks := t.d.Tokens
	for c >= 0 && c+1 < i && !t.d.SentenceOf(i).Heading && toks[c+1].Head == i && toks[c+1].Dep == toks[c].Dep && toks[c].Tag != "PRP" && toks[c+1].Tag != "" && toks[c+1].Tag[0] == 'N' {
		c++
	}
	return c
}

// lost returns the pronoun right before verb i of a sentence that the tree took apart,
// -1 for none: "He is to visit".
func (t *tree) lost(i int) int {
	toks := t.d.Tokens
	k := i - 1
	for k >= 0 && (toks[k].Tag == "MD" || strings.HasPrefix(toks[k].Tag, "RB") || toks[k].Head == i && (toks[k].Dep == "aux" || toks[k].Dep == "auxpass")) {
		k--
	}
	if !t.isVerb(i) || k < 0 || toks[k].Sent != toks[i].Sent || toks[k].Tag != "PRP" || toks[k].Dep != "root" {
		return -1
	}
	return k
}

// amongst returns who is said to be one of those that noun i means, i where nobody is:
// "among those arrested was X", "X was among the officers who", "those killed included X".
func (t *tree) amongst(i int) int {
	toks := t.d.Tokens
	if h := toks[i].Head; toks[i].Norm == "those" && h >= 0 && toks[h].Stem == "include" && toks[i].Dep == "nsubj" {
		if o := t.child(h, "dobj"); o >= 0 {
			return o
		}
	}
	if t.preposition(i) != "among" {
		return i
	}
	if s := t.child(i, "nsubj"); s >= 0 {
		return t.antecedent(s)
	}
	const reach = 12
	for k := i + 1; k < len(toks) && k < i+reach && toks[k].Sent == toks[i].Sent; k++ {
		if c := t.child(k, "cop"); c > i && c < k {
			return k
		}
	}
	return i
}

// nearestSubject returns the subject of verb i, -1 where it has none of its own. Of two
// that the tree gives it the first is mostly that of the clause around: "the bank, whose
// governor met lenders, said".
func (t *tree) nearestSubject(i int) int {
	toks := t.d.Tokens
	subject := t.child(i, "nsubj")
	if subject < 0 {
		if c := t.interrupted(i); c >= 0 {
			return c
		}
		if c := t.behindDay(i); c >= 0 {
			return c
		}
		return t.behindConjunction(i)
	}
	for c := range t.children(i) {
		if toks[c].Dep == "nsubj" && c > subject && c < i && (t.whose(c) >= 0 || t.fronted(subject, c, i)) {
			subject = c
		}
	}
	subject = t.lastOf(i, subject)
	if fronts[toks[subject].Norm] && toks[subject+1].Norm == "of" { // "Ahead of the vote, Egypt left"
		if c := t.child(subject, "nmod"); c >= 0 {
			if a := t.child(c, "appos"); a > c+1 && a < i && toks[c+1].Tag == "," {
				return a
			}
		}
	}
	if toks[subject].Tag == "MD" { // "he would himself leave"
		if c := t.child(subject, "nsubj"); c >= 0 {
			return c
		}
	}
	if h := toks[i].Head; toks[subject].Norm == "neither" && h >= 0 { // "he had neither left nor …"
		return t.child(h, "nsubj")
	}
	return subject
}

// interrupted returns the subject of verb i that the tree gives to who said so, between
// commas: "Brandt, the source said, would travel"; -1 for none.
func (t *tree) interrupted(i int) int {
	toks := t.d.Tokens
	said := t.child(i, "ccomp")
	if said < 0 || said > i || !t.isVerb(said) {
		return -1
	}
	first := t.child(said, "nsubj")
	if first >= 0 && first == said-1 && !t.parted(said, i) {
		return first // "fighters loyal to X stormed", an adjective taken for a verb
	}
	for c := range t.children(said) {
		if toks[c].Dep == "nsubj" && c > first+1 && c < said && toks[first+1].Tag == "," {
			return first
		}
	}
	return -1
}

// clause reports whether participle i is a past tense behind a conjunction that the tree
// takes for a preposition: "as ministers gathered in X".
func (t *tree) clause(i int) bool {
	h := t.d.Tokens[i].Head
	if h < 0 || t.d.Tokens[i].Dep != "acl" || t.d.Tokens[h].Dep != "nmod" {
		return false
	}
	switch t.preposition(h) {
	case "as", "when", "while":
		return true
	}
	return false
}

// behindConjunction returns the subject of verb i that the tree takes for a complement of
// the conjunction before it, -1 for none: "before a court ordered it".
func (t *tree) behindConjunction(i int) int {
	toks := t.d.Tokens
	switch toks[i].Tag {
	case "VBD", "VBZ", "VBP":
	default:
		return -1
	}
	if c := t.joinedSubject(i); c >= 0 {
		return c
	}
	for c := range t.children(i) {
		if toks[c].Dep != "nmod" || c > i || !conjunctions[t.preposition(c)] {
			continue
		}
		for k := c + 1; k < i; k++ {
			if toks[k].Kind != text.Word || t.isVerb(k) {
				return -1
			}
		}
		return c
	}
	return -1
}

// joinedSubject returns the noun right before verb i, which "and" leads to and which the tree
// joins to a noun of the clause before, -1 for none: "A attacks X and B kidnaps Y".
func (t *tree) joinedSubject(i int) int {
	toks := t.d.Tokens
	if i == 0 || toks[i].Dep != "conj" || !t.isVerb(max(toks[i].Head, 0)) {
		return -1
	}
	k := i - 1
	if toks[k].Dep != "conj" || !strings.HasPrefix(toks[k].Tag, "NN") || toks[k].Sent != toks[i].Sent {
		return -1
	}
	j := k - 1
	for j > 0 && toks[j].Head == k && toks[j].Kind == text.Word && toks[j].Tag != "CC" {
		j--
	}
	if toks[j].Norm != "and" && toks[j].Norm != "but" || toks[k].Head >= 0 && toks[toks[k].Head].Dep == "nsubj" {
		return -1 // "B and C kidnap"
	}
	return k
}

// behindDay returns the subject of verb i that the tree takes for part of the day before it,
// -1 for none: "On Saturday Mr Brandt left".
func (t *tree) behindDay(i int) int {
	toks := t.d.Tokens
	for c := range t.children(i) {
		if p := t.child(c, "case"); toks[c].Dep == "nmod" && c < i && c > p+1 && t.preposition(c) == "on" && toks[c].Tag == "NNP" && weekdays[toks[p+1].Norm] && toks[p+2].Tag != "," {
			return c
		}
	}
	return -1
}

// weekdays holds the days of the week.
var weekdays = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true}

// conjunctions holds those that are prepositions as well.
var conjunctions = map[string]bool{"after": true, "as": true, "before": true, "once": true, "since": true, "though": true, "until": true, "when": true, "while": true}

// parted reports whether a mark or a conjunction stands between tokens a and b.
func (t *tree) parted(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if w := &t.d.Tokens[k]; w.Kind != text.Word && w.Kind != text.Number || w.Tag == "CC" || w.Tag == "WDT" || w.Tag == "WP" {
			return true
		}
	}
	return false
}

// fronted reports whether noun a, which the tree takes for a subject of verb i as it does
// noun c, ends what stands before the clause: "in the campaign to defeat X, the army has
// begun".
func (t *tree) fronted(a, c, i int) bool {
	toks := t.d.Tokens
	if t.d.SentenceOf(i).Heading {
		return false // headlines join two by a comma: "Brandt, Haddad meet"
	}
	for k := c + 1; k < i; k++ {
		if toks[k].Kind != text.Word && toks[k].Kind != text.Number {
			return false
		}
	}
	return toks[a+1].Tag == "," || fronts[toks[a].Norm] && toks[a+1].Norm == "of"
}

// fronts holds words that make a preposition with the "of" behind them, which the tree takes
// for nouns: "Ahead of the vote, the army deployed".
var fronts = map[string]bool{"ahead": true, "because": true, "instead": true, "out": true, "outside": true}

// whose returns the "whose" that stands before noun i with no verb or mark between them,
// -1 for none.
func (t *tree) whose(i int) int {
	toks := t.d.Tokens
	for k := i - 1; k >= 0 && toks[k].Sent == toks[i].Sent && toks[k].Kind == text.Word && !t.isVerb(k); k-- {
		if toks[k].Tag == "WP$" {
			return k
		}
	}
	return -1
}

// asked returns whom verb h asks to do what verb i tells, past a preposition, -1 for
// nobody: "appealed to donors to send flour", "called on X to leave".
func (t *tree) asked(i, h int) int {
	toks := t.d.Tokens
	if toks[i].Tag != "VB" || toks[h].Stem != "appeal" && toks[h].Stem != "call" {
		return -1
	}
	for c := range t.children(h) {
		if p := t.preposition(c); toks[c].Dep == "nmod" && c > h && c < i && (p == "to" || p == "on" || p == "upon") {
			return c
		}
	}
	return -1
}

// blamed reports whether the object of verb h is who does what participle i tells:
// "accused X of bombing", "jailed X for ordering", "prevented X from leaving", "warned X
// against attacking".
func (t *tree) blamed(i, h int) bool {
	toks := t.d.Tokens
	m := t.child(i, "mark")
	if m < 0 || toks[i].Tag != "VBG" || !t.isVerb(h) {
		return false
	}
	switch toks[m].Norm {
	case "of", "from":
		return true
	case "for", "over", "with":
		return blames[toks[h].Stem]
	case "against":
		return warns[toks[h].Stem]
	}
	return false
}

// warns holds verbs whose object is told not to do what is told with "against".
var warns = map[string]bool{"advise": true, "caution": true, "counsel": true, "warn": true}

// blames holds verbs whose object is called to account, or thanked, for what it did.
var blames = map[string]bool{
	"arrest": true, "blame": true, "censure": true, "charge": true, "condemn": true, "congratulate": true, "convict": true, "criticise": true, "criticize": true, "denounce": true,
	"detain": true, "execute": true, "expel": true, "fine": true, "hail": true, "imprison": true, "indict": true, "jail": true, "laud": true, "praise": true,
	"prosecute": true, "punish": true, "rebuke": true, "sanction": true, "sentence": true, "sue": true, "suspend": true, "thank": true, "try": true,
}

// bids holds verbs whose object is to do what an infinitive behind it tells.
var bids = map[string]bool{
	"advise": true, "allow": true, "ask": true, "beg": true, "command": true, "compel": true, "direct": true, "enable": true, "encourage": true, "force": true, "help": true,
	"instruct": true, "invite": true, "order": true, "permit": true, "persuade": true, "press": true, "pressure": true, "push": true, "tell": true, "urge": true, "warn": true,
}

// intents holds nouns for what the subject of their verb means to do: "denied plans to
// send", "made an offer to meet".
var intents = map[string]bool{
	"attempt": true, "bid": true, "decision": true, "effort": true, "intention": true, "offer": true, "plan": true, "promise": true, "threat": true, "vow": true,
}

// active reports whether a verb whose subject the tree calls that of a passive
// has the form of an active one: "have not arrested anyone".
func (t *tree) active(i int) bool {
	if t.child(i, "auxpass") >= 0 {
		return false
	}
	if t.child(i, "dobj") >= 0 && t.d.Tokens[i].Dep != "acl" {
		return true
	}
	for c := range t.children(i) {
		if t.d.Tokens[c].Dep == "aux" && t.d.Tokens[c].Stem == "have" {
			return true
		}
	}
	return false
}

// antecedent is the noun that a relative pronoun stands for, the one right before it where
// the tree tells none, else i itself.
func (t *tree) antecedent(i int) int {
	toks := t.d.Tokens
	switch toks[i].Tag {
	case "WP", "WDT", "WP$":
	default:
		return i
	}
	v := toks[i].Head
	for range 3 {
		if v < 0 {
			break
		}
		if toks[v].Dep == "acl:relcl" && toks[v].Head >= 0 {
			return toks[v].Head
		}
		v = toks[v].Head
	}
	k := i - 1
	if k > 0 && toks[k].Tag == "," {
		k--
	}
	if k >= 0 && toks[k].Sent == toks[i].Sent && strings.HasPrefix(toks[k].Tag, "N") && toks[i].Norm != "that" && toks[i].Tag != "WP$" {
		return k
	}
	return i
}

// apart reports whether noun c, which the tree joins to another before it, stands by itself
// with its own preposition: "met the premier at the palace".
func (t *tree) apart(c int) bool {
	p := t.child(c, "case")
	if p < 0 || p > c || t.d.Tokens[p].Tag == "POS" {
		return false
	}
	first := p
	for k := range t.children(c) {
		first = min(first, k)
	}
	return first > 0 && t.d.Tokens[first-1].Tag != "CC" && t.d.Tokens[first-1].Tag != ","
}

// joined reports whether "and" stands right before the phrase of noun c, which the tree
// takes for another name of noun i: "between the army and the Front".
func (t *tree) joined(i, c int) bool {
	first := c
	for k := range t.children(c) {
		first = min(first, k)
	}
	return first-1 > i && t.d.Tokens[first-1].Norm == "and" && t.d.Tokens[first-1].Head == i
}

// listed reports whether "and" or the like joins noun c to noun i before it. Behind a mere
// comma stands mostly something else: "has left the camp, its commander said".
func (t *tree) listed(i, c int) bool {
	const reach = 12 // the last of a long list
	s := t.d.SentenceOf(i)
	for k := i + 1; k < s.To && k < c+reach; k++ {
		if t.d.Tokens[k].Tag == "CC" {
			return true
		}
	}
	return s.Heading
}

// conjuncts appends i and the nouns joined to it.
func (t *tree) conjuncts(out []int, i int) []int {
	out = append(out, i)
	for c := range t.children(i) {
		dep := t.d.Tokens[c].Dep
		if (dep == "conj" || (dep == "appos" || dep == "dep") && t.joined(i, c)) && t.d.Tokens[c].Tag[0] == 'N' && len(out) < 6 && !t.apart(c) && t.listed(i, c) {
			out = t.conjuncts(out, c)
		}
	}
	return out
}
