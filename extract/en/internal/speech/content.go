package speech

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// contentShape is the shape of the model of contents.
var contentShape = linear.Shape{Bits: 17, Width: 1, Keep: 1}

// A passage is a run of tokens, half-open; the zero passage is none.
type passage struct{ from, to int }

func (p passage) empty() bool { return p.to <= p.from }

// Sides of the cue that a part of its content can stand on.
const (
	leftSide = iota
	rightSide
)

// bounds collects where a passage may begin or end.
type bounds struct{ starts, ends []int }

func add(a []int, x int) []int {
	if slices.Contains(a, x) {
		return a
	}
	return append(a, x)
}

// paragraphEnd returns the token after the paragraph of token i.
func (v *view) paragraphEnd(i int) int {
	s := v.toks[i].Sent
	p := v.d.Sentences[s].Para
	for s+1 < len(v.d.Sentences) && v.d.Sentences[s+1].Para == p {
		s++
	}
	return v.d.Sentences[s].To
}

// stop returns the end of the sentence without its closing marks.
func (v *view) stop(s *text.Sentence) int {
	to := s.To
	for to > s.From && v.toks[to-1].Kind == text.Punct {
		to--
	}
	return to
}

// regionEnd returns the end of the quotation that token i is in, following it
// into the next paragraphs where it runs on.
func (v *view) regionEnd(q int32) int {
	r := v.regions[q]
	for r.runsOn && int(q)+1 < len(v.regions) && v.regions[q+1].from == r.to {
		q++
		r = v.regions[q]
	}
	return r.to
}

// passages lists the candidates for the content on one side of cue i with the
// source phrase src.
func (v *view) passages(buf []passage, side, i int, src passage) []passage {
	buf = buf[:0]
	s := v.d.SentenceOf(i)
	var b bounds
	if side == leftSide {
		// Where it ends: before the source, before the cue, at marks before either.
		lim := i
		if !src.empty() && src.from < i {
			lim = src.from
		}
		b.ends = add(b.ends, lim)
		b.ends = add(b.ends, i)
		b.ends = add(b.ends, int(max(v.left[i], int32(s.From))))
		for g := i; g > s.From && g > i-40; g-- {
			t := &v.toks[g-1]
			if t.Tag == "," || t.Kind == text.Close || t.Tag == ":" {
				b.ends = add(b.ends, g)
			}
		}
		if s.From > 0 && v.toks[s.From-1].Kind == text.Close && v.d.Sentences[v.toks[s.From-1].Sent].Para == s.Para {
			b.ends = add(b.ends, s.From)
		}
		b.starts = add(b.starts, s.From)
		for c := v.firstChild[i]; c >= 0 && int(c) < i; c = v.nextChild[c] {
			b.starts = add(b.starts, int(v.left[c]))
			b.ends = add(b.ends, int(v.right[c])+1)
		}
		if h := v.toks[i].Head; h >= 0 {
			if h < i {
				b.starts = add(b.starts, int(v.left[h]))
			}
			b.starts = add(b.starts, max(s.From, int(v.left[i])))
		}
		for g := s.From; g < i; g++ {
			t := &v.toks[g]
			if t.Kind == text.Open || t.Tag == "," || t.Norm == "that" || g-s.From < 2 && (t.Tag == "CC" || t.Tag == "RB" || t.Tag == "IN") || t.Tag == ":" {
				b.starts = add(b.starts, g+1)
				if t.Kind == text.Open {
					b.starts = add(b.starts, g)
				}
			}
		}
		for _, e := range b.ends {
			if e > 0 && v.quote[e-1] >= 0 {
				q := v.quote[e-1]
				for q > 0 && v.regions[q-1].runsOn && v.regions[q-1].to == v.regions[q].from {
					q--
				}
				if r := v.regions[q]; r.from < s.From {
					buf = append(buf, passage{r.from, e})
				}
			} else if e > 1 && v.toks[e-1].Tag == "," && v.quote[e-2] >= 0 {
				if r := v.regions[v.quote[e-2]]; r.from < s.From {
					buf = append(buf, passage{r.from, e})
				}
			}
		}
		return v.pairs(buf, b, i, s.From, i)
	}
	end := v.stop(s)
	b.ends = add(b.ends, end)
	for g := i + 1; g <= s.To && g <= i+28; g++ {
		if g == s.To {
			break
		}
		t, p := &v.toks[g], &v.toks[g-1]
		if g <= i+3 || t.Kind == text.Open || p.Tag == "," || p.Tag == ":" || p.Tag == "IN" || p.Tag == "WDT" || p.Tag == "TO" && g < i+8 || p.Kind == text.Close || t.Norm == "that" || t.Norm == "to" {
			b.starts = add(b.starts, g)
		}
	}
	if !src.empty() && src.to > i && src.to < s.To {
		b.starts = add(b.starts, src.to)
	}
	children := func(h int) {
		for c := v.firstChild[h]; c >= 0; c = v.nextChild[c] {
			if int(c) > i {
				b.starts = add(b.starts, int(v.left[c]))
				b.ends = add(b.ends, int(v.right[c])+1)
			}
		}
	}
	children(i)
	for c := v.firstChild[i]; c >= 0; c = v.nextChild[c] {
		if int(c) > i {
			switch v.toks[c].Dep {
			case "dobj", "ccomp", "xcomp", "nmod", "advcl", "dep", "parataxis", "acl":
				children(int(c))
			}
		}
	}
	if h := v.toks[i].Head; h > i {
		b.starts = add(b.starts, int(v.left[h]))
		b.ends = add(b.ends, int(v.right[h])+1)
	} else if h >= 0 && v.toks[i].Tag[0] != 'V' {
		children(h)
	}
	b.ends = add(b.ends, int(v.right[i])+1)
	for g := i + 2; g < s.To && g < i+60; g++ {
		t := &v.toks[g]
		if t.Tag == "," || t.Tag == ":" || t.Tag == "-LRB-" || t.Kind == text.Close || t.Kind == text.Open {
			b.ends = add(b.ends, g)
			if t.Kind == text.Close {
				b.ends = add(b.ends, g+1)
			}
		}
	}
	// A quotation that begins in this sentence and runs over its end.
	for _, st := range b.starts {
		if st < len(v.toks) && v.quote[st] >= 0 {
			if e := v.regionEnd(v.quote[st]); e > s.To {
				buf = append(buf, passage{st, e})
			}
		}
	}
	// What follows the sentence.
	if n := s.To; n < len(v.toks) && i+25 > s.To {
		next := v.d.SentenceOf(n)
		colon := v.toks[s.To-1].Text == ":"
		if q := v.quote[n]; q >= 0 && v.regions[q].from == n && (next.Para == s.Para || next.Para == s.Para+1) {
			buf = append(buf, passage{n, v.regionEnd(q)})
		} else if next.Para == s.Para || colon {
			buf = append(buf, passage{n, next.To})
			if colon {
				buf = append(buf, passage{n, v.paragraphEnd(n)})
			}
		}
	}
	return v.pairs(buf, b, i, i+1, s.To)
}

