package linear

import "testing"

// A packed model scores as the learner does, whatever its width, and features
// that it was not told of count nothing.
func TestPack(t *testing.T) {
	for _, s := range []Shape{{Bits: 6, Width: 3, Keep: 3}, {Bits: 6, Width: 8, Keep: 4}} {
		c := NewCounts()
		var features []uint32
		for k := range uint32(20) {
			features = append(features, Mix(k, 7))
		}
		c.Add(features)
		p := NewPerceptron(c.Index(1), s.Width)
		scores := make([]int32, s.Width)
		for k, f := range features {
			p.Add(scores, []uint32{f})
			p.Update(k%2, 2)
		}
		p.Update(0, 0) // the average is over what follows a step
		m, rest, ok := Load(string(p.Bytes(s)), s)
		if !ok || rest != "" {
			t.Fatalf("width %d: not read back", s.Width)
		}
		for k, f := range features {
			got := make([]int32, s.Width)
			if s.Width == 3 {
				got[0], got[1], got[2] = m.Add3([]uint32{f, Mix(99, 99)})
			} else {
				m.Add(got, []uint32{f, Mix(99, 99)})
			}
			if got[k%2] <= 0 || got[2] >= 0 || got[1-k%2] != 0 {
				t.Errorf("width %d, feature %d: %v", s.Width, k, got)
			}
		}
	}
	one := Shape{Bits: 4, Width: 1, Keep: 1}
	c := NewCounts()
	c.Add([]uint32{11 << 28, 3 << 28})
	l := NewLogistic(c.Index(1), 0.1, 0)
	l.Step(l.Numbers(nil, []uint32{11 << 28}), -1)
	m, _, ok := Load(string(l.Bytes(one)), one)
	if !ok || m.Sum([]uint32{11 << 28}) <= 0 || m.Sum([]uint32{3 << 28}) != 0 || m.Sum([]uint32{5 << 28}) != 0 {
		t.Errorf("one column: %d %d", m.Sum([]uint32{11 << 28}), m.Sum([]uint32{3 << 28}))
	}
}

// The filter lets through whatever a search would find, and little else.
func TestFilter(t *testing.T) {
	s := Shape{Bits: 10, Width: 1, Keep: 1}
	c := NewCounts()
	var features []uint32
	for k := range uint32(800) { // more than a model keeps
		features = append(features, Mix(1, k))
	}
	c.Add(features)
	l := NewLogistic(c.Index(1), 0.1, 0)
	for _, f := range features {
		l.Step(l.Numbers(nil, []uint32{f}), -1)
	}
	m, _, ok := Load(string(l.Bytes(s)), s)
	if !ok {
		t.Fatal("not read back")
	}
	through, kept := 0, 0
	for k := range uint32(1 << 20) {
		f := Mix(2, k) // many of which have a mark that is there
		word := m.word(f >> m.shift)
		if uint16(word) != mark(f) {
			_, word = m.search(f, word)
		}
		var b batch
		m.begin(&b, []uint32{f})
		through += b.n
		if word != 0 {
			kept++
			if b.n == 0 {
				t.Fatalf("feature %#x is found, and does not pass", f)
			}
		}
	}
	if kept == 0 || through > 1<<20/4 {
		t.Errorf("%d of %d features pass, %d are found", through, 1<<20, kept)
	}
}
