package en

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

var update = flag.Bool("update", false, "rewrite the expected facts in testdata")

// opened is shared: a Language is immutable.
var opened = sync.OnceValues(func() (*Language, error) {
	names, err := lexicon.OpenNames(func(s string) string { return s }, Fold)
	if err != nil {
		return nil, err
	}
	return Open(names, nil)
})

func language(t testing.TB) *Language {
	t.Helper()
	l, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func newDoc(s string) *text.Doc {
	return &text.Doc{Article: &schema.Article{ID: "test", Text: s}, Text: s}
}

// read runs every step.
func read(l *Language, s string) *text.Doc {
	d := newDoc(s)
	l.Tokenize(d)
	l.Names(d)
	l.Statements(d)
	l.Events(d)
	l.Positions(d)
	l.Relations(d)
	return d
}

func TestTokenize(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ name, in, want string }{
		{"contractions", "He didn't say we'll win, and Iraq's army can't.", "He did n't say we 'll win , and Iraq 's army ca n't ."},
		{"typographic apostrophe", "Syria’s allies don’t agree.", "Syria ’s allies do n’t agree ."},
		{"abbreviations", "Gen. Lloyd Austin of the U.S. Army met Sen. Smith at 5 p.m. in St. Louis.", "Gen. Lloyd Austin of the U.S. Army met Sen. Smith at 5 p.m. in St. Louis ."},
		{"hyphens", "The U.S.-led coalition hit al-Hol; anti-ISIS raids went on.", "The U.S.-led coalition hit al-Hol ; anti-ISIS raids went on ."},
		{"numbers", "About 2,500 troops, 3.5%, $1.2 million on 9/11 at 10:30.", "About 2,500 troops , 3.5% , $ 1.2 million on 9/11 at 10:30 ."},
		{"quotation marks", `"No," he said. “Yes.”`, `" No , " he said . ‖ “ Yes . ”`},
		{"doubled quotation marks", `""Never"", she said.`, `"" Never "" , she said .`},
		{"sentences", "It ended. The U.S. left. Mr. Ali stayed in the U.S. He spoke.", "It ended . ‖ The U.S. left . ‖ Mr. Ali stayed in the U.S. ‖ He spoke ."},
		{"a quotation does not end the sentence", "“We won!” he shouted. “Really?” Then he left.", "“ We won ! ” he shouted . ‖ “ Really ? ” ‖ Then he left ."},
		{"paragraphs", "First line\nSecond line.", "First line ‖ Second line ."},
		{"a line that goes on", "the U.S.-led \ncoalition\n conducted strikes.", "the U.S.-led coalition conducted strikes ."},
		{"dashes", "He left — at last – for Iraq--alone.", "He left — at last – for Iraq -- alone ."},
		{"addresses", "See https://example.org/a?b=c. Write to us @khabar #news.", "See https://example.org/a?b=c . ‖ Write to us @khabar #news ."},
		{"possessive of a plural", "The allies' troops left the ministers’ house.", "The allies ' troops left the ministers ’ house ."},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDoc(c.in)
			l.Tokenize(d)
			var b strings.Builder
			for i, s := range d.Sentences {
				if i > 0 {
					b.WriteString(" ‖ ")
				}
				for k := s.From; k < s.To; k++ {
					if k > s.From {
						b.WriteByte(' ')
					}
					b.WriteString(d.Tokens[k].Text)
				}
			}
			if diff := cmp.Diff(c.want, b.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQuoteKinds(t *testing.T) {
	l := language(t)
	d := newDoc(`"No," he said. He called it "a lie" and left; 'never' again. Paul's "yes".`)
	l.Tokenize(d)
	var got []string
	for _, k := range d.Tokens {
		switch k.Kind {
		case text.Open:
			got = append(got, "open")
		case text.Close:
			got = append(got, "close")
		}
	}
	want := []string{"open", "close", "open", "close", "open", "close", "open", "close"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLemma(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ word, tag, want string }{
		{"said", "VBD", "say"},
		{"denies", "VBZ", "deny"},
		{"announced", "VBD", "announce"},
		{"planned", "VBN", "plan"},
		{"withdrawing", "VBG", "withdraw"},
		{"pushes", "VBZ", "push"},
		{"agreed", "VBD", "agree"},
		{"retook", "VBD", "retake"},
		{"ministries", "NNS", "ministry"},
		{"forces", "NNS", "force"},
		{"gunmen", "NNS", "gunman"},
		{"bases", "NNS", "base"},
		{"bombed", "VBD", "bomb"},
		{"freed", "VBN", "free"},
		{"stressing", "VBG", "stress"},
		{"threatened", "VBD", "threaten"},
		{"best", "JJS", "good"},
		{"iraq", "NNP", "iraq"},
	} {
		if got := l.lemma(c.word, c.tag); got != c.want {
			t.Errorf("lemma(%q, %s) = %q, want %q", c.word, c.tag, got, c.want)
		}
	}
}

// TestFacts compares what is found in the sentences of testdata/facts.txt with
// what stands under each: names in brackets, then one fact a line.
func TestFacts(t *testing.T) {
	l := language(t)
	const file = "testdata/facts.txt"
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	sc := bufio.NewScanner(strings.NewReader(string(b)))
	var in string
	var want []string
	check := func() {
		if in == "" {
			return
		}
		got := facts(read(l, strings.ReplaceAll(in, " ¶ ", "\n\n")))
		fmt.Fprintf(&out, "%s\n", in)
		for _, f := range got {
			fmt.Fprintf(&out, "\t%s\n", f)
		}
		if !*update {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s\n%s", in, diff)
			}
		}
		in, want = "", nil
	}
	for sc.Scan() {
		s := sc.Text()
		switch {
		case strings.HasPrefix(s, "\t"):
			want = append(want, s[1:])
		case s == "" || s[0] == '#':
			check()
			fmt.Fprintln(&out, s)
		default:
			check()
			in = s
		}
	}
	check()
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var short = map[schema.EntityType]string{schema.Person: "PER", schema.Organization: "ORG", schema.MilitaryUnit: "MIL", schema.Place: "PLACE", schema.Facility: "FAC", schema.NamedEvent: "EVENT"}

// facts writes what a document holds, one line a fact.
func facts(d *text.Doc) []string {
	var out []string
	name := func(ms []int) string {
		var s []string
		for _, m := range ms {
			s = append(s, d.Mentions[m].Span.Text)
		}
		return strings.Join(s, " + ")
	}
	for _, m := range d.Mentions {
		s := fmt.Sprintf("%s [%s %s]", m.Kind, short[m.Type], m.Span.Text)
		if len(m.Of) > 0 {
			s += " of " + name(m.Of)
		}
		out = append(out, s)
	}
	for _, k := range d.Links {
		out = append(out, fmt.Sprintf("link %s = %s", name([]int{k.A}), name([]int{k.B})))
	}
	for _, s := range d.Statements {
		f := fmt.Sprintf("%s «%s» by %s (%s): %s", s.Act, s.Cue.Text, name(s.Speakers), s.Mode, s.Content.Text)
		for _, c := range s.Continued {
			f += " … " + c.Text
		}
		if s.Medium >= 0 {
			f += " | medium " + name([]int{s.Medium})
		} else if !s.MediumText.IsZero() {
			f += " | medium " + s.MediumText.Text
		}
		if len(s.Audience) > 0 {
			f += " | to " + name(s.Audience)
		}
		out = append(out, f)
	}
	for _, v := range d.Events {
		f := fmt.Sprintf("%s «%s» %s %s", v.Type, v.Trigger.Text, v.Polarity, v.Modality)
		var roles []string
		for r, ms := range v.Roles {
			roles = append(roles, fmt.Sprintf(" %s=%s", r, name(ms)))
		}
		slices.Sort(roles)
		f += strings.Join(roles, "")
		if v.Country != "" {
			f += fmt.Sprintf(" %s=(%s)", v.CountryRole, v.Country)
		}
		out = append(out, f)
	}
	for _, p := range d.Positions {
		out = append(out, fmt.Sprintf("position %s: %s of %s%s", name([]int{p.Person}), p.Title.Text, name(p.Of), p.Country))
	}
	for _, r := range d.Relations {
		out = append(out, fmt.Sprintf("%s(%s, %s)", r.Type, name([]int{r.Subject}), name([]int{r.Object})))
	}
	return out
}

// TestLists checks the form of the word lists: header, order, no entry twice.
func TestLists(t *testing.T) {
	entries, err := lexicons.ReadDir("lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list, err := lexicon.Open(lexicons, "lexicon/"+e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range []string{"source", "licence", "date"} {
			if list.Header[k] == "" {
				t.Errorf("%s: no %s in its header", e.Name(), k)
			}
		}
		last := ""
		for _, r := range list.Rows {
			s := strings.TrimRight(strings.Join(r.Fields, "\t"), "\t")
			if s <= last {
				t.Errorf("%s:%d: %q does not come after %q", e.Name(), r.Line, s, last)
			}
			last = s
		}
	}
}

// TestSame reads one text many times at once: a Language is safe for that, and
// finds the same.
func TestSame(t *testing.T) {
	l := language(t)
	const s = "Iraqi Prime Minister Mustafa al-Kadhimi said on Monday that U.S. troops would leave Iraq. “We thank them,” he added."
	want := facts(read(l, s))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want, facts(read(l, s))); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}
