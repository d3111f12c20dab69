package graph

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/schema"
)

func openTest(t testing.TB, records ...*schema.Record) *Graph {
	t.Helper()
	g, err := Open(context.Background(), "test", Options{inMemory: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := g.Put(context.Background(), records); err != nil {
		t.Fatal(err)
	}
	return g
}

// A match that cannot be interrupted goes on beside the tests that follow, and takes
// their time.
func init() { longestMatch = 4 * time.Second }

// lines writes a table one row a line, cells parted by a bar.
func lines(t *Table) string {
	var b strings.Builder
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = c.String()
		}
		b.WriteString(strings.Join(cells, " | "))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestQuery(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	for _, test := range []struct{ name, query, want string }{
		{"short names", `g.V("<known:qasim-araji>").out("<announced>").out("<act>").unique().all()`, "khabar:announce\n"},
		{"bare names", `g.V("known:qasim-araji").out("announced").out("act").unique().all()`, "khabar:announce\n"},
		{"prefixed", `g.V("<known:qasim-araji>").has("<rdf:type>", "<schema:Person>").out("<schema:name>").filter(regex("^Qasim al")).unique().all()`, "Qasim al-Araji\n"},
		{"full", `g.V("<https://khabar-kg.github.io/known/qasim-araji>").out("<https://schema.org/name>").filter(regex("^Qasim al")).unique().all()`, "Qasim al-Araji\n"},
		{"language tag", `g.V(lang("Qasim al-Araji", "en")).in("name").unique().all()`, "known:qasim-araji\n"},
		{"count", `g.V("<Person>").in("<type>").unique().count()`, ""},
		{"emit", `g.emit({b: 1, a: [g.V("known:qasim-araji").count(), "x"]}); g.emit({a: true})`, "1, x | 1\ntrue | \n"},
		{"array", `["b", "a"]`, "b\na\n"},
		{"params", `g.emit(params.who + typeof params.n)`, "\"); g.emit(1)//number\n"},
		{"forEach", `g.V("known:qasim-araji").out("announced").out("act").unique().forEach(function (d) { g.emit(d.id) })`, "khabar:announce\n"},
		{"morphism", `var acts = g.M().out("announced").out("act"); g.V("known:qasim-araji").follow(acts).unique().all()`, "khabar:announce\n"},
		{"intersect", `g.V("<Person>").in("<type>").and(g.V("known:qasim-araji")).unique().all()`, "known:qasim-araji\n"},
		{"dates", `g.V("<Statement>").in("<type>").has("<date>", gte(new Date("2021-12-09")), lt(new Date("2021-12-10"))).in("announced").unique().all()`, "known:iraq\nknown:qasim-araji\n"},
		{"nothing", `g.V("<nobody>").out("<nothing>").all()`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			table, err := g.Query(t.Context(), test.query, QueryOptions{Params: map[string]any{"who": `"); g.emit(1)//`, "n": 1, "__proto__": "x"}})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(table); got != test.want && test.want != "" {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if test.name == "language tag" && (len(table.Rows) != 1 || table.Rows[0][0][0].IRI == "") {
				t.Errorf("got %+v", table.Rows)
			}
		})
	}
}

func TestQueryFaults(t *testing.T) {
	g := openTest(t, fewRecords(t)[:2]...)
	for _, test := range []struct {
		name, query string
		is          error
		want        string
	}{
		{"endless", `while(true){}`, ErrDeadline, "stopped at its deadline, after 300ms"},
		{"endless path", `for(;;) g.V().out().out().count()`, ErrDeadline, ""},
		{"endless regexp", `/(?=a)(a+)+$/.test("a".repeat(40)+"b")`, ErrDeadline, ""},
		{"syntax", `g.V(`, nil, "SyntaxError"},
		{"thrown", `throw new Error("no")`, nil, "Error: no"},
		{"no all", `g.V("<Person>")`, nil, "ends in a path"},
		{"object to out", `g.V().out({a: 1}).all()`, nil, "out takes names, values, paths and filters, and not an object"},
		{"object to labelContext", `g.V().labelContext({}).all()`, nil, "labelContext takes"},
		{"object in a list", `g.V().out([[{}]]).all()`, nil, "out takes"},
		{"object to tag", `g.V().out("<p>", {}).all()`, nil, "out takes"},
		{"object to intersect", `g.V().intersect({}).all()`, nil, "intersect takes"},
		{"value to intersect", `g.V().intersect(iri("x")).all()`, nil, "intersect takes a path"},
		{"object to iri", `iri({})`, nil, "iri takes a string"},
		{"numbers to lang", `lang(1, 2)`, nil, "lang takes two strings"},
		{"emit a path", `g.emit(g.V())`, nil, "emit takes values"},
		{"long string", `"x".repeat(Math.pow(2, 28))`, nil, "repeat would make too much"},
		{"long list", `new Array(Math.pow(2, 28)).join("x")`, nil, "join would make too much"},
		{"typed array", `new Uint8Array(1 << 30)`, nil, "not defined"},
	} {
		t.Run(test.name, func(t *testing.T) {
			timeout := time.Minute
			if test.is == ErrDeadline {
				timeout = 300 * time.Millisecond
			}
			begin := time.Now()
			_, err := g.Query(t.Context(), test.query, QueryOptions{Timeout: timeout})
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got the error %v, want %v, %q", err, test.is, test.want)
			}
			if d := time.Since(begin); d > 30*time.Second {
				t.Errorf("it took %v", d)
			}
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if _, err := g.Query(ctx, `while(true){}`, QueryOptions{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want the context's error", err)
		}
	})
}

// TestQueryPanics calls everything that Cayley offers with values of all kinds.
// A panic would end the process.
func TestQueryPanics(t *testing.T) {
	g := openTest(t, fewRecords(t)[:1]...)
	table, err := g.Query(t.Context(), `
		var methods = "in out both follow followR followRecursive and or intersect union except difference back tag as has hasR save saveR saveOpt saveOptR unique labels inPredicates outPredicates saveInPredicates saveOutPredicates labelContext filter limit skip order is all getLimit toArray tagArray toValue tagValue forEach map count constructor valueOf toString".split(" ");
		var calls = 0, thrown = 0;
		function values() {
			return [undefined, null, 0, -1, 1.5, NaN, true, "", "x", "<Person>", "_:b", "\"a\"@en", {}, {a: 1}, [], [null], [[]], ["<type>"], [{}], [undefined, 1],
				new Date(0), new Date(NaN), function () {}, Symbol("s"), iri("x"), str("x"), lang("x", "en"), typed("x", "y"), gt(1), regex("x"), like("x%"),
				g.V("<Person>"), g.M(), g, [g.M()], [gt(1)], /x/, new Map(), g.V("<Person>").tagValue()];
		}
		function call(f) { calls++; try { f() } catch (e) { thrown++ } }
		methods.concat(["Out", "Has", "Tag", "LabelContext", "FollowRecursive"]).forEach(function (m) {
			values().forEach(function (a) {
				call(function () { g.V("<Person>")[m](a).limit(2).count() });
				call(function () { g.V("<Person>")[m]("<type>", a).limit(2).count() });
				call(function () { g.M()[m](a, "x", a) });
			});
			call(function () { g.V("<Person>")[m]() });
		});
		values().forEach(function (a) {
			[iri, bnode, raw, str, lang, typed, lt, lte, gt, gte, regex, like, between, oneOf, g.V, g.Vertex, g.M, g.IRI, g.Uri, g.emit, g.addNamespace].forEach(function (f) {
				call(function () { f(a) }); call(function () { f(a, a) });
			});
		});
		calls + " calls"`, QueryOptions{Timeout: time.Minute, Limit: -1})
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Rows[len(table.Rows)-1]; !strings.Contains(lines(&Table{Rows: [][]Cell{got}}), "calls") {
		t.Errorf("it ended with %v", got)
	}
}

func TestQueryMemory(t *testing.T) {
	g := openTest(t)
	g.memory = memoryLimits{heap: 32 << 20, stack: 4 << 20}
	for _, test := range []struct{ name, query string }{
		{"string", `var s = "abcdefgh"; for (;;) s += s`},
		{"list", `var a = []; for (;;) a.push("x".repeat(4000000) + a.length)`},
		{"stack", `[1].forEach(function f() { [1].forEach(f) })`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := g.Query(t.Context(), test.query, QueryOptions{Timeout: 5 * time.Minute})
			if !errors.Is(err, ErrMemory) {
				t.Errorf("got %v, want %v", err, ErrMemory)
			}
		})
	}
}

func TestQueryLimit(t *testing.T) {
	g := openTest(t, fewRecords(t)[:2]...)
	for _, test := range []struct {
		query string
		limit int
		rows  int
		cut   bool
	}{
		{`g.V().all()`, 7, 7, true},
		{`for (var i = 0; i < 7; i++) g.emit(i)`, 7, 7, false},
		{`for (var i = 0; ; i++) g.emit(i)`, 7, 7, true},
		{`for (var i = 0; i < 1500; i++) g.emit(i)`, 0, DefaultLimit, true},
		{`for (var i = 0; i < 1500; i++) g.emit(i)`, -1, 1500, false},
	} {
		began := time.Now()
		table, err := g.Query(t.Context(), test.query, QueryOptions{Limit: test.limit, Timeout: time.Minute})
		if err != nil {
			t.Errorf("%s: %v", test.query, err)
			continue
		}
		if time.Since(began) > time.Minute {
			t.Errorf("%s: the limit was reached, and it went on to its deadline", test.query)
		}
		if len(table.Rows) != test.rows || table.Cut != test.cut {
			t.Errorf("%s: %d rows, cut %v; want %d, %v", test.query, len(table.Rows), table.Cut, test.rows, test.cut)
		}
	}
}
