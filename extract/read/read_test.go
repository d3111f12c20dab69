package read

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	uni "golang.org/x/text/encoding/unicode"

	"github.com/khabar-kg/khabar/schema"
)

const (
	arabicText  = "وزيرا النقل يتفقان على فتح المعبر\n\nقال وزير النقل، سليم حرب، إن المعبر سيفتح يوم الاثنين، وأضاف أن الرسوم ستبقى على حالها في هذا العام.\n"
	englishText = "Ministers agree on the crossing\n\nThe minister of transport said on Friday that the crossing would reopen and that the fees would stay as they were.\n"
)

// summary is an item in a line: what a test compares.
func summary(it Item) string {
	if it.Err != nil {
		return strings.ReplaceAll(it.Err.Error(), string(filepath.Separator), "/")
	}
	a := it.Article
	return fmt.Sprintf("%s %s %q %d bytes", a.ID, a.Language, a.Title, len(a.Text))
}

// collect reads paths within dir and returns the items as lines without dir.
func collect(t *testing.T, dir string, stdin io.Reader, opts Options, paths ...string) []string {
	t.Helper()
	var in, out []string
	for _, p := range paths {
		if p != "-" {
			p = filepath.Join(dir, p)
		}
		in = append(in, p)
	}
	err := Each(t.Context(), in, stdin, opts, func(it Item) error {
		out = append(out, strings.ReplaceAll(summary(it), filepath.ToSlash(dir)+"/", ""))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func encode(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var buf bytes.Buffer
	z := gzip.NewWriter(&buf)
	io.WriteString(z, s)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestText(t *testing.T) {
	noComma := strings.NewReplacer("إ", "ا", "أ", "ا").Replace(arabicText)
	for _, tc := range []struct {
		name, file, data string
		opts             Options
		text             string // what is stored; empty: data
		want             string // the fault, or empty
		kind             error
	}{
		{name: "english", file: "a.txt", data: englishText},
		{name: "arabic", file: "a.txt", data: arabicText},
		{name: "byte order mark", file: "a.txt", data: "\ufeff" + englishText, text: englishText},
		{name: "carriage returns stay", file: "a.txt", data: strings.ReplaceAll(arabicText, "\n", "\r\n")},
		{name: "windows-1256", file: "a.txt", data: encode(t, charmap.Windows1256, arabicText), text: arabicText},
		{name: "ISO-8859-6", file: "a.txt", data: encode(t, charmap.ISO8859_6, noComma), text: noComma},
		{name: "UTF-16 with a mark, little", file: "a.txt", data: encode(t, uni.UTF16(uni.LittleEndian, uni.UseBOM), arabicText), text: arabicText},
		{name: "UTF-16 with a mark, big", file: "a.txt", data: encode(t, uni.UTF16(uni.BigEndian, uni.UseBOM), arabicText), text: arabicText},
		{name: "UTF-16, little", file: "a.txt", data: encode(t, uni.UTF16(uni.LittleEndian, uni.IgnoreBOM), arabicText), text: arabicText},
		{name: "UTF-16, big, English", file: "a.txt", data: encode(t, uni.UTF16(uni.BigEndian, uni.IgnoreBOM), englishText), text: englishText},
		{name: "half of a UTF-16 character", file: "a.txt", data: encode(t, uni.UTF16(uni.LittleEndian, uni.UseBOM), arabicText) + "\x06", want: "read a.txt: UTF-16 with half a character at its end (byte 274)", kind: ErrEncoding},
		{name: "broken UTF-8 in Arabic", file: "a.txt", data: arabicText + "قال \xd9\n", want: "read a.txt: not UTF-8 at byte 252 (line 4): byte 0xD9; nor windows-1256, ISO-8859-6 or UTF-16", kind: ErrEncoding},
		{name: "broken UTF-8 in English", file: "a.txt", data: englishText + "\xff", want: "read a.txt: not UTF-8 at byte 148 (line 4): byte 0xFF; nor windows-1256, ISO-8859-6 or UTF-16", kind: ErrEncoding},
		{name: "empty", file: "a.txt", data: "", want: "read a.txt: the file is empty", kind: ErrEmpty},
		{name: "white space", file: "a.txt", data: " \r\n\t", want: "read a.txt: the file holds nothing but white space", kind: ErrEmpty},
		{name: "binary", file: "a.txt", data: "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x03\x00\x3e\xff", want: "read a.txt: a binary file, not a text", kind: ErrBinary},
		{name: "at the limit", file: "a.txt", data: englishText, opts: Options{MaxText: int64(len(englishText))}},
		{name: "over the limit", file: "a.txt", data: englishText, opts: Options{MaxText: 64}, want: "read a.txt: refused: the text is over the limit of 64 bytes for a single one", kind: ErrTooLarge},
		{name: "over it once decoded", file: "a.txt", data: encode(t, charmap.Windows1256, arabicText), opts: Options{MaxText: 150}, want: "read a.txt: refused: the text is over the limit of 150 bytes for a single one", kind: ErrTooLarge},
		{name: "unknown ending", file: "a.pdf", data: englishText, want: `read a.pdf: unknown ending ".pdf"`, kind: ErrEnding},
		{name: "no ending", file: "a", data: englishText, want: "read a: the name has no ending", kind: ErrEnding},
		{name: "array of JSON", file: "a.json", data: "[]", want: `read a.json: unknown ending ".json"`, kind: ErrEnding},
		{name: "English with words that other languages have too", file: "a.txt", data: "Former Brandt campaign chairman Paul Lund met former Holm adviser David Haddad in Oslo."},
		{name: "French", file: "a.txt", data: "Le ministre des transports a dit que la frontière serait ouverte dans la semaine et que les taxes ne changeront pas.", want: `read a.txt: language "fr" is not supported`, kind: ErrLanguage},
		{name: "Persian", file: "a.txt", data: "وزیر حمل و نقل گفت که این گذرگاه از روز دوشنبه باز می شود و هزینه ها تغییر نمی کند.", want: `read a.txt: language "fa" is not supported`, kind: ErrLanguage},
		{name: "Russian", file: "a.txt", data: "Министр сообщил, что переход откроется в понедельник.", want: `read a.txt: language "Cyrillic" is not supported`, kind: ErrLanguage},
		{name: "no letters", file: "a.txt", data: "1 2 3", want: "read a.txt: the language cannot be told from the text", kind: ErrLanguage},
		{name: "no letters, language told", file: "a.txt", data: "1 2 3", opts: Options{Language: "en"}},
		{name: "an ending in capitals", file: "A.TXT", data: englishText},
	} {
		t.Run(tc.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tc.file)
			if err := os.WriteFile(path, []byte(tc.data), 0o600); err != nil {
				t.Fatal(err)
			}
			var got []Item
			if err := Each(t.Context(), []string{path}, nil, tc.opts, func(it Item) error { got = append(got, it); return nil }); err != nil {
				t.Fatal(err)
			}
			if len(got) != 1 {
				t.Fatalf("%d items, want 1", len(got))
			}
			it := got[0]
			if tc.want != "" {
				if it.Err == nil {
					t.Fatalf("read %q, want a fault", it.Article.Text)
				}
				if diff := cmp.Diff(tc.want, strings.ReplaceAll(it.Err.Error(), filepath.Dir(path)+string(filepath.Separator), "")); diff != "" {
					t.Error(diff)
				}
				if !errors.Is(it.Err, tc.kind) {
					t.Errorf("the fault is none of %v", tc.kind)
				}
				return
			}
			if it.Err != nil {
				t.Fatal(it.Err)
			}
			want := tc.text
			if want == "" {
				want = tc.data
			}
			if diff := cmp.Diff(want, it.Article.Text); diff != "" {
				t.Error(diff)
			}
			if len(it.Article.SHA256) != 64 {
				t.Errorf("hash %q", it.Article.SHA256)
			}
		})
	}
}

func TestLines(t *testing.T) {
	const (
		a = `{"id": "a", "text": "The minister said that the talks had ended."}`
		b = `{"id": "b", "text": "The ministry denied it on the same day.", "title": "T", "outlet": "O", "url": "u", "published": "2021-12-10T01:00:00+03:00", "x": {"y": [1]}}`
	)
	huge := `{"id": "huge", "text": "` + strings.Repeat("the x ", 2_000_000) + `"}`
	for _, tc := range []struct {
		name, file, data string
		want             []string
	}{
		{"two", "f.jsonl", a + "\n" + b + "\n", []string{`a en "" 43 bytes`, `b en "T" 39 bytes`}},
		{"no line feed at the end, blank lines", "f.jsonl", "\n" + a + "\r\n\n" + b, []string{`a en "" 43 bytes`, `b en "T" 39 bytes`}},
		{"byte order mark", "f.jsonl", "\ufeff" + a, []string{`a en "" 43 bytes`}},
		{"gzip", "f.jsonl.gz", gzipped(t, a+"\n"+b), []string{`a en "" 43 bytes`, `b en "T" 39 bytes`}},
		{"UTF-16", "f.jsonl", encode(t, uni.UTF16(uni.LittleEndian, uni.UseBOM), a+"\n"+b), []string{`a en "" 43 bytes`, `b en "T" 39 bytes`}},
		{"windows-1256", "f.jsonl", encode(t, charmap.Windows1256, `{"id": "w", "text": "قال وزير النقل إن المعبر سيفتح في هذا اليوم"}`), []string{`w ar "" 78 bytes`}},
		{"line 7 is broken", "f.jsonl", strings.Repeat("\n", 5) + a + "\n" + `{"id": "x", "text": ` + "\n" + b, []string{
			`a en "" 43 bytes`, `read f.jsonl:7: broken JSON: the line ends too early`, `b en "T" 39 bytes`,
		}},
		{"garbage within a line", "f.jsonl", `{"id": x}` + "\n" + a, []string{
			`read f.jsonl:1: broken JSON at byte 8 of the line: invalid character 'x' looking for beginning of value`, `a en "" 43 bytes`,
		}},
		{"no id", "f.jsonl", `{"text": "x"}` + "\n" + a, []string{`read f.jsonl:1: no "id"`, `a en "" 43 bytes`}},
		{"no text", "f.jsonl", `{"id": "x"}` + "\n" + a, []string{`read f.jsonl:1: no "text"`, `a en "" 43 bytes`}},
		{"empty text", "f.jsonl", `{"id": "x", "text": " "}` + "\n" + a, []string{`read f.jsonl:1: the text is empty`, `a en "" 43 bytes`}},
		{"a number for an id", "f.jsonl", `{"id": 17, "text": "The talks have ended."}`, []string{`17 en "" 21 bytes`}},
		{"a fraction for an id", "f.jsonl", `{"id": 1e3, "text": "The talks have ended."}`, []string{`read f.jsonl:1: "id" is the number 1e3, want a string or a whole number`}},
		{"an object for an id", "f.jsonl", `{"id": {}, "text": "The talks have ended."}`, []string{`read f.jsonl:1: "id" is {}, want a string`}},
		{"a number for a title", "f.jsonl", `{"id": "x", "text": "y", "title": 3}`, []string{`read f.jsonl:1: "title" is a JSON number, want a string`}},
		{"null members", "f.jsonl", `{"id": "x", "text": "The talks have ended.", "title": null, "published": null}`, []string{`x en "" 21 bytes`}},
		{"not an object", "f.jsonl", `"x"` + "\n" + a, []string{`read f.jsonl:1: not a JSON object`, `a en "" 43 bytes`}},
		{"an array", "f.jsonl", "[\n" + a + "\n]", []string{`read f.jsonl:1: a JSON array, not one article a line`}},
		{"an object over several lines", "f.jsonl", "{\n\"id\": \"x\"\n}", []string{`read f.jsonl:1: a JSON object over several lines, not one article a line`}},
		{"no date", "f.jsonl", `{"id": "x", "text": "y", "published": "yesterday"}`, []string{`read f.jsonl:1: "published" is "yesterday", which is no date`}},
		{"an impossible date", "f.jsonl", `{"id": "x", "text": "y", "published": "2021-02-30"}`, []string{`read f.jsonl:1: "published" is "2021-02-30", which is no date`}},
		{"another language", "f.jsonl", `{"id": "x", "text": "y", "language": "fr"}`, []string{`read f.jsonl:1: language "fr" is not supported`}},
		{"a language with a region", "f.jsonl", `{"id": "x", "text": "y", "language": "ar-IQ"}`, []string{`x ar "" 1 bytes`}},
		{"an identifier twice", "f.jsonl", a + "\n" + a, []string{`a en "" 43 bytes`, `read f.jsonl:2: the identifier "a" is that of f.jsonl:1`}},
		{"broken UTF-8", "f.jsonl", `{"id": "x", "text": "قال وزير` + "\xd9" + `"}` + "\n" + a, []string{
			`read f.jsonl:1: not UTF-8 at byte 36 (line 1): byte 0xD9; nor windows-1256, ISO-8859-6 or UTF-16`, `a en "" 43 bytes`,
		}},
		{"half a surrogate pair", "f.jsonl", `{"id": "x", "text": "it \ud800 is"}`, []string{`read f.jsonl:1: the text holds half of a surrogate pair (\ud800 to \udfff)`}},
		{"a NUL", "f.jsonl", `{"id": "x", "text": "it \u0000 is"}`, []string{`read f.jsonl:1: the text holds a NUL character`}},
		{"a text over the limit", "f.jsonl", huge + "\n" + a, []string{`read f.jsonl:1: refused: the text is over the limit of 10 MB for a single one`, `a en "" 43 bytes`}},
		{"empty", "f.jsonl", "", []string{`read f.jsonl: no article in it`}},
		{"binary", "f.jsonl", "\x00\x01\x02\x03\xff", []string{`read f.jsonl: a binary file, not JSON lines`}},
		{"not gzip", "f.jsonl.gz", a, []string{`read f.jsonl.gz: not gzip data`}},
		{"empty gzip", "f.jsonl.gz", "", []string{`read f.jsonl.gz: the file is empty`}},
		{"gzip cut short", "f.jsonl.gz", gzipped(t, a+"\n"+b)[:150], []string{`a en "" 43 bytes`, `read f.jsonl.gz:2: the compressed data is broken or cut short here`}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, tc.file), []byte(tc.data), 0o600); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, collect(t, dir, nil, Options{}, tc.file)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStandardInput(t *testing.T) {
	got := collect(t, "", strings.NewReader(`{"id": "a", "text": "The talks have ended."}`+"\nx\n"), Options{}, "-", "-")
	want := []string{`a en "" 21 bytes`, `read standard input:2: broken JSON at byte 1 of the line: invalid character 'x' looking for beginning of value`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`read standard input: no article in it`}, collect(t, "", strings.NewReader(""), Options{}, "-")); diff != "" {
		t.Error(diff)
	}
}

func TestFolder(t *testing.T) {
	want := []string{
		`a ar "اجتماع جديد حول المعبر" 158 bytes`,
		`b en "Talks on the crossing resume" 123 bytes`,
		`line-1 en "" 59 bytes`,
	}
	if diff := cmp.Diff(want, collect(t, "testdata", nil, Options{}, "folder", "folder/a.txt")); diff != "" {
		t.Error(diff)
	}

	dir := t.TempDir()
	for _, name := range []string{"x/one.txt", "y/one.txt", "y/two.pdf", "y/page_files/three.txt"} {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(englishText), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want = []string{
		`read missing.txt: no such file or folder`,
		`one en "Ministers agree on the crossing" 148 bytes`,
		`read y/one.txt: the identifier "one" is that of x/one.txt`,
		`read y/two.pdf: unknown ending ".pdf"`,
	}
	if diff := cmp.Diff(want, collect(t, dir, nil, Options{}, "missing.txt", "x", "y")); diff != "" {
		t.Error(diff)
	}
}

// TestPermission checks the message; who may read everything cannot be refused.
func TestPermission(t *testing.T) {
	for _, tc := range []struct {
		name string
		err  error
		want string
	}{
		{"folder", &fs.PathError{Op: "open", Path: "news", Err: fs.ErrPermission}, "read news: permission denied"},
		{"other", &fs.PathError{Op: "read", Path: "news", Err: errors.New("input/output error")}, "read news: input/output error"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			e := at("news", 0, tc.err)
			if e.Error() != tc.want {
				t.Errorf("%q, want %q", e, tc.want)
			}
			if errors.Is(tc.err, fs.ErrPermission) && (!errors.Is(e, fs.ErrPermission) || e.Hint == "") {
				t.Error("neither cause nor hint")
			}
		})
	}
	if os.Getuid() == 0 {
		t.Skip("the super-user may read every folder: run as another user to try one")
	}
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "shut"), 0); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"read shut: permission denied"}, collect(t, dir, nil, Options{}, "shut")); diff != "" {
		t.Error(diff)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := Each(ctx, []string{"testdata/folder"}, nil, Options{}, func(Item) error { n++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%d items and %v after the context ended", n, err)
	}
	enough := errors.New("enough")
	if err := Each(t.Context(), []string{"testdata/folder"}, nil, Options{}, func(Item) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("%v, want the caller's error", err)
	}
}

func TestHeading(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"over a paragraph", englishText, "Ministers agree on the crossing"},
		{"below a kicker", "بعد شهور من الإغلاق..\n\nفتح المعبر أمام الشاحنات\n\nقال وزير النقل إن المعبر فتح اليوم.", "فتح المعبر أمام الشاحنات"},
		{"a sentence", "The talks ended.\n\nThe ministers went home.", ""},
		{"one line", "The talks ended", ""},
		{"a question", "Who opened it?\n\nThe ministers did, said the ministry on Friday.", "Who opened it?"},
		{"a paragraph", strings.Repeat("long ", 50) + "\n\nshort", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := heading(tc.text); got != tc.want {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func TestDay(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want schema.Date
	}{
		{"2021-12-10", schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}},
		{"2021-12", schema.Date{Value: "2021-12", Precision: schema.Month, Basis: schema.Given}},
		{"2021", schema.Date{Value: "2021", Precision: schema.Year, Basis: schema.Given}},
		{"2021-12-10T23:30:00+03:00", schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}},
		{"2021-12-10 23:30", schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}},
		{"Fri, 10 Dec 2021 08:00:00 GMT", schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}},
		{"10/12/2021", schema.Date{}},
		{"2021-13-01", schema.Date{}},
		{"", schema.Date{}},
	} {
		if got, _ := parseDay(tc.in); got != tc.want {
			t.Errorf("%q is %v, want %v", tc.in, got, tc.want)
		}
	}
}

// checkSpans is what holds for every article: spans are lines of the text.
func checkSpans(t *testing.T, a schema.Article) {
	t.Helper()
	end := 0
	for _, s := range a.Boilerplate {
		if s.Start < end || s.End > len(a.Text) || s.Start >= s.End || s.In(a.Text) != s.Text || !utf8.ValidString(s.Text) {
			t.Fatalf("span %d-%d after %d in a text of %d bytes", s.Start, s.End, end, len(a.Text))
		}
		end = s.End
	}
}
