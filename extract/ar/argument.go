package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// after reads the noun phrases that follow a verb, up to two, passing over
// prepositional phrases, dates and what stands between commas.
func (r *eventReader) after(j, end int, s *text.Sentence) []nounPhrase {
	var nps []nounPhrase
	for k := j; k < end && len(nps) < 2; {
		t := &r.toks[k]
		if x := r.in[k]; x >= 0 {
			k = r.times[x].To
			continue
		}
		if t.Kind == text.Open || t.Kind == text.Close {
			k++
			continue
		}
		if t.Norm == comma {
			if to := r.parenthesis(k, end); to > k {
				k = to
				continue
			}
			if len(nps) == 1 && (r.otherBehind(k, end, nps[0]) || r.postponed(k, end, nps[0], s)) {
				k++
				continue
			}
			break
		}
		if t.Kind != text.Word && t.Kind != text.Number {
			break
		}
		if t.Conj != "" && len(nps) > 0 || r.finite(k) || len(nps) > 0 && r.carriesIt(k) {
			break
		}
		if r.cover[k] < 0 && (prepositionWithPronoun(t.Norm) || inHisPlace(t.Norm)) { // "تحاول فيه الحكومة", "عين مكانه فلانا"
			k++
			continue
		}
		if len(nps) > 0 && r.often(k) { // "زار سوريا عدة مرات"
			break
		}
		measure := r.measured(k, s) > k
		if c := r.particles[t.Base]; !measure && c != "" && c != "prep" && r.cover[k] < 0 && !quantity(t.Base) {
			if c == "adv" || c == "time" || c == "part" || c == "dem" && !placeAdverb[t.Base] && r.bare(k) && k+1 < end && r.toks[k+1].Def && r.bare(k+1) { // "قتلت هذه | الحركة"
				k++
				continue
			}
			break
		}
		direction := where[t.Base] && r.cover[k] < 0 && !t.Def && r.bare(k) && len(nps) > 0 // "جنوب غربي اليمن"
		if p, next := r.preposition(k); !measure && p != "" || !measure && (r.particles[t.Base] == "prep" || direction) && r.cover[k] < 0 {
			if p == "" {
				next = k + 1
			}
			to := r.argumentEnd(next, s)
			k = max(to, k+1)
			continue
		}
		ms, to := r.argument(k, s)
		if to <= k {
			k++
			continue
		}
		if len(ms) == 0 {
			if m := r.standsFor(k); m >= 0 {
				ms = []int{m}
			}
		}
		nps = append(nps, nounPhrase{ms, k, to})
		k = to
	}
	return nps
}

// carriesIt reports whether a light verb with the pronoun of the noun before it stands at token k: "في هجوم
// | شنه | التنظيم".
func (r *eventReader) carriesIt(k int) bool {
	t := &r.toks[k]
	if t.Def || !r.bare(k) || r.cover[k] >= 0 || feminineEnd(t.Text) || r.words[t.Base] >= 450 {
		return false
	}
	_, e := cutEnclitic(t.Base, r.carries)
	return e != nil && e.person == 3
}

// inHisPlace reports whether a word is "مكانه", "بدله" and the like.
func inHisPlace(w string) bool {
	place, e := cutEnclitic(w, func(w string) bool { return w == "\u0645\u0643\u0627\u0646" || w == "\u0628\u062F\u0644" })
	return e != nil && e.person == 3 && place != ""
}

// prepositionWithPronoun reports whether a word is a preposition with a pronoun written
// onto it: "فيه", "عليها", "منهم".
func prepositionWithPronoun(w string) bool {
	_, e := cutEnclitic(w, func(w string) bool {
		return w == inWord || w == onWord || w == fromWord || w == toWord || w == about || w == with
	})
	return e != nil && e.person == 3
}

// otherBehind reports whether a name stands behind the comma at token k that is of
// another kind than the subject before it, so that it is no apposition but the verb's
// object: "احتجزت إسرائيل، فلانة، في المطار".
func (r *eventReader) otherBehind(k, end int, subject nounPhrase) bool {
	m, ok := -1, false
	if k+1 < end {
		m, ok = r.at[k+1]
	}
	if !ok || len(subject.mentions) != 1 || subject.to != k || !r.bare(k+1) || r.d.Mentions[m].Kind != schema.ByName {
		return false
	}
	person := r.d.Mentions[m].Type == schema.Person
	other := &r.d.Mentions[subject.mentions[0]]
	return other.Kind == schema.ByName && person && other.Type != schema.Person
}

