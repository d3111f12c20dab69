package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byDescription joins definite descriptions to what they describe: the last
// entity before them that was given the same title, head noun or country.
func (r *resolver) byDescription() {
	r.byDescriptionOf(func(t schema.EntityType) bool { return t != schema.Person })
	r.byDescriptionOf(func(t schema.EntityType) bool { return t == schema.Person }) // whose body is known by now
}

func (r *resolver) byDescriptionOf(kind func(schema.EntityType) bool) {
	ms := r.d.Mentions
	for i := range ms {
		m := &ms[i]
		if m.Kind != schema.ByDescription || !kind(m.Type) || r.find(i) != i && r.hasName(i) {
			continue
		}
		if narrowed(r.d, m) {
			continue
		}
		if r.hasName(i) || m.Type == schema.Person && m.Role != "source" && selfSame(r.d, m) { // "المتحدث ذاته": whoever speaks there
			continue
		}
		best := r.sameWords(i)
		if best < 0 {
			best = r.described(m, i)
		}
		if best < 0 {
			best = r.calledSo(i)
		}
		if best < 0 {
			best = r.introducedAs(i)
		}
		// A headline describes who is told of below.
		if best < 0 && r.heading(i) {
			for j := i + 1; j < len(ms); j++ {
				if m.Role != "" && ms[j].Role == m.Role && ms[j].Number == m.Number && r.overlap(i, j) && (m.Country == "" || ms[j].Country == "" || m.Country == ms[j].Country) || m.Alone && r.describes(m, i, j) {
					best = j
					break
				}
			}
		}
		if best < 0 {
			best = r.namedLater(m, i)
		}
		if best < 0 {
			best = r.peerBefore(m, i)
		}
		if best < 0 && r.d.Article.Language == "en" && len(r.keys[i].words) == 1 && r.keys[i].full == police {
			best = r.onlyPolice()
		}
		if best >= 0 {
			r.join(i, best)
		}
	}
}

// namedLater returns the first description behind mention i of who holds the office that
// the Arabic description m tells of, where the article names one such person alone, or -1:
// "قال الأمين العام للأمم المتحدة … وأبرز الأمين العام، فلان".
func (r *resolver) namedLater(m *text.Mention, i int) int {
	if r.d.Article.Language != "ar" || m.Type != schema.Person || !m.Definite || m.Number != text.Singular || !officeOfOne[m.Role] || oneOf(r.d, m) {
		return -1
	}
	only := -1
	for j := range r.d.Mentions {
		o := &r.d.Mentions[j]
		if j == i || o.Kind != schema.ByDescription || o.Role != m.Role || !r.hasName(j) || !r.overlap(i, j) {
			continue
		}
		if only >= 0 && r.find(only) != r.find(j) {
			return -1
		}
		if only < 0 || only < i {
			only = j
		}
	}
	if only < i || !r.describes(m, i, only) {
		return -1
	}
	return only
}

// peerBefore returns the last named person before mention i who was told of as the peer, there
// where the Arabic description m is from, of one who holds the same office, or -1: "التقى الرئيس
// الروسي نظيره الفرنسي فلانا … وقال الرئيس الفرنسي".
func (r *resolver) peerBefore(m *text.Mention, i int) int {
	if r.d.Article.Language != "ar" || m.Type != schema.Person || m.Country == "" || m.Number != text.Singular || !officeOfOne[m.Role] {
		return -1
	}
	peer := -1
	for j := i - 1; j >= 0; j-- {
		o := &r.d.Mentions[j]
		if o.Kind != schema.ByDescription || o.Type != schema.Person {
			continue
		}
		if peer < 0 {
			if o.Role == "counterpart" && o.Country == m.Country && r.hasName(j) && (o.Gender == m.Gender || o.Gender == text.NoGender) {
				peer = j
			}
			continue
		}
		if officeOfOne[o.Role] && o.Country != m.Country { // whose peer
			if o.Role != m.Role || r.otherOffice(i, j) {
				return -1
			}
			return peer
		}
	}
	return -1
}

// officeOfOne holds the classes of title that one person at a time has in a state or body.
var officeOfOne = map[string]bool{"president": true, "prime_minister": true, "king": true, "speaker": true, "secretary_general": true, "minister": true, "governor": true}

