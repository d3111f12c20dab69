package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// namedBy reports whether what is quoted from token j to q, behind a body's head at
// token from, can be its name. A name that a list knows is complete: what is quoted
// behind it is said of it ("الولايات المتحدة «عدو لدود»"), unless it is a name itself
// ("حركة المقاومة الإسلامية «حماس»"). A single adjective is a quality that someone
// ascribes to it ("المعارضة «المعتدلة»"), unless the head leans on it ("قناة «العربية»").
func (r *reader) namedBy(from, j, q int) bool {
	if n, ok := r.raw[j+1]; ok && n.to == q || r.latin(j+1, q) {
		return true
	}
	if n, ok := r.raw[from]; ok && n.known != nil && n.to == j {
		return false
	}
	return !r.quotedQuality(j, q)
}

// quotedQuality reports whether the only word between the quotation marks at tokens j
// and q is an adjective that agrees in definiteness with the word before them.
func (r *reader) quotedQuality(j, q int) bool {
	if q != j+2 || r.toks[j-1].Def != r.toks[j+1].Def {
		return false
	}
	_, ok := r.adjective(j + 1)
	return ok
}

// anothersQuality reports whether the adjective at token j is masculine while all that stands
// before it, from a body's head at token from, is feminine: it belongs to a noun before
// the body, as in "دور المملكة العربية السعودية المحوري".
func (r *reader) anothersQuality(from, j int, h *head) bool {
	if h.gender != text.Feminine || !r.toks[j].Def || r.feminine(j) {
		return false
	}
	for k := from; k < j; k++ {
		if t := &r.toks[k]; k > from && (t.Kind != text.Word || !feminineEnd(t.Text)) {
			return false
		}
	}
	return true
}

// bearer reports whether the word right behind a feminine head at token j is a masculine
// adjective, which cannot be its quality, and a person is known by that name or the
// article names one so elsewhere: "قوات هادي", who is "عبد ربه منصور هادي".
func (r *reader) bearer(j int, h *head) bool {
	t := &r.toks[j]
	if h.gender != text.Feminine || t.Kind != text.Word || t.Def || t.Prep != "" || t.Conj != "" || r.feminine(j) {
		return false
	}
	if country, ok := r.adjective(j); !ok || country != "" {
		return false
	}
	if k := r.names.Find(func(int) string { return t.Base }, 0, 1); k.Len == 1 && k.Entry.Type == schema.Person {
		return true
	}
	for i, n := range r.raw {
		if n.typ == schema.Person && n.to > i+1 && r.toks[n.to-1].Base == t.Base {
			return true
		}
	}
	return false
}

// clausal reports whether the word at token j says something, or is somebody's: it is no
// part of a body's name ("قوات يتكبدون", "إدارة عملياتهم").
func (r *reader) clausal(j int) bool {
	t := &r.toks[j]
	if t.Def || t.Prep != "" {
		return false
	}
	present := strings.HasPrefix(t.Base, "\u064A") && len(t.Base) >= 8 && !r.inNames(j) && !r.masdars[t.Base] // ي
	return present || r.possessed(j)
}

// feminine reports whether the word at token i ends as feminine words do: also as
// "العليا", "الأولى", "الخضراء".
func (r *reader) feminine(i int) bool {
	w := r.toks[i].Text
	return feminineEnd(w) || strings.HasSuffix(w, "\u0649") || strings.HasSuffix(w, "\u0627") || strings.HasSuffix(w, "\u0627\u0621")
}
