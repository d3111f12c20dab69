package dates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
)

//go:embed lexicon
var lexicons embed.FS

// A Finder finds the dates of one language. It is immutable; goroutines may
// share it.
type Finder struct {
	lang   string
	words  map[string][]word
	rules  []rule
	famous []famousDay
	automaton
}

// A Rule is a line of the rule tables, for telling why a passage is a date.
type Rule struct {
	Name    string
	File    string // of the lexicon, "rules-ar.tsv"
	Line    int    // 1-based
	Pattern string
	Note    string
}

// A rule is a pattern and how its words are read.
type rule struct {
	Rule
	reading reading
}

// A reading is what the words of a pattern mean together.
type reading uint8

// The readings of the rule tables.
const (
	readNone    reading = iota // the words say nothing, and keep shorter patterns from it
	readDate                   // day, month, year, any of which the day of publication may have to tell
	readDayWord                // "yesterday"
	readWeekday
	readUnit // "last month"
	readAgo  // "three days ago"
	readHijri
	readNumeric // 10/12/2021
	readRange   // 10–12 December: what both ends share
)

var readings = map[string]reading{
	"none": readNone, "date": readDate, "dayword": readDayWord, "weekday": readWeekday, "unit": readUnit,
	"ago": readAgo, "hijri": readHijri, "numeric": readNumeric, "range": readRange,
}

// Open reads the embedded lexicon of a language, "ar" or "en". extra holds
// folders of the user's own, whose words-LANG.tsv, rules-LANG.tsv and famous.tsv
// add to it. Errors name file and line.
func Open(lang string, extra ...fs.FS) (*Finder, error) {
	if lang != "ar" && lang != "en" {
		return nil, fmt.Errorf("dates: no rules for language %q (there are ar, en)", lang)
	}
	embedded, err := fs.Sub(lexicons, "lexicon")
	if err != nil {
		return nil, err
	}
	f := &Finder{lang: lang, words: make(map[string][]word, 1024)}
	macros := map[string]string{}
	for i, dir := range append([]fs.FS{embedded}, extra...) {
		for _, list := range []struct {
			name string
			read func(*lexicon.Table) error
		}{
			{"words-" + lang + ".tsv", f.readWords},
			{"famous.tsv", f.readFamous},
			{"rules-" + lang + ".tsv", func(t *lexicon.Table) error { return f.readRules(t, macros) }},
		} {
			t, err := lexicon.Open(dir, list.name)
			if i > 0 && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil {
				err = list.read(t)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// readRules adds the patterns of a table; macros are shared by all tables.
func (f *Finder) readRules(t *lexicon.Table, macros map[string]string) error {
	err := t.Each(func(r map[string]string) error {
		if name := r["rule"]; strings.HasPrefix(name, "$") {
			macros[name] = r["pattern"]
		}
		return nil
	})
	if err != nil {
		return err
	}
	row := 0
	return t.Each(func(r map[string]string) error {
		line := t.Rows[row].Line
		row++
		if strings.HasPrefix(r["rule"], "$") {
			return nil
		}
		reading, ok := readings[r["reading"]]
		if !ok {
			return fmt.Errorf("no reading %q", r["reading"])
		}
		f.rules = append(f.rules, rule{Rule{r["rule"], t.Name, line, r["pattern"], r["note"]}, reading})
		return f.add(r["pattern"], len(f.rules)-1, macros)
	})
}

// Rule returns the rule of that name, as [text.Date.Rule] gives it.
func (f *Finder) Rule(name string) (Rule, bool) {
	for i := range f.rules {
		if f.rules[i].Name == name {
			return f.rules[i].Rule, true
		}
	}
	return Rule{}, false
}

// Find fills d.Dates, resolving against d.Article.Published; what needs that
// day is d.Undated where it is unknown. Text within quotation marks was said on
// a day that only the sentence around it tells, so "today" and its like there
// are left out.
func (f *Finder) Find(d *text.Doc) {
	d.Dates, d.Undated = d.Dates[:0], d.Undated[:0]
	found := f.scan(d)
	r := f.resolver(d, found)
	for k := range found {
		p := &found[k]
		m, ok := r.resolve(p)
		if !ok {
			d.Undated = append(d.Undated, text.Date{From: p.from, To: p.to, Rule: p.rule.Name})
			continue
		}
		if k > 0 {
			m = r.until(&found[k-1], p, m)
		}
		span := d.BaseSpan(p.from, p.to)
		if !p.stripped {
			span = d.Span(p.from, p.to)
		}
		d.Dates = append(d.Dates, text.Date{
			From: p.from, To: p.to, Date: m.schema(span), Rule: p.rule.Name,
			Deadline: p.fields.by, Since: p.rule.reading != readRange && p.fields.isSince(),
		})
	}
}
