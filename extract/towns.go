package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// townsAct takes towns, provinces and rivers from those who do violence, which they cannot, and has it happen
// there where nothing else is told of the place: "a blast killed three people in Homs, north of Damascus, and
// Idlib". A capital that stands for its state does act.
func townsAct(d *text.Doc, names *lexicon.Names) {
	town := func(m int) bool { return isTown(&d.Mentions[m], names) }
	for i := range d.Events {
		v := &d.Events[i]
		who := v.Roles[schema.Agent]
		if !forceful[v.Type] || !slices.ContainsFunc(who, town) {
			continue
		}
		v.Roles[schema.Agent] = slices.DeleteFunc(slices.Clone(who), town)
		if len(v.Roles[schema.At])+len(v.Roles[schema.Target]) == 0 {
			for _, m := range who {
				if town(m) {
					v.Roles[schema.At] = append(v.Roles[schema.At], m)
				}
			}
		}
		if len(v.Roles[schema.Agent]) == 0 {
			delete(v.Roles, schema.Agent)
		}
	}
}

// isTown reports whether a mention names a place that does and says nothing itself: a known town, province or river,
// and no capital that stands for its state.
func isTown(x *text.Mention, names *lexicon.Names) bool {
	if x.Type != schema.Place || x.Kind != schema.ByName || x.Metonym {
		return false
	}
	k := names.ByID(x.Known)
	return k != nil && towns[k.Kind]
}

// towns holds the kinds of known places that do nothing themselves.
var towns = map[string]bool{"city": true, "state": true, "river": true, "mountain": true, "sea": true}

// forceful holds the types of event that take force.
var forceful = map[string]bool{"attack": true, "kill": true, "injure": true, "arrest": true, "seize": true}
