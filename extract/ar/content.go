package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// content reads what is said from token j on: to the closing mark of a
// quotation, else to the end of the sentence or to where the article's own
// voice comes back.
func (r *speechReader) content(j, cue int, s *text.Sentence, quoted bool) (schema.Span, schema.Mode) {
	if j >= len(r.toks) {
		return schema.Span{}, ""
	}
	if quoted {
		if c := r.closing(j); c > j && !r.unclosed(j, c, s) {
			if c >= s.To || !r.goesOn(c+1, s) && !r.onlySubject(j, c, s) && !(j >= 2 && r.subordinator(j-2) && r.andThat(c+1, s)) {
				return r.trimmed(j, c), schema.Direct
			}
			// Quoted in part: what follows the mark is still said.
			to := r.contentEnd(c+1, cue, s)
			return r.trimmed(j-1, to), schema.Mixed
		}
		if c := r.closing(j); c > j {
			return r.trimmed(j, s.To), schema.Direct
		}
		return r.trimmed(j, r.unclosedEnd(j, cue, s)), schema.Direct
	}
	to := r.contentEnd(j, cue, s)
	mode := schema.Indirect
	for k := j; k < to; k++ {
		if r.toks[k].Kind == text.Open {
			if c := r.closing(k + 1); c > k+4 || c > k+2 && c <= to {
				mode = schema.Mixed
			}
		}
	}
	span := r.baseTrimmed(j, to)
	if r.subordinator(j - 1) {
		span = r.trimmed(j, to) // "إنه | بصحة جيدة": no letter that the verb takes
	}
	// "أنّ “…”" whose marks enclose all of it is a direct quotation.
	if r.toks[j].Kind == text.Open {
		if c := r.closing(j + 1); c == to-1 || c == to {
			return r.trimmed(j+1, c), schema.Direct
		}
	}
	return span, mode
}

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

