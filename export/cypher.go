package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A property is a member of a map of Cypher, whose value is written already.
type property struct{ name, value string }

// cypherBatch is how many rows one statement of a script has.
const cypherBatch = 500

// writeCypher writes a script of Cypher that makes the graph, or adds to it: MERGE
// leaves alone what is there. Entities have the labels Entity and their type, facts Fact
// and their kind; a relation is a relationship of its own.
func writeCypher(ctx context.Context, j *job) error {
	c := &cypher{j: j, rows: map[string][]string{}}
	j.printf("// %s\n// cypher-shell -f FILE, or paste it into the browser; it can be repeated\n", j.describe())
	for _, label := range []string{"Entity", "Fact", "Article"} {
		j.printf("CREATE CONSTRAINT khabar_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n", strings.ToLower(label), label)
	}
	err := j.eachEntity(func(e *entity) error {
		kind := string(e.kind)
		if e.kind == schema.NamedEvent {
			kind = "NamedEvent" // Event is what happens
		}
		c.node("Entity", kind, e.iri, property{"name", cypherString(e.label(j.opts.Language))}, text("name_ar", e.nameIn("ar")), text("name_en", e.nameIn("en")),
			list("names", e.allNames()), text("kind", string(e.kind)), text("known_as", e.knownAs), text("wikidata", e.wikidata()),
			number("facts", e.facts), number("statements", e.said), number("mentions", e.mentions), number("articles", len(e.articles)))
		return c.err()
	})
	if err != nil {
		return err
	}
	err = j.eachArticle(func(a *article) error {
		c.node("Article", "", a.iri, text("name", cmp.Or(oneLine(a.Title), a.ID)), text("article", a.ID), text("title", a.Title), text("outlet", a.Outlet), text("url", a.URL),
			text("language", a.Language), text("published", a.Published.Value), day("day", a.Published.Value))
		return c.err()
	})
	if err != nil {
		return err
	}
	err = j.eachFact(ctx, func(f *fact) error {
		if f.kind != schema.RelationFact {
			name := f.label
			if f.title != "" {
				name = oneLine(f.title)
			}
			c.node("Fact", factLabel(f.kind), f.iri, text("name", name), text("type", f.typ), text("date", f.date), day("day", f.date), text("until", f.until),
				text("mode", string(f.mode)), text("polarity", f.polarity()), text("modality", string(f.modality)), truth("former", f.former),
				text("title", f.title), text("content", f.content), text("medium", f.medium), text("words", f.words), text("sentence", f.sentence),
				real("certainty", f.certainty), text("rule", f.rule), number("sources", f.links.Sources), text("article", f.article.ID))
		}
		return c.err()
	})
	if err != nil {
		return err
	}
	c.flush()
	err = j.eachFact(ctx, func(f *fact) error {
		c.fact(f)
		return c.err()
	})
	c.flush()
	return err
}

func factLabel(k schema.FactKind) string {
	s := string(k)
	return strings.ToUpper(s[:1]) + s[1:]
}

// A cypher gathers rows for statements, each of which makes many alike.
type cypher struct {
	j     *job
	rows  map[string][]string // statement → rows
	order []string            // statements, in the order in which they came up
}

func (c *cypher) add(statement, row string) {
	if _, ok := c.rows[statement]; !ok {
		c.order = append(c.order, statement)
	}
	if c.rows[statement] = append(c.rows[statement], row); len(c.rows[statement]) == cypherBatch {
		c.write(statement)
	}
}

func (c *cypher) write(statement string) {
	if rows := c.rows[statement]; len(rows) > 0 {
		c.j.printf("UNWIND [\n%s\n] AS row\n%s;\n", strings.Join(rows, ",\n"), statement)
		c.rows[statement] = rows[:0]
	}
}

func (c *cypher) flush() {
	for _, s := range c.order {
		c.write(s)
	}
	c.rows, c.order = map[string][]string{}, nil
}

// err is the error of the output, if there is one: a buffer remembers it.
func (c *cypher) err() error {
	_, err := c.j.w.Write(nil)
	return err
}

func (c *cypher) node(label, second, iri string, properties ...property) {
	set := ""
	if second != "" {
		set = ":" + second
	}
	c.add(fmt.Sprintf("MERGE (n:%s {id: row.id}) SET n += row.p%s", label, strings.TrimSuffix(", n"+set, ", n")),
		fmt.Sprintf("{id: %s, p: %s}", cypherString(iri), cypherMap(properties)))
}

