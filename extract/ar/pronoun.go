package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// pronounSubject reads "أنه", "إنها", "أننا": the pronoun stands for the subject.
func (r *eventReader) pronounSubject(k int) subject {
	b := r.toks[k].Base
	switch {
	case hasSuffix(b, "\u0646\u0646\u0627"), hasSuffix(b, "\u0646\u0646\u064A"): // أننا أنني
		return subject{self: text.Body}
	case hasSuffix(b, "\u0647\u0645\u0627"):
		return subject{want: text.Agreement{Want: true, Number: text.Dual}}
	case hasSuffix(b, "\u0647\u0645"):
		return subject{want: text.Agreement{Want: true, Number: text.Plural}}
	case hasSuffix(b, "\u0647\u0627"):
		return subject{want: text.Agreement{Want: true, Gender: text.Feminine, Number: text.Singular}, self: text.Teller}
	case hasSuffix(b, "\u0647"):
		return subject{want: text.Agreement{Want: true, Gender: text.Masculine, Number: text.Singular}, self: text.Teller}
	}
	return subject{} // a verb right after أن: its subject follows, or is that of the verb before
}

// both reports whether token k is "الطرفان", "الجانبين", "الوزيران": two that
// were told of together.
func (r *eventReader) both(k int) bool {
	t := &r.toks[k]
	if !t.Def {
		return false
	}
	w, ok := cutSuffix(t.Stem, "\u0627\u0646")
	if !ok {
		w, ok = cutSuffix(t.Stem, "\u064A\u0646")
	}
	if !ok {
		return false
	}
	switch w {
	case party, side, "\u0627\u062B\u0646", "\u0628\u0644\u062F", "\u062F\u0648\u0644\u062A", "\u0648\u0632\u064A\u0631", "\u0631\u0626\u064A\u0633", "\u0632\u0639\u064A\u0645": // طرف جانب اثن بلد دولت وزير رئيس زعيم
		return true
	}
	return false
}

// standsFor finds the mention that a noun phrase without one means by a place
// told before: "البلاد", "المدينة".
func (r *eventReader) standsFor(k int) int {
	t := &r.toks[k]
	if t.Kind != text.Word || r.cover[k] >= 0 {
		return -1
	}
	if m := r.territory(k); m >= 0 {
		return m
	}
	if !t.Def {
		return -1
	}
	country := t.Stem == "\u0628\u0644\u0627\u062F" || t.Stem == "\u0628\u0644\u062F" // بلاد بلد
	if h := r.heads[t.Stem]; !country && h == nil {
		return -1
	}
	for at := r.mentionsFrom(k) - 1; at >= 0 && at > r.mentionsFrom(k)-40; at-- {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.Type != schema.Place && x.Type != schema.Facility || x.Kind != schema.ByName {
			continue
		}
		if country {
			if c := r.names.ByID(x.Known); c != nil && c.Kind == "country" {
				return m
			}
		} else if r.toks[x.From].Stem == t.Stem {
			return m
		}
	}
	return -1
}

// territory finds the country whose land, borders or sky the noun at token k names: by an
// adjective ("الأراضي التركية") or a pronoun ("داخل أراضيها"). -1 where it has not been named.
func (r *eventReader) territory(k int) int {
	t := &r.toks[k]
	if t.Def {
		if !lands[t.Stem] || k+1 >= len(r.toks) || !r.toks[k+1].Def {
			return -1
		}
		country, ok := r.adjective(k + 1)
		if !ok || country == "" {
			return -1
		}
		return r.spelled(country)
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return lands[w] })
	if e == nil || e.person != 3 || w == "" || e.number != text.Singular {
		return -1
	}
	if st := r.told[k]; st >= 0 { // who speaks may speak of his own
		for _, m := range r.d.Statements[st].Speakers {
			if x := &r.d.Mentions[m]; x.Type == schema.Organization && x.Gender == e.gender {
				country := x.Country
				if k := r.names.ByID(x.Known); country == "" && k != nil {
					country = k.Country
				}
				if m := r.spelled(country); m >= 0 { // "قالت الخارجية السورية … أراضيها"
					return m
				}
			}
		}
		return -1
	}
	for at := r.mentionsFrom(k) - 1; at >= 0; at-- {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if r.toks[k].Sent != r.toks[x.From].Sent {
			return -1
		}
		if r.country(m) && (x.Gender == text.NoGender || e.gender == text.NoGender || x.Gender == e.gender) {
			return m
		}
	}
	return -1
}

