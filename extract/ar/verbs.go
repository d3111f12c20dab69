package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// Form tells the forms of a verb apart.
type form uint8

const (
	past form = iota
	present
	masdar     // verbal noun
	participle // active participle: "مؤكدا"
	passive
	noun // another trigger noun
)

// An inflection is one folded surface form of a lexicon verb.
type inflection struct {
	word   string
	form   form
	gender text.Gender
	number text.Grammatical
}

// conjugate returns the third-person forms of a verb as news writes them,
// folded. past and present are the masculine singular; the rest follows from
// their endings (a weak third radical is lost before the endings -t and -w).
// The feminine plural is left out: news hardly has it, and it looks like names
// ("عدن") and nouns ("الزمن").
// Empty arguments give no forms.
func conjugate(pastForm, presentForm, masdarForm, participleForm string) []inflection {
	var out []inflection
	add := func(w string, f form, g text.Gender, n text.Grammatical) {
		if w != "" {
			out = append(out, inflection{w, f, g, n})
		}
	}
	for p := range strings.SplitSeq(pastForm, ";") {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		weak := weakPast(p)
		w := Fold(p)
		stem := w
		if weak {
			stem = w[:len(w)-2]
		}
		add(w, past, text.Masculine, text.Singular)
		add(stem+"\u062A", past, text.Feminine, text.Singular)      // ت
		add(stem+"\u0648\u0627", past, text.Masculine, text.Plural) // وا
		add(stem+"\u062A\u0627", past, text.Feminine, text.Dual)    // تا
		if weak {
			add(stem+"\u064A\u0627", past, text.Masculine, text.Dual) // يا
		} else {
			add(w+"\u0627", past, text.Masculine, text.Dual)
		}
	}
	for p := range strings.SplitSeq(presentForm, ";") {
		w := Fold(strings.TrimSpace(p))
		r, ok := strings.CutPrefix(w, "\u064A") // ي
		if !ok {
			continue
		}
		stem := r
		if strings.HasSuffix(r, "\u064A") || strings.HasSuffix(r, "\u0648") || strings.HasSuffix(p, "\u0649") {
			stem = r[:len(r)-2]
		}
		add(w, present, text.Masculine, text.Singular)
		add("\u062A"+r, present, text.Feminine, text.Singular)
		add("\u064A"+stem+"\u0648\u0646", present, text.Masculine, text.Plural)
		add("\u064A"+stem+"\u0648\u0627", present, text.Masculine, text.Plural)
		if strings.HasSuffix(r, "\u0627") { // "يبدأ": يبدآن
			add("\u064A"+r+"\u0646", present, text.Masculine, text.Dual)
			add("\u062A"+r+"\u0646", present, text.Feminine, text.Dual)
		}
		add("\u064A"+r+"\u0627\u0646", present, text.Masculine, text.Dual)
		add("\u062A"+r+"\u0627\u0646", present, text.Feminine, text.Dual)
	}
	for m := range strings.SplitSeq(masdarForm, ";") {
		add(Fold(strings.TrimSpace(m)), masdar, text.NoGender, text.NoNumber)
	}
	for p := range strings.SplitSeq(participleForm, ";") {
		w := Fold(strings.TrimSpace(p))
		if w == "" {
			continue
		}
		add(w, participle, text.Masculine, text.Singular)
		add(w+"\u0627", participle, text.Masculine, text.Singular)
		add(w+"\u0647", participle, text.Feminine, text.Singular)
		if weakPast(pastForm) && !strings.HasSuffix(w, "\u064A") { // "مبد" is مبدي with endings
			w += "\u064A"
			add(w, participle, text.Masculine, text.Singular)
			add(w+"\u0627", participle, text.Masculine, text.Singular)
			add(w+"\u0647", participle, text.Feminine, text.Singular)
		}
		stem := strings.TrimSuffix(w, "\u064A")
		add(stem+"\u064A\u0646", participle, text.Masculine, text.Plural)
		add(stem+"\u0648\u0646", participle, text.Masculine, text.Plural)
		add(w+"\u0627\u062A", participle, text.Feminine, text.Plural)
		if w == stem {
			add(w+"\u062A\u064A\u0646", participle, text.Feminine, text.Dual)
		}
	}
	return out
}

// weakPast reports whether the third radical is weak: the form ends in ا or ى.
func weakPast(p string) bool {
	return strings.HasSuffix(p, "\u0627") || strings.HasSuffix(p, "\u0649")
}

// An enclitic is a pronoun written onto the end of a word.
type enclitic struct {
	suffix string
	gender text.Gender
	number text.Grammatical
	person uint8 // 1 or 3
}

// The enclitics, longest first: the first that leaves a known word is taken.
var enclitics = []enclitic{
	{"\u0647\u0645\u0627", text.NoGender, text.Dual, 3}, // هما
	{"\u0647\u0645", text.Masculine, text.Plural, 3},    // هم
	{"\u0647\u0646", text.Feminine, text.Plural, 3},     // هن
	{"\u0647\u0627", text.Feminine, text.Singular, 3},   // ها
	{"\u0646\u0627", text.NoGender, text.Plural, 1},     // نا
	{"\u0646\u064A", text.NoGender, text.Singular, 1},   // ني
	{"\u0647", text.Masculine, text.Singular, 3},        // ه
	{"\u064A", text.NoGender, text.Singular, 1},         // ي
}

// encliticsBy holds them by their last byte, in the same order.
var encliticsBy = func() (by [256][]*enclitic) {
	for i := range enclitics {
		e := &enclitics[i]
		last := e.suffix[len(e.suffix)-1]
		by[last] = append(by[last], e)
	}
	return by
}()

// feminineEnd reports whether the word as it is written ends in teh marbuta,
// which folding makes look like the pronoun "his".
func feminineEnd(word string) bool {
	return strings.HasSuffix(strings.TrimRightFunc(word, isMark), string(tehMarbuta)) // "مؤكدةً"
}

// cutEnclitic cuts a pronoun off the folded word w, and gives the words that
// may be left: teh marbuta comes back for teh, the silent alef after the
// plural waw. accept says which are words.
func cutEnclitic(w string, accept func(string) bool) (string, *enclitic) {
	if w == "" {
		return w, nil
	}
	for _, e := range encliticsBy[w[len(w)-1]] {
		r, ok := strings.CutSuffix(w, e.suffix)
		if !ok || len(r) < 4 {
			continue
		}
		if accept(r) {
			return r, e
		}
		if s, ok := strings.CutSuffix(r, "\u062A"); ok && accept(s+"\u0647") { // ت → ه
			return s + "\u0647", e
		}
		if strings.HasSuffix(r, "\u0648") && accept(r+"\u0627") { // و → وا
			return r + "\u0627", e
		}
		if (strings.HasSuffix(r, "\u0626") || strings.HasSuffix(r, "\u0624")) && accept(r[:len(r)-2]+"\u0621") { // ئ ؤ → ء: "لقائه"
			return r[:len(r)-2] + "\u0621", e
		}
		if strings.HasSuffix(r, "\u0627") && accept(r[:len(r)-2]+"\u064A") { // ا → ى (folded ي)
			return r[:len(r)-2] + "\u064A", e
		}
	}
	return w, nil
}
