package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/schema"
	"github.com/khabar-kg/khabar/web/places"
	"github.com/khabar-kg/khabar/web/vendored"
)

// eventsView is the name of the events in the navigation.
const eventsView = "events"

// An atlas is what the map is drawn from. It is immutable.
type atlas struct {
	places   map[string]places.Place // by IRI
	outlines string                  // a path of SVG
}

func readAtlas() (*atlas, error) {
	all, err := places.Read()
	if err != nil {
		return nil, err
	}
	a := &atlas{places: make(map[string]places.Place, len(all))}
	for id, p := range all {
		a.places[schema.KnownEntityIRI(id)] = p
	}
	b, err := vendored.Files.ReadFile("files/world.json")
	if err != nil {
		return nil, err
	}
	var world struct{ Path string }
	if err := json.Unmarshal(b, &world); err != nil {
		return nil, fmt.Errorf("read outlines: %w", err)
	}
	a.outlines = world.Path
	return a, nil
}

// squeeze is by how much a degree of longitude is drawn narrower than one of latitude:
// right at 32° north.
const squeeze = 0.85

// An eventsPage is what the page of events shows.
type eventsPage struct {
	Label, Actor, ActorName, Outlet, Since, Until string
	Places                                        []string // chosen, short IRIs
	From                                          int

	Map     eventMap
	Bars    []eventBar
	Step    float64 // how wide a bar is
	Labels  []option
	Outlets []option
	Facts   []exploreFact
	All     int
	Nowhere int
	Chosen  []string // names of the chosen places
	p       *page
}

type eventMap struct {
	Outlines, View string
	Marks          []eventMark
	Data           []eventPoint
}

// An eventPoint is a place as the script draws it.
type eventPoint struct {
	ID     string  `json:"id"` // short IRI
	Name   string  `json:"name"`
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Events int     `json:"events"`
	Wide   bool    `json:"wide,omitempty"` // a country or province, about its middle
	On     bool    `json:"on,omitempty"`
}

// An eventMark is one or several places near each other as they are drawn.
type eventMark struct {
	X, Y, R         float64
	Title, Link     string
	Text            string
	Wide, On        bool
	FontSize, TextY float64
}

type eventBar struct {
	Month, Title, Link string
	X, Height, Y       float64
	Events             int
	On                 bool
}

// someEvents is how many events a page lists.
const someEvents = 40

// events is the page of the map and the timeline.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View, p.Title = eventsView, p.T("nav.events")
	p.Styles, p.Scripts = []string{"events.css"}, []string{"events.js"}
	q := r.URL.Query()
	e := &eventsPage{Label: clean(q.Get("label")), Actor: clean(q.Get("actor")), Outlet: clean(q.Get("outlet")), Since: dateOf(q.Get("since")), Until: dateOf(q.Get("until")), p: p}
	e.From, _ = strconv.Atoi(q.Get("from"))
	e.From = min(max(e.From, 0), 1_000_000)
	for _, v := range q["place"] {
		if v = clean(v); v != "" && len(e.Places) < 200 {
			e.Places = append(e.Places, s.g.Ontology().ShortenIRI(s.g.Ontology().ExpandIRI(v)))
		}
	}
	p.Events = e
	err := s.fillEvents(r.Context(), e)
	s.render(w, r, "events.html", p, err)
}

