package en

import (
	"embed"
	"fmt"
	"sync"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/en/internal/syntax"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
)

//go:embed lexicon/*.tsv
var lexicons embed.FS

//go:embed model/syntax.bin
var syntaxModel string

//go:embed model/speech.bin
var speechModel string

// A Language knows English. It is immutable and safe for concurrent use.
type Language struct {
	abbreviations       map[string]abbreviationClass
	starters            map[string]bool
	verbs               map[string]bool
	irregularVerbs      map[string]string
	irregularNouns      map[string]string
	irregularAdjectives map[string]string
	syntax              *syntax.Model
	scratch             *sync.Pool        // *syntax.Scratch
	cues                map[string]string // class and lemma: act
	speech              *speech.Finder
}

// abbreviationClass says whether an abbreviation may end a sentence.
type abbreviationClass uint8

const (
	beforeName abbreviationClass = iota + 1
	endsToo
	within
)

// Open reads the word lists and models of English.
func Open() (*Language, error) {
	l, err := OpenBare()
	if err != nil {
		return nil, err
	}
	if l.syntax, err = syntax.Load(syntaxModel); err != nil {
		return nil, fmt.Errorf("read model/syntax.bin: %w", err)
	}
	if l.speech, err = l.speech.Load(speechModel); err != nil {
		return nil, fmt.Errorf("read model/speech.bin: %w", err)
	}
	return l, nil
}

// OpenBare is Open without trained models: its tokens have no tags. It is what
// training begins with.
func OpenBare() (*Language, error) {
	l := &Language{
		abbreviations:       map[string]abbreviationClass{},
		starters:            map[string]bool{},
		verbs:               map[string]bool{},
		irregularVerbs:      map[string]string{},
		irregularNouns:      map[string]string{},
		irregularAdjectives: map[string]string{},
		cues:                map[string]string{},
		scratch:             &sync.Pool{New: func() any { return new(syntax.Scratch) }},
	}
	err := each("abbreviations.tsv", func(t *lexicon.Table, r lexicon.Row) error {
		c := map[string]abbreviationClass{"title": beforeName, "end": endsToo, "inside": within}[r.Fields[1]]
		if c == 0 {
			return t.Errorf(r, "no class %q", r.Fields[1])
		}
		l.abbreviations[r.Fields[0]] = c
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each("irregular.tsv", func(t *lexicon.Table, r lexicon.Row) error {
		m := map[string]map[string]string{"V": l.irregularVerbs, "N": l.irregularNouns, "J": l.irregularAdjectives}[r.Fields[2]]
		if m == nil {
			return t.Errorf(r, "no class %q", r.Fields[2])
		}
		m[r.Fields[0]] = r.Fields[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each("cues.tsv", func(t *lexicon.Table, r lexicon.Row) error {
		l.cues[r.Fields[1]+r.Fields[0]] = r.Fields[2]
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.speech = speech.New(l.cues)
	for file, set := range map[string]map[string]bool{"starters.tsv": l.starters, "verbs.tsv": l.verbs} {
		if err := each(file, func(_ *lexicon.Table, r lexicon.Row) error { set[r.Fields[0]] = true; return nil }); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// each calls f with every entry of one of the package's lists.
func each(file string, f func(*lexicon.Table, lexicon.Row) error) error {
	t, err := lexicon.Open(lexicons, "lexicon/"+file)
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		if err := f(t, r); err != nil {
			return err
		}
	}
	return nil
}

// SetSyntax returns a copy of l that uses another tagger and parser: how
// training makes annotation that the model has not learned from.
func (l *Language) SetSyntax(m *syntax.Model) *Language {
	c := *l
	c.syntax = m
	return &c
}

// analyse sets tags, lemmas and trees.
func (l *Language) analyse(d *text.Doc) {
	if l.syntax == nil {
		return
	}
	s := l.scratch.Get().(*syntax.Scratch)
	defer l.scratch.Put(s)
	for _, st := range d.Sentences {
		l.syntax.Analyse(d.Tokens[st.From:st.To], st.From, s)
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Stem = l.lemma(t.Norm, t.Tag)
	}
}
