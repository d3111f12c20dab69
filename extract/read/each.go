package read

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// DefaultMaxText is the size in bytes above which a single text is refused
// unless [Options] say otherwise.
const DefaultMaxText = 10 << 20

// Options say how to read. The zero value is ready to use.
type Options struct {
	// MaxText is the size in bytes of the largest single text (for HTML: of the
	// page) that is read; 0 means DefaultMaxText.
	MaxText int64
	// Language is the language of articles that do not tell theirs, "ar" or
	// "en"; empty: it is told from the text.
	Language string
}

func (o Options) maxText() int64 {
	const most = 1 << 40 // keeps what is computed from it in range
	if o.MaxText <= 0 {
		return DefaultMaxText
	}
	return min(o.MaxText, most)
}

// An Item is an article or, where Err is set, an input that gave none.
type Item struct {
	Article schema.Article
	Source  string // file, with the line for JSON lines
	Err     *Error
}

// Each calls f with every article of the paths, and with an [Error] for every
// input that gives none, in the order of the input. A path is a file, a folder,
// or "-" for stdin. A file that is named twice is read once.
//
// Each returns the error of ctx or of f, which ends it; faults of the input do
// not. It reads on the caller's goroutine.
func Each(ctx context.Context, paths []string, stdin io.Reader, opts Options, f func(Item) error) error {
	r := &reader{ctx: ctx, opts: opts, f: f, stdin: stdin, files: map[string]bool{}, ids: map[string]string{}}
	for _, p := range paths {
		if err := r.path(p); err != nil {
			return err
		}
	}
	return nil
}

const stdinName = "standard input"

// A reader is one call of Each.
type reader struct {
	ctx   context.Context // of this call alone: a reader does not outlive it
	opts  Options
	f     func(Item) error
	stdin io.Reader
	files map[string]bool   // absolute paths that were read
	ids   map[string]string // article → where it stood
}

// path reads one argument.
func (r *reader) path(p string) error {
	if p == "-" {
		if r.files[p] {
			return nil
		}
		r.files[p] = true
		return r.lines(stdinName, r.stdin)
	}
	info, err := os.Stat(p)
	if err != nil {
		return r.fail(p, 0, err)
	}
	if info.IsDir() {
		return r.folder(p)
	}
	return r.file(p)
}

// folder reads what is in a folder, in the order of the names.
func (r *reader) folder(dir string) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return r.fail(dir, 0, err)
	}
	for _, e := range entries {
		name := e.Name()
		p := filepath.Join(dir, name)
		if e.IsDir() {
			// A browser keeps a saved page's scripts and pictures in NAME_files.
			if !hidden(name) && !strings.HasSuffix(name, "_files") {
				if err := r.folder(p); err != nil {
					return err
				}
			}
			continue
		}
		if hidden(name) || beside(name) || filepath.Ext(name) == "" {
			continue
		}
		// A link to a file is followed; one to a folder may lead in a circle.
		if e.Type()&fs.ModeSymlink != 0 {
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				continue
			}
		}
		if err := r.file(p); err != nil {
			return err
		}
	}
	return nil
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// beside reports whether a file stands beside articles without being one.
func beside(name string) bool {
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".gold.json") {
		return true
	}
	stem, _, _ := strings.Cut(lower, ".")
	switch stem {
	case "readme", "license", "licence", "notice", "copying":
		return true
	}
	return false
}

// file reads one file by its ending.
func (r *reader) file(p string) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if abs, err := filepath.Abs(p); err == nil {
		if r.files[abs] {
			return nil
		}
		r.files[abs] = true
	}
	lower := strings.ToLower(p)
	var one func(id string, b []byte) (schema.Article, error)
	switch {
	case strings.HasSuffix(lower, ".jsonl"):
		return r.linesFile(p, false)
	case strings.HasSuffix(lower, ".jsonl.gz"):
		return r.linesFile(p, true)
	case strings.HasSuffix(lower, ".txt"):
		one = plain
	case strings.HasSuffix(lower, ".html"), strings.HasSuffix(lower, ".htm"):
		one = page
	default:
		return r.fail(p, 0, unknownEnding(lower))
	}
	b, err := r.all(p)
	if err != nil {
		return r.fail(p, 0, err)
	}
	a, err := one(stem(p), b)
	if err != nil {
		return r.fail(p, 0, err)
	}
	return r.article(p, 0, a)
}

