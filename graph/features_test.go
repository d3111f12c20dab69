package graph

import (
	"bytes"
	"testing"

	"github.com/khabar-kg/khabar/graph/match"
)

// TestPutFeatures finds the same features beside a record that was put as are made of
// the record as it is kept.
func TestPutFeatures(t *testing.T) {
	records := goldRecords(t, "*-agency-*")
	g := openTest(t, records...)
	kept := func() map[string][]byte {
		out := map[string][]byte{}
		err := g.store.view(t.Context(), func(s snapshot) error {
			for _, r := range records {
				for _, b := range []bucket{profileBucket, factBucket} {
					value, err := s.get(t.Context(), b, r.Article.ID)
					if err != nil {
						return err
					}
					out[string(b)+" "+r.Article.ID] = value
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	put := kept()
	err := g.store.update(t.Context(), func(c change) error {
		for _, r := range records {
			for _, b := range []bucket{profileBucket, factBucket} {
				if err := c.delete(t.Context(), b, r.Article.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m, err := match.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := g.refreshFeatures(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	for key, made := range kept() {
		if len(made) == 0 || !bytes.Equal(put[key], made) {
			t.Errorf("%s: %d bytes when it was put, %d bytes of the record that is kept", key, len(put[key]), len(made))
		}
	}
}
