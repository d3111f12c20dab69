package relate

import (
	"hash/fnv"
	"slices"
	"strings"
)

// Winnowing, by words: of each window of hashes of runs of words the least is kept, so
// that two texts that share a run of shingleWords+winnowWindow-1 words share a print.
const (
	shingleWords  = 4
	winnowWindow  = 4
	fewestPrints  = 12  // of shorter texts it cannot be said, unless they are the same
	mostSharing   = 60  // a print that more articles have is boilerplate
	copiedPortion = 0.6 // of the shorter text's prints: it was taken from the longer one, or from the same source
	samePortion   = 0.4 // of the longer text's prints: they are mostly one text
)

// fingerprints returns the prints of a text, sorted, each once.
func fingerprints(text string) []uint64 {
	tokens := tokenize(text)
	if len(tokens) < shingleWords {
		return nil
	}
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.text
	}
	hashes := make([]uint64, len(words)-shingleWords+1)
	for i := range hashes {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:i+shingleWords], " ")))
		hashes[i] = h.Sum64()
	}
	var out []uint64
	for i := range max(1, len(hashes)-winnowWindow+1) {
		out = append(out, slices.Min(hashes[i:min(len(hashes), i+winnowWindow)]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// wholePrint returns a hash of all words of a text.
func wholePrint(text string) uint64 {
	h := fnv.New64a()
	for _, t := range tokenize(text) {
		h.Write([]byte(t.text + " "))
	}
	return h.Sum64()
}

// copied are pairs of articles, one of which holds most of the other's text, by
// identifier.
type copied map[[2]string]bool

func (c copied) has(a, b string) bool { return c[[2]string{min(a, b), max(a, b)}] }

// copies returns the groups of articles that are mostly one text, and the pairs of
// which one holds most of the other: a round-up of many short texts holds each of
// them, and makes no group of those.
func (f *Finder) copies() ([][]string, copied) {
	having := map[uint64][]int32{}
	for i, a := range f.articles {
		for _, p := range a.prints {
			having[p] = append(having[p], int32(i))
		}
	}
	common := map[[2]int32]int{}
	for _, who := range having {
		if len(who) > mostSharing {
			continue
		}
		for i, a := range who {
			for _, b := range who[i+1:] {
				common[[2]int32{a, b}]++
			}
		}
	}
	groups := newUnion(len(f.articles))
	pairs := copied{}
	for pair, n := range common {
		a, b := f.articles[pair[0]], f.articles[pair[1]]
		shorter, longer := min(len(a.prints), len(b.prints)), max(len(a.prints), len(b.prints))
		if a.whole != b.whole && shorter < fewestPrints || float64(n) < copiedPortion*float64(shorter) {
			continue
		}
		pairs[[2]string{min(a.id, b.id), max(a.id, b.id)}] = true
		if float64(n) >= samePortion*float64(longer) {
			groups.join(int(pair[0]), int(pair[1]))
		}
	}
	byRoot := map[int][]string{}
	for i, a := range f.articles {
		byRoot[groups.root(i)] = append(byRoot[groups.root(i)], a.id)
	}
	var out [][]string
	for _, ids := range byRoot {
		if len(ids) > 1 {
			slices.Sort(ids)
			out = append(out, ids)
		}
	}
	slices.SortFunc(out, slices.Compare[[]string])
	return out, pairs
}

// A union keeps sets of numbers that are joined two by two.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

// root returns the least number of i's set.
func (u union) root(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(a, b int) {
	a, b = u.root(a), u.root(b)
	u[max(a, b)] = min(a, b)
}
