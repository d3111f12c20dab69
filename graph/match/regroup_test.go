package match_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// crowdOf makes articles of few names and offices, so that many entities are alike,
// some of them known to a lexicon.
func crowdOf(random *rand.Rand, id string) *schema.Record {
	given := []string{"ناجي", "سعدون", "Naji", "سالم", "Salem"}
	family := []string{"الكعبي", "al-Kaabi", "الساعدي", "al-Saadi", "الخفاجي"}
	offices := []string{"محافظ ميسان العراقي", "governor of Maysan", "لاعب", "وزير الصحة المصري", "مزارع"}
	bodies := []string{"شركة نسيم", "Naseem Company", "شركة النسيم العراقية", "لواء الصحراء", "Desert Brigade", "شركة صحراء"}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	r := &schema.Record{Article: schema.Article{ID: id}}
	put := func(s string) schema.Span {
		at := len(r.Article.Text)
		r.Article.Text += s + " . "
		return schema.Span{Start: at, End: at + len(s), Text: s}
	}
	for k := range 1 + random.IntN(5) {
		e := schema.Entity{ID: fmt.Sprintf("e%d", k), Type: schema.Person}
		switch name := ""; random.IntN(5) {
		case 0:
			e.Type, e.KnownAs, name = schema.Place, "khabar:place/town", "Town"
			e.Names = []schema.Name{{Text: name}}
		case 1:
			e.Type = schema.Organization
			e.Names = []schema.Name{{Text: pick(bodies)}}
		case 2:
			e.Names = []schema.Name{{Text: pick(family)}}
		case 3:
			e.KnownAs = pick([]string{"khabar:person/naji", "khabar:person/salem"})
			e.Names = []schema.Name{{Text: pick(given) + " " + pick(family)}}
		default:
			e.Names = []schema.Name{{Text: pick(given) + " " + pick(family)}}
			if random.IntN(4) == 0 {
				e.Names = []schema.Name{{Text: pick(given) + " " + pick(given) + " " + pick(family)}}
			}
		}
		e.Mentions = []schema.Mention{{Span: put(e.Names[0].Text), Kind: schema.ByName}}
		r.Entities = append(r.Entities, e)
		if e.Type == schema.Person && random.IntN(3) > 0 {
			r.Positions = append(r.Positions, schema.Position{Person: e.ID, Title: put(pick(offices))})
		}
	}
	return r
}

// together is what was put together of a set: who is with whom, and what is left open.
type together struct {
	cluster map[string]string // reference → the first of its cluster
	open    map[string]bool   // pairs that are held or open
}

// take brings it up to date by what a change makes.
func (x *together) take(r *match.Regrouped) {
	touched := map[string]bool{}
	r.Gone(func(ref schema.Ref) {
		touched[ref.String()] = true
		delete(x.cluster, ref.String())
	})
	for _, c := range r.Clusters {
		for _, who := range slices.Concat(c.Members, c.Followers) {
			x.cluster[r.Ref(who).String()] = r.Ref(c.Members[0]).String()
			touched[r.Ref(who).String()] = true
		}
	}
	maps.DeleteFunc(x.open, func(pair string, _ bool) bool {
		a, b, _ := strings.Cut(pair, " ")
		return touched[a] || touched[b]
	})
	for p := range slices.Concat(r.Held, r.Open).All() {
		x.open[r.Ref(p.A).String()+" "+r.Ref(p.B).String()] = true
	}
}

