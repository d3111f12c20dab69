package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Arabic news seldom repeats a speaker's name: he is "the official", "the Moroccan
// diplomat", "the same speaker" from one sentence to the next. What follows ties such
// descriptions to who spoke before.

// anaphor joins an Arabic description that nothing before it introduced, and
// that says no more than what its bearer does, to who spoke last: "المصدر" is
// the agency, "المسؤول" the envoy.
func anaphor(d *text.Doc, i int) {
	s := &d.Statements[i]
	m := s.Speakers[0]
	x := &d.Mentions[m]
	if d.Article.Language != "ar" || x.Kind != schema.ByDescription || !x.Definite || !d.Tokens[x.Head].Def || x.To-x.From > 2 || x.Country != "" || len(x.Of) > 0 || !anaphoric[x.Role] {
		return
	}
	for o := range d.Mentions {
		if d.Mentions[o].Entity == x.Entity && o != m && (d.Mentions[o].From < x.From || d.Mentions[o].Kind == schema.ByName) {
			return
		}
	}
	want := text.Agreement{Want: true, Gender: x.Gender, Number: x.Number, Person: true}
	if x.Role == "source" {
		want.Gender, want.Number = text.NoGender, text.NoNumber
	}
	who := lastSpeaker(d, i, want)
	if len(who) != 1 || x.Role != "source" && d.Mentions[mentionOf(d, who[0])].Type != schema.Person {
		return
	}
	become(d, x.Entity, who[0])
}

// sameOutlet joins an Arabic outlet told of by no more than what sort it is, of which nobody spoke by that
// word before, to the last one named by a word for the same sort: "جريدة النهر … حسب | الصحيفة".
func sameOutlet(d *text.Doc, i int) {
	s := &d.Statements[i]
	x := &d.Mentions[s.Speakers[0]]
	kind := outletKinds[d.Tokens[x.Head].Stem]
	if d.Article.Language != "ar" || kind == 0 || x.Kind != schema.ByDescription || !d.Tokens[x.Head].Def || x.Country != "" || called(d, x.Entity) {
		return
	}
	for m := len(d.Mentions) - 1; m >= 0; m-- {
		y := &d.Mentions[m]
		if y.From >= x.From || y.Kind != schema.ByName && (!y.Definite || y.To-y.From < 2) || y.Entity == x.Entity || y.Type != schema.Organization {
			continue
		}
		if t := &d.Tokens[y.From]; !t.Def && outletKinds[t.Stem] == kind {
			become(d, x.Entity, y.Entity)
			return
		}
	}
}

// outletKinds tells the sorts of outlet apart by the nouns for them, folded: صحيفة جريدة يومية; قناة شبكة
// محطة فضائية; موقع.
var outletKinds = map[string]int{
	"\u0635\u062D\u064A\u0641\u0647": 1, "\u062C\u0631\u064A\u062F\u0647": 1, "\u064A\u0648\u0645\u064A\u0647": 1,
	"\u0642\u0646\u0627\u0647": 2, "\u0634\u0628\u0643\u0647": 2, "\u0645\u062D\u0637\u0647": 2, "\u0641\u0636\u0627\u0626\u064A\u0647": 2,
	"\u0645\u0648\u0642\u0639": 3,
}

// anaphoric holds the classes of titles that mean somebody told of before.
var anaphoric = map[string]bool{
	"source": true, "official": true, "writer": true, "analyst": true, "expert": true, "researcher": true,
	"commentator": true, "academic": true, "scholar": true, "spokesman": true, "athlete": true, "artist": true,
}

