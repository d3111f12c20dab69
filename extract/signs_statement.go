package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

func (g *signReader) statement(i int) []sign {
	s := &g.r.Statements[i]
	list := append(g.base(s.Rule, s.Certainty, s.Cue), sign{"act " + string(s.Act), 1}, sign{"mode " + string(s.Mode), 1})
	if at := g.token(s.Cue.Start); at >= 0 {
		list = append(list, sign{"cue " + g.d.Tokens[at].Stem, 1})
	}
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	add("no speaker", len(s.Speakers) == 0)
	add("several speakers", len(s.Speakers) > 1)
	add("speaker beside the cue", !s.SpeakerText.IsZero())
	if len(s.Speakers) == 1 {
		e := g.entities[s.Speakers[0]]
		add("speaker "+string(e.Type), true)
		add("speaker without a name", len(e.Names) == 0)
		add("speaker known", e.KnownAs != "")
	}
	words := len(strings.Fields(s.Content.Text))
	add("content of "+extent(words), true)
	add("continued", len(s.Continued) > 0)
	add("date", !s.Date.IsZero())
	lang := " in " + g.d.Article.Language
	cue, from, to := g.token(s.Cue.Start), g.token(s.Content.Start), g.token(s.Content.End-1)
	if !s.Content.IsZero() && cue >= 0 && from >= 0 && to >= from {
		toks := g.d.Tokens
		switch gap := from - cue; {
		case gap < 0:
			add("content before the cue"+lang, true)
		case gap <= 2:
			add("content right after the cue"+lang, true)
		case gap > 12:
			add("content far from the cue"+lang, true)
		}
		add("content in quotation marks"+lang, from > 0 && toks[from-1].Kind == text.Open && to+1 < len(toks) && toks[to+1].Kind == text.Close)
		add("content opens a quotation alone", from > 0 && toks[from-1].Kind == text.Open && (to+1 == len(toks) || toks[to+1].Kind != text.Close))
		add("content over several sentences"+lang, toks[from].Sent != toks[to].Sent)
		if to+1 < len(toks) && toks[to+1].Sent == toks[to].Sent {
			next := &toks[to+1]
			switch {
			case next.Kind == text.Word:
				add("a word follows the content"+lang, true)
			case next.Norm == "," || next.Norm == "\u060C":
				add("a comma follows the content"+lang, true)
			}
		} else {
			add("content ends the sentence"+lang, true)
		}
		add("content begins the sentence", from == g.d.Sentences[toks[from].Sent].From)
		list = append(list, g.content(from, to)...)
	}
	if len(s.Speakers) == 1 && cue >= 0 {
		g.speaker(g.entities[s.Speakers[0]], s, cue, add)
	}
	if i > 0 {
		add("speaker goes on"+lang, slices.Equal(s.Speakers, g.r.Statements[i-1].Speakers))
	} else {
		add("first statement", true)
	}
	add("within another", g.nested[i].inside)
	add("another within", g.nested[i].holds)
	return list
}

// content returns the signs of the words of a content, tokens from to to, and at its borders.
func (g *signReader) content(from, to int) []sign {
	toks := g.d.Tokens
	list := []sign{{"content begins with " + toks[from].Base, 1}, {"content ends with " + toks[to].Base, 1}}
	if from > 0 {
		list = append(list, sign{"content behind " + toks[from-1].Base, 1})
	}
	if to+1 < len(toks) {
		list = append(list, sign{"content stops before " + toks[to+1].Base, 1})
	}
	commas, verbs, quotations := 0, 0, 0
	for k := from; k <= to; k++ {
		switch t := &toks[k]; {
		case t.Norm == "," || t.Norm == "\u060C":
			commas++
		case t.Kind == text.Open:
			quotations++
		case t.Tag != "" && t.Tag[0] == 'V':
			verbs++
		}
	}
	return append(list,
		sign{fmt.Sprintf("content with %d commas", min(commas, 5)), 1},
		sign{fmt.Sprintf("content with %d verbs", min(verbs, 5)), 1},
		sign{fmt.Sprintf("content with %d quotations", min(quotations, 3)), 1},
		sign{"words of the content", math.Log(float64(to - from + 1))},
		sign{"words of the sentence behind it", math.Log(float64(max(g.d.SentenceOf(to).To-to, 1)))})
}

// speaker adds the signs of where the speaker was last told of.
func (g *signReader) speaker(e *schema.Entity, s *schema.Statement, cue int, add func(string, bool)) {
	lang := " in " + g.d.Article.Language
	here, back, last := g.d.Tokens[cue].Sent, -1, -1
	kind := schema.MentionKind("")
	for _, m := range e.Mentions {
		if s.SpeakerText.Overlaps(m.Span) {
			kind = m.Kind
		}
		if m.Start < s.Cue.Start {
			last = m.Start
		}
	}
	if last >= 0 {
		if k := g.token(last); k >= 0 {
			back = here - g.d.Tokens[k].Sent
		}
	}
	add("speaker by "+string(kind)+lang, true)
	add("speaker told of once", len(e.Mentions) == 1)
	if k := g.token(s.SpeakerText.Start); !s.SpeakerText.IsZero() && k >= 0 {
		add(fmt.Sprintf("speaker %d words from the cue%s", max(min((k-cue)/3, 5), -5)*3, lang), true)
	}
	if s.SpeakerText.IsZero() {
		switch {
		case back < 0:
			add("speaker told of later"+lang, true)
		case back == 0:
			add("speaker in the sentence"+lang, true)
		case back == 1:
			add("speaker a sentence before"+lang, true)
		case back > 3:
			add("speaker far before"+lang, true)
		}
		others := g.others(e, s.Cue.Start, here, max(back, 1))
		add("others could speak"+lang, others > 0)
		add("several others could speak"+lang, others > 2)
	}
}

// others counts, as far as three, the entities of e's type that are told of before
// byte at of sentence here, in it or in as many sentences before it as back.
func (g *signReader) others(e *schema.Entity, at, here, back int) int {
	var found []*schema.Entity
	for k := here; k >= max(here-back, 0) && len(found) < 3; k-- {
		for _, m := range g.told[k] {
			if m.start < at && m.entity != e && m.entity.Type == e.Type && !slices.Contains(found, m.entity) {
				found = append(found, m.entity)
			}
		}
	}
	return len(found)
}
