package read

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	uni "golang.org/x/text/encoding/unicode"

	"github.com/khabar-kg/khabar/schema"
)

func one(t *testing.T, path string) schema.Article {
	t.Helper()
	all, err := All(t.Context(), []string{path}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 {
		t.Fatalf("%d articles, want 1", len(all))
	}
	return all[0]
}

func TestPages(t *testing.T) {
	for _, tc := range []struct {
		name  string
		want  schema.Article // without text
		first string         // the text begins so
		last  string         // and ends so
		never []string
	}{
		{
			name: "en-full",
			want: schema.Article{
				ID: "en-full", URL: "https://herald.example/world/crossing", Title: "Ministers agree to reopen the border crossing",
				Outlet: "The Harbour Herald", Language: "en",
				Published: schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given},
			},
			first: "Ministers agree to reopen the border crossing\n\n",
			last:  "had no basis in the agreement.\n",
			never: []string{"Lorries wait", "cookies", "Facebook", "Fuel prices", "rights reserved", "Sport"},
		},
		{
			// Its template declares English.
			name: "ar-full",
			want: schema.Article{
				ID: "ar-full", URL: "https://minaa.example/news/17", Title: "وزيرا النقل يتفقان على إعادة فتح المعبر",
				Outlet: "صحيفة الميناء", Language: "ar",
				Published: schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given},
			},
			first: "وزيرا النقل يتفقان على إعادة فتح المعبر\n\nاتفق وزيرا النقل",
			last:  "وقعه الوزيران أمس في العاصمة.\n",
			never: []string{"الرئيسية", "أسعار الوقود", "التعليقات"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := one(t, "testdata/pages/"+tc.name+".html")
			text := got.Text
			checkSpans(t, got)
			got.Text, got.SHA256, got.Boilerplate = "", "", nil
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			if !strings.HasPrefix(text, tc.first) || !strings.HasSuffix(text, tc.last) {
				t.Errorf("the text is\n%s", text)
			}
			if n := strings.Count(text, tc.want.Title); n != 1 {
				t.Errorf("the headline stands %d times in\n%s", n, text)
			}
			for _, s := range tc.never {
				if strings.Contains(text, s) {
					t.Errorf("the text holds %q:\n%s", s, text)
				}
			}
			if again := one(t, "testdata/pages/"+tc.name+".html").Text; again != text {
				t.Error("read twice, the text differs")
			}
		})
	}
}

// TestPageCharsets reads one page in charsets that it declares, wrongly
// declares, or does not declare.
func TestPageCharsets(t *testing.T) {
	b, err := os.ReadFile("testdata/pages/ar-full.html")
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.ReplaceAll(string(b), `<meta charset="utf-8">`, "")
	plain = strings.NewReplacer("“", `"`, "”", `"`).Replace(plain)
	want := one(t, write(t, "p.html", plain)).Text
	for _, tc := range []struct {
		name, meta string
		enc        encoding.Encoding
	}{
		{"windows-1256, declared", `<meta charset="windows-1256">`, charmap.Windows1256},
		{"windows-1256, declared in the old way", `<meta http-equiv="Content-Type" content="text/html; charset=Windows-1256">`, charmap.Windows1256},
		{"windows-1256, not declared", "", charmap.Windows1256},
		{"windows-1256, declared as UTF-8", `<meta charset="utf-8">`, charmap.Windows1256},
		{"ISO-8859-6", `<meta charset="iso-8859-6">`, charmap.ISO8859_6},
		{"UTF-8, declared as windows-1256", `<meta charset="windows-1256">`, encoding.Nop},
		{"UTF-16", "", uni.UTF16(uni.LittleEndian, uni.UseBOM)},
	} {
		t.Run(tc.name, func(t *testing.T) {
			page := strings.Replace(plain, "<head>", "<head>"+tc.meta, 1)
			got := one(t, write(t, "p.html", encode(t, tc.enc, page)))
			if diff := cmp.Diff(want, got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPageFaults(t *testing.T) {
	for _, tc := range []struct{ name, data, want string }{
		{"empty", "", "the file is empty"},
		{"no article", "<html><body></body></html>", "no article found in the page"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a binary file, not a text"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := collect(t, "", nil, Options{}, write(t, "p.html", tc.data))
			if len(got) != 1 || !strings.HasSuffix(got[0], tc.want) {
				t.Errorf("%q, want %q", got, tc.want)
			}
		})
	}
}

func write(t *testing.T, name, data string) string {
	t.Helper()
	p := t.TempDir() + "/" + name
	if err := os.WriteFile(p, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}
