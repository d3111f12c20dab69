package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// speakers gives every statement its speakers as entities. A subject that is
// omitted, or a pronoun, means who spoke last and agrees; failing that, the
// last subject that agrees.
func speakers(d *text.Doc, names *lexicon.Names) {
	for i := range d.Statements {
		s := &d.Statements[i]
		s.Speakers = slices.DeleteFunc(s.Speakers, func(m int) bool { return isTown(&d.Mentions[m], names) }) // "the senator from Ohio, who said"
		for _, m := range s.Speakers {
			s.Entities = appendNew(s.Entities, d.Mentions[m].Entity)
		}
		if len(s.Entities) == 1 && len(s.Speakers) == 1 {
			anaphor(d, i)
			sameOutlet(d, i)
			homeland(d, i, names)
			theTwo(d, i)
			definites(d, i, names)
		}
		if len(s.Entities) > 0 && !onlyPronouns(d, s.Speakers) {
			varied(d, i, names)
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
		if o := owner(d, s, want); o >= 0 {
			s.Entities = []int{o}
			continue
		}
		if i > 0 && answers(d, &d.Statements[i-1], s) {
			if p := &d.Statements[i-1]; len(p.Audience) > 0 {
				s.Entities = entitiesOf(d, p.Audience)
			} else if i > 1 {
				s.Entities = speakerBefore(d, i-1, want)
			}
			continue
		}
		if who := afterwards(d, i, want); who != nil {
			s.Entities = who
			continue
		}
		if i > 0 && clauseGoesOn(d, &d.Statements[i-1], s) && (want.Number == text.Plural || agrees(d, d.Statements[i-1].Entities, want)) {
			s.Entities = slices.Clone(d.Statements[i-1].Entities)
		} else {
			s.Entities = speakerBefore(d, i, want)
		}
		varied(d, i, names)
	}
	announced(d, names)
	ownWords(d)
}

// owner returns whom the English possessive means whose words the noun behind it tells, "his
// threat to leave": the last one named before it in its sentence who agrees; -1 for none, or
// where the speaker of s is no possessive.
func owner(d *text.Doc, s *text.Statement, want text.Agreement) int {
	if d.Article.Language != "en" || !possessives[strings.ToLower(s.SpeakerText.Text)] {
		return -1
	}
	best := -1
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if want.Number == text.Plural && x.Type == schema.Place {
			continue
		}
		if d.Tokens[x.From].Sent == d.Tokens[s.CueFrom].Sent && x.Kind != schema.ByPronoun && x.To <= s.CueFrom && x.Span.Start < s.SpeakerText.Start && agrees(d, []int{x.Entity}, want) {
			best = x.Entity
		}
	}
	return best
}

// possessives holds those of persons and bodies.
var possessives = map[string]bool{"her": true, "his": true, "its": true, "their": true}

// answers reports whether statement s is what whoever was asked in p answered, in the same sentence:
// "سأل المذيع الوزير عن السبب | فقال إن".
func answers(d *text.Doc, p, s *text.Statement) bool {
	return d.Article.Language == "ar" && p.Act == schema.Ask && d.Tokens[s.CueFrom].Conj == "\u0641" && d.Tokens[p.CueFrom].Sent == d.Tokens[s.CueFrom].Sent && !p.Content.Contains(s.Cue) && p.Rule == "ar.cue-verb"
}

// clauseGoesOn reports whether statement s goes on with the Arabic relative clause of p, right
// behind what that one tells: "الذين يؤكدون التزامهم | ويطالبون ب".
func clauseGoesOn(d *text.Doc, p, s *text.Statement) bool {
	if d.Article.Language != "ar" || !p.Relative || len(p.Entities) == 0 || d.Tokens[s.CueFrom].Conj != "\u0648" || d.Tokens[p.CueFrom].Sent != d.Tokens[s.CueFrom].Sent {
		return false
	}
	gap := s.Cue.Start - p.Content.End
	return gap > 0 && gap <= len(" \u0648")
}