// described returns the last mention before i that has what description m tells of,
// or -1.
func (r *resolver) described(m *text.Mention, i int) int {
	h := r.d.Tokens[m.Head].Stem
	lists := [][]int{r.byHead[h], r.byHead[h+"\u0627"]}
	if r.d.Article.Language == "en" && len(r.keys[i].words) == 1 && r.keys[i].words[0] == police {
		lists = append(lists, r.byWord[police])
	}
	abroad := -1 // the last one whom a country's adjective stands by
	for j := range backwards(i, lists...) {
		if !r.describes(m, i, j) {
			continue
		}
		if abroad < 0 && (r.d.Article.Language != "en" || !r.bareOffice(i) || !r.foreign(j)) {
			return j
		}
		if abroad < 0 {
			abroad = j
		} else if r.find(j) != r.find(abroad) && r.bareOffice(j) && !r.foreign(j) {
			return j // of "President Ada Brandt" and "Polish President Jan Nowak", the president at home
		}
	}
	return abroad
}

// bareOffice reports whether description i of a person is one word for an office and tells
// no country: "the president", "President".
func (r *resolver) bareOffice(i int) bool {
	m := &r.d.Mentions[i]
	return m.Type == schema.Person && m.Kind == schema.ByDescription && len(r.keys[i].words) == 1 && m.Country == "" && len(m.Of) == 0
}

// foreign reports whether any description of the entity of mention j with its head tells a
// country.
func (r *resolver) foreign(j int) bool {
	for _, k := range r.members[r.find(j)] {
		if m := &r.d.Mentions[k]; m.Kind == schema.ByDescription && m.Country != "" && r.overlap(j, k) {
			return true
		}
	}
	return false
}

// onlyPolice returns the first mention of the only police that an English article
// names, or -1: "police" before that means them too.
func (r *resolver) onlyPolice() int {
	only := -1
	for j := range r.d.Mentions {
		if r.d.Mentions[j].Kind != schema.ByName || !slices.Contains(r.keys[j].words, police) {
			continue
		}
		if only >= 0 && r.find(only) != r.find(j) {
			return -1
		}
		only = j
	}
	return only
}

// sameWords returns the last description before mention i that has its very words,
// or -1: of two ministers "the foreign minister" is the one who was called just that.
func (r *resolver) sameWords(i int) int {
	if len(r.keys[i].words) < 2 {
		return -1
	}
	for j := range backwards(i, r.byFull[r.keys[i].full]) {
		if r.describes(&r.d.Mentions[i], i, j) {
			return j
		}
	}
	return -1
}

func (r *resolver) heading(i int) bool { return r.d.SentenceOf(r.d.Mentions[i].From).Heading }

// overlap reports whether the heads of two descriptions are one word.
func (r *resolver) overlap(i, j int) bool {
	a, b := &r.d.Mentions[i], &r.d.Mentions[j]
	return r.d.Tokens[a.Head].Stem == r.d.Tokens[b.Head].Stem
}

// describes reports whether the description m (mention i) can mean the entity of
// the earlier mention j.
func (r *resolver) describes(m *text.Mention, i, j int) bool {
	o := &r.d.Mentions[j]
	if !compatible(m.Type, o.Type) || o.Span.Contains(m.Span) || m.Span.Contains(o.Span) {
		return false
	}
	if m.Number != text.NoNumber && o.Number != text.NoNumber && m.Number != o.Number && !(o.Kind == schema.ByName) {
		return false
	}
	if m.Gender != text.NoGender && o.Gender != text.NoGender && m.Gender != o.Gender && m.Type == schema.Person {
		return false
	}
	if o.Kind == schema.ByDescription {
		if !sameHead(r.d.Tokens[m.Head].Stem, r.d.Tokens[o.Head].Stem) {
			return false
		}
		if !m.Definite || oneOf(r.d, m) {
			return r.keys[i].full == r.keys[j].full && len(r.keys[i].words) > 1
		}
		if r.abroad(m.Country, o.Country) || r.elsewhere(m, j) {
			return false
		}
		if len(m.Of) > 0 && len(o.Of) > 0 && !r.shareOf(m, o) {
			return false
		}
		if ministers[m.Role] && r.otherOffice(i, j) {
			return false
		}
		// "المسؤول في X" is the official of before; a longer description that adds
		// a country or body which the earlier one lacked may still mean him.
		return true
	}
	if w := r.keys[i].words; len(w) == 1 && w[0] == police && r.d.Article.Language == "en" {
		return o.Kind == schema.ByName && slices.Contains(r.keys[j].words, police) // needs no article
	}
	if !m.Definite {
		return false
	}
	// "الوكالة" for "وكالة رويترز": the name's head noun.
	if m.Type != schema.Person && len(r.keys[i].words) == 1 {
		return r.d.Tokens[m.Head].Stem == r.d.Tokens[o.Head].Stem && o.To-o.From > 1
	}
	return false
}

