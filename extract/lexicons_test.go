package extract

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/khabar-kg/khabar/schema"
)

// own makes a folder of a user's lists of pairs of path and content.
func own(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

func TestOwnLists(t *testing.T) {
	x, err := New(Options{Lexicons: []fs.FS{
		own("ar/cues.tsv", "# columns: past\tpresent\tact\tframes\nغرّد\tيغرد\tsay\tأن;quote;obj\n",
			"ar/titles.tsv", "# columns: form\tclass\tgender\tnumber\tposition\nشهبندر\tofficial\tm\ts\t1\n",
			"names/known.tsv", "# columns: id\ttype\ten\tar\nkhabar:test/zarfan\tPlace\tZarfan;Zarfan Heights\tزرفان\n",
			"dates/words-en.tsv", "# columns: form\tclass\tvalue\n"),
		own("en/cues.tsv", "# columns: lemma\tclass\tact\nyodel\tV\tannounce\n",
			"names/known.tsv", "# an identifier that is there: a form more\n# columns: id\ttype\ten\nQ796\tPlace\tMesopotamistan\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	read := func(language, s string) *schema.Record {
		t.Helper()
		r, err := x.Extract(context.Background(), &schema.Article{ID: "a", Language: language, Text: s, Published: published})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := read("ar", "غرّد شهبندر التجار سالم الدوسري أن المياه وصلت إلى مدينة زرفان أمس.")
	if len(r.Statements) != 1 || r.Statements[0].Act != schema.Say || r.Statements[0].Cue.Text != "غرّد" {
		t.Errorf("a cue of the user's: %+v", r.Statements)
	}
	if !slices.ContainsFunc(r.Positions, func(p schema.Position) bool { return p.Title.Text == "شهبندر التجار" }) {
		t.Errorf("a title of the user's: %+v, %+v", r.Positions, r.Entities)
	}
	if !slices.ContainsFunc(r.Entities, func(e schema.Entity) bool { return e.KnownAs == "khabar:test/zarfan" && e.Type == schema.Place }) {
		t.Errorf("a name of the user's: %+v", r.Entities)
	}
	r = read("en", "Officials in Mesopotamistan met in Zarfan Heights on Monday.")
	for _, id := range []string{"Q796", "khabar:test/zarfan"} {
		if !slices.ContainsFunc(r.Entities, func(e schema.Entity) bool { return e.KnownAs == id }) {
			t.Errorf("no %s: %+v", id, r.Entities)
		}
	}
	if a, b := x.Lineage().Knowledge, extractor(t).Lineage().Knowledge; a == b || len(a) != len(b) {
		t.Errorf("knowledge %s with lists of one's own, %s without", a, b)
	}
}

func TestFaultsOfOwnLists(t *testing.T) {
	for _, tt := range []struct{ name, path, list, want string }{
		{"no columns", "ar/cues.tsv", "غرد\n", "read lexicon ar/cues.tsv:1: an entry before the line"},
		{"too many fields", "en/titles.tsv", "# columns: word\tclass\nboss\ta\tb\n", "read lexicon en/titles.tsv:2: 3 fields"},
		{"value", "en/titles.tsv", "# columns: word\tclass\tgender\nboss\tofficial\tx\n", `read lexicon en/titles.tsv:2: no gender "x"`},
		{"type of a name", "names/known.tsv", "# columns: id\ttype\ten\n\nx1\tThing\tX\n", "read lexicon names/known.tsv:3: type is none of"},
		{"name without a form", "names/known.tsv", "# columns: id\ttype\ten\nx1\tPlace\n", "read lexicon names/known.tsv:2: an entry needs a form"},
		{"column", "names/known.tsv", "# columns: id\tkind_of\n", `read lexicon names/known.tsv:1: no column "kind_of"`},
		{"misspelt list", "ar/cue.tsv", "# columns: past\n", "read lexicon ar/cue.tsv: there is no list of this name"},
		{"no such language", "fr/cues.tsv", "# columns: past\n", "read lexicon fr/cues.tsv: there is no list of this name"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New(Options{Lexicons: []fs.FS{own(tt.path, tt.list)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}
