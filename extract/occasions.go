package extract

import "github.com/khabar-kg/khabar/extract/text"

// occasions dates a visit or meeting by what was said in its course, as far as the day of
// the words is known: "said on Monday during a visit to", "قال خلال لقاء".
func occasions(d *text.Doc) {
	for i := range d.Events {
		v := &d.Events[i]
		s := d.SentenceOf(v.From)
		if v.Date >= 0 || v.Statement >= 0 || v.Type != "visit" && v.Type != "meet" && v.Type != "negotiate" || !inCourse(d, v, s) {
			continue
		}
		for k := range d.Statements {
			if st := &d.Statements[k]; st.CueFrom >= s.From && st.CueFrom < s.To && st.Date >= 0 {
				v.Date = st.Date
				break
			}
		}
	}
}

// inCourse reports whether "during" stands before an event's trigger, with no more than
// an article and adjectives between.
func inCourse(d *text.Doc, v *text.Event, s *text.Sentence) bool {
	for k := v.From - 1; k >= s.From && v.From-k <= 3; k-- {
		if during[d.Tokens[k].Base] {
			return true
		}
		if d.Tokens[k].Kind != text.Word || d.Tokens[k].Base != d.Tokens[k].Norm {
			return false
		}
	}
	return false
}

// during holds the words for it, folded: خلال أثناء.
var during = map[string]bool{"during": true, "\u062E\u0644\u0627\u0644": true, "\u0627\u062B\u0646\u0627\u0621": true}
