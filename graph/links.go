package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// A link says which node stands for an article's own entity, where that is not
// what [decide] says, and why.
type link struct {
	Node  string  `json:"node"` // IRI
	By    string  `json:"by"`   // the rule, or personRule
	Score float64 `json:"score,omitzero"`
	Why   string  `json:"why,omitempty"`
}

// personRule is the rule of what a person decided.
const personRule = "decision"

// articleLinks are the links of one article, by "start-end" of the entities' first
// mentions. They are kept beside the article's record, as what [Graph.Link] found.
type articleLinks map[string]link

func linkKey(r schema.Ref) string { return fmt.Sprintf("%d-%d", r.Start, r.End) }

func readLinks(ctx context.Context, s snapshot, article string) (articleLinks, error) {
	b, err := s.get(ctx, linkBucket, article)
	if err != nil || b == nil {
		return nil, err
	}
	var out articleLinks
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("links of article %s: %w", article, err)
	}
	return out, nil
}

// assign returns the nodes in force for the entities of a record.
func assign(r *schema.Record, links articleLinks) map[string]decision {
	out := decide(r)
	if len(links) == 0 {
		return out
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		ref := r.EntityRef(e)
		l, ok := links[linkKey(ref)]
		switch {
		case !ok:
		case l.Node == ref.IRI():
			delete(out, e.ID)
		default:
			out[e.ID] = decision{node: quad.IRI(l.Node), by: l.By, score: l.Score, why: l.Why}
		}
	}
	return out
}

// A LinkResult counts what [Graph.Link] found and did.
type LinkResult struct {
	Entities int // of articles
	Nodes    int // that stand for them
	Rewrote  int // articles whose entities have other nodes than before
	Copies   int // articles that are mostly the text of another
}

// Link makes the entities of different articles that are the same one node of the
// graph, by the rules of package match and by the decisions of people, which win.
// What comes of it is a function of the records and decisions alone, in whatever
// order they came: the same as if everything had been built anew. Articles whose
// entities keep their nodes are not touched. Then it finds what facts of different
// articles have to do with each other (package relate), and leaves the pairs that are
// for people to decide (see [Graph.MergeCandidates]). What it needs of a record it
// finds once. Interrupted, it has linked some articles and not others; called again,
// it does the rest.
func (g *Graph) Link(ctx context.Context) (LinkResult, error) {
	for {
		res, err := g.linkOnce(ctx)
		if !errors.Is(err, errStale) {
			return res, err
		}
	}
}

func (g *Graph) linkOnce(ctx context.Context) (LinkResult, error) {
	var res LinkResult
	done := false
	err := g.store.view(ctx, func(s snapshot) error {
		state, err := linkState(ctx, s)
		if err != nil {
			return err
		}
		last, err := s.get(ctx, metaBucket, linkedKey)
		done = string(last) == state
		return err
	})
	if err != nil || done {
		return res, err
	}
	m, err := match.New()
	if err != nil {
		return res, err
	}
	if err := g.refreshFeatures(ctx, m); err != nil {
		return res, err
	}
	var found *linking
	err = g.store.view(ctx, func(s snapshot) error {
		found, err = g.findLinks(ctx, s, m)
		return err
	})
	if err != nil {
		return res, err
	}
	res = found.LinkResult
	for batch := range slices.Chunk(slices.Sorted(maps.Keys(found.changed)), rebuildBatch) {
		if err := ctx.Err(); err != nil {
			return res, err
		}
		n, err := g.relink(ctx, batch, found.changed)
		if err != nil {
			return res, err
		}
		res.Rewrote += n
	}
	if err := g.putCandidates(ctx, found.candidates); err != nil {
		return res, err
	}
	found.candidates = nil
	if res.Copies, err = g.relate(ctx); err != nil {
		return res, err
	}
	return res, g.store.update(ctx, func(c change) error {
		// What came meanwhile is for the next time.
		if now, err := linkState(ctx, c); err != nil || now != found.state {
			return err
		}
		return c.put(ctx, metaBucket, linkedKey, []byte(found.state))
	})
}

// linkedKey is the key of the state that was last linked.
const linkedKey = "linked"

