package search

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// A Query says what of the results is wanted.
type Query struct {
	// Limit is how many of each group are returned; 0 is 10, negative all.
	Limit int
	// Names asks for entities alone, for suggestions while somebody types.
	Names bool
}

// Results are what a search finds, each group the best first.
type Results struct {
	Entities   []EntityHit
	Statements []FactHit
	Events     []FactHit
	Articles   []ArticleHit
	// How many there are of each, returned or not.
	EntityCount, StatementCount, EventCount, ArticleCount int
}

// An EntityHit is an entity one of whose names has the words.
type EntityHit struct {
	*Entity
	Name  schema.Name // the name that was found
	Score float64     // to be compared with others of the same search
}

// A FactHit is a statement or event that has the words.
type FactHit struct {
	*Fact
	Snippet []Piece
	Score   float64
}

// An ArticleHit is an article whose text, title or entities have the words.
type ArticleHit struct {
	*Article
	Heading []Piece // its title
	Snippet []Piece
	Score   float64
}

// Weights of what stands for a word that was typed.
const (
	bySpelling  = 0.9 // another spelling of a name, times how alike it is
	byForm      = 0.8 // without a prefix or plural
	byBeginning = 0.6 // a word that begins with it
	byName      = 0.9 // the entity that bears it is meant, by another name or a pronoun

	leastAlike = 0.86 // of spellings that stand for each other
	mostLonger = 200  // words that begin with one
	mostWords  = 12   // of a query
)

// wanted is a word of a query with all that stands for it.
type wanted struct {
	rarity float64
	words  map[string]float64 // folded → weight
	nodes  map[*node]float64  // that have one of them in a name
	meant  map[*node]float64  // likewise, in full: what is told of these is told of what was wanted
	places map[uint32]*places // by article
}

// places are where a wanted word stands in an article.
type places struct {
	weight float64
	text   []uint32
	title  []uint32
}

// Search finds what has the words of text. All of them have to be there, if in
// anything they are; otherwise what has the most of them. Of the last word that
// is written the beginning is enough.
func (x *Index) Search(text string, q Query) Results {
	if q.Limit == 0 {
		q.Limit = 10
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	want := x.wanted(text, q.Names)
	var out Results
	if len(want) == 0 {
		return out
	}
	x.findEntities(&out, want, fold(text), q)
	if !q.Names {
		x.findTexts(&out, want, q)
	}
	return out
}

// wanted reads a query.
func (x *Index) wanted(text string, names bool) []*wanted {
	var out []*wanted
	typed := words(text)
	typed = typed[:min(len(typed), mostWords)]
	for i, word := range typed {
		all := forms(word)
		if len(all) == 0 || len(typed) > 1 && i < len(typed)-1 && (all[0] == "al" || all[0] == "el") {
			continue
		}
		w := &wanted{words: map[string]float64{all[0]: 1}, nodes: map[*node]float64{}, meant: map[*node]float64{}, places: map[uint32]*places{}}
		put := func(word string, weight float64) { w.words[word] = max(w.words[word], weight) }
		if len(all) > 1 && (len(x.postings[all[0]]) == 0 || all[0][0] < 0x80) {
			for _, f := range all[1:] {
				put(f, byForm)
			}
		}
		if n := letters(all[0]); n >= 4 || i == len(typed)-1 && n >= 2 {
			longer := x.beginning(all[0])
			if len(longer) > mostLonger {
				longer = slices.Clone(longer)
				slices.SortStableFunc(longer, func(a, b string) int {
					return cmp.Compare(len(x.postings[b])+len(x.named[b]), len(x.postings[a])+len(x.named[a]))
				})
				longer = longer[:mostLonger]
			}
			for _, l := range longer {
				put(l, byBeginning)
			}
		}
		for _, other := range x.classes[match.Class(all[0])] {
			if other != all[0] && letters(all[0]) > 2 {
				if a := x.matcher.Alike(all[0], other); a >= leastAlike {
					put(other, bySpelling*a)
				}
			}
		}
		for word, weight := range w.words {
			for n := range x.named[word] {
				w.nodes[n] = max(w.nodes[n], weight)
				if weight > byBeginning {
					w.meant[n] = max(w.meant[n], weight)
				}
			}
			if !names && (weight > byBeginning || letters(all[0]) >= 3) {
				x.place(w, word, weight)
			}
		}
		for _, at := range w.places {
			slices.Sort(at.text)
		}
		w.rarity = math.Log(1 + float64(len(x.articles))/(1+float64(len(w.places))))
		out = append(out, w)
	}
	return out
}

// mostPlaces is how many places of a word in one article are looked at.
const mostPlaces = 200

func (x *Index) place(w *wanted, word string, weight float64) {
	for _, p := range x.postings[word] {
		if x.numbers[p.article] == nil {
			continue
		}
		at := w.places[p.article]
		if at == nil {
			at = &places{}
			w.places[p.article] = at
		}
		at.weight = max(at.weight, weight)
		switch {
		case p.at&inTitle != 0:
			at.title = append(at.title, p.at&^inTitle)
		case len(at.text) < mostPlaces:
			at.text = append(at.text, p.at)
		}
	}
}

// findEntities ranks the entities whose names have the words.
func (x *Index) findEntities(out *Results, want []*wanted, typed []string, q Query) {
	weights := map[*node]float64{}
	covered := map[*node]int{}
	for _, w := range want {
		for n, weight := range w.nodes {
			weights[n] += weight
			covered[n]++
		}
	}
	most := 0
	for n := range covered {
		most = max(most, covered[n])
	}
	for n, weight := range weights {
		// Of several words all that one entity has, or else whatever is one exactly.
		if covered[n] < most && weight < 0.95 {
			continue
		}
		h := EntityHit{Entity: n.info}
		best := -1.0
		for i, name := range n.info.folded {
			if s := closeness(name, want, typed); s > best {
				best, h.Name = s, n.info.Names[i]
			}
		}
		share := float64(covered[n]) / float64(len(want))
		h.Score = (weight/float64(covered[n]) + best) * share * share * (1 + 0.15*math.Log1p(float64(n.info.Articles)))
		out.Entities = append(out.Entities, h)
	}
	slices.SortFunc(out.Entities, func(a, b EntityHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Articles, a.Articles), strings.Compare(a.IRI, b.IRI))
	})
	out.EntityCount = len(out.Entities)
	out.Entities = limited(out.Entities, q.Limit)
}