// postponed reports whether a person stands behind the comma at token k, which closes where and
// when something was done by the subject before it: the verb's object. "استقبل الملك في قصره اليوم،
// رئيس الوزراء".
func (r *eventReader) postponed(k, end int, subject nounPhrase, s *text.Sentence) bool {
	if subject.to >= k || len(subject.mentions) == 0 || k+1 >= end {
		return false
	}
	m, ok := r.at[k+1]
	if !ok || !r.bare(k+1) {
		return false
	}
	x, y := &r.d.Mentions[m], &r.d.Mentions[subject.mentions[0]]
	if x.Type != schema.Person || y.Type != schema.Person || x.Kind == schema.ByPronoun || !x.Definite && x.Kind != schema.ByName {
		return false
	}
	to := r.restOfName(m, x.To, s, &zone{})
	return to >= end || !r.finite(to)
}

// A nounPhrase is one that a verb takes: the mentions in it, which may be none.
type nounPhrase struct {
	mentions []int
	from, to int
}

// parenthesis returns the token after the second of two commas, where the first
// is at token k and a date, an adverb or a prepositional phrase stands between them.
func (r *eventReader) parenthesis(k, end int) int {
	first := k + 1
	if first >= end {
		return k
	}
	t := &r.toks[first]
	class := r.particles[t.Base]
	if r.in[first] < 0 && class != "adv" && class != "time" && class != "prep" && t.Prep == "" {
		return k
	}
	for q := first; q < end && q < k+14; q++ {
		t := &r.toks[q]
		if t.Norm == comma || t.Norm == "," {
			return q + 1
		}
		if r.in[q] < 0 && (t.Kind == text.Punct && t.Norm != "(" && t.Norm != ")" && t.Norm != "/" || r.finite(q)) {
			return k
		}
	}
	return k
}

