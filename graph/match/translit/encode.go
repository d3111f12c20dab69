package translit

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// magic begins a model; its digit is the version of the form.
const magic = "khabar translit 1\n"

// Bytes returns the model in the form that [Read] reads.
func (m *Model) Bytes() []byte {
	b := []byte(magic)
	b = binary.AppendUvarint(b, uint64(len(m.groups)))
	for _, g := range m.groups {
		b = append(append(b, g.arabic[:]...), g.latin[:]...)
	}
	for _, list := range [][]float64{m.w.uni, m.w.open, m.w.last} {
		for _, p := range list {
			b = append32(b, p)
		}
	}
	var keys []uint32
	for _, s := range m.w.pairs.slots {
		if s.p != 0 {
			keys = append(keys, s.key)
		}
	}
	slices.Sort(keys)
	b = binary.AppendUvarint(b, uint64(len(keys)))
	before := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-before))
		b = append32(b, float64(m.w.pairs.get(uint16(k>>16), uint16(k))))
		before = k
	}
	b = append(append(b, m.arabic.cost...), m.latin.cost...)
	for _, f := range m.fit {
		b = append32(b, f)
	}
	return b
}

func append32(b []byte, v float64) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(v)))
}

var errModel = errors.New("not a model of this version, or cut off")

// Read reads a model that [Model.Bytes] wrote.
func Read(b []byte) (*Model, error) {
	r := reader{b: b}
	if !bytes.Equal(r.take(len(magic)), []byte(magic)) {
		return nil, fmt.Errorf("read translit model: %w", errModel)
	}
	m := &Model{groups: make([]group, r.count())}
	m.w.ids = make([]int16, maxCode)
	for i := range m.w.ids {
		m.w.ids[i] = noGroup
	}
	for i := range m.groups {
		g := &m.groups[i]
		copy(g.arabic[:], r.take(len(g.arabic)))
		copy(g.latin[:], r.take(len(g.latin)))
		if c := g.code(); c < maxCode {
			m.w.ids[c] = int16(i)
		} else {
			r.bad = true
		}
	}
	n := len(m.groups)
	m.w.uni, m.w.open, m.w.last = r.floats(n), r.floats(n+1), r.floats(n)
	pairs := r.count()
	m.w.pairs = newPairTable(pairs)
	key := uint32(0)
	for range pairs {
		key += uint32(r.uvarint())
		if p := r.floats(1)[0]; p > 0 && !r.bad {
			m.w.pairs.set(uint16(key>>16), uint16(key), float32(p))
		}
	}
	m.arabic, m.latin = newLetterModel(arabicLetters), newLetterModel(latinLetters)
	copy(m.arabic.cost, r.take(len(m.arabic.cost)))
	copy(m.latin.cost, r.take(len(m.latin.cost)))
	copy(m.fit[:], r.floats(features))
	if r.bad || len(r.b) != 0 {
		return nil, fmt.Errorf("read translit model: %w", errModel)
	}
	return m, nil
}

// A reader takes apart a model, and remembers whether it ended too early.
type reader struct {
	b   []byte
	bad bool
}

// take returns the next n bytes, zeros where there are no more.
func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, n)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad, r.b = true, nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// count reads a number of things, each of which takes at least a byte.
func (r *reader) count() int {
	v := r.uvarint()
	if v > uint64(len(r.b)) || v > 1<<24 {
		r.bad = true
		return 0
	}
	return int(v)
}

func (r *reader) floats(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(r.take(4))))
	}
	return out
}
