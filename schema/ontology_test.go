package schema

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOntology(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, term := range o.Terms() {
		if term.Label["ar"] == "" || term.Label["en"] == "" {
			t.Errorf("%s: want labels in Arabic and English, have %v", term.Name, term.Label)
		}
		if term.Description == "" {
			t.Errorf("%s: no description", term.Name)
		}
		if got := o.ExpandIRI(term.Name); got != term.IRI {
			t.Errorf("ExpandIRI(%q) = %q, want %q", term.Name, got, term.IRI)
		}
		if got := o.ExpandIRI(o.ShortenIRI(term.IRI)); got != term.IRI {
			t.Errorf("%s shortened and expanded is %s", term.IRI, got)
		}
	}
	for _, a := range []Act{Announce, Say, Confirm, Deny, Warn, Threaten, Accuse, Demand, Promise, Condemn, Praise, Reject, Ask, Report, Think} {
		if o.TermOf(ActTerm, string(a)) == nil {
			t.Errorf("no act %s", a)
		}
	}
	for _, e := range []EntityType{Person, Organization, MilitaryUnit, Place, Facility, NamedEvent} {
		if o.TermOf(EntityTypeTerm, string(e)) == nil {
			t.Errorf("no entity type %s", e)
		}
	}
	for _, r := range []Role{Agent, Target, Counterpart, At, Origin, Destination, Instrument} {
		if o.TermOf(RoleTerm, string(r)) == nil {
			t.Errorf("no role %s", r)
		}
	}
	for _, name := range strings.Fields("withdraw deploy attack kill injure arrest release meet visit agree negotiate appoint resign elect found end_mission seize sanction protest aid launch_operation return reduce_forces") {
		if o.TermOf(EventTypeTerm, name) == nil {
			t.Errorf("no event type %s", name)
		}
	}
	for _, name := range strings.Fields("part_of based_in led_by member_of ally_of founded_by fights") {
		if o.TermOf(RelationTerm, name) == nil {
			t.Errorf("no relation %s", name)
		}
	}
}

func TestOntologyExtension(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.yaml")
	write(t, file, `prefixes: {my: "https://example.org/my#"}
terms:
- {name: evacuate, kind: event_type, iri: "my:evacuate", label: {en: evacuation, ar: إجلاء},
   edges: [{from: agent, to: [origin], predicate: withdrew_from}]}
- {name: announce, label: {fr: annonce}}
`)
	o, err := LoadOntology(file)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := o.TermOf(EventTypeTerm, "evacuate").IRI, "https://example.org/my#evacuate"; got != want {
		t.Errorf("evacuate is %s, want %s", got, want)
	}
	if diff := cmp.Diff(map[string]string{"ar": "إعلان", "en": "announce", "fr": "annonce"}, o.Term("announce").Label); diff != "" {
		t.Errorf("labels of announce (-want +got):\n%s", diff)
	}
	if got := o.ExpandIRI("my:x"); got != "https://example.org/my#x" {
		t.Errorf("my:x is %s", got)
	}
	plain, err := LoadOntology()
	if err != nil || plain.Term("announce").Label["fr"] != "" {
		t.Errorf("one ontology's extension is seen in another (%v)", err)
	}
}

func TestOntologyFaults(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"not yaml", "terms: [", "mine.yaml: yaml: line 1"},
		{"unknown key", "terms:\n- name: x\n  knd: act\n", `mine.yaml:3: unknown key "knd"`},
		{"unknown top", "words: 1\n", `mine.yaml:1: unknown key "words"`},
		{"no kind", "terms:\n- name: x\n  label: {en: x}\n", `mine.yaml:2: x: kind "" is none of`},
		{"no label", "terms:\n- name: x\n  kind: act\n", "mine.yaml:2: x: no label"},
		{"bad name", "terms:\n- name: a b\n  kind: act\n", `mine.yaml:2: name "a b"`},
		{"twice", "terms:\n- {name: announce, kind: act, label: {en: x}}\n", "mine.yaml:2: announce: a term of that name is at ontology/statement.yaml:"},
		{"no predicate", "terms:\n- {name: x, kind: act, predicate: nope, label: {en: x}}\n", `mine.yaml:2: x: there is no predicate "nope"`},
		{"no role", "terms:\n- {name: x, kind: event_type, label: {en: x}, edges: [{from: agents, to: [place], predicate: met}]}\n", `mine.yaml:2: x: there is no role "agents"`},
		{"relative iri", "terms:\n- {name: x, kind: predicate, iri: nope, label: {en: x}}\n", `mine.yaml:2: x: "nope" is neither`},
		{"same iri", "terms:\n- {name: x, kind: predicate, iri: \"schema:name\", label: {en: x}}\n", "mine.yaml:2: x: name at ontology/entities.yaml:"},
		{"prefix taken", "prefixes: {schema: \"https://example.org/\"}\n", "mine.yaml:1: prefix schema: it stands for https://schema.org/ already"},
		{"wrong type", "terms:\n- {name: x, kind: act, label: [x]}\n", "mine.yaml:2: yaml: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "mine.yaml")
			write(t, file, test.content)
			_, err := LoadOntology(file)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
	if _, err := LoadOntology("no/such/file.yaml"); err == nil {
		t.Error("a missing file is no error")
	}
}

func TestWriteOntology(t *testing.T) {
	o, err := LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	var text, turtle, json bytes.Buffer
	if err := o.WriteText(&text, "en"); err != nil {
		t.Fatal(err)
	}
	if err := o.WriteTurtle(&turtle); err != nil {
		t.Fatal(err)
	}
	if err := o.WriteJSON(&json); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ in, want string }{
		{text.String(), "withdraw (withdrawal, انسحاب): Forces leave a place; draws withdrew_from from agent to origin"},
		{turtle.String(), "khabar:MilitaryUnit rdf:type rdfs:Class ;\n    rdfs:subClassOf schema:Organization"},
		{json.String(), `"iri": "https://khabar-kg.github.io/ns#announced"`},
	} {
		if !strings.Contains(test.in, test.want) {
			t.Errorf("want %q in:\n%.1500s", test.want, test.in)
		}
	}
}

func TestRefIRI(t *testing.T) {
	for _, r := range []Ref{{"enab-1", EntityFact, 0, 22}, {"مقال/1 <x>", StatementFact, 5, 9}, {"a b#?%", EventFact, 1, 2}} {
		got, err := RefOfIRI(r.IRI())
		if err != nil || got != r {
			t.Errorf("%s is read as %v (%v), want %v", r.IRI(), got, err, r)
		}
		if !absolute(r.IRI()) || !absolute(ArticleIRI(r.Article)) {
			t.Errorf("%s is not a valid IRI", r.IRI())
		}
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
