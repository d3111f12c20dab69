package tagger

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// folded stands in for the folding of package ar.
var folded = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ة", "ه", "ى", "ي")

// split tokenizes at spaces; a line is a sentence.
func split(s string) *text.Doc {
	d := &text.Doc{Article: &schema.Article{Text: s}, Text: s}
	at := 0
	for _, line := range strings.SplitAfter(s, "\n") {
		from := len(d.Tokens)
		for i := 0; i < len(line); {
			if line[i] == ' ' || line[i] == '\n' {
				i++
				continue
			}
			j := i
			for j < len(line) && line[j] != ' ' && line[j] != '\n' {
				j++
			}
			w := line[i:j]
			t := text.Token{Start: at + i, End: at + j, Text: w, Norm: folded.Replace(strings.ToLower(w)), BaseStart: at + i, Sent: len(d.Sentences)}
			t.Base, t.Stem = t.Norm, strings.TrimPrefix(t.Norm, "ال")
			t.Def = t.Stem != t.Base
			r := []rune(w)[0]
			t.Cap = unicode.IsUpper(r)
			if !unicode.IsLetter(r) {
				t.Kind = text.Punct
			}
			d.Tokens = append(d.Tokens, t)
			i = j
		}
		if len(d.Tokens) > from {
			d.Sentences = append(d.Sentences, text.Sentence{From: from, To: len(d.Tokens)})
		}
		at += len(line)
	}
	return d
}

// tiny is a training set whose pattern is plain: a name follows "mr" and
// precedes "said"; a place follows "in".
func tiny() Training {
	t := Training{Lang: "en", Parts: 2, First: crf.Options{Epochs: 8, Seed: 1}, Second: crf.Options{Epochs: 8, Seed: 2}}
	people := strings.Fields("Adams Baker Clark Davis Evans Frank Green Hughes Irwin Jones")
	places := strings.Fields("Paris Rome Cairo London Vienna Athens Oslo Madrid Berlin Prague")
	for i := range people {
		d := split(fmt.Sprintf("Mr %s said it .\nThey met in %s then .\nA report said so .\n", people[i], places[i]))
		t.Examples = append(t.Examples, Example{Doc: d, Names: []Name{{1, 2, "PER"}, {8, 9, "LOC"}}})
	}
	t.Lexicon = Lexicon{
		Words:   map[string]Word{"mr": {Class: Title}, "said": {Class: Verb, Frequency: 2}, "oslo": {Class: City, Cluster: 3}},
		Phrases: map[string]PhraseType{"united nations": OrgPhrase, "new york city": PlacePhrase},
	}
	t.Spelled, t.Ordinary = people, strings.Fields("the they report said met then")
	return t
}

func TestTrainTiny(t *testing.T) {
	b, err := Train(tiny())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(tiny())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b, again) {
		t.Error("two trainings on the same data differ")
	}
	g, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range g.Tag(split("Mr Quirk said it .\nThey met in Lisbon then .\n")) {
		got = append(got, fmt.Sprint(m.Type, " ", m.Span.Text, " ", m.Rule))
	}
	if diff := cmp.Diff([]string{"Person Quirk tagger.en", "Place Lisbon tagger.en"}, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestReadRejectsDamage(t *testing.T) {
	b, err := Train(tiny())
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(b); n += 97 {
		if _, err := Read(b[:n]); err == nil {
			t.Fatalf("a model cut at byte %d of %d was read", n, len(b))
		}
	}
	for i := 0; i < len(b); i += 53 {
		c := bytes.Clone(b)
		c[i] ^= 0x55
		Read(c) // must not panic
	}
}

func TestLabelsFormNames(t *testing.T) {
	s := newScheme(labelsOf(types))
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "O", true},
		{"", "I-PER", false},
		{"O", "B-LOC", true},
		{"B-PER", "I-PER", true},
		{"B-PER", "E-LOC", false},
		{"B-PER", "O", false},
		{"B-PER", "", false},
		{"E-ORG", "B-ORG", true},
		{"S-ORG", "", true},
		{"I-ORG", "E-ORG", true},
	} {
		index := func(l string) int {
			for i, x := range s.labels {
				if x == l {
					return i
				}
			}
			return -1
		}
		if got := s.allowed(index(c.a), index(c.b)); got != c.want {
			t.Errorf("%q before %q: allowed %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// embedded opens each embedded model once.
var embedded = map[string]func() (*Tagger, error){
	"ar": sync.OnceValues(func() (*Tagger, error) { return Open("ar") }),
	"en": sync.OnceValues(func() (*Tagger, error) { return Open("en") }),
}

var samples = map[string]string{
	"ar": "قال الرئيس المصري حسني مبارك أمس في القاهرة إن الأمم المتحدة ستعقد مؤتمرا .\nوأضاف مبارك أن فرنسا وألمانيا تدعمان الاقتراح .\n",
	"en": "President Hosni Mubarak said in Cairo on Monday that the United Nations would hold a conference .\nMubarak added that France and Germany back the idea .\n",
}

func TestEmbeddedModels(t *testing.T) {
	want := map[string][]string{
		"ar": {"Person حسني مبارك", "Place القاهرة", "Organization الأمم المتحدة", "Person مبارك", "Place فرنسا"},
		"en": {"Person Hosni Mubarak", "Place Cairo", "Organization United Nations", "Person Mubarak", "Place France", "Place Germany"},
	}
	for lang, open := range embedded {
		g, err := open()
		if err != nil {
			t.Fatal(err)
		}
		d := split(samples[lang])
		found := map[string]bool{}
		last := 0
		for _, m := range g.Tag(d) {
			found[fmt.Sprint(m.Type, " ", m.Span.Text)] = true
			switch {
			case m.From < last || m.To <= m.From || m.To > len(d.Tokens):
				t.Errorf("%s: tokens %d to %d after %d", lang, m.From, m.To, last)
			case m.Span != schema.SpanOf(d.Text, d.Tokens[m.From].BaseStart, d.Tokens[m.To-1].End):
				t.Errorf("%s: span %v is not that of tokens %d to %d", lang, m.Span, m.From, m.To)
			case m.Score < 0 || m.Score > 1:
				t.Errorf("%s: score %v", lang, m.Score)
			}
			last = m.To
		}
		for _, w := range want[lang] {
			if !found[w] {
				t.Errorf("%s: missed %q; found %v", lang, w, found)
			}
		}
	}
}

func TestTagConcurrently(t *testing.T) {
	g, err := embedded["ar"]()
	if err != nil {
		t.Fatal(err)
	}
	want := g.Tag(split(samples["ar"]))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if diff := cmp.Diff(want, g.Tag(split(samples["ar"]))); diff != "" {
					t.Errorf("another run differs:\n%s", diff)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestOpenUnknownLanguage(t *testing.T) {
	if _, err := Open("fr"); err == nil {
		t.Error("a tagger of French was opened")
	}
}

func BenchmarkTag(b *testing.B) {
	for _, lang := range []string{"ar", "en"} {
		b.Run(lang, func(b *testing.B) {
			g, err := embedded[lang]()
			if err != nil {
				b.Fatal(err)
			}
			d := split(strings.Repeat(samples[lang], 20))
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				g.Tag(d)
			}
			b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open("ar"); err != nil {
			b.Fatal(err)
		}
	}
}
