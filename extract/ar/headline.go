package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// headline reads "مسؤول: القوات …" in a heading: a source right before a colon,
// at the heading's beginning or after the mark or conjunction that parts two
// headlines ("… والداخلية: لم نطلق الرصاص").
func (r *speechReader) headline(s *text.Sentence) {
	if !s.Heading {
		return
	}
	for i := s.From + 1; i < s.To-1; i++ {
		if r.toks[i].Norm != colon {
			continue
		}
		from := i - 1
		if r.toks[from].Kind == text.Close {
			from--
		}
		m, ok := r.until[from+1]
		if !ok {
			m, ok = r.until[i]
		}
		if !ok {
			m, ok = r.headlineSource(i, s)
		}
		topic := r.headlineTopic(i, s)
		if topic >= 0 && (!ok && !r.secondHalf(topic, i) || ok && !r.opensHeadline(m, s)) {
			m, ok = topic, true
		}
		if !ok {
			m, ok = r.at[s.From]
			if !ok || r.d.Mentions[m].Type == schema.Place || i-r.d.Mentions[m].To > 4 {
				return
			}
			for k := r.d.Mentions[m].To; k < i; k++ {
				if r.in[k] >= 0 {
					return // a dateline
				}
			}
		}
		first := r.firstOfPhrase(m)
		start := r.d.Mentions[first].From
		if start > s.From && r.toks[start-1].Kind == text.Open {
			start--
		}
		if r.d.Mentions[m].Rule == byByline || r.onlyName(i+1, s) {
			return // "الخرطوم - صوت النيل: …", "بيروت: ريما الحاج"
		}
		begins := m == topic || start == s.From || r.toks[start].Conj != "" || r.toks[start-1].Kind == text.Punct && r.toks[start-1].Norm != "("
		if o := &r.toks[s.From]; m != topic && r.toks[start].Conj != "" && o.Kind == text.Word && (r.class(o) == "prep" || o.Prep != "") {
			return // "في اتصال بين فلان وفلان: …"
		}
		if !begins || !r.canSpeak(m) && r.d.Mentions[m].Type != schema.Facility || r.toks[start].Prep != "" {
			return
		}
		if r.d.Mentions[m].Type == schema.Place && m != topic && (crowds[r.toks[i+1].Base] || quantity(r.toks[i+1].Base) || r.toks[i+1].Kind == text.Number || r.masdars[r.toks[i+1].Base] || r.hasForm(r.toks[i+1].Base, masdar, noun)) {
			return // "تونس: إيقاف أربعة": where it happened
		}
		if r.d.Mentions[m].Type == schema.Place && m != topic && r.whereItWas(m, i+1, s) {
			return
		}
		if o, ok := r.until[start]; ok && r.toks[start].Conj != "" && r.d.Mentions[o].From > s.From && r.bareNoun(r.d.Mentions[o].From-1) {
			return // "تطلب مساعدة فلان وفلانة: …": of two told of, neither speaks
		}
		if r.d.Mentions[m].Type == schema.Place && m != topic && (r.otherSpeaks(i+1, s) || r.bodyActs(m, i+1, s)) {
			return
		}
		x := found{from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.headline-colon", score: 0.85, ok: true}
		x.cueForm.cue = &cue{act: schema.Say}
		x.speakers, x.speakerSpan = []int{first}, r.d.Mentions[first].Span
		if o, ok := r.until[start]; ok && r.toks[start].Conj != "" && r.canSpeak(o) && r.d.Mentions[r.firstOfPhrase(o)].From == s.From {
			x.speakers = []int{r.firstOfPhrase(o), first} // "الوزير والمدير: لا قيود"
		}
		x.cue = r.d.Span(i, i+1)
		quoted := r.toks[i+1].Kind == text.Open
		at := i + 1
		if quoted {
			at++
		}
		x.content, x.mode = r.content(at, i, s, quoted)
		if !x.content.IsZero() {
			r.emit(x)
		}
		return
	}
}

// whereItWas reports whether a headline's place before the colon only tells where what stands
// behind it, at token j, was: a city or region that is no capital, or a find.
func (r *speechReader) whereItWas(m, j int, s *text.Sentence) bool {
	id := r.d.Mentions[m].Known
	if k := r.names.ByID(id); k != nil && (k.Kind == "city" || k.Kind == "state") && r.names.State(id) == "" {
		return true // "كاليفورنيا: …"
	}
	return j+1 < s.To && r.toks[j].Def && r.masdars[r.toks[j].Stem] && r.class(&r.toks[j+1]) == "prep" // "العراق: العثور على"
}

// bareNoun reports whether an indefinite noun that no mention covers stands at token k.
func (r *speechReader) bareNoun(k int) bool {
	t := &r.toks[k]
	return t.Kind == text.Word && !t.Def && t.Prep == "" && r.cover(k) < 0 && r.class(t) == "" && !r.finite(k) && r.words[t.Base] > 0
}

// headlineSource takes what opens a headline before the colon at token i for the source, where
// no list has it: a document or outlet ("تقرير أممي: …", "صحيفة بريطانية: …"), or somebody's
// last name with which the article names him in full ("الأصبحي: …").
func (r *speechReader) headlineSource(i int, s *text.Sentence) (int, bool) {
	const longest = 4
	from := s.From
	if i-from > longest || i == from || !r.bare(from) || r.toks[from].Kind != text.Word || r.cover(from) >= 0 {
		return text.NoMention, false
	}
	t := &r.toks[from]
	m := text.Mention{From: from, To: i, Type: schema.Organization, Kind: schema.ByDescription, Head: from, Rule: "ar.headline-source", Score: 0.5}
	switch n := r.cueNouns[t.Base]; {
	case n != nil && n.kind == "content-noun" && n.act == schema.Report && !t.Def && !headings[t.Base], outlets[t.Base]:
		for k := from + 1; k < i; k++ {
			if x := &r.toks[k]; x.Kind != text.Word || x.Def || r.finite(k) {
				return text.NoMention, false
			}
		}
	case i == from+1 && r.lastName(from) >= 0:
		m.Type, m.Kind, m.Definite, m.Number = schema.Person, schema.ByName, true, text.Singular
		m.Gender = r.d.Mentions[r.lastName(from)].Gender
	default:
		return text.NoMention, false
	}
	k := r.add(m)
	r.at[from], r.until[i] = k, k
	return k, true
}

// lastName returns the full name of a person whose last word is the one at token k, or -1.
func (r *speechReader) lastName(k int) int {
	for m := range r.d.Mentions {
		if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Kind == schema.ByName && x.To-x.From > 1 && x.From > k && r.toks[x.To-1].Base == r.toks[k].Base {
			return m
		}
	}
	return text.NoMention
}

// headings holds the nouns that open a headline as what it is: أخبار خبر أرقام حصيلة.
var headings = map[string]bool{
	"\u0627\u062E\u0628\u0627\u0631": true, "\u062E\u0628\u0631": true, "\u0627\u0631\u0642\u0627\u0645": true, "\u062D\u0635\u064A\u0644\u0647": true,
}

// outlets holds the kinds of outlet: صحيفة موقع مجلة قناة وكالة.
var outlets = map[string]bool{
	"\u0635\u062D\u064A\u0641\u0647": true, "\u0645\u0648\u0642\u0639": true, "\u0645\u062C\u0644\u0647": true, "\u0642\u0646\u0627\u0647": true, "\u0648\u0643\u0627\u0644\u0647": true,
}

// otherSpeaks reports whether a mention at token j has its own verb of speech right behind
// it: "سوريا: وحدات الحماية تعلن سحب قواتها".
func (r *speechReader) otherSpeaks(j int, s *text.Sentence) bool {
	if r.toks[j].Kind == text.Open {
		j++
	}
	m, ok := r.at[j]
	if !ok || !r.canSpeak(m) {
		return false
	}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
	if to < s.To && r.toks[to].Kind == text.Close {
		to++
	}
	if to >= s.To || r.toks[to].Conj != "" {
		return false
	}
	forms, _ := r.cueAt(to)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == present && !f.cue.weak })
}

