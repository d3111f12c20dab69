// Package web serves a graph on loopback: a page for people, Gizmo at the paths
// of Cayley's clients, and the data of the page as JSON. It only reads.
//
//	h, err := web.New(g, web.Options{Logger: slog.Default()})
//	err = http.ListenAndServe("127.0.0.1:8321", h)
//
// # The page
//
//	GET /               who announced what: the table, filtered and paged by its address
//	GET /?view=relations  the same facts, drawn
//	GET /article?id=ID  an article's text; fact=IRI marks one fact in it
//	GET /static/...     style sheet and scripts
//
// The address holds the whole state: speaker, about, act, since, until, place,
// outlet and article filter as in the question who-announced-what; page, order
// (new for newest first), nodes (how many entities the picture shows) and focus
// (the IRI of one of them) lay it out; ui is the language of the interface, "ar"
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
// result without rows is an empty list and not null.
//
// Paths of Cayley that write answer 403.
//
// # The data of the page
//
// All are GET, answer JSON, and give offsets in Unicode code points. ui chooses the
// language of labels. A fault is {"error": "...", "hint": "..."}.
//
//	/api/v1/questions        the canned questions with their parameters
//	/api/v1/ask/{question}   {"columns", "rows", "cut"}; parameters are the question's own, and limit
//	/api/v1/entities?q=      entities of that name, at most limit (20) of them
//	/api/v1/entity?id=       one entity with its facts
//	/api/v1/articles         all articles
//	/api/v1/article?id=      one article's record, with its text
//	/api/v1/passage?fact=    a fact's passage in its article, parted into segments with marks
//	/api/v1/relations        {"nodes", "edges", "facts", "left_out"} of the page's filters, with places in the picture
//	/healthz                 "ok" while the graph can be read
//
// # What keeps it safe
//
// A request is refused unless its Host is a name of this machine's loopback (a
// foreign name that resolves to it is how a web page would reach in), and unless its
// Origin, where there is one, is that host. What another site embeds or fetches is
// refused. The Content-Security-Policy allows the server's own files alone, and
// neither inline script nor inline style; texts of articles are written by
// html/template. Queries, their rows, their time and request bodies are
// bounded. See [Options].
//
// # Non-goals
//
// Other addresses than loopback, writing, and tokens. They come together.
package web
