package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// scene finds where an event without a place happened: the place behind "في" that
// is nearest in its sentence.
func (r *eventReader) scene(v *text.Event) {
	v.Topic = r.spokenAbout(v, r.d.SentenceOf(v.From))
	if !local[v.Type] && !personal[v.Type] && v.Type != "meet" || len(v.Roles[schema.At]) > 0 || v.Type == "elect" || v.Type == "appoint" || v.Type == "resign" {
		return
	}
	if len(r.only(v.Roles[schema.Target], schema.Place, schema.Facility)) > 0 {
		return
	}
	s := r.d.SentenceOf(v.From)
	if m := r.whereBefore(v, s); m >= 0 {
		v.Roles[schema.At] = []int{m}
		return
	}
	best, far := -1, 25
	for at := r.mentionsFrom(s.From); at < len(r.sorted); at++ {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.From >= s.To {
			break
		}
		if x.Type != schema.Place && x.Type != schema.Facility || r.told[x.From] != r.told[v.From] || x.From == s.From || !(where[r.toks[x.From-1].Base] && !beside[r.toks[x.From-1].Base]) && r.toks[x.From].Prep != prepB {
			continue
		}
		n := x.From - v.To
		if n < 0 {
			if v.Topic {
				continue
			}
			n = v.From - x.To
		}
		if n < far {
			best, far = m, n
		}
	}
	if best < 0 {
		best = r.swept(v, s)
	}
	if best < 0 {
		best = r.there(v, s)
	}
	if best < 0 && r.told[v.From] >= 0 && v.Statement >= 0 {
		best = r.opening(s)
	}
	if best < 0 && v.Statement < 0 {
		best = r.dateline(v, s)
	}
	if best >= 0 {
		v.Roles[schema.At] = []int{best}
		v.Score -= 0.1
	}
}

// spokenAbout reports whether the event is what somebody speaks about, answers or condemns, so that where he
// does so says nothing of where it was: "اجتمعوا في القاهرة لبحث | الاعتداءات", "احتجاجا على | مقتل".
func (r *eventReader) spokenAbout(v *text.Event, s *text.Sentence) bool {
	k := v.From - 1
	if k > s.From && (r.toks[k].Base == onWord || r.toks[k].Base == toWord || quantity(r.toks[k].Base)) {
		k--
	}
	if v.Rule != "ar.trigger-noun" || k < s.From {
		return false
	}
	return subjects[strings.TrimSuffix(r.toks[k].Stem, string(alef))]
}

// subjects holds what an event is the subject of, folded: بحث مناقشة دراسة بشأن حول إزاء تجاه إدانة تنديد رد احتجاج
// استنكار خلفية ذكرى قضية ملف تحقيق.
var subjects = wordSet(
	"\u0628\u062D\u062B", "\u0645\u0646\u0627\u0642\u0634\u0647", "\u062F\u0631\u0627\u0633\u0647", "\u0634\u0627\u0646", "\u062D\u0648\u0644", "\u0627\u0632\u0627\u0621",
	"\u062A\u062C\u0627\u0647", "\u0627\u062F\u0627\u0646\u0647", "\u062A\u0646\u062F\u064A\u062F", "\u0631\u062F", "\u0627\u062D\u062A\u062C\u0627\u062C", "\u0627\u0633\u062A\u0646\u0643\u0627\u0631",
	"\u062E\u0644\u0641\u064A\u0647", "\u0630\u0643\u0631\u064A", "\u0642\u0636\u064A\u0647", "\u0645\u0644\u0641", "\u062A\u062D\u0642\u064A\u0642",
)

// swept returns the place that a storm or an earthquake struck, as the sentence tells before
// those whom it killed or hurt, or -1: "ضرب زلزال ولاية هاتاي وأودى بحياة المئات".
func (r *eventReader) swept(v *text.Event, s *text.Sentence) int {
	if v.Type != "kill" && v.Type != "injure" {
		return -1
	}
	for k := s.From; k < v.From; k++ {
		if t := &r.toks[k]; t.Kind != text.Word || r.cover[k] >= 0 || !nature[t.Stem] {
			continue
		}
		for q := k + 1; q < min(s.To, k+sweptReach) && r.toks[q].Kind == text.Word; q++ {
			if m := r.cover[q]; m >= 0 {
				if r.d.Mentions[m].Type == schema.Place && r.bare(q) {
					return m
				}
				break
			}
		}
	}
	return -1
}