func (s *server) fillEvents(ctx context.Context, e *eventsPage) error {
	o := s.g.Ontology()
	eq := network.EventQuery{
		Filter: network.Filter{Label: e.Label, Since: e.Since, Until: e.Until}, Language: e.p.Language, From: e.From, Limit: someEvents,
		Located: func(iri string) bool { _, ok := s.atlas.places[iri]; return ok },
	}
	if e.Outlet != "" {
		eq.Outlets = []string{e.Outlet}
	}
	for _, v := range e.Places {
		eq.Places = append(eq.Places, o.ExpandIRI(v))
	}
	if e.Actor != "" {
		found, err := s.g.Entities(ctx, e.Actor)
		if err != nil {
			return err
		}
		eq.Actor = e.Actor // nobody
		if len(found) > 0 {
			eq.Actor, e.ActorName = found[0].IRI, found[0].Name(e.p.Language)
		}
	}
	ev, err := s.net.Events(ctx, eq)
	if err != nil {
		return err
	}
	e.All, e.Nowhere = ev.All, ev.Nowhere
	for _, f := range ev.Facts {
		e.Facts = append(e.Facts, s.exploreFact(f, e.p))
	}
	for _, l := range ev.Labels {
		e.Labels = append(e.Labels, option{l.Label, fmt.Sprintf("%s (%d)", e.p.factLabel(o, l.Kind, l.Label), l.Facts)})
	}
	if e.Label != "" && !slices.ContainsFunc(e.Labels, func(x option) bool { return x.Value == e.Label }) {
		e.Labels = append(e.Labels, option{e.Label, e.p.factLabel(o, schema.EventFact, e.Label)})
	}
	outlets, err := s.net.Outlets(ctx)
	if err != nil {
		return err
	}
	for _, v := range outlets {
		e.Outlets = append(e.Outlets, option{v, v})
	}
	if e.Chosen, err = s.net.Names(ctx, eq.Places, e.p.Language); err != nil {
		return err
	}
	e.draw(ev, s.atlas, o)
	e.bars(ev.Months)
	return nil
}

