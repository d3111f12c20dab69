package web

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An upload is what came in one request, as files in a folder of its own: articles
// wait on the disk, and not in memory.
type upload struct {
	dir   string
	files []uploaded
	bytes int64
}

// An uploaded file has the name that it came with, for people.
type uploaded struct{ path, name string }

func (u *upload) paths() []string {
	out := make([]string, len(u.files))
	for i, f := range u.files {
		out[i] = f.path
	}
	return out
}

// nameOf returns the name under which a file came.
func (u *upload) nameOf(path string) string {
	for _, f := range u.files {
		if f.path == path {
			return f.name
		}
	}
	return filepath.Base(path)
}

// named puts the names of files, where a message has their paths.
func (u *upload) named(message string) string {
	if !strings.Contains(message, u.dir) {
		return message
	}
	for _, f := range u.files {
		message = strings.ReplaceAll(message, f.path, f.name)
	}
	return message
}

// sourceOf parts "path:line".
func (u *upload) sourceOf(source string) (name string, line int) {
	if i := strings.LastIndexByte(source, ':'); i > 0 {
		if n, err := strconv.Atoi(source[i+1:]); err == nil {
			return u.nameOf(source[:i]), n
		}
	}
	return u.nameOf(source), 0
}

// mostFiles bounds how many files one request may hold.
const mostFiles = 2000

// add writes a file of the upload. Each lies in a folder of its own, under a name that
// it may have: the reader takes an article's identifier from it.
func (u *upload) add(name, ending string, r io.Reader) error {
	if len(u.files) == mostFiles {
		return &badRequestError{fmt.Sprintf("there are more than %d files", mostFiles)}
	}
	dir := filepath.Join(u.dir, strconv.Itoa(len(u.files)))
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, fileName(name)+ending)
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, r)
	u.bytes += n
	u.files = append(u.files, uploaded{path, name + ending})
	return errors.Join(err, f.Close())
}

// fileName makes a name one of a file: what parts paths or controls goes, and it stays
// as short as file systems want it.
func fileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return '_'
		}
		return r
	}, name)
	const most = 200
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for len(stem)+len(ext) > most && stem != "" {
		_, n := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-n]
	}
	if stem = strings.TrimLeft(stem, "."); stem == "" {
		stem = "article"
	}
	return stem + ext
}

// addArticles takes articles in and answers with the job that puts them into the graph.
func (s *server) addArticles(w http.ResponseWriter, r *http.Request) {
	if s.opts.Extractor == nil {
		refuse(w, r, http.StatusForbidden, "this server takes no articles: it cannot extract")
		return
	}
	by, err := readingOf(r)
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	u, err := receive(r)
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	j := &job{upload: u, by: by}
	if err := s.jobs.add(j); err != nil {
		if err := os.RemoveAll(u.dir); err != nil {
			s.opts.Logger.ErrorContext(r.Context(), "remove upload", "error", err)
		}
		w.Header().Set("Retry-After", "5")
		refuse(w, r, http.StatusServiceUnavailable, err.Error())
		return
	}
	report, _ := j.now()
	w.Header().Set("Location", "/api/v1/jobs/"+report.ID)
	writeJSON(w, http.StatusAccepted, report)
}

// readingOf reads how articles are to be read from the address.
func readingOf(r *http.Request) (by reading, err error) {
	q := r.URL.Query()
	by.language = q.Get("language")
	if by.language != "" && by.language != "ar" && by.language != "en" {
		return by, &badRequestError{fmt.Sprintf("language: %q is neither ar nor en", by.language)}
	}
	if text := q.Get("min_certainty"); text != "" {
		by.minCertainty, err = strconv.ParseFloat(text, 64)
		if err != nil || !(by.minCertainty >= 0 && by.minCertainty <= 1) {
			return by, &badRequestError{fmt.Sprintf("min_certainty: %q is not between 0 and 1", text)}
		}
	}
	by.refresh = q.Get("refresh") == "true"
	by.later = q.Get("link") == "later"
	return by, nil
}

