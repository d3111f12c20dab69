package en

import (
	"math"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Speech returns the finder of attributions, which training fills with models.
func (l *Language) Speech() *speech.Finder { return l.speech }

// Statements fills d.Statements: who said, asked or thinks what. Speakers point
// to mentions, a pronoun's too; package extract resolves those.
func (l *Language) Statements(d *text.Doc) {
	l.headlineVerbs(d)
	r := &speechReader{l: l, d: d, t: newTree(d)}
	found := r.saidByNouns(r.performatives(l.headlines(d, l.tails(d, l.speech.Find(d, r.likely)))))
	found = slices.DeleteFunc(found, func(a speech.Attribution) bool {
		k := a.Cue // settled with who quotes it
		return k > 0 && d.Tokens[k].Norm == "saying" && d.Tokens[k-1].Norm == "as" && r.nothingBehind(k+1, d.SentenceOf(k)) && slices.ContainsFunc(found, func(b speech.Attribution) bool {
			return b.Cue < k && d.Tokens[b.Cue].Sent == d.Tokens[k].Sent && quotes[d.Tokens[b.Cue].Stem]
		})
	})
	r.part(found)
	r.found = found
	r.sources(found)
	r.limits(found)
	d.Statements = d.Statements[:0]
	for k := range found {
		a := &found[k]
		b, more := r.quoted(a, found)
		if more && b.LeftTo > b.LeftFrom {
			a.LeftFrom, a.LeftTo = b.LeftFrom, b.LeftTo // who quotes him says the same
		}
		s, ok := r.statement(a)
		if ok {
			if len(s.Speakers) > 0 && d.Mentions[s.Speakers[0]].Kind == schema.ByName && !r.within(a.Cue) {
				r.author = s.Speakers
			}
			d.Statements = append(d.Statements, s)
		}
		if more {
			if q, ok := r.statement(&b); ok {
				if len(s.Speakers) == 1 {
					q.Medium = s.Speakers[0]
				}
				d.Statements = append(d.Statements, q)
			}
		}
	}
	slices.SortStableFunc(d.Statements, func(a, b text.Statement) int { return a.CueFrom - b.CueFrom })
	passages(d)
	unquoted(d)
	r.acts()
}

// A speechReader turns attributions into statements.
type speechReader struct {
	l     *Language
	d     *text.Doc
	t     *tree
	found []speech.Attribution
	// author is who spoke last by name, outside of what others said.
	author []int
	// together are the last ones who spoke together.
	together []int
	// issued is who issued the last press release, statement or report, by its noun.
	issued map[string]int
}

// statement makes a draft of an attribution; ok is false for one that says
// nothing.
func (r *speechReader) statement(a *speech.Attribution) (s text.Statement, ok bool) {
	d, l := r.d, r.l
	t := &d.Tokens[a.Cue]
	if sent := d.SentenceOf(a.Cue); t.Text == ":" && a.Cue == sent.To-1 && d.Tokens[sent.From].Text == strings.ToUpper(d.Tokens[sent.From].Text) {
		return s, false // a dateline: "BAGHDAD:"
	}
	if t.Text == ":" && a.Cue > 0 && labels[d.Tokens[a.Cue-1].Norm] {
		return s, false // a label: "Photographer: Ada Brandt"
	}
	s = text.Statement{
		CueFrom: a.Cue, CueTo: a.Cue + 1, Act: l.act(t.Stem, t.Tag), Date: -1, Medium: text.NoMention,
		Rule: "en/speech/" + t.Stem, Score: certainty(a.CueScore * a.PartScore),
	}
	if a.Cue+1 < len(d.Tokens) {
		next := &d.Tokens[a.Cue+1]
		if t.Norm == "according" && next.Norm == "to" || next.Dep == "compound:prt" && next.Head == a.Cue || t.Stem == "call" && (next.Norm == "for" || next.Norm == "on") {
			s.CueTo++
			if t.Stem == "call" {
				s.Act = schema.Demand
			}
		}
	}
	s.Cue = d.Span(s.CueFrom, s.CueTo)
	if s.Act != schema.Think && s.Act != schema.Deny && s.Act != schema.Reject && r.negated(a.Cue) || r.byNobody(a) || r.supposed(a.Cue) || r.unsaid(a) {
		return s, false
	}
	left := l.trim(d, a.LeftFrom, r.quotedEnd(a))
	if a.RightTo > a.RightFrom && r.nothing(a) {
		left = schema.Span{}
	}
	from := a.RightFrom
	if a.RightTo > s.CueTo && from > a.Cue {
		from = max(from, s.CueTo) // without "out" of "read out"
	}
	right := l.trim(d, from, a.RightTo)
	switch {
	case !left.IsZero():
		s.Content = left
		if !right.IsZero() {
			s.Continued = []schema.Span{right}
			if r.aside(a.LeftFrom, a.LeftTo) && r.says(a.RightFrom, a.RightTo) {
				// "In the past hours, he said, X happened": the clause goes first.
				s.Content, s.Continued[0] = right, left
			}
		}
	case !right.IsZero():
		s.Content = right
	default:
		return s, false
	}
	if sent := d.SentenceOf(a.Cue); lower(s.Content.Text) == "what" && d.Tokens[sent.To-1].Text == "?" {
		return s, false // "What has Oslo said?"
	}
	if !strings.ContainsAny(s.Content.Text, " -") && len(s.Content.Text) < 4 {
		return s, false // "asked to"
	}
	if a.Source < 0 && (a.LeftTo <= a.LeftFrom && r.somebody(a.RightFrom, a.RightTo) || a.RightTo <= a.RightFrom && r.somebody(a.LeftFrom, a.LeftTo)) {
		return s, false // who speaks is no content
	}
	if s.Score < 0.3 && t.Tag != "" && t.Tag[0] == 'V' && l.cues["V"+t.Stem] == "" {
		return s, false // a verb that is hardly one of speech: "appointed", "signed"
	}
	if s.Mode = mode(d, a); s.Mode == schema.Indirect && (s.Act == schema.Condemn || s.Act == schema.Say && r.t.child(a.Cue, "dobj") > a.Cue) && r.struck(a.Cue) {
		return s, false
	}
	if s.Mode == schema.Indirect && (r.intends(a) || r.stance(a)) {
		s.Act = schema.Think
	}
	r.source(&s, a)
	if s.Act == schema.Threaten && a.Source >= 0 && r.lifeless(a.Source) {
		return s, false // "the drought threatens to ruin them"
	}
	if a.Source > 0 && d.Tokens[a.Source].Norm == "which" && d.Tokens[a.Source-1].Tag == "," && t.Stem == "explain" && len(s.Speakers) > 0 && d.Mentions[s.Speakers[0]].Type == schema.Person {
		return s, false // "…, which helps explain why": a whole clause
	}
	if s.Act != schema.Think && r.hardlySaid(&s, t) {
		return s, false
	}
	s.Act = r.refined(&s, a)
	if s.SpeakerText.IsZero() && s.Score < 0.6 && t.Tag != "" && t.Tag[0] == 'N' {
		return s, false // "bombed positions of X": a noun that nobody stands behind
	}
	if s.Date = r.day(a.Cue); s.Act == schema.Think {
		s.Date = -1 // of what was done, not of words
	}
	s.Apart = r.earlier(a.Cue)
	s.Inherit = s.Act == schema.Say || s.Act != schema.Think && r.told(a.Cue) // the same speech goes on
	r.circumstances(&s, a)
	return s, true
}

// labels are words that what a colon introduces is not said by.
var labels = map[string]bool{
	"photographer": true, "photo": true, "photos": true, "picture": true, "credit": true, "twitter": true, "facebook": true, "instagram": true, "email": true, "e-mail": true,
	"tel": true, "phone": true, "watch": true, "video": true, "related": true, "update": true, "mother": true, "father": true, "children": true, "crisis": true, "war": true, "attack": true, "election": true,
}

// hardlySaid reports whether nobody is behind words that are none, or hardly any: "the raid
// reportedly failed", "the footage showed", "Halden was appointed".
func (r *speechReader) hardlySaid(s *text.Statement, cue *text.Token) bool {
	toks := r.d.Tokens
	if len(s.Speakers) > 0 || s.Implied.Want || cue.Norm == "according" || s.CueTo < len(toks) && cue.Norm == "reported" && toks[s.CueTo].Tag == "TO" {
		return false // "jets are reported to have come": nobody says who reports
	}
	if !s.SpeakerText.IsZero() {
		return s.Score < leastOfThings && strings.HasPrefix(cue.Tag, "V")
	}
	return strings.HasPrefix(cue.Tag, "RB") || s.Score < leastOfNobody
}

// leastOfNobody and leastOfThings are the certainties below which it is no statement that
// is attributed to nobody, or to what is no speaker.
const (
	leastOfNobody = 0.2
	leastOfThings = 0.1
)

// struck reports whether a verb that can tell of an attack does so, rather than of
// harsh words: "attacked the town", "attacked the government's plans".
func (r *speechReader) struck(cue int) bool {
	if !sameType(r.l, r.d.Tokens[cue].Stem, "attack") {
		return false
	}
	if o := r.t.child(cue, "dobj"); o >= 0 {
		if bodily[r.d.Tokens[o].Stem] {
			return true // "attacked demonstrators"
		}
		if m := mentionAt(r.d, o); m != text.NoMention {
			switch r.d.Mentions[m].Type {
			case schema.Facility, schema.MilitaryUnit:
				return true
			}
		}
	}
	return r.l.near(r.d, cue, 0, war, violence)
}

// bodily holds nouns for those who are attacked by hand or arms rather than by words.
var bodily = map[string]bool{"bystander": true, "civilian": true, "convoy": true, "crowd": true, "demonstrator": true, "guard": true, "passenger": true, "patrol": true, "pedestrian": true, "protester": true, "refugee": true, "resident": true, "soldier": true, "villager": true, "worshipper": true}

// nothing reports whether what stands before a's cue is not said: a relative
// pronoun, whom somebody told it, or the beginning of the speaker's own phrase.
func (r *speechReader) nothing(a *speech.Attribution) bool {
	toks := r.d.Tokens
	if a.LeftTo <= a.LeftFrom || a.Source < 0 {
		return false
	}
	if last := &toks[a.LeftTo-1]; a.LeftTo == a.LeftFrom+1 && (last.Tag == "WDT" || last.Tag == "WP") {
		return true
	}
	if k := r.t.child(a.Cue, "nsubjpass"); k >= a.LeftFrom && k < a.LeftTo && addressed[toks[a.Cue].Stem] && a.LeftTo <= a.Cue {
		return true // "she was told by the judge that …"
	}
	return a.Source >= a.LeftTo && a.SourceFrom == a.LeftTo && a.Source < a.Cue && toks[a.LeftTo-1].Kind == text.Word && !r.says(a.LeftFrom, a.LeftTo) && r.says(a.RightFrom, a.RightTo)
}

// quotedEnd returns where what stands to the left of a's cue ends: with its
// quotation mark, where one of several is left between that and his name: "“…,” one of them, Sami Haddad, said".
func (r *speechReader) quotedEnd(a *speech.Attribution) int {
	toks := r.d.Tokens
	if a.LeftTo <= a.LeftFrom || a.Source < a.LeftTo || a.Source > a.Cue || toks[a.LeftFrom].Kind != text.Open && !quoted(r.d, a.LeftFrom) {
		return a.LeftTo
	}
	for k := a.LeftTo - 1; k > a.LeftFrom; k-- {
		switch {
		case toks[k].Kind == text.Close && toks[k+1].Norm == "one":
			return k + 1
		case toks[k].Kind == text.Close:
			return a.LeftTo
		case toks[k].Kind == text.Open, r.t.isVerb(k), toks[k].Tag == "MD":
			return a.LeftTo
		}
	}
	return a.LeftTo
}

// intends reports whether a cue that is no known verb of speech, or one with an
// infinitive, tells of a stance rather than of words: "agreed to leave".
func (r *speechReader) intends(a *speech.Attribution) bool {
	t := &r.d.Tokens[a.Cue]
	if t.Tag == "" || t.Tag[0] != 'V' {
		return false
	}
	switch {
	case t.Tag == "VB" && t.Dep == "acl", t.Tag == "VBN" && a.Source < 0 && !r.helped(a.Cue):
		return true // "the initiative to identify X", "as agreed in Geneva"
	}
	if r.l.cues["V"+t.Stem] == "" && r.l.cues["N"+t.Stem] == "" && r.l.cues["A"+t.Norm] == "" {
		return true
	}
	toks := r.d.Tokens
	return r.l.act(t.Stem, t.Tag) == schema.Say && a.RightFrom == a.Cue+1 && a.RightTo > a.RightFrom+1 && toks[a.RightFrom].Tag == "TO" && toks[a.RightFrom+1].Tag == "VB"
}

// stance reports whether what a's cue tells is what somebody is for or against, or
// what was talked about: "discussed the plan", "agreed on a date"; "agreed that it
// was late" are words.
func (r *speechReader) stance(a *speech.Attribution) bool {
	clause, ok := r.l.stances[r.d.Tokens[a.Cue].Stem]
	if ok && a.LeftTo > a.LeftFrom && a.RightTo <= a.RightFrom && r.says(a.LeftFrom, a.LeftTo) {
		return false // "The plan is good, the minister continued."
	}
	if !ok || clause == "" {
		return ok
	}
	for k := a.RightFrom; k < a.RightTo; k++ {
		if r.finite(k) && r.t.child(k, "nsubj", "nsubjpass", "expl") >= a.RightFrom || r.d.Tokens[k].Tag == "MD" {
			return false
		}
	}
	return a.LeftTo <= a.LeftFrom
}

// unsaid reports whether the cue's words tell that nothing was said, or just how
// something is called: "neither confirmed nor denied", "the base, called West".
func (r *speechReader) unsaid(a *speech.Attribution) bool {
	toks := r.d.Tokens
	k := a.Cue
	if r.allowed(k) || r.gerund(k) || r.objectOf(a) || r.deniedDeed(k) || r.measure(k) {
		return true
	}
	switch toks[k].Stem {
	case "deny":
		return k > 0 && (toks[k-1].Norm == "nor" || toks[k-1].Norm == "neither")
	case "ask":
		return r.askedByNobody(k)
	case "blame", "accuse": // "X, blamed for the raid"
		next := k + 1
		if toks[k].Tag == "VBN" && !r.helped(k) && next < len(toks) && (toks[next].Norm == "for" || toks[next].Norm == "of") && (a.Source < 0 || a.Source < k) {
			return true
		}
	case "post", "publish", "release":
		if toks[k].Tag == "VBN" && toks[k].Dep == "acl" && toks[k].Head >= 0 && documents[toks[toks[k].Head].Stem] && !r.helped(k) {
			return true // "a statement posted on its site"
		}
	case "respond", "reply":
		if k+2 < len(toks) && toks[k+1].Norm == "by" && toks[k+2].Tag == "VBG" && a.LeftTo <= a.LeftFrom {
			return true // "responded by seizing a ship"
		}
		if k+1 < len(toks) && toks[k+1].Norm == "to" && a.RightFrom > k && a.LeftTo <= a.LeftFrom && !quoted(r.d, a.RightFrom) && !r.says(k+1, a.RightTo) {
			return true // "responded to a fire"
		}
		if a.RightFrom >= k && a.RightTo > a.RightFrom && !quoted(r.d, a.RightFrom) && toks[k].Tag == "VBG" && k+1 < len(toks) && toks[k+1].Norm == "to" {
			return true // "responding to a question"
		}
	case "appeal":
		if o := r.t.child(k, "dobj"); o > k && toks[k].Tag[0] == 'V' {
			return true // "appealed the ruling"
		}
	case "identify", "list", "label":
		if r.t.child(k, "auxpass") >= 0 && (a.Source < 0 || a.Source < k) {
			return true // "has been identified as a threat"
		}
	case "alert":
		if toks[k].Tag[0] == 'N' && k+1 < len(toks) && toks[k+1].Norm != "that" {
			return true // "on high alert after the raid"
		}
	case "rip":
		if k+1 < len(toks) && toks[k+1].Norm == "apart" {
			return true
		}
	case "dispute":
		if o := r.t.child(k, "dobj"); o > k && r.l.heads[toks[o].Stem].typ == schema.Place {
			return true // "have disputed the region"
		}
	case "criticism", "condemnation", "praise", "outrage", "anger":
		if h := toks[k].Head; toks[k].Tag[0] == 'N' && h >= 0 && toks[k].Dep == "dobj" && draws[toks[h].Stem] && a.Source >= 0 && a.Source < k {
			return true // "has faced criticism", which is nobody's
		}
	case "find":
		// "found the bodies"; what a court finds is a clause, or guilt
		if toks[k].Tag[0] == 'V' && r.t.child(k, "ccomp") < 0 && (r.t.child(k, "auxpass") >= 0 || r.t.child(k, "dobj") > k) && !r.finiteBehind(k) && (a.Source < 0 || !r.findings(a)) {
			return true
		}
	case "claim":
		if h := toks[k].Head; toks[k].Tag == "VBN" && toks[k].Dep == "acl" && h >= 0 && k+1 < len(toks) && toks[k+1].Norm == "by" && (r.l.heads[toks[h].Stem].typ == schema.Place || mentionAt(r.d, h) != text.NoMention && r.d.Mentions[mentionAt(r.d, h)].Type == schema.Place) {
			return true // "a sea claimed by its neighbours"
		}
	case "rule":
		if o := r.t.child(k, "dobj"); o > k && mentionAt(r.d, o) != text.NoMention && r.d.Mentions[mentionAt(r.d, o)].Type == schema.Place {
			return true // "ruled the country"
		}
	case "continue":
		if k+1 < len(toks) && toks[k+1].Norm == "on" {
			return true
		}
	case "write":
		if next := k + 1; next < len(toks) && (toks[next].Norm == "for" || toks[next].Norm == "as") && a.RightFrom > k && !quoted(r.d, a.RightFrom) && !r.says(a.RightFrom, a.RightTo) && a.LeftTo <= a.LeftFrom {
			return true // "writes for the paper"
		}
	case "hail":
		if k+1 < len(toks) && toks[k+1].Norm == "from" {
			return true // "hails from Oslo"
		}
	case "mean":
		if r.t.child(k, "auxpass") >= 0 {
			return true // "is meant to reassure them"
		}
	case "plead":
		if k+1 < len(toks) && (toks[k+1].Norm == "guilty" || toks[k+1].Norm == "not") {
			return true
		}
	case "refer":
		if toks[k].Tag == "VBG" && !r.helped(k) {
			return true // "he said, referring to the mayor"
		}
	case "confirm":
		if m := r.t.child(k, "mark"); m >= 0 && toks[m].Norm == "if" && r.t.child(k, "auxpass") >= 0 {
			return true // "if it is confirmed that"
		}
		return k > 0 && (toks[k-1].Norm == "nor" || toks[k-1].Norm == "neither")
	case "honor", "honour":
		if o := r.t.child(k, "dobj"); o > k && kept[toks[o].Stem] {
			return true // "has honoured the agreement"
		}
	case "explain":
		if s, _ := r.t.subject(k); s >= 0 && s < k && (toks[s].Norm == "this" || toks[s].Norm == "that" || toks[s].Norm == "it") {
			return true // "This explains why"
		}
	case "tell":
		if h := toks[k].Head; toks[k].Tag == "VB" && h >= 0 && (toks[h].Norm == "hard" || toks[h].Norm == "difficult" || toks[h].Norm == "impossible") {
			return true // "it is difficult to tell how many"
		}
	case "offer":
		o := r.t.child(k, "dobj") // "offered assistance"
		if o > k && toks[k].Tag[0] == 'V' && len(r.l.triggers["N"+toks[o].Stem]) > 0 && r.l.triggers["N"+toks[o].Stem][0].typ == "aid" {
			return true
		}
	case "storm": // "stormed the palace"
		if r.t.child(k, "dobj") > k {
			return true
		}
	case "call", "name", "dub":
		if o := r.t.child(k, "dobj"); o > k && toks[k].Stem == "call" && toks[k].Tag[0] == 'V' && summoned[toks[o].Stem] && k+1 < len(toks) && (toks[k+1].Norm == "a" || toks[k+1].Norm == "an") {
			return true // "called an election"
		}
		if toks[k].Tag == "NNS" && toks[k].Stem == "call" && k+1 < len(toks) && toks[k+1].Norm == "to" && (k+2 >= len(toks) || toks[k+2].Tag != "VB") {
			return true // "calls to her office were not returned"
		}
		if k+1 < len(toks) && toks[k].Stem == "call" && (toks[k+1].Norm == "off" || toks[k+1].Norm == "up" || toks[k+1].Norm == "in" && toks[k+1].Dep == "compound:prt") {
			return true // "called off the meeting"
		}
		if r.t.child(k, "nsubjpass") >= 0 && r.d.SentenceOf(k).Heading {
			return true // "Mayor named minister"
		}
		if toks[k].Tag == "VBN" && toks[k].Dep == "acl" && !r.helped(k) && k+1 < len(toks) && toks[k+1].Cap && finiteIn(toks, k+1, r.d.SentenceOf(k).To) {
			return true // "a coalition of rebels called X fought on"
		}
		return toks[k].Tag == "VBN" && a.Source < 0 && !r.helped(k) || k+1 < len(toks) && strings.HasSuffix(toks[k+1].Norm, "self")
	}
	return false
}

// allowed reports whether the cue at k tells of words that something lets somebody say:
// "allows the chairman to call for a vote".
func (r *speechReader) allowed(k int) bool {
	toks := r.d.Tokens
	h := toks[k].Head
	if toks[k].Tag != "VB" || h < 0 || k == 0 || toks[k-1].Tag != "TO" {
		return false
	}
	for step := 0; step < 3 && h >= 0; step++ {
		switch toks[h].Stem {
		case "allow", "enable", "let", "permit", "entitle":
			return true
		}
		if r.t.isVerb(h) {
			return false
		}
		h = toks[h].Head
	}
	return false
}

// lifeless reports whether noun i is neither a name nor one for somebody, a body or words.
func (r *speechReader) lifeless(i int) bool {
	t := &r.d.Tokens[i]
	if t.Tag != "NN" && t.Tag != "NNS" || t.Cap {
		return false
	}
	m := mentionAt(r.d, i)
	return m == text.NoMention || r.d.Mentions[m].Kind == schema.ByDescription && r.d.Mentions[m].Type == schema.Organization && r.l.heads[t.Stem].typ != schema.Organization && r.l.heads[t.Stem].typ != schema.MilitaryUnit && !bodyNoun(t.Stem) && !documents[t.Stem]
}

// gerund reports whether the cue at k is a participle with which a sentence begins as the
// subject of its verb: "Recognising Chad was a mistake".
func (r *speechReader) gerund(k int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(k)
	if k != s.From || toks[k].Tag != "VBG" {
		return false
	}
	for j := k + 1; j < s.To; j++ {
		if toks[j].Tag == "," {
			return false
		}
	}
	for j := k + 1; j < s.To && toks[j].Kind == text.Word; j++ {
		if t := &toks[j]; t.Tag == "VBZ" || t.Tag == "VBD" || t.Tag == "MD" {
			return r.t.child(j, "nsubj") < 0 || r.t.child(j, "nsubj") == k || toks[k].Dep == "csubj"
		}
	}
	return false
}

// deniedDeed reports whether the cue at k tells what somebody denies to have done: "denied
// attacking the town".
func (r *speechReader) deniedDeed(k int) bool {
	toks := r.d.Tokens
	h := toks[k].Head
	return toks[k].Tag == "VBG" && h >= 0 && h == k-1 && (toks[k].Dep == "xcomp" || toks[k].Dep == "ccomp" || toks[k].Dep == "dobj") && denies[toks[h].Stem]
}

// measure reports whether the cue at k tells of a measure rather than of harsh words: "slaps
// sanctions on the bank".
func (r *speechReader) measure(k int) bool {
	o := r.t.child(k, "dobj")
	if o <= k || !r.t.isVerb(k) {
		return false
	}
	for _, of := range r.l.triggers["V"+r.d.Tokens[k].Stem] {
		if of.typ == "sanction" && of.needs[r.d.Tokens[o].Stem] {
			return true
		}
	}
	return false
}

// objectOf reports whether the noun that is a's cue is but the object of the verb before it:
// "they received support from X" tells of no words.
func (r *speechReader) objectOf(a *speech.Attribution) bool {
	toks := r.d.Tokens
	t := &toks[a.Cue]
	if t.Tag == "" || t.Tag[0] != 'N' || t.Dep != "dobj" || t.Head < 0 || a.RightTo > a.RightFrom || a.LeftTo <= a.LeftFrom {
		return false
	}
	if next := a.Cue + 1; next < len(toks) && toks[next].Tag == "TO" {
		return false // "hailed his decision to leave"
	}
	for k := t.Head + 1; k < a.Cue; k++ {
		if toks[k].Tag == "," {
			return false // "…, Reuters reports"
		}
	}
	return a.LeftFrom <= t.Head && t.Head < a.LeftTo && a.LeftTo <= a.Cue
}

// kept holds nouns for what one keeps to, which to honour is no praise.
var kept = map[string]bool{"accord": true, "agreement": true, "ceasefire": true, "commitment": true, "contract": true, "deal": true, "obligation": true, "pledge": true, "promise": true, "treaty": true, "truce": true}

// summoned holds nouns for what one calls so that it takes place.
var summoned = map[string]bool{"ceasefire": true, "election": true, "halt": true, "meeting": true, "poll": true, "referendum": true, "session": true, "strike": true, "summit": true, "truce": true, "vote": true}

// finiteBehind reports whether a finite verb stands behind token k in its sentence, with no mark
// between.
func (r *speechReader) finiteBehind(k int) bool {
	s := r.d.SentenceOf(k)
	for j := k + 1; j < s.To && r.d.Tokens[j].Kind == text.Word; j++ {
		if r.finite(j) || r.d.Tokens[j].Tag == "MD" || r.d.Tokens[j].Norm == "guilty" {
			return true
		}
	}
	return false
}

// draws holds verbs whose object is what others say of their subject.
var draws = map[string]bool{"attract": true, "draw": true, "encounter": true, "face": true, "meet": true, "prompt": true, "provoke": true, "receive": true, "spark": true, "trigger": true, "win": true}

// askedByNobody reports whether the cue "asked" tells of a question that nobody is said to
// put: "When asked if …, she said", "after being asked whether …".
func (r *speechReader) askedByNobody(k int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(k)
	if toks[k].Norm != "asked" {
		return false
	}
	before := "when" // "Asked if …, she said"
	if k > s.From {
		before = toks[k-1].Norm
	} else if toks[k].Tag != "VBN" || k+1 >= s.To || toks[k+1].Norm != "if" && toks[k+1].Norm != "whether" {
		return false
	}
	switch before {
	case "when", "if", "being", "was", "were", "been":
	default:
		return false
	}
	for j := k + 1; j < s.To && j < k+4; j++ {
		if toks[j].Norm == "by" {
			return false
		}
	}
	return true
}

// helped reports whether a verb has an auxiliary: "had warned", "was told".
func (r *speechReader) helped(verb int) bool {
	return r.t.child(verb, "aux", "auxpass") >= 0
}

// part ends what a cue introduces where a verb joined to it introduces something
// else: "condemned the raid and promised revenge".
func (r *speechReader) part(found []speech.Attribution) {
	toks := r.d.Tokens
	for i := range found {
		a := &found[i]
		if a.RightTo <= a.RightFrom || !r.t.isVerb(a.Cue) {
			continue
		}
		for j := range found {
			b := &found[j]
			if b.Cue <= a.RightFrom || b.Cue >= a.RightTo || b.CueScore < sureCue || !r.t.isVerb(b.Cue) {
				continue
			}
			if r.goesWith(b.Cue, a.Cue) {
				a.RightTo = b.Cue - 1
				continue
			}
			and := b.Cue - 1
			for and > a.RightFrom && (toks[and].Tag == "RB" || toks[and].Tag == "MD") {
				and--
			}
			if and <= a.RightFrom || toks[and].Tag != "CC" {
				continue
			}
			if toks[b.Cue].Head == a.Cue && toks[b.Cue].Dep == "conj" || b.Source >= 0 && b.Source == a.Source || toks[b.Cue].Tag == toks[a.Cue].Tag && r.otherTense(a, b.Cue) {
				a.RightTo = and
			}
		}
	}
}

// goesWith reports whether the participle at cue, behind a comma, goes with the
// verb of speech: "said they would stay, adding that …".
func (r *speechReader) goesWith(cue, verb int) bool {
	toks := r.d.Tokens
	return toks[cue].Tag == "VBG" && toks[cue-1].Tag == "," && !r.helped(cue) && (toks[cue].Head == verb || toks[cue].Stem == "add")
}

// sureCue is the probability from which a cue is taken for one.
const sureCue = 0.6

// otherTense reports whether no verb of what a introduces has the tense of the
// verb at cue: "said she would stay and vowed …" joins the two cues.
func (r *speechReader) otherTense(a *speech.Attribution, cue int) bool {
	for k := a.RightFrom; k < cue; k++ {
		if r.d.Tokens[k].Tag == r.d.Tokens[cue].Tag {
			return false
		}
	}
	return true
}

// byNobody reports whether the subject of the cue is nobody: "neither side
// announced it".
func (r *speechReader) byNobody(a *speech.Attribution) bool {
	if !r.t.isVerb(a.Cue) {
		return false
	}
	sub := r.t.child(a.Cue, "nsubj", "nsubjpass")
	if sub < 0 || a.Source >= 0 && r.d.SentenceOf(a.Cue).Heading && (sub < a.SourceFrom || sub >= a.SourceTo) {
		return false // "“No talks”, Oslo says"
	}
	switch r.d.Tokens[sub].Norm {
	case "nobody", "none", "neither", "nothing":
		return true
	}
	for c := range r.t.children(sub) {
		if t := &r.d.Tokens[c]; t.Norm == "no" || t.Norm == "neither" && c < sub {
			return true
		}
	}
	return false
}

// certainty turns the product of three models' probabilities, each too careful
// for the others depend on it, into the share that turns out right: measured on
// articles that the models had not seen.
func certainty(p float64) float64 { return math.Pow(p, 0.6) }

// somebody reports whether tokens from to to are a person with titles and no more.
func (r *speechReader) somebody(from, to int) bool {
	for from < to && r.d.Tokens[from].Kind == text.Punct {
		from++
	}
	for to > from && r.d.Tokens[to-1].Kind == text.Punct {
		to--
	}
	if from == to {
		return false
	}
	for k := from; k < to; k++ {
		m := mentionAt(r.d, k)
		if m == text.NoMention || r.d.Mentions[m].Type != schema.Person && r.d.Mentions[m].Type != schema.Place {
			return false
		}
	}
	m := mentionAt(r.d, to-1)
	return r.d.Mentions[m].Type == schema.Person
}

// aside reports whether a passage is an adverbial, or so small a part that the
// rest is what was said.
func (r *speechReader) aside(from, to int) bool {
	if r.says(from, to) || r.d.Tokens[from].Kind == text.Open || quoted(r.d, from) {
		return false
	}
	switch r.d.Tokens[from].Tag {
	case "IN", "RB", "TO", "VBG", "WRB", "CC":
		return true
	}
	// The subject of what follows is no aside: "The mission, he explained, would stay".
	return r.d.Tokens[to-1].Kind != text.Word && to-from > 1 && r.d.Tokens[to-1].Tag != ","
}

// says reports whether a passage holds a verb.
func (r *speechReader) says(from, to int) bool {
	for k := from; k < to; k++ {
		if r.t.isVerb(k) || r.d.Tokens[k].Tag == "MD" {
			return true
		}
	}
	return false
}

// negated reports whether the cue is denied: who "did not say" said nothing.
func (r *speechReader) negated(cue int) bool {
	for c := range r.t.children(cue) {
		t := &r.d.Tokens[c]
		if t.Dep == "neg" || t.Norm == "never" || t.Norm == "neither" {
			return true
		}
	}
	return cue > 0 && (r.d.Tokens[cue-1].Norm == "neither" || r.d.Tokens[cue-1].Norm == "nor")
}

// supposed reports whether the speech is one that was not made: "if he had said
// that …".
func (r *speechReader) supposed(cue int) bool {
	condition, had := false, false
	for c := range r.t.children(cue) {
		t := &r.d.Tokens[c]
		condition = condition || t.Dep == "mark" && c < cue && t.Norm == "if"
		had = had || t.Norm == "had" && c < cue
	}
	return condition && had
}

// quotes are verbs of who repeats another's words.
var quotes = map[string]bool{"quote": true, "cite": true}

// quoted adds the statement within another: "quoted X as saying …", "was quoted
// as saying …".
func (r *speechReader) quoted(a *speech.Attribution, found []speech.Attribution) (speech.Attribution, bool) {
	toks := r.d.Tokens
	stem := toks[a.Cue].Stem
	if !quotes[stem] {
		return speech.Attribution{}, false
	}
	s := r.d.SentenceOf(a.Cue)
	for k := a.Cue + 1; k+1 < s.To && k < a.Cue+14; k++ {
		if toks[k].Norm != "as" || toks[k+1].Tag != "VBG" || r.l.cues["V"+toks[k+1].Stem] == "" {
			continue
		}
		for i := range found {
			if found[i].Cue == k+1 {
				return speech.Attribution{}, false
			}
		}
		who := r.t.child(a.Cue, "nsubjpass")
		if who < 0 {
			who = r.t.child(a.Cue, "dobj")
		}
		if who < 0 {
			for j := a.Cue + 1; j < k; j++ {
				if toks[j].Tag != "" && toks[j].Tag[0] == 'N' || toks[j].Tag == "PRP" {
					who = j
				}
			}
		}
		if who < 0 {
			return speech.Attribution{}, false
		}
		b := speech.Attribution{Cue: k + 1, Source: who, SourceFrom: who, SourceTo: who + 1, RightFrom: k + 2, RightTo: s.To, CueScore: 0.9, PartScore: 0.8}
		if r.nothingBehind(k+2, s) {
			return r.quotedFirst(a, b, s)
		}
		if m := mentionAt(r.d, who); m != text.NoMention {
			b.SourceFrom, b.SourceTo = r.d.Mentions[m].From, r.d.Mentions[m].To
		}
		// What another reports of it ends before that one: ", Reuters reports".
		for i := range found {
			if c := found[i].Cue; c > k+1 && found[i].Source > k+1 && found[i].SourceFrom < b.RightTo && c < s.To {
				b.RightTo = min(b.RightTo, found[i].SourceFrom)
			}
		}
		return b, b.RightFrom < b.RightTo
	}
	return speech.Attribution{}, false
}

// quotedFirst gives the statement b of who is quoted by a in sentence s, where his words
// stand in front of both: "“We are ready,” Tasnim quoted him as saying".
func (r *speechReader) quotedFirst(a *speech.Attribution, b speech.Attribution, s *text.Sentence) (speech.Attribution, bool) {
	toks := r.d.Tokens
	if m := mentionAt(r.d, b.Source); m != text.NoMention {
		b.SourceFrom, b.SourceTo = r.d.Mentions[m].From, r.d.Mentions[m].To
	}
	who := r.t.child(a.Cue, "nsubj", "nsubjpass")
	if who < 0 || who > a.Cue {
		return b, false
	}
	from, to := r.phrase(who)
	if m := mentionAt(r.d, who); m != text.NoMention {
		from, to = min(from, r.d.Mentions[m].From), max(to, r.d.Mentions[m].To)
	}
	end := r.front(&speech.Attribution{Cue: a.Cue, Source: who, SourceFrom: from, SourceTo: to})
	if end <= s.From+1 || toks[end-1].Kind == text.Word || !r.says(s.From, end) {
		return b, false
	}
	b.LeftFrom, b.LeftTo, b.RightFrom, b.RightTo = s.From, end, 0, 0
	if a.RightFrom >= s.To {
		b.RightFrom, b.RightTo = a.RightFrom, a.RightTo // a quotation that goes on behind it
	}
	return b, true
}

// nothingBehind reports whether behind "quoted as saying", from token i on, no words of his
// stand, but at most who quotes him, where and when: they stand in front.
func (r *speechReader) nothingBehind(i int, s *text.Sentence) bool {
	toks := r.d.Tokens
	if i < s.To && toks[i].Kind == text.Word && toks[i].Tag != "IN" && toks[i].Tag != "RB" && toks[i].Dep != "nmod:tmod" && !r.l.calendar[toks[i].Norm] || i < s.To && toks[i].Norm == "that" {
		return false
	}
	for k := i; k < s.To; k++ {
		if toks[k].Kind == text.Open || toks[k].Text == ":" || r.finite(k) || toks[k].Tag == "MD" {
			return false
		}
	}
	return true
}

// mentionAt returns the longest mention that token i is in, one that it heads
// first.
func mentionAt(d *text.Doc, i int) int {
	best := text.NoMention
	for k := range d.Mentions {
		m := &d.Mentions[k]
		if m.From > i {
			break
		}
		if i >= m.To {
			continue
		}
		switch {
		case best < 0, m.Head == i && d.Mentions[best].Head != i,
			(m.Head == i) == (d.Mentions[best].Head == i) && m.To-m.From > d.Mentions[best].To-d.Mentions[best].From:
			best = k
		}
	}
	return best
}
