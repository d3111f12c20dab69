package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// An EntityInfo is one node of the graph that articles speak of.
type EntityInfo struct {
	IRI         string            `json:"iri"`
	Type        schema.EntityType `json:"type"`
	KnownAs     string            `json:"known_as,omitempty"`
	Names       []schema.Name     `json:"names,omitempty"`       // distinct; those that most articles give first, and of them the longest
	Description string            `json:"description,omitempty"` // the longest, of an entity that nobody names
	Articles    []string          `json:"articles"`              // identifiers, sorted
}

// Name returns what to call the entity in a language: its first name in that
// language, or else its first name, or else its description, or else its IRI.
func (e *EntityInfo) Name(language string) string { return e.name(language).Text }

func (e *EntityInfo) name(language string) schema.Name {
	return schema.Called(e.Names, e.Description, e.IRI, language)
}

// Entities returns the entities that name stands for: an IRI, a prefixed name,
// a lexicon identifier, or a name in any language, compared after folding (case,
// hamza and alef forms, vowel signs, article). Where no name is equal, names
// that hold all its words are taken. An empty name gives all entities. Sorted by
// the number of articles, most first, then IRI. None is no error.
func (g *Graph) Entities(ctx context.Context, name string) ([]EntityInfo, error) {
	var out []EntityInfo
	err := g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s}
		found, err := n.find(ctx, name)
		if err != nil {
			return err
		}
		for _, iri := range found {
			e, err := n.entity(ctx, iri)
			if err != nil {
				return err
			}
			out = append(out, *e)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b EntityInfo) int {
		return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), cmp.Compare(a.IRI, b.IRI))
	})
	return out, err
}

func noEntity(name string) error {
	return &hintedError{fmt.Errorf("%w: %s", ErrNoEntity, name), "try another spelling, or one word of the name"}
}

// A namer finds and names nodes of one snapshot, and remembers them.
type namer struct {
	g        *Graph
	s        snapshot
	language string
	known    map[quad.IRI]*EntityInfo
}

// quads returns the quads with the given subject, predicate (a term's name) and
// object; nil stands for any, but subject or object must be given.
func (n *namer) quads(ctx context.Context, subject quad.Value, predicate string, object quad.Value) ([]quad.Quad, error) {
	// The store reads along the first, and checks the others: the predicate,
	// which it has no index by, comes last.
	var q shape.Quads
	for _, f := range []struct {
		d quad.Direction
		v quad.Value
	}{{quad.Subject, subject}, {quad.Object, object}, {quad.Predicate, n.term(predicate)}} {
		if f.v != nil {
			q = append(q, shape.QuadFilter{Dir: f.d, Values: shape.Lookup{f.v}})
		}
	}
	qs, err := n.s.quads()
	if err != nil {
		return nil, err
	}
	return readQuads(ctx, qs, shape.BuildIterator(ctx, qs, q))
}

func (n *namer) term(name string) quad.Value {
	if t := n.g.o.Term(name); t != nil {
		return quad.IRI(t.IRI)
	}
	return nil
}

// entityTypes returns the class IRIs of entities with what records call them.
func (n *namer) entityTypes() map[quad.IRI]schema.EntityType {
	out := map[quad.IRI]schema.EntityType{}
	for _, t := range n.g.o.Terms() {
		if t.Kind == schema.EntityTypeTerm {
			out[quad.IRI(t.IRI)] = schema.EntityType(t.Value)
		}
	}
	return out
}

