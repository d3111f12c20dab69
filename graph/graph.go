package graph

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/quaddb"
	"github.com/khabar-kg/khabar/schema"
)

// Options say how a database is opened. The zero value is the usual way.
type Options struct {
	// Ontology gives classes, acts and predicates; nil is the embedded one.
	Ontology *schema.Ontology
	// MustExist refuses a path where there is no database, for commands that
	// only read: the error is [ErrNoDatabase].
	MustExist bool
	// ReadOnly opens a database that is there, as it is at that moment, for
	// reading alone, and writes nothing. Another process may have it open and
	// change it meanwhile (but on Windows, where the error is then [ErrLocked]).
	ReadOnly bool
	// QueryMemory is how many bytes a query may add to the objects of the process
	// before it is stopped with [ErrMemory]; 0 is 512 MiB. The process's other doings
	// count with it.
	QueryMemory int64

	volatile bool // a crash may cost the latest changes; for tests
	inMemory bool // kept in memory alone; for tests
}

// A Graph is an open database: records, and the quads that follow from them.
// All methods may be called from several goroutines. Each reads one state of
// the database, from before or after any change, never half of one.
type Graph struct {
	store store
	o     *schema.Ontology
	// memory bounds what a query takes.
	memory  memoryLimits
	changes atomic.Uint64 // how often the store was updated
	shared  bool          // other processes may change the database, too
	indexed indexed
}

// Errors that a caller may branch on, with [errors.Is].
var (
	// ErrNoDatabase means that the path holds no database.
	ErrNoDatabase = quaddb.ErrNoStore
	// ErrNewerFormat means that a newer khabar wrote the database.
	ErrNewerFormat = quaddb.ErrNewerFormat
	// ErrOlderFormat means that an older khabar wrote the database, in a way
	// that is no longer read.
	ErrOlderFormat = errors.New("database of an older version")
	// ErrLocked means that another process holds the database; the message
	// says which.
	ErrLocked = quaddb.ErrLocked
	// ErrDamaged means that the files of the database are not as they were
	// written; the message says which.
	ErrDamaged = quaddb.ErrDamaged
	// ErrNoArticle means that the graph holds no article of that identifier.
	ErrNoArticle = errors.New("no such article")
	// ErrNoEntity means that nothing in the graph bears that name or identifier.
	ErrNoEntity = errors.New("no such entity")
	// ErrNoQuestion means that no canned question has that name.
	ErrNoQuestion = errors.New("no such question")
	// ErrDeadline means that a query was stopped at its deadline.
	ErrDeadline = errors.New("query stopped at its deadline")
	// ErrMemory means that a query was stopped for the memory it took.
	ErrMemory = errors.New("query stopped: it takes too much memory")
)

// A Hinted error knows what the user can do about it. The command line prints
// the hint on a line of its own.
type Hinted interface {
	error
	Hint() string
}

// WithHint returns the error with what the user can do about it. It is [Hinted], and
// wraps err.
func WithHint(err error, hint string) error { return &hintedError{err, hint} }

// A hintedError is an error with a hint.
type hintedError struct {
	err  error
	hint string
}

func (e *hintedError) Error() string { return e.err.Error() }
func (e *hintedError) Unwrap() error { return e.err }
func (e *hintedError) Hint() string  { return e.hint }

func openStore(ctx context.Context, path string, opts Options) (store, error) {
	if isServer(path) {
		return openServer(ctx, path, opts)
	}
	return openEmbedded(path, opts)
}

// Open opens the database folder at path, and creates it unless
// [Options.MustExist] or [Options.ReadOnly] is set. One process changes a database
// at a time: a second one gets [ErrLocked] with the number and command of the
// process that holds it.
func Open(ctx context.Context, path string, opts Options) (*Graph, error) {
	o := opts.Ontology
	if o == nil {
		var err error
		if o, err = schema.LoadOntology(); err != nil {
			return nil, err
		}
	}
	st, err := openStore(ctx, path, opts)
	if err != nil {
		return nil, err
	}
	g := &Graph{o: o, memory: defaultMemory, shared: isServer(path)}
	if opts.QueryMemory > 0 {
		g.memory.heap = uint64(opts.QueryMemory)
	}
	g.store = countingStore{st, &g.changes}
	g.indexed.busy = make(chan struct{}, 1)
	if opts.ReadOnly {
		return g, nil
	}
	if err := g.setLabel(ctx, ontologyLabel, ontologyQuads(g.o)); err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", path, err), g.Close())
	}
	return g, nil
}

