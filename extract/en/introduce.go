package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// leadSentences is how many sentences with a stop belong to an article's lead;
// introduction is how many more may pass before who speaks there gets a name.
const (
	leadSentences = 3
	introduction  = 6
)

// introductions link whom the lead calls by an office alone with the first
// speaker after that who has a name and the same office, or a rank where an
// officer spoke: "a general said … Gen. Smith told reporters".
func (n *namer) introductions() {
	first := map[string]bool{} // surnames met so far
	var names []int            // persons at their first name
	for x := range n.ms {
		m := &n.ms[x]
		if m.To <= m.From || m.Kind != schema.ByName || m.Type != schema.Person {
			continue
		}
		if last := n.d.Tokens[m.To-1].Norm; !first[last] {
			first[last] = true
			names = append(names, x)
		}
	}
	offices := map[int][]int{} // name: its descriptions
	titled := map[int]bool{}   // descriptions with a name
	for _, k := range n.links {
		for _, p := range [2][2]int{{k.A, k.B}, {k.B, k.A}} {
			if n.ms[p[0]].Kind == schema.ByDescription && n.ms[p[1]].Kind == schema.ByName {
				offices[p[1]] = append(offices[p[1]], p[0])
				titled[p[0]] = true
			}
		}
	}
	lead := 0
	for i := range n.d.Sentences {
		s := &n.d.Sentences[i]
		if s.Skip || s.Heading {
			continue
		}
		if lead++; lead > leadSentences {
			return
		}
		for x := range n.ms {
			m := &n.ms[x]
			if m.From >= s.From && m.To <= s.To && m.To > m.From && m.Kind == schema.ByDescription && m.Type == schema.Organization && n.d.Tokens[m.From].Norm == "a" && !titled[x] && n.sourceOf(m) {
				n.bodyIntroduced(x, i)
				continue
			}
			if m.From < s.From || m.To > s.To || m.To <= m.From || m.Kind != schema.ByDescription || m.Type != schema.Person || m.Number != text.Singular || titled[x] || !n.sourceOf(m) || anonymous[m.Role] {
				continue
			}
			for _, y := range names {
				if n.ms[y].From < m.To || n.d.Tokens[n.ms[y].From].Sent-i > introduction || !n.sourceOf(&n.ms[y]) {
					continue
				}
				if n.sameOffice(x, offices[y]) {
					n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/introduced"})
					break
				}
			}
		}
	}
}

// bodyIntroduced links a body that the lead lets speak by a noun, "a rights group said",
// with the first one named after it of which an apposition says the same noun: "Open
// Harbour (OH), a human rights group in Oslo, said".
func (n *namer) bodyIntroduced(x, sent int) {
	toks := n.d.Tokens
	head := toks[n.ms[x].Head].Stem
	for y := range n.ms {
		o := &n.ms[y]
		if o.To <= o.From || o.Kind != schema.ByName || o.Type != schema.Organization || o.From < n.ms[x].To || toks[o.From].Sent-sent > introduction {
			continue
		}
		s := n.d.SentenceOf(o.From)
		k := o.To
		if k+2 < s.To && toks[k].Text == "(" && toks[k+2].Text == ")" {
			k += 3
		}
		if k+2 >= s.To || toks[k].Tag != "," || toks[k+1].Norm != "a" && toks[k+1].Norm != "an" {
			continue
		}
		for k += 2; k < s.To && toks[k].Tag != "," && !strings.HasPrefix(toks[k].Tag, "IN"); k++ {
			if toks[k].Stem == head && strings.HasPrefix(toks[k].Tag, "NN") {
				n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/introduced"})
				return
			}
		}
	}
}

// anonymous classes of descriptions are left without a name on purpose.
var anonymous = map[string]bool{"source": true, "official": true, "witness": true, "journalist": true, "fighter": true, "expert": true}

// sourceOf reports whether the mention is the subject of a verb of speech.
func (n *namer) sourceOf(m *text.Mention) bool {
	t := &n.d.Tokens[n.headOf(m.From, m.To)]
	return t.Head >= 0 && t.Dep == "nsubj" && n.l.cues["V"+n.d.Tokens[t.Head].Stem] != ""
}

// sameOffice reports whether one of the descriptions of a name fits the
// description x: the same noun, or a rank for an officer.
func (n *namer) sameOffice(x int, offices []int) bool {
	m := &n.ms[x]
	for _, o := range offices {
		if n.d.Tokens[n.ms[o].Head].Stem == n.d.Tokens[m.Head].Stem || n.ms[o].Role == "rank" && n.officer(m) {
			return true
		}
	}
	return false
}

// officer reports whether a description is of one who has a rank.
func (n *namer) officer(m *text.Mention) bool {
	if m.Role == "commander" || m.Role == "rank" {
		return true
	}
	for k := m.From; k < m.To; k++ {
		if n.l.heads[n.d.Tokens[k].Stem].typ == schema.MilitaryUnit || n.d.Tokens[k].Stem == "police" {
			return true
		}
	}
	return false
}

// bodyNouns say that something is a body and no more: "the group" is the one
// that was named last.
var bodyNouns = map[string]bool{"group": true, "movement": true, "organisation": true, "organization": true, "company": true, "firm": true, "agency": true, "party": true, "charity": true, "faction": true, "alliance": true, "watchdog": true, "body": true, "bloc": true, "militia": true, "brigade": true, "newspaper": true, "bank": true, "airline": true, "network": true, "broadcaster": true, "channel": true, "carrier": true, "lender": true, "retailer": true, "station": true, "outlet": true, "club": true, "carmaker": true, "insurer": true, "manufacturer": true, "maker": true, "publisher": true, "operator": true, "developer": true, "producer": true, "supplier": true, "paper": true, "conglomerate": true, "startup": true}

