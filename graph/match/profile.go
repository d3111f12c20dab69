package match

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A Profile is what judging needs to know of an entity as one article tells of
// it. Make it with [Matcher.Profiles]; it is immutable.
type Profile struct {
	Ref     schema.Ref // its first mention
	Type    schema.EntityType
	KnownAs string        // the lexicon's identifier, or ""
	Names   []schema.Name // as the record has them

	people    []*personName
	bodies    []*bodyName
	roles     []role
	fields    []string // of its roles, sorted
	countries []string // its own: of its offices, its adjectives, its entry in the lexicon; sorted
	setting   *setting
	own       string // its key as company of others, or ""
	female    bool
	male      bool
	born      int    // the year of birth by its age, or 0
	within    string // the country that the text says it lies in, or ""
}

// called returns what the article calls the entity.
func (p *Profile) called() string {
	if len(p.Names) == 0 {
		return p.KnownAs
	}
	return p.Names[0].Text
}

// A setting is what the entities of one article have around them.
type setting struct {
	around  []string    // countries that the article speaks of, the most spoken of first
	home    string      // the country of most of the article's places, or ""
	company []companion // who and what is in the article, sorted by hash
}

// A companion is an entity as the company of others.
type companion struct {
	key  string // its identifier, or the class of a full name
	hash uint32 // of the key
	name string // what the article calls it
	less bool   // a place says less than a person or body
}

// A role is what a title or a description says that somebody is.
type role struct {
	text    string
	roles   []string // concepts: minister; president, head
	fields  []string // of the roles, where their word has but one
	domains []string // concepts of what it is of: defence
	country string
}

// Profiles returns a profile of each entity of a record that has a name, in the
// record's order.
func (m *Matcher) Profiles(r *schema.Record) []*Profile {
	w := m.words
	keys := make([]string, len(r.Entities)) // by which an entity is known as another's company
	homes := map[string]int{}
	for i := range r.Entities {
		e := &r.Entities[i]
		keys[i] = m.companyKey(e)
		if home := w.home[e.KnownAs]; home != "" {
			homes[home] += len(e.Mentions)
		}
	}
	around := &setting{around: sortedByCount(homes)}
	if len(around.around) > 0 {
		total := 0
		for _, n := range homes {
			total += n
		}
		if most := around.around[0]; 2*homes[most] > total {
			around.home = most
		}
	}
	for i := range r.Entities {
		if keys[i] != "" {
			around.company = append(around.company, newCompanion(keys[i], r.Entities[i].Names[0].Text))
		}
	}
	around.sort()
	var out []*Profile
	for i := range r.Entities {
		e := &r.Entities[i]
		if len(e.Names) == 0 || len(e.Mentions) == 0 {
			continue
		}
		p := &Profile{Ref: r.EntityRef(e), Type: e.Type, KnownAs: e.KnownAs, Names: e.Names, setting: around, own: keys[i]}
		if e.Type == schema.Place {
			p.within = m.within(r, e)
		}
		m.readNames(p)
		m.readContext(p, r, e)
		out = append(out, p)
	}
	return out
}

func newCompanion(key, name string) companion {
	h := fnv.New32a()
	h.Write([]byte(key))
	return companion{key, h.Sum32(), name, strings.HasPrefix(key, "Q") || strings.HasPrefix(key, "khabar:place/")}
}

// sort puts the company in order, each once.
func (s *setting) sort() {
	slices.SortFunc(s.company, func(x, y companion) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), strings.Compare(x.key, y.key), strings.Compare(x.name, y.name))
	})
	s.company = slices.CompactFunc(s.company, func(x, y companion) bool { return x.key == y.key })
}

// companyKey names an entity as the company of another: by its identifier, or
// by the class of a full name.
func (m *Matcher) companyKey(e *schema.Entity) string {
	if len(e.Names) == 0 {
		return ""
	}
	if e.KnownAs != "" {
		if m.words.home[e.KnownAs] == e.KnownAs {
			return "" // a country: counted apart
		}
		return e.KnownAs
	}
	if e.Type == schema.Person {
		for _, n := range e.Names {
			if p := m.parsePerson(n.Text); len(p.parts) > 1 {
				return "p:" + p.parts[0].class + ":" + p.parts[len(p.parts)-1].class
			}
		}
	}
	return ""
}

