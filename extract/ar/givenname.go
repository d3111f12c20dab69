package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// givenName reads the name of a person that begins at token k, right behind a definite
// title, with a given name, also one that is an everyday word ("قائد نصر", "أشرف القدرة"),
// and is closed by what can follow a name there. It returns its end, or k.
func (r *reader) givenName(k, end int) int {
	const longest = 4
	if !r.given(k, end) {
		return k
	}
	j := k + 1
	for j < end && j < k+longest && r.word(j, end) && r.bare(j) {
		t := &r.toks[j]
		if raw, ok := r.raw[j]; ok && raw.typ == schema.Person {
			j = max(j+1, raw.to)
			break
		}
		if r.jointAt(j) && r.word(j+1, end) && r.bare(j+1) {
			j += 2
			if r.unfinished(j-1) && r.word(j, end) && r.bare(j) {
				j++ // "بن عبد | العزيز"
			}
			continue
		}
		if closed := r.toks[k-1].Norm == comma && r.oneBeforeComma(j, end); k > 0 && closed {
			j++
			break // "باسم الوزارة، سفيان | القضاة، إن"
		}
		_, known := r.names.Given(t.Base)
		part := known || r.namePart(t.Base) || t.Def && r.namePart(t.Stem)
		if r.class(t) != "" && !r.isAli(j) || t.Def && t.Stem == saying || r.inDate(j) || strings.Contains(t.Text, tanwin) || !part && (r.finiteVerb(j) || r.masdars[t.Stem] && !t.Def || r.objectNoun(j) || r.possessed(j) || r.hers(j)) {
			break
		}
		if tt, _ := r.titleAt(j, end); tt != nil && !part {
			break
		}
		if h, _ := r.headAt(j, end); h != nil && !part {
			break
		}
		j++
		if t.Def {
			break // a family name with the article closes the name
		}
	}
	if j < k+2 || !r.endsName(j, end) {
		return k
	}
	return j
}

// restOfGiven returns the end of the name that begins with the one given name at token from,
// which the tagger found alone: with the word right behind it where that can be nothing but
// the rest of the name. It is an everyday indefinite masculine noun without the ending of
// an object, before a mark or what was said: "أكد إياد حرب أن".
func (r *reader) restOfGiven(from, to int) int {
	s := r.d.SentenceOf(from)
	if to != from+1 || !r.given(from, s.To) && !(r.toks[from].Prep != "" && r.names.IsGiven(r.toks[from].Base)) || !r.word(to, s.To) || !r.bare(to) {
		return to
	}
	t := &r.toks[to]
	part := r.namePart(t.Base)
	const rare = 200
	switch {
	case t.Def, feminineEnd(t.Text), hasSuffix(t.Base, "\u0627"), hasSuffix(t.Base, "\u0627\u062A"), len([]rune(t.Base)) < 3,
		r.class(t) != "", r.inDate(to), r.finiteVerb(to), r.possessed(to), r.hers(to):
		return to
	case !part && (r.words[t.Base] < rare || hasPrefix(t.Base, "\u064A") || hasPrefix(t.Base, "\u062A")): // ي ت
		return to
	}
	if !part {
		if _, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 && len(w) >= 6 }); e != nil {
			return to
		}
		if tt, _ := r.titleAt(to, s.To); tt != nil {
			return to
		}
		if _, ok := r.adjective(to); ok {
			return to
		}
	}
	if to+1 < s.To && r.toks[to+1].Kind == text.Word && !r.inDate(to+1) && r.toks[to+1].Base != that && !hasPrefix(r.toks[to+1].Base, that+"\u0647") {
		return to
	}
	return to + 1
}

