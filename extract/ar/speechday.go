package ar

import (
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// dayOfSpeech returns the date on which the cue at token i was said, or -1:
// between the cue and its content, before the cue, or behind the object that
// opens the content.
func (r *speechReader) dayOfSpeech(i int, s *text.Sentence, x *found, z *zone) int {
	if x.date >= 0 {
		return x.date
	}
	if at := r.dateWithin(i+1, min(z.open, s.To)); at >= 0 {
		return at
	}
	if at := r.dateBefore(i, s); at >= 0 {
		return at
	}
	if !z.clear {
		if at := r.dateAfterObject(z.open, s); at >= 0 {
			return at
		}
		return r.dateClosing(i, z.open, s, x)
	}
	return -1
}

// dateClosing returns the day behind the last comma of a sentence whose content is a noun phrase to its
// end, of a verb that opens the sentence: "أعلن القائد استعادة الميناء من التنظيم، | اليوم الخميس". It
// is -1 where there is none.
func (r *speechReader) dateClosing(i, open int, s *text.Sentence, x *found) int {
	if i != s.From || x.form != past {
		return -1
	}
	k := s.To - 1
	for k > open && r.toks[k].Kind == text.Punct {
		k--
	}
	at := r.in[k]
	if at < 0 || r.times[at].From <= open || r.toks[r.times[at].From-1].Norm != comma {
		return -1
	}
	for q := open; q < r.times[at].From; q++ {
		if t := &r.toks[q]; t.Kind != text.Word && t.Norm != comma || r.subordinator(q) || r.finite(q) || r.class(t) == "rel" {
			return -1
		}
	}
	return at
}

// dayBehind returns the date at token k, or behind a comma there where a mark closes it: "وفق ما أعلنت
// الوزارة، | الاثنين، |". It is -1 where there is none.
func (r *speechReader) dayBehind(k int, s *text.Sentence) int {
	if k < s.To && r.in[k] >= 0 {
		return r.in[k]
	}
	if k+1 >= s.To || r.toks[k].Norm != comma || r.in[k+1] < 0 || r.times[r.in[k+1]].From != k+1 {
		return -1
	}
	if to := r.times[r.in[k+1]].To; to < s.To && r.toks[to].Kind == text.Word {
		return -1
	}
	return r.in[k+1]
}

// dateWithin returns the first date from token j up to end that tells of the verb
// before j: not one in a clause that tells more of who speaks ("الوزير، الذي وصل
// أمس، إن"), though what was said at a meeting or in a document has its day ("في
// مؤتمر عُقد أمس").
func (r *speechReader) dateWithin(j, end int) int {
	aside := false
	for k := j; k < end; k++ {
		t := &r.toks[k]
		switch {
		case r.in[k] >= 0:
			if !aside {
				return r.in[k]
			}
			k = r.times[r.in[k]].To - 1
		case t.Norm == comma || t.Norm == "," || t.Norm == ")":
			aside = false
		case t.Kind == text.Word && r.class(t) == "rel":
			aside = r.speakerBehind(k, j)
		case t.Kind == text.Word && t.Conj == "" && r.finiteVerb(k):
			m, ok := r.until[k]
			aside = aside || ok && m >= 0 && !r.d.Mentions[m].Definite && r.canSpeak(m)
		}
	}
	return -1
}

// speakerBehind reports whether a person or body ends right before token k, a
// comma between them or not, no earlier than token j.
func (r *speechReader) speakerBehind(k, j int) bool {
	for k > j && r.toks[k-1].Norm == comma {
		k--
	}
	m, ok := r.until[k]
	return ok && r.d.Mentions[m].Type != schema.Place && r.canSpeak(m)
}

// dateBefore returns a date that opens the sentence or clause of the cue at i.
func (r *speechReader) dateBefore(i int, s *text.Sentence) int {
	for k := i - 1; k >= s.From; k-- {
		t := &r.toks[k]
		if c := r.coveredBy(k); c >= 0 && c != r.coveredBy(i) {
			return -1 // what somebody else said
		}
		if x := r.in[k]; x >= 0 {
			if r.pastOf(x, s) && !(r.toks[i].Conj == andWord && r.times[x].To == i && r.pluperfect(i, s)) {
				return -1
			}
			return x
		}
		if t.Kind == text.Close || t.Norm == "." || t.Norm == "\u061B" || meanwhile[t.Base] {
			return -1
		}
		if t.Base == that && k > s.From && (r.toks[k-1].Base == after_ || r.toks[k-1].Base == before_) {
			return -1 // "انتخب في أيار بعد أن تعهد": the day of what came after
		}
		if was := r.was(k); was && t.Conj != "" || !was && r.finiteVerb(k) {
			return -1
		}
	}
	return -1
}

// pluperfect reports whether "كان" opens the sentence of the verb at token i, with no mark between: "وكان
// الفريق قد زار المنطقة في أيار | وأكد أن".
func (r *speechReader) pluperfect(i int, s *text.Sentence) bool {
	if !r.was(s.From) {
		return false
	}
	for k := s.From + 1; k < i; k++ {
		if r.toks[k].Kind != text.Word && r.in[k] < 0 && r.toks[k].Norm != comma {
			return false
		}
	}
	return true
}

// was reports whether token k is "كان" or "كانت".
func (r *speechReader) was(k int) bool {
	return r.toks[k].Base == wasWord || r.toks[k].Base == wasWord+"\u062A"
}

// apart reports whether a statement was made at another time than those around
// it: in the pluperfect, or in the present outside a headline, which tells what
// somebody says time and again.
func (r *speechReader) apart(x *found) bool {
	s := r.d.SentenceOf(x.from)
	if x.cueForm.cue == nil || s.Heading {
		return false
	}
	switch x.form {
	case present:
		return true
	case past:
		for k := x.from - 1; k >= s.From && k > x.from-pluperfectReach; k-- {
			if r.was(k) {
				return true
			}
			if t := &r.toks[k]; t.Norm == ";" || t.Norm == "\u061B" || t.Kind == text.Close || r.finiteVerb(k) {
				return false
			}
		}
	}
	return false
}

// pluperfectReach is how many tokens may stand between "كان" and its verb.
const pluperfectReach = 24

// datedActs finds what somebody did on a day that the clause tells, outside what
// others say.
func (r *speechReader) datedActs() {
	for i := range r.d.Sentences {
		s := &r.d.Sentences[i]
		if s.Skip || s.Heading {
			continue
		}
		for x := range r.d.Dates {
			d := &r.d.Dates[x]
			if d.From < s.From || d.To > s.To || d.Date.Precision != schema.Day || d.Since || d.Deadline || r.covered(d.From) || r.pastOf(x, s) || r.afterPublication(d.Date.Value) {
				continue
			}
			if m := r.subjectOf(d, s); m >= 0 {
				r.d.Acts = append(r.d.Acts, text.Act{From: r.d.Mentions[m].From, Subject: m, Date: x})
				if o := r.partnerOf(m, s); o >= 0 {
					r.d.Acts = append(r.d.Acts, text.Act{From: r.d.Mentions[o].From, Subject: o, Date: x})
				}
			}
		}
	}
}

// subjectOf returns the subject of the clause that the date stands in, the first of
// its sentence, or -1.
func (r *speechReader) subjectOf(d *text.Date, s *text.Sentence) int {
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.From < s.From || x.From < s.To && (!x.Subject && !r.behindVerb(m, s) || !r.canSpeak(m)) {
			continue
		}
		if x.From >= s.To || r.covered(x.From) {
			return text.NoMention
		}
		for k := min(x.To, d.To); k < max(x.From, d.From); k++ {
			t := &r.toks[k]
			if t.Kind != text.Word && t.Norm != comma || t.Kind == text.Word && (r.class(t) == "rel" || r.subordinator(k) || t.Conj != "" && r.finiteVerb(k)) {
				return text.NoMention
			}
		}
		return m
	}
	return text.NoMention
}

