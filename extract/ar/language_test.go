package ar

import (
	"strings"
	"sync"
	"testing"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

var openLanguage = sync.OnceValues(func() (*Language, error) {
	n, err := lexicon.OpenNames(Fold, strings.ToLower)
	if err != nil {
		return nil, err
	}
	return Open(n, nil)
})

// language returns the lists of Arabic without a trained tagger, which all
// tests of the package share.
func language(tb testing.TB) *Language {
	tb.Helper()
	l, err := openLanguage()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}
