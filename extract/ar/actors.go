package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A subject is what the reader finds of a verb's subject.
type subject struct {
	mentions []int
	told     bool           // a noun phrase is the subject, whether or not it holds a mention
	self     text.Self      // who tells it, or what is theirs
	want     text.Agreement // a pronoun, to be resolved
	from, to int            // tokens of the noun phrase, half-open, where it is known
}

func (x *subject) found() bool { return x.told || x.want.Want || x.self != text.NotSelf }

// before finds the subject that stands before the verb at token i: "القوات
// انسحبت", "إن الوزير … سيزور", "التي انسحبت", "أنه سيزور", "وكان الجيش قد قصف".
func (r *eventReader) before(i int, s *text.Sentence, in inflection) subject {
	if r.toks[i].Conj != "" || r.resumed(i+1, s) || in.number == text.Singular && r.takenUpBefore(i, s) {
		return subject{}
	}
	k := r.passAdverbs(i, s)
	if k <= s.From {
		return subject{}
	}
	if sub := r.beyondAside(k, i, s, in); sub.found() {
		return sub
	}
	p := &r.toks[k-1]
	switch {
	case p.Base == whereas && p.Conj == "" && k == i && i+1 < s.To && r.in[i+1] < 0 && r.opensNoun(i+1):
		return subject{} // "بغداد، حيث وقع الهجوم": another clause
	case r.particles[p.Base] == "rel":
		if r.otherSubject(k-1, in) && i+1 < s.To && (r.toks[i+1].Kind == text.Open || r.opensNoun(i+1)) {
			if r.theirOwn(i + 1) {
				if sub := r.antecedentOf(k-1, s, inflection{}); len(sub.mentions) > 0 && r.actor(sub.mentions[0]) {
					return sub // "أنقرة، التي ينتشر جنودها"
				}
			}
			return subject{}
		}
		return r.antecedentOf(k-1, s, in)
	case r.subordinator(k-1) || p.Base == "\u0644\u0627\u0646\u0647" || p.Base == "\u0644\u0643\u0646\u0647" || p.Base == "\u0644\u0627\u0646\u0647\u0627" || p.Base == "\u0644\u0643\u0646\u0647\u0627" || p.Base == "\u0644\u0643\u0646\u0647\u0645": // لأنه لكنه …
		if hasPrefix(p.Base, but) { // "ألقت الشرطة القبض على فتاة لكنها أفرجت عنها": who acted goes on
			if sub := r.inherited(k-1, s, in); len(sub.mentions) > 0 && !slices.ContainsFunc(sub.mentions, func(m int) bool { return !r.agrees(m, in) }) {
				return sub
			}
		}
		if sub := r.couldDo(k-1, s); sub.found() {
			return sub
		}
		return r.pronounSubject(k - 1)
	case p.Kind != text.Word && p.Kind != text.Number && p.Kind != text.Close && p.Norm != ")", r.inDateline(k-1, s):
		return subject{}
	}
	if m := r.describedBy(k, i, in); m >= 0 {
		return subject{mentions: []int{m}, told: true, from: r.d.Mentions[m].From, to: k}
	}
	if k == i && r.tellsMoreOf(k-1, s, in) {
		return subject{told: true}
	}
	return r.leadingNoun(k, i, s, in)
}

// tellsMoreOf reports whether the verb behind token k tells more of the indefinite noun there, which is nobody
// known and agrees with it, so that it is the subject: "حملة | استهدفت الوزراء", "في تفجير | هز المدينة".
func (r *eventReader) tellsMoreOf(k int, s *text.Sentence, in inflection) bool {
	t := &r.toks[k]
	if k <= s.From || t.Kind != text.Word || t.Def || r.cover[k] >= 0 || r.in[k] >= 0 || r.particles[t.Base] != "" || in.number != text.Singular || in.gender == text.NoGender || r.finite(k) || r.accusative(k) || where[t.Base] {
		return false
	}
	if p := &r.toks[k-1]; !(t.Prep != "" || r.particles[p.Base] == "prep" || p.Kind == text.Word && !p.Def && r.cover[k-1] < 0 && r.nominal(k-1)) {
		return false // a word of its own may open a clause
	}
	if !r.masdars[t.Stem] && len(nominal(r.triggers[t.Stem])) == 0 && !r.things[t.Stem] {
		return false
	}
	female := feminineEnd(t.Text) || hasSuffix(t.Stem, "\u0627\u062A") // ات
	return female == (in.gender == text.Feminine)
}

