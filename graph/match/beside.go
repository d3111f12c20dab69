package match

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/khabar-kg/khabar/schema"
)

// How far from a name, in bytes, what it is called is looked for.
const (
	leadSpan  = 90
	trailSpan = 110
)

// beside reads what stands beside the names of a person and says who it is: "the
// Iraqi runner ...", "..., a 19-year-old student,", the same after the name. The
// extraction keeps titles of office; a trade or an age tells people of one name
// apart as well.
func (m *Matcher) beside(p *Profile, r *schema.Record, e *schema.Entity) {
	text := r.Article.Text
	year := 0
	if d := r.Article.Published.Value; len(d) >= 4 {
		year, _ = strconv.Atoi(d[:4])
	}
	for _, at := range e.Mentions {
		if at.Kind != schema.ByName {
			continue
		}
		from := max(0, at.Start-leadSpan)
		lead, comma := strings.CutSuffix(strings.TrimRight(text[from:at.Start], " "), ",")
		before := lastClause(lead)
		bare := before // without what else is named there: القيادي في تنظيم الدولة
		for i := range r.Entities {
			for _, x := range r.Entities[i].Mentions {
				if x.Kind == schema.ByName && r.Entities[i].Type != schema.Person && x.Start >= from && x.End <= at.Start {
					bare = strings.Replace(bare, x.Text, " ", 1)
				}
			}
		}
		after := text[at.End:min(len(text), at.End+trailSpan)]
		for _, i := range []int{strings.IndexAny(after, "\n!?\u061F"), sentenceEnd(after), m.nextPerson(r, e, at.End) - at.End} {
			if i >= 0 && i < len(after) {
				after = after[:i]
			}
		}
		for _, words := range [][]string{m.calledBefore(bare, comma), m.calledAfter(after)} {
			if len(words) == 0 {
				continue
			}
			if ro := m.readRole(strings.Join(words, " "), p); len(ro.roles) > 0 {
				p.roles = append(p.roles, ro)
			}
		}
		if age := m.age(before, after); age > 0 && year > 0 && p.born == 0 {
			p.born = year - age
		}
	}
}

// nextPerson returns where the next name of another person begins, or -1.
func (m *Matcher) nextPerson(r *schema.Record, e *schema.Entity, from int) int {
	next := -1
	for i := range r.Entities {
		o := &r.Entities[i]
		if o == e || o.Type != schema.Person {
			continue
		}
		for _, x := range o.Mentions {
			if x.Kind == schema.ByName && x.Start >= from && (next < 0 || x.Start < next) {
				next = x.Start
			}
		}
	}
	return next
}

// sentenceEnd returns where a full stop stands that ends a sentence, or -1.
func sentenceEnd(s string) int { return strings.Index(s, ". ") }

// lastClause returns what follows the last sign that parts clauses.
func lastClause(s string) string {
	if i := strings.LastIndexAny(s, ".,;:!?()\n\"\u060C\u061B\u061F\u00AB\u00BB\u201C\u201D"); i >= 0 {
		_, rest, _ := strings.Cut(s[i:], " ")
		return rest
	}
	return s
}

// calledBefore returns the words before a name that say who it is, or none: they
// begin with a trade or office, which nothing but countries and its field follows,
// or in English, the other way round, a trade ends them, before a comma always.
func (m *Matcher) calledBefore(before string, comma bool) []string {
	words := splitWords(before)
	most := 5
	if comma {
		most = 1
	}
	for i := len(words) - 1; i >= max(0, len(words)-most); i-- {
		f := foldWord(words[i])
		x := m.words.bent(f)
		concepts := append(slices.Clone(m.words.concepts[f]), x.concepts...)
		mean := meaning{concepts: concepts}
		switch {
		case mean.is(roleKind, rankKind):
			from := i
			if !isArabic(words[i]) { // adjectives stand before: "the Iraqi runner"
				for from > 0 && m.words.country[foldWord(words[from-1])] != "" {
					from--
				}
			}
			return words[from:]
		case m.words.country[f] != "" || x.country != "" || mean.is(domainKind, headKind, linkKind, genericKind, titleKind, numberKind, ageKind):
		default:
			return nil
		}
	}
	return nil
}

