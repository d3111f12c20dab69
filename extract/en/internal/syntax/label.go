package syntax

import "github.com/khabar-kg/khabar/extract/en/internal/linear"

// Labels lists the grammatical functions (Universal Dependencies as CoreNLP
// writes them, the rare ones as "dep").
var Labels = [...]string{"punct", "case", "nmod", "nsubj", "det", "compound", "amod", "dobj", "root", "advmod", "mark", "aux", "cc", "conj", "nmod:poss", "ccomp", "xcomp", "advcl", "cop", "dep", "acl:relcl", "nummod", "acl", "neg", "appos", "auxpass", "nsubjpass", "nmod:tmod", "compound:prt", "parataxis", "mwe", "expl"}

const labelWidth = 32

var labelShape = linear.Shape{Bits: 15, Width: labelWidth, Keep: 8}

var labelNumber = func() map[string]uint8 {
	m := make(map[string]uint8, len(Labels))
	for i, t := range Labels {
		m[t] = uint8(i)
	}
	m["iobj"] = m["dobj"]
	m["nmod:npmod"] = m["nmod:tmod"]
	m["csubj"] = m["nsubj"]
	m["csubjpass"] = m["nsubjpass"]
	return m
}()

// labelFeatures appends the features of word i under its head.
func labelFeatures(f []uint32, ws []word, st *state, i int) []uint32 {
	n := st.n
	at := func(k int32) *word {
		if k < 0 || int(k) >= n {
			return &boundary
		}
		return &ws[k]
	}
	h := st.heads[i]
	w, H := &ws[i], at(h)
	t, ht := uint32(w.tag), uint32(H.tag)
	if int(h) >= n {
		ht = 100
	}
	dir := uint32(0)
	if int(h) < i {
		dir = 1
	}
	d := dir*16 + distance(max(int(h)-i, i-int(h)))
	g := at(-1)
	if int(h) < n && h >= 0 {
		g = at(st.heads[h])
	}
	lc, rc := at(st.l1[i]), at(st.r1[i])
	hl, hr := at(-1), at(-1)
	nsub := uint32(0)
	if int(h) < n && h >= 0 {
		hl, hr = at(st.l1[h]), at(st.r1[h])
		nsub = uint32(min(st.nl[h], 3))*4 + uint32(min(st.nr[h], 3))
	}
	p, x := at(int32(i-1)), at(int32(i+1))
	const k = 2000
	return append(f,
		linear.Mix2(k+1, t, dir), linear.Mix2(k+2, w.h, dir), linear.Mix2(k+3, ht, dir), linear.Mix2(k+4, H.h, dir),
		linear.Mix3(k+5, t, ht, dir), linear.Mix3(k+6, w.h, ht, dir), linear.Mix3(k+7, t, H.h, dir), linear.Mix3(k+8, w.h, H.h, dir),
		linear.Mix3(k+9, t, ht, d),
		linear.Mix3(k+10, t, uint32(lc.tag), d&16), linear.Mix3(k+11, lc.h, t, ht), linear.Mix3(k+12, uint32(lc.tag)*64+uint32(rc.tag), t, ht),
		linear.Mix3(k+13, uint32(p.tag), t, ht*2+dir), linear.Mix3(k+14, uint32(x.tag), t, ht*2+dir),
		linear.Mix3(k+15, p.h, t, ht*2+dir), linear.Mix3(k+16, x.h, t, ht),
		linear.Mix3(k+17, uint32(g.tag), t, ht*2+dir),
		linear.Mix3(k+18, uint32(hl.tag), t, ht*2+dir), linear.Mix3(k+19, uint32(hr.tag), t, ht*2+dir), linear.Mix3(k+20, hl.h, t, ht),
		linear.Mix3(k+21, nsub, t, ht*2+dir), linear.Mix3(k+22, w.suffix, ht, dir),
		linear.Mix3(k+23, lc.h, H.h, t), linear.Mix3(k+24, w.two, t, H.suffix),
		linear.Mix3(k+25, hr.h, w.h, dir),
	)
}

// label names the function of each word under its head.
func (m *Model) label(s *Scratch, n int, out []uint8) {
	for i := range n {
		if int(s.state.heads[i]) >= n {
			out[i] = labelNumber["root"]
			continue
		}
		switch Tags[s.words[i].tag] {
		case ",", ".", ":", "``", "''", "-LRB-", "-RRB-":
			out[i] = labelNumber["punct"]
			continue
		}
		s.features = labelFeatures(s.features[:0], s.words, &s.state, i)
		clear(s.scores[:labelWidth])
		m.labels.Add(s.scores[:labelWidth], s.features)
		best := 0
		for k := 1; k < labelWidth; k++ {
			if s.scores[k] > s.scores[best] {
				best = k
			}
		}
		out[i] = uint8(best)
	}
}