// inDateline reports whether the quotation mark at token k closes the paper in a dateline:
// "بغداد: «الخليج» أطلق الجيش".
func (r *eventReader) inDateline(k int, s *text.Sentence) bool {
	const most = 7 // words of place and paper
	if r.toks[k].Kind != text.Close || k > s.From+most {
		return false
	}
	q := k - 1
	for q > s.From && r.toks[q].Kind == text.Word {
		q--
	}
	return q > s.From && r.toks[q].Kind == text.Open && r.toks[q-1].Norm == colon && r.cover[s.From] >= 0
}

// describedBy returns the indefinite description right before the verb at token i, of which
// the verb tells more without a relative pronoun: "عقوبات على شركات إيرانية تزود الجماعة"; -1
// where there is none.
func (r *eventReader) describedBy(k, i int, in inflection) int {
	m := r.cover[k-1]
	if k != i || m < 0 {
		return -1
	}
	x := &r.d.Mentions[m]
	if x.To != k || x.Kind != schema.ByDescription || x.Definite || x.Gender == text.NoGender || in.gender == text.NoGender || !r.agrees(m, in) || in.number == text.Singular && x.Number == text.Plural && x.Type == schema.Person {
		return -1
	}
	return m
}

// couldDo finds who can or may do what the verb behind "أن" at token k tells: "لا يمكن لأي
// دولة أن تحتل", "سبق للجيش أن قصف".
func (r *eventReader) couldDo(k int, s *text.Sentence) subject {
	if r.toks[k].Norm != that || k < s.From+2 {
		return subject{}
	}
	for q := k - 1; q > s.From && k-q <= couldReach; q-- {
		t := &r.toks[q]
		if t.Kind != text.Word || r.finite(q) {
			return subject{}
		}
		if t.Prep != prepL {
			continue
		}
		w := r.toks[q-1].Base
		if r.modal[w] == "" && w != "\u0633\u0628\u0642" && w != "\u064A\u062D\u0642" { // سبق يحق
			return subject{}
		}
		ms, to := r.argument(q, s)
		return subject{mentions: ms, told: true, from: q, to: to}
	}
	return subject{}
}

// couldReach is how many words may stand between "ل" and "أن".
const couldReach = 6

// resumed reports whether a preposition with a pronoun stands at token k, which
// takes up the noun before the verb: "معارك أخفق فيها الجيش".
func (r *eventReader) resumed(k int, s *text.Sentence) bool {
	next := k + 1
	for next < s.To && r.toks[next].Kind == text.Open { // "قتل فيها «التنظيم» المئات"
		next++
	}
	if next >= s.To || r.toks[k].Kind != text.Word || r.cover[next] < 0 || r.toks[next].Prep != "" {
		return false
	}
	_, e := cutEnclitic(r.toks[k].Norm, func(w string) bool { return w == inWord || w == "\u062E\u0644\u0627\u0644" }) // خلال
	return e != nil
}

