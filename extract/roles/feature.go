package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A key names a feature: a property, and the word that it has where it is one of
// many ("event", "attack").
type key struct{ property, word string }

// A feature is one that a case has; those that it lacks are 0.
type feature struct {
	id    int
	value float32
}

// A vocabulary numbers features. While it is learned, each new key gets a number;
// afterwards unknown ones are passed over.
type vocabulary struct {
	ids   map[key]int
	keys  []key
	learn bool
}

// add appends the feature to a list, if it is known.
func (v *vocabulary) add(list []feature, property, word string, value float32) []feature {
	k := key{property, word}
	id, ok := v.ids[k]
	if !ok {
		if !v.learn {
			return list
		}
		id = len(v.keys)
		v.ids[k] = id
		v.keys = append(v.keys, k)
	}
	return append(list, feature{id, value})
}

// A list gathers features.
type list struct {
	v  *vocabulary
	fs []feature
}

func (l *list) is(property, word string)        { l.fs = l.v.add(l.fs, property, word, 1) }
func (l *list) number(property string, n int)   { l.fs = l.v.add(l.fs, property, "", float32(n)) }
func (l *list) yes(property string, holds bool) { l.word(property, "", holds) }
func (l *list) word(property, w string, on bool) {
	if on {
		l.is(property, w)
	}
}

// describe sets the features of a candidate that do not depend on the role.
func (r *reader) describe(c *candidate, voc *vocabulary) {
	l := &list{v: voc}
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	r.ofEvent(l, e)
	r.ofEntity(l, c, e, x)
	r.ofPlace(l, e, x)
	r.ofWords(l, e, x)
	r.ofRules(l, c, e)
	r.ofNeighbours(l, c)
	c.features = l.fs
}

// ofEvent tells what kind of event it is, and how it is told.
func (r *reader) ofEvent(l *list, e *text.Event) {
	t := &r.d.Tokens[e.From]
	l.yes("ar", r.d.Article.Language == "ar")
	l.is("event", e.Type)
	l.is("form", triggerForm(r.d, e))
	l.yes("passive", e.Passive)
	l.yes("light", e.Light > 0)
	l.is("modality", string(e.Modality))
	l.yes("heading", len(r.d.Sentences) >= articleSentences && r.d.SentenceOf(e.From).Heading)
	l.yes("negative", e.Polarity != schema.Positive)
	l.yes("told-in-statement", e.Statement >= 0)
	l.number("score", int(e.Score*20+0.5)) // in twentieths
	l.is("trigger", t.Stem)
	l.word("trigger-clitic", t.Prep, t.Prep != "")
	l.yes("trigger-and", t.Conj != "")
	l.yes("trigger-definite", t.Def)
	s := r.d.SentenceOf(e.From)
	if e.From > s.From {
		l.is("trigger-before", r.wordAt(e.From-1))
	}
	if e.To < s.To {
		l.is("trigger-next", r.wordAt(e.To))
		p := r.d.Tokens[e.To].Prep
		l.word("trigger-next-clitic", p, p != "")
	}
}

// triggerForm is "verb" or "noun".
func triggerForm(d *text.Doc, e *text.Event) string {
	tag := d.Tokens[e.From].Tag
	if e.Rule == "ar.trigger-verb" || e.Rule != "ar.trigger-noun" && tag != "" && tag[0] == 'V' {
		return "verb"
	}
	return "noun"
}

// What an article's length says of its entities holds for articles alone, not for a
// sentence or two.
const (
	articleSentences = 6
	topSentences     = 2 // headline and dateline
)

// ofEntity tells who it is, and what it does beside.
func (r *reader) ofEntity(l *list, c *candidate, e *text.Event, x *text.Mention) {
	l.is("type", string(x.Type))
	l.is("kind", string(x.Kind))
	l.yes("subject", x.Subject)
	l.yes("definite", x.Definite)
	l.number("number", int(x.Number))
	if len(r.d.Sentences) >= articleSentences {
		ms := r.members[c.Entity]
		last := r.d.Tokens[r.d.Mentions[ms[len(ms)-1]].From].Sent
		l.yes("once", len(ms) == 1)
		l.yes("twice", len(ms) == 2)
		l.yes("at-the-top-alone", last < topSentences)
		l.number("first", min(r.d.Tokens[r.d.Mentions[ms[0]].From].Sent, 10))
		l.number("salience", r.salience[c.Entity])
	}
	o := r.cover[x.From]
	l.yes("nested", o >= 0 && o != c.Mention && r.d.Mentions[o].Entity != x.Entity)
	l.yes("of-another", r.inner[c.Mention])
	if e.Statement >= 0 {
		s := &r.d.Statements[e.Statement]
		l.yes("speaker", slices.Contains(s.Entities, c.Entity))
		l.yes("in-content", s.Content.Contains(x.Span))
		l.yes("audience", slices.ContainsFunc(s.Audience, func(m int) bool { return r.d.Mentions[m].Entity == c.Entity }))
		return
	}
	l.yes("speaks-beside", r.speaks[spoken{r.d.Tokens[e.From].Sent, c.Entity}])
	l.yes("quoted", r.quoted[c.Mention])
}

