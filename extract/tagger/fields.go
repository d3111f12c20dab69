package tagger

import (
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
)

// A field is one thing that is known of a token, as a hash; 0 where there is
// nothing to say.
type field uint8

const (
	fNorm field = iota
	fBase
	fStem
	fCut // the form without a first letter that could be a proclitic
	fPre1
	fPre2
	fPre3
	fPre4
	fSuf1
	fSuf2
	fSuf3
	fSuf4
	fShape   // letters, digits, capitals, marks; the mark itself
	fProclit // conjunction and preposition, by letter
	fDef
	fFreq
	fCluster
	fClass  // everything that the lists say of the word
	fGiven  // one field a class that matters by itself
	fFamily // …
	fPart
	fPlace
	fMinor
	fNisba
	fTitle
	fHead
	fPlaceHead
	fOrg
	fOrgWord
	fVerb
	fLetters // how name-like the spelling is
	fTrail   // what title or head noun the words before lead from, and how far
	fSay     // a verb of saying
	fPhrase  // place in a listed name of several words
	fNames   // coarse class of names: given, family, part, place, none
	fSight   // English: how the word is written elsewhere in the document
	fLabel   // second pass: the first one's label
	fMemory  // second pass: what the first one made of the word elsewhere in the document
	fMemPair // second pass: what it made of this word and the next elsewhere
	fMemPrev // second pass: what it made of this word and the one before elsewhere
	nFields
)

// fields are those of one token.
type fields [nFields]uint32

// The values of a position outside the sentence.
var (
	before = func() (f fields) { f[fNorm], f[fBase], f[fStem], f[fShape], f[fCluster] = 2, 2, 2, 2, 2; return f }()
	after  = func() (f fields) { f[fNorm], f[fBase], f[fStem], f[fShape], f[fCluster] = 3, 3, 3, 3, 3; return f }()
)

// A part of a template is the field of a token near by.
type part struct {
	at int8 // 0: the token itself
	f  field
}

// A template makes one feature of a token when none of its parts is 0.
type template []part

// number gives each template its number, from first on, so that different lists
// of templates do not meet.
func number(templates []template, first uint32) []numbered {
	list := make([]numbered, len(templates))
	for k, t := range templates {
		list[k] = numbered{first + uint32(k), t}
	}
	return list
}

// compute appends the features of token i of a sentence under the templates.
func compute(dst []uint32, sentence []fields, i int, templates []numbered) []uint32 {
	var near [2*reach + 1]*fields // by offset + reach
	for o := range near {
		switch j := i + o - reach; {
		case j < 0:
			near[o] = &before
		case j >= len(sentence):
			near[o] = &after
		default:
			near[o] = &sentence[j]
		}
	}
next:
	for k := range templates {
		t := &templates[k]
		h := t.number * 0x85ebca6b
		for _, p := range t.parts {
			v := near[p.at+reach][p.f]
			if v == 0 {
				continue next
			}
			h = mix(h, v, p.at)
		}
		dst = append(dst, finish(h))
	}
	return dst
}

// mix adds a part's field v to the hash of a feature.
func mix(h, v uint32, at int8) uint32 {
	h = (h^v)*0x9E3779B1 + uint32(uint8(at+8))
	return h ^ h>>15
}

// bit returns 1 where c has a class of set.
func bit(c, set Class) uint32 {
	if c&set != 0 {
		return 1
	}
	return 0
}