// passAdverbs steps left from the verb at token i over what may stand between
// it and its subject: "قد", negations, adverbs, dates, brackets, one comma.
func (r *eventReader) passAdverbs(i int, s *text.Sentence) int {
	k := i
	for k > s.From {
		p := &r.toks[k-1]
		class := r.particles[p.Base]
		switch {
		case r.in[k-1] >= 0:
			k = r.times[r.in[k-1]].From
			if k > s.From && (r.toks[k-1].Base == inWord || r.toks[k-1].Base == fromWord) {
				k--
			}
		case p.Norm == ")":
			q := k - 1
			for q > s.From && k-q < 12 && r.toks[q].Norm != "(" {
				q--
			}
			if r.toks[q].Norm != "(" {
				return k
			}
			k = q
		case isDash(p.Norm) && r.betweenDashes(k-1, s) < k-1: // "-على حد قوله-"
			k = r.betweenDashes(k-1, s)
		case k < i && k >= s.From+2 && r.toks[k].Norm == hadWord && r.was(p.Base) && r.toks[k-2].Norm == hadWord: // "قد يكون قد قتل"
			k -= 2
		case p.Norm == comma && k-1 > s.From, p.Kind == text.Open, class == "neg" && p.Conj == "", class == "adv", p.Norm == hadWord, p.Norm == hadLam, p.Norm == "\u0633\u0648\u0641": // سوف
			k--
		default:
			return k
		}
	}
	return k
}

// beyondAside finds the subject of the verb at token i that stands before a relative clause
// between commas, the second of which is among tokens k to i: "وكانت واشنطن، التي انتقدت
// الحكومة، قد فرضت".
func (r *eventReader) beyondAside(k, i int, s *text.Sentence, in inflection) subject {
	second := -1
	for q := k; q < i; q++ {
		if r.toks[q].Norm == comma {
			second = q
		}
	}
	if second < 0 {
		return subject{}
	}
	for q := second - 1; q > s.From && second-q < 2*relativeReach; q-- {
		t := &r.toks[q]
		if t.Norm == colon || t.Norm == "\u061B" { // ؛
			break
		}
		if t.Norm != comma || r.particles[r.toks[q+1].Base] != "rel" {
			continue
		}
		m, ok := r.until[q]
		if !ok || !r.agrees(m, in) {
			break
		}
		first := r.firstOfPhrase(m)
		from := r.d.Mentions[first].From
		if from == s.From || r.was(r.toks[from-1].Base) || r.subordinator(from-1) {
			return subject{mentions: []int{first}, told: true, from: from, to: q}
		}
		break
	}
	return subject{}
}

// isDash reports whether a sign is one that an aside stands between.
func isDash(w string) bool { return w == "-" || w == "\u2013" || w == "\u2014" }

// betweenDashes returns the first of the two dashes whose second is token k, with a few
// words between, or k.
func (r *eventReader) betweenDashes(k int, s *text.Sentence) int {
	const longest = 6
	for q := k - 1; q > s.From && q >= k-longest; q-- {
		if isDash(r.toks[q].Norm) && k-q > 1 {
			return q
		}
		if r.toks[q].Kind != text.Word {
			break
		}
	}
	return k
}

// antecedentOf finds the noun that the relative pronoun at token k goes with.
func (r *eventReader) antecedentOf(k int, s *text.Sentence, in inflection) subject {
	feminine := r.toks[k].Base == whichHer
	relative := k
	for k > s.From && (r.toks[k-1].Norm == comma || r.toks[k-1].Kind == text.Close || r.toks[k-1].Norm == ")") {
		k--
	}
	for q := k; q > s.From && k-q < 8; q-- {
		m, ok := r.until[q]
		if ok && !r.agrees(m, in) {
			if o := r.last(m, q); o >= 0 && r.d.Mentions[o].Type == schema.Person && r.agrees(o, in) { // "عائلة | فلان | الذي قتلوه"
				m = o
			}
		}
		if ok && r.agrees(m, in) {
			if o := r.qualified(m); o >= 0 && r.agrees(o, in) {
				m = o
			}
			if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Gender != text.Feminine && feminine {
				if o := r.last(m, q); o >= 0 && r.agrees(o, in) { // "المتحدث باسم القوات التي"
					return subject{mentions: []int{o}, told: true}
				}
				return subject{told: true}
			}
			if w := r.toks[relative].Base; dualRelative[w] { // "فلان وفلان، اللذين خطفا"
				first := r.d.Mentions[r.firstOfPhrase(m)].From
				if o, ok := r.until[first]; ok && r.toks[first].Conj == andWord && r.agrees(o, in) {
					return subject{mentions: []int{o, m}, told: true}
				}
			}
			return subject{mentions: []int{m}, told: true}
		}
		t := &r.toks[q-1]
		if t.Kind != text.Word || r.finite(q-1) || r.particles[t.Base] == "prep" {
			break
		}
		if _, ok := r.adjective(q - 1); !ok && r.cover[q-1] < 0 {
			break // "الهجوم الذي استهدف": a noun that is no mention
		}
	}
	return subject{told: true}
}

