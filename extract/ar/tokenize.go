package ar

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Tokenize fills d.Tokens and d.Sentences. Words are split at white space and
// marks; clitics are analysed, not split ([Language.Analyze]).
func (l *Language) Tokenize(d *text.Doc) {
	d.Tokens = spelledOut(l.scan(d.Text, d.Tokens[:0]))
	afterPrepositions(d.Tokens)
	l.afterPlaces(d.Tokens)
	l.withinNames(d.Tokens)
	l.asElsewhere(d.Tokens)
	d.Tokens = l.unquoted(d.Tokens)
	pairQuotes(d)
	d.Sentences = l.sentences(d)
	skipBoilerplate(d)
}

// spelledOut takes away the dots of abbreviations whose letters are spelled, three or more with no blank
// between them, which end no sentence: "إف.بي.آي", "أ.ف.ب".
func spelledOut(toks []text.Token) []text.Token {
	const longest = 4 // letters, with the article or a preposition
	letter := func(i int) bool {
		t := &toks[i]
		return t.Kind == text.Word && t.Norm != "" && t.Norm[0] >= utf8.RuneSelf && utf8.RuneCountInString(t.Norm) <= longest
	}
	another := func(i int) bool { // a dot and a letter
		return i+1 < len(toks) && toks[i].Norm == "." && !toks[i].SpaceLeft && !toks[i+1].SpaceLeft && letter(i+1)
	}
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		out = append(out, toks[i])
		if !letter(i) || !another(i+1) || !another(i+3) {
			continue
		}
		for another(i + 1) {
			out = append(out, toks[i+2])
			i += 2
		}
	}
	return out
}

// dotted reports whether a dot joined the words at tokens i-1 and i, both of them of an abbreviation.
func dotted(toks []text.Token, i int) bool {
	return i > 0 && i < len(toks) && toks[i].Kind == text.Word && toks[i-1].Kind == text.Word && !toks[i].SpaceLeft && toks[i].Start == toks[i-1].End+1
}

// unquoted takes away the quotation marks around the name of a country and the words of it,
// each alone, in a text that keeps its distance so ("إسرائيل", "الإسرائيلية"): they quote
// nobody, and may stand within a quotation. The word of a country whose name stands without
// marks is a name of something else ("العربية").
func (l *Language) unquoted(toks []text.Token) []text.Token {
	alone := func(i int) bool {
		return i+2 < len(toks) && isQuote(&toks[i]) && toks[i+1].Kind == text.Word && isQuote(&toks[i+2]) && !toks[i+1].SpaceLeft && !toks[i+2].SpaceLeft
	}
	var distant []string // countries whose names stand in marks
	for i := range toks {
		if alone(i) {
			if h := l.names.Find(func(int) string { return toks[i+1].Base }, 0, 1); h.Len == 1 && !h.Ambiguous && h.Entry.Kind == "country" {
				distant = append(distant, h.Entry.ID)
			}
		}
	}
	if len(distant) == 0 {
		return toks
	}
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		if alone(i) && slices.Contains(distant, l.nation(&toks[i+1])) {
			word := toks[i+1]
			word.SpaceLeft = toks[i].SpaceLeft
			out = append(out, word)
			i += 2
			continue
		}
		out = append(out, toks[i])
	}
	return out
}

// nation returns the country that a word names or is of, in any number, or "".
func (l *Language) nation(t *text.Token) string {
	if h := l.names.Find(func(int) string { return t.Base }, 0, 1); h.Len == 1 && !h.Ambiguous && h.Entry.Kind == "country" {
		return h.Entry.ID
	}
	w := t.Base
	if !t.Def {
		w = article + w
	}
	for _, plural := range []string{"", "\u0648\u0646", "\u064A\u0646"} { // ون ين
		if s, ok := strings.CutSuffix(w, plural); ok {
			if id, _, _, known := l.names.Nisba(s); known {
				return id
			}
		}
	}
	return ""
}

// isQuote reports whether a token is a quotation mark.
func isQuote(t *text.Token) bool {
	c, _ := utf8.DecodeRuneInString(t.Text)
	return t.Kind != text.Word && quoteMark(c)
}

// afterPrepositions gives a word back what was cut off as a preposition where another
// stands right before it: "في بعقوبة", "على لسان".
func afterPrepositions(toks []text.Token) {
	for i := 1; i < len(toks); i++ {
		t, p := &toks[i], &toks[i-1]
		if t.Kind == text.Word && p.Kind == text.Word && governs[p.Base] && p.Prep == "" && t.Conj == "" && t.Prep != "" && t.Prep != prefixS && !t.Def {
			t.Prep, t.Base, t.Stem, t.BaseStart = "", t.Norm, t.Norm, t.Start
		}
	}
}

