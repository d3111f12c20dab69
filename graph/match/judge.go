package match

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A Matcher judges and clusters entities. It is immutable but for what it
// remembers of names and spellings; goroutines may share it.
type Matcher struct {
	words  *words
	spell  *speller
	people remember[*personName]
	bodies remember[*bodyName]
}

// New returns a matcher with the knowledge that the package carries. An error
// means that it is broken.
func New() (*Matcher, error) {
	w, err := readWords()
	if err != nil {
		return nil, err
	}
	s, err := newSpeller(w)
	if err != nil {
		return nil, err
	}
	return &Matcher{words: w, spell: s}, nil
}

// A Verdict is what a judgement comes to.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
	Unsure    Verdict = "unsure"
)

// A Judgement says whether two entities are the same, and why.
type Judgement struct {
	Verdict Verdict  `json:"verdict"`
	Score   float64  `json:"score"` // how likely they are the same, 0 to 1
	Rule    string   `json:"rule"`
	For     []string `json:"for,omitempty"`     // evidence in words, the weightiest first
	Against []string `json:"against,omitempty"` // likewise
}

// Thresholds of the score.
const (
	sameFrom       = 0.85
	differentUnder = 0.12
)

// evidence adds up what speaks for and against, as natural logarithms of odds.
type evidence struct {
	sum  float64
	told bool // in words as well, which costs more than all the rest
	list []reason
}

type reason struct {
	weight float64
	text   string
}

func (e *evidence) add(weight float64, format string, args ...string) {
	e.sum += weight
	if !e.told {
		return
	}
	words := make([]any, len(args))
	for i, a := range args {
		words[i] = a
	}
	e.list = append(e.list, reason{weight, fmt.Sprintf(format, words...)})
}

