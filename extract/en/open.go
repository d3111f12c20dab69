package en

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/en/internal/syntax"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/tenure"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
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
	names               *lexicon.Names
	tagger              Tagger
	titles              map[string]title
	heads               map[string]head
	calendar            map[string]bool
	words               map[string]bool            // verbs that tell of nothing but words
	fields              map[string]string          // what offices deal with: "n", or "a" for its adjective
	works               map[string]bool            // last words of names that are of no body
	groups              map[string]string          // who is of a party or faith: "party" where the word stands for it
	lifeless            map[string]bool            // nouns for what is nobody and tells nothing
	namesakes           map[string]bool            // places whose name people are given too
	letters             map[string]bool            // initials that name no body
	stances             map[string]string          // cues of stances: "1" where a clause makes words of it
	triggers            map[string][]trigger       // by class and lemma
	scenes              map[string]map[string]bool // by lemma: what a sentence with it is about
	governors           map[string]string          // by class and lemma: modality, or "negative"
	ties                map[string][]tie           // by class and form
	tenure              tenure.Words
}

// abbreviationClass says whether an abbreviation may end a sentence.
type abbreviationClass uint8

const (
	beforeName abbreviationClass = iota + 1
	endsToo
	within
)

// A Tagger finds named mentions by a trained model.
type Tagger interface {
	Tag(*text.Doc) []text.Mention
	// Common reports whether a folded word is a frequent one and no name.
	Common(word string) bool
}

// Open reads the word lists and models of English. names is the knowledge of
// names; tagger may be nil, and then capitals and lists decide alone.
func Open(names *lexicon.Names, tagger Tagger, extra ...fs.FS) (*Language, error) {
	l, err := OpenBare(extra...)
	if err != nil {
		return nil, err
	}
	l.names, l.tagger = names, tagger
	if l.syntax, err = syntax.Load(syntaxModel); err != nil {
		return nil, fmt.Errorf("read model/syntax.bin: %w", err)
	}
	if l.speech, err = l.speech.Load(speechModel); err != nil {
		return nil, fmt.Errorf("read model/speech.bin: %w", err)
	}
	return l, nil
}

// OpenBare is Open without trained models: its tokens have no tags. It is what
// training begins with. extra holds folders of the user's own, whose files of
// the same names add to the lists.
func OpenBare(extra ...fs.FS) (*Language, error) {
	l := &Language{
		abbreviations:       map[string]abbreviationClass{},
		starters:            map[string]bool{},
		verbs:               map[string]bool{},
		irregularVerbs:      map[string]string{},
		irregularNouns:      map[string]string{},
		irregularAdjectives: map[string]string{},
		cues:                map[string]string{},
		titles:              map[string]title{},
		heads:               map[string]head{},
		calendar:            map[string]bool{},
		letters:             map[string]bool{},
		works:               map[string]bool{},
		words:               map[string]bool{},
		fields:              map[string]string{},
		groups:              map[string]string{},
		lifeless:            map[string]bool{},
		namesakes:           map[string]bool{},
		stances:             map[string]string{},
		triggers:            map[string][]trigger{},
		scenes:              map[string]map[string]bool{},
		governors:           map[string]string{},
		ties:                map[string][]tie{},
		tenure:              tenure.Words{},
		scratch:             &sync.Pool{New: func() any { return new(syntax.Scratch) }},
	}
	own, err := fs.Sub(lexicons, "lexicon")
	if err != nil {
		return nil, err
	}
	for i, f := range append([]fs.FS{own}, extra...) {
		for _, list := range []struct {
			name string
			add  func(map[string]string) error
		}{
			{"abbreviations.tsv", l.addAbbreviation},
			{"calendar.tsv", func(m map[string]string) error { l.calendar[m["word"]] = true; return nil }},
			{"cues.tsv", func(m map[string]string) error { l.cues[m["class"]+m["lemma"]] = m["act"]; return nil }},
			{"events.tsv", l.addTrigger},
			{"fields.tsv", func(m map[string]string) error { l.fields[m["word"]] = m["kind"]; return nil }},
			{"governors.tsv", func(m map[string]string) error { l.governors[m["class"]+m["lemma"]] = m["modality"]; return nil }},
			{"groups.tsv", func(m map[string]string) error { l.groups[m["word"]] = m["class"]; return nil }},
			{"heads.tsv", l.addHead},
			{"initials.tsv", func(m map[string]string) error { l.letters[m["word"]] = true; return nil }},
			{"irregular.tsv", l.addIrregular},
			{"lifeless.tsv", func(m map[string]string) error { l.lifeless[m["lemma"]] = true; return nil }},
			{"namesakes.tsv", func(m map[string]string) error { l.namesakes[m["word"]] = true; return nil }},
			{"relations.tsv", l.addTie},
			{"scenes.tsv", l.addScene},
			{"stances.tsv", func(m map[string]string) error { l.stances[m["lemma"]] = m["clause"]; return nil }},
			{"starters.tsv", func(m map[string]string) error { l.starters[m["word"]] = true; return nil }},
			{"tenure.tsv", func(m map[string]string) error { l.tenure.Add(m["class"], m["form"]); return nil }},
			{"titles.tsv", l.addTitle},
			{"words.tsv", func(m map[string]string) error { l.words[m["lemma"]] = true; return nil }},
			{"works.tsv", func(m map[string]string) error { l.works[m["word"]] = true; return nil }},
			{"verbs.tsv", func(m map[string]string) error { l.verbs[m["lemma"]] = true; return nil }},
		} {
			t, err := lexicon.Open(f, list.name)
			if i > 0 && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if err := t.Each(list.add); err != nil {
				return nil, err
			}
		}
	}
	l.speech = speech.New(l.cues)
	return l, nil
}

