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
	noun := r.nounAlone(i)
	if noun == "" || noun == stateNoun {
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

// introducedAs returns the last body named before mention i, an outlet's noun alone, with
// that noun right before its name, or -1: "موقع تلفزيون «الأفق» … الموقع".
func (r *resolver) introducedAs(i int) int {
	m := &r.d.Mentions[i]
	noun := r.nounAlone(i)
	if m.Type != schema.Organization || !outletNouns[noun] {
		return -1
	}
	for j := i - 1; j >= 0; j-- {
		o := &r.d.Mentions[j]
		if o.Kind != schema.ByName || !compatible(m.Type, o.Type) || o.From == 0 {
			continue
		}
		if t := &r.d.Tokens[o.From-1]; t.Kind == text.Word && !t.Def && t.Stem == noun && t.Sent == r.d.Tokens[o.From].Sent {
			return j
		}
	}
	return -1
}

// nounAlone returns the noun of mention i, folded, where an Arabic text speaks of one body
// or place by that alone, with the article; otherwise "".
func (r *resolver) nounAlone(i int) string {
	m := &r.d.Mentions[i]
	if r.d.Article.Language != "ar" || m.Type == schema.Person || !m.Definite || len(r.keys[i].words) != 1 || m.Number != text.Singular {
		return ""
	}
	return r.d.Tokens[m.Head].Stem
}

// outletNouns holds the nouns of outlets, folded, that stand before the name of whose they
// are: موقع صفحة صحيفة جريدة مجلة قناة شبكة إذاعة.
var outletNouns = map[string]bool{
	"\u0645\u0648\u0642\u0639": true, "\u0635\u0641\u062D\u0647": true, "\u0635\u062D\u064A\u0641\u0647": true,
	"\u062C\u0631\u064A\u062F\u0647": true, "\u0645\u062C\u0644\u0647": true, "\u0642\u0646\u0627\u0647": true,
	"\u0634\u0628\u0643\u0647": true, "\u0627\u0630\u0627\u0639\u0647": true,
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