// closeness says how much of a name was typed: 0 to 1, and 2 when it is just that.
func closeness(name []string, want []*wanted, typed []string) float64 {
	if slices.Equal(name, typed) {
		return 2
	}
	n := 0.0
	for _, part := range name {
		best := 0.0
		for _, w := range want {
			best = max(best, w.words[part])
		}
		n += best
	}
	return n / float64(max(len(name), 1))
}

// candidate is an article with what of the query it has.
type candidate struct {
	*held
	covered int
	score   float64
}

// findTexts ranks articles and their facts.
func (x *Index) findTexts(out *Results, want []*wanted, q Query) {
	covered := map[uint32]int{}
	want = telling(want, len(x.articles))
	for _, w := range want {
		seen := map[uint32]bool{}
		for number := range w.places {
			seen[number] = true
		}
		for n := range w.meant {
			for h := range n.in {
				seen[h.number] = true
			}
		}
		for number := range seen {
			covered[number]++
		}
	}
	most := 0
	for _, n := range covered {
		most = max(most, n)
	}
	var candidates []candidate
	mostOfFact := 1
	type told struct {
		FactHit
		covered int
	}
	var facts []told
	for number, n := range covered {
		h := x.numbers[number]
		if n == most {
			candidates = append(candidates, candidate{h, n, x.scoreArticle(h, want)})
		}
		for _, f := range h.Facts {
			if f.Kind != schema.StatementFact && f.Kind != schema.EventFact {
				continue
			}
			if k, score := scoreFact(f, h, want); k >= mostOfFact {
				mostOfFact = k
				facts = append(facts, told{FactHit{Fact: f, Score: score}, k})
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(b.Published.Value, a.Published.Value), strings.Compare(a.ID, b.ID))
	})
	out.ArticleCount = len(candidates)
	for _, c := range limited(candidates, q.Limit) {
		out.Articles = append(out.Articles, x.articleHit(c, want))
	}
	for _, f := range facts {
		if f.covered < mostOfFact {
			continue
		}
		if f.Kind == schema.StatementFact {
			out.Statements = append(out.Statements, f.FactHit)
		} else {
			out.Events = append(out.Events, f.FactHit)
		}
	}
	out.StatementCount, out.EventCount = len(out.Statements), len(out.Events)
	for _, list := range []*[]FactHit{&out.Statements, &out.Events} {
		slices.SortFunc(*list, func(a, b FactHit) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), compareFacts(b.Fact, a.Fact))
		})
		*list = limited(*list, q.Limit)
		for i := range *list {
			hit := &(*list)[i]
			hit.Snippet = x.snippet(x.articles[hit.Fact.Article.ID], hit.Sentence, want)
		}
	}
}

