package main

import (
	"fmt"
	"time"
)

// A progress is one line on a terminal that says how far the work is. Elsewhere,
// and with --quiet, it says nothing.
type progress struct {
	a     *app
	on    bool
	began time.Time
	last  time.Time
	dirty bool
}

func newProgress(a *app) *progress {
	return &progress{a: a, on: !a.quiet && isTerminal(a.errs) && a.getenv("TERM") != "dumb", began: time.Now()}
}

// show brings the line up to date, some times a second.
func (p *progress) show(articles, failed int) {
	const pause = 100 * time.Millisecond
	if !p.on || time.Since(p.last) < pause {
		return
	}
	p.last = time.Now()
	line := plural(articles, "article", "articles")
	if s := p.last.Sub(p.began).Seconds(); s > 1 {
		line += fmt.Sprintf(", %.1f a second", float64(articles)/s)
	}
	if failed > 0 {
		line += fmt.Sprintf(", %d skipped", failed)
	}
	fmt.Fprintf(p.a.errs, "\r\x1b[K%s", line)
	p.dirty = true
}

// clear takes the line away, so that something else can be printed.
func (p *progress) clear() {
	if p.dirty {
		fmt.Fprint(p.a.errs, "\r\x1b[K")
		p.dirty = false
	}
}
