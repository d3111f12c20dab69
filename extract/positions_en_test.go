package extract

import "testing"

// TestFormerOffices: what somebody was, and is the second of.
func TestFormerOffices(t *testing.T) {
	for _, test := range []struct {
		text, title string
		former      bool
	}{
		{"Former Brandt campaign chairman Omar Haddad met Sara Holm in Washington.", "campaign chairman", true},
		{"Deputy Attorney General Omar Haddad spoke in Washington.", "Deputy Attorney General", false},
		{"Former US President Barack Obama spoke in Washington.", "US President", true},
	} {
		r := recordOf(t, "en", test.text)
		if len(r.Positions) != 1 || r.Positions[0].Title.Text != test.title || r.Positions[0].Former != test.former {
			t.Errorf("%s: %+v, want %q, former %t", test.text, r.Positions, test.title, test.former)
		}
	}
}

// TestEnglishOffices: offices that a verb gives or takes, with their periods.
func TestEnglishOffices(t *testing.T) {
	for _, test := range []struct {
		text, title, since, until string
	}{
		{"Sara Holm, who served as foreign secretary from 2016 to 2018, said the plan was flawed.", "foreign secretary", "2016", "2018"},
		{"Sara Holm was appointed ambassador to Kenya in May 2021.", "ambassador to Kenya", "2021-05", ""},
		{"Sara Holm was sworn in as governor of Nyeri County.", "governor of Nyeri County", "", ""},
		{"Sara Holm stepped down as chairman of the committee in 2020.", "chairman of the committee", "", "2020"},
		{"Sara Holm replaced Juan Perez as head of the national police.", "head of the national police", "", ""},
		{"Sara Holm, deputy Africa director at the Harbour Group, resigned.", "deputy Africa director", "", ""},
		{"Sara Holm did not serve as foreign secretary.", "", "", ""},
	} {
		r := recordOf(t, "en", test.text)
		title, since, until := "", "", ""
		for _, p := range r.Positions {
			if p.Person == r.Entities[0].ID {
				title, since, until = p.Title.Text, p.Start.Value, p.End.Value
			}
		}
		if title != test.title || since != test.since || until != test.until {
			t.Errorf("%s: %q from %q until %q", test.text, title, since, until)
		}
	}
}
