package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestOutletsTell: a paper in a dateline, or an agency that tells of it, does no harm.
func TestOutletsTell(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct{ text, typ, agent string }{
		{"بغداد: «الخليج» دمر الجيش العراقي مقرات لداعش في القائم.", "attack", "الجيش العراقي"},
		{"قال مصدر «الشرق الأوسط»: «أسرنا اثنين من المقاتلين الحوثيين».", "arrest", ""},
	} {
		r, err := x.Extract(t.Context(), &schema.Article{ID: "a", Language: "ar", Text: test.text})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range r.Events {
			if v.Type != test.typ {
				continue
			}
			var got []string
			for _, id := range v.Roles[schema.Agent] {
				k := slices.IndexFunc(r.Entities, func(e schema.Entity) bool { return e.ID == id })
				got = append(got, r.Entities[k].Mentions[0].Text)
			}
			if want := test.agent; want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
				t.Errorf("%s: agents %q, want %q", test.text, got, want)
			}
		}
	}
}
