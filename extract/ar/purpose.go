package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// purposeOf makes the subject of a clause the agent of the indefinite verbal noun at token i, by which the
// clause tells what for, or what was agreed on: "سافر الوزير إلى الرياض | لإجراء مفاوضات", "سعى فلان إلى
// دخول البلاد | لتنفيذ هجمات", "اتفقت مصر والسودان | على إنشاء لجنة". Grammars call it control by the subject.
func (r *eventReader) purposeOf(v *text.Event, i int, s *text.Sentence) {
	h := r.doingBefore(i, s)
	k := r.verbInClause(h, s)
	if k < 0 || losses[v.Type] {
		return
	}
	agreed := r.agreesOn(k, h)
	purpose := r.toks[h].Prep == prepL && (h < i || !r.toks[h].Def) && !ofThePast(r.toks[h-1].Stem) || r.whatFor(h, s)
	if !agreed && !purpose {
		return
	}
	if _, steers := r.steering[r.toks[k].Base]; steers || lamVerbs[r.toks[k].Base] || r.verbOfSpeech(k) || vowelledPassive(r.toks[k].Text, r.toks[k].Conj) || r.asked(k, h) {
		return
	}
	in := r.inflectionAt(k)
	sub := r.before(k, s, in)
	nps := r.after(k+1, h, s)
	if !sub.found() && len(nps) > 0 {
		sub, nps = subject{mentions: nps[0].mentions, told: true}, nps[1:]
	}
	if sending[r.toks[k].Base] {
		if len(nps) == 0 || len(r.only(nps[0].mentions, schema.Person)) == 0 {
			return
		}
		sub = subject{mentions: nps[0].mentions, told: true} // "أوفدت الحكومة الوزير لإجراء محادثات"
	}
	if len(sub.mentions) == 0 || agreed && len(sub.mentions) == 1 && r.withWhom(k, h) {
		return // "اتفق العراق مع الولايات المتحدة على خفض القوات": who does it is not told
	}
	r.take(v, schema.Agent, sub, in)
	v.Modality = schema.Planned
}

// doingBefore returns the noun before token i that only says that what token i names is done, or taken
// part in, or i itself: "لإجراء مفاوضات", "للمشاركة في قمة".
func (r *eventReader) doingBefore(i int, s *text.Sentence) int {
	switch {
	case i > s.From && doings[r.toks[i-1].Stem] && r.bare(i) && !r.toks[i-1].Def:
		return i - 1
	case i-1 > s.From && takings[r.toks[i-2].Stem] && r.particles[r.toks[i-1].Base] == "prep" && r.bare(i):
		return i - 2
	}
	return i
}

// verbInClause returns the finite verb of the clause that token h stands in, before it, or -1.
func (r *eventReader) verbInClause(h int, s *text.Sentence) int {
	for k := h - 1; k >= s.From && h-k < purposeReach; k-- {
		t := &r.toks[k]
		switch {
		case t.Kind == text.Punct && t.Norm != comma:
			return -1
		case t.Kind != text.Word || r.cover[k] >= 0 || r.in[k] >= 0:
		case r.subordinator(k) || r.particles[t.Base] == "rel":
			return -1
		case r.finiteVerb(k) && !r.was(t.Base):
			if t.Prep != "" && t.Prep != future || r.qualifies(k, s) {
				return -1
			}
			return k
		}
	}
	return -1
}

// qualifies reports whether the verb at token k opens a clause without a particle that tells of the indefinite
// noun before it: "قريتين | تسيطر عليهما القوات".
func (r *eventReader) qualifies(k int, s *text.Sentence) bool {
	if k == s.From || r.toks[k].Conj != "" {
		return false
	}
	t := &r.toks[k-1]
	return t.Kind == text.Word && r.cover[k-1] < 0 && r.in[k-1] < 0 && !t.Def && r.particles[t.Base] == "" && !r.finite(k-1)
}

// withWhom reports whether "مع" stands between the tokens k and h.
func (r *eventReader) withWhom(k, h int) bool {
	return slices.ContainsFunc(r.toks[k+1:h], func(t text.Token) bool { return t.Base == with })
}

// purposeReach is how far behind its verb a purpose stands.
const purposeReach = 16

// asked reports whether somebody is asked for what token h tells, between the verb at token k and it:
// "قدمت المنظمة طلبا للإفراج عن".
func (r *eventReader) asked(k, h int) bool {
	for q := k + 1; q < h; q++ {
		if w := r.toks[q].Stem; asking[w] || asking[strings.TrimSuffix(w, string(alef))] {
			return true
		}
	}
	return false
}

