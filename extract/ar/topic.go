package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A topic is a noun phrase that opens a clause, with its predicate behind what tells
// more of it: "لكن نائبه الأول، فلان، الذي انشق قبل عام، رأى أن …", "أما البعثة،
// وقوامها ستون مراقبا، فخلصت إلى …".

// topicReach is how many tokens may stand between a topic and its predicate.
const topicReach = 40

// opensTopic reports whether mention m opens a clause: at the sentence's beginning, or
// behind a word after which a noun does.
func (r *speechReader) opensTopic(m int, s *text.Sentence) bool {
	x := &r.d.Mentions[m]
	t := &r.toks[x.From]
	if t.Prep != "" || t.Conj == "\u0641" || !r.canSpeak(m) {
		return false
	}
	p := x.From - 1
	for p > s.From && r.toks[p].Kind == text.Open {
		p--
	}
	if p < s.From {
		return true
	}
	return r.toks[p].Kind == text.Word && (r.subordinator(p) && r.toks[p].Prep == "" || topicOpener[r.toks[p].Base] || r.was(p) && (p == s.From || r.toks[p].Conj != ""))
}

// topicOpener holds the conjunctions that a noun follows: لكن أما بينما فيما إنما.
var topicOpener = map[string]bool{
	"\u0644\u0643\u0646": true, "\u0627\u0645\u0627": true, "\u0628\u064A\u0646\u0645\u0627": true,
	"\u0641\u064A\u0645\u0627": true, "\u0627\u0646\u0645\u0627": true,
}

// predicate returns the token where the predicate of the topic m stands, behind
// appositions, relative clauses and asides between commas, or -1. After "أما" it has
// "ف" written onto it.
func (r *speechReader) predicate(m int, s *text.Sentence) int {
	x := &r.d.Mentions[m]
	j := max(r.restOfName(m, x.To, s, &zone{}), r.nounPhrase(x.From, s.To))
	if j < s.To && r.toks[j].Kind == text.Close {
		j++
	}
	parted := false // a comma stands behind the last thing passed
	for end := min(s.To, x.To+topicReach); j < end; {
		t := &r.toks[j]
		n, isMention := r.at[j]
		switch {
		case t.Norm == comma:
			parted = true
			j++
			continue
		case r.in[j] >= 0:
			j = r.times[r.in[j]].To
		case t.Norm == "(":
			c, ok := r.quoted(j, s.To, 8)
			if !ok {
				return -1
			}
			j = c + 1 // "(30 سنة)"
			continue
		case t.Kind != text.Word:
			return -1
		case t.Conj == "\u0641":
			return j
		case r.unnamed(j, s) > j: // "مسؤولا | طلب عدم ذكر اسمه | اتهم"
			j = r.unnamed(j, s)
			continue
		case !parted && (r.isSelf(j) || r.withPronoun(j)): // "الوفد نفسه", "مسؤولا فيها"
			j++
			continue
		case r.class(t) == "rel", (parted || r.class(t) == "pron") && r.aside(j), !x.Definite && t.Conj == "" && j == x.To && r.verbAfter(j):
			c := r.asideEnd(j, s)
			if c < 0 {
				return -1
			}
			j = c
		case t.Conj != "":
			return -1
		case isMention && parted && r.d.Mentions[n].Type == schema.Person && t.Prep == "" && !r.finiteVerb(j):
			j = r.restOfName(n, r.d.Mentions[n].To, s, &zone{})
		case (r.class(t) == "prep" || t.Prep != "" && t.Prep != future) && r.toks[j-1].Kind == text.Word && !parted:
			to := r.adjunct(j, j, s, &zone{medium: text.NoMention})
			if to <= j {
				return -1
			}
			j = to
			continue
		case !parted && j > x.From && r.describes(j, s): // "الشركة المشغلة للناقلة"
			j = r.pastModifier(j, s)
			continue
		default:
			if _, ok := r.adjective(j); ok && !parted && t.Def == x.Definite {
				j++
				continue
			}
			return j
		}
		parted = false
	}
	return -1
}

// aside reports whether what tells more of a topic between commas begins at token j:
// "وهو مستشار سابق", "ومقرها مسقط".
func (r *speechReader) aside(j int) bool {
	t := &r.toks[j]
	if t.Conj != "\u0648" || t.Prep != "" || t.Def {
		return false
	}
	if r.class(t) == "pron" {
		return true
	}
	_, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 && !r.isVerb(w) })
	return e != nil && e.person == 3 && !r.finiteVerb(j)
}

// asideEnd returns the comma that closes the clause which begins at token j, or -1.
func (r *speechReader) asideEnd(j int, s *text.Sentence) int {
	for k := j + 1; k < min(s.To, j+topicReach); k++ {
		switch t := &r.toks[k]; {
		case t.Norm == comma && !r.relatesOn(k+1, s):
			return k
		case t.Norm == colon, t.Kind == text.Word && r.subordinator(k) && t.Prep == "" && r.opensContent(k):
			return -1
		}
	}
	return -1
}

// topicOf returns the topic whose predicate is the verb at token i, or -1.
func (r *speechReader) topicOf(i int, s *text.Sentence, f cueForm) int {
	k := i
	for k > s.From && (r.toks[k-1].Base == hadWord || r.toks[k-1].Norm == hadLam || r.class(&r.toks[k-1]) == "neg" && r.toks[k-1].Base != what) {
		k--
	}
	for q := k - 1; q >= s.From && q > k-topicReach; q-- {
		m, ok := r.at[q]
		if !ok || !r.opensTopic(m, s) {
			continue
		}
		if p := r.predicate(m, s); p != k {
			continue
		}
		if asFor := q > s.From && r.toks[q-1].Base == "\u0627\u0645\u0627"; asFor != (r.toks[k].Conj == "\u0641") { // أما
			return text.NoMention
		}
		first := r.firstOfPhrase(m)
		x := &r.d.Mentions[first]
		if x.Gender != text.NoGender && f.gender != text.NoGender && x.Gender != f.gender && x.Number != text.Plural && (x.Kind == schema.ByDescription || x.Type == schema.Person) {
			return text.NoMention
		}
		if f.number != text.Singular && x.Number == text.Singular && x.Type == schema.Person {
			return text.NoMention
		}
		return first
	}
	return text.NoMention
}