// abroad reports whether two descriptions name two states; "وزير الشؤون الخارجية
// والتعاون الإفريقي" names a continent.
func (r *resolver) abroad(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	x, y := r.names.ByID(a), r.names.ByID(b)
	return x == nil || y == nil || x.Kind != "continent" && y.Kind != "continent"
}

// elsewhere reports whether description m names a country and the cluster of mention j
// is somebody whom the lexicon knows to be of another.
func (r *resolver) elsewhere(m *text.Mention, j int) bool {
	if m.Country == "" || m.Type != schema.Person {
		return false
	}
	of, who := r.names.ByID(m.Country), r.names.ByID(r.known(j))
	return of != nil && who != nil && of.Country != "" && who.Country != "" && of.Country != who.Country
}

// sameHead reports whether two heads are one noun: in Arabic the later may lack the
// ending that the earlier has as an object, "أن مسؤولا … وأضاف المسؤول".
func sameHead(later, earlier string) bool { return later == earlier || earlier == later+"\u0627" }

// ministers holds the classes of title that say nothing without their office.
var ministers = map[string]bool{"minister": true, "deputy_minister": true}

// otherOffice reports whether two Arabic titles of one head noun name different
// offices right behind it: "وزير الطاقة", "وزير النفط".
func (r *resolver) otherOffice(i, j int) bool {
	a, b := withoutAffairs(r.keys[i].words), withoutAffairs(r.keys[j].words)
	if r.d.Article.Language != "ar" || len(a) < 2 || len(b) < 2 || a[1] == b[1] {
		return false
	}
	adjective := func(m *text.Mention, w string) bool {
		_, _, _, nisba := r.names.Nisba("\u0627\u0644" + w) // "الوزيرة الأردنية", unlike "وزيرة الخارجية"
		return m.Country != "" && (nisba || strings.HasSuffix(w, "\u064A"))
	}
	return !adjective(&r.d.Mentions[i], a[1]) && !adjective(&r.d.Mentions[j], b[1])
}

// withoutAffairs returns a title without the word شؤون behind its noun: "وزير الشؤون
// الخارجية" is "وزير الخارجية".
func withoutAffairs(words []string) []string {
	const affairs = "\u0634\u0624\u0648\u0646"
	if len(words) > 2 && words[1] == affairs {
		return slices.Delete(slices.Clone(words), 1, 2)
	}
	return words
}

// police is the body that news names once, and then by the bare noun.
const police = "police"

// oneOf reports whether an Arabic description means one of several, although
// something definite is in it: "مصدر في الوزارة", "مسؤول رفيع بالحركة".
func oneOf(d *text.Doc, m *text.Mention) bool {
	if d.Article.Language != "ar" {
		return false
	}
	for k := m.Head; k < m.To; k++ {
		t := &d.Tokens[k]
		if t.Def {
			return false
		}
		if k > m.Head && (t.Prep != "" || inWords[t.Norm]) {
			return true
		}
	}
	return false
}

// inWords holds the prepositions that say where or among whom somebody is.
var inWords = map[string]bool{"\u0641\u064A": true, "\u0645\u0646": true, "\u0644\u062F\u064A": true} // في من لدى

func (r *resolver) shareOf(a, b *text.Mention) bool {
	for _, x := range a.Of {
		for _, y := range b.Of {
			if r.find(x) == r.find(y) {
				return true
			}
		}
	}
	return false
}
