package extract

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// Those who are only described give way to the body that they belong to; one person
// stays himself.
func TestStandIns(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, language, target string }{
		{"The army killed fighters of the Islamic State in Mosul.", "en", "Islamic State"},
		{"قتل الجيش العراقي مسلحين من تنظيم داعش في الموصل.", "ar", "تنظيم داعش"},
		{"قصف الجيش العراقي معسكرات تابعة لتنظيم داعش.", "ar", "تنظيم داعش"},
		{"قتل الجيش العراقي قائد تنظيم داعش.", "ar", ""},
		{"سيطر الحوثيون على صنعاء. وقتل الجيش اليمني عشرات المسلحين.", "ar", "الحوثيون"},
		{"Hamas took the town. The army killed the militants.", "en", "Hamas"},
		{"Hamas and Hezbollah took the town. The army killed the militants.", "en", ""},
	} {
		l, err := x.languages[c.language]()
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.run(context.Background(), l, &schema.Article{ID: "x", Language: c.language, Text: c.text}, "participants")
		if err != nil {
			t.Fatal(err)
		}
		kept, got := keptEntities(d), ""
		for i := range d.Events {
			for _, m := range d.Events[i].Roles[schema.Target] {
				if kept[d.Mentions[m].Entity] && !slices.Contains([]string{"Mosul", "الموصل"}, d.Mentions[m].Span.Text) {
					got = d.Mentions[m].Span.Text
				}
			}
		}
		if got != c.target {
			t.Errorf("%s: target %q, want %q", c.text, got, c.target)
		}
	}
}

// TestStandInsInOrder: where both who acts and who suffers are described by one body, it
// acts, in every run.
func TestStandInsInOrder(t *testing.T) {
	for range 20 {
		r := recordOf(t, "ar", "هاجم مسلحون من حركة حماس معسكرات تابعة لحركة حماس في غزة.")
		if len(r.Events) != 1 || len(r.Events[0].Roles[schema.Agent]) != 1 || len(r.Events[0].Roles[schema.Target]) != 0 {
			t.Fatalf("%+v", r.Events)
		}
	}
}

// TestVictims: who was killed in an attack did not carry it out.
func TestVictims(t *testing.T) {
	for _, text := range []string{
		"قتل خمسة من ميليشيات الحوثي جراء انفجار سيارة بمديرية بيحان.",
		"قتل عشرة جنود من الجيش العراقي في هجوم على بيجي.",
		"أفادت مصادر بمقتل 18 من عناصر البيشمركة بقصف على أربيل.",
	} {
		attacks := 0
		for _, v := range recordOf(t, "ar", text).Events {
			if v.Type == "attack" {
				attacks++
				if len(v.Roles[schema.Agent]) > 0 {
					t.Errorf("%s: %+v", text, v)
				}
			}
		}
		if attacks != 1 {
			t.Errorf("%s: %d attacks", text, attacks)
		}
	}
}

// TestActingStandIns: who acts for a body in English gives way to it, by the body's noun,
// by what it did before, or by whose it is said to be; who condemns an attack, or stands
// by while others kill, does nothing.
func TestActingStandIns(t *testing.T) {
	for _, c := range []struct{ name, text, typ, agent string }{
		{"the army's planes", "The Sudanese Army took Nyala in May. The army left in June. Residents accused army warplanes of bombing Kutum on Tuesday.", "attack", "Sudanese Army"},
		{"the attackers", "Hamas attacked Ashkelon on Monday. The attackers seized a base near Gaza, Ada Brandt said.", "seize", "Hamas"},
		{"loyal to", "Fighters loyal to the Peshmerga stormed a camp near Mosul on Monday.", "attack", "Peshmerga"},
		{"who condemns it", "Egypt condemned the attack on Mosul on Monday.", "attack", ""},
		{"its planes", "The Sudanese Army said its planes had bombed Nyala.", "attack", "Sudanese Army"},
		{"she and another", "Ada Brandt spoke on Sunday. She and Omar Haddad visited Amman on Monday.", "visit", "Ada Brandt; Omar Haddad"},
		{"the two bodies", "The Peshmerga held talks with the Syrian Democratic Forces in Mosul. Omar Haddad and Ada Brandt spoke. Both sides agreed to a truce on Monday.", "agree", "Peshmerga; Syrian Democratic Forces"},
		{"he is nobody told of since", "Omar Haddad spoke on Monday. He denounced the director, John Smith; in June he visited Jordan.", "visit", "Omar Haddad"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := recordOf(t, "en", c.text)
			var got []string
			for _, v := range r.Events {
				for _, id := range v.Roles[schema.Agent] {
					for _, e := range r.Entities {
						if e.ID == id && v.Type == c.typ {
							got = append(got, e.Mentions[0].Text)
						}
					}
				}
			}
			if s := strings.Join(got, "; "); s != c.agent {
				t.Errorf("%s: %q, want %q", c.text, s, c.agent)
			}
		})
	}
}
