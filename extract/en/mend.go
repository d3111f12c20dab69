package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// mend corrects the trees of d where words that follow each other leave the parser's choice
// no room: two finite verbs of one clause with nothing to join them, a subject that stands
// behind a preposition, a sentence without a verb that has one.
func (l *Language) mend(d *text.Doc) {
	for k := range d.Sentences {
		s := &d.Sentences[k]
		if s.Skip {
			continue
		}
		m := mender{l: l, toks: d.Tokens, from: s.From, to: s.To}
		m.subjectAlone()
		m.verbAfterAside()
		for i := s.From + 1; i+1 < s.To; i++ {
			switch d.Tokens[i].Tag {
			case "VBN", "VBD":
				m.reducedClause(i)
			case "CC":
				m.bothBetween(i)
				m.plus(i)
			case "VBZ":
				m.saysBehind(i)
			case "VBG":
				m.doing(i)
			case "JJ", "RB":
				m.closeTo(i)
			case "IN":
				m.clauseBehind(i)
				m.roughly(i)
			case "NN", "NNS":
				m.timeBetween(i)
			}
		}
		if !s.Heading {
			m.verbOfAll()
		}
	}
}

// A mender corrects the tree of the sentence from one token up to another.
type mender struct {
	l        *Language
	toks     []text.Token
	from, to int
}

// child returns the first child of token h with one of the functions, -1 for none.
func (m *mender) child(h int, deps ...string) int {
	for k := m.from; k < m.to; k++ {
		if t := &m.toks[k]; t.Head == h {
			for _, dep := range deps {
				if t.Dep == dep {
					return k
				}
			}
		}
	}
	return -1
}

// noun reports whether token i is a noun.
func (m *mender) noun(i int) bool { return strings.HasPrefix(m.toks[i].Tag, "NN") }

// reducedClause hangs participle v on the noun before it where it is taken for the verb of
// the sentence, and the verb behind it on nothing that could join them: "hostages seized by
// X were freed".
func (m *mender) reducedClause(v int) {
	t, n := &m.toks[v], v-1
	s := &m.toks[n]
	if !m.noun(n) || s.Head != v || s.Dep != "nsubj" && s.Dep != "nsubjpass" || pasts[t.Norm] || m.l.cues["V"+t.Stem] != "" && m.toks[v+1].Norm != "by" {
		return
	}
	if next := m.toks[v+1].Tag; next != "IN" && next != "TO" && next != "RP" || m.child(v, "dobj", "aux", "auxpass", "ccomp") >= 0 {
		return
	}
	if k := m.child(v, "nsubj", "nsubjpass"); k != n {
		return // "the sums that country devoted to it": whom the clause before has no pronoun for
	}
	first, f := m.nextVerb(v + 1)
	if f < 0 || m.toks[f].Head != v && t.Head != f {
		return
	}
	for k := v + 1; k < first; k++ {
		if o := &m.toks[k]; o.Head == f && (o.Dep == "nsubj" || o.Dep == "nsubjpass") {
			if m.child(k, "case") < 0 {
				return // "warned on Friday attacks are likely"
			}
			o.Head, o.Dep = v, "nmod"
		}
	}
	if o := &m.toks[f]; o.Head == v {
		o.Head, o.Dep = t.Head, t.Dep
	}
	for k := m.from; k < m.to; k++ {
		if o := &m.toks[k]; o.Head == v && k != n && k != f && (k < n || k >= first) {
			o.Head = f
		}
	}
	t.Tag, t.Head, t.Dep = "VBN", n, "acl"
	s.Head, s.Dep = f, "nsubj"
	if m.child(f, "auxpass") >= 0 {
		s.Dep = "nsubjpass"
	}
}

// nextVerb returns the first word of the finite verb behind token k, with nothing but a noun
// phrase or a few between, and the verb that it is or helps; -1 for none.
func (m *mender) nextVerb(k int) (first, verb int) {
	for ; k < m.to; k++ {
		t := &m.toks[k]
		switch t.Tag {
		case "VBD", "VBZ", "VBP", "MD":
			if m.toks[k-1].Tag == "CC" {
				return -1, -1
			}
			f := k
			for n := 0; n < 3 && (m.toks[f].Dep == "aux" || m.toks[f].Dep == "auxpass" || m.toks[f].Dep == "cop") && m.toks[f].Head > f; n++ {
				f = m.toks[f].Head
			}
			return k, f
		case "VB", "VBG", "VBN", "WDT", "WP", "WRB", "PRP", ",", ":", "``", "''", "EX":
			return -1, -1
		case "IN":
			if clauseWords[t.Norm] {
				return -1, -1
			}
		}
		if t.Kind != text.Word && t.Kind != text.Number {
			return -1, -1
		}
	}
	return -1, -1
}