// sweptReach is how far behind the noun for a storm the place stands that it struck.
const sweptReach = 6

// whereBefore finds the place that "حيث", which opens the clause of event v, goes on from: "من
// الغوطة الشرقية المحاصرة، حيث تشن القوات هجوما". -1 where it does not.
func (r *eventReader) whereBefore(v *text.Event, s *text.Sentence) int {
	for k := v.From - 1; k > s.From && v.From-k <= whereReach; k-- {
		t := &r.toks[k]
		if t.Kind == text.Punct || r.subordinator(k) && t.Base != whereas || r.particles[t.Base] == "rel" {
			return -1
		}
		if t.Base != whereas {
			continue
		}
		if t.Conj != "" { // "وحيث": whereas
			return -1
		}
		for q := k; q > s.From && k-q < 4; q-- {
			if m, ok := r.until[q]; ok {
				if x := &r.d.Mentions[m]; x.Type == schema.Place || x.Type == schema.Facility {
					return m
				}
				return -1
			}
			if p := &r.toks[q-1]; p.Norm != comma && p.Kind != text.Close && !p.Def {
				return -1
			}
		}
		return -1
	}
	return -1
}

// opening returns the place that the sentence opens with, before who tells what happened
// there, or -1: "وفي ولاية قندهار، قال مسؤولون إن ثلاثة قتلوا".
func (r *eventReader) opening(s *text.Sentence) int {
	k := s.From
	if k+1 >= s.To || r.toks[k].Base != inWord {
		return -1
	}
	m, ok := r.at[k+1]
	if !ok || r.told[k] >= 0 {
		return -1
	}
	x := &r.d.Mentions[m]
	if x.Type != schema.Place && x.Type != schema.Facility || x.To >= s.To || r.toks[x.To].Norm != comma && !r.finite(x.To) || r.names.State(x.Known) != "" {
		return -1 // "وفي واشنطن، قال متحدث": where he speaks
	}
	return m
}

// dateline returns the place that a headline names before a mark, as where what it tells
// happened: "تونس: إضراب عام", "ليبيا.. مقتل ثلاثة". -1 where there is none.
func (r *eventReader) dateline(v *text.Event, s *text.Sentence) int {
	m, ok := r.at[s.From]
	if !ok || !s.Heading {
		return -1
	}
	x := &r.d.Mentions[m]
	if x.Type != schema.Place || x.To >= v.From || r.toks[x.To].Kind != text.Punct {
		return -1
	}
	if p := r.toks[x.To].Norm; p != colon && p != "|" && p != "\u2026" && !hasPrefix(p, "..") {
		return -1
	}
	for _, ms := range v.Roles {
		if slices.Contains(ms, m) {
			return -1
		}
	}
	return m
}

// whereReach is how far behind "حيث" an event stands that it tells the place of.
const whereReach = 8

// beside holds the words behind which stands what is near the place, not the place.
var beside = map[string]bool{"\u0642\u0631\u0628": true, "\u0627\u0645\u0627\u0645": true, "\u0641\u0648\u0642": true} // قرب أمام فوق

// there finds the place that "هناك" behind event v means: the last one named before it.
// "هناك" that opens a clause says that there is something.
func (r *eventReader) there(v *text.Event, s *text.Sentence) int {
	for k := v.To; k < s.To && k < v.To+thereReach; k++ {
		t := &r.toks[k]
		if t.Norm == "\u061B" || r.told[k] != r.told[v.From] || k > v.To && r.finite(k) {
			return -1
		}
		if t.Base != thereWord || t.Conj != "" || k+1 < s.To && r.toks[k+1].Kind == text.Word && r.toks[k+1].Conj == "" && r.bare(k+1) && r.nominal(k+1) {
			continue
		}
		for at := r.mentionsFrom(v.From) - 1; at >= 0; at-- {
			m := r.sorted[at]
			x := &r.d.Mentions[m]
			if r.toks[v.From].Sent-r.toks[x.From].Sent > 1 {
				return -1
			}
			if (x.Type == schema.Place || x.Type == schema.Facility) && x.Kind == schema.ByName {
				return m
			}
		}
		return -1
	}
	return -1
}

