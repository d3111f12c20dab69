package extract

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byEpithet joins an Arabic head noun with nothing but adjectives to the body that
// was named in full with the same head noun before it, where the adjectives say no
// more than whose it is or what is held of it: حزب العمال الكردستاني, then "الحزب
// الكردي", "الحزب المحظور"; وكالة رويترز, then "الوكالة البريطانية".
func (r *resolver) byEpithet() {
	if r.d.Article.Language != "ar" {
		return
	}
	ms := r.d.Mentions
	for i := range ms {
		if !r.epithet(i) {
			continue
		}
		best := -1
		for j := i - 1; j >= 0; j-- {
			if r.find(j) == r.find(i) {
				best = -1 // called so since
				break
			}
			if !r.bears(i, j) {
				continue
			}
			if best >= 0 && r.find(best) != r.find(j) {
				best = -1 // two of the kind
				break
			}
			best = j
		}
		if best >= 0 {
			r.join(i, best)
		}
	}
}

// epithet reports whether mention i is a definite head noun of a body with one or
// more adjectives: of a country, or such as say what is held of it.
func (r *resolver) epithet(i int) bool {
	m := &r.d.Mentions[i]
	if m.Type != schema.Organization && m.Type != schema.MilitaryUnit || m.Known != "" || m.Head != m.From || m.To < m.From+2 || m.To > m.From+3 || !r.d.Tokens[m.Head].Def || len(m.Of) > 0 || r.named[r.find(i)] && r.known(i) != "" {
		return false
	}
	for k := m.From + 1; k < m.To; k++ {
		t := &r.d.Tokens[k]
		if t.Kind != text.Word || !t.Def || t.Prep != "" || t.Conj != "" {
			return false
		}
		if _, _, _, ok := r.names.Nisba(t.Base); !ok && !esteem[strings.TrimSuffix(t.Stem, "\u0647")] {
			return false
		}
	}
	return true
}

// bears reports whether the name of mention j is one that the epithet of mention i
// can stand for.
func (r *resolver) bears(i, j int) bool {
	m, o := &r.d.Mentions[i], &r.d.Mentions[j]
	if o.Kind != schema.ByName || !compatible(m.Type, o.Type) || r.epithet(j) || o.To-o.From < 2 || o.Span.Contains(m.Span) {
		return false
	}
	h := &r.d.Tokens[o.Head]
	if o.Head != o.From || h.Def {
		return false
	}
	stem := r.d.Tokens[m.Head].Stem
	if stem == forces && o.Type == schema.MilitaryUnit {
		if k := r.names.ByID(m.Country); k != nil && k.Country == "" {
			return r.countryOf(j) == m.Country // "القوات الكردية": a people's without a state, whatever its name
		}
	}
	if h.Stem != stem {
		return false
	}
	own := r.countryOf(j)
	if own == "" || m.Country == "" {
		return !ofState[h.Stem]
	}
	return own == m.Country || r.sameState(own, m.Country)
}

// countryOf returns the identifier of the country or people that the cluster of
// mention i is of, by an adjective in one of its names or else by the lexicon or by the
// country that its name says it is of, or "".
func (r *resolver) countryOf(i int) string {
	known := ""
	for _, k := range r.members[r.find(i)] {
		m := &r.d.Mentions[k]
		if m.Kind != schema.ByName {
			continue
		}
		for t := m.From + 1; t < m.To; t++ {
			if id, _, _, ok := r.names.Nisba(r.d.Tokens[t].Base); ok {
				return id
			}
		}
		if m.Known != "" && known == "" {
			known = m.Known
		}
		if known == "" && len(m.Of) == 1 && m.To == m.From+2 { // "حكومة تركيا"
			if c := r.names.ByID(r.d.Mentions[m.Of[0]].Known); c != nil && c.Kind == "country" {
				known = c.ID
			}
		}
	}
	return known
}

// sameState reports whether what the two identifiers name belongs to one country.
func (r *resolver) sameState(a, b string) bool {
	x, y := r.names.ByID(a), r.names.ByID(b)
	return x != nil && y != nil && x.Country != "" && x.Country == y.Country
}

// forces is قوات.
const forces = "\u0642\u0648\u0627\u062A"

// ofState holds the head nouns, folded, of bodies of which every state has its own:
// without the country such a name means another.
var ofState = map[string]bool{
	"\u062D\u0643\u0648\u0645\u0647": true, "\u0648\u0632\u0627\u0631\u0647": true, "\u062C\u064A\u0634": true, // حكومة وزارة جيش
	"\u0642\u0648\u0627\u062A": true, "\u0634\u0631\u0637\u0647": true, "\u0628\u0631\u0644\u0645\u0627\u0646": true, // قوات شرطة برلمان
	"\u0645\u062C\u0644\u0633": true, "\u0645\u062D\u0643\u0645\u0647": true, "\u0631\u0626\u0627\u0633\u0647": true, // مجلس محكمة رئاسة
	"\u0644\u062C\u0646\u0647": true, "\u0648\u0641\u062F": true, "\u0633\u0641\u0627\u0631\u0647": true, // لجنة وفد سفارة
}

// esteem holds the adjectives, folded and without the ending of the feminine, that
// say what is held of a body, and make no name of it.
var esteem = map[string]bool{
	"\u0645\u062D\u0638\u0648\u0631": true, "\u0645\u062A\u0637\u0631\u0641": true, "\u0645\u062A\u0634\u062F\u062F": true, // محظور متطرف متشدد
	"\u0645\u062A\u0645\u0631\u062F": true, "\u0645\u0633\u0644\u062D": true, "\u0627\u0631\u0647\u0627\u0628\u064A": true, // متمرد مسلح إرهابي
	"\u062D\u0627\u0643\u0645": true, "\u0645\u0639\u0627\u0631\u0636": true, "\u0645\u0630\u0643\u0648\u0631": true, // حاكم معارض مذكور
	"\u0627\u0646\u0641\u0635\u0627\u0644\u064A": true, "\u062C\u0647\u0627\u062F\u064A": true, "\u0645\u062D\u0644\u0648\u0644": true, // انفصالي جهادي محلول
}
