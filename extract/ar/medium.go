package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// adjunct passes over a prepositional phrase that is no part of the content:
// where, when, through which medium. It returns j where it is none.
func (r *speechReader) adjunct(j, next int, s *text.Sentence, z *zone) int {
	t := &r.toks[j]
	if t.Kind != text.Word {
		return j
	}
	if r.class(t) == "prep" && next == j {
		next = j + 1
	} else if t.Prep == "" && next == j {
		return j
	}
	if next >= s.To {
		return j
	}
	if x := r.in[next]; x >= 0 {
		if z.date < 0 {
			z.date = x
		}
		return r.times[x].To
	}
	if k, ok := r.quoted(next, s.To, 6); ok {
		for q := next; q < k; q++ {
			if m, ok := r.at[q]; ok && z.medium < 0 {
				z.medium = m
				if x := &r.d.Mentions[m]; q == next+1 && x.To == k && x.Type == schema.Place && x.Kind == schema.ByDescription { // "لـ«المدينة»"
					x.Type, x.Kind, x.Rule, x.Score = schema.Organization, schema.ByName, "ar.told-outlet", 0.6
				}
			}
		}
		if z.medium < 0 && (t.Base == prepL || t.Base == toWord || t.Base == withWord) {
			z.medium = r.toldOutlet(next, k)
		}
		return k + 1
	}
	to := next
	if kind := r.mediumAt(next); kind != "" {
		_, n := r.media.longest(s.To-next, func(k int) string { return r.stem(next, k) })
		z.mediumText = r.d.BaseSpan(next, next+n)
		to = next + n
		for to < s.To && r.toks[to].Kind == text.Word && r.bare(to) && r.in[to] < 0 {
			if m, ok := r.at[to]; ok {
				to = max(r.d.Mentions[m].To, to+1)
				continue
			}
			if _, ok := r.adjective(to); !ok {
				break
			}
			to++
		}
		if r.class(&r.toks[to-1]) == "prep" && to < s.To && r.in[to] < 0 && r.cover(to) < 0 && r.nominal(to) && r.bare(to) {
			to = max(to, r.nounPhrase(to, s.To)) // "مؤتمر صحفي مشترك مع والي المدينة"
		}
		if q := to; q < s.To && r.class(&r.toks[to-1]) != "prep" && (r.toks[q].Base == prepL || r.toks[q].Base == toWord || r.toks[q].Base == withWord) {
			if _, ok := r.quoted(q+1, s.To, 4); ok { // "في مقابلة مع «الحياة»"
				to++
			}
		}
		if k, ok := r.quoted(to, s.To, 4); ok && r.toks[to].Kind == text.Open && r.class(&r.toks[to-1]) == "prep" {
			if m, ok := r.at[to+1]; ok {
				z.medium = m
			} else if z.medium < 0 {
				z.medium = r.toldOutlet(to, k)
			}
			return k + 1
		}
		return r.closedMedium(j, r.issuedBy(to, s), s, z)
	}
	if m, ok := r.at[next]; ok {
		x := &r.d.Mentions[m]
		if z.medium < 0 && (x.Type == schema.Organization) && (t.Prep == prepL || t.Base == via || t.Prep == prepB || t.Base == onWord) {
			z.medium = m
		}
		if x.Type == schema.Person && x.Kind == schema.ByDescription && r.named(m) && x.To > next { // "عقب اجتماعه بالوزير | فلان"
			to := r.restOfName(m, x.To, s, &zone{subjectSpan: x.Span})
			if _, named := r.until[to]; named && to+1 < s.To && r.bare(to) && r.toks[to].Kind == text.Word && !r.toks[to].Def && r.class(&r.toks[to]) == "" && !r.finite(to) && r.toks[to+1].Norm == comma {
				to++ // a last name that the tagger left
			}
			return to
		}
		return max(x.To, next+1)
	}
	if to = r.nounPhrase(next, s.To); to > next {
		for to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Conj != "" && r.toks[to].Def && r.toks[to].Prep == "" && r.toks[to-1].Def {
			to++ // "بأشد عبارات الشجب والتنديد"
		}
		for to < s.To && r.isSelf(to) {
			to++ // "في الوقت ذاته"
		}
		return to
	}
	if r.class(t) == "prep" || t.Prep != "" { // "فيها", "إليه", "له"
		return max(next, j+1)
	}
	return j
}

