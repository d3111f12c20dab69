package main

import (
	"math"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
)

// clusters groups words of like neighbours: the exchange algorithm for a class
// bigram model (Martin, Liermann and Ney, "Algorithms for bigram and trigram
// word clustering", 1998). Words seen fewer than least times stay out. The
// groups are numbered from 1 by their most frequent word, so that the same
// sentences give the same numbers.
func clusters(sentences [][]string, k, least, rounds int) map[string]uint16 {
	count := map[string]int{}
	for _, s := range sentences {
		for _, w := range s {
			count[w]++
		}
	}
	var words []string
	for w, n := range count {
		if n >= least {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	// Two classes are fixed: the ends of sentences, and rare words.
	const end, rare, free = 0, 1, 2
	classes := k + free
	index := make(map[string]int, len(words))
	class := make([]int, len(words)+free)
	class[rare] = rare
	for i, w := range words {
		index[w] = i + free
		class[i+free] = free + i%k
	}
	type pair struct{ a, b int32 }
	bigrams := map[pair]int32{}
	for _, s := range sentences {
		last := int32(end)
		for _, w := range s {
			at := int32(rare)
			if i, ok := index[w]; ok {
				at = int32(i)
			}
			bigrams[pair{last, at}]++
			last = at
		}
		bigrams[pair{last, end}]++
	}
	type neighbour struct{ word, n int32 }
	before, after := make([][]neighbour, len(class)), make([][]neighbour, len(class))
	self := make([]int32, len(class))
	total := make([]int32, len(class))
	most := 0
	for p, n := range bigrams {
		total[p.a] += n
		if p.a == p.b {
			self[p.a] = n
			continue
		}
		after[p.a] = append(after[p.a], neighbour{p.b, n})
		before[p.b] = append(before[p.b], neighbour{p.a, n})
	}
	joint := make([]int32, classes*classes)
	size := make([]int32, classes)
	for p, n := range bigrams {
		joint[class[p.a]*classes+class[p.b]] += n
	}
	for w, n := range total {
		size[class[w]] += n
		most += int(n)
	}
	table := make([]float64, most+1) // n log n
	for n := 2; n <= most; n++ {
		table[n] = float64(n) * math.Log(float64(n))
	}
	left, right := make([]int32, classes), make([]int32, classes)
	var lefts, rights []int
	for range rounds {
		moved := 0
		for w := free; w < len(class); w++ {
			for _, c := range lefts {
				left[c] = 0
			}
			for _, c := range rights {
				right[c] = 0
			}
			lefts, rights = lefts[:0], rights[:0]
			for _, x := range before[w] {
				c := class[x.word]
				if left[c] == 0 {
					lefts = append(lefts, c)
				}
				left[c] += x.n
			}
			for _, x := range after[w] {
				c := class[x.word]
				if right[c] == 0 {
					rights = append(rights, c)
				}
				right[c] += x.n
			}
			// The order of map iteration must not decide between equal sums.
			slices.Sort(lefts)
			slices.Sort(rights)
			from := class[w]
			shift := func(g int, sign int32) {
				for _, c := range lefts {
					joint[c*classes+g] += sign * left[c]
				}
				for _, c := range rights {
					joint[g*classes+c] += sign * right[c]
				}
				joint[g*classes+g] += sign * self[w]
				size[g] += sign * total[w]
			}
			shift(from, -1)
			best, most := from, math.Inf(-1)
			for g := free; g < classes; g++ {
				gain := -2 * (table[size[g]+total[w]] - table[size[g]])
				own := self[w]
				for _, c := range lefts {
					if c == g {
						own += left[c]
						continue
					}
					n := joint[c*classes+g]
					gain += table[n+left[c]] - table[n]
				}
				for _, c := range rights {
					if c == g {
						own += right[c]
						continue
					}
					n := joint[g*classes+c]
					gain += table[n+right[c]] - table[n]
				}
				n := joint[g*classes+g]
				gain += table[n+own] - table[n]
				if gain > most+1e-9 {
					best, most = g, gain
				}
			}
			shift(best, 1)
			if best != from {
				class[w] = best
				moved++
			}
		}
		if moved*200 < len(words) {
			break
		}
	}
	number := map[int]uint16{}
	out := make(map[string]uint16, len(words))
	for _, w := range words {
		c := class[index[w]]
		if number[c] == 0 {
			number[c] = uint16(len(number) + 1)
		}
		out[w] = number[c]
	}
	return out
}

// sentencesOf returns the sentences of documents as forms.
func sentencesOf(all [][]string, examples []tagger.Example, form func(*text.Token) string) [][]string {
	for _, e := range examples {
		for _, s := range e.Doc.Sentences {
			var words []string
			for i := s.From; i < s.To; i++ {
				t := &e.Doc.Tokens[i]
				w := form(t)
				if t.Kind == text.Number {
					w = "0"
				}
				words = append(words, w)
			}
			all = append(all, words)
		}
	}
	return all
}

// withClusters returns the lexicon with the words' clusters set.
func withClusters(l tagger.Lexicon, of map[string]uint16) tagger.Lexicon {
	words := make(map[string]tagger.Word, len(l.Words)+len(of))
	for w, x := range l.Words {
		words[w] = x
	}
	for w, c := range of {
		x := words[w]
		x.Cluster = c
		words[w] = x
	}
	return tagger.Lexicon{Words: words, Phrases: l.Phrases}
}
