package graph

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// rdfJSON is the type of literals that are JSON.
const rdfJSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"

// decisionLog is where entries of the log of decisions have their IRIs.
const decisionLog = decisionsLabel + "/log/"

// made returns the quads of a label that hold what the others are made of: see
// [Reading.EachLabel].
func (r *Reading) made(ctx context.Context, label string) ([]quad.Quad, error) {
	holding := func(subject quad.IRI, b []byte) quad.Quad {
		return quad.Quad{
			Subject: subject, Predicate: quad.IRI(r.g.o.Term("record").IRI),
			Object: quad.TypedString{Value: quad.String(b), Type: rdfJSON}, Label: quad.IRI(label),
		}
	}
	if label == string(decisionsLabel) {
		var out []quad.Quad
		err := r.s.scan(ctx, decisionBucket, func(id string, b []byte) error {
			out = append(out, holding(decisionsLabel+"/"+quad.IRI(id), b))
			return nil
		})
		if err != nil {
			return nil, err
		}
		err = r.s.scan(ctx, logBucket, func(number string, b []byte) error {
			out = append(out, holding(decisionLog+quad.IRI(number), b))
			return nil
		})
		return out, err
	}
	if label == RelationsLabel {
		rules, err := rulesOf(ctx, r.s)
		if err != nil {
			return nil, err
		}
		b, err := json.Marshal(rules)
		return []quad.Quad{holding(relationsLabel, b)}, err
	}
	id, ok := articleLabel(label)
	if !ok {
		return nil, nil
	}
	b, err := r.s.get(ctx, recordBucket, id)
	if err != nil || b == nil {
		return nil, err
	}
	return []quad.Quad{holding(quad.IRI(label), b)}, nil
}

// rules say by which rules a graph's entities and facts were linked. They are empty
// where that was not done, or by others than those of this program.
type rules struct {
	Match  string `json:"match"`
	Relate string `json:"relate"`
}

func rulesOf(ctx context.Context, s snapshot) (rules, error) {
	done, err := s.get(ctx, metaBucket, linkedKey)
	if err != nil {
		return rules{}, err
	}
	state, err := linkState(ctx, s)
	if err != nil || string(done) != state {
		return rules{}, err
	}
	return rules{match.Version, relate.Version}, nil
}

// articleLabel returns the identifier of the article that a label is of.
func articleLabel(label string) (id string, ok bool) {
	id, ok = articleOf(label)
	return id, ok && schema.ArticleIRI(id) == label
}

// An ImportResult counts what an import took in.
type ImportResult struct {
	Added, Replaced, Unchanged int // articles
	Decisions                  int // that were not in force before
	Quads                      int // of labels that are no article's, and were not there before
	Lines                      int // that were read
}

// An ImportFault is a line, or the first of several, that is not taken in.
type ImportFault struct {
	File string
	Line int // from 1
	Err  error
}

func (f *ImportFault) Error() string { return fmt.Sprintf("%s:%d: %v", f.File, f.Line, f.Err) }
func (f *ImportFault) Unwrap() error { return f.Err }

// An Importer takes N-Quads into a graph, as an export has written them: articles by
// their records, of which their quads are made anew; decisions and their log; and quads
// of other labels as they are. What is there stays: an article is replaced by the
// record in the file, a decision by a later one of the same pair, and one that was
// undone here stays undone. Importing a file twice is as importing it once.
//
// Read takes in files; then Finish stores what belongs to no article; then [Graph.Link],
// as after every change; and last Check. Faults are reported as they are found, and the
// rest goes on.
type Importer struct {
	g      *Graph
	fault  func(*ImportFault)
	result ImportResult

	batch     []imported
	size      int // bytes of records in batch
	decisions []Decision
	log       []LogEntry
	others    map[string][]quad.Quad // by label
	record    quad.IRI               // the predicate

	seed   maphash.Seed
	fresh  bool // nothing was there before
	alike  bool // the file is of a whole graph that was linked by the rules of this program
	places map[string]*labelled
	files  []string
}

// imported is a record with its place.
type imported struct {
	record *schema.Record
	file   string
	line   int
}

// labelled is what files have of an article's label.
type labelled struct {
	file  string
	line  int // the first
	lines []digest
}

// digest stands for a line of an article's quads.
type digest struct {
	hash uint64
	line int32
	file int32 // number of the file
}

// Importer returns an importer. It calls fault for each fault, from the goroutine that
// calls its methods.
func (g *Graph) Importer(ctx context.Context, fault func(*ImportFault)) (*Importer, error) {
	articles, err := g.Articles(ctx)
	if err != nil {
		return nil, err
	}
	return &Importer{
		g: g, fault: fault, others: map[string][]quad.Quad{}, record: quad.IRI(g.o.Term("record").IRI),
		seed: maphash.MakeSeed(), fresh: len(articles) == 0, places: map[string]*labelled{},
	}, nil
}