// afterwards returns whom the verb of statement i means, which tells in Arabic after or before what somebody
// said it that the rest of its sentence happened: who speaks or acts there, or else the last person named
// there. "ندد مسؤولون بتصريحات للرئيس، | بعدما صرح أن". It is nil for any other verb.
func afterwards(d *text.Doc, i int, want text.Agreement) []int {
	s := &d.Statements[i]
	k := s.CueFrom - 1
	if d.Article.Language != "ar" || s.Rule != "ar.cue-verb" || k < 1 || d.Tokens[s.CueFrom].Conj != "" {
		return nil
	}
	for m := range d.Mentions { // who stands right behind it may be its subject
		if x := &d.Mentions[m]; x.From > s.CueFrom && x.From <= s.CueFrom+2 && x.Span.End <= s.Content.Start {
			return nil
		}
	}
	if w := d.Tokens[k].Base; w != afterThat && !(w == that && thereafter[d.Tokens[k-1].Base]) {
		return nil
	}
	if who := sentenceSubject(d, i, want); who != nil {
		return who
	}
	var who []int
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if d.Tokens[x.From].Sent == d.Tokens[s.CueFrom].Sent && x.Type == schema.Person && x.Kind != schema.ByPronoun && agrees(d, []int{x.Entity}, want) {
			who = []int{x.Entity}
		}
	}
	return who
}

// Words of what happened before or after, folded: بعدما أن; بعد قبل.
const (
	afterThat = "\u0628\u0639\u062F\u0645\u0627"
	that      = "\u0627\u0646"
)

var thereafter = map[string]bool{"\u0628\u0639\u062F": true, "\u0642\u0628\u0644": true}

// ownWords gives what somebody says of himself within his words, "I urge both sides", to
// him, in English.
func ownWords(d *text.Doc) {
	if d.Article.Language != "en" {
		return
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		switch s.SpeakerText.Text {
		case "I", "We", "we":
		default:
			continue
		}
		var around *text.Statement
		for j := range d.Statements {
			o := &d.Statements[j]
			within := o.Content.Contains(s.Cue) || slices.ContainsFunc(o.Continued, func(c schema.Span) bool { return c.Contains(s.Cue) })
			if j != i && within && len(o.Entities) > 0 && (around == nil || around.Content.Contains(o.Cue)) {
				around = o
			}
		}
		if around != nil {
			s.Entities = slices.Clone(around.Entities)
		}
	}
}

// theTwo lets a description of two in an Arabic article that says no more than that,
// "الوزيران", stand for the two who spoke or met before.
func theTwo(d *text.Doc, i int) {
	s := &d.Statements[i]
	x := &d.Mentions[s.Speakers[0]]
	if d.Article.Language != "ar" || x.Kind != schema.ByDescription || x.Number != text.Dual || x.To-x.From != 1 || !d.Tokens[x.Head].Def {
		return
	}
	if who := lastSpeaker(d, i, text.Agreement{Want: true, Number: text.Dual, Person: true}); len(who) == 2 {
		s.Entities = who
	}
}

// parties returns the two who met, talked or agreed last before statement i, or nil.
func parties(d *text.Doc, i int) []int {
	s := &d.Statements[i]
	var best []int
	at := -1
	for e := range d.Events {
		v := &d.Events[e]
		if !between[v.Type] || v.From >= s.CueFrom || v.From < at || d.Tokens[s.CueFrom].Sent-d.Tokens[v.From].Sent > reach {
			continue
		}
		two := entitiesOf(d, append(slices.Clone(v.Roles[schema.Agent]), v.Roles[schema.Counterpart]...))
		if len(two) == 2 {
			best, at = two, v.From
		}
	}
	return best
}

// pairTold returns the two bodies or countries told of together last before statement i,
// "بين المملكة والأردن", or nil.
func pairTold(d *text.Doc, i int) []int {
	s := &d.Statements[i]
	var best []int
	at := -1
	ends := map[int]int{}
	for m := range d.Mentions {
		ends[d.Mentions[m].To] = m
	}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		o, ok := ends[x.From]
		if !ok || d.Tokens[x.From].Conj == "" || x.From >= s.CueFrom || x.From < at || d.Tokens[s.CueFrom].Sent-d.Tokens[x.From].Sent > reach {
			continue
		}
		if y := &d.Mentions[o]; y.From > 0 && d.Tokens[y.From-1].Base == amid && y.Type == x.Type && y.Entity != x.Entity {
			best, at = []int{y.Entity, x.Entity}, x.From
		}
	}
	return best
}

const amid = "\u0628\u064A\u0646" // بين

