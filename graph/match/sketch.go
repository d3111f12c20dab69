package match

import (
	"encoding/binary"
	"errors"

	"github.com/khabar-kg/khabar/schema"
)

// A Sketch is what has to be known of an entity to find whom it is worth comparing
// with. It is small beside a [Profile], so that the sketches of all articles can be
// looked through where the profiles of a few are read.
type Sketch struct {
	Start, End int    // of its first mention, in bytes
	KnownAs    string // the lexicon's identifier, or ""
	// Group is the same for entities of one identifier, of which nothing that an
	// article says of them keeps apart any two; "" for whom the lexicon does not know.
	Group string
	Keys  []uint64 // sorted; those that share none are not compared
	// First says that the entity was the first of its cluster when all were last put
	// together; see [Regrouped.Settle].
	First bool
}

// Sketches returns the sketches of profiles, in their order.
func (m *Matcher) Sketches(profiles []*Profile) []Sketch {
	out := make([]Sketch, len(profiles))
	var keys keyring
	for i, p := range profiles {
		s := Sketch{Start: p.Ref.Start, End: p.Ref.End, KnownAs: p.KnownAs, Keys: append([]uint64(nil), keys.of(m, p)...)}
		if p.KnownAs != "" {
			s.Group = string(p.Type) + " " + p.KnownAs + " " + p.signature()
		}
		out[i] = s
	}
	return out
}

func (s *Sketch) ref(article string) schema.Ref {
	return schema.Ref{Article: article, Kind: schema.EntityFact, Start: s.Start, End: s.End}
}

// AppendSketches appends sketches in a form to keep, which [ReadSketches] reads as
// long as [Version] is the same.
func AppendSketches(b []byte, sketches []Sketch) []byte {
	b = binary.AppendUvarint(b, uint64(len(sketches)))
	for i := range sketches {
		s := &sketches[i]
		start := uint64(s.Start) << 1
		if s.First {
			start |= 1
		}
		b = binary.AppendUvarint(b, start)
		b = binary.AppendUvarint(b, uint64(s.End-s.Start))
		for _, text := range [...]string{s.KnownAs, s.Group} {
			b = binary.AppendUvarint(b, uint64(len(text)))
			b = append(b, text...)
		}
		b = binary.AppendUvarint(b, uint64(len(s.Keys)))
		for _, k := range s.Keys {
			b = binary.LittleEndian.AppendUint64(b, k)
		}
	}
	return b
}

// Texts keeps one copy of each text that many sketches have. The zero value is ready.
type Texts struct{ kept map[string]string }

func (t *Texts) of(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	s, ok := t.kept[string(b)]
	if !ok {
		if t.kept == nil {
			t.kept = map[string]string{}
		}
		s = string(b)
		t.kept[s] = s
	}
	return s
}

var errSketches = errors.New("kept sketches: not as they were written")

// ReadSketches reads what AppendSketches wrote. It keeps nothing of b.
func ReadSketches(b []byte, texts *Texts) ([]Sketch, error) {
	bad := false
	number := func(most int) int {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > uint64(most) {
			bad = true
			return 0
		}
		b = b[size:]
		return int(n)
	}
	const farthest = 1 << 31 // bytes of a text
	out := make([]Sketch, number(len(b)))
	for i := range out {
		s := &out[i]
		start := number(2 * farthest)
		s.Start, s.First = start>>1, start&1 == 1
		s.End = s.Start + number(farthest)
		for _, text := range [...]*string{&s.KnownAs, &s.Group} {
			n := number(len(b))
			if bad || n > len(b) {
				return nil, errSketches
			}
			*text, b = texts.of(b[:n]), b[n:]
		}
		n := number(len(b))
		if bad || 8*n > len(b) {
			return nil, errSketches
		}
		s.Keys = make([]uint64, n)
		for k := range s.Keys {
			s.Keys[k] = binary.LittleEndian.Uint64(b[8*k:])
		}
		b = b[8*n:]
	}
	if bad || len(b) > 0 {
		return nil, errSketches
	}
	return out, nil
}