// clauseWords holds conjunctions that the tagger has no tag of their own for.
var clauseWords = map[string]bool{
	"although": true, "because": true, "if": true, "once": true, "so": true, "than": true, "that": true, "though": true, "unless": true, "until": true, "whereas": true, "whether": true, "while": true,
}

// clauseBehind makes a clause of conjunction c, the noun behind it and the verb right behind
// that, where the tree gives the verb a subject before the conjunction, one that another verb
// stands before: "claimed the islands after their leaders agreed".
func (m *mender) clauseBehind(c int) {
	t := &m.toks[c]
	n := t.Head
	if !timeClauses[t.Norm] || n <= c || n >= m.to || !m.noun(n) || t.Dep != "case" {
		return
	}
	v := m.toks[n].Head
	if v <= n || m.toks[n].Dep != "nmod" || m.toks[v].Tag != "VBD" {
		return
	}
	for k := n + 1; k < v; k++ {
		if o := &m.toks[k]; o.Head != v || o.Tag[0] != 'R' && o.Dep != "aux" {
			return
		}
	}
	s := m.child(v, "nsubj")
	if s < 0 || s > c {
		return
	}
	f := -1
	for k := s - 1; k >= m.from && f < 0; k-- {
		switch m.toks[k].Tag {
		case "VBD", "VBZ", "VBP":
			f = k
		case "IN", "WDT", "WP", ":":
			if clauseWords[m.toks[k].Norm] {
				return
			}
		}
	}
	if f < 0 || m.under(f, v) {
		return
	}
	m.toks[s].Head, m.toks[s].Dep = f, "dobj"
	m.toks[n].Dep = "nsubj"
	t.Head, t.Dep = v, "mark"
	m.toks[v].Head, m.toks[v].Dep = f, "advcl"
}

// roughly makes an object of the number of things right behind a verb that has one, where
// the tree takes the word before the number for a preposition: "killed about 40 people".
func (m *mender) roughly(p int) {
	t, v := &m.toks[p], p-1
	if t.Norm != "about" && t.Norm != "around" && t.Norm != "over" || p+1 >= m.to || m.toks[p+1].Tag != "CD" {
		return
	}
	n := t.Head
	if n <= p || n >= m.to || m.toks[n].Head != v || m.toks[n].Dep != "nmod" || t.Dep != "case" || m.toks[v].Tag[0] != 'V' || m.child(v, "dobj", "auxpass") >= 0 {
		return
	}
	for _, tr := range m.l.triggers["V"+m.toks[v].Stem] {
		if tr.roles["obj"] != "" || tr.needs != nil {
			m.toks[n].Dep = "dobj"
			t.Head, t.Dep = p+1, "advmod"
			return
		}
	}
}

// closeTo hangs the adjective at token k on the noun before it, and whom that is close to on
// the adjective, where the tree makes him the subject of the verb behind: "a source close to
// X said".
func (m *mender) closeTo(k int) {
	n := k - 1
	if !attached[m.toks[k].Norm] || !m.noun(n) || k+2 >= m.to || m.toks[k+1].Norm != "to" && m.toks[k+1].Norm != "with" {
		return
	}
	first, f := m.nextVerb(k + 2)
	if f < 0 || m.l.cues["V"+m.toks[f].Stem] == "" {
		return
	}
	h := first - 1
	for h > k+1 && !m.noun(h) {
		h--
	}
	if h <= k+1 {
		return
	}
	for q := k + 2; q < first; q++ {
		if t := &m.toks[q]; t.Head < k || t.Head >= first {
			t.Head, t.Dep = h, "dep"
		}
	}
	m.toks[h].Head, m.toks[h].Dep = k, "nmod"
	m.toks[k+1].Head, m.toks[k+1].Dep = h, "case"
	if t := &m.toks[f]; t.Head == k || t.Head == n {
		t.Head, t.Dep = m.toks[k].Head, m.toks[k].Dep
		if t.Head == n || t.Head == f {
			t.Head, t.Dep = m.toks[n].Head, m.toks[n].Dep
		}
		if t.Head == f || t.Head == k {
			t.Head, t.Dep = -1, "root"
		}
	}
	for q := first; q < m.to; q++ {
		if t := &m.toks[q]; (t.Head == k || t.Head == n) && q != f {
			t.Head = f
		}
	}
	m.toks[k].Tag, m.toks[k].Head, m.toks[k].Dep = "JJ", n, "amod"
	m.toks[n].Head, m.toks[n].Dep = f, "nsubj"
}

// attached holds adjectives for those who stand near somebody.
var attached = map[string]bool{"close": true, "familiar": true, "loyal": true, "opposed": true, "sympathetic": true}

