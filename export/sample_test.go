package export

import (
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// spanOf returns the first passage of a text that says so.
func spanOf(t testing.TB, text, words string) schema.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("the text does not say %q", words)
	}
	return schema.SpanOf(text, i, i+len(words))
}

func named(t testing.TB, text, id string, kind schema.EntityType, knownAs, words string, names ...schema.Name) schema.Entity {
	return schema.Entity{
		ID: id, Type: kind, KnownAs: knownAs, Names: names,
		Mentions: []schema.Mention{{Span: spanOf(t, text, words), Kind: schema.ByName}},
	}
}

func onDay(s string) schema.Date { return schema.Date{Value: s, Precision: schema.Day} }

// records are two articles of one matter, in both languages.
func records(t testing.TB) []*schema.Record {
	const en = "On December 9 Qasim al-Araji, Iraq's national security adviser, announced that coalition forces had withdrawn from Iraq to Kuwait. A leader of the coalition denied it. The coalition is based in Kuwait."
	const ar = "قال قاسم الأعرجي إن قوات التحالف لم تنسحب من العراق."
	e := &schema.Record{
		Article: schema.Article{
			ID: "briefs-1", Title: "Adviser: coalition is out", URL: "https://rivers.example/briefs/1", Outlet: "Two Rivers", Language: "en",
			Published: schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}, Text: en,
		},
		Entities: []schema.Entity{
			named(t, en, "e1", schema.Person, "qasim-al-araji", "Qasim al-Araji", schema.Name{Text: "Qasim al-Araji", Language: "en"}, schema.Name{Text: "قاسم الأعرجي", Language: "ar"}),
			named(t, en, "e2", schema.Place, "Q796", "Iraq", schema.Name{Text: "Iraq", Language: "en"}),
			named(t, en, "e3", schema.MilitaryUnit, "coalition", "coalition forces", schema.Name{Text: "coalition forces", Language: "en"}),
			named(t, en, "e4", schema.Place, "Q817", "Kuwait", schema.Name{Text: "Kuwait", Language: "en"}),
			{ID: "e5", Type: schema.Person, Mentions: []schema.Mention{{Span: spanOf(t, en, "A leader of the coalition"), Kind: schema.ByDescription}}},
		},
		Statements: []schema.Statement{
			{
				ID: "s1", Act: schema.Announce, Mode: schema.Indirect, Cue: spanOf(t, en, "announced"), Speakers: []string{"e1"},
				Content: spanOf(t, en, "coalition forces had withdrawn from Iraq to Kuwait"), Date: onDay("2021-12-09"), About: []string{"e3", "e2", "e4"}, Certainty: 0.9, Rule: "verb-that",
			},
			{ID: "s2", Act: schema.Deny, Cue: spanOf(t, en, "denied"), Speakers: []string{"e5"}, Content: spanOf(t, en, "it."), About: []string{"e3"}, Certainty: 0.7, Rule: "verb-object"},
		},
		Events: []schema.Event{{
			ID: "v1", Type: "withdraw", Trigger: spanOf(t, en, "withdrawn"), Polarity: schema.Positive, Modality: schema.Asserted, Statement: "s1", Certainty: 0.8, Rule: "verb-from-to",
			Roles: map[schema.Role][]string{schema.Agent: {"e3"}, schema.Origin: {"e2"}, schema.Destination: {"e4"}},
		}},
		Positions: []schema.Position{{Person: "e1", Title: spanOf(t, en, "national security adviser"), Of: []string{"e2"}, Start: schema.Date{Value: "2020", Precision: schema.Year}, Certainty: 0.9, Rule: "apposition"}},
		Relations: []schema.Relation{{Type: "based_in", Subject: "e3", Object: "e4", Evidence: spanOf(t, en, "based in"), Certainty: 0.8, Rule: "based-in"}},
	}
	a := &schema.Record{
		Article: schema.Article{ID: "خبر-2", Title: "الأعرجي: لا انسحاب", Outlet: "الميناء", Language: "ar", Published: schema.Date{Value: "2021-12-11", Precision: schema.Day, Basis: schema.Given}, Text: ar},
		Entities: []schema.Entity{
			named(t, ar, "e1", schema.Person, "qasim-al-araji", "قاسم الأعرجي", schema.Name{Text: "قاسم الأعرجي", Language: "ar"}),
			named(t, ar, "e2", schema.MilitaryUnit, "coalition", "قوات التحالف", schema.Name{Text: "قوات التحالف", Language: "ar"}),
			named(t, ar, "e3", schema.Place, "Q796", "العراق", schema.Name{Text: "العراق", Language: "ar"}),
		},
		Statements: []schema.Statement{{
			ID: "s1", Act: schema.Say, Mode: schema.Indirect, Cue: spanOf(t, ar, "قال"), Speakers: []string{"e1"}, Content: spanOf(t, ar, "قوات التحالف لم تنسحب من العراق"),
			About: []string{"e2", "e3"}, Certainty: 0.9, Rule: "ar.verb-that",
		}},
		Events: []schema.Event{{
			ID: "v1", Type: "withdraw", Trigger: spanOf(t, ar, "تنسحب"), Polarity: schema.Negative, Modality: schema.Asserted, Statement: "s1", Certainty: 0.8, Rule: "ar.verb",
			Roles: map[schema.Role][]string{schema.Agent: {"e2"}, schema.Origin: {"e3"}},
		}},
	}
	return []*schema.Record{e, a}
}

