package score

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

func sample(t *testing.T) ([]Article, []Document) {
	t.Helper()
	gold, err := Gold("testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/documents.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs, err := ReadDocuments(f)
	if err != nil {
		t.Fatal(err)
	}
	return gold, docs
}

func TestScore(t *testing.T) {
	gold, docs := sample(t)
	r := Score(gold, docs)
	for _, tc := range []struct {
		measure Measure
		want    Tally
	}{
		{Entities, Tally{3, 4, 4}},
		{Statements, Tally{2, 2, 3}}, // the thought is left aside
		{WhoSaid, Tally{1, 2, 3}},
		{WhoSaidWhat, Tally{1, 2, 3}},
		{Events, Tally{1, 2, 1}},
		{EventRoles, Tally{1, 3, 2}},
		{Negated, Tally{1, 1, 1}},
		{Positions, Tally{1, 1, 1}},
	} {
		if got := r.Tally(tc.measure); got != tc.want {
			t.Errorf("%s is %+v, want %+v", tc.measure, got, tc.want)
		}
	}
	for name, want := range map[string]float64{"entity_type": 2.0 / 3, "speaker": 0.5, "date": 1, "act": 0.5, "polarity": 1, "modality": 0, "span": 1} {
		if got, ok := r.Accuracy(name); !ok || got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if _, ok := r.Accuracy("event_date"); ok {
		t.Error("a figure for event_date, of which there is none")
	}
	var faults []string
	for _, f := range r.Faults {
		faults = append(faults, f.String())
	}
	want := []string{
		`ar-crossing: spurious entity "المعبر" (Place)`,
		`ar-crossing: wrong speaker "ونفت قيادة حرس": rashwa, gold guard`,
		`ar-crossing: wrong content "ونفت قيادة حرس": overlap 0.57`,
		`ar-crossing: wrong event withdraw "انسحاب قواتها": -origin=rashwa; +destination=rashwa; planned, gold asserted`,
		`ar-crossing: spurious event attack "فتح"`,
		`en-crossing: missed entity "Salim Harb" (Person)`,
		`en-crossing: missed statement "said Salim Harb"`,
	}
	if diff := cmp.Diff(want, faults); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"en-crossing"}, r.Missing); diff != "" {
		t.Error(diff)
	}
}

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRendering compares what is printed with a file.
func TestRendering(t *testing.T) {
	gold, docs := sample(t)
	r := Score(gold, docs)
	var b strings.Builder
	for _, part := range []func() error{
		func() error { return r.WriteText(&b) }, func() error { return r.WriteArticles(&b) },
		func() error { return r.WriteFaults(&b) }, func() error { return r.WriteMarkdown(&b) },
	} {
		if err := part(); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	const path = "testdata/report.golden"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}

// TestRecord scores a record as it comes from extraction, with byte offsets.
func TestRecord(t *testing.T) {
	gold, _ := sample(t)
	text := gold[1].Text
	at := func(s string) schema.Span {
		i := strings.Index(text, s)
		return schema.SpanOf(text, i, i+len(s))
	}
	d, err := NewDocument(&schema.Record{
		Article:  gold[1].Article,
		Entities: []schema.Entity{{ID: "e1", Type: schema.Person, Mentions: []schema.Mention{{Span: at("Salim Harb"), Kind: schema.ByName}}}},
		Statements: []schema.Statement{{
			ID: "s1", Act: schema.Say, Cue: at("said"), Speakers: []string{"e1"},
			Content: at("The crossing will open"), Continued: []schema.Span{at("There is no other plan")},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := Score(gold[1:], []Document{d})
	if f := r.Tally(WhoSaidWhat).F1(); f != 1 || len(r.Faults) > 0 {
		t.Errorf("who_said_what %v, faults %v", f, r.Faults)
	}
}

func TestGoldFaults(t *testing.T) {
	const text = "The crossing will open, said Harb."
	for _, tc := range []struct{ name, gold, want string }{
		{"a context that is not there", `{"statements": [{"cue": "said", "in": "said she"}]}`, `"said she" does not stand in the text`},
		{"a cue outside its context", `{"statements": [{"cue": "Harb", "in": "open, said"}]}`, `"Harb" does not stand in "open, said"`},
		{"a content that is not there", `{"statements": [{"cue": "said", "in": "said", "content": "closed"}]}`, `"closed" does not stand in the text`},
		{"a trigger", `{"events": [{"trigger": "attack", "in": "open"}]}`, `"attack" does not stand in "open"`},
		{"no JSON", `{`, "unexpected end of JSON input"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, data := range map[string]string{"a.txt": text, "a.gold.json": tc.gold} {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := Gold(dir)
			if want := "read gold " + filepath.Join(dir, "a.gold.json") + ": " + tc.want; err == nil || err.Error() != want {
				t.Errorf("%v, want %s", err, want)
			}
		})
	}
	if _, err := Gold(t.TempDir()); err == nil {
		t.Error("an empty folder is no error")
	}
}

func TestReadDocumentsFaults(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"broken", "\n{", "read documents: line 2: unexpected end of JSON input"},
		{"no identifier", "{}", "read documents: line 1: no article.id"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if _, err := ReadDocuments(strings.NewReader(tc.in)); err == nil || err.Error() != tc.want {
				t.Errorf("%v, want %s", err, tc.want)
			}
		})
	}
}

func TestNames(t *testing.T) {
	c, err := Names("testdata/names/names.txt", "ar")
	if err != nil {
		t.Fatal(err)
	}
	articles := c.Articles()
	if len(articles) != 1 || articles[0].Text != "سليم حرب في رشوة\nحرس الحدود\n" {
		t.Fatalf("%+v", articles)
	}
	docs, err := ReadDocuments(strings.NewReader(
		`{"article": {"id": "block-0"}, "entities": [{"id": "e1", "type": "Person", "mentions": [{"start": 1, "end": 6, "kind": "name"}]}, {"id": "e2", "type": "Organization", "mentions": [{"start": 12, "end": 16, "kind": "name"}, {"start": 17, "end": 20, "kind": "pronoun"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	r := c.Score(docs)
	if got := [3]Tally{r.Person, r.Place, r.Organization}; got != [3]Tally{{1, 1, 1}, {0, 0, 1}, {0, 1, 1}} {
		t.Errorf("%+v", got)
	}
	want := []Fault{{"block-0", Missed, "LOC رشوة"}, {"block-0", Spurious, "ORG رشوة"}, {"block-0", Missed, "ORG حرس الحدود"}}
	if diff := cmp.Diff(want, r.Faults); diff != "" {
		t.Error(diff)
	}
}

func TestPolNeAR(t *testing.T) {
	c, err := PolNeAR("testdata/polnear")
	if err != nil {
		t.Fatal(err)
	}
	if a := c.Articles(); len(a) != 1 || a[0].Published.Value != "2021-12-10" || a[0].Language != "en" {
		t.Fatalf("%+v", a)
	}
	for _, tc := range []struct {
		name, statement string
		right, full     int
	}{
		{"all of it", `{"act": "think", "cue": {"start": 5, "end": 9}, "speaker_text": {"start": 0, "end": 4}, "content": {"start": 25, "end": 38, "text": "it would open"}}`, 1, 1},
		{"another source", `{"cue": {"start": 5, "end": 9}, "speaker_text": {"start": 13, "end": 19}, "content": {"start": 25, "end": 38, "text": "it would open"}}`, 1, 0},
		{"by content alone", `{"content": {"start": 25, "end": 38, "text": "it would open"}}`, 1, 0},
		{"elsewhere", `{"cue": {"start": 10, "end": 12}, "content": {"start": 10, "end": 19, "text": "on Friday"}}`, 0, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			docs, err := ReadDocuments(strings.NewReader(`{"article": {"id": "paper_2021-12-10_crossing"}, "statements": [` + tc.statement + `]}`))
			if err != nil {
				t.Fatal(err)
			}
			r := c.Score(docs)
			if r.Attribution.Right != tc.right || r.Full.Right != tc.full || len(r.Faults) != 1-tc.right {
				t.Errorf("%+v", r)
			}
		})
	}
}

func TestNormal(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"alef and teh marbuta", "أُمّة إلى آخر", "امه الي اخر"},
		{"tatweel and marks of direction", "مـحـمد\u200f!", "محمد"},
		{"presentation forms", "\ufefb", "لا"},
		{"case and punctuation", "  The U.S.-led  «Coalition» ", "the u s led coalition"},
		{"dotted I", "\u0130zmir", "i zmir"},
		{"underscore", "a_b", "a_b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := normal(tc.in); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func TestOccurrences(t *testing.T) {
	text := newRuneText("وللحرس والحرس الحرسي حرس فحرس")
	var got []int
	for _, s := range text.occurrences("حرس") {
		if text.slice(s) != "حرس" {
			t.Errorf("%v is %q", s, text.slice(s))
		}
		got = append(got, s.start)
	}
	if diff := cmp.Diff([]int{3, 10, 21, 26}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzDocuments scores whatever can be read as documents.
func FuzzDocuments(f *testing.F) {
	b, err := os.ReadFile("testdata/documents.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	gold, err := Gold("testdata/gold")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		docs, err := ReadDocuments(bytes.NewReader(b))
		if err != nil {
			return
		}
		r := Score(gold, docs)
		for m := range Measure(measures) {
			if got := r.Tally(m); got.Right > got.Found || got.F1() < 0 {
				t.Fatalf("%s %+v", m, got)
			}
		}
	})
}