// Close gives the database back. The graph must not be used after it.
func (g *Graph) Close() error { return g.store.close() }

// Changes counts the changes that were made through g. Two states of the database with
// one count are the same, but for what other processes put into a server's.
func (g *Graph) Changes() uint64 { return g.changes.Load() }

// Ontology returns the ontology that the graph was opened with.
func (g *Graph) Ontology() *schema.Ontology { return g.o }

// difference returns what has to go from have and to come to it to make it want.
func difference(have, want []quad.Quad) (remove, add []quad.Quad) {
	if len(have) == 0 {
		return nil, want
	}
	wanted := make(map[quad.Quad]struct{}, len(want))
	for _, q := range want {
		wanted[q] = struct{}{}
	}
	had := make(map[quad.Quad]struct{}, len(have))
	for _, q := range have {
		had[q] = struct{}{}
		if _, ok := wanted[q]; !ok {
			remove = append(remove, q)
		}
	}
	for _, q := range want {
		if _, ok := had[q]; !ok {
			add = append(add, q)
		}
	}
	return remove, add
}

// PutResult counts what [Graph.Put] did, by article identifiers in the order given.
type PutResult struct {
	Added     []string // new in the graph
	Replaced  []string // were there with another text or another extraction
	Unchanged []string // were there just so
}

// Put stores records and their quads. A record whose article is there with the
// same text, extractor and facts is left alone; otherwise the article's old
// quads give way to the new ones. All records of one call are stored in one
// transaction: all or none. Of two records with one identifier the last wins.
// Every record must pass [schema.Record.Validate].
func (g *Graph) Put(ctx context.Context, records []*schema.Record) (PutResult, error) {
	var items []item
	at := map[string]int{}
	for _, r := range records {
		it, err := g.prepare(r)
		if err != nil {
			return PutResult{}, err
		}
		if i, ok := at[it.id]; ok {
			items[i] = it
			continue
		}
		at[it.id] = len(items)
		items = append(items, it)
	}
	most := 0 // quads to add
	for i := range items {
		most += len(items[i].quads)
	}
	var res PutResult
	err := g.store.update(ctx, func(c change) error {
		res = PutResult{}
		var remove []quad.Quad
		add := make([]quad.Quad, 0, most)
		var stored []item
		for _, it := range items {
			old, err := c.get(ctx, recordBucket, it.id)
			if err != nil {
				return err
			}
			var have []quad.Quad
			switch {
			case old == nil:
				res.Added = append(res.Added, it.id)
			default:
				if have, err = c.labelled(ctx, it.label()); err != nil {
					return err
				}
				// Until the next Link, entities that are as they were keep their nodes.
				links, err := readLinks(ctx, c, it.id)
				if err != nil {
					return err
				}
				if it, err = it.under(g.o, links); err != nil {
					return err
				}
				if bytes.Equal(old, it.record) && sameQuads(have, it.quads) {
					res.Unchanged = append(res.Unchanged, it.id)
					continue
				}
				res.Replaced = append(res.Replaced, it.id)
			}
			r, a := difference(have, it.quads)
			remove, add = append(remove, r...), append(add, a...)
			if err := c.put(ctx, recordBucket, it.id, it.record); err != nil {
				return err
			}
			if err := c.put(ctx, articleBucket, it.id, it.info); err != nil {
				return err
			}
			stored = append(stored, it)
		}
		if len(stored) == 0 {
			return errUnchanged
		}
		if err := putFeatures(ctx, c, stored); err != nil {
			return err
		}
		return c.apply(ctx, remove, add)
	})
	if err != nil && !errors.Is(err, errUnchanged) {
		return PutResult{}, fmt.Errorf("store articles: %w", err)
	}
	return res, nil
}

func sameQuads(have, want []quad.Quad) bool {
	remove, add := difference(have, want)
	return len(remove) == 0 && len(add) == 0
}

// An item is a record made ready to be stored.
type item struct {
	id           string
	of           *schema.Record
	record, info []byte
	quads        []quad.Quad
}

