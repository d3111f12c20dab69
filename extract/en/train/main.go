// Train rebuilds the models of package en from PolNeAR and the silver
// annotation that comes with it, byte for byte.
//
//	go run ./extract/en/train            # writes extract/en/model/*.bin
//
// It is run from the repository's root and reads ../shared/eval/polnear/train.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/en/internal/syntax"
	"github.com/khabar-kg/khabar/extract/text"
)

// Rounds over the training data.
const (
	tagRounds    = 5
	parseRounds  = 5
	speechRounds = 3
)

func main() {
	var (
		data  = flag.String("data", "../shared/eval/polnear", "folder that holds `train` and dev")
		model = flag.String("model", "extract/en/model", "folder that the models are written to")
		stage = flag.String("stage", "all", "syntax, speech, or all")
		eval  = flag.Bool("eval", false, "read articles from standard input and print their statements")
	)
	flag.Parse()
	if *eval {
		if err := evaluate(); err != nil {
			fmt.Fprintln(os.Stderr, "train:", err)
			os.Exit(1)
		}
		return
	}
	if err := run(*data, *model, *stage); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, model, stage string) error {
	// The parts do not depend on each other: the model of syntax, and those that
	// read the articles which models of speech learn from.
	var wg sync.WaitGroup
	var syntaxErr, foldErr error
	var parts []*en.Language
	if stage == "syntax" || stage == "all" {
		wg.Go(func() { syntaxErr = trainSyntax(data, model) })
	}
	if stage == "speech" || stage == "all" {
		wg.Go(func() { parts, foldErr = trainFolds(filepath.Join(data, "train")) })
	}
	wg.Wait()
	if err := errors.Join(syntaxErr, foldErr); err != nil || parts == nil {
		return err
	}
	return trainSpeech(data, model, parts)
}

func trainSyntax(data, model string) error {
	l, err := en.OpenBare()
	if err != nil {
		return err
	}
	train, err := treesOf(l, filepath.Join(data, "train"))
	if err != nil {
		return err
	}
	b := syntax.Train(train, tagRounds, parseRounds, func(what string, acc float64) { fmt.Fprintf(os.Stderr, "%s %.4f\n", what, acc) })
	if err := os.WriteFile(filepath.Join(model, "syntax.bin"), b, 0o644); err != nil {
		return err
	}
	m, err := syntax.Load(string(b))
	if err != nil {
		return err
	}
	dev, err := treesOf(l, filepath.Join(data, "dev"))
	if err != nil {
		return err
	}
	evalSyntax(m, dev)
	return nil
}

func treesOf(l *en.Language, folder string) ([]syntax.Tree, error) {
	texts, _, err := readTexts(folder)
	if err != nil {
		return nil, err
	}
	docs, err := readSilver(folder, texts)
	if err != nil {
		return nil, err
	}
	t, lost := trees(l, docs, texts)
	fmt.Fprintf(os.Stderr, "%s: %d sentences, %d do not fit\n", folder, len(t), lost)
	return t, nil
}

// evalSyntax prints how far a model agrees with annotation.
func evalSyntax(m *syntax.Model, dev []syntax.Tree) {
	var n, tag, head, label int
	var s syntax.Scratch
	for _, t := range dev {
		toks := append([]text.Token(nil), t.Tokens...)
		m.Analyse(toks, 0, &s, nil)
		for i := range toks {
			if t.Labels[i] == "punct" {
				continue
			}
			n++
			if toks[i].Tag == t.Tags[i] {
				tag++
			}
			h := toks[i].Head
			if h < 0 {
				h = len(toks)
			}
			if h == t.Heads[i] {
				head++
				if toks[i].Dep == t.Labels[i] {
					label++
				}
			}
		}
	}
	f := func(k int) float64 { return 100 * float64(k) / float64(max(n, 1)) }
	fmt.Fprintf(os.Stderr, "agreement on %d tokens: tags %.2f, heads %.2f, heads and labels %.2f\n", n, f(tag), f(head), f(label))
}
