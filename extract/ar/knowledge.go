package ar

import (
	"io"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// WriteKnowledge writes the embedded lists to w, for a hash of what is known.
func WriteKnowledge(w io.Writer) error { return lexicon.Write(w, embedded) }
