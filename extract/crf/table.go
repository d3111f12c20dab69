package crf

// A Table holds the packed weights of one model, or of several beside each other,
// by feature. It is immutable and safe for concurrent use.
type Table struct {
	slots []uint64 // open addressing: a key and, above its 32 bits, the index of its row; 0 is an empty slot
	mask  uint32
	// filter has a bit for each key, and few others: most features that a text
	// gives are in no model, and it tells so within the reach of a quick cache.
	filter     []uint64
	filterMask uint32

	rows   []uint64 // row*stride
	stride int      // words of a row
}

// newTable returns a table of keys, which are distinct and not 0, and their rows
// in the same order.
func newTable(keys []uint32, rows []uint64, stride int) *Table {
	size := uint32(64)
	for int(size) < 2*len(keys) {
		size *= 2
	}
	t := &Table{slots: make([]uint64, size), mask: size - 1, rows: rows, stride: stride}
	t.filterMask = filterBits*size - 1
	t.filter = make([]uint64, filterBits*size/64)
	for r, k := range keys {
		h := spread(k)
		b := h & t.filterMask
		t.filter[b/64] |= 1 << (b % 64)
		i := h & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = uint64(r)<<32 | uint64(k)
	}
	return t
}

// filterBits is how many bits the filter has for each slot, a power of two.
const filterBits = 8

// spread mixes the bits of a feature, so that hashes that differ in their high
// bits alone do not pile up in the table.
func spread(f uint32) uint32 { return (f * 0x9E3779B1) >> 7 }

// row returns the index of a feature's row, or -1 when the table does not know it.
func (t *Table) row(f uint32) int {
	if f == 0 {
		f = 1
	}
	for i := spread(f) & t.mask; ; i = (i + 1) & t.mask {
		switch slot := t.slots[i]; uint32(slot) {
		case f:
			return int(slot >> 32)
		case 0:
			return -1
		}
	}
}

// Words returns how many words the sums of all models take.
func (t *Table) Words() int { return t.stride }

// Sum adds the packed weights of features under all models to sum, which has
// [Table.Words] words.
func (t *Table) Sum(sum []uint64, features []uint32) { t.add(sum[:t.stride], 0, features) }

// add adds a part of the rows of features: the words from at on.
func (t *Table) add(sum []uint64, at int, features []uint32) {
	const batch = 32
	var want [batch]uint32
	var slot [batch]uint64
	var found [batch]int
	for len(features) > 0 {
		// The table is larger than the caches: a batch is looked up before any
		// of it is used, so that the waits overlap.
		n := 0
		some := min(len(features), batch)
		for _, f := range features[:some] {
			if f == 0 {
				f = 1
			}
			want[n] = f
			b := spread(f) & t.filterMask
			n += int(t.filter[b/64] >> (b % 64) & 1)
		}
		features = features[some:]
		for k, f := range want[:n] {
			slot[k] = t.slots[spread(f)&t.mask]
		}
		rows := 0
		for k, f := range want[:n] {
			row := int(slot[k] >> 32)
			if uint32(slot[k]) != f {
				if row = t.row(f); row < 0 {
					continue
				}
			}
			first := row*t.stride + at
			found[rows] = first
			rows++
			sum[0] += t.rows[first] // and asks for the others
		}
		for _, first := range found[:rows] {
			words := t.rows[first:][:len(sum)]
			for i := 1; i < len(words); i++ {
				sum[i] += words[i]
			}
		}
	}
}
