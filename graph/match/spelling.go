package match

// FoldWord returns the form by which words of names are compared: letters of one
// sound and shape evened out, marks and case dropped, an Arabic word without its
// article. It may be empty.
func FoldWord(word string) string { return foldWord(word) }

// Class returns the consonants of a folded word in classes that hold for both scripts
// and all ways to transliterate: words that are spellings of one name nearly always
// share it.
func Class(folded string) string { return classOf(folded) }

// Alike returns how likely two folded words, of one script or of both, are spellings
// of one name: 0 to 1.
func (m *Matcher) Alike(a, b string) float64 { return m.spell.similar(a, b) }
