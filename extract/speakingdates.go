package extract

import (
	"slices"
	"strings"
	"time"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// inheritDates lets a statement without a day take that of the speech that it goes on
// with, and a headline or lead that of the speech which it announces.
func inheritDates(d *text.Doc, names *lexicon.Names) {
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Date >= 0 || !s.Inherit {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			p := &d.Statements[j]
			if s.Adverbial && p.Date >= 0 && d.Tokens[p.CueFrom].Sent == d.Tokens[s.CueFrom].Sent && !p.Content.Contains(s.Cue) {
				s.Date = p.Date // "قال أمس …، مضيفا"
				break
			}
			if goesOn(d, p, s) && !s.Apart && (!p.Apart || j == i-1) && !besidesSpeech(d, p, s) {
				s.Date = p.Date
				break
			}
		}
		if s.Date < 0 && !s.Apart {
			s.Date = dayOfAct(d, s)
		}
		if s.Date < 0 && !s.Apart {
			s.Date = dayOfBody(d, names, i)
		}
		if s.Date < 0 && !s.Apart && d.Article.Language == "ar" && atOccasion(d, s) {
			s.Date = onlyFresh(d)
		}
	}
	partnerDates(d)
	headlineDates(d, names)
	freshDates(d)
	for i := len(d.Statements) - 1; i >= 0; i-- {
		s := &d.Statements[i]
		if s.Date >= 0 || d.Tokens[s.CueFrom].Sent > leadSentences+d.Sentences[0].Para {
			continue
		}
		for j := i + 1; j < len(d.Statements); j++ {
			n := &d.Statements[j]
			if d.Tokens[n.CueFrom].Sent-d.Tokens[s.CueFrom].Sent > reach {
				break
			}
			if n.Date >= 0 && !n.Apart && !s.Apart && goesOn(d, s, n) && !besidesSpeech(d, n, s) {
				s.Date = n.Date
				break
			}
		}
	}
}

// besidesSpeech reports whether English statement s is none of the speech that p, of the same speakers,
// is of, whose day then tells nothing of s: p stands in a relative clause beside what they say in the
// same sentence ("Brandt, who said in May that …, said"), or its time is a month or year and s does not
// follow right behind.
func besidesSpeech(d *text.Doc, p, s *text.Statement) bool {
	if d.Article.Language != "en" || p.Date < 0 {
		return false
	}
	if d.Tokens[p.CueFrom].Dep == relativeClause && slices.ContainsFunc(d.Statements, func(o text.Statement) bool {
		return o.CueFrom > p.CueFrom && d.Tokens[o.CueFrom].Sent == d.Tokens[p.CueFrom].Sent && d.Tokens[o.CueFrom].Dep != relativeClause && sameSpeakers(&o, p)
	}) {
		return true
	}
	if p.Date >= len(d.Dates) || d.Dates[p.Date].Date.Precision == schema.Day {
		return false
	}
	after := d.Tokens[s.CueFrom].Sent - d.Tokens[p.CueFrom].Sent
	return after < 0 || after > 1
}

// relativeClause is the function of the verb of a relative clause.
const relativeClause = "acl:relcl"

// fresh is how many days before an article the speech is that it reports.
const fresh = 2

// freshDates gives what somebody said in an Arabic article the day that it tells of other
// words of the same somebody, where it is the only one told and just before the article: a
// report is mostly of one speech.
func freshDates(d *text.Doc) {
	if d.Article.Language != "ar" {
		return
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Date >= 0 || s.Apart || inContent(d, s.Cue) {
			continue
		}
		day := -1
		for j := range d.Statements {
			n := &d.Statements[j]
			if n.Date < 0 || n.Date >= len(d.Dates) || n.Apart || !sameSpeakers(s, n) {
				continue
			}
			if day >= 0 && d.Dates[day].Date.Value != d.Dates[n.Date].Date.Value || !justBefore(d, n.Date) {
				day = -1
				break
			}
			day = n.Date
		}
		s.Date = day
	}
}

// justBefore reports whether the date is a day at most [fresh] days before the article.
func justBefore(d *text.Doc, date int) bool {
	x := d.Dates[date].Date
	if x.Precision != schema.Day || d.Article.Published.Precision != schema.Day {
		return false
	}
	a, errA := time.Parse(time.DateOnly, x.Value)
	b, errB := time.Parse(time.DateOnly, d.Article.Published.Value)
	return errA == nil && errB == nil && !a.After(b) && b.Sub(a) <= fresh*24*time.Hour
}