// besides reports whether a passage says nothing of what was said: just when,
// or to whom it was told.
func (v *view) besides(cue, from, to int) bool {
	if to-from > 6 {
		return false
	}
	tell := v.toks[cue].Stem == "tell"
	for k := from; k < to; k++ {
		t := &v.toks[k]
		switch {
		case t.Kind == text.Punct, timeWords[t.Norm]:
		case tell && (t.Dep == "dobj" && t.Head == cue || t.Head >= 0 && t.Head != cue && v.toks[t.Head].Dep == "dobj" && v.toks[t.Head].Head == cue && (t.Dep == "det" || t.Dep == "compound" || t.Dep == "amod")):
		default:
			return false
		}
	}
	return true
}

// timeWords say when something was said.
var timeWords = map[string]bool{"today": true, "yesterday": true, "tonight": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "on": true, "earlier": true, "later": true, "last": true, "this": true, "week": true, "month": true, "year": true, "morning": true, "afternoon": true, "evening": true, "night": true, "late": true, "recently": true}

// maxPassages bounds the candidates on one side of one cue.
const maxPassages = 160

// pairs appends each start with each later end within [from, to].
func (v *view) pairs(buf []passage, b bounds, cue, from, to int) []passage {
	for _, st := range b.starts {
		if st < from || st >= to {
			continue
		}
		for _, e := range b.ends {
			if e > st && e <= to && len(buf) < maxPassages && !v.besides(cue, st, e) {
				buf = append(buf, passage{st, e})
			}
		}
	}
	return buf
}