// qualified returns the name that mention m, one word with the article right behind it,
// is an adjective of, or -1: "التنظيم المتشدد".
func (r *eventReader) qualified(m int) int {
	x := &r.d.Mentions[m]
	if x.Kind != schema.ByDescription || x.Type != schema.Person || x.To-x.From != 1 || !r.toks[x.From].Def || !r.bare(x.From) {
		return -1
	}
	if o, ok := r.until[x.From]; ok && r.d.Mentions[o].Kind == schema.ByName && r.d.Mentions[o].Type != schema.Person {
		return o
	}
	return -1
}

// dualRelative holds the relative pronouns of two, folded: اللذان اللذين اللتان اللتين.
var dualRelative = map[string]bool{
	"\u0627\u0644\u0644\u0630\u0627\u0646": true, "\u0627\u0644\u0644\u0630\u064A\u0646": true, "\u0627\u0644\u0644\u062A\u0627\u0646": true, "\u0627\u0644\u0644\u062A\u064A\u0646": true,
}

// whichHer is "التي".
const whichHer = "\u0627\u0644\u062A\u064A"

// last returns the mention within mention m that ends before token end, or -1.
func (r *eventReader) last(m, end int) int {
	for at := r.mentionsFrom(r.d.Mentions[m].From); at < len(r.sorted); at++ {
		o := r.sorted[at]
		x := &r.d.Mentions[o]
		if x.From >= end {
			break
		}
		if o != m && x.To == end {
			return o
		}
	}
	return -1
}

// agrees reports whether a mention can be the subject of a verb after it.
func (r *eventReader) agrees(m int, in inflection) bool {
	x := &r.d.Mentions[m]
	if x.Type == schema.NamedEvent {
		return false
	}
	if x.Gender == text.NoGender || in.gender == text.NoGender || in.number != text.Singular {
		return true
	}
	return x.Gender == in.gender || in.gender == text.Feminine && x.Number == text.Plural
}

// leadingNoun looks for the noun phrase that opens the clause of the verb at
// token verb; what stands between token k and the verb is no part of it.
func (r *eventReader) leadingNoun(k, verb int, s *text.Sentence, in inflection) subject {
	relative := false
	for q := k - 1; q >= s.From-1 && k-q < 22; q-- {
		from := q + 1
		comma_ := false
		if q >= s.From {
			t := &r.toks[q]
			switch {
			case r.in[q] >= 0 || r.cover[q] >= 0 && q+1 < len(r.cover) && r.cover[q+1] == r.cover[q]:
				continue
			case r.particles[t.Base] == "rel":
				relative = true
				continue
			case t.Norm == comma:
				comma_ = true
			case t.Kind == text.Open || t.Kind == text.Close || t.Norm == "(" || t.Norm == ")" || t.Kind == text.Number:
				continue
			case t.Kind != text.Word:
			case r.subordinator(q):
				if len(t.Base) > 8 || t.Base != that && t.Base != "\u0628\u0627\u0646" { // with a pronoun
					return subject{}
				}
			case r.was(t.Base), r.noLonger(q), r.particles[t.Base] == "conj" && t.Base != "\u0627\u0648" && t.Base != "\u0628\u0644": // not أو
			case t.Conj != "" && r.particles[t.Base] == "" && !r.finiteVerb(q) && q > s.From && r.cover[q] < 0:
				continue
			case r.finite(q) && q > s.From && r.particles[r.toks[q-1].Base] == "rel": // "التحالف الذي تقوده واشنطن نفذ"
				continue
			case r.finite(q) && !relative:
				return subject{}
			default:
				continue
			}
		}
		if from >= k {
			return subject{}
		}
		for from < k && (r.toks[from].Kind == text.Open || r.in[from] >= 0 || r.toks[from].Norm == comma || r.particles[r.toks[from].Base] == "adv" || r.particles[r.toks[from].Base] == "time") {
			from++
		}
		if m := r.remainder(from, k); m >= 0 {
			return subject{mentions: []int{m}, told: true}
		}
		if from < k && r.cover[from] < 0 {
			if self := r.ours(from); self != text.NotSelf && r.toks[from].Prep == "" {
				return subject{told: true, self: self}
			}
		}
		if from >= k || !r.opensNoun(from) {
			if comma_ {
				continue
			}
			return subject{}
		}
		ms, to := r.argument(from, s)
		if to > verb {
			return subject{}
		}
		if comma_ && len(ms) == 0 {
			continue
		}
		if len(ms) > 0 && r.cover[from] >= 0 && !r.agrees(ms[0], in) {
			return subject{}
		}
		if r.both(from) && (len(ms) == 0 || to == from+1 && r.d.Mentions[ms[0]].Kind == schema.ByDescription) {
			return subject{told: true, self: text.Both}
		}
		if len(ms) == 0 {
			if self := r.ours(from); self != text.NotSelf {
				return subject{told: true, self: self}
			}
		}
		return subject{mentions: ms, told: true, from: from, to: to}
	}
	return subject{}
}

