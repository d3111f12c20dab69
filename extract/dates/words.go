package dates

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
)

// A word is one class of one form of the lexicon.
type word struct {
	class   class
	value   int
	unit    byte     // d, w, m, y
	rest    []string // the form's other words, folded
	written string   // characters that the unfolded text must hold, or must not after "!": hamza tells months from other words
	cap     bool     // it must begin with a capital: "May", "March"
}

// An atom is a class at a place of the text.
type atom struct {
	class    class
	value    int
	unit     byte
	from, to int // tokens
	num      number
	context  bool
}

// readWords adds the entries of a table, keyed by the first word of each form.
func (f *Finder) readWords(t *lexicon.Table) error {
	return t.Each(func(row map[string]string) error {
		w := word{class: classOf(row["class"])}
		if w.class == noClass {
			return fmt.Errorf("no class %q", row["class"])
		}
		value := row["value"]
		if n := len(value); n > 0 && value[n-1] >= 'a' && value[n-1] <= 'z' {
			w.unit, value = value[n-1], value[:n-1]
		}
		if value != "" {
			var err error
			if w.value, err = strconv.Atoi(value); err != nil {
				return fmt.Errorf("value %q is neither a number nor a unit", row["value"])
			}
		}
		if w.written = row["written"]; w.written == "Cap" {
			w.written, w.cap = "", true
		}
		form := strings.Fields(fold(row["form"]))
		if len(form) == 0 {
			return errors.New("an entry without a form")
		}
		w.rest = form[1:]
		f.words[form[0]] = append(f.words[form[0]], w)
		return nil
	})
}

// lookup returns the classes of the forms that may begin at the token, and
// whether they were found without its proclitics.
func (f *Finder) lookup(t *text.Token) (ws []word, stripped bool) {
	if ws := f.words[t.Norm]; ws != nil {
		return ws, false
	}
	if t.Base != t.Norm && t.Base != "" {
		return f.words[t.Base], true
	}
	return nil, false
}

// atomsAt appends the classes of what begins at token i and ends before limit.
func (f *Finder) atomsAt(out []atom, d *text.Doc, i, limit int) []atom {
	t := &d.Tokens[i]
	if t.Norm == "" {
		return out
	}
	if c := t.Norm[0]; c >= '0' && c <= '9' {
		out = numberAtoms(out, t.Norm, i)
		if t.Kind == text.Number {
			return out
		}
	}
	ws, _ := f.lookup(t)
next:
	for k := range ws {
		w := &ws[k]
		if w.cap && !t.Cap || !w.isWritten(t.Text) {
			continue
		}
		to := i + 1 + len(w.rest)
		if to > limit {
			continue
		}
		for j, r := range w.rest {
			if d.Tokens[i+1+j].Norm != r {
				continue next
			}
		}
		out = append(out, atom{class: w.class, value: w.value, unit: w.unit, from: i, to: to})
	}
	return out
}

// isWritten reports whether the unfolded text has the characters that tell the
// word from others that fold alike.
func (w *word) isWritten(s string) bool {
	if w.written == "" {
		return true
	}
	if not, ok := strings.CutPrefix(w.written, "!"); ok {
		return !strings.Contains(s, not)
	}
	return strings.Contains(s, w.written)
}
