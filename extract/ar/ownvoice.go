package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// opensAside reports whether the cue is the verb of a clause that only leads to the
// sentence's own: "بينما تؤكد الوزارة أنه غادر، تنفي الشرطة ذلك", "الحزب الذي ينفي
// التهمة، دعا إلى الهدوء".
func (r *speechReader) opensAside(cue int, s *text.Sentence) bool {
	if cue > s.From && r.class(&r.toks[cue-1]) == "rel" {
		return true
	}
	if r.concedes(cue, s) {
		return true
	}
	return cue > s.From && cue-1 <= s.From+1 && asideOpeners[r.toks[cue-1].Base] && (cue-1 == s.From || r.toks[s.From].Kind != text.Word)
}

// concedes reports whether "بعد أن", "رغم أن" opens the sentence that the verb at token cue stands in,
// with no comma before it: "ورغم أن الشركة وعدت بالدفع، تظاهر العمال".
func (r *speechReader) concedes(cue int, s *text.Sentence) bool {
	k := s.From
	if r.toks[k].Kind != text.Word {
		k++
	}
	if b := r.toks[k].Base; k+1 >= cue || r.toks[k+1].Norm != that || b != after_ && b != before_ && b != although && b != withWord {
		return false
	}
	for q := k + 2; q < cue; q++ {
		if r.toks[q].Kind != text.Word {
			return false
		}
	}
	return true
}

// asideOpeners holds the conjunctions of such clauses.
var asideOpeners = map[string]bool{
	"\u0628\u064A\u0646\u0645\u0627": true, "\u0641\u064A\u0645\u0627": true, // بينما فيما
	"\u0639\u0646\u062F\u0645\u0627": true, "\u062D\u064A\u0646": true, "\u062D\u064A\u0646\u0645\u0627": true, // عندما حين حينما
	"\u0628\u0639\u062F\u0645\u0627": true, "\u0644\u0645\u0627": true, // بعدما لما
}