// fill sets what is known of tokens before any is labelled.
func (m *model) fill(tokens []text.Token, sentence []fields) {
	for i := range tokens {
		t, f := &tokens[i], &sentence[i]
		*f = fields{}
		f[fShape] = shape(t)
		f[fNorm] = hashString(t.Norm)
		if t.Kind != text.Word {
			f[fBase], f[fStem] = f[fNorm], f[fNorm]
			if t.Kind == text.Number {
				f[fBase], f[fStem], f[fNorm] = f[fShape], f[fShape], f[fShape]
			}
			continue
		}
		f[fBase], f[fStem] = hashString(t.Base), hashString(t.Stem)
		word := t.Stem
		if m.lang == "en" {
			word = t.Norm
			f[fBase] = hashString(t.Text)
		}
		affixes(word, f[fPre1:fPre4+1], f[fSuf1:fSuf4+1])
		if c := t.Conj + t.Prep; c != "" {
			f[fProclit] = hashString(c)
		}
		if t.Def {
			f[fDef] = 1
		}
		if m.lang == "ar" && t.Conj == "" && t.Prep == "" && len(t.Norm) > 6 {
			switch t.Norm[:2] {
			case "\u0648", "\u0641", "\u0628", "\u0644", "\u0643":
				f[fCut] = hashString(t.Norm[2:])
			}
		}
		w := m.lexicon.words.get(f[fBase])
		if m.lang == "en" {
			w = m.lexicon.words.get(f[fNorm])
		} else if s := m.lexicon.words.get(f[fStem]); t.Def {
			// The word without its article counts for what names it may be
			// part of; its own frequency does not.
			w.Class |= s.Class & (Family | MinorPerson | Nisba | Head | PlaceHead | Title | OrgWord | Adjective | ProperPerson)
			if w.Cluster == 0 {
				w.Cluster = s.Cluster
			}
		}
		c := w.Class
		f[fFreq] = uint32(w.Frequency) + 1
		f[fCluster] = uint32(w.Cluster)
		f[fClass] = uint32(c) + 1
		f[fGiven] = bit(c, Given)
		f[fFamily] = bit(c, Family)
		f[fPart] = bit(c, NamePart|ProperPerson)
		f[fPlace] = bit(c, City|Country)
		f[fMinor] = bit(c, MinorPlace) | bit(c, MinorPerson)<<1
		f[fNisba] = bit(c, Nisba)
		f[fTitle] = bit(c, Title)
		f[fHead] = bit(c, Head)
		f[fPlaceHead] = bit(c, PlaceHead)
		f[fOrg] = bit(c, OrgName)
		f[fOrgWord] = bit(c, OrgWord)
		f[fVerb] = bit(c, Verb)
		f[fSay] = bit(c, Reporting)
		f[fLetters] = m.letters.bucket(word)
		f[fNames] = 1 + f[fGiven] | f[fFamily]<<1 | f[fPart]<<2 | f[fPlace]<<3 | bit(c, CommonPart)<<4 | bit(c, Country)<<5 | f[fOrg]<<6 | bit(c, MinorPlace)<<7 | bit(c, MinorPerson)<<8
	}
	m.fillPhrases(sentence)
	fillTrails(tokens, sentence)
}

// fillTrails marks the tokens that a title or head noun leads to through
// definite nouns and adjectives: in "the minister of foreign affairs, the
// Egyptian one, X", as Arabic puts it, X is three words from its title.
func fillTrails(tokens []text.Token, sentence []fields) {
	kind, far := uint32(0), uint32(0)
	for i := range sentence {
		f := &sentence[i]
		if kind != 0 {
			far++
			f[fTrail] = kind<<4 | min(far, 6)
		}
		opens := uint32(0)
		switch {
		case f[fTitle] != 0:
			opens = 1
		case f[fHead] != 0:
			opens = 2
		case f[fPlaceHead] != 0:
			opens = 3
		}
		switch {
		case opens != 0:
			kind, far = opens, 0
		case tokens[i].Kind != text.Word || f[fVerb] != 0 && f[fDef] == 0:
			kind = 0
		case f[fDef] == 0 && f[fNisba] == 0:
			kind = 0
		}
	}
}

// longestPhrase is how many words a listed name is looked for.
const longestPhrase = 7

// fillPhrases marks the listed names of several words, the longest first come.
func (m *model) fillPhrases(sentence []fields) {
	key := fBase
	if m.lang == "en" {
		key = fNorm
	}
	for i := 0; i < len(sentence); i++ {
		h, length, typ := uint32(0), 0, PhraseType(0)
		for j := i; j < len(sentence) && j < i+longestPhrase; j++ {
			h = join(h, sentence[j][key])
			t := m.lexicon.phrases.get(h)
			if t&^prefixPhrase != 0 && j > i {
				length, typ = j-i+1, t&^prefixPhrase
			}
			if t&prefixPhrase == 0 {
				break
			}
		}
		for j := range length {
			place := uint32(2)
			if j == 0 {
				place = 1
			} else if j == length-1 {
				place = 3
			}
			sentence[i+j][fPhrase] = uint32(typ)<<2 | place
		}
		if length > 0 {
			i += length - 1
		}
	}
}

// shape returns a hash of the kinds of letter that a token is made of.
func shape(t *text.Token) uint32 {
	switch t.Kind {
	case text.Open, text.Close:
		return uint32(t.Kind) + 16
	case text.Punct:
		return hashString(t.Norm)
	case text.Number:
		if len(t.Norm) == 4 {
			return 21
		}
		return 20
	}
	h, last, n := uint32(offset32), rune(0), 0
	for i, r := range t.Text {
		c := r
		switch {
		case r >= '\u0620' && r <= '\u065F': // Arabic letters and marks: most of what is read
			c = 'a'
		case unicode.IsUpper(r):
			c = 'X'
		case r < utf8.RuneSelf && unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r >= 0x600:
			c = 'a'
		}
		if c == last && i > 0 {
			n++
			if n > 1 {
				continue
			}
		} else {
			n = 0
		}
		last = c
		h = (h ^ uint32(c)) * prime32
	}
	return finish(h)
}
