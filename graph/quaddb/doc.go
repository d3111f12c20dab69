// Package quaddb keeps quads in a folder, for Cayley to query, and records
// beside them, and changes both in one transaction.
//
// A [Store] is a [graph.QuadStore]: Gizmo, GraphQL and MQL work over it as over
// Cayley's own backends. It is quick where news needs it: an article's quads
// share a label, and giving a label other quads costs what those quads cost.
//
//	s, err := quaddb.Open("news.graph", quaddb.Options{})
//	...
//	err = s.Update(ctx, func(tx *quaddb.Tx) error {
//		if _, err := tx.RemoveLabel(ctx, article); err != nil {
//			return err
//		}
//		if err := tx.Apply(nil, quads); err != nil {
//			return err
//		}
//		return tx.Put("articles", id, record)
//	})
//
// # What holds
//
// A change is made as a whole or not at all, and is on the disk when the call
// returns. A quad that is added twice, or removed where it is not, fails the
// change, and nothing of it stays.
//
// Readers wait for no change and see no half of one. A [Snapshot] is one state,
// for as long as it is open.
//
// Values are exact: language tags, types, times to the nanosecond, literals of
// any length. Two values are the same only if their types and contents are; of
// times, if they are the same instant. A value that no quad holds is not there.
//
// One process has a store open at a time; another learns which one it is.
//
// # How it is kept
//
// The engine is pebble, a sorted map in files. Each value has an identifier of
// eight bytes, which is given out once. A quad is four keys, without values, in
// the orders subject–predicate–object–label, predicate–object–subject–label,
// object–subject–predicate–label and label–subject–predicate–object, so that
// whatever is known of a quad, one range holds those that are like it, or little
// else. Values are also kept sorted, for comparisons and beginnings.
//
// A change goes into the engine's log, or, where it is large and only adds, into
// tables that the engine takes over all at once.
//
// A removed quad's values are looked for in the indexes, and go when no quad
// holds them; there are no counts of references that could get wrong. The
// numbers of quads, of values and of each predicate's quads are kept, for
// Cayley's planner and for Stats.
//
// # What it is not
//
// It is no server, and has no more than one writer. It does not reason.
package quaddb
