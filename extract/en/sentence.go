package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// sentences cuts the paragraph that begins at token first into sentences.
func (t *tokenizer) sentences(first int) {
	toks := t.d.Tokens
	from := first
	if n := t.dateline(first); n > 0 {
		t.sentence(first, n)
		from = n
	}
	for i := from; i < len(toks); i++ {
		end := t.ends(i, first)
		if end == 0 && t.d.TooLong(from, i) && i+1 < len(toks) {
			t.sentence(from, i+1)
			t.d.Sentences[len(t.d.Sentences)-1].Heading = false
			from = i + 1
			continue
		}
		if end == 0 {
			continue
		}
		i = end - 1
		t.sentence(from, end)
		from = end
	}
	if from < len(toks) {
		t.sentence(from, len(toks))
	}
}

// dateline returns the token after the dateline that the paragraph begins with
// ("BAGHDAD, Dec 9 (Agency) -"), or 0 when there is none: a place in capitals,
// then just names, numbers and marks up to a dash.
func (t *tokenizer) dateline(first int) int {
	toks := t.d.Tokens
	if i := t.agencyLine(first); i > 0 {
		return i
	}
	if first >= len(toks) || len(toks[first].Text) < 3 || toks[first].Kind != text.Word {
		return 0
	}
	shout := toks[first].Text == strings.ToUpper(toks[first].Text) && toks[first].Cap
	if i := t.bareDateline(first); i > 0 {
		return i
	}
	bracket := false
	for i := first + 1; i < len(toks) && i < first+18; i++ {
		k := &toks[i]
		switch {
		case k.Text == "-" || k.Text == "--" || k.Text == "\u2013" || k.Text == "\u2014":
			if i+1 < len(toks) && (shout || bracket) && k.SpaceLeft {
				return i + 1
			}
			return 0
		case k.Text == ":" && shout && i+1 < len(toks) && (t.place(first) || t.town(first, i)):
			return i + 1 // "BAGHDAD: Iraq's adviser announced"
		case k.Text == "(":
			bracket = true
		case k.Kind == text.Number, k.Text == ",", k.Text == ")", k.Text == "/", k.Text == ".", k.Cap:
		case t.l.calendar[strings.TrimSuffix(k.Norm, ".")]:
		default:
			return 0
		}
	}
	return 0
}

// bareDateline returns the token after a known place in capitals that a lead begins with and
// no mark closes: "BAGHDAD Nearly 120 people were killed". It returns 0 where there is none.
func (t *tokenizer) bareDateline(first int) int {
	toks := t.d.Tokens
	if t.l.names == nil || t.para >= longestLead || len(toks)-first < shortestLead {
		return 0
	}
	i := first
	for i < len(toks) && i < first+3 && toks[i].Kind == text.Word && len(toks[i].Text) > 3 && toks[i].Text == strings.ToUpper(toks[i].Text) && toks[i].Cap {
		i++
	}
	if i == first || toks[i].Kind != text.Open && (toks[i].Kind != text.Word || !toks[i].Cap || toks[i].Text == strings.ToUpper(toks[i].Text) && len(toks[i].Text) > 1) {
		return 0
	}
	hit := t.l.names.Find(func(k int) string { return toks[first+k].Norm }, 0, i-first)
	if hit.Len != i-first || hit.Entry.Type != schema.Place {
		return 0
	}
	return i
}

// agencyLine returns the token behind the brackets of a dateline that no mark closes:
// "Oslo (AFP) The minister resigned", "(AFP) The minister resigned"; 0 where there is none.
func (t *tokenizer) agencyLine(first int) int {
	toks := t.d.Tokens
	if t.l.names == nil || t.para >= longestLead || len(toks)-first < shortestLead/2 {
		return 0
	}
	open := first
	for open < len(toks) && open < first+6 && toks[open].Text != "(" && (toks[open].Cap || toks[open].Text == ",") {
		open++
	}
	if toks[open].Text != "(" || open > first && !t.place(first) && t.l.names.Find(func(k int) string { return toks[first+k].Norm }, 0, open-first).Len == 0 {
		return 0
	}
	end := open + 1
	for end < len(toks) && end < open+5 && toks[end].Kind == text.Word && toks[end].Cap {
		end++
	}
	if end == open+1 || end+1 >= len(toks) || toks[end].Text != ")" || toks[end+1].Kind == text.Punct || toks[end+1].Kind == text.Word && !toks[end+1].Cap {
		return 0
	}
	hit := t.l.names.Find(func(k int) string { return toks[open+1+k].Norm }, 0, end-open-1)
	if hit.Len == 0 || hit.Entry.Type != schema.Organization {
		return 0 // "Khan (Pakistan) The"
	}
	return end + 1
}

