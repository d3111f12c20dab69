package pgdb

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/jackc/pgx/v5"
)

// verify reads everything; see [Store.Verify].
func (sn *Snapshot) verify(ctx context.Context) (wrong []string, err error) {
	err = sn.reading(func(q querier) error {
		if wrong, err = wrongCounts(ctx, q); err != nil {
			return err
		}
		more, err := wrongHashes(ctx, q)
		wrong = append(wrong, more...)
		return err
	})
	return wrong, err
}

// maxWrong is how much that is wrong is told.
const maxWrong = 100

// wrongCounts compares how often values are counted and held.
func wrongCounts(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.Query(ctx, `
		WITH held AS (
			SELECT hash, count(*) AS times FROM (
				SELECT subject_hash AS hash FROM quads UNION ALL SELECT predicate_hash FROM quads UNION ALL
				SELECT object_hash FROM quads UNION ALL SELECT label_hash FROM quads WHERE label_hash IS NOT NULL
			) AS all_of_them GROUP BY hash
		)
		SELECT encode(coalesce(n.hash, h.hash), 'hex'), n.hash IS NOT NULL, coalesce(n.refs, 0), coalesce(h.times, 0)
		FROM nodes n FULL JOIN held h ON n.hash = h.hash
		WHERE n.refs IS DISTINCT FROM h.times
		ORDER BY 1 LIMIT $1`, maxWrong)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(r pgx.CollectableRow) (string, error) {
		var hash string
		var there bool
		var counted int32
		var held int64
		if err := r.Scan(&hash, &there, &counted, &held); err != nil {
			return "", err
		}
		if !there {
			return fmt.Sprintf("value %s: %d quads hold it, and it is not there", hash, held), nil
		}
		return fmt.Sprintf("value %s: counted %d times, held %d times", hash, counted, held), nil
	})
}

// wrongHashes compares values with their hashes.
func wrongHashes(ctx context.Context, q querier) ([]string, error) {
	rows, err := q.Query(ctx, `SELECT hash, `+nodeColumns+` FROM nodes`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var wrong []string
	for rows.Next() && len(wrong) < maxWrong {
		var n node
		var h []byte
		if err := rows.Scan(append([]any{&h}, n.columns()...)...); err != nil {
			return nil, err
		}
		if len(h) != len(n.hash) {
			wrong = append(wrong, fmt.Sprintf("value %x: its hash has %d bytes", h, len(h)))
			continue
		}
		n.hash = refs.ValueHash(h)
		v, err := n.quadValue()
		if err != nil {
			wrong = append(wrong, err.Error())
			continue
		}
		if want, err := hashOf(v); err != nil || want != n.hash {
			wrong = append(wrong, fmt.Sprintf("value %v: it is %v, whose hash is another", n.hash, v))
		}
	}
	return wrong, rows.Err()
}