// partnerOf returns the person with whom the subject m of a clause does what it tells, behind
// "مع" or as the object of a verb of meeting, or -1: "عقد الوزير مؤتمرا مع | نظيره | أمس",
// "التقى الوزير | السفيرة | أمس".
func (r *speechReader) partnerOf(m int, s *text.Sentence) int {
	const reach = 20
	x := &r.d.Mentions[m]
	v := x.From - 1
	meets := v >= s.From && meeting[r.toks[v].Base]
	for k := r.restOfName(m, x.To, s, &zone{}); k < min(s.To, x.To+reach); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word && t.Norm != comma || t.Kind == text.Word && (r.class(t) == "rel" || r.subordinator(k) || t.Conj != "" && r.finiteVerb(k)) {
			return text.NoMention
		}
		o, ok := r.at[k]
		if !ok || r.d.Mentions[o].Type != schema.Person || r.linked(m, o) {
			continue
		}
		if r.toks[k-1].Base == withWord || meets && r.bare(k) && r.class(&r.toks[k-1]) != "prep" {
			return o
		}
		meets = false
	}
	return text.NoMention
}

// meeting holds the verbs whose object is whom one meets: التقى التقت استقبل استقبلت قابل.
var meeting = wordSet(
	"\u0627\u0644\u062A\u0642\u064A", "\u0627\u0644\u062A\u0642\u062A", "\u0627\u0633\u062A\u0642\u0628\u0644",
	"\u0627\u0633\u062A\u0642\u0628\u0644\u062A", "\u0642\u0627\u0628\u0644",
)

