package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// respelled gives an Arabic person's full name the form of the first one in the text that
// differs from it by one letter in one word, which news misspells or transliterates in two
// ways: "جيرمي هانت" is "جيريمي هانت". Two words that are both names that lists hold are two
// persons', but for the given name before a foreign one: "سليمان الحربي", "سلمان الحربي".
func (r *resolver) respelled() {
	if r.d.Article.Language != "ar" {
		return
	}
	first := map[string][]int{} // word → the first mentions of the full names that have it
	seen := map[string]bool{}
	for i := range r.d.Mentions {
		m, k := &r.d.Mentions[i], &r.keys[i]
		if m.Kind != schema.ByName || m.Type != schema.Person || len(k.words) < 2 || seen[k.full] {
			continue
		}
		as := -1
		for _, w := range k.words {
			if utf8.RuneCountInString(w) < shortestShared {
				continue
			}
			if j := slices.IndexFunc(first[w], func(j int) bool { return r.misspelled(k.words, r.keys[j].words) }); j >= 0 {
				as = first[w][j]
				break
			}
		}
		if as < 0 {
			seen[k.full] = true
			for _, w := range k.words {
				first[w] = append(first[w], i)
			}
			continue
		}
		k.words = slices.Clone(r.keys[as].words)
		k.full = strings.Join(k.words, " ")
	}
}

// shortestOfName is how many letters a word needs to be told from another, shortestShared how many
// one has that two names share.
const (
	shortestOfName = 4
	shortestShared = 3
)

// misspelled reports whether two names of as many words differ by one letter of one long word,
// behind its first, that not both lists of names hold.
func (r *resolver) misspelled(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	at := -1
	for k := range a {
		if a[k] != b[k] {
			if at >= 0 {
				return false
			}
			at = k
		}
	}
	if at < 0 || !oneLetterOff([]rune(a[at]), []rune(b[at])) {
		return false
	}
	listed := func(w string) bool {
		return r.names.IsGiven(w) || r.names.IsFamily(w) || r.names.IsFamily("\u0627\u0644"+w) // ال
	}
	if !listed(a[at]) || !listed(b[at]) {
		return true
	}
	return at == 0 && len(a[at]) != len(b[at]) && !slices.ContainsFunc(a[1:], listed) // "ويليام هيغ", "وليام هيغ"
}

// oneLetterOff reports whether two words of four letters or more have the same first letter and differ by one
// letter that is another, or is not there.
func oneLetterOff(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < shortestOfName || len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return slices.Equal(a[i+1:], b[i+1:])
	}
	return slices.Equal(a[i:], b[i+1:])
}
