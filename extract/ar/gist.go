package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// gist reads what somebody's message, letter or decision comes to: "وجه رسالة إلى القيادة
// مفادها أن". It is of whoever sends it: the subject of the clause, or who tells of it himself.
func (r *speechReader) gist(i int, s *text.Sentence) {
	t := &r.toks[i]
	if !r.bare(i) || t.Def || i+1 >= s.To || !r.openedAt(i+1, s) {
		return
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return gists[w] })
	if e == nil || e.person != 3 || !gists[w] {
		return
	}
	z := r.opens(zone{date: -1, medium: text.NoMention, open: -1}, i+1, s, true)
	if z.open < 0 {
		return
	}
	x := found{ok: true, cue: r.cueSpan(i), from: i, to: i + 1, cueForm: cueForm{cue: &cue{act: schema.Say}}, date: -1, medium: text.NoMention, inherit: true, rule: "ar.gist", score: 0.65}
	k := r.coveredBy(i)
	if k >= 0 && r.d.Statements[k].Mode == schema.Direct {
		return // somebody tells of another's message in his own words
	}
	for q := i - 1; q >= s.From && len(x.speakers) == 0 && (k < 0 || r.toks[q].Start >= r.d.Statements[k].Content.Start); q-- {
		if m, ok := r.at[q]; ok && r.d.Mentions[m].Subject && r.canSpeak(m) {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		}
	}
	for q := s.From; q < i && len(x.speakers) == 0 && k < 0; q++ { // the subject of a verb that no list holds
		if m, ok := r.at[q]; ok && r.canSpeak(m) && r.toks[q].Prep == "" && (q == s.From || r.class(&r.toks[q-1]) != "prep") {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		}
	}
	if len(x.speakers) == 0 && k >= 0 {
		st := &r.d.Statements[k]
		x.speakers, x.speakerSpan, x.implied = st.Speakers, st.SpeakerText, st.Implied
	}
	if len(x.speakers) == 0 && !x.implied.Want {
		return
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if told := slices.ContainsFunc(r.d.Statements, func(st text.Statement) bool { return st.Content == x.content }); told || x.content.IsZero() {
		return // "أعلن في رسالة مفادها أن": the verb tells it
	}
	r.emit(x)
}

// gists holds the nouns for what a message comes to: مفاد مضمون فحوى.
var gists = wordSet("\u0645\u0641\u0627\u062F", "\u0645\u0636\u0645\u0648\u0646", "\u0641\u062D\u0648\u0627")
