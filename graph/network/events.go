package network

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// An EventQuery asks for events that happened somewhere.
type EventQuery struct {
	Filter   // Kinds and Types do not count
	Located  func(iri string) bool
	Actor    string   // an entity that takes part, or empty
	Places   []string // where they are listed from; none is everywhere
	Language string
	From     int // the first that is listed
	Limit    int // how many are listed
}

// Events are events in their places, and along time.
type Events struct {
	Places  []PlaceCount   // within the period, those of most events first
	Months  map[string]int // by month, "2021-12", or year; whatever the period
	Labels  []LabelCount   // by type, whatever type was asked for
	Facts   []Fact         // within period and places, the latest first
	All     int            // of which Facts is a part
	Nowhere int            // events within the period whose place is not told or not known
}

// A PlaceCount is how many events happened in a place.
type PlaceCount struct {
	IRI, Name string
	Events    int
}

// placeRoles are the roles by which an event has a place.
var placeRoles = []string{string(schema.At), string(schema.Destination), string(schema.Origin), string(schema.Target)}

// placesOf returns the located places of an event: those of the first role that has
// any.
func placesOf(f *fact, located func(string) bool) []*node {
	for _, role := range placeRoles {
		var out []*node
		for i, x := range f.nodes {
			if f.Parties[i].Role == role && located(x.iri) {
				out = append(out, x)
			}
		}
		if out != nil {
			return out
		}
	}
	return nil
}

// Events returns what a query asks for.
func (n *Network) Events(ctx context.Context, q EventQuery) (*Events, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	out := &Events{Months: map[string]int{}}
	any := q.Filter
	any.Kinds, any.Label, any.Since, any.Until = []schema.FactKind{schema.EventFact}, "", "", ""
	actor := n.nodes[q.Actor]
	places := map[*node]int{}
	labels := map[LabelCount]int{}
	var found []*fact
	for _, id := range slices.Sorted(maps.Keys(n.articles)) {
		for _, f := range n.articles[id].facts {
			if !any.passes(f) || q.Actor != "" && (actor == nil || !f.has(actor)) {
				continue
			}
			at := placesOf(f, q.Located)
			in := q.within(f)
			if len(at) == 0 {
				if in && (q.Label == "" || q.Label == f.Type) {
					out.Nowhere++
				}
				continue
			}
			if in {
				labels[LabelCount{Kind: f.Kind, Label: f.Type}]++
			}
			if q.Label != "" && q.Label != f.Type {
				continue
			}
			if when := f.when(); when != "" {
				out.Months[when[:min(len(when), 7)]]++
			}
			if !in {
				continue
			}
			here := len(q.Places) == 0
			for _, x := range at {
				places[x]++
				here = here || slices.Contains(q.Places, x.iri)
			}
			if here {
				found = append(found, f)
			}
		}
	}
	for x, c := range places {
		out.Places = append(out.Places, PlaceCount{x.iri, n.name(x, q.Language).Text, c})
	}
	slices.SortFunc(out.Places, func(a, b PlaceCount) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.IRI, b.IRI))
	})
	out.Labels = counted(labels)
	slices.SortStableFunc(found, func(a, b *fact) int { return cmp.Compare(b.when(), a.when()) })
	out.All = len(found)
	found = found[min(q.From, out.All):min(q.From+q.Limit, out.All)]
	out.Facts = make([]Fact, len(found))
	for i, f := range found {
		out.Facts[i] = n.fact(f, q.Language)
	}
	return out, n.read(ctx, found, out.Facts)
}
