// Package dates finds the passages of an article that say when, in Arabic and
// English, and resolves them to days, months and years of the Gregorian
// calendar.
//
//	f, err := dates.Open("ar")
//	…
//	if doc.Article.Published.IsZero() {
//		doc.Article.Published = f.InferPublished(doc)
//	}
//	f.Find(doc) // fills doc.Dates
//
// What it knows is in lexicon/: words-LANG.tsv gives words classes ("month",
// "weekday", "rel"), rules-LANG.tsv gives patterns over those classes and the
// reading of each, with a note that says why. [text.Date.Rule] is the name of a
// line there.
//
// Guarantees: dates are ordered and do not overlap, each lies within one
// sentence, and the same document gives the same dates. What the words leave
// open is left out: a passage that needs the day of publication yields nothing
// where that is unknown, 10/12/2021 yields nothing in English unless the
// article shows which number is the day, and a Hijri year that spans two
// Gregorian years yields neither. A value never says more than the words do:
// "last week" is a month where the whole week lies in one, and nothing
// otherwise.
//
// It does not read times of day, durations ("for three days"), or dates that
// hang on another event ("two days after the vote").
//
// References: Umm al-Qura calendar of Saudi Arabia as tabulated by R. H. van
// Gent, through github.com/hablullah/go-hijri; V. M. Glushkov, "The abstract
// theory of automata" (1961), for the automaton of the patterns.
package dates
