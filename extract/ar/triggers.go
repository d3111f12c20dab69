package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
)

// future is the proclitic س, which makes a present tense future.
const future = "\u0633"

// triggersAt returns the trigger readings of token i, how many tokens they
// span, and the pronoun written onto the last of them. A verb in the first
// person gives a pronoun of person 1.
func (r *eventReader) triggersAt(i int, s *text.Sentence) ([]triggerForm, int, *enclitic) {
	if p, n := r.triggerPhrase(i, s, false); n > 1 {
		return []triggerForm{*p}, n, nil
	}
	if r.toks[i].Def {
		if p, n := r.triggerPhrase(i, s, true); n > 1 {
			return []triggerForm{*p}, n, nil
		}
	}
	t := &r.toks[i]
	if f := r.triggers[t.Base]; len(f) > 0 {
		if n := r.accusativeNoun(i, s); len(n) > 0 {
			return n, 1, nil
		}
		if slices.ContainsFunc(f, func(f triggerForm) bool { return f.trigger.needs == "" }) {
			return f, 1, nil
		}
		return slices.Concat(f, r.jussive(i, s)), 1, nil // "يصب" of صب, or of أصاب
	}
	if t.Def {
		if f := nominal(r.triggers[t.Stem]); len(f) > 0 {
			return f, 1, nil
		}
	}
	for _, suffix := range []string{"\u0627", "\u0627\u062A", "\u064A\u0646", "\u0627\u0646"} { // accusative, plural, dual
		if w, ok := cutSuffix(t.Stem, suffix); ok && !(suffix == "\u0627" && hasSuffix(w, "\u0647")) { // ة takes no alef
			if f := nominal(r.triggers[w]); len(f) > 0 {
				return f, 1, nil
			}
			if f := nominal(r.triggers[w+"\u0647"]); len(f) > 0 && suffix != "\u0627" {
				return f, 1, nil
			}
		}
	}
	if t.Def {
		return nil, 0, nil
	}
	if f := r.jussive(i, s); len(f) > 0 {
		return f, 1, nil
	}
	if f := r.firstPerson(i, s); len(f) > 0 {
		return f, 1, we
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return len(r.triggers[w]) > 0 })
	if e == nil || e.person == 1 || feminineEnd(t.Text) || r.otherWord(t.Base, w) && !r.relatedVerb(i) {
		return nil, 0, nil
	}
	forms := r.triggers[w]
	if ended, ok := cutSuffix(w, "\u062A"); ok { // "استقالته": the noun, as well as the verb
		if f := nominal(r.triggers[ended+"\u0647"]); len(f) > 0 && t.Prep != "" {
			forms = f
		} else if len(f) > 0 {
			forms = slices.Concat(f, forms)
		}
	}
	return forms, 1, e
}

// accusativeNoun returns the readings of the word at token i as a verbal noun in the accusative, where
// it is written as what two did, but the subject of another verb stands before it: "تلقت الفصائل
// دعما", "شنت القوات قصفا".
func (r *eventReader) accusativeNoun(i int, s *text.Sentence) []triggerForm {
	w, ok := cutSuffix(r.toks[i].Base, string(alef))
	if !ok || !r.bare(i) {
		return nil
	}
	f := nominal(r.triggers[w])
	if len(f) == 0 || r.afterSubject(i, s) {
		return f
	}
	for k := i - 1; k >= max(s.From, i-accusativeReach); k-- {
		if r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if lv, light := r.light[r.toks[k].Base]; light && !lv.impersonal && !r.toks[k].Def {
			return f
		}
		if r.finite(k) || r.subordinator(k) || r.toks[k].Kind == text.Punct {
			break
		}
	}
	return nil
}

// accusativeReach is how far behind its verb a verbal noun in the accusative stands.
const accusativeReach = 8

// triggerPhrase returns the longest listed phrase that begins at token i, and how many tokens
// it has: as it stands, or without the articles of its words ("العملية العسكرية").
func (r *eventReader) triggerPhrase(i int, s *text.Sentence, bare bool) (*triggerForm, int) {
	p, n := r.triggerPhrases.longest(s.To-i, func(k int) string {
		switch t := &r.toks[i+k]; {
		case t.Kind != text.Word:
			return ""
		case bare && t.Def:
			return t.Stem
		case k == 0:
			return t.Base
		default:
			return t.Norm
		}
	})
	if p == nil {
		return nil, 0
	}
	return p, n
}

