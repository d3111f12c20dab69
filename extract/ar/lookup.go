package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// placeAlone reports whether the word at token i names a well-known place and is
// no part of persons' names.
func (r *reader) placeAlone(i int) bool {
	w := r.toks[i].Base
	h := r.names.Find(func(int) string { return w }, 0, 1)
	return h.Len == 1 && !h.Ambiguous && h.Entry.Type == schema.Place && h.Entry.Rank <= 1 && !r.names.IsGiven(w) && !r.names.IsFamily(w)
}

// unsure is the probability below which one word that no list knows is left out,
// unless it is a place: small ones are in no list.
const unsure = 0.55

// commonWord reports whether the one word that the tagger took for a name is an
// everyday one, and the tagger not sure.
func (r *reader) commonWord(i int, m *text.Mention) bool {
	t, score := &r.toks[i], m.Score
	if m.Type == schema.Person && r.class(t) == "" && !t.Def && r.bare(i) && r.behindOffice(i) && r.given(i, len(r.toks)) { // "الرئيس عون"
		return false
	}
	if r.class(t) != "" || r.names.NeverName(t.Base) || r.theirHonour(i) || r.adverbialCue(i) || r.manner(i) {
		return true
	}
	if m.Type == schema.Place && (r.refused(i) || r.noPlace(i)) || willDo(t) {
		return true
	}
	if score < unsure && m.Type != schema.Place && !r.namePart(t.Base) && !r.namePart(t.Stem) && !r.knownName(t.Base) {
		return true
	}
	return score < 0.9 && max(r.words[t.Base], r.words[t.Stem]) >= 380 && !r.namePart(t.Base) && !r.namePart(t.Stem) && !r.knownName(t.Base)
}

// behindOffice reports whether the title of an office, with the article, stands right
// before token i.
func (r *reader) behindOffice(i int) bool {
	t := r.oneTitleBefore(i)
	return t != nil && t.position
}

// behindTitle reports whether a title of one person, with the article, stands right before
// token i.
func (r *reader) behindTitle(i int) bool { return r.oneTitleBefore(i) != nil }

// oneTitleBefore returns the title of one word and one person, with the article, that stands
// right before token i, or nil.
func (r *reader) oneTitleBefore(i int) *title {
	if i == 0 || !r.toks[i-1].Def || r.toks[i-1].Sent != r.toks[i].Sent {
		return nil
	}
	t, n := r.titleAt(i-1, i)
	if t == nil || n != 1 || t.number != text.Singular {
		return nil
	}
	return t
}

// manner reports whether token i is an adverb made of an adjective, written without its
// ending ("تقدمت القوات ميدانيا"), or one that opens a sentence before a comma.
func (r *reader) manner(i int) bool {
	t := &r.toks[i]
	w, ok := strings.CutSuffix(t.Base, string(alef))
	if !ok || !hasSuffix(w, string(yeh)) || r.knownName(t.Base) {
		return false
	}
	opens := i+1 < len(r.toks) && r.toks[i+1].Norm == "\u060C" && (i == 0 || r.toks[i-1].Sent != t.Sent)
	return opens || !r.namePart(t.Base) && (r.adjectives[w] || r.words[w] > r.words[t.Base])
}

