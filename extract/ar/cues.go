package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// cueAt returns the cue readings of token i: its form and, with it, the
// pronoun written onto it.
func (r *speechReader) cueAt(i int) ([]cueForm, *enclitic) {
	b := r.toks[i].Base
	if r.toks[i].Conj != "" && i > 0 && r.determined(i-1) {
		return nil, nil // "أي فرد": the letter is the noun's own
	}
	if c := r.cues[b]; len(c) > 0 && !(i > 0 && r.toks[i-1].Base == what && hasSuffix(b, "\u0647") && !feminineEnd(r.toks[i].Text)) { // "ما تسميه", no "تسمية"
		if r.adjectives[b] && r.toks[i].Conj == "" && i > 0 && r.toks[i-1].Sent == r.toks[i].Sent {
			return nil, nil // "فلان، أبرز المعارضين"
		}
		if w, e := r.pluralWithPronoun(i); e != nil {
			return r.cues[w], e
		}
		return c, nil
	}
	if r.particles[b] != "" || feminineEnd(r.toks[i].Text) || r.theirHonour(i) {
		return nil, nil
	}
	w, e := cutEnclitic(b, func(w string) bool { return len(r.cues[w]) > 0 && r.particles[w] == "" })
	if e == nil || r.adjectives[w] && hasPrefix(w, string(alef)) { // "أبرزها"
		return nil, nil
	}
	return r.cues[w], e
}

// determined reports whether a noun must follow the word at token i, so that nothing is joined
// there: "أي", "كل".
func (r *speechReader) determined(i int) bool {
	t := &r.toks[i]
	return t.Kind == text.Word && (t.Base == "\u0627\u064A" || t.Base == "\u0643\u0644") // أي كل
}

// pluralWithPronoun reads the word at token i, which looks like a verbal noun once its
// last letter is folded, as the verb of several with a pronoun: "ودعوه إلى", unlike "ودعوة".
func (r *speechReader) pluralWithPronoun(i int) (string, *enclitic) {
	t := &r.toks[i]
	if t.Conj == "" || feminineEnd(t.Text) || !hasSuffix(t.Base, "\u0648\u0647") || i+1 >= len(r.toks) || r.class(&r.toks[i+1]) != "prep" && r.toks[i+1].Prep == "" { // وه
		return "", nil
	}
	return cutEnclitic(t.Base, func(w string) bool {
		return hasSuffix(w, "\u0648\u0627") && slices.ContainsFunc(r.cues[w], func(f cueForm) bool { return f.form == past }) // وا
	})
}

