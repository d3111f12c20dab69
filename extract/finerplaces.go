package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// finerPlaces gives an event whose place lies around another one, right before it in the text, that one as well:
// "انفجار في مخيم الفلاح بالعاصمة طرابلس", "the Midan neighbourhood of Damascus".
func finerPlaces(d *text.Doc, names *lexicon.Names) {
	within := map[int][]int{} // mention → those that lie in it
	for i := range d.Relations {
		r := &d.Relations[i]
		if a, b := &d.Mentions[r.Subject], &d.Mentions[r.Object]; r.Type == "part_of" && spot(a) && spot(b) && d.Tokens[a.From].Sent == d.Tokens[b.From].Sent {
			within[r.Object] = append(within[r.Object], r.Subject)
		}
	}
	if d.Article.Language == "ar" {
		for a := range d.Mentions {
			if k := names.ByID(d.Mentions[a].Known); k != nil && (k.Kind == "country" || k.Type != schema.Place && k.Type != schema.Facility) {
				continue
			}
			if slices.ContainsFunc(d.Mentions, func(o text.Mention) bool {
				return o.From < d.Mentions[a].From && o.To == d.Mentions[a].To && spot(&o)
			}) {
				continue // the Saddam of Saddam Street
			}
			if b := placeBehind(d, a); b >= 0 && !slices.Contains(within[b], a) {
				within[b] = append(within[b], a)
			}
		}
	}
	if len(within) == 0 {
		return
	}
	for i := range d.Events {
		v := &d.Events[i]
		for k := 0; k < len(v.Roles[schema.At]); k++ { // in what is added there may lie another one
			for _, m := range within[v.Roles[schema.At][k]] {
				if !takesPart(d, v, m) && (v.Type == "kill" || v.Type == "injure" || !actedOn(d, v, m)) { // where a shell hits, people die
					v.Roles[schema.At] = append(v.Roles[schema.At], m)
				}
			}
		}
	}
}

// spot reports whether a mention is where something can happen.
func spot(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility }

// actedOn reports whether mention m has another part in an event told in the same sentence as v: "المتهم بتفجير |
// السفارة | في بيروت".
func actedOn(d *text.Doc, v *text.Event, m int) bool {
	for i := range d.Events {
		o := &d.Events[i]
		if o == v || d.Tokens[o.From].Sent != d.Tokens[v.From].Sent {
			continue
		}
		for role, ms := range o.Roles {
			if role != schema.At && slices.Contains(ms, m) {
				return true
			}
		}
	}
	return false
}

// placeBehind returns the place that an Arabic text says mention a, a place as well, lies in or beside, right behind
// it: "مخيم الفلاح | بالعاصمة طرابلس", "القصر الجمهوري | في الخرطوم", "حي الكرادة | وسط بغداد". -1 for none.
func placeBehind(d *text.Doc, a int) int {
	x := &d.Mentions[a]
	if !spot(x) || x.Kind == schema.ByPronoun {
		return -1
	}
	s := d.SentenceOf(x.From)
	k, said := x.To, false
	for k < s.To && k < x.To+3 {
		t := &d.Tokens[k]
		if t.Conj != "" || t.Kind != text.Word {
			break
		}
		said = said || t.Prep == inPrefix || lies[t.Base]
		if said {
			for b := range d.Mentions {
				if y := &d.Mentions[b]; y.From == k && spot(y) && y.Kind == schema.ByName && y.Entity != x.Entity {
					return b
				}
			}
		}
		if !lies[t.Base] && t.Stem != seatOfState {
			break
		}
		k++
	}
	return -1
}

const (
	inPrefix    = "\u0628"                         // ب
	seatOfState = "\u0639\u0627\u0635\u0645\u0647" // عاصمة, folded
)

// lies holds the words that say where a place lies, folded: في وسط شمال شمالي جنوب جنوبي شرق شرقي غرب غربي.
var lies = map[string]bool{
	"\u0641\u064A": true, "\u0648\u0633\u0637": true, "\u0634\u0645\u0627\u0644": true, "\u0634\u0645\u0627\u0644\u064A": true, "\u062C\u0646\u0648\u0628": true,
	"\u062C\u0646\u0648\u0628\u064A": true, "\u0634\u0631\u0642": true, "\u0634\u0631\u0642\u064A": true, "\u063A\u0631\u0628": true, "\u063A\u0631\u0628\u064A": true,
}
