package tagger

import (
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"
)

// Class is a set of what the lists that a tagger was trained with say of a
// word on its own.
type Class uint32

// The classes of word.
const (
	Given        Class = 1 << iota // a given name
	Family                         // a family name
	NamePart                       // a part of names, of people or others, in transliteration
	CommonPart                     // a part of many names
	City                           // a place's name of one word
	Country                        // a country's or region's
	Nisba                          // the adjective or noun of a place
	Title                          // an office, a rank, an address
	Head                           // a noun that begins bodies' names
	OrgWord                        // a word frequent in bodies' names
	Verb                           // an inflected verb
	Adjective                      // an adjective
	Particle                       // a function word
	PlaceWord                      // a word frequent in places' names of several words
	ProperPerson                   // a proper noun of a person, by a morphological lexicon
	ProperThing                    // another proper noun there
	Reporting                      // a verb of saying
	PlaceHead                      // a noun that begins places' names
	OrgName                        // a body's name of one word
	MinorPlace                     // a place's name by a long list, which has many common words too
	MinorPerson                    // a part of a person's name by such a list
)

// A Word is what the lists say of one folded form.
type Word struct {
	Class     Class
	Cluster   uint16 // group of words of like neighbours, from 1; 0: none
	Frequency uint8  // decile of a list by frequency, from 1; 0: not listed
}

// PhraseType is what a listed name of several words names, as a set.
type PhraseType uint8

// The types of listed names.
const (
	PersonPhrase PhraseType = 1 << iota
	PlacePhrase
	OrgPhrase
	MinorPlacePhrase                      // by long lists that nobody reviewed
	MinorPersonPhrase                     // likewise
	prefixPhrase      PhraseType = 1 << 7 // the beginning of a longer one
)

// A Lexicon is the word knowledge that a model is trained with and carries:
// forms are kept as hashes only. Phrases are folded forms joined by a space.
type Lexicon struct {
	Words   map[string]Word
	Phrases map[string]PhraseType
}

// lexicon is a [Lexicon] as a model holds it.
type lexicon struct {
	words   table[Word]
	phrases table[PhraseType]
}

// A table maps hashes to values by open addressing.
type table[T any] struct {
	keys   []uint32
	values []T
	mask   uint32
}

func newTable[T any](n int) table[T] {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return table[T]{make([]uint32, size), make([]T, size), uint32(size - 1)}
}

func (t *table[T]) put(k uint32, v T) {
	i := k & t.mask
	for t.keys[i] != 0 && t.keys[i] != k {
		i = (i + 1) & t.mask
	}
	t.keys[i], t.values[i] = k, v
}

func (t *table[T]) get(k uint32) (v T) {
	for i := k & t.mask; t.keys[i] != 0; i = (i + 1) & t.mask {
		if t.keys[i] == k {
			return t.values[i]
		}
	}
	return v
}

// hashed returns what the lexicon's lists come to by hash. Two forms of one
// hash share their knowledge.
func (l *Lexicon) hashed() (words map[uint32]Word, phrases map[uint32]PhraseType) {
	words, phrases = make(map[uint32]Word, len(l.Words)), map[uint32]PhraseType{}
	for _, w := range slices.Sorted(maps.Keys(l.Words)) {
		h, v := hashString(w), l.Words[w]
		if old, ok := words[h]; ok {
			v.Class |= old.Class
		}
		words[h] = v
	}
	for p, t := range l.Phrases {
		h := uint32(0)
		parts := strings.Fields(p)
		for i, w := range parts {
			h = join(h, hashString(w))
			if i < len(parts)-1 {
				phrases[h] |= prefixPhrase
			} else {
				phrases[h] |= t
			}
		}
	}
	return words, phrases
}

// append writes the lexicon's hashes: each word as the difference to the one
// before and the number of its set of properties, of which few differ.
func (l *Lexicon) append(b []byte) []byte {
	words, phrases := l.hashed()
	count := map[Word]int{}
	for _, w := range words {
		count[w]++
	}
	kinds := slices.SortedFunc(maps.Keys(count), func(x, y Word) int {
		if count[x] != count[y] {
			return count[y] - count[x]
		}
		if x.Class != y.Class {
			return int(x.Class) - int(y.Class)
		}
		if x.Cluster != y.Cluster {
			return int(x.Cluster) - int(y.Cluster)
		}
		return int(x.Frequency) - int(y.Frequency)
	})
	number := map[Word]int{}
	b = binary.AppendUvarint(b, uint64(len(kinds)))
	for i, w := range kinds {
		number[w] = i
		b = binary.AppendUvarint(b, uint64(w.Class))
		b = binary.AppendUvarint(b, uint64(w.Cluster))
		b = append(b, w.Frequency)
	}
	b = binary.AppendUvarint(b, uint64(len(words)))
	last := uint32(0)
	for _, h := range slices.Sorted(maps.Keys(words)) {
		b = binary.AppendUvarint(b, uint64(h-last))
		b = binary.AppendUvarint(b, uint64(number[words[h]]))
		last = h
	}
	b = binary.AppendUvarint(b, uint64(len(phrases)))
	last = 0
	for _, h := range slices.Sorted(maps.Keys(phrases)) {
		b = binary.AppendUvarint(b, uint64(h-last))
		b = append(b, byte(phrases[h]))
		last = h
	}
	return b
}

var errLexicon = errors.New("tagger model: its lexicon ends too early")

// parseLexicon reads what [Lexicon.append] wrote and returns the rest.
func parseLexicon(b []byte) (*lexicon, []byte, error) {
	bad := false
	next := func() uint64 {
		x, n := binary.Uvarint(b)
		if n <= 0 {
			bad, b = true, nil
			return 0
		}
		b = b[n:]
		return x
	}
	one := func() byte {
		if len(b) == 0 {
			bad = true
			return 0
		}
		x := b[0]
		b = b[1:]
		return x
	}
	n := next()
	if n > uint64(len(b)) {
		return nil, nil, errLexicon
	}
	kinds := make([]Word, n)
	for i := range kinds {
		kinds[i] = Word{Class(next()), uint16(next()), one()}
	}
	l := &lexicon{}
	n = next()
	if n > uint64(len(b)) {
		return nil, nil, errLexicon
	}
	l.words = newTable[Word](int(n))
	last := uint32(0)
	for range n {
		last += uint32(next())
		k := next()
		if bad || k >= uint64(len(kinds)) {
			return nil, nil, errLexicon
		}
		l.words.put(last, kinds[k])
	}
	n = next()
	if n > uint64(len(b)) {
		return nil, nil, errLexicon
	}
	l.phrases = newTable[PhraseType](int(n))
	last = 0
	for range n {
		last += uint32(next())
		l.phrases.put(last, PhraseType(one()))
	}
	if bad {
		return nil, nil, errLexicon
	}
	return l, b, nil
}
