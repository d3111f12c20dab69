package ar

import (
	"errors"
	"io/fs"
	"strings"
)

// phrases maps phrases of one or several folded words to what they mean. The
// key of the first word alone, with a nil value, says that longer ones begin
// with it.
type phrases[T any] map[string]*T

// maxWords bounds how long a phrase can be.
const maxWords = 6

func (p phrases[T]) add(phrase string, v T) {
	p[phrase] = &v
	for i := range phrase {
		if phrase[i] == ' ' {
			if _, ok := p[phrase[:i]]; !ok {
				p[phrase[:i]] = nil
			}
		}
	}
}

// longest returns the longest phrase that begins at the first of n words, and
// how many words it has.
func (p phrases[T]) longest(n int, word func(i int) string) (*T, int) {
	first, ok := p[word(0)]
	if !ok {
		return nil, 0
	}
	best, size := first, 1
	if first == nil {
		size = 0
	}
	var b strings.Builder
	b.WriteString(word(0))
	for i := 1; i < min(n, maxWords); i++ {
		b.WriteByte(' ')
		b.WriteString(word(i))
		v, ok := p[b.String()]
		if !ok {
			break
		}
		if v != nil {
			best, size = v, i+1
		}
	}
	return best, size
}

func isNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }
