package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byTwins is the rule of a word that names two countries of one name at once.
const byTwins = "ar.two-of-one-name"

// twins holds the identifiers of two countries by the word in the dual that means both, folded and
// without the article: كوريتان كوريتين, سودانان سودانين, كونغوان.
var twins = map[string][2]string{
	"\u0643\u0648\u0631\u064A\u062A\u0627\u0646": {"Q423", "Q884"}, "\u0643\u0648\u0631\u064A\u062A\u064A\u0646": {"Q423", "Q884"},
	"\u0633\u0648\u062F\u0627\u0646\u0627\u0646": {"Q1049", "Q958"}, "\u0633\u0648\u062F\u0627\u0646\u064A\u0646": {"Q1049", "Q958"},
	"\u0643\u0648\u0646\u063A\u0648\u0627\u0646": {"Q971", "Q974"},
}

// twoOfOneName lets "الكوريتان" name both countries that it means.
func (r *reader) twoOfOneName() {
	for i := range r.toks {
		t := &r.toks[i]
		two, ok := twins[t.Stem]
		if !ok || !t.Def || t.Kind != text.Word {
			continue
		}
		one := text.Mention{From: i, To: i + 1, Type: schema.Place, Kind: schema.ByName, Head: i, Gender: text.Feminine, Known: two[0], Definite: true, Rule: byTwins, Score: 0.9}
		if m := r.nameAt(i); m >= 0 {
			if x := &r.d.Mentions[m]; x.To > i+1 {
				continue
			}
			x := &r.d.Mentions[m]
			x.Type, x.Kind, x.Gender, x.Known, x.Rule, x.Score = one.Type, one.Kind, one.Gender, one.Known, one.Rule, one.Score
		} else {
			r.add(one)
		}
		other, span := one, r.d.BaseSpan(i, i+1)
		if !strings.HasPrefix(span.Text, al) {
			continue
		}
		other.Known = two[1]
		other.Span = schema.SpanOf(r.d.Text, span.Start+len(al), span.End) // no two entities have one span
		r.add(other)
	}
}

// al is the article as it is written.
const al = "\u0627\u0644"

// nameAt returns the mention that begins at token i, or -1.
func (r *reader) nameAt(i int) int {
	return slices.IndexFunc(r.d.Mentions, func(x text.Mention) bool { return x.From == i })
}

// bothTwins adds the other of two countries that one word means to those who speak.
func (r *speechReader) bothTwins(speakers []int) []int {
	for _, m := range speakers {
		x := &r.d.Mentions[m]
		if x.Rule != byTwins {
			continue
		}
		for o := range r.d.Mentions {
			if y := &r.d.Mentions[o]; y.Rule == byTwins && y.From == x.From && y.Known != x.Known {
				return append(speakers[:len(speakers):len(speakers)], o)
			}
		}
	}
	return speakers
}
