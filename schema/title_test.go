package schema

import (
	"strings"
	"testing"
)

// TestPositionTitle: a title has its article back where a preposition swallowed part of it.
func TestPositionTitle(t *testing.T) {
	for _, test := range []struct{ text, span, want string }{
		{"قوات موالية للرئيس السابق", "للرئيس السابق", "الرئيس السابق"},
		{"قال الرئيس السابق", "الرئيس السابق", "الرئيس السابق"},
		{"سلم الرسالة للواء سالم", "للواء سالم", "اللواء سالم"},
		{"رسالة إلى رئيس الوزراء", "رئيس الوزراء", "رئيس الوزراء"},
		{"the former president", "former president", "former president"},
	} {
		at := strings.Index(test.text, test.span)
		r := &Record{Article: Article{Text: test.text}}
		p := &Position{Title: SpanOf(test.text, at, at+len(test.span))}
		if got := r.PositionTitle(p); got != test.want {
			t.Errorf("%s: %q, want %q", test.text, got, test.want)
		}
	}
}
