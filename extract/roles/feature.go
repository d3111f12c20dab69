package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A key names a feature: a property, and the word that it has where it is one of
// many.
type key struct {
	property property
	word     string
}

// A feature is one that a case has; those that it lacks are 0.
type feature struct {
	id    int
	value float32
}

// A vocabulary numbers features. While it is learned, each new key gets a number;
// afterwards unknown ones are passed over. The zero value is empty.
type vocabulary struct {
	alone [propertyCount]int            // 1 + the number of the feature without a word; 0: unknown
	words [propertyCount]map[string]int // the numbers of those with one
	keys  []key
	learn bool
}

// find returns the number of a feature, if it is known.
func (v *vocabulary) find(k key) (id int, ok bool) {
	if k.word == "" {
		id = v.alone[k.property] - 1
		return id, id >= 0
	}
	id, ok = v.words[k.property][k.word]
	return id, ok
}

// number returns the number of a feature, new or not.
func (v *vocabulary) number(k key) int {
	id, ok := v.find(k)
	if ok {
		return id
	}
	id = len(v.keys)
	v.keys = append(v.keys, k)
	switch {
	case k.word == "":
		v.alone[k.property] = 1 + id
	case v.words[k.property] == nil:
		v.words[k.property] = map[string]int{k.word: id}
	default:
		v.words[k.property][k.word] = id
	}
	return id
}

// A list gathers features.
type list struct {
	v  *vocabulary
	fs []feature
}

// add adds a feature, if it is known or being learned.
func (l *list) add(k key, value float32) {
	id, ok := l.v.find(k)
	if !ok {
		if !l.v.learn {
			return
		}
		id = l.v.number(k)
	}
	l.fs = append(l.fs, feature{id, value})
}

func (l *list) is(p property, word string) { l.add(key{p, word}, 1) }
func (l *list) number(p property, n int)   { l.add(key{p, ""}, float32(n)) }
func (l *list) yes(p property, holds bool) { l.word(p, "", holds) }
func (l *list) word(p property, w string, on bool) {
	if on {
		l.is(p, w)
	}
}

// describe sets the features of a candidate that do not depend on the role, behind
// those of the event.
func (r *reader) describe(c *candidate, ofEvent []feature, voc *vocabulary) {
	from := len(r.features)
	l := &list{v: voc, fs: append(r.features, ofEvent...)}
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	r.ofEntity(l, c, e, x)
	r.ofPlace(l, e, x)
	r.ofWords(l, e, x)
	r.ofRules(l, c, e)
	r.ofNeighbours(l, c)
	r.features = l.fs
	c.features = l.fs[from:len(l.fs):len(l.fs)]
}

