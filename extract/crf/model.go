package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Forbidden is the score of a transition that no path may take.
const Forbidden = float32(-1e6)

// A Model holds the weights of a trained field. It is immutable and safe for
// concurrent use; each goroutine decodes with a [Decoder] of its own.
type Model struct {
	labels []string
	trans  []float32 // from*L + to
	start  []float32
	end    []float32
	step   float32 // value of one unit of a row's weights

	keys []uint32 // open addressing; 0 is an empty slot
	slot []uint32 // index of the row of each slot
	mask uint32
	rows []int16 // row*L + label
}

// Labels returns the labels in the order of their indices. The slice is the
// model's own: do not change it.
func (m *Model) Labels() []string { return m.labels }

// Features returns the number of features that carry weight.
func (m *Model) Features() int {
	if len(m.labels) == 0 {
		return 0
	}
	return len(m.rows) / len(m.labels)
}

// row returns the weights of a feature, or nil when the model does not know it.
func (m *Model) row(f uint32) []int16 {
	if f == 0 {
		f = 1
	}
	for i := spread(f) & m.mask; ; i = (i + 1) & m.mask {
		switch m.keys[i] {
		case f:
			at := int(m.slot[i]) * len(m.labels)
			return m.rows[at : at+len(m.labels)]
		case 0:
			return nil
		}
	}
}

// spread mixes the bits of a feature, so that hashes that differ in their high
// bits alone do not pile up in the table.
func spread(f uint32) uint32 { return (f * 0x9E3779B1) >> 7 }

// index builds the hash table over keys, which are distinct and not 0.
func (m *Model) index(keys []uint32) {
	size := uint32(16)
	for int(size) < 2*len(keys) {
		size *= 2
	}
	m.keys, m.slot, m.mask = make([]uint32, size), make([]uint32, size), size-1
	for r, k := range keys {
		i := spread(k) & m.mask
		for m.keys[i] != 0 {
			i = (i + 1) & m.mask
		}
		m.keys[i], m.slot[i] = k, uint32(r)
	}
}

// magic opens a model's bytes; its last byte is the version of the format.
const magic = "crf\x01"

var errShort = errors.New("crf model: the bytes end too early")

// Append appends the model's bytes to b. The same model gives the same bytes.
//
// The form: magic; labels; step; start, end and transition scores as float32;
// the features ascending, each as the difference to the one before it, a bit
// set of the labels that have weight, and those weights in units of step.
func (m *Model) Append(b []byte) []byte {
	b = append(b, magic...)
	b = binary.AppendUvarint(b, uint64(len(m.labels)))
	for _, l := range m.labels {
		b = binary.AppendUvarint(b, uint64(len(l)))
		b = append(b, l...)
	}
	b = appendFloat(b, m.step)
	for _, list := range [][]float32{m.start, m.end, m.trans} {
		for _, x := range list {
			b = appendFloat(b, x)
		}
	}
	keys := m.sortedKeys()
	b = binary.AppendUvarint(b, uint64(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
		row := m.row(k)
		set := uint64(0)
		for l, w := range row {
			if w != 0 {
				set |= 1 << l
			}
		}
		b = binary.AppendUvarint(b, set)
		for _, w := range row {
			if w != 0 {
				b = binary.AppendVarint(b, int64(w))
			}
		}
	}
	return b
}

// Parse reads a model from the front of b, as [Model.Append] wrote it, and
// returns what follows it.
func Parse(b []byte) (*Model, []byte, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, nil, errors.New("crf model: not a model of this version")
	}
	r := reader{b: b[len(magic):]}
	m := &Model{}
	n := r.uvarint()
	if n == 0 || n > maxLabels {
		return nil, nil, fmt.Errorf("crf model: %d labels, of at most %d", n, maxLabels)
	}
	for range n {
		m.labels = append(m.labels, r.text())
	}
	L := int(n)
	m.step = r.float()
	m.start, m.end, m.trans = r.floats(L), r.floats(L), r.floats(L*L)
	count := r.uvarint()
	if r.err || count > uint64(len(r.b)) { // a feature takes a byte at least
		return nil, nil, errShort
	}
	keys := make([]uint32, count)
	m.rows = make([]int16, int(count)*L)
	last := uint32(0)
	for i := range keys {
		delta := r.uvarint()
		if delta == 0 || delta > math.MaxUint32-uint64(last) {
			return nil, nil, errors.New("crf model: features out of order")
		}
		last += uint32(delta)
		keys[i] = last
		row := m.rows[i*L : (i+1)*L]
		set := r.uvarint()
		if set>>L != 0 {
			return nil, nil, errors.New("crf model: weight for a label that is not there")
		}
		for l := 0; set != 0; l, set = l+1, set>>1 {
			if set&1 != 0 {
				row[l] = int16(r.varint())
			}
		}
		if r.err {
			return nil, nil, errShort
		}
	}
	if r.err {
		return nil, nil, errShort
	}
	m.index(keys)
	return m, r.b, nil
}

// maxLabels is as many labels as the set of a row has bits to spare.
const maxLabels = 60

func appendFloat(b []byte, x float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
}

// A reader takes values off the front of b and remembers whether it ran out.
type reader struct {
	b   []byte
	err bool
}

func (r *reader) uvarint() uint64 {
	x, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.err = nil, true
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *reader) varint() int64 {
	x, n := binary.Varint(r.b)
	if n <= 0 {
		r.b, r.err = nil, true
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *reader) text() string {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.b, r.err = nil, true
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *reader) float() float32 {
	if len(r.b) < 4 {
		r.b, r.err = nil, true
		return 0
	}
	x := math.Float32frombits(binary.LittleEndian.Uint32(r.b))
	r.b = r.b[4:]
	return x
}

func (r *reader) floats(n int) []float32 {
	list := make([]float32, n)
	for i := range list {
		list[i] = r.float()
	}
	return list
}
