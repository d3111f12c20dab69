package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Positions fills d.Positions from titles before names, appositions and
// predicates: whatever links a name with the description of an office.
func (l *Language) Positions(d *text.Doc) {
	d.Positions = d.Positions[:0]
	for _, k := range d.Links {
		a, b := k.A, k.B
		if d.Mentions[a].Kind == schema.ByName {
			a, b = b, a
		}
		if d.Mentions[a].Kind != schema.ByDescription || d.Mentions[b].Kind != schema.ByName || d.Mentions[b].Type != schema.Person {
			continue
		}
		l.position(d, a, b, k.Rule)
	}
	// "X is the minister of Y", "X became president".
	t := newTree(d)
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.Kind != schema.ByDescription || m.Type != schema.Person {
			continue
		}
		tok := &d.Tokens[m.Head]
		sub := -1
		if t.child(m.Head, "cop") >= 0 && t.child(m.Head, "neg") < 0 {
			sub = t.child(m.Head, "nsubj")
		} else if tok.Head >= 0 && (d.Tokens[tok.Head].Stem == "become" || d.Tokens[tok.Head].Stem == "remain") {
			sub = t.child(tok.Head, "nsubj")
		} else if tok.Dep == "nmod" && t.preposition(m.Head) == "as" && tok.Head >= 0 {
			// "appointed X as minister", "X serves as minister"
			switch d.Tokens[tok.Head].Stem {
			case "serve", "work":
				sub = t.child(tok.Head, "nsubj")
			case "appoint", "name", "nominate", "elect":
				if sub = t.child(tok.Head, "nsubjpass"); sub < 0 {
					sub = t.child(tok.Head, "dobj")
				}
			}
		}
		if sub < 0 {
			continue
		}
		if y := mentionAt(d, sub); y >= 0 && d.Mentions[y].Kind == schema.ByName && d.Mentions[y].Type == schema.Person {
			l.position(d, x, y, "en/predicate")
		}
	}
}

// position adds the office that description a gives to person b.
func (l *Language) position(d *text.Doc, a, b int, rule string) {
	m := &d.Mentions[a]
	t, ok := l.titles[d.Tokens[m.Head].Norm]
	if !ok {
		t = l.titles[d.Tokens[m.Head].Stem]
	}
	if !t.position || m.Number == text.Plural {
		return
	}
	from, to := m.From, m.To
	for from < m.Head {
		w := d.Tokens[from].Norm
		if d.Tokens[from].Tag == "DT" || d.Tokens[from].Tag == "PRP$" || w == "former" || w == "then" || w == "late" || w == "ex" {
			from++
			continue
		}
		break
	}
	// A possessive names what the office is of: "Syria's President" is "President".
	for k := from; k < m.Head; k++ {
		if d.Tokens[k].Tag == "POS" {
			from = k + 1
		}
	}
	for k := range d.Positions {
		p := &d.Positions[k]
		if p.Person == b && p.Title.Start == d.Tokens[from].Start {
			return
		}
	}
	d.Positions = append(d.Positions, text.Position{Person: b, Title: d.Span(from, to), Of: m.Of, Country: m.Country, Rule: rule, Score: 0.85})
}

// Relations fills d.Relations from patterns that tell lasting ties.
func (l *Language) Relations(d *text.Doc) {
	d.Relations = d.Relations[:0]
	r := &relationReader{l: l, d: d, t: newTree(d)}
	for i := range d.Tokens {
		if d.Tokens[i].Kind == text.Word && !d.SentenceOf(i).Skip {
			r.word(i)
		}
	}
	r.offices()
	r.places()
	r.fights()
}

type relationReader struct {
	l *Language
	d *text.Doc
	t *tree
}

