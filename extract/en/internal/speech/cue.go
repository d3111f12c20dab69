package speech

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// cueShape is the shape of the model of cues.
var cueShape = linear.Shape{Bits: 18, Width: 1, Keep: 1}

// candidate reports whether a token can be the head of a cue at all.
func (v *view) candidate(i int) bool {
	t := &v.toks[i]
	switch t.Kind {
	case text.Punct:
		// "Speaker: words", and a dash after a quotation: "…" — Speaker.
		return t.Text == ":" || isDash(t.Text) && i > 0 && (v.toks[i-1].Kind == text.Close || v.d.Sentences[t.Sent].From == i)
	case text.Word:
	default:
		return false
	}
	switch t.Tag {
	case "NNP", "NNPS":
		// Headlines write verbs like names.
		return v.d.Sentences[t.Sent].Heading
	case "VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "NN", "NNS", "JJ", "JJR":
		return true
	case "RB":
		return strings.HasSuffix(t.Norm, "ly")
	case "IN", "TO", "RP":
		switch t.Norm {
		case "according", "per", "in", "for", "of", "from", "to", "against", "by", "about", "on":
			return true
		}
	}
	return false
}

// isDash reports whether a mark is a long dash.
func isDash(s string) bool {
	switch s {
	case "\u2013", "\u2014", "\u2015", "--":
		return true
	}
	return false
}

// subject classes.
const (
	noSubject = iota
	personalPronoun
	firstPerson
	secondPerson
	itPronoun
	properName
	commonNoun
	relative
)

func (v *view) subjectClass(i int) uint32 {
	if i < 0 {
		return noSubject
	}
	t := &v.toks[i]
	switch t.Norm {
	case "i", "we", "me", "us", "my", "our":
		return firstPerson
	case "you", "your":
		return secondPerson
	case "it", "this", "that", "there", "its":
		if t.Tag == "WDT" {
			return relative
		}
		return itPronoun
	case "who", "which", "what", "whom", "whose":
		return relative
	}
	switch t.Tag {
	case "PRP", "PRP$":
		return personalPronoun
	case "NNP", "NNPS":
		return properName
	}
	return commonNoun
}

// subject finds the subject of the verb i: its own, or that of the verb that it
// is joined to or completes. how tells which.
func (v *view) subject(i int) (subject int, how uint32) {
	for how = 0; how < 3 && i >= 0; how++ {
		for c := v.firstChild[i]; c >= 0; c = v.nextChild[c] {
			switch v.toks[c].Dep {
			case "nsubj", "nsubjpass":
				return int(c), how
			}
		}
		switch v.toks[i].Dep {
		case "conj", "xcomp", "advcl", "ccomp", "dep":
			i = v.toks[i].Head
		case "acl:relcl", "acl":
			return v.toks[i].Head, how + 4
		default:
			return -1, 0
		}
	}
	return -1, 0
}

