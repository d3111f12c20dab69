package graph_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// sentence is the sentence whose quads doc.go lists.
const sentence = "On December 9 Iraq's national security adviser, Qasim al-Araji, announced that coalition forces had withdrawn from Iraq to Kuwait."

// sentenceRecord is what the sentence states.
func sentenceRecord() *schema.Record {
	span := func(s string) schema.Span {
		i := strings.LastIndex(sentence, s)
		return schema.SpanOf(sentence, i, i+len(s))
	}
	entity := func(id string, kind schema.EntityType, name, known string) schema.Entity {
		return schema.Entity{
			ID: id, Type: kind, KnownAs: known,
			Names:    []schema.Name{{Text: name, Language: "en"}},
			Mentions: []schema.Mention{{Span: span(name), Kind: schema.ByName}},
		}
	}
	return &schema.Record{
		Article: schema.Article{
			ID: "briefs-1", Title: "Adviser: coalition is out", URL: "https://rivers.example/briefs/1", Outlet: "Two Rivers",
			Language: "en", Text: sentence, SHA256: "d1ge57", Extractor: schema.Extractor{Version: "1.0", Knowledge: "c0ffee"},
			Published: schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given},
		},
		Entities: []schema.Entity{
			entity("e1", schema.Person, "Qasim al-Araji", "qasim-al-araji"),
			entity("e2", schema.MilitaryUnit, "coalition forces", ""),
			entity("e3", schema.Place, "Iraq", ""),
			entity("e4", schema.Place, "Kuwait", ""),
		},
		Statements: []schema.Statement{{
			ID: "s1", Act: schema.Announce, Mode: schema.Indirect, Cue: span("announced"), Speakers: []string{"e1"},
			Content: span("coalition forces had withdrawn from Iraq to Kuwait"),
			Date:    schema.Date{Value: "2021-12-09", Precision: schema.Day}, About: []string{"e2", "e3", "e4"},
			Certainty: 0.9, Rule: "verb-that",
		}},
		Events: []schema.Event{{
			ID: "v1", Type: "withdraw", Trigger: span("withdrawn"), Statement: "s1",
			Roles:    map[schema.Role][]string{schema.Agent: {"e2"}, schema.Origin: {"e3"}, schema.Destination: {"e4"}},
			Polarity: schema.Positive, Modality: schema.Asserted, Certainty: 0.8, Rule: "verb-from-to",
		}},
		Positions: []schema.Position{{Person: "e1", Title: span("Iraq's national security adviser"), Of: []string{"e3"}, Certainty: 0.9, Rule: "apposition"}},
	}
}

// open makes a graph of the one sentence in a new folder.
func open() (g *graph.Graph, done func()) {
	dir, err := os.MkdirTemp("", "khabar")
	if err != nil {
		log.Fatal(err)
	}
	g, err = graph.Open(context.Background(), filepath.Join(dir, "khabar.db"), graph.Options{})
	if err != nil {
		log.Fatal(err)
	}
	if _, err := g.Put(context.Background(), []*schema.Record{sentenceRecord()}); err != nil {
		log.Fatal(err)
	}
	return g, func() {
		if err := g.Close(); err != nil {
			log.Fatal(err)
		}
		if err := os.RemoveAll(dir); err != nil {
			log.Fatal(err)
		}
	}
}

