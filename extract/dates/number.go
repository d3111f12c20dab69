package dates

import "strings"

// A number is a date written in digits, as its parts stand: a, b, c.
type number struct {
	a, b, c int
	sep     byte
	yearAt  int // which part has four digits: 0 or 2
}

// numberAtoms appends what the digits of s can be. s is folded: its digits are
// ASCII.
func numberAtoms(out []atom, s string, i int) []atom {
	at := func(c class, v int) { out = append(out, atom{class: c, value: v, from: i, to: i + 1}) }
	n, digits, rest := leading(s)
	if rest == "" {
		switch {
		case digits <= 2:
			if n >= 1 && n <= 31 {
				at(cDay, n)
			}
			if n >= 1 {
				at(cCount, n)
			}
		case digits == 4:
			if n >= 1700 && n <= 2100 {
				at(cYear, n)
			}
			if n >= 1300 && n <= 1500 {
				at(cHijriYear, n)
			}
			if n < 1300 || n > 1500 && n < 1700 || n > 2100 {
				at(cNumber, n)
			}
		default:
			at(cNumber, n)
		}
		return out
	}
	switch rest {
	case "st", "nd", "rd", "th":
		if digits <= 2 && n >= 1 && n <= 31 {
			at(cNth, n)
		}
		return out
	}
	sep := rest[0]
	if strings.IndexByte("/-.", sep) < 0 {
		return out
	}
	m, digits2, rest2 := leading(rest[1:])
	if digits2 == 0 {
		return out
	}
	if rest2 == "" {
		switch {
		case digits <= 2 && digits2 <= 2 && sep != '.':
			if n >= 1 && n < m && m <= 31 && sep == '-' {
				out = append(out, atom{class: cDayRange, value: n, from: i, to: i + 1, num: number{a: n, b: m}})
			}
			out = append(out, atom{class: cDayMonth, from: i, to: i + 1, num: number{a: n, b: m}})
		case digits == 4 && sep != '.' && n >= 1700 && n <= 2100 && (digits2 == 4 && m > n && m <= 2100 || digits2 == 2):
			at(cYearRange, n)
		}
		return out
	}
	if rest2[0] != sep {
		return out
	}
	y, digits3, rest3 := leading(rest2[1:])
	if rest3 != "" || digits2 > 2 {
		return out
	}
	switch {
	case digits == 4 && digits3 <= 2 && digits3 > 0:
		out = append(out, atom{class: cNumeric, from: i, to: i + 1, num: number{n, m, y, sep, 0}})
	case digits <= 2 && digits3 == 4:
		out = append(out, atom{class: cNumeric, from: i, to: i + 1, num: number{n, m, y, sep, 2}})
	}
	return out
}

// leading reads the digits that s begins with; more than four count as five.
func leading(s string) (n, digits int, rest string) {
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		if digits < 5 {
			n = n*10 + int(s[digits]-'0')
		}
		digits++
	}
	return n, digits, s[digits:]
}
