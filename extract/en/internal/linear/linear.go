// Package linear holds the linear models of the English extractor: hashed
// features, one row of small integers a feature, one column a class.
//
// A model is a plain run of bytes, read as it lies in the program's image. It
// is trained by an averaged perceptron ([Perceptron]) or by logistic regression
// ([Logistic]) in a fixed order of examples, so that the same data gives the
// same bytes.
//
// Features are numbers (hashes); two that fall into one row share its weights.
// Training sees the same collisions, so that it learns around them.
package linear

// Mix hashes a feature: t is its template, a its value.
func Mix(t, a uint32) uint32 {
	h := a ^ t*0x9e3779b9
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h
}

// Mix2 hashes a feature of two values.
func Mix2(t, a, b uint32) uint32 { return Mix(t, a*0x01000193^b*0x27d4eb2f+0x165667b1) }

// Mix3 hashes a feature of three values.
func Mix3(t, a, b, c uint32) uint32 { return Mix2(t, a*0x01000193^b*0x27d4eb2f+0x165667b1, c) }

// String hashes s (FNV-1a).
func String(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// A Model scores classes. Features that training did not keep score nothing. It
// is immutable.
type Model struct {
	data  string // the slots, as the file has them, and what follows: a word at least
	size  int    // bytes of one
	width int
	keep  int
	shift uint // 32 minus the logarithm of the number of slots
	last  uint32
	// filter has a bit for each feature that a search would find, and few others:
	// most features that a text gives are in no model, and it spares the search
	// among slots of which three in four are taken.
	filter []uint64
}

// A Shape says how a model lies in its bytes: 1<<Bits slots of Width columns,
// of which a slot stores the Keep heaviest.
type Shape struct {
	Bits  uint
	Width int
	Keep  int
}

// slot returns the length of a slot: the mark, then a weight for each column,
// or column and weight for each kept one.
func (s Shape) slot() int {
	if s.Keep < s.Width {
		return 2 + 2*s.Keep
	}
	return 2 + s.Width
}

// Size returns the length of a model's bytes.
func (s Shape) Size() int { return s.slot() << s.Bits }

// Load reads a model of the shape from the head of data and returns what
// follows it; ok is false where data is too short or no such model.
func Load(data string, s Shape) (m *Model, rest string, ok bool) {
	n, width, size := s.Size(), s.Width, s.slot()
	if len(data) < n {
		return nil, data, false
	}
	m = &Model{data: data, size: size, width: width, keep: s.Keep, shift: 32 - s.Bits, last: 1<<s.Bits - 1}
	if len(data) < n+len(room) {
		m.data += room
	}
	free := -1
	for at := 0; at < n; at += size {
		if data[at]|data[at+1] == 0 {
			free = at / size
			continue
		}
		if s.Keep >= width {
			continue
		}
		for k := at + 2; k < at+size; k += 2 {
			if int(data[k]) >= width {
				return nil, data, false
			}
		}
	}
	if free < 0 {
		return nil, data, false // a search would not end
	}
	m.fillFilter(free)
	return m, data[n:], true
}

// A search may begin at any slot of the run of taken slots up to the one that it finds.
// The filter takes so many of them together, a power of two.
const together = 16

// fillFilter makes the filter, from a free slot on.
func (m *Model) fillFilter(free int) {
	m.filter = make([]uint64, (int(m.last)+1)/8) // eight bits for a slot
	run := free + 1                              // where the present one begins
	for i := free + 1; i <= free+int(m.last); i++ {
		have := uint16(m.word(uint32(i) & m.last))
		if have == 0 {
			run = i + 1
			continue
		}
		for k := run; k <= i; k = (k | (together - 1)) + 1 {
			at := m.bit(uint32(k)&m.last, have)
			m.filter[at/64] |= 1 << (at % 64)
		}
	}
}

// bit returns the filter's bit for a search for a mark from slot i on.
func (m *Model) bit(i uint32, mark uint16) uint32 {
	h := (i/together<<16 | uint32(mark)) * 0x9e3779b1
	return (h ^ h>>15) * 0x85ebca6b >> (m.shift - 3)
}

// squares maps a stored byte, the signed square root of a weight, to the weight.
var squares = func() (t [256]int32) {
	for i := range t {
		r := int32(int8(i))
		t[i] = r * max(r, -r)
	}
	return t
}()

// mark is what a slot keeps of a feature's hash to tell it from others; 0 is an
// empty slot.
func mark(f uint32) uint16 {
	if m := uint16(f); m != 0 {
		return m
	}
	return 1
}

// room is what a word that is read at the last slot may take beyond it.
const room = "\x00\x00\x00\x00\x00\x00\x00\x00"

// word returns the first eight bytes from the mark of slot i on.
func (m *Model) word(i uint32) uint64 {
	b := m.data[int(i)*m.size:]
	_ = b[7]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// A batch is features that are looked up at once. A model is larger than the quick
// caches: where a search begins is read for all of a batch before the first is
// searched, so that the waits overlap.
type batch struct {
	n        int
	features [32]uint32
	words    [32]uint64 // from the slot on where the search begins
}

// begin takes the next features, those that the filter lets through, and returns the
// others.
func (m *Model) begin(b *batch, features []uint32) []uint32 {
	b.n = 0
	some := features[:min(len(features), len(b.features))]
	for _, f := range some {
		b.features[b.n] = f
		at := m.bit(f>>m.shift, mark(f))
		b.n += int(m.filter[at/64] >> (at % 64) & 1)
	}
	for k, f := range b.features[:b.n] {
		b.words[k] = m.word(f >> m.shift)
	}
	return features[len(some):]
}

// search goes on with the search for a feature whose mark is not that of word,
// the one at the slot where it begins. It returns the slot and its word, or a
// word of 0.
func (m *Model) search(f uint32, word uint64) (uint32, uint64) {
	want := mark(f)
	for i := f >> m.shift; uint16(word) != 0; {
		i = (i + 1) & m.last
		if word = m.word(i); uint16(word) == want {
			return i, word
		}
	}
	return 0, 0
}

// Add adds the weights of the features to the classes' scores, which must have
// at least as many elements as the model has columns.
func (m *Model) Add(scores []int32, features []uint32) {
	var b batch
	for len(features) > 0 {
		features = m.begin(&b, features)
		for k, f := range b.features[:b.n] {
			i := f >> m.shift
			if w := b.words[k]; uint16(w) != mark(f) {
				if i, w = m.search(f, w); w == 0 {
					continue
				}
			}
			row := m.data[int(i)*m.size+2 : int(i+1)*m.size]
			if m.keep >= m.width {
				for c := range len(row) {
					scores[c] += squares[row[c]]
				}
				continue
			}
			for k := 0; k+1 < len(row); k += 2 {
				scores[row[k]] += squares[row[k+1]]
			}
		}
	}
}

// Add3 returns the scores of a model of three columns.
func (m *Model) Add3(features []uint32) (x, y, z int32) {
	var b batch
	for len(features) > 0 {
		features = m.begin(&b, features)
		for k, f := range b.features[:b.n] {
			w := b.words[k]
			if uint16(w) != mark(f) {
				if _, w = m.search(f, w); w == 0 {
					continue
				}
			}
			x += squares[uint8(w>>16)]
			y += squares[uint8(w>>24)]
			z += squares[uint8(w>>32)]
		}
	}
	return x, y, z
}

// Sum returns the score of a model with one column.
func (m *Model) Sum(features []uint32) int32 {
	var s int32
	var b batch
	for len(features) > 0 {
		features = m.begin(&b, features)
		for k, f := range b.features[:b.n] {
			w := b.words[k]
			if uint16(w) != mark(f) {
				if _, w = m.search(f, w); w == 0 {
					continue
				}
			}
			s += squares[uint8(w>>16)]
		}
	}
	return s
}
