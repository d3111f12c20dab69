package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// goodContent is the F1 of words from which a content counts as right.
const goodContent = 0.7

// sameContent is the F1 of words from which a content is the one annotated, if cut
// differently.
const sameContent = 0.5

// Score measures documents against annotated articles. An article without a
// document counts as one in which nothing was found; a document without an
// article is left aside.
func Score(gold []Article, docs []Document) *Report {
	r := newReport()
	byID := make(map[string]*Document, len(docs))
	for i := range docs {
		byID[docs[i].id] = &docs[i]
	}
	for i := range gold {
		a := &gold[i]
		d := byID[a.ID]
		if d == nil {
			r.Missing = append(r.Missing, a.ID)
			d = &Document{id: a.ID}
		}
		before := r.tallies
		s := &scorer{report: r, article: a, doc: d, match: matchEntities(a, d)}
		s.spans()
		s.entities()
		s.statements()
		s.events()
		s.positions()
		r.Articles = append(r.Articles, newRow(a.ID, before, r.tallies))
	}
	return r
}

// A scorer measures one document.
type scorer struct {
	report  *Report
	article *Article
	doc     *Document
	match   *matching
}

func (s *scorer) fault(kind FaultKind, format string, args ...any) {
	s.report.Faults = append(s.report.Faults, Fault{Article: s.article.ID, Kind: kind, Text: fmt.Sprintf(format, args...)})
}

func (s *scorer) tally(m Measure) *Tally { return &s.report.tallies[m] }

func (s *scorer) count(a accuracy, right bool) { s.report.accuracies[a].add(right) }

func (s *scorer) spans() {
	for _, p := range s.doc.spans {
		s.count(exactSpans, s.article.text.slice(p.span()) == p.Text)
	}
}

func (s *scorer) entities() {
	named := map[string]bool{}
	for _, e := range s.article.gold.Entities {
		if len(e.Names) > 0 {
			named[e.ID] = true
		}
	}
	t := s.tally(Entities)
	t.Gold += len(named)
	for i, e := range s.doc.entities {
		if !slices.ContainsFunc(e.Mentions, func(m docMention) bool { return m.isName() }) {
			continue
		}
		t.Found++
		g := s.match.gold[e.ID]
		s.judge(EntityFact, i, named[g] && s.match.typed[e.ID])
		if named[g] {
			t.Right++
			s.count(entityType, s.match.typed[e.ID])
			if !s.match.typed[e.ID] {
				s.cause("entity.type")
			}
		} else {
			s.cause("entity.extra")
			s.fault(Spurious, "entity %q (%s)", firstName(e), e.Type)
		}
		delete(named, g)
	}
	for _, e := range s.article.gold.Entities {
		if named[e.ID] {
			s.fault(Missed, "entity %q (%s)", e.Names[0], e.Type)
			s.cause(s.missedEntity(&e))
		}
	}
}

func firstName(e docEntity) string {
	for _, m := range e.Mentions {
		if m.isName() {
			return m.Text
		}
	}
	return ""
}

func (s *scorer) statements() {
	gold, spoken := s.article.gold.Statements, s.doc.spoken()
	type pair struct {
		score     float64
		doc, gold int
		content   float64
	}
	var pairs []pair
	for x := range spoken {
		d := &spoken[x]
		for y := range gold {
			g := &gold[y]
			cue := d.Cue != nil && touches(d.Cue.span(), g.cue)
			content := 0.0
			if d.Content != nil && g.Content != "" && overlap(d.Content.span(), g.content) > 0 {
				content = contentF1(d, g)
			}
			if cue || content >= 0.5 {
				p := pair{content, x, y, content}
				if cue {
					p.score++
				}
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc), cmp.Compare(a.gold, b.gold))
	})
	usedDoc, usedGold := make([]bool, len(spoken)), make([]bool, len(gold))
	for _, p := range pairs {
		if usedDoc[p.doc] || usedGold[p.gold] {
			continue
		}
		usedDoc[p.doc], usedGold[p.gold] = true, true
		s.statement(&spoken[p.doc], &gold[p.gold], p.content)
	}
	for x := range spoken {
		if !usedDoc[x] {
			s.judge(StatementFact, spoken[x].index, false)
		}
	}
	for y := range gold {
		if !usedGold[y] {
			s.fault(Missed, "statement %q", gold[y].In)
			s.cause(s.missedStatement(&gold[y], spoken))
		}
	}
	for x := range spoken {
		if !usedDoc[x] {
			cue := spoken[x].Cue
			if cue == nil {
				cue = &docSpan{}
			}
			s.fault(Spurious, "statement %q at %d", cue.Text, cue.Start)
			s.cause("statement.extra")
		}
	}
	for _, m := range []Measure{Statements, WhoSaid, WhoSaidWhat} {
		s.tally(m).Found += len(spoken)
		s.tally(m).Gold += len(gold)
	}
}

