package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A projector fills passages of encyclopaedic style with listed names: news,
// which the silver annotation is of, seldom introduces a village or a band.
type projector struct {
	random                                                    *rand.Rand
	given, family, places, countries, companies, teams, bands []string
	common                                                    []string // ordinary words
}

func (p *projector) of(list []string) string { return list[p.random.IntN(len(list))] }

func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// name invents or draws a name of a kind, and its type.
func (p *projector) name(kind byte) (name, typ string) {
	word := func() string { return title(p.of(p.common)) }
	choose := func(options ...func() string) string { return options[p.random.IntN(len(options))]() }
	switch kind {
	case 'P':
		return choose(
			func() string { return p.of(p.given) + " " + p.of(p.family) },
			func() string { return p.of(p.given) + " " + p.of(p.family) },
			func() string {
				return p.of(p.given) + " " + string(rune('A'+p.random.IntN(26))) + ". " + p.of(p.family)
			},
			func() string { return p.of(p.given) + " " + p.of(p.given) + " " + p.of(p.family) },
		), "PER"
	case 'L':
		return p.of(p.places), "LOC"
	case 'K':
		return p.of(p.countries), "LOC"
	case 'C':
		return choose(
			func() string { return p.of(p.companies) },
			func() string {
				return p.of(p.family) + " " + choose(func() string { return "Corporation" }, func() string { return "Records" }, func() string { return "& Co." }, func() string { return "Industries" }, func() string { return "Brothers" })
			},
			func() string { return p.of(p.family) + " & " + p.of(p.family) },
			func() string {
				return word() + " " + choose(func() string { return "Systems" }, func() string { return "Entertainment" }, func() string { return "Records" }, func() string { return "Press" }, func() string { return "Group" })
			},
			func() string { return p.acronym() },
			func() string {
				return p.of(p.places) + " " + choose(func() string { return "Society" }, func() string { return "Foundation" }, func() string { return "Bank" }, func() string { return "Association" })
			},
		), "ORG"
	case 'B':
		return choose(
			func() string { return p.of(p.bands) },
			func() string { return "The " + word() + "s" },
			func() string { return word() + " " + word() },
			func() string { return word() },
			func() string { return p.of(p.given) + " and the " + word() + "s" },
		), "ORG"
	case 'T':
		return choose(
			func() string { return p.of(p.teams) },
			func() string {
				return p.of(p.places) + " " + choose(func() string { return "United" }, func() string { return "City" }, func() string { return "FC" }, func() string { return "Rovers" }, func() string { return "Tigers" }, func() string { return "Eagles" })
			},
			func() string { return p.of(p.places) },
		), "ORG"
	case 'U':
		return choose(
			func() string { return "University of " + p.of(p.places) },
			func() string { return p.of(p.places) + " University" },
			func() string { return p.of(p.family) + " College" },
			func() string { return p.of(p.places) + " High School" },
			func() string { return p.of(p.places) + " Institute of Technology" },
		), "ORG"
	case 'N':
		ordinal := choose(func() string { return "1st" }, func() string { return "2nd" }, func() string { return "139th" }, func() string { return "62nd" }, func() string { return "Fourth" }, func() string { return "Sixteenth" }, func() string { return "III" }, func() string { return "VI" })
		return choose(
			func() string { return ordinal + " Infantry Regiment" },
			func() string { return ordinal + " Corps" },
			func() string { return ordinal + " Air Division" },
			func() string { return ordinal + " Air Force" },
			func() string { return ordinal + " " + p.of(p.places) + " Infantry" },
			func() string { return "Army of the " + p.of(p.places) },
			func() string { return p.of(p.family) + "'s Brigade" },
			func() string { return ordinal },
		), "ORG"
	case 'R':
		return choose(
			func() string { return p.of(p.places) + " Railroad" },
			func() string { return p.of(p.places) + " and " + p.of(p.places) + " Railway" },
			func() string { return p.of(p.places) + " Airlines" },
			func() string { return p.acronym() },
		), "ORG"
	case 'M':
		return choose(
			func() string { return word() + " " + word() },
			func() string { return "The " + word() },
			func() string { return word() },
		), "MISC"
	}
	return "", ""
}

