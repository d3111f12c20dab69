package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
)

// Characters that the tokenizer treats by name.
const (
	rightSingle  = '\u2019' // closing quotation mark and typographic apostrophe
	leftSingle   = '\u2018'
	leftDouble   = '\u201c'
	rightDouble  = '\u201d'
	lowDouble    = '\u201e'
	leftGuille   = '\u00ab'
	rightGuille  = '\u00bb'
	enDash       = '\u2013'
	emDash       = '\u2014'
	horizontal   = '\u2015'
	ellipsis     = '\u2026'
	noBreakSpace = '\u00a0'
)

// Tokenize fills d.Tokens and d.Sentences. Tokens follow the Penn Treebank:
// contractions and the possessive are tokens of their own ("don" is never one:
// "do" "n't", "Iraq" "'s"), hyphenated words and abbreviations stay whole
// ("U.S.-led", "Gen."). Paragraphs end at line breaks, unless the next line
// goes on in the middle of a sentence. Each token gets its lower-case form, its
// lemma, its part of speech and its place in the sentence's tree.
func (l *Language) Tokenize(d *text.Doc) {
	t := tokenizer{l: l, d: d, s: d.Text}
	if d.Tokens == nil {
		d.Tokens = make([]text.Token, 0, len(d.Text)/5+8)
	}
	d.Tokens, d.Sentences = d.Tokens[:0], d.Sentences[:0]
	t.paragraphs()
	l.analyse(d)
}

// A tokenizer walks over one text.
type tokenizer struct {
	l    *Language
	d    *text.Doc
	s    string
	para int
}

// paragraphs cuts the text into paragraphs and each into tokens and sentences.
func (t *tokenizer) paragraphs() {
	wrapped := hardWrapped(t.s)
	from := 0
	for from < len(t.s) {
		to := from
		for to < len(t.s) {
			nl := strings.IndexByte(t.s[to:], '\n')
			if nl < 0 {
				to = len(t.s)
				break
			}
			to += nl + 1
			if !goesOn(t.s[from:to-1], t.s[to:], wrapped) {
				break
			}
		}
		if strings.TrimSpace(t.s[from:to]) != "" {
			t.paragraph(from, to)
			t.para++
		}
		from = to
	}
}

// hardWrapped reports whether lines were broken to a width, as in old agency
// wires and e-mail: all lines short, and many of them ending within a sentence.
func hardWrapped(s string) bool {
	lines, open := 0, 0
	for len(s) > 0 {
		line, rest, _ := strings.Cut(s, "\n")
		s = rest
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if len(line) > 100 {
			return false
		}
		lines++
		if c := line[len(line)-1]; len(line) > 50 && (c == ',' || 'a' <= c && c <= 'z') {
			open++
		}
	}
	return lines >= 4 && open*2 > lines
}

// goesOn reports whether the line before a line break and what follows it are
// one paragraph: the line ends within a sentence and the next one begins in
// lower case, or the whole text was broken to a width.
func goesOn(line, rest string, wrapped bool) bool {
	line = strings.TrimRightFunc(line, unicode.IsSpace)
	if line == "" {
		return false
	}
	next := strings.TrimLeft(rest, " \t\r")
	if next == "" || next[0] == '\n' {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if strings.ContainsRune(".!?:\"”'’)", last) {
		return wrapped && last != ':' && len(line) > 50
	}
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(first) || wrapped && len(line) > 50
}

// paragraph cuts s[from:to] into tokens, then into sentences.
func (t *tokenizer) paragraph(from, to int) {
	first := len(t.d.Tokens)
	i, space := from, true
	for i < to {
		r, n := rune(t.s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t.s[i:])
		}
		if unicode.IsSpace(r) || isInvisible(r) {
			space = space || !isInvisible(r)
			i += n
			continue
		}
		j := t.next(i, to, r, n, space, first)
		i, space = j, false
	}
	t.sentences(first)
}

// isInvisible reports marks of direction and joining that stand in text copied
// from web pages.
func isInvisible(r rune) bool {
	return r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u2069' || r == '\ufeff'
}

