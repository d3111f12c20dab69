package extract

import (
	"fmt"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestAtLeast: what is less certain goes, and with it what nothing needs any more.
func TestAtLeast(t *testing.T) {
	name := func(id string, certainty float64) schema.Entity {
		return schema.Entity{ID: id, Certainty: certainty, Mentions: []schema.Mention{{Kind: schema.ByName}}}
	}
	r := &schema.Record{
		Entities: []schema.Entity{
			name("e1", 0.95), name("e2", 0.4), name("e3", 0.4),
			{ID: "e4", Mentions: []schema.Mention{{Kind: schema.ByDescription}}}, // speaks in s2 alone
		},
		Statements: []schema.Statement{{ID: "s1", Speakers: []string{"e2"}, Certainty: 0.9}, {ID: "s2", Speakers: []string{"e4"}, Certainty: 0.5}},
		Events:     []schema.Event{{ID: "v1", Statement: "s2", Certainty: 0.8, Roles: map[schema.Role][]string{schema.Agent: {"e1"}}}},
	}
	out := AtLeast(r, 0.8)
	if len(out.Statements) != 1 || out.Statements[0].ID != "s1" {
		t.Errorf("statements: %+v", out.Statements)
	}
	if len(out.Events) != 1 || out.Events[0].Statement != "" {
		t.Errorf("events: %+v", out.Events)
	}
	var ids string
	for _, e := range out.Entities {
		ids += e.ID + " "
	}
	if ids != "e1 e2 " { // e2 is unsure, but s1 needs it
		t.Errorf("entities: %s", ids)
	}
	if len(r.Entities) != 4 || r.Events[0].Statement != "s2" {
		t.Error("the record was changed")
	}
}

// TestDoubtfulNames: a name that stands only within another one, and that no fact needs, is
// left out, and the others are numbered without it.
func TestDoubtfulNames(t *testing.T) {
	for _, test := range []struct{ language, text, kept, left string }{
		{"ar", "وصرح الناطق باسم محكمة صفاقس، مراد التركي، بأن النيابة فتحت تحقيقا.", "محكمة صفاقس", "صفاقس"},
		{"ar", "قالت شركة غوغل في الشهر الماضي إنها تراجع البلاغات كلها.", "شركة غوغل", "غوغل"},
		{"ar", "صرح الناطق باسم محكمة صفاقس، مراد التركي، بأن النيابة فتحت تحقيقا، ووصل الوزير سالم النجار إلى صفاقس.", "صفاقس", ""},
	} {
		r := recordOf(t, test.language, test.text)
		var names []string
		for i, e := range r.Entities {
			if want := fmt.Sprintf("e%d", i+1); e.ID != want {
				t.Errorf("%s: %s, want %s", test.text, e.ID, want)
			}
			for _, n := range e.Names {
				names = append(names, n.Text)
			}
		}
		if !slices.Contains(names, test.kept) || test.left != "" && slices.Contains(names, test.left) {
			t.Errorf("%s: %q, want %q and not %q", test.text, names, test.kept, test.left)
		}
	}
}

// TestKnownNamesStay: of doubtful names those go that are not known, or that are known but
// stand only within another name and are nobody's; the statement is then not about them.
func TestKnownNamesStay(t *testing.T) {
	name := func(id string, typ schema.EntityType, known string, certainty float64, start, end int) schema.Entity {
		return schema.Entity{ID: id, Type: typ, KnownAs: known, Certainty: certainty, Mentions: []schema.Mention{{Span: schema.Span{Start: start, End: end}, Kind: schema.ByName}}}
	}
	r := &schema.Record{
		Entities: []schema.Entity{
			name("e1", schema.Organization, "", 0.9, 0, 20),
			name("e2", schema.Place, "Q1", 0.3, 10, 20),
			name("e3", schema.Person, "Q2", 0.3, 5, 10),
			name("e4", schema.Organization, "Q3", 0.3, 30, 40),
			name("e5", schema.Organization, "", 0.3, 50, 60),
		},
		Statements: []schema.Statement{{ID: "s1", Speakers: []string{"e1"}, About: []string{"e2", "e4", "e5"}}},
	}
	dropDoubtful(r)
	var kept []string
	for i := range r.Entities {
		kept = append(kept, r.Entities[i].KnownAs)
	}
	if want := []string{"", "Q2", "Q3"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	if about := r.Statements[0].About; !slices.Equal(about, []string{"e3"}) {
		t.Errorf("about %q, want the third", about)
	}
}
