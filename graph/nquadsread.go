package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// readNQuad reads a line of N-Quads (https://www.w3.org/TR/n-quads/), and keeps the
// lexical forms of literals; ok is false for an empty line or a comment. Cayley's own
// reader takes relative IRIs, and stops at the first fault. Blank nodes are refused:
// they have no name outside their file.
func readNQuad(line string) (q quad.Quad, ok bool, err error) {
	if !utf8.ValidString(line) {
		return q, false, errors.New("it is not UTF-8")
	}
	p := &nquadReader{rest: line}
	p.space()
	if p.rest == "" || p.rest[0] == '#' {
		return q, false, nil
	}
	if q.Subject, err = p.node("subject"); err != nil {
		return q, false, err
	}
	if q.Predicate, err = p.node("predicate"); err != nil {
		return q, false, err
	}
	if strings.HasPrefix(p.rest, `"`) {
		q.Object, err = p.literal()
	} else {
		q.Object, err = p.node("object")
	}
	if err != nil {
		return q, false, err
	}
	p.space()
	if !strings.HasPrefix(p.rest, ".") {
		if q.Label, err = p.node("label"); err != nil {
			return q, false, err
		}
	}
	if !strings.HasPrefix(p.rest, ".") {
		return q, false, errors.New("no full stop at its end")
	}
	p.rest = p.rest[1:]
	p.space()
	if p.rest != "" && p.rest[0] != '#' {
		return q, false, errors.New("something follows its full stop")
	}
	return q, true, nil
}

type nquadReader struct{ rest string }

func (p *nquadReader) space() { p.rest = strings.TrimLeft(p.rest, " \t\r\n") }

// node reads an IRI and the space after it.
func (p *nquadReader) node(what string) (quad.Value, error) {
	switch {
	case strings.HasPrefix(p.rest, "_:"):
		return nil, fmt.Errorf("the %s is a blank node, which has no name outside its file: give it an IRI", what)
	case !strings.HasPrefix(p.rest, "<"):
		return nil, fmt.Errorf("no %s", what)
	}
	iri, err := p.iri()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	p.space()
	return quad.IRI(iri), nil
}

func (p *nquadReader) iri() (string, error) {
	inner, rest, ok := strings.Cut(p.rest[1:], ">")
	if !ok {
		return "", errors.New("an IRI without its end")
	}
	p.rest = rest
	iri, err := unescape(inner, false)
	if err != nil {
		return "", err
	}
	if !isAbsoluteIRI(iri) {
		return "", fmt.Errorf("<%s> is no absolute IRI", iri)
	}
	return iri, nil
}

func (p *nquadReader) literal() (quad.Value, error) {
	end := 1
	for end < len(p.rest) && p.rest[end] != '"' {
		if p.rest[end] == '\\' {
			end++
		}
		end++
	}
	if end >= len(p.rest) {
		return nil, errors.New("a text without its end")
	}
	text, err := unescape(p.rest[1:end], true)
	if err != nil {
		return nil, err
	}
	p.rest = p.rest[end+1:]
	switch {
	case strings.HasPrefix(p.rest, "@"):
		end := strings.IndexFunc(p.rest[1:], func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-')
		})
		if end < 0 {
			end = len(p.rest) - 1
		}
		language := p.rest[1 : end+1]
		p.rest = p.rest[end+1:]
		if !isLanguageTag(language) {
			return nil, fmt.Errorf("%q is no language", language)
		}
		return quad.LangString{Value: quad.String(text), Lang: language}, nil
	case strings.HasPrefix(p.rest, "^^<"):
		p.rest = p.rest[2:]
		kind, err := p.iri()
		if err != nil {
			return nil, fmt.Errorf("type: %w", err)
		}
		if kind == xsd+"string" {
			return quad.String(text), nil
		}
		return native(quad.TypedString{Value: quad.String(text), Type: quad.IRI(kind)}), nil
	}
	return quad.String(text), nil
}

// native returns a number, a truth value or a time as such, so that queries compare it,
// if it is written just as we write it.
func native(s quad.TypedString) quad.Value {
	v, err := s.ParseValue()
	if err != nil || nquadValue(v) != nquadValue(s) {
		return s
	}
	return v
}

// unescape takes the escapes of N-Quads out of a text, or of an IRI, which has but the
// numeric ones.
func unescape(s string, text bool) (string, error) {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s, nil
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.IndexByte(s, '\\') {
		b.WriteString(s[:i])
		s = s[i+1:]
		if s == "" {
			return "", errors.New("a backslash at the end of a text")
		}
		c := s[0]
		s = s[1:]
		if at := strings.IndexByte(`tbnrf"'\`, c); text && at >= 0 {
			b.WriteByte("\t\b\n\r\f\"'\\"[at])
			continue
		}
		digits := map[byte]int{'u': 4, 'U': 8}[c]
		if digits == 0 || len(s) < digits {
			return "", fmt.Errorf(`unknown escape \%c`, c)
		}
		n, err := strconv.ParseUint(s[:digits], 16, 32)
		if err != nil || !utf8.ValidRune(rune(n)) {
			return "", fmt.Errorf(`\%c%s is no character`, c, s[:digits])
		}
		b.WriteRune(rune(n))
		s = s[digits:]
	}
	b.WriteString(s)
	return b.String(), nil
}
