package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// participants resolves the omitted subjects of events and the countries that
// their adjectives name.
func participants(d *text.Doc) {
	for i := range d.Events {
		v := &d.Events[i]
		if v.Roles == nil {
			v.Roles = map[schema.Role][]int{}
		}
		if v.Country != "" && v.CountryRole != "" && len(v.Roles[v.CountryRole]) == 0 {
			if m := named(d, v.Country); m >= 0 {
				v.Roles[v.CountryRole] = []int{m}
			}
		}
		if v.SubjectRole == "" || len(v.Roles[v.SubjectRole]) > 0 && !v.SubjectToo || v.SubjectOf > 0 {
			continue
		}
		m := -1
		switch v.Self {
		case text.NotSelf:
		case text.Both:
			v.Roles[v.SubjectRole] = pair(d, i)
			continue
		default:
			if m = self(d, v); m >= 0 && saidBehind(d, v, d.Mentions[m].Entity) {
				m = -1
			}
		}
		if d.Article.Language == "en" && between[v.Type] && v.SubjectRole == schema.Agent && v.Subject.Number == text.Plural && !v.SubjectToo {
			if two := couple(d, v.From, d.Tokens[v.From].Sent, isOnePerson); two != nil {
				v.Roles[v.SubjectRole] = two // "X and Y announced that they had agreed"
				pairOff(v)
				continue
			}
		}
		if m < 0 && v.Subject.Want {
			m = subjectBefore(d, v)
		}
		if m >= 0 && !takesPart(d, v, m) {
			v.Roles[v.SubjectRole] = append([]int{m}, v.Roles[v.SubjectRole]...)
			if v.SubjectToo && d.Article.Language == "en" {
				pairOff(v)
			}
		}
	}
	sharedSubjects(d)
}

// pairOff makes the second of two who meet, talk or agree the counterpart of the first: "he
// and X are discussing a truce".
func pairOff(v *text.Event) {
	both := v.Roles[schema.Agent]
	if v.Type != "meet" && v.Type != "negotiate" && v.Type != "agree" || len(both) != 2 || len(v.Roles[schema.Counterpart]) > 0 {
		return
	}
	v.Roles[schema.Agent], v.Roles[schema.Counterpart] = both[:1:1], both[1:]
}

// sharedSubjects gives events the subjects that were resolved for others.
func sharedSubjects(d *text.Doc) {
	for i := range d.Events {
		v := &d.Events[i]
		if v.SubjectOf == 0 || len(v.Roles[v.SubjectRole]) > 0 {
			continue
		}
		for j := range d.Events {
			if o := &d.Events[j]; o.From == v.SubjectOf && j != i && len(o.Roles[o.SubjectRole]) > 0 && !takesPart(d, v, o.Roles[o.SubjectRole][0]) {
				v.Roles[v.SubjectRole] = slices.Clone(o.Roles[o.SubjectRole])
			}
		}
	}
}

// pair returns the two that "the two sides" of event i means: two people told of before
// it in its sentence, the two of an event told lately, two people of a sentence before,
// or the two of an event told whenever before.
func pair(d *text.Doc, i int) []int {
	k := d.Events[i].From
	at := d.Tokens[k].Sent
	if d.Events[i].Subject.Gender == text.Neuter { // "the two companies"
		if two := couple(d, k, at, isBody); two != nil {
			return two
		}
		return sidesBefore(d, i, 0)
	}
	if two := couple(d, k, at, isOnePerson); two != nil {
		return two
	}
	if two := sidesBefore(d, i, at-pairReach); two != nil {
		return two
	}
	for s := at - 1; s >= max(at-pairReach, 0); s-- {
		if two := couple(d, k, s, isOnePerson); two != nil {
			return two
		}
	}
	return sidesBefore(d, i, 0)
}

func isOnePerson(x *text.Mention) bool {
	return x.Type == schema.Person && x.Number != text.Plural
}

func isBody(x *text.Mention) bool {
	return x.Type == schema.Organization || x.Type == schema.MilitaryUnit
}

// pairReach is how many sentences back the two are looked for first.
const pairReach = 2

