package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/schema"
)

// Boilerplate returns the lines of a news text that stand around the article
// rather than belong to it: captions with their credit, share buttons, icons,
// related articles, appeals for donations, subscription, copyright, comments.
// Spans are whole lines, ordered, and do not overlap; neighbours are one span.
//
// It errs towards keeping: a line of the article that is lost is a fact lost,
// a line too many is one sentence without any. A line is cut where it holds a
// phrase of lexicon/boilerplate.tsv in the place that the list gives; where its
// shape is a credit's or a bare address's; or where it stands among such lines
// at an end of the text and is no sentence. A text of which nothing would be
// left has none.
//
// language is the article's, "ar" or "en": an Arabic page may have English
// buttons, an English one has no Arabic ones.
func Boilerplate(text, language string) []schema.Span {
	p := pageOf(text)
	phrases := boilerplatePhrases()
	for i := range p.lines {
		p.lines[i].match(phrases, language)
	}
	// A headline may begin as a button does: "Video: …".
	if len(p.lines) > 0 && !p.lines[0].bare {
		p.lines[0].cut = false
	}
	p.captions(phrases)
	p.repeated()
	p.sections()
	p.tail()
	return p.spans(text)
}

// A pageLines is a text as its lines.
type pageLines struct {
	lines     []pageLine // those that are not blank
	firstBody int        // index of the first sentence; len(lines) where there is none
	lastBody  int        // of the last; -1
	bodies    int
}

// A pageLine is one line that is not blank.
type pageLine struct {
	start, end int      // bytes, without white space around
	raw        string   // text[start:end]
	words      []string // folded
	joined     bool     // no blank line stands above
	body       bool     // a sentence or more: it ends as one, and is long enough
	cut        bool
	kind       string // of the phrase that cut it
	bare       bool   // the phrase is all that the line says
	caption    string // what the line says without icon and credit, for repetitions
}

// A sentence that ends in a stop has at least so many words; a paragraph
// without one has more.
const (
	sentenceWords  = 10
	paragraphWords = 30
)

func pageOf(text string) *pageLines {
	p := &pageLines{lastBody: -1}
	at := 0
	joined := false
	for s := range strings.Lines(text) {
		trimmed := strings.TrimSpace(s)
		if trimmed != "" {
			start := at + strings.Index(s, trimmed)
			l := pageLine{start: start, end: start + len(trimmed), raw: trimmed, words: foldedWords(trimmed), joined: joined}
			l.body = len(l.words) >= paragraphWords || len(l.words) >= sentenceWords && endsSentence(trimmed)
			p.lines = append(p.lines, l)
		}
		joined = trimmed != ""
		at += len(s)
	}
	p.firstBody = len(p.lines)
	for i, l := range p.lines {
		if l.body {
			p.firstBody = min(p.firstBody, i)
			p.lastBody = i
			p.bodies++
		}
	}
	return p
}

// match cuts the line where a phrase of the list or its bare shape says so.
func (l *pageLine) match(phrases *phraseList, language string) {
	if len(l.words) == 0 || isAddress(l.raw) {
		l.cut, l.bare = true, true // a lone "×", "* * *", an e-mail address
		return
	}
	if len(l.words) <= paragraphWords && strings.HasPrefix(l.raw, copyrightSign) {
		l.cut = true
		return
	}
	// A phrase that begins the line, or is all of it, is found by the first word
	// that is no number; one within it by each word.
	for i, w := range l.words {
		for _, r := range phrases.byFirst[w] {
			if language == "en" && r.language == "ar" || !r.fits(l, i) {
				continue
			}
			l.cut, l.kind = true, r.kind
			l.bare = len(withoutNumbers(l.words)) == len(r.words)
			return
		}
	}
}

// copyrightSign begins lines such as "© 2021 The Herald".
const copyrightSign = "\u00a9"

// captions cuts lines that end in the credit of a picture. The name of an
// agency alone also ends sentences of an article; it makes a caption of a line
// that stands before the article's first sentence or after its last, or that
// dates the picture.
func (p *pageLines) captions(phrases *phraseList) {
	for i := range p.lines {
		l := &p.lines[i]
		l.caption = strings.Join(l.words, " ")
		c, ok := creditOf(l.raw, phrases)
		if !ok {
			continue
		}
		before := foldedWords(c.before)
		l.caption = strings.Join(before, " ")
		if l.cut || len(before) > maxCaptionWords {
			continue
		}
		outside := i < p.firstBody || i > p.lastBody
		switch {
		case c.photo:
			l.cut = !l.body || i > 0 && c.group
		case i == 0 || endsSentence(c.before) || strings.Contains(c.before, ". "):
		case outside && p.bodies >= 2, dated(before):
			l.cut = true
		}
		if l.cut {
			l.kind = photo
		}
	}
}

const maxCaptionWords = 45

