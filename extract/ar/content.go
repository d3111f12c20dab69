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
			if c >= s.To || !r.goesOn(c+1, s) && !r.onlySubject(j, c, s) && !(j >= 2 && r.subordinator(j-2) && r.andThat(c+1, s)) && !r.andDoing(j, c, s) {
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

// andThat reports whether a comma and "وأن" go on at token k with what a subordinator
// opened: "أن «…»، وأن «…»".
func (r *speechReader) andThat(k int, s *text.Sentence) bool {
	return k+1 < s.To && r.toks[k].Norm == comma && r.toks[k+1].Conj == "\u0648" && hasPrefix(r.toks[k+1].Base, that) && len(r.toks[k+1].Base) <= len(that)+6
}

// andDoing reports whether behind the quotation from token j up to its mark at token c one more verbal
// noun joins the one that it opens with, which a preposition governs: "دعا إلى «إنهاء الاعتصام»،
// وفتح الطرق".
func (r *speechReader) andDoing(j, c int, s *text.Sentence) bool {
	k := c + 1
	if k < s.To && r.toks[k].Norm == comma {
		k++
	}
	if j < 2 || k+1 >= s.To || !r.masdars[r.toks[j].Stem] || r.class(&r.toks[j-2]) != "prep" && r.toks[j-2].Base != prepB {
		return false
	}
	t, n := &r.toks[k], &r.toks[k+1]
	forms, _ := r.cueAt(k)
	return t.Conj == andWord && t.Prep == "" && r.masdars[t.Stem] && !slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past }) && (n.Def || n.Prep != "" || r.cover(k+1) >= 0) && n.Conj == ""
}

