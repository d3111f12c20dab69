package speech

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// A view is a document as the models read it: hashes beside the tokens, the
// tree from the top down, quotations.
type view struct {
	d          *text.Doc
	toks       []text.Token
	lemma      []uint32 // hashes
	tag        []uint32
	dep        []uint32
	firstChild []int32 // children in the order of the text, -1 for none
	nextChild  []int32
	left       []int32 // first token of the yield
	right      []int32 // last token of the yield
	quote      []int32 // region that the token is in, its marks included; -1 outside
	regions    []region
	lastChild  []int32
}

// A region is a quotation with its marks, tokens from to to half-open. Runs on
// is set where the paragraph ends within it.
type region struct {
	from, to int
	runsOn   bool
}

// look prepares v for d, reusing its room.
func (v *view) look(d *text.Doc) {
	v.d, v.toks = d, d.Tokens
	n := len(d.Tokens)
	v.lemma, v.tag, v.dep = room(v.lemma, n), room(v.tag, n), room(v.dep, n)
	v.firstChild, v.nextChild, v.lastChild = roomInt(v.firstChild, n), roomInt(v.nextChild, n), roomInt(v.lastChild, n)
	v.left, v.right, v.quote = roomInt(v.left, n), roomInt(v.right, n), roomInt(v.quote, n)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		v.lemma[i] = linear.String(t.Stem)
		v.tag[i] = linear.String(t.Tag)
		v.dep[i] = linear.String(t.Dep)
		v.firstChild[i], v.nextChild[i], v.lastChild[i] = -1, -1, -1
		v.left[i], v.right[i], v.quote[i] = int32(i), int32(i), -1
	}
	for i := range d.Tokens {
		h := d.Tokens[i].Head
		if h < 0 {
			continue
		}
		if v.lastChild[h] < 0 {
			v.firstChild[h] = int32(i)
		} else {
			v.nextChild[v.lastChild[h]] = int32(i)
		}
		v.lastChild[h] = int32(i)
	}
	for _, s := range d.Sentences {
		// Yields grow towards the top. Trees are projective, so that a few
		// passes settle them; a pass from each side does for most.
		for changed := true; changed; {
			changed = false
			for i := s.From; i < s.To; i++ {
				changed = v.grow(i) || changed
			}
			for i := s.To - 1; i >= s.From; i-- {
				changed = v.grow(i) || changed
			}
		}
	}
	v.quotations()
}

// grow widens the yield of i's head by that of i.
func (v *view) grow(i int) bool {
	h := v.toks[i].Head
	if h < 0 {
		return false
	}
	changed := false
	if v.left[i] < v.left[h] {
		v.left[h] = v.left[i]
		changed = true
	}
	if v.right[i] > v.right[h] {
		v.right[h] = v.right[i]
		changed = true
	}
	return changed
}

func room(a []uint32, n int) []uint32 {
	if cap(a) < n {
		return make([]uint32, n, n+n/4)
	}
	return a[:n]
}

func roomInt(a []int32, n int) []int32 {
	if cap(a) < n {
		return make([]int32, n, n+n/4)
	}
	return a[:n]
}

// quotations finds the quoted regions of each paragraph. Single marks count
// where they stand alone.
func (v *view) quotations() {
	v.regions = v.regions[:0]
	start, para := -1, -1
	for i := range v.toks {
		t := &v.toks[i]
		p := v.d.Sentences[t.Sent].Para
		if p != para {
			if start >= 0 {
				v.region(start, i, true)
			}
			start, para = -1, p
		}
		single := strings.HasPrefix(t.Norm, "'") && len(t.Norm) == 1
		switch t.Kind {
		case text.Open:
			if start < 0 && !(single && !v.singleCloses(i)) {
				start = i
			}
		case text.Close:
			if start >= 0 && single == (len(v.toks[start].Norm) == 1 && v.toks[start].Norm[0] == '\'') {
				v.region(start, i+1, false)
				start = -1
			}
		}
	}
	if start >= 0 {
		v.region(start, len(v.toks), true)
	}
}

// singleCloses reports whether a single quotation mark closes in the sentence
// that one opens in at i.
func (v *view) singleCloses(i int) bool {
	s := v.d.SentenceOf(i)
	for k := i + 1; k < s.To; k++ {
		if v.toks[k].Kind == text.Close {
			return len(v.toks[k].Norm) == 1
		}
	}
	return false
}

func (v *view) region(from, to int, runsOn bool) {
	if to-from > 600 {
		return // a mark that is never closed
	}
	for k := from; k < to; k++ {
		v.quote[k] = int32(len(v.regions))
	}
	v.regions = append(v.regions, region{from, to, runsOn})
}

// child returns the first child of i whose function is dep, or -1.
func (v *view) child(i int, dep string) int {
	for c := v.firstChild[i]; c >= 0; c = v.nextChild[c] {
		if v.toks[c].Dep == dep {
			return int(c)
		}
	}
	return -1
}

// at returns the token i, or one that stands for the edge of the text.
func (v *view) at(i int) *text.Token {
	if i < 0 || i >= len(v.toks) {
		return &edge
	}
	return &v.toks[i]
}

var edge = text.Token{Norm: "\n", Stem: "\n", Tag: "\n", Dep: "\n"}

func (v *view) lemmaAt(i int) uint32 {
	if i < 0 || i >= len(v.lemma) {
		return 1
	}
	return v.lemma[i]
}

func (v *view) tagAt(i int) uint32 {
	if i < 0 || i >= len(v.tag) {
		return 1
	}
	return v.tag[i]
}

func (v *view) depAt(i int) uint32 {
	if i < 0 || i >= len(v.dep) {
		return 1
	}
	return v.dep[i]
}
