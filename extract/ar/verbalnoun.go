package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// kindOf returns the kind of the noun in the list of nouns that carry content, or "".
func (r *speechReader) kindOf(t *text.Token) string {
	for _, w := range []string{t.Base, t.Stem} {
		if n := r.cueNouns[w]; n != nil {
			return n.kind
		}
	}
	return ""
}

// contentWord reports whether token j is a noun that carries content: "تصريحات".
func (r *speechReader) contentWord(j int) bool {
	n := r.cueNouns[r.toks[j].Base]
	if n == nil {
		n = r.cueNouns[r.toks[j].Stem]
	}
	return n != nil && n.kind == "content-noun" || r.toks[j].Base == saying || r.toks[j].Base == what
}

// verbalNoun reads a statement from a noun: "إعلان الرئيس … عن", "قوله إن",
// "تصريحات … بأن".
func (r *speechReader) verbalNoun(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention}
	j := i + 1
	if v, who := r.setsAbout(i, s); v >= 0 && suffix == nil {
		if who >= 0 {
			x.speakers, x.speakerSpan = []int{who}, r.d.Mentions[who].Span
		} else {
			x.implied = text.Agreement{Want: true, Person: true}
		}
	} else if suffix == nil {
		if r.toks[i].Def {
			return found{}
		}
		m, ok := r.at[j]
		if !ok || !r.bare(j) || !r.canSpeak(m) {
			return found{}
		}
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		z := zone{subjectSpan: x.speakerSpan}
		j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
		x.speakerSpan = z.subjectSpan
	} else {
		if suffix.person == 1 {
			return found{}
		}
		if f.cue.act == schema.Accuse && i+1 < s.To && r.toks[j].Prep == prepB {
			return found{} // "ردا على اتهامه بالفساد": whom somebody accuses
		}
		x.implied = text.Agreement{Want: true, Gender: suffix.gender, Number: suffix.number, Person: true}
		// "نقلت … عن فلان قوله": the source after عن
		for k := i - 1; k > s.From && k > i-sourceReach; k-- {
			if m, ok := r.at[k]; ok && (r.toks[k-1].Base == about || r.toks[k-1].Base == tongue && r.toks[k-2].Base == onWord || r.toks[k-1].Base == toWord && r.ascribed(k-1, s)) && r.canSpeak(m) {
				x.speakers, x.speakerSpan, x.implied = []int{m}, r.d.Mentions[m].Span, text.Agreement{}
				break
			}
			if t := &r.toks[k]; t.Kind == text.Punct && t.Norm != comma && t.Norm != "(" && t.Norm != ")" || r.subordinator(k) {
				break
			}
		}
	}
	// Then the content must open clearly.
	verb := f
	verb.form = participle // no further subject
	z := r.zone(j-1, s, verb)
	if z.open < 0 || suffix == nil && Fold(f.cue.lemma) == moved && len(z.sources) == 0 {
		return found{} // "نقل القوات": to take them somewhere
	}
	if !z.clear {
		strong := false
		p, _ := r.preposition(z.open)
		if z.open > 0 {
			switch r.toks[z.open-1].Base {
			case about, toWord, fromWord:
				strong = true
			}
		}
		acted := z.open == j && proclaims[f.cue.act] && r.masdars[r.toks[j].Stem] && (suffix == nil || r.bare(j) && f.cue.act == schema.Announce) // "إعلان الحركة انسحاب مقاتليها", "إعلانه تشديد الحصار"
		if set := len(x.speakers) == 0 && x.implied.Want || len(x.speakers) > 0 && r.d.Mentions[x.speakers[0]].To <= i; set && suffix == nil && z.open == j && r.nominal(j) && !f.cue.weak {
			acted = true // "سارعت باريس إلى نفي مشاركتها"
		}
		if !strong && p == "" && !acted || f.cue.weak || f.cue.act == schema.Say || suffix == nil && p == prepL {
			return found{}
		}
	}
	if suffix != nil && (!z.clear || f.cue.act == schema.Ask) && r.onOccasion(i, s) {
		return found{} // "ولدى حديثه عن الأزمة، قال": when he said it
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() || !z.clear && r.done(&x, z.open) {
		return found{}
	}
	if f.cue.act == schema.Accuse && suffix == nil && len(z.audience) == 0 && r.toks[z.open].Prep == prepB && r.toks[j].Prep != prepL {
		m := r.clauseSubject(i, s) // "دأب الرئيس على اتهام المكتب بالتجسس": the genitive is whom he accuses
		if m < 0 || m == x.speakers[0] {
			return found{}
		}
		z.audience = x.speakers
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	}
	x.date, x.medium, x.mediumText, x.audience = z.date, z.medium, z.mediumText, z.audience
	if x.date < 0 {
		x.inherit = true
	}
	x.ok, x.rule, x.score, x.cue = true, "ar.cue-noun", 0.65, r.cueSpan(i)
	return x
}