// receive writes the body of a request to files.
func receive(r *http.Request) (u *upload, err error) {
	dir, err := os.MkdirTemp("", "khabar-upload-")
	if err != nil {
		return nil, err
	}
	u = &upload{dir: dir}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, &badRequestError{"Content-Type: " + err.Error()}
	}
	body := bufio.NewReader(r.Body)
	if media != "multipart/form-data" {
		if _, err := body.Peek(1); errors.Is(err, io.EOF) {
			return nil, &badRequestError{"the body is empty"}
		}
	}
	id := r.URL.Query().Get("id")
	switch media {
	case "multipart/form-data":
		err = u.parts(multipart.NewReader(body, params["boundary"]))
	case "application/json":
		err = u.json(id, body)
	case "application/x-ndjson", "application/jsonl":
		err = u.add("articles", ".jsonl", body)
	case "text/plain":
		err = u.text(id, ".txt", body)
	case "text/html":
		err = u.text(id, ".html", body)
	default:
		err = &badRequestError{fmt.Sprintf("Content-Type: %q; there are application/json, application/x-ndjson, text/plain, text/html and multipart/form-data", media)}
	}
	if err != nil {
		return nil, err
	}
	return u, nil
}

// parts takes the files of a form.
func (u *upload) parts(form *multipart.Reader) error {
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return uploadError(err)
		}
		if part.FileName() == "" {
			continue // a field of the form
		}
		if err := u.add(part.FileName(), "", part); err != nil {
			return uploadError(err)
		}
	}
	if len(u.files) == 0 {
		return &badRequestError{"the form holds no file"}
	}
	return nil
}

// text takes one article. Without an identifier it is called by what it says, so that
// the same text sent twice is one article.
func (u *upload) text(id, ending string, body io.Reader) error {
	b, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	if id == "" {
		id = sentName(b)
	}
	return u.add(id, ending, bytes.NewReader(b))
}

func sentName(b []byte) string {
	h := sha256.Sum256(b)
	return "sent-" + hex.EncodeToString(h[:5])
}

// json takes an article, or a list of them, and makes lines of them.
func (u *upload) json(id string, body io.Reader) error {
	dec := json.NewDecoder(body)
	var whole json.RawMessage
	if err := dec.Decode(&whole); err != nil {
		return uploadError(err)
	}
	if dec.More() {
		return &badRequestError{"body: there is more than one value; send lines as application/x-ndjson"}
	}
	list := []json.RawMessage{whole}
	if bytes.HasPrefix(whole, []byte("[")) {
		if err := json.Unmarshal(whole, &list); err != nil {
			return uploadError(err)
		}
		if len(list) == 0 {
			return &badRequestError{"body: the list is empty"}
		}
	}
	var lines bytes.Buffer
	for _, one := range list {
		if bytes.HasPrefix(one, []byte("{")) {
			var members map[string]json.RawMessage
			if err := json.Unmarshal(one, &members); err != nil {
				return uploadError(err)
			}
			if _, ok := members["id"]; !ok {
				name := id
				if name == "" {
					name = sentName(members["text"])
				}
				members["id"], _ = json.Marshal(name) // a string
				var err error
				if one, err = json.Marshal(members); err != nil {
					return err
				}
			}
		}
		if err := json.Compact(&lines, one); err != nil {
			return uploadError(err)
		}
		lines.WriteByte('\n')
	}
	return u.add("article", ".jsonl", &lines)
}

// uploadError makes what is wrong with a body an error of the request.
func uploadError(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, multipart.ErrMessageTooLarge):
		return &badRequestError{"body: " + err.Error()}
	case strings.HasPrefix(err.Error(), "multipart:"):
		return &badRequestError{"body: " + err.Error()}
	}
	return err
}

// removeArticle takes an article out, with all that came of it.
func (s *server) removeArticle(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if err := s.g.Remove(r.Context(), id); err != nil {
		s.answer(w, r, nil, err)
		return
	}
	s.link.ask()
	s.answer(w, r, map[string]string{"removed": id}, nil)
}

// linkNow makes anew which entities are the same, once for what came with link=later.
func (s *server) linkNow(w http.ResponseWriter, r *http.Request) {
	res, err := s.link.wait(r.Context(), s.link.ask())
	s.answer(w, r, struct {
		Entities int `json:"entities"`
		Nodes    int `json:"nodes"`
		Rewrote  int `json:"rewrote"`
		Copies   int `json:"copies"`
	}(res), err)
}
