package match_test

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// A goldMention is a name in an article, as it stands there.
type goldMention struct{ article, surface string }

// A goldSet is a file of testdata: articles with names marked, and the entity
// that each means.
type goldSet struct {
	articles []schema.Article
	entity   map[goldMention]string
	order    []goldMention
}

var marked = regexp.MustCompile(`\[([POMLFE]:\S+) ([^\]]+)\]`)

// readGold reads a set in the form that testdata/README.md tells.
func readGold(t testing.TB, name string) *goldSet {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g := &goldSet{entity: map[goldMention]string{}}
	s := bufio.NewScanner(f)
	for s.Scan() {
		line := s.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "== "); ok {
			h := strings.Fields(rest)
			if len(h) != 4 {
				t.Fatalf("%s: want id, date, language and outlet: %s", name, line)
			}
			g.articles = append(g.articles, schema.Article{
				ID: h[0], Language: h[2], Outlet: h[3],
				Published: schema.Date{Value: h[1], Precision: schema.Day, Basis: schema.Given},
			})
			continue
		}
		if len(g.articles) == 0 {
			continue
		}
		a := &g.articles[len(g.articles)-1]
		a.Text += marked.ReplaceAllStringFunc(line, func(m string) string {
			x := marked.FindStringSubmatch(m)
			k := goldMention{a.ID, x[2]}
			if g.entity[k] == "" {
				g.order = append(g.order, k)
			}
			g.entity[k] = x[1]
			return x[2]
		}) + "\n"
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	for i := range g.articles {
		g.articles[i].Text = strings.TrimSpace(g.articles[i].Text) + "\n"
	}
	return g
}

// records extracts the articles of a set.
func (g *goldSet) records(t testing.TB) []*schema.Record {
	t.Helper()
	var out []*schema.Record
	for i := range g.articles {
		r, err := extractor(t).Extract(t.Context(), &g.articles[i])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// A mergeScore counts pairs of mentions of different articles.
type mergeScore struct {
	found, mentions   int
	right, made, gold int
	alike             int // pairs of two entities that are easily taken for one
	wrong, missed     []string
}

func (s *mergeScore) precision() float64 { return float64(s.right) / float64(max(1, s.made)) }
func (s *mergeScore) recall() float64    { return float64(s.right) / float64(max(1, s.gold)) }

func (s *mergeScore) String() string {
	return fmt.Sprintf("found %d of %d; precision %.3f, recall %.3f of %d pairs that are the same; %d that are not but alike",
		s.found, s.mentions, s.precision(), s.recall(), s.gold, s.alike)
}

// family is what an entity of a set shares with those that are easily taken for it.
func family(entity string) string {
	name, _, alike := strings.Cut(entity, "-")
	if !alike {
		return entity
	}
	return name
}

var (
	marks      = regexp.MustCompile("[\u0640\u064b-\u065f\u0670]")
	notWords   = regexp.MustCompile(`[^\p{L}\p{N}_]+`)
	surfaceFix = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه")
)

func foldSurface(s string) string {
	s = strings.ToLower(surfaceFix.Replace(norm.NFKC.String(s)))
	return strings.TrimSpace(notWords.ReplaceAllString(marks.ReplaceAllString(s, ""), " "))
}

// fits reports whether a mention is a gold one, up to three attached letters.
func fits(mention, gold string) bool {
	near := func(long, short string) bool {
		return strings.HasSuffix(long, short) && len([]rune(long))-len([]rune(short)) <= 3
	}
	return near(mention, gold) || near(gold, mention)
}

// score clusters the records and scores them.
func (g *goldSet) score(t testing.TB, records []*schema.Record) *mergeScore {
	t.Helper()
	m := matcher(t)
	var all []*match.Profile
	for _, r := range records {
		all = append(all, m.Profiles(r)...)
	}
	clusters := m.Cluster(all, nil)
	node := map[schema.Ref]int{}
	for i, p := range all {
		node[p.Ref] = clusters.Of[i]
	}
	found := map[goldMention]int{}
	for _, r := range records {
		for _, k := range g.order {
			if k.article != r.Article.ID {
				continue
			}
			for i := range r.Entities {
				e := &r.Entities[i]
				n, named := node[r.EntityRef(e)]
				if !named || !slices.ContainsFunc(e.Mentions, func(x schema.Mention) bool {
					return x.Kind == schema.ByName && fits(foldSurface(x.Text), foldSurface(k.surface))
				}) {
					continue
				}
				if _, ok := found[k]; !ok {
					found[k] = n
				}
			}
		}
	}
	s := &mergeScore{found: len(found), mentions: len(g.order)}
	for i, x := range g.order {
		for _, y := range g.order[i+1:] {
			if x.article == y.article {
				continue
			}
			same := g.entity[x] == g.entity[y]
			nx, okX := found[x]
			ny, okY := found[y]
			joined := okX && okY && nx == ny
			switch {
			case same:
				s.gold++
			case family(g.entity[x]) == family(g.entity[y]):
				s.alike++
			}
			if joined {
				s.made++
			}
			if same && joined {
				s.right++
			}
			pair := fmt.Sprintf("%s %q / %s %q (%s, %s)", x.article, x.surface, y.article, y.surface, g.entity[x], g.entity[y])
			if joined && !same {
				s.wrong = append(s.wrong, pair)
			}
			if same && !joined {
				if !okX || !okY {
					pair += " not found"
				}
				s.missed = append(s.missed, pair)
			}
		}
	}
	return s
}

// TestGold merges the articles that were written for it, from their text on.
func TestGold(t *testing.T) {
	for _, test := range []struct {
		name   string
		told   bool // errors may be looked at
		p, rec float64
	}{
		{"dev.txt", true, 0.98, 0.85},
		{"hard.txt", true, 0.98, 0.85},
		{"kept.txt", false, 0.98, 0.85},
		{"alike.txt", true, 0.98, 0.85},
		{"alike-kept.txt", false, 0.98, 0.85},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := readGold(t, test.name)
			s := g.score(t, g.records(t))
			t.Log(s)
			if test.told {
				t.Logf("joined wrongly:\n%s\nmissed:\n%s", strings.Join(s.wrong, "\n"), strings.Join(s.missed, "\n"))
			}
			if s.precision() < test.p || s.recall() < test.rec {
				t.Errorf("want precision %.2f and recall %.2f: %s", test.p, test.rec, s)
			}
		})
	}
}
