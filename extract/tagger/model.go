package tagger

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/text"
)

// model is everything that was learned for a language.
type model struct {
	lang      string
	lexical   []numbered
	context   []numbered
	plan      *plan
	memoryKey field
	lexicon   *lexicon
	letters   *letters
	scheme    scheme
	crf       *crf.Model
	second    *crf.Model // nil: one pass
	weights   *crf.Table // of both
	bias      float32    // taken from the score of O: what makes precision and recall meet
}

func newModel(lang string) *model {
	s := sets[lang]
	m := &model{lang: lang, lexical: number(s.lexical, lexicalFrom), context: number(s.context, contextFrom), memoryKey: fStem}
	m.plan = newPlan(m.lexical, m.context)
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
	if n != 1 && n != 2 {
		return nil, errModel
	}
	b = b[1:]
	parts := make([][]byte, n)
	for i := range parts {
		size, w := binary.Uvarint(b)
		if w <= 0 || size > uint64(len(b)-w) {
			return nil, errModel
		}
		parts[i], b = b[w:w+int(size)], b[w+int(size):]
	}
	passes, weights, err := crf.ParseJoined(parts...)
	if err != nil {
		return nil, err
	}
	m.take(passes, weights)
	m.scheme = newScheme(m.crf.Labels())
	return m, nil
}

// setPasses sets the models of the passes, one or two.
func (m *model) setPasses(passes ...*crf.Model) error {
	joined, weights, err := crf.Join(passes...)
	if err == nil {
		m.take(joined, weights)
	}
	return err
}

func (m *model) take(passes []*crf.Model, weights *crf.Table) {
	m.crf, m.second, m.weights = passes[0], nil, weights
	if len(passes) > 1 {
		m.second = passes[1]
	}
}

