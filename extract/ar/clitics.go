package ar

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
)

// Proclitics are letters written onto the next word: conjunctions (و ف), then
// prepositions (ب ل ك) or the future (س), then the article. Whether a first
// letter is one cannot be seen from the word alone ("وزير" is a minister,
// "وقال" is "and he said"); what decides is how frequent the word is with and
// without it in a list of 40,000 forms, in hundredths of the Zipf scale
// (words.tsv). The margins were set on ANERcorp's training part: a true clitic
// makes a form about ten times rarer.
const (
	conjMargin  = 30
	prepMargin  = 30
	unknownZipf = 150 // what a word that the list lacks counts as
)

const article = "\u0627\u0644" // ال

// Analyze returns the token that the bare word would be.
func (l *Language) Analyze(word string) text.Token {
	t := text.Token{End: len(word), Text: word, Kind: text.Word}
	l.analyze(&t)
	return t
}

// analyze fills the token's normal form and its clitics.
func (l *Language) analyze(t *text.Token) { l.kept.of(l, t.Text).fill(t) }

// A writtenWord is what a word is read as, wherever it stands.
type writtenWord struct {
	text                         string
	norm, conj, prep, base, stem string
	def                          bool
	baseStart                    int // bytes into text
	glued                        int // where a second word begins in it, or 0
}

// fill fills the token of the word.
func (w *writtenWord) fill(t *text.Token) {
	t.Norm, t.Conj, t.Prep, t.Base, t.Stem, t.Def = w.norm, w.conj, w.prep, w.base, w.stem, w.def
	t.BaseStart = t.Start + w.baseStart
}

// readWord folds a word and cuts its clitics.
func (l *Language) readWord(s string) *writtenWord {
	w := &writtenWord{text: s, norm: Fold(s), glued: l.unglue(s)}
	w.base, w.stem = w.norm, w.norm
	if w.norm == "" || w.norm[0] < 0x80 {
		return w
	}
	a, ok := l.written[s]
	if !ok {
		a = l.split(w.norm)
	}
	w.conj, w.prep, w.base, w.def = a.conj, a.prep, a.base, a.def
	w.stem = w.base
	cut := len(a.conj) + len(a.prep)
	if a.def && a.prep == prepL {
		cut = len(a.conj) // "للرئيس" cannot be cut cleanly
	}
	w.baseStart = l.baseOffset(s, cut)
	if w.def {
		// An alef with hamza or madda is the word's own: "ألمانيا", "آلاء".
		switch r, _ := utf8.DecodeRuneInString(s[w.baseStart:]); r {
		case alefHamzaUp, alefHamzaDown, alefMadda:
			w.def = false
		default:
			w.stem = strings.TrimPrefix(w.base, article)
		}
	}
	return w
}

// baseOffset maps the length of the clitics, in bytes of the folded word, back
// to bytes of the word as written: marks and tatweel may stand between letters.
func (l *Language) baseOffset(word string, cut int) int {
	letters := cut / 2 // two bytes an Arabic letter
	if letters == 0 {
		return 0
	}
	for i, r := range word {
		if isMark(r) || r == tatweel || invisible(r) {
			continue
		}
		if letters == 0 {
			return i
		}
		letters--
	}
	return 0
}

// An analysis is a word cut into its clitics and the rest.
type analysis struct {
	conj, prep, base string
	def              bool
}

// keptWords keep what late words were read as: most words of a text are frequent, and
// reading one takes a dozen look-ups. What is kept is what [Language.readWord] would
// return, so that it does not matter which words were read before.
type keptWords struct {
	seed maphash.Seed
	last [16384]atomic.Pointer[writtenWord]
}

// of reads a word. The nil keptWords keep nothing.
func (k *keptWords) of(l *Language, word string) *writtenWord {
	if k == nil {
		return l.readWord(word)
	}
	at := &k.last[maphash.String(k.seed, word)%uint64(len(k.last))]
	if w := at.Load(); w != nil && w.text == word {
		return w
	}
	w := l.readWord(strings.Clone(word)) // or it would hold on to the text
	at.Store(w)
	return w
}

// zipf returns how frequent the folded form is, ×100.
func (l *Language) zipf(w string) int {
	if z, ok := l.words[w]; ok {
		return int(z)
	}
	if l.isName(w) {
		return 300
	}
	return unknownZipf
}

// split cuts the clitics off a folded word.
func (l *Language) split(w string) analysis {
	if a, ok := l.fixed[w]; ok {
		return a
	}
	if l.names.IsGiven(w) { // "فادي", "بلال", "وسام"
		return analysis{base: w}
	}
	conj, rest := "", w
	if r, ok := cutAny(w, "\u0648", "\u0641"); ok { // و ف
		a := l.splitPrep(r)
		whole, part := l.zipf(w), l.zipf(r)
		if a.prep != "" { // "وللقوات": the rest is no word of its own
			part = max(part, l.zipf(a.base)-prepMargin)
		}
		switch {
		case l.isParticle(r):
			part += 100
		case l.isVerb(r) && !l.isVerb(w): // news puts it before most verbs of speech
			part += 250
		}
		_, known := l.words[w]
		form := len(l.cues[w]) > 0 || len(l.triggers[w]) > 0                                                            // "واعدا" is promising
		known = known || form || l.isName(w) || l.listed(w) || w[:2] == "\u0648" && !l.known(r) && l.verbWithPronoun(w) // "وقعها"
		if form {
			whole = max(whole, 350)
		}
		if l.listed(w) { // "وزيرين", "وادي"
			whole = max(whole, 350) + listedBonus
		}
		if w[:2] == "\u0641" && l.isName(w) { // "فالح" is a man, no "and he insisted"
			whole += 250
		}
		if w[:2] == "\u0641" && !strings.HasPrefix(r, article) && !l.isVerb(r) && a.prep != future && !l.isParticle(r) && !l.knownName(r) { // ف stands before verbs and particles
			part = 0
		}
		switch {
		case strings.HasPrefix(r, article) && len(r) > 2*len(article):
			conj, rest = w[:2], r
		case part >= whole+conjMargin && len(r) >= 4:
			conj, rest = w[:2], r
		case strings.HasPrefix(w, "\u0648\u0648") && len(r) >= 6 && !l.known(r) && !l.verbWithPronoun(r): // "وورين" is a name
		case !known && w[:2] == "\u0648" && len(r) >= 6: // no list knows it: و is a conjunction nine times in ten
			conj, rest = w[:2], r
		case !known && w[:2] == "\u0641" && len(r) >= 8 && l.words[r] == 0 && l.verbWithPronoun(r): // "فاتهمه"
			conj, rest = w[:2], r
		}
	}
	a := l.splitPrep(rest)
	a.conj = conj
	return a
}

