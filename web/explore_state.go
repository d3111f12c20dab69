package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/schema"
)

// What an address of the explorer may ask for at most.
const (
	mostOpened = 60
	mostShown  = 1000 // entities in all, where somebody asks for more than network.MostNodes
	mostPins   = 1000
)

// An exploreState is what the explorer's address says. Entities are written short, as
// known:Q796.
type exploreState struct {
	network.Query
	Pins  []pin
	Focus []string // one entity, or two whose facts together are asked for
	Among []string // of the interface for programs: those between which facts are asked for
	Path  []string // two entities: the shortest way between them is shown
	Way   int      // which of the ways, from 0
	From  int      // the first of the facts in focus that is listed
	Words string   // that are searched for
	ui    string
	o     *schema.Ontology
}

// A pin keeps an entity at a place of the picture.
type pin struct {
	IRI  string
	X, Y int
}

func (s *server) exploreState(r *http.Request) exploreState {
	q := r.URL.Query()
	o := s.g.Ontology()
	x := exploreState{o: o, Words: clean(q.Get("q"))}
	if ui := q.Get("ui"); ui == "ar" || ui == "en" {
		x.ui = ui
	}
	x.Language = language(r)
	iris := func(name string, most int) []string {
		var out []string
		for _, v := range q[name] {
			if iri := o.ExpandIRI(clean(v)); iri != "" && len(out) < most && !slices.Contains(out, iri) {
				out = append(out, iri)
			}
		}
		return out
	}
	for _, v := range q["open"] {
		v, n, _ := strings.Cut(clean(v), "~")
		iri := o.ExpandIRI(v)
		if iri == "" || len(x.Open) == mostOpened || slices.ContainsFunc(x.Open, func(p network.Opened) bool { return p.IRI == iri }) {
			continue
		}
		most, _ := strconv.Atoi(n)
		x.Open = append(x.Open, network.Opened{IRI: iri, Most: min(max(most, 0), mostShown)})
	}
	x.With, x.Off = iris("with", mostShown), iris("off", mostShown)
	x.Among = iris("among", mostShown)
	x.Focus, x.Path = iris("focus", 2), iris("path", 2)
	for _, v := range q["pin"] {
		v, at, _ := strings.Cut(clean(v), "@")
		a, b, _ := strings.Cut(at, ",")
		px, err := strconv.Atoi(a)
		py, err2 := strconv.Atoi(b)
		if iri := o.ExpandIRI(v); iri != "" && err == nil && err2 == nil && len(x.Pins) < mostPins {
			x.Pins = append(x.Pins, pin{iri, min(max(px, -20_000), 20_000), min(max(py, -20_000), 20_000)})
		}
	}
	for _, v := range q["type"] {
		if t := schema.EntityType(v); slices.Contains(entityTypes, t) && !slices.Contains(x.Types, t) {
			x.Types = append(x.Types, t)
		}
	}
	if len(x.Types) == len(entityTypes) {
		x.Types = nil
	}
	for _, v := range q["kind"] {
		if k := schema.FactKind(v); slices.Contains(factKinds, k) && !slices.Contains(x.Kinds, k) {
			x.Kinds = append(x.Kinds, k)
		}
	}
	if len(x.Kinds) == len(factKinds) {
		x.Kinds = nil
	}
	x.Label = clean(q.Get("label"))
	x.Since, x.Until = dateOf(q.Get("since")), dateOf(q.Get("until"))
	for _, v := range q["outlet"] {
		if v = clean(v); v != "" && len(x.Outlets) < 100 {
			x.Outlets = append(x.Outlets, v)
		}
	}
	number := func(name string, most int) int {
		n, _ := strconv.Atoi(q.Get(name))
		return min(max(n, 0), most)
	}
	x.Most, x.Way, x.From = number("most", mostShown), number("way", somePaths-1), number("from", 1_000_000)
	return x
}

func clean(v string) string {
	v = strings.TrimSpace(strings.ToValidUTF8(v, ""))
	if len(v) > longestValue {
		return ""
	}
	return v
}

// dateOf returns a day, month or year as it was given, or "".
func dateOf(v string) string {
	v = clean(v)
	if len(v) != 4 && len(v) != 7 && len(v) != 10 {
		return ""
	}
	for i, c := range v {
		if dash := i == 4 || i == 7; dash != (c == '-') || !dash && (c < '0' || c > '9') {
			return ""
		}
	}
	return v
}