// relate draws a relationship. With properties that hold an identifier there may be
// several of one type between two nodes, one for each fact.
func (c *cypher) relate(from, fromIRI, kind, to, toIRI string, properties ...property) {
	match := fmt.Sprintf("MATCH (a:%s {id: row.a}), (b:%s {id: row.b}) MERGE (a)-[r:%s", from, to, kind)
	row := fmt.Sprintf("{a: %s, b: %s", cypherString(fromIRI), cypherString(toIRI))
	if len(properties) == 0 {
		c.add(match+"]->(b)", row+"}")
		return
	}
	c.add(match+" {fact: row.fact}]->(b) SET r += row.p", row+fmt.Sprintf(", fact: %s, p: %s}", properties[0].value, cypherMap(properties)))
}

// fact draws the relationships of a fact.
func (c *cypher) fact(f *fact) {
	if f.kind == schema.RelationFact {
		for _, t := range f.ties() {
			c.relate("Entity", t.from.iri, cypherType(f.typ), "Entity", t.to.iri, text("fact", f.iri), text("sentence", f.sentence), real("certainty", f.certainty), text("rule", f.rule), text("article", f.article.ID))
		}
		return
	}
	c.relate("Fact", f.iri, "IN", "Article", f.article.iri)
	for _, p := range f.parties {
		switch p.role {
		case speaker:
			act := "SAID"
			if t := c.j.o.TermOf(schema.ActTerm, f.typ); t != nil && t.Predicate != "" {
				act = cypherType(t.Predicate)
			}
			c.relate("Entity", p.who.iri, act, "Fact", f.iri)
		case person:
			c.relate("Entity", p.who.iri, "HOLDS", "Fact", f.iri)
		default:
			c.relate("Fact", f.iri, cypherType(p.role), "Entity", p.who.iri)
		}
	}
	for _, iri := range f.reports {
		if c.j.writes(iri) {
			c.relate("Fact", f.iri, "REPORTS", "Fact", iri)
		}
	}
	for _, l := range []struct {
		kind  string
		facts []string
	}{{"CORROBORATES", f.links.Corroborates}, {"CONTRADICTS", f.links.Contradicts}} {
		for _, iri := range l.facts {
			if f.iri < iri && c.j.writes(iri) { // both ways are one
				c.relate("Fact", f.iri, l.kind, "Fact", iri)
			}
		}
	}
	if f.kind == schema.EventFact && !f.unreal() {
		c.edges(f)
	}
}

// edges draws what an event that is asserted draws between its participants.
func (c *cypher) edges(f *fact) {
	t := c.j.o.TermOf(schema.EventTypeTerm, f.typ)
	if t == nil {
		return
	}
	for _, edge := range t.Edges {
		i := slices.IndexFunc(edge.To, func(r schema.Role) bool { return len(f.with(string(r))) > 0 })
		if i < 0 {
			continue
		}
		for _, from := range f.with(string(edge.From)) {
			for _, to := range f.with(string(edge.To[i])) {
				c.relate("Entity", from.iri, cypherType(edge.Predicate), "Entity", to.iri, text("fact", f.iri), text("date", f.date), text("article", f.article.ID))
			}
		}
	}
}

// cypherType returns the type of a relationship: letters, digits and underscores.
func cypherType(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, strings.ToUpper(name))
}

func text(name, s string) property {
	if s == "" {
		return property{}
	}
	return property{name, cypherString(s)}
}

func list(name string, all []string) property {
	if len(all) == 0 {
		return property{}
	}
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = cypherString(s)
	}
	return property{name, "[" + strings.Join(out, ", ") + "]"}
}

func number(name string, n int) property {
	return property{name, strconv.Itoa(n)}
}

func real(name string, x float64) property {
	if x == 0 {
		return property{}
	}
	return property{name, strconv.FormatFloat(x, 'f', -1, 64)}
}

func truth(name string, b bool) property {
	if !b {
		return property{}
	}
	return property{name, "true"}
}

// day is the first day of a date, as Cypher's own type.
func day(name, s string) property {
	p, ok := periodOf(s)
	if !ok {
		return property{}
	}
	return property{name, "date('" + p.first + "')"}
}

func cypherMap(properties []property) string {
	var out []string
	for _, p := range properties {
		if p.name != "" {
			out = append(out, p.name+": "+p.value)
		}
	}
	return "{" + strings.Join(out, ", ") + "}"
}

// cypherString writes a string of Cypher.
func cypherString(s string) string { return enquoted(strings.ToValidUTF8(s, "\uFFFD"), '\'') }

// allNames returns the texts of all names, each once.
func (e *entity) allNames() []string {
	var out []string
	for _, n := range e.names {
		if !slices.Contains(out, n.Text) {
			out = append(out, n.Text)
		}
	}
	return out
}
