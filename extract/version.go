package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/dates"
	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/roles"
	"github.com/khabar-kg/khabar/extract/tagger"
)

// Version is the version of the extractor's code; a record carries it.
const Version = "0.1.0"

// knowledge returns a hash over all lists and models, the user's own with them,
// as records carry it: twelve hexadecimal digits of a SHA-256. What was
// extracted with other knowledge has another one.
func knowledge(own []*lexicon.Lists) (string, error) {
	h := sha256.New()
	io.WriteString(h, lexicon.NamesVersion()+calibrationTSV)
	write := []func(io.Writer) error{ar.WriteKnowledge, en.WriteKnowledge, dates.WriteKnowledge, tagger.WriteKnowledge, roles.WriteKnowledge}
	for _, l := range own {
		write = append(write, l.Write)
	}
	for _, f := range write {
		if err := f(h); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:12], nil
}