// under returns the item with the quads that it has under links.
func (it item) under(o *schema.Ontology, links articleLinks) (item, error) {
	if len(links) == 0 {
		return it, nil
	}
	var err error
	if it.quads, err = quadsOf(o, it.of, assign(it.of, links)); err != nil {
		return it, err
	}
	it.info, err = marshalInfo(it.of, it.record, len(it.quads))
	return it, err
}

// marshalInfo returns what is kept of an article beside its record.
func marshalInfo(r *schema.Record, record []byte, quads int) ([]byte, error) {
	info := ArticleInfo{
		Article:    r.Article,
		IRI:        schema.ArticleIRI(r.Article.ID),
		Quads:      quads,
		Entities:   len(r.Entities),
		Statements: len(r.Statements),
		Events:     len(r.Events),
		Digest:     recordDigest(record),
	}
	info.Text = ""
	b, err := json.Marshal(info)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", r.Article.ID, err)
	}
	return b, nil
}

// recordDigest identifies a record as it is stored.
func recordDigest(record []byte) string {
	digest := sha256.Sum256(record)
	return hex.EncodeToString(digest[:8])
}

func (it *item) label() quad.IRI { return quad.IRI(schema.ArticleIRI(it.id)) }

func (g *Graph) prepare(r *schema.Record) (item, error) {
	if err := r.Validate(); err != nil {
		return item{}, fmt.Errorf("article %s: %w", r.Article.ID, err)
	}
	if !utf8.ValidString(r.Article.Text) {
		// Stored as JSON, it would become another text.
		return item{}, fmt.Errorf("article %s: its text is not UTF-8", r.Article.ID)
	}
	quads, err := quadsOf(g.o, r, decide(r))
	if err != nil {
		return item{}, err
	}
	it := item{id: r.Article.ID, of: r, quads: quads}
	if it.record, err = json.Marshal(r); err != nil {
		return item{}, fmt.Errorf("article %s: %w", r.Article.ID, err)
	}
	if it.info, err = marshalInfo(r, it.record, len(quads)); err != nil {
		return item{}, err
	}
	return it, nil
}

// rebuildBatch is how many articles Rebuild changes in one transaction.
const rebuildBatch = 50

// Rebuild makes the quads of all articles anew from their records, with the
// graph's ontology and decisions, and returns how many articles had others. It is
// for a database that an older version made, or that was opened with another
// ontology. Interrupted, it has done some articles whole.
func (g *Graph) Rebuild(ctx context.Context) (changed int, err error) {
	articles, err := g.Articles(ctx)
	if err != nil {
		return 0, err
	}
	for batch := range slices.Chunk(articles, rebuildBatch) {
		records := make([]*schema.Record, len(batch))
		for i, a := range batch {
			if records[i], err = g.Record(ctx, a.ID); err != nil {
				return changed, err
			}
		}
		res, err := g.Put(ctx, records)
		if err != nil {
			return changed, err
		}
		changed += len(res.Replaced)
	}
	return changed, nil
}

// Has reports whether the graph holds the article with just this text (by
// SHA-256, hexadecimal) as just this extractor reads it, so that a caller can
// skip the extraction.
func (g *Graph) Has(ctx context.Context, id, sha256 string, by schema.Extractor) (bool, error) {
	var info ArticleInfo
	found := false
	err := g.store.view(ctx, func(s snapshot) error {
		b, err := s.get(ctx, articleBucket, id)
		if err != nil || b == nil {
			return err
		}
		found = true
		return json.Unmarshal(b, &info)
	})
	return found && info.SHA256 != "" && info.SHA256 == sha256 && info.Extractor == by, err
}

// Remove deletes articles with their records, in one transaction: no quad of
// them stays, and no quad of another is touched. When one of them is not there
// nothing is deleted, and the error is [ErrNoArticle] with its identifier.
func (g *Graph) Remove(ctx context.Context, ids ...string) error {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	return g.store.update(ctx, func(c change) error {
		var remove []quad.Quad
		for _, id := range ids {
			old, err := c.get(ctx, recordBucket, id)
			if err != nil {
				return err
			}
			if old == nil {
				return noArticle(id)
			}
			have, err := c.labelled(ctx, quad.IRI(schema.ArticleIRI(id)))
			if err != nil {
				return err
			}
			remove = append(remove, have...)
			for _, b := range []bucket{recordBucket, articleBucket, linkBucket, profileBucket, factBucket} {
				if err := c.delete(ctx, b, id); err != nil {
					return err
				}
			}
			if err := unlink(ctx, c, id); err != nil {
				return err
			}
		}
		return c.apply(ctx, remove, nil)
	})
}