// ownVoice reports whether the article speaks itself again at token k: a new
// cue joined by a conjunction or in the accusative, an attribution, "and that
// in …".
func (r *speechReader) ownVoice(k, from, cue int, nominal bool, s *text.Sentence) bool {
	t := &r.toks[k]
	if t.Kind != text.Word {
		return false
	}
	if nominal && t.Conj != "" && t.Prep == "" && !t.Def && r.finiteVerb(k) && !r.masdars[t.Base] && !(r.accusative(k) && r.masdars[strings.TrimSuffix(t.Base, string(alef))]) {
		return true // "دانت الهجوم ووصفته": the verb goes on with the first one
	}
	if forms, e := r.cueAt(k); nominal && e != nil && t.Conj != "" && t.Prep == "" && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(k, s, f) }) {
		return true // "أشاد بالقرار ووصفه بأنه"
	}
	afterMark := r.toks[k-1].Kind == text.Punct && r.toks[k-1].Norm != ")" || r.toks[k-1].Kind == text.Close
	if forms, e := r.cueAt(k); nominal && afterMark && e != nil && t.Conj == andWord && t.Prep == "" && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && f.number == text.Plural }) {
		return true // "استنكروا القرار، واعتبروه ظالما"
	}
	if r.in[k] >= 0 {
		return false
	}
	if r.turns(k, nominal, afterMark, s) || nominal && r.pastPhrase(k, afterMark, s) || s.Heading && r.anotherHeadline(k, from, s) {
		return true
	}
	if t.Norm == andThis && !afterMark && k+1 < s.To && attends[r.toks[k+1].Base] {
		return true // "قررتا تعليق المناورات وذلك بعد أيام من القمة"
	}
	if t.Base == what && t.Conj == "" && r.takesUpWhat(k+1) || k+1 < s.To && (t.Norm == andIt || t.Norm == andSheIt) && r.toks[k+1].Base == what && r.takesUpWhat(k+2) {
		return true // "إطلاق صاروخ ما نفته الحكومة"
	}
	if r.withoutTelling(k, s) || !afterMark && r.butHeSaid(k, s) {
		return true
	}
	if r.toks[k-1].Base == beenBefore {
		return false // "أنه سبق وطالب"
	}
	if to, e := r.onesWords(k, s); e != nil && r.endsThere(to, s) {
		return true // "… على حد قوله"
	}
	if r.bySaying(k) && r.openedAt(k+1, s) && (afterMark || nominal && !r.toks[k].Def) {
		return true // "رد على الذين يقولون …، بالقول «…»", "أشار إلى المحادثات بقوله «…»"
	}
	forms, suffix := r.cueAt(k)
	for _, f := range forms {
		switch f.form {
		case past:
			if f.number == text.Plural && !r.severalSpeak(cue, from) {
				continue // "أن الخاطفين اتصلوا … وطلبوا": they, not the one who speaks
			}
			if t.Conj != "" && t.Prep == "" && !t.Def && suffix == nil && (afterMark || !f.cue.weak || t.Conj == "\u0641" && r.peek(k, s, f).clear) && r.hasOpener(k, s, f) && !r.saidWithin(k, cue, f, s) {
				return true
			}
		case present:
			if t.Conj != "" && !t.Def && (afterMark && (suffix == nil && r.toks[cue].Base == t.Base || r.sameSubject(cue, f) && r.hasOpener(k, s, f)) || nominal && suffix == nil && r.sameSubject(cue, f) && r.peek(k, s, f).clear) {
				return true // "ترفض الاتفاق، وتصفه بأنه"
			}
			if afterMark && t.Conj == andWord && t.Prep == "" && !t.Def && suffix == nil && r.anotherSays(k, s, f) {
				return true // "…، وتشير تقارير إلى أن"
			}
		case participle:
			if (afterMark || t.Conj != "" || !r.speechBetween(from, k) && (r.isParticiple(k) || r.herSaying(k, cue, f)) && (r.peek(k, s, f).clear || k+1 < s.To && r.ownDeed(k+1))) && t.Prep == "" && !t.Def && suffix == nil && r.hasOpener(k, s, f) {
				return true
			}
		}
	}
	if r.toks[k-1].Kind == text.Close && t.Norm == whereas {
		return true // "بأنه «مأساوي» حيث قصفت المستشفيات": the article tells why
	}
	if r.byFigures(k, s) || r.splitBySource(k, s) {
		return false
	}
	if n := r.cueNouns[t.Base]; (n != nil && n.kind == "source-prep" || r.asTheySay(k) != "") && afterMark {
		return true
	}
	if afterMark {
		next := ""
		if k+1 < s.To {
			next = r.toks[k+1].Norm
		}
		if (t.Norm == "\u0644\u0643\u0646" || t.Base == "\u0644\u0643\u0646\u0647" || t.Base == "\u0644\u0643\u0646\u0647\u0627" || // لكن لكنه لكنها
			t.Conj != "" && (t.Base == wasWord || t.Base == wasWord+"\u062A")) && r.cueWithin(k, 10, s) {
			return true // "…، لكنه حذر من", "…، وكان فلان أعلن"
		}
		if r.beforeThat(k, cue, s) || t.Norm == afterThat {
			return true
		}
		switch t.Norm {
		case andThis:
			return !byMeans[next] && !(next == fromWord && k+2 < s.To && r.toks[k+2].Norm == throughout)
		case andIt, andSheIt: // وهو ما، وهو الأمر الذي
			return next == what || k+2 < s.To && r.toks[k+1].Def && r.class(&r.toks[k+2]) == "rel" || r.tellsOfIt(k+1, s)
		case "\u0627\u0644\u0627\u0645\u0631": // الأمر الذي
			return next == "\u0627\u0644\u0630\u064A"
		case inWord: // في إشارة إلى، في خطوة، في حين، في وقت
			return r.inAllusion(k, s) || r.inDocument(k, s) || next == "\u0627\u0634\u0627\u0631\u0647" || next == "\u062E\u0637\u0648\u0647" || next == "\u062D\u064A\u0646" || next == "\u0648\u0642\u062A" || next == "\u0627\u0644\u0648\u0642\u062A"
		}
		if meanwhile[t.Base] { // فيما، بينما with a verb of speech, or what did not happen
			if r.toks[min(k+1, s.To-1)].Base == lam {
				return true // "…، فيما لم تعرف الأسباب"
			}
			if r.turnsAside(k, s) {
				return true
			}
			for q := k + 1; q < min(k+3, s.To); q++ {
				forms := r.cuesMet(q, s)
				if len(forms) > 0 && (r.finiteVerb(q) || q == k+1 && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past })) {
					return true
				}
			}
		}
	}
	return false
}

