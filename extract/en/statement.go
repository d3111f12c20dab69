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
	found := l.headlines(d, l.speech.Find(d))
	d.Statements = d.Statements[:0]
	r := &speechReader{l: l, d: d, t: newTree(d)}
	for k := range found {
		a := &found[k]
		s, ok := r.statement(a)
		if ok {
			d.Statements = append(d.Statements, s)
		}
		if b, more := r.quoted(a, found); more {
			if q, ok := r.statement(&b); ok {
				if len(s.Speakers) == 1 {
					q.Medium = s.Speakers[0]
				}
				d.Statements = append(d.Statements, q)
			}
		}
	}
	slices.SortStableFunc(d.Statements, func(a, b text.Statement) int { return a.CueFrom - b.CueFrom })
}

// headlines adds what headlines attribute: "Speaker: words", "Words, speaker
// says".
func (l *Language) headlines(d *text.Doc, found []speech.Attribution) []speech.Attribution {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if !s.Heading || s.Skip || s.To-s.From < 4 {
			continue
		}
		a, ok := l.headline(d, s)
		if !ok {
			continue
		}
		found = slices.DeleteFunc(found, func(b speech.Attribution) bool {
			return b.Cue == a.Cue || b.Cue >= s.From && b.Cue < s.To && b.CueScore*b.PartScore < 0.3
		})
		found = append(found, a)
	}
	slices.SortStableFunc(found, func(a, b speech.Attribution) int { return a.Cue - b.Cue })
	return found
}

// headline reads one headline.
func (l *Language) headline(d *text.Doc, s *text.Sentence) (speech.Attribution, bool) {
	toks := d.Tokens
	speaker := func(from, to int) (head int, ok bool) {
		for x := range d.Mentions {
			m := &d.Mentions[x]
			if m.From >= from && m.To == to && m.From <= from+2 && m.Kind != schema.ByPronoun && m.Type != schema.Facility && m.Type != schema.NamedEvent {
				return m.Head, true
			}
		}
		return 0, false
	}
	for k := s.From + 1; k < s.From+8 && k+2 < s.To; k++ {
		if toks[k].Text != ":" {
			continue
		}
		if h, ok := speaker(s.From, k); ok {
			return speech.Attribution{Cue: k, Source: h, SourceFrom: s.From, SourceTo: k, RightFrom: k + 1, RightTo: s.To, CueScore: 0.7, PartScore: 0.9}, true
		}
		return speech.Attribution{}, false
	}
	last := s.To - 1
	switch toks[last].Norm {
	case "says", "say", "said":
	default:
		return speech.Attribution{}, false
	}
	for k := last - 1; k > s.From+1 && k > last-8; k-- {
		if toks[k].Tag == "," {
			h, ok := speaker(k+1, last)
			if !ok {
				h = last - 1
			}
			return speech.Attribution{Cue: last, Source: h, SourceFrom: k + 1, SourceTo: last, LeftFrom: s.From, LeftTo: k, CueScore: 0.9, PartScore: 0.9}, true
		}
	}
	return speech.Attribution{}, false
}

// A speechReader turns attributions into statements.
type speechReader struct {
	l *Language
	d *text.Doc
	t *tree
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
	if s.Act != schema.Think && s.Act != schema.Deny && s.Act != schema.Reject && r.negated(a.Cue) {
		return s, false
	}
	left := l.trim(d, a.LeftFrom, a.LeftTo)
	right := l.trim(d, a.RightFrom, a.RightTo)
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
	if !strings.ContainsAny(s.Content.Text, " -") && len(s.Content.Text) < 4 {
		return s, false // "asked to"
	}
	if s.Score < 0.3 && t.Tag != "" && t.Tag[0] == 'V' && l.cues["V"+t.Stem] == "" {
		return s, false // a verb that is hardly one of speech: "appointed", "signed"
	}
	s.Mode = mode(d, a)
	r.source(&s, a)
	if s.SpeakerText.IsZero() && s.Score < 0.6 && t.Tag != "" && t.Tag[0] == 'N' {
		return s, false // "bombed positions of X": a noun that nobody stands behind
	}
	s.Date = dateOf(d, a.Cue, a.Cue)
	r.circumstances(&s, a)
	switch t.Stem {
	case "add", "continue", "conclude", "go":
		s.Inherit = true
	}
	return s, true
}

// certainty turns the product of three models' probabilities, each too careful
// for the others depend on it, into the share that turns out right: measured on
// articles that the models had not seen.
func certainty(p float64) float64 { return math.Pow(p, 0.6) }

