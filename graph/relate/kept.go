package relate

import (
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// Append appends the facts in a form to keep, which [ReadFacts] reads as long as
// [Version] and [Format] are the same. What only the outline needs, the prints, comes
// last.
func (x *Facts) Append(b []byte) []byte {
	w := factWriter{b}
	w.texts(x.ID, x.Outlet, x.Language)
	w.signed(x.Published)
	w.number(len(x.Parties))
	for i := range x.Parties {
		p := &x.Parties[i]
		w.texts(p.ID, p.Name, p.KnownAs)
		w.number(p.Start, p.End)
		w.flags(p.Unnamed)
	}
	for _, list := range [][]ownFact{x.Told, x.Happened} {
		w.number(len(list))
		for i := range list {
			w.fact(&list[i])
		}
	}
	w.b = binary.LittleEndian.AppendUint64(w.b, x.Whole)
	w.number(len(x.Prints))
	for _, p := range x.Prints {
		w.b = binary.LittleEndian.AppendUint64(w.b, p)
	}
	return w.b
}

// A factWriter appends what facts are made of.
type factWriter struct{ b []byte }

func (w *factWriter) number(list ...int) {
	for _, n := range list {
		w.b = binary.AppendUvarint(w.b, uint64(n))
	}
}

func (w *factWriter) signed(n int) { w.b = binary.AppendVarint(w.b, int64(n)) }

func (w *factWriter) texts(list ...string) {
	for _, s := range list {
		w.b = append(binary.AppendUvarint(w.b, uint64(len(s))), s...)
	}
}

func (w *factWriter) numbers(list []int) {
	w.number(len(list))
	w.number(list...)
}

func (w *factWriter) flags(list ...bool) {
	var all byte
	for i, is := range list {
		if is {
			all |= 1 << i
		}
	}
	w.b = append(w.b, all)
}

func (w *factWriter) fact(f *ownFact) {
	w.number(f.Start, f.End, f.Passage, f.In)
	w.texts(f.Kind, f.Date, string(f.Modality))
	w.flags(f.Negated, f.DateNear, f.Undone, f.Negative, f.Count != nil)
	w.number(len(f.Roles))
	for _, role := range slices.Sorted(maps.Keys(f.Roles)) {
		w.texts(string(role))
		w.numbers(f.Roles[role])
	}
	w.numbers(f.By)
	w.numbers(f.Speaks)
	w.number(len(f.Words))
	for _, h := range f.Words {
		w.b = binary.LittleEndian.AppendUint32(w.b, h)
	}
	w.number(len(f.Numbers))
	for i := range f.Numbers {
		w.counted(&f.Numbers[i])
	}
	if f.Count != nil {
		w.counted(f.Count)
	}
}

func (w *factWriter) counted(n *number) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(n.Value))
	w.texts(n.Unit)
	w.flags(n.About)
	w.number(n.Word)
}

var errFacts = errors.New("kept facts: not as they were written")

// ReadFacts reads what Append wrote. It keeps nothing of b.
func ReadFacts(b []byte) (*Facts, error) {
	r := factReader{b: b, text: string(b)}
	x := &Facts{ID: r.str(), Outlet: r.str(), Language: r.str(), Published: r.signed()}
	x.Parties = make([]Party, r.length(1))
	for i := range x.Parties {
		p := &x.Parties[i]
		p.ID, p.Name, p.KnownAs = r.str(), r.str(), r.str()
		p.Start, p.End = r.number(), r.number()
		p.Unnamed = r.byte() != 0
	}
	for _, list := range []*[]ownFact{&x.Told, &x.Happened} {
		*list = make([]ownFact, r.length(1))
		for i := range *list {
			r.fact(&(*list)[i], len(x.Parties))
		}
	}
	for i := range x.Happened {
		r.bad = r.bad || x.Happened[i].In > len(x.Told)
	}
	x.Whole = r.uint64()
	x.Prints = make([]uint64, r.length(8))
	for i := range x.Prints {
		x.Prints[i] = r.uint64()
	}
	if r.bad || len(r.b) > 0 {
		return nil, errFacts
	}
	return x, nil
}

// A factReader reads what a factWriter wrote. Once something is bad, all that it
// reads is nothing.
type factReader struct {
	b    []byte
	text string // all of it, of which texts are parts
	bad  bool
}

func (r *factReader) number() int {
	n, size := binary.Uvarint(r.b)
	if r.bad || size <= 0 || n > 1<<40 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

func (r *factReader) signed() int {
	n, size := binary.Varint(r.b)
	if r.bad || size <= 0 {
		r.bad = true
		return 0
	}
	r.b = r.b[size:]
	return int(n)
}

// length reads the length of a list of which each takes so many bytes at least.
func (r *factReader) length(each int) int {
	n := r.number()
	if n > len(r.b)/each {
		r.bad = true
	}
	if r.bad {
		return 0
	}
	return n
}

func (r *factReader) str() string {
	n := r.length(1)
	at := len(r.text) - len(r.b)
	r.b = r.b[n:]
	return r.text[at : at+n]
}

func (r *factReader) byte() byte {
	if r.bad || len(r.b) == 0 {
		r.bad = true
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}

func (r *factReader) uint64() uint64 {
	if r.bad || len(r.b) < 8 {
		r.bad = true
		return 0
	}
	v := binary.LittleEndian.Uint64(r.b)
	r.b = r.b[8:]
	return v
}

// parties reads numbers of parties, of which there are so many.
func (r *factReader) parties(n int) []int {
	k := r.length(1)
	if k == 0 {
		return nil
	}
	out := make([]int, k)
	for i := range out {
		out[i] = r.number()
		r.bad = r.bad || out[i] >= n
	}
	return out
}

func (r *factReader) fact(f *ownFact, parties int) {
	f.Start, f.End, f.Passage, f.In = r.number(), r.number(), r.number(), r.number()
	f.Kind, f.Date, f.Modality = r.str(), r.str(), schema.Modality(r.str())
	flags := r.byte()
	f.Negated, f.DateNear, f.Undone, f.Negative = flags&1 != 0, flags&2 != 0, flags&4 != 0, flags&8 != 0
	if n := r.length(1); n > 0 {
		f.Roles = make(map[schema.Role][]int, n)
		for range n {
			role := schema.Role(r.str())
			f.Roles[role] = r.parties(parties)
		}
	}
	f.By, f.Speaks = r.parties(parties), r.parties(parties)
	f.Words = make([]uint32, r.length(4))
	for i := range f.Words {
		f.Words[i] = binary.LittleEndian.Uint32(r.b)
		r.b = r.b[4:]
	}
	if n := r.length(1); n > 0 {
		f.Numbers = make([]number, n)
		for i := range f.Numbers {
			r.counted(&f.Numbers[i])
		}
	}
	if flags&16 != 0 {
		f.Count = new(number)
		r.counted(f.Count)
	}
}

func (r *factReader) counted(n *number) {
	n.Value, n.Unit = math.Float64frombits(r.uint64()), r.str()
	n.About, n.Word = r.byte() != 0, r.number()
}
