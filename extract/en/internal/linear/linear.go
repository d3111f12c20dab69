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
	width int
	shift uint // 32 minus the logarithm of the number of slots
	marks []uint16
	w     []int16
	// Models of one and of three columns have mark and weights in one word
	// instead, the mark lowest: a look-up is one read of memory.
	ones   []uint32
	threes []uint64
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
	m = &Model{width: width, shift: 32 - s.Bits, marks: make([]uint16, 1<<s.Bits), w: make([]int16, width<<s.Bits)}
	free := false
	for i := range m.marks {
		e := data[i*size : (i+1)*size]
		m.marks[i] = uint16(e[0]) | uint16(e[1])<<8
		if m.marks[i] == 0 {
			free = true
			continue
		}
		row := m.w[i*width : (i+1)*width]
		if s.Keep >= width {
			for c := range row {
				row[c] = squares[e[2+c]]
			}
			continue
		}
		for k := 2; k < size; k += 2 {
			if int(e[k]) >= width {
				return nil, data, false
			}
			row[e[k]] += squares[e[k+1]]
		}
	}
	switch width {
	case 1:
		m.ones = make([]uint32, len(m.marks))
		for i, k := range m.marks {
			m.ones[i] = uint32(k) | uint32(uint16(m.w[i]))<<16
		}
		m.marks, m.w = nil, nil
	case 3:
		m.threes = make([]uint64, len(m.marks))
		for i, k := range m.marks {
			row := m.w[i*3 : i*3+3]
			m.threes[i] = uint64(k) | uint64(uint16(row[0]))<<16 | uint64(uint16(row[1]))<<32 | uint64(uint16(row[2]))<<48
		}
		m.marks, m.w = nil, nil
	}
	return m, data[n:], free // without a free slot a search would not end
}

// squares maps a stored byte, the signed square root of a weight, to the weight.
var squares = func() (t [256]int16) {
	for i := range t {
		r := int16(int8(i))
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

// slot returns where a feature's weights lie in a wide model, or -1.
func (m *Model) slot(f uint32) int {
	want := mark(f)
	for i := f >> m.shift; ; i = (i + 1) & (uint32(len(m.marks)) - 1) {
		switch m.marks[i] {
		case want:
			return int(i)
		case 0:
			return -1
		}
	}
}

// Add adds the weights of the features to the classes' scores, which must have
// at least as many elements as the model has columns: more than three.
func (m *Model) Add(scores []int32, features []uint32) {
	scores = scores[:m.width]
	for _, f := range features {
		i := m.slot(f)
		if i < 0 {
			continue
		}
		row := m.w[i*m.width:][:len(scores)]
		for c, w := range row {
			scores[c] += int32(w)
		}
	}
}

// Add3 returns the scores of a model of three columns.
func (m *Model) Add3(features []uint32) (a, b, c int32) {
	if len(m.threes) == 0 {
		return 0, 0, 0
	}
	last := uint32(len(m.threes)) - 1
	for _, f := range features {
		want := mark(f)
		for i := f >> m.shift; ; i++ {
			k := m.threes[i&last]
			if uint16(k) == want {
				a += int32(int16(k >> 16))
				b += int32(int16(k >> 32))
				c += int32(int16(k >> 48))
				break
			}
			if uint16(k) == 0 {
				break
			}
		}
	}
	return a, b, c
}

// Sum returns the score of a model with one column.
func (m *Model) Sum(features []uint32) int32 {
	var s int32
	if len(m.ones) == 0 {
		return 0
	}
	last := uint32(len(m.ones)) - 1
	for _, f := range features {
		want := mark(f)
		for i := f >> m.shift; ; i++ {
			k := m.ones[i&last]
			if uint16(k) == want {
				s += int32(int16(k >> 16))
				break
			}
			if uint16(k) == 0 {
				break
			}
		}
	}
	return s
}
