package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Settle corrects what the tagger made of d by what it cannot know: what kind of
// thing a name's last word is ("Lincoln Park"), that initials and prizes are nobody,
// that one form is of one type throughout an article, and that a surname met before
// is a name where it stands alone. The result is ordered, as ms is, and its own.
func (l *Language) Settle(d *text.Doc, ms []text.Mention) []text.Mention {
	n := &namer{l: l, d: d}
	out := make([]text.Mention, 0, len(ms))
	for _, m := range ms {
		last := &d.Tokens[m.To-1]
		switch w := strings.TrimSuffix(last.Norm, "."); {
		case m.To-m.From == 1 && (l.letters[w] || n.calendar(last)):
			continue
		case m.To-m.From > 1 && m.Type != schema.Place && (l.works[w] || l.heads[w].typ == schema.NamedEvent):
			continue
		case n.ofEvent(m.From):
			continue
		case m.To-m.From > 1 && last.Cap && n.placeNoun(w), n.calledPlace(&m):
			m.Type = schema.Place
		}
		if m.Type == schema.Person {
			n.person(&m)
		}
		out = append(out, m)
	}
	for i := range out {
		if next := i + 1; next < len(out) && out[next].Type == schema.Place && out[next].From == out[i].To+1 && isIn(d, &out[i]) {
			out[i].Type = schema.Place
		}
	}
	l.agreeOn(out)
	return repeated(d, out)
}

// ofEvent reports whether the name at token i ends the name of an event: "Battle of
// Mosul".
func (n *namer) ofEvent(i int) bool {
	toks := n.d.Tokens
	if i < 2 || toks[i-1].Norm != "of" || !toks[i-2].Cap || toks[i-2].Sent != toks[i].Sent {
		return false
	}
	h, ok := n.headNoun(i - 2)
	return ok && h.typ == schema.NamedEvent
}

// calledPlace reports whether the text calls a name a place: "the village of X", "X
// is a village in Kent".
func (n *namer) calledPlace(m *text.Mention) bool {
	toks := n.d.Tokens
	s := n.d.SentenceOf(m.From)
	if m.From >= s.From+2 && toks[m.From-1].Norm == "of" && n.placeNoun(toks[m.From-2].Norm) {
		return true
	}
	k := m.To
	if k+2 >= s.To || toks[k].Norm != "is" && toks[k].Norm != "was" || toks[k+1].Tag != "DT" {
		return false
	}
	for k += 2; k < s.To && k < m.To+6; k++ {
		if strings.HasPrefix(toks[k].Tag, "NN") && (k+1 == s.To || !strings.HasPrefix(toks[k+1].Tag, "NN")) {
			return n.placeNoun(toks[k].Stem)
		}
		if !strings.HasPrefix(toks[k].Tag, "NN") && toks[k].Tag != "JJ" && toks[k].Tag != "CC" {
			return false
		}
	}
	return false
}

// person cuts titles off the beginning of a person's name and gives it the "Jr."
// behind it.
func (n *namer) person(m *text.Mention) {
	toks := n.d.Tokens
	for m.To-m.From > 2 || m.To-m.From == 2 && !n.l.names.IsGiven(toks[m.From].Norm) {
		if t, ok := n.titleOf(m.From); !ok || t.class == "" {
			break
		}
		m.From++
	}
	if m.To < len(toks) && toks[m.To].Sent == toks[m.From].Sent {
		switch toks[m.To].Norm {
		case "jr", "jr.", "sr", "sr.":
			m.To++
		}
	}
	m.Head = m.From
	m.Span = n.d.Span(m.From, m.To)
}

// isIn reports whether a name stands between a preposition of place and a comma:
// "in Ashford, Kent".
func isIn(d *text.Doc, m *text.Mention) bool {
	if m.From == 0 || m.To >= len(d.Tokens) || d.Tokens[m.To].Text != "," || d.Tokens[m.From-1].Sent != d.Tokens[m.To].Sent {
		return false
	}
	switch d.Tokens[m.From-1].Norm {
	case "in", "near", "of", "from", "to", "at", "outside":
		return true
	}
	return false
}

// placeNoun reports whether a word heads the names of places or what is built.
func (n *namer) placeNoun(w string) bool {
	h, ok := n.l.heads[w]
	return ok && (h.typ == schema.Place || h.typ == schema.Facility)
}

// agreeOn gives all names of one form the type that most of them have.
func (l *Language) agreeOn(ms []text.Mention) {
	type votes map[schema.EntityType]float64
	forms := map[string]votes{}
	for i := range ms {
		w := ms[i].Span.Text
		if forms[w] == nil {
			forms[w] = votes{}
		}
		forms[w][ms[i].Type] += ms[i].Score
	}
	for i := range ms {
		v := forms[ms[i].Span.Text]
		best := ms[i].Type
		for _, t := range [...]schema.EntityType{schema.Person, schema.Place, schema.Organization} {
			if v[t] > v[best] {
				best = t
			}
		}
		ms[i].Type = best
	}
}

// shortestName is the least length in bytes of a word that is a name wherever it
// stands with a capital, having been one elsewhere.
const shortestName = 4

// repeated adds single words that are names, or the last word of a person's, elsewhere
// in the article, where no other capital stands beside them.
func repeated(d *text.Doc, ms []text.Mention) []text.Mention {
	names := map[string]text.Mention{}
	taken := make([]bool, len(d.Tokens))
	for _, m := range ms {
		for k := m.From; k < m.To; k++ {
			taken[k] = true
		}
		if w := d.Tokens[m.To-1].Text; m.To-m.From == 1 || m.Type == schema.Person {
			if _, ok := names[w]; !ok {
				names[w] = m
			}
		}
	}
	capital := func(k int, s *text.Sentence) bool { return k >= s.From && k < s.To && d.Tokens[k].Cap }
	added := false
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for k := s.From; k < s.To && !s.Skip; k++ {
			t := &d.Tokens[k]
			m, ok := names[t.Text]
			if !ok || taken[k] || !t.Cap || t.Kind != text.Word || len(t.Text) < shortestName || capital(k-1, s) || capital(k+1, s) {
				continue
			}
			m.From, m.To, m.Head, m.Span = k, k+1, k, d.Span(k, k+1)
			ms, added = append(ms, m), true
		}
	}
	if added {
		slices.SortFunc(ms, func(a, b text.Mention) int { return a.From - b.From })
	}
	return ms
}
