package extract

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// ofStates reports whether an Arabic text speaks of a capital as of a state, by the word before it, for what
// states have or do to one another, whatever else the article tells of the city: "برنامج طهران", "العقوبات
// المفروضة على طهران", "ميليشيات موالية لطهران", "المدعومة من موسكو".
func ofStates(d *text.Doc, m *text.Mention) bool {
	s := d.SentenceOf(m.From)
	t := &d.Tokens[m.From]
	k := m.From - 1
	if k < s.From || t.Conj != "" || d.Tokens[k].Kind != text.Word {
		return false
	}
	p := &d.Tokens[k]
	switch {
	case t.Prep == toPrefix:
		return sided[p.Stem]
	case t.Prep != "":
		return false
	case p.Base == upon:
		for q := k - 1; q >= s.From && k-q <= pressingReach && d.Tokens[q].Kind == text.Word; q-- {
			if pressing[d.Tokens[q].Stem] {
				return true
			}
		}
		return false
	case p.Base == from:
		return k > s.From && backed[d.Tokens[k-1].Stem]
	}
	return statesHave[p.Stem] && !p.Def
}

// pressingReach is how many words may stand between a sanction and whom it is laid on.
const pressingReach = 3

const (
	upon = "\u0639\u0644\u064A" // على, folded
	from = "\u0645\u0646"       // من
)

// statesHave holds nouns for what states have or do, folded: برنامج تهديدات تهديد حلفاء حليف حليفه دعوات موقف مواقف سياسه سياسات دعم مصالح نفوذ رغبه تحالف علاقات علاقه اتهامات خصوم اعداء انصار استراتيجيه تدخل تدخلات مطالب شروط ضغوط رفض.
var statesHave = map[string]bool{
	"\u0628\u0631\u0646\u0627\u0645\u062C": true, "\u062A\u0647\u062F\u064A\u062F\u0627\u062A": true, "\u062A\u0647\u062F\u064A\u062F": true, "\u062D\u0644\u0641\u0627\u0621": true, "\u062D\u0644\u064A\u0641": true, "\u062D\u0644\u064A\u0641\u0647": true,
	"\u062F\u0639\u0648\u0627\u062A": true, "\u0645\u0648\u0642\u0641": true, "\u0645\u0648\u0627\u0642\u0641": true, "\u0633\u064A\u0627\u0633\u0647": true, "\u0633\u064A\u0627\u0633\u0627\u062A": true, "\u062F\u0639\u0645": true,
	"\u0645\u0635\u0627\u0644\u062D": true, "\u0646\u0641\u0648\u0630": true, "\u0631\u063A\u0628\u0647": true, "\u062A\u062D\u0627\u0644\u0641": true, "\u0639\u0644\u0627\u0642\u0627\u062A": true, "\u0639\u0644\u0627\u0642\u0647": true,
	"\u0627\u062A\u0647\u0627\u0645\u0627\u062A": true, "\u062E\u0635\u0648\u0645": true, "\u0627\u0639\u062F\u0627\u0621": true, "\u0627\u0646\u0635\u0627\u0631": true, "\u0627\u0633\u062A\u0631\u0627\u062A\u064A\u062C\u064A\u0647": true, "\u062A\u062F\u062E\u0644": true,
	"\u062A\u062F\u062E\u0644\u0627\u062A": true, "\u0645\u0637\u0627\u0644\u0628": true, "\u0634\u0631\u0648\u0637": true, "\u0636\u063A\u0648\u0637": true, "\u0631\u0641\u0636": true,
}

// pressing holds nouns for what is laid on states, folded: عقوبات عقوبه ضغط ضغوط ضغوطا ضغوطات حظر قيود مفروضه حصار.
var pressing = map[string]bool{
	"\u0639\u0642\u0648\u0628\u0627\u062A": true, "\u0639\u0642\u0648\u0628\u0647": true, "\u0636\u063A\u0637": true, "\u0636\u063A\u0648\u0637": true, "\u0636\u063A\u0648\u0637\u0627": true, "\u0636\u063A\u0648\u0637\u0627\u062A": true,
	"\u062D\u0638\u0631": true, "\u0642\u064A\u0648\u062F": true, "\u0645\u0641\u0631\u0648\u0636\u0647": true, "\u062D\u0635\u0627\u0631": true,
}

