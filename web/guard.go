package web

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// contentPolicy allows the server's own files, and nothing written into a page.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded refuses what other sites send through a browser on this machine, and
// sets the headers that keep a browser from running or leaking what it is given.
func (s *server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		// A form's Origin is sent where the referrer is, and only there.
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cache-Control", "no-cache")
		switch {
		case !s.answersTo(r.Host):
			refuse(w, r, http.StatusMisdirectedRequest, "this server answers to localhost and 127.0.0.1 alone, and not to the name in the request's Host header; khabar serve --host NAME lets it answer to another")
			return
		case !sameOrigin(r):
			refuse(w, r, http.StatusForbidden, "requests from other sites are refused")
			return
		}
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v)
			}
			s.opts.Logger.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "value", v, "stack", string(debug.Stack()))
			refuse(w, r, http.StatusInternalServerError, "the server has a fault; its log says more")
		}()
		next.ServeHTTP(w, r)
	})
}

func refuse(w http.ResponseWriter, r *http.Request, status int, message string) {
	if isAPI(r) {
		writeCayleyError(w, status, message)
		return
	}
	http.Error(w, message, status)
}

func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// answersTo reports whether a Host header names this server, at any port: an ssh
// tunnel has its own. A page elsewhere can make its own name stand for this machine's
// address, but not an address.
func (s *server) answersTo(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	return IsLoopback(host) ||
		s.opts.Remote && net.ParseIP(host) != nil ||
		slices.ContainsFunc(s.opts.Hosts, func(h string) bool { return strings.EqualFold(h, host) })
}

// IsLoopback reports whether host is "localhost" or an address of the loopback.
func IsLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// sameOrigin reports whether a request is not another site's. Browsers say in
// Sec-Fetch-Site where it comes from, and in Origin where it may change or read
// something; other programs say neither. Another site may link to a page.
func sameOrigin(r *http.Request) bool {
	for _, origin := range r.Header["Origin"] {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return r.Method == http.MethodGet && !isAPI(r) &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// requestTimeouts is how many times the deadline of a query a request may take.
const requestTimeouts = 4

// limited lets few requests query at once, and gives each a deadline.
func (s *server) limited(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		wait := time.NewTimer(s.opts.Timeout)
		defer wait.Stop()
		select {
		case s.busy <- struct{}{}:
			defer func() { <-s.busy }()
		case <-wait.C:
			w.Header().Set("Retry-After", "5")
			refuse(w, r, http.StatusServiceUnavailable, "too many queries at once; try again in a few seconds")
			return
		case <-r.Context().Done():
			return
		}
		// Each query has the deadline as its own; this one bounds a request that
		// makes several.
		ctx, cancel := context.WithTimeout(r.Context(), requestTimeouts*s.opts.Timeout)
		defer cancel()
		next(w, r.WithContext(ctx))
	}
}

// logged writes a line for each request. What was asked is not in it: people's
// names are.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		cw := &countingWriter{ResponseWriter: w}
		defer func() {
			took := time.Since(start)
			level := slog.LevelDebug
			if r.Method != http.MethodGet && r.Method != http.MethodHead && cw.status < 400 && !strings.HasPrefix(r.URL.Path, "/api/v2/") {
				level = slog.LevelInfo // it changed something
			}
			s.opts.Logger.Log(r.Context(), level, "request", "method", r.Method, "path", r.URL.Path,
				"status", cw.status, "bytes", cw.bytes, "took", took)
			s.meter.count(r.Pattern, cw.status, took)
		}()
		next.ServeHTTP(cw, r)
	})
}

// A countingWriter remembers the status and the size of a response.
type countingWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *countingWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *countingWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets [http.ResponseController] find what the writer can do.
func (w *countingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
