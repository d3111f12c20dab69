package extract

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// calledSo returns the last body or place before mention i, a definite head noun alone,
// of which the lexicon has a name that begins with that noun, or -1: "حماس … الحركة", for
// it is "حركة حماس"; "رويترز … الوكالة"; "الأردن … المملكة". What has no such name in
// between ("حزب الله … الحركة") does not hide it.
func (r *resolver) calledSo(i int) int {
	m := &r.d.Mentions[i]
	if r.d.Article.Language != "ar" || m.Type == schema.Person || !m.Definite || len(r.keys[i].words) != 1 || m.Number != text.Singular {
		return -1
	}
	noun := r.d.Tokens[m.Head].Stem
	if noun == stateNoun {
		return -1
	}
	for j := i - 1; j >= 0; j-- {
		o := &r.d.Mentions[j]
		if o.Kind == schema.ByName && compatible(m.Type, o.Type) && o.Known != "" && r.namedWith(noun, o.Known) {
			return j
		}
	}
	return -1
}

// stateNoun is دولة, folded: "الدولة" alone is hardly "تنظيم الدولة".
const stateNoun = "\u062F\u0648\u0644\u0647"

// namedWith reports whether one of the Arabic names of a lexicon's entry has more words
// than one and begins with the noun, folded and without the article.
func (r *resolver) namedWith(noun, id string) bool {
	k := r.names.ByID(id)
	if k == nil {
		return false
	}
	for _, form := range k.Ar {
		head, rest, ok := strings.Cut(ar.Fold(form), " ")
		if ok && rest != "" && strings.TrimPrefix(head, "\u0627\u0644") == noun {
			return true
		}
	}
	return false
}
