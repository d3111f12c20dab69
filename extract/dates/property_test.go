package dates_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// parsed returns the precision that a value is written in, or "" where it is
// no date of the calendar.
func parsed(value string) string {
	for layout, precision := range map[string]string{"2006-01-02": "day", "2006-01": "month", "2006": "year"} {
		if _, err := time.Parse(layout, value); err == nil {
			return precision
		}
	}
	return ""
}

// suite returns the sentences of a language's suite, without marks.
func suite(t testing.TB, lang string) (sentences, published []string) {
	t.Helper()
	file, err := os.Open("testdata/" + lang + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	table, err := lexicon.Read(lang+".tsv", file)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		published = append(published, row.Fields[0])
		sentences = append(sentences, plain(row.Fields[1]))
	}
	return sentences, published
}

// Every sentence, seen from every day of four years: what is found is a date of
// the calendar within the text, the same each time.
func TestEveryDay(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		f := open(t, lang)
		sentences, _ := suite(t, lang)
		for _, s := range sentences {
			for i := range 60 {
				on := time.Date(2020, 1, 1+25*i, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
				d := tokenize(t, lang, s, day(on))
				f.Find(d)
				checkDates(t, d)
				first := d.Dates
				d.Dates = nil
				f.Find(d)
				if diff := cmp.Diff(first, d.Dates); diff != "" {
					t.Errorf("twice the same document (-first +second):\n%s", diff)
				}
				if t.Failed() {
					t.Fatalf("published %s: %s", on, s)
				}
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, lang := range []string{"ar", "en"} {
		sentences, published := suite(f, lang)
		for i, s := range sentences {
			f.Add(s, published[i], lang == "ar")
		}
	}
	ar, en := open(f, "ar"), open(f, "en")
	f.Fuzz(func(t *testing.T, s, published string, arabic bool) {
		s = strings.ToValidUTF8(s, "\uFFFD") // articles are
		lang, finder := "en", en
		if arabic {
			lang, finder = "ar", ar
		}
		d := tokenize(t, lang, s, day(published))
		finder.Find(d)
		checkDates(t, d)
		if p := finder.InferPublished(d); !p.IsZero() && (parsed(p.Value) != "day" || p.Text.In(s) != p.Text.Text) {
			t.Errorf("published %+v", p)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for _, lang := range []string{"ar", "en"} {
		b.Run(lang, func(b *testing.B) {
			f := open(b, lang)
			sentences, _ := suite(b, lang)
			var s strings.Builder
			for i, x := range sentences {
				s.WriteString(x + "\n")
				if lang == "ar" && i%2 == 0 { // as rare as in news
					s.WriteString(strings.Repeat("وقال المتحدث إن القوات انسحبت من القاعدة العسكرية إلى معسكر آخر جنوب العاصمة\n", 3))
				} else {
					s.WriteString(strings.Repeat("The spokesman said that the forces had left the base for another camp south of the capital\n", 3))
				}
			}
			d := tokenize(b, lang, s.String(), day("2021-12-10"))
			b.ReportAllocs()
			b.SetBytes(int64(s.Len()))
			for b.Loop() {
				f.Find(d)
			}
			b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		open(b, "ar")
		open(b, "en")
	}
}
