package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
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

	slots []uint64 // open addressing: a key and, above its 32 bits, the index of its row; 0 is an empty slot
	mask  uint32

	rows   []uint64 // row*stride: the weights, packed
	stride int      // words of a row
}

// Weights are packed three to a word, so that a row is added to another word by
// word: label l is in word l/3, shifted by 21*(l%3). A word is the sum of its
// shifted weights, which are signed; adding words adds every label as long as no
// sum leaves 21 bits. largest and [MaxFeatures] see to that.
const (
	lanes    = 3
	laneBits = 21
	largest  = 4000 // of a weight, either sign
)

// MaxFeatures is how many features a position can have.
const MaxFeatures = 1<<(laneBits-1)/largest - 1

// unpack writes the sums that words hold, one a label, and spoils words.
func unpack(dst []int32, words []uint64) {
	at := 0
	for l := range dst {
		if l > 0 && l%lanes == 0 {
			at++
		}
		p := words[at]
		x := int64(p<<(64-laneBits)) >> (64 - laneBits)
		dst[l] = int32(x)
		words[at] = uint64(int64(p-uint64(x)) >> laneBits)
	}
}

// Labels returns the labels in the order of their indices. The slice is the
// model's own: do not change it.
func (m *Model) Labels() []string { return m.labels }

// Features returns the number of features that carry weight.
func (m *Model) Features() int {
	if len(m.labels) == 0 {
		return 0
	}
	return len(m.rows) / m.stride
}

// row returns the index of a feature's row, or -1 when the model does not know it.
func (m *Model) row(f uint32) int {
	if f == 0 {
		f = 1
	}
	for i := spread(f) & m.mask; ; i = (i + 1) & m.mask {
		switch slot := m.slots[i]; uint32(slot) {
		case f:
			return int(slot >> 32)
		case 0:
			return -1
		}
	}
}

// Words returns how many words the packed sums of one position take.
func (m *Model) Words() int { return m.stride }

// Sum adds the packed weights of features to sum, which has [Model.Words]
// words. Sums of the same model can be added word by word.
func (m *Model) Sum(sum []uint64, features []uint32) {
	const batch = 16
	var want [batch]uint32
	var slot [batch]uint64
	slots, mask, stride := m.slots, m.mask, m.stride
	sum = sum[:stride]
	for len(features) > 0 {
		// The table is larger than the caches: a batch is looked up before any
		// of it is used, so that the waits overlap.
		n := min(len(features), batch)
		for k, f := range features[:n] {
			if f == 0 {
				f = 1
			}
			want[k], slot[k] = f, slots[spread(f)&mask]
		}
		for k, f := range want[:n] {
			row := -1
			switch uint32(slot[k]) {
			case f:
				row = int(slot[k] >> 32)
			case 0:
				continue
			default:
				if row = m.row(f); row < 0 {
					continue
				}
			}
			words := m.rows[row*stride:][:len(sum)]
			for i, w := range words {
				sum[i] += w
			}
		}
		features = features[n:]
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
	m.slots, m.mask = make([]uint64, size), size-1
	for r, k := range keys {
		i := spread(k) & m.mask
		for m.slots[i] != 0 {
			i = (i + 1) & m.mask
		}
		m.slots[i] = uint64(r)<<32 | uint64(k)
	}
}

// magic opens a model's bytes; its last byte is the version of the format.
const magic = "crf\x01"

var (
	errShort = errors.New("crf model: the bytes end too early")
	errLarge = fmt.Errorf("crf model: a weight is not within ±%d", largest)
)

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
		row := m.weights(m.row(k))
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

// weights returns the weights of a row, one a label.
func (m *Model) weights(row int) []int32 {
	w := make([]int32, len(m.labels))
	unpack(w, slices.Clone(m.rows[row*m.stride:(row+1)*m.stride]))
	return w
}

// appendRow adds a row of weights, one a label, none beyond largest.
func (m *Model) appendRow(weights []int16) {
	m.stride = (len(weights) + lanes - 1) / lanes
	at := len(m.rows)
	m.rows = append(m.rows, make([]uint64, m.stride)...)
	for l, w := range weights {
		m.rows[at+l/lanes] += packed(int64(w), l)
	}
}

// packed returns the weight w of label l as its word holds it.
func packed(w int64, l int) uint64 { return uint64(w) << (laneBits * (l % lanes)) }

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
	m.stride = (L + lanes - 1) / lanes
	m.rows = make([]uint64, int(count)*m.stride)
	last := uint32(0)
	for i := range keys {
		delta := r.uvarint()
		if delta == 0 || delta > math.MaxUint32-uint64(last) {
			return nil, nil, errors.New("crf model: features out of order")
		}
		last += uint32(delta)
		keys[i] = last
		row := m.rows[i*m.stride : (i+1)*m.stride]
		set := r.uvarint()
		if set>>L != 0 {
			return nil, nil, errors.New("crf model: weight for a label that is not there")
		}
		for l := 0; set != 0; l, set = l+1, set>>1 {
			if set&1 != 0 {
				w := r.varint()
				if w < -largest || w > largest {
					return nil, nil, errLarge
				}
				row[l/lanes] += packed(w, l)
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
	if len(r.b) > 0 && r.b[0] < 0x80 { // most of a model
		x := uint64(r.b[0])
		r.b = r.b[1:]
		return x
	}
	x, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.b, r.err = nil, true
		return 0
	}
	r.b = r.b[n:]
	return x
}

func (r *reader) varint() int64 {
	x := r.uvarint()
	return int64(x>>1) ^ -int64(x&1)
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
