package dates

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// InferPublished returns the day of publication as far as the words of the text
// fix it, or the zero date. It looks, in this order, for
//
//   - "today" (or "yesterday") with a full date beside it;
//   - a full date that stands as a dateline: alone in a line near the top, after
//     a word like "published", or after the name of a place and before a dash;
//   - a weekday with a day and month and no year ("Friday, Dec. 10"): an article
//     says so of its own day or of one shortly before, in a year in which that
//     day is a Friday. It is the first such year that is not before the latest
//     full date or year that the text speaks of as past. Without any of those,
//     nothing fixes the year. Where the article says what weekday its own day
//     is ("today (Sunday)"), it is the first such day from there on.
//
// Text is the words; the basis is [schema.Inferred].
func (f *Finder) InferPublished(d *text.Doc) schema.Date {
	found := f.scanTo(d, captionParas)
	r := &resolver{f: f, lang: f.lang}
	r.settleOrder(found)
	w := &witness{r: r, d: d}
	for k := range found {
		w.hear(&found[k])
	}
	for _, m := range [...]*testimony{&w.today, &w.dateline} {
		if m.ok {
			return m.date(f, d)
		}
	}
	if m := w.byWeekday(); m.ok {
		return m.date(f, d)
	}
	return schema.Date{}
}

// A testimony is a phrase that tells the day of publication.
type testimony struct {
	ok     bool
	day    day
	phrase *phrase
}

func (t *testimony) date(f *Finder, d *text.Doc) schema.Date {
	span := d.Span(t.phrase.from, t.phrase.to)
	if t.phrase.stripped {
		span = d.BaseSpan(t.phrase.from, t.phrase.to)
	}
	s := momentOf(t.day).schema(span)
	s.Basis = schema.Inferred
	return s
}

// A witness gathers what phrases tell of the day of publication.
type witness struct {
	r               *resolver
	d               *text.Doc
	today, dateline testimony
	past            day // the latest day that the text speaks of as past
	hasPast         bool
	anchors         []*phrase // weekday, day and month without a year
	weekdays        [7]int    // how often the article says that its day is a Sunday, a Monday …
}

// captionParas is how far down a picture's caption may stand whose date tells
// that the article is not older.
const captionParas = 6

// hear takes note of one phrase.
func (w *witness) hear(p *phrase) {
	f := &p.fields
	if p.aside {
		if m, ok := w.r.resolve(p); ok && p.rule.reading == readDate && m.y > 0 {
			w.speakOfPast(m)
		}
		return
	}
	switch p.rule.reading {
	case readDayWord:
		if f.weekday > 0 && !p.quoted {
			w.weekdays[((f.weekday-1-f.dayword)%7+7)%7]++
		}
		return
	case readDate, readNumeric, readHijri:
	default:
		return
	}
	if m, ok := w.r.resolve(p); ok {
		if m.d > 0 && !p.quoted {
			on := dayOf(m.y, m.m, m.d)
			if f.hasDayword {
				w.today.take(on-day(f.dayword), p)
			} else if !f.by && p.tense != toCome && w.isDateline(p) {
				w.dateline.take(on, p)
			}
		}
		if !f.by && p.tense != toCome {
			w.speakOfPast(m)
		}
		return
	}
	if f.weekday > 0 && f.day > 0 && f.month > 0 && f.day2 == 0 && !f.by && !f.since && !f.hasRel && p.tense != toCome && !p.quoted {
		w.anchors = append(w.anchors, p)
	}
}

// take keeps the later of two days that are near each other, else the first.
func (t *testimony) take(on day, p *phrase) {
	const near = 7
	if !t.ok || on > t.day && on-t.day <= near {
		*t = testimony{true, on, p}
	}
}

// speakOfPast moves the latest past day. Of a year or month its first day is
// enough: the article may be of the same year.
func (w *witness) speakOfPast(m moment) {
	on := dayOf(m.y, max(m.m, 1), max(m.d, 1))
	if !w.hasPast || on > w.past {
		w.past, w.hasPast = on, true
	}
}

