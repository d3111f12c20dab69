package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// send sends articles and waits for what becomes of them.
func send(t *testing.T, h http.Handler, target, contentType, body string) jobReport {
	t.Helper()
	w := do(h, http.MethodPost, target, body, "Authorization", "Bearer "+testToken, "Content-Type", contentType)
	if w.Code != http.StatusAccepted {
		t.Fatalf("%s: status %d: %s", target, w.Code, w.Body)
	}
	return await(t, h, w)
}

func await(t *testing.T, h http.Handler, w *httptest.ResponseRecorder) jobReport {
	t.Helper()
	at := w.Header().Get("Location")
	for {
		var j jobReport
		if err := json.Unmarshal(get(h, at+"?wait=20").Body.Bytes(), &j); err != nil {
			t.Fatal(err)
		}
		if j.State.ended() {
			return j
		}
	}
}

// form makes a form of files, given as names and contents.
func form(t *testing.T, files ...string) (contentType, body string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("comment", "no file"); err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(files); i += 2 {
		f, err := w.CreateFormFile("files", files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.String()
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const bridge = "BAGHDAD, Dec. 9, 2021 - Qasim al-Araji announced on Thursday that the bridge was open."

func TestAddArticles(t *testing.T) {
	h := newServer(t, openGraph(t), Options{Token: testToken, Extractor: testExtractor{}})
	line := func(id, text string) string { return fmt.Sprintf(`{"id": %q, "text": %q}`, id, text) }
	mixed, mixedBody := form(t, "one.txt", bridge, "two.txt", bridge+" Again.", "../../etc/one.txt", bridge, "empty.txt", "", "notes.pdf", "x",
		"lines.jsonl", line("l1", bridge)+"\n{broken\n"+line("l2", bridge)+"\n", "packed.jsonl.gz", gzipped(t, line("g1", bridge)+"\n"))
	for _, test := range []struct {
		name, target, contentType, body string
		articles                        []string
		unchanged                       int
		skipped                         []skipped
	}{
		{"an article", "/api/v1/articles", "application/json", `{"id": "a1", "title": "Bridge", "outlet": "Harbour Wire", "published": "2021-12-09", "text": "` + bridge + `"}`, []string{"a1"}, 0, nil},
		{"again", "/api/v1/articles", "application/json; charset=utf-8", `{"id": "a1", "title": "Bridge", "outlet": "Harbour Wire", "published": "2021-12-09", "text": "` + bridge + `"}`, nil, 1, nil},
		{"without a name", "/api/v1/articles", "application/json", `{"text": "` + bridge + `"}`, []string{"sent-"}, 0, nil},
		{"named in the address", "/api/v1/articles?id=a2", "application/json", `{"text": "` + bridge + `"}`, []string{"a2"}, 0, nil},
		{"several", "/api/v1/articles", "application/json", "[\n{\"id\": \"b1\",\n \"text\": \"" + bridge + "\"},\n" + line("b2", bridge) + ", 7]", []string{"b1", "b2"}, 0, []skipped{{"article.jsonl", 3, "not a JSON object", ""}}},
		{"lines", "/api/v1/articles", "application/x-ndjson", line("c1", bridge) + "\n" + `{"id": "c2"}` + "\n", []string{"c1"}, 0, []skipped{{"articles.jsonl", 2, `no "text"`, ""}}},
		{"text", "/api/v1/articles?id=d1", "text/plain", bridge, []string{"d1"}, 0, nil},
		{"text with a name of paths", "/api/v1/articles?id=..%2F..%2Fd2", "text/plain", bridge, []string{"d2"}, 0, nil},
		{"page", "/api/v1/articles?id=e1", "text/html", "<html><head><title>Bridge</title></head><body><article><p>" + strings.Repeat(bridge+" ", 5) + "</p></article></body></html>", []string{"e1"}, 0, nil},
		{"files", "/api/v1/articles", mixed, mixedBody, []string{"one", "two", "l1", "l2", "g1"}, 0, []skipped{
			{"one.txt", 0, `the identifier "one" is that of one.txt`, ""},
			{"empty.txt", 0, "empty", ""},
			{"notes.pdf", 0, `unknown ending ".pdf"`, ""},
			{"lines.jsonl", 2, "broken JSON", ""},
		}},
		{"nothing but faults", "/api/v1/articles", "text/plain", "\x00\x01", nil, 0, []skipped{{"sent-", 0, "", ""}}},
		{"doubtful facts left out", "/api/v1/articles?min_certainty=1&id=d1", "text/plain", bridge, []string{"d1"}, 0, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := send(t, h, test.target, test.contentType, test.body)
			if j.State != jobDone || len(j.Articles) != len(test.articles) || j.Unchanged != test.unchanged || len(j.Skipped) != len(test.skipped) {
				t.Fatalf("got %+v", j)
			}
			for i, want := range test.articles {
				if !strings.HasPrefix(j.Articles[i], want) {
					t.Errorf("article %q, want %q", j.Articles[i], want)
				}
				if w := get(h, "/api/v1/article?id="+j.Articles[i]); w.Code != 200 {
					t.Errorf("it is not there: %s", w.Body)
				}
			}
			for i, want := range test.skipped {
				got := j.Skipped[i]
				if !strings.HasPrefix(got.Input, want.Input) || got.Line != want.Line || !strings.Contains(got.Error, want.Error) {
					t.Errorf("skipped %+v, want %+v", got, want)
				}
				if strings.Contains(got.Error+got.Hint, os.TempDir()) {
					t.Errorf("a path of the server: %+v", got)
				}
			}
		})
	}
	left, err := filepath.Glob(filepath.Join(os.TempDir(), "khabar-upload-*"))
	if err != nil || slices.ContainsFunc(left, func(dir string) bool { return h.s.jobs.find("1").upload.dir == dir }) {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestAddArticlesRefuses(t *testing.T) {
	h := newServer(t, openGraph(t), Options{Token: testToken, Extractor: testExtractor{}, MaxUpload: 4096})
	for _, test := range []struct {
		name, target, contentType, body string
		status                          int
	}{
		{"no type", "/api/v1/articles", "", "x", 400},
		{"unknown type", "/api/v1/articles", "image/png", "x", 400},
		{"empty", "/api/v1/articles", "text/plain", "", 400},
		{"empty list", "/api/v1/articles", "application/json", "[]", 400},
		{"broken", "/api/v1/articles", "application/json", `{"text": "x`, 400},
		{"two values", "/api/v1/articles", "application/json", `{"text": "x"} {"text": "y"}`, 400},
		{"form without a file", "/api/v1/articles", "multipart/form-data; boundary=x", "--x--\r\n", 400},
		{"form cut short", "/api/v1/articles", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=f; filename=f.txt\r\n\r\nabc", 400},
		{"form without boundary", "/api/v1/articles", "multipart/form-data", "x", 400},
		{"large", "/api/v1/articles", "text/plain", strings.Repeat("x", 5000), 413},
		{"large lines", "/api/v1/articles", "application/x-ndjson", strings.Repeat("x", 5000), 413},
		{"language", "/api/v1/articles?language=fr", "text/plain", "x", 400},
		{"certainty", "/api/v1/articles?min_certainty=NaN", "text/plain", "x", 400},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := do(h, http.MethodPost, test.target, test.body, "Authorization", "Bearer "+testToken, "Content-Type", test.contentType)
			if w.Code != test.status {
				t.Errorf("status %d, want %d: %s", w.Code, test.status, w.Body)
			}
		})
	}
	none := newServer(t, openGraph(t), Options{Token: testToken})
	if w := do(none, http.MethodPost, "/api/v1/articles", "x", "Authorization", "Bearer "+testToken, "Content-Type", "text/plain"); w.Code != 403 {
		t.Errorf("a server that cannot extract: %d", w.Code)
	}
	if w := do(h, http.MethodDelete, "/api/v1/articles/none", "", "Authorization", "Bearer "+testToken); w.Code != 404 {
		t.Errorf("removing what is not there: %d", w.Code)
	}
}

// TestSentIsBuilt shows that articles sent in any parts and order, and taken out
// again, are the graph that is built of those that are left.
func TestSentIsBuilt(t *testing.T) {
	want := exampleGraph(t)
	g := openGraph(t)
	h := newServer(t, g, Options{Token: testToken, Extractor: testExtractor{}})
	paths, err := filepath.Glob("../examples/iraq-2021/*[0-9a-z].*")
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(paths)
	for i, path := range paths {
		if filepath.Base(path) == "README.md" {
			continue
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		contentType, body := form(t, filepath.Base(path), string(b))
		target := "/api/v1/articles"
		if i > 0 {
			target += "?link=later"
		}
		if j := send(t, h, target, contentType, body); j.State != jobDone || len(j.Skipped) > 0 {
			t.Fatalf("%s: %+v", path, j)
		}
	}
	send(t, h, "/api/v1/articles?id=of%2Fpassage", "text/plain", bridge)
	token := []string{"Authorization", "Bearer " + testToken}
	if w := do(h, http.MethodDelete, "/api/v1/articles/passage", "", token...); w.Code != 200 {
		t.Fatalf("remove: %d %s", w.Code, w.Body)
	}
	if w := do(h, http.MethodPost, "/api/v1/link", "", token...); w.Code != 200 {
		t.Fatalf("link: %d %s", w.Code, w.Body)
	}
	if diff := cmp.Diff(dump(t, want), dump(t, g)); diff != "" {
		t.Errorf("built (-) and sent (+) differ:\n%.2000s", diff)
	}
}

// A slowExtractor waits for leave, article by article.
type slowExtractor struct {
	testExtractor
	leave chan struct{}
}

func (x slowExtractor) Extract(ctx context.Context, a *schema.Article) (*schema.Record, error) {
	<-x.leave
	if strings.Contains(a.Text, "panic") {
		panic("as it was asked")
	}
	return x.testExtractor.Extract(ctx, a)
}

// TestJobs shows that few wait, that one that fails costs no other, and that those in
// hand are finished, or stopped whole, when the server stops.
func TestJobs(t *testing.T) {
	x := slowExtractor{leave: make(chan struct{})}
	g := openGraph(t)
	h, err := New(g, Options{Token: testToken, Extractor: x})
	if err != nil {
		t.Fatal(err)
	}
	post := func(id, text string) *httptest.ResponseRecorder {
		return do(h, http.MethodPost, "/api/v1/articles?id="+id, text, "Authorization", "Bearer "+testToken, "Content-Type", "text/plain")
	}
	first := post("a", "This text makes the extractor panic, which is a fault.")
	var second *httptest.ResponseRecorder
	var taken, refused int
	for i := range mostJobs + 5 {
		switch w := post(fmt.Sprint("b", i), bridge); w.Code {
		case http.StatusAccepted:
			if taken++; taken == 1 {
				second = w
			}
		case http.StatusServiceUnavailable:
			refused++
		default:
			t.Fatalf("%d %s", w.Code, w.Body)
		}
	}
	// The first one may still wait, with the others.
	if taken < mostJobs-1 || refused == 0 {
		t.Errorf("taken %d, refused %d", taken, refused)
	}
	x.leave <- struct{}{}
	if j := await(t, h, first); j.State != jobDone || len(j.Skipped) != 1 || !strings.Contains(j.Skipped[0].Error, "a fault of khabar") {
		t.Errorf("got %+v", j)
	}
	// Readers read meanwhile.
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			if w := get(h, "/"); w.Code != 200 {
				t.Errorf("page: %d", w.Code)
			}
		})
	}
	readers.Wait()
	x.leave <- struct{}{}
	if j := await(t, h, second); j.State != jobDone || j.Added != 1 {
		t.Errorf("got %+v", j)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	closed := make(chan struct{})
	go func() { h.Close(ctx); close(closed) }()
	<-ctx.Done()
	close(x.leave)
	<-closed
	states := map[jobState]int{}
	for _, j := range h.s.jobs.known {
		r, _ := j.now()
		states[r.State]++
		if _, err := os.Stat(j.upload.dir); err == nil {
			t.Errorf("job %s left its files", r.ID)
		}
	}
	if states[jobDone] < 2 || states[jobStopped] == 0 || states[jobDone]+states[jobStopped] != taken+1 {
		t.Errorf("states %v of %d", states, taken+1)
	}
	list, err := g.Articles(t.Context())
	if err != nil || len(list) == 0 {
		t.Errorf("%d articles, %v", len(list), err)
	}
	if w := post("late", bridge); w.Code != http.StatusServiceUnavailable {
		t.Errorf("after the end: %d", w.Code)
	}
}
