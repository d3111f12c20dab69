package ar

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Events finds what happens: verbs, verbal nouns and nouns of the trigger
// lists, with who takes part. Statements must be there: an event within the
// content of one is told by it.
func (l *Language) Events(d *text.Doc) {
	r := l.happenings(d)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		for i := s.From; i < s.To; {
			i += max(1, r.event(i, s))
		}
	}
	slices.SortStableFunc(d.Events, func(a, b text.Event) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(b.Score, a.Score))
	})
	d.Events = slices.CompactFunc(d.Events, func(a, b text.Event) bool { return a.Trigger.Overlaps(b.Trigger) })
	r.markVerbs()
	r.shareVictims()
	r.sharePlaces()
	r.afterAttack()
	r.shareAgents()
	r.harmCaused()
	r.shareDates()
	for i := range r.d.Events {
		r.scene(&r.d.Events[i])
	}
	r.nested()
}

// markVerbs tags the finite verbs, for those who count clauses.
func (r *eventReader) markVerbs() {
	for k := range r.toks {
		if r.finite(k) {
			r.toks[k].Tag = "V"
		}
	}
}

// An eventReader is a speechReader that knows, for every token, the mention
// that it is part of and the statement that tells it.
type eventReader struct {
	*speechReader
	cover  []int // token → longest mention it is in, or -1
	told   []int // token → innermost statement whose content it is in, or -1
	sorted []int // mentions by first token
}

func (l *Language) happenings(d *text.Doc) *eventReader {
	r := &eventReader{speechReader: l.speech(d)}
	both := make([]int, 2*len(d.Tokens))
	for i := range both {
		both[i] = -1
	}
	r.cover, r.told = both[:len(d.Tokens)], both[len(d.Tokens):]
	r.sorted = make([]int, len(d.Mentions))
	for i := range r.sorted {
		r.sorted[i] = i
	}
	slices.SortStableFunc(r.sorted, func(a, b int) int { return cmp.Compare(d.Mentions[a].From, d.Mentions[b].From) })
	for m := range d.Mentions {
		x := &d.Mentions[m]
		for k := x.From; k < x.To; k++ {
			if o := r.cover[k]; o < 0 || d.Mentions[o].To-d.Mentions[o].From < x.To-x.From {
				r.cover[k] = m
			}
		}
	}
	for st := range d.Statements {
		c := d.Statements[st].Content
		k := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= c.Start })
		if k > 0 && d.Tokens[k-1].End > c.Start { // a letter before the first word is outside
			k--
		}
		for ; k < len(d.Tokens) && d.Tokens[k].Start < c.End; k++ {
			if o := r.told[k]; o < 0 || d.Statements[o].Content.Start <= c.Start {
				r.told[k] = st
			}
		}
	}
	return r
}

// event reads the event whose trigger is at token i, and returns how many
// tokens the trigger has.
func (r *eventReader) event(i int, s *text.Sentence) int {
	t := &r.toks[i]
	if t.Kind != text.Word || r.in[i] >= 0 || r.particles[t.Base] != "" && t.Base != between && !r.noTime(i) && !r.becoming(i) && !r.relatedVerb(i) {
		return 0
	}
	forms, n, suffix := r.triggersAt(i, s)
	if len(forms) == 0 || r.insideName(i) && !r.toll(i, s, forms) {
		return 0
	}
	if i > s.From && r.toks[i-1].Norm == inWord && r.onVisit(i, n, s, forms[0]) {
		return n
	}
	if r.byStrikes(i, s, forms) {
		o := &r.d.Events[len(r.d.Events)-1]
		o.Also = append(o.Also, r.d.BaseSpan(i, i+n))
		return n
	}
	var best text.Event
	needs := ""
	for _, f := range forms {
		if f.trigger.needs != "" && (!r.clauseHolds(i, s, f, suffix) || f.trigger.typ == "launch_operation" && r.ofArrests(i, s, f.trigger.needs)) {
			continue
		}
		v, ok := r.reading(i, n, s, f, suffix)
		if !ok {
			continue
		}
		if f.trigger.needs != "" {
			v.Score += 0.02 - 0.001*float64(r.wordsTo(i, f.trigger.needs)) // the reading that a second word confirms, the nearer the better
		}
		if best.Type == "" || v.Score > best.Score {
			best, needs = v, f.trigger.needs
		}
	}
	if best.Type == "" {
		return 0
	}
	if len(best.Also) > 0 {
		r.joinHalf(&best)
	}
	if half := r.otherHalf(i, n, s, best.Type, needs); half >= 0 {
		best.Also = append(best.Also, r.d.BaseSpan(half, half+1))
	}
	if o := r.secondHalf(&best, s); o != nil {
		takeIn(o, &best)
		o.Also = o.Also[:len(o.Also)-1] // it is among them
		if len(o.Roles[schema.Agent]) == 0 && o.SubjectRole == "" && o.Country == "" {
			o.Subject, o.SubjectRole, o.SubjectOf, o.Self = best.Subject, best.SubjectRole, best.SubjectOf, best.Self
			o.Country, o.CountryRole = best.Country, best.CountryRole
		}
		return n
	}
	r.completes(&best, s)
	if r.takesUp(&best, s) || r.sameBreath(&best, s) {
		return n
	}
	r.d.Events = append(r.d.Events, best)
	return n
}

