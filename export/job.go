package export

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// A job is one export: what was asked for, and what of the graph that is.
type job struct {
	r      *graph.Reading
	o      *schema.Ontology
	opts   Options
	format Format
	w      *bufio.Writer // of a format that is one file
	files  files         // of one that is several
	report Report

	filter       *bound
	entities     []*entity // all of the graph, sorted by IRI
	byIRI        map[string]*entity
	articles     []*article // all, sorted by identifier
	byArticle    map[string]*article
	byArticleIRI map[string]*article
	links        map[string]graph.FactLinks
	written      map[string]bool // IRIs of the facts that are written; nil is all
}

// An entry is what choosing needs of a fact.
type entry struct {
	iri      string
	article  *article
	parties  []*entity
	speakers int // the first of them
	when     period
}

// prepare reads the graph once, and chooses what of it is written.
func (j *job) prepare(ctx context.Context) error {
	var err error
	if j.filter, err = j.opts.Filter.bind(ctx, j.r, j.opts.Language); err != nil || j.format.Answer {
		return err
	}
	if j.links, err = j.r.Links(ctx); err != nil {
		return err
	}
	entries, err := j.readAll(ctx)
	if err != nil {
		return err
	}
	j.choose(entries)
	return nil
}

// readAll fills the tables of entities and articles, and returns all facts.
func (j *job) readAll(ctx context.Context) ([]entry, error) {
	j.byIRI, j.byArticle, j.byArticleIRI = map[string]*entity{}, map[string]*article{}, map[string]*article{}
	fr := j.reader(true)
	var entries []entry
	err := j.r.EachRecord(ctx, nil, func(r *schema.Record, nodes map[string]string) error {
		a := &article{Article: r.Article, iri: schema.ArticleIRI(r.Article.ID)}
		a.Text = ""
		number := int32(len(j.articles))
		j.articles = append(j.articles, a)
		j.byArticle[a.ID] = a
		j.byArticleIRI[a.iri] = a
		for i := range r.Entities {
			iri := nodes[r.Entities[i].ID]
			e := j.byIRI[iri]
			if e == nil {
				e = &entity{iri: iri}
				j.byIRI[iri] = e
			}
			e.add(&r.Entities[i], number)
		}
		for _, f := range fr.facts(r, nodes) {
			e := entry{iri: f.iri, article: a, when: f.when}
			for _, p := range f.parties {
				if p.role == speaker {
					e.speakers++
				}
				e.parties = append(e.parties, p.who)
			}
			entries = append(entries, e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, iri := range slices.Sorted(maps.Keys(j.byIRI)) {
		e := j.byIRI[iri]
		e.settle()
		j.entities = append(j.entities, e)
	}
	return entries, nil
}

// choose marks what the filter lets through.
func (j *job) choose(entries []entry) {
	f := j.filter
	kept := entries[:0:0]
	for _, e := range entries {
		switch {
		case f.articles != nil && !f.articles(e.article.ID):
		case f.named != nil && !f.named[e.iri]:
		case (f.Since != "" || f.Until != "") && (e.when.isZero() || !e.when.meets(f.within)):
		default:
			kept = append(kept, e)
		}
	}
	if f.Entity != "" {
		kept = j.near(kept)
	}
	if !f.isZero() {
		j.written = make(map[string]bool, len(kept))
	}
	for _, e := range kept {
		if j.written != nil {
			j.written[e.iri] = true
		}
		e.article.chosen = true
		for i, who := range e.parties {
			if slices.Contains(e.parties[:i], who) {
				continue
			}
			who.chosen = true
			who.facts++
			if i < e.speakers {
				who.said++
			}
			who.widen(e.when)
		}
	}
	// Everything, or whole articles, have their entities without facts as well.
	if f.Entity == "" && f.Question == "" && f.Since == "" && f.Until == "" {
		for _, a := range j.articles {
			a.chosen = f.articles == nil || f.articles(a.ID)
		}
		for _, e := range j.entities {
			e.chosen = slices.ContainsFunc(e.articles, func(a int32) bool { return j.articles[a].chosen })
		}
	}
	for _, iri := range f.entities {
		if e := j.byIRI[iri]; e != nil {
			e.chosen = true
		}
	}
	for _, e := range j.entities {
		if e.spells = joinSpells(e.spells); e.always || !e.chosen {
			e.spells = nil
		}
		if e.chosen {
			j.report.Entities++
		}
	}
	j.report.Facts = len(kept)
	for _, a := range j.articles {
		if a.chosen {
			j.report.Articles++
		}
	}
}

// near returns the entries around the filter's entities.
func (j *job) near(entries []entry) []entry {
	reached := map[*entity]bool{}
	for _, iri := range j.filter.entities {
		if e := j.byIRI[iri]; e != nil {
			reached[e] = true
		}
	}
	taken := make([]bool, len(entries))
	for range j.filter.Depth {
		var found []*entity
		for i, e := range entries {
			if !taken[i] && slices.ContainsFunc(e.parties, func(p *entity) bool { return reached[p] }) {
				taken[i] = true
				found = append(found, e.parties...)
			}
		}
		for _, e := range found {
			reached[e] = true
		}
	}
	var out []entry
	for i, e := range entries {
		if taken[i] {
			out = append(out, e)
		}
	}
	return out
}

// reader returns what makes facts of records; bare ones are without texts.
func (j *job) reader(bare bool) *factReader {
	return &factReader{
		o: j.o, language: j.opts.Language, links: j.links, bare: bare,
		entity:  func(iri string) *entity { return j.byIRI[iri] },
		article: func(id string) *article { return j.byArticle[id] },
	}
}

// eachFact calls f with every fact that is written, by article and in the order of its
// record.
func (j *job) eachFact(ctx context.Context, f func(*fact) error) error {
	return j.eachArticleFacts(ctx, func(_ *article, _ string, facts []*fact) error {
		for _, x := range facts {
			if err := f(x); err != nil {
				return err
			}
		}
		return nil
	})
}

// eachArticleFacts calls f with every article of which something is written, its text,
// and those of its facts that are written.
func (j *job) eachArticleFacts(ctx context.Context, f func(*article, string, []*fact) error) error {
	fr := j.reader(false)
	return j.r.EachRecord(ctx, j.chosen, func(r *schema.Record, nodes map[string]string) error {
		facts := slices.DeleteFunc(fr.facts(r, nodes), func(x *fact) bool { return !j.writes(x.iri) })
		return f(j.byArticle[r.Article.ID], r.Article.Text, facts)
	})
}

// eachText calls f with every article of which something is written, and its text.
func (j *job) eachText(ctx context.Context, f func(*article, string) error) error {
	return j.r.EachRecord(ctx, j.chosen, func(r *schema.Record, _ map[string]string) error {
		return f(j.byArticle[r.Article.ID], r.Article.Text)
	})
}

// chosen reports whether something of an article is written.
func (j *job) chosen(id string) bool { return j.byArticle[id].chosen }

// writes reports whether the fact is one that is written.
func (j *job) writes(iri string) bool { return j.written == nil || j.written[iri] }

// eachEntity calls f with every entity that is written, sorted by IRI.
func (j *job) eachEntity(f func(*entity) error) error {
	for _, e := range j.entities {
		if e.chosen {
			if err := f(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachArticle calls f with every article of which something is written.
func (j *job) eachArticle(f func(*article) error) error {
	for _, a := range j.articles {
		if a.chosen {
			if err := f(a); err != nil {
				return err
			}
		}
	}
	return nil
}

// typeLabel returns what an entity's type is called in the language of labels.
func (j *job) typeLabel(t schema.EntityType) string {
	if term := j.o.TermOf(schema.EntityTypeTerm, string(t)); term != nil {
		return term.LabelIn(j.opts.Language)
	}
	return string(t)
}

// describe says in a line what was exported, for the head of files that have room for
// it.
func (j *job) describe() string {
	var of []string
	f := &j.opts.Filter
	for _, p := range [][2]string{{"around", f.Entity}, {"since", f.Since}, {"until", f.Until}, {"outlet", f.Outlet}, {"article", f.Article}, {"question", f.Question}} {
		if p[1] != "" {
			of = append(of, p[0]+" "+oneLine(p[1]))
		}
	}
	if len(of) == 0 {
		of = []string{"the whole graph"}
	}
	return fmt.Sprintf("khabar: %s; %d entities, %d facts, %d articles", strings.Join(of, ", "), j.report.Entities, j.report.Facts, j.report.Articles)
}

// printf writes to the one file. Its error is that of the writer's last flush.
func (j *job) printf(format string, args ...any) { fmt.Fprintf(j.w, format, args...) }

// shortID is the part of an IRI of this project that tells it from others.
func shortID(iri string) string {
	if rest, ok := strings.CutPrefix(iri, schema.KnownIRI); ok {
		return "known/" + rest
	}
	return strings.TrimPrefix(iri, schema.DataIRI)
}
