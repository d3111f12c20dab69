// Package translit says how likely a word in Latin letters is the spelling of a
// word in Arabic letters: "Kadhimi", "Kazemi" and "Kadhemi" of كاظمي.
//
// A [Model] is a joint bigram model of letter groups ("sh" with ش, "a" with
// nothing, "ks" with كس), as in Bisani and Ney, "Joint-sequence models for
// grapheme-to-phoneme conversion" (2008): the probability of both words together
// is summed over all ways to part them into groups, and set against that of the
// two words by themselves under letter models. It was learned from pairs of
// names alone ([Train], MODELCARD.md), knows no words, and is for words: whoever
// has names of several words aligns them first.
//
// A model is immutable; goroutines may share it.
package translit