// TestRegroup changes a set at random, a few articles or decisions at a time, and finds
// each time what putting all together at once gives.
func TestRegroup(t *testing.T) {
	m := matcher(t)
	for _, limits := range [][3]int{{2, 1, 3}, {4, 2, 10}, {60, 6, 1 << 13}} {
		t.Run(fmt.Sprint(limits), func(t *testing.T) {
			defer match.SetLimits(limits[0], limits[1], limits[2])()
			random := rand.New(rand.NewPCG(uint64(limits[0]), 11))
			is := map[string][]*match.Profile{}
			var decided []match.Decided
			have := together{map[string]string{}, map[string]bool{}}
			wasInForce := map[match.Decided]bool{}
			touched, all := 0, 0
			steps := 70
			if os.Getenv("KHABAR_HEAVY") != "" {
				steps = 240
			}
			for step := range steps {
				changed := map[string][]*match.Profile{}
				if step > 20 && random.IntN(3) == 0 {
					ids := slices.Sorted(maps.Keys(is))
					some := func() schema.Ref {
						list := is[ids[random.IntN(len(ids))]]
						return list[random.IntN(len(list))].Ref
					}
					if len(decided) > 3 {
						decided = decided[1:]
					}
					d := match.Decided{A: some(), B: some(), Verdict: []match.Verdict{match.Same, match.Different, match.Unsure}[random.IntN(3)]}
					if d.A != d.B && !slices.ContainsFunc(decided, func(x match.Decided) bool { return x.A == d.A && x.B == d.B || x.A == d.B && x.B == d.A }) {
						decided = append(decided, d)
					}
				} else {
					for range 1 + random.IntN(3) {
						id := fmt.Sprintf("a%02d", random.IntN(60))
						changed[id] = nil
						if random.IntN(3) > 0 {
							changed[id] = m.Profiles(crowdOf(random, id))
						}
					}
				}
				before := maps.Clone(is)
				maps.Copy(is, changed)
				maps.DeleteFunc(is, func(_ string, list []*match.Profile) bool { return list == nil })
				inForce := map[match.Decided]bool{}
				there := func(ref schema.Ref) bool {
					return slices.ContainsFunc(is[ref.Article], func(p *match.Profile) bool { return p.Ref == ref })
				}
				for _, d := range decided {
					if there(d.A) && there(d.B) {
						inForce[d] = true
					}
				}
				redecide := map[schema.Ref]bool{}
				for _, x := range [2][2]map[match.Decided]bool{{inForce, wasInForce}, {wasInForce, inForce}} {
					for d := range x[0] {
						if !x[1][d] {
							redecide[d.A], redecide[d.B] = true, true
						}
					}
				}
				wasInForce = inForce
				change := &match.Change{Decided: slices.Collect(maps.Keys(inForce)), Redecide: redecide, Kept: func(id string) ([]byte, error) { return match.Marshal(is[id]) }}
				ids := maps.Clone(before)
				maps.Copy(ids, is)
				for id := range ids {
					a := match.Article{ID: id, Was: m.Sketches(before[id]), Is: m.Sketches(is[id])}
					_, a.Changed = changed[id]
					change.Articles = append(change.Articles, a)
				}
				r, err := m.Regroup(change)
				if err != nil {
					t.Fatal(err)
				}
				have.take(r)
				touched += len(r.Clusters)

				var everybody []*match.Profile
				for _, list := range is {
					everybody = append(everybody, list...)
				}
				c := m.Cluster(everybody, decided)
				want := together{map[string]string{}, map[string]bool{}}
				first := map[int]schema.Ref{}
				for i, of := range c.Of {
					if f, ok := first[of]; !ok || compareRefs(everybody[i].Ref, f) < 0 {
						first[of] = everybody[i].Ref
					}
				}
				for i, of := range c.Of {
					want.cluster[everybody[i].Ref.String()] = first[of].String()
				}
				for _, p := range slices.Concat(c.Held, c.Open) {
					want.open[everybody[p.A].Ref.String()+" "+everybody[p.B].Ref.String()] = true
				}
				all += len(first)
				if diff := cmp.Diff(want.cluster, have.cluster); diff != "" {
					t.Fatalf("step %d: other clusters than at once (-at once +here):\n%s", step, diff)
				}
				if diff := cmp.Diff(want.open, have.open); diff != "" {
					t.Fatalf("step %d: others left open than at once (-at once +here):\n%s", step, diff)
				}
			}
			if touched == 0 || touched >= all {
				t.Errorf("%d of %d clusters were touched", touched, all)
			}
		})
	}
}

func compareRefs(a, b schema.Ref) int {
	if a.Article != b.Article {
		return strings.Compare(a.Article, b.Article)
	}
	return a.Start - b.Start
}

// TestSketches keeps sketches and reads them back.
func TestSketches(t *testing.T) {
	m := matcher(t)
	random := rand.New(rand.NewPCG(2, 2))
	var texts match.Texts
	for range 20 {
		want := m.Sketches(m.Profiles(crowdOf(random, "a")))
		want[0].First = true
		b := match.AppendSketches(nil, want)
		got, err := match.ReadSketches(b, &texts)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
		for i := range b {
			if _, err := match.ReadSketches(b[:i], &texts); err == nil {
				t.Fatalf("cut at %d of %d bytes: no error", i, len(b))
			}
		}
	}
}
