package score

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// A Cause says in which way a fact differs from the annotation, by its identifier
// in causes.tsv ("speaker.none").
type Cause string

// causesTSV tells of each cause what it means, with an example written for it.
//
//go:embed causes.tsv
var causesTSV string

// A causeEntry is a line of causes.tsv.
type causeEntry struct {
	id               Cause
	meaning, example string
}

func causeEntries() ([]causeEntry, error) {
	t, err := lexicon.Read("causes.tsv", strings.NewReader(causesTSV))
	if err != nil {
		return nil, err
	}
	var out []causeEntry
	err = t.Each(func(m map[string]string) error {
		out = append(out, causeEntry{Cause(m["cause"]), m["meaning"], m["example"]})
		return nil
	})
	return out, err
}

// cause counts one more of a cause.
func (s *scorer) cause(c Cause) { s.report.causes[c]++ }

// Causes returns how often each cause was met.
func (r *Report) Causes() map[Cause]int { return r.causes }

// writeCauses prints the causes as a table.
func (r *Report) writeCauses(b *strings.Builder) error {
	entries, err := causeEntries()
	if err != nil {
		return err
	}
	b.WriteString("\n| what is missed or wrong, by cause | times | for example |\n|---|---:|---|\n")
	for _, e := range entries {
		if n := r.causes[e.id]; n > 0 {
			fmt.Fprintf(b, "| %s | %d | %s |\n", e.meaning, n, e.example)
		}
	}
	return nil
}

// missedEntity says why an annotated name has no entity.
func (s *scorer) missedEntity(g *goldEntity) Cause {
	var at []span
	for _, n := range g.Names {
		at = append(at, s.article.text.occurrences(n)...)
	}
	best := Cause("entity.missed")
	for _, e := range s.doc.entities {
		for i := range e.Mentions {
			m := e.Mentions[i].span()
			for _, o := range at {
				switch {
				case m.near(o):
					return "entity.joined" // the mention is there, with another entity's
				case overlap(m, o) > 0:
					best = "entity.span"
				}
			}
		}
	}
	return best
}

// wrongSpeaker says how the speakers found differ from those annotated.
func (s *scorer) wrongSpeaker(found, gold []string) Cause {
	missing := slices.DeleteFunc(slices.Clone(gold), func(g string) bool { return slices.Contains(found, g) })
	extra := slices.DeleteFunc(slices.Clone(found), func(f string) bool { return slices.Contains(gold, f) })
	switch {
	case len(gold) == 0:
		return "speaker.extra"
	case len(missing) == 0:
		return "speaker.more"
	case !s.known(missing):
		return "speaker.unknown"
	case len(found) == 0:
		return "speaker.none"
	case len(extra) == 0:
		return "speaker.fewer"
	}
	return "speaker.other"
}

// known reports whether one of the gold entities was found at all.
func (s *scorer) known(gold []string) bool {
	for _, g := range s.match.gold {
		if slices.Contains(gold, g) {
			return true
		}
	}
	return false
}

// wrongContent says how the content found differs from that annotated.
func wrongContent(d *docStatement, g *goldStatement) Cause {
	switch {
	case d.Content == nil || d.Content.Text == "":
		return "content.none"
	case g.Content == "":
		return "content.extra"
	case overlap(d.Content.span(), g.content) == 0:
		return "content.elsewhere"
	case d.Content.span().length() < g.content.length():
		return "content.short"
	}
	return "content.long"
}

// missedStatement says why an annotated statement was not found.
func (s *scorer) missedStatement(g *goldStatement, spoken []docStatement) Cause {
	for i := range spoken {
		if c := spoken[i].Content; c != nil && overlap(c.span(), g.cue) > 0 {
			return "statement.inside"
		}
	}
	return "statement.cue"
}

// missedEvent says why an annotated event was not found.
func (s *scorer) missedEvent(g *goldEvent) Cause {
	for i := range s.doc.events {
		if d := &s.doc.events[i]; tells(d, g.trigger) {
			if d.Type == g.Type {
				return "event.twice" // it was taken for another annotated one
			}
			return "event.type"
		}
	}
	return "event.trigger"
}

// missedRoles counts why roles of an annotated event are not filled; d is the event
// that was found, or nil.
func (s *scorer) missedRoles(d *docEvent, g *goldEvent) {
	filled := map[string][]string{}
	if d != nil {
		for role, ids := range d.Roles {
			for _, id := range ids {
				filled[s.match.speaker(id)] = append(filled[s.match.speaker(id)], role)
			}
		}
	}
	for role, ids := range g.Roles {
		for _, id := range ids {
			switch {
			case slices.Contains(filled[id], role):
			case !s.known([]string{id}):
				s.cause("role.entity")
			case d == nil:
				s.cause("role.event")
			case len(filled[id]) > 0:
				s.cause("role.other")
			default:
				s.cause("role.missed")
			}
		}
	}
}
