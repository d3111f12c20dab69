package en

import "github.com/khabar-kg/khabar/extract/text"

// opener reports whether token i, with a capital since a sentence begins with it, is a word
// like any other: "Thereafter, the cleric …".
func (n *namer) opener(i int, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	if n.inside[t.Norm] || !n.l.common(t) || n.isTitle(i) {
		return false
	}
	return i+1 >= s.To || n.d.Tokens[i+1].Norm != "of" && n.connector(i, i+1, s) == i+1 // "Bank of Iraq", "Troops of the Lebanese Army"
}

// common reports whether a word is one that stands in any text, and is nobody's name.
func (l *Language) common(t *text.Token) bool {
	one := func(int) string { return t.Norm }
	if l.names.Find(one, 0, 1).Len > 0 || l.names.IsGiven(t.Norm) || l.names.IsFamily(t.Norm) {
		return false
	}
	return l.tagger != nil && l.tagger.Common(t.Norm) || l.scenes[t.Norm] != nil || l.scenes[t.Stem] != nil
}

// opens reports whether token i is the first of its sentence, or of what is quoted there: its
// capital tells nothing.
func opens(d *text.Doc, i int) bool {
	s := d.SentenceOf(i)
	return !s.Heading && (i == s.From || d.Tokens[i-1].Kind == text.Open)
}

// capitalsInside returns the words that d has with a capital within a sentence that is no
// headline.
func capitalsInside(d *text.Doc) map[string]bool {
	out := map[string]bool{}
	for k := range d.Sentences {
		s := &d.Sentences[k]
		for i := s.From; i < s.To; i++ {
			if t := &d.Tokens[i]; t.Kind == text.Word && t.Cap && !s.Heading && !opens(d, i) {
				out[t.Norm] = true
			}
		}
	}
	return out
}