// spelled returns the first mention by name of a known entity, or of the country of an
// ISO 3166 code, or -1.
func (r *eventReader) spelled(id string) int {
	for _, m := range r.sorted {
		x := &r.d.Mentions[m]
		if id == "" || x.Kind != schema.ByName {
			continue
		}
		if x.Known == id {
			return m
		}
		if k := r.names.ByID(x.Known); k != nil && k.Kind == "country" && k.Country == id {
			return m
		}
	}
	return -1
}

// lands are the nouns for what is a country's own: its land, its borders, its sky.
var lands = map[string]bool{
	"\u0627\u0631\u0627\u0636\u064A": true, "\u0627\u062C\u0648\u0627\u0621": true, // أراضي أجواء
}

// ranks are the plural nouns for those who serve a force or body.
var ranks = map[string]bool{
	"\u062C\u0646\u0648\u062F": true, "\u0639\u0646\u0627\u0635\u0631": true, "\u0645\u0642\u0627\u062A\u0644\u064A": true, "\u0637\u0648\u0627\u0642\u0645": true, // جنود عناصر مقاتلي طواقم
}

// sites are the nouns for what an armed body holds, which names none: "مواقع", "معاقل",
// "مقار", "أهداف".
var sites = map[string]bool{
	"\u0645\u0648\u0627\u0642\u0639": true, "\u0645\u0639\u0627\u0642\u0644": true, "\u0645\u0642\u0627\u0631": true, "\u0627\u0647\u062F\u0627\u0641": true,
}

// ours reads "بلاده", "قواته", "حركته" at token k: what belongs to who tells it.
func (r *eventReader) ours(k int) text.Self {
	t := &r.toks[k]
	if t.Def || t.Kind != text.Word || hasSuffix(t.Text, "\u0629") { // ة is no pronoun
		return text.NotSelf
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == "\u0628\u0644\u0627\u062F" || r.heads[w] != nil || ranks[w] }) // بلاد
	if e == nil || e.person != 3 {
		return text.NotSelf
	}
	if w == "\u0628\u0644\u0627\u062F" {
		return text.Homeland
	}
	return text.Body
}

// pronoun finds the mention that a pronoun written onto token i means: the
// nearest one before it that agrees, in this sentence or the one before.
// Those of not, and what has the same name, are somebody else.
func (r *eventReader) pronoun(i int, s *text.Sentence, g text.Gender, n text.Grammatical, not ...int) int {
	best, score := -1, -1<<30
	from := s.From
	if p := r.toks[s.From].Sent; p > 0 && r.d.Sentences[p-1].Para == s.Para {
		from = r.d.Sentences[p-1].From
	}
	for at := r.mentionsFrom(from); at < len(r.sorted); at++ {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.From > i {
			break
		}
		if x.To > i {
			continue
		}
		if x.Gender != text.NoGender && g != text.NoGender && x.Gender != g && !(x.Number == text.Plural && g == text.Feminine) {
			continue
		}
		if n == text.Plural && x.Number == text.Singular && x.Type == schema.Person {
			continue
		}
		if n == text.Plural && (x.Type == schema.Place || x.Type == schema.Facility) || n == text.Singular && g == text.Masculine && x.Number == text.Plural {
			continue
		}
		if slices.ContainsFunc(not, func(o int) bool { return r.sameName(o, m) }) {
			continue
		}
		w := x.From - i
		if g == text.Feminine && x.Type == schema.Person && x.Gender != text.Feminine || g == text.Masculine && x.Type == schema.Facility {
			w -= 25
		}
		if x.Type == schema.Place && g != text.NoGender {
			w -= 25
		}
		if x.Kind == schema.ByName {
			w += 4
		}
		if x.Type == schema.NamedEvent {
			w -= 20
		}
		if w > score {
			best, score = m, w
		}
	}
	return best
}

