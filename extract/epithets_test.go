package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestWhoIsMeant: what the lines above a report, its headline and what was named
// before say of who a bare description is, and which capitals are states.
func TestWhoIsMeant(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // the mentions of each entity that has two of them, or is asked for
		only       schema.EntityType
	}{
		{
			"the headline's one person", "تجمع لبايدن في أيوا\n\nأشار الرئيس إلى أهمية التصويت.",
			[]string{"بايدن, الرئيس"},
			schema.Person,
		},
		{
			"a headline with two", "بايدن يلتقي ماكرون\n\nقال الرئيس إن الاجتماع مفيد.",
			[]string{"بايدن", "ماكرون", "الرئيس"},
			schema.Person,
		},
		{
			"an outlet, then a city", "المطر يعطل السير\n\nصدى البحر – بيروت\nقالت الشرطة إن الطرق مغلقة، وأكد شاهد ذلك لصدى البحر.",
			[]string{"صدى البحر, صدى البحر"},
			schema.Organization,
		},
		{
			"a city, then an outlet", "المطر يعطل السير\n\nبيروت - المدار: غمرت المياه الطرق، وفق ما علمت «المدار».",
			[]string{"المدار, المدار"},
			schema.Organization,
		},
		{
			"a reporter is no outlet", "المطر يعطل السير\n\nبيروت - محمد العمري: غمرت المياه الطرق.",
			nil, schema.Organization,
		},
		{
			"an agency behind a date", "المطر يعطل السير\n\nالقاهرة 25 شوال 1436هـ الموافق 10 أغسطس 2015م واس\nغمرت المياه الطرق.",
			[]string{"واس"},
			schema.Organization,
		},
		{
			"a government by its country's name, and by the adjective", "قالت حكومة تركيا إنها ستشارك. وأضافت الحكومة التركية أن الأمر جاهز.",
			[]string{"حكومة تركيا, الحكومة التركية"},
			schema.Organization,
		},
		{
			"a body by the noun of its longer name", "قالت حماس إنها سترد، ونفى حزب الله ذلك. وأضافت الحركة أنها جاهزة.",
			[]string{"حماس, الحركة", "حزب الله"},
			schema.MilitaryUnit,
		},
		{
			"an agency by its noun", "ذكرت رويترز ذلك، وأضافت الوكالة أن الوضع صعب.",
			[]string{"رويترز, الوكالة"},
			schema.Organization,
		},
		{
			"a spokesman by his body's shorter name", "قال المتحدث باسم تحالف دعم الشرعية في اليمن، العقيد تركي المالكي، إن المعارك مستمرة. وأكد المتحدث باسم التحالف أن القوات تتقدم.",
			[]string{"المتحدث باسم تحالف دعم الشرعية في اليمن, تركي المالكي, المتحدث باسم التحالف"},
			schema.Person,
		},
		{
			"two parties: the epithet stays alone", "دان حزب البعث السوري وحزب التقدم السوري القرار. وقال الحزب السوري إنه سيرد.",
			[]string{"حزب البعث السوري", "حزب التقدم السوري", "الحزب السوري"},
			schema.Organization,
		},
		{
			"capitals that act, and one that is a city", "قالت طهران إن الاتفاق قائم، فيما رحب الوفد بموقف إيران. وأشاد المبعوث بدعم طهران. ووصل الوزير إلى دمشق، وأغلقت الطرق حول دمشق.",
			[]string{"طهران, إيران, طهران", "دمشق, دمشق"},
			schema.Place,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, "ar", test.text)
			var got []string
			for _, e := range r.Entities {
				var names []string
				for _, m := range e.Mentions {
					names = append(names, m.Text)
				}
				if e.Type == test.only {
					got = append(got, strings.Join(names, ", "))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
