package main

import (
	"strconv"
	"strings"
)

// splitUnit parts a number from the capital letters behind it; 0 where there is
// none.
func splitUnit(s string) (int64, string) {
	digits := strings.TrimRight(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ")
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return 0, ""
	}
	return n, strings.ToUpper(strings.TrimSpace(s[len(digits):]))
}

// plural returns "1 article", "2 articles".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
