package score

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// Attributions is a corpus of English articles with the attributions that
// people marked in them: source, cue, content (PolNeAR: Newell, Margolin and
// Ruths, LREC 2018).
type Attributions struct{ articles []attributed }

type attributed struct {
	schema.Article
	text *runeText
	gold []attribution
}

type attribution struct{ source, cue, content []span } // ordered

// PolNeAR reads the corpus from a folder with text/NAME.txt and
// attributions/NAME_ANNOTATOR.ann. Where several people worked on an article,
// the first by name counts.
func PolNeAR(dir string) (*Attributions, error) {
	names, err := filepath.Glob(filepath.Join(escape(dir), "text", "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("read PolNeAR: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("read PolNeAR: no text/*.txt in %s", dir)
	}
	slices.Sort(names)
	c := &Attributions{}
	for _, name := range names {
		id := strings.TrimSuffix(filepath.Base(name), ".txt")
		anns, err := filepath.Glob(filepath.Join(escape(dir), "attributions", escape(id)+"_*.ann"))
		if err != nil {
			return nil, fmt.Errorf("read PolNeAR: %w", err)
		}
		if len(anns) == 0 {
			continue
		}
		slices.Sort(anns)
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read PolNeAR: %w", err)
		}
		a := attributed{Article: schema.Article{ID: id, Language: "en", Text: string(text)}, text: newRuneText(string(text))}
		if m := dayInName.FindStringSubmatch(id); m != nil {
			a.Published = day(m[1])
		}
		ann, err := os.ReadFile(anns[0])
		if err != nil {
			return nil, fmt.Errorf("read PolNeAR: %w", err)
		}
		if a.gold, err = parseAttributions(string(ann)); err != nil {
			return nil, fmt.Errorf("read PolNeAR %s: %w", anns[0], err)
		}
		c.articles = append(c.articles, a)
	}
	return c, nil
}

var dayInName = regexp.MustCompile(`_(\d{4}-\d\d-\d\d)_`)

// parseAttributions reads brat's standoff format: "T1	Content 3 9;12 20	text" for
// passages, "E1	Attribution:T1 Content:T2 Source:T3" for attributions.
func parseAttributions(ann string) ([]attribution, error) {
	passages := map[string][]span{}
	var out []attribution
	n := 0
	for line := range strings.Lines(ann) {
		n++
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 2 {
			continue
		}
		switch {
		case strings.HasPrefix(f[0], "T"):
			_, offsets, _ := strings.Cut(f[1], " ")
			var spans []span
			for part := range strings.SplitSeq(offsets, ";") {
				from, to, _ := strings.Cut(strings.TrimSpace(part), " ")
				start, err := strconv.Atoi(from)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", n, err)
				}
				end, err := strconv.Atoi(to)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", n, err)
				}
				spans = append(spans, span{start, end})
			}
			passages[f[0]] = spans
		case strings.HasPrefix(f[0], "E"):
			var a attribution
			for part := range strings.FieldsSeq(f[1]) {
				role, id, _ := strings.Cut(part, ":")
				switch strings.ToLower(strings.TrimRight(role, "0123456789")) {
				case "source":
					a.source = append(a.source, passages[id]...)
				case "cue":
					a.cue = append(a.cue, passages[id]...)
				case "content":
					a.content = append(a.content, passages[id]...)
				}
			}
			for _, s := range [][]span{a.source, a.cue, a.content} {
				slices.SortFunc(s, func(x, y span) int { return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.end, y.end)) })
			}
			if len(a.content) > 0 {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// Articles returns the texts, with their day of publication where it is known.
func (c *Attributions) Articles() []schema.Article {
	var out []schema.Article
	for _, a := range c.articles {
		out = append(out, a.Article)
	}
	return out
}

// An AttributionReport is the figures of a corpus of attributions.
type AttributionReport struct {
	Attribution Tally   // found by cue or by half of the content
	Full        Tally   // with source and content right
	Source      float64 // share of right sources among the found that have one
	Content     float64 // mean F1 of the words among the found
	Faults      []Fault // those missed
}

// Score measures documents against the attributions; their thoughts count as
// attributions, which this corpus marks.
func (c *Attributions) Score(docs []Document) *AttributionReport {
	byID := make(map[string]*Document, len(docs))
	for i := range docs {
		byID[docs[i].id] = &docs[i]
	}
	r := &AttributionReport{}
	sources, right, content := 0, 0, 0.0
	for i := range c.articles {
		a := &c.articles[i]
		var found []docStatement
		if d := byID[a.ID]; d != nil {
			found = d.statements
		}
		r.Attribution.Found += len(found)
		r.Attribution.Gold += len(a.gold)
		missed := make([]bool, len(a.gold))
		for y := range missed {
			missed[y] = true
		}
		for _, p := range a.pairs(found) {
			missed[p.gold] = false
			s, g := &found[p.doc], &a.gold[p.gold]
			r.Attribution.Right++
			f := wordF1(said(s), a.words(g.content))
			content += f
			ok := true
			if len(g.source) > 0 {
				sources++
				if ok = s.SpeakerText != nil && sourceFound(s.SpeakerText.span(), hull(g.source)); ok {
					right++
				}
			}
			if ok && f >= goodContent {
				r.Full.Right++
			}
		}
		for y, m := range missed {
			if m {
				g := &a.gold[y]
				r.Faults = append(r.Faults, Fault{a.ID, Missed, a.text.slice(g.hull())})
			}
		}
	}
	r.Full.Found, r.Full.Gold = r.Attribution.Found, r.Attribution.Gold
	r.Source = float64(right) / float64(max(sources, 1))
	r.Content = content / float64(max(r.Attribution.Right, 1))
	return r
}

type docGold struct {
	score     float64
	doc, gold int
}

// pairs matches statements with attributions, one to one, the best first.
func (a *attributed) pairs(found []docStatement) []docGold {
	const longestCue = 60
	var all []docGold
	for x := range found {
		var cue, content span
		if s := found[x].Cue; s != nil {
			cue = s.span()
		}
		if s := found[x].Content; s != nil {
			content = s.span()
		}
		for y := range a.gold {
			g := &a.gold[y]
			byCue := cue.length() <= longestCue && shared(cue, g.cue) > 0
			both := shared(content, g.content)
			longer := max(content.length(), total(g.content))
			if !byCue && (longer <= 0 || 2*both < longer) {
				continue
			}
			p := docGold{float64(both) / float64(max(longer, 1)), x, y}
			if byCue {
				p.score++
			}
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(p, q docGold) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.doc, q.doc), cmp.Compare(p.gold, q.gold))
	})
	usedDoc, usedGold := make([]bool, len(found)), make([]bool, len(a.gold))
	var out []docGold
	for _, p := range all {
		if !usedDoc[p.doc] && !usedGold[p.gold] {
			usedDoc[p.doc], usedGold[p.gold] = true, true
			out = append(out, p)
		}
	}
	return out
}