// doings holds verbal nouns that only say that something is done, folded: اجراء تنفيذ شن عقد بدء فرض توجيه اتمام ابرام مواصله استئناف خوض ارتكاب تقديم توقيع حضور تحقيق.
var doings = wordSet(
	"\u0627\u062C\u0631\u0627\u0621", "\u062A\u0646\u0641\u064A\u0630", "\u0634\u0646", "\u0639\u0642\u062F", "\u0628\u062F\u0621",
	"\u0641\u0631\u0636", "\u062A\u0648\u062C\u064A\u0647", "\u0627\u062A\u0645\u0627\u0645", "\u0627\u0628\u0631\u0627\u0645", "\u0645\u0648\u0627\u0635\u0644\u0647",
	"\u0627\u0633\u062A\u0626\u0646\u0627\u0641", "\u062E\u0648\u0636", "\u0627\u0631\u062A\u0643\u0627\u0628", "\u062A\u0642\u062F\u064A\u0645", "\u062A\u0648\u0642\u064A\u0639",
	"\u062D\u0636\u0648\u0631", "\u062A\u062D\u0642\u064A\u0642",
)

// takings holds those that say so by a preposition, folded: مشاركه قيام انضمام مساهمه.
var takings = wordSet(
	"\u0645\u0634\u0627\u0631\u0643\u0647", "\u0642\u064A\u0627\u0645", "\u0627\u0646\u0636\u0645\u0627\u0645", "\u0645\u0633\u0627\u0647\u0645\u0647",
)

// lamVerbs holds the forms of verbs whose complement has "ل", which tells no purpose, folded: تعرض خضع
// استجاب تصدى رضخ مهد شكر توسط.
var lamVerbs = wordSet(
	"\u062A\u0648\u0633\u0637", "\u062A\u0648\u0633\u0637\u062A", "\u064A\u062A\u0648\u0633\u0637", "\u062A\u062A\u0648\u0633\u0637", "\u062A\u0648\u0633\u0637\u0648\u0627",
	"\u062A\u0639\u0631\u0636", "\u062A\u062A\u0639\u0631\u0636", "\u064A\u062A\u0639\u0631\u0636", "\u062A\u0639\u0631\u0636\u062A", "\u062E\u0636\u0639",
	"\u062E\u0636\u0639\u062A", "\u064A\u062E\u0636\u0639", "\u062A\u062E\u0636\u0639", "\u0627\u0633\u062A\u062C\u0627\u0628", "\u0627\u0633\u062A\u062C\u0627\u0628\u062A",
	"\u064A\u0633\u062A\u062C\u064A\u0628", "\u062A\u0633\u062A\u062C\u064A\u0628", "\u062A\u0635\u062F\u064A", "\u062A\u0635\u062F\u062A", "\u064A\u062A\u0635\u062F\u064A",
	"\u062A\u062A\u0635\u062F\u064A", "\u0631\u0636\u062E", "\u0631\u0636\u062E\u062A", "\u0645\u0647\u062F", "\u0645\u0647\u062F\u062A",
	"\u064A\u0645\u0647\u062F", "\u062A\u0645\u0647\u062F", "\u0634\u0643\u0631", "\u0634\u0643\u0631\u062A",
)

// sending holds the forms of verbs whose object is who then acts, folded: أرسل أوفد بعث كلف انتدب استدعى
// اختار رشح.
var sending = wordSet(
	"\u0627\u0631\u0633\u0644", "\u0627\u0631\u0633\u0644\u062A", "\u064A\u0631\u0633\u0644", "\u062A\u0631\u0633\u0644", "\u0627\u0648\u0641\u062F",
	"\u0627\u0648\u0641\u062F\u062A", "\u0628\u0639\u062B", "\u0628\u0639\u062B\u062A", "\u0643\u0644\u0641", "\u0643\u0644\u0641\u062A",
	"\u0627\u0646\u062A\u062F\u0628", "\u0627\u0633\u062A\u062F\u0639\u064A", "\u0627\u0633\u062A\u062F\u0639\u062A", "\u0627\u062E\u062A\u0627\u0631", "\u0627\u062E\u062A\u0627\u0631\u062A",
	"\u0631\u0634\u062D", "\u0631\u0634\u062D\u062A",
)

// asking holds nouns for what somebody asks of others, folded: طلب دعوه دعوات نداء مطالبه مطالب التماس.
var asking = wordSet(
	"\u0637\u0644\u0628", "\u062F\u0639\u0648\u0647", "\u062F\u0639\u0648\u0627\u062A", "\u0646\u062F\u0627\u0621", "\u0645\u0637\u0627\u0644\u0628\u0647",
	"\u0645\u0637\u0627\u0644\u0628", "\u0627\u0644\u062A\u0645\u0627\u0633",
)
