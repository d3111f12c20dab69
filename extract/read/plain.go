package read

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// plain reads a text file.
func plain(id string, b []byte) (schema.Article, error) {
	if len(b) == 0 {
		return schema.Article{}, faultf(ErrEmpty, "", "the file is empty")
	}
	text, err := decode(b)
	if err != nil {
		return schema.Article{}, err
	}
	if strings.TrimSpace(text) == "" {
		return schema.Article{}, faultf(ErrEmpty, "", "the file holds nothing but white space")
	}
	return schema.Article{ID: id, Text: text, Title: heading(text)}, nil
}

// A heading is at most so many characters long, and the paragraph that it
// stands over is longer than it.
const maxHeading = 160

// heading returns the title that the text begins with, or "". A first line
// that ends in dots is a kicker: the headline proper follows it.
func heading(text string) string {
	var first string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case first == "":
			if !isHeading(line) {
				return ""
			}
			first = line
		case isKicker(first) && isHeading(line) && !isKicker(line):
			return line
		case utf8.RuneCountInString(line) > utf8.RuneCountInString(first) || isHeading(line):
			return first
		default:
			return ""
		}
	}
	return "" // a text of one line has no title
}

func isHeading(line string) bool {
	n := utf8.RuneCountInString(line)
	if n > maxHeading {
		return false
	}
	if isKicker(line) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return !strings.ContainsRune(".:;,"+arabicComma+arabicSemicolon, last)
}

func isKicker(line string) bool {
	return strings.HasSuffix(line, "..") || strings.HasSuffix(line, "…")
}
