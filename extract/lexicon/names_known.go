package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A Known is an entity that the lists know.
type Known struct {
	ID      string            // Wikidata identifier ("Q796") or "khabar:group/name"
	Type    schema.EntityType // never empty
	En, Ar  []string          // forms as they are written, the usual one first; either may be empty
	Gender  text.Gender       // of a person; NoGender where it is unknown
	Country string            // ISO 3166 code of the country that it belongs to, or ""
	Kind    string            // "country", "city", "ministry", "media", …: see names/known.tsv
	Rank    int               // 0 is the best known (countries), 3 the least (small towns)
}

// Name returns the usual form in the language ("ar", "en"), else the one in the
// other language.
func (k *Known) Name(language string) string {
	first, second := k.En, k.Ar
	if language == "ar" {
		first, second = second, first
	}
	if len(first) == 0 {
		first = second
	}
	return first[0]
}

// A group is a form and the entries that it may name.
type group struct {
	form      string
	ambiguous bool
	entries   []*Known // best known first; those for which it is unambiguous come first
	doubts    uint64   // while reading, a bit for each entry for which the form is ambiguous
}

// A Hit is a passage that has a known name's form.
type Hit struct {
	Entry  *Known
	Others []*Known // other entries with the same form, best known first; do not change it
	Form   string   // as the list writes it ("US", "الشرق الأوسط")
	Len    int      // words that it takes
	// Ambiguous: the form is also an everyday word or a name that many bear
	// ("القاعدة", "Reading", "IS", "المالكي"). Something in the text must speak for the name:
	// capitals where Form has them, a head noun, a longer form elsewhere.
	Ambiguous bool
	// Capitals: Form is an acronym in capitals; a text that has it in small
	// letters means something else.
	Capitals bool
}

// Find returns the longest known form that begins with word(from) and ends
// before word(to). word(i) is the folded word of token i: of the first one
// without proclitics, of the others whole. The zero Hit (Len 0) means none.
func (n *Names) Find(word func(i int) string, from, to int) Hit {
	h := n.find(word, from, to)
	if p := n.findGenitive(word, from, to); p.Len > h.Len {
		h = p
	}
	if h.Len > 0 || from >= to {
		return h
	}
	// "al-Hasakah" where the list has "Hasakah".
	w := word(from)
	if rest, ok := cutArticle(w); ok {
		return n.find(func(i int) string {
			if i == from {
				return rest
			}
			return word(i)
		}, from, to)
	}
	if (w == "al" || w == "el") && from+1 < to {
		skip := 1
		if word(from+1) == "-" {
			skip = 2
		}
		if from+skip < to {
			if h := n.find(word, from+skip, to); h.Len > 0 {
				h.Len += skip
				return h
			}
		}
	}
	return Hit{}
}

// genitiveReach is how many words of a name may stand before the one with "'s" in it.
const genitiveReach = 3

// findGenitive finds a name with "'s" within it, which texts have as a word of its own:
// "People 's Republic of China".
func (n *Names) findGenitive(word func(i int) string, from, to int) Hit {
	const longest = 10
	at := from + 1
	for at < to && at <= from+genitiveReach && !genitive(word(at)) {
		at++
	}
	if at >= to || at > from+genitiveReach {
		return Hit{}
	}
	joined := func(i int) string { // at and the word before it are one
		switch {
		case i < at-1:
			return word(i)
		case i == at-1:
			return word(i) + "'s"
		}
		return word(i + 1)
	}
	h := n.find(joined, from, min(to-1, from+longest))
	if h.Len <= at-from {
		return Hit{} // "the state's" is no "the States"
	}
	h.Len++
	return h
}

func genitive(w string) bool { return w == "'s" || w == "\u2019s" }

// cutArticle cuts the Arabic article, assimilated or not, off a Latin word.
func cutArticle(w string) (string, bool) {
	i := strings.IndexByte(w, '-')
	if i != 2 && i != 3 || i+2 > len(w) {
		return w, false
	}
	switch w[:i] {
	case "al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "ath", "adh":
		return w[i+1:], true
	}
	return w, false
}

func (n *Names) find(word func(i int) string, from, to int) Hit {
	if from >= to {
		return Hit{}
	}
	k := newKeyer()
	k.add(word(from))
	if k.pieces == 0 {
		return Hit{}
	}
	width := n.widths.at(k.first)
	if width == nil {
		return Hit{}
	}
	var best *group
	length := 0
	for i := from; ; {
		if k.pieces > int(*width) {
			break
		}
		if g := n.forms.at(k.hash); g != nil {
			best, length = *g, i+1-from
		}
		if i++; i >= to {
			break
		}
		before := k.pieces
		w := word(i)
		k.add(w)
		if k.pieces == before && !joins(w) {
			break
		}
		if k.pieces == before { // the hyphen of a form must not be its end
			if i++; i >= to {
				break
			}
			k.add(word(i))
		}
	}
	if best == nil {
		return Hit{}
	}
	return Hit{
		Entry: best.entries[0], Others: best.entries[1:], Form: best.form, Len: length,
		Ambiguous: best.ambiguous, Capitals: capitals(best.form),
	}
}

