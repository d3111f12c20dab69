// Package web serves a graph: a page for people, Gizmo at the paths of Cayley's
// clients, and the data of the page as JSON, for reading and, with a token, for writing.
//
//	s, err := web.New(g, web.Options{Logger: slog.Default(), Token: web.NewToken()})
//	err = http.ListenAndServe("127.0.0.1:8321", s)
//	s.Close(ctx)
//
// Every route is a line of the table in routes.go, which says what it takes and needs.
// Those for programs are described by openapi.yaml, which is served at
// /api/v1/openapi.yaml; a test holds table and description against each other, both ways,
// and real answers against the schemas.
//
// # The page
//
//	GET /               who announced what: the table, filtered and paged by its address
//	GET /explore        the graph explorer: what ties entities, drawn and as a list
//	GET /search?q=      what has some words; kind= shows one group alone
//	GET /entity?id=     what articles say of an entity: an IRI, an identifier or a name
//	GET /article?id=ID  an article's text with its facts marked; fact=IRI chooses one
//	GET /static/...     style sheet and scripts
//
// The address holds the whole state: speaker, about, act, since, until, place,
// outlet and article filter as in the question who-announced-what, and certainty
// (percent at least), polarity and words do, too; page and order (new for newest first)
// lay it out. These views read the graph's index ([graph.Graph.Index]), which is made
// as soon as the server is. Of the explorer, open (an IRI, known:Q796~50 for
// 50 neighbours), with, off, pin, focus and path say what is drawn, and type, kind,
// label, since, until and outlet filter. ui is the language of the interface, "ar"
// or "en", and is taken from Accept-Language where it is missing. Everything can
// be read without scripts; they add movement.
//
// # Gizmo, as Cayley's clients speak it
//
//	POST /api/v2/query?lang=gizmo        the query is the body
//	GET  /api/v2/query?lang=gizmo&qu=... the query is a parameter
//	POST /api/v1/query/gizmo             the older form
//
// The answer is {"result": [...]}, one object a row, IRIs in angle brackets; with
// "Accept: application/ld+json" values are as in JSON-LD. A fault is {"error":
// "..."} with status 400. limit lowers the number of rows, and never raises it over
// [Options.Limit]; an answer that was cut there has "cut": true and the header
// Khabar-Cut. Unlike Cayley's own server this one sends no CORS headers, and a
// result without rows is an empty list and not null, and a value that a query emits by
// itself is a row of the column "value".
//
//	GET  /api/v2/read?sub=&pred=&obj=&label=  quads of a pattern, as N-Quads, JSON-LD or JSON
//	GET  /api/v2/formats                      those formats
//
// Paths of Cayley that write answer 403: a graph is a function of articles and
// decisions.
//
// # The interface
//
// openapi.yaml lists it. Offsets are in Unicode code points, ui chooses the language of
// labels, and a fault is {"error": "...", "hint": "..."}. GET /api/v1/server tells what
// a server allows, its limits, and whether whoever asks may write.
//
// # Who may read and write
//
// Options.Token is the secret. A program shows it in the header Authorization ("Bearer
// TOKEN"). A browser is given it once, as ?token=TOKEN at the end of any page's address
// (khabar serve prints one) or in the form at /login, and keeps a cookie in its place,
// which is HttpOnly and SameSite=Strict, has the port in its name, and cannot be turned
// back into the token. So a script of the page writes with a plain request,
//
//	fetch("/api/v1/merge/undo", {method: "POST", body: JSON.stringify({ids})})
//
// and a form of it with method=post does; neither handles the token. Since a cookie goes
// along with whatever the browser sends, such a write needs as well the Origin of this
// very server, host and port (or Sec-Fetch-Site: same-origin).
//
//	                      reading   writing
//	on loopback           anybody   the token
//	Options.Remote        the token the token
//	Options.ReadOnly      as above  nobody
//	without Token         anybody   nobody
//
// That a page is served from loopback is by itself no right to write: any program and
// any user of the machine can fetch it.
//
// # Articles
//
// POST /api/v1/articles takes an article or many (JSON, JSON lines, a text, a page, or
// files of a form) and answers with a job at once; GET /api/v1/jobs/{id} tells how far
// it is, and which inputs were left out and why. Jobs run one after the other and store
// what they extract in batches, while others read what was stored before. Articles wait
// on the disk. A job that the server's end cuts short has stored whole batches, and the
// same articles sent again are the rest of it. Which entities are the same is found
// anew after each job and each decision, once for all that came meanwhile.
//
// # What keeps it safe
//
// A request is refused unless its Host is a name of this machine's loopback (a foreign
// name that resolves to it is how a web page would reach in), with Options.Remote an
// address, or one of Options.Hosts; and unless its Origin, where there is one, is that
// host. What another site embeds or fetches is refused. The Content-Security-Policy
// allows the server's own files alone, and neither inline script nor inline style; texts
// of articles are written by html/template. Queries, their rows, their time and request
// bodies are bounded. See [Options].
//
// Gizmo is a programming language. What people write in it runs in processes of its own
// (Options.Gizmo, package graph/sandbox), which are killed at their deadline and for
// their memory, whatever they do; the canned questions and all else run here. So a query
// that takes all it can costs itself alone.
//
// # Non-goals
//
// Users with different rights, and encryption: a proxy has them.
package web
