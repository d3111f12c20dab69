package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// A scene makes a record by naming the words of its text.
type scene struct {
	t testing.TB
	r *schema.Record
}

func newScene(t testing.TB, a schema.Article) *scene {
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	a.Extractor = schema.Extractor{Version: "by hand", Knowledge: "by hand"}
	return &scene{t, &schema.Record{Article: a}}
}

func (s *scene) span(words string) schema.Span {
	s.t.Helper()
	i := strings.Index(s.r.Article.Text, words)
	if i < 0 {
		s.t.Fatalf("%s: no %q", s.r.Article.ID, words)
	}
	return schema.SpanOf(s.r.Article.Text, i, i+len(words))
}

// entity adds an entity whose names, of which the first stands in the text, are
// in the article's language; known is its identifier in the lexicon, and other its
// name in the other language, where there are any.
func (s *scene) entity(kind schema.EntityType, known, name, other string) string {
	s.t.Helper()
	id := "e" + string(rune('A'+len(s.r.Entities)))
	lang, otherLang := s.r.Article.Language, "en"
	if lang == "en" {
		otherLang = "ar"
	}
	e := schema.Entity{
		ID: id, Type: kind, KnownAs: known, Names: []schema.Name{{Text: name, Language: lang}},
		Mentions: []schema.Mention{{Span: s.span(name), Kind: schema.ByName}},
	}
	if other != "" {
		e.Names = append(e.Names, schema.Name{Text: other, Language: otherLang})
	}
	s.r.Entities = append(s.r.Entities, e)
	return id
}

func (s *scene) says(speaker string, act schema.Act, cue, content, day string, about ...string) {
	s.t.Helper()
	st := schema.Statement{
		ID: "s" + string(rune('A'+len(s.r.Statements))), Act: act, Mode: schema.Indirect, Cue: s.span(cue), Content: s.span(content),
		About: about, Certainty: 1, Rule: "by-hand",
	}
	if speaker != "" {
		st.Speakers = []string{speaker}
	}
	if day != "" {
		st.Date = schema.Date{Value: day, Precision: schema.Day}
	}
	s.r.Statements = append(s.r.Statements, st)
}

func (s *scene) event(kind, trigger string, polarity schema.Polarity, modality schema.Modality, roles map[schema.Role][]string) {
	s.t.Helper()
	s.r.Events = append(s.r.Events, schema.Event{
		ID: "v" + string(rune('A'+len(s.r.Events))), Type: kind, Trigger: s.span(trigger), Roles: roles,
		Polarity: polarity, Modality: modality, Certainty: 1, Rule: "by-hand",
	})
}

func (s *scene) position(person, title, of string) {
	s.t.Helper()
	s.r.Positions = append(s.r.Positions, schema.Position{Person: person, Title: s.span(title), Of: []string{of}, Certainty: 1, Rule: "by-hand"})
}

func (s *scene) record() *schema.Record {
	s.t.Helper()
	if err := s.r.Validate(); err != nil {
		s.t.Fatal(err)
	}
	return s.r
}

func day(s string) schema.Date {
	return schema.Date{Value: s, Precision: schema.Day, Basis: schema.Given}
}

