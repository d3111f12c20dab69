package en

import (
	"slices"
	"strings"
	"unicode"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// headlines adds what headlines attribute: "Speaker: words", "Words, speaker
// says".
func (l *Language) headlines(d *text.Doc, found []speech.Attribution) []speech.Attribution {
	v := voicesOf(d, found)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if !s.Heading || s.Skip || s.To-s.From < 4 {
			continue
		}
		a, ok := l.headline(d, s, found, v)
		if !ok {
			// What a headline is about says nothing in it.
			for k := s.From + 1; k < s.From+4 && k < s.To; k++ {
				if d.Tokens[k].Text == ":" {
					found = slices.DeleteFunc(found, func(b speech.Attribution) bool {
						return b.Source >= s.From && b.Source < k && b.Cue >= k && b.Cue < s.To
					})
				}
			}
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

// headline reads one headline of an article in which found is said, by v.
func (l *Language) headline(d *text.Doc, s *text.Sentence, found []speech.Attribution, v *voices) (speech.Attribution, bool) {
	toks := d.Tokens
	speaker := func(from, to int) (head int, ok bool) {
		for x := range d.Mentions {
			m := &d.Mentions[x]
			if m.From >= from && m.To == to && m.From <= from+2 && m.Kind != schema.ByPronoun && m.Type != schema.Facility && m.Type != schema.NamedEvent && (m.Type != schema.Place || speaks(d, m, found)) {
				return m.Head, m.Kind != schema.ByName || m.Type == schema.Place || v.said(m)
			}
		}
		return 0, false
	}
	last := s.To - 1
	switch toks[last].Norm {
	case "says", "say", "said":
	default:
		last = s.From
	}
	for k := last - 1; k > s.From+1 && k > last-8; k-- {
		if toks[k].Tag == "," {
			h, ok := speaker(k+1, last)
			if !ok {
				h = last - 1
			}
			return speech.Attribution{Cue: last, Source: h, SourceFrom: k + 1, SourceTo: last, LeftFrom: pastLabel(toks, s.From), LeftTo: k, CueScore: 0.9, PartScore: 0.9}, true
		}
	}
	for k := s.To - 2; k > s.From+2 && k > s.To-longestVoice; k-- {
		switch toks[k].Norm {
		case "says", "say", "said": // "No deal yet, says X"
			h, ok := speaker(k+1, s.To)
			if m := mentionAt(d, k+1); !ok && m != text.NoMention && d.Mentions[m].Type == schema.Place && d.Mentions[m].To == s.To {
				h, ok = d.Mentions[m].Head, true
			}
			if ok && toks[k-1].Tag == "," {
				return speech.Attribution{Cue: k, Source: h, SourceFrom: k + 1, SourceTo: s.To, LeftFrom: pastLabel(toks, s.From), LeftTo: k - 1, CueScore: 0.9, PartScore: 0.9}, true
			}
		case ":", "-", "–", "—": // "Two killed in blast: police"
			h, ok := speaker(k+1, s.To)
			if m := mentionAt(d, k+1); ok && (m == text.NoMention || d.Mentions[m].To != s.To) {
				ok = false // "… what no foe could: break X"
			}
			if !ok {
				h, ok = s.To-1, v.body(toks, k+1, s.To)
			}
			if ok && toks[k].SpaceLeft == (toks[k].Norm != ":") {
				return speech.Attribution{Cue: k, Source: h, SourceFrom: k + 1, SourceTo: s.To, LeftFrom: pastLabel(toks, s.From), LeftTo: k, CueScore: 0.8, PartScore: 0.9}, true
			}
		}
	}
	if d.Tokens[s.From].Kind == text.Open {
		return l.quotedHeadline(d, s)
	}
	for k := s.From + 1; k < s.From+8 && k+2 < s.To; k++ {
		if toks[k].Text != ":" {
			continue
		}
		if toks[s.To-1].Text == "?" && toks[k+1].Kind != text.Open {
			return speech.Attribution{}, false // "Oslo: a new tram for the north?"
		}
		h, ok := speaker(s.From, k)
		for to := s.From + 1; to < k && !ok; to++ {
			if toks[to].Norm == "to" && to+1 < k && toks[to+1].Tag != "VB" {
				h, ok = speaker(s.From, to) // "Brandt to ministers: work or go"
			}
		}
		if !ok {
			h, ok = k-1, v.body(toks, s.From, k) // "Police: two held"
		}
		if ok {
			return speech.Attribution{Cue: k, Source: h, SourceFrom: s.From, SourceTo: k, RightFrom: k + 1, RightTo: s.To, CueScore: 0.7, PartScore: 0.9}, true
		}
		return speech.Attribution{}, false
	}
	return speech.Attribution{}, false
}

// longestVoice is the most tokens of who speaks at the end of a headline, with what is before.
const longestVoice = 6

// pastLabel returns the token behind the label with which a headline begins, or from itself:
// "Exclusive: …".
func pastLabel(toks []text.Token, from int) int {
	if toks[from+1].Text == ":" && headlineLabels[toks[from].Norm] {
		return from + 2
	}
	return from
}

// headlineLabels holds words that papers put before headlines.
var headlineLabels = map[string]bool{"analysis": true, "breaking": true, "exclusive": true, "explainer": true, "live": true, "live updates": true, "opinion": true, "update": true, "updated": true, "video": true, "watch": true}

// speaks reports whether a place is the source of anything in the article: else
// it is what a headline is about ("Iraq: floods cut roads").
func speaks(d *text.Doc, place *text.Mention, found []speech.Attribution) bool {
	for i := range found {
		if k := found[i].Source; k >= place.To {
			if m := mentionAt(d, k); m != text.NoMention && d.Mentions[m].Type == schema.Place && lower(d.Mentions[m].Span.Text) == lower(place.Span.Text) {
				return true
			}
		}
	}
	return false
}

// voices are who speaks in an article below its headlines.
type voices struct {
	words, known, initials map[string]bool
	unnamed                bool // somebody by no name
}

// voicesOf gathers them.
func voicesOf(d *text.Doc, found []speech.Attribution) *voices {
	v := &voices{words: map[string]bool{}, known: map[string]bool{}, initials: map[string]bool{}}
	for i := range found {
		a := &found[i]
		if a.Source < 0 || a.CueScore < sureCue || d.SentenceOf(a.Source).Heading {
			continue
		}
		m := mentionAt(d, a.Source)
		if m == text.NoMention {
			continue
		}
		o := &d.Mentions[m]
		v.unnamed = v.unnamed || o.Kind == schema.ByPronoun || o.Kind == schema.ByDescription && o.Type == schema.Person && o.Definite
		for _, w := range strings.Fields(lower(o.Span.Text)) {
			v.words[w] = true
		}
		v.known[o.Known] = true
		v.initials[initialsOf(o.Span.Text)] = true
	}
	return v
}

// said reports whether somebody with the name x of a headline can be who speaks in it:
// where nobody speaks under that name below, he is whom the headline is about ("Ada Brandt:
// envoy leaves after a year").
func (v *voices) said(x *text.Mention) bool {
	name := lower(x.Span.Text)
	own := strings.Fields(name)
	if len(own) == 0 || v.unnamed && x.Type == schema.Person {
		return true
	}
	return x.Known != "" && v.known[x.Known] || v.words[own[len(own)-1]] || v.initials[name]
}

// body reports whether the words of a headline from one token up to another are a noun for
// who speaks, without more of a name, and somebody called so speaks below.
func (v *voices) body(toks []text.Token, from, to int) bool {
	if from >= to || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		if w := toks[k].Norm; !v.words[w] && !v.words[toks[k].Stem] || toks[k].Tag == "DT" {
			return false
		}
	}
	return bodiesThatSpeak[toks[to-1].Stem]
}

// bodiesThatSpeak holds nouns with which headlines name who speaks, without an article.
var bodiesThatSpeak = map[string]bool{
	"activist": true, "army": true, "court": true, "diplomat": true, "governor": true, "government": true, "lawyer": true, "mayor": true, "media": true, "military": true, "minister": true, "ministry": true, "monitor": true, "monitors": true,
	"officer": true, "official": true, "police": true, "president": true, "prosecutor": true, "rebel": true, "rebels": true, "report": true, "resident": true, "source": true, "spokesman": true, "union": true, "watchdog": true, "witness": true,
}

// initialsOf returns the first letters of a name's words in small letters.
func initialsOf(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// quotedHeadline reads "'Words': Speaker …".
func (l *Language) quotedHeadline(d *text.Doc, s *text.Sentence) (speech.Attribution, bool) {
	toks := d.Tokens
	for k := s.From + 2; k+2 < s.To; k++ {
		if toks[k].Text != ":" || toks[k-1].Kind != text.Close {
			continue
		}
		for x := range d.Mentions {
			if m := &d.Mentions[x]; m.From == k+1 && m.Kind != schema.ByPronoun {
				return speech.Attribution{Cue: k, Source: m.Head, SourceFrom: m.From, SourceTo: m.To, LeftFrom: s.From, LeftTo: k, CueScore: 0.8, PartScore: 0.9}, true
			}
		}
		break
	}
	return speech.Attribution{}, false
}
