package match

import (
	"cmp"
	"iter"
	"slices"
)

// Pairs are pairs that were judged, in little room: of a large set there are several for
// each entity.
type Pairs []packed

// All gives the pairs, in their order.
func (p Pairs) All() iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		for _, x := range p {
			if !yield(x.pair()) {
				return
			}
		}
	}
}

// A packed is a [Pair]: the numbers of two entities and, in the last bits, that of the
// rule, and the score.
type packed struct {
	what  uint64
	score float64
}

// The bits of a number of an entity, and of a rule.
const (
	entityBits = 28
	ruleBits   = 8
)

// rules are the rules of pairs that are kept, by number.
var rules = [...]string{DecisionRule, TypeRule, KnownRule, NameRule, SurnameRule, BodyRule, AcronymRule, PlaceRule}

func pack(p Pair) packed {
	rule := slices.Index(rules[:], p.Rule)
	if rule < 0 || p.A>>entityBits != 0 || p.B>>entityBits != 0 {
		panic("match: a pair of an unknown rule, or of too many entities")
	}
	return packed{uint64(p.A)<<(entityBits+ruleBits) | uint64(p.B)<<ruleBits | uint64(rule), p.Score}
}

func (x packed) pair() Pair {
	a, b := x.numbers()
	return Pair{a, b, x.score, x.rule()}
}

func (x packed) numbers() (a, b int) {
	return int(x.what >> (entityBits + ruleBits)), int(x.what >> ruleBits & (1<<entityBits - 1))
}

func (x packed) rule() string { return rules[x.what&(1<<ruleBits-1)] }

// surest orders pairs by score, then by where their entities are: numbers are in the
// order of references.
func surest(x, y packed) int {
	return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.what>>ruleBits, y.what>>ruleBits))
}