func (e *evidence) judgement(rule string) Judgement {
	j := Judgement{Score: 1 / (1 + math.Exp(-e.sum)), Rule: rule, Verdict: Unsure}
	switch {
	case j.Score >= sameFrom:
		j.Verdict = Same
	case j.Score < differentUnder:
		j.Verdict = Different
	}
	slices.SortStableFunc(e.list, func(a, b reason) int {
		switch x, y := math.Abs(a.weight), math.Abs(b.weight); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	for _, r := range e.list {
		switch {
		case r.weight > 0:
			j.For = append(j.For, r.text)
		case r.weight < 0:
			j.Against = append(j.Against, r.text)
		}
	}
	return j
}

// Rules by which two entities are judged.
const (
	TypeRule    = "type"     // one is a person, the other a place
	KnownRule   = "known-as" // the lexicon's identifiers
	NameRule    = "name"     // the full names of persons
	SurnameRule = "surname"  // one part of a person's name, and the context
	BodyRule    = "body"     // names of bodies, by meaning and spelling
	AcronymRule = "acronym"
	PlaceRule   = "place"
)

// Judge says whether a and b are the same, and why. It is symmetrical.
func (m *Matcher) Judge(a, b *Profile) Judgement {
	return m.judge(a, b, &evidence{told: true}, nil)
}

// judge judges by empty evidence, with a memory of how names agree, or nil.
func (m *Matcher) judge(a, b *Profile, e *evidence, names *agreements) Judgement {
	if b.Ref.Article < a.Ref.Article || b.Ref.Article == a.Ref.Article && b.Ref.Start < a.Ref.Start {
		a, b = b, a
	}
	switch {
	case a.Type != b.Type:
		e.add(-8, "one is of type %s, the other %s", string(a.Type), string(b.Type))
		return e.judgement(TypeRule)
	case a.KnownAs != "" && b.KnownAs != "":
		if a.KnownAs != b.KnownAs {
			e.add(-6, "the lexicon knows %q and %q as two", a.called(), b.called())
		} else {
			e.add(4.5, "the lexicon knows %q and %q as one", a.called(), b.called())
			m.weighKnown(e, a, b)
		}
		return e.judgement(KnownRule)
	case a.Type == schema.Person:
		return m.judgePeople(a, b, e, names)
	}
	return m.judgeBodies(a, b, e, names)
}

// weighKnown weighs what speaks against an identifier that a name alone gave.
func (m *Matcher) weighKnown(e *evidence, a, b *Profile) {
	switch a.Type {
	case schema.Person:
		if len(a.fields) > 0 && len(b.fields) > 0 && !meet(a.fields, b.fields) && !related(a.fields, b.fields) {
			e.add(-2.5, "one is in %s, the other in %s", e.all(a.fields), e.all(b.fields))
		}
		if a.female && b.male && !a.male || a.male && b.female && !b.male {
			e.add(-2.5, "one is a woman, the other a man")
		}
	case schema.Place:
		if x, y := a.lies(m.words), b.lies(m.words); x != y && m.words.home[a.KnownAs] != "" {
			e.add(-7, "they lie in different countries")
		}
	}
}

// judgePeople judges persons by their names and what is said of them.
func (m *Matcher) judgePeople(a, b *Profile, e *evidence, names *agreements) Judgement {
	n, ok := m.bestPeople(a, b, names)
	if !ok || n.agree == 0 {
		e.add(-8, "no part of their names agrees")
		return e.judgement(NameRule)
	}
	rule := NameRule
	switch {
	case n.conflict():
		if n.undecided {
			e.add(-3, "%q and %q agree in part", n.a.text, n.b.text)
		} else {
			e.add(-7, "%q and %q are two names", n.a.text, n.b.text)
		}
	case n.full():
		if weight := (n.bits*n.sure - 21) / 3; weight < 0 {
			e.add(weight, "%q and %q are one name, which many bear", n.a.text, n.b.text)
		} else {
			e.add(weight, "%q and %q are one name", n.a.text, n.b.text)
		}
		switch extra := n.leftA + n.leftB; {
		case extra == 0:
		case n.first && n.last:
			e.add(-0.3*float64(extra), "one has more parts")
		case n.first || n.last:
			e.add(-0.8*float64(extra), "one has more parts at an end")
		default:
			e.add(-1.5*float64(extra), "the parts of one stand apart in the other")
		}
		if n.turned {
			e.add(-1.5, "the parts are in another order")
		}
		if n.initials {
			e.add(-0.5, "one is an initial")
		}
	default:
		rule = SurnameRule
		e.add(-3.6+(n.bits-12)/4, "%q and %q share no more than one part", n.a.text, n.b.text)
	}
	m.weighContext(e, a, b)
	if n.before {
		// A son bears his father's names behind his own, and shares his company.
		e.add(min(0, -e.sum), "before one name the other has a given name")
	}
	return e.judgement(rule)
}

// weighContext weighs offices, countries, fields, company and gender of persons.
func (m *Matcher) weighContext(e *evidence, a, b *Profile) {
	switch x, y, weight := m.sameOffice(a, b); {
	case x != nil:
		e.add(weight, "the same office: %q and %q", x.text, y.text)
	case weight != 0:
		e.add(weight, "their offices differ")
	}
	shared, apart := meet(a.countries, b.countries), len(a.countries) > 0 && len(b.countries) > 0
	switch {
	case shared:
		e.add(1, "both are of the same country")
	case apart:
		e.add(-2.5, "they are of different countries")
	default:
		x, y := a.countries, b.countries
		if len(x) == 0 {
			x = a.setting.around
		}
		if len(y) == 0 {
			y = b.setting.around
		}
		if len(x) > 0 && len(y) > 0 {
			if meet(x, y) {
				e.add(0.4, "the articles speak of the same country")
			} else {
				e.add(-0.8, "the articles speak of different countries")
			}
		}
	}
	if len(a.fields) > 0 && len(b.fields) > 0 {
		switch {
		case meet(a.fields, b.fields):
			e.add(0.8, "both are in %s", e.common(a.fields, b.fields))
		case !related(a.fields, b.fields):
			e.add(-4, "one is in %s, the other in %s", e.all(a.fields), e.all(b.fields))
		default: // it can be, and hardly is
			e.add(-1, "one is in %s, the other in %s", e.all(a.fields), e.all(b.fields))
		}
	}
	if a.born > 0 && b.born > 0 {
		// An age tells the year of birth but for a year.
		if d := a.born - b.born; d >= -1 && d <= 1 {
			e.add(1.5, "they are of one age")
		} else {
			e.add(-6, "they are of different ages")
		}
	}
	if n := companyOf(a, b); n > 0 {
		e.add(min(3, 0.9*n), "the articles also share %s", e.company(a, b))
	}
	if a.female && b.male && !a.male && !b.female || a.male && b.female && !a.female && !b.male {
		e.add(-6, "one is a woman, the other a man")
	}
}

// sameOffice returns the roles of both that are one office, or nil where theirs
// differ, and how much it weighs.
func (m *Matcher) sameOffice(a, b *Profile) (one, other *role, weight float64) {
	best, worst := 0.0, 0.0
	for i := range a.roles {
		for j := range b.roles {
			x, y := &a.roles[i], &b.roles[j]
			if len(x.roles) == 0 || len(y.roles) == 0 {
				continue
			}
			if !meet(x.roles, y.roles) {
				worst = min(worst, -1.0)
				continue
			}
			v := 1.0
			switch {
			case len(x.domains) > 0 && slices.Equal(x.domains, y.domains):
				v = 2.5
			case meet(x.domains, y.domains):
				v = 1.8
			case len(x.domains) > 0 && len(y.domains) > 0:
				v = -0.6
			}
			if x.country != "" && x.country == y.country && v > 0 {
				v++
			}
			if x.country != "" && y.country != "" && x.country != y.country {
				v = min(v, -0.5)
			}
			if v > best {
				one, other, best = x, y, v
			}
			worst = min(worst, v)
		}
	}
	if best > 0 {
		return one, other, best
	}
	return nil, nil, worst
}

// near are fields that one person may be in at once.
var near = [][2]string{
	{"politics", "military"},
	{"politics", "law"},
	{"politics", "business"},
	{"politics", "society"},
	{"politics", "academia"},
	{"politics", "media"},
	{"politics", "religion"},
	{"politics", "medicine"},
	{"academia", "medicine"},
	{"academia", "law"},
	{"academia", "media"},
	{"academia", "society"},
	{"academia", "arts"},
	{"media", "arts"},
	{"media", "society"},
	{"society", "law"},
	{"society", "religion"},
	{"law", "military"},
	{"business", "academia"},
	{"religion", "academia"},
	{"business", "society"},
}

// related reports whether some field of a is near one of b.
func related(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if slices.Contains(near, [2]string{x, y}) || slices.Contains(near, [2]string{y, x}) {
				return true
			}
		}
	}
	return false
}