// sidesBefore returns the two sides of the last event before event i, in sentence from
// or later, that has two.
func sidesBefore(d *text.Doc, i, from int) []int {
	for j := i - 1; j >= 0 && d.Tokens[d.Events[j].From].Sent >= from; j-- {
		p := &d.Events[j]
		a, c := p.Roles[schema.Agent], p.Roles[schema.Counterpart]
		if len(a) == 1 && len(c) == 1 && d.Mentions[a[0]].Entity != d.Mentions[c[0]].Entity {
			return []int{a[0], c[0]}
		}
		if len(a) == 2 {
			return a
		}
	}
	return nil
}

// couple returns the two people, or bodies, who are named in sentence s, before token k: "تحدث
// الرئيس مع نظيره … واتفق الاثنان". nil where they are not two.
func couple(d *text.Doc, k, s int, such func(*text.Mention) bool) []int {
	var two []int
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= k {
			break
		}
		if d.Tokens[x.From].Sent != s || !such(x) || x.Kind == schema.ByPronoun || !called(d, x.Entity) {
			continue
		}
		if !slices.ContainsFunc(two, func(o int) bool { return d.Mentions[o].Entity == x.Entity }) {
			two = append(two, m)
		}
	}
	if len(two) != 2 {
		return nil
	}
	return two
}

// named returns the first mention that names the known entity, or -1.
func named(d *text.Doc, known string) int {
	for m := range d.Mentions {
		if d.Mentions[m].Known == known && d.Mentions[m].Kind == schema.ByName {
			return m
		}
	}
	return -1
}

// mentionOf returns the first mention of an entity, or -1.
func mentionOf(d *text.Doc, entity int) int {
	for m := range d.Mentions {
		if d.Mentions[m].Entity == entity {
			return m
		}
	}
	return -1
}

// self finds the subject of an event by who tells it.
func self(d *text.Doc, v *text.Event) int {
	if v.Statement < 0 || len(d.Statements[v.Statement].Entities) == 0 {
		return -1
	}
	entities := d.Statements[v.Statement].Entities
	if v.Self == text.Teller {
		if len(entities) != 1 || !agrees(d, entities, v.Subject) {
			return -1
		}
		if m := mentionOf(d, entities[0]); !people(&d.Mentions[m], v.Subject) {
			return m
		}
		return -1
	}
	speaker := entities[0]
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != speaker {
			continue
		}
		for _, of := range x.Of {
			o := &d.Mentions[of]
			if v.Self == text.Homeland == (o.Type == schema.Place) && o.Entity != speaker {
				return of
			}
		}
		if v.Self == text.Homeland && x.Country != "" {
			return named(d, x.Country)
		}
	}
	if v.Self == text.Homeland {
		return -1
	}
	if m := served(d, speaker); m >= 0 {
		return m
	}
	return mentionOf(d, speaker)
}

// saidBehind reports whether the words that tell event v are those of an entity that is called by its
// name, or described, behind them: whom "he" means in "He was arrested, Brandt said" is not Brandt.
func saidBehind(d *text.Doc, v *text.Event, entity int) bool {
	if d.Article.Language != "en" || v.Statement < 0 || !v.Subject.Want {
		return false
	}
	s := &d.Statements[v.Statement]
	if slices.Contains(s.Entities, entity) && inOwnWords(d, v, s) {
		return true
	}
	if s.Content.IsZero() || s.Content.End > s.Cue.Start || d.Tokens[v.From].Start > s.Cue.Start {
		return false
	}
	return slices.ContainsFunc(s.Speakers, func(m int) bool {
		x := &d.Mentions[m]
		return x.Entity == entity && x.Kind != schema.ByPronoun && x.From > v.From
	})
}