// afterPlaces gives a place's name back what was cut off as a preposition behind a word
// that stands before places: "مدينة بعقوبة", "شمالي بعقوبة".
func (l *Language) afterPlaces(toks []text.Token) {
	for i := 1; i < len(toks); i++ {
		t, p := &toks[i], &toks[i-1]
		if t.Kind != text.Word || t.Prep == "" || t.Prep == prefixS || t.Conj != "" || t.Def || p.Def || p.Kind != text.Word {
			continue
		}
		if h := l.heads[p.Stem]; (where[p.Stem] || h != nil && h.typ == schema.Place) && l.knownName(t.Norm) {
			t.Prep, t.Base, t.Stem, t.BaseStart = "", t.Norm, t.Norm, t.Start
		}
	}
}

// withinNames gives the first word of a known name of several words back what was cut
// off as a preposition: "بيونغ يانغ", "كوفي عنان".
func (l *Language) withinNames(toks []text.Token) {
	for i := 0; i+1 < len(toks); i++ {
		t := &toks[i]
		if t.Kind != text.Word || t.Prep == "" || t.Prep == prefixS || t.Def || toks[i+1].Kind != text.Word || toks[i+1].Prep+toks[i+1].Conj != "" {
			continue
		}
		whole := t.Prep + t.Base
		word := func(k int) string {
			if k == i {
				return whole
			}
			return toks[k].Norm
		}
		if h := l.names.Find(word, i, min(i+5, len(toks))); h.Len > 1 && !h.Ambiguous {
			t.BaseStart = t.Start + l.baseOffset(t.Text, len(t.Conj))
			t.Prep, t.Base, t.Stem = "", whole, whole
		}
	}
}

// asElsewhere cuts the preposition off a word that no list has, with it or without, where
// the article has it without elsewhere, "لهسبريس" and "جريدة هسبريس", or an outlet stands
// there: "في تصريح لهسبريس".
func (l *Language) asElsewhere(toks []text.Token) {
	unheard := func(w string) bool { return l.words[w] == 0 && !l.isName(w) }
	var bare map[string]bool
	for i := range toks {
		t := &toks[i]
		if t.Kind != text.Word || t.Prep+t.Conj != "" || t.Def {
			continue
		}
		rest, ok := cutAny(t.Norm, prepL, prepB)
		if !ok || len(rest) < shortestUnheard || !unheard(t.Norm) || !unheard(rest) {
			continue
		}
		if bare == nil {
			bare = map[string]bool{}
			for k := range toks {
				if o := &toks[k]; o.Kind == text.Word && o.Prep+o.Conj == "" && len(o.Norm) >= shortestUnheard {
					bare[o.Norm] = true
				}
			}
		}
		if bare[rest] || t.Norm[:2] == prepL && i > 0 && statementNouns[toks[i-1].Stem] {
			t.Prep, t.Base, t.Stem = t.Norm[:len(t.Norm)-len(rest)], rest, rest
			t.BaseStart = t.Start + l.baseOffset(t.Text, len(t.Prep))
		}
	}
}

// statementNouns holds the nouns of what is said to an outlet: تصريح تصريحات حديث حوار مقابلة.
var statementNouns = map[string]bool{
	"\u062A\u0635\u0631\u064A\u062D": true, "\u062A\u0635\u0631\u064A\u062D\u0627\u062A": true, "\u062D\u062F\u064A\u062B": true,
	"\u062D\u0648\u0627\u0631": true, "\u0645\u0642\u0627\u0628\u0644\u0647": true,
}

// shortestUnheard is the length in bytes of the shortest word that is cut for being
// elsewhere: four letters.
const shortestUnheard = 8

// governs holds prepositions that are words of their own, folded; "من" is one more
// often than it is "who".
var governs = map[string]bool{inWord: true, toWord: true, onWord: true, "\u0645\u0646": true, "\u0639\u0646": true} // من، عن