// arabicRecord and englishRecord tell one story: an announcement and its denial.
func arabicRecord(t testing.TB) *schema.Record {
	s := newScene(t, schema.Article{
		ID: "mina-1", Language: "ar", Outlet: "وكالة مينا", Title: "بغداد تعلن انتهاء المهمة", URL: "https://mina.example/1",
		Published: day("2021-12-09"),
		Text: "بغداد تعلن انتهاء المهمة\n\n" +
			"أعلن مستشار الأمن القومي العراقي قاسم الأعرجي، اليوم الخميس، انتهاء المهام القتالية للتحالف الدولي وانسحابها من العراق. " +
			"وحذر الأعرجي من أي تأخير.\n\n" +
			"وتعهد رئيس الوزراء مصطفى الكاظمي بحماية البعثات.\n",
	})
	araji := s.entity(schema.Person, "qasim-al-araji", "قاسم الأعرجي", "Qasim al-Araji")
	coalition := s.entity(schema.MilitaryUnit, "coalition", "تحالف الدولي", "International Coalition")
	iraq := s.entity(schema.Place, "iraq", "العراق", "Iraq")
	kadhimi := s.entity(schema.Person, "mustafa-al-kadhimi", "مصطفى الكاظمي", "Mustafa al-Kadhimi")
	s.says(araji, schema.Announce, "أعلن", "انتهاء المهام القتالية للتحالف الدولي وانسحابها من العراق", "2021-12-09", coalition, iraq)
	s.says(araji, schema.Warn, "حذر", "من أي تأخير", "2021-12-09")
	s.says(kadhimi, schema.Promise, "تعهد", "بحماية البعثات", "")
	s.event("withdraw", "انسحابها", schema.Positive, schema.Asserted, map[schema.Role][]string{schema.Agent: {coalition}, schema.Origin: {iraq}})
	s.position(araji, "مستشار الأمن القومي العراقي", iraq)
	return s.record()
}

func englishRecord(t testing.TB) *schema.Record {
	s := newScene(t, schema.Article{
		ID: "harbour-2", Language: "en", Outlet: "Harbour Wire", Title: "General: no withdrawal", URL: "https://harbour.example/2",
		Published: day("2021-12-10"),
		Text: "WASHINGTON — Gen. Kenneth McKenzie denied on Friday that troops had left Iraq.\n\n" +
			"The commander said the International Coalition would stay, and plans to visit Baghdad.\n",
	})
	mckenzie := s.entity(schema.Person, "kenneth-mckenzie", "Kenneth McKenzie", "كينيث ماكنزي")
	iraq := s.entity(schema.Place, "iraq", "Iraq", "العراق")
	coalition := s.entity(schema.MilitaryUnit, "coalition", "International Coalition", "التحالف الدولي")
	baghdad := s.entity(schema.Place, "baghdad", "Baghdad", "بغداد")
	s.says(mckenzie, schema.Deny, "denied", "that troops had left Iraq", "2021-12-10", iraq)
	s.says(mckenzie, schema.Say, "said", "the International Coalition would stay", "2021-12-10", coalition)
	s.event("visit", "visit", schema.Positive, schema.Planned, map[schema.Role][]string{schema.Agent: {mckenzie}, schema.Destination: {baghdad}})
	return s.record()
}

// Words that would run, or turn the page round, if they were written as they are.
const (
	hostileScript = `<script>window.hacked=1</script>`
	hostileImage  = `"><img src=x onerror="window.hacked=1">`
	hostileTitle  = `</title></script>` + hostileScript
	hostileTurn   = "\u202ename\u2069\u2069\u2066"
)

func hostileRecord(t testing.TB) *schema.Record {
	s := newScene(t, schema.Article{
		ID: `a"'><script>window.hacked=1</script>/../x`, Language: "en", Outlet: `<svg onload="window.hacked=1">`,
		Title: hostileTitle, URL: `javascript:window.hacked=1//`, Published: day("2021-12-11"),
		Text: hostileImage + " told {{.}} that " + hostileScript + " " + hostileTurn + " is `${window.hacked=1}` here.\n</blockquote></svg>",
	})
	speaker := s.entity(schema.Person, "", hostileImage, "")
	about := s.entity(schema.Organization, "", hostileScript, "")
	turn := s.entity(schema.Place, "", hostileTurn, "")
	s.says(speaker, schema.Say, "told {{.}}", hostileScript+" "+hostileTurn+" is `${window.hacked=1}` here", "2021-12-11", about, turn)
	s.position(speaker, hostileImage, about)
	return s.record()
}

// openGraph makes a graph of records.
func openGraph(t testing.TB, records ...*schema.Record) *graph.Graph {
	t.Helper()
	g, err := graph.Open(t.Context(), t.TempDir(), graph.Options{})
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
	return g
}

func newHandler(t testing.TB, opts Options, records ...*schema.Record) http.Handler {
	t.Helper()
	return newServer(t, openGraph(t, records...), opts)
}
