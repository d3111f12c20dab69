package tagger

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

//go:embed models
var models embed.FS

// A Tagger finds names. It is immutable and safe for concurrent use.
type Tagger struct {
	m    *model
	rule string

	// Scratches that no document uses, as many as were in use at once. They are kept,
	// as a [sync.Pool] would not: their sums take long to gather.
	mu   sync.Mutex
	free []*scratch
}

// Open returns the tagger of a language, "ar" or "en", from the models that
// are part of the program.
func Open(lang string) (*Tagger, error) {
	b, err := models.ReadFile("models/" + lang + ".model")
	if err != nil {
		return nil, fmt.Errorf("tagger: no model for language %q", lang)
	}
	return Read(b)
}

// Read returns the tagger of a model that [Train] made.
func Read(b []byte) (*Tagger, error) {
	m, err := parseModel(b)
	if err != nil {
		return nil, err
	}
	return newTagger(m), nil
}

func newTagger(m *model) *Tagger {
	return &Tagger{m: m, rule: "tagger." + m.lang}
}

// take returns a scratch for a document, which put takes back.
func (t *Tagger) take() *scratch {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(t.free) - 1
	if n < 0 {
		return &scratch{}
	}
	s := t.free[n]
	t.free = t.free[:n]
	return s
}

func (t *Tagger) put(s *scratch) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.free = append(t.free, s)
}

// Language returns the language of the model.
func (t *Tagger) Language() string { return t.m.lang }

// Common reports whether a folded word is one of the frequent ones of the language that no
// reviewed list has as a name, or part of one.
func (t *Tagger) Common(word string) bool {
	const named = Given | Family | City | Country | Nisba | ProperPerson | ProperThing | OrgName
	w := t.m.lexicon.words.get(hashString(word))
	return w.Frequency > 0 && w.Class&named == 0
}

// scratch is what one document needs while it is tagged.
type scratch struct {
	fields   []fields
	features []uint32 // of a sentence
	ends     []int    // in features, of each token
	labels   []int
	beliefs  []belief
	path     []int
	memory   memory
	sights   sights
	decoder  crf.Decoder

	base          []uint64 // what the templates of the first pass add to each token under all models: token*words
	sums          sums
	before, after []uint64 // sums of the positions around a sentence
}

// Tag returns the names of a tokenized document, in the order of the text,
// without overlaps. Each has its type (Person, Place or Organization), its
// tokens, its span without the first token's proclitics, and as Score the
// probability, 0 to 1, that exactly these tokens are a name of this type. Tag
// reads d and does not change it. Sentences to skip are skipped.
func (t *Tagger) Tag(d *text.Doc) []text.Mention {
	if len(d.Tokens) == 0 {
		return nil
	}
	s := t.take()
	defer t.put(s)
	m := t.m
	var found []text.Mention
	if m.second == nil {
		m.prepare(d, s)
		for _, sent := range d.Sentences {
			if !sent.Skip && sent.From < sent.To {
				m.score(s, sent, 0)
				s.path = s.decoder.Viterbi(s.path[:0])
				found = t.spans(found, d, s, sent.From, s.path)
			}
		}
		return found
	}
	m.first(d, s)
	s.memory.fill(m, d, s.labels, s.beliefs, s.fields)
	for _, sent := range d.Sentences {
		if sent.Skip || sent.From == sent.To {
			continue
		}
		m.score(s, sent, 1)
		s.path = s.decoder.Viterbi(s.path[:0])
		found = t.spans(found, d, s, sent.From, s.path)
	}
	return found
}

// spans adds the names that the labels of one sentence delimit.
func (t *Tagger) spans(found []text.Mention, d *text.Doc, s *scratch, from int, labels []int) []text.Mention {
	summed := false
	for i := 0; i < len(labels); {
		end, typ := t.m.scheme.name(labels, i)
		if end == 0 {
			i++
			continue
		}
		if kind := typesOf[typ]; kind != "" {
			if !summed {
				s.decoder.Marginals()
				summed = true
			}
			mention := text.Mention{
				From: from + i, To: from + end, Span: d.BaseSpan(from+i, from+end),
				Type: kind, Kind: schema.ByName, Head: from + i, Definite: true,
				Rule: t.rule, Score: s.decoder.Segment(i, labels[i:end]...), Entity: -1,
			}
			found = append(found, mention)
		}
		i = end
	}
	return found
}

// typesOf maps the labels' types to those of the schema. Others are learned,
// so that the model tells them from these, and not reported.
var typesOf = map[string]schema.EntityType{
	"PER": schema.Person,
	"LOC": schema.Place,
	"ORG": schema.Organization,
}

// scheme tells the labels of a model apart: O, and for each type the first,
// inner and last token of a name, and a name of one token (BIOES).
type scheme struct {
	labels []string
	place  []byte // 'O', 'B', 'I', 'E', 'S'
	typ    []string
	kind   []int // index of the type, from 1; 0 for O
}

func newScheme(labels []string) scheme {
	s := scheme{labels: labels}
	var types []string
	for _, l := range labels {
		place, typ, _ := strings.Cut(l, "-")
		s.place, s.typ = append(s.place, place[0]), append(s.typ, typ)
		k := 0
		if typ != "" {
			if k = slices.Index(types, typ) + 1; k == 0 {
				types = append(types, typ)
				k = len(types)
			}
		}
		s.kind = append(s.kind, k)
	}
	return s
}

// labelsOf returns the labels for types.
func labelsOf(types []string) []string {
	labels := []string{"O"}
	for _, t := range types {
		for _, p := range []string{"B-", "I-", "E-", "S-"} {
			labels = append(labels, p+t)
		}
	}
	return labels
}

// allowed reports whether label b may follow a; -1 is the sentence's end.
func (s *scheme) allowed(a, b int) bool {
	open := a >= 0 && (s.place[a] == 'B' || s.place[a] == 'I')
	goesOn := b >= 0 && (s.place[b] == 'I' || s.place[b] == 'E')
	return open == goesOn && (!open || s.kind[a] == s.kind[b])
}

// name returns the end and type of the name that begins at position i, or 0.
func (s *scheme) name(labels []int, i int) (end int, typ string) {
	switch s.place[labels[i]] {
	case 'S':
		return i + 1, s.typ[labels[i]]
	case 'B':
		for end = i + 1; end < len(labels); end++ {
			if s.place[labels[end]] == 'E' {
				return end + 1, s.typ[labels[i]]
			}
		}
	}
	return 0, ""
}