// sharedCompany calls f with who and what else both articles speak of, as each calls it.
func sharedCompany(a, b *Profile, f func(x, y *companion)) {
	xs, ys := a.setting.company, b.setting.company
	for len(xs) > 0 && len(ys) > 0 {
		x, y := &xs[0], &ys[0]
		if x.hash <= y.hash {
			xs = xs[1:]
		}
		if y.hash <= x.hash {
			ys = ys[1:]
		}
		if x.hash == y.hash && x.key == y.key && x.key != a.own && x.key != b.own {
			f(x, y)
		}
	}
}

// companyOf counts who and what else both articles speak of: people and bodies
// whole, places less.
func companyOf(a, b *Profile) float64 {
	n := 0.0
	sharedCompany(a, b, func(x, _ *companion) {
		if x.less {
			n += 0.6
		} else {
			n++
		}
	})
	return n
}

// company tells who and what else both articles speak of.
func (e *evidence) company(a, b *Profile) string {
	if !e.told {
		return ""
	}
	var list []string
	sharedCompany(a, b, func(x, y *companion) { list = append(list, min(x.name, y.name)) })
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}

// common tells what two lists have in common.
func (e *evidence) common(a, b []string) string {
	if !e.told {
		return ""
	}
	var out []string
	for _, x := range a {
		if slices.Contains(b, x) {
			out = append(out, x)
		}
	}
	return strings.Join(out, ", ")
}

