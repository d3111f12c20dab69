package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// Options bound an index. The zero value means the defaults.
type Options struct {
	// MostText is how many bytes of texts are indexed by word; 0 is 128 MiB.
	MostText int
}

// An Index finds what it was given. Use [New].
type Index struct {
	opts    Options
	matcher *match.Matcher

	mu       sync.RWMutex
	articles map[string]*held
	numbers  []*held // by number; nil where the article is gone
	gone     int     // of numbers
	text     int     // bytes indexed by word
	skipped  int     // articles whose text is not

	postings map[string][]posting // by folded word
	sorted   []string             // the folded words
	fresh    []string             // words that sorted has not yet
	known    map[string][]string  // what forms gave for a word, lately

	nodes   map[string]*node
	named   map[string]map[*node]struct{} // by a folded word of a name
	classes map[string][]string           // folded words of names by class
	links   map[string][]Link             // by IRI of a fact
	copies  map[string][]string           // by article: the others of its near-copies
}

// A posting is a place where a word stands: the article's number, and the byte in its
// text, or, with inTitle, in its title.
type posting struct{ article, at uint32 }

// inTitle marks a place in a title.
const inTitle = 1 << 31

// held is an article with what only the index knows of it.
type held struct {
	*Article
	digest  string
	number  uint32
	indexed int // bytes of the text that are indexed by word
	parts   map[*node]*presence
}

// New returns an empty index. An error means that package match is broken.
func New(opts Options) (*Index, error) {
	if opts.MostText == 0 {
		opts.MostText = 128 << 20
	}
	m, err := match.New()
	if err != nil {
		return nil, err
	}
	return &Index{
		opts: opts, matcher: m, articles: map[string]*held{}, postings: map[string][]posting{}, known: map[string][]string{},
		nodes: map[string]*node{}, named: map[string]map[*node]struct{}{}, classes: map[string][]string{},
	}, nil
}

// A Source is an article as it is put.
type Source struct {
	Record *schema.Record // stays the caller's
	// Node returns the node that stands for an entity of the record, by its local
	// identifier, the same for all articles that speak of it.
	Node func(id string) string
	// Digest is what [Index.Digests] says of the article: of no meaning here.
	Digest string
}

// Put takes articles in, each in the place of the one of its identifier.
func (x *Index) Put(sources ...Source) {
	x.mu.Lock()
	defer x.mu.Unlock()
	touched := map[*node]struct{}{}
	for _, s := range sources {
		x.remove(s.Record.Article.ID, touched)
		x.add(s, touched)
	}
	x.settle(touched)
}

// Remove takes articles out. Those that are not there are passed over.
func (x *Index) Remove(ids ...string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	touched := map[*node]struct{}{}
	for _, id := range ids {
		x.remove(id, touched)
	}
	x.settle(touched)
}

// Digests returns the digests of all articles, by identifier.
func (x *Index) Digests() map[string]string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make(map[string]string, len(x.articles))
	for id, h := range x.articles {
		out[id] = h.digest
	}
	return out
}

func (x *Index) add(s Source, touched map[*node]struct{}) {
	intern := func(id string) string {
		iri := s.Node(id)
		n := x.nodes[iri]
		if n == nil {
			n = &node{iri: iri, in: map[*held]*presence{}}
			x.nodes[iri] = n
		}
		return n.iri
	}
	h := &held{Article: readArticle(s.Record, intern), digest: s.Digest, number: uint32(len(x.numbers)), parts: map[*node]*presence{}}
	x.numbers = append(x.numbers, h)
	x.articles[h.ID] = h
	for i, p := range h.Mentions {
		e := &s.Record.Entities[i]
		n := x.nodes[p.Node]
		touched[n] = struct{}{}
		have := n.in[h]
		if have == nil {
			have = &presence{}
			n.in[h] = have
			h.parts[n] = have
		}
		have.kind, have.places = e.Type, append(have.places, p.Places...)
		have.knownAs = cmp.Or(e.KnownAs, have.knownAs)
		for _, name := range e.Names {
			if !slices.Contains(have.names, name) {
				have.names = append(have.names, name)
			}
		}
		if len(e.Names) == 0 {
			for _, m := range e.Mentions {
				if m.Kind == schema.ByDescription && len(m.Text) > len(have.description) {
					have.description = m.Text
				}
			}
		}
	}
	for _, f := range h.Facts {
		f.nodes = make([]*node, len(f.Parties))
		for i := range f.Parties {
			f.nodes[i] = x.nodes[f.Parties[i].Node]
			have := f.nodes[i].in[h]
			if k := len(have.facts); k == 0 || have.facts[k-1] != f {
				have.facts = append(have.facts, f)
			}
		}
	}
	x.index(h, h.Title, inTitle)
	if x.text+len(h.Text) > x.opts.MostText {
		x.skipped++
		return
	}
	h.indexed = len(h.Text)
	x.text += h.indexed
	x.index(h, h.Text, 0)
}

