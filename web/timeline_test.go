package web

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// TestTimeline shows that a few dates of long ago do not make years of days.
func TestTimeline(t *testing.T) {
	words, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	var facts []*search.Fact
	add := func(n int, date string) {
		for range n {
			facts = append(facts, &search.Fact{Article: &search.Article{}, Kind: schema.StatementFact, Date: date})
		}
	}
	add(1, "1949-03-30")
	for day := 1; day <= 20; day++ {
		add(10, fmt.Sprintf("2015-07-%02d", day))
	}
	add(1, "2015-08")
	add(2, "")
	of := func(values url.Values) *timeline {
		tl := (&teller{p: &page{voice: words.in("en"), state: state{values}}}).timeline(facts)
		if tl == nil {
			t.Fatal("no timeline")
		}
		return tl
	}
	tl := of(url.Values{})
	if tl.Unit != "day" || len(tl.Bars) != 20 || tl.Undated != 2 || tl.Outside == 0 {
		t.Errorf("by %s, %d bars, %d undated, %d outside", tl.Unit, len(tl.Bars), tl.Undated, tl.Outside)
	}
	if tl := of(url.Values{"since": {"1949"}}); tl.Unit != "year" || tl.Outside != 0 {
		t.Errorf("narrowed: by %s, %d outside", tl.Unit, tl.Outside)
	}
	facts = nil
	if tl := (&teller{p: &page{voice: words.in("en"), state: state{url.Values{}}}}).timeline(facts); tl != nil {
		t.Errorf("a timeline of nothing: %+v", tl)
	}
}
