package crf

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// weather makes sequences whose labels follow a rule: feature 100+l says label
// l four times in five, and label 1 is always followed by label 2.
func weather(n int, seed uint64) []Sequence {
	r := rand.New(rand.NewPCG(seed, 1))
	var all []Sequence
	for range n {
		var s Sequence
		last := 0
		for range 6 {
			l := r.IntN(3)
			if last == 1 {
				l = 2
			}
			f := l
			if r.IntN(5) == 0 {
				f = r.IntN(3)
			}
			s.Features = append(s.Features, []uint32{uint32(100 + f), 7})
			s.Labels = append(s.Labels, l)
			last = l
		}
		all = append(all, s)
	}
	return all
}

func trained(t *testing.T) *Model {
	t.Helper()
	m, err := Train(weather(300, 1), []string{"a", "b", "c"}, Options{Epochs: 8, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTrainingConverges(t *testing.T) {
	var first, last float64
	m, err := Train(weather(300, 1), []string{"a", "b", "c"}, Options{Epochs: 8, Progress: func(epoch int, loss float64) {
		if epoch == 1 {
			first = loss
		}
		last = loss
	}})
	if err != nil {
		t.Fatal(err)
	}
	if last >= first {
		t.Errorf("loss went from %.3f to %.3f", first, last)
	}
	right, all := 0, 0
	var d Decoder
	for _, s := range weather(100, 2) {
		d.Start(m, len(s.Labels))
		for i, f := range s.Features {
			d.Add(i, f...)
		}
		for i, l := range d.Viterbi(nil) {
			all++
			if l == s.Labels[i] {
				right++
			}
		}
	}
	if right*100 < all*85 {
		t.Errorf("%d of %d labels right", right, all)
	}
}

func TestFileRoundTrip(t *testing.T) {
	m := trained(t)
	b := m.Append(nil)
	got, rest, err := Parse(append(bytes.Clone(b), "more"...))
	if err != nil {
		t.Fatal(err)
	}
	if string(rest) != "more" {
		t.Errorf("%d bytes left, want those after the model", len(rest))
	}
	if diff := cmp.Diff(b, got.Append(nil)); diff != "" {
		t.Error("the model read writes other bytes")
	}
	if got.Features() != m.Features() {
		t.Errorf("%d features, want %d", got.Features(), m.Features())
	}
	for n := range b {
		if _, _, err := Parse(b[:n]); err == nil {
			t.Fatalf("a model cut at byte %d of %d was read", n, len(b))
		}
	}
}

func TestTrainingIsDeterministic(t *testing.T) {
	if !bytes.Equal(trained(t).Append(nil), trained(t).Append(nil)) {
		t.Error("the same training gave two models")
	}
}

// TestSums compares Viterbi, marginals and segments with what enumerating all
// paths gives.
func TestSums(t *testing.T) {
	m := trained(t)
	s := weather(1, 9)[0]
	n, L := 4, 3
	var d Decoder
	d.Start(m, n)
	for i := range n {
		d.Add(i, s.Features[i]...)
	}
	d.AddScore(2, 1, 0.5)
	d.Marginals()
	total, best := 0.0, math.Inf(-1)
	var bestPath []int
	single := make([]float64, n*L)
	segment := 0.0
	for code := range 81 {
		path := []int{code % 3, code / 3 % 3, code / 9 % 3, code / 27}
		score := float64(m.start[path[0]] + m.end[path[n-1]])
		for i, l := range path {
			score += float64(d.Scores(i)[l])
			if i > 0 {
				score += float64(m.trans[path[i-1]*L+l])
			}
		}
		p := math.Exp(score)
		total += p
		for i, l := range path {
			single[i*L+l] += p
		}
		if path[1] == 1 && path[2] == 2 {
			segment += p
		}
		if score > best {
			best, bestPath = score, path
		}
	}
	if diff := cmp.Diff(bestPath, d.Viterbi(nil)); diff != "" {
		t.Errorf("best path (-want +got):\n%s", diff)
	}
	for i := range n {
		for l := range L {
			if got, want := d.Marginal(i, l), single[i*L+l]/total; math.Abs(got-want) > 1e-4 {
				t.Errorf("position %d, label %d: %.5f, want %.5f", i, l, got, want)
			}
		}
	}
	if got, want := d.Segment(1, 1, 2), segment/total; math.Abs(got-want) > 1e-4 {
		t.Errorf("segment: %.5f, want %.5f", got, want)
	}
}

func TestForbiddenTransitions(t *testing.T) {
	allowed := func(a, b int) bool { return !(a == 1 && b == 0) && !(a == -1 && b == 2) }
	train := weather(50, 4)
	for i := range train {
		if train[i].Labels[0] == 2 {
			train[i].Labels[0] = 0
		}
	}
	m, err := Train(train, []string{"a", "b", "c"}, Options{Epochs: 3, Allowed: allowed})
	if err != nil {
		t.Fatal(err)
	}
	var d Decoder
	for _, s := range weather(50, 5) {
		d.Start(m, len(s.Labels))
		for i, f := range s.Features {
			d.Add(i, f...)
		}
		last := -1
		for _, l := range d.Viterbi(nil) {
			if !allowed(last, l) {
				t.Fatalf("label %d follows %d", l, last)
			}
			last = l
		}
	}
}

func TestTrainRefuses(t *testing.T) {
	for name, s := range map[string]Sequence{
		"lengths": {Features: [][]uint32{{1}}, Labels: []int{0, 0}},
		"label":   {Features: [][]uint32{{1}}, Labels: []int{3}},
	} {
		if _, err := Train([]Sequence{s}, []string{"a", "b"}, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Train(nil, nil, Options{}); err == nil {
		t.Error("no labels: no error")
	}
}
