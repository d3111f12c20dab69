package extract

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// An assembler turns the drafts of a document into its record: entities that
// somebody needs, facts that refer to them, identifiers in the order of the text.
type assembler struct {
	d       *text.Doc
	members map[int][]int  // entity → its mentions, in order
	ids     map[int]string // kept entity → local identifier
	rec     *schema.Record
	names   func(known string) []schema.Name
}

// assemble builds the record. names gives the lexicon's names of a known
// entity, in both languages.
func assemble(d *text.Doc, names func(known string) []schema.Name) *schema.Record {
	a := newAssembler(d, names)
	a.assemble()
	return a.rec
}

func newAssembler(d *text.Doc, names func(known string) []schema.Name) *assembler {
	a := &assembler{
		d: d, members: map[int][]int{}, ids: map[int]string{}, names: names,
		rec: &schema.Record{Article: *d.Article},
	}
	for m := range d.Mentions {
		e := d.Mentions[m].Entity
		a.members[e] = append(a.members[e], m)
	}
	return a
}

func (a *assembler) assemble() {
	a.entities()
	a.statements()
	a.events()
	a.positions()
	a.relations()
}

// entities keeps those that have a name or speak.
func (a *assembler) entities() {
	speaks := map[int]bool{}
	for i := range a.d.Statements {
		for _, e := range a.d.Statements[i].Entities {
			speaks[e] = true
		}
	}
	type kept struct {
		e, at int
	}
	var order []kept
	for e, ms := range a.members {
		if a.isNamed(e) || speaks[e] {
			order = append(order, kept{e, a.d.Mentions[ms[0]].Span.Start})
		}
	}
	slices.SortFunc(order, func(x, y kept) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.e, y.e)) })
	for i, k := range order {
		id := fmt.Sprintf("e%d", i+1)
		a.ids[k.e] = id
		a.rec.Entities = append(a.rec.Entities, a.entity(id, a.members[k.e]))
	}
	a.distinctFirstMentions()
}

func (a *assembler) entity(id string, ms []int) schema.Entity {
	e := schema.Entity{ID: id}
	votes := map[schema.EntityType]float64{}
	seen := map[schema.Span]bool{}
	named := map[string]bool{}
	var capitals []schema.Name // which stand for the state here: the last of its names
	for _, m := range ms {
		x := &a.d.Mentions[m]
		w := 0.1
		if x.Kind == schema.ByName {
			w = 1 + x.Score
		}
		if x.Known != "" && x.Kind == schema.ByName {
			w += 3
			if e.KnownAs == "" {
				e.KnownAs = x.Known
			}
		}
		votes[x.Type] += w
		if !seen[x.Span] {
			seen[x.Span] = true
			e.Mentions = append(e.Mentions, schema.Mention{Span: x.Span, Kind: x.Kind})
		}
		if name := a.shown(x); x.Kind == schema.ByName && !named[name] {
			named[name] = true
			list := &e.Names
			if x.Metonym {
				list = &capitals
			}
			*list = append(*list, schema.Name{Text: name, Language: a.d.Article.Language})
		}
	}
	best := -1.0
	for _, t := range []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent} {
		if votes[t] > best {
			e.Type, best = t, votes[t]
		}
	}
	slices.SortStableFunc(e.Mentions, func(x, y schema.Mention) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	slices.SortStableFunc(e.Names, func(x, y schema.Name) int { return cmp.Compare(len(y.Text), len(x.Text)) })
	e.Names = append(e.Names, capitals...)
	if e.KnownAs != "" && a.names != nil {
		for _, n := range a.names(e.KnownAs) {
			if n.Language != a.d.Article.Language {
				e.Names = append(e.Names, n)
			}
		}
	}
	return e
}

// shown is the name of a mention as people write it alone: without quotation
// marks and the marks of tags ("#كوريا_الجنوبية"), and with the article that a preposition swallowed ("للقوات").
func (a *assembler) shown(x *text.Mention) string {
	s := clean(x.Span.Text)
	if strings.ContainsAny(s, "#_") && !strings.Contains(s, "@") {
		s = strings.NewReplacer("#", "", "_", " ").Replace(s)
	}
	if t := &a.d.Tokens[x.From]; t.Def && t.Prep != "" {
		s = schema.Unfused(s)
	}
	return s
}

