package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// speechGoesOn gives a participle of speech the source of the cue whose speech it goes on with, where
// the model has taken a thing for who speaks: right behind that cue, "the fire spread, the mayor said,
// adding …", or behind its words, "the mayor said they had cramps adding …".
func (r *speechReader) speechGoesOn(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	if toks[a.Cue].Tag != "VBG" || r.helped(a.Cue) || r.t.preposition(a.Cue) != "" {
		return
	}
	s := r.d.SentenceOf(a.Cue)
	right := a.Cue >= s.From+2 && toks[a.Cue-1].Tag == ","
	if !right && !goesOnSaying[toks[a.Cue].Stem] {
		return // "a document discussing it", "charges alleging fraud"
	}
	thing := a.Source >= s.From && a.Source < a.Cue && r.lifeless(a.Source) && !documents[toks[a.Source].Stem] && !cited[toks[a.Source].Stem] && !issuable[toks[a.Source].Stem]
	for k := len(found) - 1; k >= 0; k-- {
		b := &found[k]
		if b.Cue >= a.Cue || b.Cue < s.From || b.Source < 0 || b.Source == a.Source || b.CueScore < likelyCue || !r.finite(b.Cue) || r.lifeless(b.Source) {
			continue
		}
		if right && b.Cue == a.Cue-2 && b.Source < b.Cue && (a.Source < 0 || a.Source < b.SourceFrom) || thing && b.Source < b.Cue {
			a.Source, a.SourceFrom, a.SourceTo = b.Source, b.SourceFrom, b.SourceTo
		}
		return
	}
}

// goesOnSaying holds verbs for what somebody says next.
var goesOnSaying = map[string]bool{"add": true, "affirm": true, "clarify": true, "confirm": true, "emphasise": true, "emphasize": true, "explain": true, "indicate": true, "note": true, "reiterate": true, "stress": true}

// innerSubject lets the second of two noun phrases that nothing joins speak where the model has taken
// both: "a test | the council strongly condemned".
func (r *speechReader) innerSubject(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.Source < 0 || a.Source > a.Cue || a.SourceTo > a.Cue || a.SourceTo < r.verbsFrom(a.Cue) {
		return
	}
	for k := a.SourceTo - 2; k > a.SourceFrom; k-- {
		if toks[k].Tag != "DT" || !strings.HasPrefix(toks[k-1].Tag, "NN") || a.Source >= k {
			continue
		}
		m := longestFrom(r.d, k, k+1)
		if m == text.NoMention || r.d.Mentions[m].To != a.SourceTo || !r.lifeless(k-1) {
			return
		}
		a.Source, a.SourceFrom = r.d.Mentions[m].Head, k
		return
	}
}

// wholeList lets the bodies speak that a list of names with which a sentence begins is of, where the
// model has taken the last name: "the governments of X, Y and Z called on".
func (r *speechReader) wholeList(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if a.Source <= s.From || a.Source > a.Cue || a.SourceTo < r.verbsFrom(a.Cue) {
		return
	}
	and := false
	for k := a.SourceFrom - 1; k > s.From; k-- {
		t := &toks[k]
		switch m := mentionAt(d, k); {
		case t.Norm == "and":
			and = true
		case t.Tag == ",", t.Tag == "DT", m != text.NoMention && d.Mentions[m].Kind == schema.ByName && d.Mentions[m].Type == schema.Place:
		case t.Norm == "of" && and && toks[k-1].Tag == "NNS" && k-2 <= s.From && (r.l.heads[toks[k-1].Stem].typ == schema.Organization || r.l.titles[toks[k-1].Stem].class != ""):
			a.Source, a.SourceFrom = k-1, s.From
			return
		default:
			return
		}
	}
}

