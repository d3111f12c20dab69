package dates_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khabar-kg/khabar/extract/dates"
	"github.com/khabar-kg/khabar/extract/lexicon"
)

// The lists have headers, and their entries are sorted and unique.
func TestLexicons(t *testing.T) {
	paths, err := filepath.Glob("lexicon/*.tsv")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, p := range paths {
		t.Run(filepath.Base(p), func(t *testing.T) {
			table, err := lexicon.Open(os.DirFS("."), filepath.ToSlash(p))
			if err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"source", "licence", "date"} {
				if table.Header[key] == "" {
					t.Errorf("no %s in the header", key)
				}
			}
			lines := []string{}
			for _, r := range table.Rows {
				lines = append(lines, strings.Join(r.Fields, "\t"))
			}
			for i := 1; i < len(lines); i++ {
				if strings.TrimRight(lines[i-1], "\t") >= strings.TrimRight(lines[i], "\t") {
					t.Errorf("line %d does not come after the one before it", table.Rows[i].Line)
				}
			}
		})
	}
}

// Every rule of the table is needed by a sentence of the suite, but those whose
// reading says nothing, and each date leads to its rule.
func TestRules(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		f := open(t, lang)
		used := map[string]bool{}
		sentences, published := suite(t, lang)
		for i, s := range sentences {
			d := tokenize(t, lang, s, day(published[i]))
			f.Find(d)
			for _, x := range d.Dates {
				r, ok := f.Rule(x.Rule)
				if !ok || r.Line == 0 || r.Pattern == "" || r.Note == "" {
					t.Errorf("%s: rule %q leads to %+v", s, x.Rule, r)
				}
				used[x.Rule] = true
			}
		}
		table, err := lexicon.Open(os.DirFS("lexicon"), "rules-"+lang+".tsv")
		if err != nil {
			t.Fatal(err)
		}
		var unused []string
		for _, r := range table.Rows {
			if name := r.Fields[0]; !strings.HasPrefix(name, "$") && r.Fields[2] != "none" && !used[name] {
				unused = append(unused, name)
			}
		}
		slices.Sort(unused)
		if len(unused) > 0 {
			t.Errorf("%s: no sentence of the suite needs %s", lang, strings.Join(unused, ", "))
		}
	}
}

func TestOpenExtra(t *testing.T) {
	const head = "# columns: form\tclass\tvalue\twritten\tnote\n"
	f, err := dates.Open("en", fstest.MapFS{"words-en.tsv": {Data: []byte(head + "thermidor\tmonth\t7\tCap\n")}})
	if err != nil {
		t.Fatal(err)
	}
	d := tokenize(t, "en", "They met on 9 Thermidor 2019 in Paris.", day("2021-12-10"))
	f.Find(d)
	if got, want := mark(d), "They met on [2019-07-09 9 Thermidor 2019] in Paris."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, test := range map[string]struct{ file, data, want string }{
		"class":   {"words-en.tsv", head + "thermidor\tmoon\t7\n", "words-en.tsv:2: no class \"moon\""},
		"value":   {"words-en.tsv", head + "thermidor\tmonth\tx7\n", "words-en.tsv:2: value \"x7\" is neither a number nor a unit"},
		"pattern": {"rules-en.tsv", "# columns: rule\tpattern\treading\tnote\nx\t( month\tdate\n", "rules-en.tsv:2: pattern: a bracket is not closed"},
		"empty":   {"rules-en.tsv", "# columns: rule\tpattern\treading\tnote\nx\tmonth?\tdate\n", "rules-en.tsv:2: pattern: it matches no words at all"},
		"reading": {"rules-en.tsv", "# columns: rule\tpattern\treading\tnote\nx\tmonth\tguess\n", "rules-en.tsv:2: no reading \"guess\""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := dates.Open("en", fstest.MapFS{test.file: {Data: []byte(test.data)}})
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}