// argument reads the noun phrase at token k with those joined to it, and
// returns the mentions in it that can take part, the head's first.
func (r *eventReader) argument(k int, s *text.Sentence) (ms []int, to int) {
	to = k
	for {
		if k < s.To && r.toks[k].Kind == text.Open {
			k++
		}
		k = r.measured(k, s)
		if k >= s.To || r.toks[k].Kind != text.Word && r.toks[k].Kind != text.Number || r.in[k] >= 0 {
			return ms, to
		}
		if q := r.pastPointer(k); q > k && q < s.To && r.toks[q].Def && r.bare(q) { // "هذه الحركة"
			k = q
		}
		if q := r.capitalNamed(k, s); q > k { // "العاصمة الصومالية مقديشو"
			k = q
		}
		if m, ok := r.at[k]; ok {
			ms = append(ms, m)
			to = max(r.d.Mentions[m].To, k+1)
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			to = r.restOfName(m, to, s, &z)
			for to < s.To && r.toks[to].Kind == text.Close {
				to++
			}
			if o := r.otherwiseNamed(m, to, s); o >= 0 { // "مالك البرج، رجل الأعمال فلان"
				ms[len(ms)-1] = o
				to = r.restOfName(o, r.d.Mentions[o].To, s, &z)
			}
			if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Kind == schema.ByDescription && to+1 < s.To && r.toks[to].Norm == fromWord {
				if o, ok := r.at[to+1]; ok && r.bare(to+1) && r.agentive(o) { // "5 جنود من الجيش"
					ms = append(ms[:len(ms)-1], o)
					to = r.d.Mentions[o].To
				}
			}
			for to < s.To && r.bare(to) && (r.cover[to] < 0 || r.toks[to].Def && r.quality(to)) { // "حركة السهل المسلحة"
				if _, ok := r.adjective(to); !ok && !r.adjectival(to) && !(r.toks[to].Def && r.personAdjective(to)) || r.in[to] >= 0 || where[r.toks[to].Base] || !r.toks[to].Def && r.toks[to-1].Def {
					break
				}
				to++
			}
		} else {
			if next := k + 1; next < s.To && r.ofCountry(k) && r.bare(next) {
				if m, ok := r.at[next]; ok && r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Kind == schema.ByName { // "الروسي سيرغي لافروف"
					k = next
					continue
				}
			}
			end := k + 1
			if r.toks[k].Kind == text.Word && !quantity(r.toks[k].Base) {
				end = r.nounPhrase(k, s.To)
			} else if end < s.To && r.toks[end].Kind == text.Word && r.bare(end) { // "12 متظاهرا", "أي اتفاق"
				if _, ok := r.at[end]; ok {
					k = end
					continue
				}
				end = max(end, r.nounPhrase(end, s.To))
			}
			if end == k {
				return ms, to
			}
			n := len(ms)
			if end < s.To && end > k+1 && r.ofCountry(end-1) && r.bare(end) && r.personAt(end) && r.d.Mentions[r.at[end]].Kind == schema.ByName { // "نظيريه الروسي سيرغي لافروف"
				end++
			}
			for q := k; q < end && !allied[r.toks[k].Stem]; q++ { // "حلفاء واشنطن" are others
				if m, ok := r.at[q]; ok {
					ms = append(ms, m)
					q = r.d.Mentions[m].To - 1
					end = max(end, q+1)
				}
			}
			if len(ms) == n+1 && end+1 < s.To && r.toks[end].Norm == fromWord && r.d.Mentions[ms[n]].Type == schema.Person && r.d.Mentions[ms[n]].Kind == schema.ByDescription {
				ms = ms[:n] // "ستة عناصر من الحركة"
			}
			if len(ms) == n {
				if m, next := r.belongs(end, s); m >= 0 {
					ms, end = append(ms, m), next
				}
			}
			if len(ms) == n && quantity(r.toks[k].Base) && end+1 < s.To && r.toks[end].Base == fromWord && r.bare(end+1) && r.nominal(end+1) {
				// "أي من باحثي المنظمة": the body of which they are
				if _, named := r.at[end+1]; !named {
					np := r.nounPhrase(end+1, s.To)
					for q := end + 1; q < np; q++ {
						if m, ok := r.at[q]; ok && r.agentive(m) {
							ms, end = append(ms, m), max(np, r.d.Mentions[m].To)
							break
						}
					}
				}
			}
			if len(ms) == n && end < s.To && others[r.toks[end].Base] && r.bare(end) {
				end++ // "60 آخرين من القوات"
			}
			if len(ms) == n && end+1 < s.To && r.toks[end].Base == fromWord && r.bare(end+1) && r.partOfPlace(k, end) { // "أجزاء واسعة من البلاد"
				if m, ok := r.at[end+1]; ok && r.d.Mentions[m].Type == schema.Place {
					ms, end = append(ms, m), r.d.Mentions[m].To
				} else if m := r.standsFor(end + 1); m >= 0 && !ok {
					ms, end = append(ms, m), end+2
				}
			}
			// "30 عنصرا من قوات …", "عدد من …"
			if len(ms) == n && end < s.To && r.toks[end].Base == fromWord && end+1 < s.To {
				if m, ok := r.at[end+1]; ok && r.bare(end+1) && r.d.Mentions[m].Type != schema.Place && !(r.d.Mentions[m].Type == schema.Facility && r.possessed(k)) { // not "قواتها من القاعدة"
					ms = append(ms, m)
					end = r.d.Mentions[m].To
				}
			}
			to = end
			if len(ms) == n && n == 0 && to < s.To && r.toks[to].Conj == andWord && r.toks[to].Prep == "" && !r.toks[to].Def && r.toks[to].Kind == text.Word && r.cover[to] < 0 && r.nominal(to) && !r.finiteVerb(to) {
				if more, past := r.argument(to, s); len(more) > 0 { // "مواقع وتجمعات الحركة"
					return more, past
				}
			}
		}
		apart := to+1 < s.To && r.toks[to].Norm == andWord && r.toks[to+1].Kind == text.Open // "الحكومة و«الحركة»"
		if to < s.To && r.toks[to].Kind == text.Word && (apart || r.toks[to].Conj == andWord) && r.toks[to].Prep == "" && r.in[to] < 0 {
			q := to
			if apart {
				for q++; q < s.To && r.toks[q].Kind == text.Open; q++ {
				}
			}
			if q+1 < s.To && len(ms) > 0 && r.ofCountry(q) && r.bare(q+1) && r.personAt(q+1) { // "والأميركي جون كيري"
				q++
			}
			if m, ok := r.at[q]; ok && len(ms) > 0 && (r.d.Mentions[m].Type != schema.NamedEvent || r.d.Mentions[ms[0]].Type == schema.NamedEvent) && (r.cover[q] >= 0 || !r.finiteVerb(to)) {
				next := r.d.Mentions[m].To
				if r.alsoTheirs(ms[len(ms)-1], m) {
					return ms, next
				}
				if next >= s.To || !r.finiteVerb(next) || r.toks[next].Conj != "" || r.inflectionAt(next).number != text.Singular {
					k = q
					continue
				}
			}
		}
		return ms, to
	}
}

