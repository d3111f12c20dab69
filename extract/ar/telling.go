package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// describes reports whether a verb of aid tells what somebody is, rather than that
// it happened: "الفصائل التي تدعمها".
func (r *eventReader) describes(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	return v.Type == "aid" && f.form == present && v.Date < 0 && i > s.From && r.toks[i].Conj == "" && r.particles[r.toks[i-1].Base] == "rel"
}

// astray reports whether what the word acts on is nothing that its type of event
// befalls, so that it means something else: "أوقفنا تعاوننا", "غادر باكرا", "عزل
// الأحياء".
func (r *eventReader) astray(v *text.Event, f triggerForm, verb bool) bool {
	obj := f.trigger.roles["obj"]
	switch v.Type {
	case "arrest":
		return verb && obj == schema.Target && len(v.Roles[schema.Target]) == 0 && !v.Passive
	case "withdraw":
		return verb && obj == schema.Origin && len(v.Roles[schema.Origin]) == 0 && !r.harmer(v.Roles[schema.Agent])
	case "resign":
		return !verb && obj == schema.Target && len(v.Roles[schema.Target]) == 0
	}
	return false
}

// struggles are nouns for fighting as a lasting cause.
var struggles = map[string]bool{
	"\u0645\u0648\u0627\u062C\u0647\u0647": true, "\u0645\u062D\u0627\u0631\u0628\u0647": true, // مواجهة محاربة
	"\u0642\u062A\u0627\u0644": true, "\u062D\u0631\u0628": true, "\u062A\u0635\u062F\u064A": true, // قتال حرب تصدي
}

// lasting reports whether a noun names a struggle or a rule that goes on, rather
// than telling that one happened: "سبل مواجهة الإرهاب", "تحت سيطرة الفصائل".
func (r *eventReader) lasting(v *text.Event, i int) bool {
	if v.Light > 0 || v.Date >= 0 || len(v.Roles[schema.At]) > 0 {
		return false
	}
	t := &r.toks[i]
	switch v.Type {
	case "attack":
		return struggles[t.Stem] && (t.Def || len(v.Roles[schema.Agent])+len(v.Roles[schema.Counterpart]) == 0)
	case "seize":
		return i > 0 && r.toks[i-1].Base == "\u062A\u062D\u062A" // تحت
	}
	return false
}

// meanwhile makes who speaks on a visit its agent, where nobody else is, and the day that of the words: "وخلال زيارة إلى الأردن قال الوزير".
func (r *eventReader) meanwhile(v *text.Event, i int, s *text.Sentence) {
	if v.Type != "visit" || i == s.From || len(v.Roles) == 0 || len(v.Roles[schema.Agent]) > 0 || v.SubjectRole != "" || v.Country != "" || v.Light > 0 || v.Statement >= 0 || r.toks[i].Def {
		return
	}
	switch r.toks[i-1].Base {
	case "\u062E\u0644\u0627\u0644", "\u0627\u062B\u0646\u0627\u0621": // خلال أثناء
	default:
		return
	}
	for k := range r.d.Statements {
		st := &r.d.Statements[k]
		if st.CueFrom >= s.From && st.CueFrom < s.To && len(st.Speakers) > 0 {
			r.role(v, schema.Agent, st.Speakers[:1])
			if v.Date < 0 {
				v.Date = st.Date
			}
			return
		}
	}
}
