package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// definites joins an English description of one person who speaks, by which nobody was
// introduced before, to the named person who was last told of and can be called so: "the
// party leader", of its chairman; "the lawmaker", of who speaks all along.
func definites(d *text.Doc, i int, names *lexicon.Names) {
	s := &d.Statements[i]
	if d.Article.Language != "en" || len(s.Speakers) != 1 || len(s.Entities) != 1 || d.SentenceOf(s.CueFrom).Heading {
		return
	}
	x := &d.Mentions[s.Speakers[0]]
	if sameBefore(d, i, x) {
		return
	}
	if x.Kind != schema.ByDescription || x.Type != schema.Person || x.Number != text.Singular || goesRound[x.Role] == nil || x.To-x.From > longestCalling || !alone(d, s, x) || !x.Definite && !bareOffice(d, x) || unnamedBefore(d, x) {
		return
	}
	if e := whoIs(d, i, x, names); e >= 0 {
		become(d, x.Entity, e)
	}
}

// whoIs returns the entity that the description x of who makes statement i means: of
// those who spoke before it or were told of, in nobody's words, the last one that it fits;
// -1 where there is none.
func whoIs(d *text.Doc, i int, x *text.Mention, names *lexicon.Names) int {
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	want := text.Agreement{Want: true, Gender: x.Gender, Number: text.Singular, Human: true, Loose: true}
	last := true // nobody else has spoken since
	j := i - 1
	for m := s.Speakers[0] - 1; m >= -1; m-- {
		for ; j >= 0 && (m < 0 || d.Statements[j].CueFrom >= d.Mentions[m].From); j-- { // who spoke behind mention m
			p := &d.Statements[j]
			if len(p.Entities) != 1 || retold(d, p.Cue, s.Cue) || at-d.Tokens[p.CueFrom].Sent > definiteReach {
				last = last && len(p.Entities) == 0
				continue
			}
			e := p.Entities[0]
			if e == x.Entity {
				continue
			}
			near := last && at-d.Tokens[p.CueFrom].Sent <= reach
			last = false
			if !agrees(d, p.Entities, want) || speaksOf(d, e, x) || namedIn(d, s.Content, e) {
				continue
			}
			if !called(d, e) {
				if y := speakerWords(d, p); y != nil && y.Kind == schema.ByDescription && !y.Definite && y.Number == text.Singular {
					if y.Role == "" || y.Role == x.Role || slices.Contains(goesRound[x.Role], y.Role) {
						return e // "one backbencher … the MP"
					}
					return -1
				}
				continue
			}
			if calledBy(d, x, e, near || mostNamed(d, e), names) {
				return e
			}
		}
		if m < 0 || at-d.Tokens[d.Mentions[m].From].Sent > definiteReach {
			return -1
		}
		y := &d.Mentions[m]
		if y.Kind == schema.ByName && y.Type == schema.Person && y.Subject && y.To <= x.From && y.Entity != x.Entity && !toldBefore(d, y.Span, s.Cue) &&
			agrees(d, []int{y.Entity}, want) && !speaksOf(d, y.Entity, x) && !namedIn(d, s.Content, y.Entity) && calledBy(d, x, y.Entity, false, names) {
			return y.Entity
		}
	}
	return -1
}

// namedIn reports whether an entity is told of by name within a span: nobody speaks so of
// himself.
func namedIn(d *text.Doc, span schema.Span, entity int) bool {
	return slices.ContainsFunc(d.Mentions, func(o text.Mention) bool {
		return o.Entity == entity && o.Kind == schema.ByName && span.Contains(o.Span)
	})
}

// mostNamed reports whether hardly anybody is named more often than an entity.
func mostNamed(d *text.Doc, entity int) bool {
	counts := map[int]int{}
	most := 0
	for m := range d.Mentions {
		if x := &d.Mentions[m]; x.Kind == schema.ByName && x.Type == schema.Person {
			counts[x.Entity]++
			most = max(most, counts[x.Entity])
		}
	}
	return 3*counts[entity] >= 2*most
}

// alone reports whether nothing but adverbs stands between the description x and the cue
// of statement s: "the lawyer for the guards, Ada Brandt, said" tells who it is.
func alone(d *text.Doc, s *text.Statement, x *text.Mention) bool {
	from := x.To
	if from+1 < s.CueFrom && d.Tokens[from].Tag == "," && d.Tokens[from+1].Norm == "who" {
		from = s.CueFrom // "the councillor, who asked for secrecy, said"
	}
	for k := from; k < s.CueFrom; k++ {
		if t := &d.Tokens[k]; t.Tag == "," || t.Tag == "VBG" || t.Tag == "WP" || t.Tag == "IN" || t.Tag == "NNP" {
			return false
		}
	}
	for k := x.From; k < x.To; k++ {
		if t := &d.Tokens[k]; t.Tag == "POS" || t.Tag == "PRP$" {
			return false // somebody's own: "its spokesman"
		}
	}
	return true
}

