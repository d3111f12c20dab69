package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// ShortestToken is how many bytes a token has at least, so that it cannot be tried
// out.
const ShortestToken = 16

// NewToken returns a token that nobody can guess.
func NewToken() string { return rand.Text() }

// An access is how a request shows that it has the token.
type access int

const (
	noAccess access = iota
	byCookie        // a browser that was given the token earlier
	byHeader        // a program
)

// access returns how a request shows that it has the token.
func (s *server) access(r *http.Request) access {
	if s.opts.Token == "" {
		return noAccess
	}
	if given, ok := bearer(r); ok {
		if sameSecret(given, s.opts.Token) {
			return byHeader
		}
		return noAccess
	}
	if c, err := r.Cookie(cookieName(r)); err == nil && sameSecret(c.Value, s.cookie()) {
		return byCookie
	}
	return noAccess
}

// bearer returns the token of a request's Authorization header.
func bearer(r *http.Request) (string, bool) {
	scheme, given, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(given), ok && strings.EqualFold(scheme, "Bearer")
}

// sameSecret compares in a time that tells nothing of either.
func sameSecret(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// cookie returns what a browser keeps instead of the token: it shows that it once
// had it, and cannot be turned back into it.
func (s *server) cookie() string {
	h := hmac.New(sha256.New, []byte(s.opts.Token))
	h.Write([]byte("khabar page"))
	return hex.EncodeToString(h.Sum(nil))
}

// cookieName is the cookie's name. Browsers give the cookies of one port to all
// others of a host, and two servers on one machine must not drive out each other's.
func cookieName(r *http.Request) string {
	_, port, err := net.SplitHostPort(r.Host)
	if err != nil {
		return "khabar"
	}
	return "khabar-" + port
}

// remember gives the browser the cookie.
func (s *server) remember(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName(r), Value: s.cookie(), Path: "/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	})
}

// mayWrite reports whether a request, or one like it that writes, may change the
// graph.
func (s *server) mayWrite(r *http.Request) bool {
	return !s.opts.ReadOnly && s.access(r) != noAccess
}

// admitted asks for the token where a route needs one.
func (s *server) admitted(t trait, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		how := s.access(r)
		_, showed := bearer(r)
		switch {
		case t.has(aPage) && r.Method == http.MethodGet && r.URL.Query().Has("token"):
			s.takeAddress(w, r)
			return
		case showed && how == noAccess && !t.has(open):
			s.refuseToken(w, r, http.StatusUnauthorized, "the token is not this server's")
			return
		case s.opts.Remote && !t.has(open) && how == noAccess:
			if t.has(aPage) {
				s.askToken(w, r, http.StatusUnauthorized, "")
				return
			}
			s.refuseToken(w, r, http.StatusUnauthorized, "this server needs its token: Authorization: Bearer TOKEN")
			return
		case !t.has(writes):
		case s.opts.ReadOnly:
			refuse(w, r, http.StatusForbidden, "this server only reads: it was started so")
			return
		case how == noAccess:
			s.refuseToken(w, r, http.StatusForbidden, "writing needs the server's token: Authorization: Bearer TOKEN, or open the page at the address that khabar serve prints")
			return
		case how == byCookie && !fromOwnPage(r):
			// The cookie goes along with whatever a browser sends here; that a page
			// of this server sends it, only the browser itself can say.
			refuse(w, r, http.StatusForbidden, "writing with the page's cookie needs the Origin header of this server's own page")
			return
		}
		next(w, r)
	}
}

func (s *server) refuseToken(w http.ResponseWriter, r *http.Request, status int, message string) {
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="khabar"`)
	}
	refuse(w, r, status, message)
}

// fromOwnPage reports whether the browser says that a page of this server sends a
// request. That no other does is asked of every request, by sameOrigin.
func fromOwnPage(r *http.Request) bool {
	return r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") == "same-origin"
}

// takeAddress takes the token out of a page's address, and goes on to the page
// without it.
func (s *server) takeAddress(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	given := q.Get("token")
	q.Del("token")
	to := url.URL{Path: r.URL.Path, RawQuery: q.Encode()}
	if s.opts.Token == "" || !sameSecret(given, s.opts.Token) {
		s.askToken(w, r, http.StatusUnauthorized, "login.wrong")
		return
	}
	s.remember(w, r)
	http.Redirect(w, r, local(to.String()), http.StatusSeeOther)
}

// takeToken takes the token of the form.
func (s *server) takeToken(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		refuse(w, r, bodyStatus(err), "the form cannot be read")
		return
	}
	if s.opts.Token == "" || !sameSecret(strings.TrimSpace(r.PostForm.Get("token")), s.opts.Token) {
		s.askToken(w, r, http.StatusUnauthorized, "login.wrong")
		return
	}
	s.remember(w, r)
	http.Redirect(w, r, local(r.PostForm.Get("next")), http.StatusSeeOther)
}

// login is the page that asks for the token.
func (s *server) login(w http.ResponseWriter, r *http.Request) {
	s.askToken(w, r, http.StatusOK, "")
}

// A loginPage is what the form of the token is given.
type loginPage struct {
	voice
	Fault string // a key of the texts
	Next  string
}

// askToken writes the form. It tells nothing of the graph.
func (s *server) askToken(w http.ResponseWriter, r *http.Request, status int, fault string) {
	p := loginPage{voice: s.words.in(language(r)), Fault: fault, Next: "/"}
	q := r.URL.Query()
	q.Del("token")
	switch {
	case r.URL.Path == "/login":
		p.Next = local(q.Get("next"))
	case r.Method == http.MethodGet:
		p.Next = local((&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String())
	}
	if r.Method == http.MethodPost {
		p.Next = local(r.PostForm.Get("next"))
	}
	s.write(w, r, status, "login.html", p.Language, p)
}

// local returns an address on this server, and "/" for one elsewhere.
func local(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return "/"
	}
	return address
}