// With returns the page's address with values changed, in pairs of name and value; an
// empty value is taken out.
func (e *eventsPage) With(pairs ...string) string {
	q := url.Values{"place": e.Places}
	for name, v := range map[string]string{"label": e.Label, "actor": e.Actor, "outlet": e.Outlet, "since": e.Since, "until": e.Until, "ui": e.p.Get("ui")} {
		if v != "" {
			q.Set(name, v)
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Del(pairs[i])
		for v := range strings.SplitSeq(pairs[i+1], "\n") {
			if v != "" {
				q.Add(pairs[i], v)
			}
		}
	}
	if v := q.Encode(); v != "" {
		return "/events?" + v
	}
	return "/events"
}

// First, Last and Next say which events are listed.
func (e *eventsPage) First() int       { return e.From + 1 }
func (e *eventsPage) Last() int        { return e.From + len(e.Facts) }
func (e *eventsPage) Next() string     { return strconv.Itoa(e.From + someEvents) }
func (e *eventsPage) Previous() string { return strconv.Itoa(max(e.From-someEvents, 0)) }

// draw lays out the map: the part of the world where most of the events are, and
// circles for the places, of which those that would lie on each other are one.
func (e *eventsPage) draw(ev *network.Events, a *atlas, o *schema.Ontology) {
	m := &e.Map
	m.Outlines, m.Data = a.outlines, []eventPoint{}
	for _, c := range ev.Places {
		p := a.places[c.IRI]
		id := o.ShortenIRI(c.IRI)
		m.Data = append(m.Data, eventPoint{id, isolated(c.Name), math.Round(p.Lon*squeeze*100) / 100, -p.Lat, c.Events, p.Kind != "city", slices.Contains(e.Places, id)})
	}
	left, top, right, bottom := window(m.Data)
	m.View = fmt.Sprintf("%.2f %.2f %.2f %.2f", left, top, right-left, bottom-top)
	unit := (right - left) / 900 // of a dot, as it is drawn first
	type cluster struct {
		eventPoint
		r     float64
		names []string
		ids   []string
	}
	var clusters []*cluster
	radius := func(n int) float64 { return min(7+1.2*math.Sqrt(float64(n)), 34) * unit }
	for _, p := range m.Data {
		i := slices.IndexFunc(clusters, func(c *cluster) bool {
			return math.Hypot(c.X-p.X, c.Y-p.Y) < c.r+.4*radius(p.Events)
		})
		if i < 0 {
			clusters = append(clusters, &cluster{p, radius(p.Events), []string{p.Name}, []string{p.ID}})
			continue
		}
		c := clusters[i]
		c.Events += p.Events
		c.On = c.On || p.On
		c.r = radius(c.Events)
		c.names, c.ids = append(c.names, p.Name), append(c.ids, p.ID)
	}
	for _, c := range clusters {
		names := c.names
		if len(names) > 4 {
			names = append(slices.Clone(names[:4]), "…")
		}
		m.Marks = append(m.Marks, eventMark{
			X: c.X, Y: c.Y, R: c.r, Wide: c.Wide && len(c.ids) == 1, On: c.On, Text: strconv.Itoa(c.Events), FontSize: 12 * unit, TextY: c.Y + 4*unit,
			Title: e.p.T("events.mark", strings.Join(names, e.p.T("list.comma")), c.Events), Link: e.With("place", strings.Join(c.ids, "\n")),
		})
	}
}

// window returns the part of the map that holds all but the outermost events.
func window(points []eventPoint) (left, top, right, bottom float64) {
	var xs, ys []float64
	for _, p := range points {
		for range min(p.Events, 50) {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	if len(xs) == 0 {
		return -20, -50, 70, 0
	}
	slices.Sort(xs)
	slices.Sort(ys)
	cut := len(xs) / 25
	left, right, top, bottom = xs[cut]-3, xs[len(xs)-1-cut]+3, ys[cut]-3, ys[len(ys)-1-cut]+3
	// One place alone is shown with what lies around it.
	const least = 16
	if more := (least - (right - left)) / 2; more > 0 {
		left, right = left-more, right+more
	}
	// The frame is half as high again as wide is short: three to two.
	if w := 1.5 * (bottom - top); w > right-left {
		more := (w - (right - left)) / 2
		left, right = left-more, right+more
	} else {
		more := ((right-left)/1.5 - (bottom - top)) / 2
		top, bottom = top-more, bottom+more
	}
	return left, top, right, bottom
}

// mostEventBars is how many bars a timeline may have before they stand for years.
const mostEventBars = 120

// leastEventBars is for how many a timeline has room, however short it is.
const leastEventBars = 12

// bars lays out the timeline. What is told of long ago does not squeeze the rest: bars
// begin where all but a few events have happened.
func (e *eventsPage) bars(months map[string]int) {
	keys := slices.Sorted(maps.Keys(months))
	total := 0
	for _, k := range keys {
		total += months[k]
	}
	if total == 0 {
		return
	}
	early := 0
	first := 0
	for first < len(keys)-1 && early+months[keys[first]] < total/50 {
		early += months[keys[first]]
		first++
	}
	last, late := len(keys)-1, 0
	for last > first && late+months[keys[last]] < total/100 {
		late += months[keys[last]]
		last--
	}
	length := 7
	if spanOf(keys[first], keys[last]) > mostEventBars {
		length = 4
	}
	count := map[string]int{}
	for _, k := range keys[first : last+1] {
		count[k[:min(len(k), length)]] += months[k]
	}
	most := 1
	for _, c := range count {
		most = max(most, c)
	}
	from := keys[first][:min(len(keys[first]), length)]
	steps := spanOf(from, keys[last]) + 1
	if length == 4 {
		steps = year(keys[last]) - year(from) + 1
	}
	steps = max(steps, leastEventBars)
	for k, c := range count {
		at := spanOf(from, k)
		if length == 4 {
			at = year(k) - year(from)
		}
		h := math.Round(10*max(1.5, 40*float64(c)/float64(most))) / 10
		e.Bars = append(e.Bars, eventBar{
			Month: k, Title: e.p.T("events.bar", k, c), Link: e.With("since", k, "until", k), Events: c,
			X: math.Round(1000*float64(at)/float64(steps)) / 10, Height: h, Y: 42 - h, On: overlaps(k, e.Since, e.Until),
		})
	}
	slices.SortFunc(e.Bars, func(a, b eventBar) int { return cmp.Compare(a.Month, b.Month) })
	e.Step = math.Round(1000/float64(steps)) / 10
}

func year(s string) int { n, _ := strconv.Atoi(s[:4]); return n }

// spanOf returns how many months lie between two months or years.
func spanOf(a, b string) int {
	month := func(s string) int {
		n := 0
		if len(s) >= 7 {
			n, _ = strconv.Atoi(s[5:7])
			n--
		}
		return 12*year(s) + n
	}
	return month(b) - month(a)
}

// overlaps reports whether a month or year lies in a period.
func overlaps(k, since, until string) bool {
	n := min(len(k), len(since))
	if since != "" && k[:n] < since[:n] {
		return false
	}
	n = min(len(k), len(until))
	return until == "" || k[:n] <= until[:n]
}

// LastBar is the month or year of the last bar.
func (e *eventsPage) LastBar() string { return e.Bars[len(e.Bars)-1].Month }