// splitPrep cuts a preposition or the future particle, and sees the article.
func (l *Language) splitPrep(w string) analysis {
	a := analysis{base: w}
	if a2, ok := l.fixed[w]; ok {
		return a2
	}
	if l.isParticle(w) {
		return a
	}
	if r, ok := strings.CutPrefix(w, "\u0644\u0644"); ok && len(r) >= 4 { // لل = ل + ال
		if own := w[2:]; l.verbalNounForm(own) && l.zipf(own) > l.zipf(article+r) { // "للقاء"
			return analysis{prep: "\u0644", base: own}
		}
		if own := w[2:]; l.words[article+own] > l.words[article+r] && l.zipf(own) > l.zipf(article+r) { // "للجنة"
			return analysis{prep: "\u0644", base: article + own, def: true}
		}
		if l.zipf(article+r) >= l.zipf(w)+20 || l.zipf(r) > l.zipf(w) || l.words[w] == 0 {
			return analysis{prep: "\u0644", base: article + r, def: true}
		}
	}
	if r, ok := cutAny(w, "\u0628", "\u0644", "\u0643"); ok && len(r) >= 4 { // ب ل ك
		switch {
		case l.listed(w) && l.zipf(r) < l.zipf(w)+listedBonus: // "لجان", "كتل"
		case strings.HasPrefix(r, article) && len(r) >= len(article)+4 && l.zipf(w) < l.zipf(r)+prepMargin:
			a.prep, a.base = w[:2], r
		case w[:2] != "\u0644" && l.isVerb(r) && !l.masdars[r]: // ب and ك stand before no verb: "كيري" is Kerry
		case w[:2] == "\u0643" && l.zipf(r) < l.zipf(w)+2*prepMargin:
		case l.zipf(r) >= l.zipf(w)+prepMargin && l.zipf(r) > unknownZipf:
			a.prep, a.base = w[:2], r
		case (l.zipf(r) > l.zipf(w) || !l.known(w) && len(r) >= 8) && l.verbalNounForm(r) && !l.verbalNounForm(w): // "بقوله", "لانتزاعها"
			a.prep, a.base = w[:2], r
		}
	} else if r, ok := strings.CutPrefix(w, "\u0633"); ok && len(r) >= 4 && startsAny(r, "\u064A", "\u062A", "\u0646") { // س + ي ت ن
		if !l.isName(w) && (l.isVerb(r) && (l.zipf(r) > l.zipf(w) || !l.known(w)) || l.words[r] >= 400 && l.zipf(r) >= l.zipf(w)+prepMargin || !l.known(w) && l.verbWithPronoun(r)) {
			a.prep, a.base = "\u0633", r
		}
	} else if ok && len(r) >= 8 && strings.HasPrefix(r, "\u0627") && (l.zipf(r) > l.zipf(w) || !l.known(w)) && l.isVerb("\u064A"+r[2:]) { // "سأعود"
		a.prep, a.base = "\u0633", r
	}
	a.def = strings.HasPrefix(a.base, article) && len(a.base) >= len(article)+4 && !l.notDefinite(a.base)
	return a
}

// listedBonus is by how much the rest must be more frequent for a title or the head
// noun of a body to be cut.
const listedBonus = 90

// listed reports whether a title or the head of a body's name begins with the word.
func (l *Language) listed(w string) bool { return l.opens[w] }

// notDefinite reports whether a word that begins with alef and lam has them
// from its root: verbs like "التقى", particles like "الى".
func (l *Language) notDefinite(w string) bool {
	if l.isParticle(w) || l.isVerb(w) && l.zipf(w) > l.zipf(strings.TrimPrefix(w, article)) {
		return true
	}
	return !l.known(w) && !l.known(strings.TrimPrefix(w, article)) && l.verbWithPronoun(w) // "التقاهم"
}

// known reports whether any list holds the word as it stands.
func (l *Language) known(w string) bool {
	_, ok := l.words[w]
	return ok || l.isName(w) || l.listed(w) || l.isVerb(w)
}

// verbWithPronoun reports whether the word is a verb with its object written onto it.
func (l *Language) verbWithPronoun(w string) bool {
	_, e := cutEnclitic(w, l.isVerb)
	return e != nil && e.person == 3
}

func cutAny(w string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if r, ok := strings.CutPrefix(w, p); ok {
			return r, true
		}
	}
	return w, false
}

func startsAny(w string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}
