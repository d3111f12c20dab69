package dates

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A resolver turns phrases into moments, seen from one day of publication.
type resolver struct {
	f      *Finder
	lang   string
	pub    moment // as far as it is known
	today  day    // the day that "today" means; valid if hasDay
	hasDay bool
	order  numericOrder
}

// A numericOrder says what the first number of 10/12/2021 is.
type numericOrder uint8

const (
	orderUnknown numericOrder = iota
	dayFirst
	monthFirst
)

// resolver returns the resolver for a document, with what its phrases show
// together: the order of numeric dates, and the day that "today (Monday)" means.
func (f *Finder) resolver(d *text.Doc, found []phrase) *resolver {
	r := &resolver{f: f, lang: f.lang, pub: parse(d.Article.Published)}
	if r.pub.d > 0 {
		r.today, r.hasDay = dayOf(r.pub.y, r.pub.m, r.pub.d), true
		r.settleToday(found)
	}
	r.settleOrder(found)
	return r
}

// parse reads a date as it stands in a record.
func parse(s schema.Date) moment {
	var m moment
	read := func(from, to int) int {
		n := 0
		if to > len(s.Value) {
			return 0
		}
		for _, c := range []byte(s.Value[from:to]) {
			if c < '0' || c > '9' {
				return 0
			}
			n = n*10 + int(c-'0')
		}
		return n
	}
	m.y = read(0, 4)
	if s.Precision != schema.Year {
		m.m = read(5, 7)
		if s.Precision != schema.Month {
			m.d = read(8, 10)
		}
	}
	if m.y == 0 || m.m > 12 || m.d > 0 && !isDay(m.y, m.m, m.d) {
		return moment{}
	}
	return m
}

// settleToday moves today to the day that the article's own "today (Monday)"
// names, when that is up to three days before the day of publication: an
// outlet's date is often that of the next morning's paper, or of the crawl.
func (r *resolver) settleToday(found []phrase) {
	const reach = 3
	votes := [reach + 1]int{}
	for k := range found {
		p := &found[k]
		if !p.fields.hasDayword || p.fields.weekday == 0 || p.quoted {
			continue
		}
		today := p.fields.weekday - 1 - p.fields.dayword // the weekday of today
		back := ((r.today.weekday()-today)%7 + 7) % 7
		if back <= reach {
			votes[back]++
		}
	}
	back := 0
	for b, n := range votes {
		if n > votes[back] {
			back = b
		}
	}
	r.today -= day(back)
	r.pub = momentOf(r.today)
}

// resolve returns the moment that a phrase names, if it names one.
func (r *resolver) resolve(p *phrase) (moment, bool) {
	f := &p.fields
	tense := p.tense
	if f.by {
		tense = toCome
	}
	var m moment
	var ok bool
	switch p.rule.reading {
	case readDate:
		m, ok = r.date(f, tense)
	case readDayWord:
		if p.quoted || f.weak && p.tense != toCome && f.weekday == 0 {
			return m, false
		}
		m, ok = r.dayWord(f)
	case readWeekday:
		m, ok = r.weekdayOf(f, tense)
	case readUnit:
		m, ok = r.unitOf(f)
	case readAgo:
		m, ok = r.ago(f)
	case readHijri:
		m, ok = r.hijri(f, tense)
	case readNumeric:
		m, ok = r.numeric(f, tense)
	case readRange:
		m, ok = r.rangeOf(f, tense)
	}
	if !ok {
		return m, false
	}
	if f.end && f.by && m.d == 0 { // "by the end of the year" is its last day
		m = momentOf(m.last())
	}
	return m, true
}

// date reads a day, month and year, or what there is of them.
func (r *resolver) date(f *fields, tense tense) (moment, bool) {
	switch {
	case f.year > 0 && f.month > 0 && f.day > 0:
		return moment{f.year, f.month, f.day}, isDay(f.year, f.month, f.day)
	case f.year > 0:
		return moment{f.year, f.month, 0}, f.day == 0
	case f.month == 0 && f.day > 0:
		return r.dayOfMonth(f)
	case f.month == 0 || f.day > lastOf(0, f.month):
		return moment{}, false
	}
	if f.unit == 'y' && f.hasRel {
		if r.pub.y == 0 {
			return moment{}, false
		}
		y := r.pub.y + f.rel
		return moment{y, f.month, f.day}, f.day == 0 || isDay(y, f.month, f.day)
	}
	if f.unit != 0 || r.pub.m == 0 {
		return moment{}, false
	}
	y, ok := r.yearFor(f, tense)
	if !f.hasRel && f.weekday == 0 && r.isFamous(y, f.month, f.day) {
		return moment{}, false
	}
	return moment{y, f.month, f.day}, ok && (f.day == 0 || isDay(y, f.month, f.day))
}

// dayOfMonth reads "the 15th of this month" and "15 الجاري".
func (r *resolver) dayOfMonth(f *fields) (moment, bool) {
	if !f.hasRel || r.pub.m == 0 || f.unit != 0 && f.unit != 'm' {
		return moment{}, false
	}
	y, m, _ := dayOf(r.pub.y, r.pub.m+f.rel, 1).date()
	return moment{y, m, f.day}, isDay(y, m, f.day)
}

