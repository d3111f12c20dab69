package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// familyName reports whether the word at token j can close a person's name: it
// has the article, is rare and reads like a relation ("السديري").
func (r *reader) familyName(j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || !t.Def || !r.bare(j) || r.words[t.Base] >= 330 || !hasSuffix(t.Stem, "\u064A") && !r.namePart(t.Stem) && !r.namePart(t.Base) {
		return false
	}
	if _, isRaw := r.raw[j]; isRaw {
		return false
	}
	_, nisba := r.nisba(t)
	return !nisba
}

// personName returns the end of a run of name parts that begins at token i, or
// i. certain says that something (a tagger, a title) already called token i a
// person.
func (r *reader) personName(i, end int, certain bool) int {
	if !r.word(i, end) {
		return i
	}
	part := func(j int) bool {
		t := &r.toks[j]
		if t.Kind != text.Word || r.class(t) != "" {
			return false
		}
		return r.namePart(t.Base) || t.Def && r.namePart(t.Stem)
	}
	j := i
	given := r.names.IsGiven(r.toks[i].Base) && r.words[r.toks[i].Base] < 480 || r.toks[i].Base == kunya
	if !certain && !given {
		return i
	}
	for j < end && j < i+6 {
		t := &r.toks[j]
		if j > i && !r.bare(j) {
			break
		}
		switch {
		case t.Kind != text.Word:
			return r.personEnd(i, j, certain)
		case r.jointAt(j) && j+1 < end && r.toks[j+1].Kind == text.Word && r.bare(j+1) && r.class(&r.toks[j+1]) != "neg": // "أم لا"
			j += 2 // عبد الله، أبو عاقلة، بن سلمان
			if r.unfinished(j-1) && r.word(j, end) && r.bare(j) && r.class(&r.toks[j]) == "" {
				j++ // "بن عبد | العزيز"
			}
			continue
		case j > i && r.titleOf(j) > 1: // "محمد بن سلمان | ولي العهد"
		case part(j), j == i, nameTail[t.Base], t.Text == "\u0625\u0644": // "كيم جونغ إل"
			j++
			continue
		}
		break
	}
	if j > i && j < end && !r.toks[j-1].Def && r.familyName(j) {
		j++
	}
	return r.personEnd(i, j, certain)
}

// kunya is أبو, folded: with the next word it is a name ("أبو آلاء").
const kunya = "\u0627\u0628\u0648"

func (r *reader) personEnd(i, j int, certain bool) int {
	if certain || j-i >= 2 {
		return j
	}
	return i
}

// unfinished reports whether the word at token k cannot be the last of a name: "عبد", "بن", "ولد", and
// what stands before European families' names ("ستافان دي | ميستورا").
func (r *reader) unfinished(k int) bool {
	return r.jointAt(k) || particles[r.toks[k].Base]
}

// jointAt reports whether the word at token k makes a name with the next one, as it is
// written: "إل" ends a Korean's name, and "آبي" is a name of its own.
func (r *reader) jointAt(k int) bool {
	t := &r.toks[k]
	return nameJoint[t.Base] && t.Text != "\u0625\u0644" && !(hasSuffix(t.Base, "\u0628\u064A") && strings.Contains(t.Text, "\u0622"))
}

// particles holds ولد, and what European families' names begin with: دي فان دو.
var particles = map[string]bool{
	"\u0648\u0644\u062F": true, "\u062F\u064A": true, "\u0641\u0627\u0646": true, "\u062F\u0648": true,
}

// nameJoint holds the words that make a name with the next one.
var nameJoint = map[string]bool{
	"\u0639\u0628\u062F": true, // عبد
	"\u0627\u0628\u0648": true, // أبو
	"\u0627\u0628\u064A": true, // أبي
	"\u0627\u0628\u0627": true, // أبا
	"\u0628\u0646":       true, // بن
	"\u0627\u0628\u0646": true, // ابن
	"\u0622\u0644":       true, // آل
	"\u0627\u0644":       true, // آل, folded
	"\u0627\u0645":       true, // أم
}
