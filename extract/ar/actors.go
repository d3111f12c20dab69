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
}

func (x *subject) found() bool { return x.told || x.want.Want || x.self != text.NotSelf }

// before finds the subject that stands before the verb at token i: "القوات
// انسحبت", "إن الوزير … سيزور", "التي انسحبت", "أنه سيزور", "وكان الجيش قد قصف".
func (r *eventReader) before(i int, s *text.Sentence, in inflection) subject {
	if r.toks[i].Conj != "" || r.resumed(i+1, s) {
		return subject{}
	}
	k := r.passAdverbs(i, s)
	if k <= s.From {
		return subject{}
	}
	p := &r.toks[k-1]
	switch {
	case r.particles[p.Base] == "rel":
		return r.antecedentOf(k-1, s, in)
	case r.subordinator(k-1) || p.Base == "\u0644\u0627\u0646\u0647" || p.Base == "\u0644\u0643\u0646\u0647" || p.Base == "\u0644\u0627\u0646\u0647\u0627" || p.Base == "\u0644\u0643\u0646\u0647\u0627" || p.Base == "\u0644\u0643\u0646\u0647\u0645": // لأنه لكنه …
		return r.pronounSubject(k - 1)
	case p.Kind != text.Word && p.Kind != text.Number && p.Kind != text.Close && p.Norm != ")":
		return subject{}
	}
	return r.leadingNoun(k, i, s, in)
}

// resumed reports whether a preposition with a pronoun stands at token k, which
// takes up the noun before the verb: "معارك أخفق فيها الجيش".
func (r *eventReader) resumed(k int, s *text.Sentence) bool {
	if k+1 >= s.To || r.toks[k].Kind != text.Word || r.cover[k+1] < 0 || r.toks[k+1].Prep != "" {
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
		case p.Norm == comma && k-1 > s.From, p.Kind == text.Open, class == "neg" && p.Conj == "", class == "adv", p.Norm == hadWord, p.Norm == hadLam, p.Norm == "\u0633\u0648\u0641": // سوف
			k--
		default:
			return k
		}
	}
	return k
}

// pronounSubject reads "أنه", "إنها", "أننا": the pronoun stands for the subject.
func (r *eventReader) pronounSubject(k int) subject {
	b := r.toks[k].Base
	switch {
	case hasSuffix(b, "\u0646\u0646\u0627"), hasSuffix(b, "\u0646\u0646\u064A"): // أننا أنني
		return subject{self: text.Body}
	case hasSuffix(b, "\u0647\u0645\u0627"):
		return subject{want: text.Agreement{Want: true, Number: text.Dual}}
	case hasSuffix(b, "\u0647\u0645"):
		return subject{want: text.Agreement{Want: true, Number: text.Plural}}
	case hasSuffix(b, "\u0647\u0627"):
		return subject{want: text.Agreement{Want: true, Gender: text.Feminine, Number: text.Singular}, self: text.Teller}
	case hasSuffix(b, "\u0647"):
		return subject{want: text.Agreement{Want: true, Gender: text.Masculine, Number: text.Singular}, self: text.Teller}
	}
	return subject{} // a verb right after أن: its subject follows, or is that of the verb before
}

