package pgdb

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// A querier is a transaction, or a connection that is in one.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

func getRecord(ctx context.Context, q querier, bucket, key string) ([]byte, error) {
	var b []byte
	err := q.QueryRow(ctx, `SELECT value FROM khabar_records WHERE bucket = $1 AND key = $2`, bucket, []byte(key)).Scan(&b)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return b, err
}

func eachRecord(ctx context.Context, q querier, bucket string, f func(key string, record []byte) error) error {
	rows, err := q.Query(ctx, `SELECT key, value FROM khabar_records WHERE bucket = $1 ORDER BY key`, bucket)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key, value []byte
		if err := rows.Scan(&key, &value); err != nil {
			return err
		}
		if err := f(string(key), value); err != nil {
			return err
		}
	}
	return rows.Err()
}

// labelled returns the quads of a label.
func labelled(ctx context.Context, q querier, cache *valueCache, label quad.Value) ([]quad.Quad, error) {
	h, err := hashOf(label)
	if err != nil {
		return nil, err
	}
	rows, err := q.Query(ctx, `SELECT subject_hash, predicate_hash, object_hash FROM quads WHERE label_hash = $1`, hashColumn(h))
	if err != nil {
		return nil, err
	}
	var hashed []hashedQuad
	var s, p, o []byte
	_, err = pgx.ForEachRow(rows, []any{&s, &p, &o}, func() error {
		hashed = append(hashed, hashedQuad{refs.ValueHash(s), refs.ValueHash(p), refs.ValueHash(o), h})
		return nil
	})
	if err != nil {
		return nil, err
	}
	wanted := make([]refs.ValueHash, 0, 4*len(hashed))
	for _, q := range hashed {
		wanted = append(wanted, q[:]...)
	}
	values, err := cache.read(ctx, q, wanted)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(hashed))
	for i := range hashed {
		v := values[4*i : 4*i+4]
		if slices.Contains(v, nil) {
			return nil, fmt.Errorf("the store is damaged: it has no value for one of the hashes %v", hashed[i])
		}
		out[i] = quad.Quad{Subject: v[0], Predicate: v[1], Object: v[2], Label: v[3]}
	}
	return out, nil
}

// A valueCache remembers values by their hashes. A hash means the same value for
// ever, whatever happens in the database.
type valueCache struct {
	mu    sync.Mutex
	young map[refs.ValueHash]quad.Value
	old   map[refs.ValueHash]quad.Value
	bytes int // of young
}

// cacheBytes is about how much of values a half of the cache holds. Long texts are not kept.
const (
	cacheBytes = 16 << 20
	longValue  = 1 << 12
)

func newValueCache() *valueCache { return &valueCache{young: map[refs.ValueHash]quad.Value{}} }

func (c *valueCache) get(h refs.ValueHash) quad.Value {
	c.mu.Lock()
	defer c.mu.Unlock()
	if v, ok := c.young[h]; ok {
		return v
	}
	v, ok := c.old[h]
	if ok {
		c.keep(h, v)
	}
	return v
}

func (c *valueCache) put(h refs.ValueHash, v quad.Value) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(h, v)
}

// keep makes a value one that was used of late. When there are too many of
// those, the ones that were not used since that last happened are forgotten.
func (c *valueCache) keep(h refs.ValueHash, v quad.Value) {
	size := 100 // about what the maps take
	switch v := v.(type) {
	case quad.IRI:
		size += len(v)
	case quad.String:
		size += len(v)
	case quad.LangString:
		size += len(v.Value)
	case quad.TypedString:
		size += len(v.Value)
	}
	if size > longValue {
		return
	}
	if c.bytes+size > cacheBytes {
		c.old, c.young, c.bytes = c.young, map[refs.ValueHash]quad.Value{}, 0
	}
	c.young[h] = v
	c.bytes += size
}

// read returns the values of hashes, and nil for those that the database does
// not have.
func (c *valueCache) read(ctx context.Context, q querier, hashes []refs.ValueHash) ([]quad.Value, error) {
	out := make([]quad.Value, len(hashes))
	missing := map[refs.ValueHash]quad.Value{}
	var ask [][]byte
	for i, h := range hashes {
		if !h.Valid() {
			continue
		}
		if out[i] = c.get(h); out[i] != nil {
			continue
		}
		if _, ok := missing[h]; !ok {
			missing[h] = nil
			ask = append(ask, hashColumn(h))
		}
	}
	if len(ask) == 0 {
		return out, nil
	}
	rows, err := q.Query(ctx, `SELECT hash, `+nodeColumns+` FROM nodes WHERE hash = ANY($1)`, ask)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var n node
		var h []byte
		if err := rows.Scan(append([]any{&h}, n.columns()...)...); err != nil {
			return nil, err
		}
		n.hash = refs.ValueHash(h)
		v, err := n.quadValue()
		if err != nil {
			return nil, err
		}
		missing[n.hash] = v
		c.put(n.hash, v)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i, h := range hashes {
		if out[i] == nil {
			out[i] = missing[h]
		}
	}
	return out, nil
}
