package extract

import (
	"github.com/khabar-kg/khabar/extract/lexicon"
)

// Version is the version of the extractor's code; a record carries it.
const Version = "0.1.0"

// knowledge returns a hash over the lexicons and models, as records carry it.
func knowledge(names *lexicon.Names) string { return names.Version() }
