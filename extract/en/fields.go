package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// The kind of words for what offices and bodies deal with, as lexicon/fields.tsv calls
// it.
const field = "n" // "health"; the other is an adjective of one, "public"

// fieldFrom returns where one field of an office that begins at token k ends:
// "Health", "International Cooperation"; k where none does.
func (n *namer) fieldFrom(k int, s *text.Sentence) int {
	toks := n.d.Tokens
	end := k
	for j := k; j < s.To && n.name[j] == 0 && toks[j].Kind == text.Word && toks[j].Cap == toks[k].Cap; j++ {
		switch n.l.fields[toks[j].Norm] {
		case field:
			end = j + 1
		case "":
			return end
		}
	}
	return end
}

// fieldsFrom returns where the fields end that a list goes on with at the comma or
// conjunction k: ", Water, and Agriculture", "and Sports"; k where none does.
func (n *namer) fieldsFrom(k int, s *text.Sentence) int {
	toks := n.d.Tokens
	j := k
	for j+1 < s.To && toks[j].Tag == "," {
		e := n.fieldFrom(j+1, s)
		if e == j+1 || toks[j+1].Cap != toks[k-1].Cap {
			break
		}
		j = e
	}
	if j < s.To && toks[j].Tag == "," {
		j++
	}
	if j+1 >= s.To || toks[j].Norm != "and" && toks[j].Norm != "&" || toks[j+1].Cap != toks[k-1].Cap {
		return k
	}
	if e := n.fieldFrom(j+1, s); e > j+1 {
		return e
	}
	return k
}

// goesOn returns where the fields of the office or body end that the name from from
// on is of, where it deals with more than what stands before the comma or conjunction
// j: "Minister of Planning and International Cooperation", "Environment, Land and
// Water Department"; j where it does not.
func (n *namer) goesOn(from, j int, s *text.Sentence) int {
	toks := n.d.Tokens
	if n.l.fields[toks[j-1].Norm] != field {
		return j
	}
	of, all := false, true
	for k := from; k < j; k++ {
		of = of || k > from && (toks[k].Norm == "of" || toks[k].Norm == "for")
		all = all && n.l.fields[toks[k].Norm] != ""
	}
	if !of && !all {
		return j
	}
	e := n.fieldsFrom(j, s)
	if e == j {
		return j
	}
	h, headed := n.headNoun(min(e, s.To-1))
	headed = e < s.To && (toks[e].Cap && n.isTitle(e) || headed && (toks[e].Cap || h.needs == alone))
	if of == headed {
		return j // "Minister of Health and Education Secretary"; nothing deals with it
	}
	return e
}

// officeOf reports whether token i is the title of one office and "of" follows:
// "Minister of Water", never "Residents of Kalma".
func (n *namer) officeOf(i int) bool {
	t, ok := n.l.titles[n.d.Tokens[i].Norm]
	return ok && t.position && i+1 < len(n.d.Tokens) && n.d.Tokens[i+1].Norm == "of"
}

// pastOffice returns where the office ends whose "of" or "for" is token k of the run
// of capitals that ends at j, and so whose name begins there; j where nothing but the
// office is in it: "Secretary of State John Kerry", "Minister of Defense".
func (n *namer) pastOffice(k, j int) int {
	toks := n.d.Tokens
	last := k + 1
	for q := k + 1; q < j; q++ {
		if h := n.l.names.Find(n.word, q, j); h.Len > 0 && h.Entry.Type != schema.Person && !n.l.names.IsGiven(toks[q].Norm) {
			q += h.Len - 1
			last = q + 1
		} else if _, ok := n.headNoun(q); ok || n.l.fields[toks[q].Norm] != "" {
			last = q + 1
		}
	}
	for q := last; q < j; q++ {
		if n.l.names.IsGiven(toks[q].Norm) {
			return q
		}
	}
	if last > k+1 && last < j && toks[last].Cap {
		return last
	}
	return j
}

// givenTitle reports whether the title at token k of a run of capitals that begins at
// from is a given name there, as "Amir" and "Sultan" are: what begins the run or
// stands behind a rank or a minister's title, no other title behind it.
func (n *namer) givenTitle(k, from int) bool {
	t := &n.d.Tokens[k]
	if !n.l.names.IsGiven(t.Norm) || strings.HasSuffix(t.Text, ".") || k+1 < len(n.d.Tokens) && n.isTitle(k+1) {
		return false
	}
	before := n.l.titles[n.d.Tokens[max(k-1, 0)].Norm].class
	return k == from || before == "rank" || before == "minister"
}

