package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// An article is one article's page.
type article struct {
	articleLine
	URL       string // empty unless it is a web address
	Address   string // as the article gave it
	Basis     schema.Basis
	Dir       string
	Extractor schema.Extractor
	SHA256    string
	Text      []paragraph
	Parts     []part // the legend
	Groups    []factGroup
	Chosen    *articleFact // the fact in the address
	Copies    []articleLine
	Entities  []named // of the article, by their numbers in the text
}

// A part is a kind of mark, as the legend shows it.
type part struct{ Name, Label string }

// parts are the kinds of mark in a text, in the legend's order.
var parts = []string{"mention", "cue", "content", "date", "trigger", "title", "evidence"}

// A paragraph is one line of an article's text.
type paragraph []stretch

// A stretch is a piece of text under one set of marks.
type stretch struct {
	Text   string
	Class  string
	Link   string // to the entity that it names, or to the fact that it tells
	Facts  string // numbers of the facts that it tells
	Entity string // number of the entity that it names
	Inner  bool   // it goes on with the same link as the one before
	First  bool   // the first of the fact in the address
}

// A factGroup is the facts of a kind.
type factGroup struct {
	Kind, Label string
	Facts       []articleFact
}

// An articleFact is a fact in the list beside the text.
type articleFact struct {
	factLine
	Number int
	On     bool
	Others []otherFact // what other articles say of it
}

// An otherFact is a fact of another article that agrees or not.
type otherFact struct {
	factLine
	Contradicts bool
	Rule        string // of the link, for people
	Why         string
}

// article is the page of an article's text with its facts marked in it.
func (s *server) article(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View = "article"
	q := r.URL.Query()
	x, err := s.g.Index(r.Context())
	if err == nil {
		t := &teller{s, x, p}
		p.Article, err = t.articlePage(q.Get("id"), q.Get("fact"))
	}
	if p.Article != nil {
		p.Title = p.Article.Title
		p.Styles, p.Scripts = append(p.Styles, "article.css"), append(p.Scripts, "article.js", "remove.js")
	}
	s.render(w, r, "article.html", p, err)
}

func (t *teller) articlePage(id, iri string) (*article, error) {
	of := t.x.Article(id)
	if of == nil {
		return nil, &hintedFault{fmt.Errorf("%w: %s", graph.ErrNoArticle, id), "khabar articles lists those that there are", "fault.article", []any{id}}
	}
	a := &article{
		articleLine: t.article(of, ""), Address: of.URL, Basis: of.Published.Basis, Extractor: of.Extractor, SHA256: of.SHA256,
		Dir: t.s.words.in(of.Language).Dir(),
	}
	if u, err := url.Parse(of.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		a.URL = u.String()
	}
	var chosen *search.Fact
	if iri != "" {
		if chosen = t.x.Fact(iri); chosen == nil || chosen.Article != of {
			return nil, fmt.Errorf("%w: %s", errNoFact, iri)
		}
	}
	a.Text = t.text(of, chosen)
	// The title stands above the text; most texts begin with it.
	if len(a.Text) > 1 && strings.TrimSpace(a.Text[0].plain()) == a.Title && !slices.ContainsFunc(a.Text[0], func(s stretch) bool { return s.First }) {
		a.Text = a.Text[1:]
	}
	t.factsOf(a, of, chosen)
	for _, m := range of.Mentions {
		a.Entities = append(a.Entities, t.name(m.Node))
	}
	for _, p := range parts {
		a.Parts = append(a.Parts, part{p, t.p.T("part." + p)})
	}
	for _, c := range t.x.Copies(id) {
		a.Copies = append(a.Copies, t.article(c, ""))
	}
	return a, nil
}

func (p paragraph) plain() string {
	var b strings.Builder
	for _, s := range p {
		b.WriteString(s.Text)
	}
	return b.String()
}

