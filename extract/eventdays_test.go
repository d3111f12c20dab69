package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestEventDays: when what a sentence tells was done, wherever grammar puts the day.
func TestEventDays(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"At least 17 people were killed and many more injured on Monday by bombings in Damascus.", "kill 2016-03-28; injure 2016-03-28; attack 2016-03-28"},
		{"On March 25, a car bomb struck a checkpoint in Homs, and in February, a series of blasts killed 83 people.", "attack 2016-03-25; attack 2016-02; kill 2016-02"},
		{"A 2004 attack on the consulate in Jeddah killed five people.", "attack 2004; kill 2004"},
		{"Jordan formally agreed to be bound by the court in 2015.", "agree 2015"},
		{"Iran struck the base in Anbar on Monday after the killing of Omar Haddad.", "attack 2016-03-28; kill"},
		{"Rebels shelled a rally in Daraa ahead of a June 3 vote, killing 21 people.", "attack; kill"},
		{"Militants attacked a convoy near Mosul, weeks before a September 25 referendum.", "attack"},
		{"Rebels attacked an army post in Daraa on March 22, killing 21 people.", "attack 2016-03-22; kill 2016-03-22"},
		{"Karel Novak was arrested shortly before midnight on March 20.", "arrest 2016-03-20"},
		{"Officials said on Monday that Jordan had sent troops to Homs.", "deploy"},
	} {
		a := schema.Article{ID: "x", Language: "en", Text: c.text, Published: schema.Date{Value: "2016-03-30", Precision: schema.Day}}
		d, err := x.analyze(context.Background(), &a)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range d.Events {
			v := &d.Events[i]
			s := v.Type
			if v.Date >= 0 {
				s += " " + d.Dates[v.Date].Date.Value
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}
