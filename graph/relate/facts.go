package relate

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// Facts are what one article states, as comparing needs it: without the text, and
// with its own entities, whatever nodes stand for them. They can be kept, see
// [Facts.Append].
type Facts struct {
	ID        string
	Outlet    string
	Language  string
	Published int      // day, or unknownDay; see lastDay
	Prints    []uint64 // see fingerprints
	Whole     uint64   // print of all words together
	Parties   []Party
	Told      []ownFact // statements
	Happened  []ownFact // events
}

// A Party is an entity of the article.
type Party struct {
	ID         string // local
	Name       string
	Start, End int // of its first mention
	KnownAs    string
	Unnamed    bool // described alone: "three soldiers"
}

// An ownFact is a statement or an event. Entities are numbers of parties.
type ownFact struct {
	Start, End int
	Passage    int
	Kind       string
	Roles      map[schema.Role][]int
	By         []int
	In         int // of an event, one more than the number of the statement that tells it
	Speaks     []int
	Words      []uint32
	Numbers    []number
	Count      *number
	Negated    bool
	Date       string
	DateNear   bool
	Undone     bool
	Negative   bool
	Modality   schema.Modality
}

// Read returns the facts of a record.
func Read(r *schema.Record) *Facts {
	tokens := tokenize(r.Article.Text)
	g := &gatherer{words: loadLexicon(), r: r, number: map[string]int{}, read: map[string]reading{}, facts: &Facts{
		ID: r.Article.ID, Outlet: r.Article.Outlet, Language: r.Article.Language,
		Published: lastDay(r), Prints: fingerprints(tokens), Whole: wholePrint(tokens),
	}}
	g.gather()
	return g.facts
}

// A gatherer takes the facts out of one record.
type gatherer struct {
	words  *lexicon
	r      *schema.Record
	number map[string]int // of parties, by local identifier
	read   map[string]reading
	facts  *Facts
}

// A reading is what is found in a passage; see [lexicon.read]. Most sentences that tell
// an event tell several.
type reading struct {
	words   []uint32
	numbers []number
	negated bool
}

func (g *gatherer) gather() {
	for i := range g.r.Entities {
		e := &g.r.Entities[i]
		ref := g.r.EntityRef(e)
		p := Party{ID: e.ID, Name: e.Mentions[0].Text, Start: ref.Start, End: ref.End, KnownAs: e.KnownAs}
		if p.Unnamed = len(e.Names) == 0; !p.Unnamed {
			p.Name = e.Names[0].Text
		}
		g.number[e.ID] = i
		g.facts.Parties = append(g.facts.Parties, p)
	}
	told := map[string]int{}
	seen := map[schema.Ref]bool{}
	for i := range g.r.Statements {
		s := &g.r.Statements[i]
		ref := g.r.StatementRef(s)
		if s.Act == schema.Think || s.Content.IsZero() || seen[ref] {
			continue // nobody said it, or nobody knows what
		}
		seen[ref] = true
		passage := []schema.Span{s.Content}
		passage = append(passage, s.Continued...)
		x := g.fact(ref, string(s.Act), s.Date, passage)
		x.By = g.named(s.Speakers)
		x.Undone = g.words.negates(g.r.Article.Text[:s.Cue.Start])
		g.facts.Told = append(g.facts.Told, x)
		told[s.ID] = len(g.facts.Told)
	}
	for i := range g.r.Events {
		v := &g.r.Events[i]
		ref := g.r.EventRef(v)
		if seen[ref] {
			continue
		}
		seen[ref] = true
		around := sentence(g.r.Article.Text, v.Trigger)
		x := g.fact(ref, v.Type, v.Date, []schema.Span{around})
		x.Roles = map[schema.Role][]int{}
		for role, ids := range v.Roles {
			x.Roles[role] = g.named(ids)
		}
		x.Negative, x.Modality = v.Polarity == schema.Negative, v.Modality
		x.Undone = x.Negative && g.words.excepts(around.Text)
		x.Count = g.words.governed(x.Numbers, v.Trigger.Start-around.Start, v.Trigger.End-around.Start, around.Text)
		x.DateNear = !v.Date.Text.IsZero() && around.Contains(v.Date.Text)
		if n := told[v.Statement]; n > 0 {
			x.In, x.By = n, g.facts.Told[n-1].By
		}
		g.facts.Happened = append(g.facts.Happened, x)
	}
}

