package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// A linking is what was found in one state of the database.
type linking struct {
	LinkResult
	state      string                  // see linkState
	basis      basis                   // what it was found of
	changed    map[string]articleLinks // of the articles whose links are others than before
	candidates candidateChange
	sketches   map[string][]byte // as they are kept, of the articles that have others; nil of those that are gone
}

// A linker finds the links that a change makes.
type linker struct {
	ctx     context.Context
	s       snapshot
	fresh   bool // everything is linked anew
	before  basis
	of      map[string]string // article → digest
	effects *effects
	touched map[string]bool // articles that came, went or changed
	r       *match.Regrouped
	nodes   []string                // by cluster
	have    map[string]articleLinks // those that were read
	want    map[string]articleLinks // of the articles that are touched
}

// findLinks finds the links of every article that what came since the last time may
// touch, and the pairs to decide.
func findLinks(ctx context.Context, s snapshot, m *match.Matcher, before basis) (*linking, error) {
	l := &linker{
		ctx: ctx, s: s, before: before, fresh: before.Rules != linkRules,
		touched: map[string]bool{}, have: map[string]articleLinks{}, want: map[string]articleLinks{},
	}
	if l.fresh {
		l.before = basis{}
	}
	out := &linking{changed: map[string]articleLinks{}}
	var err error
	if out.state, err = linkState(ctx, s); err != nil {
		return nil, err
	}
	if err := l.regroup(m); err != nil {
		return nil, err
	}
	l.nodes = nameClusters(l.r)
	out.basis = basis{Decided: l.effects.list, Moved: map[string]away{}}
	if err := l.links(out.basis.Moved); err != nil {
		return nil, err
	}
	for id, links := range l.want {
		if !maps.Equal(l.have[id], links) {
			out.changed[id] = links
		}
	}
	if out.candidates, err = l.candidates(); err != nil {
		return nil, err
	}
	var changed []*match.Article
	out.Entities, out.Nodes, changed = l.r.Settle()
	out.sketches = l.sketches(changed)
	return out, nil
}

// regroup reads the sketches of all articles, as they were last linked and as they are,
// and puts together those whom the change may touch.
func (l *linker) regroup(m *match.Matcher) error {
	var err error
	if l.of, err = digests(l.ctx, l.s); err != nil {
		return err
	}
	articles, err := readArticles(l.ctx, l.s, l.of, l.fresh)
	if err != nil {
		return err
	}
	number := make(map[string]int, len(articles))
	for i := range articles {
		number[articles[i].ID] = i
	}
	l.effects, err = decisionsOn(l.ctx, l.s, func(ref schema.Ref) bool {
		i, ok := number[ref.Article]
		return ok && slices.ContainsFunc(articles[i].Is, func(s match.Sketch) bool { return s.Start == ref.Start && s.End == ref.End })
	})
	if err != nil {
		return err
	}
	redecided, err := l.effects.redecided(l.before.Decided)
	if err != nil {
		return err
	}
	for i := range articles {
		if a := &articles[i]; a.Changed {
			l.touched[a.ID] = true
			if _, there := l.of[a.ID]; there {
				l.want[a.ID] = articleLinks{}
			}
		}
	}
	l.r, err = m.Regroup(&match.Change{Articles: articles, Decided: l.effects.decided, Redecide: redecided, Kept: func(id string) ([]byte, error) {
		_, profiles, err := readProfiles(l.ctx, l.s, id, l.of[id])
		return profiles, err
	}})
	return err
}

// links finds the links of all whose clusters are touched, and fills in where groups
// are that are not the lexicon's entity.
func (l *linker) links(moved map[string]away) error {
	maps.Copy(moved, l.before.Moved)
	joins := make([][]match.Pair, len(l.r.Clusters))
	for j := range l.r.Joins.All() {
		joins[l.r.Of(j.A)] = append(joins[l.r.Of(j.A)], j)
	}
	var list []*relinked
	for _, k := range l.r.Clusters {
		for _, who := range k.Members {
			delete(moved, l.r.Group(who))
		}
	}
	for i, k := range l.r.Clusters {
		node := l.nodes[i]
		var why map[int]match.Pair // only where somebody is not what it is by itself
		for _, who := range k.Members {
			x := &relinked{who: who, node: node}
			list = append(list, x)
			if l.own(who) == node {
				continue
			}
			x.elsewhere = true
			if why == nil {
				why = reasons(k.Members[0], joins[i])
			}
			if j, ok := why[who]; ok {
				x.join = &j
			}
		}
		for _, who := range k.Followers {
			leader := l.r.Leader(who)
			group := l.r.Group(who)
			now, elsewhere := away{node, l.r.Ref(leader).String()}, l.own(who) != node
			if was, ok := l.before.Moved[group]; ok == elsewhere && (!ok || was == now && !l.r.IsNew(leader)) && !l.r.Moved(who) {
				continue // as before
			}
			x := &relinked{who: who, node: node, elsewhere: elsewhere}
			if elsewhere {
				x.join = &match.Pair{A: leader, B: who}
			}
			list = append(list, x)
		}
		if len(list) >= toldAtOnce {
			if err := l.tell(list); err != nil {
				return err
			}
			clear(list)
			list = list[:0]
		}
	}
	if err := l.tell(list); err != nil {
		return err
	}
	for i, k := range l.r.Clusters {
		for _, who := range k.Followers {
			if l.own(who) != l.nodes[i] {
				moved[l.r.Group(who)] = away{l.nodes[i], l.r.Ref(l.r.Leader(who)).String()}
			}
		}
	}
	for id := range l.want {
		if _, err := l.linksOf(id); err != nil {
			return err
		}
	}
	return nil
}

// toldAtOnce is of how many entities, and those of one cluster more, reasons are found at
// a time. A test makes it smaller.
var toldAtOnce = 1 << 12