// clean drops quotation marks, vowel signs, invisible marks and doubled spaces within a
// name.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '"', '\u201C', '\u201D', '\u00AB', '\u00BB', '\u201E':
			return -1
		}
		if r == '\u0640' || r >= '\u064B' && r <= '\u0652' || r == '\u0670' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// distinctFirstMentions makes the references of entities unique: of two with
// the same first mention the later one gives it up.
func (a *assembler) distinctFirstMentions() {
	taken := map[schema.Span]bool{}
	for i := range a.rec.Entities {
		e := &a.rec.Entities[i]
		for len(e.Mentions) > 1 && taken[e.Mentions[0].Span] {
			e.Mentions = e.Mentions[1:]
		}
		taken[e.Mentions[0].Span] = true
	}
}

// kept returns the identifiers of the kept entities, without repetition.
func (a *assembler) kept(entities []int) []string {
	var out []string
	for _, e := range entities {
		if id := a.ids[e]; id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (a *assembler) mentioned(ms []int) []string {
	entities := make([]int, 0, len(ms))
	for _, m := range ms {
		entities = append(entities, a.d.Mentions[m].Entity)
	}
	return a.kept(entities)
}

func (a *assembler) date(i int) schema.Date {
	if i < 0 || i >= len(a.d.Dates) {
		return schema.Date{}
	}
	return a.d.Dates[i].Date
}

func (a *assembler) statements() {
	for i := range a.d.Statements {
		s := &a.d.Statements[i]
		out := schema.Statement{
			ID: fmt.Sprintf("s%d", i+1), Act: s.Act, Mode: s.Mode, Cue: s.Cue, Speakers: a.kept(s.Entities),
			SpeakerText: s.SpeakerText, Content: s.Content, Continued: s.Continued, Date: a.date(s.Date),
			Audience: a.mentioned(s.Audience), Certainty: certainty(s.Score), Rule: s.Rule,
		}
		if out.Speakers == nil {
			out.Speakers = []string{}
		}
		if s.Medium >= 0 && a.ids[a.d.Mentions[s.Medium].Entity] != "" {
			out.Medium.Entity = a.ids[a.d.Mentions[s.Medium].Entity]
		} else {
			out.Medium.Text = s.MediumText
		}
		out.About = a.about(s)
		a.rec.Statements = append(a.rec.Statements, out)
	}
}

// about lists the entities named or meant within the content, other than who speaks.
func (a *assembler) about(s *text.Statement) []string {
	var in []int
	for m := range a.d.Mentions {
		x := &a.d.Mentions[m]
		if !within(x.Span, s) || slices.Contains(s.Entities, x.Entity) {
			continue
		}
		in = append(in, x.Entity)
	}
	return a.kept(in)
}

func within(x schema.Span, s *text.Statement) bool {
	if s.Content.Contains(x) {
		return true
	}
	for _, c := range s.Continued {
		if c.Contains(x) {
			return true
		}
	}
	return false
}

// certainty rounds a score to what it is worth.
func certainty(x float64) float64 { return math.Round(min(max(x, 0.01), 0.99)*100) / 100 }

// taking returns the kept entities that take part; for people known by no name,
// the body that they belong to ("members of the council").
func (a *assembler) taking(ms []int) []string {
	var entities []int
	for _, m := range ms {
		x := &a.d.Mentions[m]
		if a.ids[x.Entity] == "" && x.Type == schema.Person && x.Number == text.Plural {
			for _, of := range x.Of {
				entities = append(entities, a.d.Mentions[of].Entity)
			}
			continue
		}
		entities = append(entities, x.Entity)
	}
	return a.kept(entities)
}

// positions keeps each title of a person once. One that the person is only called by
// ("the minister said") must tell what no other does, and of somebody with a name:
// without one, it is mostly somebody named elsewhere.
func (a *assembler) positions() {
	titles := map[string][][]string{}
	told := func(p *text.Position) bool { return a.d.Mentions[p.Person].Kind == schema.ByName }
	order := make([]int, 0, len(a.d.Positions))
	for _, named := range []bool{true, false} {
		for i := range a.d.Positions {
			if told(&a.d.Positions[i]) == named {
				order = append(order, i)
			}
		}
	}
	for _, i := range order {
		p := &a.d.Positions[i]
		id := a.ids[a.d.Mentions[p.Person].Entity]
		words := a.titleWords(p)
		if len(words) == 1 && a.saidInFull(p, id, words[0]) {
			continue
		}
		if id == "" || !told(p) && !a.isNamed(a.d.Mentions[p.Person].Entity) && !a.soleHolder(p) || slices.ContainsFunc(titles[id], func(t []string) bool { return slices.Equal(t, words) || !told(p) && alike(t, words) }) {
			continue
		}
		titles[id] = append(titles[id], words)
		of := a.mentioned(p.Of)
		if len(of) == 0 && p.Country != "" {
			for e := range a.rec.Entities {
				if a.rec.Entities[e].KnownAs == p.Country {
					of = []string{a.rec.Entities[e].ID}
				}
			}
		}
		of = slices.DeleteFunc(of, func(x string) bool { return x == id })
		a.rec.Positions = append(a.rec.Positions, schema.Position{Person: id, Title: p.Title, Of: of, Start: p.Start, End: p.End, Former: p.Former, Certainty: certainty(p.Score), Rule: p.Rule})
	}
}

// titleWords returns the words of a title, the first one of an Arabic one without the preposition
// written onto it: "للرئيس" is "الرئيس".
func (a *assembler) titleWords(p *text.Position) []string {
	words := strings.Fields(p.Title.Text)
	if rest, ok := strings.CutPrefix(p.Title.Text, "\u0644\u0644"); ok && a.d.Article.Language == "ar" && len(words) > 0 { // لل
		words = strings.Fields("\u0627\u0644" + rest) // ال
	}
	return words
}

// saidInFull reports whether another title of the person with this id begins with the one word that
// an Arabic title has: of "الرئيس" and "الرئيس الأفغاني" the longer tells all, and of "للرئيس" and
// "الرئيس" the one that is clean.
func (a *assembler) saidInFull(p *text.Position, id, word string) bool {
	if a.d.Article.Language != "ar" {
		return false
	}
	return slices.ContainsFunc(a.d.Positions, func(o text.Position) bool {
		if a.ids[a.d.Mentions[o.Person].Entity] != id || a.d.Mentions[o.Person].Kind != schema.ByName {
			return false
		}
		words := a.titleWords(&o)
		return len(words) > 0 && words[0] == word && (len(words) > 1 || o.Title.Text == word && p.Title.Text != word)
	})
}

// soleHolder reports whether the office of somebody whom the text does not name says by
// itself who holds it, as an office of one country or body does: "السفير الأميركي", and not
// "عضو في المكتب". It is told only where he is an entity, so where he speaks.
func (a *assembler) soleHolder(p *text.Position) bool {
	m := &a.d.Mentions[p.Person]
	if a.d.Article.Language != "ar" || !m.Definite || oneOf(a.d, m) || sharedOffices[m.Role] {
		return false
	}
	return p.Country != "" || len(p.Of) > 0 && !namedElsewhere[m.Role]
}

// sharedOffices holds the classes of title that several of a body or country have.
var sharedOffices = map[string]bool{"member": true, "prince": true, "correspondent": true, "official": true}

// namedElsewhere holds the classes of title of those who speak for a body, and whom the
// text mostly names elsewhere.
var namedElsewhere = map[string]bool{"president": true, "spokesman": true}

// isNamed reports whether the text has a name of the entity.
func (a *assembler) isNamed(e int) bool {
	return slices.ContainsFunc(a.members[e], func(m int) bool { return a.d.Mentions[m].Kind == schema.ByName })
}

// alike reports whether a word of one title is in the other.
func alike(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// relations keeps each tie once, where it is told most plainly.
func (a *assembler) relations() {
	type tie struct{ typ, subject, object string }
	seen := map[tie]int{}
	for i := range a.d.Relations {
		l := &a.d.Relations[i]
		s, o := a.ids[a.d.Mentions[l.Subject].Entity], a.ids[a.d.Mentions[l.Object].Entity]
		if s == "" || o == "" || s == o {
			continue
		}
		r := schema.Relation{Type: l.Type, Subject: s, Object: o, Evidence: l.Evidence, Certainty: certainty(l.Score), Rule: l.Rule}
		k := tie{l.Type, s, o}
		if at, ok := seen[k]; ok {
			if r.Certainty > a.rec.Relations[at].Certainty {
				a.rec.Relations[at] = r
			}
			continue
		}
		seen[k] = len(a.rec.Relations)
		a.rec.Relations = append(a.rec.Relations, r)
	}
}
