package tagger

import (
	"fmt"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/text"
)

// A Name is one annotated name: tokens From to To, half-open, of a document,
// all in one sentence, and its type: PER, LOC, ORG or MISC.
type Name struct {
	From, To int
	Type     string
}

// An Example is a tokenized document with its names, in order.
type Example struct {
	Doc    *text.Doc
	Names  []Name
	Weight float32 // of its sentences in training; 0 is read as 1
}

// Training is what a model is made of.
type Training struct {
	Lang     string // "ar" or "en"
	Examples []Example
	Lexicon  Lexicon
	// Spelled and Ordinary are words that are names and words that are not,
	// from which the model learns how names are spelled.
	Spelled, Ordinary []string
	First, Second     crf.Options // of the two passes; their Allowed is set here
	// Parts is how many parts the first pass is trained without, one at a
	// time, to label them as it would label unseen text; 0: no second pass.
	Parts int
	// Bias is taken from the score of "no name" when tagging, −4 to 4: names
	// unseen are more often missed than invented.
	Bias float64
}

var types = []string{"PER", "LOC", "ORG", "MISC"}

// Train makes a model and returns its bytes, which [Read] reads. The same
// training gives the same bytes.
func Train(t Training) ([]byte, error) {
	m, err := train(t)
	if err != nil {
		return nil, err
	}
	return m.append(nil, &t.Lexicon), nil
}

func train(t Training) (*model, error) {
	if _, ok := sets[t.Lang]; !ok {
		return nil, fmt.Errorf("tagger: no templates for language %q", t.Lang)
	}
	m := newModel(t.Lang)
	defer func() { m.bias = float32(int8(t.Bias*32)) / 32 }()
	var err error
	if m.lexicon, _, err = parseLexicon(t.Lexicon.append(nil)); err != nil {
		return nil, err
	}
	m.letters = trainLetters(t.Spelled, t.Ordinary)
	labels := labelsOf(types)
	m.scheme = newScheme(labels)
	t.First.Allowed, t.Second.Allowed = m.scheme.allowed, m.scheme.allowed

	var s scratch
	gold := make([][]int, len(t.Examples))
	plain := make([][]crf.Sequence, len(t.Examples)) // without the second pass
	for i, e := range t.Examples {
		gold[i] = m.scheme.encode(e)
		m.prepare(e.Doc, &s)
		plain[i] = m.sequences(e, gold[i], &s, false)
	}
	first, err := crf.Train(flat(plain, 0, 0), labels, t.First)
	if err != nil {
		return nil, err
	}
	if err := m.setPasses(first); err != nil {
		return nil, err
	}
	if t.Parts == 0 {
		return m, nil
	}
	var again []crf.Sequence
	for p := range t.Parts {
		// Contiguous parts: neighbouring documents speak of the same people.
		from, to := p*len(t.Examples)/t.Parts, (p+1)*len(t.Examples)/t.Parts
		o := t.First
		o.Progress = nil
		part := *m
		of, err := crf.Train(flat(plain, from, to), labels, o)
		if err != nil {
			return nil, err
		}
		if err := part.setPasses(of); err != nil {
			return nil, err
		}
		for i := from; i < to; i++ {
			e := t.Examples[i]
			part.first(e.Doc, &s)
			s.memory.fill(m, e.Doc, s.labels, s.beliefs, s.fields)
			again = append(again, m.sequences(e, gold[i], &s, true)...)
		}
	}
	second, err := crf.Train(again, labels, t.Second)
	if err != nil {
		return nil, err
	}
	return m, m.setPasses(first, second)
}

// flat joins the documents' sequences, without documents from to to.
func flat(docs [][]crf.Sequence, from, to int) []crf.Sequence {
	var all []crf.Sequence
	for i, d := range docs {
		if i < from || i >= to {
			all = append(all, d...)
		}
	}
	return all
}

// encode returns the labels of a document's tokens.
func (s *scheme) encode(e Example) []int {
	index := map[string]int{}
	for i, l := range s.labels {
		index[l] = i
	}
	labels := make([]int, len(e.Doc.Tokens))
	for _, n := range e.Names {
		if n.To-n.From == 1 {
			labels[n.From] = index["S-"+n.Type]
			continue
		}
		for i := n.From; i < n.To; i++ {
			switch i {
			case n.From:
				labels[i] = index["B-"+n.Type]
			case n.To - 1:
				labels[i] = index["E-"+n.Type]
			default:
				labels[i] = index["I-"+n.Type]
			}
		}
	}
	return labels
}

// sequences returns the sentences of a prepared document for training.
func (m *model) sequences(e Example, labels []int, s *scratch, second bool) []crf.Sequence {
	var all []crf.Sequence
	for _, sent := range e.Doc.Sentences {
		if sent.From == sent.To {
			continue
		}
		q := crf.Sequence{Labels: labels[sent.From:sent.To], Weight: e.Weight}
		f := s.fields[sent.From:sent.To]
		for i := range f {
			list, lexical := m.features(nil, f, i, second)
			q.Features, q.Lexical = append(q.Features, list), append(q.Lexical, lexical)
		}
		all = append(all, q)
	}
	return all
}
