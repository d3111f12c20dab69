package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// speakers gives every statement its speakers as entities. A subject that is
// omitted, or a pronoun, means who spoke last and agrees; failing that, the
// last subject that agrees.
func speakers(d *text.Doc) {
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, m := range s.Speakers {
			s.Entities = appendNew(s.Entities, d.Mentions[m].Entity)
		}
		if len(s.Entities) == 1 && len(s.Speakers) == 1 {
			anaphor(d, i)
		}
		if len(s.Entities) > 0 && !onlyPronouns(d, s.Speakers) {
			continue
		}
		want := s.Implied
		for _, m := range s.Speakers { // a pronoun
			x := &d.Mentions[m]
			want = text.Agreement{Want: true, Gender: x.Gender, Number: x.Number, Person: true}
		}
		if !want.Want {
			continue
		}
		s.Entities = speakerBefore(d, i, want)
	}
}

// anaphor joins an Arabic description that nothing before it introduced, and
// that says no more than what its bearer does, to who spoke last: "المصدر" is
// the agency, "المسؤول" the envoy.
func anaphor(d *text.Doc, i int) {
	s := &d.Statements[i]
	m := s.Speakers[0]
	x := &d.Mentions[m]
	if d.Article.Language != "ar" || x.Kind != schema.ByDescription || !x.Definite || !d.Tokens[x.Head].Def || x.To-x.From > 2 || x.Country != "" || len(x.Of) > 0 || !anaphoric[x.Role] {
		return
	}
	for o := range d.Mentions {
		if d.Mentions[o].Entity == x.Entity && o != m && (d.Mentions[o].From < x.From || d.Mentions[o].Kind == schema.ByName) {
			return
		}
	}
	want := text.Agreement{Want: true, Gender: x.Gender, Number: x.Number, Person: true}
	if x.Role == "source" {
		want.Gender, want.Number = text.NoGender, text.NoNumber
	}
	who := lastSpeaker(d, i, want)
	if len(who) != 1 || x.Role != "source" && d.Mentions[mentionOf(d, who[0])].Type != schema.Person {
		return
	}
	e := x.Entity
	for o := range d.Mentions {
		if d.Mentions[o].Entity == e {
			d.Mentions[o].Entity = who[0]
		}
	}
	s.Entities = who
}

// anaphoric holds the classes of titles that mean somebody told of before.
var anaphoric = map[string]bool{
	"source": true, "official": true, "writer": true, "analyst": true, "expert": true, "researcher": true,
	"commentator": true, "academic": true, "scholar": true, "spokesman": true, "athlete": true, "artist": true,
}

func onlyPronouns(d *text.Doc, ms []int) bool {
	for _, m := range ms {
		if d.Mentions[m].Kind != schema.ByPronoun {
			return false
		}
	}
	return len(ms) > 0
}

func appendNew(list []int, x int) []int {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

// reach is how many sentences back an omitted subject is looked for.
const reach = 4

// speakerBefore finds whom an omitted subject of statement i means. A plural
// verb in Arabic means several if there are any: "طالبوا" is hardly a body.
func speakerBefore(d *text.Doc, i int, want text.Agreement) []int {
	if d.Article.Language == "ar" && want.Number == text.Plural {
		strict := want
		strict.Several = true
		if who := lastSpeaker(d, i, strict); who != nil {
			return who
		}
	}
	who := lastSpeaker(d, i, want)
	if who == nil && want.Gender == text.Feminine && d.Article.Language == "en" {
		want.Loose = true
		who = lastSpeaker(d, i, want)
	}
	return who
}

// lastSpeaker finds the last who spoke, or was subject, before statement i and agrees.
func lastSpeaker(d *text.Doc, i int, want text.Agreement) []int {
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	if s.Adverbial {
		if who := sentenceSubject(d, i, want); who != nil {
			return who
		}
	}
	// Who spoke last: statements before this one whose speakers agree.
	best, bestAt := []int(nil), -1
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		if len(p.Entities) == 0 || retold(d, p.Cue, s.Cue) {
			continue
		}
		if at-d.Tokens[p.CueFrom].Sent > reach {
			break
		}
		if quoted := entitiesOf(d, p.Sources); agrees(d, quoted, want) { // whom the agency quoted goes on
			best, bestAt = quoted, p.CueFrom
			break
		}
		if agrees(d, p.Entities, want) {
			best, bestAt = p.Entities, p.CueFrom
			break
		}
	}
	// A subject named since then takes over.
	subject := -1
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if !x.Subject || x.From <= bestAt || at-d.Tokens[x.From].Sent > reach || x.Kind == schema.ByPronoun {
			continue
		}
		if toldBefore(d, x.Span, s.Cue) {
			continue
		}
		if agrees(d, []int{x.Entity}, want) {
			subject = x.Entity
		}
	}
	if subject >= 0 {
		return []int{subject}
	}
	return best
}