// add appends the token s[i:j].
func (t *tokenizer) add(i, j int, kind text.Kind, space bool) {
	s := t.s[i:j]
	tok := text.Token{Start: i, End: j, BaseStart: i, Text: s, Kind: kind, SpaceLeft: space, Head: -1}
	tok.Norm = lower(s)
	tok.Base, tok.Stem = tok.Norm, tok.Norm
	if kind == text.Word {
		r, _ := utf8.DecodeRuneInString(s)
		tok.Cap = unicode.IsUpper(r)
	}
	t.d.Tokens = append(t.d.Tokens, tok)
}

// lower is the form that rules match: lower case, straight apostrophes.
func lower(s string) string {
	if strings.IndexByte(s, '\xe2') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, string(rightSingle), "'"), string(leftSingle), "'")
	}
	return strings.ToLower(s)
}

// next adds the token that begins at i with the character r of n bytes and
// returns where it ends. first is the paragraph's first token.
func (t *tokenizer) next(i, to int, r rune, n int, space bool, first int) int {
	switch {
	case r == leftDouble || r == lowDouble || r == leftGuille:
		t.add(i, i+n, text.Open, space)
		return i + n
	case r == rightDouble || r == rightGuille:
		t.add(i, i+n, text.Close, space)
		return i + n
	case r == leftSingle:
		if k := t.word(i+n, to); k > i+n && isElision(t.s[i+n:k]) {
			t.add(i, k, text.Word, space)
			return k
		}
		t.add(i, i+n, text.Open, space)
		return i + n
	case r == '"' || r == '`' && strings.HasPrefix(t.s[i:to], "``") || r == '\'' && strings.HasPrefix(t.s[i:to], "''"):
		j := i + n
		for j < to && t.s[j] == t.s[i] {
			j++
		}
		t.add(i, j, t.quote(i, j, to, space, first), space)
		return j
	case r == '\'' || r == rightSingle || r == '`':
		return t.apostrophe(i, to, r, n, space, first)
	case unicode.IsDigit(r):
		return t.number(i, to, space)
	case unicode.IsLetter(r) || r == '@' || r == '#' || r == '_':
		return t.wordToken(i, to, r, n, space)
	case r == '.' && strings.HasPrefix(t.s[i:to], ".."):
		j := i
		for j < to && t.s[j] == '.' {
			j++
		}
		t.add(i, j, text.Punct, space)
		return j
	case r == '-' && strings.HasPrefix(t.s[i:to], "--"):
		j := i
		for j < to && t.s[j] == '-' {
			j++
		}
		t.add(i, j, text.Punct, space)
		return j
	case r == '.' && i+1 < to && isDigit(t.s[i+1]):
		return t.number(i, to, space)
	case r == utf8.RuneError && n <= 1:
		t.add(i, i+n, text.Punct, space)
		return i + n
	}
	t.add(i, i+n, text.Punct, space)
	return i + n
}

// quote tells an opening from a closing straight quotation mark by position.
func (t *tokenizer) quote(i, j, to int, space bool, first int) text.Kind {
	if j >= to {
		return text.Close
	}
	after, _ := utf8.DecodeRuneInString(t.s[j:])
	if unicode.IsSpace(after) {
		if !space {
			return text.Close
		}
		// It stands free: the parity within the paragraph decides.
		for k := len(t.d.Tokens) - 1; k >= first; k-- {
			switch t.d.Tokens[k].Kind {
			case text.Open:
				return text.Close
			case text.Close:
				return text.Open
			}
		}
		return text.Open
	}
	if space || len(t.d.Tokens) == first {
		return text.Open
	}
	switch last := t.d.Tokens[len(t.d.Tokens)-1]; {
	case last.Kind == text.Open:
		return text.Open
	case last.Kind == text.Punct && (last.Text == "(" || last.Text == "[" || last.Text == "—" || last.Text == "–" || last.Text == "--" || last.Text == "-" || last.Text == ":" || last.Text == "/"):
		if unicode.IsLetter(after) {
			return text.Open
		}
	}
	return text.Close
}