// statement measures one that was found.
func (s *scorer) statement(d *docStatement, g *goldStatement, content float64) {
	speakers := make([]string, 0, len(d.Speakers))
	for _, id := range d.Speakers {
		speakers = append(speakers, s.match.speaker(id))
	}
	right := sameSet(speakers, g.Speakers)
	s.judge(StatementFact, d.index, right && content >= sameContent)
	s.tally(Statements).Right++
	if right {
		s.tally(WhoSaid).Right++
		if content >= goodContent {
			s.tally(WhoSaidWhat).Right++
		}
	} else {
		s.fault(WrongSpeaker, "%q: %s, gold %s", g.In, list(speakers), list(g.Speakers))
		s.cause(s.wrongSpeaker(speakers, g.Speakers))
	}
	if content < goodContent {
		s.fault(WrongContent, "%q: overlap %.2f", g.In, content)
		s.cause(wrongContent(d, g))
	}
	s.count(speaker, right)
	s.count(act, d.Act == g.Act)
	if d.Act != g.Act {
		s.cause("act.other")
	}
	s.report.accuracies[contents].sum += content
	s.report.accuracies[contents].n++
	given := d.Date.value()
	if given != "" {
		s.count(datePrecision, given == g.Date)
	}
	if g.Date != "" {
		s.count(date, given == g.Date)
		if given != g.Date {
			s.fault(WrongDate, "%q: %s, gold %s", g.In, orNone(given), g.Date)
			if given == "" {
				s.cause("date.none")
			} else {
				s.cause("date.other")
			}
		}
	}
}

