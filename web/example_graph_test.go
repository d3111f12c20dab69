package web

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// theExtractor is opened once for all tests.
var theExtractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

// exampleRecords are the articles of examples/iraq-2021, as they are extracted.
var exampleRecords = sync.OnceValues(func() ([]*schema.Record, error) {
	x, err := theExtractor()
	if err != nil {
		return nil, err
	}
	var out []*schema.Record
	ctx := context.Background()
	err = read.Each(ctx, []string{"../examples/iraq-2021"}, strings.NewReader(""), read.Options{}, func(it read.Item) error {
		if it.Err != nil {
			return it.Err
		}
		r, err := x.Extract(ctx, &it.Article)
		out = append(out, r)
		return err
	})
	return out, err
})

// exampleGraph is what khabar build makes of examples/iraq-2021.
func exampleGraph(t testing.TB) *graph.Graph {
	t.Helper()
	records, err := exampleRecords()
	if err != nil {
		t.Fatal(err)
	}
	g := openGraph(t, records...)
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	return g
}

// newServer returns a server that is closed when the test ends.
func newServer(t testing.TB, g *graph.Graph, opts Options) *Server {
	t.Helper()
	s, err := New(g, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// A testExtractor is theExtractor, as servers are given it.
type testExtractor struct{}

func (testExtractor) Extract(ctx context.Context, a *schema.Article) (*schema.Record, error) {
	x, err := theExtractor()
	if err != nil {
		return nil, err
	}
	return x.Extract(ctx, a)
}

func (testExtractor) Lineage() (schema.Extractor, error) {
	x, err := theExtractor()
	if err != nil {
		return schema.Extractor{}, err
	}
	return x.Lineage(), nil
}