// bodyActs reports whether a body or official at token j, described and of no other country
// than the place m, has a verb of its own behind it, so that the place is where it happens:
// "العراق: القوات الأمنية تعتقل قياديا".
func (r *speechReader) bodyActs(m, j int, s *text.Sentence) bool {
	o, ok := r.at[j]
	if !ok || !r.canSpeak(o) || !r.toks[j].Def && r.d.Mentions[o].Type == schema.Place {
		return false
	}
	x := &r.d.Mentions[o]
	if x.Kind != schema.ByDescription && !(x.Known == "" && x.Type != schema.Person) || x.Type == schema.Place || x.Country != "" && !r.sameCountry(m, x.Country) {
		return false
	}
	to := r.restOfName(o, x.To, s, &zone{})
	if to >= s.To {
		return false
	}
	return r.presentVerb(to) || r.bare(to) && startsAny(r.toks[to].Base, "\u064A", "\u062A") && r.nounFree(to) // ي ت
}

// sameCountry reports whether mention m is of the country with the identifier.
func (r *speechReader) sameCountry(m int, country string) bool {
	return r.d.Mentions[m].Known == country || r.d.Mentions[m].Country == country
}

// crowds holds the nouns of round numbers: عشرات مئات آلاف.
var crowds = map[string]bool{"\u0639\u0634\u0631\u0627\u062A": true, "\u0645\u0626\u0627\u062A": true, "\u0627\u0644\u0627\u0641": true}

