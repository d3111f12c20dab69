package dates

// A class is what a word or number can be in a pattern. One token may have
// several: "10" is a day and a count, "الثاني" an ordinal and half a month's
// name.
type class uint8

// The classes. Those of words are given in lexicon/words-*.tsv; those of
// numbers are read from their digits.
const (
	noClass class = iota

	// Numbers.
	cDay       // 1–31, one or two digits
	cCount     // 1–99 in digits, or a number word
	cYear      // four digits, 1700–2100
	cHijriYear // four digits, 1300–1500
	cNumeric   // day, month and year with separators: 10/12/2021
	cDayMonth  // 10/12
	cDayRange  // 10-12
	cYearRange // 2014-2019
	cNumber    // any other digits: they follow what would else be a date

	// Words with a value.
	cMonth      // 1–12
	cWeakMonth  // 1–12; the word is common in another sense, so it needs a day or year beside it
	cHijriMonth // 1–12
	cWeakHijri  // 1–12; the word is common in another sense
	cWeekday    // 0 Sunday – 6 Saturday
	cShortDay   // the same, in a short form that needs a date after it: "Fri"
	cNth        // ordinal, 1–31
	cRel        // -2, -1, 0, +1: before last, last, this, next
	cRelNext    // relative words that make no unit sense alone ("coming", "past")
	cToday      // 0
	cDayWord    // days from today
	cWeakDay    // the same, of a word that is common in another sense
	cUnit       // w, m, y: the week, the month, the year
	cSpan       // a count with its unit in one word ("يومين": 2d; "أسبوع": 1w)
	cSpanUnit   // d, w, m, y: "days"
	cBy         // "by", "until", "before"
	cWith       // "with", a deadline just before an end
	cSince      // "since", "from"
	cEnd        // "the end of"
	cPart       // "early", "mid", "late"
	cYearEnd    // "year-end"
	cSeason     // "summer"

	// Words that only shape a pattern.
	cIn
	cOf
	cOn
	cThe
	cThis
	cAnd
	cTo
	cBetween
	cYearWord
	cMonthWord
	cDayNoun
	cAl
	cAgo
	cBefore
	cAfter
	cEquals
	cHijri
	cAD
	cNight
	cComma
	cDot
	cOpen
	cClose
	cSlash
	cDash

	// Words that keep their neighbours from being dates.
	cNamer  // "street", "revolution": what follows is a name
	cWeekly // "prayer", "market": with a weekday behind it, a name
	cNotDay // before "today"
	cDayAdj // after "today": "the national day"
	cEvery  // "every"
	cNewspaper
	cHalf    // "and a half"
	cCounted // a thing counted: "in 2000 houses"
	cDeed    // what is called by its year, or stands before it: "the 2015 nuclear deal"
	cAct     // what is told to have been done in the year before it: "a 2004 attack"

	// Words that tell the direction of a date without a year.
	cFuture
	cBreak
	cNotFuture // looks like a verb of the future

	// Words that announce the day of publication.
	cPublished

	classes // how many
)

var classNames = [classes]string{
	cDay: "day", cCount: "count", cYear: "year", cHijriYear: "hyear", cNumeric: "numeric", cDayMonth: "daymonth",
	cDayRange: "dayrange", cYearRange: "yearrange", cNumber: "number",
	cMonth: "month", cWeakMonth: "weakmonth", cHijriMonth: "hmonth", cWeakHijri: "weakhmonth", cWeekday: "weekday", cShortDay: "shortday", cNth: "nth", cRel: "rel", cRelNext: "relnext",
	cToday: "today", cDayWord: "dayword", cWeakDay: "weakday", cUnit: "unit", cSpan: "span", cSpanUnit: "spanunit",
	cBy: "by", cWith: "with", cSince: "since", cEnd: "end", cPart: "part", cYearEnd: "yearend", cSeason: "season",
	cIn: "in", cOf: "of", cOn: "on", cThe: "the", cThis: "this", cAnd: "and", cTo: "to", cBetween: "between", cYearWord: "yearword", cMonthWord: "monthword",
	cDayNoun: "daynoun", cAl: "al", cAgo: "ago", cBefore: "before", cAfter: "after", cEquals: "equals", cHijri: "hijri", cAD: "ad", cNight: "night",
	cComma: "comma", cDot: "dot", cOpen: "open", cClose: "close", cSlash: "slash", cDash: "dash",
	cNamer: "namer", cWeekly: "weekly", cNotDay: "notday", cDayAdj: "dayadj", cEvery: "every", cNewspaper: "newspaper", cCounted: "counted", cDeed: "deed", cAct: "act", cHalf: "half",
	cFuture: "future", cBreak: "break", cNotFuture: "notfuture", cPublished: "published",
}

// classOf returns the class of that name, or noClass.
func classOf(name string) class {
	for c, n := range classNames {
		if n == name && n != "" {
			return class(c)
		}
	}
	return noClass
}