// readNames parses the names as the type asks.
func (m *Matcher) readNames(p *Profile) {
	for _, n := range p.Names {
		if p.Type == schema.Person {
			if parsed := m.parsePerson(n.Text); len(parsed.parts) > 0 {
				p.people = append(p.people, parsed)
			}
			continue
		}
		if parsed := m.parseBody(n.Text); len(parsed.words) > 0 {
			p.bodies = append(p.bodies, parsed)
		}
	}
	p.people = m.fullest(p.people, p.KnownAs != "")
	// "The council" stands for whichever the article named in full.
	if slices.ContainsFunc(p.bodies, func(n *bodyName) bool { return !n.plain() }) {
		p.bodies = slices.DeleteFunc(p.bodies, func(n *bodyName) bool { return n.plain() && n.acronym == "" && len(n.countries) == 0 })
	}
}

// readContext reads what the record says of an entity besides its names.
func (m *Matcher) readContext(p *Profile, r *schema.Record, e *schema.Entity) {
	countries := map[string]bool{}
	if home := m.words.home[e.KnownAs]; home != "" {
		countries[home] = true
	}
	for i := range r.Positions {
		q := &r.Positions[i]
		if q.Person != e.ID {
			continue
		}
		ro := m.readRole(r.PositionTitle(q), p)
		for _, id := range q.Of {
			if of := r.Entity(id); of != nil && of != e {
				if home := m.words.home[of.KnownAs]; home != "" && ro.country == "" {
					ro.country = home
				}
				for _, n := range of.Names {
					ro.domains = append(ro.domains, m.domainsOf(n.Text)...)
				}
			}
		}
		p.roles = append(p.roles, ro)
	}
	if e.Type == schema.Person {
		for _, mention := range e.Mentions {
			if mention.Kind == schema.ByDescription {
				if ro := m.readRole(mention.Text, p); len(ro.roles) > 0 || ro.country != "" {
					p.roles = append(p.roles, ro)
				}
			}
		}
		m.beside(p, r, e)
	}
	fields := map[string]bool{}
	for i := range p.roles {
		ro := &p.roles[i]
		slices.Sort(ro.domains)
		ro.domains = slices.Compact(ro.domains)
		if ro.country != "" {
			countries[ro.country] = true
		}
		for _, f := range ro.fields {
			fields[f] = true
		}
	}
	for _, b := range p.bodies {
		for _, c := range b.countries {
			countries[c] = true
		}
	}
	p.countries = sortedKeys(countries)
	p.fields = sortedKeys(fields)
}

// readRole reads a title or description, and notes what it says of the gender.
func (m *Matcher) readRole(text string, p *Profile) role {
	ro := role{text: text}
	for _, f := range splitWords(text) {
		for _, c := range m.words.concepts[foldWord(f)] {
			switch c.kind {
			case femaleKind:
				p.female = true
			case maleKind:
				p.male = true
			}
		}
	}
	for _, s := range m.words.read(text) {
		if s.country != "" {
			if ro.country == "" {
				ro.country = s.country
			}
			continue
		}
		if f := oneField(s.concepts); f != "" {
			ro.fields = append(ro.fields, f)
		}
		for _, c := range s.concepts {
			switch c.kind {
			case roleKind:
				ro.roles = append(ro.roles, c.name)
			case rankKind:
				ro.roles = append(ro.roles, rankKind)
			case rolePartKind:
				ro.domains = append(ro.domains, "+"+c.name)
			case domainKind, headKind:
				ro.domains = append(ro.domains, c.name)
			}
		}
	}
	return ro
}

// oneField returns the field that all roles of a word belong to, or "".
func oneField(concepts []*concept) string {
	field, roles := "", 0
	for _, c := range concepts {
		if c.kind != roleKind && c.kind != rankKind {
			continue
		}
		if roles > 0 && c.field != field {
			return ""
		}
		field, roles = c.field, roles+1
	}
	return field
}

func (m *Matcher) domainsOf(name string) []string {
	var out []string
	for _, s := range m.words.read(name) {
		for _, c := range s.concepts {
			if c.kind == domainKind || c.kind == headKind {
				out = append(out, c.name)
			}
		}
	}
	return out
}

func sortedKeys(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// sortedByCount returns the keys, those counted most first, then by name.
func sortedByCount(counts map[string]int) []string {
	out := make([]string, 0, len(counts))
	for k := range counts {
		out = append(out, k)
	}
	slices.SortFunc(out, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	return out
}
