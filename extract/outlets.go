package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// outletsTell takes papers, channels and agencies from those who killed, struck, arrested or
// conquered: they tell of it, and stand in datelines and between the words of those who did.
func outletsTell(d *text.Doc, names *lexicon.Names) {
	outlet := func(m int) bool {
		x := &d.Mentions[m]
		if x.Type != schema.Organization {
			return false
		}
		k := names.ByID(x.Known)
		return k != nil && k.Kind == "media" || x.Span.Text == d.Article.Outlet
	}
	for i := range d.Events {
		v := &d.Events[i]
		if !byForce[v.Type] || !slices.ContainsFunc(v.Roles[schema.Agent], outlet) {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(v.Roles[schema.Agent]), outlet)
		if len(left) > 0 {
			v.Roles[schema.Agent] = left
		} else {
			delete(v.Roles, schema.Agent)
		}
	}
}

// byForce holds the types of events that no outlet carries out.
var byForce = map[string]bool{"arrest": true, "attack": true, "injure": true, "kill": true, "launch_operation": true, "seize": true}