// contentEnd returns the token where indirect content that begins at or before
// j ends.
func (r *speechReader) contentEnd(j, cue int, s *text.Sentence) int {
	nominal := j > 0 && !(r.toks[j-1].Norm == comma && r.sourcePrep(cue)) && !(r.toks[j-1].Conj == "\u0641" && hasPrefix(r.toks[j-1].Base, that)) && !r.subordinator(j-1) && r.toks[j-1].Base != hadWord && r.toks[j-1].Norm != colon && !r.finiteVerb(j) && (r.nominal(j) || r.nothing[r.toks[j].Base] || r.determined(j) || r.particle(j) == "dem" || r.toks[j].Prep == prepB && r.masdars[r.toks[j].Stem]) && r.toks[j].Kind == text.Word
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
		if k > j && (r.ownVoice(k, j, cue, nominal, s) || aside && r.toks[k-1].Norm == comma && t.Conj == "" && (r.finite(k) || t.Norm == hadWord || k+1 < s.To && r.bare(k+1) && (r.toks[k+1].Def || r.addressee(k+1)) && r.verbAfter(k))) {
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
	for k > 0 && (r.toks[k-1].Norm == comma || r.toks[k-1].Norm == "," || r.toks[k-1].Base == "\u0643\u0645\u0627" || r.toks[k-1].Base == "\u062D\u0633\u0628\u0645\u0627" || r.toks[k-1].Base == thus || r.toks[k-1].Norm == ".") { // كما حسبما
		k--
	}
	asHeSaid := k < i && r.toks[i-1].Kind == text.Word && r.toks[i-1].Base != thus
	var from, to int
	switch {
	case k > 1 && r.toks[k-1].Kind == text.Close && r.toks[i].Conj == "" && (!x.cueForm.cue.weak || r.toks[i-1].Base == thus):
		to = k - 1
		for from = to - 1; from > 0 && r.toks[from].Kind != text.Open; from-- {
		}
		if to-from < 5 && r.toks[i-1].Base != thus && !(r.toks[i-1].Norm == comma && (from <= s.From || r.toks[from-1].Kind == text.Punct) && r.clause(from+1, to)) || r.toks[from].Kind != text.Open || r.covered(from+1) {
			return found{}
		}
		x.content, x.mode = r.trimmed(from+1, to), schema.Direct
	case asHeSaid && k > s.From+3:
		if r.covered(k - 1) {
			return found{}
		}
		x.content, x.mode = r.wholeClause(s.From, k), schema.Indirect
	case r.toks[i].Conj == "" && k < i && k-s.From >= 4 && r.toks[i-1].Norm == comma && (len(x.speakers) == 1 && r.d.Mentions[x.speakers[0]].To >= s.To-1 || x.document && x.speakerSpan.IsZero() && r.nounPhrase(i+1, s.To) >= s.To-1) && !r.covered(k-1):
		x.content, x.mode = r.wholeClause(s.From, k), schema.Indirect // "…، يضيف البيان."
	default:
		return found{}
	}
	if x.content.IsZero() {
		return found{}
	}
	if len(x.speakers) == 0 {
		x.implied = text.Agreement{Want: true, Gender: x.gender, Number: x.number, Person: true}
		if x.document {
			x.implied = text.Agreement{Want: true, Person: true} // whose document it is
		}
	}
	x.ok, x.cue, x.score, x.rule = true, r.cueSpan(i), 0.7, "ar.cue-after"
	return x
}

// wholeClause is what tokens from to to tell, which open a sentence, without the letter that joins it
// to the one before: "و|قتل جنديان، بحسب الجيش".
func (r *speechReader) wholeClause(from, to int) schema.Span {
	x := r.trimmed(from, to)
	if t := &r.toks[from]; !x.IsZero() && t.Start == x.Start && t.Kind == text.Word && t.Conj == andWord {
		if y := r.cueSpan(from); y.Start > x.Start && y.Start < x.End {
			return schema.SpanOf(r.d.Text, y.Start, x.End)
		}
	}
	return x
}

// thus is هكذا, with which a verb of speech takes up the quotation before it.
const thus = "\u0647\u0643\u0630\u0627"

// opens settles where content begins: past a subordinator after a colon, inside
// a quotation mark.
func (r *speechReader) opens(z zone, j int, s *text.Sentence, clear bool) zone {
	for j < s.To && (r.toks[j].Norm == colon || r.toks[j].Norm == comma || r.toks[j].Norm == "-") {
		j++
	}
	if j < s.To && r.subordinator(j) && clear {
		j++
	}
	for j < s.To && (r.toks[j].Norm == comma || r.toks[j].Norm == colon) {
		j++
	}
	if j >= s.To {
		// A colon at the paragraph's end: the quotation is in the next one.
		if clear && j < len(r.toks) && r.toks[j].Kind == text.Open {
			z.open, z.quoted, z.clear = j+1, true, true
		}
		return z
	}
	z.open, z.clear = j, clear
	if c, ok := r.quoted(j, s.To, 5); ok && !clear && r.toks[j].Kind == text.Open && c+1 < s.To && r.toks[c+1].Kind == text.Word {
		return z // "عن «هدنة إنسانية» تبدأ مساء اليوم": a phrase in marks, not a quotation
	}
	if r.toks[j].Kind == text.Open {
		z.open, z.quoted, z.clear = j+1, true, true
		if z.open < len(r.toks) && r.subordinator(z.open) { // "أنها …" within the marks
			z.open++
		}
	}
	return z
}

// pronounBefore holds the particles with a pronoun that is the subject of the
// verb after them: "لكنه حذر".
var pronounBefore = map[string]bool{
	"\u0644\u0643\u0646\u0647": true, "\u0644\u0643\u0646\u0647\u0627": true, "\u0644\u0643\u0646\u0647\u0645": true, // لكنه لكنها لكنهم
	"\u0627\u0646\u0647": true, "\u0627\u0646\u0647\u0627": true, "\u0627\u0646\u0647\u0645": true, // أنه أنها أنهم
}

// nearness is قرب, a noun behind a preposition.
const nearness = "\u0642\u0631\u0628"

// contentNoun reports whether content can begin with the noun at token j after
// a preposition.
func (r *speechReader) contentNoun(j, prep int, s *text.Sentence) bool {
	if j >= s.To {
		return false
	}
	t := &r.toks[j]
	if t.Kind == text.Open || t.Base == nearness && t.Conj == "" && j == prep+1 && j+1 < s.To && r.masdars[r.toks[j+1].Stem] { // "ألمح إلى | قرب التوصل"
		return true
	}
	if t.Kind == text.Number && j+1 < s.To && r.toks[j+1].Kind == text.Word && r.in[j] < 0 && r.toks[prep].Base == about {
		return true // "أفاد عن 70 إصابة"
	}
	return t.Kind == text.Word && r.in[j] < 0 && (r.nominal(j) || j == prep+1 && r.bare(j) && r.class(t) == "" && r.isVerb(t.Base) && r.words[t.Base] > 0 && r.words[article+t.Base] > 0 || r.class(t) == "dem" || r.class(t) == "neg" || t.Base == what || r.class(t) == "part")
}
