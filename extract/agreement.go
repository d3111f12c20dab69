package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// agrees reports whether entities can be what an omitted subject means.
func agrees(d *text.Doc, entities []int, want text.Agreement) bool {
	if len(entities) == 0 {
		return false
	}
	if len(entities) > 1 && want.Human {
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
	if want.Human && typ != schema.Person {
		return false
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
	if d.Article.Language == "ar" && typ == schema.Person && want.Number == text.Singular && want.Gender == text.Feminine && soundMasculine(d, e) {
		return false // "مسلحوه … لكنها أيضا هددت"
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

// asNamed reports whether the one entity agrees by the gender of the words that named it last, where others name
// it by a noun of another gender: "قوات التحالف … قال التحالف … | وأضاف".
func asNamed(d *text.Doc, entities, words []int, want text.Agreement) bool {
	if d.Article.Language != "ar" || len(entities) != 1 || want.Gender == text.NoGender || want.Number != text.Singular {
		return false
	}
	named := slices.ContainsFunc(words, func(m int) bool {
		x := &d.Mentions[m]
		return x.Entity == entities[0] && x.Kind != schema.ByPronoun && x.Type != schema.Person && x.Gender == want.Gender && x.Number == text.Singular
	})
	want.Gender = text.NoGender
	return named && agrees(d, entities, want)
}

// soundMasculine reports whether an entity is several men whom an Arabic text tells of by a
// plural that no feminine singular goes with: "مسؤولون", "مسلحوه".
func soundMasculine(d *text.Doc, entity int) bool {
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != entity || x.Kind != schema.ByDescription || x.Number != text.Plural {
			continue
		}
		w := d.Tokens[x.Head].Base
		for _, ending := range []string{"\u0648\u0646", "\u064A\u064A\u0646", "\u0648\u0647", "\u0648\u0647\u0627", "\u0648\u0647\u0645"} { // ون يين وه وها وهم
			if strings.HasSuffix(w, ending) && x.Gender != text.Feminine {
				return true
			}
		}
	}
	return false
}
