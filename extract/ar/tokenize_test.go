package ar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

func TestFoldTable(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"alef forms", "أإآٱا", "ااااا"},
		{"teh marbuta and alef maksura", "مدرسة إلى", "مدرسه الي"},
		{"marks", "مُحَمَّدٌ", "محمد"},
		{"tatweel", "الـــعراق", "العراق"},
		{"ligatures", "ﻻ ﷲ", "لا الله"},
		{"digits", "١٢٫٥٪", "12.5%"},
		{"persian letters", "کیف", "كيف"},
		{"direction marks", "\u200fقال\u200e", "قال"},
		{"latin", "NATO", "nato"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Fold(tt.in); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// TestClitics: a word's proclitics are told from its own first letters.
func TestClitics(t *testing.T) {
	l := language(t)
	for _, tt := range []struct{ word, conj, prep, base string }{
		{"وقال", "و", "", "قال"},
		{"وزير", "", "", "وزير"},
		{"ووزير", "و", "", "وزير"},
		{"والوزير", "و", "", "الوزير"},
		{"وللقوات", "و", "ل", "القوات"},
		{"للعراق", "", "ل", "العراق"},
		{"للجنة", "", "ل", "اللجنه"},
		{"وللاجئين", "و", "ل", "اللاجئين"},
		{"بالعراق", "", "ب", "العراق"},
		{"بغداد", "", "", "بغداد"},
		{"ببغداد", "", "ب", "بغداد"},
		{"لبنان", "", "", "لبنان"},
		{"بلبنان", "", "ب", "لبنان"},
		{"كالعادة", "", "ك", "العاده"},
		{"فقال", "ف", "", "قال"},
		{"فلسطين", "", "", "فلسطين"},
		{"وفلسطين", "و", "", "فلسطين"},
		{"سيعلن", "", "س", "يعلن"},
		{"سوريا", "", "", "سوريا"},
		{"التقى", "", "", "التقي"},
		{"إلى", "", "", "الي"},
		{"بن", "", "", "بن"},
		{"واشنطن", "", "", "واشنطن"},
		{"وواشنطن", "و", "", "واشنطن"},
		{"كركوك", "", "", "كركوك"},
		{"لندن", "", "", "لندن"},
		{"فرنسا", "", "", "فرنسا"},
	} {
		t.Run(tt.word, func(t *testing.T) {
			a := l.Analyze(tt.word)
			if a.Conj != tt.conj || a.Prep != tt.prep || a.Base != tt.base {
				t.Errorf("%q + %q + %q, want %q + %q + %q", a.Conj, a.Prep, a.Base, tt.conj, tt.prep, tt.base)
			}
		})
	}
}

// TestTokens shows tokens parted by spaces, sentences by bars, and quotation
// marks by what they do.
func TestTokens(t *testing.T) {
	l := language(t)
	for _, tt := range []struct{ name, in, want string }{
		{"comma and stop", "قال، ثم ذهب.", "قال ، ثم ذهب ."},
		{"numbers", "نحو 3.5 مليون و١٠٪ منهم", "نحو 3.5 مليون و ١٠٪ منهم"},
		{"guillemets", "قال: «نعم».", "قال : <« نعم >» ."},
		{"one mark for both ends", `قال "نعم" وذهب.`, `قال <" نعم >" وذهب .`},
		{"marks of mixed form", "قال “نعم“.", "قال <“ نعم >“ ."},
		{"two sentences", "ذهب. عاد!", "ذهب . | عاد !"},
		{"dots within a line", "ليبيا.. هدوء حذر", "ليبيا .. هدوء حذر"},
		{"lines", "عنوان\nقال الوزير.", "عنوان | قال الوزير ."},
		{"abbreviation", "د. سالم حضر.", "د . سالم حضر ."},
		{"spelled letters", "قال (إف.بي.آي) نعم. عاد.", "قال ( إف بي آي ) نعم . | عاد ."},
		{"latin letters", "شركة BAE Systems", "شركة BAE Systems"},
		{"vowelled", "قُتِلَ رجلٌ", "قُتِلَ رجلٌ"},
		{"empty", " \u200f\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := &text.Doc{Article: &schema.Article{ID: "x", Language: "ar", Text: tt.in}, Text: tt.in}
			l.Tokenize(d)
			var b strings.Builder
			for i, k := range d.Tokens {
				if i > 0 {
					b.WriteByte(' ')
					if d.Tokens[i-1].Sent != k.Sent {
						b.WriteString("| ")
					}
				}
				switch k.Kind {
				case text.Open:
					b.WriteByte('<')
				case text.Close:
					b.WriteByte('>')
				}
				b.WriteString(k.Text)
			}
			if diff := cmp.Diff(tt.want, b.String()); diff != "" {
				t.Error(diff)
			}
			checkTokens(t, l, tt.in)
		})
	}
}

// TestBaseStart: a name is cited without its proclitics, with marks and tatweel
// between the letters as well.
func TestBaseStart(t *testing.T) {
	l := language(t)
	for _, tt := range []struct{ word, want string }{
		{"وبغداد", "بغداد"}, {"ببغداد", "بغداد"}, {"وَبغداد", "بغداد"}, {"بـبغداد", "بغداد"}, {"بغداد", "بغداد"}, {"وللقوات", "للقوات"},
	} {
		a := l.Analyze(tt.word)
		if got := tt.word[a.BaseStart:]; got != tt.want {
			t.Errorf("%s: cited as %q, want %q", tt.word, got, tt.want)
		}
	}
}

// TestUnglue: words that lack the blank between them are two; names and words that
// only look so stay one.
func TestUnglue(t *testing.T) {
	l := language(t)
	for w, want := range map[string]string{
		"الحكومةالتركية": "الحكومة", "الوزيرالسوري": "الوزير", "السيدترامب": "السيد", "خطابًاطويلا": "خطابًا", "إلىالمدينة": "إلى", "كلاركإن": "كلارك", "مصادرإلى": "مصادر",
		"عبدالإله": "", "بالإضافة": "", "والإسلامية": "", "جيوإستراتيجية": "",
		"عبدالله": "", "نورالدين": "", "السوريالية": "", "الجارالله": "", "المسألتين": "", "المستشفيات": "", "الأرثوذكسية": "", "بالالتزام": "",
	} {
		got := ""
		if k := l.unglue(w); k > 0 {
			got = w[:k]
		}
		if got != want {
			t.Errorf("%s: first word %q, want %q", w, got, want)
		}
	}
}

// TestAsElsewhere: a preposition is cut off what no list has where the article has it
// without, or an outlet stands there.
func TestAsElsewhere(t *testing.T) {
	l := language(t)
	for _, tt := range []struct{ text, word, base string }{
		{"قال في تصريح لزرقوشتان إن الطريق مفتوح", "لزرقوشتان", "زرقوشتان"},
		{"نشرت جريدة زرقوشتان الخبر ثم قالت لزرقوشتان", "لزرقوشتان", "زرقوشتان"},
		{"مررنا على لزرقوشتان ليلا", "لزرقوشتان", "لزرقوشتان"},
	} {
		d := &text.Doc{Article: &schema.Article{Language: "ar", Text: tt.text}, Text: tt.text}
		l.Tokenize(d)
		for i := range d.Tokens {
			if d.Tokens[i].Text == tt.word && d.Tokens[i].Base != tt.base {
				t.Errorf("%s: base %q, want %q", tt.text, d.Tokens[i].Base, tt.base)
			}
		}
	}
}
