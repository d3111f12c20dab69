package lexicon

import (
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/khabar-kg/khabar/extract/text"
)

// foldAr does for these tests what extract/ar.Fold does; that package stands
// above this one.
func foldAr(s string) string { return letters.Replace(strings.ToLower(s)) }

var letters = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه", "ُ", "", "ّ", "")

func foldEn(s string) string { return strings.ToLower(s) }

var openNames = sync.OnceValues(func() (*Names, error) { return OpenNames(foldAr, foldEn) })

func names(t testing.TB) *Names {
	t.Helper()
	n, err := openNames()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sentence gives the folded words of s, hyphens and marks apart from letters.
func sentence(s string) (func(int) string, int) {
	w := strings.Fields(s)
	for i, x := range w {
		if x[0] < 0x80 {
			w[i] = foldEn(x)
		} else {
			w[i] = foldAr(x)
		}
	}
	return func(i int) string { return w[i] }, len(w)
}

func TestFind(t *testing.T) {
	n := names(t)
	tests := []struct {
		name, text, form string
		length           int
		id               string
		ambiguous        bool
	}{
		{"country", "العراق يعلن", "العراق", 1, "Q796", false},
		{"variant of a country", "سورية تعلن", "سورية", 1, "Q858", false},
		{"longest wins", "الولايات المتحدة الأمريكية تعلن", "الولايات المتحدة الأمريكية", 3, "Q30", false},
		{"english country", "Iraq says", "Iraq", 1, "Q796", false},
		{"acronym with dots", "U.S. troops left", "U.S. troops", 2, "khabar:unit/united-states-armed-forces", false},
		{"acronym with capitals", "US officials", "US", 1, "Q30", true},
		{"armed group", "تنظيم الدولة الإسلامية في العراق والشام هاجم", "تنظيم الدولة الإسلامية في العراق والشام", 6, "khabar:unit/islamic-state", false},
		{"everyday word", "القاعدة قالت", "القاعدة", 1, "khabar:unit/al-qaeda", true},
		{"hyphen apart", "Deir ez - Zor fell", "Deir ez-Zor", 4, "", false},
		{"hyphen inside", "Deir ez-Zor fell", "Deir ez-Zor", 2, "", false},
		{"article that the list lacks", "al-Manbij fell", "Manbij", 1, "", false},
		{"apostrophe", "Sana'a fell", "Sanaa", 1, "", false},
		{"genitive apart", "People 's Republic of China said", "People's Republic of China", 5, "Q148", false},
		{"genitive at the end", "the state 's bank", "", 0, "", false},
		{"whose", "China 's army", "China", 1, "Q148", false},
		{"ministry", "وزارة الدفاع الأمريكية قالت", "وزارة الدفاع الأمريكية", 3, "", false},
		{"another country's ministry", "وزارة الدفاع الروسية قالت", "وزارة الدفاع الروسية", 3, "", false},
		{"nothing", "قال الوزير", "", 0, "", false},
		{"half a form", "الولايات", "", 0, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			word, to := sentence(tt.text)
			h := n.Find(word, 0, to)
			if h.Form != tt.form || h.Len != tt.length || h.Ambiguous != tt.ambiguous {
				t.Errorf("form %q, %d words, ambiguous %t; want %q, %d, %t", h.Form, h.Len, h.Ambiguous, tt.form, tt.length, tt.ambiguous)
			}
			if tt.id != "" && (h.Entry == nil || h.Entry.ID != tt.id) {
				t.Errorf("entry %+v, want %s", h.Entry, tt.id)
			}
		})
	}
}

func TestMatchLeavesAmbiguousFormsAlone(t *testing.T) {
	n := names(t)
	for _, s := range []string{"us officials", "القاعدة قالت", "is there", "Reading books"} {
		word, to := sentence(s)
		if k, length := n.Match(word, 0, to); length != 0 || k != nil {
			t.Errorf("%s: matched %s", s, k.ID)
		}
	}
}

