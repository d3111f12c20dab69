package read

import (
	"strings"
	"time"

	"github.com/khabar-kg/khabar/schema"
)

// parseDay reads a date or a time of day in the forms of ISO 8601 and of HTTP.
// Of a time with a zone it keeps the day as it stands there, which is the one
// that the outlet's own "today" means.
func parseDay(s string) (schema.Date, bool) {
	s = strings.TrimSpace(s)
	for _, form := range []struct {
		layout, out string
		precision   schema.Precision
	}{
		{"2006-01-02", "2006-01-02", schema.Day},
		{"2006-01", "2006-01", schema.Month},
		{"2006", "2006", schema.Year},
		{time.RFC1123, "2006-01-02", schema.Day},
		{time.RFC1123Z, "2006-01-02", schema.Day},
	} {
		if t, err := time.Parse(form.layout, s); err == nil && t.Year() > 0 {
			return schema.Date{Value: t.Format(form.out), Precision: form.precision, Basis: schema.Given}, true
		}
	}
	// Of "2021-12-10T08:00:00+03:00" and its many relatives the day is enough.
	if len(s) > 10 && strings.ContainsRune("T t", rune(s[10])) && isClock(s[11:]) {
		return parseDay(s[:10])
	}
	return schema.Date{}, false
}

// isClock reports whether s begins as a time of day does, "08:00".
func isClock(s string) bool {
	return len(s) >= 5 && digit(s[0]) && digit(s[1]) && s[2] == ':' && digit(s[3]) && digit(s[4])
}

func digit(b byte) bool { return '0' <= b && b <= '9' }
