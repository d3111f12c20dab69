package quaddb

import (
	"encoding/binary"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// A RawLoader writes the keys of quads into the engine, with nothing but a map
// for the values' identifiers: what a store can at most reach.
type RawLoader struct {
	db  *pebble.DB
	ids map[quad.Value]Node
}

// NewRawLoader opens the engine as a store does.
func NewRawLoader(dir string) (*RawLoader, error) {
	db, err := pebble.Open(dir, engineOptions(Options{}, vfs.Default, new(engineLog)))
	return &RawLoader{db, map[quad.Value]Node{}}, err
}

// Load writes quads in one batch, onto the disk, and returns how long that took.
func (l *RawLoader) Load(batch []quad.Quad) (time.Duration, error) {
	type fresh struct {
		n       Node
		encoded []byte
	}
	var values []fresh
	quads := make([]Quad, len(batch))
	for i, q := range batch {
		for j, dir := range quad.Directions {
			v := q.Get(dir)
			id, ok := l.ids[v]
			if !ok {
				id = Node(len(l.ids) + 1)
				l.ids[v] = id
				b, err := appendValue(nil, v)
				if err != nil {
					return 0, err
				}
				values = append(values, fresh{id, b})
			}
			quads[i][j] = id
		}
	}
	begun := time.Now()
	b := l.db.NewBatch()
	var key [longValue + 1]byte
	for _, v := range values {
		_ = b.Set(appendNodeKey(key[:0], v.n), v.encoded, nil)
		_ = b.Set(appendValueKey(append(key[:0], tableValue), v.encoded), binary.BigEndian.AppendUint64(nil, uint64(v.n)), nil)
	}
	for _, ix := range indexes {
		for _, q := range quads {
			_ = b.Set(ix.appendKey(key[:0], q), nil, nil)
		}
	}
	err := first(b.Commit(pebble.Sync), b.Close())
	return time.Since(begun), err
}

// Close closes the engine.
func (l *RawLoader) Close() error { return first(l.db.Flush(), l.db.Close()) }
