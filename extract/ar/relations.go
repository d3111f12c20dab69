package ar

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/tenure"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A tie is a lasting relation that words tell (relations.tsv).
type tie struct {
	typ               string
	subject, object   string // subj, obj, self, of or a preposition; empty between two mentions
	subjects, objects []schema.EntityType
}

// takes reports whether a relation may hold between the two mentions.
func (t *tie) takes(subject, object *text.Mention) bool {
	return slices.Contains(t.subjects, subject.Type) && slices.Contains(t.objects, object.Type)
}

// ties are the words that tell relations, folded: those between two mentions (a
// last word of one letter is the preposition written onto the second), the finite
// forms of verbs, and the classes of titles.
type ties struct{ words, verbs, titles map[string][]tie }

// maxBetween is how many words may stand between the two mentions of a tie.
const maxBetween = 4

// maxArgument is how many words may stand between a verb and its arguments.
const maxArgument = 3

func (t *ties) add(m map[string]string) error {
	types := func(s string) (out []schema.EntityType) {
		for f := range strings.FieldsSeq(s) {
			out = append(out, schema.EntityType(f))
		}
		return out
	}
	k := tie{typ: m["type"], subjects: types(m["subjects"]), objects: types(m["objects"])}
	subject, object, framed := strings.Cut(m["frame"], ">")
	k.subject, k.object = Fold(subject), Fold(object)
	file := func(list *map[string][]tie, form string) {
		if *list == nil {
			*list = map[string][]tie{}
		}
		(*list)[form] = append((*list)[form], k)
	}
	switch class := m["class"]; {
	case class == "between" || class == "": // a list of the user's may leave the class out
		file(&t.words, Fold(m["form"]))
	case !framed:
		return fmt.Errorf("frame %q is not subject>object", m["frame"])
	case class == "title":
		file(&t.titles, m["form"])
	case class == "verb":
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			file(&t.verbs, in.word)
		}
	default:
		return fmt.Errorf("no class %q", class)
	}
	return nil
}

// Relations finds lasting ties between the entities of a sentence: what words
// between two mentions say, what verbs say of their arguments, what a title says of
// a person and a body, and who fights whom.
func (l *Language) Relations(d *text.Doc) {
	r := &tieReader{l: l, d: d, at: map[int]int{}, until: map[int]int{}}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if x, ok := r.at[m.From]; !ok || d.Mentions[x].To < m.To {
			r.at[m.From] = i
		}
		if x, ok := r.until[m.To]; !ok || d.Mentions[x].From > m.From {
			r.until[m.To] = i
		}
	}
	for i := range d.Mentions {
		for j := i + 1; j < len(d.Mentions); j++ {
			b := &d.Mentions[j]
			if b.From-d.Mentions[i].To > maxBetween || d.Tokens[b.From].Sent != d.Tokens[d.Mentions[i].From].Sent {
				break
			}
			if b.From >= d.Mentions[i].To {
				r.between(i, j)
			}
		}
		r.title(i)
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		for k := s.From; k < s.To; k++ {
			r.verb(k, s)
		}
	}
	r.battles()
}

// A tieReader knows the longest mention that begins and that ends at a token.
type tieReader struct {
	l         *Language
	d         *text.Doc
	at, until map[int]int
}

func (r *tieReader) put(k *tie, subject, object int, evidence schema.Span, rule string, score float64) {
	if subject == object || !k.takes(&r.d.Mentions[subject], &r.d.Mentions[object]) {
		return
	}
	r.d.Relations = append(r.d.Relations, text.Relation{Type: k.typ, Subject: subject, Object: object, Evidence: evidence, Rule: "ar." + rule, Score: score})
}

// around is the passage from the first mention to the end of the last, from token
// verb on if that comes first.
func (r *tieReader) around(a, b, verb int) schema.Span {
	x, y := r.d.Mentions[a].Span, r.d.Mentions[b].Span
	start := min(x.Start, y.Start)
	if verb >= 0 {
		start = min(start, r.d.Tokens[verb].Start)
	}
	return schema.SpanOf(r.d.Text, start, max(x.End, y.End))
}