// otherWord reports whether a word that may be the verb w with a pronoun is so much more
// frequent than w that it is another one: "أسرتها" is her family.
func (r *eventReader) otherWord(word, w string) bool {
	if len(nominal(r.triggers[w])) > 0 || hasSuffix(w, "\u062A") && len(nominal(r.triggers[w[:len(w)-2]+"\u0647"])) > 0 { // "استقالته"
		return false
	}
	return r.zipf(word) > r.zipf(w)+prepMargin
}

// we marks a verb whose subject is who tells it.
var we = &enclitic{"", text.NoGender, text.Plural, 1}

// jussive finds the present tense of which the word is the short form after لم
// or ل: "يلتق" for يلتقي, "يزر" for يزور.
func (r *eventReader) jussive(i int, s *text.Sentence) []triggerForm {
	if i == s.From || r.toks[i-1].Base != lam {
		return nil
	}
	b := r.toks[i].Base
	if len(b) < 6 {
		return nil
	}
	for _, weak := range []string{"\u064A", "\u0648", "\u0627"} {
		if f := verbal(r.triggers[b+weak]); len(f) > 0 {
			return f
		}
		if f := verbal(r.triggers[b[:len(b)-2]+weak+b[len(b)-2:]]); len(f) > 0 {
			return f
		}
	}
	return nil
}

// firstPerson finds the verb that the word is the first person of: "ننسحب",
// "اتفقنا". The singular present, which looks like other words, is read after
// the particles that only verbs follow.
func (r *eventReader) firstPerson(i int, s *text.Sentence) []triggerForm {
	t := &r.toks[i]
	b := t.Base
	if w, ok := cutSuffix(b, "\u0646\u0627"); ok { // نا
		if f := ofForm(r.triggers[w], past); len(f) > 0 && f[0].gender != text.Feminine {
			return f
		}
	}
	if len(b) < 8 {
		return nil
	}
	after := t.Prep == future || i > s.From && r.negates(i-1)
	if r.told[i] < 0 && !after {
		return nil
	}
	if b[:2] == "\u0646" || b[:2] == "\u0627" && after { // ن أ
		if r.words[b] > 380 && !after {
			return nil
		}
		return ofForm(r.triggers["\u064A"+b[2:]], present)
	}
	return nil
}

func cutSuffix(s, suffix string) (string, bool) {
	if hasSuffix(s, suffix) && len(s) >= len(suffix)+6 {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}

// ofForm returns the readings of the given forms. Lists of one kind, the usual
// case, are returned as they are.
func ofForm(list []triggerForm, forms ...form) []triggerForm {
	n := 0
	for i := range list {
		for _, f := range forms {
			if list[i].form == f {
				n++
			}
		}
	}
	switch n {
	case 0:
		return nil
	case len(list):
		return list
	}
	out := make([]triggerForm, 0, n)
	for i := range list {
		for _, f := range forms {
			if list[i].form == f {
				out = append(out, list[i])
			}
		}
	}
	return out
}

func nominal(list []triggerForm) []triggerForm { return ofForm(list, masdar, noun) }

func verbal(list []triggerForm) []triggerForm { return ofForm(list, past, present, passive) }

// inflectionAt returns the form of the finite verb at token k, as the lists of
// triggers, cues and light verbs know it.
func (r *eventReader) inflectionAt(k int) inflection {
	b := r.toks[k].Base
	for _, w := range []string{b, ""} {
		if w == "" {
			var e *enclitic
			if w, e = cutEnclitic(b, r.isVerb); e == nil {
				break
			}
		}
		if f := verbal(r.triggers[w]); len(f) > 0 {
			return f[0].inflection
		}
		for _, c := range r.cues[w] {
			if c.form == past || c.form == present {
				return c.inflection
			}
		}
		if lv, ok := r.light[w]; ok {
			return lv.inflection
		}
	}
	in := inflection{word: b, form: past, gender: text.Masculine, number: text.Singular}
	switch {
	case hasPrefix(b, "\u062A") && r.words["\u064A"+b] > 0: // "توقف", of يتوقف: he did, or she does
		in.gender = text.NoGender
	case hasPrefix(b, "\u062A"): // ت
		in.form, in.gender = present, text.Feminine
	case hasPrefix(b, "\u064A"): // ي
		in.form = present
	case hasSuffix(b, "\u062A"):
		in.gender = text.Feminine
	}
	return in
}