// Bounds of what a line that holds little but a date may hold beside it.
const (
	datelineTokens = 4 // besides the date, in a line of its own
	datelineReach  = 6 // tokens before the date in "CITY, Country, Dec. 10, 2021 —"
)

// isDateline reports whether the phrase stands where the day of publication does.
func (w *witness) isDateline(p *phrase) bool {
	d := w.d
	if p.from > 0 && w.announces(p.from) {
		return true
	}
	if len(d.Sentences) == 0 {
		return false
	}
	si := d.Tokens[p.from].Sent
	s := &d.Sentences[si]
	alone := (si == 0 || d.Sentences[si-1].Para != s.Para) && (si == len(d.Sentences)-1 || d.Sentences[si+1].Para != s.Para)
	words := 0
	for i := s.From; i < s.To; i++ {
		if (i < p.from || i >= p.to) && d.Tokens[i].Kind == text.Word {
			words++
		}
	}
	if alone && words <= datelineTokens && s.Para <= datelineParas {
		return true
	}
	if p.from-s.From > datelineReach || s.Para > datelineParas || p.to >= s.To {
		return false
	}
	for i := s.From; i < p.from; i++ { // the place: names and marks
		t := &d.Tokens[i]
		if t.Kind == text.Number || t.Kind == text.Word && (w.r.lang == "en" && !t.Cap || w.isPreposition(i)) {
			return false
		}
	}
	next := p.to
	if d.Tokens[next].Text == ")" && next+1 < s.To {
		next++
	}
	switch d.Tokens[next].Text {
	case "-", "--", "–", "—":
		return true
	}
	return false
}

// isPreposition reports whether token i is one that stands before dates.
func (w *witness) isPreposition(i int) bool {
	words, _ := w.r.f.lookup(&w.d.Tokens[i])
	for k := range words {
		switch words[k].class {
		case cIn, cOn, cBy, cSince, cAfter, cBreak:
			return true
		}
	}
	return false
}

// datelineParas is how many paragraphs may stand before a dateline: title,
// subtitle, by-line.
const datelineParas = 3

// announces reports whether "published" or its like stands before token i, with
// no more than marks and a preposition between.
func (w *witness) announces(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		t := &w.d.Tokens[j]
		var atoms [8]atom
		for _, a := range w.r.f.atomsAt(atoms[:0], w.d, j, len(w.d.Tokens)) {
			if a.class == cPublished && a.to <= i {
				return true
			}
		}
		if t.Kind == text.Word && len(t.Norm) > 4 {
			return false
		}
	}
	return false
}

// maxGap is the most years between the latest past date of a text and the year
// that a weekday picks: a longer gap says that the text's years do not tell.
const maxGap = 8

// byWeekday returns the day of the latest anchor in the first year that fits.
func (w *witness) byWeekday() testimony {
	// slack is how many days a past date may lie after the anchor: the article
	// may be of a day or a few after it.
	const slack = 6
	var best testimony
	if !w.hasPast {
		return best
	}
	from, _, _ := (w.past - slack).date()
	for _, p := range w.anchors {
		f := &p.fields
		for y := from; y <= from+maxGap; y++ {
			if !isDay(y, f.month, f.day) {
				continue
			}
			on := dayOf(y, f.month, f.day)
			if on.weekday() == f.weekday-1 && on+slack >= w.past {
				best.take(on-day(f.dayword), p)
				break
			}
		}
	}
	if best.ok {
		best.day = w.onward(best.day)
	}
	return best
}

// onward returns the first day from d on that has the weekday which the article
// gives its own day ("today (Sunday)"), or d where it gives none or several.
func (w *witness) onward(d day) day {
	on, known := d, false
	for i := range 7 {
		if w.weekdays[(d+day(i)).weekday()] > 0 {
			if known {
				return d
			}
			on, known = d+day(i), true
		}
	}
	return on
}
