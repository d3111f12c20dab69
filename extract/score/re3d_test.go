package score

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRe3d measures one small document in the form of the corpus: a byte order
// mark, an object a line.
func TestRe3d(t *testing.T) {
	dir := t.TempDir()
	const text = "Daesh fights the army in Mosul, Iraq. The army is led by Adel. They fled."
	at := func(s string) (int, int) { i := strings.Index(text, s); return i, i + len(s) }
	line := func(form string, spans ...string) string {
		args := []string{}
		for _, s := range spans {
			b, e := at(s)
			args = append(args, strconv.Itoa(b), strconv.Itoa(e))
		}
		for _, a := range args {
			form = strings.Replace(form, "#", a, 1)
		}
		return form + "\n"
	}
	entity := `{"documentId":"d","begin":#,"end":#,"type":"TYPE"}`
	var entities string
	for _, e := range [][2]string{{"Daesh", "Organisation"}, {"the army", "Organisation"}, {"Mosul", "Location"}, {"Iraq", "Location"}, {"Adel", "Person"}, {"They", "Quantity"}} {
		entities += line(strings.Replace(entity, "TYPE", e[1], 1), e[0])
	}
	relation := `{"documentId":"d","sourceBegin":#,"sourceEnd":#,"targetBegin":#,"targetEnd":#,"type":"TYPE","source":"s","target":"t"}`
	var relations string
	for _, l := range [][3]string{{"FightingAgainst", "the army", "Daesh"}, {"CoLocated", "Mosul", "Iraq"}, {"CoLocated", "Daesh", "Mosul"}, {"InChargeOf", "Adel", "the army"}, {"Likes", "Daesh", "Mosul"}, {"BelongsTo", "They", "the army"}} {
		relations += line(strings.Replace(relation, "TYPE", l[0], 1), l[1], l[2])
	}
	for name, body := range map[string]string{"documents.json": "\ufeff" + `{"_id":"d","text":"` + text + `"}` + "\n", "entities.json": entities, "relations.json": relations} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	corpus, err := Re3d(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := corpus.Articles(); len(got) != 1 || got[0].Text != text {
		t.Fatalf("articles: %+v", got)
	}
	mention := func(id, s string) docEntity {
		b, e := at(s)
		return docEntity{ID: id, Mentions: []docMention{{docSpan: docSpan{b, e, s}}}}
	}
	r := corpus.Score([]Document{{
		id:       "d",
		entities: []docEntity{mention("e1", "Daesh"), mention("e2", "army"), mention("e3", "Mosul"), mention("e4", "Iraq"), mention("e5", "Adel")},
		relations: []docRelation{
			{Type: "fights", Subject: "e1", Object: "e2"}, // its ends may change places
			{Type: "part_of", Subject: "e4", Object: "e3"},
			{Type: "led_by", Subject: "e2", Object: "e5"},
			{Type: "founded_by", Subject: "e2", Object: "e5"},
		},
	}})
	want := TieTally{Right: 2, Found: 3, Recalled: 2, Gold: 4}
	if diff := cmp.Diff(want, r.All); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if r.Left != 2 || r.Ends != 4 {
		t.Errorf("%d without a counterpart, %d with both ends; want 2 and 4", r.Left, r.Ends)
	}
	if _, err := Re3d(t.TempDir()); err == nil {
		t.Error("an empty folder gave no error")
	}
}
