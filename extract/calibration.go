package extract

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A rule's score is a guess of whoever wrote the rule. What it is worth is
// learned: a calibration is a logistic regression from the signs of a fact (its
// rule and score, who speaks, how the content stands there, …) to the
// probability that it is right, as package score judges it. The weights are in
// calibration.tsv; "go test ./extract -run TestCalibration -calibrate" fits them
// and prints how they do on articles that they have not seen.
//
//go:embed calibration.tsv
var calibrationTSV string

// A calibration holds the weight of each sign, by kind of fact and sign.
type calibration map[string]float64

func openCalibration() (calibration, error) {
	t, err := lexicon.Read("calibration.tsv", strings.NewReader(calibrationTSV))
	if err != nil {
		return nil, err
	}
	c := calibration{}
	err = t.Each(func(m map[string]string) error {
		w, err := strconv.ParseFloat(m["weight"], 64)
		c[m["fact"]+" "+m["sign"]] = w
		return err
	})
	return c, err
}

// A sign is something that speaks for or against a fact, with its strength.
type sign struct {
	name  string
	value float64
}

// The kinds of fact that have weights of their own.
const (
	statementFact = "statement"
	eventFact     = "event"
	positionFact  = "position"
	entityFact    = "entity"
)

// probability returns what the signs of a fact make of it, 0.01 to 0.99, in
// hundredths.
func (c calibration) probability(fact string, signs []sign) float64 {
	x := 0.0
	for _, s := range signs {
		x += c[fact+" "+s.name] * s.value
	}
	return math.Round(100*min(max(1/(1+math.Exp(-x)), 0.01), 0.99)) / 100
}

// apply replaces the scores of a record's facts, which their rules gave them, by
// probabilities.
func (c calibration) apply(d *text.Doc, r *schema.Record) {
	s := signsOf(d, r)
	for i := range r.Statements {
		r.Statements[i].Certainty = c.probability(statementFact, s.statements[i])
	}
	for i := range r.Events {
		r.Events[i].Certainty = c.probability(eventFact, s.events[i])
	}
	for i := range r.Positions {
		r.Positions[i].Certainty = c.probability(positionFact, s.positions[i])
	}
	for i := range r.Entities {
		if bearsName(&r.Entities[i]) {
			r.Entities[i].Certainty = c.probability(entityFact, s.entities[i])
		}
	}
}

// signs are those of a record's facts, in the order of its lists.
type signs struct{ statements, events, positions, entities [][]sign }

// A signReader looks at the facts of one record.
type signReader struct {
	d        *text.Doc
	r        *schema.Record
	entities map[string]*schema.Entity
	drafts   map[schema.Span]*text.Mention // by what they name
	acting   map[string]bool               // entities that speak, act or hold a position
	told     [][]toldOf                    // by sentence
	nested   []nesting                     // by statement
}

// A nesting says whether a statement is told in another one's content, and holds one itself.
type nesting struct{ inside, holds bool }

// nestings looks up the cues in each content instead of asking everybody about everybody.
func nestings(statements []schema.Statement) []nesting {
	cues := make([]int, len(statements))
	for i := range cues {
		cues[i] = i
	}
	slices.SortFunc(cues, func(i, j int) int { return statements[i].Cue.Start - statements[j].Cue.Start })
	out := make([]nesting, len(statements))
	for i := range statements {
		content := statements[i].Content
		first, _ := slices.BinarySearchFunc(cues, content.Start, func(j, start int) int { return statements[j].Cue.Start - start })
		for _, j := range cues[first:] {
			if statements[j].Cue.Start >= content.End {
				break
			}
			if i != j && content.Contains(statements[j].Cue) {
				out[i].holds, out[j].inside = true, true
			}
		}
	}
	return out
}

// A toldOf is an entity's mention in a sentence.
type toldOf struct {
	entity *schema.Entity
	start  int // in bytes
}

