package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// pointsBack reports whether the verb at token i tells where and when what stands before it
// was said, so that it brings nothing itself: "جاء ذلك في بيان أصدره أمس، وقال فيه …".
func (r *speechReader) pointsBack(i int, s *text.Sentence) bool {
	return came[r.toks[i].Base] && i+2 < s.To && r.toks[i+1].Conj == "" && r.toks[i+1].Prep == "" && (r.class(&r.toks[i+1]) == "dem" || r.contentWord(i+1) && r.bare(i+1) && r.toks[i+1].Base != what)
}

// came holds جاء and جاءت.
var came = map[string]bool{"\u062C\u0627\u0621": true, "\u062C\u0627\u0621\u062A": true}

// saidIn holds the prepositions behind which the occasion of speech stands: في خلال ضمن.
var saidIn = map[string]bool{inWord: true, "\u062E\u0644\u0627\u0644": true, "\u0636\u0645\u0646": true}

// backDays gives what was said right before a sentence that only tells the occasion of it
// the day of that: "دعا الوزير إلى … . جاء ذلك في كلمة ألقاها الاثنين".
func (r *speechReader) backDays() {
	const reach = 25
	for k := range r.d.Sentences {
		s := &r.d.Sentences[k]
		if s.Skip || s.From+3 >= s.To || s.From == 0 || !r.pointsBack(s.From, s) {
			continue
		}
		day := -1
		for j := s.From + 2; j < min(s.To, s.From+reach) && day < 0; j++ {
			t := &r.toks[j]
			if j == s.From+2 && t.Kind == text.Word && !saidIn[t.Base] && t.Prep != prepB {
				if !saidIn[r.toks[j+1].Base] {
					break // "جاء ذلك بعد", "جاء هذا ردا على"
				}
				continue
			}
			if forms := r.cuesMet(j, s); t.Norm == colon || r.subordinator(j) || t.Base == after_ || t.Base == before_ || r.in[j] < 0 && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past && r.hasOpener(j, s, f) }) {
				break
			}
			day = r.in[j]
		}
		if day < 0 {
			continue
		}
		if d := &r.times[day]; d.Date.Precision != schema.Day || d.Deadline || d.Since || r.afterPublication(d.Date.Value) {
			continue
		}
		r.dateBack(s, day)
	}
}

// dateBack gives the day to the undated statements of the last sentence before s that has any.
func (r *speechReader) dateBack(s *text.Sentence, day int) {
	last := -1
	for i := len(r.d.Statements) - 1; i >= 0; i-- {
		st := &r.d.Statements[i]
		if st.CueFrom >= s.From {
			continue
		}
		if last < 0 {
			last = r.toks[st.CueFrom].Sent
		}
		if r.toks[st.CueFrom].Sent != last || last < r.toks[s.From].Sent-2 {
			return
		}
		if st.Date < 0 && !st.Apart {
			st.Date = day
		}
	}
}