// yearFor returns the year of a day and month, or a month, that stand without
// one: the latest before publication ("last"), the earliest after it ("next"),
// or the year that brings it nearest.
func (r *resolver) yearFor(f *fields, tense tense) (int, bool) {
	y := r.pub.y
	if f.hasDayword && r.hasDay {
		return r.nearestYear(f, r.today+day(f.dayword)), true
	}
	// order is negative where the moment in the year of publication is before it.
	order := f.month - r.pub.m
	if order == 0 && f.day > 0 {
		if r.pub.d == 0 {
			if f.hasRel && f.rel == 0 || !f.hasRel {
				return y, true
			}
			return 0, false
		}
		_, _, d := r.today.date()
		order = f.day - d
	}
	if f.hasRel {
		switch {
		case f.rel < -1:
			return 0, false
		case f.rel == -1 && order >= 0:
			return y - 1, true
		case f.rel == 1 && order <= 0:
			return y + 1, true
		}
		return y, true
	}
	if f.since && order > 0 {
		return y - 1, true
	}
	// recent is how many days before publication a date may be that the words
	// around it would place after: of a date long to come they tell the year.
	const recent = 60
	d := f.day
	if d == 0 {
		d = 15
	}
	ref := r.reference()
	if f.weekday > 0 && f.day > 0 {
		if near := r.nearestYear(f, ref); dayOf(near, f.month, f.day).weekday() == f.weekday-1 {
			return near, true
		}
		for _, alt := range [...]int{y, y - 1, y + 1} {
			if dayOf(alt, f.month, f.day).weekday() == f.weekday-1 {
				return alt, true
			}
		}
	}
	if tense == toCome {
		if order < 0 && ref-dayOf(y, f.month, d) > recent {
			return y + 1, true
		}
		if before := ref - dayOf(y-1, f.month, d); before >= 0 && before <= recent {
			return y - 1, true
		}
		return y, true
	}
	near := r.nearestYear(f, ref)
	switch gap := dayOf(near, f.month, d) - ref; {
	case near > y: // said of the past unless the words look ahead
		return y, true
	case r.lang == "ar" && tense == noTense && f.day == 0 && gap > soon:
		return near - 1, true
	case tense == past && gap > longAhead: // "joined the race in June", in February
		return near - 1, true
	}
	return near, true
}

// longAhead is how many days after publication a date may lie of which the past
// tense was used: what was agreed may be due in a month or two.
const longAhead = 90

// soon is how many days after publication the middle of a month may lie that
// Arabic names with nothing to show whether it is past: news is of what was,
// and what is planned is said to be coming or next.
const soon = 31

// reference is the day of publication, or the middle of what is known of it.
func (r *resolver) reference() day {
	if r.hasDay {
		return r.today
	}
	return dayOf(r.pub.y, r.pub.m, 15)
}

// nearestYear returns the year that brings day and month nearest to ref.
func (r *resolver) nearestYear(f *fields, ref day) int {
	y0, _, _ := ref.date()
	d := f.day
	if d == 0 {
		d = 15
	}
	best, dist := y0, day(1<<30)
	for _, y := range [...]int{y0 - 1, y0, y0 + 1} {
		gap := dayOf(y, f.month, d) - ref
		if gap < 0 {
			gap = -gap
		}
		if gap < dist && (f.day == 0 || isDay(y, f.month, f.day)) {
			best, dist = y, gap
		}
	}
	return best
}

// ago reads "three days ago". Of months only the month is meant, of years the
// year; of weeks the month, where three days more or less leave it the same.
func (r *resolver) ago(f *fields) (moment, bool) {
	n := f.count
	if n == 0 {
		n = 1
	}
	switch f.countUnit {
	case 'd':
		if r.hasDay && n <= 31 {
			return momentOf(r.today - day(n)), true
		}
	case 'w':
		if r.hasDay && n <= 8 {
			d := r.today - day(7*n)
			m, ok := common(d-3, d+3)
			return moment{m.y, m.m, 0}, ok && m.m > 0
		}
	case 'm':
		if r.pub.m > 0 && n <= 11 {
			y, m, _ := dayOf(r.pub.y, r.pub.m-n, 1).date()
			return moment{y, m, 0}, true
		}
	case 'y':
		if r.pub.y > 0 {
			return moment{r.pub.y - n, 0, 0}, true
		}
	}
	return moment{}, false
}

// rangeOf reads "10 to 12 December": the month, since the event lies somewhere
// in it.
func (r *resolver) rangeOf(f *fields, tense tense) (moment, bool) {
	g := *f
	g.weekday = 0
	m, ok := r.date(&g, tense)
	if !ok || f.day2 <= f.day || !isDay(m.y, m.m, f.day2) {
		return moment{}, false
	}
	return moment{m.y, m.m, 0}, true
}
