package ar

import (
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
			if !r.goesOn(c+1, s) || c >= s.To {
				return r.trimmed(j, c), schema.Direct
			}
			// Quoted in part: what follows the mark is still said.
			to := r.contentEnd(c+1, cue, s)
			return r.trimmed(j-1, to), schema.Mixed
		}
		if c := r.closing(j); c > j {
			return r.trimmed(j, s.To), schema.Direct
		}
		return r.trimmed(j, r.paragraphEnd(s)), schema.Direct
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

// paragraphEnd returns the end of the paragraph that sentence s is in.
func (r *speechReader) paragraphEnd(s *text.Sentence) int {
	to := s.To
	for i := r.toks[s.To-1].Sent + 1; i < len(r.d.Sentences) && r.d.Sentences[i].Para == s.Para; i++ {
		to = r.d.Sentences[i].To
	}
	return to
}

// goesOn reports whether the reported speech goes on after a quotation closed
// before token k, in the same clause.
func (r *speechReader) goesOn(k int, s *text.Sentence) bool {
	if k >= s.To {
		return false
	}
	t := &r.toks[k]
	switch {
	case t.Kind == text.Punct:
		return false
	case t.Kind == text.Open:
		return true
	case t.Conj != "" && r.finiteVerb(k):
		return false
	case t.Conj != "":
		forms, _ := r.cueAt(k)
		return len(forms) == 0
	}
	if forms, _ := r.cueAt(k); len(forms) > 0 {
		return false
	}
	return r.cueNouns[t.Base] == nil
}

// contentEnd returns the token where indirect content that begins at or before
// j ends.
func (r *speechReader) contentEnd(j, cue int, s *text.Sentence) int {
	nominal := j > 0 && !r.subordinator(j-1) && r.toks[j-1].Norm != colon && !r.finiteVerb(j) && r.nominal(j) && r.toks[j].Kind == text.Word
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
		if k > j && r.ownVoice(k, j, cue, nominal, s) {
			for k > j && (r.toks[k-1].Norm == comma || r.toks[k-1].Norm == "," || r.toks[k-1].Norm == "-" || r.toks[k-1].Norm == "\u061B") {
				k--
			}
			return k
		}
	}
	return s.To
}