// scan cuts s into tokens.
func (l *Language) scan(s string, out []text.Token) []text.Token {
	if cap(out) == 0 {
		out = make([]text.Token, 0, len(s)/9+8)
	}
	space := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r), invisible(r), unicode.IsControl(r), hashtag(s, i):
			space = true
			i += n
		case unicode.IsDigit(r):
			j := number(s, i)
			out = append(out, text.Token{Start: i, End: j, Text: s[i:j], Norm: Fold(s[i:j]), Kind: text.Number, SpaceLeft: space})
			space, i = false, j
		case wordRune(r):
			j := i + n
			for j < len(s) {
				q, m := utf8.DecodeRuneInString(s[j:])
				if !wordRune(q) && !isMark(q) && !invisible(q) && q != tatweel && !(unicode.IsDigit(q) && r < unicode.MaxLatin1) && !(isApostrophe(q) && j+m < len(s) && latinAt(s, j+m) && latinAt(s, i)) {
					break
				}
				j += m
			}
			for j > i { // an invisible mark at the end is not the word's
				q, m := utf8.DecodeLastRuneInString(s[i:j])
				if !invisible(q) {
					break
				}
				j -= m
			}
			w := l.kept.of(l, s[i:j])
			if w.glued > 0 {
				j = i + w.glued
				w = l.kept.of(l, s[i:j])
			}
			out = append(out, text.Token{Start: i, End: j, Text: s[i:j], Kind: text.Word, SpaceLeft: space, Cap: unicode.IsUpper(r)})
			w.fill(&out[len(out)-1])
			space, i = false, j
		default:
			j := i + n
			if r == '.' || r == '-' || r == '_' || r == '*' { // runs are one mark
				for j < len(s) && rune(s[j]) == r {
					j++
				}
			}
			k := text.Punct
			if quoteMark(r) {
				k = text.Open // settled by pairQuotes
			}
			out = append(out, text.Token{Start: i, End: j, Text: s[i:j], Norm: s[i:j], Kind: k, SpaceLeft: space, BaseStart: i})
			space, i = false, j
		}
	}
	for i := range out {
		if out[i].Kind != text.Word {
			out[i].Base, out[i].Stem, out[i].BaseStart = out[i].Norm, out[i].Norm, out[i].Start
		}
	}
	return out
}

// hashtag reports whether the mark at byte i makes words a tag and is none of the
// text's own: the sign before a word, or the line between two ("#كوريا_الجنوبية").
func hashtag(s string, i int) bool {
	if s[i] != '#' && s[i] != '_' || i+1 == len(s) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return wordRune(after) && (s[i] == '#' || wordRune(before))
}

func wordRune(r rune) bool { return unicode.IsLetter(r) && r != tatweel || r == '\u0640' }

func isApostrophe(r rune) bool { return r == '\'' || r == '\u2019' }

func latinAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r < 0x250 && unicode.IsLetter(r)
}

// number returns the end of the number that begins at byte i: digits with
// separators between digits, and a percent sign.
func number(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r):
			i += n
		case strings.ContainsRune(".,:/-\u066B\u066C", r):
			q, _ := utf8.DecodeRuneInString(s[i+n:])
			if !unicode.IsDigit(q) {
				return i
			}
			i += n
		case r == '%' || r == '\u066A':
			return i + n
		default:
			return i
		}
	}
	return i
}

func quoteMark(r rune) bool {
	switch r {
	case '"', '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB', '\u2018', '\u2019', '\u2039', '\u203A', '\u2033':
		return true
	}
	return false
}

// pairQuotes settles which quotation marks open and which close. Guillemets go
// by form; the others by what touches them, since outlets mix their forms
// ("…“ ends many a quotation), and by whether one is open.
func pairQuotes(d *text.Doc) {
	open := 0 // how many quotations are, one within the other
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if i > 0 && open > 0 && paragraphBreak(d.Text, d.Tokens[i-1].End, t.Start) && t.Kind != text.Open {
			open = 0 // a quotation that goes on is opened again
		}
		if t.Kind != text.Open {
			continue
		}
		left := i > 0 && !t.SpaceLeft && !opensBracket(&d.Tokens[i-1])
		right := i+1 < len(d.Tokens) && !d.Tokens[i+1].SpaceLeft && !(d.Tokens[i+1].Kind == text.Punct && !opensBracket(&d.Tokens[i+1]))
		switch r, _ := utf8.DecodeRuneInString(t.Text); {
		case r == '\u00AB' || r == '\u2039':
		case r == '\u00BB' || r == '\u203A':
			t.Kind = text.Close
		case left && !right:
			t.Kind = text.Close
		case right && !left:
		case right && left && oneLetter(&d.Tokens[i-1]): // و"x"
		case right && left && d.Tokens[i-1].Kind == text.Punct && open == 0: // :"x"
		case open > 0:
			t.Kind = text.Close
		}
		if t.Kind == text.Open {
			open++
		} else {
			open = max(0, open-1)
		}
	}
}

// opensBracket reports whether the token is a bracket that opens.
func opensBracket(t *text.Token) bool { return t.Norm == "(" || t.Norm == "[" }