// joins reports whether a mark may stand inside a name.
func joins(w string) bool {
	switch w {
	case "-", "\u2010", "\u2011", "\u2013", ".", "'", "\u2019", "\u2018":
		return true
	}
	return false
}

// Match is Find for callers that cannot look at the context: ambiguous forms
// and acronyms of two letters are no match. length is in words, 0 for none.
func (n *Names) Match(word func(i int) string, from, to int) (entry *Known, length int) {
	h := n.Find(word, from, to)
	if h.Ambiguous || h.Capitals && len(h.Form) < 3 {
		return nil, 0
	}
	return h.Entry, h.Len
}

// ByID returns the entry with the identifier, or nil.
func (n *Names) ByID(id string) *Known {
	i, ok := slices.BinarySearchFunc(n.known, id, func(k Known, id string) int { return strings.Compare(k.ID, id) })
	if !ok {
		return nil
	}
	return &n.known[i]
}

// All calls yield for each entry, in the order of identifiers, until it returns false.
func (n *Names) All(yield func(*Known) bool) {
	for i := range n.known {
		if !yield(&n.known[i]) {
			return
		}
	}
}

// capitals reports whether the form is a Latin acronym.
func capitals(form string) bool {
	letters := 0
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'A' && c <= 'Z':
			letters++
		case c >= '0' && c <= '9', c == '.', c == '-', c == '+', c == '/':
		default:
			return false
		}
	}
	return letters > 1
}

func (n *Names) readKnown(knownTSV string, foldAr, foldEn func(string) string) error {
	lines := strings.Count(knownTSV, "\n")
	n.known = make([]Known, 0, lines)
	forms := lines + strings.Count(knownTSV, ";")
	n.forms, n.widths = newTable[*group](2*forms), newTable[uint8](forms)
	groups := make([]group, 0, 2*forms) // blocks; addresses stay while they do not grow
	entries := make([]*Known, 0, 2*forms)
	lists := make([]string, 0, 2*forms)
	err := rows(knownTSV, 8, func(f []string) error {
		if f[0] == "" || f[1] == "" || f[2] == "" && f[3] == "" {
			return errors.New("an entry needs id, type and a form")
		}
		if len(n.known) > 0 && n.known[len(n.known)-1].ID >= f[0] {
			return fmt.Errorf("id %q stands twice or out of order", f[0])
		}
		e := Known{ID: f[0], Type: schema.EntityType(f[1]), Country: f[5], Kind: f[6], Gender: text.ParseGender(f[4])}
		if f[7] != "" {
			e.Rank = int(f[7][0] - '0')
		}
		n.known = append(n.known, e)
		k := &n.known[len(n.known)-1]
		add := func(form, folded string, ambiguous bool) {
			h := newKeyer()
			h.add(folded)
			if h.pieces == 0 {
				return
			}
			at, fresh := n.forms.put(h.hash)
			if fresh {
				groups = append(groups, group{form: form})
				entries = append(entries, k)
				g := &groups[len(groups)-1]
				g.entries = entries[len(entries)-1 : len(entries) : len(entries)]
				*at = g
				if ambiguous {
					g.doubts = 1
				}
			} else if g := *at; !slices.Contains(g.entries, k) && len(g.entries) < 64 {
				if ambiguous {
					g.doubts |= 1 << len(g.entries)
				}
				g.entries = append(g.entries, k)
			}
			w, _ := n.widths.put(h.first)
			*w = max(*w, uint8(min(h.pieces, 255)))
		}
		read := func(forms string, fold func(string) string) []string {
			from := len(lists)
			eachForm(forms, func(form string, ambiguous bool) {
				lists = append(lists, form)
				add(form, fold(form), ambiguous)
			})
			return lists[from:len(lists):len(lists)]
		}
		k.En = read(f[2], foldEn)
		k.Ar = read(f[3], foldAr)
		return nil
	})
	for i := range groups {
		groups[i].settle()
	}
	return err
}

// settle orders the entries of a form.
func (g *group) settle() {
	if len(g.entries) == 1 {
		g.ambiguous = g.doubts == 1
		return
	}
	doubt := func(k *Known) int { return 0 }
	if g.doubts != 0 {
		marks := make(map[*Known]int, len(g.entries))
		for i, k := range g.entries {
			marks[k] = int(g.doubts >> i & 1)
		}
		doubt = func(k *Known) int { return marks[k] }
	}
	slices.SortFunc(g.entries, func(a, b *Known) int { return cmp.Or(doubt(a)-doubt(b), byRank(a, b)) })
	g.ambiguous = doubt(g.entries[0]) == 1
}
