package extract

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// narrowed reports whether what stands right behind an Arabic definite noun for forces, of
// which there are many, says which ones are meant: "القوات التي دربتها الولايات المتحدة",
// "القوات الموالية لفلان" are not those told of before. An aside that begins with a comma
// does not; nor is there more than one "التحالف الذي تقوده السعودية".
func narrowed(d *text.Doc, m *text.Mention) bool {
	if d.Article.Language != "ar" || m.Type != schema.MilitaryUnit || m.Kind != schema.ByDescription || m.To != m.From+1 || !armedPlurals[d.Tokens[m.From].Stem] || m.To >= d.SentenceOf(m.From).To {
		return false
	}
	t := &d.Tokens[m.To]
	return t.Kind == text.Word && t.Conj == "" && (thoseWho[t.Base] || t.Def && (siding[t.Stem] || belonging(t.Stem)))
}

// armedPlurals holds Arabic plurals for armed people and groups of them, without the article, folded.
var armedPlurals = map[string]bool{
	"\u0642\u0648\u0627\u062A": true, "\u0641\u0635\u0627\u0626\u0644": true, "\u0643\u062A\u0627\u0626\u0628": true, // قوات فصائل كتائب
	"\u0645\u064A\u0644\u064A\u0634\u064A\u0627\u062A": true, "\u0645\u0644\u064A\u0634\u064A\u0627\u062A": true, // ميليشيات مليشيات
	"\u062C\u0645\u0627\u0639\u0627\u062A": true, "\u0645\u062C\u0645\u0648\u0639\u0627\u062A": true, "\u0648\u062D\u062F\u0627\u062A": true, // جماعات مجموعات وحدات
	"\u0645\u0642\u0627\u062A\u0644\u0648\u0646": true, "\u0645\u0642\u0627\u062A\u0644\u064A\u0646": true, "\u0645\u0633\u0644\u062D\u0648\u0646": true, "\u0645\u0633\u0644\u062D\u064A\u0646": true, // مقاتلون مسلحون
}

// thoseWho holds the Arabic relative pronouns, folded.
var thoseWho = map[string]bool{
	"\u0627\u0644\u0630\u064A": true, "\u0627\u0644\u062A\u064A": true, "\u0627\u0644\u0630\u064A\u0646": true, // الذي التي الذين
}

// siding holds the stems of Arabic participles that say on whose side somebody fights, beside
// those of [belonging].
var siding = map[string]bool{
	"\u0645\u062F\u0639\u0648\u0645\u0647": true, "\u0645\u0624\u064A\u062F\u0647": true, "\u0645\u0648\u064A\u062F\u0647": true, // مدعومة مؤيدة مويدة
	"\u0645\u062A\u062D\u0627\u0644\u0641\u0647": true, "\u062D\u0644\u064A\u0641\u0647": true, "\u0645\u0633\u0627\u0646\u062F\u0647": true, // متحالفة حليفة مساندة
	"\u0645\u0646\u0627\u0635\u0631\u0647": true, "\u0645\u0646\u0627\u0647\u0636\u0647": true, "\u0645\u0646\u0627\u0648\u0626\u0647": true, // مناصرة مناهضة مناوئة
	"\u0645\u0639\u0627\u0631\u0636\u0647": true, "\u0645\u0646\u0627\u0648\u064A\u0647": true, // معارضة مناوية
}
