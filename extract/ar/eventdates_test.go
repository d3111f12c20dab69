package ar_test

import (
	"context"
	"testing"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/schema"
)

// TestEventDates reads the day of the first event of a sentence: one between
// commas, also before the noun that tells the event, and one that two verbs share.
func TestEventDates(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"فرض الاتحاد الأوروبي، الخميس 9 كانون الأول 2021، عقوبات على روسيا.", "2021-12-09"},
		{"قُتل خالد سالم وأصيب محمد عمر في بغداد يوم 8 كانون الأول 2021.", "2021-12-08"},
		{"التقى أنتوني بلينكن سيرغي لافروف في الرياض في 7 كانون الأول 2021.", "2021-12-07"},
		{"قتل جندي في اشتباكات وقعت، الأحد 5 كانون الأول 2021، في بغداد.", "2021-12-05"},
		{"التقى وزير الخارجية الأميركي أنتوني بلينكن مع عدد من كبار القادة والزعماء السياسيين ومنهم رئيس الوزراء الذي يزور المدينة مع وفد كبير من رجال الأعمال وأعضاء مجلس الشيوخ وعدد من السفراء والخبراء العسكريين في فندق كبير وسط العاصمة يوم 8 كانون الأول 2021.", "2021-12-08"},
	} {
		a := &schema.Article{ID: "x", Language: "ar", Text: c.text, Published: schema.Date{Value: "2021-12-10", Precision: schema.Day}}
		r, err := x.Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Events) == 0 || r.Events[0].Date.Value != c.want {
			t.Errorf("%s: %+v, want %s", c.text, r.Events, c.want)
		}
	}
}

// What goes on from an event has its day, and a visit that of what is said on it.
func TestDatesOfWhatGoesOn(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"زار أنتوني بلينكن في 7 كانون الأول 2021 الرياض والتقى فيصل بن فرحان.", "2021-12-07"},
		{"زار أنتوني بلينكن الرياض في 7 كانون الأول 2021 حيث التقى فيصل بن فرحان.", "2021-12-07"},
		{"قال أنتوني بلينكن، الثلاثاء 7 كانون الأول 2021، خلال زيارة إلى الرياض، إن الحوار مستمر.", "2021-12-07"},
		{"زار أنتوني بلينكن الرياض في 7 كانون الأول 2021، وقال إنه سيلتقي فيصل بن فرحان.", ""},
	} {
		a := &schema.Article{ID: "x", Language: "ar", Text: c.text, Published: schema.Date{Value: "2021-12-10", Precision: schema.Day}}
		r, err := x.Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(r.Events); n == 0 || r.Events[n-1].Date.Value != c.want {
			t.Errorf("%s: %+v, want %s", c.text, r.Events, c.want)
		}
	}
}