// contentFeatures appends the features of passage p on one side of cue i, whose
// source is src. other is the part that was chosen on the left, when side is
// the right.
func (f *Finder) contentFeatures(x []uint32, v *view, side, i int, src passage, srcDep uint32, other, p passage) []uint32 {
	m2, m3 := linear.Mix2, linear.Mix3
	b := uint32(5000 + 200*side)
	t := &v.toks[i]
	act := f.actHash(t.Stem, t.Tag)
	lem, tag := v.lemma[i], v.tag[i]
	oth := uint32(0)
	if !other.empty() {
		oth = 1
		if v.quote[other.from] >= 0 {
			oth = 2
		}
	}
	srcSide := uint32(0)
	if !src.empty() {
		srcSide = 1
		if src.from > i {
			srcSide = 2
		}
	}
	s := v.d.SentenceOf(i)
	if p.empty() {
		near := v.nearQuote(i, *s)
		return append(x, m2(b, oth, tag), m3(b+1, oth, lem, srcSide), m3(b+2, oth, act, srcSide), m3(b+3, oth, v.tagAt(i+1), v.tagAt(i+2)), m3(b+4, oth, v.tagAt(i-1), v.tagAt(i-2)), m3(b+5, oth, srcSide, tag),
			m3(b+6, oth, near, srcSide), m3(b+7, oth, near, act), m3(b+8, oth, v.dep[i], tag), m3(b+9, oth, v.tagAt(i+1), lem), m3(b+10, srcSide, v.lemmaAt(i+1), tag))
	}
	// What the passage is.
	quote := uint32(0) // how it stands to quotations
	last := p.to - 1
	qa, qb := v.quote[p.from], v.quote[last]
	if last > p.from && v.toks[last].Tag == "," && v.quote[last-1] >= 0 {
		qb = v.quote[last-1]
	}
	switch {
	case qa >= 0 && qa == qb:
		r := v.regions[qa]
		quote = 1
		if r.from == p.from || r.from == p.from-1 {
			quote |= 2
		}
		if v.regionEnd(qa) <= p.to+1 {
			quote |= 4
		}
	case qa >= 0 && qb >= 0:
		quote = 8
		if v.regions[qa].from == p.from {
			quote |= 2
		}
		if v.regions[qb].to <= p.to+1 {
			quote |= 4
		}
	case qa >= 0:
		quote = 16
		if v.regions[qa].from == p.from {
			quote |= 2
		}
	case qb >= 0:
		quote = 32
		if v.regions[qb].to <= p.to+1 {
			quote |= 4
		}
	}
	if v.quote[i] >= 0 {
		quote |= 64
		if v.quote[i] == qa {
			quote |= 128
		}
	}
	// The subtree that it is.
	top, whole := v.top(p)
	topDep, relation := uint32(2), uint32(0)
	if top >= 0 {
		topDep = v.dep[top]
		switch h := v.toks[top].Head; {
		case h == i:
			relation = 1
		case t.Head == top:
			relation = 2
		case h >= 0 && v.toks[h].Head == i:
			relation = 3 + v.dep[h]
		case t.Head >= 0 && h == t.Head:
			relation = 4
		}
	}
	if !whole {
		relation = relation*2 + 77
	}
	// Its edges.
	gapStart := uint32(0)
	if side == rightSide {
		gapStart = bucket(p.from - i - 1)
	} else {
		gapStart = bucket(i - p.to)
	}
	atSrc := uint32(0)
	switch {
	case src.empty():
	case p.from == src.to:
		atSrc = 1
	case p.to == src.from, p.to == src.from-1:
		atSrc = 2
	case p.from < src.to && src.from < p.to:
		atSrc = 3
	case p.from > src.to && src.to > i:
		atSrc = 4
	}
	endS := uint32(0)
	stop := v.stop(s)
	switch {
	case p.to == stop || p.to == s.To:
		endS = 1
	case p.to > s.To:
		endS = 2
	}
	startS := uint32(0)
	switch {
	case p.from == s.From:
		startS = 1
	case p.from < s.From:
		startS = 2
	case p.from >= s.To:
		startS = 3
	}
	length := bucket(p.to - p.from)
	cueIn := uint32(0)
	if p.from <= i && i < p.to {
		cueIn = 1
	}
	q2 := quote
	if side == rightSide {
		q2 = quote + 256*oth
	}
	bt, ft, lt, at := v.tagAt(p.from-1), v.tagAt(p.from), v.tagAt(last), v.tagAt(p.to)
	bl, fl, ll, al := v.lemmaAt(p.from-1), v.lemmaAt(p.from), v.lemmaAt(last), v.lemmaAt(p.to)
	commas := uint32(0)
	for k := p.from; k < p.to && commas < 4; k++ {
		if v.toks[k].Tag == "," {
			commas++
		}
	}
	finite := v.finite(p)
	edge := startS*4 + endS
	return append(x,
		m2(b+20, quote, q2), m3(b+21, quote, edge, oth), m2(b+22, quote, tag), m2(b+23, quote, act), m2(b+24, quote, lem),
		m3(b+25, topDep, relation, tag), m3(b+26, topDep, relation, act), m3(b+27, topDep, relation, lem), m3(b+28, topDep, relation, edge), m3(b+29, topDep, relation, gapStart),
		m2(b+30, bt, ft), m2(b+31, bl, ft), m3(b+32, bl, fl, tag), m3(b+33, bt, fl, tag), m3(b+34, bl, act, gapStart), m3(b+35, fl, act, gapStart), m2(b+36, bl, lem), m2(b+37, fl, lem), m3(b+38, bt, ft, lem),
		m2(b+40, lt, at), m2(b+41, ll, at), m2(b+42, lt, al), m3(b+43, al, edge, tag), m3(b+44, at, edge, act), m3(b+45, lt, at, quote),
		m3(b+46, gapStart, tag, edge), m3(b+47, gapStart, act, edge), m3(b+48, gapStart, lem, 0), m3(b+49, gapStart, atSrc, tag), m3(b+50, gapStart, bl, tag),
		m3(b+51, atSrc, edge, tag), m3(b+52, atSrc, quote, srcSide), m3(b+53, atSrc, bt, tag), m3(b+54, srcSide, edge, act), m3(b+55, srcSide, gapStart, act),
		m2(b+56, edge, oth), m3(b+57, edge, tag, oth), m3(b+58, edge, act, length), m3(b+59, length, tag, finite), m3(b+60, finite, act, edge), m3(b+61, finite, lem, bt),
		m3(b+62, cueIn, tag, edge), m3(b+63, commas, edge, tag), m3(b+64, commas, quote, act), m3(b+65, one(whole), edge, quote), m3(b+66, al, v.lemmaAt(p.to+1), edge), m3(b+67, at, v.tagAt(p.to+1), one(whole)),
		m3(b+68, v.dep[i], edge, quote), m3(b+69, bt, ft, at), m3(b+70, oth, quote, edge), m3(b+71, linear.String(""), length, quote), m3(b+72, v.depAt(p.to), at, edge), m3(b+73, topDep, bl, tag),
		m3(b+74, srcDep, edge, quote), m3(b+75, bl, fl, lem),
	)
}