// first labels every sentence by the first pass, and keeps what it believes for
// the second.
func (m *model) first(d *text.Doc, s *scratch) {
	m.prepare(d, s)
	for _, sent := range d.Sentences {
		if sent.From == sent.To {
			continue
		}
		m.score(s, sent, 0)
		s.path = s.decoder.Viterbi(s.path[:0])
		copy(s.labels[sent.From:sent.To], s.path)
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
	s.setModels(m, len(d.Tokens))
	for _, sent := range d.Sentences {
		m.fill(d.Tokens[sent.From:sent.To], s.fields[sent.From:sent.To])
	}
	if m.lang == "en" {
		s.sights.fill(d, s.fields)
	}
}

// score sets the decoder to a sentence under the weights of a pass, 0 or 1. The
// first pass comes first: it computes what both share.
func (m *model) score(s *scratch, sent text.Sentence, pass int) {
	c, sentence := m.crf, s.fields[sent.From:sent.To]
	from, to, all := 0, m.crf.Words(), m.weights.Words()
	if pass == 0 {
		s.computeBase(m, sentence, sent.From)
	} else {
		c, from, to = m.second, to, all
	}
	base := s.base[sent.From*all+from : sent.To*all-(all-to)]
	if pass == 1 {
		s.computeAll(sentence, secondNumbered)
		c.Sum(&s.sums.summer, base, all, s.features, s.ends)
	}
	s.decoder.Start(c, len(sentence))
	for i := range sentence {
		s.decoder.AddSum(i, base[i*all:][:to-from])
		if m.bias != 0 {
			s.decoder.AddScore(i, 0, -m.bias)
		}
	}
}

var secondNumbered = number(secondPass, secondFrom)

// features returns a token's features, and how many at the front are lexical.
func (m *model) features(dst []uint32, sentence []fields, i int, second bool) ([]uint32, int) {
	dst = compute(dst, sentence, i, m.lexical)
	n := len(dst)
	dst = compute(dst, sentence, i, m.context)
	if second {
		dst = compute(dst, sentence, i, secondNumbered)
	}
	return dst, n
}

// A plan parts the templates of a model's first pass into those that look at
// one token alone and those that join several. What the first kind adds to the
// scores around a token depends on that token's fields only, and most words of a
// text are frequent ones: it is kept from one token, sentence and document to
// the next (see [sums]). A profile found two thirds of all time in looking up
// these features one by one.
type plan struct {
	alone  [2*reach + 1][]numbered // by offset + reach
	joined []numbered
	fields []field // what the templates in alone read
}

// A numbered template knows its number, which is part of its features' hashes.
type numbered struct {
	number uint32
	parts  template
}

// reach is how far from the token a template may look.
const reach = 3

// contextual fields depend on the tokens around: templates of them are not kept.
var contextual = [nFields]bool{fTrail: true, fPhrase: true, fSight: true, fLabel: true, fMemory: true, fMemPair: true, fMemPrev: true}

func newPlan(lists ...[]numbered) *plan {
	p := &plan{}
	var read [nFields]bool
	for _, list := range lists {
		for _, t := range list {
			if !t.parts.alone() {
				p.joined = append(p.joined, t)
				continue
			}
			at := &p.alone[t.parts[0].at+reach]
			*at = append(*at, t)
			for _, x := range t.parts {
				read[x.f] = true
			}
		}
	}
	for f, yes := range read {
		if yes {
			p.fields = append(p.fields, field(f))
		}
	}
	return p
}

// alone reports whether all parts of the template are of one token within
// reach, and say nothing of its surroundings.
func (t template) alone() bool {
	for _, x := range t {
		if x.at != t[0].at || x.at < -reach || x.at > reach || contextual[x.f] {
			return false
		}
	}
	return true
}

// sums keeps, of recent words, the packed weights that their fields add to the
// tokens around them. An entry is one of the two that a word's hash may lie in, and
// used only when all fields that count are the same, so that results do not depend
// on what was read before. It is not safe for concurrent use.
type sums struct {
	keys   []uint32 // entry*len(plan.fields): the fields; a first one of 0 marks an empty entry
	words  []uint64 // entry*size
	size   int      // words of an entry: offset, model, word
	latest []uint8  // pair of entries → the one used last
	of     *crf.Table
	feats  []uint32
	ends   []int // in feats, of each offset
	summer crf.Summer
}

// pairs is the number of pairs of entries that sums has, a power of two.
const pairs = 4096

func (c *sums) reset(p *plan, weights *crf.Table) {
	c.of, c.size = weights, len(p.alone)*weights.Words()
	c.keys, c.words, c.latest = make([]uint32, 2*pairs*len(p.fields)), make([]uint64, 2*pairs*c.size), make([]uint8, pairs)
}

// get returns the sums of a token, for each offset and model in turn.
func (c *sums) get(p *plan, f *fields) []uint64 {
	h := f[fNorm] ^ f[fBase]*0x9E3779B1
	pair := int((h ^ h>>16) & (pairs - 1))
	for way := range 2 {
		if key, words := c.entry(p, 2*pair+way); key[0] != 0 && p.same(key, f) {
			c.latest[pair] = uint8(way)
			return words
		}
	}
	c.latest[pair] ^= 1
	key, words := c.entry(p, 2*pair+int(c.latest[pair]))
	for i, x := range p.fields {
		key[i] = f[x]
	}
	clear(words)
	c.fill(p, f, words)
	return words
}

// entry returns the key and the words of an entry.
func (c *sums) entry(p *plan, e int) (key []uint32, words []uint64) {
	n := len(p.fields)
	return c.keys[e*n : (e+1)*n], c.words[e*c.size : (e+1)*c.size]
}

// same reports whether a key is that of the fields.
func (p *plan) same(key []uint32, f *fields) bool {
	for i, x := range p.fields {
		if key[i] != f[x] {
			return false
		}
	}
	return true
}

// fill computes the sums of a token.
func (c *sums) fill(p *plan, f *fields, words []uint64) {
	c.feats, c.ends = c.feats[:0], c.ends[:0]
	for o := range p.alone {
	next:
		for k := range p.alone[o] {
			t := &p.alone[o][k]
			h := t.number * 0x85ebca6b
			for _, x := range t.parts {
				v := f[x.f]
				if v == 0 {
					continue next
				}
				h = mix(h, v, x.at)
			}
			c.feats = append(c.feats, finish(h))
		}
		c.ends = append(c.ends, len(c.feats))
	}
	c.summer.Sum(c.of, words, c.feats, c.ends)
}

// setModels makes room for n tokens, and forgets what was kept for other
// models: one scratch may serve several while they are trained.
func (s *scratch) setModels(m *model, n int) {
	if m.crf == nil {
		return // only fields are wanted: for training
	}
	if m.weights != s.sums.of {
		s.sums.reset(m.plan, m.weights)
		s.before, s.after = nil, nil
	}
	w := m.weights.Words()
	s.base = slices.Grow(s.base[:0], n*w)[:n*w]
}

// computeBase sets the base of one sentence; at is its first token in the
// document.
func (s *scratch) computeBase(m *model, sentence []fields, at int) {
	p, c := m.plan, &s.sums
	n, w := len(sentence), m.weights.Words()
	base := s.base[at*w : (at+n)*w]
	clear(base)
	// A template that looks o-reach ahead sees token j from token j-(o-reach).
	scatter := func(j int, words []uint64) {
		for o := range p.alone {
			i := j - (o - reach)
			if i < 0 || i >= n {
				continue
			}
			sum, add := base[i*w:(i+1)*w], words[o*w:(o+1)*w]
			for x, y := range add {
				sum[x] += y
			}
		}
	}
	for j := range sentence {
		scatter(j, c.get(p, &sentence[j]))
	}
	for d := 1; d <= reach; d++ {
		scatter(-d, s.outside(p, &before, &s.before))
		scatter(n-1+d, s.outside(p, &after, &s.after))
	}
	s.computeAll(sentence, p.joined)
	c.summer.Sum(m.weights, base, s.features, s.ends)
}

// computeAll computes the features of a sentence's tokens under the templates.
func (s *scratch) computeAll(sentence []fields, templates []numbered) {
	s.features, s.ends = s.features[:0], s.ends[:0]
	for i := range sentence {
		s.features = compute(s.features, sentence, i, templates)
		s.ends = append(s.ends, len(s.features))
	}
}

// outside returns the sums of the position before or after every sentence.
func (s *scratch) outside(p *plan, f *fields, kept *[]uint64) []uint64 {
	if *kept == nil {
		*kept = make([]uint64, s.sums.size)
		s.sums.fill(p, f, *kept)
	}
	return *kept
}
