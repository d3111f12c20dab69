package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/khabar-kg/khabar/schema"
)

// reference returns the folder of the reference implementation and its corpora.
func reference(t *testing.T) string {
	t.Helper()
	dir := filepath.Join("..", "..", "..", "shared", "eval")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the annotated corpora are not here: they are expected in " + dir)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("the reference implementation needs python3")
	}
	return dir
}

// python runs a program of the reference implementation and decodes what it prints.
func python(t *testing.T, dir, program string, args ...string) map[string]any {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "python3", append([]string{filepath.Join(dir, program)}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	b, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, stderr.String())
	}
	var out map[string]any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// noise makes documents out of annotation, right in most places.
type noise struct{ *rand.Rand }

func (n noise) chance(p float64) bool { return n.Float64() < p }

// jitter moves the ends of a passage.
func (n noise) jitter(t *runeText, s span) map[string]any {
	if n.chance(0.2) {
		s.start = max(0, s.start-n.IntN(12))
		s.end = min(len(t.first)-1, s.end+n.IntN(12))
	}
	text := t.slice(s)
	if n.chance(0.02) {
		text += "x"
	}
	return map[string]any{"start": s.start, "end": s.end, "text": text}
}

func pick[T any](n noise, of ...T) T { return of[n.IntN(len(of))] }

func (n noise) ids(ids []string, local map[string]string) []string {
	out := []string{}
	for _, id := range ids {
		if n.chance(0.9) {
			out = append(out, local[id])
		}
	}
	if n.chance(0.05) {
		out = append(out, "e1")
	}
	return out
}

func (n noise) article(a *Article) map[string]any {
	local := map[string]string{}
	entities, statements, events, positions := []any{}, []any{}, []any{}, []any{}
	for _, e := range a.gold.Entities {
		local[e.ID] = fmt.Sprintf("e%d", len(local)+1)
		if n.chance(0.1) {
			continue
		}
		mentions := []any{}
		for kind, forms := range [][]string{e.Names, e.Descriptions} {
			for _, f := range forms {
				for _, o := range a.text.occurrences(f) {
					if n.chance(0.8) {
						m := n.jitter(a.text, o)
						m["kind"] = []string{"name", "description"}[kind]
						mentions = append(mentions, m)
					}
				}
			}
		}
		typ := e.Type
		if n.chance(0.2) {
			typ = pick(n, "Person", "Organization", "MilitaryUnit", "Place", "Facility")
		}
		entities = append(entities, map[string]any{"id": local[e.ID], "type": typ, "mentions": mentions})
	}
	for _, s := range a.gold.Statements {
		if n.chance(0.1) {
			continue
		}
		out := map[string]any{"act": s.Act, "cue": n.jitter(a.text, s.cue), "speakers": n.ids(s.Speakers, local)}
		if s.Content != "" && n.chance(0.9) {
			out["content"] = n.jitter(a.text, s.content)
		}
		if len(s.Continued) > 0 && n.chance(0.5) {
			out["continued"] = []any{map[string]any{"text": s.Continued[0]}}
		}
		if n.chance(0.1) {
			out["act"] = pick(n, "say", "think", "deny")
		}
		switch {
		case s.Date != "" && n.chance(0.8):
			out["date"] = map[string]any{"value": s.Date, "precision": "day"}
		case n.chance(0.1):
			out["date"] = map[string]any{"value": "2021-01-01", "precision": "day", "text": map[string]any{"start": 0, "end": 0, "text": ""}}
		}
		statements = append(statements, out)
		if n.chance(0.1) {
			statements = append(statements, out)
		}
	}
	for _, v := range a.gold.Events {
		if n.chance(0.1) {
			continue
		}
		roles := map[string]any{}
		for _, role := range []string{"agent", "counterpart", "destination", "instrument", "origin", "place", "target"} {
			if ids, ok := v.Roles[role]; ok {
				roles[role] = n.ids(ids, local)
			}
		}
		out := map[string]any{"type": v.Type, "trigger": n.jitter(a.text, v.trigger), "roles": roles, "polarity": v.Polarity, "modality": v.Modality}
		if n.chance(0.1) {
			out["also"], out["trigger"] = []any{out["trigger"]}, map[string]any{"start": 0, "end": 3, "text": a.text.slice(span{0, 3})}
		}
		if n.chance(0.1) {
			out["polarity"] = pick(n, "positive", "negative")
			out["modality"] = pick(n, "asserted", "planned")
			out["type"] = pick(n, v.Type, "attack")
		}
		if v.Date != "" && n.chance(0.8) {
			out["date"] = map[string]any{"value": v.Date}
		}
		events = append(events, out)
	}
	for _, p := range a.gold.Positions {
		if s, ok := a.text.find(p.Title, 0); ok && n.chance(0.8) {
			positions = append(positions, map[string]any{"person": local[p.Person], "title": n.jitter(a.text, s)})
		}
	}
	return map[string]any{
		"article":  map[string]any{"id": a.ID, "published": map[string]any{"value": "2021-12-10", "text": map[string]any{"start": 1, "end": 2, "text": "?"}}},
		"entities": entities, "statements": statements, "events": events, "positions": positions,
	}
}