// doing hangs what stands right behind participle g on it, as its object, where the tree makes
// it the subject of the verb behind: "a strike by a coalition fighting X killed ten", "the
// army battling X freed them".
func (m *mender) doing(g int) {
	n := g - 1
	if next := &m.toks[g+1]; next.Tag == "NN" && !next.Cap || next.Tag == "IN" || next.Tag == "TO" {
		return // "internet monitoring site X said", "using as grounds the powers Congress gave"
	}
	if t := &m.toks[g]; doingNothing[t.Norm] || m.l.cues["V"+t.Stem] != "" && len(m.l.triggers["V"+t.Stem]) == 0 {
		return // "19 people, including three children, died", "saying rebels had left"
	}
	if !m.noun(n) || m.toks[g].Cap || m.child(g, "dobj", "aux", "auxpass", "case", "mark") >= 0 {
		return
	}
	first, f := m.nextVerb(g + 1)
	if c := m.child(g, "ccomp"); f < 0 || c >= 0 && c != f {
		return
	}
	o := -1
	for k := g + 1; k < first; k++ {
		if t := &m.toks[k]; t.Head == f && (t.Dep == "nsubj" || t.Dep == "nsubjpass") && m.noun(k) {
			o = k
		}
	}
	if o < 0 || m.noun(o-1) && m.toks[o-1].Head != o {
		return // "using the powers | Congress passed"
	}
	m.toks[o].Head, m.toks[o].Dep = g, "dobj"
	if m.toks[g].Head == f || m.toks[g].Dep == "advcl" {
		m.toks[g].Head, m.toks[g].Dep = n, "acl"
	}
	if s := m.child(f, "nsubj", "nsubjpass"); s >= 0 && s < g {
		return
	}
	top := n
	for h := m.toks[top].Head; h >= m.from && h < top && m.noun(h) && (m.toks[top].Dep == "nmod" || m.toks[top].Dep == "compound"); h = m.toks[top].Head {
		top = h
	}
	if m.under(f, top) {
		m.toks[f].Head, m.toks[f].Dep = m.toks[top].Head, m.toks[top].Dep
	}
	for k := first; k < m.to; k++ {
		if t := &m.toks[k]; k != f && (t.Head == top || t.Head == n || t.Head == g) {
			t.Head = f
		}
	}
	m.toks[top].Head, m.toks[top].Dep = f, "nsubj"
	if m.child(f, "auxpass") >= 0 {
		m.toks[top].Dep = "nsubjpass"
	}
}

// doingNothing holds participles that are prepositions.
var doingNothing = map[string]bool{
	"according": true, "concerning": true, "considering": true, "excluding": true, "following": true, "including": true, "pending": true, "regarding": true,
}

// saysBehind takes a subject within what is quoted from verb v, right behind the quotation
// and its comma, where who says it stands behind the verb: "\"More losses to come\", says X".
func (m *mender) saysBehind(v int) {
	if v < m.from+3 || m.toks[v-1].Tag != "," || m.toks[v-2].Kind != text.Close {
		return
	}
	said := m.child(v, "nsubj")
	if said < 0 || said > v {
		return
	}
	for k := v + 1; k < m.to; k++ {
		if t := &m.toks[k]; t.Head == v && t.Dep == "nsubj" {
			m.toks[said].Dep = "dep"
			return
		}
	}
}

// plus parts what follows "plus" from those named before it, who tell of it or act alone:
// "according to a police official, plus ten people killed on the ground".
func (m *mender) plus(c int) {
	if m.toks[c].Norm != "plus" || m.toks[c-1].Tag != "," {
		return
	}
	for k := c + 1; k < m.to; k++ {
		if t := &m.toks[k]; t.Dep == "conj" && t.Head < c {
			t.Dep = "dep"
			return
		}
	}
}

// timeClauses holds the prepositions that begin clauses as well.
var timeClauses = map[string]bool{"after": true, "before": true, "since": true, "until": true}

// bothBetween joins what stands behind the "and" at token c to what "between" before it
// governs, where the tree makes the second a subject beside the noun that both belong to:
// "talks between X and the Y opened".
func (m *mender) bothBetween(c int) {
	a := m.toks[c].Head
	if m.toks[c].Norm != "and" || a < m.from || a > c || !m.noun(a) || m.child(a, "conj") >= 0 {
		return
	}
	p := m.child(a, "case")
	if p < 0 || p > a || m.toks[p].Norm != "between" {
		return
	}
	for k := c + 1; k < m.to; k++ {
		t := &m.toks[k]
		switch {
		case t.Kind != text.Word || t.Tag[0] == 'V' || t.Tag == "MD":
			return
		case t.Dep == "nsubj" || t.Dep == "nsubjpass":
			if t.Head > k {
				t.Head, t.Dep = a, "conj"
			}
			return
		}
	}
}