// ofPlace tells how far from the trigger the mention stands, and over what.
func (r *reader) ofPlace(l *list, e *text.Event, x *text.Mention) {
	gap := r.d.Tokens[x.From].Sent - r.d.Tokens[e.From].Sent
	l.number("sentences-before", max(-gap, 0))
	l.number("sentences-behind", max(gap, 0))
	after := x.From >= e.To
	l.yes("after", after)
	l.yes("within", !after && x.To > e.From)
	if gap != 0 {
		return
	}
	from, to := e.To, x.From
	if !after {
		from, to = x.To, e.From
	}
	l.number("distance", 1+max(to-from, 0))
	var commas, verbs, cues, triggers, mentions, relatives int
	last := -1
	for k := from; k < to; k++ {
		t := &r.d.Tokens[k]
		if t.Kind == text.Punct && (t.Norm == "," || t.Norm == "\u060C" || t.Norm == ";" || t.Norm == "\u061B") {
			commas++
		}
		if r.trigger[k] {
			triggers++
		}
		if r.cue[k] {
			cues++
		}
		if t.Tag != "" && t.Tag[0] == 'V' {
			verbs++
		}
		if relative[t.Base] {
			relatives++
		}
		if m := r.cover[k]; m >= 0 && m != last {
			mentions++
			last = m
		}
	}
	l.number("commas", commas)
	l.number("verbs", verbs)
	l.number("cues", cues)
	l.number("triggers", triggers)
	l.number("between", mentions)
	l.number("relatives", relatives)
	l.number("rivals", r.rivals(x, e, to-from))
	l.yes("behind-place", r.chained(x, -1))
	l.yes("before-place", r.chained(x, 1))
}

// chained reports whether a place stands right before (way -1) or behind (1) the
// place x: "in the village of A in the district of B" happens in A.
func (r *reader) chained(x *text.Mention, way int) bool {
	if x.Type != schema.Place && x.Type != schema.Facility {
		return false
	}
	k, s := x.From-1, r.d.SentenceOf(x.From)
	if way > 0 {
		k = x.To
	}
	for n := 0; n < chainWords && k >= s.From && k < s.To; n++ {
		if m := r.cover[k]; m >= 0 {
			o := &r.d.Mentions[m]
			return (o.Type == schema.Place || o.Type == schema.Facility) && o.Entity != x.Entity
		}
		if t := &r.d.Tokens[k]; r.trigger[k] || r.cue[k] || t.Tag != "" && t.Tag[0] == 'V' || t.Conj != "" {
			return false
		}
		k += way
	}
	return false
}

// chainWords is how many words may stand between places that lie in each other.
const chainWords = 3

// relative holds the relative pronouns of both languages, folded.
var relative = map[string]bool{
	"\u0627\u0644\u0630\u064A": true, "\u0627\u0644\u062A\u064A": true, "\u0627\u0644\u0630\u064A\u0646": true, // الذي التي الذين
	"who": true, "which": true, "that": true,
}

// rivals counts, up to 6, the mentions of others of the same type that stand
// nearer to the trigger, in its sentence.
func (r *reader) rivals(x *text.Mention, e *text.Event, far int) int {
	s, n := r.d.SentenceOf(e.From), 0
	for _, m := range r.in[r.d.Tokens[e.From].Sent] {
		o := &r.d.Mentions[m]
		if o.From >= s.From && o.From < s.To && o.Entity != x.Entity && o.Type == x.Type && apart(o, e) < far {
			n++
		}
	}
	return min(n, 6)
}

// ofWords tells the words beside the mention, and the grammar that ties it to the
// trigger where a parser ran.
func (r *reader) ofWords(l *list, e *text.Event, x *text.Mention) {
	s, t := r.d.SentenceOf(x.From), &r.d.Tokens[x.From]
	l.word("clitic", t.Prep, t.Prep != "")
	l.yes("and", t.Conj != "")
	l.is("before", r.before(x))
	if x.From-1 > s.From && x.From-1 != e.From {
		l.is("before-2", r.wordAt(x.From-2))
	}
	if x.To < s.To {
		l.is("next", r.wordAt(x.To))
		p := r.d.Tokens[x.To].Prep
		l.word("next-clitic", p, p != "")
	}
	if t.Dep == "" {
		return
	}
	h := &r.d.Tokens[x.Head]
	l.is("dep", h.Dep)
	l.yes("governed", h.Head == e.From)
	if h.Head >= 0 {
		g := &r.d.Tokens[h.Head]
		l.yes("governed-2", g.Head == e.From)
		l.is("governor-dep", g.Dep)
	}
}