// apostrophe adds a quotation mark, or a word that begins with one ('em, '90s).
func (t *tokenizer) apostrophe(i, to int, r rune, n int, space bool, first int) int {
	k := t.word(i+n, to)
	if !space && k == i+n+1 && (t.s[k-1] == 's' || t.s[k-1] == 'S') && len(t.d.Tokens) > first {
		t.add(i, k, text.Word, space) // the possessive of an abbreviation, a number or a quotation
		return k
	}
	if k > i+n {
		if rest := t.s[i+n : k]; isElision(rest) && (space || r == rightSingle) {
			t.add(i, k, text.Word, space)
			return k
		}
	}
	if space && i+n < to && r != rightSingle {
		if after, _ := utf8.DecodeRuneInString(t.s[i+n:]); !unicode.IsSpace(after) {
			t.add(i, i+n, text.Open, space)
			return i + n
		}
	}
	if !space && len(t.d.Tokens) > first {
		// The possessive of a plural, unless a single quotation is open.
		last := t.d.Tokens[len(t.d.Tokens)-1]
		if last.Kind == text.Word && strings.HasSuffix(last.Norm, "s") && !t.singleOpen(first) {
			t.add(i, i+n, text.Word, space)
			return i + n
		}
		if last.Kind == text.Open && r != rightSingle {
			t.add(i, i+n, text.Open, space)
			return i + n
		}
	}
	t.add(i, i+n, text.Close, space)
	return i + n
}

// singleOpen reports whether a single quotation mark is open in the paragraph.
func (t *tokenizer) singleOpen(first int) bool {
	for k := len(t.d.Tokens) - 1; k >= first; k-- {
		tok := &t.d.Tokens[k]
		if tok.Kind == text.Open && (tok.Text == "'" || tok.Text == string(leftSingle)) {
			return true
		}
		if tok.Kind == text.Close && (tok.Text == "'" || tok.Text == string(rightSingle)) {
			return false
		}
	}
	return false
}

// isElision reports whether w is what an apostrophe is cut off from.
func isElision(w string) bool {
	switch strings.ToLower(w) {
	case "em", "til", "tis", "twas", "bout", "cause", "cuz", "n":
		return true
	}
	return len(w) >= 2 && isDigit(w[0]) && isDigit(w[1])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// number adds a number with its separators, or a word that begins with digits.
func (t *tokenizer) number(i, to int, space bool) int {
	j, kind := i, text.Number
	for j < to {
		r, n := utf8.DecodeRuneInString(t.s[j:])
		switch {
		case unicode.IsDigit(r):
		case (r == '.' || r == ',' || r == ':' || r == '/' || r == '-') && j+1 < to && isDigit(t.s[j+1]):
		case r == '%':
			t.add(i, j+1, text.Number, space)
			return j + 1
		case unicode.IsLetter(r) || r == '-' && j+1 < to && isLetterByte(t.s[j+1]):
			kind = text.Word
		default:
			t.add(i, j, kind, space)
			return j
		}
		j += n
	}
	t.add(i, j, kind, space)
	return j
}

func isLetterByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= utf8.RuneSelf
}

// word returns where the run of letters, digits, inner apostrophes, hyphens and
// ampersands that begins at i ends.
func (t *tokenizer) word(i, to int) int {
	j := i
	for j < to {
		c := t.s[j]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' {
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(t.s[j:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		case (r == '-' || r == '\'' || r == rightSingle || r == '&') && j > i && j+n < to:
			after, _ := utf8.DecodeRuneInString(t.s[j+n:])
			if !unicode.IsLetter(after) && !unicode.IsDigit(after) {
				return j
			}
		default:
			return j
		}
		j += n
	}
	return j
}

// wordToken adds a word: a name of the web, an abbreviation, a word with its
// contraction.
func (t *tokenizer) wordToken(i, to int, r rune, n int, space bool) int {
	if r == '@' || r == '#' {
		j := t.word(i+n, to)
		if j == i+n {
			t.add(i, j, text.Punct, space)
		} else {
			t.add(i, j, text.Word, space)
		}
		return j
	}
	if rest := t.s[i:to]; strings.HasPrefix(rest, "http") || strings.HasPrefix(rest, "www.") {
		if j := i + urlLen(rest); j > i {
			t.add(i, j, text.Word, space)
			return j
		}
	}
	j := t.word(i, to)
	if j == i { // a letter that the run does not begin with: never, but progress is certain
		j = i + n
	}
	if j < to && t.s[j] == '.' {
		if k := t.abbreviation(i, j, to); k > j {
			t.add(i, k, text.Word, space)
			return k
		}
		if j+3 <= to && isWebSuffix(t.s[j+1:to]) {
			k := t.word(j+1, to)
			t.add(i, k, text.Word, space)
			return k
		}
	}
	return t.contraction(i, j, space)
}

// isWebSuffix reports whether s begins with the ending of a host's name.
func isWebSuffix(s string) bool {
	for _, w := range [...]string{"com", "org", "net", "gov", "edu"} {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || !isLetterByte(s[len(w)])) {
			return true
		}
	}
	return false
}

