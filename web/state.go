package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// filters are the parameters that the page's address may hold, as the form has them.
var filters = []string{"speaker", "about", "act", "words", "since", "until", "place", "outlet", "certainty", "polarity", "article"}

// tableView is the name of the table in the navigation.
const tableView = "table"

// A state is what the page's address says.
type state struct {
	values url.Values // what was given and is known, and nothing else
}

// longestValue bounds what one parameter of the page may hold, in bytes.
const longestValue = 2000

func stateOf(r *http.Request) state {
	st := state{values: url.Values{}}
	q := r.URL.Query()
	for _, name := range append([]string{"page", "order", "ui"}, filters...) {
		v := strings.TrimSpace(strings.ToValidUTF8(q.Get(name), ""))
		if v != "" && len(v) <= longestValue {
			st.values.Set(name, v)
		}
	}
	return st
}

// Get returns a value of the address, or "".
func (st state) Get(name string) string { return st.values.Get(name) }

// number returns a value as a number from low to high, or def.
func (st state) number(name string, def, low, high int) int {
	n, err := strconv.Atoi(st.Get(name))
	if err != nil {
		return def
	}
	return min(max(n, low), high)
}

// With returns the address of the page with values changed, in pairs of name and
// value; an empty value is taken out. What filters or turns anew begins on the
// first page.
func (st state) With(pairs ...string) string {
	v := url.Values{}
	for name, values := range st.values {
		v[name] = values
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Del(pairs[i])
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
		if pairs[i] != "page" && pairs[i] != "ui" {
			v.Del("page")
		}
	}
	if len(v) == 0 {
		return "/"
	}
	return "/?" + v.Encode()
}

// language returns the language of the interface that a request asks for: "ar"
// or "en".
func language(r *http.Request) string {
	if ui := r.URL.Query().Get("ui"); ui == "ar" || ui == "en" {
		return ui
	}
	best, quality := "en", 0.0
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, param, _ := strings.Cut(part, ";")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(param), "q="); ok {
			var err error
			if q, err = strconv.ParseFloat(v, 64); err != nil {
				continue
			}
		}
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		if (primary == "ar" || primary == "en") && q > quality {
			best, quality = primary, q
		}
	}
	return best
}