// outlet reports whether name o is that of a paper, channel or agency.
func (n *namer) outlet(o *text.Mention) bool {
	k := n.l.names.ByID(o.Known)
	return k != nil && k.Kind == "media" || outlets[n.d.Tokens[o.To-1].Norm]
}

// bodyNoun reports whether a noun is one of those, or for who makes goods: "the planemaker".
func bodyNoun(w string) bool {
	return bodyNouns[w] || strings.HasSuffix(w, "maker") && len(w) > len("maker") && !makers[w]
}

// makers are persons.
var makers = map[string]bool{"bookmaker": true, "dressmaker": true, "filmmaker": true, "kingmaker": true, "lawmaker": true, "matchmaker": true, "peacemaker": true, "policymaker": true, "shoemaker": true, "troublemaker": true, "watchmaker": true, "winemaker": true}

// anaphors link "the group" with the body named last before it, the subject
// first where a sentence names several, and one that its noun can be said of; and "the
// Britain-based group", "the militant group", with the last one of the kind.
func (n *namer) anaphors() {
	for x := range n.ms {
		m := &n.ms[x]
		wire := m.To-m.From == 3 && n.d.Tokens[m.From+1].Norm == "news" && n.d.Tokens[m.Head].Norm == "agency"
		if m.Kind != schema.ByDescription || n.d.Tokens[m.From].Norm != "the" || !bodyNoun(n.d.Tokens[m.Head].Stem) || m.Type != schema.Organization && m.Type != schema.MilitaryUnit {
			continue
		}
		kinds := bodyKinds[n.d.Tokens[m.Head].Stem]
		far := false
		if m.To-m.From != 2 && !wire {
			if kinds, far = n.kindsTold(m); kinds == nil {
				continue
			}
		}
		at := n.d.Tokens[m.From].Sent
		best, rank := -1, 0
		for y := range n.ms {
			o := &n.ms[y]
			if o.To <= o.From || o.To > m.From || o.Kind != schema.ByName || o.Type != schema.Organization && o.Type != schema.MilitaryUnit {
				continue
			}
			if wire && !n.outlet(o) {
				continue
			}
			k := n.l.names.ByID(o.Known)
			if far && (k == nil || kinds[k.Kind] != 1) || k != nil && kinds != nil && kinds[k.Kind] == 0 {
				continue
			}
			if n.d.Tokens[o.Head].Stem == n.d.Tokens[m.Head].Stem && !wire && !far {
				best = -1
				break // "the brigade" is the one called so
			}
			back := at - n.d.Tokens[o.From].Sent
			if back > 2 && !(far && back <= farReach) || n.d.SentenceOf(o.From).Skip {
				continue
			}
			r := 10 - 3*back
			if far {
				r += 3 * farReach
			}
			if o.Subject {
				r += 2
			}
			if r > rank || r == rank && !o.Subject && o.From > n.ms[best].From {
				best, rank = y, r
			}
		}
		if best >= 0 {
			n.links = append(n.links, text.Link{A: best, B: x, Rule: "en/anaphor"})
		}
	}
}

// farReach is how many sentences back a body may have been named of which more than a noun
// is told.
const farReach = 12

// bodyKinds holds, for nouns for bodies, which kinds of known ones can be called so: 1 where
// nothing else is as likely. Nouns that are not there are said of any.
var bodyKinds = map[string]map[string]int{
	"airline": {"company": 1}, "bank": {"company": 1, "international": 1}, "broadcaster": {"media": 1}, "channel": {"media": 1}, "charity": {"ngo": 1}, "company": {"company": 1, "media": 2, "social": 1},
	"faction": {"group": 1, "party": 1}, "firm": {"company": 1, "social": 1}, "group": {"group": 1, "ngo": 1, "company": 2, "international": 2, "party": 2, "army": 2},
	"militia": {"group": 1, "army": 2}, "movement": {"group": 1, "party": 1, "ngo": 2}, "newspaper": {"media": 1}, "paper": {"media": 1}, "party": {"party": 1, "group": 2}, "watchdog": {"ngo": 1, "international": 1, "government": 2},
}

// kindsTold returns the kinds of bodies that description m, "the militant group", "the
// Britain-based monitoring group", can be of by what stands before its noun; nil where that
// tells nothing.
func (n *namer) kindsTold(m *text.Mention) (kinds map[string]int, far bool) {
	const most = 5 // tokens
	if m.Head != m.To-1 || m.To-m.From > most {
		return nil, false
	}
	switch n.d.Tokens[m.Head].Stem {
	case "group", "organisation", "organization", "network", "watchdog", "movement":
	default:
		return nil, false
	}
	for k := m.From + 1; k < m.Head; k++ {
		w := n.d.Tokens[k].Norm
		if n.name[k] != 0 && n.ms[n.name[k]-1].Type != schema.Place {
			return nil, false // "the Islamic State group"
		}
		switch {
		case armedKinds[w]:
			kinds = map[string]int{"group": 1, "army": 2}
		case civilKinds[w]:
			kinds = map[string]int{"ngo": 1}
		}
	}
	return kinds, true
}

// armedKinds holds words for those who fight, civilKinds for those who watch and help.
var (
	armedKinds = map[string]bool{"armed": true, "extremist": true, "insurgent": true, "islamist": true, "jihadist": true, "militant": true, "rebel": true, "separatist": true, "terror": true, "terrorist": true}
	civilKinds = map[string]bool{"activist": true, "aid": true, "campaign": true, "campaigning": true, "humanitarian": true, "monitoring": true, "relief": true, "rights": true, "watchdog": true}
)
