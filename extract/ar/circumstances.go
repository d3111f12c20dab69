package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// forThem reports whether a preposition with a pronoun stands at token j: "له", "إليها".
func (r *speechReader) forThem(j int) bool {
	if r.toks[j].Kind != text.Word || r.toks[j].Conj != "" || r.cover(j) >= 0 {
		return false
	}
	_, e := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == toWord || w == prepL+"\u062F\u064A" }) // لدي
	return e != nil && e.person == 3 || toThose[r.toks[j].Norm]
}

// toThose holds "ل" with the pronouns: له لها لهم لهما لنا.
var toThose = wordSet("\u0644\u0647", "\u0644\u0647\u0627", "\u0644\u0647\u0645", "\u0644\u0647\u0645\u0627", "\u0644\u0646\u0627")

// turning holds the participles of who turns to somebody as he speaks: مخاطبا مخاطبة مخاطبين
// متوجها متوجهة متوجهين.
var turning = wordSet(
	"\u0645\u062E\u0627\u0637\u0628\u0627", "\u0645\u062E\u0627\u0637\u0628\u0647", "\u0645\u062E\u0627\u0637\u0628\u064A\u0646",
	"\u0645\u062A\u0648\u062C\u0647\u0627", "\u0645\u062A\u0648\u062C\u0647\u0647", "\u0645\u062A\u0648\u062C\u0647\u064A\u0646",
)

// pastHearer passes over whom somebody turns to at token j, behind a preposition or not, and
// takes him for who hears it.
func (r *speechReader) pastHearer(j int, s *text.Sentence, z *zone) int {
	if j < s.To && r.toks[j].Base == toWord && r.bare(j) {
		j++
	}
	if j >= s.To {
		return j
	}
	m, ok := r.at[j]
	if !ok {
		return max(j, r.nounPhrase(j, s.To))
	}
	if r.canSpeak(m) {
		z.audience = append(z.audience, m)
	}
	return r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
}

// platform passes over where somebody wrote or spoke at token j, which stands behind a
// preposition, where what he said begins right behind it with a clear sign: "غرد الوزير في
// حسابه ب|موقع تويتر| قائلا: «…»". It returns j where nothing of the kind stands there.
func (r *speechReader) platform(j int, s *text.Sentence) int {
	k := j
	for k < s.To {
		if r.mediumAt(k) != "" && r.bareAfter(k, j) {
			_, n := r.media.longest(s.To-k, func(q int) string { return r.stem(k, q) })
			k += max(n, 1)
			continue
		}
		m, ok := r.at[k]
		if !ok || !r.bareAfter(k, j) || r.d.Mentions[m].Type != schema.Organization {
			break
		}
		k = r.d.Mentions[m].To
	}
	if k == j || k >= s.To || r.toks[k].Norm != colon && !r.onlySays(k, s) {
		return j
	}
	return k
}

// sideOf passes over on what occasion something was said besides, at token j, behind "على" or "من":
// "هامش المؤتمر الدولي", "أجل العمل". It returns j where nothing of the kind stands there.
func (r *speechReader) sideOf(j int, s *text.Sentence, z *zone) int {
	const margin, sake = "\u0647\u0627\u0645\u0634", "\u0627\u062C\u0644" // هامش أجل
	if j+1 >= s.To || r.toks[j].Base != margin && r.toks[j].Base != sake || !r.bare(j) || r.cover(j) >= 0 {
		return j
	}
	k := max(j+1, r.nounPhrase(j, s.To))
	if m, ok := r.at[j+1]; ok {
		k = max(k, r.d.Mentions[m].To)
	}
	for k < s.To && r.toks[k].Kind == text.Word && (r.class(&r.toks[k]) == "prep" || r.toks[k].Prep != "") && !r.subordinator(k) && r.toks[k].Conj == "" {
		to := r.adjunct(k, k, s, z)
		if to <= k {
			break
		}
		k = to
	}
	return k
}

// onward reports whether what is told before token j, between who spoke and what he said, can
// lead on: to a mark, where he spoke, or "أن".
func (r *speechReader) onward(j int, s *text.Sentence) bool {
	return j < s.To && (r.toks[j].Kind != text.Word || r.subordinator(j) || r.class(&r.toks[j]) == "prep")
}

// bareAfter reports whether token k has no letter in front, unless it is token j.
func (r *speechReader) bareAfter(k, j int) bool { return k == j || r.bare(k) }

// timesOver reports whether "لأول مرة" or "للمرة الثانية", which tell how often something was
// said, stand at token j.
func (r *speechReader) timesOver(j int, s *text.Sentence) bool {
	const time = "\u0645\u0631\u0647" // مرة
	t := &r.toks[j]
	if t.Prep != prepL || j+1 >= s.To || t.Conj != "" {
		return false
	}
	return t.Stem == "\u0627\u0648\u0644" && r.toks[j+1].Stem == time || t.Stem == time && r.toks[j+1].Def // أول
}