// toldOutlet makes an outlet of the name in quotation marks from token open to the
// closing one that somebody spoke to: "لـ«المدينة»", "مع «الحياة»".
func (r *speechReader) toldOutlet(open, closing int) int {
	const longest = 3
	if r.toks[open].Kind != text.Open || closing-open-1 > longest || r.clause(open+1, closing) {
		return text.NoMention
	}
	for q := open + 1; q < closing; q++ {
		if t := &r.toks[q]; t.Kind != text.Word || !r.bare(q) || r.finiteVerb(q) {
			return text.NoMention
		}
	}
	m := r.add(text.Mention{From: open + 1, To: closing, Type: schema.Organization, Kind: schema.ByName, Head: open + 1, Definite: true, Rule: "ar.told-outlet", Score: 0.6})
	r.at[open+1], r.until[closing] = m, m
	return m
}

// mediumAt returns the kind of the generic medium named at token j, or "".
func (r *speechReader) mediumAt(j int) string {
	if j >= len(r.toks) || r.toks[j].Kind != text.Word {
		return ""
	}
	if k, _ := r.media.longest(len(r.toks)-j, func(k int) string { return r.stem(j, k) }); k != nil {
		return *k
	}
	return ""
}

// issuedBy passes over "صادر عن …", "أصدرته …", "نشره في …" after a medium.
func (r *speechReader) issuedBy(to int, s *text.Sentence) int {
	if to >= s.To || r.toks[to].Kind != text.Word || r.toks[to].Conj != "" {
		return to
	}
	t := &r.toks[to]
	k := to + 1
	_, mentioned := r.at[to]
	switch _, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 || r.isVerb(w) }); {
	case hasPrefix(t.Stem, "\u0635\u0627\u062F\u0631") || t.Base == "\u0635\u062F\u0631" || t.Base == "\u0635\u062F\u0631\u062A" || // صادر صدر صدرت
		hasPrefix(t.Stem, "\u0646\u0634\u0631") || hasPrefix(t.Stem, "\u0645\u0646\u0634\u0648\u0631"): // صادر نشر منشور
	case e != nil && e.person == 3 && !t.Def && !r.masdars[t.Base] && !mentioned && r.finiteVerb(to):
	case e != nil && e.person == 3 && !t.Def && !mentioned && (r.broadcast(to, s) || r.byThem(to)):
	case t.Base == "\u0627\u0635\u062F\u0631\u0647" || t.Base == "\u0627\u0635\u062F\u0631\u062A\u0647" || t.Base == "\u062A\u0644\u0642\u062A" || t.Base == "\u062A\u0644\u0642\u062A\u0647": // أصدره أصدرته تلقت تلقته
	default:
		return to
	}
	if k < s.To && r.class(&r.toks[k]) == "prep" {
		k++
	} else if k < s.To && r.class(&r.toks[k]) == "pron" {
		return k + 1 // "بيان صدر عنها"
	}
	if k < s.To && r.toks[k].Kind == text.Word {
		if m, ok := r.at[k]; ok {
			if x := &r.d.Mentions[m]; x.Type == schema.Person && x.To > k {
				return r.restOfName(m, x.To, s, &zone{subjectSpan: x.Span})
			}
			return max(r.d.Mentions[m].To, k+1)
		}
		if q, ok := r.quoted(k, s.To, 5); ok {
			return q + 1
		}
		if n := r.nounPhrase(k, s.To); n > k && r.in[k] < 0 {
			return n
		}
	}
	return k
}

// closedMedium passes over whatever else is told of a document that the preposition at token j opens
// behind a comma, and that ends at token to so far, up to the comma that closes it, where that leads on
// to what was said: "وذكر، في بيان ممهور بتوقيعه تلقت الصحيفة نسخة منه، | أن".
func (r *speechReader) closedMedium(j, to int, s *text.Sentence, z *zone) int {
	const reach = 16
	if j == s.From || r.toks[j-1].Norm != comma || to >= s.To || r.toks[to].Kind != text.Word && r.toks[to].Kind != text.Open || r.in[to] >= 0 {
		return to
	}
	for k := to; k+1 < min(s.To, to+reach); k++ {
		t := &r.toks[k]
		switch {
		case t.Norm == comma:
			n := &r.toks[k+1]
			if r.subordinator(k+1) || n.Conj == "" && (n.Prep == prepB || n.Base == toWord || n.Base == onWord || n.Base == about) {
				if z.date < 0 {
					z.date = r.dateWithin(to, k)
				}
				return k
			}
			return to
		case t.Norm == colon, t.Kind == text.Word && r.subordinator(k):
			return to
		}
	}
	return to
}

// byThem reports whether the word at token k, which no list knows as a verb, is the one of a document
// right before it, as somebody stands behind it: "في بيان | تلاه | الناطق باسمها".
func (r *speechReader) byThem(k int) bool {
	w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return r.words[w] > 0 && !r.hasForm(w, masdar, noun) })
	if e == nil || w == "" || k == 0 || k+1 >= len(r.toks) || r.mediumAt(k-1) == "" || feminineEnd(r.toks[k].Text) {
		return false
	}
	m, ok := r.at[k+1]
	return ok && r.canSpeak(m) && r.bare(k+1) && r.d.Mentions[m].Definite
}

// broadcast reports whether the word at token k, which reads as a verbal noun with a pronoun,
// is the verb of a document right before it, as whoever did it is told behind: "في تصريحات |
// بثها | التلفزيون".
func (r *speechReader) broadcast(k int, s *text.Sentence) bool {
	w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return r.hasForm(w, past) })
	if e == nil || !r.hasForm(w, past) || k+1 >= s.To || !r.bare(k+1) {
		return false
	}
	return r.toks[k+1].Def || r.cover(k+1) >= 0 || r.toks[k+1].Kind == text.Open
}

// cameIn reads the zone of "جاء في بيان …": the source is what the document
// belongs to, or who issued it.
func (r *speechReader) cameIn(i int, s *text.Sentence, z zone) zone {
	within := i+2 < s.To && r.withPronoun(i+1) && r.openedAt(i+2, s) // "أصدر المكتب بيانا جاء فيه أن"
	if within && r.toks[i].Conj == "" {
		if m := r.authorBefore(i, s); m >= 0 {
			z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
		}
	}
	for j := i + 1; j < s.To && j < i+30; j++ {
		t := &r.toks[j]
		switch {
		case r.in[j] >= 0:
			if z.date < 0 {
				z.date = r.in[j]
			}
			continue
		case t.Norm == colon:
			return r.opens(z, j+1, s, true)
		case t.Kind == text.Open && r.longQuote(j, s):
			return r.opens(z, j, s, true)
		case t.Kind != text.Word:
			continue
		case (j > i+2 || within && j == i+2) && r.subordinator(j):
			return r.opens(z, j+1, s, true)
		}
		if z.mediumText.IsZero() {
			if p, n := r.media.longest(s.To-j, func(k int) string { return r.stem(j, k) }); p != nil {
				z.mediumText = r.d.BaseSpan(j, j+n)
			}
		}
		if bothSides[t.Stem] {
			z.implied = text.Agreement{Want: true, Number: text.Dual, Person: true}
			continue
		}
		if m, ok := r.at[j]; ok && len(z.subject) == 0 && r.canSpeak(m) && t.Prep != prepB {
			z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
			j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
			if o, ok := r.at[j]; ok && r.toks[j].Conj == "\u0648" && r.canSpeak(o) && r.toks[j].Prep == "" { // "بيان أصدرته واشنطن وبغداد"
				z.subject = append(z.subject, o)
				z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, r.d.Mentions[o].Span.End)
				j = r.d.Mentions[o].To
			}
			j--
		}
	}
	return z
}