// between holds the types of events that two parties have part in alike.
var between = map[string]bool{"meet": true, "negotiate": true, "agree": true}

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
	if d.Article.Language == "en" && want.Gender == text.Neuter && want.Number == text.Singular {
		if e := countryOfClause(d, i); e >= 0 {
			return []int{e}
		}
	}
	if who == nil && want.Gender == text.Feminine && d.Article.Language == "en" {
		want.Loose = true
		who = lastSpeaker(d, i, want)
	}
	if who == nil && d.Article.Language == "en" && want.Gender == text.Neuter && want.Number == text.Singular {
		who = bodyTold(d, i, want)
	}
	if who == nil && d.Article.Language == "en" && want.Number == text.Plural {
		who = parties(d, i)
	}
	if who == nil && (want.Person || d.Article.Language == "ar" && !nounBefore(d, d.Statements[i].CueFrom)) && want.Number == text.Singular && !d.Statements[i].Adverbial {
		if who = onlyNamed(d, i, want); who == nil && d.Article.Language == "en" {
			who = speakerLongBefore(d, i, want)
		}
		if who == nil && d.Article.Language == "en" {
			who = namedByOthers(d, i, want)
		}
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
		if d.Article.Language == "ar" && s.Rule == "ar.cue-participle" && want.Gender == text.Masculine { // "أضافت الوزارة …، مشيرا إلى": its own sentence before any other
			anyone := want
			anyone.Gender = text.NoGender
			if who := sentenceSubject(d, i, anyone); who != nil {
				return who
			}
		}
	}
	// Who spoke last: statements before this one whose speakers agree.
	best, bestAt := []int(nil), -1
	var words []int // the mentions of who spoke last
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		if len(p.Entities) == 0 || d.Article.Language == "ar" && (retold(d, p.Cue, s.Cue) || relays(d, j) || passesOn(s, p)) || quotedBy(d, p, s.Cue, want) {
			continue
		}
		if at-saidUntil(d, p) > reach {
			break
		}
		if quoted := entitiesOf(d, p.Sources); agrees(d, quoted, want) { // whom the agency quoted goes on
			best, bestAt = quoted, p.CueFrom
			break
		}
		if (agrees(d, p.Entities, want) || asNamed(d, p.Entities, p.Speakers, want) || s.Document && d.Article.Language == "en" && p.SpeakerText != s.SpeakerText || p.Document && d.Article.Language == "ar" && len(p.Entities) == 1 && want.Number == text.Singular && !want.Human) && !(j == i-1 && p.Content == s.Content && s.Rule == "ar.cue-noun") { // "نقلت عنه قوله": not who quotes him
			best, bestAt, words = p.Entities, p.CueFrom, p.Speakers
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
		if !x.Subject || x.To > s.CueFrom || x.From <= bestAt || at-d.Tokens[x.From].Sent > reach || x.Kind == schema.ByPronoun || (s.Document || s.Rule == "ar.according-to" && !s.Implied.Want) && best != nil { // a document is of who spoke, not of who acted since, and so is "المصدر"
			continue
		}
		if toldBefore(d, x.Span, s.Cue) || slices.Contains(words, m) || foretells(d, x) || best != nil && runsOn(d, s, x) {
			continue
		}
		if agrees(d, []int{x.Entity}, want) || asNamed(d, []int{x.Entity}, []int{m}, want) {
			subject = x.Entity
		}
	}
	if subject >= 0 {
		return []int{subject}
	}
	if best == nil && want.Number == text.Dual && d.Article.Language == "ar" {
		if two := parties(d, i); two != nil {
			return two
		}
		return pairTold(d, i)
	}
	return best
}

// saidUntil returns the sentence where the words of statement p end, which a long quotation has far behind its
// verb in Arabic, and else the one of its verb.
func saidUntil(d *text.Doc, p *text.Statement) int {
	at := d.Tokens[p.CueFrom].Sent
	if d.Article.Language != "ar" || p.Mode != schema.Direct || p.Content.Start < p.Cue.Start {
		return at
	}
	for at+1 < len(d.Sentences) && d.Sentences[at+1].From < len(d.Tokens) && d.Tokens[d.Sentences[at+1].From].Start < p.Content.End {
		at++
	}
	return at
}