// linkState identifies what links follow from: records, decisions and rules.
func linkState(ctx context.Context, s snapshot) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, match.Version, relate.Version)
	of, err := digests(ctx, s)
	if err != nil {
		return "", err
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(h, "%q %s\n", id, of[id])
	}
	err = s.scan(ctx, decisionBucket, func(key string, value []byte) error {
		fmt.Fprintf(h, "%q %x\n", key, sha256.Sum256(value))
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// A population is everybody that the articles speak of, as they are judged.
type population struct {
	matcher  *match.Matcher
	profiles []*match.Profile
	// decisions of pairs both of which are there
	decided []match.Decided
	by      map[[2]schema.Ref]*Decision
	found   *match.Clusters
}

// populate reads the profiles of all articles, and the decisions on them, and puts
// everybody together.
func populate(ctx context.Context, s snapshot, m *match.Matcher) (*population, error) {
	_, profiles, err := readFeatures(ctx, s, profileBucket, profileVersion, m.Unmarshal)
	if err != nil {
		return nil, err
	}
	p := &population{matcher: m, by: map[[2]schema.Ref]*Decision{}, profiles: slices.Concat(profiles...)}
	if err := p.decide(ctx, s); err != nil {
		return nil, err
	}
	p.found = m.Cluster(p.profiles, p.decided)
	return p, nil
}

// decide reads what people decided of those who are there.
func (p *population) decide(ctx context.Context, s snapshot) error {
	decisions, err := readDecisions(ctx, s)
	if err != nil {
		return err
	}
	records := map[string]*schema.Record{}
	now := func(text string) (schema.Ref, bool, error) { // as decided on → as the record has it now
		ref, err := schema.ParseRef(text)
		if err != nil {
			return ref, false, fmt.Errorf("decision of %s: %w", text, err)
		}
		r, ok := records[ref.Article]
		if !ok {
			if r, err = readRecord(ctx, s, ref.Article); err != nil && !errors.Is(err, ErrNoArticle) {
				return ref, false, err
			}
			records[ref.Article] = r
		}
		if r == nil {
			return ref, false, nil // its article is gone
		}
		e := entityAt(r, ref)
		if e == nil {
			return ref, false, nil
		}
		return r.EntityRef(e), true, nil
	}
	for i := range decisions {
		d := &decisions[i]
		a, okA, err := now(d.Left)
		if err != nil {
			return err
		}
		b, okB, err := now(d.Right)
		if err != nil {
			return err
		}
		if !okA || !okB || a == b {
			continue // of an article that is gone, or of what is one entity by now
		}
		p.decided = append(p.decided, match.Decided{A: a, B: b, Verdict: d.Verdict})
		p.by[pair(a, b)] = d
	}
	return nil
}

// pair returns two references in order.
func pair(a, b schema.Ref) [2]schema.Ref {
	if compareRefs(a, b) > 0 {
		a, b = b, a
	}
	return [2]schema.Ref{a, b}
}

func compareRefs(a, b schema.Ref) int {
	return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// entityAt returns the entity that a reference means, also when the article was
// extracted again since and the entity has another first mention.
func entityAt(r *schema.Record, ref schema.Ref) *schema.Entity {
	var near *schema.Entity
	for i := range r.Entities {
		e := &r.Entities[i]
		if r.EntityRef(e) == ref {
			return e
		}
		if near == nil && slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool {
			return m.Kind == schema.ByName && m.Start < ref.End && ref.Start < m.End
		}) {
			near = e
		}
	}
	return near
}

// A linking is what was found in one state of the database.
type linking struct {
	LinkResult
	state      string                  // see linkState
	changed    map[string]articleLinks // of the articles whose links are others than before
	candidates map[string]candidate    // by their keys
}

// findLinks finds the links of every article, and the pairs to decide.
func (g *Graph) findLinks(ctx context.Context, s snapshot, m *match.Matcher) (*linking, error) {
	out := &linking{changed: map[string]articleLinks{}}
	var err error
	if out.state, err = linkState(ctx, s); err != nil {
		return nil, err
	}
	p, err := populate(ctx, s, m)
	if err != nil {
		return nil, err
	}
	out.Entities = len(p.profiles)
	clusters := p.clusters()
	out.Nodes = len(clusters)
	nodes := nameClusters(clusters)
	want := map[string]articleLinks{}
	nodeOf := make(map[schema.Ref]string, len(p.profiles))
	for i, c := range clusters {
		node := nodes[i]
		why := c.reasons()
		for _, member := range c.members {
			ref := member.Ref
			nodeOf[ref] = node
			own := ref.IRI()
			if member.KnownAs != "" {
				own = schema.KnownEntityIRI(member.KnownAs)
			}
			if own == node {
				continue // that is what it is by itself
			}
			l := link{Node: node, By: personRule} // the first of a cluster that was split from whom the lexicon takes it for
			if j, ok := why[ref]; ok {
				j := p.told(j)
				l.By, l.Score, l.Why = j.Rule, round(j.Score), strings.Join(j.For, "; ")
			}
			if want[ref.Article] == nil {
				want[ref.Article] = articleLinks{}
			}
			want[ref.Article][linkKey(ref)] = l
		}
	}
	out.candidates = p.candidates(nodeOf)
	err = s.scan(ctx, articleBucket, func(id string, _ []byte) error {
		have, err := readLinks(ctx, s, id)
		if err == nil && !maps.Equal(have, want[id]) {
			out.changed[id] = want[id]
		}
		return err
	})
	return out, err
}

// A cluster is what one node stands for.
type cluster struct {
	members []*match.Profile // sorted by reference
	joins   []joined
}

// joined is a judgement that put two members together.
type joined struct {
	a, b *match.Profile
	match.Judgement
}

// clusters returns those that were put together. Clusters are sorted by their first
// members.
func (p *population) clusters() []*cluster {
	byNumber := map[int]*cluster{}
	var out []*cluster
	order := make([]int, len(p.profiles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compareRefs(p.profiles[a].Ref, p.profiles[b].Ref) })
	for _, i := range order {
		c := byNumber[p.found.Of[i]]
		if c == nil {
			c = new(cluster)
			byNumber[p.found.Of[i]] = c
			out = append(out, c)
		}
		c.members = append(c.members, p.profiles[i])
	}
	for _, j := range p.found.Joins {
		c := byNumber[p.found.Of[j.A]]
		c.joins = append(c.joins, joined{p.profiles[j.A], p.profiles[j.B], j.Judgement})
	}
	return out
}

// told returns the judgement of a join with its reasons.
func (p *population) told(j joined) match.Judgement {
	if d := p.by[pair(j.a.Ref, j.b.Ref)]; d != nil && d.Verdict == match.Same {
		out := match.Judgement{Verdict: match.Same, Score: 1, Rule: personRule}
		if d.Why != "" {
			out.For = []string{d.Why}
		}
		return out
	}
	return p.matcher.Judge(j.a, j.b)
}

// nameClusters returns the IRI of the node that stands for each cluster: the lexicon's
// entity if that is what most of the members are whom the lexicon knows, and
// otherwise the first member's own. Of several clusters that people keep apart, the
// one with the most such members is the lexicon's entity.
func nameClusters(clusters []*cluster) []string {
	votes := make([]map[string]int, len(clusters))
	holder := map[string]int{} // the lexicon's entity → cluster
	for i, c := range clusters {
		votes[i] = map[string]int{}
		for _, m := range c.members {
			if m.KnownAs != "" {
				votes[i][m.KnownAs]++
			}
		}
		for k, n := range votes[i] {
			if h, ok := holder[k]; !ok || n > votes[h][k] {
				holder[k] = i
			}
		}
	}
	out := make([]string, len(clusters))
	for i, c := range clusters {
		best := ""
		for _, k := range slices.Sorted(maps.Keys(votes[i])) {
			if holder[k] == i && (best == "" || votes[i][k] > votes[i][best]) {
				best = k
			}
		}
		out[i] = c.members[0].Ref.IRI()
		if best != "" {
			out[i] = schema.KnownEntityIRI(best)
		}
	}
	return out
}

// reasons returns for each member but the first what joined it to the others, on the
// way from the first.
func (c *cluster) reasons() map[schema.Ref]joined {
	near := map[schema.Ref][]joined{}
	for _, j := range c.joins {
		near[j.a.Ref] = append(near[j.a.Ref], j)
		near[j.b.Ref] = append(near[j.b.Ref], j)
	}
	out := map[schema.Ref]joined{}
	first := c.members[0].Ref
	for queue := []schema.Ref{first}; len(queue) > 0; queue = queue[1:] {
		for _, j := range near[queue[0]] {
			to := j.a.Ref
			if to == queue[0] {
				to = j.b.Ref
			}
			if _, ok := out[to]; !ok && to != first {
				out[to] = j
				queue = append(queue, to)
			}
		}
	}
	return out
}

// round keeps what a score means, so that a quad does not change with its last bits.
func round(score float64) float64 { return float64(int(score*1000+0.5)) / 1000 }