// onOccasion reports whether the verbal noun at token i stands behind a preposition of time or place,
// so that it tells on what occasion something was said: "لدى | سؤاله عن", "في | حديثه عن".
func (r *speechReader) onOccasion(i int, s *text.Sentence) bool {
	f, _ := r.cueAt(i)
	if i == s.From || !slices.ContainsFunc(f, func(f cueForm) bool {
		return f.form == masdar && (f.cue.act == schema.Say || f.cue.act == schema.Report || f.cue.act == schema.Ask)
	}) {
		return false
	}
	return occasional[r.toks[i-1].Base] && r.toks[i].Prep == "" || r.toks[i].Prep == prepB && f[0].cue.act == schema.Ask
}

// occasional holds the prepositions behind which an occasion stands: لدى عند خلال أثناء في.
var occasional = wordSet("\u0644\u062F\u064A", "\u0639\u0646\u062F", throughout, "\u0627\u062B\u0646\u0627\u0621", inWord)

// setsAbout returns the verb by which somebody sets about the saying that the verbal noun at token i
// tells, behind the preposition that the verb has, and who: "سارعت باريس إلى | نفي مشاركتها", "اكتفى
// الوالي ب | الإعلان عن". The verb is -1 where none is, who is where nobody stands behind it.
func (r *speechReader) setsAbout(i int, s *text.Sentence) (verb, who int) {
	const reach = 12
	t := &r.toks[i]
	if t.Conj != "" {
		return -1, text.NoMention
	}
	p, k := t.Prep, i-1
	if p == "" && k > s.From && r.class(&r.toks[k]) == "prep" {
		p, k = r.toks[k].Base, k-1
	}
	if p == "" {
		return -1, text.NoMention
	}
	for ; k >= s.From && k > i-reach; k-- {
		v := &r.toks[k]
		if v.Kind != text.Word && v.Norm != comma || r.subordinator(k) {
			break
		}
		if v.Kind != text.Word || v.Def || v.Prep != "" && v.Prep != future {
			continue
		}
		if !slices.Contains(settingAbout[bareForm(v.Base, settingAbout)], p) {
			continue
		}
		if m, ok := r.at[k+1]; ok && r.canSpeak(m) && r.bare(k+1) && k+1 < i {
			return k, r.firstOfPhrase(m)
		}
		if m, ok := r.until[k]; ok && r.canSpeak(m) && !r.governed(m, s) && v.Conj == "" {
			return k, r.firstOfPhrase(m)
		}
		if m, ok := r.until[k-1]; ok && k > s.From && r.class(&r.toks[k-1]) == "rel" && r.canSpeak(m) { // "الكتائب التي سارعت إلى"
			return k, r.firstOfPhrase(m)
		}
		return -1, text.NoMention
	}
	return -1, text.NoMention
}

// bareForm returns the verb of the list that a word is without the endings of the past or the prefix of
// the present, or the word.
func bareForm[V any](w string, list map[string]V) string {
	for _, end := range []string{"\u0648\u0627", "\u062A\u0627", "\u062A", "\u0627"} { // وا تا ت ا
		if v, ok := strings.CutSuffix(w, end); ok {
			if _, ok := list[v]; ok {
				return v
			}
		}
	}
	for _, begin := range []string{"\u064A", "\u062A"} { // ي ت
		if v, ok := strings.CutPrefix(w, begin); ok {
			if _, ok := list[v]; ok {
				return v
			}
		}
	}
	return w
}

// settingAbout holds the verbs of setting about something, folded, with the prepositions before what is
// set about: سارع بادر عمد عاد انبرى إلى, اكتفى ب.
var settingAbout = map[string][]string{
	"\u0633\u0627\u0631\u0639": {toWord}, "\u0628\u0627\u062F\u0631": {toWord, prepB}, "\u0639\u0645\u062F": {toWord},
	"\u0639\u0627\u062F": {toWord}, "\u0627\u0646\u0628\u0631\u064A": {toWord}, "\u0627\u0643\u062A\u0641\u064A": {prepB}, "\u0627\u0643\u062A\u0641": {prepB},
}

// sourceReach is how far before "قوله" the source may stand, with what is told of it.
const sourceReach = 20

// ascribed reports whether "to ascribe" stands before token k: "نسبت الوكالة | إلى فلان".
func (r *speechReader) ascribed(k int, s *text.Sentence) bool {
	const reach = 8
	for q := k - 1; q >= s.From && q > k-reach; q-- {
		if ascribes[r.toks[q].Base] {
			return true
		}
	}
	return false
}

// ascribes holds forms of the verb: نسب نسبت ينسب تنسب.
var ascribes = wordSet("\u0646\u0633\u0628", "\u0646\u0633\u0628\u062A", "\u064A\u0646\u0633\u0628", "\u062A\u0646\u0633\u0628")

const tongue = "\u0644\u0633\u0627\u0646" // لسان

// proclaims holds the acts whose noun may have what was said for its direct object.
var proclaims = map[schema.Act]bool{schema.Announce: true, schema.Deny: true, schema.Reject: true, schema.Confirm: true}