// aside reports whether a passage is an adverbial, or so small a part that the
// rest is what was said.
func (r *speechReader) aside(from, to int) bool {
	if r.says(from, to) {
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

// quoted adds the statement within another: "quoted X as saying …", "was quoted
// as saying …".
func (r *speechReader) quoted(a *speech.Attribution, found []speech.Attribution) (speech.Attribution, bool) {
	toks := r.d.Tokens
	stem := toks[a.Cue].Stem
	if stem != "quote" && stem != "cite" {
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
		if a.RightTo > k+2 {
			b.RightTo = a.RightTo
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

// source fills in who speaks.
func (r *speechReader) source(s *text.Statement, a *speech.Attribution) {
	d := r.d
	if a.Source < 0 || a.SourceFrom >= a.SourceTo {
		return
	}
	s.SpeakerText = d.Span(a.SourceFrom, a.SourceTo)
	head := r.t.antecedent(a.Source)
	if up := d.Tokens[head].Head; up >= 0 && d.Tokens[head].Dep == "nmod:poss" && d.Tokens[up].Dep == "nsubj" && d.Tokens[up].Head == a.Cue && d.Tokens[head].Tag != "PRP$" {
		head = up // "Iraq's military said"
	} else if up >= 0 && d.Tokens[head].Dep == "nmod" && d.Tokens[up].Dep == "nsubj" && d.Tokens[up].Head == a.Cue {
		switch r.t.preposition(head) {
		case "in", "at", "near", "of", "for":
			head = up // "the mission in Aden said"
		}
	}
	for _, k := range r.t.conjuncts(nil, head) {
		if m := r.speaker(k); m != text.NoMention {
			s.Speakers = append(s.Speakers, m)
		}
	}
	if len(s.Speakers) == 0 {
		switch d.Tokens[head].Norm {
		case "he":
			s.Implied = text.Agreement{Want: true, Gender: text.Masculine, Number: text.Singular, Person: true}
		case "she":
			s.Implied = text.Agreement{Want: true, Gender: text.Feminine, Number: text.Singular, Person: true}
		case "they":
			s.Implied = text.Agreement{Want: true, Number: text.Plural, Person: true}
		}
	}
}

// speaker returns the mention of who is meant by the noun k: its own, or for
// words on paper, whoever issued them.
func (r *speechReader) speaker(k int) int {
	d := r.d
	t := &d.Tokens[k]
	if documents[t.Stem] {
		for c := range r.t.children(k) {
			switch d.Tokens[c].Dep {
			case "compound", "nmod:poss", "nmod", "amod":
				if d.Tokens[c].Dep == "nmod" {
					switch r.t.preposition(c) {
					case "from", "by", "of":
					default:
						continue
					}
				}
				if m := mentionAt(d, c); m != text.NoMention && d.Mentions[m].Type != schema.Place {
					if r.issued == nil {
						r.issued = map[string]int{}
					}
					r.issued[t.Stem] = m
					return m
				}
			}
		}
		if m, ok := r.issued[t.Stem]; ok {
			return m
		}
		return text.NoMention
	}
	if k+2 < len(d.Tokens) && d.Tokens[k+1].Tag == "POS" {
		for x := range d.Mentions {
			if m := &d.Mentions[x]; m.From <= k && m.Head > k+1 && m.Head <= k+4 {
				return x // the tree makes the owner the subject: "Iraq's military said"
			}
		}
	}
	return mentionAt(d, k)
}

// documents are nouns for words on paper: who issued them speaks.
var documents = map[string]bool{"release": true, "statement": true, "report": true, "communique": true, "communiqu\u00e9": true, "letter": true, "memo": true, "document": true, "tweet": true, "note": true, "message": true, "poll": true, "survey": true, "study": true}

// circumstances fills in to whom and by what it was said.
func (r *speechReader) circumstances(s *text.Statement, a *speech.Attribution) {
	d := r.d
	t := &d.Tokens[a.Cue]
	if t.Tag == "" || t.Tag[0] != 'V' {
		return
	}
	inContent := func(c int) bool {
		return a.LeftFrom <= c && c < a.LeftTo || a.RightFrom <= c && c < a.RightTo
	}
	for c := range r.t.children(a.Cue) {
		if inContent(c) {
			continue
		}
		switch d.Tokens[c].Dep {
		case "dobj":
			switch t.Stem {
			case "tell", "inform", "assure", "remind", "warn", "notify", "brief", "ask", "urge", "thank", "congratulate", "promise", "advise":
				r.audience(s, c)
			}
		case "nmod":
			switch p := r.t.preposition(c); p {
			case "to":
				switch t.Stem {
				case "say", "announce", "speak", "explain", "confirm", "write", "suggest", "address", "complain", "admit", "report", "reveal":
					r.audience(s, c)
				}
			case "in", "on", "through", "via", "at", "during", "by":
				if m := mentionAt(d, c); m != text.NoMention && r.media(m) {
					s.Medium = m
				} else if mediumNouns[d.Tokens[c].Stem] && s.MediumText.IsZero() && s.Medium == text.NoMention {
					from := c
					for k := c - 1; k > a.Cue && (d.Tokens[k].Head == c && (d.Tokens[k].Tag == "NN" || d.Tokens[k].Tag == "JJ" || d.Tokens[k].Tag == "NNP" || d.Tokens[k].Tag == "VBN")); k-- {
						from = k
					}
					s.MediumText = d.Span(from, c+1)
				}
			}
		}
	}
}

// audience adds whom it was said to; a newspaper or channel is the medium.
func (r *speechReader) audience(s *text.Statement, c int) {
	for _, k := range r.t.conjuncts(nil, c) {
		m := mentionAt(r.d, k)
		if m == text.NoMention || r.d.Mentions[m].Kind == schema.ByPronoun {
			continue
		}
		if r.media(m) {
			if s.Medium == text.NoMention {
				s.Medium = m
			}
			continue
		}
		s.Audience = append(s.Audience, m)
	}
}

// media reports whether mention m is of a newspaper, channel or agency.
func (r *speechReader) media(m int) bool {
	k := r.l.names.ByID(r.d.Mentions[m].Known)
	return k != nil && (k.Kind == "media" || k.Kind == "social")
}

// mediumNouns carry a statement.
var mediumNouns = map[string]bool{"statement": true, "release": true, "tweet": true, "interview": true, "speech": true, "letter": true, "briefing": true, "conference": true, "post": true, "email": true, "e-mail": true, "message": true, "report": true, "op-ed": true, "article": true, "video": true, "memo": true, "address": true, "testimony": true, "call": true, "broadcast": true, "column": true, "editorial": true, "book": true, "telegram": true, "communique": true, "affidavit": true, "filing": true}

// act is what the speaker does, by the cue's lemma.
func (l *Language) act(lemma, tag string) schema.Act {
	class := "A"
	if tag != "" && (tag[0] == 'V' || tag[0] == 'N') {
		class = tag[:1]
	}
	if a, ok := l.cues[class+lemma]; ok {
		return schema.Act(a)
	}
	if class == "N" {
		if a, ok := l.cues["V"+lemma]; ok {
			return schema.Act(a)
		}
	}
	return schema.Say
}

// trim returns the passage of tokens from to to without the subordinator, the
// outer quotation marks and the marks around it.
func (l *Language) trim(d *text.Doc, from, to int) schema.Span {
	for changed := true; changed && from < to; {
		changed = false
		first, last := &d.Tokens[from], &d.Tokens[to-1]
		switch {
		case first.Kind == text.Punct && first.Text != "$" && first.Text != "(" && first.Text != "[", first.Kind == text.Close:
			from++
			changed = true
		case first.Norm == "that" && (first.Dep == "mark" || first.Tag == "IN" || to-from > 2 && clauseStart[d.Tokens[from+1].Tag]):
			from++
			changed = true
		case first.Kind == text.Open && !closesWithin(d, from, to-1):
			from++
			changed = true
		case last.Kind == text.Open:
			to--
			changed = true
		case last.Kind == text.Punct && (last.Text == "," || last.Text == ":" || last.Text == ";" || last.Text == "-" || last.Text == "--" || last.Text == "—" || last.Text == "–"):
			to--
			changed = true
		case last.Kind == text.Punct && last.Text == "." && !quoted(d, from):
			to--
			changed = true
		case last.Kind == text.Close && !opensWithin(d, from+1, to-1):
			to--
			changed = true
		}
	}
	if from >= to {
		return schema.Span{}
	}
	return d.Span(from, to)
}

// clauseStart holds the tags that a clause begins with after "that".
var clauseStart = map[string]bool{"DT": true, "PRP": true, "PRP$": true, "NNP": true, "NNPS": true, "EX": true}

// quoted reports whether the passage at from stands right after an opening mark.
func quoted(d *text.Doc, from int) bool { return from > 0 && d.Tokens[from-1].Kind == text.Open }

// closesWithin reports whether a quotation that opens at from closes before to:
// then the mark is no outer one.
func closesWithin(d *text.Doc, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if d.Tokens[k].Kind == text.Close {
			return true
		}
	}
	return false
}

// opensWithin reports whether one opens between from and to.
func opensWithin(d *text.Doc, from, to int) bool {
	for k := from; k < to; k++ {
		if d.Tokens[k].Kind == text.Open {
			return true
		}
	}
	return false
}

// mode tells direct from indirect speech by the quotation marks of the content.
func mode(d *text.Doc, a *speech.Attribution) schema.Mode {
	in, out := 0, 0
	for _, p := range [2][2]int{{a.LeftFrom, a.LeftTo}, {a.RightFrom, a.RightTo}} {
		open := false
		if p[0] > 0 && p[0] < p[1] && d.Tokens[p[0]-1].Kind == text.Open {
			open = true
		}
		for k := p[0]; k < p[1]; k++ {
			switch d.Tokens[k].Kind {
			case text.Open:
				open = true
			case text.Close:
				open = false
			case text.Word, text.Number:
				if open {
					in++
				} else {
					out++
				}
			}
		}
	}
	switch {
	case in == 0:
		return schema.Indirect
	case out*8 <= in:
		return schema.Direct
	}
	return schema.Mixed
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