func (g *gatherer) fact(ref schema.Ref, kind string, date schema.Date, passage []schema.Span) ownFact {
	x := ownFact{Start: ref.Start, End: ref.End, Passage: passage[0].Start, Kind: kind, Date: date.Value}
	var text strings.Builder
	for _, p := range passage {
		text.WriteString(p.Text)
		text.WriteByte(' ')
	}
	found, ok := g.read[text.String()]
	if !ok {
		found.words, found.numbers, found.negated = g.words.read(text.String())
		g.read[text.String()] = found
	}
	x.Words, x.Numbers, x.Negated = found.words, found.numbers, found.negated
	for i := range g.r.Entities {
		if slices.ContainsFunc(g.r.Entities[i].Mentions, func(m schema.Mention) bool {
			return slices.ContainsFunc(passage, func(p schema.Span) bool { return p.Contains(m.Span) })
		}) {
			x.Speaks = append(x.Speaks, i)
		}
	}
	return x
}

// named returns the numbers of parties, each once.
func (g *gatherer) named(ids []string) []int {
	var out []int
	for _, id := range ids {
		if n, ok := g.number[id]; ok && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// make makes the facts of an article, whose entities have nodes, ready to be compared:
// statements before events, each sorted.
func (x *Facts) make(node func(Party) string) []*fact {
	a := &article{id: x.ID, outlet: x.Outlet, language: x.Language, published: x.Published}
	parties := make([]party, len(x.Parties))
	for i, own := range x.Parties {
		parties[i] = party{node: node(own), name: own.Name, unnamed: own.Unnamed}
	}
	out := make([]*fact, 0, len(x.Told)+len(x.Happened))
	for i := range x.Told {
		out = append(out, x.Told[i].fact(a, schema.StatementFact, parties))
	}
	for i := range x.Happened {
		v := x.Happened[i].fact(a, schema.EventFact, parties)
		if n := x.Happened[i].In; n > 0 {
			v.told = out[n-1]
			v.told.events = append(v.told.events, v)
		}
		out = append(out, v)
	}
	told := out[:len(x.Told)]
	for _, s := range told {
		if s.denies() {
			a.denials = append(a.denials, s)
		}
	}
	slices.SortFunc(told, compareFacts)
	slices.SortFunc(out[len(told):], compareFacts)
	return out
}

func (x *ownFact) fact(a *article, kind schema.FactKind, parties []party) *fact {
	out := &fact{
		ref: schema.Ref{Article: a.id, Kind: kind, Start: x.Start, End: x.End}, article: a, passage: x.Passage, kind: x.Kind,
		by: chosen(parties, x.By), words: x.Words, numbers: x.Numbers, count: x.Count, negated: x.Negated,
		date: schema.Date{Value: x.Date}, day: dayOf(schema.Date{Value: x.Date}), dateNear: x.DateNear, undone: x.Undone, negative: x.Negative, modality: x.Modality,
	}
	if kind == schema.EventFact {
		out.roles = make(map[schema.Role][]party, len(x.Roles))
		for role, list := range x.Roles {
			// Whom nobody names may be anybody whom another article names.
			named := slices.DeleteFunc(slices.Clone(list), func(n int) bool { return parties[n].unnamed })
			out.roles[role] = chosen(parties, named)
		}
	}
	for _, n := range x.Speaks {
		out.nodes = append(out.nodes, parties[n].node)
	}
	slices.Sort(out.nodes)
	out.nodes = slices.Compact(out.nodes)
	return out
}

// chosen returns the parties of those numbers, by node, each once.
func chosen(parties []party, numbers []int) []party {
	var out []party
	for _, n := range numbers {
		if !slices.ContainsFunc(out, func(q party) bool { return q.node == parties[n].node }) {
			out = append(out, parties[n])
		}
	}
	slices.SortFunc(out, func(a, b party) int { return strings.Compare(a.node, b.node) })
	return out
}
