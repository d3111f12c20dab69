package en

import (
	"strings"
	"unicode"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nameless drops what has capitals and is the name of nobody: types of weapons and vehicles
// ("F-16"), hours and zones ("A.M.", "GMT"), labels of pictures, adjectives of two words
// ("Russian-crafted"), which are cut off a name that stands behind them.
func (n *namer) nameless() {
	toks := n.d.Tokens
	for x := range n.ms {
		m := &n.ms[x]
		if m.Kind != schema.ByName || m.Known != "" || m.To <= m.From || !toks[m.To-1].Cap && m.To-m.From > 1 {
			continue
		}
		from := m.From
		for from < m.To && (n.demonym(from) || toks[from].Tag == "POS") {
			from++
		}
		if seasons[toks[from].Norm] && from+1 == m.To && m.To < len(toks) && toks[m.To].Kind == text.Number {
			n.forget(m.From) // "In Fall 2015"
			continue
		}
		noted := from
		for noted < m.To && (designation(toks[noted].Text) || notes[strings.Trim(toks[noted].Norm, ".")]) {
			noted++
		}
		if noted > from && noted == m.To {
			n.forget(m.From)
			continue
		}
		from = m.From
		for k := m.From; k < m.To; k++ {
			if twoWords(toks[k].Text) {
				from = k + 1
			}
		}
		if from == m.From {
			continue
		}
		if from == m.To || from == m.To-1 && n.demonym(from) {
			n.forget(m.From)
			continue
		}
		for k := m.From; k < from; k++ {
			n.name[k] = 0
		}
		m.From, m.Head = from, max(m.Head, from)
		m.Span = n.d.Span(m.From, m.To)
	}
}

// designation reports whether a word is the type of a weapon or vehicle: "F-16", "GBU-39", "U2".
func designation(w string) bool {
	i := strings.IndexFunc(w, unicode.IsDigit)
	if i < 1 || !unicode.IsUpper(rune(w[0])) {
		return false
	}
	letters := strings.TrimSuffix(w[:i], "-")
	const longest = 4
	if len(letters) > longest || strings.Contains(letters, "-") || strings.ContainsRune("GMNP", rune(w[0])) && len(letters) == 1 {
		return false // "G-20", "M23"
	}
	return strings.HasSuffix(w[:i], "-") || len(letters) == 1
}

// twoWords reports whether a word is an adjective made of a name and a participle:
// "Russian-crafted".
func twoWords(w string) bool {
	a, b, ok := strings.Cut(w, "-")
	return ok && a != "" && unicode.IsUpper(rune(a[0])) && strings.ToLower(b) == b && strings.HasSuffix(b, "ed") && len(b) > len("led")
}

// notes holds the words in capitals that stand beside hours, pictures and programmes.
var notes = map[string]bool{
	"a.m": true, "am": true, "bst": true, "cest": true, "cet": true, "edt": true, "est": true, "et": true, "gmt": true, "p.m": true, "pdt": true, "photo": true, "photos": true, "pm": true, "pst": true, "pt": true, "tv": true, "utc": true,
}

// seasons holds the names of seasons, which stand with a capital before a year.
var seasons = map[string]bool{"autumn": true, "fall": true, "spring": true, "summer": true, "winter": true}
