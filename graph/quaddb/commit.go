package quaddb

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
)

// An outcome is what a transaction does to the writer's memory.
type outcome struct {
	fresh []Node
	gone  []string // the values' bytes
}

// commit writes the transaction.
func (tx *Tx) commit() error {
	if tx.quads.empty() && len(tx.records) == 0 {
		return nil
	}
	c, out, err := tx.store()
	if err != nil {
		return err
	}
	for _, encoded := range out.gone {
		tx.s.nodes.forget(encoded)
	}
	for _, n := range out.fresh {
		encoded := tx.newValue(n)
		if kind(encoded[0]) != kindIRI { // most IRIs do not come again; those that do are found, and kept then
			tx.s.nodes.put(encoded, n)
		}
		if tx.s.known != nil {
			tx.s.known.add(encoded)
		}
	}
	tx.s.replaceView(c)
	return nil
}

// store writes the transaction to the disk.
func (tx *Tx) store() (counters, outcome, error) {
	size := tx.size()
	if size >= tx.s.bulk && tx.adds() {
		if err := tx.s.room(size); err != nil {
			return counters{}, outcome{}, err
		}
		b := &bulk{s: tx.s}
		defer b.end()
		c, out, err := tx.write(b)
		if err == nil {
			err = b.commit()
		}
		if errors.Is(err, syscall.ENOSPC) && !errors.Is(err, ErrBroken) {
			err = &Hinted{fmt.Errorf("%w: %s: %w", ErrFull, tx.s.dir, err), "make room on the disk; nothing was changed"}
		}
		return c, out, err
	}
	b := tx.s.db.NewBatchWithSize(size)
	defer b.Close()
	c, out, err := tx.write(batchSink{b})
	if err != nil {
		return c, out, err
	}
	if err := tx.s.room(b.Len()); err != nil {
		return c, out, err
	}
	return c, out, tx.s.commitBatch(b)
}

// adds reports whether the transaction removes nothing.
func (tx *Tx) adds() bool {
	if tx.quads.counts[goes] > 0 {
		return false
	}
	for _, r := range tx.records {
		if r == nil {
			return false
		}
	}
	return true
}

// size is about how many bytes a batch with all that changed takes. One that grows
// as it is filled takes twice as much on the way.
func (tx *Tx) size() int {
	n := 1<<12 + tx.quads.len()*len(indexes)*(quadKeySize+4)
	for _, encoded := range tx.made {
		n += 2*len(encoded) + 2*nodeKeySize + 8
	}
	for key, record := range tx.records {
		n += len(key) + len(record) + 16
	}
	return n
}

// write fills a batch with all that changed, and returns the counters after it.
func (tx *Tx) write(b sink) (counters, outcome, error) {
	c := tx.c
	added, removed := tx.quads.quads()
	slices.SortFunc(removed, compareQuads)
	c.quads += int64(len(added) - len(removed))

	// Every node of an added quad lives. Of those that were there before it
	// matters only where some may go.
	alive := map[Node]struct{}{}
	holds := make([]bool, len(tx.made)) // of the new ones
	counts := map[Node]int64{}
	for _, q := range added {
		for _, n := range q {
			switch {
			case tx.isNew(n):
				holds[n-tx.base.next] = true
			case n != 0 && len(removed) > 0:
				alive[n] = struct{}{}
			}
		}
		counts[q[1]]++
	}
	for _, q := range removed {
		counts[q[1]]--
	}

	gone, err := tx.orphans(removed, alive)
	if err != nil {
		return c, outcome{}, err
	}
	out := outcome{}
	for i, is := range holds {
		if is {
			out.fresh = append(out.fresh, tx.base.next+Node(i))
		}
	}
	c.nodes += int64(len(out.fresh) - len(gone))
	values := make([]valueChange, 0, len(out.fresh)+len(gone))
	for _, n := range out.fresh {
		values = append(values, newValueChange(tx.newValue(n), n, false))
	}
	for _, n := range gone {
		encoded, err := tx.encoded(n)
		if err != nil {
			return c, outcome{}, err
		}
		out.gone = append(out.gone, encoded)
		values = append(values, newValueChange(encoded, n, true))
	}

	w := changeWriter{to: b, next: tx.base.next}
	// Table by table in the order of their keys, and sorted within: the engine
	// takes what is sorted quicker. The same change is written in the same order.
	for _, p := range slices.Sorted(maps.Keys(counts)) {
		if counts[p] == 0 {
			continue
		}
		n, err := tx.base.count(p)
		if err != nil {
			return c, outcome{}, err
		}
		w.key = appendCountKey(w.key[:0], p)
		if n += counts[p]; n == 0 {
			w.delete()
		} else {
			w.setNumber(uint64(n))
		}
	}
	w.quads(indexLSP, added, removed)
	w.cut()
	w.key = append(w.key[:0], metaKey(metaCounters)...)
	w.set(c.bytes())
	slices.SortFunc(values, func(x, y valueChange) int { return cmp.Compare(x.n, y.n) })
	w.cut()
	for _, v := range values {
		w.key = appendNodeKey(w.key[:0], v.n)
		if v.gone {
			w.delete()
		} else {
			w.value = append(w.value[:0], v.encoded...)
			w.set(w.value)
		}
	}
	w.quads(indexOSP, added, removed)
	w.quads(indexPOS, added, removed)
	w.cut()
	bucket := ""
	for _, k := range slices.Sorted(maps.Keys(tx.records)) {
		// Records of new keys may lie behind all of their bucket.
		if b, _, _ := strings.Cut(k, "\x00"); b != bucket {
			w.cut()
			bucket = b
		}
		w.key = append(w.key[:0], k...)
		if r := tx.records[k]; r == nil {
			w.delete()
		} else {
			w.set(r)
		}
	}
	w.quads(indexSPO, added, removed)
	slices.SortFunc(values, func(x, y valueChange) int { return strings.Compare(x.key, y.key) })
	w.cut()
	for _, v := range values {
		w.key = append(append(w.key[:0], tableValue), v.key...)
		if v.gone {
			w.delete()
		} else {
			w.setNumber(uint64(v.n))
		}
	}
	return c, out, w.err
}