// ofArrests reports whether what the trigger at token i launches are arrests or raids, which tell
// the event themselves: "شنت الشرطة حملة اعتقالات".
func (r *eventReader) ofArrests(i int, s *text.Sentence, needs string) bool {
	for k := i + 1; k+1 < s.To && k < i+ofArrestsReach; k++ {
		if r.isNeeded(k, needs) {
			return !r.toks[k].Def && r.typeAt(k+1) == "arrest"
		}
	}
	return false
}

// ofArrestsReach is how far behind its verb the noun for a campaign stands.
const ofArrestsReach = 8

// becoming reports whether a word that only links elsewhere is a verb of the trigger
// lists, which a second word confirms: "أصبح وزيرا".
func (r *eventReader) becoming(i int) bool {
	b := r.toks[i].Base
	return r.particles[b] == "part" && len(verbal(r.triggers[b])) > 0
}

// noTime reports whether a word that is a time of day elsewhere is a verb here, with
// who does it behind it: "فجر انتحاري نفسه".
func (r *eventReader) noTime(i int) bool {
	if r.particles[r.toks[i].Base] != "time" || i+1 >= len(r.toks) || !r.bare(i+1) {
		return false
	}
	if r.isSelf(i + 1) { // "أن انتحاريا فجر نفسه"
		return true
	}
	m, ok := r.at[i+1]
	return ok && (r.agentive(m) || r.d.Mentions[m].Type == schema.Person)
}

// insideName reports whether token i is part of a name, which tells no event:
// "لجنة التحقيق", "اتفاق الطائف".
func (r *eventReader) insideName(i int) bool {
	m := r.cover[i]
	if m < 0 {
		if i == 0 || r.toks[i].Base != spring || !r.bare(i) || r.toks[i-1].Def {
			return false
		}
		h := r.heads[r.toks[i-1].Stem]
		return h != nil && (h.typ == schema.Facility || h.typ == schema.Place) // "سجن عين زارة"
	}
	x := &r.d.Mentions[m]
	if x.Kind == schema.ByDescription && x.From == i && r.toks[i].Prep != "" {
		w := r.toks[i].Base
		if !feminineEnd(r.toks[i].Text) {
			w, _ = cutEnclitic(w, func(w string) bool { return r.hasForm(w, masdar) })
		}
		if r.hasForm(w, masdar) {
			return false // "بمهاجمة المدينة": no woman who attacks; "بقتله": no killers
		}
	}
	if x.Type == schema.NamedEvent && x.From == i && r.attended(i) {
		return false
	}
	if x.Type == schema.NamedEvent && x.From == i && x.To < len(r.toks) && (r.toks[x.To].Base == between || made[r.toks[x.To].Stem] && r.toks[x.To].Def || made[r.toks[x.To-1].Stem]) {
		return false // "الاتفاق النووي بين إيران والقوى الكبرى", "الاتفاق المبرم مع إيران": whose it is is told
	}
	return x.Kind == schema.ByName || x.Type == schema.Person
}

// attended reports whether somebody is told to take part in what token i names: "شارك الوزير
// في أشغال القمة العربية".
func (r *eventReader) attended(i int) bool {
	for k := i - 1; k >= 0 && i-k <= attendReach && r.toks[k].Sent == r.toks[i].Sent; k-- {
		t := &r.toks[k]
		if strings.Contains(t.Base, takePart) || attending[t.Base] {
			return true
		}
		if t.Kind != text.Word || r.finite(k) || r.cover[k] < 0 && t.Base != inWord && !workings[t.Stem] {
			return false
		}
	}
	return false
}

// attendReach is how far before a meeting the verb stands that tells who comes to it.
const attendReach = 8

const takePart = "\u0634\u0627\u0631\u0643" // شارك

// attending holds forms of حضر, workings the nouns for what goes on at a meeting, folded.
var (
	attending = wordSet("\u062D\u0636\u0631", "\u062D\u0636\u0631\u062A", "\u064A\u062D\u0636\u0631", "\u062A\u062D\u0636\u0631", "\u062D\u0636\u0648\u0631")               // حضر حضرت يحضر تحضر حضور
	workings  = wordSet("\u0627\u0634\u063A\u0627\u0644", "\u0627\u0639\u0645\u0627\u0644", "\u0641\u0639\u0627\u0644\u064A\u0627\u062A", "\u062C\u0644\u0633\u0627\u062A") // أشغال أعمال فعاليات جلسات
)
