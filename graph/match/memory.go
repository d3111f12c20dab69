package match

import "sync"

// remembered is how many things of a kind are remembered before all are forgotten.
const remembered = 1 << 16

// A remember keeps what follows from a text, so that it is made once. The zero value
// is ready; goroutines may share it.
type remember[V any] struct {
	mu   sync.Mutex
	kept map[string]V
}

// of returns what follows from the text.
func (r *remember[V]) of(text string, find func(string) V) V {
	r.mu.Lock()
	v, ok := r.kept[text]
	r.mu.Unlock()
	if ok {
		return v
	}
	v = find(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	if had, ok := r.kept[text]; ok {
		return had // made meanwhile: one text has one value
	}
	if r.kept == nil || len(r.kept) >= remembered {
		r.kept = map[string]V{}
	}
	r.kept[text] = v
	return v
}

// parsePerson returns the parts of a person's name. It must not be changed.
func (m *Matcher) parsePerson(name string) *personName {
	return m.people.of(name, func(name string) *personName {
		n := m.words.parsePerson(name)
		return &n
	})
}

// parseBody returns the words of a body's name. It must not be changed.
func (m *Matcher) parseBody(name string) *bodyName {
	return m.bodies.of(name, func(name string) *bodyName {
		n := m.words.parseBody(name)
		return &n
	})
}

// agreements remember how pairs of names agree, of one goroutine. The same names are
// met in many articles. Nil remembers nothing.
type agreements struct {
	people map[[2]*personName]nameMatch
	bodies map[[2]*bodyName]bodyMatch
}

// mostAgreements bounds what is remembered of each kind.
const mostAgreements = 1 << 13

func newAgreements() *agreements {
	return &agreements{map[[2]*personName]nameMatch{}, map[[2]*bodyName]bodyMatch{}}
}

func (m *Matcher) agreePeople(a, b *personName, names *agreements) nameMatch {
	if names == nil {
		return m.comparePeople(a, b)
	}
	return agree(names.people, a, b, m.comparePeople)
}

func (m *Matcher) agreeBodies(a, b *bodyName, names *agreements) bodyMatch {
	if names == nil {
		return m.compareBodies(a, b)
	}
	return agree(names.bodies, a, b, m.compareBodies)
}

func agree[N, V any](kept map[[2]*N]V, a, b *N, compare func(a, b *N) V) V {
	k := [2]*N{a, b}
	v, ok := kept[k]
	if !ok {
		v = compare(a, b)
		if len(kept) >= mostAgreements {
			clear(kept)
		}
		kept[k] = v
	}
	return v
}