// lookup finds the longest known name that begins at token i. Quotation marks
// within a name do not break it. doubtful says that it is one only where the article
// speaks of its country ([reader.spokenOf]).
func (r *reader) lookup(i, end int) (k *lexicon.Known, to int, doubtful bool) {
	if r.toks[i].Kind != text.Word {
		return nil, 0, false
	}
	var at [8]int // the tokens that are words of the name
	n := 0
	for j := i; j < end && n < len(at); j++ {
		t := &r.toks[j]
		if t.Kind == text.Open || t.Kind == text.Close || j > i && r.hyphen(j, end) {
			continue
		}
		if t.Kind != text.Word && t.Kind != text.Number {
			break
		}
		at[n] = j
		n++
	}
	words := func(k int) string {
		if k == 0 {
			return r.toks[at[0]].Base
		}
		return r.toks[at[k]].Norm
	}
	hit := r.names.Find(words, 0, n)
	if hit.Len == 0 || hit.Len == 1 && r.accusative(i) {
		return nil, 0, false // "16 سورياً"
	}
	to = at[hit.Len-1] + 1
	for k := i + 1; k < to-1; k++ { // "قناة «الحرة»": the closing mark belongs to it
		if r.toks[k].Kind == text.Open && to < end && r.toks[to].Kind == text.Close {
			to++
			break
		}
	}
	if to == i+1 && r.direction(i) {
		return nil, 0, false
	}
	if hit.Entry.Type == schema.Person && to == i+1 && i > 0 && ofTowns[r.toks[i-1].Stem] && r.bare(i) {
		return nil, 0, false // "شرطة أوستن": the town
	}
	if hit.Ambiguous && !r.placeContext(i, to, hit.Entry) {
		if !r.byPreposition(i, hit.Entry) || to == i+1 && r.everydayNoun(i, hit) {
			return nil, 0, false
		}
		doubtful = hit.Entry.Rank > 0 && (to > i+1 || r.frequency(i, hit.Form) >= 450)
	}
	if hit.Ambiguous && to == i+1 && r.toks[i].Def && r.word(to, end) && r.bare(to) && r.toks[to].Def {
		if _, ok := r.adjective(to); ok {
			return nil, 0, false // "القطاع المصرفي" is not Gaza
		}
	}
	return hit.Entry, to, doubtful
}

// accusative reports whether the word at token i is written with the ending of an indefinite
// accusative, which the names of places and bodies do not have.
func (r *reader) accusative(i int) bool { return strings.Contains(r.toks[i].Text, tanwin) }

// hyphen reports whether token i is a hyphen that joins two words of one name.
func (r *reader) hyphen(i, end int) bool {
	return i > 0 && i+1 < end && r.toks[i].Norm == "-" && !r.toks[i].SpaceLeft && !r.toks[i+1].SpaceLeft &&
		r.toks[i-1].Kind == text.Word && r.toks[i+1].Kind == text.Word && r.toks[i+1].Prep+r.toks[i+1].Conj == ""
}

// placeContext reports whether what stands before token i makes a word that is
// also an everyday one the name of k: quotation marks about it, a head noun of its
// type, or another place that it is listed with.
func (r *reader) placeContext(i, to int, k *lexicon.Known) bool {
	t := &r.toks[i]
	place := k.Type == schema.Place || k.Type == schema.Facility
	if place && i+1 < len(r.toks) { // "عمان - ", "والكويت وعمان وقطر"
		n := &r.toks[i+1]
		if (i == 0 || r.toks[i-1].Sent != t.Sent) && (n.Norm == "-" || n.Norm == "(") {
			return true
		}
	}
	if k.Kind == "media" && r.credited(i) {
		return true
	}
	if i == 0 {
		return false
	}
	p := &r.toks[i-1]
	if place && t.Conj != "" && t.Prep == "" && p.Sent == t.Sent {
		if h := r.names.Find(func(int) string { return p.Base }, 0, 1); h.Len == 1 && !h.Ambiguous && h.Entry.Type == k.Type && h.Entry.Kind == k.Kind {
			return true
		}
	}
	if p.Kind == text.Open && t.Prep == "" && t.Conj == "" && (!place && t.Def || to < len(r.toks) && r.toks[to].Kind == text.Close || to > i+1) {
		return true
	}
	if h := r.heads[p.Stem]; h != nil && !p.Def && t.Prep == "" && t.Conj == "" {
		return compatibleHead(h.typ, k.Type)
	}
	return false
}

// credited reports whether token i stands where an outlet is credited: in brackets,
// by a dash at either end of a sentence, or alone behind the date of a line.
func (r *reader) credited(i int) bool {
	s := r.d.SentenceOf(i)
	first, last := i == s.From, i+1 == s.To
	if !first && !last {
		return r.toks[i-1].Norm == "(" && r.toks[i+1].Norm == ")"
	}
	if first && !last {
		return dash(r, i+1, s.To) || r.toks[i+1].Norm == colon
	}
	return !first && (dash(r, i-1, s.To) || r.inDate(i-1) || r.toks[i-1].Norm == yearSign || r.toks[i-1].Kind == text.Number)
}

// yearSign is م, behind a year of our era.
const yearSign = "\u0645"

// compatibleHead reports whether a head noun of type h can stand before the
// name of something of type t.
func compatibleHead(h, t schema.EntityType) bool {
	place := func(x schema.EntityType) bool { return x == schema.Place || x == schema.Facility }
	return place(h) == place(t)
}