// repeated cuts the other copies of a caption that was cut: pages give it below
// the picture and again for the enlarged one.
func (p *pageLines) repeated() {
	captions := map[string]bool{}
	for _, l := range p.lines {
		if l.cut && (l.kind == photo || l.kind == icon) && len(l.words) >= 4 {
			captions[withoutIcon(l.caption)] = true
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		if i > 0 && !l.cut && !l.body && captions[l.caption] {
			l.cut, l.kind = true, photo
		}
	}
}

// withoutIcon drops the name of an icon, which is Latin before other script or
// ends in "icon", from a folded caption.
func withoutIcon(s string) string {
	if _, rest, ok := strings.Cut(s, "icon "); ok {
		return rest
	}
	return s
}

// A list of related articles has at most so many lines within an article.
const maxInline = 6

// sections cuts what stands below a heading such as "Related articles": at the
// end of the text all of it, within the text up to the next sentence.
func (p *pageLines) sections() {
	for i := range p.lines {
		l := &p.lines[i]
		if !l.cut || !l.bare || l.kind != related && l.kind != comments {
			continue
		}
		bodies := 0
		for _, m := range p.lines[i+1:] {
			if m.body {
				bodies++
			}
		}
		// What remains is no article: few sentences, less than a quarter of all.
		last := p.lines[len(p.lines)-1].end
		ends := bodies <= 3 && p.bodies-bodies >= 3 && (last-l.end)*4 < last
		if l.kind == comments && p.bodies > bodies {
			ends = true
		}
		for j := i + 1; j < len(p.lines); j++ {
			m := &p.lines[j]
			if !ends && (m.body || p.lastBody > j && (j > i+maxInline || endsSentence(m.raw))) {
				break
			}
			m.cut = true
		}
	}
}

// tail cuts what stands below boilerplate after the article's last sentence, or
// above it in the same block, where it is no sentence itself. A date stays: it
// may be that of the article.
func (p *pageLines) tail() {
	if p.lastBody < 0 {
		return
	}
	some := false
	for i := p.lastBody + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.cut && l.kind != photo {
			for j := i; !some && p.lines[j].joined && j-1 > p.lastBody && len(p.lines[j-1].words) <= maxButtonWords && p.lines[j-1].aside(); j-- {
				p.lines[j-1].cut = true
			}
			some = true
		} else if some && l.aside() {
			l.cut = true
		}
	}
}

// maxButtonWords is how long the lines of an appeal above its button get.
const maxButtonWords = 8

// aside reports whether a line is neither a sentence nor a date.
func (l *pageLine) aside() bool {
	return !endsSentence(l.raw) && !(len(l.words) <= maxDateWords && slices.ContainsFunc(l.words, isYear))
}

// maxDateWords is how long "Published on Sunday, 8 Jumada I 1443 AH - 12
// December 2021" gets.
const maxDateWords = 12

// spans returns the cut lines, neighbours as one.
func (p *pageLines) spans(text string) []schema.Span {
	var out []schema.Span
	kept, before := false, false
	for _, l := range p.lines {
		switch {
		case !l.cut:
			kept = true
		case before:
			last := &out[len(out)-1]
			*last = schema.SpanOf(text, last.Start, l.end)
		default:
			out = append(out, schema.SpanOf(text, l.start, l.end))
		}
		before = l.cut
	}
	if !kept {
		return nil
	}
	return out
}

// The kinds of phrase that the code knows; the others cut their line alone.
const (
	related  = "related"  // heads a list of other articles
	comments = "comments" // heads the readers' comments
	credit   = "credit"   // an agency that also is a source
	photo    = "photo"    // the credit of a picture and nothing else
	icon     = "icon"     // the name of a button's picture
)

// A rule is one phrase of the list.
type rule struct {
	words    []string
	language string
	kind     string
	match    string // line, label, start, part; end of credits
	most     int    // words of the line
}

// fits reports whether the phrase stands where the rule wants it, given that
// its first word is the line's i-th. Numbers count for nothing in "12 comments".
func (r *rule) fits(l *pageLine, i int) bool {
	if len(l.words) > r.most {
		return false
	}
	switch r.match {
	case "line":
		return slices.Equal(withoutNumbers(l.words), r.words)
	case "label":
		label, _, ok := strings.Cut(l.raw, ":")
		return i == 0 && ok && slices.Equal(foldedWords(label), r.words)
	case "start":
		return i == 0 && hasPrefix(l.words, r.words)
	}
	return hasPrefix(l.words[i:], r.words)
}

// A phraseList is the rules as they are looked up.
type phraseList struct {
	byFirst map[string][]*rule // by first word, in the order of the list
	credits map[string][]*rule // those that captions end in, likewise
}

func hasPrefix(line, phrase []string) bool {
	return len(line) >= len(phrase) && slices.Equal(line[:len(phrase)], phrase)
}

func withoutNumbers(words []string) []string {
	out := words
	for i, w := range words {
		if isNumber(w) {
			out = append([]string(nil), words[:i]...)
			for _, w := range words[i:] {
				if !isNumber(w) {
					out = append(out, w)
				}
			}
			break
		}
	}
	return out
}

func isNumber(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// boilerplatePhrases reads the embedded list once. It is linted by a test, so
// that a fault in it is a fault of the build.
var boilerplatePhrases = sync.OnceValue(func() *phraseList {
	t, err := lexicon.Open(lexicons, "lexicon/boilerplate.tsv")
	if err != nil {
		panic(err)
	}
	out := &phraseList{byFirst: map[string][]*rule{}, credits: map[string][]*rule{}}
	for _, row := range t.Rows {
		f := row.Fields
		r := &rule{words: foldedWords(f[0]), language: f[1], kind: f[2], match: f[3], most: maxCaptionWords}
		if f[4] != "" {
			if r.most, err = strconv.Atoi(f[4]); err != nil {
				panic(fmt.Sprint(t.Errorf(row, "most: %v", err)))
			}
		}
		if len(r.words) == 0 {
			panic(fmt.Sprint(t.Errorf(row, "a phrase without words")))
		}
		to := out.byFirst
		if r.kind == credit || r.kind == photo {
			to = out.credits
		}
		to[r.words[0]] = append(to[r.words[0]], r)
	}
	return out
})