// entity returns what is known of a node.
func (n *namer) entity(ctx context.Context, iri quad.IRI) (*EntityInfo, error) {
	if e := n.known[iri]; e != nil {
		return e, nil
	}
	e := &EntityInfo{IRI: string(iri)}
	articles := map[string]bool{}
	count := map[schema.Name]int{}
	types := n.entityTypes()
	typed := map[schema.EntityType]int{}
	for _, predicate := range []string{"type", "name", "description", "knownAs"} {
		quads, err := n.quads(ctx, iri, predicate, nil)
		if err != nil {
			return nil, err
		}
		sortQuads(quads)
		for _, q := range quads {
			switch predicate {
			case "type":
				if class, ok := q.Object.(quad.IRI); ok && types[class] != "" {
					typed[types[class]]++
				}
				if label, ok := q.Label.(quad.IRI); ok {
					if id, ok := articleOf(string(label)); ok {
						articles[id] = true
					}
				}
			case "name":
				v := n.g.value(q.Object)
				count[schema.Name{Text: v.Text, Language: v.Language}]++
			case "description":
				if s := n.g.value(q.Object).Text; len(s) > len(e.Description) {
					e.Description = s
				}
			case "knownAs":
				e.KnownAs = n.g.value(q.Object).Text
			}
		}
	}
	e.Articles = slices.Sorted(maps.Keys(articles))
	for _, t := range slices.Sorted(maps.Keys(typed)) {
		if e.Type == "" || typed[t] > typed[e.Type] {
			e.Type = t
		}
	}
	e.Names = schema.NamesByCount(count, e.Type)
	if n.known == nil {
		n.known = map[quad.IRI]*EntityInfo{}
	}
	n.known[iri] = e
	return e, nil
}

// find returns the nodes that name stands for, sorted; see [Graph.Entities].
func (n *namer) find(ctx context.Context, name string) ([]quad.IRI, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return n.all(ctx)
	}
	bare := strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
	for _, s := range []string{n.g.o.ExpandIRI(bare), schema.KnownEntityIRI(bare)} {
		ok, err := n.isEntity(ctx, quad.IRI(s))
		if err != nil {
			return nil, err
		}
		if ok {
			return []quad.IRI{quad.IRI(s)}, nil
		}
	}
	key := foldName(name)
	if key == "" {
		return nil, nil
	}
	found, err := n.subjects(ctx, "nameKey", literal(key, ""))
	if err != nil {
		return nil, err
	}
	// A lexicon names also what no article speaks of.
	var spoken []quad.IRI
	for _, iri := range found {
		ok, err := n.isEntity(ctx, iri)
		if err != nil {
			return nil, err
		}
		if ok {
			spoken = append(spoken, iri)
		}
	}
	if len(spoken) > 0 {
		return spoken, nil
	}
	// An own entity that another node stands for is found by that.
	own := quad.IRI(n.g.o.ExpandIRI(bare))
	if quads, err := n.quads(ctx, own, "sameAs", nil); err != nil || len(quads) > 0 {
		var out []quad.IRI
		for _, q := range quads {
			if iri, ok := q.Object.(quad.IRI); ok {
				out = append(out, iri)
			}
		}
		slices.Sort(out)
		return slices.Compact(out), err
	}
	return n.holding(ctx, strings.Fields(key))
}

// isEntity reports whether a node is an entity.
func (n *namer) isEntity(ctx context.Context, iri quad.IRI) (bool, error) {
	quads, err := n.quads(ctx, iri, "type", nil)
	if err != nil {
		return false, err
	}
	types := n.entityTypes()
	return slices.ContainsFunc(quads, func(q quad.Quad) bool {
		class, ok := q.Object.(quad.IRI)
		return ok && types[class] != ""
	}), nil
}