// factsOf lists the facts, the statements first.
func (t *teller) factsOf(a *article, of *search.Article, chosen *search.Fact) {
	for _, kind := range factKinds {
		g := factGroup{Kind: string(kind), Label: t.p.T("facts." + string(kind))}
		for i, f := range of.Facts {
			if f.Kind != kind {
				continue
			}
			af := articleFact{factLine: t.line(f), Number: i, On: f == chosen}
			af.What = shorten(af.What, 220)
			for _, l := range t.x.Links(af.IRI) {
				other := t.x.Fact(l.To)
				if other == nil {
					continue
				}
				o := otherFact{t.line(other), l.Contradicts, t.p.T("rule." + l.Rule), l.Why}
				o.What = shorten(o.What, 160)
				af.Others = append(af.Others, o)
			}
			if af.On {
				a.Chosen = &af
			}
			g.Facts = append(g.Facts, af)
		}
		slices.SortStableFunc(g.Facts, func(x, y articleFact) int {
			return cmp.Compare(of.Facts[x.Number].Marks[0].Start, of.Facts[y.Number].Marks[0].Start)
		})
		if len(g.Facts) > 0 {
			a.Groups = append(a.Groups, g)
		}
	}
}

// A span is a marked piece of a text while it is laid out.
type span struct {
	search.Range
	class  string
	fact   int // or -1
	entity int // or -1
}

// text parts an article's text wherever a mention or a fact begins or ends.
func (t *teller) text(of *search.Article, chosen *search.Fact) []paragraph {
	var spans []span
	for i, m := range of.Mentions {
		kind := "t-" + string(t.name(m.Node).Type)
		for _, r := range m.Places {
			spans = append(spans, span{r, "m-mention " + kind, -1, i})
		}
	}
	for i, f := range of.Facts {
		on := ""
		if f == chosen {
			on = " on"
			spans = append(spans, span{f.Sentence, "m-sentence", -1, -1})
		}
		for _, m := range f.Marks {
			spans = append(spans, span{m.Range, "m-" + m.Part + on, i, -1})
		}
	}
	cuts := []uint32{0, uint32(len(of.Text))}
	for _, s := range spans {
		cuts = append(cuts, s.Start, s.End)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.Start, b.Start) })
	var out []stretch
	var open []span
	next, lastEntity, first := 0, -1, false
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		for next < len(spans) && spans[next].Start <= from {
			open = append(open, spans[next])
			next++
		}
		open = slices.DeleteFunc(open, func(s span) bool { return s.End <= from })
		st := stretch{Text: of.Text[from:to]}
		st.mark(open, of, t)
		st.Inner = st.Entity != "" && st.Entity == strconv.Itoa(lastEntity)
		lastEntity = -1
		if n, err := strconv.Atoi(st.Entity); err == nil {
			lastEntity = n
		}
		if !first && chosen != nil && strings.Contains(st.Class, " on") {
			st.First, first = true, true
		}
		out = append(out, st)
	}
	return paragraphs(out)
}

// mark gives a stretch what the spans say that it lies in.
func (st *stretch) mark(open []span, of *search.Article, t *teller) {
	var classes, facts []string
	entity := span{entity: -1}
	for _, s := range open {
		for c := range strings.FieldsSeq(s.class) {
			if !slices.Contains(classes, c) {
				classes = append(classes, c)
			}
		}
		if s.fact >= 0 {
			facts = append(facts, strconv.Itoa(s.fact))
		}
		if s.entity >= 0 && (entity.entity < 0 || s.End-s.Start < entity.End-entity.Start) {
			entity = s // the innermost
		}
	}
	facts = slices.Compact(facts)
	st.Class, st.Facts = strings.Join(classes, " "), strings.Join(facts, " ")
	switch {
	case entity.entity >= 0:
		st.Entity = strconv.Itoa(entity.entity)
		st.Link = t.p.Link("/entity", "id", of.Mentions[entity.entity].Node)
	case len(facts) > 0:
		n, _ := strconv.Atoi(facts[0])
		st.Link = articleLink(of.ID, of.Facts[n].IRI(), t.p.state)
		st.Inner = true // the list beside the text is what keys go through
	}
}

// paragraphs parts stretches at line ends, and drops empty lines.
func paragraphs(stretches []stretch) []paragraph {
	var out []paragraph
	var now paragraph
	end := func() {
		if strings.TrimSpace(now.plain()) != "" {
			out = append(out, now)
		}
		now = nil
	}
	for _, s := range stretches {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				end()
			}
			if text != "" {
				piece := s
				piece.Text, piece.First = text, s.First && i == 0
				now = append(now, piece)
			}
		}
	}
	end()
	return out
}
