package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// generic reports whether a noun speaks of a kind of event, or again of one
// told before, rather than telling it: "الاتفاق", "الحرب", "لمحاربة الإرهاب".
func (r *eventReader) generic(v *text.Event, i int, needs string, suffix *enclitic) bool {
	t := &r.toks[i]
	actors := len(v.Roles[schema.Agent]) + len(v.Roles[schema.Counterpart])
	switch v.Type {
	case "agree", "negotiate", "meet": // "محادثات فيينا": a name for it
		if k := r.concluded(v.To); k >= 0 && len(v.Roles) > 0 { // "الاتفاق المبرم مع إيران": it was made
			v.Also = append(v.Also, r.d.BaseSpan(k, k+1))
			return false
		}
		if actors+len(v.Roles[schema.Target]) == 0 && v.Country == "" && v.SubjectRole == "" && v.Light == 0 && v.To < len(r.cover) && r.cover[v.To] >= 0 {
			return true
		}
		told := v.Type != "agree" && actors > 0 && v.Polarity == schema.Positive    // "المحادثات مع الوزير"
		told = told || actors > 0 && (r.betweenSides(v.To, i) || ratifying[t.Stem]) // "التصديق على الاتفاقية من قبل البرلمان"
		if !told && t.Def && suffix == nil && v.Light == 0 && len(v.Roles[schema.Agent])*len(v.Roles[schema.Counterpart]) == 0 && len(v.Roles[schema.Agent]) < 2 && r.carrier(v.To, r.d.SentenceOf(i)) < 0 {
			return true // "الاتفاق النووي مع إيران": spoken of, not told
		}
	case "arrest", "kill": // "والقبض على ستة", "والقضاء على المسلحين": they were caught, or killed
		if t.Conj != "" && v.To < len(r.toks) && r.toks[v.To].Base == onWord {
			return false
		}
	case "elect": // "الانتخابات التي جرت في تونس": it was held
		if len(v.Roles[schema.At]) > 0 && r.carrier(v.To, r.d.SentenceOf(i)) >= 0 {
			return false
		}
	case "attack": // "التحالف الدولي لمحاربة داعش": a purpose
		if t.Prep == prepL && actors == 0 && v.Country == "" && v.Light == 0 && i > 0 && (r.cover[i-1] >= 0 || r.toks[i-1].Kind == text.Close) {
			return true
		}
	case "seize": // "تخضع لسيطرة الجيش": a state
		if len(v.Roles[schema.Target]) == 0 && (t.Prep == prepL || i > 0 && r.toks[i-1].Base == fromWord && r.regainedFrom(v)) {
			return true
		}
	}
	if t.Def && v.Light == 0 && suffix == nil && needs == "" && actors+len(v.Roles[schema.Target]) == 0 && v.Country == "" && !(v.SubjectRole != "" && len(v.Roles) > 0) && !((v.Type == "attack" || v.Type == "protest") && len(v.Roles[schema.At]) > 0) {
		return true
	}
	return false
}

// ratifying holds verbal nouns of what a parliament or party does to an agreement, folded:
// تصديق مصادقة توقيع إبرام.
var ratifying = wordSet(
	"\u062A\u0635\u062F\u064A\u0642", "\u0645\u0635\u0627\u062F\u0642\u0647", "\u062A\u0648\u0642\u064A\u0639", "\u0627\u0628\u0631\u0627\u0645",
)

// regainedFrom reports whether the noun of event v names whose hold was ended by what is told
// before in its sentence: "تحرير المدينة من سيطرة التنظيم".
func (r *eventReader) regainedFrom(v *text.Event) bool {
	if len(r.d.Events) == 0 {
		return false
	}
	o := &r.d.Events[len(r.d.Events)-1]
	return o.Type == v.Type && r.toks[o.From].Sent == r.toks[v.From].Sent && len(o.Roles[schema.Target]) > 0
}

// concluded returns the token of the participle, behind the noun that ends before token j
// and its adjectives, that says that it was agreed on or held; -1 where there is none.
func (r *eventReader) concluded(j int) int {
	for k := j; k < len(r.toks) && k < j+4 && r.toks[k].Kind == text.Word && r.toks[k].Def && r.bare(k); k++ {
		if made[r.toks[k].Stem] {
			return k
		}
	}
	return -1
}