const (
	thereReach = 12
	thereWord  = "\u0647\u0646\u0627\u0643" // هناك
)

// afterAttack lets people be killed or injured where the attack before, in the
// same sentence and by the same ones, was: "هاجموا القرية وقتلوا ثلاثة".
func (r *eventReader) afterAttack() {
	for i := 1; i < len(r.d.Events); i++ {
		v, o := &r.d.Events[i], &r.d.Events[i-1]
		if v.Type != "kill" && v.Type != "injure" || o.Type != "attack" || len(v.Roles[schema.At]) > 0 || v.Polarity != o.Polarity || r.toks[v.From].Conj == "" ||
			v.From-o.To > 16 || r.toks[v.From].Sent != r.toks[o.From].Sent || v.Statement != o.Statement || v.Passive {
			continue
		}
		if at := slices.Concat(r.only(o.Roles[schema.Target], schema.Place, schema.Facility), o.Roles[schema.At]); len(at) > 0 {
			v.Roles[schema.At] = at
		}
	}
}

// shareDates gives an attack and the harm told beside it one day, where the
// sentence dates either ("قتل اثنان في هجوم وقع الأحد"), and what goes on in the same
// clause the day of what it goes on from: "زار الرباط في نيسان وأشاد", "حيث استقبله".
func (r *eventReader) shareDates() {
	violent := func(v *text.Event) bool {
		return v.Type == "attack" || v.Type == "kill" || v.Type == "injure"
	}
	one := func(v, o *text.Event) bool {
		return r.toks[v.From].Sent == r.toks[o.From].Sent && v.Statement == o.Statement && v.Polarity == o.Polarity && v.Modality == o.Modality
	}
	for i := len(r.d.Events) - 2; i >= 0; i-- {
		v, o := &r.d.Events[i], &r.d.Events[i+1]
		if !violent(v) || !violent(o) || !one(v, o) || o.From-v.To > dateReach {
			continue
		}
		switch {
		case v.Date < 0:
			v.Date = o.Date
		case o.Date < 0:
			o.Date = v.Date
		}
	}
	for i := 1; i < len(r.d.Events); i++ {
		o, v := &r.d.Events[i-1], &r.d.Events[i]
		if v.Date >= 0 || o.Date < 0 || !one(v, o) || v.From-o.To > dateReach || r.d.Dates[o.Date].From > v.From || !r.goesOn(o.To, v.From) {
			continue
		}
		v.Date = o.Date
	}
}

// dateReach is how many words may stand between two events of one day.
const dateReach = 16

// goesOn reports whether the event at token i goes on from what ends before token from:
// its verb is joined to it, and nothing else is told between.
func (r *eventReader) goesOn(from, i int) bool {
	for k := from; k < i; k++ {
		if r.toks[k].Norm == "\u061B" || r.finite(k) {
			return false
		}
	}
	if r.toks[i].Conj != "" {
		return r.finiteVerb(i)
	}
	return i > from && r.toks[i-1].Base == "\u062D\u064A\u062B" // حيث
}

// shareAgents lets who attacks be who kills and injures in the same breath, and the
// other way about: "قتل ثلاثة في غارة شنها الجيش". Those who fight each other do not.
func (r *eventReader) shareAgents() {
	harm := func(v *text.Event) bool { return v.Type == "kill" || v.Type == "injure" }
	nobody := func(v *text.Event) bool {
		return len(v.Roles[schema.Agent]) == 0 && v.SubjectRole == "" && v.Country == "" && len(v.Roles[schema.Counterpart]) == 0
	}
	link := func(v, o *text.Event) {
		if !nobody(v) || nobody(o) || len(o.Roles[schema.Counterpart]) > 0 || o.Polarity != v.Polarity || o.Statement != v.Statement || r.toks[v.From].Sent != r.toks[o.From].Sent {
			return
		}
		if gap := max(v.From-o.To, o.From-v.To); gap > shareReach || r.meanwhileBetween(min(v.To, o.To), max(v.From, o.From)) {
			return
		}
		r.lendAgent(v, o)
	}
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if !harm(v) && v.Type != "attack" {
			continue
		}
		near := []int{i + 1, i - 1, i + 2, i - 2} // the nearest first
		if harm(v) && r.cause(v) >= 0 {
			near = []int{i - 1, i - 2, i + 1, i + 2} // what led to it is told before
		}
		for _, j := range near {
			if j < 0 || j >= len(r.d.Events) {
				continue
			}
			if o := &r.d.Events[j]; harm(v) && (o.Type == "attack" || harm(o)) || o.Type != v.Type && harm(o) {
				link(v, o)
			}
		}
	}
}

