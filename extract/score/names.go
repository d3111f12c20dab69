package score

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// NameCorpus is a corpus in which people tagged each token as inside or outside
// a name (token, tab or space, BIO tag; an empty line between sentences).
type NameCorpus struct{ blocks []nameBlock }

// blockSentences is how many sentences make an article.
const blockSentences = 10

type nameBlock struct {
	schema.Article
	text   *runeText
	tokens []nameToken
}

// A nameToken is a token, or where gap is set the end of a sentence.
type nameToken struct {
	span
	tag string
	gap bool
}

// A name is a run of tokens, the last included.
type name struct {
	first, last int
	class       string
}

// nameClasses are those that count, in the order in which they are printed.
var nameClasses = []string{"PER", "LOC", "ORG"}

// Names reads a corpus; language is that of its texts.
func Names(path, language string) (*NameCorpus, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	c := &NameCorpus{}
	var block, sentence [][2]string // token and tag; an empty pair ends a sentence
	sentences := 0
	flush := func() {
		if len(block) > 0 {
			c.blocks = append(c.blocks, newNameBlock(len(c.blocks), language, block))
		}
		block, sentences = nil, 0
	}
	end := func() {
		if len(sentence) == 0 {
			return
		}
		block = append(append(block, sentence...), [2]string{})
		sentence = nil
		if sentences++; sentences == blockSentences {
			flush()
		}
	}
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" {
			end()
			continue
		}
		sep := "\t"
		if !strings.Contains(line, sep) {
			sep = " "
		}
		token, tag := line, "O"
		if i := strings.LastIndex(line, sep); i >= 0 {
			token, tag = line[:i], line[i+1:]
		}
		sentence = append(sentence, [2]string{strings.TrimSpace(token), strings.TrimSpace(tag)})
	}
	end()
	flush()
	if len(c.blocks) == 0 {
		return nil, fmt.Errorf("read names: no sentence in %s", path)
	}
	return c, nil
}

func newNameBlock(n int, language string, block [][2]string) nameBlock {
	var text strings.Builder
	b := nameBlock{}
	at := 0 // code points
	begin := true
	for _, t := range block {
		if t == [2]string{} {
			text.WriteByte('\n')
			at++
			b.tokens = append(b.tokens, nameToken{gap: true})
			begin = true
			continue
		}
		if !begin {
			text.WriteByte(' ')
			at++
		}
		begin = false
		n := utf8.RuneCountInString(t[0])
		b.tokens = append(b.tokens, nameToken{span: span{at, at + n}, tag: t[1]})
		text.WriteString(t[0])
		at += n
	}
	b.Article = schema.Article{ID: "block-" + strconv.Itoa(n), Language: language, Text: text.String()}
	b.text = newRuneText(b.Text)
	return b
}

// Articles returns the texts: ten sentences each, a sentence a line.
func (c *NameCorpus) Articles() []schema.Article {
	var out []schema.Article
	for _, b := range c.blocks {
		out = append(out, b.Article)
	}
	return out
}

// gold returns the names that the tags say.
func (b *nameBlock) gold() map[name]bool {
	out := map[name]bool{}
	start, last, class := -1, -1, ""
	for i, t := range append(slices.Clone(b.tokens), nameToken{gap: true}) {
		begin, c, _ := strings.Cut(t.tag, "-")
		if start >= 0 && (begin != "I" || c != class) {
			if k := nameClass(class); k != "" {
				out[name{start, last, k}] = true
			}
			start = -1
		}
		if begin == "B" || begin == "I" && start < 0 {
			start, class = i, c
		}
		last = i
	}
	return out
}

func nameClass(tag string) string {
	switch tag {
	case "PERS", "PER":
		return "PER"
	case "ORG", "LOC":
		return tag
	}
	return ""
}

// found returns the names of a document, widened to whole tokens.
func (b *nameBlock) found(d *Document) map[name]bool {
	out := map[name]bool{}
	if d == nil {
		return out
	}
	for _, e := range d.entities {
		class := ""
		switch schema.EntityType(coarse(e.Type)) {
		case schema.Person:
			class = "PER"
		case schema.Organization:
			class = "ORG"
		case schema.Place:
			class = "LOC"
		default:
			continue
		}
		for _, m := range e.Mentions {
			if !m.isName() {
				continue
			}
			first, last := -1, -1
			for i, t := range b.tokens {
				if !t.gap && t.start < m.End && m.Start < t.end {
					if first < 0 {
						first = i
					}
					last = i
				}
			}
			if first >= 0 {
				out[name{first, last, class}] = true
			}
		}
	}
	return out
}

// A NameReport is the figures of a corpus of names, by exact span and class.
type NameReport struct {
	Person, Place, Organization Tally
	Faults                      []Fault
}

// All returns the counts over the classes.
func (r *NameReport) All() Tally {
	var t Tally
	for _, c := range []Tally{r.Person, r.Place, r.Organization} {
		t.Right, t.Found, t.Gold = t.Right+c.Right, t.Found+c.Found, t.Gold+c.Gold
	}
	return t
}

// Score measures the named mentions of documents.
func (c *NameCorpus) Score(docs []Document) *NameReport {
	byID := make(map[string]*Document, len(docs))
	for i := range docs {
		byID[docs[i].id] = &docs[i]
	}
	r := &NameReport{}
	for i := range c.blocks {
		b := &c.blocks[i]
		gold, found := b.gold(), b.found(byID[b.ID])
		for n := range gold {
			r.tally(n.class).Gold++
		}
		var wrong []name
		for n := range found {
			r.tally(n.class).Found++
			if gold[n] {
				r.tally(n.class).Right++
			} else {
				wrong = append(wrong, n)
			}
		}
		for n := range gold {
			if !found[n] {
				wrong = append(wrong, n)
			}
		}
		slices.SortFunc(wrong, func(x, y name) int {
			return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.last, y.last), cmp.Compare(x.class, y.class))
		})
		for _, n := range wrong {
			kind := Spurious
			if gold[n] {
				kind = Missed
			}
			text := b.text.slice(span{b.tokens[n.first].start, b.tokens[n.last].end})
			r.Faults = append(r.Faults, Fault{b.ID, kind, n.class + " " + text})
		}
	}
	return r
}

func (r *NameReport) tally(class string) *Tally {
	switch class {
	case "PER":
		return &r.Person
	case "LOC":
		return &r.Place
	}
	return &r.Organization
}

// WriteText prints one line for each class and one for all.
func (r *NameReport) WriteText(w io.Writer) error {
	for _, c := range r.rows() {
		if _, err := fmt.Fprintf(w, "%-4s P %.3f R %.3f F1 %.3f (%d gold)\n", c.name, c.Precision(), c.Recall(), c.F1(), c.Gold); err != nil {
			return err
		}
	}
	return nil
}

// WriteMarkdown prints the figures as a table for a file that is kept.
func (r *NameReport) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| class | precision | recall | F1 | gold | found |\n|---|---:|---:|---:|---:|---:|\n")
	for _, c := range r.rows() {
		fmt.Fprintf(&b, "| %s | %.3f | %.3f | %.3f | %d | %d |\n", c.name, c.Precision(), c.Recall(), c.F1(), c.Gold, c.Found)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

type namedTally struct {
	name string
	Tally
}

func (r *NameReport) rows() []namedTally {
	var out []namedTally
	for _, c := range nameClasses {
		out = append(out, namedTally{c, *r.tally(c)})
	}
	return append(out, namedTally{"all", r.All()})
}
