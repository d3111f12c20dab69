package dates_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/dates"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// The suites hold sentences with their dates marked: "[2021-12-09 the words]",
// where "<" after the value is a deadline and ">" the start of a period. The
// first column is the day of publication, "-" where it is unknown.
func TestSuite(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		f := open(t, lang)
		file, err := os.Open("testdata/" + lang + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		table, err := lexicon.Read(lang+".tsv", file)
		if err != nil {
			t.Fatal(err)
		}
		dated := 0
		for _, row := range table.Rows {
			published, marked := row.Fields[0], row.Fields[1]
			dated += len(marks.FindAllString(marked, -1))
			t.Run(fmt.Sprintf("%s:%d", lang, row.Line), func(t *testing.T) {
				d := tokenize(t, lang, plain(marked), day(published))
				f.Find(d)
				if diff := cmp.Diff(marked, mark(d)); diff != "" {
					t.Errorf("published %s (-want +got):\n%s%s", published, diff, rules(d))
				}
			})
		}
		if dated < 100 {
			t.Errorf("%s: %d phrases with a value, want a hundred at least", lang, dated)
		}
	}
}

var marks = regexp.MustCompile(`\[[0-9][0-9-]*[<>]? ([^\]]*)\]`)

// plain returns the sentence without its marks.
func plain(marked string) string { return marks.ReplaceAllString(marked, "$1") }

// mark returns the document's text with its dates marked.
func mark(d *text.Doc) string {
	var b strings.Builder
	at := 0
	for _, x := range d.Dates {
		flag := ""
		if x.Deadline {
			flag = "<"
		} else if x.Since {
			flag = ">"
		}
		s := x.Date.Text
		fmt.Fprintf(&b, "%s[%s%s %s]", d.Text[at:s.Start], x.Date.Value, flag, s.Text)
		at = s.End
	}
	return b.String() + d.Text[at:]
}

func rules(d *text.Doc) string {
	var b strings.Builder
	for _, x := range d.Dates {
		fmt.Fprintf(&b, "%s: %s\n", x.Rule, x.Date.Text.Text)
	}
	return b.String()
}

func day(s string) schema.Date {
	switch len(s) {
	case 4:
		return schema.Date{Value: s, Precision: schema.Year, Basis: schema.Given}
	case 7:
		return schema.Date{Value: s, Precision: schema.Month, Basis: schema.Given}
	case 10:
		return schema.Date{Value: s, Precision: schema.Day, Basis: schema.Given}
	}
	return schema.Date{}
}

func open(t testing.TB, lang string) *dates.Finder {
	t.Helper()
	f, err := dates.Open(lang)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOpenUnknownLanguage(t *testing.T) {
	if _, err := dates.Open("fr"); err == nil {
		t.Error("dates.Open(\"fr\") gave no error")
	}
}
