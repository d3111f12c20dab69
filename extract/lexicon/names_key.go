package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// A key is the hash of a name's words (FNV-1a, 64 bits), grown word by word.
// With some fifty thousand names, that two of them or a name and a text share
// one by accident is less likely than 1 in 10^9 for a billion words read.
type key uint64

const (
	fnvOffset key = 14695981039346656037
	fnvPrime  key = 1099511628211
)

func (k key) byte(b byte) key { return (k ^ key(b)) * fnvPrime }

// A keyer takes words in and counts the pieces that they fall into.
type keyer struct {
	hash   key
	pieces int
	inside bool
	first  key // hash of the first piece alone
}

func newKeyer() keyer { return keyer{hash: fnvOffset} }

// add takes a folded word or name. Pieces of different calls stay apart.
func (k *keyer) add(s string) {
	k.inside = false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '&', c >= 'A' && c <= 'Z':
				k.letter(c)
			case c == '\'', c == '`':
			default:
				k.inside = false
			}
			continue
		}
		if c >= 0xD8 && c <= 0xD9 && i+1 < len(s) && !(c == 0xD8 && s[i+1] < 0xA0) && !(c == 0xD9 && s[i+1] > 0x8A) {
			k.letter(c) // U+0620 to U+064A: the Arabic letters, the usual case
			k.hash = k.hash.byte(s[i+1])
			if k.pieces == 1 {
				k.first = k.hash
			}
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) && r != '\u02BB' && r != '\u02BC' && r != '\u02BF' && r != '\u02BE', unicode.IsDigit(r):
			for _, b := range []byte(s[i : i+size]) {
				k.letter(b)
			}
		case unicode.Is(unicode.M, r), r == '\u2018', r == '\u2019', r == '\u00B4', unicode.IsLetter(r):
		default:
			k.inside = false
		}
		i += size
	}
}

func (k *keyer) letter(b byte) {
	if !k.inside {
		k.inside = true
		k.pieces++
		if k.pieces > 1 {
			k.hash = k.hash.byte(' ')
		}
	}
	k.hash = k.hash.byte(b)
	if k.pieces == 1 {
		k.first = k.hash
	}
}

// A table maps keys to values by open addressing: smaller and quicker to fill
// than a map of strings.
type table[V any] struct {
	slots []slot[V]
	n     int
}

type slot[V any] struct {
	key   key // 0: free
	value V
}

func newTable[V any](capacity int) table[V] {
	size := 16
	for size*3 < capacity*4 { // at most three quarters full
		size *= 2
	}
	return table[V]{slots: make([]slot[V], size)}
}

// at returns the place of k's value, or nil where the table has none.
func (t *table[V]) at(k key) *V {
	if len(t.slots) == 0 {
		return nil
	}
	mask := len(t.slots) - 1
	for i := int(k) & mask; ; i = (i + 1) & mask {
		switch t.slots[i].key {
		case k:
			return &t.slots[i].value
		case 0:
			return nil
		}
	}
}

// put returns the place of k's value and whether it is new.
func (t *table[V]) put(k key) (*V, bool) {
	if 4*t.n >= 3*len(t.slots) {
		old := t.slots
		*t = newTable[V](max(16, len(old)))
		for _, s := range old {
			if s.key != 0 {
				v, _ := t.put(s.key)
				*v = s.value
			}
		}
	}
	mask := len(t.slots) - 1
	for i := int(k) & mask; ; i = (i + 1) & mask {
		switch t.slots[i].key {
		case k:
			return &t.slots[i].value, false
		case 0:
			t.slots[i].key = k
			t.n++
			return &t.slots[i].value, true
		}
	}
}
