package en

import "strings"

// Lemma returns the dictionary form of the lower-case word w whose Penn tag is
// tag: "said" VBD is "say", "ministries" NNS is "ministry".
func (l *Language) lemma(w, tag string) string {
	if len(tag) < 2 || len(w) < 2 {
		return w
	}
	switch tag[0] {
	case 'V', 'M':
		if s, ok := l.irregularVerbs[w]; ok {
			return s
		}
		switch tag {
		case "VBZ":
			return l.thirdPerson(w)
		case "VBD", "VBN":
			return l.past(w)
		case "VBG":
			if strings.HasSuffix(w, "ing") && len(w) > 4 {
				return l.verbStem(w[:len(w)-3], w)
			}
		}
	case 'N':
		if w[len(w)-1] == '.' {
			if s, ok := l.irregularNouns[w]; ok {
				return s // "Gen." is a general
			}
		}
		if tag == "NNS" {
			return l.singular(w)
		}
	case 'J':
		if s, ok := l.irregularAdjectives[w]; ok {
			return s
		}
	case 'P', 'R', 'D', 'W', 'I':
		if s, ok := l.irregularVerbs[w]; ok && tag[0] != 'I' {
			return s
		}
	}
	return w
}

// thirdPerson cuts the ending of "says", "tries", "pushes".
func (l *Language) thirdPerson(w string) string {
	if !strings.HasSuffix(w, "s") {
		return w
	}
	b := w[:len(w)-1]
	switch {
	case l.verbs[b]:
		return b
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "es") && l.verbs[w[:len(w)-2]]:
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"):
		return w
	}
	return sibilant(w)
}

// past cuts the ending of "announced", "denied", "planned".
func (l *Language) past(w string) string {
	if l.verbs[w] || !strings.HasSuffix(w, "ed") || len(w) < 4 {
		return w
	}
	if strings.HasSuffix(w, "ied") && len(w) > 4 {
		return w[:len(w)-3] + "y"
	}
	return l.verbStem(w[:len(w)-2], w)
}

// verbStem restores the lemma from what is left when "-ed" or "-ing" is cut
// off: the final e, the doubled consonant. whole is the form itself.
func (l *Language) verbStem(b, whole string) string {
	if len(b) < 2 {
		return whole
	}
	e := b + "e"
	last := b[len(b)-1]
	double := b[len(b)-2] == last
	switch {
	case l.verbs[e] && !(l.verbs[b] && !strings.ContainsRune("r", rune(last))):
		return e
	case l.verbs[b]:
		return b
	case double && l.verbs[b[:len(b)-1]]:
		return b[:len(b)-1]
	case l.verbs[e]:
		return e
	case len(b) == 2:
		return whole
	case double && strings.IndexByte("lsfz", last) < 0:
		return b[:len(b)-1]
	}
	for _, s := range [...]string{"at", "iz", "uc", "rc", "nc", "rg", "dg", "ag", "ur", "iv", "ov", "av", "lv", "rv", "bl", "tl", "pl", "cl", "gl", "kl", "fl", "dl", "ak", "ik", "ok", "id", "od", "ud", "as", "os", "us", "is", "ut", "u"} {
		if strings.HasSuffix(b, s) {
			return e
		}
	}
	return b
}

// singular cuts the ending of a plural noun.
func (l *Language) singular(w string) string {
	if s, ok := l.irregularNouns[w]; ok {
		return s
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ics"):
		return w
	case strings.HasSuffix(w, "men") && len(w) > 3:
		return w[:len(w)-3] + "man"
	}
	return sibilant(w)
}

// sibilant cuts the "s" or "es" of a regular form.
func sibilant(w string) string {
	switch {
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "zzes"), strings.HasSuffix(w, "oes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}
