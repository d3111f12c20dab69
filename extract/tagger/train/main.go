// Train makes the models of package tagger, and measures how they are made.
//
//	go run ./extract/tagger/train            # both models into extract/tagger/models
//	go run ./extract/tagger/train -lang ar   # one of them
//	go run ./extract/tagger/train -cv        # five-fold cross-validation, Arabic
//
// It runs in the root of the module, with the training material in ../shared,
// and gives the same bytes each time. MODELCARD.md says what the material is.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
)

var (
	shared   = flag.String("shared", "../shared", "folder of the training material")
	language = flag.String("lang", "", "only this language: ar or en")
	out      = flag.String("out", "extract/tagger/models", "folder for the models")
	validate = flag.Bool("cv", false, "five-fold cross-validation of the Arabic model instead")
	only     = flag.Int("fold", -1, "with -cv: only this fold, 0 to 4")
	found    = flag.String("found", "", "with -cv: also write what was found, in the form that eval/ner.py reads")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if err := run(); err != nil {
		log.Fatal("train: ", err)
	}
}

func run() error {
	if *validate {
		return crossValidate()
	}
	for _, l := range []struct {
		name  string
		train func() (tagger.Training, error)
	}{{"ar", arabic}, {"en", english}} {
		if *language != "" && *language != l.name {
			continue
		}
		t, err := l.train()
		if err != nil {
			return err
		}
		t.First.Progress = func(epoch int, loss float64) { log.Printf("%s: round %d, loss %.4f", l.name, epoch, loss) }
		b, err := tagger.Train(t)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, l.name+".model"), b, 0o644); err != nil {
			return err
		}
		if l.name == "en" {
			if err := measureEnglish(b); err != nil {
				return err
			}
		}
	}
	return nil
}

// crossValidate trains on four fifths of ANERcorp, in contiguous blocks, and
// scores the fifth part, five times.
func crossValidate() error {
	all, err := arabic()
	if err != nil {
		return err
	}
	blocks, err := readBlocks(*shared + "/eval/ner/anercorp-train.txt")
	if err != nil {
		return err
	}
	var written *bufio.Writer
	if *found != "" {
		f, err := os.Create(*found)
		if err != nil {
			return err
		}
		defer f.Close()
		written = bufio.NewWriter(f)
		defer written.Flush()
	}
	total := score{}
	for k := range 5 {
		if *only >= 0 && k != *only {
			continue
		}
		from, to := k*len(blocks)/5, (k+1)*len(blocks)/5
		t := all
		t.Examples = append(append([]tagger.Example(nil), all.Examples[:from]...), all.Examples[to:]...)
		if err := arabicClusters(&t); err != nil { // nothing of the fifth part, not even its text
			return err
		}
		b, err := tagger.Train(t)
		if err != nil {
			return err
		}
		g, err := tagger.Read(b)
		if err != nil {
			return err
		}
		part := score{}
		for i := from; i < to; i++ {
			mentions := g.Tag(all.Examples[i].Doc)
			part.add(&blocks[i], mentions)
			total.add(&blocks[i], mentions)
			if written != nil {
				if err := writeFound(written, i, blocks[i].text, mentions); err != nil {
					return err
				}
			}
		}
		part.print(fmt.Sprintf("fold %d", k))
	}
	total.print("all")
	return nil
}

// writeFound writes one block's mentions as eval/ner.py reads them: offsets
// count characters.
func writeFound(w *bufio.Writer, number int, body string, mentions []text.Mention) error {
	type span struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Kind  string `json:"kind"`
	}
	type entity struct {
		Type     string `json:"type"`
		Mentions []span `json:"mentions"`
	}
	var d struct {
		Article struct {
			ID string `json:"id"`
		} `json:"article"`
		Entities []entity `json:"entities"`
	}
	d.Article.ID = fmt.Sprintf("block-%d", number)
	d.Entities = []entity{}
	for _, m := range mentions {
		start := utf8.RuneCountInString(body[:m.Span.Start])
		d.Entities = append(d.Entities, entity{string(m.Type), []span{{start, start + utf8.RuneCountInString(m.Span.Text), "name"}}})
	}
	return json.NewEncoder(w).Encode(d)
}

// measureEnglish prints the score of a model on wikigold.
func measureEnglish(b []byte) error {
	g, err := tagger.Read(b)
	if err != nil {
		return err
	}
	blocks, err := readBlocks(*shared + "/eval/ner/wikigold-en.txt")
	if err != nil {
		return err
	}
	tokenize, err := englishTokens()
	if err != nil {
		return err
	}
	s := score{}
	for i := range blocks {
		s.add(&blocks[i], g.Tag(blocks[i].example(tokenize).Doc))
	}
	s.print("wikigold")
	return nil
}
