package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nickname reads the other name that a person is said behind his own to be called by,
// ties it to him and returns its end, or j: "فلان، المكنى «أبو شهاب»", "فلان المعروف باسم
// أبو ياسر".
func (r *reader) nickname(person, j, end int) int {
	k := j
	if k < end && r.toks[k].Norm == comma {
		k++
	}
	if !r.isNicknamed(k, end) {
		return j
	}
	k = r.behindBy(k+1, end)
	to, open := k, k < end && r.toks[k].Kind == text.Open
	const longest = 5
	switch {
	case open:
		q, ok := r.quoted(k, end, longest)
		if !ok || q == k+1 || r.clause(k+1, q) {
			return j
		}
		k, to = k+1, q
	case !r.word(k, end):
		return j
	default:
		if raw, ok := r.raw[k]; ok && raw.typ == schema.Person {
			to = raw.to
		}
		to = max(to, r.personName(k, end, false))
	}
	if to == k {
		return j
	}
	own := r.d.Mentions[person]
	x := r.add(text.Mention{From: k, To: to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: own.Gender, Definite: true, Rule: "ar.nickname", Score: 0.75})
	r.link(person, x, "ar.nickname")
	if open {
		to++
	}
	return to
}

// behindBy returns the token behind "ب" or "باسم" at token k, which may be written onto the next
// word, or k.
func (r *reader) behindBy(k, end int) int {
	switch {
	case k >= end:
	case r.toks[k].Base == named && r.toks[k].Prep == prepB, r.toks[k].Base == prepB && r.toks[k].Prep == "":
		return k + 1
	case k+1 < end && r.toks[k].Norm == prepB+named:
		return k + 1
	}
	return k
}

// isNicknamed reports whether token k says that another name follows.
func (r *reader) isNicknamed(k, end int) bool {
	return r.word(k, end) && r.toks[k].Prep == "" && r.toks[k].Def && nicknamed[strings.TrimSuffix(r.toks[k].Stem, "\u0647")]
}

// nicknamed holds the participles, folded and without the article, for those who are called
// by another name: مكني ملقب معروف.
var nicknamed = map[string]bool{
	"\u0645\u0643\u0646\u064A": true, "\u0645\u0644\u0642\u0628": true, "\u0645\u0639\u0631\u0648\u0641": true,
}

// calledBy holds the words, folded and without the article, between a title and the name:
// مدعو مسمي يدعي تدعي.
var calledBy = map[string]bool{
	"\u0645\u062F\u0639\u0648": true, "\u0645\u062F\u0639\u0648\u0647": true, "\u0645\u0633\u0645\u064A": true,
	"\u064A\u062F\u0639\u064A": true, "\u062A\u062F\u0639\u064A": true,
}

// isCalled reports whether token k says between a title and a name that its bearer is called
// so: "القيادي المدعو فلان".
func (r *reader) isCalled(k, end int) bool {
	return r.word(k, end) && r.toks[k].Prep == "" && calledBy[r.toks[k].Stem]
}