func signsOf(d *text.Doc, r *schema.Record) signs {
	g := signReader{
		d: d, r: r, acting: map[string]bool{}, told: make([][]toldOf, len(d.Sentences)), nested: nestings(r.Statements),
		entities: make(map[string]*schema.Entity, len(r.Entities)), drafts: make(map[schema.Span]*text.Mention, len(d.Mentions)),
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		g.entities[e.ID] = e
		for _, m := range e.Mentions {
			if k := g.token(m.Start); k >= 0 {
				at := d.Tokens[k].Sent
				g.told[at] = append(g.told[at], toldOf{e, m.Start})
			}
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Kind == schema.ByName {
			g.drafts[m.Span] = m
		}
	}
	for i := range r.Statements {
		for _, id := range r.Statements[i].Speakers {
			g.acting[id] = true
		}
	}
	for i := range r.Positions {
		g.acting[r.Positions[i].Person] = true
	}
	var s signs
	for i := range r.Statements {
		s.statements = append(s.statements, g.statement(i))
	}
	for i := range r.Events {
		s.events = append(s.events, g.event(i))
	}
	for i := range r.Positions {
		s.positions = append(s.positions, g.position(i))
	}
	for i := range r.Entities {
		s.entities = append(s.entities, g.entity(i))
	}
	return s
}

// base returns the signs that all kinds of fact have.
func (g *signReader) base(rule string, score float64, at schema.Span) []sign {
	score = min(max(score, 0.02), 0.98)
	list := []sign{{"always", 1}, {"score", math.Log(score / (1 - score))}, {"rule " + rule, 1}, {"language " + g.d.Article.Language, 1}}
	if s := g.sentence(at.Start); s != nil && s.Heading {
		list = append(list, sign{"heading", 1})
	}
	return list
}

// sentence returns the sentence that byte at stands in, or nil.
func (g *signReader) sentence(at int) *text.Sentence {
	if i := g.token(at); i >= 0 {
		return g.d.SentenceOf(i)
	}
	return nil
}

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

// token returns the token that byte at lies in, or -1.
func (g *signReader) token(at int) int {
	toks := g.d.Tokens
	return sort.Search(len(toks), func(i int) bool { return toks[i].Start > at }) - 1
}

// extent puts a number of words into one of few classes.
func extent(words int) string {
	switch {
	case words == 0:
		return "nothing"
	case words < 4:
		return "1-3 words"
	case words < 8:
		return "4-7 words"
	case words < 30:
		return "8-29 words"
	}
	return "30 words or more"
}

func (g *signReader) event(i int) []sign {
	v := &g.r.Events[i]
	list := append(g.base(v.Rule, v.Certainty, v.Trigger), sign{"type " + v.Type, 1}, sign{"polarity " + string(v.Polarity), 1}, sign{"modality " + string(v.Modality), 1})
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	n := 0
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.At, schema.Origin, schema.Destination, schema.Instrument} {
		if ids := v.Roles[role]; len(ids) > 0 {
			add("role "+string(role), true)
			n++
			e := g.entities[ids[0]]
			if role == schema.Agent || role == schema.Target {
				add(string(role)+" "+string(e.Type), true)
			}
			add(string(role)+" without a name", len(e.Names) == 0)
			add("several "+string(role), len(ids) > 1)
			near := slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool {
				k, at := g.token(m.Start), g.token(v.Trigger.Start)
				return k >= 0 && at >= 0 && g.d.Tokens[k].Sent == g.d.Tokens[at].Sent
			})
			add(string(role)+" not in the sentence", !near)
		}
	}
	add(fmt.Sprintf("%d roles", min(n, 3)), true)
	if at := g.token(v.Trigger.Start); at >= 0 {
		add("trigger "+g.d.Tokens[at].Stem, true)
		add("trigger begins the sentence", g.d.SentenceOf(at).From == at)
		add("early", g.d.Tokens[at].Sent < 4)
	}
	add("told twice", len(v.Also) > 0)
	add("within a statement", v.Statement != "")
	add("date", !v.Date.IsZero())
	return list
}

func (g *signReader) position(i int) []sign {
	p := &g.r.Positions[i]
	list := append(g.base(p.Rule, p.Certainty, p.Title), sign{"title of " + extent(len(strings.Fields(p.Title.Text))), 1})
	add := func(name string, yes bool) {
		if yes {
			list = append(list, sign{name, 1})
		}
	}
	add("of something", len(p.Of) > 0)
	e := g.entities[p.Person]
	add("person without a name", len(e.Names) == 0)
	add("person "+string(e.Type), e.Type != schema.Person)
	return list
}

// bearsName reports whether an entity bears a name in the text.
func bearsName(e *schema.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool { return m.Kind == schema.ByName })
}

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
	add("acts"+lang, g.acting[e.ID])
	nested := false
	for k := range g.d.Mentions {
		m := &g.d.Mentions[k]
		nested = nested || m.Kind == schema.ByName && m.Span.Contains(e.Mentions[0].Span) && m.Span != e.Mentions[0].Span
	}
	add("nested", nested)
	if k := g.token(e.Mentions[0].Start); k >= 0 {
		add("early"+lang, g.d.Tokens[k].Sent < 4)
	}
	return list
}
