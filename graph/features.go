package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// What Link needs of a record is a small part of it, and takes long to find: it is
// kept beside the record, under the digest of what it was made of. Put makes it while it
// has the record; Link makes what other rules made, or is missing, anew.

// featureVersion says of which record and by which rules features were made.
func profileVersion(digest string) string { return digest + " " + match.Version }

func factVersion(digest string) string { return digest + " " + relate.Version + "." + relate.Format }

// withVersion returns features as they are kept.
func withVersion(version string, features []byte) []byte {
	return slices.Concat([]byte(version), []byte{'\n'}, features)
}

// features returns kept features, if they are of that version.
func features(kept []byte, version string) ([]byte, bool) {
	head, rest, ok := bytes.Cut(kept, []byte{'\n'})
	return rest, ok && string(head) == version
}

// errStale means that features are missing of a record that came meanwhile.
var errStale = errors.New("features of another record")

// digests returns the digest of every article's record.
func digests(ctx context.Context, s snapshot) (map[string]string, error) {
	out := map[string]string{}
	err := s.scan(ctx, articleBucket, func(id string, b []byte) error {
		// The digest is the last of what is kept, and all that is wanted of it.
		const before, after = `"digest":"`, `"}`
		if i := bytes.LastIndex(b, []byte(before)); i >= 0 {
			if digest, ok := bytes.CutSuffix(b[i+len(before):], []byte(after)); ok && !bytes.ContainsAny(digest, `"\`) {
				out[id] = string(digest)
				return nil
			}
		}
		var info struct {
			Digest string `json:"digest"`
		}
		if err := json.Unmarshal(b, &info); err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		out[id] = info.Digest
		return nil
	})
	return out, err
}

// readArticles returns the sketches of all articles, whose digests are given, as they
// were when all were last linked and as they are. Fresh says that nothing is known of
// how they were. [errStale] means that the profiles of some are missing.
func readArticles(ctx context.Context, s snapshot, of map[string]string, fresh bool) ([]match.Article, error) {
	var out []match.Article
	var texts match.Texts
	same := make(map[string]bool, len(of))
	err := s.scan(ctx, sketchBucket, func(id string, kept []byte) error {
		digest, there := of[id]
		rest, current := features(kept, digest)
		if !there || !current {
			_, rest, _ = bytes.Cut(kept, []byte{'\n'})
		}
		a := match.Article{ID: id, Changed: fresh || !there || !current}
		if !fresh {
			was, err := match.ReadSketches(rest, &texts)
			if err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
			a.Was = was
		}
		if !a.Changed {
			a.Is, same[id] = a.Was, true
		}
		if !there || same[id] {
			out = append(out, a)
			return ctx.Err()
		}
		var err error
		if a.Is, err = readSketches(ctx, s, id, digest, &texts); err != nil {
			return err
		}
		same[id] = true
		out = append(out, a)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	for id, digest := range of {
		if same[id] {
			continue
		}
		a := match.Article{ID: id, Changed: true}
		if a.Is, err = readSketches(ctx, s, id, digest, &texts); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func readSketches(ctx context.Context, s snapshot, id, digest string, texts *match.Texts) ([]match.Sketch, error) {
	sketches, _, err := readProfiles(ctx, s, id, digest)
	if err != nil {
		return nil, err
	}
	return match.ReadSketches(sketches, texts)
}

// readProfiles returns the sketches and the profiles of an article's entities as they
// are kept. [errStale] means that they are missing.
func readProfiles(ctx context.Context, s snapshot, id, digest string) (sketches, profiles []byte, err error) {
	kept, err := s.get(ctx, profileBucket, id)
	if err != nil {
		return nil, nil, err
	}
	rest, ok := features(kept, profileVersion(digest))
	if !ok {
		return nil, nil, errStale
	}
	n, size := binary.Uvarint(rest)
	if size <= 0 || n > uint64(len(rest)-size) {
		return nil, nil, fmt.Errorf("%w: profiles of article %s", ErrDamaged, id)
	}
	return rest[size : size+int(n)], rest[size+int(n):], nil
}

// keptProfiles returns profiles as they are kept, with their sketches before them.
func keptProfiles(m *match.Matcher, r *schema.Record) ([]byte, error) {
	list := m.Profiles(r)
	profiles, err := match.Marshal(list)
	sketches := match.AppendSketches(nil, m.Sketches(list))
	return slices.Concat(binary.AppendUvarint(nil, uint64(len(sketches))), sketches, profiles), err
}

// featuresOf returns the profiles and the facts of a record as they are kept.
func featuresOf(m *match.Matcher, r *schema.Record, digest string) (profiles, facts []byte, err error) {
	if profiles, err = keptProfiles(m, r); err != nil {
		return nil, nil, err
	}
	facts = relate.Read(r).Append([]byte(factVersion(digest) + "\n"))
	return withVersion(profileVersion(digest), profiles), facts, nil
}

// putFeatures makes the features of records that are being stored.
func putFeatures(ctx context.Context, c change, items []item) error {
	m, err := match.New()
	if err != nil {
		return err
	}
	made := make([][2][]byte, len(items))
	err = each(len(items), func(i int) error {
		var err error
		made[i][0], made[i][1], err = featuresOf(m, items[i].of, recordDigest(items[i].record))
		return err
	})
	if err != nil {
		return err
	}
	for i := range items {
		if err := errors.Join(c.put(ctx, profileBucket, items[i].id, made[i][0]), c.put(ctx, factBucket, items[i].id, made[i][1])); err != nil {
			return err
		}
	}
	return nil
}

// refreshFeatures makes the features of the records that have none, or others' ones.
func (g *Graph) refreshFeatures(ctx context.Context, m *match.Matcher) error {
	var stale []string
	err := g.store.view(ctx, func(s snapshot) error {
		of, err := digests(ctx, s)
		if err != nil {
			return err
		}
		before, err := readBasis(ctx, s)
		if err != nil {
			return err
		}
		linked := map[string]bool{}
		if before.Rules == linkRules {
			err := s.scan(ctx, sketchBucket, func(id string, kept []byte) error {
				_, linked[id] = features(kept, of[id])
				return nil
			})
			if err != nil {
				return err
			}
		}
		for id, digest := range of {
			if linked[id] {
				continue // linked of just this record, by these rules
			}
			for b, version := range map[bucket]string{profileBucket: profileVersion(digest), factBucket: factVersion(digest)} {
				kept, err := s.get(ctx, b, id)
				if err != nil {
					return err
				}
				if _, ok := features(kept, version); !ok {
					stale = append(stale, id)
					break
				}
			}
		}
		slices.Sort(stale)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	for batch := range slices.Chunk(stale, rebuildBatch) {
		if err := g.makeFeatures(ctx, m, batch); err != nil {
			return err
		}
	}
	return nil
}

// makeFeatures makes the features of a few records.
func (g *Graph) makeFeatures(ctx context.Context, m *match.Matcher, ids []string) error {
	return g.store.update(ctx, func(c change) error {
		records := make([][]byte, len(ids))
		for i, id := range ids {
			var err error
			if records[i], err = c.get(ctx, recordBucket, id); err != nil {
				return err
			}
		}
		made := make([][2][]byte, len(ids))
		err := each(len(ids), func(i int) error {
			if records[i] == nil {
				return nil // removed meanwhile
			}
			r := new(schema.Record)
			if err := json.Unmarshal(records[i], r); err != nil {
				return fmt.Errorf("record of article %s: %w", ids[i], err)
			}
			var err error
			made[i][0], made[i][1], err = featuresOf(m, r, recordDigest(records[i]))
			return err
		})
		if err != nil {
			return err
		}
		for i, id := range ids {
			if made[i][0] == nil {
				continue
			}
			if err := errors.Join(c.put(ctx, profileBucket, id, made[i][0]), c.put(ctx, factBucket, id, made[i][1])); err != nil {
				return err
			}
		}
		return nil
	})
}

// each calls f with every number below n, on all processors, and returns one of the
// errors.
func each(n int, f func(i int) error) error {
	workers := min(n, runtime.GOMAXPROCS(0))
	errs := make([]error, workers)
	var done sync.WaitGroup
	for w := range workers {
		done.Go(func() {
			for i := w; i < n && errs[w] == nil; i += workers {
				errs[w] = f(i)
			}
		})
	}
	done.Wait()
	return errors.Join(errs...)
}