func ExampleGraph_Query() {
	g, done := open()
	defer done()
	t, err := g.Query(context.Background(), `
		g.V(lang("Kuwait", "en")).in("name").in("withdrew_to").out("name").all()
	`, graph.QueryOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range t.Rows {
		fmt.Println(row[0])
	}
	// Output: coalition forces
}

func ExampleGraph_Ask() {
	g, done := open()
	defer done()
	t, err := g.Ask(context.Background(), "who-announced-what", map[string]string{"speaker": "araji"}, graph.QueryOptions{})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range t.Rows {
		for i, c := range t.Columns {
			if !c.Hidden && len(row[i]) > 0 {
				fmt.Printf("%s: %s\n", c.Name, row[i])
			}
		}
	}
	// Output:
	// when: 2021-12-09
	// who: Qasim al-Araji (Iraq's national security adviser)
	// act: announce
	// what: coalition forces had withdrawn from Iraq to Kuwait
	// article: briefs-1
}

// The quads of the sentence in the package's documentation, shortened, without
// their label, which is the article. Of the passages one is shown.
func ExampleGraph_Quads() {
	g, done := open()
	defer done()
	short := func(v quad.Value) string {
		if iri, ok := v.(quad.IRI); ok {
			return g.Ontology().ShortenIRI(string(iri))
		}
		return strings.ReplaceAll(v.String(), sentence, "On December 9 ...")
	}
	err := g.Quads(context.Background(), func(q quad.Quad) error {
		line := strings.Join([]string{short(q.Subject), short(q.Predicate), short(q.Object)}, " ")
		span := strings.HasPrefix(line, "id:briefs-1/span/")
		if isArticle := q.Label == quad.IRI(schema.ArticleIRI("briefs-1")); isArticle && (!span || strings.Contains(line, "/48-62 ")) {
			fmt.Println(line)
		}
		return nil
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// id:briefs-1/decision/48-62 rdf:type khabar:Decision
	// id:briefs-1/decision/48-62 khabar:judgement "same"
	// id:briefs-1/decision/48-62 khabar:left id:briefs-1/entity/48-62
	// id:briefs-1/decision/48-62 khabar:right known:qasim-al-araji
	// id:briefs-1/decision/48-62 khabar:rule "known-as"
	// id:briefs-1/entity/115-119 rdf:type schema:Place
	// id:briefs-1/entity/115-119 khabar:mention id:briefs-1/span/115-119
	// id:briefs-1/entity/115-119 khabar:nameKey "iraq"
	// id:briefs-1/entity/115-119 schema:name "Iraq"@en
	// id:briefs-1/entity/123-129 rdf:type schema:Place
	// id:briefs-1/entity/123-129 khabar:mention id:briefs-1/span/123-129
	// id:briefs-1/entity/123-129 khabar:nameKey "kuwait"
	// id:briefs-1/entity/123-129 schema:name "Kuwait"@en
	// id:briefs-1/entity/48-62 khabar:sameAs known:qasim-al-araji
	// id:briefs-1/entity/79-95 rdf:type khabar:MilitaryUnit
	// id:briefs-1/entity/79-95 khabar:mention id:briefs-1/span/79-95
	// id:briefs-1/entity/79-95 khabar:nameKey "coalition forces"
	// id:briefs-1/entity/79-95 khabar:withdrew_from id:briefs-1/entity/115-119
	// id:briefs-1/entity/79-95 khabar:withdrew_to id:briefs-1/entity/123-129
	// id:briefs-1/entity/79-95 schema:name "coalition forces"@en
	// id:briefs-1/event/100-109 sem:eventType khabar:withdraw
	// id:briefs-1/event/100-109 rdf:type khabar:Event
	// id:briefs-1/event/100-109 khabar:agent id:briefs-1/entity/79-95
	// id:briefs-1/event/100-109 khabar:article id:briefs-1
	// id:briefs-1/event/100-109 khabar:certainty "8E-01"^^<xsd:double>
	// id:briefs-1/event/100-109 khabar:destination id:briefs-1/entity/123-129
	// id:briefs-1/event/100-109 khabar:evidence id:briefs-1/span/100-109
	// id:briefs-1/event/100-109 khabar:modality "asserted"
	// id:briefs-1/event/100-109 khabar:origin id:briefs-1/entity/115-119
	// id:briefs-1/event/100-109 khabar:polarity "positive"
	// id:briefs-1/event/100-109 khabar:rule "verb-from-to"
	// id:briefs-1/event/100-109 khabar:sentence "On December 9 ..."@en
	// id:briefs-1/event/100-109 khabar:trigger "withdrawn"@en
	// id:briefs-1/extraction rdf:type khabar:Extraction
	// id:briefs-1/extraction prov:used id:briefs-1
	// id:briefs-1/extraction khabar:knowledge "c0ffee"
	// id:briefs-1/extraction khabar:version "1.0"
	// id:briefs-1/position/14-46/48-62 rdf:type khabar:Position
	// id:briefs-1/position/14-46/48-62 khabar:article id:briefs-1
	// id:briefs-1/position/14-46/48-62 khabar:certainty "9E-01"^^<xsd:double>
	// id:briefs-1/position/14-46/48-62 khabar:evidence id:briefs-1/span/14-46
	// id:briefs-1/position/14-46/48-62 khabar:of id:briefs-1/entity/115-119
	// id:briefs-1/position/14-46/48-62 khabar:rule "apposition"
	// id:briefs-1/position/14-46/48-62 khabar:sentence "On December 9 ..."@en
	// id:briefs-1/position/14-46/48-62 schema:roleName "Iraq's national security adviser"@en
	// id:briefs-1/span/48-62 rdf:type khabar:Span
	// id:briefs-1/span/48-62 oa:end "62"^^<xsd:integer>
	// id:briefs-1/span/48-62 oa:exact "Qasim al-Araji"@en
	// id:briefs-1/span/48-62 oa:start "48"^^<xsd:integer>
	// id:briefs-1/span/48-62 khabar:article id:briefs-1
	// id:briefs-1/span/48-62 khabar:mentionKind "name"
	// id:briefs-1/statement/64-73/by/48-62 rdf:type prov:Attribution
	// id:briefs-1/statement/64-73/by/48-62 prov:agent known:qasim-al-araji
	// id:briefs-1/statement/64-73/by/48-62 schema:roleName "Iraq's national security adviser"@en
	// id:briefs-1/statement/64-73 rdf:type khabar:Statement
	// id:briefs-1/statement/64-73 prov:qualifiedAttribution id:briefs-1/statement/64-73/by/48-62
	// id:briefs-1/statement/64-73 khabar:act khabar:announce
	// id:briefs-1/statement/64-73 khabar:article id:briefs-1
	// id:briefs-1/statement/64-73 khabar:certainty "9E-01"^^<xsd:double>
	// id:briefs-1/statement/64-73 khabar:cue "announced"@en
	// id:briefs-1/statement/64-73 khabar:date "2021-12-09T00:00:00Z"^^<xsd:dateTime>
	// id:briefs-1/statement/64-73 khabar:evidence id:briefs-1/span/64-73
	// id:briefs-1/statement/64-73 khabar:evidence id:briefs-1/span/79-129
	// id:briefs-1/statement/64-73 khabar:mode "indirect"
	// id:briefs-1/statement/64-73 khabar:reports id:briefs-1/event/100-109
	// id:briefs-1/statement/64-73 khabar:rule "verb-that"
	// id:briefs-1/statement/64-73 khabar:sentence "On December 9 ..."@en
	// id:briefs-1/statement/64-73 khabar:speaker known:qasim-al-araji
	// id:briefs-1/statement/64-73 khabar:when "2021-12-09"
	// id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/115-119
	// id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/123-129
	// id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/79-95
	// id:briefs-1/statement/64-73 schema:text "coalition forces had withdrawn from Iraq to Kuwait"@en
	// id:briefs-1 rdf:type schema:NewsArticle
	// id:briefs-1 prov:wasGeneratedBy id:briefs-1/extraction
	// id:briefs-1 khabar:dateBasis "given"
	// id:briefs-1 khabar:outlet "Two Rivers"
	// id:briefs-1 khabar:publishedOn "2021-12-10"
	// id:briefs-1 khabar:sha256 "d1ge57"
	// id:briefs-1 schema:datePublished "2021-12-10T00:00:00Z"^^<xsd:dateTime>
	// id:briefs-1 schema:headline "Adviser: coalition is out"@en
	// id:briefs-1 schema:identifier "briefs-1"
	// id:briefs-1 schema:inLanguage "en"
	// id:briefs-1 schema:mentions id:briefs-1/entity/115-119
	// id:briefs-1 schema:mentions id:briefs-1/entity/123-129
	// id:briefs-1 schema:mentions id:briefs-1/entity/79-95
	// id:briefs-1 schema:mentions known:qasim-al-araji
	// id:briefs-1 schema:url https://rivers.example/briefs/1
	// known:qasim-al-araji rdf:type schema:Person
	// known:qasim-al-araji khabar:announced id:briefs-1/statement/64-73
	// known:qasim-al-araji khabar:holds id:briefs-1/position/14-46/48-62
	// known:qasim-al-araji khabar:knownAs "qasim-al-araji"
	// known:qasim-al-araji khabar:mention id:briefs-1/span/48-62
	// known:qasim-al-araji khabar:nameKey "qasim araji"
	// known:qasim-al-araji schema:name "Qasim al-Araji"@en
}
