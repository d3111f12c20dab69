// Package en reads English: tokens with parts of speech and trees, names and
// descriptions, statements, events, positions and relations.
//
// Its steps fill a [text.Doc] one after the other, and each relies on those
// before it:
//
//	l, err := en.Open()
//	l.Tokenize(d)   // tokens, sentences, tags, trees
//	l.Names(d)      // mentions
//	                // (package dates fills d.Dates)
//	l.Statements(d) // who said what
//	l.Events(d)     // what happened
//	l.Positions(d)  // who holds which office
//	l.Relations(d)  // lasting ties
//
// Knowledge is data: word lists in lexicon/, trained weights in model/, which
// the command in train/ rebuilds byte for byte. The same text gives the same
// result, and nothing here reads the clock, the network or a file.
//
// Mentions are not resolved: that "he" and "Gen. Smith" are one is found by
// package extract, for both languages alike.
//
// References: PolNeAR (Newell, Margolin and Ruths 2018) for what counts as an
// attribution; Universal Dependencies for grammatical functions.
package en
