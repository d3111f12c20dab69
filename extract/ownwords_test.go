package extract

import (
	"strings"
	"testing"
)

// TestOwnWords: "he" in a quotation is not who speaks.
func TestOwnWords(t *testing.T) {
	for _, text := range []string{
		"A witness, Firdousa Bano, said police took her son Ahmed. “He was killed deliberately.” The army denied it.",
		"Omar Haddad spoke in Basra on Monday. “We hope to get him back if he was arrested,” Haddad said.",
	} {
		r := recordOf(t, "en", text)
		first := map[string]string{}
		for _, e := range r.Entities {
			first[e.ID] = e.Mentions[0].Text
		}
		for _, v := range r.Events {
			for _, id := range v.Roles["target"] {
				m := first[id]
				if s := strings.ToLower(m); strings.Contains(s, "witness") || strings.Contains(s, "haddad") {
					t.Errorf("%s: %s of %s", text, v.Type, m)
				}
			}
		}
	}
}
