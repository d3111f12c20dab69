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
// day is left out where it is unknown. Text within quotation marks was said on
// a day that only the sentence around it tells, so "today" and its like there
// are left out.
func (f *Finder) Find(d *text.Doc) {
	d.Dates = d.Dates[:0]
	found := f.scan(d)
	r := f.resolver(d, found)
	for k := range found {
		p := &found[k]
		m, ok := r.resolve(p)
		if !ok {
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

// A phrase is a passage that matched a pattern, before it is resolved.
type phrase struct {
	from, to int // tokens, half-open
	end      int // token after its context, for choosing among phrases
	stripped bool
	quoted   bool
	tense    tense // of its clause
	rule     *rule
	fields   fields
}

// scan returns the phrases of the document, in order, none overlapping.
func (f *Finder) scan(d *text.Doc) []phrase {
	var found []phrase
	m := matcher{f: f, d: d}
	quote, para := false, -1
	for si := 0; si < max(len(d.Sentences), 1); si++ {
		s := text.Sentence{To: len(d.Tokens)}
		if len(d.Sentences) > 0 {
			s = d.Sentences[si]
		}
		if s.Para != para {
			quote, para = false, s.Para // a quotation that goes on is opened again
		}
		m.limit = s.To
		for i := s.From; i < s.To; i++ {
			switch d.Tokens[i].Kind {
			case text.Open:
				quote = true
				continue
			case text.Close:
				quote = false
				continue
			}
			if s.Skip || !m.at(i) {
				continue
			}
			best := m.best
			// What begins within the match and goes on beyond it is the
			// better reading: "before | the year 2014".
			for j := i + 1; j < best.end; j++ {
				if m.at(j) && m.best.end > best.end {
					best = m.best
				}
			}
			p := best
			p.quoted = quote
			if p.rule.reading != readNone {
				_, p.stripped = f.lookup(&d.Tokens[p.from])
				p.tense = f.direction(d, p.from, s.From)
				found = append(found, p)
			}
			for ; i < p.to-1; i++ {
				switch d.Tokens[i+1].Kind {
				case text.Open:
					quote = true
				case text.Close:
					quote = false
				}
			}
		}
	}
	return found
}

// A matcher runs the automaton at one token after the other.
type matcher struct {
	f     *Finder
	d     *text.Doc
	limit int // end of the sentence
	path  [maxPath]atom
	best  phrase
	found bool
	n     int // atoms of the best
	// scratch holds the atoms at each step of the path.
	scratch [maxPath][]atom
}

// maxPath is the most atoms that a phrase has.
const maxPath = 16

// at finds the longest phrase that begins at token i.
func (m *matcher) at(i int) bool {
	m.found = false
	atoms := m.f.atomsAt(m.scratch[0][:0], m.d, i, m.limit)
	m.scratch[0] = atoms
	for k := range atoms {
		for _, s := range m.f.start[atoms[k].class] {
			m.path[0] = atoms[k]
			m.step(s, 1)
		}
	}
	return m.found
}

// step goes on from state s, which took the n-th atom of the path.
func (m *matcher) step(s int16, n int) {
	st := &m.f.states[s]
	m.path[n-1].context = st.before || st.after
	if st.accept {
		m.accept(st, n)
	}
	i := m.path[n-1].to
	if len(st.follow) == 0 || i >= m.limit || n == maxPath {
		return
	}
	atoms := m.f.atomsAt(m.scratch[n][:0], m.d, i, m.limit)
	m.scratch[n] = atoms
	for k := range atoms {
		for _, next := range st.follow {
			if m.f.states[next].class == atoms[k].class {
				m.path[n] = atoms[k]
				m.step(next, n+1)
			}
		}
	}
}

// better reports whether a phrase of n atoms is to be kept instead of the best
// one: it is longer, or as long and says nothing, or takes longer words ("قبل
// ظهر", before noon, as one), or stands earlier in the table.
func (m *matcher) better(r *rule, end, n int) bool {
	switch none, was := r.reading == readNone, m.best.rule.reading == readNone; {
	case end != m.best.end:
		return end > m.best.end
	case none != was:
		return none
	case n != m.n:
		return n < m.n
	}
	return false
}

// accept keeps the path if it is better than the best one.
func (m *matcher) accept(st *state, n int) {
	rule := &m.f.rules[st.pattern]
	end := m.path[n-1].to
	if m.found && !m.better(rule, end, n) {
		return
	}
	from, to := -1, 0
	for k := range m.path[:n] {
		if a := &m.path[k]; !a.context {
			if from < 0 {
				from = a.from
			}
			to = a.to
		}
	}
	if from < 0 { // all of it is context
		from, to = m.path[0].from, end
	}
	p := phrase{from: from, to: to, end: end, rule: rule}
	if rule.reading != readNone && !p.fields.collect(m.path[:n]) {
		return
	}
	m.best, m.n, m.found = p, n, true
}

// futureReach is how many tokens before a date a word that tells its direction
// may stand.
const futureReach = 10

// direction tells whether the clause before token i speaks of the past or of
// what is to come, as far as its words show.
func (f *Finder) direction(d *text.Doc, i, from int) tense {
	after := false // the word after this one ends the clause, unless "expected" stands before it
	for j := i - 1; j >= from && j >= i-futureReach; j-- {
		t := &d.Tokens[j]
		if t.Kind != text.Word && t.Kind != text.Number {
			return noTense
		}
		verb := noTense
		if t.Prep == futureProclitic {
			verb = toCome
		}
		if t.Tag != "" && i-j <= tenseReach {
			verb = tenseAt(d, j, i)
		}
		stop := false
		ws, _ := f.lookup(t)
		for k := range ws {
			if len(ws[k].rest) > 0 {
				continue
			}
			switch ws[k].class {
			case cFuture:
				if verb == past && t.Tag == "MD" {
					return past
				}
				return toCome
			case cBreak:
				stop = true
			case cNotFuture:
				verb = noTense
			}
		}
		if after {
			return noTense
		}
		if verb == past || verb == toCome && !stop {
			return verb
		}
		after = stop
	}
	return noTense
}

// tenseReach is how many tokens before a date the verb may stand whose tense
// tells its direction.
const tenseReach = 7

// A tense is what the words before a day tell of it.
type tense uint8

const (
	noTense tense = iota
	past
	toCome
)

// tenseAt reads the verb at token j, before a date at token i. English tells of
// the near future in the present: "the council meets on Friday", "is meeting".
func tenseAt(d *text.Doc, j, i int) tense {
	t, next := &d.Tokens[j], &d.Tokens[j+1]
	switch t.Tag {
	case "VBD":
		return past
	case "VBN": // "elections held Sunday", but not "to be held Sunday"
		if j > 0 && i-j <= 2 && strings.HasPrefix(d.Tokens[j-1].Tag, "NN") {
			return past
		}
	case "MD":
		if next.Norm == "not" || next.Norm == "n't" {
			if t.Norm == "could" || t.Norm == "would" {
				return past
			}
		}
		return toCome
	case "VBZ", "VBP":
		if t.Stem == "have" || t.Stem == "be" && j+1 < i && next.Tag == "VBN" {
			return past
		}
		return toCome
	}
	return noTense
}

// futureProclitic is the letter seen, which makes a verb's present its future.
const futureProclitic = "\u0633"
