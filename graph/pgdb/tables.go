package pgdb

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Format is the version of the tables. Raise it when an older khabar would read
// or write them wrongly.
const Format = 1

// The tables. nodes and quads have the columns that Cayley's SQL backend asks for.
const tables = `
CREATE TABLE nodes (
	hash BYTEA PRIMARY KEY,
	refs INT NOT NULL,
	value BYTEA,
	value_string TEXT COLLATE "C",
	datatype TEXT COLLATE "C",
	language TEXT COLLATE "C",
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE
);
CREATE INDEX nodes_time ON nodes (value_time) WHERE value_time IS NOT NULL;
CREATE TABLE quads (
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA
);
CREATE UNIQUE INDEX quads_spol ON quads (subject_hash, predicate_hash, object_hash, label_hash) NULLS NOT DISTINCT;
CREATE INDEX quads_op ON quads (object_hash, predicate_hash);
CREATE INDEX quads_l ON quads (label_hash);
CREATE TABLE khabar_records (
	bucket TEXT COLLATE "C" NOT NULL,
	key BYTEA NOT NULL,
	value BYTEA NOT NULL,
	PRIMARY KEY (bucket, key)
);
CREATE TABLE khabar_store (format INT NOT NULL);
`

// prepare makes the tables, if they are to be made and are not there, and checks
// that they are ones that this version reads.
func prepare(ctx context.Context, conn *pgx.Conn, o Options) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if err := lock(ctx, tx, "khabar_store"); err != nil {
			return err
		}
		var ours, foreign bool
		err := tx.QueryRow(ctx, `SELECT to_regclass('khabar_store') IS NOT NULL,
			to_regclass('nodes') IS NOT NULL OR to_regclass('quads') IS NOT NULL`).Scan(&ours, &foreign)
		switch {
		case err != nil:
			return err
		case !ours && foreign:
			return ErrForeign
		case !ours && (o.MustExist || o.ReadOnly):
			return ErrNoStore
		case !ours:
			return create(ctx, tx)
		}
		var have int
		err = tx.QueryRow(ctx, `SELECT format FROM khabar_store`).Scan(&have)
		switch {
		case err != nil:
			return fmt.Errorf("read the format: %w", err)
		case have > Format:
			return fmt.Errorf("%w: %d, this version reads up to %d", ErrNewerFormat, have, Format)
		}
		return nil
	})
}

func create(ctx context.Context, tx pgx.Tx) error {
	var encoding string
	var version int
	if err := tx.QueryRow(ctx, `SELECT current_setting('server_encoding'), current_setting('server_version_num')::int`).Scan(&encoding, &version); err != nil {
		return err
	}
	switch {
	case encoding != "UTF8":
		return fmt.Errorf("the database's encoding is %s, and has to be UTF8", encoding)
	case version < oldest:
		return fmt.Errorf("the server is PostgreSQL %d, and has to be %d or newer", version/10_000, oldest/10_000)
	}
	if _, err := tx.Exec(ctx, tables); err != nil {
		return fmt.Errorf("make the tables: %w", err)
	}
	_, err := tx.Exec(ctx, `INSERT INTO khabar_store VALUES ($1)`, Format)
	return err
}

// oldest is the first version of PostgreSQL with NULLS NOT DISTINCT.
const oldest = 15_00_00

// lock holds a name until the transaction ends. Whoever asks for the same name
// waits.
func lock(ctx context.Context, tx pgx.Tx, name string) error {
	h := sha256.Sum256([]byte("khabar " + name))
	_, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(binary.BigEndian.Uint64(h[:])))
	return err
}

// Errors that a caller may branch on, with [errors.Is].
var (
	// ErrNoStore means that the database holds no tables of ours.
	ErrNoStore = errors.New("no store there")
	// ErrForeign means that the database has tables of those names that are not ours.
	ErrForeign = errors.New("the database has tables of another program")
	// ErrNewerFormat means that a newer version made the tables.
	ErrNewerFormat = errors.New("store of a newer format")
	// ErrReadOnly means that the store, or the snapshot, is for reading alone.
	ErrReadOnly = errors.New("open for reading alone")
	// ErrClosed means that the store or the snapshot was closed.
	ErrClosed = errors.New("store is closed")
	// ErrThere means that a quad was to be added that is there.
	ErrThere = errors.New("quad is there already")
	// ErrMissing means that a quad was to be removed that is not there.
	ErrMissing = errors.New("quad is not there")
)
