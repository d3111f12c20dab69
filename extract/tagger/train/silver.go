package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// readSilver reads a part of PolNeAR with the names that CoreNLP saw in it.
// Its offsets count UTF-16 units.
func readSilver(dir string, tokenize func(*text.Doc)) ([]tagger.Example, error) {
	f, err := os.Open(filepath.Join(dir, "corenlp-silver.tsv.gz"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	var out []tagger.Example
	type name struct {
		from, to int // bytes
		typ      string
	}
	var names []name
	var body string
	var units []int // byte of each UTF-16 unit
	finish := func() {
		if body == "" {
			return
		}
		d := &text.Doc{Article: &schema.Article{Text: body}, Text: body}
		tokenize(d)
		e := tagger.Example{Doc: d}
		at := 0
		for _, n := range names {
			for at < len(d.Tokens) && d.Tokens[at].End <= n.from {
				at++
			}
			to := at
			for to < len(d.Tokens) && d.Tokens[to].Start < n.to {
				to++
			}
			if to > at && d.Tokens[at].Sent == d.Tokens[to-1].Sent {
				e.Names = append(e.Names, tagger.Name{From: at, To: to, Type: n.typ})
				at = to
			}
		}
		out = append(out, e)
	}
	open := ""
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		line := in.Text()
		if doc, ok := strings.CutPrefix(line, "#doc\t"); ok {
			finish()
			b, err := os.ReadFile(filepath.Join(dir, "text", doc+".txt"))
			if err != nil {
				return nil, err
			}
			body, names, units, open = string(b), nil, units[:0], ""
			for i, r := range body {
				units = append(units, i)
				if r > 0xffff {
					units = append(units, i)
				}
			}
			units = append(units, len(body))
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < 7 {
			open = ""
			continue
		}
		typ := typeOf[c[6]]
		if typ == "" {
			open = ""
			continue
		}
		from, err1 := strconv.Atoi(c[2])
		to, err2 := strconv.Atoi(c[3])
		if err1 != nil || err2 != nil || to >= len(units) {
			return nil, fmt.Errorf("silver: offsets in %q", line)
		}
		if open == typ {
			names[len(names)-1].to = units[to]
		} else {
			names = append(names, name{units[from], units[to], typ})
		}
		open = typ
	}
	finish()
	return out, in.Err()
}
