package main

import (
	"bufio"
	"context"
	"fmt"
	"path/filepath"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
)

// explain prints how each article was read.
func (a *app) explain(ctx context.Context, x *extract.Extractor, paths []string, o *extractOptions, w *bufio.Writer) error {
	first := true
	err := read.Each(ctx, paths, &interruptible{ctx: ctx, r: a.in}, read.Options{MaxText: int64(o.maxText), Language: o.language}, func(it read.Item) error {
		if it.Err != nil {
			a.reportInput(it.Err)
			return nil
		}
		if !first {
			fmt.Fprintln(w)
		}
		first = false
		fmt.Fprintf(w, "%s\n", filepath.ToSlash(it.Source))
		if err := x.Explain(ctx, &it.Article, w); err != nil {
			return err
		}
		return w.Flush()
	})
	if flushed := w.Flush(); flushed != nil {
		return flushed
	}
	return err
}
