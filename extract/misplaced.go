package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// dropMisplaced drops what puts a place within one of another country: two that merely
// stand side by side ("Speaking in London, U.S. Secretary", "between Washington, Iran and").
func dropMisplaced(d *text.Doc, names *lexicon.Names) {
	country := func(m int) string {
		if x := &d.Mentions[m]; x.Type == schema.Place {
			if k := names.ByID(x.Known); k != nil {
				return k.Country
			}
		}
		return ""
	}
	d.Relations = slices.DeleteFunc(d.Relations, func(r text.Relation) bool {
		a, b := country(r.Subject), country(r.Object)
		return r.Type == "part_of" && a != "" && b != "" && a != b
	})
}
