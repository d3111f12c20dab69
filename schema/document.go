package schema

import (
	"bytes"
	"encoding/json"
	"io"
)

// A Document is a record for the outside: the same members, offsets in Unicode
// code points, and the text only where it was asked for.
type Document struct{ record Record }

// Document returns r with its offsets in code points. The text must be r's own
// and is left out of the document unless withText is true. r is not changed.
func (r *Record) Document(withText bool) Document {
	text := r.Article.Text
	runes := NewRuneIndex(text)
	d := r.Clone()
	d.EachSpan(func(s *Span) { s.Start, s.End = runes.At(s.Start), runes.At(s.End) })
	if !withText {
		d.Article.Text = ""
	}
	return Document{*d}
}

// WriteTo writes the document as one line of JSON.
func (d Document) WriteTo(w io.Writer) (int64, error) {
	b, err := d.MarshalJSON()
	if err != nil {
		return 0, err
	}
	n, err := w.Write(append(b, '\n'))
	return int64(n), err
}

// MarshalJSON writes the document without escaping of <, > and &: it is text for people too.
func (d Document) MarshalJSON() ([]byte, error) {
	r := d.record
	// Consumers index these without asking whether they are there.
	if r.Entities == nil {
		r.Entities = []Entity{}
	}
	if r.Statements == nil {
		r.Statements = []Statement{}
	}
	if r.Events == nil {
		r.Events = []Event{}
	}
	if r.Positions == nil {
		r.Positions = []Position{}
	}
	type whole struct {
		Article    Article     `json:"article"`
		Entities   []Entity    `json:"entities"`
		Statements []Statement `json:"statements"`
		Events     []Event     `json:"events"`
		Positions  []Position  `json:"positions"`
		Relations  []Relation  `json:"relations,omitempty"`
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(whole(r)); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}