// between adds the relation that the words between mentions i and j tell, if any.
// A comma may open them: "جبهة النصرة، فرع تنظيم القاعدة".
func (r *tieReader) between(i, j int) {
	a, b := &r.d.Mentions[i], &r.d.Mentions[j]
	var words []string
	for k := a.To; k < b.From; k++ {
		t := &r.d.Tokens[k]
		switch {
		case t.Kind == text.Open || t.Kind == text.Close || k == a.To && (t.Norm == comma || t.Norm == "(" || t.Norm == "-"):
		case t.Kind != text.Word:
			return
		default:
			words = append(words, t.Norm)
		}
	}
	if p := r.d.Tokens[b.From].Prep; p != "" && r.d.Tokens[b.From].Conj == "" {
		words = append(words, p)
	}
	if len(words) == 0 {
		return
	}
	list := r.l.ties.words[strings.Join(words, " ")]
	for k := range list {
		if len(words) == 1 && len(words[0]) <= 4 && !r.hangs(i) {
			continue
		}
		r.put(&list[k], i, j, r.around(i, j, -1), "tie", 0.8)
	}
}

// hangs reports whether a bare preposition after mention i says where that is, not
// where the clause's verb happens: it follows "ضد" or "على".
func (r *tieReader) hangs(i int) bool {
	k := r.d.Mentions[i].From
	if r.d.Mentions[i].Type == schema.Facility {
		return true
	}
	return k > 0 && (r.d.Tokens[k-1].Norm == against || r.d.Tokens[k-1].Norm == onWord)
}

// title reads what a title that serves a body says: its leader, its member.
func (r *tieReader) title(i int) {
	m := &r.d.Mentions[i]
	if m.Type != schema.Person || m.Role == "" || m.Number == text.Plural || r.l.tenure.Has(r.d, m.From, m.To+1, tenure.Former) {
		return
	}
	class := m.Role
	if class == "leader" && r.amongLeaders(m) {
		class = "member"
	}
	list := r.l.ties.titles[class]
	for k := range list {
		if list[k].typ == "led_by" && r.leadsPart(m) {
			continue
		}
		for _, o := range m.Of {
			if list[k].subject == "self" {
				r.put(&list[k], i, o, m.Span, "title-"+m.Role, 0.75)
			} else {
				r.put(&list[k], o, i, m.Span, "title-"+m.Role, 0.75)
			}
		}
	}
}

// amongLeaders reports whether a title means one of those who lead: "القيادي في الحركة".
func (r *tieReader) amongLeaders(m *text.Mention) bool {
	for k := m.Head + 1; k < m.To; k++ {
		if t := &r.d.Tokens[k]; t.Base == inWord {
			return r.d.Tokens[m.Head].Def
		} else if !t.Def {
			return false
		}
	}
	return false
}

// leadsPart reports whether a title says that who holds it leads a part of the body alone:
// "المديرة الإقليمية للمنظمة", "القائد الميداني".
func (r *tieReader) leadsPart(m *text.Mention) bool {
	for k := m.Head + 1; k < m.To; k++ {
		if w := strings.TrimSuffix(r.d.Tokens[k].Stem, "\u0647"); partly[w] { // ة
			return true
		}
	}
	return false
}

// partly holds adjectives, folded and masculine, of those who lead a part: إقليمي ميداني محلي
// مساعد فرعي.
var partly = map[string]bool{
	"\u0627\u0642\u0644\u064A\u0645\u064A": true, "\u0645\u064A\u062F\u0627\u0646\u064A": true, "\u0645\u062D\u0644\u064A": true,
	"\u0645\u0633\u0627\u0639\u062F": true, "\u0641\u0631\u0639\u064A": true,
}

