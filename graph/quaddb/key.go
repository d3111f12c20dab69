package quaddb

import (
	"encoding/binary"

	"github.com/cayleygraph/quad"
)

// The first byte of a key says what it is. It is part of the format.
const (
	tableMeta    = 'm' // name → counts
	tableCount   = 'c' // identifier of a predicate → number of its quads
	tableNode    = 'n' // identifier → value
	tableValue   = 'v' // value → identifier
	tableRecord  = 'r' // bucket, zero byte, key → record
	tableSPO     = 's' // subject, predicate, object, label
	tablePOS     = 'p' // predicate, object, subject, label
	tableOSP     = 'o' // object, subject, predicate, label
	tableLSP     = 'l' // label, subject, predicate, object
	idSize       = 8
	nodeKeySize  = 1 + idSize
	quadKeySize  = 1 + 4*idSize
	metaCounters = "counters"
)

// scanned reports whether the keys of a table are read in ranges alone, so that nothing is
// asked of a filter of keys.
func scanned(table byte) bool {
	return table == tablePOS || table == tableOSP || table == tableLSP
}

// A Node refers to a value of a store. Identifiers are given out once: a value
// that went and came back has another. Zero is no value.
type Node uint64

// Key makes a Node a reference for Cayley.
func (n Node) Key() any { return n }

// A Quad refers to a quad of a store: subject, predicate, object and label, of
// which the label may be zero.
type Quad [4]Node

// Key makes a Quad a reference for Cayley.
func (q Quad) Key() any { return q }

// slot returns the place of a direction in a Quad.
func slot(d quad.Direction) (int, bool) {
	switch d {
	case quad.Subject:
		return 0, true
	case quad.Predicate:
		return 1, true
	case quad.Object:
		return 2, true
	case quad.Label:
		return 3, true
	}
	return 0, false
}

// An index is an order of keys that hold a whole quad each.
type index struct {
	table byte
	order [4]int // which slot comes first, second, ...
}

// The indexes.
var (
	indexSPO = &index{tableSPO, [4]int{0, 1, 2, 3}}
	indexPOS = &index{tablePOS, [4]int{1, 2, 0, 3}}
	indexOSP = &index{tableOSP, [4]int{2, 0, 1, 3}}
	indexLSP = &index{tableLSP, [4]int{3, 0, 1, 2}}

	indexes = [4]*index{indexSPO, indexPOS, indexOSP, indexLSP}
	// bySlot is the index that begins with a slot.
	bySlot = indexes
)

// appendKey appends the key of q.
func (ix *index) appendKey(b []byte, q Quad) []byte {
	return ix.appendPrefix(b, q, 4)
}

// appendPrefix appends what all keys begin with that share the first n slots,
// in the index's order, with q.
func (ix *index) appendPrefix(b []byte, q Quad, n int) []byte {
	b = append(b, ix.table)
	for _, s := range ix.order[:n] {
		b = binary.BigEndian.AppendUint64(b, uint64(q[s]))
	}
	return b
}

// quad reads a key, which must be as long as quadKeySize.
func (ix *index) quad(key []byte) Quad {
	var q Quad
	for i, s := range ix.order {
		q[s] = Node(binary.BigEndian.Uint64(key[1+i*idSize:]))
	}
	return q
}

// compare sorts quads as the index does.
func (ix *index) compare(a, b Quad) int {
	for _, s := range ix.order {
		if a[s] != b[s] {
			if a[s] < b[s] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// known says which slots are given.
type known [4]bool

// leading counts the slots that are known from the index's first on.
func (ix *index) leading(k known) int {
	for i, s := range ix.order {
		if !k[s] {
			return i
		}
	}
	return len(ix.order)
}

func appendNodeKey(b []byte, n Node) []byte {
	return binary.BigEndian.AppendUint64(append(b, tableNode), uint64(n))
}

func appendCountKey(b []byte, n Node) []byte {
	return binary.BigEndian.AppendUint64(append(b, tableCount), uint64(n))
}

func metaKey(name string) []byte { return append([]byte{tableMeta}, name...) }

func recordKey(bucket, key string) []byte {
	b := append([]byte{tableRecord}, bucket...)
	return append(append(b, 0), key...)
}

// successor returns the first key after all that begin with prefix, which must
// not consist of 0xff alone. It changes prefix.
func successor(prefix []byte) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		prefix[i]++
		if prefix[i] != 0 {
			return prefix[:i+1]
		}
	}
	return nil
}