// varied joins an Arabic description of one person, who was not introduced by it, to the
// named person who spoke before and can be called so: "الدبلوماسي المغربي" is the
// ambassador, "القيادي الحزبي" the secretary general. Where the description says that it
// is the same one, it is whoever spoke last, named or not ("المتحدث ذاته"), and may be a
// body too ("النقابة ذاتها").
func varied(d *text.Doc, i int, names *lexicon.Names) {
	s := &d.Statements[i]
	if d.Article.Language != "ar" || len(s.Entities) != 1 {
		return
	}
	x := speakerWords(d, s)
	if x == nil || x.Kind != schema.ByDescription || x.Number == text.Plural || x.Number == text.Dual || introduced(d, x) {
		return
	}
	same := selfSame(d, x)
	bare := calling(d, x)
	if !same && (x.Type != schema.Person || !bare && len(x.Of) == 0 || kindred[x.Role] == nil) {
		return
	}
	at := d.Tokens[s.CueFrom].Sent
	want := text.Agreement{Want: true, Gender: x.Gender, Number: text.Singular}
	if x.Type != schema.Person {
		want.Gender = text.NoGender
	}
	for j := i - 1; j >= 0; j-- {
		p := &d.Statements[j]
		back := at - d.Tokens[p.CueFrom].Sent
		if back > variationReach {
			break
		}
		if len(p.Entities) != 1 || p.Entities[0] == x.Entity || retold(d, p.Cue, s.Cue) || passesOn(s, p) {
			continue
		}
		e := p.Entities[0]
		switch y := &d.Mentions[mentionOf(d, e)]; {
		case !compatible(x.Type, y.Type), !agrees(d, p.Entities, want):
		case !called(d, e) && !(same && x.Type == schema.Person):
		case !same && !bare && !serves(d, e, x.Of):
		case !fits(d, x, e, same, back > reach, names), speaksOf(d, e, x):
		default:
			become(d, x.Entity, e)
			return
		}
	}
	if bare && !same {
		if e := onlyOne(d, x, names); e >= 0 {
			become(d, x.Entity, e)
		}
	}
}

// onlyOne returns the one person of its country whom the text named before the description x
// and who can be called so by his office, though he did not speak yet: "الأمير السعودي" is
// the crown prince who was received. It returns -1 where there is none or several.
func onlyOne(d *text.Doc, x *text.Mention, names *lexicon.Names) int {
	if x.Country == "" {
		return -1
	}
	only := -1
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.From >= x.From {
			break
		}
		if y.Kind != schema.ByDescription || y.Type != schema.Person || y.Number == text.Plural || y.Country != x.Country || y.Entity == x.Entity || y.Entity == only || y.Role != x.Role && !slices.Contains(kindred[x.Role], y.Role) || !called(d, y.Entity) {
			continue
		}
		if only >= 0 || speaksOf(d, y.Entity, x) || !agrees(d, []int{y.Entity}, text.Agreement{Want: true, Gender: x.Gender, Number: text.Singular}) {
			return -1
		}
		only = y.Entity
	}
	return only
}

// variationReach is how many sentences back a speaker may have been called by name who is
// called by his country now: what he says may take several. Others are as near as an
// omitted subject's.
const variationReach = 10

// speakerWords returns the mention by which the one speaker of a statement is last told of
// there or before.
func speakerWords(d *text.Doc, s *text.Statement) *text.Mention {
	if len(s.Speakers) == 1 && d.Mentions[s.Speakers[0]].Entity == s.Entities[0] {
		return &d.Mentions[s.Speakers[0]]
	}
	var x *text.Mention
	for m := range d.Mentions {
		if y := &d.Mentions[m]; y.Entity == s.Entities[0] && y.From < s.CueFrom && y.Kind != schema.ByPronoun {
			x = y
		}
	}
	return x
}

// announced joins whom an Arabic headline lets speak by a description, "خبير: …", to
// the first named person who speaks below it and can be called so.
func announced(d *text.Doc, names *lexicon.Names) {
	if d.Article.Language != "ar" {
		return
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		if len(s.Speakers) != 1 || len(s.Entities) != 1 || !d.SentenceOf(s.CueFrom).Heading {
			continue
		}
		x := &d.Mentions[s.Speakers[0]]
		if x.Kind != schema.ByDescription || x.Type != schema.Person || x.Number == text.Plural || x.Number == text.Dual || kindred[x.Role] == nil || below(d, x.Entity) {
			continue
		}
		want := text.Agreement{Want: true, Gender: x.Gender, Number: text.Singular}
		for j := i + 1; j < len(d.Statements); j++ {
			p := &d.Statements[j]
			if d.SentenceOf(p.CueFrom).Heading || len(p.Entities) != 1 {
				continue
			}
			e := p.Entities[0]
			if d.Mentions[mentionOf(d, e)].Type == schema.Person && called(d, e) && agrees(d, p.Entities, want) && fits(d, x, e, false, false, names) {
				become(d, x.Entity, e)
			}
			break
		}
	}
}

