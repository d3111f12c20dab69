package lexicon

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// A Demonym is an adjective or noun of belonging: "عراقية", "Iraqi", "U.S.".
type Demonym struct {
	ID     string // of the country or place, as [Names.ByID] takes it
	Gender text.Gender
	Number text.Grammatical
	// Ambiguous: also an everyday word or a name of persons. "مالي" is financial
	// as well; "تركي" may be a man's name, but "التركي" is not ambiguous.
	Ambiguous bool
}

const arabicArticle = "\u0627\u0644" // ال

// Demonyms returns what the longest adjective that begins with word(from) says,
// one value for each country that it may speak of ("كوري", "Congolese"), and its
// length in words ("الكورية الجنوبية" has two). word is as in [Names.Find]; the
// article, where there is one, must be there. Do not change the result.
func (n *Names) Demonyms(word func(i int) string, from, to int) ([]Demonym, int) {
	if from >= to {
		return nil, 0
	}
	k := newKeyer()
	k.add(word(from))
	width := n.nisbaW.at(k.first)
	if width == nil || k.pieces == 0 {
		return nil, 0
	}
	var best []Demonym
	length := 0
	for i := from; k.pieces <= int(*width); {
		if d := n.nisba.at(k.hash); d != nil {
			best, length = *d, i+1-from
		}
		if i++; i >= to {
			break
		}
		before, w := k.pieces, word(i)
		k.add(w)
		if k.pieces == before && !joins(w) {
			break
		}
	}
	return best, length
}

// Nisba looks up one folded word. The country is the best known of those that it
// may speak of; ok is false for a word that is ambiguous or no adjective.
func (n *Names) Nisba(folded string) (id string, gender text.Gender, number text.Grammatical, ok bool) {
	k := newKeyer()
	k.add(folded)
	d := n.nisba.at(k.hash)
	if d == nil || k.pieces == 0 || (*d)[0].Ambiguous {
		return "", 0, 0, false
	}
	return (*d)[0].ID, (*d)[0].Gender, (*d)[0].Number, true
}

func (n *Names) readNisba(nisbaTSV string, foldAr, foldEn func(string) string) error {
	lines := strings.Count(nisbaTSV, "\n")
	n.nisba, n.nisbaW = newTable[[]Demonym](lines*20), newTable[uint8](lines*20)
	return rows(nisbaTSV, 5, func(f []string) error {
		put := func(folded, article string, ambiguous bool, g text.Gender, num text.Grammatical) {
			k := newKeyer()
			for w := range strings.FieldsSeq(folded) {
				k.add(article + w)
			}
			if k.pieces == 0 {
				return
			}
			at, _ := n.nisba.put(k.hash)
			d := Demonym{ID: f[0], Gender: g, Number: num, Ambiguous: ambiguous}
			for i, o := range *at {
				if o.ID == d.ID { // "عراقيين" is dual and plural: the plural is what news write
					if num == text.Plural {
						(*at)[i].Number = num
					}
					return
				}
			}
			*at = append(*at, d)
			// The best known first, so that Nisba names it.
			for i := len(*at) - 1; i > 0 && n.before((*at)[i], (*at)[i-1]); i-- {
				(*at)[i], (*at)[i-1] = (*at)[i-1], (*at)[i]
			}
			w, _ := n.nisbaW.put(k.first)
			*w = max(*w, uint8(min(k.pieces, 255)))
		}
		// One "?" is cut already: what is left of "??" is ambiguous with the article too.
		arabic := func(form string, ambiguous bool, g text.Gender, num text.Grammatical) {
			form, always := strings.CutPrefix(form, "?")
			folded := foldAr(form)
			put(folded, "", ambiguous, g, num)
			put(folded, arabicArticle, always, g, num)
		}
		singular := func(gender text.Gender) func(string, bool) {
			first := true
			return func(s string, ambiguous bool) {
				number := text.Singular
				if !first && isDual(s) {
					number = text.Dual
				}
				first = false
				arabic(s, ambiguous, gender, number)
			}
		}
		eachForm(f[1], singular(text.Masculine))
		eachForm(f[2], singular(text.Feminine))
		eachForm(f[3], func(s string, ambiguous bool) {
			g := text.Masculine
			if strings.HasSuffix(s, "\u064A\u0627\u062A") { // يات
				g = text.Feminine
			}
			arabic(s, ambiguous, g, text.Plural)
		})
		eachForm(f[4], func(s string, ambiguous bool) {
			put(foldEn(s), "", ambiguous, text.NoGender, text.NoNumber)
		})
		return nil
	})
}

// before reports whether a is the better known reading.
func (n *Names) before(a, b Demonym) bool {
	if a.Ambiguous != b.Ambiguous {
		return !a.Ambiguous
	}
	x, y := n.ByID(a.ID), n.ByID(b.ID)
	return x != nil && y != nil && byRank(x, y) < 0
}

// isDual reports whether the form ends as a dual (يان, تان, تين).
func isDual(s string) bool {
	return strings.HasSuffix(s, "\u064A\u0627\u0646") || strings.HasSuffix(s, "\u062A\u0627\u0646") || strings.HasSuffix(s, "\u062A\u064A\u0646")
}
