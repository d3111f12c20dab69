package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
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

// othersWords reports whether a's cue tells but of words that others say or said: "echoed what many
// have said", "resisted calls for it to leave".
func (r *speechReader) othersWords(a *speech.Attribution) bool {
	toks, k := r.d.Tokens, a.Cue
	switch t := &toks[k]; t.Stem {
	case "echo":
		return k+1 < len(toks) && toks[k+1].Norm == "what"
	case "say", "tell":
		return a.Source > 0 && a.SourceFrom > 0 && toks[a.SourceFrom-1].Norm == "what" && a.Source < k && !r.says(a.RightFrom, a.RightTo)
	case "call":
		h := t.Head
		return t.Tag[0] == 'N' && h >= 0 && h < k && (t.Dep == "dobj" || t.Dep == "nmod") && rebuffs[toks[h].Stem] && a.Source >= 0 && a.Source < h
	}
	return false
}

// rebuffs holds verbs for not doing what others call for.
var rebuffs = map[string]bool{"brush": true, "defy": true, "dismiss": true, "face": true, "heed": true, "ignore": true, "rebuff": true, "reject": true, "resist": true, "withstand": true}

// sayingBehind reports whether "saying" stands right behind the words on paper at token o.
func (r *speechReader) sayingBehind(o int) bool {
	toks := r.d.Tokens
	const reach = 8
	for k := o + 1; k < len(toks) && k < o+reach && toks[k].Sent == toks[o].Sent; k++ {
		if toks[k].Norm == "saying" {
			return true
		}
		if r.t.isVerb(k) && toks[k].Tag != "VBN" {
			return false
		}
	}
	return false
}

// audiences holds nouns for those whom one speaks to.
var audiences = map[string]bool{"assembly": true, "audience": true, "conference": true, "congress": true, "convention": true, "crowd": true, "gala": true, "gathering": true, "meeting": true, "nation": true, "parliament": true, "rally": true, "session": true, "student": true, "summit": true, "supporter": true}

