package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A tagged token of a corpus, by bytes of its block's text.
type tagged struct {
	start, end int
	tag        string // "O", "B-PER" …; empty ends a sentence
}

// A block is ten sentences of a corpus, laid out as eval/ner.py does.
type block struct {
	text   string
	tokens []tagged
}

// readBlocks reads a corpus of one token a line, its tag last, sentences
// parted by blank lines.
func readBlocks(path string) ([]block, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var blocks []block
	var b block
	var s strings.Builder
	sentences, open := 0, false
	endSentence := func() {
		if !open {
			return
		}
		s.WriteByte('\n')
		b.tokens = append(b.tokens, tagged{})
		open = false
		if sentences++; sentences%10 == 0 {
			b.text = s.String()
			blocks = append(blocks, b)
			b = block{}
			s.Reset()
		}
	}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		line := strings.TrimPrefix(in.Text(), "\ufeff")
		if strings.TrimSpace(line) == "" {
			endSentence()
			continue
		}
		at := strings.LastIndexByte(line, '\t')
		if at < 0 {
			at = strings.LastIndexByte(line, ' ')
		}
		word, tag := line, "O"
		if at >= 0 {
			word, tag = line[:at], strings.TrimSpace(line[at+1:])
		}
		word = strings.TrimSpace(word)
		if open {
			s.WriteByte(' ')
		}
		open = true
		b.tokens = append(b.tokens, tagged{s.Len(), s.Len() + len(word), tag})
		s.WriteString(word)
	}
	endSentence()
	if b.tokens != nil {
		b.text = s.String()
		blocks = append(blocks, b)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return blocks, nil
}

// typeOf maps the corpora's names of types to the model's.
var typeOf = map[string]string{
	"PER": "PER", "PERS": "PER", "PERSON": "PER",
	"LOC": "LOC", "LOCATION": "LOC",
	"ORG": "ORG", "ORGANIZATION": "ORG",
	"MISC": "MISC", "MIS": "MISC",
}

// A span is a name: tokens from to last of a block, inclusive.
type span struct {
	from, last int
	typ        string
}

// gold returns the names of a block.
func (b *block) gold() []span {
	var out []span
	start, kind, last := -1, "", 0
	for k := 0; k <= len(b.tokens); k++ {
		place, class := "O", ""
		if k < len(b.tokens) && b.tokens[k].tag != "" {
			place, class, _ = strings.Cut(b.tokens[k].tag, "-")
		}
		if start >= 0 && (place != "I" || class != kind) {
			out = append(out, span{start, last, typeOf[kind]})
			start = -1
		}
		if place == "B" || place == "I" && start < 0 {
			start, kind = k, class
		}
		last = k
	}
	return out
}

// example tokenizes a block and carries its names over to the tokens.
func (b *block) example(tokenize func(*text.Doc)) tagger.Example {
	d := &text.Doc{Article: &schema.Article{Text: b.text}, Text: b.text}
	tokenize(d)
	e := tagger.Example{Doc: d}
	at := 0
	for _, g := range b.gold() {
		start, end := b.tokens[g.from].start, b.tokens[g.last].end
		for at < len(d.Tokens) && d.Tokens[at].End <= start {
			at++
		}
		to := at
		for to < len(d.Tokens) && d.Tokens[to].Start < end {
			to++
		}
		if to == at || d.Tokens[at].Sent != d.Tokens[to-1].Sent || g.typ == "" {
			continue
		}
		e.Names = append(e.Names, tagger.Name{From: at, To: to, Type: g.typ})
		at = to
	}
	return e
}

// A tally counts right, found and expected names.
type tally struct{ right, found, gold int }

func (t tally) f1() float64 {
	return 2 * float64(t.right) / max(1e-9, float64(t.found+t.gold))
}

func (t tally) String() string {
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f (%d gold)", float64(t.right)/max(1, float64(t.found)), float64(t.right)/max(1, float64(t.gold)), t.f1(), t.gold)
}

// A score counts by type, in the way of eval/ner.py: spans widened to the
// corpus's tokens, exact span and type.
type score map[string]*tally

func (s score) at(typ string) *tally {
	if s[typ] == nil {
		s[typ] = &tally{}
	}
	return s[typ]
}

func (s score) all() tally {
	var t tally
	for _, k := range []string{"PER", "LOC", "ORG"} {
		o := s.at(k)
		t.right, t.found, t.gold = t.right+o.right, t.found+o.found, t.gold+o.gold
	}
	return t
}

var classes = map[schema.EntityType]string{schema.Person: "PER", schema.Place: "LOC", schema.Organization: "ORG"}

// add scores the mentions found in a block.
func (s score) add(b *block, mentions []text.Mention) {
	gold := map[span]bool{}
	for _, g := range b.gold() {
		if g.typ == "PER" || g.typ == "LOC" || g.typ == "ORG" {
			gold[g] = true
			s.at(g.typ).gold++
		}
	}
	found := map[span]bool{}
	for _, m := range mentions {
		g := span{-1, -1, classes[m.Type]}
		for k, t := range b.tokens {
			if t.tag != "" && t.start < m.Span.End && m.Span.Start < t.end {
				if g.from < 0 {
					g.from = k
				}
				g.last = k
			}
		}
		if g.from < 0 || g.typ == "" || found[g] {
			continue
		}
		found[g] = true
		s.at(g.typ).found++
		if gold[g] {
			s.at(g.typ).right++
		}
	}
}

func (s score) print(title string) {
	fmt.Printf("%-12s", title)
	for _, k := range []string{"PER", "LOC", "ORG"} {
		fmt.Printf("  %s %.3f", k, s.at(k).f1())
	}
	fmt.Printf("  all %v\n", s.all())
}