// Result counts what was taken in so far.
func (im *Importer) Result() ImportResult { return im.result }

const (
	importBatch = 64       // articles that are stored in one transaction
	importBytes = 32 << 20 // or bytes of their records
)

// Read takes in the articles of a file, and remembers the rest. Its error is that of the
// reader, or of the database.
func (im *Importer) Read(ctx context.Context, file string, r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<20)
	im.files = append(im.files, file)
	for number := 1; ; number++ {
		line, err := in.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read %s:%d: %w", file, number, err)
		}
		end := err != nil
		if line != "" {
			im.result.Lines++
			q, ok, err := readNQuad(line)
			if err == nil && ok {
				err = im.take(q, file, number)
			}
			if err != nil {
				im.fault(&ImportFault{file, number, err})
			}
		}
		if end || len(im.batch) >= importBatch || im.size >= importBytes {
			if err := cmp.Or(im.store(ctx), ctx.Err()); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
	}
}

// take takes in one quad.
func (im *Importer) take(q quad.Quad, file string, number int) error {
	if q.Label == nil {
		q.Label = importedLabel
	}
	label := string(q.Label.(quad.IRI)) // the reader makes nothing else
	if id, ok := articleLabel(label); ok {
		if q.Predicate == im.record {
			return im.takeRecord(q, id, file, number)
		}
		at := im.places[label]
		if at == nil {
			at = &labelled{file: file, line: number}
			im.places[label] = at
		}
		if im.fresh {
			at.lines = append(at.lines, digest{maphash.String(im.seed, nquad(q)), int32(number), int32(len(im.files) - 1)})
		}
		return nil
	}
	switch q.Label {
	case ontologyLabel:
		return nil // made anew
	case relationsLabel:
		if q.Predicate != im.record {
			return nil
		}
		var by rules
		err := jsonOf(q, &by)
		im.alike = err == nil && by == rules{match.Version, relate.Version}
		return err
	case decisionsLabel:
		return im.takeDecision(q)
	}
	im.others[label] = append(im.others[label], q)
	return nil
}

// importedLabel is the label of quads that have none.
const importedLabel = quad.IRI(schema.GraphIRI + "imported")

// jsonOf decodes the JSON that a quad holds.
func jsonOf(q quad.Quad, into any) error {
	s, ok := q.Object.(quad.TypedString)
	if !ok || s.Type != rdfJSON {
		return errors.New("a record that is no JSON")
	}
	if err := json.Unmarshal([]byte(s.Value), into); err != nil {
		return fmt.Errorf("a record that cannot be read: %w", err)
	}
	return nil
}

func (im *Importer) takeRecord(q quad.Quad, id, file string, number int) error {
	r := new(schema.Record)
	if err := jsonOf(q, r); err != nil {
		return err
	}
	if r.Article.ID != id || q.Subject != q.Label {
		return fmt.Errorf("the record of article %q stands under another, %s", r.Article.ID, id)
	}
	im.batch = append(im.batch, imported{r, file, number})
	im.size += len(q.Object.(quad.TypedString).Value)
	return nil
}

func (im *Importer) takeDecision(q quad.Quad) error {
	if q.Predicate != im.record {
		return nil // made anew
	}
	if strings.HasPrefix(string(q.Subject.(quad.IRI)), string(decisionLog)) {
		var e LogEntry
		if err := jsonOf(q, &e); err != nil {
			return err
		}
		d, err := e.Decision.normal()
		if err != nil {
			return err
		}
		e.Decision = d
		im.log = append(im.log, e)
		return nil
	}
	var d Decision
	if err := jsonOf(q, &d); err != nil {
		return err
	}
	d, err := d.normal()
	if err == nil {
		im.decisions = append(im.decisions, d)
	}
	return err
}

// store stores the batch. Where that is refused, one article after the other is tried.
func (im *Importer) store(ctx context.Context) error {
	batch := im.batch
	im.batch, im.size = nil, 0
	put := func(list []imported) error {
		records := make([]*schema.Record, len(list))
		for i, x := range list {
			records[i] = x.record
		}
		res, err := im.g.Put(ctx, records)
		im.result.Added += len(res.Added)
		im.result.Replaced += len(res.Replaced)
		im.result.Unchanged += len(res.Unchanged)
		return err
	}
	good := batch[:0:0]
	for _, x := range batch {
		if _, err := im.g.prepare(x.record); err != nil {
			im.fault(&ImportFault{x.file, x.line, err})
			continue
		}
		good = append(good, x)
	}
	if len(good) == 0 {
		return nil
	}
	return put(good)
}

