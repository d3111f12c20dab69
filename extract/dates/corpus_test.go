package dates_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
)

// An item is one article of the shared corpora.
type item struct {
	ID, Text, Published string
}

// sample returns every fourth of the items, and all of them under KHABAR_HEAVY.
func sample(items []item) []item {
	if os.Getenv("KHABAR_HEAVY") != "" {
		return items
	}
	var out []item
	for i := 0; i < len(items); i += 4 {
		out = append(out, items[i])
	}
	return out
}

// corpus reads the shared Arabic articles, or skips the test.
func corpus(t testing.TB) []item {
	t.Helper()
	f, err := os.Open(filepath.FromSlash("../../../shared/data/corpora/saudinewsnet-conflict.jsonl.gz"))
	if err != nil {
		t.Skip("the shared corpora are not beside this repository")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var items []item
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var it item
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			t.Fatal(err)
		}
		items = append(items, it)
	}
	return items
}

// englishCorpus reads the shared English articles, whose names hold their day.
func englishCorpus(t testing.TB) []item {
	t.Helper()
	paths, err := filepath.Glob(filepath.FromSlash("../../../shared/eval/polnear/train/text/*.txt"))
	if err != nil || len(paths) == 0 {
		t.Skip("the shared English articles are not beside this repository")
	}
	var items []item
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		on := ""
		for _, part := range strings.Split(filepath.Base(p), "_") {
			if parsed(part) == "day" {
				on = part
			}
		}
		items = append(items, item{ID: filepath.Base(p), Text: string(b), Published: on})
	}
	return items
}

// Real articles: every date found is a date of the calendar, within the text.
// With SHOW set it prints them, for reading.
func TestCorpus(t *testing.T) {
	for lang, read := range map[string]func(testing.TB) []item{"ar": corpus, "en": englishCorpus} {
		t.Run(lang, func(t *testing.T) {
			f := open(t, lang)
			n := 0
			for _, it := range sample(read(t)) {
				d := tokenize(t, lang, it.Text, day(it.Published))
				f.Find(d)
				checkDates(t, d)
				if t.Failed() {
					t.Fatal(it.ID)
				}
				n += len(d.Dates)
				for _, x := range d.Dates {
					if os.Getenv("SHOW") != "" {
						a, b := max(0, x.Date.Text.Start-60), min(len(d.Text), x.Date.Text.End+60)
						t.Logf("%s %s %s | %q | %s", it.Published, x.Date.Value, x.Rule, x.Date.Text.Text, d.Text[a:b])
					}
				}
			}
			t.Logf("%d dates", n)
		})
	}
}

// checkDates checks what holds of the dates of every document.
func checkDates(t testing.TB, d *text.Doc) {
	t.Helper()
	end := 0
	for _, x := range d.Dates {
		s := x.Date.Text
		switch {
		case x.From < end || x.To <= x.From || x.To > len(d.Tokens):
			t.Errorf("tokens [%d,%d) after %d of %d", x.From, x.To, end, len(d.Tokens))
		case s.Start < d.Tokens[x.From].Start || s.End != d.Tokens[x.To-1].End || s.Start >= s.End || d.Text[s.Start:s.End] != s.Text:
			t.Errorf("span %+v of tokens [%d,%d)", s, x.From, x.To)
		case s.Start < len(d.Text) && !utf8.RuneStart(d.Text[s.Start]) || s.End < len(d.Text) && !utf8.RuneStart(d.Text[s.End]):
			t.Errorf("span %+v cuts a character", s)
		case d.Tokens[x.From].Sent != d.Tokens[x.To-1].Sent:
			t.Errorf("span %+v crosses a sentence", s)
		case parsed(x.Date.Value) != string(x.Date.Precision):
			t.Errorf("value %q with precision %q", x.Date.Value, x.Date.Precision)
		case x.Rule == "":
			t.Errorf("%q has no rule", s.Text)
		}
		end = x.To
	}
}