// capitalNamed returns the token of the name of the capital that token k and an adjective
// speak of, or k.
func (r *eventReader) capitalNamed(k int, s *text.Sentence) int {
	if r.toks[k].Stem != capital || !r.toks[k].Def {
		return k
	}
	q := k + 1
	if q < s.To && r.bare(q) && r.toks[q].Def {
		if _, ok := r.adjective(q); ok && r.cover[q] < 0 {
			q++
		}
	}
	if q < s.To && r.bare(q) {
		if m, ok := r.at[q]; ok && r.d.Mentions[m].Type == schema.Place && r.d.Mentions[m].Kind == schema.ByName {
			return q
		}
	}
	return k
}

// capital is عاصمة, folded.
const capital = "\u0639\u0627\u0635\u0645\u0647"

// otherwiseNamed returns who the person is that mention m describes, whose phrase ends
// before token j: the one named between commas behind it. -1 where nobody is.
func (r *eventReader) otherwiseNamed(m, j int, s *text.Sentence) int {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.Kind != schema.ByDescription || x.Number != text.Singular || r.named(m) {
		return -1
	}
	for k := j; k < s.To && k < j+apposedReach; k++ { // "مساعد الملحق في السفارة، العقيد فلان"
		t := &r.toks[k]
		if t.Norm == comma && k+1 < s.To {
			o, ok := r.at[k+1]
			if !ok || !r.bare(k+1) || r.d.Mentions[o].Type != schema.Person || r.d.Mentions[o].Number != text.Singular || r.d.Mentions[o].Kind != schema.ByName && !r.named(o) {
				return -1
			}
			if end := r.restOfName(o, r.d.Mentions[o].To, s, &zone{}); end < s.To && r.toks[end].Kind == text.Word && !r.inDate(end) && r.particles[r.toks[end].Base] != "prep" && r.toks[end].Prep == "" {
				return -1 // it begins a clause of its own
			}
			return o
		}
		if t.Kind != text.Word || r.finite(k) {
			return -1
		}
	}
	return -1
}

// apposedReach is how many words may stand between a description and the name behind it.
const apposedReach = 4

// ofCountry reports whether a nisba of a country with the article stands at token k.
func (r *eventReader) ofCountry(k int) bool {
	country, ok := r.adjective(k)
	return ok && country != "" && r.toks[k].Def && r.cover[k] < 0
}

// measured returns the token of the number in "ما لا يقل عن 12", "أكثر من عشرة", "نحو 20"
// at token k, or k.
func (r *eventReader) measured(k int, s *text.Sentence) int {
	q, exact := k, true // exact words measure figures alone: "نحو" also means towards
	for ; q < s.To && q < k+5 && r.toks[q].Kind == text.Word && r.bare(q) && r.cover[q] < 0; q++ {
		if roughly[r.toks[q].Base] {
			continue
		}
		switch r.toks[q].Base {
		case what, "\u0644\u0627", "\u064A\u0642\u0644", "\u064A\u0642\u0627\u0631\u0628", "\u064A\u0632\u064A\u062F", "\u0627\u0643\u062B\u0631": // ما لا يقل يقارب يزيد أكثر
			exact = false
			continue
		case about, onWord, fromWord:
			if q > k {
				continue
			}
		}
		break
	}
	if q > k && q < s.To && (r.toks[q].Kind == text.Number || !exact && q > k+1 && r.toks[q].Kind == text.Word && !r.toks[q].Def && r.bare(q)) {
		return q
	}
	return k
}

