package extract

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// metonyms makes a capital that stands for its state a name of that state: one
// that speaks, acts or stands between states ("Tehran says", "بين طهران
// وواشنطن"); in Arabic also one that has no word of place or motion before it
// ("دعم موسكو", "اتهم الحزب أنقرة"). A capital that something happens in stays a
// place of its own.
func metonyms(d *text.Doc, names *lexicon.Names) {
	speaks := map[int]bool{}
	for i := range d.Statements {
		for _, m := range d.Statements[i].Speakers {
			speaks[m] = true
		}
	}
	acts, stays := map[string]bool{}, map[string]bool{} // capitals, by their own identifiers
	var dealt []int
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != schema.Place || m.Kind != schema.ByName || m.Known == "" {
			continue
		}
		state := names.State(m.Known)
		switch {
		case state == "":
		case (m.Subject || speaks[i]) && !scene(d, m) || betweenStates(d, m) || d.Article.Language == "en" && asState(d, m):
			acts[m.Known] = true
			m.Known, m.Metonym = state, true
		case d.Article.Language == "ar" && dealtWith(d, m):
			dealt = append(dealt, i)
		default:
			stays[m.Known] = true
		}
	}
	for _, i := range dealt {
		m := &d.Mentions[i]
		if acts[m.Known] || !stays[m.Known] {
			m.Known, m.Metonym = names.State(m.Known), true
		}
	}
}

// scene reports whether the mention is where something happens, though the grammar
// makes it who acts: "Tripoli saw two days of fighting", شهدت طرابلس اشتباكات.
func scene(d *text.Doc, m *text.Mention) bool {
	return m.From > 0 && (scenes[d.Tokens[m.From-1].Norm] || scenes[d.Tokens[m.From-1].Base]) || m.To < len(d.Tokens) && scenes[d.Tokens[m.To].Norm]
}

// scenes holds, folded, the verbs whose subject is a place where something happens.
var scenes = map[string]bool{
	"saw": true, "sees": true, "witnessed": true, "hosted": true, "hosts": true, "lies": true,
	"\u0634\u0647\u062F\u062A": true, "\u062A\u0634\u0647\u062F": true, // شهدت تشهد
	"\u0639\u0627\u0634\u062A": true, "\u062A\u0639\u064A\u0634": true, // عاشت تعيش
	"\u0627\u0633\u062A\u0636\u0627\u0641\u062A": true, "\u062A\u0633\u062A\u0636\u064A\u0641": true, // استضافت تستضيف
	"\u0627\u062D\u062A\u0636\u0646\u062A": true, "\u062A\u062D\u062A\u0636\u0646": true, // احتضنت تحتضن
}

// betweenStates reports whether the mention stands after "between" or "with",
// or is joined to one that does.
func betweenStates(d *text.Doc, m *text.Mention) bool {
	for k := m.From - 1; k >= 0 && k >= m.From-4 && d.Tokens[k].Sent == d.Tokens[m.From].Sent; k-- {
		switch t := &d.Tokens[k]; {
		case relations[t.Base]:
			return true
		case t.Kind != text.Word, k < m.From-1 && d.Tokens[m.From].Conj == "" && d.Tokens[m.From-1].Norm != "and":
			return false
		}
	}
	return false
}

// relations holds the words after which a capital stands for its state.
var relations = map[string]bool{
	"between": true, "with": true, "against": true,
	"\u0628\u064A\u0646": true, "\u0645\u0639": true, "\u0636\u062F": true, // بين مع ضد
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
