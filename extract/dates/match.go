package dates

import "github.com/khabar-kg/khabar/extract/text"

// A phrase is a passage that matched a pattern, before it is resolved.
type phrase struct {
	from, to int // tokens, half-open
	end      int // token after its context, for choosing among phrases
	stripped bool
	quoted   bool
	aside    bool  // it stands in boilerplate
	tense    tense // of its clause
	rule     *rule
	fields   fields
}

// scan returns the phrases of the document, in order, none overlapping.
func (f *Finder) scan(d *text.Doc) []phrase { return f.scanTo(d, 0) }

// scanTo is scan that reads boilerplate too, up to the paragraph given.
func (f *Finder) scanTo(d *text.Doc, boilerplate int) []phrase {
	var found []phrase
	m := matcher{f: f, d: d}
	quote, para := false, -1
	for si := 0; si < max(len(d.Sentences), 1); si++ {
		s := text.Sentence{To: len(d.Tokens)}
		if len(d.Sentences) > 0 {
			s = d.Sentences[si]
		}
		if s.Para != para {
			quote, para = false, s.Para // a quotation that goes on is opened again
		}
		m.limit = s.To
		for i := s.From; i < s.To; i++ {
			switch d.Tokens[i].Kind {
			case text.Open:
				quote = true
				continue
			case text.Close:
				quote = false
				continue
			}
			if s.Skip && s.Para >= boilerplate || !m.at(i) {
				continue
			}
			best := m.best
			// What begins within the match and goes on beyond it is the
			// better reading: "before | the year 2014".
			for j := i + 1; j < best.end; j++ {
				if m.at(j) && m.best.end > best.end {
					best = m.best
				}
			}
			p := best
			p.quoted, p.aside = quote, s.Skip
			if p.rule.reading != readNone {
				_, p.stripped = f.lookup(&d.Tokens[p.from])
				p.tense = f.direction(d, p.from, s.From)
				found = append(found, p)
			}
			for ; i < p.to-1; i++ {
				switch d.Tokens[i+1].Kind {
				case text.Open:
					quote = true
				case text.Close:
					quote = false
				}
			}
		}
	}
	return found
}

// A matcher runs the automaton at one token after the other.
type matcher struct {
	f     *Finder
	d     *text.Doc
	limit int // end of the sentence
	path  [maxPath]atom
	best  phrase
	found bool
	n     int // atoms of the best
	// scratch holds the atoms at each step of the path.
	scratch [maxPath][]atom
}

// maxPath is the most atoms that a phrase has.
const maxPath = 16

// at finds the longest phrase that begins at token i.
func (m *matcher) at(i int) bool {
	m.found = false
	atoms := m.f.atomsAt(m.scratch[0][:0], m.d, i, m.limit)
	m.scratch[0] = atoms
	for k := range atoms {
		for _, s := range m.f.start[atoms[k].class] {
			m.path[0] = atoms[k]
			m.step(s, 1)
		}
	}
	return m.found
}

// step goes on from state s, which took the n-th atom of the path.
func (m *matcher) step(s int16, n int) {
	st := &m.f.states[s]
	m.path[n-1].context = st.before || st.after
	if st.accept {
		m.accept(st, n)
	}
	i := m.path[n-1].to
	if len(st.follow) == 0 || i >= m.limit || n == maxPath {
		return
	}
	atoms := m.f.atomsAt(m.scratch[n][:0], m.d, i, m.limit)
	m.scratch[n] = atoms
	for k := range atoms {
		for _, next := range st.follow {
			if m.f.states[next].class == atoms[k].class {
				m.path[n] = atoms[k]
				m.step(next, n+1)
			}
		}
	}
}

// better reports whether a phrase of n atoms is to be kept instead of the best
// one: it is longer, or as long and says nothing, or takes longer words ("قبل
// ظهر", before noon, as one), or stands earlier in the table.
func (m *matcher) better(r *rule, end, n int) bool {
	switch none, was := r.reading == readNone, m.best.rule.reading == readNone; {
	case end != m.best.end:
		return end > m.best.end
	case none != was:
		return none
	case n != m.n:
		return n < m.n
	}
	return false
}

// accept keeps the path if it is better than the best one.
func (m *matcher) accept(st *state, n int) {
	rule := &m.f.rules[st.pattern]
	end := m.path[n-1].to
	if m.found && !m.better(rule, end, n) {
		return
	}
	from, to := -1, 0
	for k := range m.path[:n] {
		if a := &m.path[k]; !a.context {
			if from < 0 {
				from = a.from
			}
			to = a.to
		}
	}
	if from < 0 { // all of it is context
		from, to = m.path[0].from, end
	}
	p := phrase{from: from, to: to, end: end, rule: rule}
	if rule.reading != readNone && !p.fields.collect(m.path[:n]) {
		return
	}
	m.best, m.n, m.found = p, n, true
}
