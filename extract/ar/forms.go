package ar

// forms is a set of what a folded word may be as a verb, a verbal noun or a trigger noun
// of the lists. Most words are none of it, and are asked for again and again: this takes
// one look-up.
type forms uint8

// A set has a bit for each form that a cue or trigger has, and these.
const (
	spokenNoun forms = 1 << (noun + 1 + iota) // the verbal noun of a cue
	listedNoun                                // one of masdars.tsv
)

func setOf(f form) forms { return 1 << f }

// indexForms sets l.forms.
func (l *Language) indexForms() {
	l.forms = make(map[string]forms, len(l.cues)+len(l.triggers)+len(l.masdars))
	for w, fs := range l.cues {
		for _, f := range fs {
			l.forms[w] |= setOf(f.form)
			if f.form == masdar {
				l.forms[w] |= spokenNoun
			}
		}
	}
	for w, fs := range l.triggers {
		for _, f := range fs {
			l.forms[w] |= setOf(f.form)
		}
	}
	for w := range l.masdars {
		l.forms[w] |= listedNoun
	}
}

// isVerb reports whether the folded word is a finite form of a listed verb.
func (l *Language) isVerb(w string) bool { return l.forms[w]&(setOf(past)|setOf(present)) != 0 }

// hasForm reports whether the folded word is one of these forms of a cue or trigger.
func (l *Language) hasForm(w string, fs ...form) bool {
	is := l.forms[w]
	for _, f := range fs {
		if is&setOf(f) != 0 {
			return true
		}
	}
	return false
}

// verbalNounForm reports whether the word is a verbal noun of the lists, alone
// or with a pronoun.
func (l *Language) verbalNounForm(w string) bool {
	is := func(w string) bool { return l.forms[w]&(spokenNoun|listedNoun) != 0 }
	if is(w) {
		return true
	}
	_, e := cutEnclitic(w, is)
	return e != nil
}