// entitiesOf returns the entities of mentions, without repetition.
func entitiesOf(d *text.Doc, ms []int) []int {
	var out []int
	for _, m := range ms {
		out = appendNew(out, d.Mentions[m].Entity)
	}
	return out
}

// sentenceSubject finds whom a participle ("…, adding that") goes with: who
// speaks in the statement before it in the sentence, or the sentence's subject.
func sentenceSubject(d *text.Doc, i int, want text.Agreement) []int {
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	for j := i - 1; j >= 0 && d.Tokens[d.Statements[j].CueFrom].Sent == at; j-- {
		if p := &d.Statements[j]; len(p.Entities) > 0 && agrees(d, p.Entities, want) && !p.Content.Contains(s.Cue) {
			return p.Entities
		}
	}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if x.Subject && d.Tokens[x.From].Sent == at && x.Kind != schema.ByPronoun && agrees(d, []int{x.Entity}, want) {
			return []int{x.Entity}
		}
	}
	if d.Article.Language == "ar" { // the subject of a verb that no list holds
		for m := range d.Mentions {
			x := &d.Mentions[m]
			if x.From >= s.CueFrom {
				break
			}
			if d.Tokens[x.From].Sent == at && (x.Type == schema.Person || x.Type == schema.Organization || x.Type == schema.MilitaryUnit) &&
				d.Tokens[x.From].Prep == "" && x.Gender == want.Gender && !inContent(d, x.Span) && agrees(d, []int{x.Entity}, want) {
				return []int{x.Entity}
			}
		}
	}
	return nil
}

// retold reports whether the cue a stands in what somebody said, and b does not:
// whoever speaks there is not the one who goes on.
func retold(d *text.Doc, a, b schema.Span) bool {
	if d.Article.Language != "ar" {
		return false
	}
	for i := range d.Statements {
		if c := d.Statements[i].Content; c.Contains(a) && !c.Contains(b) {
			return true
		}
	}
	return false
}

// inContent reports whether the span lies within what somebody said.
func inContent(d *text.Doc, s schema.Span) bool {
	for i := range d.Statements {
		if d.Statements[i].Content.Contains(s) {
			return true
		}
	}
	return false
}

// toldBefore reports whether the span lies within what somebody said, in which
// the cue is not: who is subject there is no subject of the text.
func toldBefore(d *text.Doc, s, cue schema.Span) bool {
	for i := range d.Statements {
		if c := d.Statements[i].Content; c.Contains(s) && !c.Contains(cue) {
			return true
		}
	}
	return false
}

// agrees reports whether entities can be what an omitted subject means.
func agrees(d *text.Doc, entities []int, want text.Agreement) bool {
	if len(entities) == 0 {
		return false
	}
	if len(entities) > 1 {
		return want.Number == text.NoNumber || want.Number == text.Plural || want.Number == text.Dual && len(entities) == 2
	}
	e := entities[0]
	gender, number, typ := text.NoGender, text.NoNumber, schema.EntityType("")
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != e {
			continue
		}
		if gender == text.NoGender {
			gender = x.Gender
		}
		if number == text.NoNumber || x.Kind == schema.ByName {
			number = x.Number
		}
		if typ == "" || x.Kind == schema.ByName {
			typ = x.Type
		}
	}
	switch want.Number {
	case text.Dual:
		return number == text.Dual
	case text.Plural:
		if number == text.Singular && typ == schema.Person || want.Several && number != text.Plural && number != text.Dual {
			return false
		}
	case text.Singular:
		// Broken plurals go with the feminine singular: "مصادر … وأضافت".
		if number == text.Plural && typ == schema.Person && (d.Article.Language != "ar" || want.Gender == text.Masculine) {
			return false
		}
	}
	if want.Gender == text.NoGender {
		return true
	}
	if d.Article.Language == "ar" && number == text.Plural && (want.Number == text.Plural || want.Gender == text.Feminine) {
		return true // broken plurals and plurals of things go with the feminine singular too
	}
	if gender == text.NoGender {
		switch typ {
		case schema.Person:
			gender = text.Masculine // a name no list knows; most speakers in the news
			return want.Gender == gender || want.Loose
		case schema.Place:
			gender = text.Feminine
		default:
			return true
		}
	}
	if d.Article.Language == "en" && typ != schema.Person {
		return want.Gender == text.Neuter || want.Number == text.Plural
	}
	return gender == want.Gender
}

