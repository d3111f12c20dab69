package tagger

import (
	"math"
	"unicode/utf8"
)

// letters is a model of how names are spelled: for each three letters in a
// row, by hash, how much likelier they are in a name than in an ordinary word,
// in sixteenths of a bit. Transliterated names have sequences that Arabic roots
// and patterns do not give.
type letters [4096]int8

// TrainLetters learns from names and ordinary words. The order of the words
// does not matter.
func trainLetters(names, words []string) *letters {
	var count [2][4096]float64
	for side, list := range [][]string{names, words} {
		for _, w := range list {
			eachTrigram(w, func(k uint32) { count[side][k]++ })
		}
	}
	var total [2]float64
	for side := range count {
		for k := range count[side] {
			count[side][k] += 0.5
			total[side] += count[side][k]
		}
	}
	var m letters
	for k := range m {
		odds := math.Log2(count[0][k]/total[0]) - math.Log2(count[1][k]/total[1])
		m[k] = int8(max(-127, min(127, math.Round(16*odds))))
	}
	return &m
}

// bucket returns how name-like a word is, 1 (not at all) to 12, and 0 for the
// empty word.
func (m *letters) bucket(w string) uint32 {
	sum, n := 0, 0
	eachTrigram(w, func(k uint32) { sum += int(m[k]); n++ })
	if n == 0 {
		return 0
	}
	mean := sum * 2 / (n * 16) // half bits a trigram
	return uint32(max(1, min(12, mean+6)))
}

// eachTrigram calls f with the hash of each three letters in a row of the
// word with its boundaries.
func eachTrigram(w string, f func(k uint32)) {
	if w == "" {
		return
	}
	a, b := uint32('^'), uint32('^')
	for i := 0; i < len(w); {
		r, size := utf8.DecodeRuneInString(w[i:])
		i += size
		f(trigram(a, b, uint32(r)))
		a, b = b, uint32(r)
	}
	f(trigram(a, b, '$'))
}

func trigram(a, b, c uint32) uint32 {
	return finish((a*31+b)*1009*31+c*7) & 4095
}