// ofEvent tells what kind of event it is, and how it is told.
func (r *reader) ofEvent(l *list, e *text.Event) {
	t := &r.d.Tokens[e.From]
	l.yes(pArabic, r.d.Article.Language == "ar")
	l.is(pEvent, e.Type)
	l.is(pForm, triggerForm(r.d, e))
	l.yes(pPassive, e.Passive)
	l.yes(pLight, e.Light > 0)
	l.is(pModality, string(e.Modality))
	l.yes(pHeading, len(r.d.Sentences) >= articleSentences && r.d.SentenceOf(e.From).Heading)
	l.yes(pNegative, e.Polarity != schema.Positive)
	l.yes(pInStatement, e.Statement >= 0)
	l.number(pScore, int(e.Score*20+0.5)) // in twentieths
	l.is(pTrigger, t.Stem)
	l.word(pTriggerClitic, t.Prep, t.Prep != "")
	l.yes(pTriggerAnd, t.Conj != "")
	l.yes(pTriggerDefinite, t.Def)
	s := r.d.SentenceOf(e.From)
	if e.From > s.From {
		l.is(pTriggerBefore, r.wordAt(e.From-1))
	}
	if e.To < s.To {
		l.is(pTriggerNext, r.wordAt(e.To))
		p := r.d.Tokens[e.To].Prep
		l.word(pTriggerNextClitic, p, p != "")
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
	l.is(pType, string(x.Type))
	l.is(pKind, string(x.Kind))
	l.yes(pSubject, x.Subject)
	l.yes(pDefinite, x.Definite)
	l.number(pNumber, int(x.Number))
	if len(r.d.Sentences) >= articleSentences {
		ms := r.members[c.Entity]
		last := r.d.Tokens[r.d.Mentions[ms[len(ms)-1]].From].Sent
		l.yes(pOnce, len(ms) == 1)
		l.yes(pTwice, len(ms) == 2)
		l.yes(pAtTheTopAlone, last < topSentences)
		l.number(pFirst, min(r.d.Tokens[r.d.Mentions[ms[0]].From].Sent, 10))
		l.number(pSalience, r.salience[c.Entity])
	}
	o := r.cover[x.From]
	l.yes(pNested, o >= 0 && o != c.Mention && r.d.Mentions[o].Entity != x.Entity)
	l.yes(pOfAnother, r.inner[c.Mention])
	if e.Statement >= 0 {
		s := &r.d.Statements[e.Statement]
		l.yes(pSpeaker, slices.Contains(s.Entities, c.Entity))
		l.yes(pInContent, s.Content.Contains(x.Span))
		l.yes(pAudience, slices.ContainsFunc(s.Audience, func(m int) bool { return r.d.Mentions[m].Entity == c.Entity }))
		return
	}
	l.yes(pSpeaksBeside, r.speaks[spoken{r.d.Tokens[e.From].Sent, c.Entity}])
	l.yes(pQuoted, r.quoted[c.Mention])
}

// ofPlace tells how far from the trigger the mention stands, and over what.
func (r *reader) ofPlace(l *list, e *text.Event, x *text.Mention) {
	gap := r.d.Tokens[x.From].Sent - r.d.Tokens[e.From].Sent
	l.number(pSentencesBefore, max(-gap, 0))
	l.number(pSentencesBehind, max(gap, 0))
	after := x.From >= e.To
	l.yes(pAfter, after)
	l.yes(pWithin, !after && x.To > e.From)
	if gap != 0 {
		return
	}
	from, to := e.To, x.From
	if !after {
		from, to = x.To, e.From
	}
	l.number(pDistance, 1+max(to-from, 0))
	a, b := &r.passed[from], &r.passed[max(from, to)]
	l.number(pCommas, b.commas-a.commas)
	l.number(pVerbs, b.verbs-a.verbs)
	l.number(pCues, b.cues-a.cues)
	l.number(pTriggers, b.triggers-a.triggers)
	l.number(pBetween, r.between(from, to))
	l.number(pRelatives, b.relatives-a.relatives)
	l.number(pRivals, r.rivals(x, e, to-from))
	l.yes(pBehindPlace, r.chained(x, -1))
	l.yes(pBeforePlace, r.chained(x, 1))
}

// passed counts, up to a token, what may stand between a mention and a trigger.
type passed struct{ commas, verbs, cues, triggers, relatives int }

// pass counts them for each token, and the end.
func (r *reader) pass() []passed {
	list := make([]passed, len(r.d.Tokens)+1)
	for k := range r.d.Tokens {
		t, n := &r.d.Tokens[k], list[k]
		if t.Kind == text.Punct && (t.Norm == "," || t.Norm == "\u060C" || t.Norm == ";" || t.Norm == "\u061B") {
			n.commas++
		}
		if r.trigger[k] {
			n.triggers++
		}
		if r.cue[k] {
			n.cues++
		}
		if t.Tag != "" && t.Tag[0] == 'V' {
			n.verbs++
		}
		if relative[t.Base] {
			n.relatives++
		}
		list[k+1] = n
	}
	return list
}

// between counts the mentions that stand in a row between two tokens.
func (r *reader) between(from, to int) int {
	n, last := 0, -1
	for k := from; k < to; k++ {
		if m := r.cover[k]; m >= 0 && m != last {
			n++
			last = m
		}
	}
	return n
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
	l.word(pClitic, t.Prep, t.Prep != "")
	l.yes(pAnd, t.Conj != "")
	l.is(pBefore, r.before(x))
	if x.From-1 > s.From && x.From-1 != e.From {
		l.is(pBefore2, r.wordAt(x.From-2))
	}
	if x.To < s.To {
		l.is(pNext, r.wordAt(x.To))
		p := r.d.Tokens[x.To].Prep
		l.word(pNextClitic, p, p != "")
	}
	if t.Dep == "" {
		return
	}
	h := &r.d.Tokens[x.Head]
	l.is(pDep, h.Dep)
	l.yes(pGoverned, h.Head == e.From)
	if h.Head >= 0 {
		g := &r.d.Tokens[h.Head]
		l.yes(pGoverned2, g.Head == e.From)
		l.is(pGovernorDep, g.Dep)
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
	for i, role := range allRoles {
		if n := len(r.roles[c.Event][i]); n > 0 {
			l.add(key{pRulesFill, string(role)}, float32(n))
		}
	}
	if e.SubjectRole != "" {
		l.is(pOmitted, string(e.SubjectRole))
		l.yes(pOmittedHere, c.Told == e.SubjectRole)
	}
}

// ofNeighbours tells what the events beside it say of the entity.
func (r *reader) ofNeighbours(l *list, c *candidate) {
	e := &r.d.Events[c.Event]
	at := r.d.Tokens[e.From].Sent
	for _, n := range [...]struct {
		part, same, beside property
		i                  int
	}{{pPrevious, pPreviousSame, pPreviousBeside, c.Event - 1}, {pFollowing, pFollowingSame, pFollowingBeside, c.Event + 1}} {
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
		r.partIn(l, n.part, n.i, c.Entity)
	}
	for _, i := range r.events[at] {
		o := &r.d.Events[i]
		if i == c.Event {
			continue
		}
		r.partIn(l, pInSentence, i, c.Entity)
		if violent[o.Type] && violent[e.Type] {
			r.partIn(l, pInViolence, i, c.Entity)
		}
	}
	parts := r.parts[doer{e.Type, c.Entity}]
	for i, role := range allRoles {
		n := parts[i]
		for _, m := range r.roles[c.Event][i] {
			if r.d.Mentions[m].Entity == c.Entity {
				n--
			}
		}
		l.word(pElsewhere, string(role), n > 0)
	}
}

// violent types are told together: who attacks kills and injures, where he attacks.
var violent = map[string]bool{"attack": true, "kill": true, "injure": true, "launch_operation": true, "seize": true}

// partIn tells the entity's roles in another event.
func (r *reader) partIn(l *list, p property, event, entity int) {
	for i, role := range allRoles {
		for _, m := range r.roles[event][i] {
			l.word(p, string(role), r.d.Mentions[m].Entity == entity)
		}
	}
}

// asRole appends to fs the features of the candidate in a role, the number of one of
// allRoles.
func (r *reader) asRole(fs []feature, c *candidate, i int, voc *vocabulary) []feature {
	l := &list{v: voc, fs: fs}
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	role, as := allRoles[i], property(i)
	l.is(pRole, string(role))
	l.is(pEventAs+as, e.Type)
	l.is(pFormAs+as, triggerForm(r.d, e))
	l.is(pTypeAs+as, string(x.Type))
	l.is(pBeforeAs+as, r.before(x))
	if p := r.d.Tokens[x.From].Prep; p != "" {
		l.is(pCliticAs+as, p)
	}
	if p, ok := eventOf(x.Type); ok {
		l.is(p+as, e.Type)
	}
	filled := len(r.roles[c.Event][i])
	l.yes(pRulesSay, c.Told == role)
	l.yes(pRulesSayOther, c.Told != "" && c.Told != role)
	l.number(pFilled, filled)
	l.yes(pFilledByOther, c.Told != role && filled > 0)
	l.yes(pOmittedThis, e.SubjectRole == role)
	if c.Event > 0 {
		l.yes(pThisPrevious, r.has(c.Event-1, i, c.Entity))
	}
	if c.Event+1 < len(r.d.Events) {
		l.yes(pThisFollowing, r.has(c.Event+1, i, c.Entity))
	}
	return l.fs
}

// has reports whether an entity has a role in an event.
func (r *reader) has(event, role, entity int) bool {
	return slices.ContainsFunc(r.roles[event][role], func(m int) bool { return r.d.Mentions[m].Entity == entity })
}