// human is [eventReader.pronoun] for what befalls people: who it means is a person, or
// several who are a body's.
func (r *eventReader) human(i int, s *text.Sentence, e *enclitic, not ...int) int {
	for range 4 {
		m := r.pronoun(i, s, e.gender, e.number, not...)
		if m < 0 || r.d.Mentions[m].Type == schema.Person || e.number != text.Singular && r.agentive(m) {
			return m
		}
		not = append(not, m)
	}
	return -1
}

// actorPronoun is [eventReader.pronoun] for one who acts: no town or region does.
func (r *eventReader) actorPronoun(i int, s *text.Sentence, g text.Gender, n text.Grammatical, not ...int) int {
	for range 4 {
		m := r.pronoun(i, s, g, n, not...)
		if m < 0 {
			return -1
		}
		if x := &r.d.Mentions[m]; x.Type != schema.NamedEvent && x.Type != schema.Facility && (x.Type != schema.Place || x.Subject || r.country(m)) {
			return m
		}
		not = append(not, m)
	}
	return -1
}

// traveller finds whom the pronoun of "لقائه", "زيارتها" at token i means where the nearest that agrees, m,
// is a body or place that a preposition or noun governs: people meet and travel, and the subject of the
// clause is spoken of. -1 where m stays.
func (r *eventReader) traveller(v *text.Event, m, i int, s *text.Sentence, e *enclitic) int {
	if !travels[v.Type] || e.number != text.Singular || m < 0 {
		return -1
	}
	x := &r.d.Mentions[m]
	if x.Type == schema.Person || x.Subject || !r.speechReader.governed(m, s) && (x.From == 0 || x.From == s.From || r.toks[x.From-1].Kind != text.Word || r.finite(x.From-1) || r.subordinator(x.From-1)) {
		return -1
	}
	o := r.human(i, s, e)
	if o < 0 || e.gender == text.Feminine && r.d.Mentions[o].Gender != text.Feminine || r.d.Mentions[o].From < s.From || r.d.Mentions[o].Number == text.Plural || r.speechReader.governed(o, s) {
		return -1
	}
	return o
}

// travels holds the types of what people do in person.
var travels = map[string]bool{"meet": true, "visit": true, "return": true, "resign": true, "negotiate": true}

// pronounPlace finds the town or base that a pronoun of one written onto token i means:
// it is places that are liberated and retaken. -1 where the sentence has named none.
func (r *eventReader) pronounPlace(i int, s *text.Sentence, e *enclitic) int {
	if e.number != text.Singular {
		return -1
	}
	for at := r.mentionsFrom(i) - 1; at >= 0; at-- {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.From < s.From {
			break
		}
		if x.Type != schema.Place && x.Type != schema.Facility || x.Gender != text.NoGender && x.Gender != e.gender {
			continue
		}
		if k := r.names.ByID(x.Known); k != nil && k.Kind == "country" || x.Gender == text.NoGender && x.Type == schema.Facility {
			continue
		}
		return m
	}
	return -1
}

// sameName reports whether two mentions are one or have the same name.
func (r *eventReader) sameName(a, b int) bool {
	x, y := &r.d.Mentions[a], &r.d.Mentions[b]
	return a == b || x.Known != "" && x.Known == y.Known || x.Span.Text == y.Span.Text || slices.Contains(r.linked(a), b)
}