// ownVoice reports whether the article speaks itself again at token k: a new
// cue joined by a conjunction or in the accusative, an attribution, "and that
// in …".
func (r *speechReader) ownVoice(k, from, cue int, nominal bool, s *text.Sentence) bool {
	t := &r.toks[k]
	if t.Kind != text.Word {
		return false
	}
	if nominal && t.Conj != "" && t.Prep == "" && !t.Def && r.finiteVerb(k) && !r.masdars[t.Base] {
		return true // "دانت الهجوم ووصفته": the verb goes on with the first one
	}
	afterMark := r.toks[k-1].Kind == text.Punct && r.toks[k-1].Norm != ")" || r.toks[k-1].Kind == text.Close
	if r.in[k] >= 0 {
		return false
	}
	forms, suffix := r.cueAt(k)
	for _, f := range forms {
		switch f.form {
		case past:
			if t.Conj != "" && t.Prep == "" && !t.Def && suffix == nil && (afterMark || !f.cue.weak) && r.hasOpener(k, s, f) {
				return true
			}
		case present:
			if t.Conj != "" && afterMark && !t.Def && suffix == nil && r.toks[cue].Base == t.Base {
				return true
			}
		case participle:
			if (afterMark || t.Conj != "") && t.Prep == "" && !t.Def && suffix == nil && r.hasOpener(k, s, f) {
				return true
			}
		}
	}
	if n := r.cueNouns[t.Base]; n != nil && n.kind == "source-prep" && afterMark && !(t.Conj != "" && false) {
		return true
	}
	if afterMark {
		next := ""
		if k+1 < s.To {
			next = r.toks[k+1].Norm
		}
		switch t.Norm {
		case "\u0648\u0630\u0644\u0643": // وذلك
			return true
		case "\u0648\u0647\u0648", "\u0648\u0647\u064A": // وهو ما
			return next == what
		case "\u0627\u0644\u0627\u0645\u0631": // الأمر الذي
			return next == "\u0627\u0644\u0630\u064A"
		case inWord: // في إشارة إلى، في خطوة، في حين، في وقت
			return next == "\u0627\u0634\u0627\u0631\u0647" || next == "\u062E\u0637\u0648\u0647" || next == "\u062D\u064A\u0646" || next == "\u0648\u0642\u062A" || next == "\u0627\u0644\u0648\u0642\u062A"
		case "\u0641\u064A\u0645\u0627", "\u0628\u064A\u0646\u0645\u0627": // فيما، بينما with a verb of speech
			for q := k + 1; q < min(k+3, s.To); q++ {
				if forms, _ := r.cueAt(q); len(forms) > 0 && r.finiteVerb(q) {
					return true
				}
			}
		}
	}
	return false
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
	for from < to && r.toks[from].Kind == text.Punct && r.toks[from].Norm != "(" {
		from++
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

// covered reports whether token i lies in the content of a statement already found.
func (r *speechReader) covered(i int) bool { return r.coveredBy(i) >= 0 }

// coveredBy returns the last statement found whose content token i lies in, or -1.
func (r *speechReader) coveredBy(i int) int {
	at := r.toks[i].Start
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		c := r.d.Statements[k].Content
		if c.Start <= at && at < c.End {
			return k
		}
	}
	return -1
}

// adverbial settles the subject of a participle ("مؤكدا أن …"): the subject of
// the sentence's last statement, or what agrees.
func (r *speechReader) adverbial(i int, s *text.Sentence, f cueForm, x *found) bool {
	t := &r.toks[i]
	acc := len(t.Base) > len(f.word) || t.Norm != "" && (hasSuffix(t.Base, "\u0627") || hasSuffix(t.Base, "\u0647") || hasSuffix(t.Base, "\u064A\u0646"))
	if !acc {
		return false // nominative: "مسؤول", a noun
	}
	if _, isMention := r.at[i]; isMention {
		return false
	}
	if i == s.From && (f.cue.weak || r.toks[i].Conj != "") {
		return x.clear
	}
	x.inherit = true
	x.rule = "ar.cue-participle"
	return true
}

func hasSuffix(s, suffix string) bool {
	return len(s) > len(suffix) && s[len(s)-len(suffix):] == suffix
}

// verbalNoun reads a statement from a noun: "إعلان الرئيس … عن", "قوله إن",
// "تصريحات … بأن".
func (r *speechReader) verbalNoun(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention}
	j := i + 1
	if suffix == nil {
		if r.toks[i].Def {
			return found{}
		}
		m, ok := r.at[j]
		if !ok || !r.bare(j) || !r.canSpeak(m) {
			return found{}
		}
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		z := zone{subjectSpan: x.speakerSpan}
		j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
		x.speakerSpan = z.subjectSpan
	} else {
		if suffix.person == 1 {
			return found{}
		}
		x.implied = text.Agreement{Want: true, Gender: suffix.gender, Number: suffix.number, Person: true}
		// "نقلت … عن فلان قوله": the source after عن
		for k := i - 1; k > s.From && k > i-14; k-- {
			if m, ok := r.at[k]; ok && r.toks[k-1].Base == about && r.canSpeak(m) {
				x.speakers, x.speakerSpan, x.implied = []int{m}, r.d.Mentions[m].Span, text.Agreement{}
				break
			}
			if r.toks[k].Kind == text.Punct && r.toks[k].Norm != comma || r.subordinator(k) {
				break
			}
		}
	}
	// Then the content must open clearly.
	verb := f
	verb.form = participle // no further subject
	z := r.zone(j-1, s, verb)
	if z.open < 0 {
		return found{}
	}
	if !z.clear {
		strong := false
		p, _ := r.preposition(z.open)
		if z.open > 0 {
			switch r.toks[z.open-1].Base {
			case about, toWord, fromWord:
				strong = true
			}
		}
		if !strong && p == "" || f.cue.weak || f.cue.act == schema.Say || suffix == nil && p == prepL {
			return found{}
		}
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() {
		return found{}
	}
	x.date, x.medium, x.mediumText, x.audience = z.date, z.medium, z.mediumText, z.audience
	if x.date < 0 {
		x.inherit = true
	}
	x.ok, x.rule, x.score, x.cue = true, "ar.cue-noun", 0.65, r.cueSpan(i)
	return x
}

// accordingTo reads "بحسب / وفق / نقلا عن" and the source after it.
func (r *speechReader) accordingTo(i int, s *text.Sentence) {
	t := &r.toks[i]
	n := r.cueNouns[t.Norm]
	if n == nil {
		n = r.cueNouns[t.Prep+t.Base]
	}
	if n == nil {
		n = r.cueNouns[t.Base]
	}
	if n == nil || n.kind != "source-prep" {
		return
	}
	j := i + 1
	for j < s.To && j < i+6 && r.toks[j].Kind == text.Word && (r.class(&r.toks[j]) == "prep" || r.mediumAt(j) != "" || r.contentWord(j) || r.finiteVerb(j) || r.toks[j].Base == prepB || r.toks[j].Base == "\u0628\u0647") {
		if _, ok := r.at[j]; ok {
			break
		}
		j++
	}
	if j >= s.To {
		return
	}
	if r.toks[j].Kind == text.Open {
		j++
	}
	m, ok := r.at[j]
	if !ok || !r.canSpeak(m) {
		return
	}
	x := found{from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.according-to", score: 0.75}
	x.cueForm.cue = &cue{act: n.act}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	z := zone{subjectSpan: x.speakerSpan, date: -1, medium: text.NoMention}
	after := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	x.speakerSpan = z.subjectSpan
	for after < s.To && r.toks[after].Kind == text.Word {
		if d := r.in[after]; d >= 0 {
			x.date = d
			after = r.d.Dates[d].To
			continue
		}
		to := r.adjunct(after, after, s, &z)
		if to <= after {
			break
		}
		after = to
	}
	if x.date < 0 {
		x.date = z.date
	}
	first := i
	for first > s.From && (r.toks[first-1].Norm == comma || r.toks[first-1].Norm == "-" || r.toks[first-1].Norm == "\u061B") {
		first--
	}
	if after+1 < s.To && r.toks[after].Norm == comma && r.subordinator(after+1) {
		return // "أفادت وكالة، نقلا عن مصدر، بأن": the verb before it tells the content
	}
	if first-s.From >= 4 {
		from := s.From
		x.content, x.mode = r.trimmed(from, first), schema.Indirect
		if k := r.coveredBy(first - 1); k >= 0 { // it is where the speech told before is known from
			x.content, x.mode = r.d.Statements[k].Content, r.d.Statements[k].Mode
		}
	} else {
		for after < s.To && (r.toks[after].Norm == comma || r.toks[after].Norm == colon) {
			after++
		}
		if after >= s.To {
			return
		}
		if b := r.toks[after].Base; b == that && r.toks[after].Conj != "" || len(b) > len(that) && hasPrefix(b, that) && r.toks[after].Conj == "\u0641" {
			after++
		}
		x.content, x.mode = r.content(after, i, s, false)
	}
	if x.content.IsZero() {
		return
	}
	start := t.Start
	if t.Conj != "" {
		start += firstRune(t.Text)
	}
	x.cue, x.ok = schema.SpanOf(r.d.Text, start, t.End), true
	r.emit(x)
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

// contentWord reports whether token j is a noun that carries content: "تصريحات".
func (r *speechReader) contentWord(j int) bool {
	n := r.cueNouns[r.toks[j].Base]
	if n == nil {
		n = r.cueNouns[r.toks[j].Stem]
	}
	return n != nil && n.kind == "content-noun" || r.toks[j].Base == saying || r.toks[j].Base == what
}

// headline reads "مسؤول: القوات …" in a heading: a source right before a colon,
// at the heading's beginning or after the mark or conjunction that parts two
// headlines ("… والداخلية: لم نطلق الرصاص").
func (r *speechReader) headline(s *text.Sentence) {
	if !s.Heading {
		return
	}
	for i := s.From + 1; i < s.To-1; i++ {
		if r.toks[i].Norm != colon {
			continue
		}
		from := i - 1
		if r.toks[from].Kind == text.Close {
			from--
		}
		m, ok := r.until[from+1]
		if !ok {
			m, ok = r.at[s.From]
			if !ok || r.d.Mentions[m].Type == schema.Place || i-r.d.Mentions[m].To > 4 {
				return
			}
			for k := r.d.Mentions[m].To; k < i; k++ {
				if r.in[k] >= 0 {
					return // a dateline
				}
			}
		}
		first := r.firstOfPhrase(m)
		start := r.d.Mentions[first].From
		if start > s.From && r.toks[start-1].Kind == text.Open {
			start--
		}
		begins := start == s.From || r.toks[start].Conj != "" || r.toks[start-1].Kind == text.Punct && r.toks[start-1].Norm != "("
		if !begins || !r.canSpeak(m) && r.d.Mentions[m].Type != schema.Facility || r.toks[start].Prep != "" {
			return
		}
		if r.d.Mentions[m].Type == schema.Place && (r.masdars[r.toks[i+1].Base] || r.hasForm(r.toks[i+1].Base, masdar, noun)) {
			return // "تونس: إيقاف أربعة": where it happened
		}
		x := found{from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.headline-colon", score: 0.85, ok: true}
		x.cueForm.cue = &cue{act: schema.Say}
		x.speakers, x.speakerSpan = []int{first}, r.d.Mentions[first].Span
		x.cue = r.d.Span(i, i+1)
		quoted := r.toks[i+1].Kind == text.Open
		at := i + 1
		if quoted {
			at++
		}
		x.content, x.mode = r.content(at, i, s, quoted)
		if !x.content.IsZero() {
			r.emit(x)
		}
		return
	}
}
