package tagger

import "github.com/khabar-kg/khabar/extract/text"

// kinds is how many types a tally counts, O first.
const kinds = 5

// A tally sums probabilities of types.
type tally [kinds]float32

// belief is what the first pass holds of one token: how probable each type is,
// and how probable it is that a name of the type goes on with the next token.
type belief struct{ typ, on tally }

// memory sums what the first pass made of each word, and of each two words in
// a row, over a document: a name that stands once in a clear context helps
// where it stands alone.
type memory struct {
	one, two map[uint32]int32 // index into sums
	sums     []tally
	count    []int32
	pairs    []int32 // index of each token's pair, or -1
}

func (m *memory) reset() {
	if m.one == nil {
		m.one, m.two = map[uint32]int32{}, map[uint32]int32{}
	}
	clear(m.one)
	clear(m.two)
	m.sums, m.count, m.pairs = m.sums[:0], m.count[:0], m.pairs[:0]
}

func (m *memory) add(in map[uint32]int32, k uint32, t *tally) int32 {
	at, ok := in[k]
	if !ok {
		at = int32(len(m.sums))
		in[k] = at
		m.sums, m.count = append(m.sums, tally{}), append(m.count, 0)
	}
	sum := &m.sums[at]
	for i, x := range t {
		sum[i] += x
	}
	m.count[at]++
	return at
}

// fill sets the fields of the second pass from what the first one believes.
func (m *memory) fill(mod *model, d *text.Doc, labels []int, beliefs []belief, f []fields) {
	m.reset()
	key := mod.memoryKey
	for _, sent := range d.Sentences {
		for i := sent.From; i < sent.To; i++ {
			for len(m.pairs) <= i {
				m.pairs = append(m.pairs, -1)
			}
			if d.Tokens[i].Kind != text.Word {
				continue
			}
			m.add(m.one, f[i][key], &beliefs[i].typ)
			if i+1 < sent.To && beliefs[i].typ[0] < 0.95 {
				m.pairs[i] = m.add(m.two, join(f[i][key], f[i+1][key]), &beliefs[i].on)
			}
		}
	}
	for _, sent := range d.Sentences {
		for i := sent.From; i < sent.To; i++ {
			t := &f[i]
			t[fLabel] = uint32(labels[i]) + 1
			t[fMemory], t[fMemPair] = 0, 0
			if i == sent.From {
				t[fMemPrev] = 0
			}
			if d.Tokens[i].Kind == text.Word {
				t[fMemory] = m.summary(m.one[t[key]], &beliefs[i].typ)
				if m.pairs[i] >= 0 {
					t[fMemPair] = m.summary(m.pairs[i], &beliefs[i].on)
				}
			}
			if i+1 < sent.To {
				f[i+1][fMemPrev] = t[fMemPair]
			}
		}
	}
}

// summary says which type prevails in a sum without the token's own share, and
// how clearly; 0 where there is nothing else.
func (m *memory) summary(at int32, own *tally) uint32 {
	n := m.count[at] - 1
	if n <= 0 {
		return 0
	}
	best, most := 0, float32(0)
	for k := 1; k < kinds; k++ {
		if x := m.sums[at][k] - own[k]; x > most {
			best, most = k, x
		}
	}
	share := uint32(0)
	switch s := most / float32(n); {
	case s > 0.9:
		share = 5
	case s > 0.6:
		share = 4
	case s > 0.3:
		share = 3
	case s > 0.1:
		share = 2
	case s > 0.02:
		share = 1
	default:
		best = 0
	}
	return 1 + uint32(best)<<8 | share<<4 | uint32(min(n, 3))
}

// sights tells how each word of an English document is written in it, by hash:
// capitals that a word has in the middle of a sentence, or has not elsewhere.
type sights map[uint32]uint8

const (
	seenLower = 1 << iota
	seenCapital
)

// fill sets the field of capitalized words.
func (s *sights) fill(d *text.Doc, f []fields) {
	if *s == nil {
		*s = sights{}
	}
	clear(*s)
	for _, sent := range d.Sentences {
		for i := sent.From; i < sent.To; i++ {
			switch t := &d.Tokens[i]; {
			case t.Kind != text.Word:
			case !t.Cap:
				(*s)[f[i][fNorm]] |= seenLower
			case i > sent.From && d.Tokens[i-1].Kind == text.Word && !sent.Heading:
				(*s)[f[i][fNorm]] |= seenCapital
			}
		}
	}
	for _, sent := range d.Sentences {
		for i := sent.From; i < sent.To; i++ {
			if t := &d.Tokens[i]; t.Kind == text.Word && t.Cap {
				f[i][fSight] = uint32((*s)[f[i][fNorm]]) + 1
				if i == sent.From {
					f[i][fSight] += 8
				}
			}
		}
	}
}
