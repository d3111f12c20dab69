package tagger

import (
	"io"

	lists "github.com/khabar-kg/khabar/extract/lexicon"
)

// WriteKnowledge writes the embedded models to w, for a hash of what is known.
func WriteKnowledge(w io.Writer) error { return lists.Write(w, models) }
