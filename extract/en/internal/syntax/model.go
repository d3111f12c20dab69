// Package syntax gives English tokens their parts of speech and the tree of
// their sentence: a greedy tagger and a greedy transition parser with hashed
// linear models, trained by averaged perceptrons on silver annotation.
//
// References: Collins 2002 (averaged perceptron), Goldberg and Nivre 2013
// (dynamic oracles), Honnibal 2013 (the combination, and its feature set).
package syntax

import (
	"errors"
	"fmt"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// A Model tags and parses. It is immutable and safe for concurrent use.
type Model struct {
	tags, moves, labels *linear.Model
	sure                map[uint32]uint8
}

// magic begins a model's file and counts its layouts.
const magic = "khabar-en-syntax 3\n"

// ErrModel is returned for bytes that are no model of this layout.
var ErrModel = errors.New("not a syntax model")

// Load reads a model as [Train] wrote it.
func Load(data string) (*Model, error) {
	if len(data) < len(magic)+4 || data[:len(magic)] != magic {
		return nil, ErrModel
	}
	data = data[len(magic):]
	n := int(data[0]) | int(data[1])<<8 | int(data[2])<<16
	data = data[4:]
	if len(data) < 5*n {
		return nil, fmt.Errorf("%w: it ends within the word list", ErrModel)
	}
	m := &Model{sure: make(map[uint32]uint8, n)}
	for i := range n {
		b := data[5*i:]
		m.sure[uint32(b[0])|uint32(b[1])<<8|uint32(b[2])<<16|uint32(b[3])<<24] = b[4]
	}
	data = data[5*n:]
	var a, b, c bool
	m.tags, data, a = linear.Load(data, tagShape)
	m.moves, data, b = linear.Load(data, parseShape)
	m.labels, data, c = linear.Load(data, labelShape)
	if !a || !b || !c || data != "" {
		return nil, fmt.Errorf("%w: its length is wrong", ErrModel)
	}
	return m, nil
}

// Scratch is the room that one goroutine works in. The zero value is ready.
type Scratch struct {
	words    []word
	features []uint32
	scores   [tagWidth]int32
	state    state
	labels   []uint8
}

// longest is the number of words beyond which a sentence is parsed in pieces:
// lists and tables without a stop.
const longest = 250

// Analyse sets Tag, Head and Dep of a sentence's tokens. base is the index of
// the first of them in its document, which heads count from. retag, unless nil,
// corrects the tags before the tree is made of them.
func (m *Model) Analyse(toks []text.Token, base int, s *Scratch, retag func([]text.Token)) {
	for len(toks) > longest {
		m.Analyse(toks[:longest], base, s, retag)
		toks, base = toks[longest:], base+longest
	}
	n := len(toks)
	if n == 0 {
		return
	}
	m.tag(toks, s)
	for i := range toks {
		toks[i].Tag = Tags[s.words[i].tag]
	}
	if retag != nil {
		retag(toks)
		for i := range toks {
			s.words[i].tag = tagNumber[toks[i].Tag]
		}
	}
	heads := m.parse(s, n)
	if cap(s.labels) < n {
		s.labels = make([]uint8, n)
	}
	s.labels = s.labels[:n]
	m.label(s, n, s.labels)
	for i := range toks {
		toks[i].Dep = Labels[s.labels[i]]
		if h := int(heads[i]); h < n {
			toks[i].Head = base + h
		} else {
			toks[i].Head = -1
		}
	}
	for i := range toks {
		// The subject is the verb's, not its auxiliary's: "he has not yet returned".
		switch toks[i].Dep {
		case "nsubj", "nsubjpass":
			h := toks[i].Head - base
			if h < 0 || toks[h].Head < 0 {
				continue
			}
			if v := toks[h].Head - base; (toks[h].Dep == "aux" || toks[h].Dep == "auxpass") && i < h && h < v && toks[v].Tag[0] == 'V' {
				toks[i].Head = base + v
			}
		}
	}
}