// outlets reports whether the press stands at token j, which speaks for itself: "وسائل إعلام",
// "وسائل الإعلام".
func (r *speechReader) outlets(j int) bool {
	return r.mediumAt(j) == "media" && r.bare(j) && !r.toks[j].Def
}

// issuer finds who speaks through the document at token j: the noun it belongs
// to, who it is by or from ("بيان للوزارة", "تقرير كتبه فلان", "بلاغ صادر عن
// القيادة"). It returns NoMention where that is not told.
func (r *speechReader) issuer(j int, s *text.Sentence) int {
	for k := j + 1; k < min(s.To, j+9); k++ {
		t := &r.toks[k]
		if t.Kind == text.Open && r.toks[k-1].Norm == prepL { // "لـ«الجماعة»"
			continue
		}
		if t.Kind != text.Word || t.Conj != "" || r.subordinator(k) || r.in[k] >= 0 {
			return text.NoMention
		}
		m, ok := r.at[k]
		if !ok {
			if k > j+1 && r.toks[k-1].Def && !t.Def && r.bare(k) && r.masdars[t.Base] {
				return text.NoMention // "أظهرت استطلاعات الرأي | تراجع الحزب": what it says
			}
			if t.Base == about && !issuedFrom(&r.toks[k-1]) || k > j+1 && t.Prep == "" && r.isVerb(t.Base) && r.finite(k) && !issuedFrom(t) {
				return text.NoMention // "معلومات عن قرية تسيطر عليها القوات": what it is on
			}
			continue
		}
		if r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place && (t.Prep == "" && r.class(&r.toks[k-1]) != "prep" || t.Prep == prepL || r.toks[k-1].Kind == text.Open || r.toks[k-1].Norm == prepL || r.toks[k-1].Base == about && issuedFrom(&r.toks[k-2])) {
			return m
		}
		k = r.d.Mentions[m].To - 1
		if n := r.restOfName(m, k+1, s, &zone{}); r.toks[r.d.Mentions[m].From-1].Base == toWord && r.named(m) && n > k+1 {
			k = n - 1 // "رسالة إلى الوزير | فلان": to whom it went
		}
	}
	return text.NoMention
}

// issuedFrom reports whether the word tells, with "عن" behind it, whom a document came from: صادر صدر
// صدرت.
func issuedFrom(t *text.Token) bool {
	return hasPrefix(t.Stem, "\u0635\u0627\u062F\u0631") || t.Base == "\u0635\u062F\u0631" || t.Base == "\u0635\u062F\u0631\u062A"
}

// bothSides holds the words for the two parties of something joint.
var bothSides = map[string]bool{
	"\u062C\u0627\u0646\u0628\u0627\u0646": true, "\u062C\u0627\u0646\u0628\u064A\u0646": true, // جانبان
	"\u0637\u0631\u0641\u0627\u0646": true, "\u0637\u0631\u0641\u064A\u0646": true, // طرفان
	"\u0628\u0644\u062F\u0627\u0646": true, "\u0628\u0644\u062F\u064A\u0646": true, // بلدان
	"\u062F\u0648\u0644\u062A\u0627\u0646": true, "\u062F\u0648\u0644\u062A\u064A\u0646": true, // دولتان
	"\u0627\u062B\u0646\u0627\u0646": true, // اثنان
}

// bothOf holds كلا كلتا, behind which those two are told.
var bothOf = wordSet("\u0643\u0644\u0627", "\u0643\u0644\u062A\u0627")

// appealedTo reports whether mention m is whom the document at token j speaks to, and not whose
// it is: the document has the article, and nothing but its adjectives stands between. "دعا
// البيان الختامي | الحكومة إلى".
func (r *speechReader) appealedTo(j, m int) bool {
	to := r.d.Mentions[m].From
	if !r.toks[j].Def || r.toks[to].Prep != "" {
		return false
	}
	for k := j + 1; k < to; k++ {
		if !r.toks[k].Def || !r.bare(k) {
			return false
		}
	}
	return true
}