// inheritDates lets a statement without a day take that of the speech that it goes on
// with, and a headline or lead that of the speech which it announces.
func inheritDates(d *text.Doc) {
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Date >= 0 || !s.Inherit {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			p := &d.Statements[j]
			if s.Adverbial && p.Date >= 0 && d.Tokens[p.CueFrom].Sent == d.Tokens[s.CueFrom].Sent && !p.Content.Contains(s.Cue) {
				s.Date = p.Date // "قال أمس …، مضيفا"
				break
			}
			if goesOn(d, p, s) {
				s.Date = p.Date
				break
			}
		}
	}
	headlineDates(d)
	for i := len(d.Statements) - 1; i >= 0; i-- {
		s := &d.Statements[i]
		if s.Date >= 0 || d.Tokens[s.CueFrom].Sent > leadSentences+d.Sentences[0].Para {
			continue
		}
		for j := i + 1; j < len(d.Statements); j++ {
			n := &d.Statements[j]
			if d.Tokens[n.CueFrom].Sent-d.Tokens[s.CueFrom].Sent > reach {
				break
			}
			if n.Date >= 0 && goesOn(d, s, n) {
				s.Date = n.Date
				break
			}
		}
	}
}

// headlineDates gives what an Arabic headline tells the day on which the first
// statement below it was made, whoever the headline says it is by.
func headlineDates(d *text.Doc) {
	if d.Article.Language != "ar" {
		return
	}
	lead := slices.IndexFunc(d.Statements, func(s text.Statement) bool { return !d.SentenceOf(s.CueFrom).Heading })
	if lead < 0 || d.Statements[lead].Date < 0 {
		return
	}
	for i := range d.Statements[:lead] {
		if s := &d.Statements[i]; s.Date < 0 {
			s.Date = d.Statements[lead].Date
		}
	}
}

// goesOn reports whether two statements can be of one speech: by the same
// speakers, or in Arabic news by one of those who spoke together.
func goesOn(d *text.Doc, a, b *text.Statement) bool {
	if sameSpeakers(a, b) {
		return true
	}
	if d.Article.Language != "ar" || len(a.Entities) < 2 && len(b.Entities) < 2 {
		return false
	}
	return slices.ContainsFunc(a.Entities, func(e int) bool { return slices.Contains(b.Entities, e) })
}

// leadSentences is how far into an article its headline and lead reach.
const leadSentences = 8

func sameSpeakers(a, b *text.Statement) bool {
	if len(a.Entities) != len(b.Entities) || len(a.Entities) == 0 {
		return false
	}
	for _, x := range a.Entities {
		found := false
		for _, y := range b.Entities {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}

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
		if v.SubjectRole == "" || len(v.Roles[v.SubjectRole]) > 0 {
			continue
		}
		m := -1
		switch v.Self {
		case text.NotSelf:
		case text.Both:
			v.Roles[v.SubjectRole] = pair(d, i)
			continue
		default:
			m = self(d, v)
		}
		if m < 0 && v.Subject.Want {
			m = subjectBefore(d, v)
		}
		if m >= 0 {
			v.Roles[v.SubjectRole] = []int{m}
		}
	}
}

// pair returns the two that "the two sides" of event i means: those of the last
// event or statement before it that has two.
func pair(d *text.Doc, i int) []int {
	for j := i - 1; j >= 0; j-- {
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
		if len(entities) == 1 && agrees(d, entities, v.Subject) {
			return mentionOf(d, entities[0])
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
	return mentionOf(d, speaker)
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
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= v.From {
			break
		}
		back := at - d.Tokens[x.From].Sent
		if back > 1 || x.Entity < 0 || x.Kind == schema.ByPronoun || x.Type == schema.NamedEvent || x.Type == schema.Facility || x.Type == schema.Place && !x.Subject {
			continue
		}
		w := 100 - 40*back - (v.From-x.From)/3
		if x.Subject {
			w += 30
		}
		if !within.IsZero() && within.Contains(x.Span) {
			w += 40
		}
		if x.Type == schema.Place {
			w -= 30
		}
		if w > score && agrees(d, []int{x.Entity}, v.Subject) {
			best, score = m, w
		}
	}
	if best < 0 && v.Statement >= 0 {
		for _, e := range d.Statements[v.Statement].Entities {
			if agrees(d, []int{e}, v.Subject) {
				return mentionOf(d, e)
			}
		}
	}
	return best
}