// nasty are texts that would mean something to one format or another.
var nasty = []string{
	`"quoted" 'too' \ back\slash`,
	"line one\nline two\r\n\ttabbed",
	"<script>alert(1)</script> & <b>bold</b> ]]> <!-- -->",
	"\u202Eright to left\u202C \u2067isolated\u2069 \u200F\u061C",
	"\U0001F480 emoji \U0001F1EE\U0001F1F6 e\u0301 \U0010FFFD",
	"bell\x07 null\x00 escape\x1b[31m delete\x7F next\u0085line \uFFFE \u2028",
	`=HYPERLINK("http://evil.example","x")`,
	"@SUM(1) `code` $x$ #tag ^block [[link|alias]] %%comment%% {{shape}} *bold* _it_ ~~s~~ ==h==",
	"end; subgraph x; click n0 \"javascript:alert(1)\"; --> |pipe| :::cls",
	"*/ ; DROP } ) RETURN n // comment",
	"CON", "..", "/etc/passwd", "a/b\\c:d*e?f", strings.Repeat("long ", 80), " ", "\u202E", "[ref]: http://evil.example",
}

// hostile is an article whose every name and text is nasty.
func hostile(t testing.TB, i int, s string) *schema.Record {
	text := "X said " + s + " to Y, chief of Z. X left Z."
	person := named(t, text, "e1", schema.Person, "", "X", schema.Name{Text: s, Language: "en"}, schema.Name{Text: s + "\u0639", Language: "ar"})
	return &schema.Record{
		Article: schema.Article{ID: string(rune('a'+i)) + s, Title: s, Outlet: s, URL: "https://news.example/?q=" + s, Language: "en", Text: text, Published: schema.Date{Value: "2021-12-09", Precision: schema.Day, Basis: schema.Given}},
		Entities: []schema.Entity{
			person,
			named(t, text, "e2", schema.Organization, "nasty-"+string(rune('a'+i))+s, "Y", schema.Name{Text: s + " Y", Language: "en"}),
			named(t, text, "e3", schema.Place, "", "Z", schema.Name{Text: s + " Z", Language: "en"}),
		},
		Statements: []schema.Statement{{ID: "s1", Act: schema.Say, Cue: spanOf(t, text, "said"), Speakers: []string{"e1"}, Content: spanOf(t, text, "said "+s), About: []string{"e2"}, Certainty: 0.5, Rule: s, Medium: schema.Medium{Text: spanOf(t, text, " "+s)}}},
		Events:     []schema.Event{{ID: "v1", Type: "withdraw", Trigger: spanOf(t, text, "left"), Polarity: schema.Positive, Modality: schema.Planned, Roles: map[schema.Role][]string{schema.Agent: {"e1"}, schema.Origin: {"e3"}}, Certainty: 0.5, Rule: s}},
		Positions:  []schema.Position{{Person: "e1", Title: spanOf(t, text, s+" to Y, chief"), Of: []string{"e3"}, Certainty: 0.5, Rule: s}},
		Relations:  []schema.Relation{{Type: "led_by", Subject: "e2", Object: "e1", Evidence: spanOf(t, text, "chief of"), Certainty: 0.5, Rule: s}},
	}
}

// open returns a graph of records.
func open(t testing.TB, records ...*schema.Record) *graph.Graph {
	t.Helper()
	g, err := graph.Open(t.Context(), t.TempDir()+"/k.db", graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := g.Put(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	return g
}

// openHostile returns a graph of nasty articles.
func openHostile(t testing.TB) *graph.Graph {
	var all []*schema.Record
	for i, s := range nasty {
		all = append(all, hostile(t, i, s))
	}
	return open(t, all...)
}