// onlyFresh returns the first of the days just before the article, where all that it tells are one day,
// or -1: the day of what it reports.
func onlyFresh(d *text.Doc) int {
	day := -1
	for i := range d.Dates {
		x := &d.Dates[i]
		if x.Deadline || x.Since || !justBefore(d, i) {
			continue
		}
		if day >= 0 && d.Dates[day].Date.Value != x.Date.Value {
			return -1
		}
		if day < 0 {
			day = i
		}
	}
	return day
}

// atOccasion reports whether the clause of statement s says that it was made on the occasion that the
// article reports: one that is told of before ("قال عقب الجلسة", "في كلمة خلال حفل التوقيع"), or where
// whoever speaks comes from ("لدى خروجه", "عقب انتخابه").
func atOccasion(d *text.Doc, s *text.Statement) bool {
	x := d.SentenceOf(s.CueFrom)
	if inContent(d, s.Cue) || turnsElsewhere(d, x, s.CueFrom) {
		return false
	}
	const near = 16 // tokens from the cue to the occasion
	said := func(t *text.Token) bool { return inContent(d, schema.Span{Start: t.Start, End: t.End}) }
	for k := max(x.From, s.CueFrom-near); k+1 < min(x.To, s.CueFrom+near); k++ {
		n := &d.Tokens[k+1]
		if !atSome[d.Tokens[k].Base] || n.Kind != text.Word || said(&d.Tokens[k]) || said(n) {
			continue
		}
		if n.Def && occasionNouns[n.Stem] {
			return true
		}
		if occasionNouns[n.Stem] && k+2 < x.To && d.Tokens[k+2].Def && d.Tokens[k+2].Kind == text.Word && !said(&d.Tokens[k+2]) { // "حفل التوقيع"
			return true
		}
		for _, his := range []string{"\u0647", "\u0647\u0627", "\u0647\u0645\u0627", "\u0647\u0645"} { // ه ها هما هم
			if w, ok := strings.CutSuffix(n.Stem, his); ok && comings[w] && !during[d.Tokens[k].Base] {
				return true
			}
		}
	}
	return false
}

// turnsElsewhere reports whether a sentence turns to another place or matter before the cue at token cue:
// "وفي جنيف، أقر المبعوث", "سياسيا، تعهد الوزير".
func turnsElsewhere(d *text.Doc, x *text.Sentence, cue int) bool {
	const reach = 4
	for k := x.From + 1; k < min(cue, x.From+reach); k++ {
		if d.Tokens[k].Norm == arabicComma {
			return true
		}
	}
	return false
}

// atSome holds the prepositions of an occasion, folded: عقب إثر لدى خلال أثناء ختام هامش.
var atSome = map[string]bool{
	"\u0639\u0642\u0628": true, "\u0627\u062B\u0631": true, "\u0644\u062F\u064A": true, "\u062E\u0644\u0627\u0644": true,
	"\u0627\u062B\u0646\u0627\u0621": true, "\u062E\u062A\u0627\u0645": true, "\u0647\u0627\u0645\u0634": true,
}

// occasionNouns holds the nouns for occasions on which somebody speaks, folded: اجتماع لقاء جلسة محادثات
// مباحثات حفل مراسم قمة مباراة زيارة افتتاح اتصال مكالمة محادثة مؤتمر جولة.
var occasionNouns = map[string]bool{
	"\u0627\u062C\u062A\u0645\u0627\u0639": true, "\u0644\u0642\u0627\u0621": true, "\u062C\u0644\u0633\u0647": true,
	"\u0645\u062D\u0627\u062F\u062B\u0627\u062A": true, "\u0645\u0628\u0627\u062D\u062B\u0627\u062A": true, "\u062D\u0641\u0644": true, "\u0645\u0631\u0627\u0633\u0645": true,
	"\u0642\u0645\u0647": true, "\u0645\u0628\u0627\u0631\u0627\u0647": true, "\u0632\u064A\u0627\u0631\u0647": true, "\u0627\u0641\u062A\u062A\u0627\u062D": true,
	"\u0627\u062A\u0635\u0627\u0644": true, "\u0645\u0643\u0627\u0644\u0645\u0647": true, "\u0645\u062D\u0627\u062F\u062B\u0647": true, "\u0645\u0624\u062A\u0645\u0631": true, "\u062C\u0648\u0644\u0647": true,
}

// comings holds the nouns for what somebody comes from to where he speaks, folded: خروج وصول انتخاب
// مغادرت لقائ اجتماع محادثات.
var comings = map[string]bool{
	"\u062E\u0631\u0648\u062C": true, "\u0648\u0635\u0648\u0644": true, "\u0627\u0646\u062A\u062E\u0627\u0628": true, "\u0645\u063A\u0627\u062F\u0631\u062A": true,
	"\u0644\u0642\u0627\u0626": true, "\u0627\u062C\u062A\u0645\u0627\u0639": true, "\u0645\u062D\u0627\u062F\u062B\u0627\u062A": true,
}