// longestLead is within how many paragraphs an article begins; shortestLead is the
// least length in tokens of a paragraph that is no headline.
const (
	longestLead  = 3
	shortestLead = 20
)

// town reports whether the words in capitals from first up to the colon at token i are
// where an article that begins here was written, though no list has the town: in its
// lead, of a length that no headline has, and no name of a person who speaks in turn.
func (t *tokenizer) town(first, i int) bool {
	toks := t.d.Tokens
	if t.l.names == nil || t.para >= longestLead || len(toks)-i < shortestLead || i-first > 3 || strings.Count(t.s, toks[i-1].Text+":") > 1 {
		return false
	}
	for k := first; k < i; k++ {
		w := toks[k].Norm
		if toks[k].Kind != text.Word || toks[k].Text != strings.ToUpper(toks[k].Text) || t.l.names.IsFamily(w) || t.l.names.IsGiven(w) || t.l.letters[w] || len(w) < 4 {
			return false
		}
	}
	return true
}

// sentence adds tokens from to to as one.
func (t *tokenizer) sentence(from, to int) {
	n := len(t.d.Sentences)
	s := text.Sentence{From: from, To: to, Para: t.para}
	for k := from; k < to; k++ {
		t.d.Tokens[k].Sent = n
	}
	last := &t.d.Tokens[to-1]
	stop := isStop(last.Text) || last.Kind == text.Close && (to-from < 2 || t.d.Tokens[to-2].Kind != text.Word)
	s.Heading = !stop && !strings.HasSuffix(last.Text, ".") && (n == 0 || t.d.Sentences[n-1].Para != t.para)
	t.d.Sentences = append(t.d.Sentences, s)
}

// isStop reports whether a mark ends a sentence.
func isStop(s string) bool {
	switch s {
	case ".", "!", "?", "...", "…", "....", ":", "?!", "!!":
		return true
	}
	return false
}

// ends returns the token after the sentence that stops at token i, or 0 when
// none stops there.
func (t *tokenizer) ends(i, first int) int {
	toks := t.d.Tokens
	tok := &toks[i]
	j := i + 1
	switch {
	case tok.Kind == text.Punct && (tok.Text == "." || tok.Text == "!" || tok.Text == "?" || strings.HasPrefix(tok.Text, "..") || tok.Text == "…"):
		for j < len(toks) && (toks[j].Kind == text.Close || toks[j].Kind == text.Punct && (toks[j].Text == "!" || toks[j].Text == "?" || (toks[j].Text == ")" || toks[j].Text == "]") && !toks[j].SpaceLeft)) {
			j++
		}
		if j == len(toks) {
			return j
		}
		next := &toks[j]
		if !next.SpaceLeft && next.Kind != text.Open && tok.Text != "…" && toks[j-1].Kind != text.Close && !(next.Cap && len(next.Text) > 1 && i > first && len(toks[i-1].Text) > 2 && !toks[i-1].Cap) {
			return 0
		}
		if tok.Text != "." && tok.Text != "!" && tok.Text != "?" && !next.Cap && next.Kind != text.Open {
			return 0
		}
		switch next.Kind {
		case text.Open, text.Number:
			return j
		case text.Punct:
			if next.Text == "-" || next.Text == "--" || next.Text == "—" || next.Text == "–" || next.Text == "," || next.Text == ";" {
				return 0
			}
			return j
		case text.Close:
			return 0
		}
		if next.Cap {
			return j
		}
		if tok.Text == "." && toks[j-1].Kind != text.Close && !isLowerStart(next.Text) {
			return j
		}
		return 0
	case tok.Kind == text.Word && strings.HasSuffix(tok.Text, ".") && len(tok.Text) > 1:
		// An abbreviation that may end a sentence, before a word that begins one.
		for j < len(toks) && toks[j].Kind == text.Close {
			j++
		}
		if j == len(toks) {
			return j
		}
		next := &toks[j]
		class := t.l.abbreviations[strings.TrimSuffix(tok.Norm, ".")]
		if len(tok.Text) > 3 && strings.Count(tok.Text, ".") > 1 || class == endsToo {
			if next.Kind == text.Open && next.SpaceLeft && j > i && (j+1 == len(toks) || !isLowerStart(toks[j+1].Text)) {
				return j // no end: "the U.S. “firmly” denied it"
			}
			if next.Cap && next.SpaceLeft && t.l.starters[next.Norm] {
				return j
			}
		}
	}
	return 0
}

func isLowerStart(s string) bool { return s != "" && ('a' <= s[0] && s[0] <= 'z') }

// place reports whether the word at token i is a known place by itself.
func (t *tokenizer) place(i int) bool {
	if t.l.names == nil {
		return false
	}
	hit := t.l.names.Find(func(int) string { return t.d.Tokens[i].Norm }, 0, 1)
	return hit.Len == 1 && hit.Entry.Type == schema.Place
}
