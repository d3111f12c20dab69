package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/schema"
)

// exploreView is the name of the explorer in the navigation.
const exploreView = "explore"

// longestSentence is how many characters a list shows of a fact's sentence.
const longestSentence = 600

const (
	somePaths    = 5  // ways that are offered
	someFacts    = 40 // facts that a page lists
	overviewSize = 30 // entities that are shown where nothing was asked for
)

// An explorer is what its page shows.
type explorer struct {
	exploreState
	View     *network.View
	Overview bool
	Found    []foundEntity // of the words that were searched for
	Sought   bool
	Go       string       // the address to go to, where one entity has that name
	Rows     []exploreRow // the entities, those of most facts first
	Chosen   []*exploreRow
	Facts    []exploreFact
	All      int // facts in focus
	Ways     []wayLink
	Left     []leftOpen
	Full     bool // no more entities are shown, as there are as many as may be
	Types    []legend
	Kinds    []legend
	Labels   []option
	Outlets  []option
	Filtered bool
	Sketch   *sketch
	Data     exploreData
}

type foundEntity struct {
	Name, Type, Link string
	Articles         int
}

// An exploreRow is an entity as the list tells it.
type exploreRow struct {
	network.Node
	Number               int
	Label                string // of its type
	Ties                 []exploreTie
	Pinned, On           bool
	OpenLink, HideLink   string
	FocusLink, CloseLink string
}

// An exploreTie is an edge as the list tells it, from one of its ends.
type exploreTie struct {
	Name, Text, Link string
	Facts            int
}

// A leftOpen tells how many neighbours of an entity are left out.
type leftOpen struct {
	Name, Link string
	Hidden     int
}

type wayLink struct {
	Names []string
	Link  string
	On    bool
}

// An exploreFact is a fact as the list tells it.
type exploreFact struct {
	network.Fact
	Who, Whom []exploreParty // of an event only those who act stand before it
	Label     string
	Aside     []string
	Link      string
	Dir       string
}

// An exploreParty is an entity in a fact; of an event, with what it is to it where it
// does not act.
type exploreParty struct {
	network.Party
	As string
}

// exploreData is what the script draws.
type exploreData struct {
	Nodes []dataNode `json:"nodes"`
	Edges []dataEdge `json:"edges"`
	Focus []int      `json:"focus"`
	Path  []int      `json:"path"`
}

type dataNode struct {
	ID    string   `json:"id"` // short IRI
	IRI   string   `json:"iri"`
	Label []string `json:"label"`
	Name  string   `json:"name"`
	Title string   `json:"title"`
	Type  string   `json:"type"`
	Size  float64  `json:"size"`
	Open  bool     `json:"open,omitempty"`
	More  int      `json:"more,omitempty"` // neighbours that are not shown
	Pin   *[2]int  `json:"pin,omitempty"`
}

type dataEdge struct {
	A      int     `json:"a"`
	B      int     `json:"b"`
	Kind   string  `json:"kind"`
	Label  string  `json:"label"`
	Width  float64 `json:"width"`
	There  bool    `json:"there,omitempty"`
	Back   bool    `json:"back,omitempty"`
	Unreal bool    `json:"unreal,omitempty"`
	Weak   bool    `json:"weak,omitempty"` // neither of its ends is tied to few others as closely
}

// explore is the page of the graph explorer.
func (s *server) explore(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View, p.Title = exploreView, p.T("nav.explore")
	p.Styles = []string{"explore.css"}
	p.Scripts = []string{"vendored/cytoscape.js", "vendored/layout.js", "explore-save.js", "explore.js"}
	x, err := s.explorer(r.Context(), s.exploreState(r), p)
	if x.Go != "" && err == nil {
		http.Redirect(w, r, x.Go, http.StatusSeeOther)
		return
	}
	p.Explore = x
	s.render(w, r, "explore.html", p, err)
}

