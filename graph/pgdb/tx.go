package pgdb

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A Tx is a transaction that writes, for one goroutine.
type Tx struct {
	s  *Store
	tx pgx.Tx
	// locked are the keys that nobody else changes until the transaction ends.
	locked map[[2]string]bool
	quads  *quadStore // nil until it is asked for
	name   string     // of its state
}

// Get returns the record of a key in a bucket, or nil. Until the transaction
// ends no other can read or write it by [Tx.Get], [Tx.Put] or [Tx.Delete]. To
// wait in no circle, transactions ask for keys in the same order.
func (t *Tx) Get(ctx context.Context, bucket, key string) ([]byte, error) {
	if err := t.lock(ctx, bucket, key); err != nil {
		return nil, err
	}
	return getRecord(ctx, t.tx, bucket, key)
}

// Put sets the record of a key.
func (t *Tx) Put(ctx context.Context, bucket, key string, record []byte) error {
	if err := t.lock(ctx, bucket, key); err != nil {
		return err
	}
	if record == nil {
		record = []byte{}
	}
	_, err := t.tx.Exec(ctx, `INSERT INTO khabar_records (bucket, key, value) VALUES ($1, $2, $3)
		ON CONFLICT (bucket, key) DO UPDATE SET value = EXCLUDED.value`, bucket, []byte(key), record)
	return err
}

// Delete removes the record of a key, if there is one.
func (t *Tx) Delete(ctx context.Context, bucket, key string) error {
	if err := t.lock(ctx, bucket, key); err != nil {
		return err
	}
	_, err := t.tx.Exec(ctx, `DELETE FROM khabar_records WHERE bucket = $1 AND key = $2`, bucket, []byte(key))
	return err
}

func (t *Tx) lock(ctx context.Context, bucket, key string) error {
	k := [2]string{bucket, key}
	if t.locked[k] {
		return nil
	}
	if err := lock(ctx, t.tx, bucket+"/"+key); err != nil {
		return err
	}
	if t.locked == nil {
		t.locked = map[[2]string]bool{}
	}
	t.locked[k] = true
	return nil
}

// Records calls f with the keys and records of a bucket, sorted by the bytes of
// their keys, until f returns an error. f must not use the transaction.
func (t *Tx) Records(ctx context.Context, bucket string, f func(key string, record []byte) error) error {
	return eachRecord(ctx, t.tx, bucket, f)
}

// Labelled returns the quads of a label, in no order that means something.
func (t *Tx) Labelled(ctx context.Context, label quad.Value) ([]quad.Quad, error) {
	return labelled(ctx, t.tx, t.s.values, label)
}

// Apply removes quads, all of which have to be there ([ErrMissing]), and then
// adds quads, none of which may be there ([ErrThere]). No quad may be given twice
// to remove, or twice to add. After an error the transaction is good for nothing.
func (t *Tx) Apply(ctx context.Context, remove, add []quad.Quad) error {
	count := counts{}
	gone, err := count.hash(remove, -1)
	if err != nil {
		return err
	}
	come, err := count.hash(add, 1)
	if err != nil {
		return err
	}
	if err := deleteQuads(ctx, t.tx, gone); err != nil {
		return err
	}
	if err := copyQuads(ctx, t.tx, come); err != nil {
		return err
	}
	return countValues(ctx, t.tx, count)
}

// A hashedQuad is a quad by the hashes of its values.
type hashedQuad [4]refs.ValueHash

// counts tell how many more, or fewer, quads hold a value than did before.
type counts map[refs.ValueHash]*counted

type counted struct {
	value quad.Value
	by    int
}

// hash returns quads by hashes, and counts each of their values.
func (c counts) hash(quads []quad.Quad, by int) ([]hashedQuad, error) {
	out := make([]hashedQuad, len(quads))
	known := map[quad.Value]refs.ValueHash{}
	for i, q := range quads {
		for d, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			h, ok := known[v]
			if !ok {
				var err error
				if h, err = hashOf(v); err != nil {
					return nil, err
				}
				known[v] = h
			}
			out[i][d] = h
			n := c[h]
			if n == nil {
				n = &counted{value: v}
				c[h] = n
			}
			n.by += by
		}
	}
	return out, nil
}

// hashColumn makes a hash a column: none is null.
func hashColumn(h refs.ValueHash) []byte {
	if !h.Valid() {
		return nil
	}
	return bytes.Clone(h[:])
}

