package web

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph/network"
)

func TestPlaceOf(t *testing.T) {
	for _, test := range []struct {
		message      string
		line, column int
	}{
		{"query: SyntaxError: (anonymous): Line 3:5 Unexpected token .", 3, 5},
		{"query: TypeError: x is not a function at <eval>:12:7(3)", 12, 7},
		{"query stopped at its deadline, after 10s", 0, 0},
	} {
		if line, column := placeOf(errors.New(test.message)); line != test.line || column != test.column {
			t.Errorf("%s: %d:%d", test.message, line, column)
		}
	}
}

// TestBars checks that a timeline is not squeezed by what was long ago, and that each
// bar leads to its month.
func TestBars(t *testing.T) {
	e := &eventsPage{p: &page{}}
	months := map[string]int{"1914": 1, "2015-07": 300, "2015-08": 500, "2015-09": 100}
	e.bars(months)
	var got []string
	for _, b := range e.Bars {
		got = append(got, b.Month)
		if !strings.Contains(b.Link, "since="+b.Month) || b.Height <= 0 || b.X < 0 || b.X+e.Step > 100.5 {
			t.Errorf("%+v", b)
		}
	}
	if s := strings.Join(got, " "); s != "2015-07 2015-08 2015-09" {
		t.Errorf("bars %s", s)
	}
	e = &eventsPage{p: &page{}}
	e.bars(map[string]int{"1990-05": 10, "2015-08": 10})
	if len(e.Bars) != 2 || e.Bars[0].Month != "1990" || e.Bars[1].X <= e.Bars[0].X {
		t.Errorf("years: %+v", e.Bars)
	}
	e = &eventsPage{p: &page{}}
	e.bars(nil)
	if len(e.Bars) != 0 {
		t.Errorf("nothing: %+v", e.Bars)
	}
}

func TestWindow(t *testing.T) {
	for name, points := range map[string][]eventPoint{
		"none": nil, "one": {{X: 37, Y: -33, Events: 1}}, "far": {{X: 37, Y: -33, Events: 90}, {X: -80, Y: -40, Events: 1}},
	} {
		left, top, right, bottom := window(points)
		if right-left < 10 || bottom-top < 5 || name != "none" && (left > 37 || right < 37 || top > -33 || bottom < -33) || name == "far" && left < -20 {
			t.Errorf("%s: %v %v %v %v", name, left, top, right, bottom)
		}
	}
}

// TestBackbone checks that each entity keeps its closest ties, and that a hub's other
// ties are faint.
func TestBackbone(t *testing.T) {
	v := &network.View{Nodes: make([]network.Node, 5)}
	for a := range 5 {
		for b := a + 1; b < 5; b++ {
			v.Edges = append(v.Edges, network.Edge{A: a, B: b, There: 10 - a - b})
		}
	}
	strong := backbone(v)
	n := 0
	for _, s := range strong {
		if s {
			n++
		}
	}
	if !strong[0] || n == len(strong) && len(strong) > 12 {
		t.Errorf("%v", strong)
	}
	count := make([]int, 5)
	for i, e := range v.Edges {
		if strong[i] {
			count[e.A]++
			count[e.B]++
		}
	}
	for i, c := range count {
		if c < closest {
			t.Errorf("entity %d has %d lines", i, c)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"short", "short"},
		{"المرصد السوري لحقوق الإنسان", "المرصد السوري لحقوق|الإنسان"},
		{"averyveryverylongwordwithoutspaces", "averyveryverylongwordwithoutspaces"},
		{"", ""},
	} {
		if got := strings.Join(wrap(test.text, 20), "|"); got != test.want {
			t.Errorf("wrap(%q) is %q", test.text, got)
		}
	}
}

// TestToolPages asks the other views, with what is hostile among it.
func TestToolPages(t *testing.T) {
	r := hostileRecord(t)
	h := newHandler(t, Options{}, r, arabicRecord(t))
	iri := url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI())
	bad := url.QueryEscape(hostileImage)
	for target, want := range map[string]string{
		"/events":       "Events in known places",
		"/events?ui=ar": "أحداث أماكنها معروفة",
		"/events?actor=" + bad + "&label=" + bad + "&outlet=" + bad + "&since=" + bad + "&place=" + bad + "&from=-3": "No event under these filters",
		"/events?actor=" + iri: "No event under these filters",
		"/console":             "Questions to start from",
		"/console?qu=" + url.QueryEscape(`g.V("<Person>").in("<type>").tag("p").save("<name>", "name").all()`): "As a graph",
		"/console?qu=" + url.QueryEscape(`g.emit({a: `+"`"+hostileScript+"`"+`})`):                             "Rows: 1.",
		"/console?qu=" + bad: "Line 1",
		"/console?qu=" + url.QueryEscape("\n\nnothing.all()"): "ReferenceError",
		"/console?qu=" + strings.Repeat("x", longestQuery+1):  "longer than",
		"/console?limit=many&qu=g":                            "limit",
		"/merge":                                              "No pair waits",
		"/merge?ui=ar&at=99999&entity=":                       "لا زوج ينتظر",
		"/merge?entity=Somebody+Else":                         "no such entity",
		"/add":                                                "may not change the graph",
	} {
		w := get(h, target)
		body := w.Body.String()
		if !strings.Contains(body, want) {
			t.Errorf("%.80s: %d, no %q", target, w.Code, want)
		}
		if strings.Contains(body, "‹") {
			t.Errorf("%s: a text of the interface is missing: %.60s", target, body[strings.Index(body, "‹"):])
		}
		for _, s := range []string{"<script>window", "<img src=x", "<svg onload", " style=\"", "ZgotmplZ"} {
			if strings.Contains(body, s) {
				t.Errorf("%.80s: %q is there", target, s)
			}
		}
	}
}
