package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/en/internal/syntax"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// readGold reads the annotation of one article (brat's standoff format); at
// maps code points to bytes. Where several people annotated an article, the
// first by name counts.
func readGold(folder, name string, at []int) ([]speech.Gold, bool, error) {
	files, err := filepath.Glob(filepath.Join(folder, "attributions", name+"_*.ann"))
	if err != nil || len(files) == 0 {
		return nil, false, err
	}
	slices.Sort(files)
	f, err := os.Open(files[0])
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	spans := map[string][]speech.Range{}
	var out []speech.Gold
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		p := strings.Split(sc.Text(), "\t")
		if len(p) < 2 || len(p[0]) < 2 {
			continue // the rest of a passage that holds a line break
		}
		switch p[0][0] {
		case 'T':
			_, where, ok := strings.Cut(p[1], " ")
			if !ok {
				continue
			}
			for _, r := range strings.Split(where, ";") {
				a, b, _ := strings.Cut(r, " ")
				from, err1 := strconv.Atoi(a)
				to, err2 := strconv.Atoi(b)
				if err1 == nil && err2 == nil && from < to && to < len(at) {
					spans[p[0]] = append(spans[p[0]], speech.Range{From: at[from], To: at[to]})
				}
			}
		case 'E':
			var g speech.Gold
			for _, part := range strings.Fields(p[1]) {
				k, id, _ := strings.Cut(part, ":")
				switch strings.TrimRight(k, "0123456789") {
				case "Source":
					g.Source = append(g.Source, spans[id]...)
				case "Cue":
					g.Cue = append(g.Cue, spans[id]...)
				case "Content":
					g.Content = append(g.Content, spans[id]...)
				}
			}
			byStart := func(a, b speech.Range) int { return a.From - b.From }
			slices.SortFunc(g.Source, byStart)
			slices.SortFunc(g.Cue, byStart)
			slices.SortFunc(g.Content, byStart)
			if len(g.Content) > 0 {
				out = append(out, g)
			}
		}
	}
	return out, true, sc.Err()
}

// examples reads a folder of PolNeAR; the languages take turns article by article.
func examples(folder string, languages ...*en.Language) ([]speech.Example, error) {
	texts, names, err := readTexts(folder)
	if err != nil {
		return nil, err
	}
	var out []speech.Example
	for i, name := range names {
		body := texts[name]
		gold, ok, err := readGold(folder, name, byteOffsets(body))
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		d := &text.Doc{Article: &schema.Article{ID: name, Text: body}, Text: body}
		languages[i%len(languages)].Tokenize(d)
		out = append(out, speech.Example{Doc: d, Gold: gold})
	}
	return out, nil
}

// folds is the number of parts of the training articles: each part is tagged
// and parsed by a model that learned from the others, so that the models of
// speech see trees as bad as those of new text.
const folds = 2

// trainFolds returns the language of each part, in their order.
func trainFolds(folder string) ([]*en.Language, error) {
	l, err := en.OpenBare()
	if err != nil {
		return nil, err
	}
	var wg sync.WaitGroup
	var parts [folds]*en.Language
	var errs [folds]error
	for k := range folds {
		wg.Go(func() { parts[k], errs[k] = trainFold(l, folder, k) })
	}
	wg.Wait()
	return parts[:], errors.Join(errs[:]...)
}

// trainSpeech learns the models of speech from articles that parts have read,
// and measures them on articles that the model of syntax in the folder reads.
func trainSpeech(data, model string, parts []*en.Language) error {
	l, err := openSyntax(filepath.Join(model, "syntax.bin"))
	if err != nil {
		return err
	}
	train, err := examples(filepath.Join(data, "train"), parts...)
	if err != nil {
		return err
	}
	held, err := examples(filepath.Join(data, "dev"), l)
	if err != nil {
		return err
	}
	f := l.Speech()
	b := f.Train(train, held, speechRounds, func(what string, x float64) { fmt.Fprintf(os.Stderr, "%s %.4f\n", what, x) })
	return os.WriteFile(filepath.Join(model, "speech.bin"), b, 0o644)
}

// trainFold returns the language with a syntax model for the k-th part of the
// articles, learned from the others.
func trainFold(l *en.Language, folder string, k int) (*en.Language, error) {
	texts, names, err := readTexts(folder)
	if err != nil {
		return nil, err
	}
	docs, err := readSilver(folder, texts)
	if err != nil {
		return nil, err
	}
	mine := map[string]bool{}
	for i, name := range names {
		mine[name] = i%folds == k
	}
	docs = slices.DeleteFunc(docs, func(d silverDoc) bool { return mine[d.name] })
	t, _ := trees(l, docs, texts)
	m, err := syntax.Load(string(syntax.Train(t, tagRounds, parseRounds, func(string, float64) {})))
	if err != nil {
		return nil, err
	}
	return l.SetSyntax(m), nil
}

// openSyntax opens the language with the syntax model in file, before there
// is one of speech.
func openSyntax(file string) (*en.Language, error) {
	l, err := en.OpenBare()
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m, err := syntax.Load(string(b))
	if err != nil {
		return nil, err
	}
	return l.SetSyntax(m), nil
}