// verbCue reads a statement whose cue is the verb, participle or verbal noun at
// token i.
func (r *speechReader) verbCue(i int, s *text.Sentence) {
	r.recut(i, s)
	forms, suffix := r.cueAt(i)
	t := &r.toks[i]
	if len(forms) == 0 && t.Def && t.Prep == prepL {
		forms = r.cues[t.Stem] // "للمطالبة"
	}
	if len(forms) == 0 && t.Def && r.hasForm(t.Stem, masdar) {
		if v, _ := r.setsAbout(i, s); v >= 0 {
			forms = r.cues[t.Stem] // "اكتفى الوالي بالإعلان عن"
		}
	}
	if r.bySaying(i) && i+1 < s.To && i > s.From && !r.covered(i) {
		forms = slices.DeleteFunc(slices.Clone(r.cues[sayingSo]), func(f cueForm) bool { return f.form != participle })
	}
	if len(forms) == 0 || r.in[i] >= 0 || r.inFullName(i, s) || r.unnamed(i, s) > i {
		return
	}
	if r.pointsBack(i, s) || i > s.From && r.toks[i-1].Stem == failed && r.toks[i].Conj == "" {
		return // "خيبة أملها": no hope
	}
	best := found{}
	for _, f := range forms {
		if f.cue.needs != "" && !r.needed(i, s.To, f.cue.needs) && !(suffix != nil && r.needed(max(s.From, i-neededBefore)-1, i, f.cue.needs)) {
			continue
		}
		var x found
		switch f.form {
		case past, present:
			if f.number == text.Dual && strings.Contains(t.Text, fathatan) {
				continue // "عاداً"
			}
			if f.form == past && f.number == text.Dual && (r.masdars[strings.TrimSuffix(t.Base, "\u0627")] || r.cueNouns[t.Base] != nil) {
				if !r.twoDid(i, s) && !r.behindTwo(i) {
					continue // "نقلا عن", "طلبا"
				}
			}
			if suffix != nil && suffix.person == 1 && !hasSuffix(t.Base, "\u0646\u064A") && !hasSuffix(t.Base, "\u0646\u0627") { // ني نا
				continue // "شكري": a name or a noun, no "he thanked me"
			}
			if f.form == past && r.class(t) == "dem" && !strings.HasSuffix(t.Text, string(alefHamzaUp)) {
				continue // "وهنا"
			}
			if vowelledPassive(t.Text, t.Conj) || t.Base == called && i+1 < s.To && r.personAt(i+1) {
				continue // "يدعى فلان": so he is called
			}
			if p := max(s.From, i-1); p < i && (r.toks[p].Base == prepB+what || r.toks[p].Base == "\u0645\u0645\u0627") && !(suffix != nil && f.cue.takes(calls)) {
				continue // "بما يفيد بأن": a thing shows it
			}
			if f.form == present && suffix == nil && i >= s.From+2 && r.showsWhat(i, s) {
				continue // "…، وهو ما يشير إلى أن": what was told shows it
			}
			if f.cue.needs == inWord && i > s.From && r.toks[i-1].Base == what {
				continue // "ما ورد في التقرير": what a document says
			}
			if i >= 2 && (r.toks[i-1].Base == what || r.toks[i-1].Norm == prepL+what) && r.sourcePrep(i-2) {
				continue // "وفق ما أفادت": told by accordingTo
			}
			if t.Prep != "" && t.Prep != "\u0633" && !r.soSays(i, s, f) || t.Def || f.number == text.Dual && suffix != nil {
				continue
			}
			if f.form == past && suffix == nil && r.qualityOf(i, s) {
				continue // "بشكل قاطع"
			}
			if suffix != nil && f.form == past && t.Conj == "" && f.cue.lemma == reckoned {
				continue // "كفالة قدرها مليون دولار"
			}
			if f.form == past && t.Prep != "" || r.wished(i, s, f) || r.between(i, s) {
				continue
			}
			if f.form == past && i > s.From && t.Conj == "" && (r.class(&r.toks[i-1]) == "prep" || r.nothing[r.toks[i-1].Base]) && r.toks[i-1].Norm != "\u0645\u0646\u0630" { // a noun after a preposition, "عدم"
				continue
			}
			if f.form == past && r.class(t) != "" && t.Conj == "" && !(i+1 < s.To && r.subordinator(i+1)) && !doubled(t.Text) && !(i == s.From && f.cue.needs != "") && !r.voices(i, s) { // "بين", "عبر"
				continue
			}
			if _, ok := r.at[i]; ok && r.masdars[t.Base] {
				continue
			}
			if suffix == nil && (r.masdars[t.Base] && !(f.form == present && r.subordinator(i-1)) || f.form == past && r.hasForm(t.Base, masdar)) && !r.verbPlace(i, s) {
				continue // also of the present: "احتمال تعرض أشخاص للخطر"
			}
			if i+1 < s.To && r.toks[i+1].Base == fromWord && f.cue.lemma == deemed {
				continue // "اعتبرت من أكبر الحوادث": she was deemed
			}
			if r.saysNothing(i, s, f, suffix) || f.form == present && r.befalls(i, s) {
				continue
			}
			x = r.called(i, s, f, suffix)
			if !x.ok {
				x = r.takenUp(i, s, f, suffix)
			}
			if !x.ok {
				x = r.spoken(i, s, f, suffix)
			}
		case participle:
			if i > s.From && r.finiteVerb(i-1) && r.opensAt(i-1, s) {
				continue // "وتابع قائلا"
			}
			if r.bySaying(i) {
				if x = r.spoken(i, s, f, nil); x.clear {
					x.inherit, x.rule = true, "ar.cue-participle"
					if m := r.clauseSubject(i, s); len(x.speakers) == 0 && m >= 0 {
						x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
					}
					break
				}
				x = found{}
				continue
			}
			if f.gender == text.Feminine && f.number == text.Singular && hasSuffix(t.Base, "\u0647") && !feminineEnd(t.Text) {
				continue // "أمله" is his hope, not a hoping woman
			}
			if t.Def || t.Prep != "" || suffix != nil || i > s.From && t.Conj == "" && r.class(&r.toks[i-1]) == "prep" {
				continue // "حريصة على مواصلة «الحوار»": a noun
			}
			if r.predicateOf(i, s) || r.counted(i, s) {
				continue
			}
			x = r.spoken(i, s, f, suffix)
			if x.ok && !r.adverbial(i, s, f, &x) {
				continue
			}
		case masdar:
			if _, ok := r.at[i]; ok {
				continue // "إذاعة مقديشو": a name
			}
			x = r.purpose(i, s, f)
			if !x.ok {
				x = r.verbalNoun(i, s, f, suffix)
			}
		default:
			continue
		}
		if x.ok && (!best.ok || x.score > best.score) {
			best = x
		}
	}
	if best.ok && best.rule == "ar.cue-noun" && r.calledThat(i) {
		return // "ووصف | قرار الحكومة | بأنه خطأ": what is called so
	}
	if best.ok && r.tells(i, &best) {
		r.emit(best)
		r.fromSource(&best)
	}
}

