package match_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// Parts of invented names, of which the benchmark makes its people and bodies.
var (
	givenNames = [][2]string{
		{"أحمد", "Ahmed"},
		{"سالم", "Salem"},
		{"طارق", "Tariq"},
		{"كريم", "Karim"},
		{"نادر", "Nader"},
		{"فارس", "Faris"},
		{"ياسر", "Yasser"},
		{"جمال", "Jamal"},
		{"هند", "Hind"},
		{"ليلى", "Layla"},
		{"سلمى", "Salma"},
		{"رامي", "Rami"},
		{"ماجد", "Majed"},
		{"بشير", "Bashir"},
		{"عمر", "Omar"},
		{"حسن", "Hassan"},
		{"بيتر", "Peter"},
		{"ماركوس", "Marcus"},
		{"هيلين", "Helen"},
		{"دانيال", "Daniel"},
	}
	syllables = [][2]string{
		{"با", "ba"},
		{"جو", "ju"},
		{"دي", "di"},
		{"را", "ra"},
		{"سو", "su"},
		{"شا", "sha"},
		{"في", "fi"},
		{"كا", "ka"},
		{"لو", "lu"},
		{"ما", "ma"},
		{"ني", "ni"},
		{"وا", "wa"},
		{"طو", "tu"},
		{"حا", "ha"},
		{"غا", "gha"},
		{"زي", "zi"},
		{"خو", "khu"},
		{"قا", "qa"},
		{"بي", "bi"},
		{"تو", "tu"},
	}
	offices = [][2]string{
		{"وزير الصحة", "health minister"}, {"وزير النفط", "oil minister"}, {"محافظ البصرة", "governor of Basra"}, {"لاعب", "striker"}, {"قائد الشرطة", "police commander"}, {"طبيب", "doctor"},
	}
)

// newsOf makes records of articles that speak of ten entities each: half of them
// known to a lexicon, the others people and bodies of varying fame, in both scripts.
func newsOf(articles int) []*schema.Record {
	random := rand.New(rand.NewPCG(3, 5))
	fame := rand.NewZipf(random, 1.1, 20, 40_000)
	out := make([]*schema.Record, articles)
	for i := range out {
		r := &schema.Record{Article: schema.Article{ID: fmt.Sprintf("a%06d", i)}}
		script := i % 2
		for k := range 10 {
			x := fame.Uint64()
			of := rand.New(rand.NewPCG(x, 9))
			e := schema.Entity{ID: fmt.Sprintf("e%d", k), Type: schema.Person}
			var name string
			switch {
			case k < 5:
				e.Type, e.KnownAs, name = schema.Place, fmt.Sprintf("khabar:place/%d", x%3000), fmt.Sprintf("Town %d", x%3000)
			case k < 8:
				name = givenNames[of.IntN(len(givenNames))][script] + " "
				for range 3 {
					name += syllables[of.IntN(len(syllables))][script]
				}
			default:
				e.Type = schema.Organization
				name = [2]string{"شركة ", "Company "}[script]
				for range 4 {
					name += syllables[of.IntN(len(syllables))][script]
				}
			}
			e.Names = []schema.Name{{Text: name}}
			put := func(s string) schema.Span {
				at := len(r.Article.Text)
				r.Article.Text += s + " "
				return schema.Span{Start: at, End: at + len(s), Text: s}
			}
			e.Mentions = []schema.Mention{{Span: put(name), Kind: schema.ByName}}
			r.Entities = append(r.Entities, e)
			if e.Type == schema.Person && random.IntN(2) == 0 {
				r.Positions = append(r.Positions, schema.Position{Person: e.ID, Title: put(offices[of.IntN(len(offices))][script])})
			}
		}
		out[i] = r
	}
	return out
}

// BenchmarkCluster puts together 100,000 entities of 10,000 articles, on one core.
func BenchmarkCluster(b *testing.B) {
	m := matcher(b)
	records := newsOf(10_000)
	b.ReportAllocs()
	for b.Loop() {
		var all []*match.Profile
		for _, r := range records {
			all = append(all, m.Profiles(r)...)
		}
		c := m.Cluster(all, nil)
		clusters := map[int]bool{}
		for _, of := range c.Of {
			clusters[of] = true
		}
		b.ReportMetric(float64(len(all)), "entities")
		b.ReportMetric(float64(len(clusters)), "clusters")
		runtime.KeepAlive(c)
	}
}