func deleteQuads(ctx context.Context, tx pgx.Tx, quads []hashedQuad) error {
	if len(quads) == 0 {
		return nil
	}
	var columns [4][][]byte
	for _, q := range quads {
		for d, h := range q {
			columns[d] = append(columns[d], hashColumn(h))
		}
	}
	tag, err := tx.Exec(ctx, `DELETE FROM quads q USING unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS d (s, p, o, l)
		WHERE q.subject_hash = d.s AND q.predicate_hash = d.p AND q.object_hash = d.o AND q.label_hash IS NOT DISTINCT FROM d.l`,
		columns[0], columns[1], columns[2], columns[3])
	switch {
	case err != nil:
		return fmt.Errorf("delete quads: %w", err)
	case tag.RowsAffected() != int64(len(quads)):
		return fmt.Errorf("delete %d quads, of which the store has %d: %w", len(quads), tag.RowsAffected(), ErrMissing)
	}
	return nil
}

// copyQuads adds quads. They are sorted, since pages of an index that are written
// to one after the other are written to once.
func copyQuads(ctx context.Context, tx pgx.Tx, quads []hashedQuad) error {
	if len(quads) == 0 {
		return nil
	}
	slices.SortFunc(quads, func(a, b hashedQuad) int {
		for d := range a {
			if c := bytes.Compare(a[d][:], b[d][:]); c != 0 {
				return c
			}
		}
		return 0
	})
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"quads"},
		[]string{"subject_hash", "predicate_hash", "object_hash", "label_hash"},
		pgx.CopyFromSlice(len(quads), func(i int) ([]any, error) {
			row := make([]any, 4)
			for d, h := range quads[i] {
				row[d] = hashColumn(h)
			}
			return row, nil
		}))
	var pg *pgconn.PgError
	if errors.As(err, &pg) && pg.Code == uniqueViolation {
		return fmt.Errorf("%w (%s)", ErrThere, pg.Detail)
	}
	if err != nil {
		return fmt.Errorf("add quads: %w", err)
	}
	return nil
}

// countValues adds to the counts of values, makes rows of new ones, and deletes
// those that no quad holds any more. The rows are locked in the order of their
// hashes, so that transactions beside each other wait in no circle.
func countValues(ctx context.Context, tx pgx.Tx, count counts) error {
	var rows nodeRows
	shrinking := false
	for _, h := range slices.SortedFunc(maps.Keys(count), func(a, b refs.ValueHash) int { return bytes.Compare(a[:], b[:]) }) {
		c := count[h]
		if c.by == 0 {
			continue
		}
		n, err := newNode(c.value)
		if err != nil {
			return err
		}
		rows.add(&n, c.by)
		shrinking = shrinking || c.by < 0
	}
	if len(rows.hash) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, `INSERT INTO nodes (hash, refs, `+nodeColumns+`)
		SELECT * FROM unnest($1::bytea[], $2::int[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[],
			$9::bigint[], $10::bool[], $11::float8[], $12::timestamptz[])
		ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`, rows.arguments()...)
	if err != nil {
		return fmt.Errorf("count values: %w", err)
	}
	if !shrinking {
		return nil
	}
	if _, err := tx.Exec(ctx, `DELETE FROM nodes WHERE hash = ANY($1) AND refs <= 0`, rows.hash); err != nil {
		return fmt.Errorf("delete values: %w", err)
	}
	return nil
}

// nodeRows are rows of the table nodes, by column.
type nodeRows struct {
	hash     [][]byte
	refs     []int32
	raw      [][]byte
	str      []*string
	datatype []*string
	language []*string
	iri      []*bool
	bnode    []*bool
	integer  []*int64
	boolean  []*bool
	float    []*float64
	time     []*time.Time
}

func (r *nodeRows) add(n *node, refs int) {
	r.hash = append(r.hash, hashColumn(n.hash))
	r.refs = append(r.refs, int32(refs))
	r.raw = append(r.raw, n.raw)
	r.str = append(r.str, n.str)
	r.datatype = append(r.datatype, n.datatype)
	r.language = append(r.language, n.language)
	r.iri = append(r.iri, n.iri)
	r.bnode = append(r.bnode, n.bnode)
	r.integer = append(r.integer, n.integer)
	r.boolean = append(r.boolean, n.boolean)
	r.float = append(r.float, n.float)
	r.time = append(r.time, n.time)
}

func (r *nodeRows) arguments() []any {
	return []any{r.hash, r.refs, r.raw, r.str, r.datatype, r.language, r.iri, r.bnode, r.integer, r.boolean, r.float, r.time}
}
