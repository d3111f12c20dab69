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

// A Model scores classes. It is immutable.
type Model struct {
	width int  // columns
	shift uint // 32 minus the logarithm of the number of rows
	w     []int16
}

// Load reads a model of 1<<bits rows and width columns from the head of data
// and returns what follows it; ok is false where data is too short.
func Load(data string, bits uint, width int) (m *Model, rest string, ok bool) {
	n := width << bits
	if len(data) < n {
		return nil, data, false
	}
	m = &Model{width: width, shift: 32 - bits, w: make([]int16, n)}
	for i := range m.w {
		m.w[i] = squares[data[i]]
	}
	return m, data[n:], true
}

// squares maps a stored byte, the signed square root of a weight, to the weight.
var squares = func() (t [256]int16) {
	for i := range t {
		r := int16(int8(i))
		t[i] = r * max(r, -r)
	}
	return t
}()

// Add adds the weights of the features to the classes' scores, which must have
// at least as many elements as the model has columns.
func (m *Model) Add(scores []int32, features []uint32) {
	scores = scores[:m.width]
	for _, f := range features {
		i := int(f>>m.shift) * m.width
		row := m.w[i : i+len(scores)]
		for c, w := range row {
			scores[c] += int32(w)
		}
	}
}

// Add3 is Add for a model of four columns of which three are used.
func (m *Model) Add3(features []uint32) (a, b, c int32) {
	for _, f := range features {
		i := int(f>>m.shift) * 4
		row := m.w[i : i+4 : i+4]
		a += int32(row[0])
		b += int32(row[1])
		c += int32(row[2])
	}
	return a, b, c
}

// Sum returns the score of a model with one column.
func (m *Model) Sum(features []uint32) int32 {
	var s int32
	for _, f := range features {
		s += int32(m.w[f>>m.shift])
	}
	return s
}