func TestNisba(t *testing.T) {
	n := names(t)
	tests := []struct {
		word   string
		id     string
		gender text.Gender
		number text.Grammatical
	}{
		{"الأمريكية", "Q30", text.Feminine, text.Singular},
		{"أميركي", "Q30", text.Masculine, text.Singular},
		{"الأميركيين", "Q30", text.Masculine, text.Plural},
		{"أمريكيان", "Q30", text.Masculine, text.Dual},
		{"العراقيون", "Q796", text.Masculine, text.Plural},
		{"الأتراك", "Q43", text.Masculine, text.Plural},
		{"العراقيات", "Q796", text.Feminine, text.Plural},
		{"التركي", "Q43", text.Masculine, text.Singular},
		{"تركية", "Q43", text.Feminine, text.Singular},
		{"الكندي", "Q16", text.Masculine, text.Singular},
		{"Iraqi", "Q796", text.NoGender, text.NoNumber},
		{"British", "Q145", text.NoGender, text.NoNumber},
	}
	for _, tt := range tests {
		w := foldAr(tt.word)
		id, g, num, ok := n.Nisba(w)
		if !ok || id != tt.id || g != tt.gender || num != tt.number {
			t.Errorf("%s: %s %d %d %t", tt.word, id, g, num, ok)
		}
		if n.ByID(id) == nil {
			t.Errorf("%s: no entry %q", tt.word, id)
		}
	}
	for _, w := range []string{"المالي", "المالية", "تركي", "البغدادي", "كتاب", ""} {
		if id, _, _, ok := n.Nisba(foldAr(w)); ok {
			t.Errorf("%s speaks of %s", w, id)
		}
	}
	word, to := sentence("الكورية الجنوبية أعلنت")
	d, length := n.Demonyms(word, 0, to)
	if length != 2 || len(d) != 1 || d[0].ID != "Q884" {
		t.Errorf("South Korean: %v, %d words", d, length)
	}
}

func TestEveryNisbaHasItsEntry(t *testing.T) {
	n := names(t)
	for _, s := range n.nisba.slots {
		for _, d := range s.value {
			if n.ByID(d.ID) == nil {
				t.Errorf("no entry %q", d.ID)
			}
		}
	}
}

func TestNamesAreUnambiguouslyTyped(t *testing.T) {
	types := map[string]bool{"Person": true, "Organization": true, "MilitaryUnit": true, "Place": true, "Facility": true, "Event": true}
	for k := range names(t).All {
		if !types[string(k.Type)] {
			t.Errorf("%s: type %q", k.ID, k.Type)
		}
		for _, f := range append(k.En, k.Ar...) {
			if !norm.NFC.IsNormalString(f) || strings.TrimSpace(f) != f || strings.Contains(f, "  ") {
				t.Errorf("%s: form %q", k.ID, f)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	if v := NamesVersion(); len(v) != 12 || v != NamesVersion() {
		t.Errorf("version %q", v)
	}
}

func BenchmarkOpenNames(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := OpenNames(foldAr, foldEn); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	n := names(b)
	word, to := sentence("وفي بغداد أعلنت وزارة الدفاع العراقية أن القوات الأمريكية في قاعدة عين الأسد ستغادر العراق قبل نهاية العام")
	b.ReportAllocs()
	for b.Loop() {
		for i := range to {
			n.Find(word, i, to)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*to), "ns/word")
}

func TestPartsOfPersonsNames(t *testing.T) {
	n := names(t)
	for _, w := range []string{"محمد", "أحمد", "إبراهيم", "فاطمة", "mohammed", "hillary"} {
		if p, ok := n.Given(foldAr(w)); !ok || p.Count == 0 {
			t.Errorf("%s is no given name", w)
		}
	}
	if p, _ := n.Given(foldAr("فاطمة")); p.Gender != text.Feminine {
		t.Errorf("gender of %s: %d", "فاطمة", p.Gender)
	}
	for _, w := range []string{"القحطاني", "السيستاني", "al-maliki", "smith"} {
		if !n.IsFamily(foldAr(w)) {
			t.Errorf("%s is no family name", w)
		}
	}
	if !n.IsPart(foldAr("روبنشتاين")) {
		t.Error("a transliterated name is no part")
	}
	// Folded, علي is على and آن is أن.
	for _, w := range []string{"علي", "آن", "جميل", "قال", "واكد", ""} {
		if n.IsGiven(foldAr(w)) || n.IsFamily(foldAr(w)) || n.IsPart(foldAr(w)) {
			t.Errorf("%q counts as a name without more", w)
		}
	}
	for _, w := range []string{"Monday", "President", "قال", "وزارة"} {
		if !n.NeverName(foldAr(w)) {
			t.Errorf("%s may be a name", w)
		}
	}
	if n.NeverName("obama") {
		t.Error("Obama is never a name")
	}
}
