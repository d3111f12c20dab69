package dates

// fields are what the words of a phrase tell, each as far as it was told.
type fields struct {
	day, day2        int
	month, year      int
	hday, hmonth     int
	hyear            int
	num              number
	hasNum           bool
	weekday          int // Sunday 1 – Saturday 7; 0 not told
	weekday2         int
	rel              int
	hasRel           bool
	dayword          int
	hasDayword, weak bool
	unit             byte // of "month" in "last month"
	count            int  // of "three" in "three days ago"
	countUnit        byte
	by, since        bool
	end              bool
	lasting          bool // a length of time that goes on
}

// collect reads the atoms of a match. It reports false where they contradict
// one another, so that they are no phrase.
func (f *fields) collect(path []atom) bool {
	*f = fields{}
	open, with := 0, false
	for k := range path {
		a := &path[k]
		if a.context {
			continue
		}
		switch a.class {
		case cDay, cNth:
			if f.day == 0 {
				f.day = a.value
			} else {
				f.day2 = a.value
			}
		case cDayRange:
			f.day, f.day2 = a.num.a, a.num.b
		case cMonth, cWeakMonth:
			if f.month != 0 && f.month != a.value { // two names of one month must agree
				return false
			}
			f.month = a.value
		case cYear:
			f.year = a.value
		case cHijriMonth, cWeakHijri:
			f.hmonth = a.value
			if f.month == 0 { // a Gregorian date may follow
				f.hday, f.day, f.day2 = f.day, 0, 0
			} else {
				f.hday, f.day2 = f.day2, 0
			}
		case cHijriYear:
			f.hyear = a.value
		case cNumeric, cDayMonth:
			f.num, f.hasNum = a.num, true
		case cWeekday, cShortDay:
			if f.weekday == 0 {
				f.weekday = a.value + 1
			} else {
				f.weekday2 = a.value + 1
			}
		case cRel, cRelNext:
			f.rel, f.hasRel = a.value, true
		case cThis:
			f.rel, f.hasRel = 0, true
		case cToday, cDayWord:
			f.dayword, f.hasDayword = a.value, true
		case cWeakDay:
			f.dayword, f.hasDayword, f.weak = a.value, true, true
		case cUnit:
			f.unit = a.unit
		case cBefore:
			f.lasting = a.value == 1
		case cSpan:
			f.count, f.countUnit = a.value, a.unit
		case cCount:
			f.count = a.value
		case cSpanUnit:
			f.countUnit = a.unit
		case cBy:
			f.by = true
		case cWith:
			with = true
		case cOpen:
			open++
		case cClose:
			if open--; open < 0 {
				return false
			}
		case cSince:
			f.since = true
		case cEnd, cYearEnd:
			f.end = true
			if a.class == cYearEnd {
				f.unit = 'y'
			}
		}
	}
	f.by = f.by || with && f.end // "with the end of the year" is by then
	return open == 0
}

// isSince reports whether the phrase is the start of a period. "منذ يومين" is a
// moment two days ago, "منذ عامين" has lasted for two years.
func (f *fields) isSince() bool {
	return f.since || f.countUnit != 0 && f.lasting && f.countUnit != 'd'
}