// output writes documents as the command line does, and returns them read back.
func output(t *testing.T, docs []any) (path string, read []Document) {
	t.Helper()
	var buf bytes.Buffer
	for _, d := range docs {
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		buf.Write(append(b, '\n'))
	}
	path = filepath.Join(t.TempDir(), "output.jsonl")
	if err := os.WriteFile(path, buf.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := ReadDocuments(&buf)
	if err != nil {
		t.Fatal(err)
	}
	return path, read
}

// decoded is v as JSON decodes it.
func decoded(t *testing.T, v any) map[string]any {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestReferenceArticles compares every figure with the reference's, over noisy
// documents of the annotated articles.
func TestReferenceArticles(t *testing.T) {
	dir := reference(t)
	gold, err := Gold(filepath.Join(dir, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	seeds := uint64(1)
	if os.Getenv("KHABAR_HEAVY") != "" {
		seeds = 4
	}
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			n := noise{rand.New(rand.NewPCG(seed, 1))}
			var docs []any
			for i := range gold {
				if !n.chance(0.05) {
					docs = append(docs, n.article(&gold[i]))
				}
			}
			path, read := output(t, docs)
			want := python(t, dir, "score.py", filepath.Join(dir, "gold"), path, "--json")
			got := decoded(t, Score(gold, read))
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("nothing found", func(t *testing.T) {
		path, read := output(t, nil)
		want := python(t, dir, "score.py", filepath.Join(dir, "gold"), path, "--json")
		if diff := cmp.Diff(want, decoded(t, Score(gold, read))); diff != "" {
			t.Error(diff)
		}
	})
}

func TestReferenceAttributions(t *testing.T) {
	dir := reference(t)
	base := filepath.Join(dir, "polnear", "dev")
	corpus, err := PolNeAR(base)
	if err != nil {
		t.Fatal(err)
	}
	n := noise{rand.New(rand.NewPCG(1, 2))}
	var docs []any
	for i := range corpus.articles {
		a := &corpus.articles[i]
		statements := []any{}
		for _, g := range a.gold {
			if n.chance(0.2) {
				continue
			}
			s := map[string]any{"act": pick(n, "say", "think"), "content": n.jitter(a.text, g.content[0])}
			for _, c := range g.content[1:] {
				s["continued"] = []any{n.jitter(a.text, c)}
			}
			if len(g.cue) > 0 && n.chance(0.8) {
				s["cue"] = n.jitter(a.text, g.cue[0])
			}
			if len(g.source) > 0 && n.chance(0.8) {
				s["speaker_text"] = n.jitter(a.text, g.source[0])
			}
			statements = append(statements, s)
		}
		docs = append(docs, map[string]any{"article": map[string]any{"id": a.ID}, "statements": statements})
	}
	path, read := output(t, docs)
	want := python(t, dir, "polnear.py", "score", base, path, "--json")
	r := corpus.Score(read)
	got := map[string]any{
		"p": r.Attribution.Precision(), "r": r.Attribution.Recall(), "f1": r.Attribution.F1(), "full_f1": r.Full.F1(),
		"source": r.Source, "content": r.Content, "gold": float64(r.Attribution.Gold), "system": float64(r.Attribution.Found),
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-6)); diff != "" {
		t.Error(diff)
	}
}

func TestReferenceNames(t *testing.T) {
	dir := reference(t)
	for _, file := range []string{"aqmar-dev.txt", "wikigold-en.txt"} {
		t.Run(file, func(t *testing.T) {
			path := filepath.Join(dir, "ner", file)
			corpus, err := Names(path, "ar")
			if err != nil {
				t.Fatal(err)
			}
			n := noise{rand.New(rand.NewPCG(3, 4))}
			var docs []any
			for i := range corpus.blocks {
				b := &corpus.blocks[i]
				entities := []any{}
				for k := range b.tokens {
					for _, g := range sortedNames(b.gold()) {
						if g.first != k || n.chance(0.2) {
							continue
						}
						m := n.jitter(b.text, span{b.tokens[g.first].start, b.tokens[g.last].end})
						m["kind"] = pick(n, "name", "name", "name", "description")
						entities = append(entities, map[string]any{
							"id":   fmt.Sprint("e", len(entities)),
							"type": map[string]string{"PER": "Person", "ORG": "MilitaryUnit", "LOC": "Facility"}[g.class], "mentions": []any{m},
						})
					}
				}
				docs = append(docs, map[string]any{"article": map[string]any{"id": b.ID}, "entities": entities})
			}
			out, read := output(t, docs)
			want := python(t, dir, "ner.py", "score", path, out, "--json")
			r := corpus.Score(read)
			got := map[string]any{}
			for _, c := range r.rows() {
				got[c.name] = map[string]any{"p": c.Precision(), "r": c.Recall(), "f1": c.F1(), "gold": float64(c.Gold)}
			}
			if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-6)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func sortedNames(set map[name]bool) []name {
	var out []name
	for n := range set {
		out = append(out, n)
	}
	for i := range out {
		for j := i; j > 0 && out[j].first < out[j-1].first; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// TestPrepare compares the articles that are handed to extraction.
func TestPrepare(t *testing.T) {
	dir := reference(t)
	polnear, err := PolNeAR(filepath.Join(dir, "polnear", "dev"))
	if err != nil {
		t.Fatal(err)
	}
	names, err := Names(filepath.Join(dir, "ner", "wikigold-en.txt"), "en")
	if err != nil {
		t.Fatal(err)
	}
	gold, err := Gold(filepath.Join(dir, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	var articles []schema.Article
	for _, a := range gold {
		articles = append(articles, a.Article)
	}
	for _, tc := range []struct {
		name     string
		args     []string
		articles []schema.Article
	}{
		{"articles", []string{"score.py", "prepare", filepath.Join(dir, "gold")}, articles},
		{"attributions", []string{"polnear.py", "prepare", filepath.Join(dir, "polnear", "dev")}, polnear.Articles()},
		{"names", []string{"ner.py", "prepare", filepath.Join(dir, "ner", "wikigold-en.txt"), "en"}, names.Articles()},
	} {
		t.Run(tc.name, func(t *testing.T) {
			cmd := exec.CommandContext(t.Context(), "python3", append([]string{filepath.Join(dir, tc.args[0])}, tc.args[1:]...)...)
			cmd.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1", "PYTHONIOENCODING=utf-8")
			b, err := cmd.Output()
			if err != nil {
				t.Fatal(err)
			}
			dec := json.NewDecoder(bytes.NewReader(b))
			for _, a := range tc.articles {
				var want struct{ ID, Language, Text, Published, Outlet string }
				if err := dec.Decode(&want); err != nil {
					t.Fatal(err)
				}
				got := want
				got.ID, got.Language, got.Text, got.Published, got.Outlet = a.ID, a.Language, a.Text, a.Published.Value, a.Outlet
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatal(diff)
				}
			}
			if dec.More() {
				t.Error("the reference has more articles")
			}
		})
	}
}

func TestRound(t *testing.T) {
	for in, want := range map[float64]float64{0.123449: 0.1234, 0.12345: 0.1235, 1: 1, 2.0 / 3: 0.6667, math.NaN(): 0} {
		if got := round(in); got != want {
			t.Errorf("round(%v) is %v, want %v", in, got, want)
		}
	}
}