// meanwhileBetween reports whether a word by which another thing is told beside the first stands between
// tokens from and to: "خسائر في صفوف الطرفين، بينما قصفت القوات".
func (r *eventReader) meanwhileBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if besides[r.toks[k].Base] && r.cover[k] < 0 {
			return true
		}
	}
	return false
}

// besides holds such words, folded: بينما فيما كما كذلك.
var besides = wordSet(
	"\u0628\u064A\u0646\u0645\u0627", "\u0641\u064A\u0645\u0627", "\u0643\u0645\u0627", "\u0643\u0630\u0644\u0643",
)

// shareReach is how many words may stand between an attack and the harm that it does.
const shareReach = 14

// sharePlaces lets people be killed or injured where the event that does it, or
// that is told in the same breath, happens: "قتل ثلاثة وأصيب خمسة في قصف على
// المدينة".
func (r *eventReader) sharePlaces() {
	for i := len(r.d.Events) - 2; i >= 0; i-- {
		v, next := &r.d.Events[i], &r.d.Events[i+1]
		if v.Type != "kill" && v.Type != "injure" || len(v.Roles[schema.At]) > 0 || v.Polarity != next.Polarity && next.Polarity != schema.Positive || // "لم يسقط قتلى في الغارة على المطار"
			next.From-v.To > 16 || r.toks[v.From].Sent != r.toks[next.From].Sent || v.Statement != next.Statement {
			continue
		}
		switch next.Type {
		case "attack", "protest", "kill", "injure":
			at := next.Roles[schema.At]
			if next.Type == "attack" {
				at = slices.Concat(r.only(next.Roles[schema.Target], schema.Place, schema.Facility), at)
			}
			if len(at) > 0 {
				v.Roles[schema.At] = slices.Clone(at)
			}
		}
	}
}

// shareVictims gives an event told by a noun those whom the one joined to it befell: "مقتل
// وإصابة 20 من التنظيم", "مقتل 40 وإصابة 60 آخرين من الجيش".
func (r *eventReader) shareVictims() {
	for i := 1; i < len(r.d.Events); i++ {
		v, o := &r.d.Events[i-1], &r.d.Events[i]
		if !harms[v.Type] || !harms[o.Type] || slices.ContainsFunc(v.Roles[schema.Target], func(m int) bool { return r.d.Mentions[m].Kind == schema.ByName || len(r.d.Mentions[m].Of) > 0 }) || len(o.Roles[schema.Target]) == 0 || v.Polarity != o.Polarity {
			continue
		}
		joined := o.From == v.To && r.toks[o.From].Conj != "" || o.From == v.To+1 && r.toks[v.To].Base == or
		if !joined && (o.From-v.To > 4 || r.toks[o.From].Conj == "" || !r.othersBehind(o.To)) {
			continue
		}
		v.Roles[schema.Target] = slices.Clone(o.Roles[schema.Target])
	}
}

// othersBehind reports whether "آخرين", alone or behind a number, stands at token k.
func (r *eventReader) othersBehind(k int) bool {
	for q := k; q < len(r.toks) && q < k+3; q++ {
		if others[r.toks[q].Base] {
			return true
		}
	}
	return false
}

// or is أو, folded.
const or = "\u0627\u0648"

// lendAgent gives event v the agent of event o: the mentions, the country of an adjective
// or the subject that is left out. None of them suffers in v.
func (r *eventReader) lendAgent(v, o *text.Event) {
	switch ms := o.Roles[schema.Agent]; {
	case len(ms) > 0:
		if !slices.ContainsFunc(ms, func(m int) bool { return slices.Contains(v.Roles[schema.Target], m) }) {
			r.role(v, schema.Agent, ms)
		}
	case o.Country != "" && o.CountryRole == schema.Agent:
		v.Country, v.CountryRole = o.Country, o.CountryRole
	case o.SubjectRole == schema.Agent:
		v.Subject, v.SubjectRole, v.Self, v.SubjectOf = o.Subject, o.SubjectRole, o.Self, o.From
	}
}