func (r *relationReader) add(typ string, subject, object int, rule string, score float64) {
	if subject < 0 || object < 0 || subject == object {
		return
	}
	a, b := &r.d.Mentions[subject], &r.d.Mentions[object]
	if a.Kind == schema.ByPronoun || b.Kind == schema.ByPronoun || a.Span.Contains(b.Span) && typ != "led_by" && typ != "part_of" && typ != "member_of" || r.d.Tokens[a.From].Sent != r.d.Tokens[b.From].Sent {
		return
	}
	for _, x := range r.d.Relations {
		if x.Type == typ && x.Subject == subject && x.Object == object {
			return
		}
	}
	from, to := min(a.From, b.From), max(a.To, b.To)
	r.d.Relations = append(r.d.Relations, text.Relation{Type: typ, Subject: subject, Object: object, Evidence: r.d.Span(from, to), Rule: "en/" + rule, Score: score})
}

// at is the mention that token i heads or stands in.
func (r *relationReader) at(i int) int {
	if i < 0 {
		return -1
	}
	return mentionAt(r.d, i)
}

func (r *relationReader) is(x int, types ...schema.EntityType) bool {
	if x < 0 {
		return false
	}
	for _, t := range types {
		if r.d.Mentions[x].Type == t {
			return true
		}
	}
	return false
}

// nmod returns the noun that hangs on token i by preposition p, or -1.
func (r *relationReader) nmod(i int, p ...string) int {
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep != "nmod" {
			continue
		}
		q := r.t.preposition(c)
		for _, w := range p {
			if q == w {
				return c
			}
		}
	}
	return -1
}

// word reads the relations that one word tells.
func (r *relationReader) word(i int) {
	toks := r.d.Tokens
	t := &toks[i]
	bodies := []schema.EntityType{schema.Organization, schema.MilitaryUnit}
	switch {
	case t.Stem == "lead" || t.Stem == "head" || t.Stem == "command" || t.Stem == "chair" || t.Stem == "run":
		if t.Tag == "" || t.Tag[0] != 'V' {
			return
		}
		if by := r.nmod(i, "by"); by >= 0 && (t.Tag == "VBN") {
			sub, _ := r.t.subject(i)
			if x, y := r.at(sub), r.at(by); r.is(x, bodies...) {
				r.add("led_by", x, y, "led-by", 0.8)
			}
			return
		}
		sub, passive := r.t.subject(i)
		if o := r.t.child(i, "dobj"); o >= 0 && !passive {
			if x, y := r.at(o), r.at(sub); r.is(x, bodies...) && r.is(y, schema.Person, schema.Place, schema.Organization, schema.MilitaryUnit) {
				r.add("led_by", x, y, "leads", 0.7)
			}
		}
	case t.Stem == "found" || t.Stem == "establish":
		if t.Tag == "" || t.Tag[0] != 'V' {
			return
		}
		if by := r.nmod(i, "by"); by >= 0 {
			sub, _ := r.t.subject(i)
			if x := r.at(sub); r.is(x, bodies...) {
				r.add("founded_by", x, r.at(by), "founded-by", 0.8)
			}
			return
		}
		sub, passive := r.t.subject(i)
		if o := r.t.child(i, "dobj"); o >= 0 && !passive {
			if x, y := r.at(o), r.at(sub); r.is(x, bodies...) && r.is(y, schema.Person, schema.Organization) {
				r.add("founded_by", x, y, "founds", 0.7)
			}
		}
	case t.Norm == "based" || t.Norm == "headquartered":
		sub, _ := r.t.subject(i)
		if in := r.nmod(i, "in", "at"); in >= 0 {
			if x, y := r.at(sub), r.at(in); r.is(x, bodies...) && r.is(y, schema.Place, schema.Facility) {
				r.add("based_in", x, y, "based-in", 0.85)
			}
		}
	case strings.HasSuffix(t.Norm, "-based") && t.Cap:
		x := r.at(t.Head)
		if y := r.placeNamed(i); y >= 0 && r.is(x, bodies...) {
			r.add("based_in", x, y, "x-based", 0.8)
		}
	case t.Stem == "member" || t.Stem == "part" || t.Stem == "branch" || t.Stem == "wing" || t.Stem == "subsidiary" || t.Stem == "affiliate":
		of := r.nmod(i, "of")
		if of < 0 {
			return
		}
		y := r.at(of)
		if !r.is(y, bodies...) {
			return
		}
		typ := "part_of"
		if t.Stem == "member" {
			typ = "member_of"
		}
		sub := r.t.child(i, "nsubj")
		if sub < 0 && t.Dep == "appos" {
			sub = t.Head
		}
		if x := r.at(sub); x >= 0 {
			if r.is(x, schema.Person) {
				typ = "member_of"
			}
			r.add(typ, x, y, t.Stem+"-of", 0.8)
		}
	case t.Stem == "ally" && t.Tag[0] == 'N':
		if of := r.nmod(i, "of", "to"); of >= 0 {
			sub := r.t.child(i, "nsubj")
			if sub < 0 && t.Dep == "appos" {
				sub = t.Head
			}
			r.add("ally_of", r.at(sub), r.at(of), "ally-of", 0.75)
		}
	case t.Norm == "allied" || t.Norm == "-backed":
		sub, _ := r.t.subject(i)
		if with := r.nmod(i, "with", "to"); with >= 0 {
			r.add("ally_of", r.at(sub), r.at(with), "allied-with", 0.75)
		}
	}
}