func noArticle(id string) error {
	return &hintedError{fmt.Errorf("%w: %s", ErrNoArticle, id), "khabar articles lists those that there are"}
}

// An ArticleInfo is what is known of an article without reading its record.
type ArticleInfo struct {
	schema.Article        // without its text
	Quads          int    `json:"quads"`
	IRI            string `json:"iri"`
	Entities       int    `json:"entities"`
	Statements     int    `json:"statements"`
	Events         int    `json:"events"`
	Digest         string `json:"digest"` // of the record
}

// Articles returns all articles, sorted by identifier.
func (g *Graph) Articles(ctx context.Context) ([]ArticleInfo, error) {
	var out []ArticleInfo
	err := g.store.view(ctx, func(s snapshot) error {
		return s.scan(ctx, articleBucket, func(id string, b []byte) error {
			var info ArticleInfo
			if err := json.Unmarshal(b, &info); err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
			out = append(out, info)
			return nil
		})
	})
	return out, err
}

// Record returns the record of an article as it was put, its text included,
// but for [schema.Article.Boilerplate], which is not kept.
func (g *Graph) Record(ctx context.Context, id string) (*schema.Record, error) {
	var r *schema.Record
	err := g.store.view(ctx, func(s snapshot) error {
		var err error
		r, err = readRecord(ctx, s, id)
		return err
	})
	return r, err
}

func readRecord(ctx context.Context, s snapshot, id string) (*schema.Record, error) {
	b, err := s.get(ctx, recordBucket, id)
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, noArticle(id)
	}
	r := new(schema.Record)
	if err := json.Unmarshal(b, r); err != nil {
		return nil, fmt.Errorf("record of article %s: %w", id, err)
	}
	return r, nil
}

// Quads calls f with every quad, sorted by label and within it as N-Quads
// sorts, until f returns an error.
func (g *Graph) Quads(ctx context.Context, f func(quad.Quad) error) error {
	return g.store.view(ctx, func(s snapshot) error {
		labels, err := labelsOf(ctx, s)
		if err != nil {
			return err
		}
		for _, l := range labels {
			quads, err := s.labelled(ctx, quad.IRI(l))
			if err != nil {
				return err
			}
			sortQuads(quads)
			for _, q := range quads {
				if err := f(q); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// labelsOf returns the labels of a snapshot's quads, sorted.
func labelsOf(ctx context.Context, s snapshot) ([]string, error) {
	var labels []string
	for b, iri := range map[bucket]func(string) string{
		labelBucket:   func(l string) string { return l },
		articleBucket: schema.ArticleIRI,
	} {
		err := s.scan(ctx, b, func(key string, _ []byte) error {
			labels = append(labels, iri(key))
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(labels)
	return labels, nil
}

// Export writes the whole graph as N-Quads: absolute IRIs, sorted, the same
// bytes for the same graph.
func (g *Graph) Export(ctx context.Context, w io.Writer) error {
	b := bufio.NewWriter(w)
	err := g.Quads(ctx, func(q quad.Quad) error {
		_, err := b.WriteString(nquad(q) + "\n")
		return err
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

// Stats counts what the graph holds.
type Stats struct {
	Articles int `json:"articles"`
	Quads    int `json:"quads"` // the ontology's own included
}

// Stats returns the counts, without reading the quads.
func (g *Graph) Stats(ctx context.Context) (Stats, error) {
	var st Stats
	err := g.store.view(ctx, func(s snapshot) error {
		qs, err := s.quads()
		if err != nil {
			return err
		}
		size, err := qs.Stats(ctx, false)
		if err != nil {
			return err
		}
		st.Quads = int(size.Quads.Value)
		return s.scan(ctx, articleBucket, func(string, []byte) error {
			st.Articles++
			return nil
		})
	})
	return st, err
}

// articleOf returns the article that an IRI names or belongs to.
func articleOf(iri string) (id string, ok bool) {
	rest, ok := strings.CutPrefix(iri, schema.DataIRI)
	if !ok {
		return "", false
	}
	escaped, _, _ := strings.Cut(rest, "/")
	r, err := schema.ParseRef(escaped + "/x/0-0")
	return r.Article, err == nil
}
