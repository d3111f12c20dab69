package relate

import (
	"cmp"
	"slices"
)

// Winnowing, by words: of each window of hashes of runs of words the least is kept, so
// that two texts that share a run of shingleWords+winnowWindow-1 words share a print.
const (
	shingleWords  = 4
	winnowWindow  = 4
	fewestPrints  = 12  // of shorter texts it cannot be said, unless they are the same
	copiedPortion = 0.6 // of the shorter text's prints: it was taken from the longer one, or from the same source
	samePortion   = 0.4 // of the longer text's prints: they are mostly one text
)

// mostSharing is of how many articles a print may be: one that more have is
// boilerplate. A test makes it smaller.
var mostSharing = 60

// fingerprints returns the prints of a text, sorted, each once.
func fingerprints(tokens []token) []uint64 {
	if len(tokens) < shingleWords {
		return nil
	}
	hashes := make([]uint64, len(tokens)-shingleWords+1)
	for i := range hashes {
		h := newHash
		for k := range shingleWords {
			if k > 0 {
				h = h.add(" ")
			}
			h = h.add(tokens[i+k].text)
		}
		hashes[i] = uint64(h)
	}
	out := make([]uint64, 0, len(hashes))
	for i := range max(1, len(hashes)-winnowWindow+1) {
		least := slices.Min(hashes[i:min(len(hashes), i+winnowWindow)])
		if n := len(out); n == 0 || out[n-1] != least {
			out = append(out, least)
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// wholePrint returns a hash of all words of a text.
func wholePrint(tokens []token) uint64 {
	h := newHash
	for _, t := range tokens {
		h = h.add(t.text).add(" ")
	}
	return uint64(h)
}

// A textHash is of a text, in parts (FNV-1a, 64 bits).
type textHash uint64

const newHash textHash = 14695981039346656037

func (h textHash) add(s string) textHash {
	for i := range len(s) {
		h = (h ^ textHash(s[i])) * 1099511628211
	}
	return h
}

// findCopies finds anew of which articles the texts of those that changed are copies.
func (r *relating) findCopies() error {
	if r.anew() {
		common, err := r.sharing()
		if err != nil {
			return err
		}
		return r.addCopies(common)
	}
	touched := map[int32]bool{} // articles of which all pairs are looked at again
	for i := range r.change.Articles {
		if r.change.Articles[i].Changed {
			touched[int32(i)] = true
		}
	}
	// A print of which too many articles have come to be, or no longer are, counts no
	// longer, or again, for all who have it.
	for _, h := range r.holders(touched, true) {
		if (len(h.was) > mostSharing) == (len(h.is) > mostSharing) {
			continue
		}
		for _, list := range [][]int32{h.was, h.is} {
			for _, i := range list {
				touched[i] = true
			}
		}
	}
	common := map[[2]int32]int32{}
	for _, h := range r.holders(touched, false) {
		if len(h.is) > mostSharing {
			continue
		}
		for k, a := range h.is {
			for _, b := range h.is[k+1:] {
				if touched[a] || touched[b] {
					common[[2]int32{a, b}]++
				}
			}
		}
	}
	for i := range touched {
		id := r.change.Articles[i].ID
		was, err := r.rowWas(id)
		if err != nil {
			return err
		}
		for _, c := range was.Copies {
			if err := r.dropCopy(id, c.ID); err != nil {
				return err
			}
			if err := r.dropCopy(c.ID, id); err != nil {
				return err
			}
		}
	}
	return r.addCopies(common)
}

// addCopies adds the copies among pairs that share so many prints.
func (r *relating) addCopies(common map[[2]int32]int32) error {
	for pair, n := range common {
		x, y := &r.change.Articles[pair[0]], &r.change.Articles[pair[1]]
		a, b := &x.size, &y.size
		shorter, longer := min(a.prints, b.prints), max(a.prints, b.prints)
		if a.whole != b.whole && shorter < fewestPrints || float64(n) < copiedPortion*float64(shorter) {
			continue
		}
		same := float64(n) >= samePortion*float64(longer)
		for _, of := range [2][2]string{{x.ID, y.ID}, {y.ID, x.ID}} {
			row, err := r.rowNow(of[0])
			if err != nil {
				return err
			}
			row.Copies = append(row.Copies, Copy{of[1], same})
		}
	}
	return nil
}

// mostPrints is how many prints are looked through at a time. A test makes it smaller.
var mostPrints = 1 << 18

// sharing returns how many prints pairs of articles share, where all are new.
func (r *relating) sharing() (map[[2]int32]int32, error) {
	type printed struct {
		hash    uint64
		article int32
	}
	total := 0
	for i := range r.change.Articles {
		total += r.change.Articles[i].size.prints
	}
	common := map[[2]int32]int32{}
	parts := 1 + uint64(total/mostPrints)
	list := make([]printed, 0, min(total, mostPrints+mostPrints/4))
	for part := range parts {
		list = list[:0]
		err := r.eachOutline(func(i int32, o *Outline) {
			for _, h := range o.prints {
				if h%parts == part {
					list = append(list, printed{h, i})
				}
			}
		})
		if err != nil {
			return nil, err
		}
		slices.SortFunc(list, func(a, b printed) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.article, b.article)) })
		for from := 0; from < len(list); {
			to := from + 1
			for to < len(list) && list[to].hash == list[from].hash {
				to++
			}
			if to-from <= mostSharing {
				for k, a := range list[from:to] {
					for _, b := range list[from+k+1 : to] {
						common[[2]int32{a.article, b.article}]++
					}
				}
			}
			from = to
		}
	}
	return common, nil
}

func (r *relating) dropCopy(id, other string) error {
	row, err := r.rowNow(id)
	if err == nil {
		row.Copies = slices.DeleteFunc(row.Copies, func(c Copy) bool { return c.ID == other })
	}
	return err
}

// holding is which articles have a print, before and now.
type holding struct{ was, is []int32 }

// holders returns who has the prints of some articles, also, if wanted, the prints that
// they had before.
func (r *relating) holders(of map[int32]bool, before bool) map[uint64]*holding {
	out := map[uint64]*holding{}
	for i := range of {
		a := &r.change.Articles[i]
		if a.Is != nil {
			for _, p := range a.Is.prints {
				out[p] = new(holding)
			}
		}
		if a.Was != nil && before {
			for _, p := range a.Was.prints {
				out[p] = new(holding)
			}
		}
	}
	for i := range r.change.Articles {
		a := &r.change.Articles[i]
		if a.Was != nil && before {
			for _, p := range a.Was.prints {
				if h := out[p]; h != nil {
					h.was = append(h.was, int32(i))
				}
			}
		}
		if a.Is != nil {
			for _, p := range a.Is.prints {
				if h := out[p]; h != nil {
					h.is = append(h.is, int32(i))
				}
			}
		}
	}
	return out
}

// A union keeps sets of numbers that are joined two by two.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

// root returns the least number of i's set.
func (u union) root(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(a, b int) {
	a, b = u.root(a), u.root(b)
	u[max(a, b)] = min(a, b)
}