// backed holds participles behind which "من" names who backs, folded: مدعوم مدعومه مدعومين ممول ممولين مموله مقرب مقربه مقربين.
var backed = map[string]bool{
	"\u0645\u062F\u0639\u0648\u0645": true, "\u0645\u062F\u0639\u0648\u0645\u0647": true, "\u0645\u062F\u0639\u0648\u0645\u064A\u0646": true, "\u0645\u0645\u0648\u0644": true, "\u0645\u0645\u0648\u0644\u064A\u0646": true, "\u0645\u0645\u0648\u0644\u0647": true,
	"\u0645\u0642\u0631\u0628": true, "\u0645\u0642\u0631\u0628\u0647": true, "\u0645\u0642\u0631\u0628\u064A\u0646": true,
}

// sided holds words for those who side with whom "ل" names, or against him, folded: موال مواليه موالين مؤيد مؤيده مؤيدين معاد معاديه مناهض مناهضه داعم داعمه حليف حليفه حلفاء تابع تابعه.
var sided = map[string]bool{
	"\u0645\u0648\u0627\u0644": true, "\u0645\u0648\u0627\u0644\u064A\u0647": true, "\u0645\u0648\u0627\u0644\u064A\u0646": true, "\u0645\u0624\u064A\u062F": true, "\u0645\u0624\u064A\u062F\u0647": true, "\u0645\u0624\u064A\u062F\u064A\u0646": true,
	"\u0645\u0639\u0627\u062F": true, "\u0645\u0639\u0627\u062F\u064A\u0647": true, "\u0645\u0646\u0627\u0647\u0636": true, "\u0645\u0646\u0627\u0647\u0636\u0647": true, "\u062F\u0627\u0639\u0645": true, "\u062F\u0627\u0639\u0645\u0647": true,
	"\u062D\u0644\u064A\u0641": true, "\u062D\u0644\u064A\u0641\u0647": true, "\u062D\u0644\u0641\u0627\u0621": true, "\u062A\u0627\u0628\u0639": true, "\u062A\u0627\u0628\u0639\u0647": true,
}

// dealtWith reports whether an Arabic text deals with the mention as with a state:
// within a sentence, and nothing before it says where or whereto.
func dealtWith(d *text.Doc, m *text.Mention) bool {
	s := d.SentenceOf(m.From)
	t := &d.Tokens[m.From]
	if m.From == s.From || t.Conj != "" || t.Prep != "" && t.Prep != toPrefix || m.To >= s.To || scene(d, m) {
		return false
	}
	k := m.From - 1
	for k > s.From && d.Tokens[k].Kind == text.Open {
		k--
	}
	p := &d.Tokens[k]
	if p.Kind != text.Word || p.Def && t.Prep == "" { // "العاصمة صنعاء"
		return false
	}
	if wheres[p.Base] || wheres[stripped(p.Base)] {
		return false
	}
	for q := k; t.Prep != "" && q >= s.From; q-- { // "زيارة الأمير لموسكو"
		if wheres[d.Tokens[q].Base] && d.Tokens[q].Base != inside || wheres[stripped(d.Tokens[q].Base)] {
			return false
		}
	}
	return true
}

// stripped takes the pronoun off a verbal noun: زيارته.
func stripped(w string) string {
	for _, e := range []string{"\u062A\u0647\u0627", "\u062A\u0647\u0645", "\u062A\u0647"} { // تها تهم ته
		if s, ok := strings.CutSuffix(w, e); ok {
			return s + "\u0647"
		}
	}
	return w
}

const (
	toPrefix = "\u0644"       // ل
	inside   = "\u0641\u064A" // في
)

