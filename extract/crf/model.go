package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
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
	moves  moves   // what follows of trans

	table *Table // the weights, packed
	at    int    // where those of this model begin in a row of the table
	words int    // how many words they are
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
	return len(m.sortedKeys())
}

// Words returns how many words the packed sums of one position take.
func (m *Model) Words() int { return m.words }

// Sum adds the packed weights of features to sums of [Model.Words] words that begin
// stride words apart: to sum k those of features[ends[k-1]:ends[k]]. Sums of the same
// model can be added word by word.
func (m *Model) Sum(s *Summer, sums []uint64, stride int, features []uint32, ends []int) {
	s.add(m.table, sums, m.words, stride, m.at, features, ends)
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
		row := m.weights(k)
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

// packedRow returns a feature's packed weights.
func (m *Model) packedRow(f uint32) []uint64 {
	at := m.table.row(f)*m.table.stride + m.at
	return m.table.rows[at : at+m.words]
}

// weights returns a feature's weights, one a label.
func (m *Model) weights(f uint32) []int32 {
	w := make([]int32, len(m.labels))
	unpack(w, slices.Clone(m.packedRow(f)))
	return w
}

// sortedKeys returns the features that carry weight, ascending.
func (m *Model) sortedKeys() []uint32 {
	var keys []uint32
	for _, slot := range m.table.slots {
		if k := uint32(slot); k != 0 && slices.ContainsFunc(m.packedRow(k), func(w uint64) bool { return w != 0 }) {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// Parse reads a model from the front of b, as [Model.Append] wrote it, and
// returns what follows it.
func Parse(b []byte) (*Model, []byte, error) {
	r, err := openModel(b)
	if err != nil {
		return nil, nil, err
	}
	if _, err := readTable(r); err != nil {
		return nil, nil, err
	}
	return r.m, r.b, nil
}

// ParseJoined reads the models that the parts begin with into one table, whose
// [Summer.Sum] looks a feature up for all of them at once. The words of a sum are
// those of the first model, then those of the next.
func ParseJoined(parts ...[]byte) ([]*Model, *Table, error) {
	readers := make([]*modelReader, len(parts))
	models := make([]*Model, len(parts))
	for i, b := range parts {
		r, err := openModel(b)
		if err != nil {
			return nil, nil, err
		}
		readers[i], models[i] = r, r.m
	}
	t, err := readTable(readers...)
	return models, t, err
}

// Join puts copies of models into one table, as [ParseJoined] does.
func Join(models ...*Model) ([]*Model, *Table, error) {
	parts := make([][]byte, len(models))
	for i, m := range models {
		parts[i] = m.Append(nil)
	}
	return ParseJoined(parts...)
}

// A modelReader reads a model's features one after the other.
type modelReader struct {
	reader
	m    *Model
	left uint64 // features
	key  uint32 // of the next one
}

// openModel reads the head of a model, up to its first feature.
func openModel(b []byte) (*modelReader, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("crf model: not a model of this version")
	}
	r := &modelReader{reader: reader{b: b[len(magic):]}, m: &Model{}}
	m := r.m
	n := r.uvarint()
	if n == 0 || n > maxLabels {
		return nil, fmt.Errorf("crf model: %d labels, of at most %d", n, maxLabels)
	}
	for range n {
		m.labels = append(m.labels, r.text())
	}
	L := int(n)
	m.step = r.float()
	m.start, m.end, m.trans = r.floats(L), r.floats(L), r.floats(L*L)
	r.left = r.uvarint()
	if r.err || r.left > uint64(len(r.b)) { // a feature takes a byte at least
		return nil, errShort
	}
	m.words = wordsOf(L)
	m.moves = movesOf(m.trans, L)
	return r, r.next()
}

// next reads the key of the next feature, if there is one.
func (r *modelReader) next() error {
	if r.left == 0 {
		return nil
	}
	delta := r.uvarint()
	switch {
	case r.err:
		return errShort
	case delta == 0 || delta > uint64(math.MaxUint32-r.key):
		return errors.New("crf model: features out of order")
	}
	r.key += uint32(delta)
	return nil
}

// weights reads the weights of a feature into its row, and the key of the next one.
func (r *modelReader) weights(row []uint64) error {
	set := r.uvarint()
	if set>>len(r.m.labels) != 0 {
		return errors.New("crf model: weight for a label that is not there")
	}
	for ; set != 0; set &= set - 1 {
		w := r.varint()
		if w < -largest || w > largest {
			return errLarge
		}
		place := places[bits.TrailingZeros64(set)]
		row[place.word] += uint64(w) << place.shift
	}
	if r.err {
		return errShort
	}
	r.left--
	return r.next()
}

// readTable reads the features of models into one table.
func readTable(readers ...*modelReader) (*Table, error) {
	stride, most := 0, uint64(0)
	for _, r := range readers {
		r.m.at = stride
		stride += r.m.words
		most = max(most, r.left)
	}
	if len(readers) > 1 {
		most += most / 8 // models of one language share most features
	}
	keys, rows := make([]uint32, 0, most), make([]uint64, 0, int(most)*stride)
	for {
		least := uint64(math.MaxUint64)
		for _, r := range readers {
			if r.left > 0 {
				least = min(least, uint64(r.key))
			}
		}
		if least == math.MaxUint64 {
			break
		}
		keys = append(keys, uint32(least))
		at := len(rows)
		rows = slices.Grow(rows, stride)[:at+stride]
		clear(rows[at:])
		for _, r := range readers {
			if r.left > 0 && uint64(r.key) == least {
				if err := r.weights(rows[at+r.m.at : at+r.m.at+r.m.words]); err != nil {
					return nil, err
				}
			}
		}
	}
	t := newTable(keys, rows, stride)
	for _, r := range readers {
		r.m.table = t
	}
	return t, nil
}

// places are where the weight of each label lies in a row.
var places = func() (p [maxLabels]struct{ word, shift uint8 }) {
	for l := range p {
		p[l].word, p[l].shift = uint8(l/lanes), uint8(laneBits*(l%lanes))
	}
	return p
}()

// wordsOf returns how many words the weights of so many labels take.
func wordsOf(labels int) int { return (labels + lanes - 1) / lanes }

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