// placeNamed finds the mention of the place that "Beirut-based" names.
func (r *relationReader) placeNamed(i int) int {
	name, _, _ := strings.Cut(r.d.Tokens[i].Norm, "-based")
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if m.Type == schema.Place && r.d.Tokens[m.From].Sent == r.d.Tokens[i].Sent && lower(m.Span.Text) == name {
			return x
		}
	}
	return -1
}

// offices turn the heads of bodies into led_by: "the commander of X, Y".
func (r *relationReader) offices() {
	for _, k := range r.d.Links {
		a, b := k.A, k.B
		if r.d.Mentions[a].Kind == schema.ByName {
			a, b = b, a
		}
		m, p := &r.d.Mentions[a], &r.d.Mentions[b]
		if m.Kind != schema.ByDescription || p.Kind != schema.ByName || p.Type != schema.Person {
			continue
		}
		switch m.Role {
		case "leader", "commander", "minister", "president":
			for _, o := range m.Of {
				if r.is(o, schema.Organization, schema.MilitaryUnit) {
					r.add("led_by", o, b, "office", 0.7)
				}
			}
		}
	}
}

// places ties neighbouring names of places: "Sarmada, Syria".
func (r *relationReader) places() {
	ms := r.d.Mentions
	for x := range ms {
		m := &ms[x]
		if m.Kind != schema.ByName || m.Type != schema.Place && m.Type != schema.Facility || m.To+1 >= len(r.d.Tokens) {
			continue
		}
		if r.d.Tokens[m.To].Tag != "," {
			continue
		}
		for y := x + 1; y < len(ms) && ms[y].From <= m.To+1; y++ {
			o := &ms[y]
			if o.From == m.To+1 && o.Type == schema.Place && o.Kind == schema.ByName {
				if k := r.l.names.ByID(o.Known); k != nil && (k.Kind == "country" || k.Kind == "state" || k.Kind == "region") {
					if j := r.l.names.ByID(m.Known); j == nil || j.Kind != "country" {
						r.add("part_of", x, y, "place-comma", 0.75)
					}
				}
			}
		}
	}
}

// fights turns battles between units into a lasting tie.
func (r *relationReader) fights() {
	for k := range r.d.Events {
		v := &r.d.Events[k]
		if v.Type != "attack" || v.Polarity != schema.Positive || v.Modality != schema.Asserted {
			continue
		}
		switch r.d.Tokens[v.To-1].Stem {
		case "fight", "fighting", "battle", "clash", "war":
		default:
			continue
		}
		for _, a := range v.Roles[schema.Agent] {
			for _, role := range []schema.Role{schema.Target, schema.Counterpart} {
				for _, b := range v.Roles[role] {
					if r.is(a, schema.MilitaryUnit, schema.Organization, schema.Place) && r.is(b, schema.MilitaryUnit, schema.Organization, schema.Place) {
						r.add("fights", a, b, "fights", 0.7)
					}
				}
			}
		}
	}
}
