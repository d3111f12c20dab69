package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// A line of the texts below that begins with "- " is boilerplate.
func TestBoilerplate(t *testing.T) {
	const (
		body = "قال وزير النقل، سليم حرب، إن المعبر سيفتح أمام الشاحنات يوم الاثنين المقبل بعد محادثات طويلة.\n" +
			"وأضاف الوزير أن مكاتب الجمارك ستعمل ليلًا ونهارًا في الأسابيع الأولى من فتح المعبر.\n"
		english = "The transport minister said on Friday that the crossing would reopen to lorries on Monday.\n" +
			"He said that the customs offices would work day and night in the first weeks.\n" +
			"The fees would stay as they were for the rest of the year, the ministry said.\n"
	)
	for _, tc := range []struct{ name, language, text string }{
		{"nothing", "ar", "فتح المعبر\n\n" + body},
		{"captions, icons and appeals", "ar", "بعد شهور..\n\nفتح المعبر أمام الشاحنات\n\n" +
			"- شاحنات تنتظر عند المعبر في شمال البلاد- كانون الثاني 2019 (AP)\n" +
			"- camera iconشاحنات تنتظر عند المعبر في شمال البلاد- كانون الثاني 2019 (AP)\n\n- tag icon ع ع ع\n\n" + body +
			"\n\n- مقالات متعلقة\n\n- ×\n- الصحافة الحرة تحتاج إليكم..\n- ادعم صحيفتك\n- اضغط هنا للمساهمة\n"},
		{"a caption with its agency", "ar", "فتح المعبر\n- شاحنات عند المعبر (أ ف ب)\n" + body},
		{"the enlarged picture's caption without the credit", "ar", "فتح المعبر\n- شاحنات تنتظر عند المعبر (رويترز)\n- شاحنات تنتظر عند المعبر\n" + body},
		{"an agency at the end of a sentence", "ar", "فتح المعبر\n" + body + "وعلقت الوزارة على ذلك في بيان نشرته صحف البلاد (رويترز)\n" + body},
		{"an agency behind a sentence", "ar", "فتح المعبر\nفتح المعبر صباحًا. (رويترز)\n" + body},
		{"more", "ar", "فتح المعبر\n" + body + "\n- ...المزيد\n"},
		{"a heading with a phrase's first word", "ar", "فتح المعبر\n" + body + "المزيد من المعاناة\n" + body},
		{"a verb that is a button's name too", "ar", "فتح المعبر\n" + body + "شارك في اللقاء وزراء ثلاثة\n" + body},
		{"a writer's address", "ar", "فتح المعبر\n" + body + "- writer@paper.example\n- للتواصل أرسل رسالة نصية إلى 88548 تبدأ بالرمز 7\n"},
		{"a list within the article", "ar", "فتح المعبر\n" + body + "- اقرأ أيضا\n- أسعار الوقود ترتفع من جديد\n" + body + body},
		{"a reference within the article", "ar", "فتح المعبر\n" + body + "- اقرأ أيضًا: أسعار الوقود ترتفع من جديد\n" + body},
		{"comments", "ar", "فتح المعبر\n" + body + "- التعليقات (3)\n- هذا الخبر يسعدنا جميعا نحن أهل القرى القريبة من المعبر في الشمال.\n- أحمد\n"},
		{"copyright", "ar", "فتح المعبر\n" + body + "- جميع الحقوق محفوظة لصحيفة الميناء 2021\n"},

		{"nothing, English", "en", "Crossing to reopen\n\n" + english},
		{"buttons, captions", "en", "Crossing to reopen\n\n- Image caption Lorries wait at the crossing\n- Share on Facebook\n- Tweet\n" +
			"- Lorries wait at the crossing, March 2021 (AP Photo/J. Doe)\n" + english},
		{"related, subscription, copyright", "en", "Crossing to reopen\n\n" + english +
			"- READ MORE: Fuel prices rise\n- Related articles\n- Storm closes the port\n- Sign up for our newsletter and get the news first.\n- © 2021 The Harbour Herald\n- All rights reserved\n"},
		{"an advertisement's place", "en", "Crossing to reopen\n" + english + "- Story continues below advertisement\n" + english},
		{"words of buttons in sentences", "en", "Crossing to reopen\n" + english +
			"Share prices of hauliers rose on the news.\nRelated companies followed them.\nPrint runs of the paper doubled.\nSupport for the ministers grew.\n" + english},
		{"Arabic phrases are not looked for", "en", "Crossing to reopen\n" + english + "المزيد\n"},
		{"a sign between parts", "en", "Crossing to reopen\n" + english + "- * * *\n" + english},
		{"a dateline", "en", "Crossing to reopen\nHARBOUR (Reuters) - The crossing will reopen to lorries on Monday, the minister said.\n" + english},
		{"carriage returns", "en", strings.ReplaceAll("Crossing to reopen\n"+english+"- Read more\n", "\n", "\r\n")},
		{"a label", "en", "Crossing to reopen\n" + english + "- RELATED: Fuel prices rise for a third day\n- Sign up for our newsletter\n"},
		{"an appeal above its button", "ar", "فتح المعبر\n" + body + "\n- ادعم الميناء\n- كن شريكًا في صحافة مستقلة\n- اضغط هنا للمساهمة\n"},
		{"a headline with a label", "ar", "فيديو: فتح المعبر\n" + body},
		{"a quotation above a button", "ar", "فتح المعبر\n" + body + "“شكرا لكل من عمل على فتح هذا المعبر في هذا العام”\n- شارك على تويتر\n"},
		{"a date at the end", "ar", "فتح المعبر\n" + body + "\n- شارك على تويتر\nالأحد 12 كانون الأول 2021\n"},
		{"nothing would be left", "en", "Share\nTweet\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var text strings.Builder
			var want []string
			for line := range strings.Lines(tc.text) {
				rest, cut := strings.CutPrefix(line, "- ")
				trimmed := strings.TrimSpace(rest)
				if cut && trimmed != "" {
					want = append(want, trimmed)
				}
				text.WriteString(rest)
			}
			var got []string
			end := 0
			for _, s := range Boilerplate(text.String(), tc.language) {
				if s.Start < end || s.In(text.String()) != s.Text {
					t.Fatalf("span %d-%d after %d", s.Start, s.End, end)
				}
				end = s.End
				for line := range strings.Lines(s.Text) {
					if line = strings.TrimSpace(line); line != "" {
						got = append(got, line)
					}
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLexicons lints the embedded lists: what constructors rely on.
func TestLexicons(t *testing.T) {
	names, err := fs.Glob(lexicons, "lexicon/*.tsv")
	if err != nil || len(names) != 2 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(lexicons, name)
		if err != nil {
			t.Fatal(err)
		}
		table, err := lexicon.Read(name, bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"source", "licence", "date"} {
			if table.Header[key] == "" {
				t.Errorf("%s: no line %q in the header", name, key)
			}
		}
		var entries []string
		for _, row := range table.Rows {
			entries = append(entries, strings.Join(row.Fields, "\t"))
			if name == "lexicon/boilerplate.tsv" {
				if !slices.Contains([]string{"ar", "en"}, row.Fields[1]) || !slices.Contains([]string{"line", "label", "start", "end", "part"}, row.Fields[3]) {
					t.Error(table.Errorf(row, "language %q, match %q", row.Fields[1], row.Fields[3]))
				}
				if isCredit := row.Fields[2] == credit || row.Fields[2] == photo; isCredit != (row.Fields[3] == "end") {
					t.Error(table.Errorf(row, "match %q for kind %q", row.Fields[3], row.Fields[2]))
				}
			}
		}
		for i := 1; i < len(entries); i++ {
			if entries[i-1] >= entries[i] {
				t.Error(table.Errorf(table.Rows[i], "not sorted, or twice"))
			}
		}
	}
	boilerplatePhrases()
	commonWords()
}

// TestGoldIsKept checks that nothing that people marked in real articles is cut.
func TestGoldIsKept(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "eval", "gold")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the annotated articles are not here: they are expected in " + dir)
	}
	articles, err := All(t.Context(), []string{dir}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		checkSpans(t, a)
		b, err := os.ReadFile(filepath.Join(dir, a.ID+".gold.json"))
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Statements, Events []struct{ In string }
		}
		if err := json.Unmarshal(b, &gold); err != nil {
			t.Fatal(err)
		}
		for _, g := range append(gold.Statements, gold.Events...) {
			at := strings.Index(a.Text, g.In)
			for _, s := range a.Boilerplate {
				if at < s.End && s.Start < at+len(g.In) {
					t.Errorf("%s: %q is cut", a.ID, g.In)
				}
			}
		}
	}
}