// remainder reads "ما تبقى من القوات" from token k: what it is a part of.
func (r *eventReader) remainder(k, end int) int {
	if k+3 >= end || r.toks[k].Base != what || !r.finiteVerb(k+1) && r.toks[k+1].Base != "\u062A\u0628\u0642\u064A" || r.toks[k+2].Base != fromWord { // تبقى
		return -1
	}
	return r.cover[k+3]
}

// finite reports whether token k is a finite verb in its place: no part of a
// name or date, no function word that looks like one ("بين"), and no noun with a
// pronoun ("حركته").
func (r *eventReader) finite(k int) bool {
	return r.cover[k] < 0 && r.in[k] < 0 && r.finiteVerb(k) && r.particles[r.toks[k].Base] == "" && r.ours(k) == text.NotSelf
}

// was reports whether the word is a form of كان that a subject may follow.
func (r *eventReader) was(b string) bool {
	switch b {
	case wasWord, wasWord + "\u062A", wasWord + "\u0648\u0627", wasWord + "\u0627", "\u064A\u0643\u0648\u0646", "\u062A\u0643\u0648\u0646", // يكون تكون
		"\u0632\u0627\u0644", "\u0632\u0627\u0644\u062A", "\u0632\u0627\u0644\u0648\u0627", "\u064A\u0632\u0627\u0644", "\u062A\u0632\u0627\u0644", "\u0628\u0627\u062A\u062A", "\u0638\u0644", "\u0638\u0644\u062A": // زال … باتت ظل
		return true
	}
	return false
}

// opensNoun reports whether a noun phrase, and no prepositional one, begins at token k.
func (r *eventReader) opensNoun(k int) bool {
	t := &r.toks[k]
	if t.Prep != "" {
		return false
	}
	if r.cover[k] >= 0 {
		return true
	}
	if t.Kind == text.Number {
		return true
	}
	if r.particles[t.Base] != "" {
		return quantity(t.Base) || r.particles[t.Base] == "dem"
	}
	return r.nominal(k)
}

// quantity reports whether a function word begins a noun phrase: "عدد", "كل", "بعض".
func quantity(b string) bool {
	switch b {
	case "\u0639\u062F\u062F", "\u0639\u062F\u0647", "\u0643\u0644", "\u0628\u0639\u0636", "\u0645\u0639\u0638\u0645", "\u062C\u0645\u064A\u0639", "\u0628\u0636\u0639\u0647", "\u0627\u062D\u062F", "\u0627\u062D\u062F\u064A", "\u0627\u064A", "\u0627\u063A\u0644\u0628", "\u0627\u062E\u0631":
		return true
	}
	return false
}