// sourceFound reports whether a source covers half of the shorter of the two
// and is no paragraph.
func sourceFound(found, gold span) bool {
	return 2*overlap(found, gold) >= min(found.length(), gold.length()) && found.length() <= 2*gold.length()+25
}

func said(s *docStatement) string {
	first := ""
	if s.Content != nil {
		first = s.Content.Text
	}
	parts := []string{first}
	for _, c := range s.Continued {
		parts = append(parts, c.Text)
	}
	return strings.Join(parts, " ")
}

func (a *attributed) words(spans []span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, a.text.slice(s))
	}
	return strings.Join(parts, " ")
}

func (g *attribution) hull() span {
	all := slices.Concat(g.source, g.cue, g.content)
	out := all[0]
	for _, s := range all {
		out.start, out.end = min(out.start, s.start), max(out.end, s.end)
	}
	return out
}

// hull returns the passage from the first span's start to the last one's end.
func hull(spans []span) span { return span{spans[0].start, spans[len(spans)-1].end} }

func shared(s span, with []span) int {
	n := 0
	for _, o := range with {
		n += overlap(s, o)
	}
	return n
}

func total(spans []span) int {
	n := 0
	for _, s := range spans {
		n += s.length()
	}
	return n
}

// WriteText prints the figures on one line.
func (r *AttributionReport) WriteText(w io.Writer) error {
	t := r.Attribution
	_, err := fmt.Fprintf(w, "attribution P %.3f R %.3f F1 %.3f; with source and content right F1 %.3f; of the found: source %.3f, content overlap %.3f (%d gold, %d found)\n",
		t.Precision(), t.Recall(), t.F1(), r.Full.F1(), r.Source, r.Content, t.Gold, t.Found)
	return err
}

// WriteMarkdown prints the figures as a table for a file that is kept.
func (r *AttributionReport) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| measure | precision | recall | F1 | gold | found |\n|---|---:|---:|---:|---:|---:|\n")
	for _, m := range []struct {
		name string
		t    Tally
	}{{"attribution", r.Attribution}, {"with source and content right", r.Full}} {
		fmt.Fprintf(&b, "| %s | %.3f | %.3f | %.3f | %d | %d |\n", m.name, m.t.Precision(), m.t.Recall(), m.t.F1(), m.t.Gold, m.t.Found)
	}
	fmt.Fprintf(&b, "\n| of the found | right |\n|---|---:|\n| source | %.3f |\n| content | %.3f |\n", r.Source, r.Content)
	_, err := io.WriteString(w, b.String())
	return err
}
