package extract

import (
	"fmt"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

func (g *signReader) entity(i int) []sign {
	e := &g.r.Entities[i]
	lang := " in " + g.d.Article.Language
	best := &text.Mention{}
	names, words, heading, body := 0, 0, false, false
	for _, m := range e.Mentions {
		if m.Kind != schema.ByName {
			continue
		}
		names++
		words = max(words, len(strings.Fields(m.Text)))
		if s := g.sentence(m.Start); s != nil {
			heading, body = heading || s.Heading, body || !s.Heading
		}
		if d := g.drafts[m.Span]; d != nil && d.Score > best.Score {
			best = d
		}
	}
	list := g.base(best.Rule, best.Score, e.Mentions[0].Span)
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	add("type "+string(e.Type)+lang, true)
	add("known"+lang, e.KnownAs != "")
	add("known "+string(e.Type), e.KnownAs != "")
	add("unknown "+string(e.Type)+lang, e.KnownAs == "")
	add(fmt.Sprintf("named %d times", min(names, 4)), true)
	add("described too", len(e.Mentions) > names)
	add(fmt.Sprintf("%d words%s", min(words, 5), lang), true)
	add(fmt.Sprintf("unknown of %d words%s", min(words, 5), lang), e.KnownAs == "")
	add("several names", len(e.Names) > 1)
	add("in headings alone", heading && !body)
	does := g.does[e.ID]
	add("acts"+lang, does.acts)
	add("takes part"+lang, does.partakes)
	add("place of an event"+lang, does.place)
	add("served"+lang, does.served)
	add("related", does.related)
	inside := 0
	for _, m := range e.Mentions {
		if m.Kind == schema.ByName && g.inside(m.Span) {
			inside++
		}
	}
	add("nested", g.inside(e.Mentions[0].Span))
	add("nested always", inside == names)
	ofType, ofAnother, shared := g.namesakes(i)
	add("part of another name of the type"+lang, ofType)
	add("part of another name of another type"+lang, ofAnother)
	add("shares a word"+lang, shared)
	if k := g.token(e.Mentions[0].Start); k >= 0 {
		add("early"+lang, g.d.Tokens[k].Sent < 4)
	}
	if first := g.drafts[e.Mentions[0].Span]; first != nil {
		add("head "+g.d.Tokens[first.Head].Stem, true)
		add(fmt.Sprintf("gender %d", first.Gender), true)
		add(fmt.Sprintf("number %d", first.Number), true)
		if first.From > g.d.SentenceOf(first.From).From {
			add("behind "+g.d.Tokens[first.From-1].Base, true)
		}
	}
	return list
}

// widestNames returns, for each token, the longest name that covers it.
func widestNames(d *text.Doc) []int {
	widest := make([]int, len(d.Tokens))
	for k := range widest {
		widest[k] = -1
	}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Kind != schema.ByName {
			continue
		}
		for k := x.From; k < x.To; k++ {
			if o := widest[k]; o < 0 || x.Span.End-x.Span.Start > d.Mentions[o].Span.End-d.Mentions[o].Span.Start {
				widest[k] = m
			}
		}
	}
	return widest
}

// inside reports whether a passage stands within a longer name: "Cairo" in "the Cairo
// court".
func (g *signReader) inside(s schema.Span) bool {
	k := g.token(s.Start)
	if k < 0 || g.widest[k] < 0 {
		return false
	}
	w := g.d.Mentions[g.widest[k]].Span
	return w.Contains(s) && w != s
}

// stems returns the words of an entity's names in the text.
func (g *signReader) stems(e *schema.Entity) map[string]bool {
	out := map[string]bool{}
	for _, m := range e.Mentions {
		if d := g.drafts[m.Span]; d != nil && m.Kind == schema.ByName {
			for k := d.From; k < d.To; k++ {
				out[g.d.Tokens[k].Stem] = true
			}
		}
	}
	return out
}

// namesakes tells whether all words of the names of entity i stand in the names of another
// one, of its type or of another type, and whether one of its type has some of them.
func (g *signReader) namesakes(i int) (ofType, ofAnother, shared bool) {
	mine := g.words[i]
	common := map[int]int{} // entity → how many of them it has
	for stem := range mine {
		for _, j := range g.worded[stem] {
			if j != i {
				common[j]++
			}
		}
	}
	for j, n := range common {
		same := g.r.Entities[j].Type == g.r.Entities[i].Type
		switch {
		case n < len(mine):
			shared = shared || same
		case same:
			ofType = true
		default:
			ofAnother = true
		}
	}
	return ofType, ofAnother, shared
}