// headlineReach is how long the part of a headline before the colon may be.
const headlineReach = 16

// headlineTopic returns who opens the part of a headline that the colon at token i closes,
// where more stands between that tells on what or to whom he speaks, or what he did: "الوزير
// عن الأزمة: …", "السفير لـ«النهار»: …", "الرئيس يرد على خصومه: …". It is -1 where nobody does.
func (r *speechReader) headlineTopic(i int, s *text.Sentence) int {
	start := s.From
	for k := s.From; k < i; k++ {
		if t := &r.toks[k]; t.Kind == text.Punct && hasPrefix(t.Norm, ".") {
			start = k + 1
		}
	}
	if start < i && r.toks[start].Kind == text.Open {
		start++
	}
	m, ok := r.at[start]
	if !ok || !r.canSpeak(m) || r.toks[start].Prep != "" || i-start > headlineReach {
		return text.NoMention
	}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
	if to < i && r.toks[to].Kind == text.Close {
		to++
	}
	if to >= i || r.toks[to].Kind != text.Word {
		return text.NoMention
	}
	t := &r.toks[to]
	place := r.d.Mentions[m].Type == schema.Place
	switch {
	case place && t.Prep == prepL && to+1 == i && r.cover(to) >= 0: // "موسكو للندن: …"
		return m
	case r.in[to] >= 0 || t.Conj != "":
	case r.finite(to), t.Base == about:
		return m
	case place:
	case r.class(t) == "prep", t.Prep == prepL, t.Prep == prepB, t.Base == prepL, r.isParticiple(to), strings.Contains(t.Text, fathatan):
		return m
	}
	return text.NoMention
}

// secondHalf reports whether a noun behind "و" that is no mention stands between the topic
// and the colon at token i, where another may speak: "الرئيس يستبعد الحوار والذرية الدولية: …".
func (r *speechReader) secondHalf(topic, i int) bool {
	for k := r.d.Mentions[topic].To; k < i; k++ {
		if t := &r.toks[k]; t.Conj != "" && t.Def && t.Prep == "" {
			return true
		}
	}
	return false
}

// opensHeadline reports whether the mention right before a headline's colon opens the part
// that the colon closes, rather than being one of two who are told of there.
func (r *speechReader) opensHeadline(m int, s *text.Sentence) bool {
	start := r.d.Mentions[r.firstOfPhrase(m)].From
	if start > s.From && r.toks[start-1].Kind == text.Open {
		start--
	}
	if start == s.From || r.toks[start-1].Kind == text.Punct {
		return true
	}
	o, joined := r.until[start]
	return r.toks[start].Conj != "" && !(joined && r.d.Mentions[o].Type == schema.Person && r.d.Mentions[m].Type == schema.Person)
}
