package export

import (
	"context"
	"crypto/sha1" //nolint:gosec // a name, no secret
	"encoding/hex"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/khabar-kg/khabar/schema"
)

// An ftmEntity is an entity of FollowTheMoney (https://followthemoney.tech).
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

func newFTM(schema string, of ...string) *ftmEntity {
	return &ftmEntity{ID: ftmID(of...), Schema: schema, Properties: map[string][]string{}}
}

// ftmID makes an identifier of parts: a digest, since Aleph puts it into addresses.
func ftmID(parts ...string) string {
	sum := sha1.Sum([]byte(strings.Join(parts, "\x00")))
	return "khabar-" + hex.EncodeToString(sum[:])
}

// longestName is how many characters a name or address may have in FollowTheMoney, which
// refuses longer ones: addresses of more than 250.
const longestName = 200

// put adds values to a property, each once.
func (e *ftmEntity) put(property string, values ...string) *ftmEntity {
	for _, v := range values {
		if slices.Contains([]string{"name", "alias", "full", "location"}, property) {
			v = shortened(v, longestName)
		}
		if v = strings.TrimSpace(strings.ToValidUTF8(v, "\uFFFD")); v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
	return e
}

// ftmSchema returns the schema of an entity type. Places and facilities are addresses:
// FollowTheMoney has no other things that lie somewhere and belong to nobody.
func ftmSchema(t schema.EntityType) string {
	switch t {
	case schema.Person:
		return "Person"
	case schema.Organization, schema.MilitaryUnit:
		return "Organization"
	case schema.Place, schema.Facility:
		return "Address"
	}
	return "Event"
}

// isLegal reports whether an entity is a LegalEntity of FollowTheMoney, which can act.
func (e *entity) isLegal() bool {
	return slices.Contains([]string{"Person", "Organization"}, ftmSchema(e.kind))
}

// writeFTM writes FollowTheMoney entities, one a line. Articles are documents, and the
// proof of all facts. A statement or an event is an Event with those who take part in
// it; a position is a Position with an Occupancy; a relation is a Membership where it is
// one, and an UnknownLink that says what it is.
func writeFTM(ctx context.Context, j *job) error {
	line := func(list ...*ftmEntity) error {
		for _, e := range list {
			if err := writeLine(j.w, e); err != nil {
				return err
			}
		}
		return nil
	}
	err := j.eachEntity(func(e *entity) error { return line(j.ftmOf(e)) })
	if err != nil {
		return err
	}
	err = j.eachText(ctx, func(a *article, text string) error {
		x := newFTM("Article", a.iri).put("fileName", a.ID).put("title", a.Title).put("publisher", a.Outlet).
			put("publishedAt", a.Published.Value).put("sourceUrl", webAddress(a.URL)).put("mimeType", "text/plain").put("retrievedAt", a.Read.Value)
		if three := map[string]string{"ar": "ara", "en": "eng"}[a.Language]; three != "" {
			x.put("language", three)
		}
		if !j.opts.WithoutTexts {
			x.put("bodyText", text)
		}
		return line(x)
	})
	if err != nil {
		return err
	}
	return j.eachFact(ctx, func(f *fact) error { return line(j.ftmFact(f)...) })
}

func (j *job) ftmOf(e *entity) *ftmEntity {
	x := newFTM(ftmSchema(e.kind), e.iri)
	name := e.label(j.opts.Language)
	x.put("name", name)
	for _, n := range e.names {
		if n.Text != name {
			x.put("alias", n.Text)
		}
	}
	if x.Schema == "Address" {
		x.put("full", name)
	}
	x.put("keywords", j.typeLabel(e.kind))
	if e.kind == schema.MilitaryUnit {
		x.put("topics", "mil")
	}
	return x.put("wikidataId", e.wikidata()).put("notes", e.iri)
}

// ftmFact returns what a fact is in FollowTheMoney.
func (j *job) ftmFact(f *fact) []*ftmEntity {
	switch f.kind {
	case schema.PositionFact:
		return j.ftmPosition(f)
	case schema.RelationFact:
		var out []*ftmEntity
		for _, t := range f.ties() {
			x := newFTM("UnknownLink", f.iri, t.to.iri).put("subject", ftmID(t.from.iri)).put("object", ftmID(t.to.iri))
			if f.typ == "member_of" && t.from.isLegal() && ftmSchema(t.to.kind) == "Organization" {
				x = newFTM("Membership", f.iri, t.to.iri).put("member", ftmID(t.from.iri)).put("organization", ftmID(t.to.iri))
			}
			out = append(out, x.put("role", f.label).source(f))
		}
		return out
	}
	x := newFTM("Event", f.iri).source(f)
	name := f.label
	if f.kind == schema.StatementFact {
		if who := j.labels(f.with(speaker)); who != "" {
			name = who + ": " + f.label
		}
		x.put("keywords", "statement").put("summary", f.content)
	} else {
		x.put("keywords", "event")
		if f.negative {
			x.put("keywords", "negative")
		}
		x.put("keywords", string(f.modality))
		if who := j.labels(f.with(f.first())); who != "" {
			name = f.label + ": " + who
		}
	}
	x.put("name", shortened(oneLine(name+" — "+f.words), 200)).put("keywords", f.typ).put("date", f.date)
	out := []*ftmEntity{x}
	for _, p := range f.parties {
		id := ftmID(p.who.iri)
		switch {
		case !p.who.isLegal() && ftmSchema(p.who.kind) == "Address":
			x.put("addressEntity", id).put("location", p.who.label(j.opts.Language))
		case !p.who.isLegal(): // an event that has a name of its own
			out = append(out, newFTM("UnknownLink", f.iri, p.who.iri, p.role).put("subject", x.ID).put("object", id).put("role", p.role).source(f))
		default:
			x.put("involved", id)
			if p.role == speaker || p.role == string(schema.Agent) {
				x.put("organizer", id)
			}
		}
	}
	return out
}

// first is the role that comes first in a fact, or "".
func (f *fact) first() string {
	if len(f.parties) == 0 {
		return ""
	}
	return f.parties[0].role
}

func (j *job) ftmPosition(f *fact) []*ftmEntity {
	post := newFTM("Position", f.iri, "post").put("name", oneLine(f.title)).put("proof", ftmID(f.article.iri))
	for _, e := range f.with(of) {
		if ftmSchema(e.kind) == "Organization" {
			post.put("organization", ftmID(e.iri))
		} else {
			post.put("summary", e.label(j.opts.Language))
		}
	}
	out := []*ftmEntity{post}
	for _, who := range f.with(person) {
		x := newFTM("Occupancy", f.iri, who.iri)
		if ftmSchema(who.kind) == "Person" {
			x.put("holder", ftmID(who.iri)).put("post", post.ID)
			if f.former {
				x.put("status", "ended")
			}
		} else { // what other articles take for no person holds it all the same
			x = newFTM("UnknownLink", f.iri, who.iri).put("subject", ftmID(who.iri)).put("object", post.ID).put("role", holds)
		}
		out = append(out, x.put("startDate", f.date).put("endDate", f.until).source(f))
	}
	return out
}

// source says where a fact is from.
func (e *ftmEntity) source(f *fact) *ftmEntity {
	return e.put("proof", ftmID(f.article.iri)).put("publisher", f.article.Outlet).put("sourceUrl", webAddress(f.article.URL)).
		put("description", f.sentence).put("recordId", f.iri)
}

// webAddress returns an address that FollowTheMoney takes for one, or "".
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	if strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || unicode.IsControl(r) || unicode.IsSpace(r) || strings.ContainsRune("<>\"{}|^`\\[]", r)
	}) {
		return ""
	}
	return s
}
