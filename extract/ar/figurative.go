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
	forceWord   = "\u0642\u0648\u0647"                   // قوة
	unitWord    = "\u0648\u062D\u062F\u0647"             // وحدة
	organWord   = "\u062A\u0646\u0638\u064A\u0645"       // تنظيم
	moveWord    = "\u062D\u0631\u0643\u0647"             // حركة
	netWord     = "\u0634\u0628\u0643\u0647"             // شبكة
	circleWord  = "\u062F\u0627\u0626\u0631\u0647"       // دائرة
	gatherWord  = "\u062D\u0634\u062F"                   // حشد
	resistWord  = "\u0645\u0642\u0627\u0648\u0645\u0647" // مقاومة
	navyWord    = "\u0628\u062D\u0631\u064A\u0647"       // بحرية
	runWord     = "\u0627\u062F\u0627\u0631\u0647"       // إدارة
	leadWord    = "\u0642\u064A\u0627\u062F\u0647"       // قيادة
	carrierWord = "\u062D\u0627\u0645\u0644\u0647"       // حاملة
	planesWord  = "\u0637\u0627\u0626\u0631\u0627\u062A" // طائرات
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
	case forceWord:
		return t.Prep == prepB || inner == schema.Place && r.country(m.Of[0]) || c.parts > 0 && r.things[r.toks[i+1].Stem] // "بقوة السلاح", "قوة الصين", "قوة العلاقة"
	case circleWord:
		return inner == "" && !c.named && c.parts > 0 && r.masdars[r.toks[i+1].Stem] && !r.fields[r.toks[i+1].Stem] // "دائرة العنف"
	case gatherWord:
		return inner == "" && m.Country == "" && !c.named // "حشد التأييد"
	case resistWord, navyWord:
		return inner == "" && m.Country == "" && !c.named && c.parts > 0 && (r.toks[i+1].Def || r.toks[i+1].Kind == text.Word && c.to > i+2) && !r.adjectival(i+1) // "مقاومة الإرهاب", "بحرية الرأي", "مقاومة ندرة المياه"
	case unitWord:
		h, _ := r.headAt(i+1, c.to)
		return c.parts > 0 && h != nil && h.typ == schema.Place // "وحدة أراضي البلاد": unity
	case organWord:
		return inner == "" && m.Country == "" && !c.named && c.parts > 0 && !r.inTitles(i+1, c.to) && !r.adjectival(i+1) && (r.masdars[r.toks[i+1].Stem] || r.fields[r.toks[i+1].Stem] || c.to > i+2 && !r.toks[i+1].Def) // "تنظيم عمليات الجمع"
	case moveWord, netWord:
		w := r.toks[min(i+1, c.to-1)].Stem
		return inner == "" && m.Country == "" && !c.named && c.parts > 0 && (r.fields[w] || r.things[w]) // "حركة الملاحة", "شبكة الكهرباء"
	case runWord, leadWord:
		return inner == "" && c.parts > 0 && run[r.toks[i+1].Stem] // "إدارة البلاد"
	case carrierWord:
		return !c.named && (c.parts == 0 || r.toks[i+1].Stem != planesWord)
	case declareWord, attacksWord, opsWord:
		if t.Stem == declareWord && inner == schema.Place && r.country(m.Of[0]) {
			return true // "إعلان روسيا" is what Russia said
		}
		return inner != "" && inner != schema.Place && inner != schema.Facility
	}
	return false
}

// run holds what someone runs or leads without being a body for it, folded.
var run = map[string]bool{
	"\u0628\u0644\u0627\u062F": true, "\u0635\u0631\u0627\u0639": true, "\u0627\u0632\u0645\u0647": true, // بلاد صراع أزمة
	"\u0645\u0639\u0631\u0643\u0647": true, "\u062D\u0631\u0628": true, "\u0645\u0631\u062D\u0644\u0647": true, // معركة حرب مرحلة
	"\u062D\u0648\u0627\u0631": true, "\u0645\u0641\u0627\u0648\u0636\u0627\u062A": true, "\u0645\u0644\u0641": true, // حوار مفاوضات ملف
}

// adjectival reports whether the word at token i is an adjective.
func (r *reader) adjectival(i int) bool {
	_, ok := r.adjective(i)
	return ok
}