// paragraphBreak reports whether a line ends between bytes a and b.
func paragraphBreak(s string, a, b int) bool { return strings.ContainsAny(s[a:b], "\n\r\u2029") }

// sentences cuts the tokens at final marks and line ends. A closing quotation
// mark or bracket right after the final mark belongs to the sentence.
func (l *Language) sentences(d *text.Doc) []text.Sentence {
	out := d.Sentences[:0]
	from, para := 0, 0
	end := func(to int) {
		if to > from {
			for i := from; i < to; i++ {
				d.Tokens[i].Sent = len(out)
			}
			out = append(out, text.Sentence{From: from, To: to, Para: para})
			from = to
		}
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if i > 0 && paragraphBreak(d.Text, d.Tokens[i-1].End, t.Start) {
			end(i)
			para++
		}
		if !finalMark(t) {
			if d.TooLong(from, i) {
				end(i + 1)
			}
			continue
		}
		if len(t.Norm) > 1 && t.Norm[0] == '.' && i+1 < len(d.Tokens) && !paragraphBreak(d.Text, t.End, d.Tokens[i+1].Start) {
			continue // ".." and "..." within a line part clauses and headlines
		}
		if t.Norm == "." && i+1 < len(d.Tokens) && !d.Tokens[i+1].SpaceLeft && l.closesName(&d.Tokens[i+1]) {
			continue
		}
		if t.Norm == "." && i > 0 && i+1 < len(d.Tokens) && !d.Tokens[i+1].SpaceLeft && inOneWord(&d.Tokens[i-1], &d.Tokens[i+1]) {
			continue
		}
		if t.Norm == "." && i > 0 && oneLetter(&d.Tokens[i-1]) { // "د." and other abbreviations
			continue
		}
		j := i + 1
		for j < len(d.Tokens) && !paragraphBreak(d.Text, d.Tokens[j-1].End, d.Tokens[j].Start) &&
			(d.Tokens[j].Kind == text.Close || d.Tokens[j].Norm == ")" || finalMark(&d.Tokens[j])) && !d.Tokens[j].SpaceLeft {
			j++
		}
		if j == i+1 && t.Norm == "." && j < len(d.Tokens) && !d.Tokens[j].SpaceLeft && d.Tokens[j].Kind == text.Number {
			continue
		}
		end(j)
	}
	end(len(d.Tokens))
	for i := range out {
		s := &out[i]
		last := &d.Tokens[s.To-1]
		alone := (i == 0 || out[i-1].Para != s.Para) && (i == len(out)-1 || out[i+1].Para != s.Para)
		s.Heading = alone && !finalMark(last) && last.Kind != text.Close && s.To-s.From <= 25 || alone && i == 0 && s.To-s.From <= 20
	}
	return out
}

func finalMark(t *text.Token) bool {
	if t.Kind != text.Punct {
		return false
	}
	switch t.Norm {
	case ".", "!", "?", "\u061F", "...", "\u2026", "..", "....":
		return true
	}
	return false
}

// closesName reports whether a word right behind a full stop goes on with a name:
// "العربية.نت", "بي.بي.سي".
func (l *Language) closesName(t *text.Token) bool {
	const short, common = 2, 500
	if t.Kind != text.Word || t.Norm == "" || t.Norm[0] < 0x80 {
		return false
	}
	return t.Norm == "\u0643\u0648\u0645" || // كوم
		utf8.RuneCountInString(t.Norm) <= short && !l.isParticle(t.Norm) && l.words[t.Norm] < common
}

// inOneWord reports whether a full stop between the two words, with no blank, parts no
// sentences: in an abbreviation that is spelled out or an address: "إن.تي.في", "example.com".
func inOneWord(a, b *text.Token) bool {
	if a.Kind != text.Word || b.Kind != text.Word || a.Norm == "" || b.Norm == "" {
		return false
	}
	return letterNames[a.Norm] && letterNames[b.Norm] || a.Norm[0] < utf8.RuneSelf && b.Norm[0] < utf8.RuneSelf
}

func oneLetter(t *text.Token) bool {
	return t.Kind == text.Word && utf8.RuneCountInString(t.Norm) == 1
}

// skipBoilerplate marks the sentences that lie within the article's boilerplate.
func skipBoilerplate(d *text.Doc) {
	spans := d.Article.Boilerplate
	for i := range d.Sentences {
		s := &d.Sentences[i]
		at := d.Tokens[s.From].Start
		for len(spans) > 0 && spans[0].End <= at {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Start <= at {
			s.Skip = true
		}
	}
}