// telling leaves out the words that stand in nearly every article, unless there are no
// others.
func telling(want []*wanted, articles int) []*wanted {
	var out []*wanted
	for _, w := range want {
		if len(w.places)*10 < articles*7 || articles < 20 {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return want
	}
	return out
}

func limited[T any](list []T, n int) []T {
	if n < 0 || len(list) <= n {
		return list
	}
	return list[:n]
}

// scoreArticle is BM25 with a title that counts more, and words that stand side by
// side.
func (x *Index) scoreArticle(h *held, want []*wanted) float64 {
	const k1, b, usual = 1.2, 0.5, 2500 // bytes of a usual article
	norm := k1 * (1 - b + b*float64(len(h.Text))/usual)
	score := 0.0
	for i, w := range want {
		at := w.places[h.number]
		tf, weight := 0.0, byName
		if at != nil {
			tf, weight = float64(len(at.text))+3*float64(len(at.title)), at.weight
		}
		for n, p := range h.parts {
			if _, ok := w.meant[n]; ok {
				tf += 0.5 * float64(len(p.places))
			}
		}
		score += w.rarity * weight * tf * (k1 + 1) / (tf + norm)
		if i > 0 && at != nil && near(want[i-1].places[h.number], at) {
			score += w.rarity
		}
	}
	return score
}

// near reports whether one word stands shortly before another.
func near(a, b *places) bool {
	if a == nil {
		return false
	}
	const bytes = 28
	for _, lists := range [][2][]uint32{{a.text, b.text}, {a.title, b.title}} {
		for _, at := range lists[0] {
			i := sort.Search(len(lists[1]), func(i int) bool { return lists[1][i] > at })
			if i < len(lists[1]) && lists[1][i]-at <= bytes {
				return true
			}
		}
	}
	return false
}

// scoreFact returns how many of the words a fact has, and how well.
func scoreFact(f *Fact, h *held, want []*wanted) (covered int, score float64) {
	for _, w := range want {
		best := 0.0
		if at := w.places[h.number]; at != nil {
			if f.covers(at.text) {
				best = at.weight
			}
		}
		for i := range f.Parties {
			if weight, ok := w.meant[f.nodes[i]]; ok {
				bonus := 1.0
				if f.Parties[i].Role == "speaker" || f.Parties[i].Role == string(schema.Agent) {
					bonus = 1.3
				}
				best = max(best, byName*weight*bonus)
			}
		}
		if best > 0 {
			covered++
			score += w.rarity * best
		}
	}
	return covered, score * (0.5 + f.Certainty/2)
}

// covers reports whether one of some places, in order, belongs to what the fact says.
func (f *Fact) covers(places []uint32) bool {
	if f.Kind == schema.EventFact {
		return within(places, f.Sentence)
	}
	return slices.ContainsFunc(f.Marks, func(m Mark) bool { return within(places, m.Range) })
}

func within(places []uint32, r Range) bool {
	i, _ := slices.BinarySearch(places, r.Start)
	return i < len(places) && places[i] < r.End
}

// saying keeps the facts that have all words.
func (x *Index) saying(facts []*Fact, text string) []*Fact {
	want := x.wanted(text, false)
	if len(want) == 0 {
		return facts
	}
	return slices.DeleteFunc(facts, func(f *Fact) bool {
		n, _ := scoreFact(f, x.articles[f.Article.ID], want)
		return n < len(want)
	})
}