// become makes two entities one, which has the smaller number of the two.
func become(d *text.Doc, a, b int) {
	to := min(a, b)
	for o := range d.Mentions {
		if e := &d.Mentions[o].Entity; *e == a || *e == b {
			*e = to
		}
	}
	for i := range d.Statements {
		list := d.Statements[i].Entities
		if !slices.Contains(list, a) && !slices.Contains(list, b) {
			continue
		}
		var now []int
		for _, e := range list {
			if e == a || e == b {
				e = to
			}
			now = appendNew(now, e)
		}
		d.Statements[i].Entities = now
	}
}

// called reports whether the text names an entity.
func called(d *text.Doc, entity int) bool {
	for m := range d.Mentions { // without copies: texts of a book's size have tens of thousands
		if x := &d.Mentions[m]; x.Entity == entity && x.Kind == schema.ByName {
			return true
		}
	}
	return false
}

// below reports whether an entity is spoken of below the headline, or named in it.
func below(d *text.Doc, entity int) bool {
	return slices.ContainsFunc(d.Mentions, func(x text.Mention) bool {
		return x.Entity == entity && (x.Kind == schema.ByName || !d.SentenceOf(x.From).Heading)
	})
}

// introduced reports whether the entity of a description has a name, or was spoken of
// before as somebody new: "مسؤول في الوزارة … المسؤول".
func introduced(d *text.Doc, x *text.Mention) bool {
	return slices.ContainsFunc(d.Mentions, func(o text.Mention) bool {
		return o.Entity == x.Entity && (o.Kind == schema.ByName || o.From < x.From && (!o.Definite || oneOf(d, &o) || introducing[o.Role] && !d.Tokens[o.Head].Def) && !d.SentenceOf(o.From).Heading)
	})
}

// introducing holds the classes of titles by which, without the article, somebody comes in
// as new: "مسؤول رفيع المستوى".
var introducing = map[string]bool{
	"official": true, "source": true, "leader": true, "diplomat": true, "expert": true, "analyst": true, "researcher": true,
	"politician": true, "activist": true, "spokesman": true, "officer": true, "mp": true, "academic": true,
}

// selfSame reports whether a description says that it means who was spoken of: "ذاته",
// "نفسها", "المذكور". "رئيس القسم في السفارة ذاتها" says it of the embassy.
func selfSame(d *text.Doc, x *text.Mention) bool {
	s := d.SentenceOf(x.From)
	for k := x.From + 1; k <= x.To && k < s.To; k++ {
		w := d.Tokens[k].Base
		if k > x.From+1 && !d.Tokens[x.Head].Def && d.Tokens[k-1].Def && d.Tokens[k-1].Kind == text.Word && k >= 2 && governs[d.Tokens[k-2].Base] {
			continue // "عضوا في الوفد نفسه": the same delegation
		}
		feminine := strings.HasSuffix(w, "\u0647\u0627") || strings.HasSuffix(w, "\u0648\u0631\u0647") // ها ورة
		if aforesaid(w) && (x.Gender == text.NoGender || feminine == (x.Gender == text.Feminine)) {
			return true
		}
	}
	return false
}

// governs holds the prepositions of where or of what somebody is: في من.
var governs = map[string]bool{"\u0641\u064A": true, "\u0645\u0646": true}

// aforesaid reports whether an Arabic word, folded, says behind a noun that it means what
// was spoken of: "ذاته", "نفسها", "المذكورة".
func aforesaid(w string) bool {
	switch w {
	case "\u0627\u0644\u0645\u0630\u0643\u0648\u0631", "\u0627\u0644\u0645\u0630\u0643\u0648\u0631\u0647":
		return true
	}
	return ar.IsSelf(w)
}

// calling reports whether a description is a noun with the article, and adjectives
// perhaps: "المسؤول السياسي الإسباني السابق".
func calling(d *text.Doc, x *text.Mention) bool {
	if x.Head != x.From || len(x.Of) > 0 {
		return false
	}
	for k := x.From; k < x.To; k++ {
		if t := &d.Tokens[k]; t.Kind != text.Word || !t.Def || k > x.From && (t.Prep != "" || t.Conj != "") {
			return false
		}
	}
	return true
}

