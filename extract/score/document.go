package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/khabar-kg/khabar/schema"
)

// A Document is an extraction document as it was printed: offsets count code
// points. Members that are not scored are not kept.
type Document struct {
	id         string
	entities   []docEntity
	statements []docStatement
	events     []docEvent
	positions  []docPosition
	relations  []docRelation
	spans      []docSpan // every passage but those of the article's own members and of thoughts
}

// spoken returns the statements that report speech rather than thought.
func (d *Document) spoken() []docStatement {
	var out []docStatement
	for _, s := range d.statements {
		if s.Act != string(schema.Think) {
			out = append(out, s)
		}
	}
	return out
}

// ID returns the identifier of the document's article.
func (d *Document) ID() string { return d.id }

type docSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func (s *docSpan) span() span { return span{s.Start, s.End} }

type docMention struct {
	docSpan
	Kind *string `json:"kind"`
}

func (m *docMention) isName() bool { return m.Kind == nil || *m.Kind == string(schema.ByName) }

type docEntity struct {
	ID        string       `json:"id"`
	Type      string       `json:"type"`
	Mentions  []docMention `json:"mentions"`
	Certainty float64      `json:"certainty"`
}

type docDate struct {
	Value *string `json:"value"`
}

func (d *docDate) value() string {
	if d == nil || d.Value == nil {
		return ""
	}
	return *d.Value
}

type docStatement struct {
	Act         string    `json:"act"`
	Cue         *docSpan  `json:"cue"`
	Speakers    []string  `json:"speakers"`
	SpeakerText *docSpan  `json:"speaker_text"`
	Content     *docSpan  `json:"content"`
	Continued   []docSpan `json:"continued"`
	Date        *docDate  `json:"date"`
	Certainty   float64   `json:"certainty"`

	index int // among all statements of the document
}

type docEvent struct {
	Type      string              `json:"type"`
	Trigger   *docSpan            `json:"trigger"`
	Also      []docSpan           `json:"also"`
	Roles     map[string][]string `json:"roles"`
	Date      *docDate            `json:"date"`
	Polarity  string              `json:"polarity"`
	Modality  string              `json:"modality"`
	Certainty float64             `json:"certainty"`
}

type docPosition struct {
	Person    string   `json:"person"`
	Title     *docSpan `json:"title"`
	Certainty float64  `json:"certainty"`
}

type docRelation struct {
	Type     string  `json:"type"`
	Subject  string  `json:"subject"`
	Object   string  `json:"object"`
	Evidence docSpan `json:"evidence"`
}

// ReadDocuments reads extraction documents, one a line. Of an article that
// comes twice the last counts when it is scored.
func ReadDocuments(r io.Reader) ([]Document, error) {
	in := bufio.NewReader(r)
	var out []Document
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			d, err := parseDocument(line)
			if err != nil {
				return nil, fmt.Errorf("read documents: line %d: %w", n, err)
			}
			out = append(out, d)
		}
		if errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read documents: %w", err)
		}
	}
}

// NewDocument returns the document of a record, as the command line prints it.
func NewDocument(r *schema.Record) (Document, error) {
	b, err := r.Document(false).MarshalJSON()
	if err != nil {
		return Document{}, fmt.Errorf("document of %s: %w", r.Article.ID, err)
	}
	return parseDocument(b)
}

func parseDocument(b []byte) (Document, error) {
	var raw struct {
		Article struct {
			ID string `json:"id"`
		} `json:"article"`
		Entities   []docEntity    `json:"entities"`
		Statements []docStatement `json:"statements"`
		Events     []docEvent     `json:"events"`
		Positions  []docPosition  `json:"positions"`
		Relations  []docRelation  `json:"relations"`
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return Document{}, err
	}
	if raw.Article.ID == "" {
		return Document{}, errors.New("no article.id")
	}
	for i := range raw.Statements {
		raw.Statements[i].index = i
	}
	d := Document{id: raw.Article.ID, entities: raw.Entities, statements: raw.Statements, events: raw.Events, positions: raw.Positions, relations: raw.Relations}
	var all map[string]any
	if err := json.Unmarshal(b, &all); err != nil {
		return Document{}, err
	}
	delete(all, "article")
	if ss, ok := all["statements"].([]any); ok {
		kept := ss[:0]
		for _, s := range ss {
			if m, ok := s.(map[string]any); !ok || m["act"] != string(schema.Think) {
				kept = append(kept, s)
			}
		}
		all["statements"] = kept
	}
	d.collect(all)
	return d, nil
}

// collect finds whatever has a start and an end. The order is of no account:
// the spans are counted.
func (d *Document) collect(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.collect(e)
		}
	case map[string]any:
		start, ok := v["start"].(float64)
		end, also := v["end"].(float64)
		if ok && also {
			// Text that is missing matches nothing.
			text, ok := v["text"].(string)
			if !ok {
				start, end, text = 0, 0, "missing"
			}
			d.spans = append(d.spans, docSpan{int(start), int(end), text})
		}
		for _, e := range v {
			d.collect(e)
		}
	}
}