// images holds nouns for what is shown rather than said.
var images = map[string]bool{"footage": true, "image": true, "photo": true, "photograph": true, "picture": true, "scene": true, "video": true}

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
	return t.Stem != "offer" && r.l.act(t.Stem, t.Tag) == schema.Say && a.RightFrom == a.Cue+1 && a.RightTo > a.RightFrom+1 && toks[a.RightFrom].Tag == "TO" && toks[a.RightFrom+1].Tag == "VB"
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
	if r.suffered(a) || r.allowed(k) || r.gerund(k) || r.objectOf(a) || r.deniedDeed(k) || r.measure(k) || r.othersWords(a) {
		return true
	}
	if r.nothingSaid(a) {
		return true
	}
	switch toks[k].Stem {
	case "deny":
		return k > 0 && (toks[k-1].Norm == "nor" || toks[k-1].Norm == "neither")
	case "ask", "press", "question", "quiz":
		return r.askedByNobody(k)
	case "blame", "accuse": // "X, blamed for the raid"
		next := k + 1
		if toks[k].Tag == "VBN" && !r.helped(k) && next < len(toks) && (toks[next].Norm == "for" || toks[next].Norm == "of") && (a.Source < 0 || a.Source < k) {
			return true
		}
	case "address", "introduce":
		// "addressed a rally", "introduced a bill"
		if o := r.t.child(k, "dobj"); o > k && toks[k].Tag[0] == 'V' && a.LeftTo <= a.LeftFrom && !quoted(r.d, a.RightFrom) && (toks[k].Stem == "introduce" || audiences[toks[o].Stem]) {
			return true
		}
	case "post", "publish", "release", "issue":
		if o := r.t.child(k, "dobj"); o > k && toks[k].Stem == "post" && images[toks[o].Stem] && !r.sayingBehind(o) {
			return true // "posted a photo of himself"
		}
		if o := r.t.child(k, "dobj"); o > k && documents[toks[o].Stem] && r.sayingBehind(o) {
			return true // "published a statement, saying that"
		}
		if toks[k].Tag == "VBN" && toks[k].Dep == "acl" && toks[k].Head >= 0 && (documents[toks[toks[k].Head].Stem] || images[toks[toks[k].Head].Stem]) && !r.helped(k) {
			return true // "a statement posted on its site"
		}
		if k > 0 && k+1 < len(toks) && toks[k+1].Tag == "IN" && toks[k].Tag[0] == 'V' && (documents[toks[k-1].Stem] || images[toks[k-1].Stem]) {
			return true // where the tree makes it the verb of all
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
	case "clear", "unclear":
		if a.Source < 0 || toks[a.Source].Norm == "it" {
			return true // "it is unclear who fired"
		}
	case "show", "air", "broadcast", "carry":
		if o := r.t.child(k, "dobj"); o > k && images[toks[o].Stem] {
			return true // "the channel showed footage of the ruins"
		}
	case "know":
		if toks[k].Tag == "VBN" && a.Source < 0 {
			return true // "the group, known as", "was known to support"
		}
	case "see", "witness":
		if m := mentionAt(r.d, max(a.Source, 0)); r.t.child(k, "dobj") > k && a.Source >= 0 && m >= 0 && r.d.Mentions[m].Type == schema.Place {
			return true // "Kenya saw a spate of attacks"
		}
	case "appeal":
		if o := r.t.child(k, "dobj"); o > k && toks[k].Tag[0] == 'V' {
			return true // "appealed the ruling"
		}
	case "contradict":
		if m := mentionAt(r.d, r.t.child(k, "dobj")); m != text.NoMention && r.d.Mentions[m].Type == schema.Person {
			return true // "That contradicts the minister, who said …"
		}
	case "identify", "list", "label":
		if k+1 < len(toks) && toks[k].Stem == "identify" && toks[k+1].Norm == "as" && toks[k].Tag != "VBN" {
			return true // "identifies as a woman"
		}
		if o := r.t.child(k, "dobj"); toks[k].Stem == "identify" && o > k && r.t.child(k, "ccomp") < 0 && !slices.ContainsFunc(toks[k:min(k+12, len(toks))], func(t text.Token) bool { return t.Norm == "as" }) {
			return true // "identified the remnants of a shell"
		}
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
		if o := r.t.child(k, "dobj"); o > k && toks[o].Stem == "life" {
			return true // "the blast claimed 40 lives"
		}
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
		if toks[k].Stem == "name" && toks[k].Tag[0] == 'V' && a.RightFrom > k && a.LeftTo <= a.LeftFrom && !quoted(r.d, a.RightFrom) && !r.calls(k) {
			return true // "names first woman to head the board"
		}
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

// calls reports whether verb k says as what it names somebody: "named him as the suspect".
func (r *speechReader) calls(k int) bool {
	for c := range r.t.children(k) {
		if r.d.Tokens[c].Dep == "nmod" && r.t.preposition(c) == "as" {
			return true
		}
	}
	return false
}

// suffered reports whether the cue is the passive of a headline, which leaves out its "was":
// "Minister accused of lying", "Premier urged to quit".
func (r *speechReader) suffered(a *speech.Attribution) bool {
	toks := r.d.Tokens
	k := a.Cue
	if !r.d.SentenceOf(k).Heading || toks[k].Tag != "VBD" && toks[k].Tag != "VBN" || r.helped(k) || k+1 >= len(toks) || a.Source >= k {
		return false
	}
	next := toks[k+1].Norm
	switch toks[k].Stem {
	case "accuse", "suspect":
		return next == "of"
	case "ask", "order", "tell", "urge":
		return next == "to"
	case "blame", "condemn", "criticise", "criticize", "praise":
		return next == "for" || next == "over"
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
	if toks[k].Norm != "asked" && toks[k].Norm != "pressed" && toks[k].Norm != "quizzed" && toks[k].Norm != "questioned" {
		return false
	}
	before := "when" // "Asked if …, she said"
	if k > s.From {
		before = toks[k-1].Norm
	} else if k+1 >= s.To || !putTo[toks[k+1].Norm] && !r.l.calendar[toks[k+1].Norm] {
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

// putTo holds the words with which a sentence goes on that begins with "Asked".
var putTo = map[string]bool{"about": true, "again": true, "by": true, "how": true, "if": true, "later": true, "on": true, "repeatedly": true, "what": true, "when": true, "whether": true, "who": true, "why": true}

// byNobody reports whether the subject of the cue is nobody: "neither side
// announced it".
func (r *speechReader) byNobody(a *speech.Attribution) bool {
	if !r.t.isVerb(a.Cue) {
		return false
	}
	sub := r.t.child(a.Cue, "nsubj", "nsubjpass")
	if sub < 0 || a.Source >= 0 && (sub < a.SourceFrom || sub >= a.SourceTo) && (r.d.SentenceOf(a.Cue).Heading || a.LeftFrom <= sub && sub < a.LeftTo) {
		return false // "“No talks”, Oslo says", "Nobody, he complains, has come"
	}
	if next := sub + 1; r.d.Tokens[sub].Tag == "CD" || r.d.Tokens[sub].Kind == text.Number || next < len(r.d.Tokens) && r.d.Tokens[next].Kind == text.Number {
		return false // "No 10 said"
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