// inOwnWords reports whether event v and a pronoun of the third person stand in a quotation of statement s, whose
// speaker calls nobody so who is "I" to him: "“He was killed,” the witness said".
func inOwnWords(d *text.Doc, v *text.Event, s *text.Statement) bool {
	const behind = 4 // "arrested and beat him"
	toks := d.Tokens
	para := d.SentenceOf(v.From).Para
	third := false
	for k := min(v.From+behind, len(toks)-1); k >= 0 && d.SentenceOf(k).Para == para && toks[k].End > s.Content.Start-2; k-- {
		switch {
		case k < v.From && toks[k].Kind == text.Close:
			return false
		case k > v.From && (toks[k].Kind == text.Close || toks[k].Kind == text.Open || toks[k].Sent != toks[v.From].Sent):
			third = false // what stands behind it
		case k < v.From && toks[k].Kind == text.Open:
			return third
		case thirdPerson[toks[k].Norm]:
			third = true
		}
	}
	return false
}

// thirdPerson holds English pronouns for others than who speaks and who listens.
var thirdPerson = map[string]bool{"he": true, "him": true, "his": true, "she": true, "her": true, "they": true, "them": true, "their": true, "it": true, "its": true}

// people reports whether a mention is of several people, whom no singular pronoun means:
// "قال أصدقاؤها إنها قتلت".
func people(x *text.Mention, want text.Agreement) bool {
	return x.Type == schema.Person && x.Number == text.Plural && want.Number == text.Singular && x.Role != "source"
}

// served returns the body in which an entity holds office, or -1.
func served(d *text.Doc, entity int) int {
	for i := range d.Positions {
		p := &d.Positions[i]
		if p.Former || d.Mentions[p.Person].Entity != entity {
			continue
		}
		for _, of := range p.Of {
			if t := d.Mentions[of].Type; (t == schema.Organization || t == schema.MilitaryUnit) && d.Mentions[of].Entity != entity {
				return of
			}
		}
	}
	return -1
}

// firstPronoun returns the first "he" or "she" of the event's sentence that can be whom
// its omitted subject means: whoever is meant was told of before it, and is nobody told of
// between ("he denounced the director; in June he met her"). The trigger, where none is.
func firstPronoun(d *text.Doc, v *text.Event) int {
	w := "he"
	switch {
	case !v.Subject.Person || d.Article.Language != "en":
		return v.From
	case v.Subject.Gender == text.Feminine:
		w = "she"
	}
	for k := d.SentenceOf(v.From).From; k < v.From; k++ {
		if t := &d.Tokens[k]; t.Norm == w && (t.Dep == "nsubj" || t.Dep == "nsubjpass") {
			return k
		}
	}
	return v.From
}

// subjectBefore finds what an event's omitted subject means: within the content
// that tells it, the last subject there; else the last subject that agrees.
func subjectBefore(d *text.Doc, v *text.Event) int {
	at := d.Tokens[v.From].Sent
	var within schema.Span
	if v.Statement >= 0 {
		within = d.Statements[v.Statement].Content
	}
	best, score := -1, 0
	acts := map[int]bool{} // mentions that act in what was told just before
	for i := range d.Events {
		if o := &d.Events[i]; o.From < v.From && at-d.Tokens[o.From].Sent <= 1 {
			for _, m := range o.Roles[schema.Agent] {
				acts[m] = true
			}
		}
	}
	limit := firstPronoun(d, v)
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= limit {
			break
		}
		back := at - d.Tokens[x.From].Sent
		if back > 1 || x.Entity < 0 || x.Kind == schema.ByPronoun || x.Type == schema.NamedEvent || x.Type == schema.Facility || x.Type == schema.Place && !x.Subject && !acts[m] {
			continue
		}
		w := 100 - 40*back - (v.From-x.From)/3
		if x.Subject || acts[m] {
			w += 30
		}
		if !within.IsZero() && within.Contains(x.Span) {
			w += 40
		}
		if x.Type == schema.Place { // one that acts
			w -= 10
		}
		if w > score && agrees(d, []int{x.Entity}, v.Subject) && !people(x, v.Subject) && !saidBehind(d, v, x.Entity) {
			best, score = m, w
		}
	}
	if best < 0 && v.Statement >= 0 {
		for _, e := range d.Statements[v.Statement].Entities {
			if m := mentionOf(d, e); agrees(d, []int{e}, v.Subject) && !people(&d.Mentions[m], v.Subject) && !saidBehind(d, v, e) {
				return m
			}
		}
	}
	return best
}