// foretells reports whether the description x, with which an English sentence begins, tells of
// whom the pronoun behind the comma means: "A friend of the mayor's, she said".
func foretells(d *text.Doc, x *text.Mention) bool {
	s := d.SentenceOf(x.From)
	k := x.To
	if d.Article.Language != "en" || x.Kind != schema.ByDescription || x.From != s.From {
		return false
	}
	if k < s.To && d.Tokens[k].Tag == "POS" {
		k++
	}
	return k+1 < s.To && d.Tokens[k].Tag == "," && d.Tokens[k+1].Tag == "PRP"
}

// runsOn reports whether the subject x stands in an English paragraph that ends with who
// says all of it, "…, he said.", unquoted: then it is no subject of the text.
func runsOn(d *text.Doc, s *text.Statement, x *text.Mention) bool {
	return d.Article.Language == "en" && s.Mode == schema.Indirect && s.Content.End <= s.Cue.Start && d.SentenceOf(x.From).Para == d.SentenceOf(s.CueFrom).Para && d.Tokens[x.From].Sent < d.Tokens[s.CueFrom].Sent
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
	for _, inner := range []bool{false, true} { // who speaks in what another says comes after that one
		for j := i - 1; j >= 0 && d.Tokens[d.Statements[j].CueFrom].Sent == at; j-- {
			p := &d.Statements[j]
			if d.Article.Language == "ar" && !inner && (p.Rule == "ar.cue-resumptive" || inOthersWords(d, p.Cue, s.Cue)) {
				continue
			}
			if len(p.Entities) > 0 && agrees(d, p.Entities, want) && !p.Content.Contains(s.Cue) && !p.Relative {
				return p.Entities
			}
		}
	}
	if i > 0 && whoAlso(d, &d.Statements[i-1], s) && agrees(d, d.Statements[i-1].Entities, want) {
		return d.Statements[i-1].Entities
	}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if x.Subject && d.Tokens[x.From].Sent == at && x.Kind != schema.ByPronoun && agrees(d, []int{x.Entity}, want) && !(d.Article.Language == "ar" && toldBefore(d, x.Span, s.Cue)) {
			return joined(d, m, want)
		}
	}
	if d.Article.Language == "ar" && s.Rule != "ar.cue-verb" { // the subject of a verb that no list holds
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

// whoAlso reports whether the Arabic participle of s goes on with the relative clause of p, right behind what
// the one says there of whom that clause tells more: "التقى الوزير الذي دان الهجوم، | معتبرا أنه".
func whoAlso(d *text.Doc, p, s *text.Statement) bool {
	if d.Article.Language != "ar" || !p.Relative || p.Rule != "ar.cue-verb" || len(p.Speakers) != 1 || len(p.Entities) != 1 || d.Tokens[p.CueFrom].Sent != d.Tokens[s.CueFrom].Sent {
		return false
	}
	x := &d.Mentions[p.Speakers[0]]
	gap := s.Cue.Start - p.Content.End
	return x.Type == schema.Person && x.Number != text.Plural && x.From < p.CueFrom && gap >= 0 && gap <= len(arabicComma)+len("\u201D ")
}

// joined returns the subject m and, in Arabic, those whom "و" joins to it right behind, as far as what
// goes with the subject can be of several: "قطعت مصر | والأردن | علاقاتهما، متهمة …".
func joined(d *text.Doc, m int, want text.Agreement) []int {
	x := &d.Mentions[m]
	who := []int{x.Entity}
	if d.Article.Language != "ar" || x.Type == schema.Person && want.Number == text.Singular || d.Tokens[x.From].Conj != "" || x.From > 0 && d.Tokens[x.From-1].Base == amid {
		return who
	}
	to := x.To
	for o := m + 1; o < len(d.Mentions) && d.Mentions[o].From <= to+1; o++ {
		y := &d.Mentions[o]
		k := y.From
		switch t := &d.Tokens[k]; {
		case k < to || k > to && d.Tokens[to].Norm != arabicComma:
		case t.Conj == and && t.Prep == "" && (y.Type == x.Type || y.Type != schema.Person && x.Type != schema.Person && y.Type != schema.Place && x.Type != schema.Place):
			who, to = appendNew(who, y.Entity), y.To
		case y.Entity == who[len(who)-1]: // his name behind the title
			to = y.To
		}
	}
	return who
}

// and is the conjunction و, arabicComma the mark ،.
const (
	and         = "\u0648"
	arabicComma = "\u060C"
)