// restOfForeign returns the end of the name that begins with the one given name at token from,
// with the words that no list of Arabic has or that hardly occur, where a comma and what
// the person does, or what was said, closes it: "تقول باربرا بليت اشر، مراسلة".
func (r *reader) restOfForeign(from, to int) int {
	const (
		longest = 2
		rare    = 370 // in hundredths of the Zipf scale
	)
	s := r.d.SentenceOf(from)
	if first := &r.toks[from]; to != from+1 || !r.names.IsGiven(first.Base) || first.Def || r.masdars[first.Base] || feminineEnd(first.Text) {
		return to
	}
	j := to
	for j < s.To && j < to+longest && r.word(j, s.To) && r.bare(j) {
		t := &r.toks[j]
		if t.Def || r.words[t.Base] >= rare || feminineEnd(t.Text) || r.class(t) != "" || r.inDate(j) || r.masdars[t.Stem] || r.possessed(j) || r.hers(j) || r.accusative(j) || r.heads[t.Stem] != nil || len([]rune(t.Base)) < 3 {
			break
		}
		if _, ok := r.adjective(j); ok {
			break
		}
		if tt, _ := r.titleAt(j, s.To); tt != nil {
			break
		}
		if _, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 && len(w) >= 6 }); e != nil && !r.namePart(t.Base) {
			break
		}
		j++
	}
	if j == to || j >= s.To {
		return to
	}
	closed := r.toks[j].Base == that || hasPrefix(r.toks[j].Base, that+"\u0647")
	if tt, _ := r.titleAt(j, s.To); tt != nil && tt.number == text.Singular && !r.toks[j].Def && r.bare(j) {
		closed = true // "ليليان فيرجو | محامية فلان"
	}
	if r.toks[j].Norm == comma && j+1 < s.To {
		tt, _ := r.titleAt(j+1, s.To)
		closed = tt != nil && tt.number == text.Singular
	}
	if !closed {
		return to
	}
	return j
}

// restOfHolder returns the end of the name of one with an office that begins with the one given
// name at token from: hardly any goes by it alone, so the rare words right behind it are his
// too ("وزير الاقتصاد الإيطالي جيوفاني تريا قد ألغى", "وزير الداخلية لطفي براهم").
func (r *reader) restOfHolder(from, to int) int {
	const longest = 2
	s := r.d.SentenceOf(from)
	if to != from+1 || !r.bare(from) || r.toks[from].Def || !r.names.IsGiven(r.toks[from].Base) || !r.officeBefore(from) {
		return to
	}
	j := to
	for j < s.To && j < to+longest && r.lastPart(j, s.To) {
		j++
		if r.toks[j-1].Def || r.toks[j-1].Prep != "" {
			break
		}
	}
	return j
}

// lastBetweenCommas reports whether the word at token to, behind the name that the tagger found from
// token from on, closes that name, whatever else it may mean: a comma stands behind it, and before the
// name a comma and an office. "رئيس اللجنة، عبد الرقيب | فتح، إن".
func (r *reader) lastBetweenCommas(from, to int) bool {
	s := r.d.SentenceOf(from)
	return from > s.From+1 && r.toks[from-1].Norm == comma && r.oneBeforeComma(to, s.To) && r.bare(from) && r.officeBefore(from-1)
}

// oneBeforeComma reports whether a noun that can be a name stands alone at token j before a comma.
func (r *reader) oneBeforeComma(j, end int) bool {
	if !r.word(j, end) || !r.bare(j) || j+1 >= end || r.toks[j+1].Norm != comma {
		return false
	}
	t := &r.toks[j]
	return r.class(t) == "" && !r.inDate(j) && !r.accusative(j) && !feminineEnd(t.Text) && len([]rune(t.Base)) >= 3
}