func (s *server) explorer(ctx context.Context, st exploreState, p *page) (*explorer, error) {
	x := &explorer{exploreState: st}
	if err := s.seek(ctx, x, p); err != nil || x.Go != "" {
		return x, err
	}
	way, err := s.walk(ctx, x)
	if err != nil {
		return x, err
	}
	q := x.Query
	q.With = slices.Concat(q.With, way)
	if len(q.Open)+len(q.With) == 0 {
		x.Overview = true
		if q.With, err = s.net.Largest(ctx, q.Filter, overviewSize); err != nil {
			return x, err
		}
		q.With = slices.DeleteFunc(q.With, func(iri string) bool { return slices.Contains(q.Off, iri) })
	}
	if x.View, err = s.net.View(ctx, q); err != nil {
		return x, err
	}
	x.fill(p, s.g.Ontology())
	x.choices(p, s.g.Ontology())
	if err := s.outletChoices(ctx, x); err != nil {
		return x, err
	}
	for _, iri := range way {
		if i := x.number(iri); i >= 0 {
			x.Data.Path = append(x.Data.Path, i)
		}
	}
	return x, s.focusFacts(ctx, x, p)
}

// seek finds what was searched for: one entity is opened, of several the reader
// chooses.
func (s *server) seek(ctx context.Context, x *explorer, p *page) error {
	if x.Words == "" {
		return nil
	}
	x.Sought = true
	found, err := s.g.Entities(ctx, x.Words)
	if err != nil {
		return err
	}
	if len(found) == 1 {
		x.Go = x.Opening(found[0].IRI)
		return nil
	}
	for i := range found {
		e := &found[i]
		if len(x.Found) == someEntities {
			break
		}
		x.Found = append(x.Found, foundEntity{e.Name(p.Language), p.typeLabel(s.g.Ontology(), e.Type), x.Opening(e.IRI), len(e.Articles)})
	}
	return nil
}

// walk finds the ways between the two entities of the address, and returns the one
// that is shown.
func (s *server) walk(ctx context.Context, x *explorer) ([]string, error) {
	if len(x.Path) < 2 {
		return x.Path, nil
	}
	ways, err := s.net.Paths(ctx, x.Path[0], x.Path[1], x.Filter, x.Off, somePaths)
	if errors.Is(err, graph.ErrNoEntity) {
		return x.Path, nil // the view says which is lost
	}
	if err != nil {
		return nil, err
	}
	for i, w := range ways {
		names, err := s.net.Names(ctx, w, x.Language)
		if err != nil {
			return nil, err
		}
		x.Ways = append(x.Ways, wayLink{names, x.Walking(i), i == x.Way})
	}
	if x.Way < len(ways) {
		return ways[x.Way], nil
	}
	return x.Path, nil
}

func (x *explorer) number(iri string) int {
	return slices.IndexFunc(x.View.Nodes, func(n network.Node) bool { return n.IRI == iri })
}

