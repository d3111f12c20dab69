package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// day returns the date of the cue's clause or, for a clause without one, of the
// clause that it is joined to or modifies: "said on Monday, admitting that …"; of the
// noun that its relative clause tells of: "in a speech on Monday in which he lauded …".
func (r *speechReader) day(cue int) int {
	toks := r.d.Tokens
	for at, step := cue, 0; at >= 0 && step < 4; at, step = toks[at].Head, step+1 {
		if k := dateOf(r.d, at, at); k >= 0 {
			return k
		}
		h := toks[at].Head
		switch toks[at].Dep {
		case "advcl", "conj", "xcomp", "acl":
		case "acl:relcl":
			if h < 0 || r.t.isVerb(h) {
				return -1
			}
			for k := range r.d.Dates {
				if x := &r.d.Dates[k]; x.From <= h && h < x.To && !x.Since && !x.Deadline {
					return k // the tree hangs it on what is nearest
				}
			}
			return dateOf(r.d, h, h)
		default:
			if toks[at].Tag != "VBG" {
				return -1
			}
		}
		if h >= 0 && toks[at].Tag == "VBG" && r.t.preposition(h) == "with" {
			at = h // "broke down on Thursday, with both sides accusing …"
			h = toks[at].Head
			if h < 0 {
				return -1
			}
		}
		if h < 0 || !r.t.isVerb(h) {
			return -1
		}
	}
	return -1
}

// earlier reports whether the cue tells of words at another time than those around
// it: "had said", "has repeatedly denied".
func (r *speechReader) earlier(cue int) bool {
	for c := range r.t.children(cue) {
		if t := &r.d.Tokens[c]; c < cue && (t.Norm == "had" || otherTime[t.Norm]) {
			return true
		}
	}
	return false
}

// told reports whether the cue is told in the past, in a clause of its own.
func (r *speechReader) told(cue int) bool {
	t := &r.d.Tokens[cue]
	return t.Tag != "VBZ" && t.Tag != "VBP" && t.Dep != "acl:relcl" && t.Dep != "acl"
}

// otherTime holds adverbs of what was said before, or is said again and again.
var otherTime = map[string]bool{"repeatedly": true, "previously": true, "often": true, "always": true, "earlier": true, "once": true, "long": true, "consistently": true, "usually": true, "frequently": true, "regularly": true}

// acts notes what somebody did on a day that is told, outside of what others say:
// who "quit on Wednesday" and is quoted on it spoke that day.
func (r *speechReader) acts() {
	d := r.d
	said := make([]bool, len(d.Tokens))
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, c := range append(slices.Clone(s.Continued), s.Content) {
			k, _ := slices.BinarySearchFunc(d.Tokens, c.Start, func(t text.Token, at int) int { return t.Start - at })
			for ; k < len(d.Tokens) && d.Tokens[k].End <= c.End; k++ {
				said[k] = true
			}
		}
	}
	d.Acts = d.Acts[:0]
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !r.t.isVerb(i) || said[i] || !r.told(i) || t.Dep == "ccomp" || d.SentenceOf(i).Skip || r.earlier(i) || r.t.child(i, "nsubj", "nsubjpass") < 0 || r.negated(i) {
			continue
		}
		x := dateOf(d, i, i)
		if x < 0 || d.Dates[x].Date.Precision != schema.Day {
			continue
		}
		if p := d.Article.Published; !p.IsZero() && d.Dates[x].Date.Value > p.Value {
			continue // what is still to come
		}
		k := r.t.child(i, "nsubj", "nsubjpass")
		if m := mentionAt(d, k); m != text.NoMention && !said[k] {
			d.Acts = append(d.Acts, text.Act{From: k, Subject: m, Date: x})
		}
	}
}
