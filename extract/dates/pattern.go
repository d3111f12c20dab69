package dates

import (
	"fmt"
	"strings"
)

// Patterns are regular expressions over classes: "a b", "a | b", "( a b )?"
// and "$name" for a pattern defined elsewhere in the table. A class marked
// "<a" is context before the date and no part of it; ">a" context after it.
//
// They are compiled together into one Glushkov automaton: one state for each
// class as it stands in a pattern, and the states that may follow it. It has no
// empty moves and grows with the length of the patterns, not with the number of
// ways through their options.

// A state is one class as it stands in one pattern.
type state struct {
	class   class
	before  bool // context before the date
	after   bool // context after it
	follow  []int16
	accept  bool // the pattern may end here
	pattern int16
}

// An automaton is all patterns of a language.
type automaton struct {
	states []state
	start  [classes][]int16 // states that a pattern may begin with, by class
}

// A node is the part of a pattern that the Glushkov construction needs.
type node struct {
	nullable    bool
	first, last []int16
}

type patternParser struct {
	a       *automaton
	macros  map[string]string
	tokens  []string
	pattern int16
	depth   int
}

// add compiles one pattern into the automaton.
func (a *automaton) add(pattern string, id int, macros map[string]string) error {
	p := &patternParser{a: a, macros: macros, tokens: lexPattern(pattern), pattern: int16(id)}
	n, err := p.alternatives()
	if err != nil {
		return err
	}
	if len(p.tokens) > 0 {
		return fmt.Errorf("pattern: %q is left over", p.tokens[0])
	}
	if n.nullable {
		return fmt.Errorf("pattern: it matches no words at all")
	}
	for _, s := range n.first {
		c := a.states[s].class
		a.start[c] = append(a.start[c], s)
	}
	for _, s := range n.last {
		a.states[s].accept = true
	}
	return nil
}

func lexPattern(s string) []string {
	for _, mark := range []string{"(", ")", "|", "?"} {
		s = strings.ReplaceAll(s, mark, " "+mark+" ")
	}
	return strings.Fields(s)
}

func (p *patternParser) peek() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

func (p *patternParser) alternatives() (node, error) {
	n, err := p.sequence()
	for err == nil && p.peek() == "|" {
		p.tokens = p.tokens[1:]
		var m node
		m, err = p.sequence()
		n = node{n.nullable || m.nullable, append(n.first, m.first...), append(n.last, m.last...)}
	}
	return n, err
}

func (p *patternParser) sequence() (node, error) {
	n := node{nullable: true}
	for t := p.peek(); t != "" && t != "|" && t != ")"; t = p.peek() {
		m, err := p.item()
		if err != nil {
			return n, err
		}
		for _, s := range n.last {
			p.a.states[s].follow = append(p.a.states[s].follow, m.first...)
		}
		first, last := append([]int16(nil), n.first...), append([]int16(nil), m.last...)
		if n.nullable {
			first = append(first, m.first...)
		}
		if m.nullable {
			last = append(last, n.last...)
		}
		n = node{n.nullable && m.nullable, first, last}
	}
	return n, nil
}

func (p *patternParser) item() (node, error) {
	t := p.tokens[0]
	p.tokens = p.tokens[1:]
	var n node
	var err error
	switch {
	case t == "(":
		n, err = p.alternatives()
		if err == nil && p.peek() != ")" {
			return n, fmt.Errorf("pattern: a bracket is not closed")
		}
		if err == nil {
			p.tokens = p.tokens[1:]
		}
	case t == "?":
		return n, fmt.Errorf("pattern: nothing stands before %q", t)
	case t[0] == '$':
		body, ok := p.macros[t]
		if !ok {
			return n, fmt.Errorf("pattern: no pattern %s is defined", t)
		}
		if p.depth > 8 {
			return n, fmt.Errorf("pattern: %s is defined by itself", t)
		}
		sub := &patternParser{a: p.a, macros: p.macros, tokens: lexPattern(body), pattern: p.pattern, depth: p.depth + 1}
		n, err = sub.alternatives()
		if err == nil && len(sub.tokens) > 0 {
			err = fmt.Errorf("pattern %s: %q is left over", t, sub.tokens[0])
		}
	default:
		s := state{pattern: p.pattern}
		name := t
		if rest, ok := strings.CutPrefix(name, "<"); ok {
			s.before, name = true, rest
		} else if rest, ok := strings.CutPrefix(name, ">"); ok {
			s.after, name = true, rest
		}
		if s.class = classOf(name); s.class == noClass {
			return n, fmt.Errorf("pattern: no class %q", name)
		}
		id := int16(len(p.a.states))
		p.a.states = append(p.a.states, s)
		n = node{first: []int16{id}, last: []int16{id}}
	}
	if err == nil && p.peek() == "?" {
		p.tokens = p.tokens[1:]
		n.nullable = true
	}
	return n, err
}