// before is the word before a mention; "#start" at the beginning of a sentence.
func (r *reader) before(x *text.Mention) string {
	if x.From == r.d.SentenceOf(x.From).From {
		return "#start"
	}
	return r.wordAt(x.From - 1)
}

// wordAt is the word at token k; a mention's is "#name".
func (r *reader) wordAt(k int) string {
	t := &r.d.Tokens[k]
	switch {
	case t.Kind != text.Word:
		return t.Norm
	case r.cover[k] >= 0:
		return "#name"
	}
	return t.Base
}

// ofRules tells what the rules of the language say of the event.
func (r *reader) ofRules(l *list, c *candidate, e *text.Event) {
	for _, role := range allRoles {
		if n := len(e.Roles[role]); n > 0 {
			l.fs = l.v.add(l.fs, "rules-fill", string(role), float32(n))
		}
	}
	if e.SubjectRole != "" {
		l.is("omitted", string(e.SubjectRole))
		l.yes("omitted-here", c.Told == e.SubjectRole)
	}
}

// ofNeighbours tells what the events beside it say of the entity.
func (r *reader) ofNeighbours(l *list, c *candidate) {
	e := &r.d.Events[c.Event]
	at := r.d.Tokens[e.From].Sent
	for _, n := range []struct {
		property, same, beside string
		i                      int
	}{{"previous", "previous-same", "previous-beside", c.Event - 1}, {"following", "following-same", "following-beside", c.Event + 1}} {
		if n.i < 0 || n.i >= len(r.d.Events) {
			continue
		}
		o := &r.d.Events[n.i]
		gap := r.d.Tokens[o.From].Sent - at
		if max(gap, -gap) > 1 {
			continue
		}
		l.yes(n.same, o.Type == e.Type)
		l.yes(n.beside, gap == 0)
		r.partIn(l, n.property, o, c.Entity)
	}
	for i := range r.d.Events {
		o := &r.d.Events[i]
		if i == c.Event || r.d.Tokens[o.From].Sent != at {
			continue
		}
		r.partIn(l, "in-sentence", o, c.Entity)
		if violent[o.Type] && violent[e.Type] {
			r.partIn(l, "in-violence", o, c.Entity)
		}
	}
	for _, role := range allRoles {
		n := r.parts[part{e.Type, c.Entity, role}]
		for _, m := range e.Roles[role] {
			if r.d.Mentions[m].Entity == c.Entity {
				n--
			}
		}
		l.word("elsewhere", string(role), n > 0)
	}
}

// violent types are told together: who attacks kills and injures, where he attacks.
var violent = map[string]bool{"attack": true, "kill": true, "injure": true, "launch_operation": true, "seize": true}

// partIn tells the entity's roles in another event.
func (r *reader) partIn(l *list, property string, o *text.Event, entity int) {
	for _, role := range allRoles {
		for _, m := range o.Roles[role] {
			l.word(property, string(role), r.d.Mentions[m].Entity == entity)
		}
	}
}

// inRole are the names of the features that a role goes into.
var inRole = func() map[schema.Role]map[string]string {
	out := map[schema.Role]map[string]string{}
	for _, role := range allRoles {
		out[role] = map[string]string{}
		for _, p := range []string{"event", "form", "type", "before", "clitic"} {
			out[role][p] = p + " as " + string(role)
		}
		for _, t := range []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent} {
			out[role][string(t)] = "event of " + string(t) + " as " + string(role)
		}
	}
	return out
}()

// asRole appends to list the features of the candidate in that role.
func (r *reader) asRole(fs []feature, c *candidate, role schema.Role, voc *vocabulary) []feature {
	l := &list{v: voc, fs: fs}
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	n := inRole[role]
	l.is("role", string(role))
	l.is(n["event"], e.Type)
	l.is(n["form"], triggerForm(r.d, e))
	l.is(n["type"], string(x.Type))
	l.is(n["before"], r.before(x))
	if p := r.d.Tokens[x.From].Prep; p != "" {
		l.is(n["clitic"], p)
	}
	l.is(n[string(x.Type)], e.Type)
	l.yes("rules-say", c.Told == role)
	l.yes("rules-say-other", c.Told != "" && c.Told != role)
	l.number("filled", len(e.Roles[role]))
	l.yes("filled-by-other", c.Told != role && len(e.Roles[role]) > 0)
	l.yes("omitted-this", e.SubjectRole == role)
	for i, o := range []int{c.Event - 1, c.Event + 1} {
		if o >= 0 && o < len(r.d.Events) {
			w := &r.d.Events[o]
			l.yes([]string{"this-previous", "this-following"}[i], slices.ContainsFunc(w.Roles[role], func(m int) bool { return r.d.Mentions[m].Entity == c.Entity }))
		}
	}
	return l.fs
}
