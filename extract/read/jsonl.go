package read

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// linesFile reads a file of JSON lines.
func (r *reader) linesFile(p string, compressed bool) error {
	f, err := os.Open(p)
	if err != nil {
		return r.fail(p, 0, err)
	}
	defer f.Close()
	if !compressed {
		return r.lines(p, f)
	}
	z, err := gzip.NewReader(f)
	if errors.Is(err, io.EOF) {
		return r.fail(p, 0, faultf(ErrEmpty, "", "the file is empty"))
	} else if err != nil {
		return r.fail(p, 0, faultf(ErrGzip, "without compression the ending is .jsonl", "not gzip data"))
	}
	defer z.Close()
	return r.lines(p, z)
}

// lines reads JSON lines: an article each. A broken one is reported, the next
// is read.
func (r *reader) lines(name string, in io.Reader) error {
	// A line may escape each of its characters (\u0627) and say more than the text.
	lr := &lineReader{in: bufio.NewReaderSize(in, 1<<16), limit: 6*r.opts.maxText() + 1<<20}
	if err := lr.start(); err != nil {
		return r.fail(name, 0, err)
	}
	some := false
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		line, err := lr.next()
		if errors.Is(err, io.EOF) {
			break
		}
		switch {
		case errors.Is(err, ErrTooLarge):
			some = true
			if err := r.fail(name, lr.line, tooLarge(r.opts.maxText())); err != nil {
				return err
			}
			continue
		case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF), isCorrupt(err):
			return r.fail(name, lr.line, faultf(ErrGzip, "fetch or compress the file again; the lines before this one were read", "the compressed data is broken or cut short here"))
		case err != nil:
			return r.fail(name, lr.line, err)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		a, err := parseLine(line)
		if err != nil {
			// The first line tells a file of another shape, whose every line
			// would be one more message.
			if shape := otherShape(line); !some && shape != nil {
				return r.fail(name, lr.line, shape)
			}
			some = true
			if err := r.fail(name, lr.line, err); err != nil {
				return err
			}
			continue
		}
		some = true
		if err := r.article(name, lr.line, a); err != nil {
			return err
		}
	}
	if !some {
		return r.fail(name, 0, faultf(ErrEmpty, "one article a line is expected: {\"id\": …, \"text\": …}", "no article in it"))
	}
	return nil
}

// otherShape says what a file is that begins with line and is no JSON lines.
func otherShape(line []byte) error {
	const hint = "put one article on each line, for instance with: jq -c "
	line = bytes.TrimSpace(line)
	switch {
	case line[0] == '[':
		return faultf(ErrSyntax, hint+"'.[]'", "a JSON array, not one article a line")
	case bytes.Equal(line, []byte("{")):
		return faultf(ErrSyntax, hint+".", "a JSON object over several lines, not one article a line")
	}
	return nil
}

// isCorrupt reports whether err is deflate's.
func isCorrupt(err error) bool {
	return err != nil && strings.HasPrefix(err.Error(), "flate:")
}

// A line is what EXTRACTION's contract reads; other members are ignored.
type line struct {
	ID        json.RawMessage `json:"id"` // a string, or a whole number taken as it stands
	Text      *string         `json:"text"`
	Title     string          `json:"title,omitempty"`
	URL       string          `json:"url,omitempty"`
	Outlet    string          `json:"outlet,omitempty"`
	Language  string          `json:"language,omitempty"`
	Published string          `json:"published,omitempty"`
	Read      string          `json:"read,omitempty"`
}

const lineHint = "one article a line: {\"id\": \"…\", \"text\": \"…\"}, and where known \"title\", \"url\", \"outlet\", \"language\", \"published\", \"read\""

