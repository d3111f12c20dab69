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

// A Summer adds up rows of tables, and has the memory for it. The zero value is
// ready. It is not safe for concurrent use.
type Summer struct {
	want  [batch]uint32 // features that are in the table, as far as its filter tells
	slot  [batch]uint64 // of each of these
	into  [batch]int    // where its sum begins
	first [batch]int    // where its row begins
}

// batch is how many features are looked up before any of them is used. The table is
// larger than the quick caches: so the waits overlap.
const batch = 256

// Sum adds the packed weights of features under all models of t to sums of
// [Table.Words] words, which follow each other: to sum k those of
// features[ends[k-1]:ends[k]], to the first those of features[:ends[0]].
func (s *Summer) Sum(t *Table, sums []uint64, features []uint32, ends []int) {
	s.add(t, sums, t.stride, t.stride, 0, features, ends)
}

// add adds a part of rows, the words from at on, to sums of so many words that begin
// stride words apart.
func (s *Summer) add(t *Table, sums []uint64, words, stride, at int, features []uint32, ends []int) {
	n, from := 0, 0
	for k, end := range ends {
		for _, f := range features[from:end] {
			if f == 0 {
				f = 1
			}
			if n == batch {
				s.flush(t, n, sums, words, at)
				n = 0
			}
			s.want[n], s.into[n] = f, k*stride
			b := spread(f) & t.filterMask
			n += int(t.filter[b/64] >> (b % 64) & 1)
		}
		from = end
	}
	s.flush(t, n, sums, words, at)
}

// flush adds the rows of the first n features that are wanted.
func (s *Summer) flush(t *Table, n int, sums []uint64, words, at int) {
	for k, f := range s.want[:n] {
		s.slot[k] = t.slots[spread(f)&t.mask]
	}
	found := 0
	last := words - 1
	for k, f := range s.want[:n] {
		row := int(s.slot[k] >> 32)
		if uint32(s.slot[k]) != f {
			if row = t.row(f); row < 0 {
				continue
			}
		}
		// The first and the last word now, which asks for those between.
		first, sum := row*t.stride+at, sums[s.into[k]:][:words]
		sum[0] += t.rows[first]
		if last > 0 {
			sum[last] += t.rows[first+last]
		}
		s.first[found], s.into[found] = first, s.into[k]
		found++
	}
	for k, first := range s.first[:found] {
		row, sum := t.rows[first:][:words], sums[s.into[k]:][:words]
		for i := 1; i < last; i++ {
			sum[i] += row[i]
		}
	}
}