// andThat reports whether a comma and "وأن" go on at token k with what a subordinator
// opened: "أن «…»، وأن «…»".
func (r *speechReader) andThat(k int, s *text.Sentence) bool {
	return k+1 < s.To && r.toks[k].Norm == comma && r.toks[k+1].Conj == "\u0648" && hasPrefix(r.toks[k+1].Base, that) && len(r.toks[k+1].Base) <= len(that)+6
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
	case t.Kind == text.Punct, r.sourcePrep(k), r.inAllusion(k, s):
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

// contentEnd returns the token where indirect content that begins at or before
// j ends.
func (r *speechReader) contentEnd(j, cue int, s *text.Sentence) int {
	nominal := j > 0 && !(r.toks[j-1].Norm == comma && r.sourcePrep(cue)) && !(r.toks[j-1].Conj == "\u0641" && hasPrefix(r.toks[j-1].Base, that)) && !r.subordinator(j-1) && r.toks[j-1].Base != hadWord && r.toks[j-1].Norm != colon && !r.finiteVerb(j) && (r.nominal(j) || r.determined(j) || r.particle(j) == "dem" || r.toks[j].Prep == prepB && r.masdars[r.toks[j].Stem]) && r.toks[j].Kind == text.Word
	aside := r.opensAside(cue, s)
	for k := j; k < s.To; k++ {
		t := &r.toks[k]
		if t.Kind == text.Open {
			if c := r.closing(k + 1); c > k {
				k = c
				if k >= s.To { // it runs on over the sentence
					return min(c+1, len(r.toks))
				}
			}
			continue
		}
		if t.Norm == "(" {
			if c, ok := r.quoted(k, s.To, 30); ok {
				k = c
			}
			continue
		}
		if k > j && s.Heading && t.Kind == text.Punct && hasPrefix(t.Norm, "..") {
			return k // a headline's next part
		}
		if k > j && (r.ownVoice(k, j, cue, nominal, s) || aside && r.toks[k-1].Norm == comma && t.Conj == "" && (r.finite(k) || t.Norm == hadWord)) {
			for k > j && (r.toks[k-1].Norm == comma || r.toks[k-1].Norm == "," || r.toks[k-1].Norm == "-" || r.toks[k-1].Norm == "\u061B") {
				k--
			}
			return k
		}
	}
	return s.To
}

// hasOpener reports whether content of its own follows the cue at token k.
func (r *speechReader) hasOpener(k int, s *text.Sentence, f cueForm) bool {
	if f.cue.needs != "" && !r.needed(k, s.To, f.cue.needs) {
		return false
	}
	z := r.peek(k, s, f)
	return z.open >= 0 && (z.clear || !f.cue.weak)
}

// peek is zone without its side effects.
func (r *speechReader) peek(k int, s *text.Sentence, f cueForm) zone {
	n := len(r.d.Mentions)
	z := r.zone(k, s, f)
	for len(r.d.Mentions) > n {
		m := &r.d.Mentions[len(r.d.Mentions)-1]
		delete(r.at, m.From)
		delete(r.until, m.To)
		r.d.Mentions = r.d.Mentions[:len(r.d.Mentions)-1]
	}
	return z
}

// trimmed is the span of tokens without marks at its ends.
func (r *speechReader) trimmed(from, to int) schema.Span {
	for to > from && r.toks[to-1].Kind == text.Punct && r.toks[to-1].Norm != ")" {
		to--
	}
	for from < to && (r.toks[from].Kind == text.Punct && r.toks[from].Norm != "(" || r.toks[from].Kind == text.Close) {
		from++
	}
	if from >= to {
		return schema.Span{}
	}
	if r.toks[to-1].Kind == text.Close && !slices.ContainsFunc(r.toks[from:to], func(t text.Token) bool { return t.Kind == text.Open }) {
		to-- // of a quotation that opens before the cue
	}
	if from >= to {
		return schema.Span{}
	}
	return r.d.Span(from, to)
}

// baseTrimmed is trimmed without the first word's preposition.
func (r *speechReader) baseTrimmed(from, to int) schema.Span {
	x := r.trimmed(from, to)
	if x.IsZero() {
		return x
	}
	t := &r.toks[from]
	if t.Start == x.Start && t.Prep != "" && t.Prep != "\u0633" && t.Conj == "" {
		return schema.SpanOf(r.d.Text, t.BaseStart, x.End)
	}
	return x
}

// before takes what stands before a cue for its content: a quotation, or a
// clause that "as he said" closes.
func (r *speechReader) before(x found, i int, s *text.Sentence) found {
	if x.form == participle || x.form == masdar {
		return found{}
	}
	k := i
	if i == s.From && r.d.SentenceOf(max(i-1, 0)).Para != s.Para {
		return found{} // a headline's quotation
	}
	for k > 0 && (r.toks[k-1].Norm == comma || r.toks[k-1].Norm == "," || r.toks[k-1].Base == "\u0643\u0645\u0627" || r.toks[k-1].Base == "\u062D\u0633\u0628\u0645\u0627" || r.toks[k-1].Norm == ".") { // كما حسبما
		k--
	}
	asHeSaid := k < i && r.toks[i-1].Kind == text.Word
	var from, to int
	switch {
	case k > 0 && r.toks[k-1].Kind == text.Close && k < i+1 && r.toks[i].Conj == "" && !x.cueForm.cue.weak:
		to = k - 1
		for from = to - 1; from > 0 && r.toks[from].Kind != text.Open; from-- {
		}
		if to-from < 5 || r.toks[from].Kind != text.Open || r.covered(from+1) {
			return found{}
		}
		x.content, x.mode = r.trimmed(from+1, to), schema.Direct
	case asHeSaid && k > s.From+3:
		if r.covered(k - 1) {
			return found{}
		}
		x.content, x.mode = r.baseTrimmed(s.From, k), schema.Indirect
	case r.toks[i].Conj == "" && k < i && k-s.From >= 4 && r.toks[i-1].Norm == comma && len(x.speakers) == 1 && r.d.Mentions[x.speakers[0]].To >= s.To-1 && !r.covered(k-1):
		x.content, x.mode = r.baseTrimmed(s.From, k), schema.Indirect // "…، يضيف البيان."
	default:
		return found{}
	}
	if x.content.IsZero() {
		return found{}
	}
	if len(x.speakers) == 0 {
		x.implied = text.Agreement{Want: true, Gender: x.gender, Number: x.number, Person: true}
	}
	x.ok, x.cue, x.score, x.rule = true, r.cueSpan(i), 0.7, "ar.cue-after"
	return x
}