// made holds such participles, folded: موقع موقعة مبرم مبرمة منعقد منعقدة معقود.
var made = map[string]bool{
	"\u0645\u0648\u0642\u0639": true, "\u0645\u0648\u0642\u0639\u0647": true, "\u0645\u0628\u0631\u0645": true, "\u0645\u0628\u0631\u0645\u0647": true, "\u0645\u0646\u0639\u0642\u062F": true, "\u0645\u0646\u0639\u0642\u062F\u0647": true, "\u0645\u0639\u0642\u0648\u062F": true,
}

// betweenSides reports whether "بين" stands at token j, behind the adjectives of the noun
// at token i: "الاتفاق النووي بين طهران والقوى الكبرى".
func (r *eventReader) betweenSides(j, i int) bool {
	s := r.d.SentenceOf(i)
	for j < s.To && r.toks[j].Kind == text.Word && r.toks[j].Def && r.bare(j) {
		j++
	}
	return j < s.To && r.toks[j].Base == between && r.bare(j)
}

// actBehind reports whether what follows a verb at token j is an act or a thing, as it is
// of what is stopped rather than arrested: "أوقفت الشركة تعاونها", "أوقفت البلاد كل شحنات
// النفط".
func (r *eventReader) actBehind(j int, s *text.Sentence) bool {
	for _, np := range r.after(j, s.To, s) {
		k := np.from
		for k+1 < np.to && quantity(r.toks[k].Base) { // "كل شحنات النفط"
			k++
		}
		if t := &r.toks[k]; r.cover[k] < 0 && t.Kind == text.Word && (!t.Def || k > np.from) {
			inanimate := func(w string) bool {
				return r.masdars[w] || r.things[w] || hasSuffix(w, "\u0627\u062A") && r.words[w] > 0 // "صادرات": women are seldom meant
			}
			if w, e := cutEnclitic(t.Base, inanimate); inanimate(t.Base) || e != nil && w != "" {
				return true
			}
		}
	}
	return false
}

// goals holds nouns, folded, for what is reached and is no place: حد درجة مستوى نتيجة حل طريق
// مرحلة تفاهم قناعة اتفاق توافق تسوية ذروة قيمة سعر.
var goals = map[string]bool{
	"\u062D\u062F": true, "\u062F\u0631\u062C\u0647": true, "\u0645\u0633\u062A\u0648\u064A": true, "\u0646\u062A\u064A\u062C\u0647": true, "\u062D\u0644": true,
	"\u0627\u062A\u0641\u0627\u0642": true, "\u062A\u0648\u0627\u0641\u0642": true, "\u062A\u0633\u0648\u064A\u0647": true, "\u0630\u0631\u0648\u0647": true, "\u0642\u064A\u0645\u0647": true, "\u0633\u0639\u0631": true,
	"\u0637\u0631\u064A\u0642": true, "\u0645\u0631\u062D\u0644\u0647": true, "\u062A\u0641\u0627\u0647\u0645": true, "\u0642\u0646\u0627\u0639\u0647": true,
}

// nowhere reports whether a movement goes to what is no place: "العودة إلى
// القتال", "يصل إلى حد".
func (r *eventReader) nowhere(v *text.Event, j int, s *text.Sentence) bool {
	if v.Type != "return" && v.Type != "visit" {
		return false
	}
	if j+1 < s.To && r.toks[j].Base == toWord && !r.toks[j+1].Def && goals[r.toks[j+1].Stem] && r.cover[j+1] < 0 || j < s.To && r.toks[j].Prep == prepL && !r.toks[j].Def && goals[r.toks[j].Stem] && r.cover[j] < 0 {
		return true
	}
	if len(v.Roles[schema.Destination])+len(v.Roles[schema.Origin]) > 0 {
		return false
	}
	for k := j; k < s.To && k < j+6; k++ {
		if r.toks[k].Kind != text.Word || r.finite(k) {
			return false
		}
		if r.toks[k].Base == toWord {
			return true
		}
	}
	return false
}