// meanwhile holds the words after which another clause tells of something else.
var meanwhile = map[string]bool{"\u0641\u064A\u0645\u0627": true, "\u0628\u064A\u0646\u0645\u0627": true} // فيما بينما

// pastOf reports whether the date is that of something before what is told: behind
// "بعد" or "قبل", or of a verb in the pluperfect.
func (r *speechReader) pastOf(x int, s *text.Sentence) bool {
	verb, parted := false, false
	for k := r.times[x].From - 1; k >= s.From; k-- {
		t := &r.toks[k]
		if !parted && (t.Base == before_ || t.Base == after_) && t.Kind == text.Word {
			return true
		}
		if t.Base == wasWord || t.Base == wasWord+"\u062A" {
			return verb
		}
		if t.Kind != text.Word && t.Norm != comma {
			return false
		}
		verb, parted = verb || r.finiteVerb(k), parted || t.Norm == comma
	}
	return false
}

const after_ = "\u0628\u0639\u062F" // بعد

// week reports whether the date is a week's, whose month says too little of when
// somebody spoke.
func (r *speechReader) week(d *text.Date) bool {
	if d.Date.Precision != schema.Month {
		return false
	}
	for k := d.From; k < d.To; k++ {
		if r.toks[k].Stem == "\u0627\u0633\u0628\u0648\u0639" { // أسبوع
			return true
		}
	}
	return false
}

// objectReach is how far into content that is a noun phrase the day of speaking may
// stand: "انتقدت الحكومة الاتحاد الأوروبي أمس الأربعاء بسبب …".
const objectReach = 9

// dateAfterObject returns the day behind the first noun phrase of content that
// opens at token j without a sign, or -1: a verb, a subordinator or a mark of
// punctuation before it would make it the day of something else.
func (r *speechReader) dateAfterObject(j int, s *text.Sentence) int {
	for k := j; k < min(s.To, j+objectReach); k++ {
		t := &r.toks[k]
		if x := r.in[k]; x >= 0 && r.times[x].From == k {
			return x
		}
		if t.Norm == comma && k+1 < s.To && r.in[k+1] >= 0 && r.times[r.in[k+1]].From == k+1 {
			if to := r.times[r.in[k+1]].To; to < s.To && r.toks[to].Norm == comma {
				return r.in[k+1] // "اتهمت الحكومة تركيا، أمس، بقصف …"
			}
		}
		if t.Kind != text.Word && t.Kind != text.Open && t.Kind != text.Close || r.subordinator(k) || r.finiteVerb(k) || r.class(t) == "rel" {
			return -1
		}
	}
	return -1
}

// root is how many letters the plain verbs have whose verbal nouns are written alike: "عقد".
const root = 3

// behindVerb reports whether a description of somebody who is named too stands
// right behind the word that opens its clause, which can be but a verb: "مثُل
// القائد العام، اللواء فلان، أمس أمام اللجنة".
func (r *speechReader) behindVerb(m int, s *text.Sentence) bool {
	x := &r.d.Mentions[m]
	v := x.From - 1
	if x.Type != schema.Person || x.Kind != schema.ByDescription || v < s.From || !r.named(m) {
		return false
	}
	t := &r.toks[v]
	if t.Kind != text.Word || t.Def || t.Prep != "" || r.class(t) != "" || r.in[v] >= 0 || r.masdars[t.Base] && utf8.RuneCountInString(t.Base) != root || !r.bare(x.From) {
		return false
	}
	_, named := r.until[x.From]
	return !named && (v == s.From || t.Conj != "" || r.toks[v-1].Kind == text.Punct)
}