// sameBefore joins several without a name, or the police, to those who spoke before and
// were called by the same words: "officials said … officials said"; sources, who are few,
// also where they were called by more, "high-ranking sources". It reports whether it did.
func sameBefore(d *text.Doc, i int, x *text.Mention) bool {
	sources := x.Role == "source"
	switch d.Tokens[x.From].Norm {
	case "another", "a", "an", "one", "other":
		return false
	}
	if x.Kind != schema.ByDescription || x.Number != text.Plural && !sources && d.Tokens[x.Head].Stem != police || called(d, x.Entity) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		if len(p.Speakers) != 1 || len(p.Entities) != 1 {
			continue
		}
		y := &d.Mentions[p.Speakers[0]]
		if y.Kind != schema.ByDescription || y.Number != x.Number || y.Type != x.Type || !agreeOn(d, x, y, sources) || called(d, y.Entity) {
			continue
		}
		if y.Entity != x.Entity {
			become(d, x.Entity, y.Entity)
		}
		return true
	}
	return false
}

// agreeOn reports whether two descriptions have the same words but for the article, or,
// where more is asked for, the first nothing but the other's noun.
func agreeOn(d *text.Doc, x, y *text.Mention, more bool) bool {
	a, b := plainWords(d, x), plainWords(d, y)
	return slices.Equal(a, b) || more && len(a) == 1 && d.Tokens[x.Head].Stem == d.Tokens[y.Head].Stem
}

// plainWords returns the words of a description, folded, without articles.
func plainWords(d *text.Doc, x *text.Mention) []string {
	var out []string
	for k := x.From; k < x.To; k++ {
		if t := &d.Tokens[k]; t.Tag != "DT" && t.Kind != text.Punct {
			out = append(out, t.Norm)
		}
	}
	return out
}

// longestCalling is the most tokens of a description that means somebody told of before.
const longestCalling = 6

// definiteReach is how many sentences back a person may have been named who is called by
// an office now.
const definiteReach = 10

// bareOffice reports whether a description without an article is the subject of its
// clause, and is of whom a body or place has one: "veteran party leader said".
func bareOffice(d *text.Doc, x *text.Mention) bool {
	switch x.Role {
	case "leader", "minister", "president", "legislator":
		return x.Subject && d.Tokens[x.From].Tag != "DT" && d.Tokens[x.Head].Tag == "NN" && x.To-x.From > 1
	}
	return false
}

// unnamedBefore reports whether the entity of a description has a name, or came in before
// as one who has none: "a senior official … the official".
func unnamedBefore(d *text.Doc, x *text.Mention) bool {
	return slices.ContainsFunc(d.Mentions, func(o text.Mention) bool {
		return o.Entity == x.Entity && (o.Kind == schema.ByName || o.From < x.From && d.Tokens[o.From].Norm != "the")
	})
}

// calledBy reports whether a description can mean an entity: by what else it is called
// and of which bodies and countries it is. Of whom no office is told it may be told now
// where he spoke last, or is whom the article is about.
func calledBy(d *text.Doc, x *text.Mention, entity int, last bool, names *lexicon.Names) bool {
	fits, classes := false, 0
	shares, others := false, false
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.Entity != entity {
			continue
		}
		of, who := names.ByID(x.Country), names.ByID(y.Known)
		if of != nil && who != nil && who.Type == schema.Person && of.Country != "" && who.Country != "" && of.Country != who.Country {
			return false
		}
		if y.Kind != schema.ByDescription {
			continue
		}
		if y.Role != "" && y.Role != "honorific" && y.Role != "witness" {
			classes++
			fits = fits || y.Role == x.Role || slices.Contains(goesRound[x.Role], y.Role)
		}
		if x.Country != "" && y.Country != "" && x.Country != y.Country {
			return false
		}
		for _, a := range y.Of {
			for _, b := range x.Of {
				if o, p := &d.Mentions[a], &d.Mentions[b]; o.Entity == p.Entity {
					shares = true
				} else if o.Type == p.Type {
					others = true
				}
			}
		}
	}
	if others && !shares {
		return false
	}
	if x.Role == "leader" && !anyLeader[d.Tokens[x.Head].Stem] {
		return false // "the chairman" is one who was called so
	}
	if fits || classes > 0 || !last || !anybody[x.Role] {
		return fits
	}
	return x.Role != "minister" && x.Role != "president" || x.To-x.From <= 2 // "the interior minister" is one who was called so
}

// anyLeader holds the nouns of the class of leaders that are of no one office.
var anyLeader = map[string]bool{"leader": true, "boss": true, "executive": true, "strongman": true, "deputy": true}

// anybody holds the classes of titles by which somebody is called of whom no office was
// told.
var anybody = map[string]bool{"leader": true, "official": true, "legislator": true, "minister": true, "president": true, "spokesman": true, "envoy": true}

// goesRound holds, for the classes of English titles that news calls a person by whose
// office it has told, the classes of what it may have told.
var goesRound = map[string][]string{
	"leader":     {"president", "minister", "legislator", "commander", "cleric", "spokesman", "activist", "adviser", "monarch", "official", "founder"},
	"founder":    {"leader"},
	"official":   {"leader", "minister", "spokesman", "adviser", "envoy", "commander", "rank", "legislator"},
	"legislator": {"leader", "spokesman"},
	"minister":   {"official"},
	"president":  {},
	"envoy":      {"minister", "official", "leader"},
	"adviser":    {"official", "leader"},
	"spokesman":  {"leader", "official", "rank", "legislator"},
	"expert":     {"adviser", "leader", "journalist"},
	"activist":   {"leader", "expert", "cleric", "journalist"},
	"commander":  {"rank", "leader", "official"},
	"rank":       {"commander", "official", "spokesman"},
	"journalist": {"expert", "leader"},
	"cleric":     {"leader", "monarch"},
	"judge":      {"leader", "rank"},
	"monarch":    {"cleric", "leader"},
}
