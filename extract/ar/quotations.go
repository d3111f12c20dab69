package ar

import "github.com/khabar-kg/khabar/extract/text"

// unclosed reports whether the closing mark at token c belongs to a later
// quotation: between, a sentence begins with a new verb of speech.
func (r *speechReader) unclosed(j, c int, s *text.Sentence) bool {
	for k := s.To; k < c; k++ {
		if k > 0 && r.toks[k].Sent == r.toks[k-1].Sent || r.toks[k].Conj == "" {
			continue
		}
		forms, _ := r.cueAt(k)
		for _, f := range forms {
			if f.form != past {
				continue
			}
			for q := k + 1; q < min(k+4, c); q++ {
				if r.subordinator(q) || r.toks[q].Norm == colon {
					return true
				}
			}
		}
	}
	return false
}

// closing returns the token that closes the quotation whose first token is j, or -1.
// Quotations nest; one that nobody closes ends nowhere.
func (r *speechReader) closing(j int) int {
	depth := 0
	for k := j; k < len(r.toks) && k < j+400; k++ {
		switch r.toks[k].Kind {
		case text.Open:
			if k > 0 && r.d.Sentences[r.toks[k].Sent].Para != r.d.Sentences[r.toks[k-1].Sent].Para {
				return r.closing(k + 1) // the next paragraph opens anew: the quotation goes on
			}
			depth++
		case text.Close:
			if depth == 0 {
				return k
			}
			depth--
		}
	}
	return -1
}

// unclosedEnd returns the end of a quotation that nobody closes: where the
// article's own voice comes back, at the latest with its paragraph.
func (r *speechReader) unclosedEnd(j, cue int, s *text.Sentence) int {
	end := r.contentEnd(j, cue, s)
	if end < s.To {
		return end
	}
	for i := r.toks[s.To-1].Sent + 1; i < len(r.d.Sentences) && r.d.Sentences[i].Para == s.Para; i++ {
		n := &r.d.Sentences[i]
		if n.From < n.To && r.toks[n.From].Conj != "" {
			forms, _ := r.cueAt(n.From)
			for _, f := range forms {
				if f.form == past && r.hasOpener(n.From, n, f) {
					return end
				}
			}
		}
		end = n.To
	}
	return end
}

// onlySubject reports whether the quotation from token j to its closing mark at token c, right
// behind "إن", is but the subject of what is said, with its verb behind: "إن «شكوكا قوية» تحيط
// بالحادث".
func (r *speechReader) onlySubject(j, c int, s *text.Sentence) bool {
	const longest = 6
	if j < 2 || r.toks[j-2].Base != that || !r.subordinator(j-2) || c-j > longest || c+2 >= s.To || r.clause(j, c) {
		return false
	}
	return r.bare(c+1) && (r.finiteVerb(c+1) || r.verbOfSpeech(c+1)) && r.particle(c+1) == ""
}

// goesOn reports whether the reported speech goes on after a quotation closed
// before token k, in the same clause.
func (r *speechReader) goesOn(k int, s *text.Sentence) bool {
	if k >= s.To {
		return false
	}
	t := &r.toks[k]
	switch {
	case t.Kind == text.Punct, r.sourcePrep(k), r.inAllusion(k, s), r.withoutTelling(k, s), t.Norm == whereas, t.Norm == andThis:
		return false
	case t.Kind == text.Open:
		return true
	case t.Conj != "" && r.finiteVerb(k):
		return false
	case t.Conj != "":
		forms, _ := r.cueAt(k)
		return len(forms) == 0
	}
	if r.class(t) == "prep" {
		return true // "بين", which is a verb of speech too
	}
	if forms, _ := r.cueAt(k); len(forms) > 0 {
		return false
	}
	return r.cueNouns[t.Base] == nil
}

// andThis is وذلك, with which the article tells why or when somebody said what he is quoted with.
const andThis = "\u0648\u0630\u0644\u0643"

// inAllusion reports whether the article tells at token k what words that were quoted allude to
// or answer: "في إشارة إلى", "في رده على", "في معرض تعليقه".
func (r *speechReader) inAllusion(k int, s *text.Sentence) bool {
	if r.toks[k].Base != inWord || r.toks[k].Conj != "" || k+2 >= s.To {
		return false
	}
	n := &r.toks[k+1]
	return allusions[n.Base] && r.bare(k+1) && (r.toks[k+2].Base == toWord || r.toks[k+2].Base == onWord || r.toks[k+2].Prep == prepB) // إلى على ب
}

// allusions holds the nouns of such phrases: إشارة تلميح رد تعليق.
var allusions = wordSet("\u0627\u0634\u0627\u0631\u0647", "\u062A\u0644\u0645\u064A\u062D", "\u0631\u062F", "\u062A\u0639\u0644\u064A\u0642")