// calledAfter returns the words after a name that say who it is, or none: "..., a
// young Iraqi actor", "... وهو مزارع".
func (m *Matcher) calledAfter(after string) []string {
	rest := strings.TrimLeftFunc(after, unicode.IsSpace)
	tail, ok := strings.CutPrefix(rest, ",")
	if !ok {
		if tail, ok = strings.CutPrefix(rest, "\u060C"); !ok {
			return nil
		}
	}
	if i := strings.IndexAny(tail, ",;:\u060C\u061B"); i >= 0 {
		tail = tail[:i]
	}
	words := splitWords(tail)
	if len(words) == 0 || !m.words.isKind(foldPlain(words[0]), beingKind) {
		return nil
	}
	const most = 7
	return words[1:min(len(words), most)]
}

// foldPlain folds a word, and keeps one that folds to nothing: "a".
func foldPlain(word string) string {
	if f := foldWord(word); f != "" {
		return f
	}
	return strings.ToLower(word)
}

// Ages that people in the news are of, in years.
const (
	youngest = 3
	oldest   = 110
)

// age returns how old the text says that the bearer of a name is, or 0.
func (m *Matcher) age(before, after string) int {
	lead, tail := splitWords(before), splitWords(after)
	if len(lead) > 7 {
		lead = lead[len(lead)-7:]
	}
	if len(tail) > 12 {
		tail = tail[:12]
	}
	rest := strings.TrimLeft(after, " ")
	// "Ali Hassan, 61, ...", "علي حسن (61 ...)": a number alone right after the name.
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "(") {
		if n, took := m.number(tail); took == 1 && n >= youngest && n <= oldest {
			closing := strings.TrimLeft(strings.TrimLeft(rest[1:], " "), "0123456789\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
			if closing == "" || strings.HasPrefix(closing, ",") || strings.HasPrefix(closing, ")") || strings.HasPrefix(rest, "(") && len(tail) > 1 && m.words.bentKind(tail[1], ageKind) {
				return n
			}
		}
	}
	for _, words := range [][]string{lead, tail} {
		for i := range words {
			n, took := m.number(words[i:])
			if took == 0 || n < youngest || n > oldest {
				continue
			}
			next := words[i+took:]
			// "19 year old", "من عمره"; "aged 19", "عمره 19".
			for _, near := range [][]string{next[:min(2, len(next))], words[max(0, i-2):i]} {
				for _, w := range near {
					if m.words.bentKind(w, lifeKind) {
						return n
					}
				}
			}
		}
	}
	return 0
}

// number reads a number, in digits or words, that words begin with, and how many
// of them it takes: 61, سبعين, التاسعة عشرة.
func (m *Matcher) number(words []string) (n, took int) {
	for _, w := range words {
		digits := w != "" && strings.IndexByte("0123456789+-", w[0]) >= 0
		v, err := 0, strconv.ErrSyntax // of most words, which are not worth an error of their own
		if digits {
			v, err = strconv.Atoi(w)
		}
		if err != nil {
			v = m.words.numeral(foldWord(w))
		} else if took > 0 {
			break
		}
		if v == 0 {
			break
		}
		n, took = n+v, took+1
		if err == nil {
			break
		}
	}
	return n, took
}

// bentKind reports whether a word, as it is or bent, is of a kind.
func (w *words) bentKind(word, kind string) bool {
	f := foldWord(word)
	m := w.bent(f)
	return w.isKind(f, kind) || m.is(kind)
}

// numeral returns the value of a folded number word, or 0.
func (w *words) numeral(folded string) int {
	concepts := w.concepts[folded]
	if concepts == nil {
		concepts = w.bent(folded).concepts
	}
	for _, c := range concepts {
		if c.kind == numberKind {
			n, _ := strconv.Atoi(c.name)
			return n
		}
	}
	return 0
}
