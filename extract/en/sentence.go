package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// sentences cuts the paragraph that begins at token first into sentences.
func (t *tokenizer) sentences(first int) {
	toks := t.d.Tokens
	from := first
	for i := first; i < len(toks); i++ {
		end := t.ends(i, first)
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

// sentence adds tokens from to to as one.
func (t *tokenizer) sentence(from, to int) {
	n := len(t.d.Sentences)
	s := text.Sentence{From: from, To: to, Para: t.para}
	for k := from; k < to; k++ {
		t.d.Tokens[k].Sent = n
	}
	last := &t.d.Tokens[to-1]
	stop := isStop(last.Text) || last.Kind == text.Close
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
			if next.Kind == text.Open && next.SpaceLeft && j > i {
				return j
			}
			if next.Cap && next.SpaceLeft && t.l.starters[next.Norm] {
				return j
			}
		}
	}
	return 0
}

func isLowerStart(s string) bool { return s != "" && ('a' <= s[0] && s[0] <= 'z') }
