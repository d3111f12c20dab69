package extract

import (
	"context"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestTellings: what an article tells twice is one event, unless the dates or
// places are of two.
func TestTellings(t *testing.T) {
	for _, test := range []struct {
		why, language, text string
		kind                string
		dates               []string // of the events of that type, sorted
	}{
		{
			"months apart", "en",
			"French troops withdrew from Mali in February 2022. The last French troops withdrew from Mali on 15 August 2022.",
			"withdraw",
			[]string{"2022-02", "2022-08-15"},
		},
		{
			"a month and a day in it", "en",
			"French troops withdrew from Mali in August 2022. French troops withdrew from Mali on 15 August 2022, the army said.",
			"withdraw",
			[]string{"2022-08-15"},
		},
		{
			"months apart", "ar",
			"انسحبت القوات الفرنسية من مالي في شباط 2022. وانسحبت القوات الفرنسية من مالي في 15 آب 2022.",
			"withdraw",
			[]string{"2022-02", "2022-08-15"},
		},
		{
			"a month and a day in it", "ar",
			"انسحبت القوات الفرنسية من مالي في آب 2022. وانسحبت القوات الفرنسية من مالي في 15 آب 2022.",
			"withdraw",
			[]string{"2022-08-15"},
		},
		{
			"the news, and one more of before", "ar",
			"أعلنت باريس انسحاب القوات الفرنسية من مالي. وكانت القوات الفرنسية قد انسحبت من مالي في شباط 2022.",
			"withdraw",
			[]string{"", "2022-02"},
		},
		{
			"two places", "en",
			"Islamic State attacked the police in Kirkuk on 3 May 2021. Islamic State attacked the police in Mosul.",
			"attack",
			[]string{"", "2021-05-03"},
		},
	} {
		r, err := extractor(t).Extract(t.Context(), &schema.Article{
			ID: "a", Language: test.language, Text: test.text,
			Published: schema.Date{Value: "2023-01-10", Precision: schema.Day, Basis: schema.Given},
		})
		if err != nil {
			t.Fatal(err)
		}
		var dates []string
		for _, v := range r.Events {
			if string(v.Type) == test.kind {
				dates = append(dates, v.Date.Value)
			}
		}
		slices.Sort(dates)
		if !slices.Equal(dates, test.dates) {
			t.Errorf("%s (%s): dates %q, want %q", test.why, test.language, dates, test.dates)
		}
	}
}

// TestFoldHeadings: what a headline tells of nobody known is what the article tells below.
func TestFoldHeadings(t *testing.T) {
	at := func(start int) schema.Span { return schema.Span{Start: start, End: start + 4} }
	event := func(typ string, start int) schema.Event {
		return schema.Event{Type: typ, Trigger: at(start), Polarity: schema.Positive}
	}
	list := foldHeadings([]telling{
		{Event: event("arrest", 0), guess: true, heading: true},
		{Event: event("attack", 10), guess: true, heading: true}, // told nowhere else
		{Event: event("release", 20), heading: true},             // somebody is known
		{Event: event("arrest", 30)},
		{Event: event("arrest", 40), guess: true},
	})
	var got []schema.Span
	for _, e := range list {
		got = append(got, e.Trigger)
	}
	if want := []schema.Span{at(20), at(30), at(40)}; !slices.Equal(got, want) {
		t.Fatalf("kept %v, want %v", got, want)
	}
	if also := list[1].Also; !slices.Equal(also, []schema.Span{at(0)}) {
		t.Errorf("the arrest is told at %v as well, want the headline", also)
	}
}

// TestLastLike: what a noun alone tells again is the last event of its kind.
func TestLastLike(t *testing.T) {
	event := func(typ string, m schema.Modality) schema.Event {
		return schema.Event{Type: typ, Polarity: schema.Positive, Modality: m}
	}
	list := []telling{
		{Event: event("agree", schema.Asserted)},
		{Event: event("meet", schema.Asserted)},
		{Event: event("agree", schema.Asserted)},
		{Event: event("agree", schema.Planned)},
	}
	for _, c := range []struct {
		e    schema.Event
		want int
	}{
		{event("agree", schema.Asserted), 2},
		{event("agree", schema.Demanded), 3},
		{event("meet", schema.Asserted), 1},
		{event("meet", schema.Planned), -1},
		{event("visit", schema.Asserted), -1},
	} {
		if got := lastLike(list, &telling{Event: c.e}); got != c.want {
			t.Errorf("%s %s: event %d, want %d", c.e.Type, c.e.Modality, got, c.want)
		}
	}
}

// TestAgain: which nouns speak of an event that was told before.
func TestAgain(t *testing.T) {
	a := &assembler{d: &text.Doc{Tokens: []text.Token{{Base: "\u0647\u062C\u0648\u0645"}, {Base: "\u0627\u062E\u0631"}, {Def: true}, {}}}} // هجوم آخر
	noun := text.Event{Rule: "ar.trigger-noun", Type: "agree", From: 3, To: 4, Date: -1}
	for _, c := range []struct {
		why  string
		set  func(*text.Event)
		want bool
	}{
		{"a noun", func(*text.Event) {}, true},
		{"a verb", func(v *text.Event) { v.Rule = "ar.trigger-verb" }, false},
		{"a day of its own", func(v *text.Event) { v.Date = 0 }, false},
		{"another", func(v *text.Event) { v.From, v.To = 0, 1 }, false},
		{"an attack", func(v *text.Event) { v.Type = "attack" }, false},
		{"the attack", func(v *text.Event) { v.Type, v.From, v.To = "attack", 2, 3 }, true},
	} {
		v := noun
		c.set(&v)
		if got := a.again(&v); got != c.want {
			t.Errorf("%s: told before %v, want %v", c.why, got, c.want)
		}
	}
}

// TestOneMore: which English nouns tell of one more event of their kind.
func TestOneMore(t *testing.T) {
	for _, c := range []struct {
		words, tags []string
		want        bool
	}{
		{[]string{"another", "car", "bombing"}, []string{"DT", "NN", "NN"}, true},
		{[]string{"after", "similar", "protests"}, []string{"IN", "JJ", "NNS"}, true},
		{[]string{"the", "deadly", "raid"}, []string{"DT", "JJ", "NN"}, false},
		{[]string{"another", "hit", "raids"}, []string{"DT", "VBD", "NNS"}, false},
	} {
		d := &text.Doc{}
		for i := range c.words {
			d.Tokens = append(d.Tokens, text.Token{Norm: c.words[i], Tag: c.tags[i]})
		}
		a := &assembler{d: d}
		if got := a.oneMore(&text.Event{Rule: "en/event/attack/raid", From: 2, To: 3}); got != c.want {
			t.Errorf("%v: one more %v, want %v", c.words, got, c.want)
		}
	}
}

// TestOneTelling: whoever is killed is killed once, and two who meet are two, whoever of them comes first.
func TestOneTelling(t *testing.T) {
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		typ  string
		want int
	}{
		{"قتل مسلحون القيادي سامر النجار في مدينة البصرة الأحد. وقالت الشرطة إن مجموعة خططت لقتل سامر النجار منذ أشهر.", "kill", 1},
		{"التقى أنور السالم فؤاد حداد في الدوحة. وقال مصدر إن لقاء فؤاد حداد مع أنور السالم استمر ساعة.", "meet", 1},
	} {
		r, err := x.Extract(context.Background(), &schema.Article{ID: "x", Language: "ar", Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range r.Events {
			if e.Type == c.typ {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d events, want %d: %v", c.text, n, c.want, r.Events)
		}
	}
}