// anotherSays reports whether the verb in the present at token k, with its subject behind it, leads to what
// somebody else says.
func (r *speechReader) anotherSays(k int, s *text.Sentence, f cueForm) bool {
	z := r.peek(k, s, f)
	return z.clear && (len(z.subject) > 0 || z.document)
}

// takesUpWhat reports whether a verb of denying at token k has for its object the pronoun of what was told
// before: "ما | نفته الحكومة".
func (r *speechReader) takesUpWhat(k int) bool {
	if k+1 >= len(r.toks) {
		return false
	}
	forms, e := r.cueAt(k)
	return e != nil && e.person == 3 && slices.ContainsFunc(forms, func(f cueForm) bool {
		return (f.form == past || f.form == present) && f.cue.act == schema.Deny
	})
}

// "And it is", of a masculine and a feminine noun: وهو وهي.
const (
	andIt    = "\u0648\u0647\u0648"
	andSheIt = "\u0648\u0647\u064A"
)

// attends holds the prepositions of when, after what and amid what somebody said something, behind "وذلك":
// بعد قبل عقب إثر غداة وسط.
var attends = wordSet(after_, before_, "\u0639\u0642\u0628", "\u0627\u062B\u0631", "\u063A\u062F\u0627\u0647", amid)

// byMeans holds the words that tell by what means something is done, which is said with it, folded:
// "وذلك | عبر", "وذلك | عن طريق"; throughout is خلال, as in "وذلك من خلال".
var byMeans = wordSet(via, about, "\u0628\u0648\u0627\u0633\u0637\u0647")

const throughout = "\u062E\u0644\u0627\u0644"

// byFigures reports whether between commas at token k stands only what sort of knowledge the words
// around it rest on, whosever it is, so that they go on behind it: "أسفر، | بحسب الحصيلة الأولية، | عن".
func (r *speechReader) byFigures(k int, s *text.Sentence) bool {
	const longest = 8
	j := k + 1
	if j < s.To && r.toks[j].Base == toWord {
		j++
	}
	if !r.sourcePrep(k) || r.toks[k].Conj != "" || r.toks[k-1].Norm != comma || j+2 >= s.To || !r.toks[j].Def || !r.contentWord(j) || r.mediumAt(j) != "" {
		return false
	}
	for q := j + 1; q < min(s.To-1, k+longest); q++ {
		t := &r.toks[q]
		switch {
		case t.Norm == comma:
			return r.toks[q+1].Kind == text.Word && r.toks[q+1].Conj == "" && !r.isParticiple(q+1)
		case t.Kind != text.Word || r.cover(q) >= 0:
			return false
		}
	}
	return false
}

// splitBySource reports whether the source between commas at token k parts a verb from how much or
// many it is of: "خسرت، | وفق تقديرات كييف، | نصف دباباتها".
func (r *speechReader) splitBySource(k int, s *text.Sentence) bool {
	const longest = 8
	if !r.sourcePrep(k) || r.toks[k].Conj != "" || r.toks[k-1].Norm != comma {
		return false
	}
	for q := k + 1; q+1 < min(s.To, k+longest); q++ {
		if r.toks[q].Norm == comma {
			n := &r.toks[q+1]
			return n.Conj == "" && (n.Kind == text.Number || amounts[n.Base] || quantity(n.Base) && n.Base != oneMan && n.Base != oneWoman)
		}
	}
	return false
}