// paperBehind lets words on paper speak that stand with who wrote them right before the cue, where the
// model has taken somebody before them: "X was held, while a report this week by Y suggested …".
func (r *speechReader) paperBehind(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	end := r.verbsFrom(a.Cue)
	by := end - 1
	const longest = 7
	for by > s.From && by > end-longest && (nominal[toks[by].Tag] || toks[by].Tag == "NNP") {
		by--
	}
	if by <= s.From+1 || toks[by].Norm != "by" && toks[by].Norm != "from" || !r.finite(a.Cue) {
		return
	}
	n := by - 1
	for n > s.From && (r.l.calendar[toks[n].Norm] || timeNouns[toks[n].Stem] || toks[n].Norm == "this" || toks[n].Norm == "last" || toks[n].Norm == "on") {
		n--
	}
	if !documents[toks[n].Stem] || !strings.HasPrefix(toks[n].Tag, "NN") || a.Source >= n && a.Source < end {
		return
	}
	from, _ := r.phrase(n)
	a.Source, a.SourceFrom, a.SourceTo = n, from, end
}

// byTelephone lets who was reached so speak, and not the telephone: "a resident reached by phone said".
func (r *speechReader) byTelephone(a *speech.Attribution) {
	toks := r.d.Tokens
	k := a.Source - 3
	if k < 0 || a.Source > a.Cue || !telephones[toks[a.Source].Norm] || toks[a.Source-1].Norm != "by" || toks[a.Source-2].Tag != "VBN" {
		return
	}
	m := mentionAt(r.d, k)
	if m == text.NoMention || r.d.Mentions[m].Type != schema.Person {
		return
	}
	a.Source, a.SourceFrom, a.SourceTo = r.d.Mentions[m].Head, r.d.Mentions[m].From, r.d.Mentions[m].To
}

// telephones holds nouns for that by which somebody is reached.
var telephones = map[string]bool{"e-mail": true, "email": true, "phone": true, "telephone": true}

// pastWhose lets him speak of whom a clause with "whose" tells something before the cue, and not who or
// what acts in that: "Oslo, whose energy group X runs the field, denies it".
func (r *speechReader) pastWhose(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	end := r.verbsFrom(a.Cue)
	if a.Source <= s.From || a.Source > a.Cue || end <= s.From || toks[end-1].Tag != "," || !r.finite(a.Cue) {
		return
	}
	for w := end - 2; w > s.From+1; w-- {
		if toks[w].Norm != "whose" {
			continue
		}
		if toks[w-1].Tag != "," || a.Source <= w || !finiteIn(toks, w, end-1) {
			return
		}
		for x := range d.Mentions {
			if m := &d.Mentions[x]; m.To == w-1 && m.Kind != schema.ByPronoun && m.Type != schema.Facility && m.Type != schema.NamedEvent {
				a.Source, a.SourceFrom, a.SourceTo = m.Head, m.From, m.To
			}
		}
		return
	}
}

// besidePlace lets somebody without a name right before the cue speak, where the model has taken the
// place with which the sentence begins: "In Oslo, which has no base there, one official says".
func (r *speechReader) besidePlace(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	end := r.verbsFrom(a.Cue)
	m := mentionAt(d, max(a.Source, 0))
	if a.Source != s.From+1 && a.Source != s.From+2 || m == text.NoMention || d.Mentions[m].Type != schema.Place || toks[s.From].Norm != "in" && toks[s.From].Norm != "at" || end > a.Cue || end < s.From+5 {
		return
	}
	k := end - 1
	from := k
	for from > s.From && nominal[toks[from-1].Tag] {
		from--
	}
	if from == k || toks[from-1].Tag != "," || toks[k].Tag != "NN" && toks[k].Tag != "NNS" || !r.someone(k) {
		return
	}
	a.Source, a.SourceFrom, a.SourceTo = k, from, end
}

// accordingBehind takes from "according to" a source in front of it, and gives it the noun behind where
// that can be one.
func (r *speechReader) accordingBehind(a *speech.Attribution) {
	toks := r.d.Tokens
	if toks[a.Cue].Norm != "according" || a.Source < 0 || a.Source > a.Cue || a.Cue+2 >= len(toks) || toks[a.Cue+1].Norm != "to" {
		return
	}
	a.Source, a.SourceFrom, a.SourceTo = -1, 0, 0
	k := a.Cue + 2
	for k+1 < len(toks) && toks[k+1].Sent == toks[a.Cue].Sent && nominal[toks[k].Tag] && nominal[toks[k+1].Tag] {
		k++
	}
	if r.canSpeak(k, a.Cue) {
		from, to := r.phrase(k)
		a.Source, a.SourceFrom, a.SourceTo = k, max(from, a.Cue+2), to
	}
}
