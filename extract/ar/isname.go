package ar

// isName reports whether the folded word alone is a known name, or a part of
// persons' names.
func (l *Language) isName(w string) bool {
	return l.knownName(w) || l.namePart(w)
}

// knownName reports whether the folded word alone names a known entity.
func (l *Language) knownName(w string) bool {
	h := l.names.Find(func(int) string { return w }, 0, 1)
	return h.Len == 1 && !h.Ambiguous
}

// namePart reports whether the folded word is a given name, a family name or
// another part of persons' names.
func (l *Language) namePart(w string) bool {
	return !l.names.NeverName(w) && (l.names.IsGiven(w) || l.names.IsFamily(w) || l.names.IsPart(w))
}
