package score

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// An Article is a text with what people annotated in it.
type Article struct {
	schema.Article // id, text, language, outlet, day of publication where it is known

	gold goldArticle
	text *runeText
}

type goldArticle struct {
	Language   string          `json:"language"`
	Outlet     *string         `json:"outlet"`
	Published  *string         `json:"published"`
	Entities   []goldEntity    `json:"entities"`
	Statements []goldStatement `json:"statements"`
	Events     []goldEvent     `json:"events"`
	Positions  []goldPosition  `json:"positions"`
}

type goldEntity struct {
	ID           string   `json:"id"`
	Type         string   `json:"type"`
	Names        []string `json:"names"`
	Descriptions []string `json:"descriptions"`
}

type goldStatement struct {
	Cue       string   `json:"cue"`
	In        string   `json:"in"`
	Speakers  []string `json:"speakers"`
	Act       string   `json:"act"`
	Date      string   `json:"date"`
	Content   string   `json:"content"`
	Continued strs     `json:"continued"`

	cue     span
	content span // zero where there is none
}

type goldEvent struct {
	Type     string              `json:"type"`
	Trigger  string              `json:"trigger"`
	In       string              `json:"in"`
	Roles    map[string][]string `json:"roles"`
	Date     string              `json:"date"`
	Polarity string              `json:"polarity"`
	Modality string              `json:"modality"`

	trigger span
}

type goldPosition struct {
	Person string `json:"person"`
	Title  string `json:"title"`
}

// strs is a string or a list of them.
type strs []string

func (s *strs) UnmarshalJSON(b []byte) error {
	var one *string
	if json.Unmarshal(b, &one) == nil {
		*s = nil
		if one != nil {
			*s = strs{*one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(s))
}

// Gold reads a folder of articles (NAME.txt) with their annotation
// (NAME.gold.json), in the order of the names. Quotations that do not stand in
// the text are errors that name the file.
func Gold(dir string) ([]Article, error) {
	names, err := filepath.Glob(filepath.Join(escape(dir), "*.gold.json"))
	if err != nil {
		return nil, fmt.Errorf("read gold: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("read gold: no *.gold.json in %s", dir)
	}
	slices.Sort(names)
	var out []Article
	for _, name := range names {
		a, err := goldFile(name)
		if err != nil {
			return nil, fmt.Errorf("read gold %s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// escape makes a folder's name a pattern that matches itself.
func escape(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

func goldFile(path string) (Article, error) {
	stem := strings.TrimSuffix(path, ".gold.json")
	b, err := os.ReadFile(path)
	if err != nil {
		return Article{}, err
	}
	var a Article
	if err := json.Unmarshal(b, &a.gold); err != nil {
		return Article{}, err
	}
	text, err := os.ReadFile(stem + ".txt")
	if err != nil {
		return Article{}, err
	}
	// Offsets count in the text as a Python program reads it.
	body := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(text))
	a.Article = schema.Article{ID: filepath.Base(stem), Text: body, Language: a.gold.Language}
	if a.gold.Outlet != nil {
		a.Outlet = *a.gold.Outlet
	}
	if p := a.gold.Published; p != nil && *p != "" {
		a.Published = day(*p)
	}
	a.text = newRuneText(a.Text)
	return a, a.locate()
}

func day(s string) schema.Date {
	d := schema.Date{Value: s, Precision: schema.Day, Basis: schema.Given}
	switch len(s) {
	case len("2006-01"):
		d.Precision = schema.Month
	case len("2006"):
		d.Precision = schema.Year
	}
	return d
}

// locate finds cues, contents and triggers in the text.
func (a *Article) locate() error {
	within := func(what, context string) (span, error) {
		in, ok := a.text.find(context, 0)
		if !ok {
			return span{}, fmt.Errorf("%q does not stand in the text", context)
		}
		s, ok := a.text.find(what, in.start)
		if !ok || s.end > in.end {
			return span{}, fmt.Errorf("%q does not stand in %q", what, context)
		}
		return s, nil
	}
	for i := range a.gold.Statements {
		s := &a.gold.Statements[i]
		var err error
		if s.cue, err = within(s.Cue, s.In); err != nil {
			return err
		}
		if s.Content == "" {
			continue
		}
		// Of a content that stands twice, the one nearest to the cue.
		found := false
		for from := 0; ; {
			o, ok := a.text.find(s.Content, from)
			if !ok {
				break
			}
			if !found || abs(o.start-s.cue.start) < abs(s.content.start-s.cue.start) {
				s.content, found = o, true
			}
			from = o.end
		}
		if !found {
			return fmt.Errorf("%q does not stand in the text", s.Content)
		}
	}
	for i := range a.gold.Events {
		v := &a.gold.Events[i]
		var err error
		if v.trigger, err = within(v.Trigger, v.In); err != nil {
			return err
		}
	}
	return nil
}

func abs(n int) int { return max(n, -n) }
