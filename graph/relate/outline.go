package relate

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// An Outline is what has to be known of an article, with the nodes of its entities, to
// find which facts of others its own are worth comparing with, and whose text it may
// be. It is small beside the [Facts], so that those of all articles can be looked
// through where the facts of a few are read.
type Outline struct {
	outlet string
	nodes  []uint64 // hashes of all nodes, each once
	prints []uint64
	whole  uint64
	facts  []outlined // in the order of [Facts.make]
}

type outlined struct {
	kind       schema.FactKind
	denies     bool // a statement that denies
	start, end int
	when       int
	in         int // of an event, one more than the place of the statement that tells it
	keys       []uint64
	rare       [][2]uint64 // keys that count as long as few articles speak of a node, with its hash
}

// A channel is a way in which facts are compared. Facts meet under keys of one channel.
type channel uint64

const (
	ofEvents channel = iota
	ofStatements
	ofDenials
	channels = 4 // their number as a power of two: the lowest bits of keys say which
)

// hash64 hashes words (FNV-1a, 64 bits).
func hash64(words ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xFF) * 1099511628211 // no byte of UTF-8: where a word ends
	}
	return h
}

// NewOutline makes the outline of an article of which these are the facts. Node returns
// the node of an entity.
func NewOutline(x *Facts, node func(Party) string) *Outline {
	facts := x.make(node)
	out := &Outline{outlet: x.Outlet, prints: x.Prints, whole: x.Whole, facts: make([]outlined, len(facts))}
	for _, p := range x.Parties {
		out.nodes = append(out.nodes, hash64(node(p)))
	}
	slices.Sort(out.nodes)
	out.nodes = slices.Compact(out.nodes)
	place := map[*fact]int{}
	for i, f := range facts {
		place[f] = i + 1
	}
	for i, f := range facts {
		o := outlined{kind: f.ref.Kind, denies: f.denies(), start: f.ref.Start, end: f.ref.End, when: f.when(), in: place[f.told]}
		ways := map[channel]func(*fact, func(string, ...string)){ofStatements: statementKeys, ofDenials: denialKeys}
		if f.ref.Kind == schema.EventFact {
			ways = map[channel]func(*fact, func(string, ...string)){ofEvents: eventKeys}
		}
		for way, keys := range ways {
			keys(f, func(rare string, words ...string) {
				k := hash64(words...)&^(channels-1) | uint64(way)
				if rare == "" {
					o.keys = append(o.keys, k)
				} else {
					o.rare = append(o.rare, [2]uint64{k, hash64(rare)})
				}
			})
		}
		slices.Sort(o.keys)
		o.keys = slices.Compact(o.keys)
		slices.SortFunc(o.rare, func(a, b [2]uint64) int { return slices.Compare(a[:], b[:]) })
		out.facts[i] = o
	}
	return out
}

// What an outlined fact is, as it is kept.
const (
	keptStatement uint64 = iota
	keptEvent
	keptDenial
)

// Append appends the outline in a form to keep, which [ReadOutline] reads as long as
// [Format] is the same.
func (o *Outline) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(o.outlet)))
	b = append(b, o.outlet...)
	b = binary.LittleEndian.AppendUint64(b, o.whole)
	list := func(hashes []uint64) {
		b = binary.AppendUvarint(b, uint64(len(hashes)))
		for _, h := range hashes {
			b = binary.LittleEndian.AppendUint64(b, h)
		}
	}
	list(o.nodes)
	list(o.prints)
	b = binary.AppendUvarint(b, uint64(len(o.facts)))
	for i := range o.facts {
		f := &o.facts[i]
		what := keptStatement
		switch {
		case f.kind == schema.EventFact:
			what = keptEvent
		case f.denies:
			what = keptDenial
		}
		for _, n := range []uint64{what, uint64(f.start), uint64(f.end), uint64(f.when - unknownDay), uint64(f.in)} {
			b = binary.AppendUvarint(b, n)
		}
		list(f.keys)
		flat := make([]uint64, 0, 2*len(f.rare))
		for _, r := range f.rare {
			flat = append(flat, r[0], r[1])
		}
		list(flat)
	}
	return b
}

var errOutline = errors.New("kept outline: not as it was written")

// ReadOutline reads what Append wrote. It keeps nothing of b.
func ReadOutline(b []byte) (*Outline, error) {
	bad := false
	number := func() int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > 1<<40 {
			bad = true
			return 0
		}
		b = b[size:]
		return int(n)
	}
	take := func(n int) []byte {
		if bad || n > len(b) {
			bad = true
			return nil
		}
		out := b[:n]
		b = b[n:]
		return out
	}
	hashes := make([]uint64, 0, len(b)/8) // one room for all lists
	list := func() []uint64 {
		from := len(hashes)
		kept := take(8 * number())
		for ; len(kept) > 0; kept = kept[8:] {
			hashes = append(hashes, binary.LittleEndian.Uint64(kept))
		}
		return hashes[from:len(hashes):len(hashes)]
	}
	o := &Outline{outlet: string(take(number()))}
	if whole := take(8); !bad {
		o.whole = binary.LittleEndian.Uint64(whole)
	}
	o.nodes, o.prints = list(), list()
	n := number()
	if bad || n > len(b) {
		return nil, errOutline
	}
	o.facts = make([]outlined, n)
	for i := range o.facts {
		f := &o.facts[i]
		f.kind = schema.StatementFact
		switch uint64(number()) {
		case keptEvent:
			f.kind = schema.EventFact
		case keptDenial:
			f.denies = true
		}
		f.start, f.end, f.when, f.in = number(), number(), number()+unknownDay, number()
		f.keys = list()
		for flat := list(); len(flat) > 1; flat = flat[2:] {
			f.rare = append(f.rare, [2]uint64{flat[0], flat[1]})
		}
	}
	if bad || len(b) > 0 {
		return nil, errOutline
	}
	return o, nil
}
