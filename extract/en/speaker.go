package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// source fills in who speaks.
func (r *speechReader) source(s *text.Statement, a *speech.Attribution) {
	d := r.d
	if a.Source < 0 || a.SourceFrom >= a.SourceTo {
		return
	}
	s.SpeakerText = d.Span(a.SourceFrom, a.SourceTo)
	if r.participle(a) {
		s.Implied, s.Adverbial = text.Agreement{Want: true}, true
		s.SpeakerText = schema.Span{}
		return
	}
	heads := r.nouns(a)
	for n, k := range heads {
		if n > 0 && (r.secondOffice(heads[0], k) || r.clauseOf(a, k)) {
			continue
		}
		if m := r.speaker(k); m != text.NoMention {
			s.Speakers = append(s.Speakers, m)
		}
	}
	if len(heads) == 1 && len(r.together) > 1 && r.bothOf(heads[0]) {
		s.Speakers = slices.Clone(r.together) // "the two countries said"
	}
	if len(s.Speakers) > 1 {
		r.together = s.Speakers
	}
	if o := r.t.child(a.Cue, "dobj"); len(s.Speakers) == 1 && o > a.Cue && documents[d.Tokens[o].Stem] && (issued[d.Tokens[a.Cue].Stem] || d.Tokens[a.Cue].Stem == "tweet" || d.Tokens[a.Cue].Stem == "write") {
		r.issues(d.Tokens[o].Stem, s.Speakers[0]) // "tweeted a statement"
	}
	if len(s.Speakers) == 0 && len(heads) == 1 && documents[d.Tokens[heads[0]].Stem] {
		s.Implied = r.issuer(heads[0])
		s.Document = s.Implied.Want && notices[d.Tokens[heads[0]].Stem]
	}
	if len(s.Speakers) == 0 {
		switch d.Tokens[a.Source].Norm {
		case "he", "his":
			s.Implied = text.Agreement{Want: true, Gender: text.Masculine, Number: text.Singular, Person: true}
		case "she", "her":
			s.Implied = text.Agreement{Want: true, Gender: text.Feminine, Number: text.Singular, Person: true}
		case "they", "their":
			s.Implied = text.Agreement{Want: true, Number: text.Plural, Person: true}
		case "its":
			s.Implied = text.Agreement{Want: true, Number: text.Singular, Gender: text.Neuter}
		case "we", "i":
			if !r.within(a.Cue) && (a.Source == 0 || d.Tokens[a.Source-1].Norm != "as") { // "as we reported" is the paper
				s.Speakers = r.author // whose words the article is: "we call on all sides"
			}
		}
	}
}

// bothOf reports whether noun k means those who spoke together: "the countries", "both
// governments", "the two sides".
func (r *speechReader) bothOf(k int) bool {
	toks := r.d.Tokens
	if toks[k].Tag != "NNS" || !sides[toks[k].Stem] || r.t.child(k, "nmod", "acl", "amod", "compound", "nmod:poss") >= 0 {
		return false
	}
	for c := range r.t.children(k) {
		if w := toks[c].Norm; c < k && (w == "the" || w == "both" || w == "two") {
			return true
		}
	}
	return false
}

// secondOffice reports whether k, joined to the person named at first, is no other person
// but an office of his: "Novak, a Farmer and chairman of the council, said".
func (r *speechReader) secondOffice(first, k int) bool {
	d := r.d
	x, y := mentionAt(d, first), mentionAt(d, k)
	if x == text.NoMention || y == text.NoMention {
		return false
	}
	a, b := &d.Mentions[x], &d.Mentions[y]
	if a.Kind != schema.ByName || a.Type != schema.Person || b.Kind != schema.ByDescription || b.Type != schema.Person || b.Number != text.Singular || a.To >= len(d.Tokens) || d.Tokens[a.To].Tag != "," {
		return false
	}
	if t := d.Tokens[b.From].Tag; t == "DT" || t == "PRP$" || b.To < len(d.Tokens) && d.Tokens[b.To].Tag != "," && d.Tokens[b.To].Tag != "IN" {
		return false
	}
	return d.Tokens[b.From-1].Norm == "and"
}

// clauseOf reports whether k, joined to those whom a is "according to", begins the clause
// behind it: "according to a police official, and two people are missing".
func (r *speechReader) clauseOf(a *speech.Attribution, k int) bool {
	toks := r.d.Tokens
	if toks[a.Cue].Norm != "according" {
		return false
	}
	_, to := r.phrase(k)
	return to < len(toks) && toks[to].Sent == toks[k].Sent && (toks[to].Tag == "MD" || r.finite(to))
}

// participle reports whether a's cue goes with a speech before it in the sentence,
// and the model has taken somebody told of there for its speaker: "said no side
// had refused, adding that …".
func (r *speechReader) participle(a *speech.Attribution) bool {
	d := r.d
	if d.Tokens[a.Cue].Tag != "VBG" || r.helped(a.Cue) {
		return false
	}
	for k := range r.found {
		b := &r.found[k]
		if b.Cue < a.Cue && b.Source >= 0 && b.Source != a.Source && d.Tokens[b.Cue].Sent == d.Tokens[a.Cue].Sent && b.RightFrom <= a.Source && a.Source < b.RightTo && a.Cue >= b.RightTo && r.finite(b.Cue) {
			return true
		}
	}
	return false
}

// within reports whether token i stands in what somebody else is found to say.
func (r *speechReader) within(i int) bool {
	for k := range r.found {
		a := &r.found[k]
		if a.Cue != i && (a.LeftFrom <= i && i < a.LeftTo || a.RightFrom <= i && i < a.RightTo) {
			return true
		}
	}
	return false
}

// speaker returns the mention of who is meant by the noun k: its own, or for
// words on paper, whoever issued them.
func (r *speechReader) speaker(k int) int {
	d := r.d
	t := &d.Tokens[k]
	if t.Tag == "PRP$" {
		if m := mentionAt(d, k); m != text.NoMention && d.Mentions[m].Kind == schema.ByPronoun {
			return m
		}
		return text.NoMention // "their appeal": not the appeal
	}
	if m := r.releasedBy(k); m != text.NoMention {
		return r.issues(t.Stem, m)
	}
	if measured[t.Stem] {
		for c := range r.t.children(k) {
			if m := mentionAt(d, c); c < k && m != text.NoMention && d.Mentions[m].Type == schema.Organization && d.Mentions[m].Kind == schema.ByName {
				return m // "according to U.N. estimates"
			}
		}
	}
	if documents[t.Stem] {
		if m := r.fromOutlet(k); m != text.NoMention {
			return r.issues(t.Stem, m)
		}
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
				if m := mentionAt(d, c); m != text.NoMention && (d.Mentions[m].Type != schema.Place || d.Tokens[c].Dep == "nmod" && r.t.preposition(c) != "of" && r.l.isCountry(r.d.Mentions[m].Known)) {
					return r.issues(t.Stem, m)
				}
			}
		}
		if m := r.siteOf(k); m != text.NoMention {
			return r.issues(t.Stem, m)
		}
		if m, ok := r.issued[t.Stem]; ok {
			return m
		}
		if m := mentionAt(d, k); m != text.NoMention && d.Mentions[m].Rule == sourceRule && d.Mentions[m].Head == k {
			return m // "other reports said"
		}
		return text.NoMention
	}
	if m := r.namedBehind(k); m != text.NoMention {
		return m
	}
	if t.Norm == "members" {
		// "members of the council said": the council.
		for c := range r.t.children(k) {
			if c > k && d.Tokens[c].Dep == "nmod" && r.t.preposition(c) == "of" {
				if m := mentionAt(d, c); m != text.NoMention && d.Mentions[m].Type == schema.Organization {
					return m
				}
			}
		}
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

// measured holds nouns for what a body counts or reckons.
var measured = map[string]bool{"data": true, "estimate": true, "figure": true, "projection": true, "statistic": true, "tally": true}

// releasedBy returns who released, issued or published the words or figures k, or none: "a statement
// released on Thursday by the ministry", "excerpts released by the palace"; an outlet that
// publishes or carries a statement has not issued it.
func (r *speechReader) releasedBy(k int) int {
	d := r.d
	for c := range r.t.children(k) {
		if v := &d.Tokens[c]; v.Dep != "acl" || !issued[v.Stem] {
			continue
		}
		for g := range r.t.children(c) {
			if d.Tokens[g].Dep != "nmod" || r.t.preposition(g) != "by" {
				continue
			}
			m := mentionAt(d, g)
			if m == text.NoMention || d.Mentions[m].Type == schema.Place {
				continue
			}
			switch d.Tokens[c].Stem {
			case "carry", "publish":
				if notices[d.Tokens[k].Stem] && r.media(m) {
					return text.NoMention
				}
			}
			return m
		}
	}
	return text.NoMention
}

// notices holds nouns for words on paper that outlets pass on.
var notices = map[string]bool{"communique": true, "communiqu\u00e9": true, "letter": true, "memo": true, "message": true, "note": true, "release": true, "statement": true, "tweet": true}

// fromOutlet returns the body whose words on paper k are by "from" or "by" behind them and a day,
// or the outlet in which they stood; none where neither is told: "a report on Saturday from the
// agency", "a report in the Daily News".
func (r *speechReader) fromOutlet(k int) int {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(k)
	p := k + 1
	for p < s.To && p < k+4 && (r.l.calendar[toks[p].Norm] || toks[p].Norm == "on" || toks[p].Norm == "published") {
		p++
	}
	if p+1 >= s.To || toks[p].Norm != "from" && toks[p].Norm != "by" && toks[p].Norm != "in" {
		return text.NoMention
	}
	const most = 5
	for q := p + 1; q < s.To && q < p+most && (nominal[toks[q].Tag] || toks[q].Tag == "VBN"); q++ {
		if m := longestFrom(d, q, q); m != text.NoMention && d.Mentions[m].Kind == schema.ByName {
			if t := d.Mentions[m].Type; t == schema.Organization && (toks[p].Norm != "in" || r.media(m)) || t == schema.MilitaryUnit && toks[p].Norm != "in" {
				return m
			}
		}
	}
	return text.NoMention
}

// siteOf returns whose site the words on paper k were posted on, none where it is not told: "a
// statement posted on the council's website".
func (r *speechReader) siteOf(k int) int {
	d := r.d
	toks := d.Tokens
	const reach = 12
	if k+3 >= len(toks) || !issued[toks[k+1].Stem] || toks[k+2].Norm != "on" {
		return text.NoMention
	}
	for i := k + 3; i < len(toks) && i < k+reach && toks[i].Kind == text.Word && toks[i].Sent == toks[k].Sent; i++ {
		if !sites[toks[i].Stem] {
			continue
		}
		for _, o := range [2]int{i - 1, i + 3} { // "the council website", "the website of the council"
			if o == i-1 && toks[o].Tag == "POS" {
				o--
			}
			if o >= len(toks) || o > i && toks[i+1].Norm != "of" {
				continue
			}
			if m := mentionAt(d, o); m != text.NoMention && d.Mentions[m].Type == schema.Organization {
				return m
			}
		}
		return text.NoMention
	}
	return text.NoMention
}

// sites holds nouns for where somebody posts what he has to say.
var sites = map[string]bool{"account": true, "channel": true, "page": true, "site": true, "web": true, "website": true}

// issues notes that the words on paper of a noun are m's, and returns m.
func (r *speechReader) issues(noun string, m int) int {
	if r.issued == nil {
		r.issued = map[string]int{}
	}
	r.issued[noun] = m
	return m
}

// issued are verbs for making words on paper public.
var issued = map[string]bool{"release": true, "issue": true, "publish": true, "post": true, "carry": true, "send": true, "sign": true, "distribute": true, "circulate": true}

// issuer tells whom words on paper mean that nobody is named to have issued: "its
// statement said", "according to the report".
func (r *speechReader) issuer(k int) text.Agreement {
	for c := range r.t.children(k) {
		if c > k {
			continue
		}
		switch r.d.Tokens[c].Norm {
		case "its", "the", "this":
			return text.Agreement{Want: true, Gender: text.Neuter, Number: text.Singular}
		case "his":
			return text.Agreement{Want: true, Gender: text.Masculine, Number: text.Singular, Person: true, Human: true}
		case "her":
			return text.Agreement{Want: true, Gender: text.Feminine, Number: text.Singular, Person: true, Human: true}
		}
	}
	return text.Agreement{}
}

// namedBehind returns the name of one among several, "one of them, Sami Haddad,",
// or none.
func (r *speechReader) namedBehind(k int) int {
	switch t := &r.d.Tokens[k]; {
	case t.Norm == "one" || t.Norm == "another":
	case mentionAt(r.d, k) == text.NoMention && t.Tag == "NN" && (t.Norm == "member" || personal(t.Stem)):
		_, to := r.phrase(k) // "a member of the council, Sami Haddad, said"
		x := longestFrom(r.d, to+1, to+1)
		if to+1 >= len(r.d.Tokens) || r.d.Tokens[to].Tag != "," || x == text.NoMention || r.d.Mentions[x].Kind != schema.ByName || r.d.Mentions[x].Type != schema.Person || r.d.Tokens[min(r.d.Mentions[x].To, len(r.d.Tokens)-1)].Tag != "," {
			return text.NoMention
		}
		return x
	default:
		return text.NoMention
	}
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if m.From > k && m.From <= k+9 && m.Kind == schema.ByName && m.Type == schema.Person && r.d.Tokens[m.From].Sent == r.d.Tokens[k].Sent {
			for j := k + 1; j < m.From; j++ {
				if r.t.isVerb(j) {
					return text.NoMention
				}
				if r.d.Tokens[j].Tag == "," {
					return x
				}
			}
		}
	}
	return text.NoMention
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
		if inContent(c) || c >= a.SourceFrom && c < a.SourceTo {
			continue // "warned the president of the bank, Ada Brandt": who speaks hears nobody
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