// verb reads the ties that a verb at token i tells of its arguments: "تقود الولايات
// المتحدة التحالف", "إيران تدعم الحوثيين", "ينتمي فلان إلى حركة".
func (r *tieReader) verb(i int, s *text.Sentence) {
	t := &r.d.Tokens[i]
	if t.Kind != text.Word || t.Prep != "" {
		return
	}
	list := r.l.ties.verbs[t.Base]
	if len(list) == 0 || i > s.From && r.l.particles[r.d.Tokens[i-1].Base] == "neg" {
		return
	}
	subject, next := r.argument(i+1, s)
	if subject < 0 || !r.direct(subject) {
		subject, next = r.leading(i, s), i+1
	}
	if subject < 0 {
		return
	}
	for k := range list {
		other := list[k].object
		if other == "subj" {
			other = list[k].subject
		}
		o := r.complement(next, s, other)
		if o < 0 {
			continue
		}
		a, b := subject, o
		if list[k].object == "subj" {
			a, b = o, subject
		}
		r.put(&list[k], a, b, r.around(a, b, i), "tie-verb", 0.7)
	}
}

// direct reports whether no preposition is written onto mention m.
func (r *tieReader) direct(m int) bool { return r.d.Tokens[r.d.Mentions[m].From].Prep == "" }

// argument returns the mention that begins at token k, and the token after it and
// after what grammar ties to it: a title with its name.
func (r *tieReader) argument(k int, s *text.Sentence) (m, next int) {
	if k < s.To && r.d.Tokens[k].Kind == text.Open {
		k++
	}
	m, ok := r.at[k]
	if !ok {
		return -1, k
	}
	next = r.d.Mentions[m].To
	for next < s.To {
		if r.d.Tokens[next].Kind == text.Close {
			next++
			continue
		}
		x, ok := r.at[next]
		if !ok || !r.linked(m, x) {
			break
		}
		m, next = x, r.d.Mentions[x].To
	}
	return m, next
}

func (r *tieReader) linked(a, b int) bool {
	return slices.ContainsFunc(r.d.Links, func(k text.Link) bool { return k.A == a && k.B == b || k.A == b && k.B == a })
}

// leading returns the mention that ends right before the verb at token i, a
// relative pronoun, "قد" or a comma aside; -1 where there is none.
func (r *tieReader) leading(i int, s *text.Sentence) int {
	k := i
	for k > s.From && k > i-3 {
		if m, ok := r.until[k]; ok && r.direct(m) {
			return m
		}
		p := &r.d.Tokens[k-1]
		if p.Kind != text.Close && p.Norm != comma && r.l.particles[p.Base] != "rel" && p.Norm != hadWord {
			break
		}
		k--
	}
	return -1
}

// complement returns the mention that a verb takes as its object, or by the
// preposition, no more than a few words after token k.
func (r *tieReader) complement(k int, s *text.Sentence, by string) int {
	for end := min(k+maxArgument, s.To); k < end; k++ {
		t := &r.d.Tokens[k]
		if t.Kind == text.Open {
			continue
		}
		if t.Kind != text.Word || t.Conj != "" {
			return -1
		}
		m, ok := r.at[k]
		switch {
		case by == "obj" && ok:
			if t.Prep == "" {
				return m
			}
			return -1
		case by == "obj":
			return -1
		case ok && t.Prep == by:
			return m
		case ok && t.Prep == "":
			return -1
		case t.Norm == by:
			if m, _ = r.argument(k+1, s); m >= 0 {
				return m
			}
			return -1
		}
	}
	return -1
}

// battles makes a lasting tie of what armed bodies do to each other.
func (r *tieReader) battles() {
	k := tie{typ: "fights", subjects: []schema.EntityType{schema.MilitaryUnit, schema.Organization, schema.Place}, objects: []schema.EntityType{schema.MilitaryUnit, schema.Organization}}
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "attack" || v.Polarity != schema.Positive || v.Modality != schema.Asserted {
			continue
		}
		for _, a := range v.Roles[schema.Agent] {
			for _, role := range []schema.Role{schema.Target, schema.Counterpart} {
				for _, b := range v.Roles[role] {
					if r.d.Mentions[a].Kind == schema.ByPronoun || r.d.Mentions[b].Type != schema.MilitaryUnit && role == schema.Target {
						continue
					}
					evidence := r.around(a, b, v.From)
					if r.d.Tokens[r.d.Mentions[a].From].Sent == r.d.Tokens[v.From].Sent {
						r.put(&k, a, b, evidence, "battle", 0.7)
					}
				}
			}
		}
	}
}
