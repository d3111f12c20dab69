package speech

import (
	"cmp"
	"math"
	"slices"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// A Range is a passage of an article: bytes, half-open.
type Range struct{ From, To int }

// A Gold is one annotated attribution.
type Gold struct {
	Source, Cue, Content []Range
}

// An Example is one annotated article, tokenized, tagged and parsed.
type Example struct {
	Doc  *text.Doc
	Gold []Gold
}

// tokens maps ranges of bytes to a set of tokens, as runs.
func tokens(d *text.Doc, rs []Range) []passage {
	var out []passage
	for _, r := range rs {
		from, to := -1, -1
		for i := search(d, r.From); i < len(d.Tokens) && d.Tokens[i].Start < r.To; i++ {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
		if from >= 0 {
			out = append(out, passage{from, to})
		}
	}
	return out
}

// search returns the first token that ends after byte b.
func search(d *text.Doc, b int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Tokens[m].End > b {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}

// cueHead chooses the word of a gold cue that carries its sense.
func (f *Finder) cueHead(v *view, cue []passage) int {
	best, score := -1, -1
	for _, p := range cue {
		for i := p.from; i < p.to; i++ {
			if !v.candidate(i) {
				continue
			}
			t := &v.toks[i]
			s := 1
			switch {
			case t.Tag[0] == 'V' && (t.Stem == "be" || t.Stem == "have" || t.Stem == "do" || t.Dep == "aux" || t.Dep == "auxpass"):
				s = 2
			case t.Tag[0] == 'V' && f.actHash(t.Stem, t.Tag) != 0:
				s = 10
			case t.Norm == "according":
				s = 10
			case t.Tag[0] == 'V':
				s = 7
			case t.Tag[0] == 'N' && f.actHash(t.Stem, t.Tag) != 0:
				s = 8
			case t.Tag[0] == 'N':
				s = 5
			case t.Tag[0] == 'J', t.Tag[0] == 'R':
				s = 6
			}
			if s > score {
				best, score = i, s
			}
		}
	}
	return best
}

// Train learns the three models from examples, in their order, and returns
// their bytes. What it reaches on held, after each round, is told to progress:
// nothing is learned from held.
func (f *Finder) Train(examples, held []Example, rounds int, progress func(string, float64)) []byte {
	cc, sc, pc := linear.NewCounts(), linear.NewCounts(), linear.NewCounts()
	f.each(examples, 0, func(w *work, i int, g *Gold, _ bool) {
		w.features = f.cueFeatures(w.features[:0], &w.v, i)
		cc.Add(w.features)
		if g == nil {
			return
		}
		feats, _, src := f.sourceCandidates(w, i, g)
		for _, x := range feats {
			sc.Add(x)
		}
		f.contentCandidates(w, i, src, g, func(feats [][]uint32, _ int) {
			for _, x := range feats {
				pc.Add(x)
			}
		})
	})
	progress("cue features", float64(cc.Index(rareCue).Len()))
	progress("source features", float64(sc.Index(rareSource).Len()))
	progress("content features", float64(pc.Index(rareContent).Len()))
	cues := linear.NewLogistic(cc.Index(rareCue), 0.02, 1e-2)
	sources := linear.NewLogistic(sc.Index(rareSource), 0.07, 1e-2)
	contents := linear.NewLogistic(pc.Index(rareContent), 0.07, 1e-2)
	var ids []int32
	for round := range rounds {
		var lossC, lossS, lossP float64
		var nC, nS, nP int
		f.each(examples, round, func(w *work, i int, g *Gold, inside bool) {
			y := 0.0
			if g != nil {
				y = 1
			}
			w.features = f.cueFeatures(w.features[:0], &w.v, i)
			ids = cues.Numbers(ids[:0], w.features)
			p := linear.Sigmoid(cues.Sum(ids))
			weight := 1.0
			if y == 0 && inside {
				weight = 0.3
			}
			cues.Step(ids, weight*(p-y))
			lossC -= y*math.Log(p+1e-9) + (1-y)*math.Log(1-p+1e-9)
			nC++
			if g == nil {
				return
			}
			feats, gold, src := f.sourceCandidates(w, i, g)
			if gold >= 0 {
				lossS += rank(sources, feats, gold)
				nS++
			}
			f.contentCandidates(w, i, src, g, func(feats [][]uint32, gold int) {
				lossP += rank(contents, feats, gold)
				nP++
			})
		})
		progress("cues", lossC/float64(max(nC, 1)))
		progress("sources", lossS/float64(max(nS, 1)))
		progress("contents", lossP/float64(max(nP, 1)))
		f.measure(held, cues, sources, contents, progress)
	}
	out := append([]byte(magic), byte(f.Threshold*256))
	out = append(out, cues.Bytes(cueShape)...)
	out = append(out, sources.Bytes(sourceShape)...)
	return append(out, contents.Bytes(contentShape)...)
}

// measure tells how well unfinished models do.
func (f *Finder) measure(held []Example, cues, sources, contents *linear.Logistic, progress func(string, float64)) {
	if len(held) == 0 {
		return
	}
	var loss, lossS, lossP float64
	var n, nS, nP, rightS, rightP int
	var ids []int32
	type scored struct {
		p    float64
		gold bool
	}
	var all []scored
	golds := 0
	best := func(m *linear.Logistic, feats [][]uint32, gold int, loss *float64) bool {
		scores := make([]float64, len(feats))
		for k := range feats {
			ids = m.Numbers(ids[:0], feats[k])
			scores[k] = m.Sum(ids)
		}
		k, p := softmax(scores)
		*loss -= math.Log(p*math.Exp(scores[gold]-scores[k]) + 1e-9)
		return k == gold
	}
	f.each(held, 0, func(w *work, i int, g *Gold, inside bool) {
		w.features = f.cueFeatures(w.features[:0], &w.v, i)
		ids = cues.Numbers(ids[:0], w.features)
		p := linear.Sigmoid(cues.Sum(ids))
		n++
		if g != nil {
			loss -= math.Log(p + 1e-9)
			golds++
		} else {
			loss -= math.Log(1 - p + 1e-9)
		}
		if p > 0.02 {
			all = append(all, scored{p, g != nil})
		}
		if g == nil {
			return
		}
		feats, gold, src := f.sourceCandidates(w, i, g)
		if gold >= 0 {
			nS++
			if best(sources, feats, gold, &lossS) {
				rightS++
			}
		}
		f.contentCandidates(w, i, src, g, func(feats [][]uint32, gold int) {
			nP++
			if best(contents, feats, gold, &lossP) {
				rightP++
			}
		})
	})
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(b.p, a.p) })
	hit, f1, at := 0, 0.0, 0.0
	for k, x := range all {
		if x.gold {
			hit++
		}
		if v := 2 * float64(hit) / float64(k+1+golds); v > f1 {
			f1, at = v, x.p
		}
	}
	progress("held: cue loss", loss/float64(n))
	progress("held: cue F1", f1)
	progress("held: at", at)
	progress("held: source loss", lossS/float64(nS))
	progress("held: source right", float64(rightS)/float64(nS))
	progress("held: content loss", lossP/float64(nP))
	progress("held: content right", float64(rightP)/float64(nP))
}

// How often a feature must be seen to be learned from.
const (
	rareCue     = 4
	rareSource  = 10
	rareContent = 25
)

// each calls g with every word that could be a cue, its annotation (nil where it
// is none), and whether it stands within one.
func (f *Finder) each(examples []Example, round int, call func(w *work, i int, g *Gold, inside bool)) {
	w := new(work)
	for _, k := range linear.Shuffled(len(examples), uint64(round+1)*linear.SeedStep) {
		e := &examples[k]
		w.v.look(e.Doc)
		heads := map[int]*Gold{}
		inside := map[int]bool{}
		for g := range e.Gold {
			cue := tokens(e.Doc, e.Gold[g].Cue)
			for _, p := range cue {
				for i := p.from; i < p.to; i++ {
					inside[i] = true
				}
			}
			if h := f.cueHead(&w.v, cue); h >= 0 {
				heads[h] = &e.Gold[g]
			}
		}
		for i := range e.Doc.Tokens {
			if w.v.candidate(i) {
				call(w, i, heads[i], inside[i])
			}
		}
	}
}

// rank makes one step of a ranker: gold is the index of the right candidate.
func rank(m *linear.Logistic, feats [][]uint32, gold int) float64 {
	scores := make([]float64, len(feats))
	ids := make([][]int32, len(feats))
	most := math.Inf(-1)
	for k := range feats {
		ids[k] = m.Numbers(nil, feats[k])
		scores[k] = m.Sum(ids[k])
		most = max(most, scores[k])
	}
	var sum float64
	for k := range scores {
		scores[k] = math.Exp(scores[k] - most)
		sum += scores[k]
	}
	for k := range scores {
		p := scores[k] / sum
		y := 0.0
		if k == gold {
			y = 1
		}
		if g := p - y; g > 1e-4 || g < -1e-4 {
			m.Step(ids[k], g)
		}
	}
	return -math.Log(scores[gold]/sum + 1e-9)
}

// sourceCandidates returns the features of each candidate for the source of cue
// i, which of them is the annotated one (-1 where none fits), and its phrase.
func (f *Finder) sourceCandidates(w *work, i int, g *Gold) (feats [][]uint32, gold int, phrase passage) {
	v := &w.v
	src := tokens(v.d, g.Source)
	w.heads = v.sources(w.heads, i)
	feats = [][]uint32{f.sourceFeatures(nil, v, i, -1)}
	for k, h := range w.heads {
		feats = append(feats, f.sourceFeatures(nil, v, i, int(h)))
		if gold == 0 {
			for _, p := range src {
				// The phrase's head: governed from outside of it.
				if int(h) >= p.from && int(h) < p.to {
					if hh := v.toks[h].Head; hh < p.from || hh >= p.to {
						gold = k + 1
					}
				}
			}
		}
	}
	if gold == 0 && len(src) > 0 {
		// The annotated phrase has no head of ours.
		for k, h := range w.heads {
			if int(h) >= src[0].from && int(h) < src[0].to {
				gold = k + 1
			}
		}
		if gold == 0 {
			return nil, -1, passage{}
		}
	}
	if gold == 0 {
		return feats, gold, passage{}
	}
	from, to := v.phrase(int(w.heads[gold-1]))
	return feats, gold, passage{from, to}
}

// contentCandidates calls f with the features of each candidate for the content
// on either side of cue i and the number of the annotated one.
func (f *Finder) contentCandidates(w *work, i int, src passage, g *Gold, call func(feats [][]uint32, gold int)) {
	v := &w.v
	var sides [2]passage
	for _, p := range tokens(v.d, g.Content) {
		side := rightSide
		if p.from < i && i-p.from > p.to-i {
			side = leftSide
		}
		if sides[side].empty() {
			sides[side] = p
		} else {
			sides[side].to = max(sides[side].to, p.to)
			sides[side].from = min(sides[side].from, p.from)
		}
	}
	srcDep := uint32(1)
	if !src.empty() {
		for k := src.from; k < src.to; k++ {
			if h := v.toks[k].Head; h < src.from || h >= src.to {
				srcDep = v.dep[k]
			}
		}
	}
	other := passage{}
	for side := range 2 {
		want := sides[side]
		w.passages = v.passages(w.passages, side, i, src)
		gold, best := 0, 0.0
		if !want.empty() {
			for k, p := range w.passages {
				if s := agreement(v, p, want); s > best {
					gold, best = k+1, s
				}
			}
			if best < 0.5 {
				other = want
				continue
			}
		}
		feats := [][]uint32{f.contentFeatures(nil, v, side, i, src, srcDep, other, passage{})}
		for _, p := range w.passages {
			feats = append(feats, f.contentFeatures(nil, v, side, i, src, srcDep, other, p))
		}
		call(feats, gold)
		if gold > 0 {
			other = w.passages[gold-1]
		}
	}
}

// agreement is the F1 of words of two passages.
func agreement(v *view, a, b passage) float64 {
	count := func(from, to int) (n int) {
		for k := from; k < to; k++ {
			if v.toks[k].Kind == text.Word || v.toks[k].Kind == text.Number {
				n++
			}
		}
		return n
	}
	both := count(max(a.from, b.from), min(a.to, b.to))
	sum := count(a.from, a.to) + count(b.from, b.to)
	if sum == 0 {
		return 0
	}
	return 2 * float64(both) / float64(sum)
}
