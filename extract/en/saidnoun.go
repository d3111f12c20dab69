package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// saidByNouns adds what nouns of speech introduce behind who speaks, "a plea from Oslo to
// stop", "the claim by the army that it had left", where the model has none: it knows them
// from what verbs tell.
func (r *speechReader) saidByNouns(found []speech.Attribution) []speech.Attribution {
	toks := r.d.Tokens
	var added []speech.Attribution
	for i := range toks {
		t := &toks[i]
		if t.Tag != "NN" && t.Tag != "NNS" || r.d.SentenceOf(i).Heading || r.d.SentenceOf(i).Skip || !r.saysAs(i) {
			continue
		}
		if slices.ContainsFunc(found, func(a speech.Attribution) bool { return a.Cue == i }) {
			continue
		}
		if a, ok := r.nounSaid(i); ok {
			added = append(added, a)
		}
	}
	if len(added) == 0 {
		return found
	}
	found = append(found, added...)
	slices.SortStableFunc(found, func(a, b speech.Attribution) int { return a.Cue - b.Cue })
	return found
}

// saysAs reports whether noun i is one for words that do something: a demand, a warning.
func (r *speechReader) saysAs(i int) bool {
	switch schema.Act(r.l.cues["N"+r.d.Tokens[i].Stem]) {
	case schema.Demand, schema.Warn, schema.Threaten, schema.Promise, schema.Accuse, schema.Announce, schema.Deny:
		return true
	}
	return r.d.Tokens[i].Stem == "claim" || r.d.Tokens[i].Stem == "assertion"
}

// nounSaid reads who speaks, right behind noun i and "by" or "from" or in front of it, and
// what he says behind that.
func (r *speechReader) nounSaid(i int) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	p := i + 1
	for p < s.To && p < i+3 && (r.l.calendar[toks[p].Norm] || toks[p].Norm == "on") {
		p++ // "a plea on Tuesday from"
	}
	x, source := text.NoMention, p+1
	if c := r.t.child(i, "nmod:poss"); c >= 0 && c < i && p == i+1 && p < s.To && toks[p].Norm == "that" {
		x, source = mentionAt(d, c), c
		if x == text.NoMention || d.Mentions[x].Kind == schema.ByPronoun {
			return speech.Attribution{}, false
		}
	} else if p+2 >= s.To || toks[p].Norm != "by" && toks[p].Norm != "from" {
		return speech.Attribution{}, false
	} else {
		x = longestFrom(d, p+1, p+1)
	}
	if x == text.NoMention && p+2 < s.To && toks[p+1].Tag == "DT" {
		x = longestFrom(d, p+1, p+2)
	}
	if x == text.NoMention || d.Mentions[x].Type == schema.Facility || d.Mentions[x].Type == schema.NamedEvent {
		return speech.Attribution{}, false
	}
	end := d.Mentions[x].To
	head := d.Mentions[x].Head
	if y := longestFrom(d, end, end); y != text.NoMention && d.Mentions[x].Kind == schema.ByDescription && d.Mentions[y].Type == schema.Person {
		end, head = d.Mentions[y].To, d.Mentions[y].Head // "by President Ada Brandt"
	}
	if source < i {
		source, end = d.Mentions[x].From, d.Mentions[x].To
	}
	from := max(end, i+1)
	if from+1 < s.To && toks[from].Norm == "to" && (toks[from+1].Tag == "DT" || toks[from+1].Cap) {
		for from < s.To && from < end+6 && (toks[from].Tag != "TO" || toks[from+1].Tag != "VB") && toks[from].Norm != "that" {
			from++ // "an appeal by X to the unions to wait"
		}
	}
	if from+2 >= s.To {
		return speech.Attribution{}, false
	}
	that := toks[from].Norm == "that"
	if !that && (toks[from].Tag != "TO" || toks[from+1].Tag != "VB") && (toks[from].Norm != "for" || r.l.cues["N"+toks[i].Stem] != string(schema.Demand)) {
		return speech.Attribution{}, false
	}
	to := r.stop(s)
	verbs := 0
	for k := from + 1; k < to; k++ {
		t := &toks[k]
		if t.Tag == "," || t.Kind == text.Open || t.Text == ";" {
			to = k
			break
		}
		if t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" {
			if verbs++; verbs > 1 || !that {
				to = k // the clause's own verb
				break
			}
		}
	}
	if toks[from].Norm == "for" || that {
		from++
	}
	if to <= from+1 && !strings.HasPrefix(toks[from].Tag, "NN") && toks[from].Tag != "TO" || to <= from {
		return speech.Attribution{}, false
	}
	return speech.Attribution{Cue: i, Source: head, SourceFrom: source, SourceTo: end, RightFrom: from, RightTo: to, CueScore: 0.7, PartScore: 0.7}, true
}
