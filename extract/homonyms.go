package extract

import (
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// homonyms takes a place, party or armed group whose name several bear for the one
// whose country the article speaks of most: طرابلس in Libya or Lebanon, عمان the
// capital of Jordan or the sultanate, أنصار الشريعة in Yemen or Libya. Where it speaks
// of none of them, it stays the best known; an armed group that is known by where it
// fights is then none of them. A town that the text puts elsewhere
// ("Alexandria, Virginia") is not the known one.
func homonyms(d *text.Doc, names *lexicon.Names) {
	spoken := map[string]int{} // by the code of a country: mentions of it and of what is in it
	others := map[int][]*lexicon.Known{}
	speak := func(id string) {
		if k := names.ByID(id); k != nil && k.Country != "" {
			spoken[k.Country]++
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Kind == schema.ByName && (m.Type == schema.Place || m.Type == schema.Organization && m.Known == "") {
			if paper := newspaper(d, m, names); paper != nil {
				m.Known, m.Type = paper.ID, paper.Type
				continue
			}
		}
		if m.Type != schema.Person && m.Kind == schema.ByName && m.Known != "" {
			if list := namesakes(d, m, names); len(list) > 0 {
				others[i] = list
				continue
			}
		}
		if m.Type == schema.MilitaryUnit && m.Kind == schema.ByName && m.Known == "" {
			if list := coalitions(d, m, names); len(list) > 0 {
				m.Known, others[i] = list[0].ID, list[1:]
				continue
			}
		}
		speak(m.Known)
		speak(m.Country)
	}
	for i, list := range others {
		m := &d.Mentions[i]
		weight := func(k *lexicon.Known) int {
			theatres := names.Theatres(k.ID)
			if theatres == nil {
				return spoken[k.Country]
			}
			n := 0
			for _, c := range theatres {
				n += spoken[c]
			}
			return n
		}
		best := names.ByID(m.Known)
		for _, k := range list {
			if weight(k) > weight(best) {
				best = k
			}
		}
		m.Known = best.ID
		if names.Theatres(best.ID) != nil && weight(best) == 0 {
			m.Known = ""
		}
	}
	elsewhere(d, names)
}

// elsewhere takes the identifier from towns before the name of a state or country
// that they do not lie in, and gives it to none or to the namesake that does.
func elsewhere(d *text.Doc, names *lexicon.Names) {
	outer := map[int]*lexicon.Known{} // by the token that it begins with
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if k := names.ByID(m.Known); k != nil && m.Type == schema.Place && (k.Kind == "state" || k.Kind == "country") {
			outer[m.From] = k
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		own := names.ByID(m.Known)
		if m.Kind != schema.ByName || own == nil || own.Kind != "city" || m.To+1 >= len(d.Tokens) || d.Tokens[m.To].Norm != "," {
			continue
		}
		in := outer[m.To+1]
		if in == nil || in.Country == "" || in.Country == own.Country {
			continue
		}
		m.Known = ""
		for _, k := range namesakesOf(d, m, own, names) {
			if k.Type == schema.Place && k.Country == in.Country {
				m.Known = k.ID
				break
			}
		}
	}
}

// namesakes returns the others of its type that bear the name of a mention in other
// countries, and are about as well known: talks of many countries in Vienna are not
// held in Virginia.
func namesakes(d *text.Doc, m *text.Mention, names *lexicon.Names) []*lexicon.Known {
	own := names.ByID(m.Known)
	if own == nil {
		return nil
	}
	var out []*lexicon.Known
	for _, k := range namesakesOf(d, m, own, names) {
		if k.Type == own.Type && k.Country != own.Country && k.Rank <= own.Rank+1 {
			out = append(out, k)
		}
	}
	return out
}

// coalitions returns the armed groups that are known by where they fight, if a mention
// has a name that all who bear it are such: "قوات التحالف".
func coalitions(d *text.Doc, m *text.Mention, names *lexicon.Names) []*lexicon.Known {
	hit := names.Find(wordsFrom(d, m.From), m.From, m.To)
	if hit.Len == 0 || m.From+hit.Len != m.To {
		return nil
	}
	all := append([]*lexicon.Known{hit.Entry}, hit.Others...)
	for _, k := range all {
		if names.Theatres(k.ID) == nil {
			return nil
		}
	}
	return all
}

// namesakesOf returns all others that bear the name of a mention, as the lexicon has it.
func namesakesOf(d *text.Doc, m *text.Mention, own *lexicon.Known, names *lexicon.Names) []*lexicon.Known {
	for from := m.From; from < m.To; from++ {
		hit := names.Find(wordsFrom(d, from), from, m.To)
		if hit.Len > 0 && from+hit.Len == m.To && hit.Entry.ID == own.ID {
			return hit.Others
		}
	}
	return nil
}

// wordsFrom returns the words of a name at token from as the lexicon looks them up: the
// first one without what is written onto it.
func wordsFrom(d *text.Doc, from int) func(k int) string {
	return func(k int) string {
		if k == from && d.Tokens[k].Base != "" {
			return d.Tokens[k].Base
		}
		return d.Tokens[k].Norm
	}
}

// newspaper returns the newspaper that a place's name in quotation marks means, if one
// is called so: لـ«الشرق الأوسط».
func newspaper(d *text.Doc, m *text.Mention, names *lexicon.Names) *lexicon.Known {
	if m.From == 0 || m.To >= len(d.Tokens) || d.Tokens[m.From-1].Kind != text.Open || d.Tokens[m.To].Kind != text.Close {
		return nil
	}
	for _, head := range papers {
		hit := names.Find(func(k int) string {
			switch t := k - 1 + m.From; {
			case k == 0:
				return head
			case k == 1 && d.Tokens[t].Base != "":
				return d.Tokens[t].Base
			default:
				return d.Tokens[t].Norm
			}
		}, 0, m.To-m.From+1)
		if hit.Len == m.To-m.From+1 && hit.Entry.Type == schema.Organization {
			return hit.Entry
		}
	}
	return nil
}

// papers are the words for a newspaper, folded, before its name.
var papers = []string{
	"\u0635\u062D\u064A\u0641\u0647", "\u062C\u0631\u064A\u062F\u0647", // صحيفة جريدة
}