// one is 1 for true.
func one(w bool) uint32 {
	if w {
		return 1
	}
	return 0
}

// bucket puts a number of tokens into one of few classes.
func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 99
	case n < 5:
		return uint32(n)
	case n < 8:
		return 5
	case n < 12:
		return 6
	case n < 20:
		return 7
	case n < 35:
		return 8
	case n < 60:
		return 9
	}
	return 10
}

// top returns the highest token of the tree within p, the first of several, and
// whether p is just its yield (marks at the edges aside).
func (v *view) top(p passage) (int, bool) {
	top, tops := -1, 0
	for k := p.from; k < p.to; k++ {
		if v.toks[k].Kind != text.Word && v.toks[k].Kind != text.Number {
			continue
		}
		if h := v.toks[k].Head; h < p.from || h >= p.to {
			if top < 0 || v.right[k]-v.left[k] > v.right[top]-v.left[top] {
				top = k
			}
			tops++
		}
	}
	if top < 0 {
		return -1, false
	}
	l, r := int(v.left[top]), int(v.right[top])+1
	for l < p.from && v.toks[l].Kind != text.Word && v.toks[l].Kind != text.Number {
		l++
	}
	for r > p.to && v.toks[r-1].Kind != text.Word && v.toks[r-1].Kind != text.Number {
		r--
	}
	return top, tops == 1 && l >= p.from && r <= p.to
}

// finite tells what verbs the passage holds: 0 none, 1 an infinitive or
// participle, 2 a finite one, 3 a finite one with its subject.
func (v *view) finite(p passage) uint32 {
	var r uint32
	for k := p.from; k < p.to; k++ {
		switch v.toks[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			r = max(r, 2)
			for c := v.firstChild[k]; c >= 0; c = v.nextChild[c] {
				if v.toks[c].Dep == "nsubj" && int(c) >= p.from {
					return 3
				}
			}
		case "VB", "VBG", "VBN":
			r = max(r, 1)
		}
	}
	return r
}
