// Package pgdb is a quad store on PostgreSQL that many processes share: Cayley's
// SQL backend reads, and a loader of our own writes.
//
//	s, err := pgdb.Open(ctx, "postgres://localhost/news", pgdb.Options{})
//	err = s.Update(ctx, func(tx *pgdb.Tx) error {
//		old, err := tx.Get(ctx, "articles", "a1") // nobody else changes it until this ends
//		…
//		return tx.Apply(ctx, remove, add)
//	})
//	snap, err := s.Snapshot(ctx) // one state, for any number of queries
//
// The tables nodes and quads are Cayley's, so that its optimiser turns paths
// into joins. What it lacks, or gets wrong, is done here, each with its reason:
//
//   - Writing: Cayley adds quads one statement each (4–5 thousand a second) and
//     counts references of quads that were there already. [Tx.Apply] copies the
//     quads (COPY) and counts each value once a transaction. Values are touched
//     last and in the order of their hashes, so that loaders beside each other
//     hold the values that all share (predicates, classes) for a moment only, and
//     never wait in a circle.
//   - Indexes: there is one by label, so that an article is deleted by its label;
//     two that no query of ours walks are left out, and so are the foreign keys,
//     which [Store.Verify] checks instead.
//   - Exactness: Cayley hashes times by the second and typed strings as the number
//     they spell, and writes a zero byte as four letters. A value that this would
//     change has a hash of another kind, and its bytes in a column of their own.
//   - Snapshots: Cayley reads each step of a query in a transaction of its own.
//     Here all connections of a [Snapshot] read the same state
//     (pg_export_snapshot), so that a query never sees half of a change.
//   - Names: values are read many in one statement, and remembered.
//   - Regular expressions mean what Go means by them: those that PostgreSQL cannot
//     be told are matched here.
//   - Strings compare by their bytes, whatever the language of the database.
//
// What it is not: a store for other programs' tables (it wants a database or a
// schema to itself), or a cache in front of one.
package pgdb