// mostKnown is how many words the forms of which are remembered before all are forgotten.
const mostKnown = 1 << 17

// index adds the words of a text or title.
func (x *Index) index(h *held, text string, mark uint32) {
	if len(text) >= inTitle {
		return
	}
	for start, end := nextWord(text, 0); start < len(text); start, end = nextWord(text, end) {
		word := text[start:end]
		keys, ok := x.known[word]
		if !ok {
			keys = forms(word)
			if len(x.known) >= mostKnown {
				clear(x.known)
			}
			x.known[strings.Clone(word)] = keys
		}
		for _, k := range keys {
			list, ok := x.postings[k]
			if !ok {
				x.fresh = append(x.fresh, k)
			}
			x.postings[k] = append(list, posting{h.number, uint32(start) | mark})
		}
	}
}

func (x *Index) remove(id string, touched map[*node]struct{}) {
	h := x.articles[id]
	if h == nil {
		return
	}
	delete(x.articles, id)
	x.numbers[h.number] = nil
	x.gone++
	x.text -= h.indexed
	if h.indexed < len(h.Text) {
		x.skipped--
	}
	for n := range h.parts {
		delete(n.in, h)
		touched[n] = struct{}{}
	}
}

// settle makes what follows from all articles follow again.
func (x *Index) settle(touched map[*node]struct{}) {
	for n := range touched {
		x.describe(n)
	}
	if x.gone > 64 && x.gone > len(x.articles) {
		x.compact()
	}
	if len(x.fresh) > 0 {
		slices.Sort(x.fresh)
		merged := make([]string, 0, len(x.sorted)+len(x.fresh))
		i := 0
		for _, w := range x.fresh {
			for i < len(x.sorted) && x.sorted[i] < w {
				merged = append(merged, x.sorted[i])
				i++
			}
			merged = append(merged, w)
		}
		x.sorted, x.fresh = append(merged, x.sorted[i:]...), nil
	}
}

// compact drops the postings of articles that are gone, and numbers the others anew.
func (x *Index) compact() {
	to := make([]uint32, len(x.numbers))
	var numbers []*held
	for i, h := range x.numbers {
		if h != nil {
			to[i] = uint32(len(numbers))
			numbers = append(numbers, h)
		}
	}
	for w, list := range x.postings {
		kept := list[:0]
		for _, p := range list {
			if x.numbers[p.article] != nil {
				kept = append(kept, posting{to[p.article], p.at})
			}
		}
		if len(kept) == 0 && len(x.named[w]) == 0 {
			delete(x.postings, w)
			continue
		}
		x.postings[w] = slices.Clip(kept)
	}
	for i, h := range numbers {
		h.number = uint32(i)
	}
	x.numbers, x.gone, x.fresh = numbers, 0, nil
	x.sorted = slices.Sorted(maps.Keys(x.postings))
}

// A Size says what an index holds and, roughly, takes.
type Size struct {
	Articles, Entities, Facts int
	Words                     int // different, folded
	Places                    int // of words
	TextBytes                 int // indexed by word
	Skipped                   int // articles whose texts are not, for Options.MostText
	Bytes                     int // of memory, estimated
}

// Size counts. It reads all articles.
func (x *Index) Size() Size {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := Size{Articles: len(x.articles), Entities: len(x.nodes), Words: len(x.postings), TextBytes: x.text, Skipped: x.skipped}
	for w, list := range x.postings {
		s.Places += len(list)
		s.Bytes += 8*cap(list) + 2*len(w) + 64
	}
	for _, h := range x.articles {
		s.Facts += len(h.Facts)
		s.Bytes += len(h.Text) + len(h.Title) + 512 + 160*len(h.parts)
		for _, f := range h.Facts {
			s.Bytes += 256 + 72*len(f.Parties) + 32*len(f.Marks)
		}
	}
	return s
}
