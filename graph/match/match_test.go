package match_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

var newExtractor = sync.OnceValues(func() (*extract.Extractor, error) { return extract.New(extract.Options{}) })

func extractor(t testing.TB) *extract.Extractor {
	t.Helper()
	x, err := newExtractor()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var newMatcher = sync.OnceValues(match.New)

func matcher(t testing.TB) *match.Matcher {
	t.Helper()
	m, err := newMatcher()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// record makes a record of one article with one entity.
func record(article string, e schema.Entity, titles ...string) *schema.Record {
	e.ID = "e1"
	text := e.Names[0].Text
	e.Mentions = []schema.Mention{{Span: schema.Span{End: len(text), Text: text}, Kind: schema.ByName}}
	r := &schema.Record{Article: schema.Article{ID: article, Text: text}, Entities: []schema.Entity{e}}
	for _, title := range titles {
		r.Article.Text += " " + title
		r.Positions = append(r.Positions, schema.Position{Person: "e1", Title: schema.Span{
			Start: len(r.Article.Text) - len(title), End: len(r.Article.Text), Text: title,
		}})
	}
	return r
}

func named(kind schema.EntityType, name string) schema.Entity {
	return schema.Entity{Type: kind, Names: []schema.Name{{Text: name}}}
}

func TestJudge(t *testing.T) {
	m := matcher(t)
	const person, body, unit, place = schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place
	for _, test := range []struct {
		name           string
		kind           schema.EntityType
		a, titleA      string
		b, titleB      string
		want, orAtMost match.Verdict
	}{
		{"both scripts", person, "مصطفى الكاظمي", "رئيس الوزراء العراقي", "Mustafa al-Kadhimi", "Iraqi prime minister", match.Same, ""},
		{"another spelling", person, "Mustafa Kadhemi", "prime minister of Iraq", "Mustafa al-Kadhimi", "Iraqi Prime Minister", match.Same, ""},
		{"compound, apart and together", person, "عبد الله الساعدي", "محافظ ميسان", "عبدالله الساعدي", "المحافظ", match.Same, ""},
		{"compound, both scripts", person, "عبد الرحمن الجبوري", "وزير النفط العراقي", "Abdul Rahman al-Jubouri", "Iraqi oil minister", match.Same, ""},
		{"titles stripped", person, "الدكتور سامي الحداد", "وزير الصحة السوري", "سامي حداد", "وزير الصحة في سوريا", match.Same, ""},
		{"a middle name left out", person, "قاسم محمد الأعرجي", "وزير الداخلية العراقي", "Qasim al-Araji", "Iraqi interior minister", match.Same, ""},
		{"homonyms by field", person, "أحمد حسين", "وزير الصحة العراقي", "Ahmed Hussein", "goalkeeper", match.Different, ""},
		{"homonyms by country", person, "محمد حسن", "وزير النفط العراقي", "محمد حسن", "وزير السياحة المصري", match.Different, match.Unsure},
		{"two given names", person, "حسن الموسوي", "وزير الدفاع العراقي", "Hussein al-Mousawi", "Iraqi defence minister", match.Different, match.Unsure},
		{"brothers", person, "رامي الخولي", "", "Ihab al-Kholi", "", match.Different, ""},
		{"no article before a hamza", person, "أليكس نورين", "وزير النفط العراقي", "Alex Noren", "Iraqi oil minister", match.Same, ""},
		{"a rarer spelling of a foreign name", person, "جاستن ترودل", "وزير النفط العراقي", "Justin Trudel", "Iraqi oil minister", match.Same, ""},
		{"father and son", person, "سلمان بن راشد الكعبي", "", "Mohammed bin Salman bin Rashid al-Kaabi", "", match.Unsure, match.Different},
		{"father and son, one office", person, "راشد سالم الكعبي", "محافظ ميسان العراقي", "سالم الكعبي", "محافظ ميسان العراقي", match.Unsure, match.Different},
		{"a kunya before the name", person, "أبو ليث راشد الكعبي", "قائد لواء الصحراء العراقي", "راشد الكعبي", "قائد لواء الصحراء العراقي", match.Same, ""},
		{"a surname alone", person, "الكاظمي", "", "Mustafa al-Kadhimi", "Iraqi prime minister", match.Unsure, match.Different},
		{"a woman and a man", person, "نور السالم", "وزيرة الصحة الأردنية", "نور السالم", "وزير الصحة الأردني", match.Different, match.Unsure},
		{"ministries of one country", body, "وزارة الدفاع المصرية", "", "Egyptian Ministry of Defence", "", match.Same, ""},
		{"ministries of two countries", body, "وزارة الدفاع المصرية", "", "Greek Defence Ministry", "", match.Different, ""},
		{"two ministries", body, "وزارة الصحة المصرية", "", "Egyptian Ministry of Defence", "", match.Different, ""},
		{"every country has one", body, "وزارة الدفاع", "", "وزارة الدفاع", "", match.Unsure, match.Different},
		{"a government and its television", body, "الحكومة الروسية", "", "التلفزيون الحكومي الروسي", "", match.Different, match.Unsure},
		{"translated and spelt", body, "شركة نسيم للطيران", "", "Naseem Airlines", "", match.Same, ""},
		{"numbered units", unit, "اللواء الخامس", "", "اللواء السادس", "", match.Different, ""},
		{"a town in both scripts", place, "برغواطة", "", "Barghwata", "", match.Unsure, match.Same},
	} {
		t.Run(test.name, func(t *testing.T) {
			titles := func(s string) []string {
				if s == "" {
					return nil
				}
				return []string{s}
			}
			a := m.Profiles(record("a", named(test.kind, test.a), titles(test.titleA)...))[0]
			b := m.Profiles(record("b", named(test.kind, test.b), titles(test.titleB)...))[0]
			j := m.Judge(a, b)
			if j.Verdict != test.want && j.Verdict != test.orAtMost {
				t.Errorf("judged %+v, want %s", j, test.want)
			}
			if back := m.Judge(b, a); cmp.Diff(j, back) != "" {
				t.Errorf("not symmetrical: %s", cmp.Diff(j, back))
			}
			if j.Verdict != match.Unsure && len(j.For)+len(j.Against) == 0 {
				t.Errorf("no reason: %+v", j)
			}
		})
	}
}

// TestOrder clusters the same set in other orders, to the same clusters.
func TestOrder(t *testing.T) {
	m := matcher(t)
	var all []*match.Profile
	for _, r := range readGold(t, "dev.txt").records(t) {
		all = append(all, m.Profiles(r)...)
	}
	want := clustersOf(all, m.Cluster(all, nil))
	random := rand.New(rand.NewPCG(7, 7))
	for range 5 {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if diff := cmp.Diff(want, clustersOf(all, m.Cluster(all, nil))); diff != "" {
			t.Fatal(diff)
		}
	}
}

// clustersOf lists the references of each cluster, sorted.
func clustersOf(all []*match.Profile, c *match.Clusters) []string {
	by := map[int][]string{}
	for i, p := range all {
		by[c.Of[i]] = append(by[c.Of[i]], p.Ref.String())
	}
	var out []string
	for _, list := range by {
		slices.Sort(list)
		out = append(out, strings.Join(list, " "))
	}
	slices.Sort(out)
	return out
}

// Decisions win over rules, and contradictions keep apart.
func TestDecided(t *testing.T) {
	m := matcher(t)
	var all []*match.Profile
	for _, r := range []*schema.Record{
		record("a", named(schema.Person, "أحمد حسين"), "وزير الصحة العراقي"),
		record("b", named(schema.Person, "Ahmed Hussein"), "Iraqi health minister"),
		record("c", named(schema.Person, "أحمد حسين"), "لاعب كرة مصري"),
		record("d", named(schema.Person, "أحمد حسين"), "لاعب كرة مصري"),
	} {
		all = append(all, m.Profiles(r)...)
	}
	a, b, c := all[0].Ref, all[1].Ref, all[2].Ref
	elsewhere := schema.Ref{Article: "z", Kind: schema.EntityFact}
	for _, test := range []struct {
		name    string
		decided []match.Decided
		want    string // the number of each entity's cluster, the first being 0
	}{
		{"by rule", nil, "0 0 2 2"},
		{"apart what the rules join", []match.Decided{{b, a, match.Different}}, "0 1 2 2"},
		{"unsure keeps apart", []match.Decided{{a, b, match.Unsure}}, "0 1 2 2"},
		{"same what the rules hold apart", []match.Decided{{a, c, match.Same}}, "0 0 0 0"},
		{"contradictions keep apart", []match.Decided{{a, c, match.Same}, {a, b, match.Same}, {c, b, match.Different}}, "0 0 2 2"},
		{"of an entity that is gone", []match.Decided{{a, elsewhere, match.Same}}, "0 0 2 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := m.Cluster(all, test.decided)
			first := map[int]int{}
			var numbers []string
			for i, of := range got.Of {
				if _, ok := first[of]; !ok {
					first[of] = i
				}
				numbers = append(numbers, strconv.Itoa(first[of]))
			}
			if s := strings.Join(numbers, " "); s != test.want {
				t.Errorf("clusters %s, want %s", s, test.want)
			}
			if len(test.decided) == 1 && test.decided[0].Verdict == match.Same && test.decided[0].B != elsewhere {
				if j := got.Joins[0]; j.Rule != match.DecisionRule || j.Score != 1 {
					t.Errorf("the first join is %+v", j)
				}
			}
			for _, p := range slices.Concat(got.Open, got.Held) {
				if got.Of[p.A] == got.Of[p.B] {
					t.Errorf("left open, but joined: %+v", p)
				}
				for _, x := range test.decided {
					if x.A == all[p.A].Ref && x.B == all[p.B].Ref || x.B == all[p.A].Ref && x.A == all[p.B].Ref {
						if p.Rule != match.DecisionRule {
							t.Errorf("left open, but decided: %+v", p)
						}
					}
				}
			}
		})
	}
}

// Entities of one article stay apart, even where a third is like both.
func TestOneArticle(t *testing.T) {
	m := matcher(t)
	two := record("a", named(schema.Person, "قاسم الأعرجي"), "مستشار الأمن القومي العراقي")
	e := two.Entities[0]
	e.ID = "e2"
	two.Article.Text += "\n" + e.Names[0].Text
	e.Mentions = []schema.Mention{{Span: schema.Span{Start: len(two.Article.Text) - len(e.Names[0].Text), End: len(two.Article.Text), Text: e.Names[0].Text}, Kind: schema.ByName}}
	two.Entities = append(two.Entities, e)
	all := append(m.Profiles(two), m.Profiles(record("b", named(schema.Person, "Qasim al-Araji"), "Iraqi national security adviser"))...)
	if got := m.Cluster(all, nil); got.Of[0] == got.Of[1] || len(got.Joins) != 1 {
		t.Errorf("clusters %v by %d joins", got.Of, len(got.Joins))
	}
}

// Words that are no letters of either alphabet are compared with words that are.
func TestOddWords(t *testing.T) {
	m := matcher(t)
	names := []string{"لواء العاصفة 16", "55th Storm Brigade", "4", "Бригада Шторм", "旅", "Storm-16 №4", "١٦", "كتيبة إف١٦", "2nd", "é"}
	for _, typ := range []schema.EntityType{schema.MilitaryUnit, schema.Person} {
		for i, x := range names {
			for j, y := range names {
				a, b := m.Profiles(record("a", named(typ, x), "")), m.Profiles(record("b", named(typ, y), ""))
				if len(a) == 0 || len(b) == 0 {
					continue
				}
				if got := m.Judge(a[0], b[0]); i != j && got.Verdict == match.Same {
					t.Errorf("%q and %q: %+v", x, y, got)
				}
			}
		}
	}
}

// Two people whom their articles call by one short name are judged by their full
// names, and whom the reader took for a known person by the lexicon's.
func TestFullNames(t *testing.T) {
	m := matcher(t)
	profile := func(id, known string, names ...string) *match.Profile {
		r := record(id, named(schema.Person, names[0]), "محافظ ميسان العراقي")
		r.Entities[0].KnownAs = known
		for _, n := range names[1:] {
			r.Entities[0].Names = append(r.Entities[0].Names, schema.Name{Text: n})
		}
		return m.Profiles(r)[0]
	}
	for _, test := range []struct {
		name string
		a, b *match.Profile
		want bool
	}{
		{"one full name", profile("a", "", "ناجي الكعبي", "الكعبي"), profile("b", "", "الكعبي", "ناجي الكعبي"), true},
		{"two full names", profile("a", "", "ناجي الكعبي", "الكعبي"), profile("b", "", "الكعبي", "سعدون الكعبي"), false},
		{"the lexicon's name", profile("a", "", "سعدون الكعبي"), profile("b", "khabar:person/naji", "سعدون الكعبي", "ناجي الكعبي", "Naji al-Kaabi"), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			if j := m.Judge(test.a, test.b); (j.Verdict == match.Same) != test.want {
				t.Errorf("judged %+v", j)
			}
		})
	}
}

// A pair joins no clusters some members of which are different.
func TestContradict(t *testing.T) {
	m := matcher(t)
	var all []*match.Profile
	for i, x := range []struct{ name, title string }{
		{"ناجي عادل الكعبي", "محافظ ميسان العراقي"}, {"ناجي الكعبي", "محافظ ميسان العراقي"}, {"ناجي فاضل الكعبي", "محافظ ميسان العراقي"},
	} {
		all = append(all, m.Profiles(record(string(rune('a'+i)), named(schema.Person, x.name), x.title))...)
	}
	if got := m.Cluster(all, nil); got.Of[0] == got.Of[2] || len(got.Joins) != 1 {
		t.Errorf("clusters %v by %d joins", got.Of, len(got.Joins))
	}
}
