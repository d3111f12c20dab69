package tagger

import (
	"encoding/binary"
	"errors"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/text"
)

// model is everything that was learned for a language.
type model struct {
	lang      string
	set       set
	memoryKey field
	lexicon   *lexicon
	letters   *letters
	scheme    scheme
	crf       *crf.Model
	second    *crf.Model // nil: one pass
	bias      float32    // taken from the score of O: what makes precision and recall meet
}

func newModel(lang string) *model {
	m := &model{lang: lang, set: sets[lang], memoryKey: fStem}
	if lang == "en" {
		m.memoryKey = fBase
	}
	return m
}

const modelMagic = "khabar tagger 1\n"

// append writes the model. The same model gives the same bytes.
func (m *model) append(b []byte, l *Lexicon) []byte {
	b = append(b, modelMagic...)
	b = append(b, m.lang[:2]...)
	b = append(b, byte(int8(m.bias*32)))
	b = l.append(b)
	for _, x := range m.letters {
		b = append(b, byte(x))
	}
	models := []*crf.Model{m.crf}
	if m.second != nil {
		models = append(models, m.second)
	}
	b = append(b, byte(len(models)))
	for _, c := range models {
		one := c.Append(nil)
		b = binary.AppendUvarint(b, uint64(len(one)))
		b = append(b, one...)
	}
	return b
}

var errModel = errors.New("tagger model: not a model of this version")

func parseModel(b []byte) (*model, error) {
	if len(b) < len(modelMagic)+3 || string(b[:len(modelMagic)]) != modelMagic {
		return nil, errModel
	}
	b = b[len(modelMagic):]
	lang := string(b[:2])
	if _, ok := sets[lang]; !ok {
		return nil, errModel
	}
	m := newModel(lang)
	m.bias = float32(int8(b[2])) / 32
	var err error
	if m.lexicon, b, err = parseLexicon(b[3:]); err != nil {
		return nil, err
	}
	m.letters = new(letters)
	if len(b) <= len(m.letters) {
		return nil, errModel
	}
	for i := range m.letters {
		m.letters[i] = int8(b[i])
	}
	b = b[len(m.letters):]
	n := b[0]
	b = b[1:]
	for i := range n {
		size, w := binary.Uvarint(b)
		if w <= 0 || size > uint64(len(b)-w) {
			return nil, errModel
		}
		c, _, err := crf.Parse(b[w : w+int(size)])
		if err != nil {
			return nil, err
		}
		b = b[w+int(size):]
		if i == 0 {
			m.crf = c
		} else {
			m.second = c
		}
	}
	if m.crf == nil {
		return nil, errModel
	}
	m.scheme = newScheme(m.crf.Labels())
	return m, nil
}

// first labels every sentence by the first pass, and keeps what it believes
// when a second one follows.
func (m *model) first(d *text.Doc, s *scratch, believe bool) {
	m.prepare(d, s)
	for _, sent := range d.Sentences {
		if sent.From == sent.To {
			continue
		}
		m.score(s, s.fields[sent.From:sent.To], m.crf, false)
		s.path = s.decoder.Viterbi(s.path[:0])
		copy(s.labels[sent.From:sent.To], s.path)
		if !believe {
			continue
		}
		s.decoder.Marginals()
		for i := sent.From; i < sent.To; i++ {
			b := &s.beliefs[i]
			*b = belief{}
			for l, k := range m.scheme.kind {
				p := float32(s.decoder.Marginal(i-sent.From, l))
				b.typ[k] += p
				if place := m.scheme.place[l]; place == 'B' || place == 'I' {
					b.on[k] += p
				}
			}
		}
	}
}

// prepare fills the fields that the text alone gives.
func (m *model) prepare(d *text.Doc, s *scratch) {
	if n := len(d.Tokens); cap(s.fields) < n {
		s.fields, s.labels, s.beliefs = make([]fields, n+n/2), make([]int, n+n/2), make([]belief, n+n/2)
	}
	s.fields, s.labels, s.beliefs = s.fields[:len(d.Tokens)], s.labels[:len(d.Tokens)], s.beliefs[:len(d.Tokens)]
	clear(s.labels)
	for _, sent := range d.Sentences {
		m.fill(d.Tokens[sent.From:sent.To], s.fields[sent.From:sent.To])
	}
}

// score sets the decoder to a sentence under a field's weights.
func (m *model) score(s *scratch, sentence []fields, c *crf.Model, second bool) {
	s.decoder.Start(c, len(sentence))
	for i := range sentence {
		s.features, _ = m.features(s.features[:0], sentence, i, second)
		s.decoder.Add(i, s.features...)
		if m.bias != 0 {
			s.decoder.AddScore(i, 0, -m.bias)
		}
	}
}

// features returns a token's features, and how many at the front are lexical.
func (m *model) features(dst []uint32, sentence []fields, i int, second bool) ([]uint32, int) {
	dst = compute(dst, sentence, i, m.set.lexical, lexicalFrom)
	n := len(dst)
	dst = compute(dst, sentence, i, m.set.context, contextFrom)
	if second {
		dst = compute(dst, sentence, i, secondPass, secondFrom)
	}
	return dst, n
}