// antecedentOf finds the noun that the relative pronoun at token k goes with.
func (r *eventReader) antecedentOf(k int, s *text.Sentence, in inflection) subject {
	feminine := r.toks[k].Base == whichHer
	for k > s.From && (r.toks[k-1].Norm == comma || r.toks[k-1].Kind == text.Close || r.toks[k-1].Norm == ")") {
		k--
	}
	for q := k; q > s.From && k-q < 8; q-- {
		if m, ok := r.until[q]; ok && r.agrees(m, in) {
			if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Gender != text.Feminine && feminine {
				if o := r.last(m, q); o >= 0 && r.agrees(o, in) { // "المتحدث باسم القوات التي"
					return subject{mentions: []int{o}, told: true}
				}
				return subject{told: true}
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
			case r.was(t.Base), r.particles[t.Base] == "conj" && t.Base != "\u0627\u0648" && t.Base != "\u0628\u0644": // not أو
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
		if len(ms) == 0 {
			if self := r.ours(from); self != text.NotSelf {
				return subject{told: true, self: self}
			}
			if r.both(from) {
				return subject{told: true, self: text.Both}
			}
		}
		return subject{mentions: ms, told: true}
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

// both reports whether token k is "الطرفان", "الجانبين", "الوزيران": two that
// were told of together.
func (r *eventReader) both(k int) bool {
	t := &r.toks[k]
	if !t.Def {
		return false
	}
	w, ok := cutSuffix(t.Stem, "\u0627\u0646")
	if !ok {
		w, ok = cutSuffix(t.Stem, "\u064A\u0646")
	}
	if !ok {
		return false
	}
	switch w {
	case party, side, "\u0628\u0644\u062F", "\u062F\u0648\u0644\u062A", "\u0648\u0632\u064A\u0631", "\u0631\u0626\u064A\u0633", "\u0632\u0639\u064A\u0645": // بلد دولت وزير رئيس زعيم
		return true
	}
	return false
}

// standsFor finds the mention that a noun phrase without one means by a place
// told before: "البلاد", "المدينة".
func (r *eventReader) standsFor(k int) int {
	t := &r.toks[k]
	if !t.Def || t.Kind != text.Word || r.cover[k] >= 0 {
		return -1
	}
	country := t.Stem == "\u0628\u0644\u0627\u062F" || t.Stem == "\u0628\u0644\u062F" // بلاد بلد
	if h := r.heads[t.Stem]; !country && h == nil {
		return -1
	}
	for at := r.mentionsFrom(k) - 1; at >= 0 && at > r.mentionsFrom(k)-40; at-- {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.Type != schema.Place && x.Type != schema.Facility || x.Kind != schema.ByName {
			continue
		}
		if country {
			if c := r.names.ByID(x.Known); c != nil && c.Kind == "country" {
				return m
			}
		} else if r.toks[x.From].Stem == t.Stem {
			return m
		}
	}
	return -1
}

// ranks are the plural nouns for those who serve a force or body.
var ranks = map[string]bool{
	"\u062C\u0646\u0648\u062F": true, "\u0639\u0646\u0627\u0635\u0631": true, "\u0645\u0642\u0627\u062A\u0644\u064A": true, "\u0637\u0648\u0627\u0642\u0645": true, // جنود عناصر مقاتلي طواقم
}

// ours reads "بلاده", "قواته", "حركته" at token k: what belongs to who tells it.
func (r *eventReader) ours(k int) text.Self {
	t := &r.toks[k]
	if t.Def || t.Kind != text.Word || hasSuffix(t.Text, "\u0629") { // ة is no pronoun
		return text.NotSelf
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == "\u0628\u0644\u0627\u062F" || r.heads[w] != nil || ranks[w] }) // بلاد
	if e == nil || e.person != 3 {
		return text.NotSelf
	}
	if w == "\u0628\u0644\u0627\u062F" {
		return text.Homeland
	}
	return text.Body
}

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
			break
		}
		if t.Kind != text.Word && t.Kind != text.Number {
			break
		}
		if t.Conj != "" && len(nps) > 0 || r.finite(k) {
			break
		}
		if c := r.particles[t.Base]; c != "" && c != "prep" && r.cover[k] < 0 && !quantity(t.Base) {
			if c == "adv" || c == "time" || c == "part" {
				k++
				continue
			}
			break
		}
		if p, next := r.preposition(k); p != "" || r.particles[t.Base] == "prep" && r.cover[k] < 0 {
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
		if k >= s.To || r.toks[k].Kind != text.Word && r.toks[k].Kind != text.Number || r.in[k] >= 0 {
			return ms, to
		}
		if m, ok := r.at[k]; ok {
			ms = append(ms, m)
			to = max(r.d.Mentions[m].To, k+1)
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			to = r.restOfName(m, to, s, &z)
			for to < s.To && r.toks[to].Kind == text.Close {
				to++
			}
			if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Kind == schema.ByDescription && to+1 < s.To && r.toks[to].Norm == fromWord {
				if o, ok := r.at[to+1]; ok && r.bare(to+1) && r.agentive(o) { // "5 جنود من الجيش"
					ms = append(ms[:len(ms)-1], o)
					to = r.d.Mentions[o].To
				}
			}
			for to < s.To && r.bare(to) && r.cover[to] < 0 { // "حركة السهل المسلحة"
				if _, ok := r.adjective(to); !ok || r.in[to] >= 0 || where[r.toks[to].Base] {
					break
				}
				to++
			}
		} else {
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
			for q := k; q < end; q++ {
				if m, ok := r.at[q]; ok {
					ms = append(ms, m)
					q = r.d.Mentions[m].To - 1
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
			// "30 عنصرا من قوات …", "عدد من …"
			if len(ms) == n && end < s.To && r.toks[end].Base == fromWord && end+1 < s.To {
				if m, ok := r.at[end+1]; ok && r.bare(end+1) && r.d.Mentions[m].Type != schema.Place {
					ms = append(ms, m)
					end = r.d.Mentions[m].To
				}
			}
			to = end
		}
		if to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Conj == "\u0648" && r.toks[to].Prep == "" && r.in[to] < 0 {
			q := to
			if r.toks[q].Base == "" && q+1 < s.To { // a conjunction before a quotation mark
				q++
				for q < s.To && r.toks[q].Kind == text.Open {
					q++
				}
			}
			if m, ok := r.at[q]; ok && len(ms) > 0 && (r.cover[q] >= 0 || !r.finiteVerb(to)) {
				next := r.d.Mentions[m].To
				if next >= s.To || !r.finiteVerb(next) || r.toks[next].Conj != "" || r.inflectionAt(next).number != text.Singular {
					k = q
					continue
				}
			}
		}
		return ms, to
	}
}

// belongs reads "تابعة لتنظيم …", "لجبهة …" at token k, behind a noun that is no
// mention: whose it is, where that is a body.
func (r *eventReader) belongs(k int, s *text.Sentence) (m, to int) {
	if k < s.To && r.bare(k) && r.cover[k] < 0 && !r.toks[k].Def && hasPrefix(r.toks[k].Base, "\u062A\u0627\u0628\u0639") { // تابع تابعة
		k++
	}
	if k >= s.To || r.toks[k].Prep != prepL || r.toks[k].Conj != "" {
		return -1, k
	}
	o, ok := r.at[k]
	if !ok || !r.agentive(o) {
		return -1, k
	}
	return o, r.d.Mentions[o].To
}

// argumentEnd returns the end of the noun phrase at token k.
func (r *eventReader) argumentEnd(k int, s *text.Sentence) int {
	if k < s.To && r.in[k] >= 0 {
		return r.times[r.in[k]].To
	}
	_, to := r.argument(k, s)
	return to
}

// pronoun finds the mention that a pronoun written onto token i means: the
// nearest one before it that agrees, in this sentence or the one before.
// Those of not, and what has the same name, are somebody else.
func (r *eventReader) pronoun(i int, s *text.Sentence, g text.Gender, n text.Grammatical, not ...int) int {
	best, score := -1, -1<<30
	from := s.From
	if p := r.toks[s.From].Sent; p > 0 && r.d.Sentences[p-1].Para == s.Para {
		from = r.d.Sentences[p-1].From
	}
	for at := r.mentionsFrom(from); at < len(r.sorted); at++ {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.From > i {
			break
		}
		if x.To > i {
			continue
		}
		if x.Gender != text.NoGender && g != text.NoGender && x.Gender != g && !(x.Number == text.Plural && g == text.Feminine) {
			continue
		}
		if n == text.Plural && x.Number == text.Singular && x.Type == schema.Person {
			continue
		}
		if n == text.Plural && (x.Type == schema.Place || x.Type == schema.Facility) || n == text.Singular && g == text.Masculine && x.Number == text.Plural {
			continue
		}
		if slices.ContainsFunc(not, func(o int) bool { return r.sameName(o, m) }) {
			continue
		}
		w := x.From - i
		if g == text.Feminine && x.Type == schema.Person && x.Gender != text.Feminine || g == text.Masculine && x.Type == schema.Facility {
			w -= 25
		}
		if x.Type == schema.Place && g != text.NoGender {
			w -= 25
		}
		if x.Kind == schema.ByName {
			w += 4
		}
		if x.Type == schema.NamedEvent {
			w -= 20
		}
		if w > score {
			best, score = m, w
		}
	}
	return best
}

// sameName reports whether two mentions are one or have the same name.
func (r *eventReader) sameName(a, b int) bool {
	x, y := &r.d.Mentions[a], &r.d.Mentions[b]
	return a == b || x.Known != "" && x.Known == y.Known || x.Span.Text == y.Span.Text || slices.Contains(r.linked(a), b)
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
