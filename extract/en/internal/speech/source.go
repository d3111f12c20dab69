package speech

import (
	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// sourceShape is the shape of the model of sources.
var sourceShape = linear.Shape{Bits: 15, Width: 1, Keep: 1}

// maxSources bounds the candidates for one cue.
const maxSources = 40

// nominal reports whether token i heads a noun phrase or is a possessive.
func (v *view) nominal(i int) bool {
	t := &v.toks[i]
	switch t.Tag {
	case "PRP", "PRP$", "WP", "WDT", "NNP", "NNPS", "NN", "NNS":
		if t.Dep == "compound" && t.Head == i+1 {
			return false
		}
		return t.Dep != "compound" || v.toks[min(i+1, len(v.toks)-1)].Tag[0] != 'N'
	case "DT", "CD", "JJ", "JJS":
		return t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "nmod" && t.Tag != "JJ"
	}
	return false
}

// sources lists the heads of the noun phrases of the cue's sentence, the nearest
// ones where there are many.
func (v *view) sources(buf []int32, cue int) []int32 {
	s := v.d.SentenceOf(cue)
	from, to := s.From, s.To
	for to-from > 0 {
		buf = buf[:0]
		for i := from; i < to; i++ {
			if i != cue && v.nominal(i) {
				buf = append(buf, int32(i))
			}
		}
		if len(buf) <= maxSources {
			break
		}
		if cue-from > to-cue {
			from += (cue-from)/4 + 1
		} else {
			to -= (to-cue)/4 + 1
		}
	}
	return buf
}

// sourceFeatures appends the features of the noun phrase headed by k as the
// source of cue i; k is -1 for "none is named".
func (f *Finder) sourceFeatures(x []uint32, v *view, i, k int) []uint32 {
	m, m2, m3 := linear.Mix, linear.Mix2, linear.Mix3
	const b = 3000
	t := &v.toks[i]
	act := f.actHash(t.Stem, t.Tag)
	lem, tag := v.lemma[i], v.tag[i]
	sub, how := v.subject(i)
	if k < 0 {
		hasSub := uint32(0)
		if sub >= 0 {
			hasSub = 1 + how
		}
		return append(x, m(b+1, 0), m2(b+2, lem, tag), m2(b+3, tag, v.dep[i]), m2(b+4, act, tag), m2(b+5, hasSub, tag), m2(b+6, hasSub, lem))
	}
	side, d := uint32(0), i-k
	if k > i {
		side, d = 1, k-i
	}
	db := uint32(min(d, 4))
	if d >= 5 {
		db = 5
	}
	if d >= 9 {
		db = 6
	}
	if d >= 16 {
		db = 7
	}
	path := v.path(i, k)
	sc := v.subjectClass(k)
	isSub := uint32(0)
	if k == sub {
		isSub = 1 + how
	}
	kase := uint32(0)
	if c := v.child(k, "case"); c >= 0 {
		kase = v.lemma[c]
	}
	quoted := uint32(0)
	if v.quote[k] >= 0 {
		quoted = 1
	}
	if v.quote[i] >= 0 {
		quoted += 2
	}
	between := uint32(0) // marks that stand between the two
	for j := min(i, k) + 1; j < max(i, k); j++ {
		switch v.toks[j].Tag {
		case ",":
			between |= 1
		case "``", "''":
			between |= 2
		case "VBD", "VBZ", "VBP", "MD":
			between |= 4
		}
	}
	passive := uint32(0)
	if v.child(i, "auxpass") >= 0 {
		passive = 1
	}
	nounAct := f.actHash(v.toks[k].Stem, "NN")
	return append(x,
		m(b+10, path), m2(b+11, path, lem), m2(b+12, path, tag), m2(b+13, path, sc), m2(b+14, path, act), m3(b+15, path, kase, tag),
		m2(b+16, side, db), m3(b+17, side, db, tag), m3(b+18, side, db, sc), m2(b+19, isSub, sc), m3(b+20, isSub, tag, passive), m3(b+21, isSub, lem, passive),
		m2(b+22, kase, tag), m2(b+23, kase, lem), m2(b+24, quoted, side), m3(b+25, between, side, tag), m3(b+26, between, side, sc),
		m2(b+27, v.lemma[k], side), m2(b+28, v.tag[k], side), m3(b+29, v.dep[k], side, tag), m3(b+30, v.dep[k], side, sc), m2(b+31, nounAct, v.dep[k]),
		m3(b+32, v.tagAt(i-1), v.tagAt(i+1), side*8+db), m3(b+33, v.lemmaAt(k+1), side, sc), m3(b+34, kase, path, lem),
		m3(b+35, passive, path, act), m2(b+36, linear.String(suffix(v.toks[k].Stem, 3)), side), m3(b+37, sc, side, act),
	)
}

// path hashes the way through the tree from i to k: up at most four, down at
// most three.
func (v *view) path(i, k int) uint32 {
	h := uint32(17)
	a := i
	for up := 0; up < 4 && a >= 0; up++ {
		// Down from a to k?
		if a == k {
			return h*31 + 5
		}
		down := uint32(7)
		b := k
		for n := 0; n < 3 && b >= 0; n++ {
			if b == a {
				return h*131 + down
			}
			down = down*37 + v.dep[b]
			b = v.toks[b].Head
		}
		if b == a && a >= 0 {
			return h*131 + down
		}
		h = h*41 + v.dep[a]
		a = v.toks[a].Head
	}
	return 3
}

// phrase returns the noun phrase that token k heads, half-open: its modifiers
// without clauses, remarks and lists.
func (v *view) phrase(k int) (from, to int) {
	from, to = k, k+1
	switch v.toks[k].Tag {
	case "PRP", "PRP$", "WP", "WDT":
		return from, to
	}
	for c := v.firstChild[k]; c >= 0; c = v.nextChild[c] {
		ci := int(c)
		switch v.toks[ci].Dep {
		case "det", "amod", "compound", "nummod", "nmod:poss", "advmod", "neg", "mwe", "dep":
			if ci < k && v.toks[ci].Kind == text.Word || v.toks[ci].Kind == text.Number {
				from = min(from, int(v.left[ci]))
			}
		case "nmod":
			if ci > k && int(v.right[ci])-k <= 9 {
				if kase := v.child(ci, "case"); kase >= 0 && kase > k {
					switch v.toks[kase].Norm {
					case "of", "for", "in", "at", "from", "with":
						_, r := v.phrase(ci)
						to = max(to, r)
					}
				}
			}
		case "conj":
			if ci > k && ci-k <= 8 && v.toks[ci].Tag[0] == 'N' {
				_, r := v.phrase(ci)
				to = max(to, r)
			}
		}
	}
	for j := from; j < k; j++ {
		// A comma or a quotation mark within the left part: what stands before is no part.
		if v.toks[j].Kind == text.Open || v.toks[j].Kind == text.Close || v.toks[j].Tag == ":" {
			from = j + 1
		}
	}
	if from > k {
		from = k
	}
	return from, to
}
