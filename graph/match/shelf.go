package match

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"weak"
)

// A shelf holds those profiles of a crowd that are in use, and some that were lately.
// All of a large crowd would take more memory than anything else of putting it together;
// those that are asked for again are read again.
type shelf struct {
	m    *Matcher
	c    *crowd
	kept func(article string) ([]byte, error) // see [Change]; nil where all are there from the start
	once shared

	profiles []*Profile              // by number; nil of those not held
	called   []uint64                // by number, of those ever held; see [Profile.callings]
	settings []weak.Pointer[setting] // by article: there while a profile that is held has it

	// Half of what is held was asked for last, or since; the older half goes when the
	// younger has grown to as much.
	young, old []uint32
	turn       uint32
	asked      []uint32 // by number: the turn in which it was asked for last
}

// profilesHeld is how many profiles each half of a shelf holds, besides those in use. A
// test makes it smaller.
var profilesHeld = 1 << 13

func newShelf(m *Matcher, c *crowd, kept func(article string) ([]byte, error)) *shelf {
	n := len(c.people)
	return &shelf{
		m: m, c: c, kept: kept, turn: 1,
		profiles: make([]*Profile, n), called: make([]uint64, n), asked: make([]uint32, n),
		settings: make([]weak.Pointer[setting], len(c.articles)),
	}
}

// put puts a profile there for good.
func (s *shelf) put(who int, p *Profile) {
	s.profiles[who], s.called[who] = p, hashOf(p.callings())
}

// hold makes sure that profiles are there until it is called again. It may reorder who.
func (s *shelf) hold(who []uint32) error {
	if s.kept == nil {
		return nil
	}
	if len(s.young) >= profilesHeld {
		for _, x := range s.old {
			if s.asked[x] < s.turn {
				s.profiles[x] = nil
			}
		}
		s.young, s.old = s.old[:0], s.young
		s.turn++
	}
	var want []uint32
	for _, x := range who {
		if s.asked[x] == s.turn {
			continue
		}
		s.asked[x] = s.turn
		s.young = append(s.young, x)
		if s.profiles[x] == nil {
			want = append(want, x)
		}
	}
	slices.Sort(want)
	return s.read(want)
}

// readAtOnce is of how many articles profiles are read at once.
const readAtOnce = 64

// read reads profiles, sorted.
func (s *shelf) read(want []uint32) error {
	type reading struct {
		of   []uint32
		kept []byte
		err  error
	}
	for len(want) > 0 {
		var list []reading
		for len(want) > 0 && len(list) < readAtOnce {
			a := s.c.people[want[0]].article
			n := 1
			for n < len(want) && s.c.people[want[n]].article == a {
				n++
			}
			kept, err := s.kept(s.c.articles[a].ID)
			if err != nil {
				return err
			}
			list, want = append(list, reading{of: want[:n], kept: kept}), want[n:]
		}
		var done sync.WaitGroup
		workers := min(runtime.GOMAXPROCS(0), len(list))
		for w := range workers {
			done.Go(func() {
				for i := w; i < len(list); i += workers {
					list[i].err = s.unmarshal(list[i].of, list[i].kept)
				}
			})
		}
		done.Wait()
		for i := range list {
			if err := list[i].err; err != nil {
				return fmt.Errorf("article %s: %w", s.c.articles[s.c.people[list[i].of[0]].article].ID, err)
			}
		}
	}
	return nil
}

// unmarshal reads the profiles of some entities of one article.
func (s *shelf) unmarshal(of []uint32, kept []byte) error {
	article := s.c.people[of[0]].article
	around := s.settings[article].Value()
	k, err := readKept(kept)
	if err != nil {
		return err
	}
	if around == nil {
		around = k.setting(&s.once)
		s.settings[article] = weak.Make(around)
	}
	for _, who := range of {
		p := &s.c.people[who]
		got, err := s.m.unmarshal(k, int(p.place), around, &s.once)
		if err != nil {
			return err
		}
		if cmp.Or(cmp.Compare(got.Ref.Start, p.Start), cmp.Compare(got.Ref.End, p.End)) != 0 {
			return fmt.Errorf("%w: sketch and profile of entity %d differ", errSketches, p.place)
		}
		s.put(int(who), got)
	}
	return nil
}
