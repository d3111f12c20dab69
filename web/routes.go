package web

import (
	"net/http"
	"strings"
)

// A trait says what a route is and what it takes.
type trait uint

const (
	// aPage is for people; all others are for programs, and those under /api/ but
	// the page's own files stand in openapi.yaml.
	aPage trait = 1 << iota
	// open routes need no token, whatever the address that the server listens on.
	open
	// light routes ask nothing of the graph that takes long, and so take no place
	// among those that query at once.
	light
	// writes marks what changes the graph: it needs the token, and there is none
	// of it in a server that only reads.
	writes
	// large routes take bodies up to Options.MaxUpload.
	large
)

func (t trait) has(u trait) bool { return t&u != 0 }

// A route is one line of the server's table.
type route struct {
	pattern string // as of [http.ServeMux], with its method
	handle  http.HandlerFunc
	traits  trait
	summary string
}

// method and path are the parts of the pattern. The path is as OpenAPI writes it.
func (rt *route) method() string {
	method, _, _ := strings.Cut(rt.pattern, " ")
	return method
}

func (rt *route) path() string {
	_, path, _ := strings.Cut(rt.pattern, " ")
	return strings.NewReplacer("{$}", "", "...}", "}").Replace(path)
}

// routes are all that the server answers. What stands under /api/, /healthz and /metrics, is
// described by openapi.yaml, and a test holds the two against each other.
func (s *server) routes() []route {
	queries := trait(0)
	if s.opts.Gizmo != nil {
		queries = light // it lets few run at once by itself
	}
	return []route{
		{"GET /static/", s.static, open | light, "style sheet, scripts and fonts of the page"},
		{"GET /static/vendored/", s.vendored, open | light, "what others wrote for the page to use"},
		{"GET /login", s.login, aPage | open | light, "asks for the token"},
		{"POST /login", s.takeToken, aPage | open | light, "takes the token, and remembers it in a cookie"},

		{"GET /{$}", s.index, aPage, "who announced what, as a table"},
		{"GET /explore", s.explore, aPage, "the graph explorer"},
		{"GET /events", s.events, aPage, "events on a map and along time"},
		{"GET /merge", s.merge, aPage, "pairs of entities to review"},
		{"GET /console", s.console, aPage, "the Gizmo console"},
		{"GET /add", s.add, aPage | light, "adding articles"},
		{"GET /article", s.article, aPage, "an article's text with its facts marked in it"},
		{"GET /entity", s.entityPage, aPage, "what articles say of an entity"},
		{"GET /search", s.search, aPage, "what has the words that were typed"},

		{"GET /healthz", s.health, open | light, "whether the graph can be read"},
		{"GET /metrics", s.metrics, light, "what the server counts, for Prometheus"},
		{"GET /api/v1/openapi.yaml", s.openAPI, light, "the description of this interface"},
		{"GET /api/v1/server", s.about, light, "what this server allows, and its limits"},
		{"GET /api/v1/questions", s.questions, light, "the canned questions with their parameters"},
		{"GET /api/v1/ask/{question}", s.ask, 0, "the answer to a canned question"},
		{"GET /api/v1/entities", s.entities, 0, "entities of a name"},
		{"GET /api/v1/entity", s.entity, 0, "one entity with its facts"},
		{"GET /api/v1/search", s.searchAPI, 0, "entities, statements, events and articles that have some words"},
		{"GET /api/v1/statements", s.statements, 0, "who announced what, filtered, as JSON or CSV"},
		{"GET /api/v1/articles", s.articles, 0, "all articles"},
		{"GET /api/v1/article", s.articleRecord, 0, "one article's record, with its text"},
		{"GET /api/v1/export", s.export, 0, "the graph, or a part of it, in another tool's format"},
		{"GET /api/v1/passage", s.passage, 0, "a fact's passage in its article"},
		{"GET /api/v1/network", s.networkView, 0, "what ties entities to each other"},
		{"GET /api/v1/network/facts", s.networkFacts, 0, "facts of entities, with their sentences"},
		{"GET /api/v1/network/paths", s.networkPaths, 0, "the shortest ways between two entities"},

		{"GET /api/v1/merge/candidates", s.candidates, 0, "pairs of entities that may be the same"},
		{"GET /api/v1/merge/log", s.mergeLog, light, "every decision that was made or undone"},
		{"POST /api/v1/merge/decisions", s.decide, light | writes, "decides whether two entities are the same"},
		{"POST /api/v1/merge/undo", s.undo, light | writes, "takes decisions back"},

		{"POST /api/v1/articles", s.addArticles, light | writes | large, "takes articles in"},
		{"DELETE /api/v1/articles/{id...}", s.removeArticle, light | writes, "takes an article out, with all that came of it"},
		{"GET /api/v1/jobs/{id}", s.jobStatus, light, "how far the articles of an upload are"},
		{"POST /api/v1/link", s.linkNow, light | writes, "links what came with link=later"},

		{"GET /api/v2/query", s.cayleyQuery, queries, "Gizmo, in the address"},
		{"POST /api/v2/query", s.cayleyQuery, queries, "Gizmo, in the body"},
		{"POST /api/v1/query/{lang}", s.cayleyQueryV1, queries, "Gizmo, as older clients send it"},
		{"GET /api/v2/formats", s.cayleyFormats, light, "the formats in which quads are read"},
		{"GET /api/v2/read", s.cayleyRead, 0, "quads of a pattern"},
		{"POST /api/v2/read", s.cayleyRead, 0, "quads of a pattern, as a form"},
		{"POST /api/v2/write", s.noQuads, light | writes, "refused: quads come of articles"},
		{"POST /api/v2/delete", s.noQuads, light | writes, "refused: quads come of articles"},
		{"POST /api/v2/node/delete", s.noQuads, light | writes, "refused: quads come of articles"},
		{"POST /api/v1/write", s.noQuads, light | writes, "refused: quads come of articles"},
		{"POST /api/v1/write/file/nquad", s.noQuads, light | writes, "refused: quads come of articles"},
		{"POST /api/v1/delete", s.noQuads, light | writes, "refused: quads come of articles"},
	}
}

// mux returns the handler of all routes, each within what its traits allow.
func (s *server) mux() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range s.routes() {
		h := rt.handle
		if !rt.traits.has(light) {
			h = s.limited(h)
		}
		most := s.opts.MaxBody
		if rt.traits.has(large) {
			most = s.opts.MaxUpload
		}
		mux.HandleFunc(rt.pattern, bounded(most, s.admitted(rt.traits, h)))
	}
	mux.HandleFunc("/", s.admitted(aPage, s.notFound))
	mux.HandleFunc("/api/", s.admitted(light, func(w http.ResponseWriter, r *http.Request) {
		writeCayleyError(w, http.StatusNotFound, "there is nothing at "+r.Method+" "+r.URL.Path)
	}))
	return mux
}

// bounded lets a request's body have so many bytes.
func bounded(most int64, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next(w, r)
	}
}
