package relate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// related gathers what the rows that changed make of what is found.
func (r *relating) related() (*Related, error) {
	out := &Related{Rows: map[string]*Row{}}
	changed := map[string]bool{}
	for i := range r.change.Articles {
		if a := &r.change.Articles[i]; a.Changed {
			changed[a.ID] = true // its outlet may be another
		}
	}
	for id, row := range r.is {
		slices.SortFunc(row.Links, compareLinks)
		slices.SortFunc(row.Copies, func(a, b Copy) int { return strings.Compare(a.ID, b.ID) })
		was := r.was[id]
		if slices.Equal(was.Links, row.Links) && slices.Equal(was.Copies, row.Copies) {
			delete(r.is, id)
			continue
		}
		changed[id] = true
		if out.Rows[id] = row; row.empty() {
			out.Rows[id] = nil
		}
	}
	// How many tell a fact hangs on the outlets and texts of those with whom it is linked.
	around := map[string]bool{}
	for id := range changed {
		around[id] = true
		for _, of := range []func(string) (*Row, error){r.rowWas, r.seenNow} {
			row, err := of(id)
			if err != nil {
				return nil, err
			}
			for _, k := range row.Links {
				around[k.A.Article], around[k.B.Article] = true, true
			}
		}
	}
	var err error
	if out.Gone, err = r.found(around, changed, r.rowWas, func(a *Article) *Outline { return a.Was }); err != nil {
		return nil, err
	}
	out.Come, err = r.found(around, changed, r.seenNow, func(a *Article) *Outline { return a.Is })
	return out, err
}

// found returns what the rows of some articles come to, and the groups of copies of the
// changed ones.
func (r *relating) found(around, changed map[string]bool, row func(string) (*Row, error), outline func(*Article) *Outline) (Found, error) {
	var out Found
	copied := map[[2]string]bool{}
	seen := map[string]bool{}
	see := func(id string) (*Row, error) {
		x, err := row(id)
		if err != nil || seen[id] {
			return x, err
		}
		seen[id] = true
		for _, c := range x.Copies {
			copied[[2]string{min(id, c.ID), max(id, c.ID)}] = true
		}
		return x, nil
	}
	for id := range around {
		x, err := see(id)
		if err != nil {
			return out, err
		}
		for _, k := range x.Links {
			out.Links = append(out.Links, k)
			for _, other := range [2]string{k.A.Article, k.B.Article} {
				if _, err := see(other); err != nil {
					return out, err
				}
			}
		}
	}
	slices.SortFunc(out.Links, compareLinks)
	out.Links = mutual(slices.Compact(out.Links))
	outlet := func(id string) string {
		if n, ok := r.number[id]; ok {
			if o := outline(&r.change.Articles[n]); o != nil {
				return o.outlet
			}
		}
		return ""
	}
	out.Sources = sources(out.Links, outlet, func(a, b string) bool { return copied[[2]string{min(a, b), max(a, b)}] })
	for fact := range out.Sources {
		if !around[fact.Article] {
			delete(out.Sources, fact) // not all of its links are here
		}
	}
	var err error
	out.Copies, err = groupsOf(changed, row)
	return out, err
}

// groupsOf returns the groups of articles that are mostly one text, of which one is
// among those given.
func groupsOf(of map[string]bool, row func(string) (*Row, error)) ([][]string, error) {
	var out [][]string
	done := map[string]bool{}
	for start := range of {
		var group []string
		for queue := []string{start}; len(queue) > 0; queue = queue[1:] {
			id := queue[0]
			if done[id] {
				continue
			}
			done[id] = true
			group = append(group, id)
			x, err := row(id)
			if err != nil {
				return nil, err
			}
			for _, c := range x.Copies {
				if c.Same {
					queue = append(queue, c.ID)
				}
			}
		}
		if len(group) > 1 {
			slices.Sort(group)
			out = append(out, group)
		}
	}
	slices.SortFunc(out, slices.Compare[[]string])
	return out, nil
}

// CompareRefs orders facts by article, place and kind.
func CompareRefs(a, b schema.Ref) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Kind, b.Kind))
}

func compareFacts(a, b *fact) int {
	return cmp.Or(CompareRefs(a.ref, b.ref), cmp.Compare(a.kind, b.kind))
}

func compareLinks(a, b Link) int {
	return cmp.Or(CompareRefs(a.A, b.A), CompareRefs(a.B, b.B), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule))
}
