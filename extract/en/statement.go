package en

import (
	"math"
	"slices"
	"sort"
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
	found := r.constructions(r.saidByNouns(r.performatives(l.headlines(d, l.tails(d, l.speech.Find(d, r.likely))))))
	found = slices.DeleteFunc(found, func(a speech.Attribution) bool {
		k := a.Cue // settled with who quotes it
		return k > 0 && d.Tokens[k].Norm == "saying" && d.Tokens[k-1].Norm == "as" && r.nothingBehind(k+1, d.SentenceOf(k)) && slices.ContainsFunc(found, func(b speech.Attribution) bool {
			return b.Cue < k && d.Tokens[b.Cue].Sent == d.Tokens[k].Sent && quotes[d.Tokens[b.Cue].Stem]
		})
	})
	found = r.retold(found)
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
	r.qualities()
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
	if m := mentionAt(d, a.Source); t.Text == ":" && a.Source >= 0 && a.Source < a.Cue && m != text.NoMention && d.Mentions[m].Type == schema.Place && a.RightTo > a.RightFrom && d.Tokens[a.RightFrom].Kind != text.Open && d.Tokens[d.SentenceOf(a.Cue).To-1].Text == "?" {
		return s, false // "Oslo: a new tram for the north?"
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
		if t.Norm == "according" && next.Norm == "to" || next.Dep == "compound:prt" && next.Head == a.Cue || t.Stem == "call" && (next.Norm == "for" || next.Norm == "on" && !r.dayBehind(a.Cue+1)) {
			s.CueTo++
			if t.Stem == "call" {
				s.Act = schema.Demand
			}
		}
	}
	if t.Stem == "call" && r.dayBehind(a.Cue+1) && a.Cue+3 < len(d.Tokens) && d.Tokens[a.Cue+1].Norm == "on" && d.Tokens[a.Cue+3].Norm == "for" {
		s.Act = schema.Demand // "called on Sunday for a truce"
		a.RightFrom = max(a.RightFrom, a.Cue+4)
	}
	clear := r.clearAt(a.Cue)
	if clear > 0 {
		s.CueTo = clear + 1 // "made it clear"
	}
	s.Cue = d.Span(s.CueFrom, s.CueTo)
	denial := s.Act == schema.Deny || s.Act == schema.Reject // as "did not accept" is; "did not deny" is none
	if own := l.act(d.Tokens[a.Cue].Stem, d.Tokens[a.Cue].Tag); own == schema.Deny || own == schema.Reject {
		denial = false
	}
	if s.Act != schema.Think && !denial && r.negated(a.Cue) || r.byNobody(a) || r.supposed(a.Cue) || r.unsaid(a) {
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
			if r.introduced(a) {
				s.Content, s.Continued = right, nil // "A miner himself, he said, “…”"
				break
			}
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
	if !strings.ContainsAny(s.Content.Text, " -") && len(s.Content.Text) < 4 && (s.Act != schema.Warn || a.RightTo <= a.RightFrom || !strings.HasPrefix(d.Tokens[a.RightTo-1].Tag, "NN")) {
		return s, false // "asked to"
	}
	if a.Source < 0 && (a.LeftTo <= a.LeftFrom && r.somebody(a.RightFrom, a.RightTo) || a.RightTo <= a.RightFrom && r.somebody(a.LeftFrom, a.LeftTo)) {
		return s, false // who speaks is no content
	}
	if s.Score < 0.3 && t.Tag != "" && t.Tag[0] == 'V' && l.cues["V"+t.Stem] == "" {
		return s, false // a verb that is hardly one of speech: "appointed", "signed"
	}
	s.Mode = mode(d, a)
	if _, ok := r.tweet(a.Cue); ok {
		s.Mode = schema.Direct
	}
	if s.Mode == schema.Indirect && (s.Act == schema.Condemn || s.Act == schema.Say && r.t.child(a.Cue, "dobj") > a.Cue) && r.struck(a.Cue) {
		return s, false
	}
	if s.Mode == schema.Indirect && a.Source < 0 && s.Continued == nil && r.bare(s.Content) {
		return s, false // "more than has been requested", "requested for fiscal 2013"
	}
	if _, stance := l.stances[t.Stem]; s.Mode == schema.Indirect && t.Tag != "" && t.Tag[0] == 'V' && !stance && l.cues["V"+t.Stem] == "" && l.cues["N"+t.Stem] == "" && len(l.triggers["V"+t.Stem]) > 0 && clear < 0 {
		return s, false // a deed: "kidnapped", "nominated"
	}
	if s.Mode == schema.Indirect && clear < 0 && (r.intends(a) || r.stance(a)) {
		s.Act = schema.Think
	}
	r.source(&s, a)
	if s.Act == schema.Threaten && a.Source >= 0 && r.lifeless(a.Source) {
		return s, false // "the drought threatens to ruin them"
	}
	if a.Source > 0 && d.Tokens[a.Source].Norm == "which" && d.Tokens[a.Source-1].Tag == "," && t.Stem == "explain" && len(s.Speakers) > 0 && d.Mentions[s.Speakers[0]].Type == schema.Person {
		return s, false // "…, which helps explain why": a whole clause
	}
	if s.Act != schema.Think && r.hardlySaid(&s, t) || s.Act == schema.Think && s.Score < leastOfThoughts {
		return s, false
	}
	s.Act = r.refined(&s, a)
	if s.SpeakerText.IsZero() && s.Score < 0.6 && t.Tag != "" && t.Tag[0] == 'N' {
		return s, false // "bombed positions of X": a noun that nobody stands behind
	}
	if s.Date = r.day(a.Cue); s.Date < 0 {
		s.Date = r.dayBeside(a)
	}
	if s.Date >= 0 && r.dayOfContent(&s) {
		s.Date = -1
	}
	if s.Date < 0 && !r.earlier(a.Cue) && r.told(a.Cue) {
		s.Date = r.dayOfNews(&s)
	}
	if s.Act == schema.Think {
		s.Date = -1 // of what was done, not of words
	}
	s.Apart = r.earlier(a.Cue) || s.Date < 0 && (r.otherDay(a) || s.Act == schema.Say && r.hasSaid(a.Cue))
	s.Inherit = s.Act == schema.Say || s.Act != schema.Think && r.told(a.Cue) // the same speech goes on
	r.circumstances(&s, a)
	return s, true
}

// dayBehind reports whether a day of the week or month stands behind token k: "called on Sunday
// for a truce".
func (r *speechReader) dayBehind(k int) bool {
	return k+1 < len(r.d.Tokens) && r.d.Tokens[k+1].Cap && r.l.calendar[r.d.Tokens[k+1].Norm]
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
	return strings.HasPrefix(cue.Tag, "RB") || cue.Tag == "VBN" && s.Act != schema.Accuse && s.Mode == schema.Indirect && s.Content.End <= s.Cue.Start && !r.saysIn(s.Content) || s.Score < leastOfNobody
}

// saysIn reports whether a passage has a clause of its own.
func (r *speechReader) saysIn(c schema.Span) bool {
	k, _ := slices.BinarySearchFunc(r.d.Tokens, c.Start, func(t text.Token, at int) int { return t.Start - at })
	to := k
	for to < len(r.d.Tokens) && r.d.Tokens[to].End <= c.End {
		to++
	}
	return r.says(k, to)
}

// leastOfNobody and leastOfThings are the certainties below which it is no statement that
// is attributed to nobody, or to what is no speaker; leastOfThoughts that below which nobody is
// told to think something: most of those that the models doubt more are none.
const (
	leastOfNobody   = 0.2
	leastOfThings   = 0.1
	leastOfThoughts = 0.32
)

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

// introduced reports whether what stands to the left of a's cue, without marks, only tells of who
// speaks or when, and his words, in marks, stand to the right: "A veteran of two wars, Brandt said, “…”",
// "While calling it late, Brandt alluded to …".
func (r *speechReader) introduced(a *speech.Attribution) bool {
	toks := r.d.Tokens
	if a.LeftTo <= a.LeftFrom || a.RightTo <= a.RightFrom || a.RightFrom < a.Cue || a.LeftTo > a.Cue || toks[a.LeftFrom].Kind == text.Open || quoted(r.d, a.LeftFrom) {
		return false
	}
	marks := toks[a.RightFrom].Kind == text.Open || quoted(r.d, a.RightFrom)
	switch first := &toks[a.LeftFrom]; {
	case first.Norm == "while" || first.Norm == "when" || first.Norm == "although" || first.Norm == "though":
		return marks || r.says(a.RightFrom, a.RightTo)
	case first.Norm == "a" || first.Norm == "an":
		return marks && !r.says(a.LeftFrom, a.LeftTo)
	}
	return false
}

// helped reports whether a verb has an auxiliary: "had warned", "was told".
func (r *speechReader) helped(verb int) bool {
	return r.t.child(verb, "aux", "auxpass") >= 0
}

// bare reports whether a span is but a number or words without meaning of their own.
func (r *speechReader) bare(c schema.Span) bool {
	k, _ := slices.BinarySearchFunc(r.d.Tokens, c.Start, func(t text.Token, at int) int { return t.Start - at })
	for ; k < len(r.d.Tokens) && r.d.Tokens[k].End <= c.End; k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Tag == "CD", t.Tag == "IN", t.Tag == "DT", t.Tag == "TO", t.Norm == "fiscal", r.l.calendar[t.Norm]:
		default:
			return false
		}
	}
	return true
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

// longestMention is more tokens than any mention has.
const longestMention = 100

// mentionAt returns the longest mention that token i is in, one that it heads
// first.
func mentionAt(d *text.Doc, i int) int {
	best := text.NoMention
	k := sort.Search(len(d.Mentions), func(k int) bool { return d.Mentions[k].From > i-longestMention })
	for ; k < len(d.Mentions) && d.Mentions[k].From <= i; k++ {
		m := &d.Mentions[k]
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
