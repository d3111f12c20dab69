package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// subjectEnd returns where the noun phrase headed by token i ends when it is the
// subject of a verb of speech, prepositional phrases and all: between a noun and
// its verb they can belong to the noun alone ("a lawyer for the two men denied",
// "its spokeswoman in Geneva, Ada Brandt, urged"). 0 where it is none.
func (n *namer) subjectEnd(i int, s *text.Sentence) int {
	toks := n.d.Tokens
	if k := n.narrowed(i, s); k > 0 {
		return k
	}
	to := i + 1
	for to+1 < s.To && subjectPrepositions[toks[to].Norm] && toks[to].Kind == text.Word {
		e := n.nounsFrom(to+1, s)
		if e == to+1 || mediumNouns[toks[e-1].Stem] || n.calendar(&toks[e-1]) || timeNouns[toks[e-1].Stem] {
			break
		}
		to = e
	}
	if to == i+1 || to >= s.To {
		return 0
	}
	k := to
	if toks[k].Tag == "," { // an apposition, or "who …"
		if k+1 < s.To && (n.name[k+1] != 0 && n.personNameAt(k+1) || n.isTitle(k+1) && toks[k+1].Cap) {
			return to
		}
		return 0
	}
	for k < s.To && (strings.HasPrefix(toks[k].Tag, "RB") || toks[k].Tag == "MD") {
		k++
	}
	if k >= s.To {
		return 0
	}
	switch toks[k].Tag {
	case "VBD", "VBZ", "VBP":
		return to
	case "VB", "VBN":
		if k > to {
			return to
		}
	}
	return 0
}

// narrowed returns where the subject i ends that an adjective or a clause behind
// it tells apart from others, without a comma: "two people familiar with the
// matter said", "an aide who saw them told"; 0 where none does.
func (n *namer) narrowed(i int, s *text.Sentence) int {
	toks := n.d.Tokens
	const longest = 10
	v := toks[i].Head
	if toks[i].Dep != "nsubj" || v <= i+1 || v >= s.To || v > i+longest || n.l.cues["V"+toks[v].Stem] == "" {
		return 0
	}
	switch t := &toks[i+1]; {
	case t.Norm == "who", t.Tag == "JJ" && !pointsToTime[t.Norm], t.Tag == "VBN" && toks[i+2].Tag == "IN":
	default:
		return 0
	}
	end := v
	for end > i+1 && (strings.HasPrefix(toks[end-1].Tag, "RB") || toks[end-1].Tag == "MD" || toks[end-1].Dep == "aux") {
		end--
	}
	for k := i + 1; k < end; k++ {
		if toks[k].Kind != text.Word && toks[k].Kind != text.Number || toks[k].Tag == "CC" {
			return 0
		}
	}
	return end
}

// subjectPrepositions are those that stand between a speaker and his body or place.
var subjectPrepositions = map[string]bool{"of": true, "for": true, "to": true, "at": true, "in": true, "from": true, "on": true, "with": true, "near": true}

// timeNouns say when something was said, not who did.
var timeNouns = map[string]bool{"week": true, "month": true, "year": true, "day": true, "morning": true, "evening": true, "night": true, "afternoon": true, "hour": true, "time": true, "turn": true, "response": true, "reply": true, "question": true, "comment": true, "remark": true, "testimony": true}

// nounsFrom returns where the noun phrase that begins at token k ends, k where
// none does.
func (n *namer) nounsFrom(k int, s *text.Sentence) int {
	toks := n.d.Tokens
	end := k
	for j := k; j < s.To; j++ {
		t := &toks[j]
		if j > k && end == j && n.personNameAt(j) && !n.isTitle(j-1) {
			return end // "Secretary of State John Kerry"
		}
		if n.name[j] != 0 {
			end = j + 1
			continue
		}
		switch t.Tag {
		case "NN", "NNS", "NNP", "NNPS":
			end = j + 1
			continue
		case "POS", "JJ", "JJR", "JJS", "CD":
			continue
		case "DT", "PRP$":
			if j == k || toks[j-1].Norm == "all" || toks[j-1].Norm == "both" {
				continue
			}
		case "VBN", "VBG":
			if t.Head > j && t.Dep == "amod" {
				continue
			}
		}
		return end
	}
	return end
}

// titleAsSubject reports whether what the tagger takes for an adjective is a title, with
// an article or a body before it and a verb behind ("the general told them", "a Department of Roads official
// told them"), or by its form.
func (n *namer) titleAsSubject(i int, s *text.Sentence) bool {
	toks := n.d.Tokens
	if toks[i].Tag == "JJ" && strings.HasSuffix(toks[i].Norm, "-general") && (i+1 >= s.To || !strings.HasPrefix(toks[i+1].Tag, "NN")) {
		return true // "the agency's director-general"
	}
	if toks[i].Tag != "JJ" || i == s.From || toks[i-1].Tag != "DT" && n.bodyWithOf(i-1) == nil || i+1 >= s.To {
		return false
	}
	k := i + 1
	for k+1 < s.To && strings.HasPrefix(toks[k].Tag, "RB") {
		k++
	}
	switch toks[k].Tag {
	case "VBD", "VBZ", "MD", "VBN":
		return true
	case ",":
		return k+1 < s.To && (toks[k+1].Tag == "VBG" || toks[k+1].Tag == "WP") // "the general, speaking on television,"
	}
	return false
}

// topics makes subjects of whom a sentence begins with, a clause or apposition
// behind them: the tree often loses its verb ("The president, who was to have
// left, cancelled the trip").
func (n *namer) topics() {
	toks := n.d.Tokens
	first := map[int]bool{} // tokens that begin a sentence
	for i := range n.d.Sentences {
		if s := &n.d.Sentences[i]; !s.Skip && !s.Heading && s.To > s.From {
			first[s.From] = true
		}
	}
	for x := range n.ms {
		m := &n.ms[x]
		if m.To <= m.From || m.Kind == schema.ByPronoun || m.Type == schema.Facility || m.Type == schema.NamedEvent {
			continue
		}
		from := m.From
		for _, k := range n.links {
			if k.B == x && n.ms[k.A].To == m.From {
				from = n.ms[k.A].From
			} else if k.A == x && n.ms[k.B].To == m.From {
				from = n.ms[k.B].From
			}
		}
		if !first[from] || m.To+1 >= len(toks) || toks[m.To].Tag != "," {
			continue
		}
		switch t := &toks[m.To+1]; {
		case t.Tag == "WP", t.Tag == "WDT", t.Tag == "WP$", t.Tag == "DT", t.Tag == "CD", n.name[m.To+1] != 0 && m.Kind == schema.ByDescription:
			m.Subject = true
		}
	}
}