func unknownEnding(path string) error {
	const known = "khabar reads .txt, .html, .htm, .jsonl and .jsonl.gz"
	ext := filepath.Ext(path)
	switch ext {
	case "":
		return faultf(ErrEnding, known+"; standard input is -", "the name has no ending")
	case ".json", ".ndjson":
		return faultf(ErrEnding, "put one article a line into a .jsonl file, for instance with: jq -c '.[]' "+filepath.Base(path), "unknown ending %q", ext)
	}
	return faultf(ErrEnding, known, "unknown ending %q", ext)
}

// stem returns the name of a file without its ending: the article's identifier.
func stem(p string) string {
	base := filepath.Base(p)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// all reads a file of one article, up to the limit.
func (r *reader) all(p string) ([]byte, error) {
	f, err := os.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	limit := r.opts.maxText()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > limit {
		return nil, tooLarge(limit)
	}
	return b, nil
}

func tooLarge(limit int64) error {
	return faultf(ErrTooLarge, "raise it with --max-text", "refused: the text is over the limit of %s for a single one", size(limit))
}

func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 1<<10 && n%(1<<10) == 0:
		return strconv.FormatInt(n>>10, 10) + " KB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// fail hands on an input that gave no article.
func (r *reader) fail(path string, line int, err error) error {
	e := at(path, line, err)
	return r.f(Item{Source: e.Where(), Err: e})
}

// article completes and checks an article and hands it on.
func (r *reader) article(path string, line int, a schema.Article) error {
	where := (&Error{Path: path, Line: line}).Where()
	if err := r.complete(&a); err != nil {
		return r.fail(path, line, err)
	}
	if first, taken := r.ids[a.ID]; taken {
		return r.fail(path, line, faultf(ErrDuplicate, "give one of them another name",
			"the identifier %q is that of %s", a.ID, first))
	}
	r.ids[a.ID] = where
	return r.f(Item{Article: a, Source: where})
}

// complete checks the text and fills in what follows from it.
func (r *reader) complete(a *schema.Article) error {
	limit := r.opts.maxText()
	switch {
	case int64(len(a.Text)) > limit:
		return tooLarge(limit)
	case strings.TrimSpace(a.Text) == "":
		return faultf(ErrEmpty, "", "the text is empty")
	case strings.IndexByte(a.Text, 0) >= 0:
		return faultf(ErrBinary, "", "the text holds a NUL character")
	case !utf8.ValidString(a.ID) || strings.ContainsFunc(a.ID, isControl):
		return faultf(ErrSyntax, "rename it", "the identifier %q is no text", a.ID)
	}
	if a.Language == "" {
		a.Language = r.opts.Language
	}
	var err error
	if a.Language, err = language(a.Language, a.Text); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	if a.Boilerplate = Boilerplate(a.Text, a.Language); a.Boilerplate == nil {
		a.Boilerplate = []schema.Span{} // known to have none: extraction need not look again
	}
	return nil
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// All returns the articles of the paths, and the faults of the input joined: for
// what fits in memory.
func All(ctx context.Context, paths []string, stdin io.Reader, opts Options) ([]schema.Article, error) {
	var out []schema.Article
	var faults []error
	err := Each(ctx, paths, stdin, opts, func(it Item) error {
		if it.Err != nil {
			faults = append(faults, it.Err)
		} else {
			out = append(out, it.Article)
		}
		return nil
	})
	return out, errors.Join(append([]error{err}, faults...)...)
}