func (p *projector) acronym() string {
	var b []byte
	for range 2 + p.random.IntN(3) {
		b = append(b, byte('A'+p.random.IntN(26)))
	}
	return string(b)
}

// example fills a passage.
func (p *projector) example(passage string, tokenize func(*text.Doc)) tagger.Example {
	type name struct {
		from, to int
		typ      string
	}
	var names []name
	var s strings.Builder
	family := ""
	same := map[byte]string{} // bands, companies and so on stay the same now and then
	for {
		at := strings.IndexByte(passage, '[')
		if at < 0 {
			s.WriteString(passage)
			break
		}
		s.WriteString(passage[:at])
		kind := passage[at+1]
		passage = passage[at+3:]
		n, typ := family, "PER"
		if kind != 'F' {
			n, typ = p.name(kind)
			if old := same[kind]; old != "" && kind != 'P' && kind != 'M' && p.random.IntN(3) > 0 {
				n = old
			}
			same[kind] = n
			if kind == 'P' && family == "" {
				family = n[strings.LastIndexByte(n, ' ')+1:]
			}
		}
		names = append(names, name{s.Len(), s.Len() + len(n), typ})
		s.WriteString(n)
	}
	d := &text.Doc{Article: &schema.Article{Text: s.String()}, Text: s.String()}
	tokenize(d)
	e := tagger.Example{Doc: d}
	at := 0
	for _, n := range names {
		for at < len(d.Tokens) && d.Tokens[at].Start < n.from {
			at++
		}
		to := at
		for to < len(d.Tokens) && d.Tokens[to].Start < n.to {
			to++
		}
		if to > at && d.Tokens[at].Sent == d.Tokens[to-1].Sent {
			e.Names = append(e.Names, tagger.Name{From: at, To: to, Type: n.typ})
			at = to
		}
	}
	return e
}

// projected fills every passage times times.
func projected(p *projector, times int, tokenize func(*text.Doc)) []tagger.Example {
	var passages []string
	tsv(ownLists+"en-patterns.tsv", func(c []string) { passages = append(passages, c[0]) })
	var all []tagger.Example
	for range times {
		for _, s := range passages {
			all = append(all, p.example(s, tokenize))
		}
	}
	return all
}

// newProjector draws from the lists with a fixed seed.
func newProjector(common []string) *projector {
	p := &projector{random: rand.New(rand.NewPCG(7, 7))}
	data := *shared + "/data/"
	csvRows(data+"names/popular-names/common-forenames-by-country.csv", func(m map[string]string) {
		if n := m["Romanized Name"]; n != "" && !strings.Contains(n, " ") {
			p.given = append(p.given, n)
		}
	})
	csvRows(data+"names/popular-names/common-surnames-by-country.csv", func(m map[string]string) {
		if n := m["Romanized Name"]; n != "" && !strings.Contains(n, " ") {
			p.family = append(p.family, n)
		}
	})
	first := true
	lines(data+"places/geo-dr5hn/cities_ar_en.tsv", func(s string) {
		if c := strings.Split(s, "\t"); !first && len(c) > 3 && !strings.ContainsAny(c[3], "(,") {
			p.places = append(p.places, c[3])
		}
		first = false
	})
	cased := func(form string) string {
		f := strings.Fields(form)
		for i, w := range f {
			if w != "of" && w != "the" && w != "and" || i == 0 {
				f[i] = title(w)
			}
		}
		return strings.Join(f, " ")
	}
	tsv(ownLists+"en.tsv", func(c []string) {
		for _, f := range strings.Split(c[1], ";") {
			switch c[0] {
			case "country", "region":
				p.countries = append(p.countries, cased(f))
			case "city":
				p.places = append(p.places, cased(f))
			case "company", "media":
				p.companies = append(p.companies, cased(f))
			case "club":
				p.teams = append(p.teams, cased(f))
			case "band":
				p.bands = append(p.bands, cased(f))
			case "given":
				p.given = append(p.given, cased(f))
			}
		}
	})
	p.common = slices.DeleteFunc(slices.Clone(common), func(w string) bool {
		return len(w) < 4 || strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' })
	})
	p.common = p.common[:min(len(p.common), 4000)]
	return p
}