func (l *Language) addAbbreviation(m map[string]string) error {
	c := map[string]abbreviationClass{"title": beforeName, "end": endsToo, "inside": within}[m["class"]]
	if c == 0 {
		return fmt.Errorf("no class %q", m["class"])
	}
	l.abbreviations[m["word"]] = c
	return nil
}

func (l *Language) addIrregular(m map[string]string) error {
	set := map[string]map[string]string{"V": l.irregularVerbs, "N": l.irregularNouns, "J": l.irregularAdjectives}[m["class"]]
	if set == nil {
		return fmt.Errorf("no class %q", m["class"])
	}
	set[m["form"]] = m["lemma"]
	return nil
}

func (l *Language) addScene(m map[string]string) error {
	if l.scenes[m["lemma"]] == nil {
		l.scenes[m["lemma"]] = map[string]bool{}
	}
	l.scenes[m["lemma"]][m["scene"]] = true
	return nil
}

func (l *Language) addTitle(m map[string]string) error {
	t := title{class: m["class"], position: m["position"] == "1", within: m["position"] == "2"}
	switch m["gender"] {
	case "m":
		t.gender = text.Masculine
	case "f":
		t.gender = text.Feminine
	case "":
	default:
		return fmt.Errorf("no gender %q", m["gender"])
	}
	l.titles[m["word"]] = t
	return nil
}

func (l *Language) addHead(m map[string]string) error {
	h := head{typ: schema.EntityType(m["type"]), number: text.Singular}
	if m["number"] == "p" {
		h.number = text.Plural
	}
	switch m["needs"] {
	case "0":
	case "1":
		h.needs = withName
	case "2":
		h.needs = capital
	default:
		return fmt.Errorf("no needs %q", m["needs"])
	}
	l.heads[m["word"]] = h
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
	us, people := states(d), monthNames(d, l.givenName)
	month := make([]string, len(people))
	for k, i := range people {
		month[k] = d.Tokens[i].Text
		d.Tokens[i].Text, d.Tokens[i].Norm = "Brown", "brown"
	}
	for _, st := range d.Sentences {
		l.syntax.Analyse(d.Tokens[st.From:st.To], st.From, s, l.retag)
	}
	for _, i := range us {
		d.Tokens[i].Text = "US"
		if d.Tokens[i].Norm == islamicState {
			d.Tokens[i].Text = "IS"
		}
		d.Tokens[i].Norm = lower(d.Tokens[i].Text)
	}
	for k, i := range people {
		d.Tokens[i].Text, d.Tokens[i].Norm = month[k], lower(month[k])
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Stem = l.lemma(t.Norm, t.Tag)
	}
	l.mend(d)
}

// states writes "US", of the country, with stops, and "IS", of the armed group, in full while
// the sentences are read, for the tagger takes them for a pronoun and a verb, and returns
// where: not in lines of capitals.
func states(d *text.Doc) []int {
	var out []int
	shouts := func(i, sent int) bool {
		if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Sent != sent {
			return false
		}
		w := d.Tokens[i].Text
		return len(w) > 3 && w == strings.ToUpper(w) && w != strings.ToLower(w)
	}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Text == "US" && t.Norm == "us" && !shouts(i-1, t.Sent) && !shouts(i+1, t.Sent) {
			t.Text, t.Norm = "U.S.", "u.s."
			out = append(out, i)
		} else if t.Text == "IS" && !shouts(i-1, t.Sent) && !shouts(i+1, t.Sent) && strings.Contains(d.Text, "Islamic State") {
			t.Text, t.Norm = "ISIS", islamicState
			out = append(out, i)
		}
	}
	return out
}

// islamicState is what the armed group is read as that papers call "IS", which the tagger
// takes for a verb.
const islamicState = "isis"