// Finish stores decisions, and what belongs to no article.
func (im *Importer) Finish(ctx context.Context) error {
	if err := im.decide(ctx); err != nil {
		return fmt.Errorf("store decisions: %w", err)
	}
	for _, label := range slices.Sorted(maps.Keys(im.others)) {
		if err := im.other(ctx, quad.IRI(label), im.others[label]); err != nil {
			return fmt.Errorf("store quads of %s: %w", label, err)
		}
	}
	return nil
}

// other adds quads to a label that is no article's.
func (im *Importer) other(ctx context.Context, label quad.IRI, quads []quad.Quad) error {
	added := 0
	err := im.g.store.update(ctx, func(c change) error {
		have, err := c.labelled(ctx, label)
		if err != nil {
			return err
		}
		all := slices.Clone(have)
		there := make(map[quad.Quad]bool, len(have)+len(quads))
		for _, q := range have {
			there[q] = true
		}
		for _, q := range quads {
			if !there[q] {
				there[q] = true
				all = append(all, q)
			}
		}
		if added = len(all) - len(have); added == 0 {
			return errUnchanged
		}
		sortQuads(all)
		return putLabel(ctx, c, label, all, quadText(all))
	})
	if errors.Is(err, errUnchanged) {
		err = nil
	}
	im.result.Quads += added
	return err
}

// decide takes in decisions and what the log does not know yet.
func (im *Importer) decide(ctx context.Context) error {
	if len(im.decisions)+len(im.log) == 0 {
		return nil
	}
	slices.SortStableFunc(im.log, func(a, b LogEntry) int { return cmp.Compare(a.Number, b.Number) })
	taken := 0
	err := im.g.changeDecisions(ctx, func(c change, log func(LogEntry) error) error {
		taken = 0
		type step struct {
			undone   bool
			decision Decision
		}
		known := map[step]int{}
		err := c.scan(ctx, logBucket, func(_ string, b []byte) error {
			var e LogEntry
			if err := json.Unmarshal(b, &e); err != nil {
				return err
			}
			known[step{e.Undone, e.Decision}]++
			return nil
		})
		if err != nil {
			return err
		}
		undone := map[Decision]bool{} // here
		for s := range known {
			if s.undone && known[s] >= known[step{false, s.decision}] {
				undone[s.decision] = true
			}
		}
		for _, e := range im.log {
			s := step{e.Undone, e.Decision}
			if known[s] > 0 {
				known[s]--
				continue
			}
			if err := log(e); err != nil {
				return err
			}
		}
		for _, d := range im.decisions {
			old, err := readDecision(ctx, c, d.ID())
			if err != nil {
				return err
			}
			if undone[d] || old != nil && (*old == d || !d.When.After(old.When)) {
				continue
			}
			b, err := json.Marshal(d)
			if err != nil {
				return err
			}
			if err := c.put(ctx, decisionBucket, d.ID(), b); err != nil {
				return err
			}
			if !slices.ContainsFunc(im.log, func(e LogEntry) bool { return e.Decision == d }) {
				if err := log(LogEntry{Decision: d}); err != nil {
					return err
				}
			}
			taken++
		}
		return nil
	})
	im.result.Decisions += taken
	return err
}

// Check reports the articles of which there are quads but no record, and, where a whole
// graph was taken into an empty one, the quads that do not follow from the records.
// Elsewhere other articles, or other rules, have their say in what an entity's node is.
func (im *Importer) Check(ctx context.Context) error {
	return im.g.store.view(ctx, func(s snapshot) error {
		for _, label := range slices.Sorted(maps.Keys(im.places)) {
			at := im.places[label]
			id, _ := articleLabel(label)
			info, err := s.get(ctx, articleBucket, id)
			if err != nil {
				return err
			}
			if info == nil {
				im.fault(&ImportFault{at.file, at.line, &hintedError{
					fmt.Errorf("quads of article %s without its record, which says what they follow from: left out", id),
					"export with records (without --without-texts, and whole articles), or copy the database with khabar db backup",
				}})
				continue
			}
			if !im.fresh || !im.alike || len(im.files) > 1 {
				continue
			}
			quads, err := s.labelled(ctx, quad.IRI(label))
			if err != nil {
				return err
			}
			there := make(map[uint64]bool, len(quads))
			for _, q := range quads {
				there[maphash.String(im.seed, nquad(q))] = true
			}
			for _, d := range at.lines {
				if !there[d.hash] {
					im.fault(&ImportFault{im.files[d.file], int(d.line), fmt.Errorf("the record of article %s does not say so: left out", id)})
				}
			}
		}
		return ctx.Err()
	})
}