// fill lays out the view for the list and for the script.
func (x *explorer) fill(p *page, o *schema.Ontology) {
	v := x.View
	x.Full = len(v.Nodes) >= cmp.Or(x.Most, network.MostNodes)
	x.Data = exploreData{Nodes: []dataNode{}, Edges: []dataEdge{}, Focus: []int{}, Path: []int{}}
	most := 1
	for _, n := range v.Nodes {
		most = max(most, n.Facts)
	}
	strong := backbone(v)
	neighbours := make([]int, len(v.Nodes))
	for _, e := range v.Edges {
		neighbours[e.A]++
		neighbours[e.B]++
	}
	x.Rows = make([]exploreRow, len(v.Nodes))
	for i, n := range v.Nodes {
		label := p.typeLabel(o, n.Type)
		d := dataNode{
			ID: o.ShortenIRI(n.IRI), IRI: n.IRI, Name: isolated(n.Name), Type: string(n.Type), Open: n.Open, More: max(0, n.Degree-neighbours[i]),
			Title: p.T("node.title", isolated(n.Name), label, n.Facts), Size: math.Round(18 + 30*math.Sqrt(float64(n.Facts)/float64(max(most, 12)))),
		}
		for _, l := range wrap(shorten(n.Name, 3*lineOfLabel), lineOfLabel) {
			d.Label = append(d.Label, isolated(l))
		}
		row := exploreRow{
			Node: n, Number: i, Label: label, On: slices.Contains(x.Focus, n.IRI),
			OpenLink: x.Opening(n.IRI), HideLink: x.Hiding(n.IRI), FocusLink: x.Focusing(n.IRI), CloseLink: x.Closing(n.IRI),
		}
		for _, pin := range x.Pins {
			if pin.IRI == n.IRI {
				d.Pin, row.Pinned = &[2]int{pin.X, pin.Y}, true
			}
		}
		x.Data.Nodes, x.Rows[i] = append(x.Data.Nodes, d), row
	}
	for _, iri := range x.Focus {
		if i := x.number(iri); i >= 0 {
			x.Data.Focus = append(x.Data.Focus, i)
		}
	}
	for i, e := range v.Edges {
		facts := e.There + e.Back
		text := p.labelled(o, e.Labels)
		x.Data.Edges = append(x.Data.Edges, dataEdge{
			A: e.A, B: e.B, Kind: string(e.Kind), Label: isolated(text), Width: math.Round(10*min(1+.8*math.Log2(float64(facts)), 6)) / 10,
			There: e.There > 0, Back: e.Back > 0, Unreal: e.Unreal, Weak: !strong[i],
		})
		for _, end := range [][2]int{{e.A, e.B}, {e.B, e.A}} {
			other := v.Nodes[end[1]]
			row := &x.Rows[end[0]]
			row.Ties = append(row.Ties, exploreTie{other.Name, text, x.Focusing(v.Nodes[end[0]].IRI, other.IRI), facts})
		}
	}
	for i, o := range x.Open {
		if n := x.number(o.IRI); n >= 0 && v.Hidden[i] > 0 {
			x.Left = append(x.Left, leftOpen{v.Nodes[n].Name, x.More(o.IRI), v.Hidden[i]})
		}
	}
	x.Sketch = sketchOf(x)
	slices.SortStableFunc(x.Rows, func(a, b exploreRow) int {
		return cmp.Or(-cmp.Compare(b2i(a.On), b2i(b.On)), cmp.Compare(b.Facts, a.Facts))
	})
	for i := range x.Rows {
		slices.SortStableFunc(x.Rows[i].Ties, func(a, b exploreTie) int { return cmp.Compare(b.Facts, a.Facts) })
		if x.Rows[i].On {
			x.Chosen = append(x.Chosen, &x.Rows[i])
		}
	}
}

// closest is how many lines of each entity make the backbone of a picture.
const closest = 3

// backbone returns, for each line, whether it is among the closest of one of its ends.
// A picture is laid out by these, and draws the others faintly: where all are tied to
// all, nothing is seen.
func backbone(v *network.View) []bool {
	order := make([]int, len(v.Edges))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(v.Edges[b].There+v.Edges[b].Back, v.Edges[a].There+v.Edges[a].Back)
	})
	strong := make([]bool, len(v.Edges))
	count := make([]int, len(v.Nodes))
	for _, i := range order {
		e := v.Edges[i]
		strong[i] = count[e.A] < closest || count[e.B] < closest
		count[e.A]++
		count[e.B]++
	}
	return strong
}

// choices makes the filters, which are the legend as well.
func (x *explorer) choices(p *page, o *schema.Ontology) {
	for _, t := range entityTypes {
		x.Types = append(x.Types, legend{string(t), p.typeLabel(o, t), shapeOf(t), len(x.Query.Types) == 0 || slices.Contains(x.Query.Types, t)})
	}
	for _, k := range factKinds {
		x.Kinds = append(x.Kinds, legend{string(k), p.T("kind." + string(k)), "", len(x.Query.Kinds) == 0 || slices.Contains(x.Query.Kinds, k)})
	}
	there := x.Label == ""
	for _, l := range x.View.Labels {
		if l.Label != "" {
			x.Labels = append(x.Labels, option{l.Label, fmt.Sprintf("%s (%d)", p.factLabel(o, l.Kind, l.Label), l.Facts)})
			there = there || l.Label == x.Label
		}
	}
	if !there {
		x.Labels = append(x.Labels, option{x.Label, x.Label})
	}
	x.Filtered = len(x.Query.Types)+len(x.Query.Kinds)+len(x.Query.Outlets) > 0 || x.Label+x.Since+x.Until != ""
}