// dayOfAct returns the day on which the speakers last did something before they
// spoke, or -1: "التقى الوزير اليوم … وقال".
func dayOfAct(d *text.Doc, s *text.Statement) int {
	for i := len(d.Acts) - 1; i >= 0; i-- {
		a := &d.Acts[i]
		if d.Article.Language != "ar" && d.Tokens[s.CueFrom].Sent-d.Tokens[a.From].Sent > 1 {
			continue
		}
		if a.From < s.CueFrom && slices.Contains(s.Entities, d.Mentions[a.Subject].Entity) {
			return a.Date
		}
	}
	return -1
}

// dayOfBody returns the day on which the body or country that the speakers of
// statement i speak for spoke before them, or -1: "انتقدت الحكومة اليوم … وقال
// المتحدث باسمها", "the ministry said on Monday … its spokesman said".
func dayOfBody(d *text.Doc, names *lexicon.Names, i int) int {
	s := &d.Statements[i]
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		if p.Apart || len(p.Entities) == 0 || inContent(d, p.Cue) {
			continue
		}
		if p.Date >= 0 && p.Date < len(d.Dates) && d.Dates[p.Date].Date.Precision == schema.Day && speaksFor(d, names, s.Entities, p.Entities) {
			return p.Date
		}
		return -1
	}
	return -1
}

// speaksFor reports whether a is one who serves the body or country b: what he is called
// tells it, or the body that he serves is that country's.
func speaksFor(d *text.Doc, names *lexicon.Names, a, b []int) bool {
	if len(a) != 1 || len(b) != 1 {
		return false
	}
	known, heads, countries := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != b[0] {
			continue
		}
		if x.Known != "" {
			known[x.Known] = true
			if k := names.ByID(x.Known); k != nil && k.Kind == "country" {
				countries[k.Country] = true
			}
		}
		if (x.Type == schema.Organization || x.Type == schema.MilitaryUnit) && d.Tokens[x.Head].Def {
			heads[d.Tokens[x.Head].Base] = true
		}
	}
	delete(countries, "")
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.Entity != a[0] {
			continue
		}
		if x.Country != "" && known[x.Country] || slices.Contains(entitiesOf(d, x.Of), b[0]) {
			return true
		}
		for k := x.From + 1; k < x.To && x.Kind == schema.ByDescription; k++ {
			if heads[d.Tokens[k].Base] { // "مدير المرصد"
				return true
			}
		}
		for _, o := range x.Of {
			if k := names.ByID(d.Mentions[o].Known); k != nil && countries[k.Country] {
				return true
			}
		}
	}
	return false
}

// headlineDates gives what a headline tells the day on which the first statement below it was
// made: an Arabic one whoever the headline says it is by, an English one where it is by
// the same, by those who speak for them, or of the same kind.
func headlineDates(d *text.Doc, names *lexicon.Names) {
	lead := slices.IndexFunc(d.Statements, func(s text.Statement) bool { return !d.SentenceOf(s.CueFrom).Heading })
	if lead < 0 || d.Statements[lead].Date < 0 {
		return
	}
	if x := d.Statements[lead].Date; d.Article.Language != "ar" && x < len(d.Dates) && d.Dates[x].Date.Precision != schema.Day {
		return // "has said since 1979"
	}
	for i := range d.Statements[:lead] {
		s, l := &d.Statements[i], &d.Statements[lead]
		if s.Date < 0 && (d.Article.Language == "ar" || s.Act == l.Act || sameSpeakers(s, l) || speaksFor(d, names, l.Entities, s.Entities)) {
			s.Date = l.Date
		}
	}
}

// goesOn reports whether two statements can be of one speech: by the same
// speakers, or in Arabic news by one of those who spoke together.
func goesOn(d *text.Doc, a, b *text.Statement) bool {
	if sameSpeakers(a, b) {
		return true
	}
	if d.Article.Language != "ar" || len(a.Entities) < 2 && len(b.Entities) < 2 {
		return false
	}
	return slices.ContainsFunc(a.Entities, func(e int) bool { return slices.Contains(b.Entities, e) })
}

// leadSentences is how far into an article its headline and lead reach.
const leadSentences = 8

func sameSpeakers(a, b *text.Statement) bool {
	if len(a.Entities) != len(b.Entities) || len(a.Entities) == 0 {
		return false
	}
	for _, x := range a.Entities {
		found := false
		for _, y := range b.Entities {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}
