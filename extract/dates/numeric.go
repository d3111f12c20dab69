package dates

// settleOrder finds out what comes first in numeric dates: the article's other
// dates show it, or the day of publication does. Arabic writes the day first.
func (r *resolver) settleOrder(found []phrase) {
	if r.lang == "ar" {
		r.order = dayFirst
		return
	}
	days, months := 0, 0
	for k := range found {
		n := &found[k].fields.num
		if !found[k].fields.hasNum || n.yearAt != 2 || !isNumericDate(n) {
			continue
		}
		switch {
		case n.a > 12 && n.b <= 12:
			days++
		case n.b > 12 && n.a <= 12:
			months++
		}
	}
	switch {
	case days > 0 && months == 0:
		r.order = dayFirst
	case months > 0 && days == 0:
		r.order = monthFirst
	}
}

func isNumericDate(n *number) bool {
	y := n.c
	if n.yearAt == 0 {
		y = n.a
	}
	return y >= 1700 && y <= 2100
}

// hijri reads a Hijri date; the Gregorian one beside it decides where there is one.
func (r *resolver) hijri(f *fields, tense tense) (moment, bool) {
	if f.year > 0 && f.month > 0 {
		return r.date(f, tense)
	}
	if f.hasNum {
		n := f.num
		y, m, d := n.c, n.b, n.a
		if n.yearAt == 0 {
			y, m, d = n.a, n.b, n.c
		}
		f = &fields{hyear: y, hmonth: m, hday: d}
	}
	if f.hmonth > 12 || f.hday > 30 {
		return moment{}, false
	}
	y := f.hyear
	if y == 0 {
		if f.hmonth == 0 || !r.hasDay {
			return moment{}, false
		}
		y = r.hijriYear(f, tense)
	}
	if y < 1300 || y > 1500 {
		return moment{}, false
	}
	if f.hday > 0 {
		if f.hmonth == 0 {
			return moment{}, false
		}
		d := hijriDay(y, f.hmonth, f.hday)
		if _, last := hijriSpan(y, f.hmonth); d > last {
			return moment{}, false
		}
		return momentOf(d), true
	}
	m, ok := common(hijriSpan(y, f.hmonth))
	return m, ok
}

// hijriYear returns the Hijri year of a day and month that stand without one.
func (r *resolver) hijriYear(f *fields, tense tense) int {
	y := hijriYearOf(r.today)
	d := max(f.hday, 1)
	gap := hijriDay(y, f.hmonth, d) - r.today
	switch {
	case f.hasRel && f.rel < 0:
		if _, last := hijriSpan(y, f.hmonth); f.hday == 0 && last >= r.today || f.hday > 0 && gap >= 0 {
			return y - 1
		}
	case f.hasRel && f.rel > 0:
		if gap <= 0 {
			return y + 1
		}
	case f.hasRel:
	case gap > 177 && tense != toCome:
		return y - 1
	case gap < -177:
		return y + 1
	}
	return y
}

// numeric reads 10/12/2021 and 2021-12-10, and 10/12 where a weekday or "on the
// date of" stands before it.
func (r *resolver) numeric(f *fields, tense tense) (moment, bool) {
	n := f.num
	if !f.hasNum && f.day2 > 0 && f.year > 0 { // 10 / 12 / 2021
		n = number{f.day, f.day2, f.year, '/', 2}
	}
	if n.sep == 0 { // no year
		g := *f
		g.day, g.month = n.a, n.b
		if n.b > 12 && n.a <= 12 {
			g.day, g.month = n.b, n.a
		} else if r.order == orderUnknown && n.a != n.b && n.a <= 12 || r.order == monthFirst && n.a <= 12 && n.b <= 12 {
			if r.order == orderUnknown {
				return moment{}, false
			}
			g.day, g.month = n.b, n.a
		}
		if g.month < 1 || g.month > 12 {
			return moment{}, false
		}
		return r.date(&g, tense)
	}
	if n.yearAt == 0 {
		if n.a >= 1300 && n.a <= 1500 { // Hijri by its year: no Gregorian news is of that age
			return r.hijri(f, tense)
		}
		if !isNumericDate(&n) {
			return moment{}, false
		}
		if n.b > 12 && n.c <= 12 {
			n.b, n.c = n.c, n.b
		}
		return moment{n.a, n.b, n.c}, isDay(n.a, n.b, n.c)
	}
	if n.c >= 1300 && n.c <= 1500 {
		return r.hijri(f, tense)
	}
	if !isNumericDate(&n) {
		return moment{}, false
	}
	d, m := n.a, n.b
	switch {
	case d > 12 || d == m:
	case m > 12:
		d, m = m, d
	case f.weekday > 0: // the weekday tells them apart
		x, y := dayOf(n.c, m, d).weekday() == f.weekday-1, dayOf(n.c, d, m).weekday() == f.weekday-1
		switch {
		case x && !y:
		case y && !x:
			d, m = m, d
		default:
			return r.inOrder(n)
		}
	default:
		return r.inOrder(n)
	}
	return moment{n.c, m, d}, isDay(n.c, m, d)
}

// inOrder reads a numeric date whose numbers could both be months.
func (r *resolver) inOrder(n number) (moment, bool) {
	switch r.order {
	case dayFirst:
		return moment{n.c, n.b, n.a}, isDay(n.c, n.b, n.a)
	case monthFirst:
		return moment{n.c, n.a, n.b}, isDay(n.c, n.a, n.b)
	}
	return moment{}, false
}
