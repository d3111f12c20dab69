package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// holders reads the names of those who share the title of several, from token j on, the
// first of whom may be read already: each has the country or body of his own behind the
// title's head or before his name, or none has one ("وزراء الخارجية المصري | فلان والأردني
// فلان", "وزيرا خارجية مصر | فلان والسعودية فلان", "النائبان | فلان وفلان"). Each has the
// office, the first as mention desc has it, the others without the first one's country.
// It returns where the series ends, or j where it is none.
func (r *reader) holders(desc, first, j, end int, t *title) int {
	const most = 6
	m := r.d.Mentions[desc]
	two := t.number == text.Singular && hasSuffix(r.toks[m.Head].Base, string(alef)) // "وزيرا الخارجية"
	if !t.position && t.class != "counterpart" || t.number == text.Singular && !two {
		return j
	}
	if first == text.NoMention {
		if !r.titleNamed(j, end) {
			return j
		}
	}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	to, of := j, m.Of
	if first == text.NoMention {
		to, first = r.name(j, end)
	}
	type holder struct {
		name    int
		of      []int
		country string
	}
	others := []holder{}
	for len(others) < most {
		k := to
		if k < end && (r.toks[k].Norm == comma || r.toks[k].Norm == ",") {
			k++
		}
		if k >= end || r.toks[k].Kind != text.Word || r.toks[k].Conj != andWord || r.toks[k].Prep != "" {
			break
		}
		x := holder{name: text.NoMention}
		if raw, ok := r.raw[k]; ok && raw.typ == schema.Person && m.Country == "" && len(of) == 0 {
			to, x.name = r.name(k, end) // "النائبان فلان | وفلان"
		} else if ok && raw.typ == schema.Place && len(of) > 0 && r.titleNamed(raw.to, end) {
			var place int
			to, place = r.name(k, end)
			to, x.name = r.name(to, end)
			x.of = []int{place}
		} else if country, isNisba := r.nisba(&r.toks[k]); isNisba && m.Country != "" && r.toks[k].Def && r.titleNamed(k+1, end) {
			to, x.name = r.name(k+1, end)
			x.country = country
		}
		if x.name == text.NoMention {
			break
		}
		others = append(others, x)
	}
	if len(others) == 0 {
		r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
		return j
	}
	head := m.Span
	if m.Country != "" {
		k := m.To
		for k-1 > m.From {
			if country, ok := r.adjective(k - 1); !ok || country == "" && k < m.To {
				break
			}
			k--
		}
		head = r.d.BaseSpan(m.From, k)
	} else if len(of) > 0 {
		if x := &r.d.Mentions[of[0]]; x.Type == schema.Place && x.From > m.From {
			head = r.d.BaseSpan(m.From, x.From)
		}
	}
	if t.number == text.Plural {
		r.holds(first, &text.Position{Title: m.Span, Of: append([]int(nil), of...), Country: m.Country})
	}
	for _, x := range others {
		r.holds(x.name, &text.Position{Title: head, Of: x.of, Country: x.country})
	}
	return to
}

// holds records that the person named by mention name has an office of several.
func (r *reader) holds(name int, p *text.Position) {
	p.Person, p.Rule, p.Score = name, "ar.title-shared", 0.85
	r.d.Positions = append(r.d.Positions, *p)
}
