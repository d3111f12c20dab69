package relate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// BenchmarkFind relates articles of ten events and statements each, spread over days
// as an archive is. The time for an article must not grow with their number.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			records := make([]*schema.Record, n)
			for i := range records {
				records[i] = madeUp(i)
			}
			links := 0
			for b.Loop() {
				f := relate.New()
				for _, r := range records {
					f.Add(r, func(id string) string { return r.Entity(id).KnownAs })
				}
				links = len(f.Find().Links)
			}
			b.ReportMetric(float64(links)/float64(n), "links/article")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
		})
	}
}

// madeUp returns the record of the i-th of many articles, a hundred a day, who speak
// of a few countries and of many people.
func madeUp(i int) *schema.Record {
	rnd := rand.New(rand.NewPCG(uint64(i), 7))
	var text strings.Builder
	r := &schema.Record{Article: schema.Article{
		ID: fmt.Sprintf("a%06d", i), Language: "en", Outlet: fmt.Sprint("outlet ", rnd.IntN(20)),
		Published: schema.Date{Value: fmt.Sprintf("20%02d-%02d-%02d", 10+i/33_600, 1+i/2_800%12, 1+i/100%28), Precision: schema.Day},
	}}
	word := func(s string) schema.Span {
		at := schema.Span{Start: text.Len(), End: text.Len() + len(s), Text: s}
		text.WriteString(s + " ")
		return at
	}
	party := func(of string, n int) string {
		known := fmt.Sprint(of, rnd.IntN(n))
		id := fmt.Sprint("e", len(r.Entities))
		r.Entities = append(r.Entities, schema.Entity{ID: id, KnownAs: known, Mentions: []schema.Mention{{Span: word(known), Kind: schema.ByName}}})
		return id
	}
	types := []string{"meet", "attack", "visit", "kill", "withdraw"}
	for range 10 {
		who, whom, where := party("person", 5_000), party("person", 5_000), party("country", 40)
		trigger := word("does")
		r.Events = append(r.Events, schema.Event{
			ID: fmt.Sprint("v", len(r.Events)), Type: types[rnd.IntN(len(types))], Trigger: trigger,
			Roles:    map[schema.Role][]string{schema.Agent: {who}, schema.Target: {whom}, schema.At: {where}},
			Polarity: schema.Positive, Modality: schema.Asserted,
		})
		cue := word("says")
		from := text.Len()
		for range 12 {
			word(fmt.Sprint("w", rnd.IntN(2_000)))
		}
		r.Statements = append(r.Statements, schema.Statement{
			ID: fmt.Sprint("s", len(r.Statements)), Act: schema.Say, Cue: cue, Speakers: []string{who},
			Content: schema.Span{Start: from, End: text.Len(), Text: text.String()[from:]},
		})
		text.WriteString("\n")
	}
	r.Article.Text = text.String()
	return r
}
