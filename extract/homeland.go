package extract

import (
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// homelandRule is the rule of a mention that says "his country" in Arabic, "بلاده".
const homelandRule = "ar.homeland"

// homeland lets "his country", where it makes statement i, be the country of whoever was told of
// last: "وصل الرئيس التركي أمس. وأعلنت بلاده أنها …" is said by Turkey, where the article names it.
func homeland(d *text.Doc, i int, names *lexicon.Names) {
	s := &d.Statements[i]
	x := &d.Mentions[s.Speakers[0]]
	if x.Rule != homelandRule {
		return
	}
	o := text.NoMention
	for j := i - 1; j >= 0 && o < 0; j-- { // "أكد مصدر في الوفد اليوناني أن بلاده طلبت …"
		if p := &d.Statements[j]; p.Content.Contains(s.Cue) && len(p.Entities) == 1 {
			o = countryOf(d, p.Entities[0], names)
		}
	}
	if o < 0 {
		if m := ownerBefore(d, i, x); m >= 0 {
			o = countryOf(d, d.Mentions[m].Entity, names)
		}
	}
	if o >= 0 {
		become(d, x.Entity, d.Mentions[o].Entity)
	}
}

// ownerBefore returns the first person told of in the last sentence before statement i that tells
// of one of whom something says which country he serves, or -1.
func ownerBefore(d *text.Doc, i int, x *text.Mention) int {
	at := d.Tokens[d.Statements[i].CueFrom].Sent
	best := text.NoMention
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.Type != schema.Person || y.Number == text.Plural || y.From >= x.From || y.Entity < 0 || at-d.Tokens[y.From].Sent > reach || !ofCountry(d, y.Entity) {
			continue
		}
		if best < 0 {
			best = m
			continue
		}
		o := &d.Mentions[best]
		if here, there := d.Tokens[y.From].Sent, d.Tokens[o.From].Sent; here > there || here == there && y.From < o.From { // of a sentence, its subject
			best = m
		}
	}
	return best
}

// ofCountry reports whether a description of a person tells the country that he serves.
func ofCountry(d *text.Doc, entity int) bool {
	for m := range d.Mentions {
		if x := &d.Mentions[m]; x.Entity == entity && x.Type == schema.Person && (countryIn(d, x) != "" || placeOf(d, x) >= 0) {
			return true
		}
	}
	return false
}

// countryOf returns the mention by name of the country that a person serves, as a description of
// him tells, or -1.
func countryOf(d *text.Doc, entity int, names *lexicon.Names) int {
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != entity || x.Type != schema.Person {
			continue
		}
		if of := placeOf(d, x); of >= 0 {
			return of
		}
		if country := countryIn(d, x); country != "" {
			return countryNamed(d, country, names)
		}
	}
	return text.NoMention
}

// countryNamed returns the first mention by name of the country with the identifier or ISO 3166 code
// that an adjective names, or -1.
func countryNamed(d *text.Doc, country string, names *lexicon.Names) int {
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Kind != schema.ByName || x.Known == "" {
			continue
		}
		if k := names.ByID(x.Known); x.Known == country || k != nil && k.Kind == "country" && k.Country == country {
			return m
		}
	}
	return text.NoMention
}

// countryIn returns the identifier of the country that the adjective of a description names, or of
// the body that it serves ("مصدر في الوفد اليوناني"), or "".
func countryIn(d *text.Doc, x *text.Mention) string {
	if x.Country != "" {
		return x.Country
	}
	for _, of := range x.Of {
		if o := &d.Mentions[of]; o.Country != "" {
			return o.Country
		}
	}
	return ""
}

// placeOf returns the place that a description says somebody serves, or -1.
func placeOf(d *text.Doc, x *text.Mention) int {
	for _, of := range x.Of {
		if o := &d.Mentions[of]; o.Type == schema.Place && o.Entity != x.Entity {
			return of
		}
	}
	return text.NoMention
}
