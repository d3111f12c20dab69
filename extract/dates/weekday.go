package dates

// dayWord reads "yesterday", with its weekday where one stands beside it; the
// weekday decides when they disagree by up to three days.
func (r *resolver) dayWord(f *fields) (moment, bool) {
	if !r.hasDay {
		return moment{}, false
	}
	d := r.today + day(f.dayword)
	if f.weekday > 0 {
		off := ((f.weekday-1-d.weekday())%7 + 7) % 7
		if off > 3 {
			off -= 7
		}
		d += day(off)
	}
	return momentOf(d), true
}

// weekdayOf reads a weekday: the latest one up to publication, unless the words
// look ahead.
func (r *resolver) weekdayOf(f *fields, tense tense) (moment, bool) {
	if !r.hasDay || f.unit != 0 {
		return moment{}, false
	}
	if f.weekday2 > 0 && f.weekday2 != f.weekday%7+1 {
		return moment{}, false
	}
	back := ((r.today.weekday()-(f.weekday-1))%7 + 7) % 7 // 0 today, 1 yesterday
	ahead := (7 - back) % 7
	d := r.today
	switch {
	case f.hasRel && f.rel == -1:
		if back == 0 {
			back = 7
		}
		d -= day(back)
	case f.hasRel && f.rel < -1:
		if back == 0 {
			back = 7
		}
		d -= day(back + 7)
	case f.hasRel && f.rel == 1:
		if ahead == 0 {
			ahead = 7
		}
		d += day(ahead)
	case f.hasRel, tense == toCome && !f.since:
		d += day(ahead)
		if f.weekday2 > 0 && back == 1 { // the night before today
			d = r.today - 1
		}
	default:
		d -= day(back)
	}
	return momentOf(d), true
}

// until returns the weekday that ends a period of the past, "from Thursday
// until Friday", and otherwise m, which is what p was resolved to.
func (r *resolver) until(before, p *phrase, m moment) moment {
	const near = 4 // tokens between the two
	b, f := &before.fields, &p.fields
	if p.rule.reading != readWeekday || !f.by || f.hasRel || before.rule.reading != readWeekday || b.hasRel || b.by || p.from-before.to > near {
		return m
	}
	from, ok := r.resolve(before)
	if !ok {
		return m
	}
	to := from.last() + day((f.weekday-b.weekday+7)%7)
	if to > r.today {
		return m
	}
	return momentOf(to)
}

// unitOf reads "last month", "this year", "the end of the year".
func (r *resolver) unitOf(f *fields) (moment, bool) {
	switch f.unit {
	case 'y':
		return moment{r.pub.y + f.rel, 0, 0}, r.pub.y > 0
	case 'm':
		if r.pub.m == 0 {
			return moment{}, false
		}
		y, m, _ := dayOf(r.pub.y, r.pub.m+f.rel, 1).date()
		return moment{y, m, 0}, true
	case 'w':
		if !r.hasDay || f.end { // which day a week ends with is not said
			return moment{}, false
		}
		return r.week(r.today + day(7*f.rel))
	}
	return moment{}, false
}

// week returns the month that holds the whole week around d, whatever day weeks
// begin with. Days of this week that are yet to come do not count.
func (r *resolver) week(d day) (moment, bool) {
	from, to := d-6, d+6
	switch {
	case d == r.today: // what is told of this week has happened
		to = d
	case d < r.today:
		// Weeks begin on Saturday, Sunday or Monday.
		from, to = d-day((d.weekday()+1)%7), d+day((7-d.weekday())%7)
	}
	m, ok := common(from, to)
	return moment{m.y, m.m, 0}, ok && m.m > 0
}