// values returns the address's parameters.
func (x exploreState) values() url.Values {
	q := url.Values{}
	short := func(name string, iris []string) {
		for _, iri := range iris {
			q.Add(name, x.o.ShortenIRI(iri))
		}
	}
	for _, o := range x.Open {
		v := x.o.ShortenIRI(o.IRI)
		if o.Most > 0 {
			v += fmt.Sprintf("~%d", o.Most)
		}
		q.Add("open", v)
	}
	short("with", x.With)
	short("off", x.Off)
	short("focus", x.Focus)
	short("path", x.Path)
	for _, p := range x.Pins {
		q.Add("pin", fmt.Sprintf("%s@%d,%d", x.o.ShortenIRI(p.IRI), p.X, p.Y))
	}
	for _, t := range x.Types {
		q.Add("type", string(t))
	}
	for _, k := range x.Kinds {
		q.Add("kind", string(k))
	}
	for _, o := range x.Outlets {
		q.Add("outlet", o)
	}
	for name, v := range map[string]string{"label": x.Label, "since": x.Since, "until": x.Until, "q": x.Words, "ui": x.ui} {
		if v != "" {
			q.Set(name, v)
		}
	}
	for name, n := range map[string]int{"most": x.Most, "way": x.Way, "from": x.From} {
		if n > 0 {
			q.Set(name, strconv.Itoa(n))
		}
	}
	return q
}

func (x exploreState) link() string {
	if v := x.values().Encode(); v != "" {
		return "/explore?" + v
	}
	return "/explore"
}

// Hidden are the parameters but for those named, as a form's hidden fields.
func (x exploreState) Hidden(but ...string) []option {
	var out []option
	values := x.values()
	for _, name := range []string{"open", "with", "off", "pin", "focus", "path", "way", "type", "kind", "label", "since", "until", "outlet", "most", "ui"} {
		if slices.Contains(but, name) {
			continue
		}
		for _, v := range values[name] {
			out = append(out, option{name, v})
		}
	}
	return out
}

// moved returns the state without what was searched for and where its list stood.
func (x exploreState) moved() exploreState {
	x.Words, x.From = "", 0
	return x
}

// Opening, More, Closing, Adding, Hiding, Showing, Focusing, Paged, Walking and
// Unpinned are the addresses of what may come next.

func (x exploreState) Opening(iri string) string {
	x = x.moved()
	if !slices.ContainsFunc(x.Open, func(o network.Opened) bool { return o.IRI == iri }) {
		x.Open = append(slices.Clone(x.Open), network.Opened{IRI: iri})
	}
	x.With, x.Off = without(x.With, iri), without(x.Off, iri)
	x.Focus = []string{iri}
	return x.link()
}

func (x exploreState) More(iri string) string {
	x = x.moved()
	x.Open = slices.Clone(x.Open)
	for i := range x.Open {
		if o := &x.Open[i]; o.IRI == iri {
			o.Most = cmp.Or(o.Most, network.SomeNeighbours) + 30
		}
	}
	return x.link()
}

func (x exploreState) Closing(iri string) string {
	x = x.moved()
	x.Open = slices.DeleteFunc(slices.Clone(x.Open), func(o network.Opened) bool { return o.IRI == iri })
	x.With = append(slices.Clone(x.With), iri)
	return x.link()
}

func (x exploreState) Adding(iri string) string {
	x = x.moved()
	x.With = append(slices.Clone(x.With), iri)
	x.Off = without(x.Off, iri)
	return x.link()
}

func (x exploreState) Hiding(iri string) string {
	x = x.moved()
	x.Open = slices.DeleteFunc(slices.Clone(x.Open), func(o network.Opened) bool { return o.IRI == iri })
	x.With, x.Path, x.Focus = without(x.With, iri), without(x.Path, iri), without(x.Focus, iri)
	x.Pins = slices.DeleteFunc(slices.Clone(x.Pins), func(p pin) bool { return p.IRI == iri })
	x.Off = append(slices.Clone(x.Off), iri)
	return x.link()
}

func (x exploreState) Showing() string {
	x.Off = nil
	return x.link()
}

func (x exploreState) Focusing(iris ...string) string {
	x = x.moved()
	x.Focus = iris
	return x.link()
}

func (x exploreState) Paged(from int) string {
	x.From = max(from, 0)
	return x.link()
}

func (x exploreState) Walking(way int) string {
	x.Way = way
	return x.link()
}

func (x exploreState) Pathless() string {
	x.Path, x.Way = nil, 0
	return x.link()
}

func (x exploreState) Unpinned() string {
	x.Pins = nil
	return x.link()
}

func (x exploreState) Bigger() string {
	x.Most = min(cmp.Or(x.Most, network.MostNodes)+300, mostShown)
	return x.link()
}

func (x exploreState) Unfiltered() string {
	x.Filter = network.Filter{}
	return x.link()
}

func without(list []string, iri string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == iri })
}