// fits reports whether a description can mean an entity: by what else it is called, and
// whose country's it is; far says that it must be known to be that country's.
func fits(d *text.Doc, x *text.Mention, entity int, same, far bool, names *lexicon.Names) bool {
	classes, of, heads := map[string]bool{}, map[string]bool{}, map[string]bool{}
	media := false // an outlet is told by many, and none of them is "the committee"
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.Entity != entity {
			continue
		}
		if y.Role != "" && y.Role != "honorific" {
			classes[y.Role] = true
		}
		if y.Country != "" {
			of[y.Country] = true
		}
		heads[d.Tokens[y.Head].Stem] = true
		if k := names.ByID(y.Known); k != nil {
			media = media || k.Kind == "media"
			if k.Country != "" {
				of[k.Country] = true
			}
		}
		for _, o := range y.Of {
			for _, c := range append([]int{o}, d.Mentions[o].Of...) { // "سفارة أوكرانيا"
				if k := names.ByID(d.Mentions[c].Known); k != nil && k.Kind == "country" {
					of[k.ID] = true
				}
			}
		}
	}
	if x.Country != "" && len(of) > 0 && !of[x.Country] || far && !of[x.Country] {
		return false
	}
	if x.Type != schema.Person {
		return !media || heads[d.Tokens[x.Head].Stem]
	}
	if same && kindred[x.Role] == nil || len(classes) == 0 || classes[x.Role] {
		return true
	}
	for c := range classes {
		if slices.Contains(kindred[x.Role], c) {
			return true
		}
	}
	return false
}

// serves reports whether an entity is told to be of one of the bodies that the mentions
// mean: who speaks for "سفارة أوكرانيا" is its "السكرتير الأول".
func serves(d *text.Doc, entity int, of []int) bool {
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.Entity != entity {
			continue
		}
		for _, a := range y.Of {
			for _, b := range of {
				if o := &d.Mentions[a]; o.Entity == d.Mentions[b].Entity && o.Type != schema.Place {
					return true
				}
			}
		}
	}
	return false
}

// speaksOf reports whether an entity speaks, up to mention x, of whom that describes:
// then it is another.
func speaksOf(d *text.Doc, entity int, x *text.Mention) bool {
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.From > x.From {
			break
		}
		if y.Entity != x.Entity {
			continue
		}
		for i := range d.Statements {
			if s := &d.Statements[i]; slices.Contains(s.Entities, entity) && s.Content.Contains(y.Span) {
				return true
			}
		}
	}
	return false
}

// Classes of titles of people who are called by each other's.
var (
	learned = []string{"expert", "professor", "academic", "researcher", "scholar", "analyst", "writer", "intellectual", "historian", "commentator", "journalist", "director", "doctor", "lawyer"}
	envoys  = []string{"minister", "deputy_minister", "diplomat", "ambassador", "envoy", "consul", "representative", "delegate", "attache", "charge_d_affaires", "secretary", "negotiator", "counterpart", "spokesman"}
	active  = []string{"activist", "leader", "politician", "lawyer", "writer", "blogger", "journalist", "founder", "coordinator", "member"}
	party   = []string{"leader", "politician", "secretary_general", "chairman", "member", "mp", "senator", "deputy", "minister", "prime_minister", "activist", "coordinator", "spokesman", "secretary"}
	state   = []string{"official", "minister", "deputy_minister", "governor", "mayor", "director", "chairman", "spokesman", "advisor", "commissioner", "diplomat", "ambassador", "envoy", "consul", "representative", "delegate", "deputy", "assistant", "coordinator", "secretary", "secretary_general", "leader", "chief_of_staff", "attache", "negotiator"}
	arms    = []string{"rank", "commander", "officer", "chief_of_staff", "soldier", "spokesman"}
	seats   = []string{"mp", "senator", "deputy", "member", "chairman", "leader", "secretary_general"}
)

// kindred holds, for the classes of titles that go round a person whose office was told,
// what else he may then be called.
var kindred = map[string][]string{
	"expert": learned, "professor": learned, "academic": learned, "researcher": learned, "scholar": learned, "analyst": learned, "writer": learned, "intellectual": learned, "historian": learned, "commentator": learned,
	"diplomat": envoys, "secretary": envoys, "official": state, "minister": {"minister"}, "ambassador": {"ambassador", "representative"},
	"leader": party, "politician": party, "activist": active, "mp": seats, "senator": seats, "deputy": seats,
	"officer": arms, "commander": arms, "spokesman": {"spokesman"}, "prince": {"prince", "crown_prince", "king", "minister"}, "king": {"king", "prince"},
}