// verbOfAll makes the verb of a sentence of one that is taken for a part of its first noun:
// "X's strikes on the Y in Z killed nine", "the group released a video".
func (m *mender) verbOfAll() {
	r, v := -1, -1
	for k := m.from; k < m.to; k++ {
		t := &m.toks[k]
		switch {
		case t.Head < 0 && t.Dep == "root":
			if r >= 0 || !m.noun(k) {
				return
			}
			r = k
		case t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || t.Tag == "VBN" && t.Dep == "acl":
			if v < 0 && r >= 0 {
				v = k
			} else if r < 0 || t.Tag != "VBN" && !m.under(k, v) {
				return
			}
		}
	}
	if v < 0 || m.child(v, "dobj", "ccomp") < v && !m.intransitive(v) || m.child(v, "nsubj", "nsubjpass", "aux", "auxpass", "cop", "mark", "cc") >= 0 {
		return
	}
	t := &m.toks[v]
	switch {
	case t.Dep == "acl" && t.Tag == "VBN" && t.Head == r && !givesTwo[t.Norm] && (v+1 == len(m.toks) || m.toks[v+1].Tag != "IN"), t.Dep == "acl" && t.Tag == "VBN" && !givesTwo[t.Norm] && m.intransitive(v):
	case t.Dep == "acl:relcl" && (t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP") && m.under(v, r):
	default:
		return
	}
	for k := r + 1; k < v; k++ {
		if o := &m.toks[k]; o.Head == v && o.Dep == "nmod" {
			o.Head = r
		} else if o.Tag == "WDT" || o.Tag == "WP" || o.Tag == "," || o.Tag == ":" || o.Norm == "that" {
			return
		}
	}
	if t.Tag == "VBN" {
		t.Tag = "VBD"
	}
	for k := v + 1; k < m.to; k++ {
		if o := &m.toks[k]; o.Head == r {
			o.Head = v
		}
	}
	t.Head, t.Dep = -1, "root"
	m.toks[r].Head, m.toks[r].Dep = v, "nsubj"
}

// intransitive reports whether verb v tells of an event, and of nobody whom it befalls.
func (m *mender) intransitive(v int) bool {
	of := m.l.triggers["V"+m.toks[v].Stem]
	for i := range of {
		if of[i].roles["obj"] != "" {
			return false
		}
	}
	return len(of) > 0
}

// under reports whether token k hangs on token h, at whatever depth.
func (m *mender) under(k, h int) bool {
	for n := m.from; k >= 0 && n < m.to; k, n = m.toks[k].Head, n+1 {
		if k == h {
			return true
		}
	}
	return false
}

// subjectAlone gives the verb of a sentence that the tree takes apart the noun right before
// it: "X is to withdraw its soldiers", where both are roots.
func (m *mender) subjectAlone() {
	for v := m.from + 1; v < m.to; v++ {
		t := &m.toks[v]
		if t.Head >= 0 || t.Dep != "root" || t.Tag == "" || t.Tag[0] != 'V' || t.Tag == "VBN" || t.Tag == "VBG" || m.child(v, "nsubj", "nsubjpass") >= 0 {
			continue
		}
		k := v - 1
		for k > m.from && (m.toks[k].Head == v && m.toks[k].Dep != "punct" || strings.HasPrefix(m.toks[k].Tag, "RB")) {
			k--
		}
		if s := &m.toks[k]; s.Head < 0 && s.Dep == "root" && m.noun(k) {
			s.Head, s.Dep = v, "nsubj"
			if m.child(v, "auxpass") >= 0 {
				s.Dep = "nsubjpass"
			}
		}
		return
	}
}

// verbAfterAside makes the verb of a sentence that has none of the past behind what is said of its
// subject between commas, which the tagger takes for a participle like that: "The army, backed by X,
// captured a town".
func (m *mender) verbAfterAside() {
	r := -1
	for k := m.from; k < m.to; k++ {
		t := &m.toks[k]
		if t.Head < 0 && t.Dep == "root" {
			if r >= 0 || !m.noun(k) {
				return
			}
			r = k
		}
		if t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" {
			return
		}
	}
	if r < 0 || r+3 >= m.to || m.toks[r+1].Tag != "," || m.toks[r+2].Tag != "VBN" {
		return
	}
	for v := r + 4; v+1 < m.to; v++ {
		t := &m.toks[v]
		if m.toks[v-1].Tag != "," || t.Tag != "VBN" || m.child(v, "dobj") < v && m.toks[v+1].Dep != "dobj" || m.child(v, "aux", "auxpass") >= 0 {
			continue
		}
		if m.toks[v+1].Dep == "dobj" {
			m.toks[v+1].Head = v
		}
		t.Tag, t.Head, t.Dep = "VBD", -1, "root"
		m.toks[r].Head, m.toks[r].Dep = v, "nsubj"
		return
	}
}
