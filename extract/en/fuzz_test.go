package en

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// seeds adds the sentences of testdata and what has broken tokenizers before.
func seeds(f *testing.F) {
	file, err := os.Open("testdata/facts.txt")
	if err != nil {
		f.Fatal(err)
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	for sc.Scan() {
		if s := sc.Text(); s != "" && s[0] != '\t' && s[0] != '#' {
			f.Add(s)
		}
	}
	for _, s := range []string{"", "'", "’s", "\"\"\"", "U.S", "a.b.c.", "((((", "\xff\xfe", "n't", "'s 's 's", "I.", "\u200f\u202b", "“”“”", "1.2.3-4/5:6,7%", "--", "al-", "-a", "@", "http://", "said said said", strings.Repeat("word ", 600)} {
		f.Add(s)
	}
}

// FuzzTokenize checks that tokens and sentences lie in order within the text.
func FuzzTokenize(f *testing.F) {
	seeds(f)
	l := language(f)
	f.Fuzz(func(t *testing.T, s string) {
		d := newDoc(s)
		l.Tokenize(d)
		checkTokens(t, d)
	})
}

func checkTokens(t *testing.T, d *text.Doc) {
	t.Helper()
	end := 0
	for i, k := range d.Tokens {
		if k.Start < end || k.End <= k.Start || k.End > len(d.Text) || d.Text[k.Start:k.End] != k.Text {
			t.Fatalf("token %d: %q at %d-%d after %d", i, k.Text, k.Start, k.End, end)
		}
		if utf8.ValidString(d.Text) && (!utf8.RuneStart(d.Text[k.Start]) || !utf8.ValidString(k.Text)) {
			t.Fatalf("token %d cuts a character: %q", i, k.Text)
		}
		if k.Head >= len(d.Tokens) || k.Head == i || k.Dep == "" || k.Tag == "" {
			t.Fatalf("token %d: head %d, function %q, tag %q", i, k.Head, k.Dep, k.Tag)
		}
		if k.Head >= 0 && d.Tokens[k.Head].Sent != k.Sent {
			t.Fatalf("token %d has its head in another sentence", i)
		}
		end = k.End
	}
	next := 0
	for i, s := range d.Sentences {
		if s.From != next || s.To <= s.From {
			t.Fatalf("sentence %d: %d-%d after %d", i, s.From, s.To, next)
		}
		for k := s.From; k < s.To; k++ {
			if d.Tokens[k].Sent != i {
				t.Fatalf("token %d says sentence %d, it is in %d", k, d.Tokens[k].Sent, i)
			}
		}
		next = s.To
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d tokens, sentences end at %d", len(d.Tokens), next)
	}
}

// FuzzRead runs every step and checks what the assembly of records relies on.
func FuzzRead(f *testing.F) {
	seeds(f)
	l := language(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			return
		}
		d := read(l, s)
		checkTokens(t, d)
		span := func(what string, s schema.Span) {
			if s.IsZero() {
				return
			}
			if s.Start < 0 || s.End > len(d.Text) || s.Start >= s.End || d.Text[s.Start:s.End] != s.Text {
				t.Fatalf("%s: span %+v", what, s)
			}
		}
		mention := func(what string, ms ...int) {
			for _, m := range ms {
				if m < 0 || m >= len(d.Mentions) {
					t.Fatalf("%s: mention %d of %d", what, m, len(d.Mentions))
				}
			}
		}
		for i, m := range d.Mentions {
			span("mention", m.Span)
			mention("mention", m.Of...)
			if m.Type == "" || m.Head < m.From || m.Head >= m.To {
				t.Fatalf("mention %d %q: type %q, head %d of %d-%d", i, m.Span.Text, m.Type, m.Head, m.From, m.To)
			}
			if i > 0 && (m.From < d.Mentions[i-1].From || m.From == d.Mentions[i-1].From && m.To >= d.Mentions[i-1].To) {
				t.Fatalf("mention %d is out of order", i)
			}
		}
		for _, k := range d.Links {
			mention("link", k.A, k.B)
		}
		for i, s := range d.Statements {
			span("cue", s.Cue)
			span("content", s.Content)
			span("speaker", s.SpeakerText)
			span("medium", s.MediumText)
			for _, c := range s.Continued {
				span("continued", c)
			}
			mention("statement", s.Speakers...)
			mention("audience", s.Audience...)
			if s.Score < 0 || s.Score > 1 || s.Act == "" || s.Content.IsZero() {
				t.Fatalf("statement %d: %+v", i, s)
			}
			if i > 0 && s.CueFrom <= d.Statements[i-1].CueFrom {
				t.Fatalf("statement %d is out of order", i)
			}
		}
		for _, v := range d.Events {
			span("trigger", v.Trigger)
			for _, ms := range v.Roles {
				mention("event", ms...)
			}
			if v.Statement >= len(d.Statements) || v.Date >= len(d.Dates) {
				t.Fatalf("event: %+v", v)
			}
		}
		for _, p := range d.Positions {
			span("title", p.Title)
			mention("position", append([]int{p.Person}, p.Of...)...)
		}
		for _, r := range d.Relations {
			span("evidence", r.Evidence)
			mention("relation", r.Subject, r.Object)
		}
	})
}
