package relate_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// telling makes the record of an article in which a few people say, deny and do much
// the same; of some templates there are copies.
func telling(rnd *rand.Rand, id string) *schema.Record {
	if rnd.IntN(2) == 0 {
		rnd = rand.New(rand.NewPCG(uint64(rnd.IntN(6)), 1)) // a copy
	}
	var text strings.Builder
	day := schema.Date{Value: fmt.Sprintf("2021-0%d-%02d", 1+rnd.IntN(3), 1+rnd.IntN(4)), Precision: schema.Day}
	r := &schema.Record{Article: schema.Article{ID: id, Language: "en", Outlet: fmt.Sprint("outlet ", rnd.IntN(3)), Published: day}}
	word := func(s string) schema.Span {
		at := schema.Span{Start: text.Len(), End: text.Len() + len(s), Text: s}
		text.WriteString(s + " ")
		return at
	}
	party := func(of string, n int) string {
		known := fmt.Sprint(of, rnd.IntN(n))
		e := fmt.Sprint("e", len(r.Entities))
		r.Entities = append(r.Entities, schema.Entity{
			ID: e, KnownAs: known, Names: []schema.Name{{Text: known}}, Mentions: []schema.Mention{{Span: word(known), Kind: schema.ByName}},
		})
		return e
	}
	words := []string{"soldiers", "crossed", "border", "bridge", "market", "harvest", "council", "river", "station", "budget"}
	for range 1 + rnd.IntN(3) {
		cue := word("says")
		from := text.Len()
		who, whom, where := party("person", 9), party("person", 9), party("country", 3)
		trigger := word("met")
		first := rnd.IntN(3)
		for _, w := range words[first : first+6] {
			word(w)
		}
		s := schema.Statement{
			ID: fmt.Sprint("s", len(r.Statements)), Act: schema.Say, Cue: cue, Speakers: []string{who}, Date: day,
			Content: schema.Span{Start: from, End: text.Len(), Text: text.String()[from:]},
		}
		v := schema.Event{
			ID: fmt.Sprint("v", len(r.Events)), Type: []string{"attack", "visit"}[rnd.IntN(2)], Trigger: trigger, Statement: s.ID, Date: day,
			Roles:    map[schema.Role][]string{schema.Agent: {who}, schema.Target: {whom}, schema.At: {where}},
			Polarity: schema.Positive, Modality: schema.Asserted,
		}
		if rnd.IntN(3) == 0 {
			s.Act, v.Polarity = schema.Deny, schema.Negative
		}
		r.Statements, r.Events = append(r.Statements, s), append(r.Events, v)
		text.WriteString("\n")
	}
	r.Article.Text = text.String()
	return r
}

// nodeIn returns the node of a party.
func nodeIn(r *schema.Record) func(relate.Party) string {
	return func(p relate.Party) string { return r.Entity(p.ID).KnownAs }
}

// together is what is found of all, as a change after the other makes it.
type together struct {
	links   map[relate.Link]bool
	sources map[schema.Ref]int
	copies  map[string]bool
}

func newTogether() *together {
	return &together{map[relate.Link]bool{}, map[schema.Ref]int{}, map[string]bool{}}
}

func (x *together) take(t *testing.T, gone, come relate.Found) {
	t.Helper()
	for _, k := range gone.Links {
		if !x.links[k] {
			t.Errorf("gone is a link that there was not: %+v", k)
		}
		delete(x.links, k)
	}
	for fact, n := range gone.Sources {
		if x.sources[fact] != n {
			t.Errorf("gone are %d sources of %v, of %d", n, fact, x.sources[fact])
		}
		delete(x.sources, fact)
	}
	for _, ids := range gone.Copies {
		delete(x.copies, strings.Join(ids, " "))
	}
	for _, k := range come.Links {
		x.links[k] = true
	}
	maps.Copy(x.sources, come.Sources)
	for _, ids := range come.Copies {
		x.copies[strings.Join(ids, " ")] = true
	}
}