// A valueChange is a value that comes, or goes.
type valueChange struct {
	encoded string
	key     string // by which it is found
	n       Node
	gone    bool
}

func newValueChange(encoded string, n Node, gone bool) valueChange {
	key := encoded
	if len(encoded) >= longValue {
		key = string(appendValueKey(nil, []byte(encoded)))
	}
	return valueChange{encoded, key, n, gone}
}

// A sink takes the keys of a change.
type sink interface {
	set(key, value []byte) error
	delete(key []byte) error
	// cut says that what follows lies apart from what was before.
	cut() error
}

// A batchSink is a batch of the engine, in which nothing lies apart.
type batchSink struct{ *pebble.Batch }

func (b batchSink) set(key, value []byte) error { return b.Set(key, value, nil) }
func (b batchSink) delete(key []byte) error     { return b.Delete(key, nil) }
func (b batchSink) cut() error                  { return nil }

// A changeWriter writes the keys of a change, and keeps the first error.
type changeWriter struct {
	to    sink
	next  Node   // the first new one
	key   []byte // of what is written next
	value []byte
	room  []Quad // to sort in
	err   error
}

func (w *changeWriter) set(value []byte) { w.err = first(w.err, w.to.set(w.key, value)) }

func (w *changeWriter) setNumber(n uint64) {
	w.value = binary.BigEndian.AppendUint64(w.value[:0], n)
	w.set(w.value)
}

func (w *changeWriter) delete() { w.err = first(w.err, w.to.delete(w.key)) }

func (w *changeWriter) cut() { w.err = first(w.err, w.to.cut()) }

// quads writes the keys of one index, and sorts the quads as it does.
func (w *changeWriter) quads(ix *index, added, removed []Quad) {
	slices.SortFunc(removed, ix.compare)
	for _, q := range removed {
		w.key = ix.appendKey(w.key[:0], q)
		w.delete()
	}
	w.room = ix.sort(added, w.room)
	w.cut()
	slot := ix.order[0]
	for i, q := range added {
		if i > 0 && q[slot] >= w.next && added[i-1][slot] < w.next {
			w.cut() // all further keys come after those that there are
		}
		w.key = ix.appendKey(w.key[:0], q)
		w.set(nil)
	}
}

// encoded returns the bytes of a node of the state before.
func (tx *Tx) encoded(n Node) (string, error) {
	var encoded string
	var key [nodeKeySize]byte
	ok, err := tx.base.get(appendNodeKey(key[:0], n), func(b []byte) error {
		encoded = string(b)
		return nil
	})
	if err == nil && !ok {
		err = fmt.Errorf("%w: value %d is missing", ErrDamaged, n)
	}
	return encoded, err
}

// orphans returns the nodes, sorted, that no quad holds once the removed ones
// are gone. Alive are those that an added quad holds.
func (tx *Tx) orphans(removed []Quad, alive map[Node]struct{}) ([]Node, error) {
	if len(removed) == 0 {
		return nil, nil
	}
	// The index that a node was found in is asked first: what stays mostly stays
	// there.
	where := map[Node]int{}
	for _, q := range removed {
		for s, n := range q {
			if _, ok := alive[n]; n != 0 && !ok {
				where[n] |= 1 << s
			}
		}
	}
	nodes := slices.Sorted(maps.Keys(where))
	left := nodes
	for pass := range 2 {
		for i, ix := range bySlot {
			var ask []Node
			for _, n := range left {
				if asked := where[n]&(1<<i) != 0; asked == (pass == 0) {
					ask = append(ask, n)
				}
			}
			held, err := tx.held(ix, i, ask)
			if err != nil {
				return nil, err
			}
			left = slices.DeleteFunc(left, func(n Node) bool { return held[n] })
		}
	}
	return left, nil
}

// held returns which of the nodes, which are sorted, a quad that stays has in
// the slot that the index begins with.
func (tx *Tx) held(ix *index, slot int, nodes []Node) (map[Node]bool, error) {
	if len(nodes) == 0 {
		return nil, nil
	}
	out := map[Node]bool{}
	err := tx.base.seekAll([]byte{ix.table}, []byte{ix.table + 1}, func(it *pebble.Iterator) {
		var buf [quadKeySize]byte
		for _, n := range nodes {
			var given Quad
			given[slot] = n
			prefix := ix.appendPrefix(buf[:0], given, 1)
			for ok := it.SeekGE(prefix); ok; ok = it.Next() {
				key := it.Key()
				if len(key) != quadKeySize || !bytes.HasPrefix(key, prefix) {
					break
				}
				if tx.quads.of(ix.quad(key)) == stays {
					out[n] = true
					break
				}
			}
		}
	})
	return out, err
}
