package dates_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// tokenizers holds the languages' own, where a test wants them.
var tokenizers = map[string]func(*text.Doc){}

// tokenize cuts s as the languages' tokenizers do, as far as dates need it.
func tokenize(_ testing.TB, lang, s string, published schema.Date) *text.Doc {
	d := &text.Doc{Article: &schema.Article{Language: lang, Text: s, Published: published}, Text: s}
	if real := tokenizers[lang]; real != nil {
		real(d)
		return d
	}
	from, para, space := 0, 0, true
	end := func() {
		if n := len(d.Tokens); n > from {
			for i := from; i < n; i++ {
				d.Tokens[i].Sent = len(d.Sentences)
			}
			d.Sentences = append(d.Sentences, text.Sentence{From: from, To: n, Para: para})
			from = n
		}
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		j := i + n
		switch {
		case r == '\n':
			end()
			para++
			fallthrough
		case unicode.IsSpace(r):
			space, i = true, j
			continue
		case unicode.IsDigit(r):
			j = digits(s, i)
			kind := text.Number
			for j < len(s) && lang == "en" && unicode.IsLetter(rune(s[j])) {
				kind, j = text.Word, j+1
			}
			add(d, lang, i, j, kind, space)
		case unicode.IsLetter(r):
			for j < len(s) {
				q, m := utf8.DecodeRuneInString(s[j:])
				next, _ := utf8.DecodeRuneInString(s[j+m:])
				if !unicode.IsLetter(q) && !unicode.Is(unicode.Mn, q) && q != '\u0640' && !(lang == "en" && (q == '-' || q == '\'') && unicode.IsLetter(next)) {
					break
				}
				j += m
			}
			if k := strings.LastIndexByte(s[i:j], '\''); k > 0 && s[i+k:j] == "'s" {
				j = i + k
			}
			if j < len(s) && s[j] == '.' && strings.Contains(" jan feb mar apr jun jul aug sep sept oct nov dec mon tues wed thurs fri sat sun ", " "+strings.ToLower(s[i:j])+" ") {
				j++
			}
			add(d, lang, i, j, text.Word, space)
		default:
			kind := text.Punct
			switch r {
			case '«', '“':
				kind = text.Open
			case '»', '”':
				kind = text.Close
			case '\'':
				for j < len(s) && unicode.IsLetter(rune(s[j])) {
					j++
				}
			}
			add(d, lang, i, j, kind, space)
			if r == '.' || r == '!' || r == '?' || r == '؟' {
				end()
			}
		}
		space, i = false, j
	}
	end()
	return d
}

func digits(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsDigit(r) {
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			if r == '%' {
				return i + n
			}
			if !strings.ContainsRune(".,:/-", r) || !unicode.IsDigit(next) {
				break
			}
		}
		i += n
	}
	return i
}

var foldings = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ى", "ي", "ة", "ه", "\u0640", "", "\u064b", "", "\u0651", "", "\u064f", "",
	"٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9")

func add(d *text.Doc, lang string, i, j int, kind text.Kind, space bool) {
	s := d.Text[i:j]
	t := text.Token{Start: i, End: j, BaseStart: i, Text: s, Kind: kind, SpaceLeft: space, Norm: foldings.Replace(strings.ToLower(s)), Head: -1}
	r, _ := utf8.DecodeRuneInString(s)
	t.Cap = unicode.IsUpper(r)
	t.Base = t.Norm
	if lang == "ar" && kind == text.Word {
		proclitics(&t)
	}
	d.Tokens = append(d.Tokens, t)
}

func proclitics(t *text.Token) {
	words := "عام شهر يوم امس نهايه مطلع منتصف كانون ايلول اب حلول سنه في غد "
	b := t.Base
	if r, ok := strings.CutPrefix(b, "و"); ok && (strings.HasPrefix(r, "ال") || strings.Contains(words, r+" ") || len(r) > 8) {
		t.Conj, b = "و", r
	}
	if r, ok := strings.CutPrefix(b, "لل"); ok {
		t.Prep, b = "ل", "ال"+r
	}
	for _, p := range []string{"ل", "ب"} {
		if r, ok := strings.CutPrefix(b, p); ok && (strings.HasPrefix(r, "ال") || strings.Contains(words, r+" ")) {
			t.Prep, b = p, r
		}
	}
	for _, p := range []string{"سي", "ست"} {
		if strings.HasPrefix(b, p) && len(b) > 8 && !strings.HasPrefix(b, "سيطر") {
			t.Prep, b = "س", b[2:]
		}
	}
	t.BaseStart += len(t.Conj)
	if t.Prep != "" && t.Prep != "س" && !strings.HasPrefix(t.Norm[len(t.Conj):], "لل") {
		t.BaseStart += len(t.Prep)
	}
	t.Base = b
}
