package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// offices ties to their holder the offices that a verb gives somebody named before: "شغل
// فلان منصب وزير الخارجية", "فلانة، التي تولت منصب المستشارة", "كان فلان رئيسا للوزراء",
// "أدى فلان اليمين وزيرا".
func (r *reader) offices() {
	held := map[int]bool{} // descriptions that belong to a name already
	for _, l := range r.d.Links {
		held[l.A], held[l.B] = true, true
	}
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.Kind != schema.ByDescription || x.Type != schema.Person || x.Number != text.Singular || held[m] {
			continue
		}
		t, _ := r.titleAt(x.Head, x.To)
		if t == nil || !t.position {
			continue
		}
		holder := r.holderOfPost(x)
		if holder < 0 {
			holder = r.holderAsPredicate(x)
		}
		if holder < 0 || x.Gender != text.NoGender && r.d.Mentions[holder].Gender != text.NoGender && x.Gender != r.d.Mentions[holder].Gender {
			continue
		}
		r.link(m, holder, "ar.office-verb")
		r.hold(m, holder)
	}
}

// hold records that the person named by mention holder has the office of description m,
// which may have been recorded as that of somebody without a name.
func (r *reader) hold(m, holder int) {
	x := &r.d.Mentions[m]
	for i := range r.d.Positions {
		if p := &r.d.Positions[i]; p.Person == m {
			p.Person, p.Rule, p.Score = holder, "ar.office-verb", 0.85
			return
		}
	}
	r.d.Positions = append(r.d.Positions, text.Position{Person: holder, Title: x.Span, Of: append([]int(nil), x.Of...), Country: x.Country, Rule: "ar.office-verb", Score: 0.85})
}

// holderOfPost returns the named subject of the verb of holding before "منصب", right
// before which description x stands, or -1.
func (r *reader) holderOfPost(x *text.Mention) int {
	post := x.From - 1
	if post < 2 || r.toks[post].Stem != postWord || r.toks[post].Sent != r.toks[x.From].Sent {
		return text.NoMention
	}
	if holding[r.toks[post-1].Base] { // "فلان، الذي تولى منصب", "فلان يشغل منصب"
		k := post - 1
		if k > 0 && r.particles[r.toks[k-1].Base] == "rel" {
			k--
		}
		if k > 0 && r.toks[k-1].Norm == comma {
			k--
		}
		return r.personEndingAt(k)
	}
	if m := r.personEndingAt(post); m >= 0 { // "شغل فلان منصب"
		if v := r.d.Mentions[m].From - 1; v >= 0 && holding[r.toks[v].Base] {
			return m
		}
	}
	return text.NoMention
}

// holderAsPredicate returns the named subject of the verb to which description x, in the
// accusative, is the predicate, or -1.
func (r *reader) holderAsPredicate(x *text.Mention) int {
	head := &r.toks[x.From]
	if head.Def || head.Prep != "" || head.Conj != "" || !hasSuffix(head.Base, string(alef)) && !feminineEnd(head.Text) {
		return text.NoMention
	}
	const oath = 2 // words of "اليمين الدستورية"
	for k := x.From; k >= 0 && k >= x.From-oath && r.toks[k].Sent == head.Sent; k-- {
		if m := r.personEndingAt(k); m >= 0 {
			if v := r.d.Mentions[m].From - 1; v >= 0 && (becoming[r.toks[v].Base] || k < x.From && swearing[r.toks[v].Base]) {
				return m
			}
			return text.NoMention
		}
		if k > 0 && !r.toks[k-1].Def {
			break
		}
	}
	return text.NoMention
}

// personEndingAt returns the person's name that ends right before token k, or -1.
func (r *reader) personEndingAt(k int) int {
	for m := range r.d.Mentions {
		if x := &r.d.Mentions[m]; x.To == k && x.Type == schema.Person && x.Kind == schema.ByName {
			return m
		}
	}
	return text.NoMention
}

// postWord is منصب.
const postWord = "\u0645\u0646\u0635\u0628"

// holding holds the verbs of having an office, folded: شغل يشغل تولى يتولى تقلد يتقلد تبوأ
// تسلم, masculine and feminine.
var holding = map[string]bool{
	"\u0634\u063A\u0644": true, "\u0634\u063A\u0644\u062A": true, "\u064A\u0634\u063A\u0644": true, "\u062A\u0634\u063A\u0644": true,
	"\u062A\u0648\u0644\u064A": true, "\u062A\u0648\u0644\u062A": true, "\u064A\u062A\u0648\u0644\u064A": true, "\u062A\u062A\u0648\u0644\u064A": true,
	"\u062A\u0642\u0644\u062F": true, "\u062A\u0642\u0644\u062F\u062A": true, "\u062A\u0628\u0648\u0627": true, "\u062A\u0633\u0644\u0645": true, "\u062A\u0633\u0644\u0645\u062A": true,
}

// becoming holds the verbs whose predicate says what somebody is, folded: كان أصبح بات ظل
// بقي صار عاد انتخب عين نصب اختير, masculine and feminine.
var becoming = map[string]bool{
	"\u0643\u0627\u0646": true, "\u0643\u0627\u0646\u062A": true, "\u0627\u0635\u0628\u062D": true, "\u0627\u0635\u0628\u062D\u062A": true,
	"\u0628\u0627\u062A": true, "\u0628\u0627\u062A\u062A": true, "\u0638\u0644": true, "\u0638\u0644\u062A": true, "\u0628\u0642\u064A": true, "\u0628\u0642\u064A\u062A": true,
	"\u0635\u0627\u0631": true, "\u0635\u0627\u0631\u062A": true, "\u0627\u0646\u062A\u062E\u0628": true, "\u0627\u0646\u062A\u062E\u0628\u062A": true,
	"\u0639\u064A\u0646": true, "\u0639\u064A\u0646\u062A": true, "\u0646\u0635\u0628": true, "\u0646\u0635\u0628\u062A": true, "\u0627\u062E\u062A\u064A\u0631": true, "\u0627\u062E\u062A\u064A\u0631\u062A": true,
}

// swearing holds the verbs of taking an oath, folded: أدى أدت أقسم حلف.
var swearing = map[string]bool{
	"\u0627\u062F\u064A": true, "\u0627\u062F\u062A": true, "\u0627\u0642\u0633\u0645": true, "\u062D\u0644\u0641": true, "\u0627\u0642\u0633\u0645\u062A": true,
}
