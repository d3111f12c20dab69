package extract

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// partnerDates gives what somebody says in an Arabic article the day on which the one spoke
// whom he met, where it is told that they did: "أشاد الرئيس الخميس بالاتفاق، وذلك بعد محادثات
// مع نظيره الفرنسي فلان. وقال فلان إن". It is one just before the article, and the only one on which
// the other spoke.
func partnerDates(d *text.Doc) {
	if d.Article.Language != "ar" {
		return
	}
	var met map[int]int // who was met → the day on which the other spoke, or -1
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Date >= 0 || s.Apart || len(s.Entities) != 1 || inContent(d, s.Cue) {
			continue
		}
		if met == nil {
			met = partnersMet(d)
		}
		if day, ok := met[s.Entities[0]]; ok && day >= 0 {
			s.Date = day
		}
	}
}

// partnersMet returns the entities of people who are told to have met one who speaks on a day
// just before the article, with that day, or -1 where there are two.
func partnersMet(d *text.Doc) map[int]int {
	spoke := map[int]int{} // entity → the only day on which it speaks, or -1
	for i := range d.Statements {
		s := &d.Statements[i]
		if s.Apart || s.Date < 0 || s.Date >= len(d.Dates) {
			continue
		}
		for _, e := range s.Entities {
			day, ok := spoke[e]
			switch {
			case !ok && justBefore(d, s.Date):
				spoke[e] = s.Date
			case !ok || day >= 0 && d.Dates[day].Date.Value != d.Dates[s.Date].Date.Value:
				spoke[e] = -1
			}
		}
	}
	met := map[int]int{}
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if _, dated := spoke[x.Entity]; dated || x.Type != schema.Person || x.Number == text.Plural || x.From == 0 || !behindWith(d, x) {
			continue
		}
		s := d.SentenceOf(x.From)
		for o := range d.Mentions[:m] {
			y := &d.Mentions[o]
			day, ok := spoke[y.Entity]
			if !ok || day < 0 || y.From < s.From || y.Entity == x.Entity {
				continue
			}
			if was, ok := met[x.Entity]; ok && (was < 0 || d.Dates[was].Date.Value != d.Dates[day].Date.Value) {
				day = -1
			}
			met[x.Entity] = day
		}
	}
	return met
}

// behindWith reports whether "مع" stands right before mention x, behind a noun for a
// meeting: "محادثات مع | نظيره الفرنسي".
func behindWith(d *text.Doc, x *text.Mention) bool {
	const near = 6                                 // tokens from the meeting to whom it was with
	if d.Tokens[x.From-1].Base != "\u0645\u0639" { // مع
		return false
	}
	s := d.SentenceOf(x.From)
	for k := x.From - 2; k >= max(s.From, x.From-near); k-- {
		if t := &d.Tokens[k]; t.Kind == text.Word && occasionNouns[t.Stem] {
			return true
		}
	}
	return false
}
