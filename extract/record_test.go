package extract

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

var material = flag.Bool("material", false, "extract every article of the material of the wider evaluation, not only the news items")

// TestNews extracts our own news items: every record is valid.
func TestNews(t *testing.T) { checkAll(t, items(t, news)) }

// TestMaterial extracts every article that is at hand, some four thousand, for
// faults: none may panic or give a record that is not valid. It takes a minute
// or two; -material asks for it.
func TestMaterial(t *testing.T) {
	if !*material {
		t.Skip("it takes a minute or two: go test ./extract -run TestMaterial -material")
	}
	for _, path := range []string{
		"data/corpora/saudinewsnet-conflict.jsonl.gz", "eval/gold", "eval/polnear/dev/text", "eval/polnear/train/text", "eval/parallel/ntrex-dev.jsonl",
	} {
		t.Run(path, func(t *testing.T) { checkAll(t, items(t, filepath.Join(shared, path))) })
	}
}

func checkAll(t *testing.T, list []schema.Article) {
	t.Helper()
	x := extractor(t)
	faults := 0
	for i := range list {
		a := &list[i]
		err := extractOne(x, a)
		if err == nil {
			continue
		}
		if faults++; faults <= 20 {
			t.Errorf("%s: %v", a.ID, err)
		}
	}
	t.Logf("%d articles, %d faults", len(list), faults)
}

// extractOne extracts an article and checks its record; a panic is an error
// with its stack.
func extractOne(x *Extractor, a *schema.Article) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	r, err := x.Extract(context.Background(), a)
	if err != nil {
		return err
	}
	return checkRecord(r)
}

// checkRecord tests what [schema.Record.Validate] does not: the order of
// things, identifiers that count, no fact told twice over the same words.
func checkRecord(r *schema.Record) error {
	var errs []error
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	first := -1
	for i := range r.Entities {
		e := &r.Entities[i]
		if e.ID != fmt.Sprintf("e%d", i+1) {
			fault("entity %d has the identifier %s", i, e.ID)
		}
		if e.Mentions[0].Start < first {
			fault("entity %s begins at %d, before the one before it", e.ID, e.Mentions[0].Start)
		}
		for k := 1; k < len(e.Mentions); k++ {
			if p, m := e.Mentions[k-1], e.Mentions[k]; m.Start < p.Start || m.Start == p.Start && m.End >= p.End {
				fault("entity %s: mention %q after %q", e.ID, m.Text, p.Text)
			}
		}
		for _, n := range e.Names {
			if n.Text == "" || n.Language == "" || strings.TrimSpace(n.Text) != n.Text {
				fault("entity %s has the name %+v", e.ID, n)
			}
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.ID != fmt.Sprintf("s%d", i+1) {
			fault("statement %d has the identifier %s", i, s.ID)
		}
		if i > 0 && s.Cue.Start < r.Statements[i-1].Cue.Start {
			fault("statement %s: cue %q stands before that of the one before", s.ID, s.Cue.Text)
		}
		if s.Certainty <= 0 || s.Act == "" || s.Rule == "" || s.Mode == "" {
			fault("statement %s: %+v", s.ID, s)
		}
		for _, c := range s.Continued {
			if c.Overlaps(s.Content) {
				fault("statement %s goes on with its own content %q", s.ID, c.Text)
			}
		}
	}
	for i := range r.Events {
		v := &r.Events[i]
		if v.ID != fmt.Sprintf("v%d", i+1) || v.Certainty <= 0 || v.Rule == "" || v.Modality == "" || v.Polarity == "" {
			fault("event %d: %+v", i, v)
		}
		for role, ids := range v.Roles {
			slices.Sort(ids)
			if len(ids) == 0 || len(slices.Compact(ids)) != len(ids) {
				fault("event %s: %s is %v", v.ID, role, ids)
			}
		}
	}
	r.EachSpan(func(s *schema.Span) {
		if t := s.Text; strings.TrimSpace(t) != t {
			fault("span %d-%d has spaces at its ends: %q", s.Start, s.End, t)
		} else if !utf8.ValidString(t) {
			fault("span %d-%d is not UTF-8", s.Start, s.End)
		}
	})
	return errors.Join(errs...)
}

// sample returns every nth of a list.
func sample[E any](list []E, n int) []E {
	var out []E
	for i := 0; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

// TestSameBytes extracts the news items again in other orders, by several
// goroutines at once, on one core and on all, and with a second extractor:
// always the same documents. With -race it shows that an extractor may be shared. All
// items are read under KHABAR_HEAVY, a quarter otherwise.
func TestSameBytes(t *testing.T) {
	list := items(t, news)
	if os.Getenv("KHABAR_HEAVY") == "" {
		list = sample(list, 4)
	}
	x := extractor(t)
	want := make([]string, len(list))
	for i := range list {
		want[i] = record(t, x, list[i])
	}
	again := func(t *testing.T, x *Extractor, goroutines int, backwards bool) {
		got := make([]string, len(list))
		var wg sync.WaitGroup
		for g := range goroutines {
			wg.Go(func() {
				for i := g; i < len(list); i += goroutines {
					k := i
					if backwards {
						k = len(list) - 1 - i
					}
					got[k] = record(t, x, list[k])
				}
			})
		}
		wg.Wait()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("other documents (-first +again):\n%.4000s", diff)
		}
	}
	t.Run("backwards", func(t *testing.T) { again(t, x, 1, true) })
	t.Run("eight goroutines", func(t *testing.T) { again(t, x, 8, false) })
	t.Run("eight goroutines on one core", func(t *testing.T) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		again(t, x, 8, true)
	})
	t.Run("a second extractor", func(t *testing.T) {
		y, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		again(t, y, 2, false)
	})
}

// TestExtractDoesNotChangeTheArticle: the caller's article stays as it was.
func TestExtractDoesNotChangeTheArticle(t *testing.T) {
	x := extractor(t)
	for _, a := range items(t, news) {
		before := a
		text := bytes.Clone([]byte(a.Text))
		if _, err := x.Extract(context.Background(), &a); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, a); diff != "" || string(text) != a.Text {
			t.Fatalf("%s was changed:\n%s", a.ID, diff)
		}
	}
}

func TestOtherLanguagesAreRefused(t *testing.T) {
	_, err := extractor(t).Extract(context.Background(), &schema.Article{ID: "a1", Language: "fr", Text: "Bonjour."})
	if err == nil || !strings.Contains(err.Error(), `extract a1: language "fr" is not supported`) {
		t.Errorf("error %v", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := extractor(t).Extract(ctx, &schema.Article{ID: "a1", Language: "en", Text: "He said so."})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
