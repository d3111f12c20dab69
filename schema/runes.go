package schema

import "unicode/utf8"

// A RuneIndex turns byte offsets of one text into code points. Offsets may come
// in any order; a checkpoint every few hundred bytes keeps each lookup short.
type RuneIndex struct {
	text  string
	marks []int // code points before byte i*runeStride
}

const runeStride = 256 // bytes

// NewRuneIndex reads text once.
func NewRuneIndex(text string) RuneIndex {
	ix := RuneIndex{text: text, marks: make([]int, 0, len(text)/runeStride+1)}
	n := 0
	for i := 0; i < len(text); i++ {
		if i%runeStride == 0 {
			ix.marks = append(ix.marks, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if len(text)%runeStride == 0 {
		ix.marks = append(ix.marks, n)
	}
	return ix
}

// At returns the code points before byte b, which is at most the text's length.
func (ix RuneIndex) At(b int) int {
	n := ix.marks[b/runeStride]
	for i := b / runeStride * runeStride; i < b; i++ {
		if utf8.RuneStart(ix.text[i]) {
			n++
		}
	}
	return n
}
