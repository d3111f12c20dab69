package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Fold is the form that words and names are compared in: lower case, straight
// apostrophes.
func Fold(s string) string { return lower(s) }

// A namer finds the mentions of one document.
type namer struct {
	l    *Language
	d    *text.Doc
	ms   []text.Mention
	name []int32 // for each token, 1 + the index in ms of the name that covers it
	seen map[string]schema.EntityType
	// small holds the words that the document has in small letters.
	small map[string]bool
	// inside holds those that it has with a capital within a sentence.
	inside map[string]bool
	// links between mentions by index in ms, settled when the order is.
	links []text.Link
}

// Names adds d.Mentions, ordered, and d.Links: names, descriptions of persons
// and bodies, and the pronouns that speak or act.
func (l *Language) Names(d *text.Doc) {
	n := &namer{l: l, d: d, ms: d.Mentions[:0], name: make([]int32, len(d.Tokens)), seen: map[string]schema.EntityType{}, small: map[string]bool{}}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Kind == text.Word && !t.Cap {
			n.small[t.Norm] = true
		}
	}
	var tagged []text.Mention
	if l.tagger != nil {
		tagged = l.Settle(d, l.tagger.Tag(d))
	}
	n.inside = capitalsInside(d)
	n.months()
	// The text before its headlines: capitals say nothing there.
	for pass := range 2 {
		for i := range d.Sentences {
			s := &d.Sentences[i]
			if pass == 0 && n.byline(s) {
				s.Skip = true
			}
			if s.Skip || s.Heading != (pass == 1) {
				continue
			}
			if n.dateline(s) {
				n.known(s, tagged)
				n.datelineOnly(s)
				continue
			}
			n.known(s, tagged)
			n.runs(s, tagged)
			n.headed(s)
		}
	}
	n.namedLikeTitles()
	n.nameless()
	n.agree()
	n.retype()
	n.bodiesOf()
	n.genders()
	for i := range d.Sentences {
		if s := &d.Sentences[i]; !s.Skip {
			n.persons(s)
			n.bodies(s)
			n.pronouns(s)
		}
	}
	n.topics()
	n.appositions()
	n.acronyms()
	n.headlines()
	n.papers()
	n.introductions()
	n.anaphors()
	n.finish()
}

// dateline reports whether a sentence is what stands before an article's first
// dash, or behind its agency: "BAGHDAD, Dec 9 (Agency) -", "Baghdad (Agency)".
func (n *namer) dateline(s *text.Sentence) bool {
	last := &n.d.Tokens[s.To-1]
	switch last.Text {
	case "-", "--", "\u2013", "\u2014", ")":
		return s.To-s.From < 20 && (last.Text != ")" || s.Heading) && s.To < len(n.d.Tokens) && n.d.Sentences[last.Sent+1].Para == s.Para
	}
	return false
}

// datelineOnly drops what a dateline names but for its place and agency.
func (n *namer) datelineOnly(s *text.Sentence) {
	toks := n.d.Tokens
	for k := s.From; k < s.To; k++ {
		if x := n.name[k]; x != 0 && n.ms[x-1].Type != schema.Place && (n.ms[x-1].Known == "" || n.ms[x-1].Type != schema.Organization) {
			n.forget(k)
		}
	}
	for k := s.From; k < s.To; k++ {
		// The agency in brackets: "ADEN (Harbour Wire) -".
		to := k + 1
		for to < s.To && toks[to].Kind == text.Word && toks[to].Cap && n.name[to] == 0 && !n.calendar(&toks[to]) {
			to++
		}
		if toks[k].Text == "(" && to > k+1 && to < s.To && toks[to].Text == ")" {
			n.add(text.Mention{From: k + 1, To: to, Head: to - 1, Type: schema.Organization, Kind: schema.ByName, Definite: true, Rule: "en/dateline", Score: 0.8})
		}
	}
}

// byline reports whether a line names who wrote the article: "By Jane Doe in Doha".
func (n *namer) byline(s *text.Sentence) bool {
	toks := n.d.Tokens
	if !s.Heading || s.To-s.From > 12 || s.To-s.From < 2 || toks[s.From].Norm != "by" || !toks[s.From+1].Cap {
		return false
	}
	for k := s.From; k < s.To; k++ {
		if toks[k].Tag == "VBD" || toks[k].Tag == "VBZ" {
			return false
		}
	}
	return true
}

// add appends a mention and returns its index.
func (n *namer) add(m text.Mention) int {
	m.Span = n.d.Span(m.From, m.To)
	if m.Type != schema.Person && m.Kind != schema.ByPronoun {
		m.Gender = text.Neuter
	}
	m.Entity = -1
	if m.Score == 0 {
		m.Score = 0.8
	}
	if m.Number == text.NoNumber {
		m.Number = text.Singular
	}
	t := &n.d.Tokens[m.Head]
	m.Subject = t.Dep == "nsubj" || t.Dep == "nsubjpass"
	n.ms = append(n.ms, m)
	if m.Kind == schema.ByName {
		for i := m.From; i < m.To; i++ {
			n.name[i] = int32(len(n.ms))
		}
	}
	return len(n.ms) - 1
}
