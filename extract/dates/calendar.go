package dates

import (
	"fmt"
	"time"

	"github.com/hablullah/go-hijri"

	"github.com/khabar-kg/khabar/schema"
)

// A day counts days of the Gregorian calendar from 1 January 1970.
type day int

// dayOf returns the day; a month or day out of range is carried over.
func dayOf(y, m, d int) day {
	return day(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) date() (y, m, dd int) {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return t.Year(), int(t.Month()), t.Day()
}

// weekday counts from Sunday, 0.
func (d day) weekday() int { return ((int(d)+4)%7 + 7) % 7 }

// isDay reports whether the calendar has that day.
func isDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= lastOf(y, m)
}

// lastOf returns the month's last day; without a year, February has 29.
func lastOf(y, m int) int {
	if y == 0 {
		y = 2000
	}
	return time.Date(y, time.Month(m+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// A moment is a resolved date: year, month and day, the latter zero where they
// are not known. The zero moment is none.
type moment struct{ y, m, d int }

func momentOf(d day) moment {
	y, m, dd := d.date()
	return moment{y, m, dd}
}

// schema returns the moment as the record holds it; text is the words that say it.
func (m moment) schema(text schema.Span) schema.Date {
	switch {
	case m.d > 0:
		return schema.Date{Value: fmt.Sprintf("%04d-%02d-%02d", m.y, m.m, m.d), Precision: schema.Day, Text: text}
	case m.m > 0:
		return schema.Date{Value: fmt.Sprintf("%04d-%02d", m.y, m.m), Precision: schema.Month, Text: text}
	}
	return schema.Date{Value: fmt.Sprintf("%04d", m.y), Precision: schema.Year, Text: text}
}

// last returns the last day of the moment.
func (m moment) last() day {
	switch {
	case m.d > 0:
		return dayOf(m.y, m.m, m.d)
	case m.m > 0:
		return dayOf(m.y, m.m+1, 0)
	}
	return dayOf(m.y, 12, 31)
}

// common returns what is the same in both days: the day, else the month, else
// the year, else nothing.
func common(a, b day) (moment, bool) {
	x, y := momentOf(a), momentOf(b)
	switch {
	case x == y:
		return x, true
	case x.y == y.y && x.m == y.m:
		return moment{x.y, x.m, 0}, true
	case x.y == y.y:
		return moment{x.y, 0, 0}, true
	}
	return moment{}, false
}

// Years of the Umm al-Qura tables; the tabular calendar serves outside them.
const (
	ummAlQuraFrom = 1357
	ummAlQuraTo   = 1499
)

// hijriDay converts a day of the Hijri calendar.
func hijriDay(y, m, d int) day {
	if m > 12 {
		y, m = y+1, m-12
	}
	var t time.Time
	if y >= ummAlQuraFrom && y <= ummAlQuraTo {
		t = hijri.UmmAlQuraDate{Day: int64(d), Month: int64(m), Year: int64(y)}.ToGregorian()
	} else {
		t = hijri.HijriDate{Day: int64(d), Month: int64(m), Year: int64(y)}.ToGregorian()
	}
	return dayOf(t.Year(), int(t.Month()), t.Day())
}

// hijriSpan returns the first and last day of a Hijri year, or of its month.
func hijriSpan(y, m int) (first, last day) {
	if m == 0 {
		return hijriDay(y, 1, 1), hijriDay(y+1, 1, 1) - 1
	}
	return hijriDay(y, m, 1), hijriDay(y, m+1, 1) - 1
}

// hijriYearOf returns the Hijri year in which the day lies.
func hijriYearOf(d day) int {
	gy, _, _ := d.date()
	y := (gy-622)*33/32 + 1
	for hijriDay(y, 1, 1) > d {
		y--
	}
	for hijriDay(y+1, 1, 1) <= d {
		y++
	}
	return y
}