// saidWithin reports whether the verb in the past at token k, form f of a cue, goes on with
// somebody told of in the content rather than with who speaks, whose verb at token cue has the
// other gender: "قالت الشرطة إن المتهم أنكر ثم تراجع، وأقر بالتهم".
func (r *speechReader) saidWithin(k, cue int, f cueForm, s *text.Sentence) bool {
	if f.number != text.Singular || f.gender == text.NoGender || goingOn[Fold(f.cue.lemma)] {
		return false
	}
	told := false
	forms, _ := r.cueAt(cue)
	for _, c := range forms {
		if c.form != past || c.number != text.Singular || c.gender == f.gender || c.gender == text.NoGender {
			return false
		}
		told = true
	}
	z := r.peek(k, s, f)
	return told && len(z.subject) == 0 && !z.implied.Want
}

// goingOn holds the verbs by which the article goes on with somebody's speech, whoever it is:
// أضاف تابع أردف واصل استطرد.
var goingOn = map[string]bool{
	"\u0627\u0636\u0627\u0641": true, "\u062A\u0627\u0628\u0639": true, "\u0627\u0631\u062F\u0641": true,
	"\u0648\u0627\u0635\u0644": true, "\u0627\u0633\u062A\u0637\u0631\u062F": true,
}

// herSaying reports whether the feminine participle f at token k goes with the feminine
// verb of the cue and is no adjective of the noun before it: "نفت ذلك مؤكدة أن".
func (r *speechReader) herSaying(k, cue int, f cueForm) bool {
	if f.number == text.Plural && hasSuffix(f.word, "\u064A\u0646") { // "دعوا إلى المقاطعة متهمين الرئيس"
		return r.severalSpeak(cue, cue+1) && (r.toks[k-1].Def || r.cover(k-1) >= 0)
	}
	if f.gender != text.Feminine || !feminineEnd(r.toks[k].Text) || r.cover(k-1) < 0 && !r.toks[k-1].Def && r.class(&r.toks[k-1]) == "" {
		return false
	}
	forms, _ := r.cueAt(cue)
	return slices.ContainsFunc(forms, func(c cueForm) bool { return c.form == past && c.gender == text.Feminine && c.number == text.Singular })
}

// speechBetween reports whether a verb of speech stands between
// tokens j and k, which a participle behind it can go with.
func (r *speechReader) speechBetween(j, k int) bool {
	for q := j; q < k; q++ {
		if forms, _ := r.cueAt(q); r.finite(q) && slices.ContainsFunc(forms, func(f cueForm) bool { return f.cue.act != schema.Think }) {
			return true
		}
	}
	return false
}

// turns reports whether a conjunction at token k turns from what somebody said to
// what he did or said besides: "…، إلا أنها أكدت أن", "… حيث طالبت ب", "… كما فرضت".
// Behind a clause, rather than a noun phrase, the last two go on with it.
func (r *speechReader) turns(k int, nominal, afterMark bool, s *text.Sentence) bool {
	t := &r.toks[k]
	if k+2 >= s.To {
		return false
	}
	n := &r.toks[k+1]
	if t.Conj == "\u0641" && afterMark && hasPrefix(t.Base, that) { // "فيما دان …، فإنه دعا"
		forms, _ := r.cueAt(k + 1)
		return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(k+1, s, f) })
	}
	if t.Conj == "\u0648" && t.Base == whereas { // "حيث تهدد …، وحيث أطلق"
		return true
	}
	if t.Conj != "" && t.Base == although && afterMark {
		return r.butSaid(k, s)
	}
	switch t.Norm {
	case "\u0627\u0644\u0627": // إلا
		if !afterMark || !r.subordinator(k+1) {
			return false
		}
		forms, _ := r.cueAt(k + 2)
		return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(k+2, s, f) }) || r.cueWithin(k+1, 10, s)
	case other: // "غير أن مصادر أخرى أكدت أن"
		return afterMark && r.subordinator(k+1) && r.cueWithin(k+1, 10, s)
	case whereas, "\u0643\u0645\u0627": // كما
		forms, _ := r.cueAt(k + 1)
		if !nominal && afterMark && t.Norm == whereas && slices.ContainsFunc(forms, func(f cueForm) bool {
			return f.form == past && !vowelledPassive(n.Text, n.Conj) && r.peek(k+1, s, f).clear
		}) {
			return true // "…، حيث أوضح أن"
		}
		if !nominal || n.Conj != "" || n.Def || n.Prep != "" {
			return false
		}
		if slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(k+1, s, f) }) {
			return true
		}
		return t.Norm != whereas && r.verbAfter(k+1) && (len(forms) == 0 || afterMark && r.toks[k+2].Norm != comma)
	}
	return false
}

