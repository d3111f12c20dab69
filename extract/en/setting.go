package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// settingReach is how many sentences back the place of an event may have been
// told.
const settingReach = 6

// settled types happen at a place, which news tells once for several of them.
var settled = map[string]bool{"kill": true, "injure": true, "arrest": true, "release": true, "protest": true}

// apartFrom holds types whose place is not where what is told next happens: troops took a
// village, elsewhere two were killed.
var apartFrom = map[string]bool{"seize": true, "withdraw": true, "deploy": true}

// setting returns 1 + the mention of the place where an event happens that names
// none itself: that of the people in its sentence, else that of the event told
// last; 0 for none.
func (r *eventReader) setting(v *text.Event, i int, class string) int {
	if !settled[v.Type] || len(v.Roles[schema.At]) > 0 || class == "N" && !r.toldBy(i) || v.Type == "protest" && class == "V" && r.t.child(i, "dobj") >= 0 {
		return 0
	}
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	for k := i - 1; k > s.From && class == "V"; k-- {
		// Where those live or are who tell it: "residents of X said".
		x := int(r.name[k]) - 1
		if x < 0 || r.d.Mentions[x].Type != schema.Place && r.d.Mentions[x].Type != schema.Facility {
			continue
		}
		m := &r.d.Mentions[x]
		if h := toks[m.Head].Head; m.From > s.From && located[toks[m.From-1].Norm] && h >= s.From && h < m.From && toks[h].Tag != "" && toks[h].Tag[0] == 'N' {
			return x + 1
		}
	}
	for k := len(r.d.Events) - 1; k >= 0; k-- {
		o := &r.d.Events[k]
		if toks[i].Sent-toks[o.From].Sent > settingReach {
			break
		}
		if apartFrom[o.Type] || !ownSetting[o.Type] {
			continue
		}
		for _, role := range []schema.Role{schema.At, schema.Destination} {
			if ms := o.Roles[role]; len(ms) > 0 && !r.dateline(ms[0]) {
				return ms[0] + 1
			}
		}
		if o.Setting > 0 {
			return o.Setting
		}
	}
	return 0
}

// toldBy reports whether the noun i is the subject or object of a verb: it tells
// of something that happened, not of the kind of thing.
func (r *eventReader) toldBy(i int) bool {
	t := &r.d.Tokens[i]
	switch t.Dep {
	case "nsubj", "nsubjpass", "dobj":
		return t.Head >= 0 && r.t.isVerb(t.Head)
	}
	return false
}

// located holds the prepositions that the place where people are stands with.
var located = map[string]bool{"in": true, "at": true, "near": true, "of": true, "off": true, "outside": true, "inside": true}