// all tells a list.
func (e *evidence) all(list []string) string {
	if !e.told {
		return ""
	}
	return strings.Join(list, ", ")
}

// judgeBodies judges all that are no persons.
func (m *Matcher) judgeBodies(a, b *Profile, e *evidence, names *agreements) Judgement {
	var best bodyMatch
	value := func(n bodyMatch) float64 {
		if n.acronym {
			return 1.5
		}
		return n.share + 0.1*n.shorter + 0.01*float64(n.words)
	}
	asSpelt := a.Type == schema.Place && alikeScript(a, b)
	for i := range a.bodies {
		for j := range b.bodies {
			if asSpelt && a.bodies[i].arabic() != b.bodies[j].arabic() && a.bodies[i].short() && b.bodies[j].short() {
				continue
			}
			if n := m.agreeBodies(a.bodies[i], b.bodies[j], names); best.a == nil || value(n) > value(best) {
				best = n
			}
		}
	}
	rule := BodyRule
	if a.Type == schema.Place {
		rule = PlaceRule
	}
	switch {
	case best.a == nil || best.words == 0 && !best.acronym:
		e.add(-8, "their names have no word in common")
		return e.judgement(rule)
	case best.acronym:
		rule = AcronymRule
		e.add(-1+0.9*float64(max(len(best.a.acronym), len(best.b.acronym))-2), "%q is made of the initials of %q", best.a.text, best.b.text)
	case best.share == 1:
		e.add(1.2+0.9*float64(best.words-1), "%q and %q are one name", best.a.text, best.b.text)
		if best.sure < 0.97 {
			e.add(-0.7, "the spelling differs")
		}
	case best.shorter == 1 && best.words >= 2:
		e.add(-0.6, "%q is a part of %q", best.a.text, best.b.text)
	default:
		e.add(-5, "%q and %q are two names", best.a.text, best.b.text)
	}
	m.weighHomes(e, a, b, best)
	if n := companyOf(a, b); n > 0 {
		e.add(min(2, 0.5*n), "the articles also share %s", e.company(a, b))
	}
	return e.judgement(rule)
}

// alikeScript reports whether two places have names in one script: how short ones sound in
// two scripts then tells little. Hama is حماة, and so not الهامة.
func alikeScript(a, b *Profile) bool {
	return slices.ContainsFunc(a.bodies, func(x *bodyName) bool {
		return slices.ContainsFunc(b.bodies, func(y *bodyName) bool { return x.arabic() == y.arabic() })
	})
}

// weighHomes weighs the countries of two bodies or places.
func (m *Matcher) weighHomes(e *evidence, a, b *Profile, n bodyMatch) {
	plain := n.spelt == 0 && n.a.plain() && n.b.plain()
	meaning := n.spelt == 0 // its words say what it is, in every country
	if (a.KnownAs == "") != (b.KnownAs == "") && meaning && (len(n.a.countries) == 0 || len(n.b.countries) == 0) && a.Type != schema.Place {
		// "The coalition" of one article is a known one; that the reader of the
		// other could not tell which is not for nothing.
		e.add(-2, "what one is called in its article does not tell which it is")
	}
	x, y := a.countries, b.countries
	switch {
	case len(x) > 0 && len(y) > 0:
		if meet(x, y) {
			e.add(2.5, "both are of the same country")
		} else {
			e.add(-7, "they are of different countries")
		}
		return
	case len(x) == 0 && a.setting.home != "":
		x = []string{a.setting.home}
	}
	if len(y) == 0 && b.setting.home != "" {
		y = []string{b.setting.home}
	}
	switch {
	case len(x) > 0 && len(y) > 0 && meet(x, y):
		if plain {
			e.add(0.4, "both articles are of one country")
		} else {
			e.add(1.2, "both articles are of one country")
		}
	case len(x) > 0 && len(y) > 0 && meaning:
		e.add(-4, "the articles are of different countries")
	case len(x) > 0 && len(y) > 0:
		e.add(-1, "the articles are of different countries")
	case meaning:
		e.add(-2, "every country may have one")
	}
	if plain {
		e.add(-1.5, "the name says only what it is")
	}
}
