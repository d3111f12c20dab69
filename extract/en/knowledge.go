package en

import (
	"io"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// WriteKnowledge writes the embedded lists and models to w, for a hash of what
// is known.
func WriteKnowledge(w io.Writer) error {
	for _, model := range []string{syntaxModel, speechModel} {
		if _, err := io.WriteString(w, model); err != nil {
			return err
		}
	}
	return lexicon.Write(w, lexicons)
}
