package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Head nouns that mean something else in everyday speech, folded.
const (
	basisWord   = "\u0642\u0627\u0639\u062F\u0647"       // قاعدة
	roadWord    = "\u0637\u0631\u064A\u0642"             // طريق
	summitWord  = "\u0642\u0645\u0647"                   // قمة
	declareWord = "\u0627\u0639\u0644\u0627\u0646"       // إعلان
	attacksWord = "\u0647\u062C\u0645\u0627\u062A"       // هجمات
	opsWord     = "\u0639\u0645\u0644\u064A\u0627\u062A" // عمليات
)

// figurative reports whether the head noun at token i, read as far as c, is none of a
// name: "على قاعدة الحوار" is a basis, "عن طريق الوسطاء" a means, "قمة النضج" a height,
// and "إعلان الوزير" what he did.
func (r *reader) figurative(i int, m *text.Mention, c *chainEnd) bool {
	t := &r.toks[i]
	if t.Def || m.Known != "" {
		return false
	}
	before := ""
	if i > 0 && r.toks[i-1].Sent == t.Sent {
		before = r.toks[i-1].Base
	}
	inner := schema.EntityType("")
	if len(m.Of) > 0 {
		inner = r.d.Mentions[m.Of[0]].Type
	}
	switch t.Stem {
	case roadWord:
		return before == about
	case basisWord:
		return before == onWord && !c.named && !strings.HasSuffix(r.toks[c.to-1].Stem, "\u064A\u0647") // "قاعدة جوية"
	case summitWord:
		return !c.named && inner == "" && m.Country == ""
	case declareWord, attacksWord, opsWord:
		return inner != "" && inner != schema.Place && inner != schema.Facility
	}
	return false
}
