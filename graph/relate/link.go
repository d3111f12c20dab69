package relate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// Bounds of what is compared.
const windowDays = 31 // facts farther apart tell different things

// nearestFacts is with how many facts of one block, later in time, a fact is compared.
// A test makes it smaller.
var nearestFacts = 48

// A pair of facts; of each kind of relation one link is kept.
type pair struct {
	a, b schema.Ref
	kind Kind
}

// A linker compares facts and keeps the links.
type linker struct {
	words  *lexicon
	common func(node string) bool // whether so many articles speak of a node that sharing it says little
	links  map[pair]Link
}

// keep keeps a link, or the better of two between the same facts.
func (l *linker) keep(a, b *fact, kind Kind, rule string, score float64, why ...string) {
	k := Link{A: a.ref, B: b.ref, Kind: kind, Rule: rule, Score: min(1, float64(int(score*100+0.5))/100)}
	if CompareRefs(k.A, k.B) > 0 {
		k.A, k.B = k.B, k.A
	}
	k.Why = strings.Join(why, "; ")
	keepBetter(l.links, k)
}

// keepBetter keeps a link, unless there is a better one between the same facts.
func keepBetter(links map[pair]Link, k Link) {
	p := pair{k.A, k.B, k.Kind}
	if old, ok := links[p]; !ok || better(k, old) {
		links[p] = k
	}
}

// better reports whether of two links between the same facts the first is kept.
func better(a, b Link) bool {
	return cmp.Or(cmp.Compare(a.Score, b.Score), cmp.Compare(b.Rule, a.Rule), cmp.Compare(b.Why, a.Why)) > 0
}

// sharedParties returns what two sorted lists of parties have in common, as the
// first calls it.
func sharedParties(a, b []party) []party {
	var out []party
	for _, p := range a {
		if slices.ContainsFunc(b, func(q party) bool { return q.node == p.node }) {
			out = append(out, p)
		}
	}
	return out
}

func names(ps []party) string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.name
	}
	return strings.Join(out, ", ")
}

// likeness is the part of the shorter passage's content words that the other has, of
// one language; 0 where nothing can be said, as of two facts of one article, which may
// stand in one sentence.
func likeness(a, b *fact) float64 {
	const fewest = 4
	shorter := min(len(a.words), len(b.words))
	if a.article == b.article || a.article.language != b.article.language || shorter < fewest {
		return 0
	}
	return float64(shared(a.words, b.words)) / float64(shorter)
}

// sharedNumbers counts the numbers from three on that both passages name.
func sharedNumbers(a, b *fact) int {
	n := 0
	for _, x := range a.numbers {
		if x.Value >= 3 && slices.ContainsFunc(b.numbers, func(y number) bool { return y.Value == x.Value && (x.Unit == y.Unit || x.Unit == "" || y.Unit == "") }) {
			n++
		}
	}
	return n
}

// published says how far apart the articles were published, in days, if it is known.
func published(a, b *fact) (days int, ok bool) {
	if a.article.published == unknownDay || b.article.published == unknownDay {
		return 0, false
	}
	return abs(a.article.published - b.article.published), true
}

func abs(n int) int { return max(n, -n) }

func percent(x float64) string { return fmt.Sprintf("%.0f %% of the words", x*100) }

// disjointSpeakers reports whether two facts are put side by side as told by
// different sources: those of one article must be.
func disjointSpeakers(a, b *fact) bool {
	return len(a.by) > 0 && len(b.by) > 0 && len(sharedParties(a.by, b.by)) == 0
}

func number2(n float64) string { return fmt.Sprintf("%.10g", n) }