// voices reports whether "عبر" at token i is the verb of who voices something, and no "via": behind a
// mark, "قد" or an adverbial, stands who does and what, "من جانبه، عبر | الوزير | عن أسفه".
func (r *speechReader) voices(i int, s *text.Sentence) bool {
	if r.toks[i].Base != via || r.toks[i].Prep != "" || i+1 >= s.To || i > s.From && r.toks[i-1].Norm != comma && r.toks[i-1].Norm != "," && r.toks[i-1].Norm != ":" && !beforePast[r.toks[i-1].Base] {
		return false
	}
	from := i + 1
	if m, ok := r.at[i+1]; ok && r.canSpeak(m) && r.toks[i+1].Prep == "" {
		from = r.d.Mentions[m].To
	} else if !manyOf[r.toks[i+1].Stem] || i+2 >= s.To || r.toks[i+2].Base != fromWord { // "عبر عدد من النواب عن"
		return false
	}
	const reach = 24
	for k := from; k < min(s.To, i+reach); k++ {
		t := &r.toks[k]
		if t.Base == about && t.Kind == text.Word {
			return k+1 < s.To && r.toks[k+1].Kind == text.Word && r.class(&r.toks[k+1]) == ""
		}
		if t.Norm == "." || t.Norm == ":" || r.subordinator(k) || t.Conj == andWord && r.finiteVerb(k) {
			return false
		}
	}
	return false
}

// beforePast holds the words that a verb of the past may stand right behind, and hardly a preposition,
// folded: قد لقد فيما بينما حيث إذ.
var beforePast = wordSet(
	hadWord, hadLam, "\u0641\u064A\u0645\u0627", "\u0628\u064A\u0646\u0645\u0627", "\u062D\u064A\u062B", "\u0627\u0630",
)

// inFullName reports whether the word at token i is one of the first two of a person's name of
// more than one, however much it looks like a verb: "الناطقة | دانا وايت".
func (r *speechReader) inFullName(i int, s *text.Sentence) bool {
	for k := max(s.From, i-1); k <= i; k++ {
		if m, ok := r.at[k]; ok {
			x := &r.d.Mentions[m]
			if x.Kind == schema.ByName && x.Type == schema.Person && x.To > i && x.To-x.From > 1 && r.toks[i].Conj == "" {
				return true
			}
		}
	}
	return false
}

// bySaying reports whether "بالقول" stands at token i, or "بقوله" where what he said opens
// behind it: "رد عليه فلان بالقول: «…»".
func (r *speechReader) bySaying(i int) bool {
	t := &r.toks[i]
	if t.Prep != prepB {
		return false
	}
	if t.Def {
		return t.Stem == saying
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == saying })
	return e != nil && w == saying && i+1 < len(r.toks) && r.openedAt(i+1, r.d.SentenceOf(i))
}

// opensAt reports whether content follows the verb of speech at token i.
func (r *speechReader) opensAt(i int, s *text.Sentence) bool {
	forms, _ := r.cueAt(i)
	return slices.ContainsFunc(forms, func(f cueForm) bool {
		return (f.form == past || f.form == present) && r.hasOpener(i, s, f)
	})
}

// failed is خيبة, of hope.
const failed = "\u062E\u064A\u0628\u0647"

// reckoned is قدر, the noun for an amount too.
const reckoned = "\u0642\u062F\u0631"

// cueSpan is the cue without its conjunction.
func (r *speechReader) cueSpan(i int) schema.Span {
	t := &r.toks[i]
	start := t.Start
	if t.Conj != "" {
		start += firstRune(t.Text)
		for start < t.End && markAt(r.d.Text[start:]) {
			start += firstRune(r.d.Text[start:])
		}
	}
	if t.Prep != "" && t.Prep != "\u0633" {
		start = t.BaseStart
	}
	return schema.SpanOf(r.d.Text, start, t.End)
}

// isParticiple reports whether token j is the participle of a cue, in the accusative.
func (r *speechReader) isParticiple(j int) bool {
	for _, f := range r.cues[r.toks[j].Base] {
		if f.form == participle && !r.toks[j].Def && hasSuffix(r.toks[j].Base, "\u0627") {
			return true
		}
	}
	return false
}

func firstRune(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

func markAt(s string) bool {
	for _, c := range s {
		return isMark(c) || c == tatweel || invisible(c)
	}
	return false
}
