package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// gold is an annotation made by hand: strings of the text, with enough of what
// stands around them to find them.
type gold struct {
	ID        string
	Language  string
	Outlet    string
	Published *string
	Entities  []struct {
		ID, Type            string
		Names, Descriptions []string
		En, Ar              []string
	}
	Statements []struct {
		Cue, In   string
		Speakers  []string
		Act       string
		Date      *string
		Content   string
		Continued json.RawMessage
		Mode      string
		Medium    *string
		Audience  []string
	}
	Events []struct {
		Type, Trigger, In  string
		Roles              map[schema.Role][]string
		Date               *string
		Polarity, Modality string
	}
	Positions []struct {
		Person, Title string
		Of            []string
	}
}

// newsFolder holds articles that were written for this project, with their
// annotations.
const newsFolder = "../extract/testdata/news"

// goldRecords reads the annotated articles whose names match the pattern, so
// that the graph can be tested without the extractor.
func goldRecords(t testing.TB, pattern string) []*schema.Record {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(newsFolder, pattern+".gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no annotated articles in %s", newsFolder)
	}
	var out []*schema.Record
	for _, f := range files {
		out = append(out, goldRecord(t, strings.TrimSuffix(f, ".gold.json")))
	}
	return out
}

func goldRecord(t testing.TB, name string) *schema.Record {
	t.Helper()
	b, err := os.ReadFile(name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	if b, err = os.ReadFile(name + ".gold.json"); err != nil {
		t.Fatal(err)
	}
	var g gold
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	sum := sha256.Sum256([]byte(text))
	r := &schema.Record{Article: schema.Article{
		ID: g.ID, Outlet: g.Outlet, Language: g.Language, Text: text, SHA256: hex.EncodeToString(sum[:]),
		Extractor: schema.Extractor{Version: "by hand", Knowledge: "by hand"},
	}}
	if g.Published != nil {
		r.Article.Published = goldDate(*g.Published)
		r.Article.Published.Basis = schema.Given
	}
	// find returns the span of s within the context in.
	find := func(s, in string) schema.Span {
		from := strings.Index(text, in)
		if from < 0 {
			t.Fatalf("%s: no %q", name, in)
		}
		at := strings.Index(text[from:], s)
		if at < 0 {
			t.Fatalf("%s: no %q after %q", name, s, in)
		}
		return schema.SpanOf(text, from+at, from+at+len(s))
	}
	taken := map[schema.Span]bool{}
	for _, e := range g.Entities {
		entity := schema.Entity{ID: e.ID, Type: schema.EntityType(e.Type)}
		add := func(s string, kind schema.MentionKind) {
			for from := 0; ; {
				i := strings.Index(text[from:], s)
				if i < 0 {
					return
				}
				span := schema.SpanOf(text, from+i, from+i+len(s))
				from = span.End
				if !taken[span] {
					taken[span] = true
					entity.Mentions = append(entity.Mentions, schema.Mention{Span: span, Kind: kind})
				}
			}
		}
		for _, s := range e.Names {
			add(s, schema.ByName)
		}
		for _, s := range e.Descriptions {
			add(s, schema.ByDescription)
		}
		if len(entity.Mentions) == 0 {
			continue // all its names are parts of another's
		}
		slices.SortFunc(entity.Mentions, func(a, b schema.Mention) int { return a.Start - b.Start })
		if len(e.Names) > 0 {
			for _, n := range e.Ar {
				entity.Names = append(entity.Names, schema.Name{Text: n, Language: "ar"})
			}
			for _, n := range e.En {
				entity.Names = append(entity.Names, schema.Name{Text: n, Language: "en"})
			}
			for _, n := range e.Names {
				if n := (schema.Name{Text: n, Language: g.Language}); !slices.Contains(entity.Names, n) {
					entity.Names = append(entity.Names, n)
				}
			}
			if len(e.En) > 0 {
				entity.KnownAs = strings.ReplaceAll(foldName(e.En[0]), " ", "-")
			}
		}
		r.Entities = append(r.Entities, entity)
	}
	only := func(ids []string) []string {
		return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return r.Entity(id) == nil })
	}
	for _, s := range g.Statements {
		st := schema.Statement{
			Act: schema.Act(s.Act), Mode: schema.Mode(s.Mode), Cue: find(s.Cue, s.In),
			Speakers: only(s.Speakers), Audience: only(s.Audience), Certainty: 1, Rule: "by-hand",
		}
		if s.Content != "" {
			st.Content = find(s.Content, s.Content)
			for i := range r.Entities {
				e := &r.Entities[i]
				if slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool { return st.Content.Contains(m.Span) }) {
					st.About = append(st.About, e.ID)
				}
			}
		}
		if s.Date != nil {
			st.Date = goldDate(*s.Date)
		}
		if s.Medium != nil && *s.Medium != "" {
			if r.Entity(*s.Medium) != nil {
				st.Medium.Entity = *s.Medium
			} else if strings.Contains(text, *s.Medium) {
				st.Medium.Text = find(*s.Medium, *s.Medium)
			}
		}
		r.Statements = append(r.Statements, st)
	}
	for i := range r.Statements {
		r.Statements[i].ID = "s" + string(rune('A'+i))
	}
	for i, v := range g.Events {
		event := schema.Event{
			ID: "v" + string(rune('A'+i)), Type: v.Type, Trigger: find(v.Trigger, v.In), Roles: map[schema.Role][]string{},
			Polarity: schema.Polarity(v.Polarity), Modality: schema.Modality(v.Modality), Certainty: 1, Rule: "by-hand",
		}
		for role, ids := range v.Roles {
			if ids := only(ids); len(ids) > 0 {
				event.Roles[role] = ids
			}
		}
		if v.Date != nil {
			event.Date = goldDate(*v.Date)
		}
		for _, s := range r.Statements {
			if !s.Content.IsZero() && s.Content.Contains(event.Trigger) {
				event.Statement = s.ID
				break
			}
		}
		r.Events = append(r.Events, event)
	}
	for _, p := range g.Positions {
		r.Positions = append(r.Positions, schema.Position{Person: p.Person, Title: find(p.Title, p.Title), Of: only(p.Of), Certainty: 1, Rule: "by-hand"})
	}
	if err := r.Validate(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

func goldDate(s string) schema.Date {
	p := map[int]schema.Precision{4: schema.Year, 7: schema.Month, 10: schema.Day}[len(s)]
	return schema.Date{Value: s, Precision: p}
}