// twoFields returns the token behind the conjunction j where the capitals about it are
// one name of a body or meeting behind an article: "the Belt and Road Initiative"; j
// where they are not.
func (n *namer) twoFields(from, j int, s *text.Sentence) int {
	toks := n.d.Tokens
	if from == s.From || toks[j].Norm != "and" && toks[j].Norm != "&" || !toks[j-1].Cap || s.Heading {
		return j
	}
	switch toks[from-1].Tag {
	case "DT", "POS", "PRP$":
	default:
		return j
	}
	name := func(k int) bool {
		return n.name[k] != 0 || n.isTitle(k) || n.demonym(k) || n.l.names.IsGiven(toks[k].Norm) || n.l.names.Find(n.word, k, s.To).Len > 0
	}
	if _, ok := n.headNoun(j - 1); ok || name(j-1) || name(j+1) {
		return j
	}
	for k := j + 2; k < s.To && k < j+5 && toks[k].Cap && toks[k].Kind == text.Word && n.name[k] == 0; k++ {
		if h, ok := n.l.heads[toks[k].Norm]; ok && (h.typ == schema.Organization || h.typ == schema.NamedEvent) {
			return j + 1
		}
	}
	return j
}

// commonWord reports whether the capital of token i says nothing, since it begins a
// sentence: a word that the article has in small letters too, a verb or a noun for a
// body, and nobody's name.
func (n *namer) commonWord(i int, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	if i > s.From && n.d.Tokens[i-1].Kind != text.Open && n.d.Tokens[i-1].Text != ":" || n.l.names.IsGiven(t.Norm) || n.l.names.IsFamily(t.Norm) || t.Text == strings.ToUpper(t.Text) {
		return false
	}
	if n.seen[t.Norm] == schema.Person || n.l.names.Find(n.word, i, i+1).Len > 0 {
		return false
	}
	return n.small[t.Norm] || n.l.verbs[t.Norm]
}

// bodyOf reports whether the run of capitals from i to j is the name of a body of
// those whom a title in it means: "Prosecutors' Office", "Youth League", "Attorney
// General's Office".
func (n *namer) bodyOf(i, j int) bool {
	toks := n.d.Tokens
	h, ok := n.headNoun(j - 1)
	ok = ok && h.typ != schema.Place && h.typ != schema.NamedEvent
	last := toks[j-1].Norm
	thing := n.l.works[last] || n.l.fields[last] == field && !n.isTitle(j-1) // "Youth Day", "Child Labour"
	if !ok && !thing || j-i < 2 || n.l.names.IsFamily(last) {
		return false
	}
	for k := i; k < j; k++ {
		if toks[k].Norm == "of" {
			return false
		}
	}
	k := j - 2
	if k > i && toks[k].Tag == "POS" {
		k--
	}
	return n.isTitle(k)
}

// fieldAlone reports whether the run of capitals from i to j names nothing but what
// offices deal with: "Social Development", "Tourism".
func (n *namer) fieldAlone(i, j int) bool {
	toks := n.d.Tokens
	for k := i; k < j; k++ {
		if n.l.fields[toks[k].Norm] == "" && toks[k].Tag != "CC" && toks[k].Tag != "," {
			return false
		}
	}
	if n.seen[toks[j-1].Norm] == schema.Person {
		return false
	}
	_, ok := n.headNoun(j - 1)
	return !ok
}

// amount reports whether token i is an amount of money or another number with letters
// before it: "SR10", "Dh800", "R1.5 million"; a single letter and a short number may
// be a name ("N12").
func (n *namer) amount(i int) bool {
	t := &n.d.Tokens[i]
	at := strings.IndexAny(t.Text, "0123456789")
	if at < 1 || at > 3 {
		return false
	}
	w := strings.TrimSuffix(t.Norm[:at], "-")
	if len(w) == 1 {
		return len(t.Text)-at > 2 || i+1 < len(n.d.Tokens) && strings.HasSuffix(n.d.Tokens[i+1].Norm, "illion")
	}
	return n.l.letters[w] || n.l.groups[w] == "none"
}