func parseLine(b []byte) (schema.Article, error) {
	none := schema.Article{}
	if !utf8.Valid(b) {
		text, err := decode(b)
		if err != nil {
			return none, err
		}
		b = []byte(text)
	}
	if bytes.TrimSpace(b)[0] != '{' && json.Valid(b) {
		return none, faultf(ErrSyntax, lineHint, "not a JSON object")
	}
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return none, jsonFault(err)
	}
	id, err := identifier(l.ID)
	if err != nil {
		return none, err
	}
	switch {
	case id == "":
		return none, faultf(ErrSyntax, lineHint, "no \"id\"")
	case l.Text == nil:
		return none, faultf(ErrSyntax, lineHint, "no \"text\"")
	}
	// The decoder writes U+FFFD for half a surrogate pair.
	if strings.ContainsRune(*l.Text, utf8.RuneError) && !bytes.ContainsRune(b, utf8.RuneError) && !bytes.Contains(bytes.ToLower(b), []byte(`\ufffd`)) {
		return none, faultf(ErrEncoding, "write the file anew from its source, in UTF-8", "the text holds half of a surrogate pair (\\ud800 to \\udfff)")
	}
	a := schema.Article{ID: id, Text: *l.Text, Title: l.Title, URL: l.URL, Outlet: l.Outlet, Language: l.Language}
	if l.Published != "" {
		d, ok := parseDay(l.Published)
		if !ok {
			return none, faultf(ErrSyntax, "write it as 2021-12-10, or leave it out", "\"published\" is %q, which is no date", l.Published)
		}
		a.Published = d
	}
	if l.Read != "" {
		d, ok := parseDay(l.Read)
		if !ok {
			return none, faultf(ErrSyntax, "write it as 2021-12-10, or leave it out", "\"read\" is %q, which is no date", l.Read)
		}
		d.Basis = ""
		a.Read = d
	}
	return a, nil
}

func identifier(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return "", nil
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return strings.TrimSpace(s), nil
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		if strings.ContainsAny(n.String(), ".eE") { // 1000 and 1e3 would be two articles
			return "", faultf(ErrSyntax, "write it as a string", "\"id\" is the number %s, want a string or a whole number", raw)
		}
		return n.String(), nil
	}
	return "", faultf(ErrSyntax, lineHint, "\"id\" is %s, want a string", raw)
}

// jsonFault says in the user's words what the decoder found.
func jsonFault(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		if syntax.Error() == "unexpected end of JSON input" {
			return faultf(ErrSyntax, "was it cut short? An article is one line, line breaks in it are \\n", "broken JSON: the line ends too early")
		}
		return faultf(ErrSyntax, "correct the line, or leave it out", "broken JSON at byte %d of the line: %s", syntax.Offset, syntax)
	case errors.As(err, &kind):
		return faultf(ErrSyntax, lineHint, "%q is a JSON %s, want a string", kind.Field, kind.Value)
	}
	return faultf(ErrSyntax, lineHint, "broken JSON: %s", err)
}

// A lineReader reads lines of a limited length, and counts them.
type lineReader struct {
	in    *bufio.Reader
	limit int64
	line  int // of what next returned or failed at, 1-based
	buf   []byte
}

// start drops a byte order mark and decodes UTF-16.
func (l *lineReader) start() error {
	head, err := l.in.Peek(4096)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if bytes.HasPrefix(head, utf8BOM) {
		_, err := l.in.Discard(len(utf8BOM))
		return err
	}
	if wide := utf16Of(head); wide != nil {
		l.in = bufio.NewReaderSize(wide.NewDecoder().Reader(l.in), 1<<16)
		return nil
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return faultf(ErrBinary, "", "a binary file, not JSON lines")
	}
	return nil
}

// next returns the next line without its end, valid until the next call.
func (l *lineReader) next() ([]byte, error) {
	l.line++
	l.buf = l.buf[:0]
	for {
		part, err := l.in.ReadSlice('\n')
		if int64(len(l.buf)+len(part)) > l.limit {
			return nil, l.skip(err)
		}
		if err == nil && len(l.buf) == 0 {
			return part, nil
		}
		l.buf = append(l.buf, part...)
		switch {
		case err == nil:
			return l.buf, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(l.buf) > 0:
			return l.buf, nil
		default:
			return nil, err
		}
	}
}

// skip leaves out the rest of a line that is too long.
func (l *lineReader) skip(err error) error {
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = l.in.ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return ErrTooLarge
}
