package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byPersonOfHeadline joins the first bare title of an article to the one person whom its
// headline names: "… لترامب", then "أشار الرئيس إلى".
func (r *resolver) byPersonOfHeadline() {
	if r.d.Article.Language != "ar" {
		return
	}
	named := -1
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Type != schema.Person {
			continue
		}
		if r.heading(i) {
			if m.Kind != schema.ByName || named >= 0 && r.find(named) != r.find(i) {
				return
			}
			named = i
			continue
		}
		if named < 0 || r.find(i) == r.find(named) {
			return
		}
		x := &r.d.Mentions[named]
		if m.Kind == schema.ByDescription && !r.hasName(i) && m.Definite && m.To == m.From+1 && singleOffices[m.Role] && m.Number == text.Singular && (m.Gender == x.Gender || x.Gender == text.NoGender) {
			r.join(i, named)
		}
		return
	}
}

// singleOffices holds the classes of title of which an article has one as a rule.
var singleOffices = map[string]bool{"president": true, "prime_minister": true, "minister": true, "secretary_general": true, "king": true, "governor": true, "ambassador": true, "mayor": true}

// byNounOfHeadline joins whom an English headline calls by a noun with the first one in the
// text whose description or name has the same noun and all of the headline's words:
// "Envoy: talks go on", of the U.N. envoy to Sudan.
func (r *resolver) byNounOfHeadline() {
	if r.d.Article.Language != "en" {
		return
	}
	ms := r.d.Mentions
	for i := range ms {
		m := &ms[i]
		if !r.heading(i) || m.Kind == schema.ByPronoun || m.Known != "" || m.Type == schema.Place || m.Type == schema.Facility || len(r.keys[i].words) == 0 || !common(&r.d.Tokens[m.Head], m) || r.told(i) {
			continue
		}
		for j := i + 1; j < len(ms); j++ {
			o := &ms[j]
			if r.heading(j) || o.Kind == schema.ByPronoun || !compatible(m.Type, o.Type) || r.d.Tokens[o.Head].Stem != r.d.Tokens[m.Head].Stem || o.Number != m.Number && o.Kind != schema.ByName {
				continue
			}
			if r.find(i) != r.find(j) && subset(r.keys[i].words, r.keys[j].words) && (m.Country == "" || o.Country == "" || m.Country == o.Country) {
				r.join(i, j)
			}
			break
		}
	}
}

// common reports whether a mention's head is a noun that anybody of the kind is
// called by, rather than a name.
func common(head *text.Token, m *text.Mention) bool {
	return m.Kind == schema.ByDescription || m.Rule == "en/head" || m.Rule == "en/head-noun" || head.Tag == "NN" || head.Tag == "NNS"
}

// told reports whether mention i is of somebody whom the text, below the headline,
// speaks of already.
func (r *resolver) told(i int) bool {
	return slices.ContainsFunc(r.members[r.find(i)], func(j int) bool { return !r.heading(j) })
}

// subset reports whether all words of the first list are in the second.
func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}