func (s *server) outletChoices(ctx context.Context, x *explorer) error {
	outlets, err := s.net.Outlets(ctx)
	for _, o := range outlets {
		x.Outlets = append(x.Outlets, option{o, o})
	}
	return err
}

// focusFacts lists the facts of what is in focus.
func (s *server) focusFacts(ctx context.Context, x *explorer, p *page) error {
	if len(x.Data.Focus) == 0 || len(x.Data.Focus) < len(x.Focus) {
		return nil
	}
	facts, all, err := s.net.Facts(ctx, x.Focus, x.Filter, x.Language, x.From, someFacts)
	if err != nil {
		return err
	}
	x.All = all
	for _, f := range facts {
		x.Facts = append(x.Facts, s.exploreFact(f, p))
	}
	return nil
}

func (s *server) exploreFact(f network.Fact, p *page) exploreFact {
	f.Sentence = shorten(strings.Join(strings.Fields(f.Sentence), " "), longestSentence)
	out := exploreFact{
		Fact: f, Label: cmp.Or(f.Title, p.factLabel(s.g.Ontology(), f.Kind, f.Type)),
		Link: articleLink(f.Article, f.IRI, p.state), Dir: s.words.in(f.Language).Dir(),
	}
	for i, party := range slices.Concat(f.Who, f.Whom) {
		switch event := f.Kind == schema.EventFact; {
		case event && party.Role != string(schema.Agent):
			out.Whom = append(out.Whom, exploreParty{party, p.roleLabel(s.g.Ontology(), party.Role)})
		case event, i < len(f.Who):
			out.Who = append(out.Who, exploreParty{Party: party})
		case party.Role == "audience", party.Role == "about":
			out.Whom = append(out.Whom, exploreParty{party, p.T("role." + party.Role)})
		default:
			out.Whom = append(out.Whom, exploreParty{Party: party})
		}
	}
	if f.Kind == schema.EventFact {
		if f.Negative {
			out.Aside = append(out.Aside, p.T("negative"))
		}
		if f.Modality != "" && f.Modality != schema.Asserted {
			out.Aside = append(out.Aside, p.T("modality."+string(f.Modality)))
		}
	}
	return out
}

// Ends are the numbers of the two fields that ask for a way.
func (x *explorer) Ends() []int { return []int{0, 1} }

// A choice is an option that may be chosen.
type choice struct {
	option
	On bool
}

// Choices are the entities between which a way may be asked for: at first from what
// is chosen to another.
func (x *explorer) Choices(end int) []choice {
	var chosen string
	switch {
	case end < len(x.Path):
		chosen = x.Path[end]
	case end < len(x.Focus):
		chosen = x.Focus[end]
	case end == 1 && x.View != nil && len(x.View.Nodes) > 1: // any but the first
		chosen = x.View.Nodes[1].IRI
		if slices.Contains(x.Focus, chosen) {
			chosen = x.View.Nodes[0].IRI
		}
	}
	if x.View == nil {
		return nil
	}
	var out []choice
	for _, n := range x.View.Nodes {
		out = append(out, choice{option{x.o.ShortenIRI(n.IRI), n.Name}, n.IRI == chosen})
	}
	slices.SortStableFunc(out, func(a, b choice) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// OfOutlet reports whether facts of one outlet, and of which, are asked for.
func (x *explorer) OfOutlet(outlet string) bool { return slices.Contains(x.Query.Outlets, outlet) }

// MayGrow reports whether more entities than these may be asked for.
func (x *explorer) MayGrow() bool { return len(x.View.Nodes) < mostShown }

// First, Last and Next say which facts are listed.
func (x *explorer) First() int    { return x.From + 1 }
func (x *explorer) Last() int     { return x.From + len(x.Facts) }
func (x *explorer) Next() int     { return x.From + someFacts }
func (x *explorer) Previous() int { return x.From - someFacts }

// networkView, networkFacts and networkPaths answer the same questions to programs.