// butHeSaid reports whether "لكن" at token k, with no mark before it, turns to what somebody
// said besides: with a pronoun right before a verb of speech ("… لكنه قال إن"), or before the
// name of somebody else ("… لكن الوزير أشار إلى أن").
func (r *speechReader) butHeSaid(k int, s *text.Sentence) bool {
	if r.toks[k].Conj != "" && r.toks[k].Conj != andWord || k+2 >= s.To {
		return false
	}
	v := k + 1
	if r.toks[k].Base == but {
		m, ok := r.at[v]
		if !ok || r.d.Mentions[m].Kind != schema.ByName || r.d.Mentions[m].Type != schema.Person || !r.bare(v) {
			return false
		}
		v = r.d.Mentions[m].To
	} else if !pronounBefore[r.toks[k].Base] || r.subordinator(k) {
		return false
	}
	forms, _ := r.cueAt(v)
	return v < s.To && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && f.cue.act != schema.Think && r.peek(v, s, f).clear })
}

const but = "\u0644\u0643\u0646" // لكن

const although = "\u0631\u063A\u0645" // رغم

// butSaid reports whether the clause that "ورغم" opens at token k leads to what somebody
// said: "ورغم أن الحكومة وافقت، إلا أنها أكدت".
func (r *speechReader) butSaid(k int, s *text.Sentence) bool {
	const reach = 30
	for q := k + 1; q+2 < min(s.To, k+reach); q++ {
		if r.toks[q].Norm == "\u0627\u0644\u0627" && r.subordinator(q+1) { // إلا
			forms, _ := r.cueAt(q + 2)
			return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(q+2, s, f) })
		}
	}
	return false
}

const whereas = "\u062D\u064A\u062B" // حيث

// sameSubject reports whether a verb in the present can go on with the cue: both
// are in the present, of one gender and number.
func (r *speechReader) sameSubject(cue int, f cueForm) bool {
	forms, _ := r.cueAt(cue)
	return slices.ContainsFunc(forms, func(c cueForm) bool {
		return c.form == present && c.gender == f.gender && c.number == f.number
	})
}

// cueWithin reports whether a verb of speech with content of its own follows
// token k in its clause, at most n tokens on.
func (r *speechReader) cueWithin(k, n int, s *text.Sentence) bool {
	for q := k + 1; q < min(s.To, k+n); q++ {
		t := &r.toks[q]
		if t.Kind != text.Word && t.Norm != comma || r.subordinator(q) {
			return false
		}
		forms, _ := r.cueAt(q)
		for _, f := range forms {
			if f.form == past && t.Conj == "" && t.Prep == "" && !t.Def && !f.cue.weak && r.hasOpener(q, s, f) {
				return true
			}
		}
	}
	return false
}

// severalSpeak reports whether the subject of the cue can be who a plural verb
// goes on with: the verb is plural itself, its subject is, or nobody is named.
func (r *speechReader) severalSpeak(cue, from int) bool {
	forms, _ := r.cueAt(cue)
	for _, f := range forms {
		if f.form != participle && f.number != text.Singular {
			return true
		}
	}
	for k := cue + 1; k < from; k++ {
		if m, ok := r.at[k]; ok && r.canSpeak(m) {
			return r.d.Mentions[m].Number != text.Singular
		}
	}
	return true
}
