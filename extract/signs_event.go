package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

func (g *signReader) event(i int) []sign {
	v := &g.r.Events[i]
	list := append(g.base(v.Rule, v.Certainty, v.Trigger), sign{"type " + v.Type, 1}, sign{"polarity " + string(v.Polarity), 1}, sign{"modality " + string(v.Modality), 1})
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	n := 0
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.At, schema.Origin, schema.Destination, schema.Instrument} {
		if ids := v.Roles[role]; len(ids) > 0 {
			add("role "+string(role), true)
			n++
			e := g.entities[ids[0]]
			if role == schema.Agent || role == schema.Target {
				add(string(role)+" "+string(e.Type), true)
			}
			add(string(role)+" without a name", len(e.Names) == 0)
			add("several "+string(role), len(ids) > 1)
			near := slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool {
				k, at := g.token(m.Start), g.token(v.Trigger.Start)
				return k >= 0 && at >= 0 && g.d.Tokens[k].Sent == g.d.Tokens[at].Sent
			})
			add(string(role)+" not in the sentence", !near)
		}
	}
	add(fmt.Sprintf("%d roles", min(n, 3)), true)
	if at := g.token(v.Trigger.Start); at >= 0 {
		add("trigger "+g.d.Tokens[at].Stem, true)
		add("trigger begins the sentence", g.d.SentenceOf(at).From == at)
		add("early", g.d.Tokens[at].Sent < 4)
	}
	add("told twice", len(v.Also) > 0)
	add("within a statement", v.Statement != "")
	add("date", !v.Date.IsZero())
	return list
}

func (g *signReader) position(i int) []sign {
	p := &g.r.Positions[i]
	list := append(g.base(p.Rule, p.Certainty, p.Title), sign{"title of " + extent(len(strings.Fields(p.Title.Text))), 1})
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	add("of something", len(p.Of) > 0)
	e := g.entities[p.Person]
	add("person without a name", len(e.Names) == 0)
	add("person "+string(e.Type), e.Type != schema.Person)
	return list
}