// urlLen returns the length of the address that s begins with, 0 if none.
func urlLen(s string) int {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "www.") {
		return 0
	}
	n := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '<' || r == '>' || r == '"' || r == rightDouble || r == leftDouble
	})
	if n < 0 {
		n = len(s)
	}
	return len(strings.TrimRight(s[:n], ".,;:!?)]'"))
}

// abbreviation returns the end of the abbreviation whose letters are s[i:j] and
// whose point stands at j, or j when it is none. "U.S.-led" is one word.
func (t *tokenizer) abbreviation(i, j, to int) int {
	w := t.s[i:j]
	if k := strings.LastIndexByte(w, '-'); k >= 0 {
		w = w[k+1:]
	}
	if len(w) == 1 && isLetterByte(w[0]) {
		// Letters with points: initials, "U.S.", "a.m.".
		k, letters := j, 1
		for k+2 < to+1 && k < to && t.s[k] == '.' {
			k++
			if k+1 < to && isLetterByte(t.s[k]) && t.s[k] < utf8.RuneSelf && t.s[k+1] == '.' {
				k++
				letters++
				continue
			}
			break
		}
		if letters == 1 && 'a' <= w[0] && w[0] <= 'z' {
			return j
		}
		if letters == 1 && w[0] == 'I' && len(t.s[i:j]) == 1 && k < to && t.s[k] != ' ' {
			return j
		}
		if k < to && t.s[k] == '-' && k+1 < to && isLetterByte(t.s[k+1]) {
			return t.word(k+1, to)
		}
		return k
	}
	if t.l.abbreviations[strings.ToLower(w)] != 0 || w == "No" && t.digitBehind(j+1, to) {
		return j + 1
	}
	return j
}

// digitBehind reports whether a number stands behind a blank at byte i: "No. 2".
func (t *tokenizer) digitBehind(i, to int) bool {
	return i+1 < to && t.s[i] == ' ' && '0' <= t.s[i+1] && t.s[i+1] <= '9'
}

// contraction adds the word s[i:j], its contraction cut off.
func (t *tokenizer) contraction(i, j int, space bool) int {
	w := t.s[i:j]
	cut := 0
	if k := strings.LastIndexByte(w, '\''); k > 0 {
		cut = cutAt(w, k, 1)
	} else if k := strings.LastIndex(w, string(rightSingle)); k > 0 {
		cut = cutAt(w, k, len(string(rightSingle)))
	}
	if cut > 0 {
		t.add(i, i+cut, text.Word, space)
		t.add(i+cut, j, text.Word, false)
		return j
	}
	if strings.EqualFold(w, "cannot") {
		t.add(i, i+3, text.Word, space)
		t.add(i+3, j, text.Word, false)
		return j
	}
	t.add(i, j, text.Word, space)
	return j
}

// cutAt returns where the contraction of w with its apostrophe at k (of n
// bytes) begins, or 0 when it is none ("O'Malley").
func cutAt(w string, k, n int) int {
	switch rest := strings.ToLower(w[k+n:]); rest {
	case "s", "re", "ve", "ll", "d", "m":
		return k
	case "t":
		if k >= 2 && (w[k-1] == 'n' || w[k-1] == 'N') {
			return k - 1
		}
	}
	return 0
}