// subjects returns the nodes that have the object under the predicate, sorted.
func (n *namer) subjects(ctx context.Context, predicate string, object quad.Value) ([]quad.IRI, error) {
	quads, err := n.quads(ctx, nil, predicate, object)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, q := range quads {
		if iri, ok := q.Subject.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// all returns all entities, sorted.
func (n *namer) all(ctx context.Context) ([]quad.IRI, error) {
	var out []quad.IRI
	for class := range n.entityTypes() {
		found, err := n.subjects(ctx, "type", class)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// holding returns the entities one of whose names has all the words. It reads
// the names of all entities.
func (n *namer) holding(ctx context.Context, words []string) ([]quad.IRI, error) {
	all, err := n.all(ctx)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, iri := range all {
		quads, err := n.quads(ctx, iri, "nameKey", nil)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(quads, func(q quad.Quad) bool { return hasWords(n.g.value(q.Object).Text, words) }) {
			out = append(out, iri)
		}
	}
	return out, nil
}

func hasWords(key string, words []string) bool {
	have := strings.Fields(key)
	for _, w := range words {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}

// show makes a value one for people, as its column's kind asks.
func (n *namer) show(ctx context.Context, kind string, v quad.Value) (Value, error) {
	out := n.g.value(v)
	iri, ok := v.(quad.IRI)
	if !ok {
		return out, nil
	}
	switch kind {
	case entityColumn:
		e, err := n.entity(ctx, iri)
		if err != nil {
			return out, err
		}
		name := e.name(n.language)
		out.Text, out.Language = name.Text, name.Language
		if len(e.Names) == 0 && e.Description == "" {
			out.Text = n.g.o.ShortenIRI(e.IRI)
		}
	case termColumn:
		if t := n.g.o.Meaning(string(iri)); t != nil {
			out.Text = t.LabelIn(n.language)
		}
	case articleColumn:
		if id, ok := articleOf(string(iri)); ok {
			out.Text = id
		}
	}
	return out, nil
}

// outlet returns the outlet that a person typed as the articles write it.
func (n *namer) outlet(ctx context.Context, typed string) (string, error) {
	want, found := foldName(typed), ""
	err := n.s.scan(ctx, articleBucket, func(_ string, b []byte) error {
		var info ArticleInfo
		if err := json.Unmarshal(b, &info); err != nil {
			return err
		}
		if info.Outlet == typed || found == "" && foldName(info.Outlet) == want {
			found = info.Outlet
		}
		return nil
	})
	if err == nil && found == "" {
		err = &hintedError{fmt.Errorf("no article is from %q", typed), "khabar articles lists the outlets"}
	}
	return found, err
}

// A Fact is one thing that an article states of an entity.
type Fact struct {
	IRI       string          `json:"iri"`
	Kind      schema.FactKind `json:"kind"`
	Role      string          `json:"role"`              // the entity's part in it: speaker, about, audience, medium, agent, origin, person, of, subject, object ...
	Type      string          `json:"type,omitempty"`    // act, event type or relation type
	Label     string          `json:"label,omitempty"`   // of the type in the language asked for, or a position's title
	Others    []FactParty     `json:"others,omitempty"`  // who else takes part
	Date      string          `json:"date,omitempty"`    // "2021-12-09", "2021-12" or "2021"; of a position, since when
	Until     string          `json:"until,omitempty"`   // until when a position was held
	Former    bool            `json:"former,omitzero"`   // a position that is held no longer
	Negative  bool            `json:"negative,omitzero"` // it is said not to have happened
	Modality  schema.Modality `json:"modality,omitempty"`
	Article   string          `json:"article"`
	Outlet    string          `json:"outlet,omitempty"`
	Evidence  schema.Span     `json:"evidence"` // bytes of the article's text
	Sentence  schema.Span     `json:"sentence"` // around the evidence
	Rule      string          `json:"rule,omitempty"`
	Certainty float64         `json:"certainty,omitzero"`
}

// A FactParty is another entity within a fact.
type FactParty struct {
	Role string `json:"role"`
	IRI  string `json:"iri"`
	Name string `json:"name"`
}

// An Entity is a node with all that articles state of it.
type Entity struct {
	EntityInfo
	Facts []Fact       `json:"facts"`          // by article identifier, then order of the text
	Also  []EntityInfo `json:"also,omitempty"` // others for whom the name that was asked for may stand, most articles first
}

// Show returns the entity that name stands for, as in [Graph.Entities], with
// its facts; labels are in the given language ("ar" or "en"). Nothing found is
// [ErrNoEntity]. Where several are found it is the one that is usually called so, or
// else one that is called so and of which far more articles tell; where that is nobody
// the error is an [*AmbiguousError].
func (g *Graph) Show(ctx context.Context, name, language string) (*Entity, error) {
	found, err := g.Entities(ctx, name)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 0 || name == "":
		return nil, noEntity(name)
	}
	i := clearest(found, name)
	if i < 0 {
		return nil, &AmbiguousError{Name: name, Entities: found}
	}
	e := &Entity{EntityInfo: found[i], Also: slices.Delete(slices.Clone(found), i, i+1)}
	err = g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s, language: language}
		if err := n.namesakes(ctx, e, name); err != nil {
			return err
		}
		for _, id := range e.Articles {
			r, err := readRecord(ctx, s, id)
			if err != nil {
				return err
			}
			facts, err := n.facts(ctx, r, quad.IRI(e.IRI))
			if err != nil {
				return err
			}
			e.Facts = append(e.Facts, facts...)
		}
		return nil
	})
	return e, err
}

// namesakes adds to a person, found by one word of the name, the others who bear it:
// "John" is some article's John Kerry as well, and another's John Bolton.
func (n *namer) namesakes(ctx context.Context, e *Entity, name string) error {
	words := strings.Fields(foldName(name))
	if len(words) != 1 || e.Type != schema.Person || foldName(e.IRI) == words[0] {
		return nil
	}
	found, err := n.holding(ctx, words)
	if err != nil {
		return err
	}
	for _, iri := range found {
		there := func(x EntityInfo) bool { return x.IRI == string(iri) }
		if string(iri) == e.IRI || slices.ContainsFunc(e.Also, there) {
			continue
		}
		x, err := n.entity(ctx, iri)
		if err != nil {
			return err
		}
		if x.Type == schema.Person {
			e.Also = append(e.Also, *x)
		}
	}
	slices.SortStableFunc(e.Also, func(a, b EntityInfo) int { return cmp.Compare(len(b.Articles), len(a.Articles)) })
	return nil
}

// farMore is how many times as many articles tell of whom a name means as of any other
// for whom it may stand.
const farMore = 5

// clearest returns whom of the entities that were found by a name, most articles first,
// it most likely means: the one that is usually called so ("دمشق", of the city, though
// Syria's government is called so as well), or else one that is also called so,
// and of which far more articles tell than of any other; -1 where there is neither.
func clearest(found []EntityInfo, name string) int {
	if len(found) == 1 {
		return 0
	}
	var called []int
	want := foldName(name)
	for i := range found {
		e := &found[i]
		usual := foldName(e.Name("ar")) == want || foldName(e.Name("en")) == want
		if usual && (e.KnownAs != "" || farMore*len(e.Articles) >= len(found[0].Articles)) {
			called = append(called, i)
		}
	}
	most := func(list []int) int {
		if n := len(found[list[0]].Articles); len(list) == 1 || n >= farMore && n >= farMore*len(found[list[1]].Articles) {
			return list[0]
		}
		return -1
	}
	switch {
	case len(called) > 0:
		return most(called)
	case slices.ContainsFunc(found[0].Names, func(n schema.Name) bool { return foldName(n.Text) == want }):
		return most([]int{0, 1})
	}
	return -1
}

// An AmbiguousError lists the entities that one name stands for.
type AmbiguousError struct {
	Name     string
	Entities []EntityInfo // never fewer than two
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q may be any of %d entities", e.Name, len(e.Entities))
}

// Hint says how to name one of them.
func (e *AmbiguousError) Hint() string {
	var b strings.Builder
	b.WriteString("give one of these identifiers:")
	for i, x := range e.Entities {
		if i == 10 {
			fmt.Fprintf(&b, "\n  and %d more", len(e.Entities)-i)
			break
		}
		fmt.Fprintf(&b, "\n  %s  %s (%d articles)", x.IRI, x.Name("en"), len(x.Articles))
	}
	return b.String()
}
