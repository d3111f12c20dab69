package syntax

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// Tags lists the parts of speech (Penn Treebank); a tag's number is its index.
var Tags = [...]string{"NN", "IN", "NNP", "DT", "JJ", "NNS", ",", ".", "VBD", "RB", "PRP", "VB", "CC", "VBZ", "TO", "VBG", "VBN", "VBP", "''", "CD", "PRP$", "``", "MD", "POS", ":", "WP", "WDT", "NNPS", "WRB", "RP", "JJR", "JJS", "RBR", "-RRB-", "-LRB-", "EX", "$", "RBS", "PDT", "UH", "WP$", "FW", "LS", "SYM", "#"}

const tagWidth = 45

var tagShape = linear.Shape{Bits: 15, Width: tagWidth, Keep: 10}

var tagNumber = func() map[string]uint8 {
	m := make(map[string]uint8, len(Tags))
	for i, t := range Tags {
		m[t] = uint8(i)
	}
	return m
}()

// A word is what the models see of a token.
type word struct {
	h      uint32 // of the lower-case form, numbers as one
	suffix uint32 // of the last three bytes
	two    uint32 // of the last two
	prefix uint32 // of the first
	shape  uint32
	tag    uint8
}

// boundary stands for what is before and after a sentence.
var boundary = word{h: 1, suffix: 1, two: 1, prefix: 1, shape: 1, tag: uint8(len(Tags))}

// wordOf reads a token.
func wordOf(t *text.Token, first bool) word {
	s := t.Norm
	var w word
	if t.Kind == text.Number || s != "" && isDigit(s[0]) && t.Kind == text.Word {
		w.h = linear.String("0")
		switch {
		case len(s) == 4 && t.Kind == text.Number && (s[:2] == "19" || s[:2] == "20"):
			w.h = linear.String("1999")
		case t.Kind == text.Word:
			w.h = linear.String("0a" + s[len(s)-1:])
		}
	} else {
		w.h = linear.String(s)
	}
	w.suffix = linear.String(s[max(0, len(s)-3):])
	w.two = linear.String(s[max(0, len(s)-2):])
	w.prefix = linear.String(s[:min(len(s), 2)])
	shape := uint32(t.Kind) + 1
	if t.Cap || arabicName(t.Text) {
		shape |= 8
		if r, n := utf8.DecodeRuneInString(t.Text); r != utf8.RuneError && n < len(t.Text) && strings.ToUpper(t.Text) == t.Text {
			shape |= 16
		}
	}
	if strings.IndexByte(s, '-') > 0 {
		shape |= 32
	}
	if strings.HasSuffix(s, ".") {
		shape |= 64
	}
	if first {
		shape |= 128
	}
	w.shape = shape
	return w
}

// arabicName reports whether a name begins with the Arabic article in small
// letters: "al-Assad", "el-Sisi".
func arabicName(s string) bool {
	i := strings.IndexByte(s, '-')
	if i < 2 || i > 3 || i+1 >= len(s) || s[i+1] < 'A' || s[i+1] > 'Z' {
		return false
	}
	return s[0] == 'a' || s[0] == 'e'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// tagFeatures appends the features of the token at i, whose predecessors have
// their tags.
func tagFeatures(f []uint32, ws []word, i int) []uint32 {
	at := func(k int) *word {
		if k < 0 || k >= len(ws) {
			return &boundary
		}
		return &ws[k]
	}
	w, p1, p2, n1, n2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t1, t2 := uint32(p1.tag), uint32(p2.tag)
	return append(f,
		linear.Mix(1, 0),
		linear.Mix(2, w.h),
		linear.Mix(3, w.suffix),
		linear.Mix(4, w.two),
		linear.Mix2(5, w.prefix, w.shape&^128),
		linear.Mix(6, w.shape),
		linear.Mix2(7, w.shape, t1),
		linear.Mix(8, t1),
		linear.Mix2(9, t1, t2),
		linear.Mix2(10, t1, w.h),
		linear.Mix2(11, t1, w.suffix),
		linear.Mix(12, p1.h),
		linear.Mix(13, p2.h),
		linear.Mix(14, n1.h),
		linear.Mix(15, n1.suffix),
		linear.Mix(16, n2.h),
		linear.Mix2(17, w.h, n1.h),
		linear.Mix2(18, w.h, p1.h),
		linear.Mix2(19, w.suffix, n1.suffix),
		linear.Mix3(20, t1, w.suffix, n1.suffix),
		linear.Mix2(21, w.suffix, w.shape),
		linear.Mix2(22, n1.shape, w.shape),
		linear.Mix2(23, w.h, w.shape),
	)
}

// sure is a word whose tag context does not change.
type sure struct {
	h   uint32
	tag uint8
}

// sureTag returns the tag of a mark or a word that has just one.
func (m *Model) sureTag(t *text.Token, w *word) (uint8, bool) {
	switch t.Kind {
	case text.Number:
		return tagNumber["CD"], true
	case text.Open:
		return tagNumber["``"], true
	case text.Close:
		return tagNumber["''"], true
	case text.Punct:
		return punctTag(t.Text), true
	}
	if w.shape&8 != 0 && w.shape&128 == 0 {
		return 0, false
	}
	tag, ok := m.sure[w.h]
	return tag, ok
}

// punctTag is the tag of a mark.
func punctTag(s string) uint8 {
	switch s {
	case ",":
		return tagNumber[","]
	case ".", "!", "?", "?!", "!!":
		return tagNumber["."]
	case "(", "[", "{":
		return tagNumber["-LRB-"]
	case ")", "]", "}":
		return tagNumber["-RRB-"]
	case "$", "£", "€":
		return tagNumber["$"]
	case "#":
		return tagNumber["#"]
	}
	return tagNumber[":"]
}

// tag gives each word of the sentence its tag.
func (m *Model) tag(toks []text.Token, s *Scratch) {
	s.words = s.words[:0]
	for i := range toks {
		s.words = append(s.words, wordOf(&toks[i], i == 0))
	}
	for i := range toks {
		if t, ok := m.sureTag(&toks[i], &s.words[i]); ok {
			s.words[i].tag = t
			continue
		}
		s.features = tagFeatures(s.features[:0], s.words, i)
		clear(s.scores[:tagWidth])
		m.tags.Add(s.scores[:tagWidth], s.features)
		best := 0
		for k := 1; k < len(Tags); k++ {
			if s.scores[k] > s.scores[best] {
				best = k
			}
		}
		s.words[i].tag = uint8(best)
	}
}