// cueFeatures appends the features of token i as the head of a cue.
func (f *Finder) cueFeatures(x []uint32, v *view, i int) []uint32 {
	t := &v.toks[i]
	s := v.d.Sentences[t.Sent]
	lem, tag, dep := v.lemma[i], v.tag[i], v.dep[i]
	act := f.actHash(t.Stem, t.Tag)
	verb := uint32(0)
	if t.Tag[0] == 'V' {
		verb = 1
	}
	m := linear.Mix
	m2, m3 := linear.Mix2, linear.Mix3
	x = append(x,
		m(1, 0), m(2, lem), m2(3, lem, tag), m(4, tag), m2(5, tag, dep), m2(6, lem, dep), m2(7, act, tag), m2(8, act, dep),
		m(9, linear.String(suffix(t.Stem, 4))), m2(10, linear.String(t.Stem[:min(4, len(t.Stem))]), verb),
		m2(11, lem, v.lemmaAt(i+1)), m2(12, lem, v.tagAt(i+1)), m2(13, lem, v.lemmaAt(i-1)), m2(14, lem, v.tagAt(i-1)),
		m2(15, v.tagAt(i-1), tag), m2(16, tag, v.tagAt(i+1)), m2(17, v.lemmaAt(i+1), verb), m2(18, v.lemmaAt(i-1), verb),
		m3(19, v.lemmaAt(i+1), v.lemmaAt(i+2), verb), m3(20, act, v.tagAt(i+1), v.tagAt(i+2)), m3(21, lem, v.tagAt(i+1), v.tagAt(i+2)),
		m2(22, v.lemmaAt(i+2), verb), m2(23, v.lemmaAt(i-2), verb), m3(24, tag, v.tagAt(i+1), v.tagAt(i+2)),
	)
	head := t.Head
	hl, ht := uint32(1), uint32(1)
	if head >= 0 {
		hl, ht = v.lemma[head], v.tag[head]
		hact := f.actHash(v.toks[head].Stem, v.toks[head].Tag)
		x = append(x, m2(30, hl, dep), m2(31, ht, dep), m3(32, hl, dep, lem), m3(33, hact, dep, act))
	} else {
		x = append(x, m2(30, 1, dep))
	}
	// The subject.
	sub, how := v.subject(i)
	sc := v.subjectClass(sub)
	x = append(x, m3(40, sc, how, verb), m3(41, sc, how, lem), m3(42, sc, act, verb))
	if sub >= 0 {
		x = append(x, m2(43, v.lemma[sub], verb), m3(44, v.lemma[sub], act, verb))
		if sub > i {
			x = append(x, m2(45, act, how))
		}
	}
	// The children.
	var deps uint32
	clause, object, agent, mark := uint32(0), uint32(0), uint32(0), uint32(0)
	for c := v.firstChild[i]; c >= 0; c = v.nextChild[c] {
		ct := &v.toks[c]
		side := uint32(0)
		if int(c) > i {
			side = 1
		}
		x = append(x, m3(50, v.dep[c], side, tag), m3(51, v.dep[c], side, lem), m3(52, v.dep[c], side, act))
		switch ct.Dep {
		case "ccomp", "xcomp", "parataxis":
			clause = 1 + side
			if k := v.child(int(c), "mark"); k >= 0 {
				mark = v.lemma[k]
			}
			x = append(x, m3(53, v.dep[c], v.lemma[c], verb), m3(54, v.dep[c], mark, lem), m3(54, v.dep[c], mark, act))
		case "dobj":
			object = 1 + side
			x = append(x, m2(55, v.lemma[c], verb), m3(56, v.lemma[c], lem, 0), m3(57, v.tag[c], act, verb), m2(58, f.actHash(ct.Stem, ct.Tag), lem))
		case "nmod", "advcl", "acl":
			k := v.child(int(c), "case")
			if k < 0 {
				k = v.child(int(c), "mark")
			}
			if k >= 0 {
				x = append(x, m3(59, v.lemma[k], lem, v.dep[c]), m3(60, v.lemma[k], act, v.dep[c]), m3(61, v.lemma[k], tag, v.dep[c]))
				if v.toks[k].Norm == "by" {
					agent = 1
				}
			}
		case "aux", "neg", "auxpass", "cop", "advmod", "compound:prt", "mark", "nmod:poss", "amod", "expl":
			x = append(x, m3(62, v.dep[c], v.lemma[c], verb), m3(63, v.dep[c], v.lemma[c], act), m3(64, v.dep[c], v.lemma[c], lem))
		}
		deps = deps*31 + v.dep[c]
	}
	x = append(x, m3(65, clause, object, verb), m3(66, clause, object, lem), m3(67, clause, object, act), m2(68, agent, lem), m3(69, clause*4+object, sc, act), m2(70, deps, tag),
		m3(71, clause*4+object, sc*8+how, tag))
	// Quotations.
	q := uint32(0)
	if v.quote[i] >= 0 {
		q = 1
	}
	near := v.nearQuote(i, s)
	x = append(x, m2(80, q, verb), m2(81, q, lem), m2(82, q, act), m2(83, near, verb), m2(84, near, lem), m2(85, near, act), m3(86, near, sc, tag), m3(87, q, sc, tag))
	// The sentence.
	pos := uint32(0)
	switch {
	case i == s.From:
		pos = 1
	case i >= s.To-2:
		pos = 2
	case i < s.From+3:
		pos = 3
	case i >= s.To-6:
		pos = 4
	}
	h := uint32(0)
	if s.Heading {
		h = 1
	}
	x = append(x, m3(90, pos, tag, h), m2(91, pos, act), m2(92, pos, lem), m2(93, h, act), m3(94, h, tag, dep), m2(95, h, lem))
	// Other cues of the sentence.
	other := uint32(0)
	for k := s.From; k < s.To; k++ {
		if k == i {
			continue
		}
		switch v.toks[k].Stem {
		case "say", "tell", "according", "add", "write", "ask", "announce", "argue", "call", "note", "report":
			if v.toks[k].Tag[0] == 'V' || v.toks[k].Tag == "IN" {
				if k < i {
					other |= 1
				} else {
					other |= 2
				}
			}
		}
	}
	x = append(x, m2(96, other, tag), m2(97, other, act), m2(98, other, lem))
	if t.Kind == text.Punct {
		x = append(x, m3(104, uint32(v.at(i-1).Kind), v.tagAt(i+1), uint32(min(s.To-i, 8))), m3(105, uint32(v.at(i-1).Kind), v.tagAt(i+1), v.tagAt(i+2)))
		prev := v.at(i - 1)
		x = append(x, m2(100, v.tagAt(i-1), h), m2(101, v.tagAt(i+1), h), m2(102, uint32(min(i-s.From, 6)), h), m2(103, f.actHash(prev.Stem, prev.Tag), uint32(v.at(i+1).Kind)))
	}
	return x
}

// nearQuote tells where quotation marks stand about token i.
func (v *view) nearQuote(i int, s text.Sentence) uint32 {
	var r uint32
	for k := i + 1; k < s.To && k <= i+4; k++ {
		if v.toks[k].Kind == text.Open {
			r |= 1
			break
		}
	}
	for k := i - 1; k >= s.From && k >= i-7; k-- {
		if v.toks[k].Kind == text.Close {
			r |= 2
			break
		}
	}
	for k := i + 5; k < s.To && r&1 == 0; k++ {
		if v.toks[k].Kind == text.Open {
			r |= 4
			break
		}
	}
	for k := i - 8; k >= s.From && r&2 == 0; k-- {
		if v.toks[k].Kind == text.Close {
			r |= 8
			break
		}
	}
	// The paragraph goes on, or the next begins, with a quotation.
	if s.To < len(v.toks) && v.toks[s.To].Kind == text.Open {
		r |= 16
	}
	if s.From > 0 && v.toks[s.From-1].Kind == text.Close {
		r |= 32
	}
	return r
}

// suffix returns the last n bytes of s.
func suffix(s string, n int) string { return s[max(0, len(s)-n):] }
