package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// evaluate reads articles (one JSON object a line) from standard input and
// prints extraction documents that hold the statements alone, for the scorer of
// PolNeAR.
func evaluate() error {
	names, err := lexicon.OpenNames(func(s string) string { return s }, en.Fold)
	if err != nil {
		return err
	}
	l, err := en.Open(names, nil)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	sc := bufio.NewScanner(os.Stdin)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a schema.Article
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			// "published" is a plain day here; nothing else is needed.
			var in struct{ ID, Text string }
			if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
				return err
			}
			a = schema.Article{ID: in.ID, Text: in.Text}
		}
		d := &text.Doc{Article: &a, Text: a.Text}
		l.Tokenize(d)
		l.Names(d)
		l.Statements(d)
		r := schema.Record{Article: a}
		for i, s := range d.Statements {
			r.Statements = append(r.Statements, schema.Statement{
				ID: fmt.Sprintf("s%d", i+1), Act: s.Act, Mode: s.Mode, Cue: s.Cue, Speakers: []string{},
				SpeakerText: s.SpeakerText, Content: s.Content, Continued: s.Continued, Certainty: s.Score, Rule: s.Rule,
			})
		}
		if err := r.Validate(); err != nil {
			return fmt.Errorf("%s: %w", a.ID, err)
		}
		b, err := json.Marshal(r.Document(false))
		if err != nil {
			return err
		}
		out.Write(b)
		out.WriteByte('\n')
	}
	return sc.Err()
}