// TestChange adds, changes and removes articles at random, and finds each time what all
// of them at once give.
func TestChange(t *testing.T) {
	for _, limits := range [][3]int{{2, 3, 1}, {4, 5, 7}, {48, 60, 1000}} {
		t.Run(fmt.Sprint(limits), func(t *testing.T) {
			defer relate.SetLimits(limits[0], limits[1])()
			defer relate.SetAtOnce(40*limits[2], 10*limits[2], limits[2], 30*limits[2])()
			rnd := rand.New(rand.NewPCG(uint64(limits[0]), 3))
			is := map[string]*schema.Record{}
			outlines := map[string][]byte{}
			rows := map[string][]byte{}
			have := newTogether()
			links, copies, gone := 0, 0, 0
			steps := 30
			if os.Getenv("KHABAR_HEAVY") != "" {
				steps = 120
			}
			for step := range steps {
				changed := map[string]*schema.Record{}
				for range 1 + rnd.IntN(2) {
					id := fmt.Sprintf("a%02d", rnd.IntN(40))
					changed[id] = nil
					if rnd.IntN(4) > 0 {
						changed[id] = telling(rnd, id)
					}
				}
				change := &relate.Change{
					Facts: func(ids []string, f func(*relate.Facts, func(relate.Party) string)) error {
						for _, id := range ids {
							x, err := relate.ReadFacts(relate.Read(is[id]).Append(nil))
							if err != nil {
								return err
							}
							f(x, nodeIn(is[id]))
						}
						return nil
					},
					Row: func(id string) (*relate.Row, error) {
						if rows[id] == nil {
							return nil, nil
						}
						row := new(relate.Row)
						return row, json.Unmarshal(rows[id], row)
					},
				}
				kept := func(id string) *relate.Outline {
					if outlines[id] == nil {
						return nil
					}
					o, err := relate.ReadOutline(outlines[id])
					if err != nil {
						t.Fatal(err)
					}
					return o
				}
				for id := range outlines {
					if _, ok := changed[id]; !ok {
						o := kept(id)
						change.Articles = append(change.Articles, relate.Article{ID: id, Was: o, Is: o})
					}
				}
				for id, r := range changed {
					was := kept(id)
					switch {
					case r != nil:
						now := relate.NewOutline(relate.Read(r), nodeIn(r))
						change.Articles = append(change.Articles, relate.Article{ID: id, Was: was, Is: now, Changed: true})
						is[id], outlines[id] = r, now.Append(nil)
					case was != nil:
						change.Articles = append(change.Articles, relate.Article{ID: id, Was: was, Changed: true})
						delete(is, id)
						delete(outlines, id)
					}
				}
				found, err := relate.Relate(change)
				if err != nil {
					t.Fatal(err)
				}
				for id, row := range found.Rows {
					delete(rows, id)
					if row != nil {
						if rows[id], err = json.Marshal(row); err != nil {
							t.Fatal(err)
						}
					}
				}
				have.take(t, found.Gone, found.Come)

				f := relate.New()
				for _, r := range is {
					f.Add(r, func(id string) string { return r.Entity(id).KnownAs })
				}
				want := newTogether()
				want.take(t, relate.Found{}, f.Find())
				if diff := cmp.Diff(want, have, cmp.AllowUnexported(together{})); diff != "" {
					t.Fatalf("step %d: other than at once (-at once +here):\n%s", step, diff)
				}
				links, copies, gone = links+len(want.links), copies+len(want.copies), gone+len(found.Gone.Links)
			}
			if links == 0 || copies == 0 || gone == 0 || gone >= links {
				t.Errorf("%d links, %d groups of copies, %d links went", links, copies, gone)
			}
		})
	}
}

// TestOutline keeps outlines and reads them back.
func TestOutline(t *testing.T) {
	rnd := rand.New(rand.NewPCG(4, 4))
	for range 20 {
		r := telling(rnd, "a")
		b := relate.NewOutline(relate.Read(r), nodeIn(r)).Append(nil)
		o, err := relate.ReadOutline(b)
		if err != nil {
			t.Fatal(err)
		}
		if again := o.Append(nil); !slices.Equal(b, again) {
			t.Fatal("read and kept again, it is another")
		}
		for i := range b {
			if _, err := relate.ReadOutline(b[:i]); err == nil {
				t.Fatalf("cut at %d of %d bytes: no error", i, len(b))
			}
		}
	}
}

// TestKeptFacts keeps facts and reads them back.
func TestKeptFacts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 4))
	for range 20 {
		b := relate.Read(telling(rnd, "a")).Append(nil)
		x, err := relate.ReadFacts(b)
		if err != nil {
			t.Fatal(err)
		}
		if again := x.Append(nil); !slices.Equal(b, again) {
			t.Fatal("read and kept again, they are others")
		}
		for i := range b {
			if _, err := relate.ReadFacts(b[:i]); err == nil {
				t.Fatalf("cut at %d of %d bytes: no error", i, len(b))
			}
		}
	}
}

// TestTiles finds the same links of a set, whatever is held at a time.
func TestTiles(t *testing.T) {
	find := func() relate.Found {
		rnd := rand.New(rand.NewPCG(6, 4))
		f := relate.New()
		for i := range 80 {
			r := telling(rnd, fmt.Sprintf("a%03d", i))
			f.Add(r, func(id string) string { return r.Entity(id).KnownAs })
		}
		return f.Find()
	}
	want := find()
	if len(want.Links) < 100 || len(want.Copies) == 0 {
		t.Fatalf("%d links, %d groups of copies", len(want.Links), len(want.Copies))
	}
	for _, n := range []int{1, 4, 16, 64} {
		back := relate.SetAtOnce(20*n, 30*n, n, 10*n)
		if diff := cmp.Diff(want, find()); diff != "" {
			t.Errorf("%d articles at once (-all +these):\n%s", n, diff)
		}
		back()
	}
}
