// Package ar reads Arabic: it folds and splits the text into tokens, finds the
// names and descriptions in it, who says what, and what happens.
//
// Its knowledge is data: the lists in lexicon/ (cue verbs, event triggers,
// titles, head nouns, a frequency list for clitics), each with its source. The
// code speaks of grammar only; a rule's name, as it stands in a fact's "rule",
// is the name of the function or list entry behind it.
//
// A [Language] is immutable after [Open] and may be shared by goroutines.
package ar