// relinked is an entity with the node that it has now.
type relinked struct {
	who       int
	node      string
	elsewhere bool        // that is not what it is by itself
	join      *match.Pair // what made it so, if a judgement did
	link      link
}

// say notes the judgement that made it so.
func (x *relinked) say(j match.Judgement) {
	x.link.By, x.link.Score, x.link.Why = j.Rule, round(j.Score), strings.Join(j.For, "; ")
}

// own returns the node that an entity has by itself.
func (l *linker) own(who int) string {
	if id := l.r.KnownAs(who); id != "" {
		return schema.KnownEntityIRI(id)
	}
	return l.r.Ref(who).IRI()
}

// tell finds the reasons of links, and puts them in the place of those that the same
// entities had.
func (l *linker) tell(list []*relinked) error {
	var judged []*relinked
	var pairs []match.Pair
	for _, x := range list {
		x.link = link{Node: x.node, By: personRule} // the first of a cluster that was split from whom the lexicon takes it for
		if x.join == nil {
			continue
		}
		if j, ok := l.decided(x.join); ok {
			x.say(j)
		} else {
			judged, pairs = append(judged, x), append(pairs, *x.join)
		}
	}
	err := l.r.Judge(pairs, func(i int, j match.Judgement) error {
		judged[i].say(j)
		return nil
	})
	if err != nil {
		return err
	}
	for _, x := range list {
		ref := l.r.Ref(x.who)
		want, ok := l.want[ref.Article]
		if !ok {
			have, err := l.linksOf(ref.Article)
			if err != nil {
				return err
			}
			if want = maps.Clone(have); want == nil {
				want = articleLinks{}
			}
			l.want[ref.Article] = want
		}
		if x.elsewhere {
			want[linkKey(ref)] = x.link
		} else {
			delete(want, linkKey(ref))
		}
	}
	return nil
}

// linksOf returns the links that an article has.
func (l *linker) linksOf(article string) (articleLinks, error) {
	links, ok := l.have[article]
	if !ok {
		var err error
		if links, err = readLinks(l.ctx, l.s, article); err != nil {
			return nil, err
		}
		l.have[article] = links
	}
	return links, nil
}

// nodeOf returns the node of an entity, whether it is touched or not.
func (l *linker) nodeOf(who int) (string, error) {
	if k := l.r.Of(who); k >= 0 {
		return l.nodes[k], nil
	}
	ref := l.r.Ref(who)
	have, err := l.linksOf(ref.Article)
	if err != nil {
		return "", err
	}
	if x, ok := have[linkKey(ref)]; ok {
		return x.Node, nil
	}
	return l.own(who), nil
}

// decided returns what people decided of a join, as a judgement with its reasons.
func (l *linker) decided(j *match.Pair) (match.Judgement, bool) {
	d := l.effects.by[pair(l.r.Ref(j.A), l.r.Ref(j.B))]
	if d == nil || d.Verdict != match.Same {
		return match.Judgement{}, false
	}
	out := match.Judgement{Verdict: match.Same, Score: 1, Rule: personRule}
	if d.Why != "" {
		out.For = []string{d.Why}
	}
	return out, true
}

// sketches returns what is kept of the articles that came, went or changed, and of
// those in which others are the first of their clusters than before.
func (l *linker) sketches(changed []*match.Article) map[string][]byte {
	out := map[string][]byte{}
	for id := range l.touched {
		if digest, there := l.of[id]; there {
			out[id] = withVersion(digest, match.AppendSketches(nil, nil)) // perhaps of nobody
		} else {
			out[id] = nil
		}
	}
	for _, a := range changed {
		out[a.ID] = withVersion(l.of[a.ID], match.AppendSketches(nil, a.Is))
	}
	return out
}

// nameClusters returns the IRI of the node that stands for each cluster: the lexicon's
// entity if that is what most of the members are whom the lexicon knows, and
// otherwise the first member's own. Of several clusters that people keep apart, the
// one with the most such members is the lexicon's entity.
func nameClusters(r *match.Regrouped) []string {
	votes := make([]map[string]int, len(r.Clusters))
	holder := map[string]int{} // the lexicon's entity → cluster
	for i, c := range r.Clusters {
		votes[i] = map[string]int{}
		for _, list := range [][]int{c.Members, c.Followers} {
			for _, who := range list {
				if id := r.KnownAs(who); id != "" {
					votes[i][id]++
				}
			}
		}
		for k, n := range votes[i] {
			if h, ok := holder[k]; !ok || n > votes[h][k] {
				holder[k] = i
			}
		}
	}
	out := make([]string, len(r.Clusters))
	for i, c := range r.Clusters {
		best := ""
		for _, k := range slices.Sorted(maps.Keys(votes[i])) {
			if holder[k] == i && (best == "" || votes[i][k] > votes[i][best]) {
				best = k
			}
		}
		out[i] = r.Ref(c.Members[0]).IRI()
		if best != "" {
			out[i] = schema.KnownEntityIRI(best)
		}
	}
	return out
}

// reasons returns for each member of a cluster but the first what joined it to the
// others, on the way from the first.
func reasons(first int, joins []match.Pair) map[int]match.Pair {
	near := map[int][]match.Pair{}
	for _, j := range joins {
		near[j.A] = append(near[j.A], j)
		near[j.B] = append(near[j.B], j)
	}
	out := map[int]match.Pair{}
	for queue := []int{first}; len(queue) > 0; queue = queue[1:] {
		for _, j := range near[queue[0]] {
			to := j.A
			if to == queue[0] {
				to = j.B
			}
			if _, ok := out[to]; !ok && to != first {
				out[to] = j
				queue = append(queue, to)
			}
		}
	}
	return out
}