// wheres holds, folded, the words behind which a capital is a city: sides and
// prepositions of place, what a city has, what happens in one, motion and fight.
var wheres = map[string]bool{
	"\u0641\u064A": true, "\u0627\u0644\u064A": true, "\u0645\u0646": true, "\u0639\u0644\u064A": true, "\u0646\u062D\u0648": true, "\u0642\u0631\u0628": true, // في الي من علي نحو قرب
	"\u0635\u0648\u0628": true, "\u0639\u0628\u0631": true, "\u062D\u0648\u0644": true, "\u062F\u0627\u062E\u0644": true, "\u062E\u0627\u0631\u062C": true, "\u0648\u0633\u0637": true, // صوب عبر حول داخل خارج وسط
	"\u0634\u0645\u0627\u0644": true, "\u062C\u0646\u0648\u0628": true, "\u0634\u0631\u0642": true, "\u063A\u0631\u0628": true, "\u0634\u0645\u0627\u0644\u064A": true, "\u062C\u0646\u0648\u0628\u064A": true, // شمال جنوب شرق غرب شمالي جنوبي
	"\u0634\u0631\u0642\u064A": true, "\u063A\u0631\u0628\u064A": true, "\u062A\u062C\u0627\u0647": true, "\u0628\u0627\u062A\u062C\u0627\u0647": true, "\u0639\u0646\u062F": true, "\u0644\u062F\u064A": true, // شرقي غربي تجاه باتجاه عند لدي
	"\u0645\u062F\u064A\u0646\u0647": true, "\u0639\u0627\u0635\u0645\u0647": true, "\u0645\u062D\u0627\u0641\u0638\u0647": true, "\u0648\u0644\u0627\u064A\u0647": true, "\u0636\u0648\u0627\u062D\u064A": true, "\u0636\u0627\u062D\u064A\u0647": true, // مدينه عاصمه محافظه ولايه ضواحي ضاحيه
	"\u0631\u064A\u0641": true, "\u0634\u0648\u0627\u0631\u0639": true, "\u0634\u0627\u0631\u0639": true, "\u0627\u062D\u064A\u0627\u0621": true, "\u062D\u064A": true, "\u0633\u0643\u0627\u0646": true, // ريف شوارع شارع احياء حي سكان
	"\u0627\u0647\u0627\u0644\u064A": true, "\u0645\u0637\u0627\u0631": true, "\u0645\u064A\u0646\u0627\u0621": true, "\u0628\u0644\u062F\u064A\u0647": true, "\u0627\u0645\u0627\u0646\u0647": true, "\u062C\u0627\u0645\u0639\u0647": true, // اهالي مطار ميناء بلديه امانه جامعه
	"\u0645\u062D\u0643\u0645\u0647": true, "\u0645\u062D\u0627\u0643\u0645": true, "\u0642\u0636\u0627\u0621": true, "\u0634\u0631\u0637\u0647": true, "\u0633\u0645\u0627\u0621": true, "\u0633\u0627\u062D\u0627\u062A": true, // محكمه محاكم قضاء شرطه سماء ساحات
	"\u0627\u0637\u0631\u0627\u0641": true, "\u0645\u062F\u0627\u062E\u0644": true, "\u0628\u0648\u0627\u0628\u0647": true, "\u0637\u0631\u064A\u0642": true, "\u0645\u0633\u062A\u0634\u0641\u064A": true, "\u0645\u0633\u062A\u0634\u0641\u064A\u0627\u062A": true, // اطراف مداخل بوابه طريق مستشفي مستشفيات
	"\u0633\u0641\u0627\u0631\u0647": true, "\u0645\u0639\u0631\u0636": true, "\u0628\u0648\u0631\u0635\u0647": true, // سفاره معرض بورصه
	"\u0632\u064A\u0627\u0631\u0647": true, "\u0645\u063A\u0627\u062F\u0631\u0647": true, "\u0648\u0635\u0648\u0644": true, "\u062F\u062E\u0648\u0644": true, "\u0639\u0648\u062F\u0647": true, "\u0642\u0635\u0641": true, // زياره مغادره وصول دخول عوده قصف
	"\u0633\u0642\u0648\u0637": true, "\u062A\u062D\u0631\u064A\u0631": true, "\u0627\u0633\u062A\u0639\u0627\u062F\u0647": true, "\u062D\u0635\u0627\u0631": true, "\u0645\u062D\u0627\u0635\u0631\u0647": true, "\u0627\u0642\u062A\u062D\u0627\u0645": true, // سقوط تحرير استعاده حصار محاصره اقتحام
	"\u0627\u062D\u062A\u0644\u0627\u0644": true, "\u0627\u062C\u062A\u064A\u0627\u062D": true, "\u0645\u0639\u0631\u0643\u0647": true, "\u0645\u0639\u0627\u0631\u0643": true, "\u0627\u062D\u062F\u0627\u062B": true, "\u062A\u0641\u062C\u064A\u0631\u0627\u062A": true, // احتلال اجتياح معركه معارك احداث تفجيرات
	"\u062A\u0641\u062C\u064A\u0631": true, "\u0647\u062C\u0645\u0627\u062A": true, "\u0647\u062C\u0648\u0645": true, "\u0645\u062D\u0627\u062F\u062B\u0627\u062A": true, "\u0645\u0641\u0627\u0648\u0636\u0627\u062A": true, "\u0645\u0624\u062A\u0645\u0631": true, // تفجير هجمات هجوم محادثات مفاوضات مؤتمر
	"\u0642\u0645\u0647": true, "\u0627\u062C\u062A\u0645\u0627\u0639": true, "\u0627\u062C\u062A\u0645\u0627\u0639\u0627\u062A": true, "\u0644\u0642\u0627\u0621": true, "\u0644\u0642\u0627\u0621\u0627\u062A": true, "\u0645\u0646\u062A\u062F\u064A": true, // قمه اجتماع اجتماعات لقاء لقاءات منتدي
	"\u0627\u062A\u0641\u0627\u0642": true, "\u0627\u062A\u0641\u0627\u0642\u064A\u0647": true, "\u0627\u0639\u0644\u0627\u0646": true, "\u0645\u0633\u0627\u0631": true, "\u0645\u0639\u0627\u0647\u062F\u0647": true, "\u0628\u064A\u0627\u0646": true, // اتفاق اتفاقيه اعلان مسار معاهده بيان
	"\u0648\u062B\u064A\u0642\u0647": true, "\u062E\u0637\u0647": true, "\u0645\u0628\u0627\u062F\u0631\u0647": true, "\u0645\u0647\u0631\u062C\u0627\u0646": true, "\u0627\u0646\u062A\u062E\u0627\u0628\u0627\u062A": true, // وثيقه خطه مبادره مهرجان انتخابات
	"\u0632\u0627\u0631": true, "\u064A\u0632\u0648\u0631": true, "\u062A\u0632\u0648\u0631": true, "\u0632\u0627\u0631\u062A": true, "\u0648\u0635\u0644": true, "\u064A\u0635\u0644": true, // زار يزور تزور زارت وصل يصل
	"\u0648\u0635\u0644\u062A": true, "\u062A\u0635\u0644": true, "\u063A\u0627\u062F\u0631": true, "\u064A\u063A\u0627\u062F\u0631": true, "\u063A\u0627\u062F\u0631\u062A": true, "\u062F\u062E\u0644": true, // وصلت تصل غادر يغادر غادرت دخل
	"\u064A\u062F\u062E\u0644": true, "\u062F\u062E\u0644\u062A": true, "\u0628\u0644\u063A": true, "\u064A\u0642\u0635\u0641": true, "\u0627\u0633\u062A\u0647\u062F\u0641": true, "\u0647\u0627\u062C\u0645": true, // يدخل دخلت بلغ يقصف استهدف هاجم
	"\u0627\u0642\u062A\u062D\u0645": true, "\u062D\u0627\u0635\u0631": true, "\u064A\u062D\u0627\u0635\u0631": true, "\u0627\u062C\u062A\u0627\u062D": true, "\u0627\u062D\u062A\u0644": true, "\u0642\u0635\u062F\u062A": true, // اقتحم حاصر يحاصر اجتاح احتل قصدت
	"\u0642\u0635\u062F": true, // قصد
}
