package extract

import (
	"cmp"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads the sentences of testdata/golden and compares what is found,
// as marks within the text. A file's first paragraph says what it is of; each
// other one is a text of its own, with its marks:
//
//	[S1 ACT|…]     the cue of a statement
//	[<S1|…]        what is said
//	[PER e1|…]     a mention of a person; ORG, MIL, LOC, FAC, EVT alike; with "~" a
//	                description, with "=" and an identifier where the entity is known
//	[V1 TYPE|…]    what tells an event
//
// Below the text: who speaks, when and through what; who takes part; positions;
// relations. The marks are computed, never typed: write sentences, run with
// -update, read what came out, and take away what should not be learned by heart.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			language := filepath.Base(file)[:2]
			var out []string
			for i, part := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
				if i == 0 {
					out = append(out, part)
					continue
				}
				out = append(out, marked(t, language, plain(part)))
			}
			got := strings.Join(out, "\n\n") + "\n"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := diff.Diff(string(b), got); d != "" {
				t.Errorf("(-golden +now; -update writes it)\n%s", d)
			}
		})
	}
}

// plain takes the marks and the lines below away again.
func plain(part string) string {
	line, _, _ := strings.Cut(part, "\n")
	var b strings.Builder
	depth := 0
	for line != "" {
		switch {
		case strings.HasPrefix(line, "[") && strings.Contains(line, "|"):
			depth++
			_, line, _ = strings.Cut(line, "|")
		case strings.HasPrefix(line, "]") && depth > 0:
			depth--
			line = line[1:]
		default:
			b.WriteByte(line[0])
			line = line[1:]
		}
	}
	return b.String()
}

// A mark goes around a passage.
type mark struct {
	schema.Span
	label string
}

// marked extracts a text of one line and puts the marks in.
func marked(t *testing.T, language, s string) string {
	t.Helper()
	x := extractor(t)
	r, err := x.Extract(context.Background(), &schema.Article{ID: "golden", Language: language, Text: s, Published: published})
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	short := map[schema.EntityType]string{schema.Person: "PER", schema.Organization: "ORG", schema.MilitaryUnit: "MIL", schema.Place: "LOC", schema.Facility: "FAC", schema.NamedEvent: "EVT"}
	var marks []mark
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			label := short[e.Type] + " " + e.ID
			switch m.Kind {
			case schema.ByDescription:
				label += "~"
			case schema.ByPronoun:
				label += "'"
			}
			if e.KnownAs != "" {
				label += "=" + e.KnownAs
			}
			marks = append(marks, mark{m.Span, label})
		}
	}
	var below []string
	list := func(name string, ids []string) string {
		if len(ids) == 0 {
			return ""
		}
		return " " + name + "=" + strings.Join(ids, ",")
	}
	date := func(d schema.Date) string {
		if d.IsZero() {
			return ""
		}
		return " date=" + d.Value
	}
	for _, s := range r.Statements {
		marks = append(marks, mark{s.Cue, strings.ToUpper(s.ID) + " " + string(s.Act)})
		for _, c := range append([]schema.Span{s.Content}, s.Continued...) {
			if !c.IsZero() {
				marks = append(marks, mark{c, "<" + strings.ToUpper(s.ID)})
			}
		}
		medium := ""
		if s.Medium.Entity != "" {
			medium = " medium=" + s.Medium.Entity
		} else if !s.Medium.Text.IsZero() {
			medium = " medium=" + s.Medium.Text.Text
		}
		below = append(below, strings.ToUpper(s.ID)+" "+string(s.Mode)+list("speakers", s.Speakers)+list("audience", s.Audience)+medium+date(s.Date))
	}
	for _, v := range r.Events {
		for _, c := range append([]schema.Span{v.Trigger}, v.Also...) {
			marks = append(marks, mark{c, strings.ToUpper(v.ID) + " " + v.Type})
		}
		line := strings.ToUpper(v.ID)
		if v.Polarity == schema.Negative {
			line += " negative"
		}
		if v.Modality != schema.Asserted {
			line += " " + string(v.Modality)
		}
		for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.At, schema.Origin, schema.Destination, schema.Instrument} {
			line += list(string(role), v.Roles[role])
		}
		below = append(below, line+date(v.Date))
	}
	for _, p := range r.Positions {
		line := "position " + p.Person + " " + p.Title.Text + list("of", p.Of)
		if !p.Start.IsZero() {
			line += " since " + p.Start.Value
		}
		if !p.End.IsZero() {
			line += " until " + p.End.Value
		}
		if p.Former {
			line += " former"
		}
		below = append(below, line)
	}
	for _, l := range r.Relations {
		below = append(below, "relation "+l.Subject+" "+l.Type+" "+l.Object)
	}
	return strings.Join(append([]string{put(s, marks)}, below...), "\n  ")
}

// put writes the marks into the text: the longer around the shorter. Of two that
// cross, the later one ends where the earlier does.
func put(s string, marks []mark) string {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var b strings.Builder
	var open []int // ends
	at := 0
	finish := func(to int) {
		for len(open) > 0 && open[len(open)-1] <= to {
			end := open[len(open)-1]
			b.WriteString(s[at:end] + "]")
			at, open = end, open[:len(open)-1]
		}
	}
	for _, m := range marks {
		finish(m.Start)
		b.WriteString(s[at:m.Start] + "[" + m.label + "|")
		at = m.Start
		end := m.End
		if len(open) > 0 {
			end = min(end, open[len(open)-1])
		}
		open = append(open, end)
	}
	finish(len(s))
	b.WriteString(s[at:])
	return b.String()
}
