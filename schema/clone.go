package schema

import (
	"maps"
	"slices"
)

// EachSpan calls f with every span of the record, so that f may read or change
// it: mentions, cues, contents, dates, triggers, titles and evidence.
func (r *Record) EachSpan(f func(*Span)) {
	some := func(s *Span) {
		if !s.IsZero() {
			f(s)
		}
	}
	some(&r.Article.Published.Text)
	some(&r.Article.Read.Text)
	for i := range r.Article.Boilerplate {
		some(&r.Article.Boilerplate[i])
	}
	for i := range r.Entities {
		for j := range r.Entities[i].Mentions {
			some(&r.Entities[i].Mentions[j].Span)
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		some(&s.Cue)
		some(&s.SpeakerText)
		some(&s.Content)
		for j := range s.Continued {
			some(&s.Continued[j])
		}
		some(&s.Date.Text)
		some(&s.Medium.Text)
	}
	for i := range r.Events {
		v := &r.Events[i]
		some(&v.Trigger)
		for j := range v.Also {
			some(&v.Also[j])
		}
		some(&v.Date.Text)
	}
	for i := range r.Positions {
		some(&r.Positions[i].Title)
		some(&r.Positions[i].Start.Text)
		some(&r.Positions[i].End.Text)
	}
	for i := range r.Relations {
		some(&r.Relations[i].Evidence)
	}
}

// Clone returns a copy that shares nothing mutable with r.
func (r *Record) Clone() *Record {
	c := *r
	c.Article.Boilerplate = slices.Clone(r.Article.Boilerplate)
	c.Entities = slices.Clone(r.Entities)
	for i := range c.Entities {
		c.Entities[i].Names = slices.Clone(c.Entities[i].Names)
		c.Entities[i].Mentions = slices.Clone(c.Entities[i].Mentions)
	}
	c.Statements = slices.Clone(r.Statements)
	for i := range c.Statements {
		s := &c.Statements[i]
		s.Speakers, s.Audience, s.About = slices.Clone(s.Speakers), slices.Clone(s.Audience), slices.Clone(s.About)
		s.Continued = slices.Clone(s.Continued)
	}
	c.Events = slices.Clone(r.Events)
	for i := range c.Events {
		v := &c.Events[i]
		v.Also = slices.Clone(v.Also)
		v.Roles = maps.Clone(v.Roles)
		for k := range v.Roles {
			v.Roles[k] = slices.Clone(v.Roles[k])
		}
	}
	c.Positions = slices.Clone(r.Positions)
	for i := range c.Positions {
		c.Positions[i].Of = slices.Clone(c.Positions[i].Of)
	}
	c.Relations = slices.Clone(r.Relations)
	return &c
}
