package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/en/internal/syntax"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A silverToken is one line of the CoreNLP annotation that comes with PolNeAR.
type silverToken struct {
	start, end int // bytes
	tag        string
	head       int // 1-based within its sentence, 0 for the root
	label      string
}

// A silverDoc is one article's annotation.
type silverDoc struct {
	name      string
	sentences [][]silverToken
}

// readSilver reads the annotation of folder; texts gives the articles' texts.
func readSilver(folder string, texts map[string]string) ([]silverDoc, error) {
	f, err := os.Open(filepath.Join(folder, "corenlp-silver.tsv.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var docs []silverDoc
	var sent []silverToken
	var at []int
	flush := func() {
		if len(sent) > 0 {
			d := &docs[len(docs)-1]
			d.sentences = append(d.sentences, sent)
			sent = nil
		}
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		s := sc.Text()
		if name, ok := strings.CutPrefix(s, "#doc\t"); ok {
			if len(docs) > 0 {
				flush()
			}
			docs = append(docs, silverDoc{name: name})
			at = byteOffsets(texts[name])
			continue
		}
		p := strings.Split(s, "\t")
		if len(p) < 9 {
			if len(docs) > 0 {
				flush()
			}
			continue
		}
		a, err1 := strconv.Atoi(p[2])
		b, err2 := strconv.Atoi(p[3])
		h, err3 := strconv.Atoi(p[7])
		if err1 != nil || err2 != nil || err3 != nil {
			return nil, fmt.Errorf("%s:%d: not a number", f.Name(), line)
		}
		if a >= b || b >= len(at) {
			sent = append(sent, silverToken{0, 0, p[5], h, p[8]})
			continue
		}
		sent = append(sent, silverToken{at[a], at[b], p[5], h, p[8]})
	}
	if len(docs) > 0 {
		flush()
	}
	return docs, sc.Err()
}

// byteOffsets maps code points to bytes.
func byteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// readTexts reads the articles of a folder of PolNeAR.
func readTexts(folder string) (map[string]string, []string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "text", "*.txt"))
	if err != nil {
		return nil, nil, err
	}
	texts := make(map[string]string, len(files))
	var names []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, nil, err
		}
		if !utf8.Valid(b) {
			return nil, nil, fmt.Errorf("%s: not UTF-8", f)
		}
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		texts[name] = string(b)
		names = append(names, name)
	}
	return texts, names, nil
}

// trees puts the annotation onto our own tokens. Sentences whose tokens we cut
// finer than the annotation are left out.
func trees(l *en.Language, docs []silverDoc, texts map[string]string) (out []syntax.Tree, lost int) {
	for _, sd := range docs {
		body := texts[sd.name]
		if body == "" {
			continue
		}
		d := &text.Doc{Article: &schema.Article{ID: sd.name, Text: body}, Text: body}
		l.Tokenize(d)
		next := 0
		for _, sent := range sd.sentences {
			from := sent[0].start
			to := sent[len(sent)-1].end
			for next < len(d.Tokens) && d.Tokens[next].End <= from {
				next++
			}
			first := next
			for next < len(d.Tokens) && d.Tokens[next].End <= to {
				next++
			}
			if t, ok := align(d.Tokens[first:next], sent); ok {
				out = append(out, t)
			} else {
				lost++
			}
		}
	}
	return out, lost
}

// align puts one sentence's annotation onto tokens, of which each covers one or
// more of the annotated ones.
func align(toks []text.Token, sent []silverToken) (syntax.Tree, bool) {
	t := syntax.Tree{Tokens: toks}
	ours := make([]int, len(sent)) // which of our tokens each annotated one is in
	k := 0
	for i := range toks {
		first := k
		for k < len(sent) && sent[k].end <= toks[i].End && sent[k].start >= toks[i].Start {
			ours[k] = i
			k++
		}
		if k == first || sent[first].start != toks[i].Start || sent[k-1].end != toks[i].End {
			return t, false
		}
		head := first
		for j := first; j < k; j++ {
			if h := sent[j].head - 1; h < first || h >= k {
				head = j
				break
			}
		}
		t.Tags = append(t.Tags, sent[head].tag)
		t.Heads = append(t.Heads, sent[head].head-1)
		t.Labels = append(t.Labels, sent[head].label)
	}
	if k != len(sent) || len(toks) == 0 {
		return t, false
	}
	for i, h := range t.Heads {
		if h < 0 {
			t.Heads[i] = len(toks)
		} else {
			t.Heads[i] = ours[h]
		}
	}
	return t, true
}