// lastPart reports whether the word at token j, right behind a given name, can be the rest of
// the name: a part of names, or a rare word that is no verb, no adjective and no noun of what
// people do or are. A "ب" before it is its own letter where no list holds what is left.
func (r *reader) lastPart(j, end int) bool {
	const rare = 370 // in hundredths of the Zipf scale
	if !r.word(j, end) {
		return false
	}
	t := &r.toks[j]
	if t.Conj != "" || t.Prep != "" && (t.Prep != prepB || t.Def || r.words[t.Base] > 0 || r.isName(t.Base)) {
		return false
	}
	if r.class(t) != "" || r.inDate(j) || r.accusative(j) || len([]rune(t.Base)) < 3 {
		return false
	}
	if tt, _ := r.titleAt(j, end); tt != nil {
		return false
	}
	if t.Prep == "" && !t.Def && r.speaksAlone(t.Base) {
		return true // "محمد حصاد", of whom it goes on "وأضاف حصاد"
	}
	if t.Prep == "" && (r.namePart(t.Base) || t.Def && r.namePart(t.Stem)) {
		return !r.finiteVerb(j)
	}
	if _, ok := r.adjective(j); ok || t.Def || r.words[t.Base] >= rare || feminineEnd(t.Text) || r.finiteVerb(j) || r.masdars[t.Stem] || r.hasForm(t.Base, masdar, noun) || r.possessed(j) || r.hers(j) || r.heads[t.Stem] != nil || r.objectNoun(j) {
		return false
	}
	_, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 && len(w) >= 6 })
	return e == nil
}

// speaksAlone reports whether a word stands alone somewhere right behind a verb of speech, as
// who speaks: before a comma or what he said.
func (r *reader) speaksAlone(w string) bool {
	for k := 1; k+1 < len(r.toks); k++ {
		t, next := &r.toks[k], &r.toks[k+1]
		if t.Base == w && t.Kind == text.Word && r.bare(k) && r.toks[k-1].Sent == t.Sent && len(r.cues[r.toks[k-1].Base]) > 0 && r.finiteVerb(k-1) &&
			(next.Norm == comma || next.Base == that || hasPrefix(next.Base, that+"\u0647")) {
			return true
		}
	}
	return false
}

// lastName reports whether the word at token k, right behind an honorific with the article,
// is a family name alone: one that closed a name in the article, or a word that no list
// holds ("الدكتور السمحان").
func (r *reader) lastName(k, end int) bool {
	if !r.word(k, end) || !r.bare(k) || !r.toks[k].Def {
		return false
	}
	t := &r.toks[k]
	for i, n := range r.raw {
		if n.typ == schema.Person && n.to > i+1 && r.toks[n.to-1].Base == t.Base {
			return true
		}
	}
	if tt, _ := r.titleAt(k, end); tt != nil || r.masdars[t.Stem] {
		return false
	}
	if _, ok := r.adjective(k); ok {
		return false
	}
	h, _ := r.headAt(k, end)
	return h == nil && r.words[t.Base] == 0 && r.words[t.Stem] == 0 && r.endsName(k+1, end)
}

// given reports whether the word at token k may be a given name, an everyday word or not.
func (r *reader) given(k, end int) bool {
	if !r.word(k, end) || !r.bare(k) || r.toks[k].Def {
		return false
	}
	_, ok := r.names.Given(r.toks[k].Base)
	return ok && (r.class(&r.toks[k]) == "" || r.isAli(k))
}

// isAli reports whether the word at token k is the name علي and no preposition على, which
// the text writes otherwise.
func (r *reader) isAli(k int) bool {
	t := &r.toks[k]
	return t.Base == onWord && strings.HasSuffix(t.Text, string(yeh)) && strings.Contains(r.d.Text, " \u0639\u0644\u0649 ")
}

// endsName reports whether what stands at token j can follow a name: a mark, a
// subordinator, a preposition or a letter of one, a day, the sentence's end.
func (r *reader) endsName(j, end int) bool {
	if j >= end {
		return true
	}
	t := &r.toks[j]
	if t.Kind != text.Word || t.Prep != "" || r.inDate(j) || r.class(t) == "prep" || r.class(t) == "rel" {
		return true
	}
	if tt, _ := r.titleAt(j, end); tt != nil && tt.position && !t.Def {
		return true // "الدكتور فلان مدير عام الإدارة"
	}
	switch t.Base {
	case that, that + "\u0647", that + "\u0647\u0627", that + "\u0647\u0645": // أن أنه أنها أنهم
		return true
	}
	return t.Conj == "" && r.finiteVerb(j) && len(r.cues[t.Base]) > 0
}