// belongs reads "تابعة لتنظيم …", "لجبهة …" at token k, behind a noun that is no
// mention: whose it is, where that is a body.
func (r *eventReader) belongs(k int, s *text.Sentence) (m, to int) {
	if k > s.From && siding[strings.TrimSuffix(r.toks[k-1].Stem, "\u0647")] {
		return -1, k
	}
	if k < s.To && r.bare(k) && r.cover[k] < 0 && !r.toks[k].Def && belonging(r.toks[k].Base) {
		k++
		if o, ok := r.at[min(k+1, s.To-1)]; ok && k+1 < s.To && r.toks[k].Base == toWord && r.bare(k+1) && r.agentive(o) { // "ينتمون إلى الحركة"
			return o, r.d.Mentions[o].To
		}
	}
	if k < s.To && r.toks[k].Base == prepL && r.toks[k].Conj == "" { // written apart: "لـ«الجبهة»"
		for k++; k < s.To && r.toks[k].Kind == text.Open; k++ {
		}
	} else if k >= s.To || r.toks[k].Prep != prepL || r.toks[k].Conj != "" {
		return -1, k
	}
	o, ok := r.at[k]
	if !ok || !r.agentive(o) {
		return -1, k
	}
	return o, r.d.Mentions[o].To
}

// siding holds words for who is for or against a body without being of it, folded: حلفاء حليف أنصار
// خصوم أعداء مؤيد مؤيدون مؤيدين مناهض معارض معاد متعاطف.
var siding = wordSet(
	"\u062D\u0644\u0641\u0627\u0621", "\u062D\u0644\u064A\u0641", "\u0627\u0646\u0635\u0627\u0631", "\u062E\u0635\u0648\u0645",
	"\u0627\u0639\u062F\u0627\u0621", "\u0645\u0624\u064A\u062F", "\u0645\u0624\u064A\u062F\u0648\u0646", "\u0645\u0624\u064A\u062F\u064A\u0646",
	"\u0645\u0646\u0627\u0647\u0636", "\u0645\u0639\u0627\u0631\u0636", "\u0645\u0639\u0627\u062F", "\u0645\u062A\u0639\u0627\u0637\u0641",
)

// allied holds the words of these that tell of another side, folded: حلفاء حليف خصوم أعداء.
var allied = wordSet(
	"\u062D\u0644\u0641\u0627\u0621", "\u062D\u0644\u064A\u0641", "\u062E\u0635\u0648\u0645", "\u0627\u0639\u062F\u0627\u0621",
)

// belonging reports whether a folded word says that somebody is a body's: "تابعة",
// "ينتمون", "موالين".
func belonging(w string) bool {
	for _, stem := range []string{"\u062A\u0627\u0628\u0639", "\u064A\u0646\u062A\u0645", "\u062A\u0646\u062A\u0645", "\u0645\u0646\u062A\u0645", "\u0645\u0648\u0627\u0644"} { // تابع ينتم تنتم منتم موال
		if hasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// argumentEnd returns the end of the noun phrase at token k.
func (r *eventReader) argumentEnd(k int, s *text.Sentence) int {
	if k < s.To && r.in[k] >= 0 {
		return r.times[r.in[k]].To
	}
	_, to := r.argument(k, s)
	return to
}

// mentionsFrom returns the place in sorted of the first mention at token from or later.
func (r *eventReader) mentionsFrom(from int) int {
	lo, hi := 0, len(r.sorted)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.d.Mentions[r.sorted[mid]].From < from {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// alsoTheirs reports whether the last name m behind "و" is another's whose men the unit
// before it are, and does not take part himself: "ميليشيات الحوثي | وصالح".
func (r *eventReader) alsoTheirs(unit, m int) bool {
	x, y := &r.d.Mentions[unit], &r.d.Mentions[m]
	last := &r.toks[x.To-1]
	return x.Type == schema.MilitaryUnit && x.To-x.From > 1 && somebodysMen[r.toks[x.From].Stem] && !r.toks[x.From].Def && x.To == y.From &&
		y.Type == schema.Person && y.Kind == schema.ByName && y.To == y.From+1 && (r.namePart(last.Stem) || r.namePart(last.Base) || r.knownName(last.Base))
}

// somebodysMen holds the head nouns, folded, of units that are called after their leader:
// قوات ميليشيات مليشيات ميليشيا مليشيا عناصر كتائب.
var somebodysMen = map[string]bool{
	"\u0642\u0648\u0627\u062A": true, "\u0645\u064A\u0644\u064A\u0634\u064A\u0627\u062A": true, "\u0645\u0644\u064A\u0634\u064A\u0627\u062A": true,
	"\u0645\u064A\u0644\u064A\u0634\u064A\u0627": true, "\u0645\u0644\u064A\u0634\u064A\u0627": true, "\u0639\u0646\u0627\u0635\u0631": true, "\u0643\u062A\u0627\u0626\u0628": true,
}
