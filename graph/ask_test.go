package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuestions(t *testing.T) {
	all := Questions()
	if all[0].Name != "who-announced-what" {
		t.Errorf("the first question is %s", all[0].Name)
	}
	for _, q := range all {
		columns := map[string]bool{}
		for _, c := range q.Columns {
			columns[c.Name] = true
			if c.Title["ar"] == "" || c.Title["en"] == "" {
				t.Errorf("%s: column %s has no title in Arabic or English", q.Name, c.Name)
			}
		}
		for _, p := range q.Params {
			if p.Help["ar"] == "" || p.Help["en"] == "" {
				t.Errorf("%s: parameter %s has no help in Arabic or English", q.Name, p.Name)
			}
			if !strings.Contains(q.Source, "params."+p.Name) {
				t.Errorf("%s: parameter %s is not used", q.Name, p.Name)
			}
		}
		for _, c := range q.key {
			if !columns[c] {
				t.Errorf("%s: the key %s is no column", q.Name, c)
			}
		}
		for _, alternatives := range q.sort {
			for _, c := range alternatives {
				if !columns[c] {
					t.Errorf("%s: sorted by %s, which is no column", q.Name, c)
				}
			}
		}
		for c := range columns {
			if !strings.Contains(q.Source, `"`+c+`"`) {
				t.Errorf("%s: nothing is tagged %s", q.Name, c)
			}
		}
	}
}

func TestParseQuestionFaults(t *testing.T) {
	const good = "// question x\n// title en: a\n// title ar: b\n// column c en: c\n// key c\n"
	if _, err := parseQuestion("x", good+"\ng.V()"); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ source, want string }{
		{"", "want titles"},
		{"// question y\n", `x.js:1: it calls itself "y"`},
		{good + "// param p colour en: x\n", `x.js:6: param p: unknown kind "colour"`},
		{good + "// column d red en: x\n", `x.js:6: column d: unknown word "red"`},
		{good + "// verb\n", `x.js:6: unknown line "verb"`},
	} {
		if _, err := parseQuestion("x", test.source); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got %v, want %q", test.source, err, test.want)
		}
	}
}

// TestAskParams asks each question with each of its parameters: the answer is
// part of that without.
func TestAskParams(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	values := map[string][]string{
		entityParam:  {"العراق"},
		actParam:     {"نفى"},
		dateParam:    {"2021-08-09"},
		outletParam:  {"Mina"},
		articleParam: {"shatt-2021-08-10-kuwait"},
	}
	records := storyRecords(t)
	values[outletParam] = []string{records[0].Article.Outlet}
	for _, q := range Questions() {
		base := map[string]string{}
		for _, p := range q.Params {
			if p.Required {
				base[p.Name] = "Iraq"
			}
		}
		whole, err := g.Ask(t.Context(), q.Name, base, QueryOptions{})
		if err != nil {
			t.Fatal(err)
		}
		rows := map[string]bool{}
		for l := range strings.Lines(lines(whole)) {
			rows[l] = true
		}
		for _, p := range q.Params {
			if p.Required {
				continue
			}
			for _, v := range values[p.Kind] {
				params := map[string]string{p.Name: v}
				for k, v := range base {
					params[k] = v
				}
				part, err := g.Ask(t.Context(), q.Name, params, QueryOptions{})
				if err != nil {
					t.Errorf("%s %s=%s: %v", q.Name, p.Name, v, err)
					continue
				}
				for l := range strings.Lines(lines(part)) {
					if !rows[l] {
						t.Errorf("%s %s=%s has a row that it lacks without:\n%s", q.Name, p.Name, v, l)
					}
				}
				if len(part.Rows) == len(whole.Rows) && len(whole.Rows) > 1 && p.Kind != entityParam {
					t.Errorf("%s %s=%s leaves all %d rows", q.Name, p.Name, v, len(whole.Rows))
				}
			}
		}
	}
}

func TestAskFaults(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	const q = "who-announced-what"
	for _, test := range []struct {
		name, question string
		params         map[string]string
		is             error
		want           string
	}{
		{"no question", "who-ate-what", nil, ErrNoQuestion, "who-ate-what"},
		{"no parameter", q, map[string]string{"colour": "red"}, nil, `no parameter "colour"`},
		{"nobody", q, map[string]string{"speaker": "nobody"}, ErrNoEntity, "nobody"},
		{"code", q, map[string]string{"speaker": `"); while(true){} //`}, ErrNoEntity, ""},
		{"no act", q, map[string]string{"act": "sing"}, nil, `no act "sing"`},
		{"no date", q, map[string]string{"since": "yesterday"}, nil, `"yesterday" is no date`},
		{"no outlet", q, map[string]string{"outlet": "x"}, nil, `no article is from "x"`},
		{"no article", q, map[string]string{"article": "x"}, ErrNoArticle, "x"},
		{"required", "about", nil, nil, `needs the parameter "about"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := g.Ask(t.Context(), test.question, test.params, QueryOptions{})
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Fatalf("got %v, want %v %q", err, test.is, test.want)
			}
			if h := Hinted(nil); !errors.As(err, &h) || h.Hint() == "" {
				t.Errorf("%v has no hint", err)
			}
		})
	}
	table, err := g.Ask(t.Context(), q, nil, QueryOptions{Limit: 3})
	if err != nil || len(table.Rows) != 3 || !table.Cut {
		t.Errorf("limit: %d rows, cut %v, %v", len(table.Rows), table.Cut, err)
	}
}

func TestTableJSON(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	table, err := g.Query(t.Context(), `g.emit({n: 1, f: 0.5, b: true, s: "<x>", list: ["a", "b"]}); g.V("known:iraq").has("name").limit(1).tag("x").all()`, QueryOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"n": int64(1), "f": 0.5, "b": true, "s": "<x>", "list": []any{"a", "b"}},
		{"id": "<https://khabar-kg.github.io/known/iraq>", "x": "<https://khabar-kg.github.io/known/iraq>"},
	}
	if diff := cmp.Diff(want, table.CayleyRows()); diff != "" {
		t.Errorf("Cayley's rows (-want +got):\n%s", diff)
	}
	var b bytes.Buffer
	if err := table.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || len(got) != 2 || !strings.Contains(b.String(), `"text":"<x>"`) {
		t.Errorf("JSON %s: %v", b.String(), err)
	}
}

// TestTogether reads and writes at once; it is for the race detector.
func TestTogether(t *testing.T) {
	records := storyRecords(t)
	g := openTest(t, records[:4]...)
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for range 5 {
				table, err := g.Ask(t.Context(), "who-announced-what", map[string]string{"article": records[i].Article.ID}, QueryOptions{})
				if err != nil || len(table.Rows) == 0 {
					t.Errorf("%d rows, %v", len(table.Rows), err)
				}
			}
		})
	}
	wg.Go(func() {
		for _, r := range records[4:] {
			if _, err := g.Put(t.Context(), records[4:5]); err != nil {
				t.Error(err)
			}
			if _, err := g.Put(t.Context(), append(records[4:5:5], r)); err != nil {
				t.Error(err)
			}
			if err := g.Remove(t.Context(), records[4].Article.ID); err != nil {
				t.Error(err)
			}
		}
	})
	wg.Wait()
}
