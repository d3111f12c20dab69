package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// definites joins an English description of one person who speaks, by which nobody was
// introduced before, to the named person who was last told of and can be called so: "the
// party leader", of its chairman; "the lawmaker", of who speaks all along.
func definites(d *text.Doc, i int) {
	s := &d.Statements[i]
	if d.Article.Language != "en" || len(s.Speakers) != 1 || len(s.Entities) != 1 || d.SentenceOf(s.CueFrom).Heading {
		return
	}
	x := &d.Mentions[s.Speakers[0]]
	if sameBefore(d, i, x) {
		return
	}
	if x.Kind != schema.ByDescription || x.Type != schema.Person || x.Number != text.Singular || goesRound[x.Role] == nil || d.Tokens[x.From].Tag == "PRP$" || !x.Definite && !bareOffice(d, x) || unnamedBefore(d, x) {
		return
	}
	at := d.Tokens[s.CueFrom].Sent
	want := text.Agreement{Want: true, Gender: x.Gender, Number: text.Singular, Human: true, Loose: true}
	for m := s.Speakers[0] - 1; m >= 0; m-- {
		y := &d.Mentions[m]
		if at-d.Tokens[y.From].Sent > definiteReach {
			return
		}
		if y.Type != schema.Person || y.Kind == schema.ByPronoun || y.Entity == x.Entity || y.To > x.From {
			continue
		}
		speaks := speaksBefore(d, i, y.Entity)
		switch {
		case y.Kind == schema.ByDescription:
			if speaks && !y.Definite && y.Number == text.Singular && !called(d, y.Entity) {
				if y.Role == "" || y.Role == x.Role || slices.Contains(goesRound[x.Role], y.Role) {
					become(d, x.Entity, y.Entity) // "one backbencher … the MP"
				}
				return
			}
		case !speaks && (!y.Subject || toldBefore(d, y.Span, s.Cue)), !agrees(d, []int{y.Entity}, want), speaksOf(d, y.Entity, x), !calledBy(d, x, y.Entity, speaks):
		default:
			become(d, x.Entity, y.Entity)
			return
		}
	}
}

// sameBefore joins several without a name, or the police, to those who spoke before and
// were called by the same words: "officials said … officials said"; sources, who are few,
// also where they were called by more, "high-ranking sources". It reports whether it did.
func sameBefore(d *text.Doc, i int, x *text.Mention) bool {
	sources := x.Role == "source"
	if x.Kind != schema.ByDescription || x.Number != text.Plural && !sources && d.Tokens[x.Head].Stem != police || called(d, x.Entity) {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		if len(p.Speakers) != 1 || len(p.Entities) != 1 {
			continue
		}
		y := &d.Mentions[p.Speakers[0]]
		if y.Kind != schema.ByDescription || y.Number != x.Number || y.Type != x.Type || called(d, y.Entity) || !agreeOn(d, x, y, sources) {
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
		return o.Entity == x.Entity && (o.Kind == schema.ByName || o.From < x.From && !o.Definite)
	})
}

// speaksBefore reports whether an entity is the one speaker of a statement before
// statement i.
func speaksBefore(d *text.Doc, i, entity int) bool {
	for j := range i {
		if e := d.Statements[j].Entities; len(e) == 1 && e[0] == entity {
			return true
		}
	}
	return false
}

// calledBy reports whether a description can mean an entity: by what else it is called
// and of which bodies and countries it is. Of whom nothing is told but that he speaks it
// may be told too.
func calledBy(d *text.Doc, x *text.Mention, entity int, speaks bool) bool {
	fits, classes := false, 0
	shares, others := false, false
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.Entity != entity || y.Kind != schema.ByDescription {
			continue
		}
		if y.Role != "" && y.Role != "honorific" {
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
	return fits || classes == 0 && speaks
}

// anyLeader holds the nouns of the class of leaders that are of no one office.
var anyLeader = map[string]bool{"leader": true, "boss": true, "executive": true, "strongman": true, "deputy": true}

// goesRound holds, for the classes of English titles that news calls a person by whose
// office it has told, the classes of what it may have told.
var goesRound = map[string][]string{
	"leader":     {"president", "minister", "legislator", "commander", "cleric", "spokesman", "activist", "adviser", "monarch", "official"},
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