func list(ids []string) string {
	if len(ids) == 0 {
		return "nobody"
	}
	return strings.Join(ids, ", ")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// contentF1 compares the first parts of a split quotation, or all of its
// parts, whichever fits better.
func contentF1(d *docStatement, g *goldStatement) float64 {
	parts := []string{d.Content.Text}
	for _, c := range d.Continued {
		parts = append(parts, c.Text)
	}
	whole := strings.Join(append([]string{g.Content}, g.Continued...), " ")
	return max(wordF1(d.Content.Text, g.Content), wordF1(strings.Join(parts, " "), whole))
}

func sameSet(a, b []string) bool {
	set := func(s []string) []string {
		s = slices.Clone(s)
		slices.Sort(s)
		return slices.Compact(s)
	}
	return slices.Equal(set(a), set(b))
}

func (s *scorer) events() {
	gold := s.article.gold.Events
	used := make([]bool, len(gold))
	roles, negated := s.tally(EventRoles), s.tally(Negated)
	for i := range s.doc.events {
		d := &s.doc.events[i]
		if d.Polarity == negative {
			negated.Found++
		}
		y := 0
		for y < len(gold) && (used[y] || d.Type != gold[y].Type || !tells(d, gold[y].trigger)) {
			y++
		}
		if y == len(gold) {
			for _, ids := range d.Roles {
				roles.Found += len(ids)
			}
			text := ""
			if d.Trigger != nil {
				text = d.Trigger.Text
			}
			s.fault(Spurious, "event %s %q", d.Type, text)
			s.cause("event.extra")
			s.judge(EventFact, i, false)
			continue
		}
		used[y] = true
		s.judge(EventFact, i, s.event(d, &gold[y]))
	}
	for y := range gold {
		for _, ids := range gold[y].Roles {
			roles.Gold += len(ids)
		}
		if gold[y].Polarity == negative {
			negated.Gold++
		}
		if !used[y] {
			s.fault(Missed, "event %s %q", gold[y].Type, gold[y].In)
			s.cause(s.missedEvent(&gold[y]))
			s.missedRoles(nil, &gold[y])
		}
	}
	s.tally(Events).Found += len(s.doc.events)
	s.tally(Events).Gold += len(gold)
}

const negative = "negative"

// tells reports whether one of an event's tellings touches the trigger.
func tells(d *docEvent, trigger span) bool {
	if d.Trigger != nil && touches(d.Trigger.span(), trigger) {
		return true
	}
	return slices.ContainsFunc(d.Also, func(t docSpan) bool { return touches(t.span(), trigger) })
}

// A participant is one entity in one role of an event.
type participant struct{ role, entity string }

// roleFaults files what is wrong with an event that was found: participants,
// polarity, modality, day.
func (s *scorer) roleFaults(d *docEvent, g *goldEvent, found, gold map[participant]bool) {
	var wrong []string
	for _, list := range []struct {
		sign      string
		have, not map[participant]bool
	}{{"-", gold, found}, {"+", found, gold}} {
		var ps []string
		for p := range list.have {
			if !list.not[p] {
				ps = append(ps, list.sign+p.role+"="+p.entity)
			}
		}
		slices.Sort(ps)
		wrong = append(wrong, ps...)
	}
	if d.Polarity != g.Polarity {
		wrong = append(wrong, "gold "+g.Polarity)
	}
	if d.Modality != g.Modality {
		wrong = append(wrong, d.Modality+", gold "+g.Modality)
	}
	if given := d.Date.value(); given != g.Date && g.Date != "" {
		wrong = append(wrong, orNone(given)+", gold "+g.Date)
	}
	if len(wrong) > 0 {
		s.fault(WrongEvent, "%s %q: %s", g.Type, g.In, strings.Join(wrong, "; "))
	}
}

// event measures one that was found, and reports whether it is right.
func (s *scorer) event(d *docEvent, g *goldEvent) bool {
	gold := map[participant]bool{}
	for role, ids := range g.Roles {
		for _, id := range ids {
			gold[participant{role, id}] = true
		}
	}
	found := map[participant]bool{}
	for role, ids := range d.Roles {
		for _, id := range ids {
			found[participant{role, s.match.speaker(id)}] = true
		}
	}
	s.missedRoles(d, g)
	for p := range found {
		if !gold[p] && !strings.HasPrefix(p.entity, "?") {
			s.cause("role.extra")
		}
	}
	t := s.tally(EventRoles)
	t.Found += len(found)
	right := 0
	for p := range found {
		if gold[p] {
			right++
		}
	}
	t.Right += right
	s.roleFaults(d, g, found, gold)
	s.tally(Events).Right++
	if d.Polarity == g.Polarity && g.Polarity == negative {
		s.tally(Negated).Right++
	}
	s.count(polarity, d.Polarity == g.Polarity)
	s.count(modality, d.Modality == g.Modality)
	if d.Polarity != g.Polarity {
		s.cause("event.polarity")
	}
	if d.Modality != g.Modality {
		s.cause("event.modality")
	}
	if g.Date != "" {
		s.count(eventDate, d.Date.value() == g.Date)
	}
	return d.Polarity == g.Polarity
}

func (s *scorer) positions() {
	gold := s.article.gold.Positions
	used := make([]bool, len(gold))
	t := s.tally(Positions)
	t.Found += len(s.doc.positions)
	t.Gold += len(gold)
	for i, d := range s.doc.positions {
		title := ""
		if d.Title != nil {
			title = d.Title.Text
		}
		found := false
		for y, g := range gold {
			if !used[y] && s.match.gold[d.Person] == g.Person && wordF1(title, g.Title) >= 0.5 {
				used[y], found = true, true
				t.Right++
				break
			}
		}
		s.judge(PositionFact, i, found)
		if !found {
			s.fault(Spurious, "position %q", title)
			s.cause("position.extra")
		}
	}
	for y, g := range gold {
		if !used[y] {
			s.fault(Missed, "position %q", g.Title)
			if s.known([]string{g.Person}) {
				s.cause("position.missed")
			} else {
				s.cause("position.person")
			}
		}
	}
}
