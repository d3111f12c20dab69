package export

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/khabar-kg/khabar/schema"
)

// A vault is a folder of notes: one for each entity that has a name, and one for each
// article, with all its facts. An entity's note points to the facts in the articles'.
type vault struct {
	j       *job
	names   map[any]string // *entity or *article → name of its note
	taken   map[string]bool
	told    map[*entity][]*told // by entity
	mention map[int32][]*entity // by article
}

// told is what an entity's note says of a fact.
type told struct {
	kind    schema.FactKind
	label   string
	date    string
	block   string // of the article's note
	article *article
	parties []party
	unreal  bool
}

// writeVault writes Markdown for Obsidian (https://help.obsidian.md).
func writeVault(ctx context.Context, j *job) error {
	v := &vault{j: j, names: map[any]string{}, taken: map[string]bool{}, told: map[*entity][]*told{}, mention: map[int32][]*entity{}}
	err := j.eachEntity(func(e *entity) error {
		if len(e.names) > 0 {
			v.names[e] = v.note("Entities/", e.label(j.opts.Language))
			for _, a := range e.articles {
				v.mention[a] = append(v.mention[a], e)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	numbers := map[*article]int32{}
	for i, a := range j.articles {
		numbers[a] = int32(i)
	}
	err = j.eachArticle(func(a *article) error {
		v.names[a] = v.note("Articles/", a.ID)
		return nil
	})
	if err != nil {
		return err
	}
	err = j.eachArticleFacts(ctx, func(a *article, text string, facts []*fact) error {
		return j.files.file(v.names[a]+".md", func(w *bufio.Writer) error {
			v.article(w, a, text, facts, v.mention[numbers[a]])
			return nil
		})
	})
	if err != nil {
		return err
	}
	return j.eachEntity(func(e *entity) error {
		if v.names[e] == "" {
			return nil
		}
		return j.files.file(v.names[e]+".md", func(w *bufio.Writer) error {
			v.entity(w, e)
			return nil
		})
	})
}

// note returns a name for a note that no other has, on file systems that tell case and
// composition of letters apart or do not.
func (v *vault) note(folder, title string) string {
	base := fileName(title)
	for n := 1; ; n++ {
		name := folder + base
		if n > 1 {
			name = fmt.Sprintf("%s%s (%d)", folder, base, n)
		}
		key := strings.ToLower(norm.NFKC.String(name))
		if !v.taken[key] {
			v.taken[key] = true
			return name
		}
	}
}

// fileName returns a title as the name of a file that every system, and Obsidian's
// links, take.
func fileName(title string) string {
	const most = 120 // bytes, so that the whole fits where 255 are the limit
	s := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\\/:*?\"<>|#^[]%", r):
			return '-'
		case unicode.In(r, unicode.Cf), r == utf8.RuneError:
			return -1
		}
		return r
	}, norm.NFC.String(oneLine(title)))
	for len(s) > most {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	s = strings.Trim(s, " .")
	switch upper, _, _ := strings.Cut(strings.ToUpper(s), "."); {
	case s == "":
		return "untitled"
	case slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, upper),
		len(upper) == 4 && (strings.HasPrefix(upper, "COM") || strings.HasPrefix(upper, "LPT")):
		return s + "_" // Windows keeps these
	}
	return s
}

// link is a wikilink to a note, or the bare name of what has none.
func (v *vault) link(e *entity) string {
	name := e.label(v.j.opts.Language)
	note := v.names[e]
	if note == "" {
		return markdown(name)
	}
	return "[[" + note + "|" + linkText(name) + "]]"
}

func (v *vault) links(list []*entity) string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = v.link(e)
	}
	return strings.Join(out, ", ")
}

// linkText is a text within a wikilink, where nothing can be escaped.
func linkText(s string) string {
	return strings.NewReplacer("[", "(", "]", ")", "|", "/", "\n", " ").Replace(oneLine(s))
}

// markdown writes a text that means nothing to Markdown, to HTML, or to Obsidian.
func markdown(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if r < utf8.RuneSelf && strings.ContainsRune("\\`*_[]<>#|~=$%^&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// atLineStart keeps a paragraph from being a list or a rule.
func atLineStart(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if rest := s[digits:]; rest != "" && (digits == 0 && strings.ContainsRune("-+", rune(rest[0])) || digits > 0 && strings.ContainsRune(".)", rune(rest[0]))) {
		return s[:digits] + `\` + rest
	}
	return s
}

// A head is the front matter of a note.
type head struct {
	w *bufio.Writer
}

func (h head) put(key string, values ...string) {
	for i, v := range values {
		values[i] = oneLine(v)
	}
	values = slices.DeleteFunc(values, func(s string) bool { return s == "" })
	if len(values) == 0 {
		return
	}
	var b []byte
	if key == "aliases" || key == "tags" {
		b, _ = jsonText(values) // strings always can
	} else {
		b, _ = jsonText(values[0])
	}
	fmt.Fprintf(h.w, "%s: %s\n", key, b)
}

func (v *vault) article(w *bufio.Writer, a *article, text string, facts []*fact, mentioned []*entity) {
	h := head{w}
	fmt.Fprintln(w, "---")
	h.put("tags", "khabar/article")
	h.put("aliases", a.Title)
	h.put("article", a.ID)
	h.put("outlet", a.Outlet)
	h.put("published", a.Published.Value)
	h.put("language", a.Language)
	h.put("url", a.URL)
	fmt.Fprintf(w, "---\n# %s\n\n", markdown(cmp.Or(a.Title, a.ID)))
	for _, part := range []struct {
		title string
		kind  schema.FactKind
	}{{"Statements", schema.StatementFact}, {"Events", schema.EventFact}, {"Positions", schema.PositionFact}, {"Relations", schema.RelationFact}} {
		first := true
		for _, f := range facts {
			if f.kind != part.kind {
				continue
			}
			if first {
				fmt.Fprintf(w, "## %s\n\n", part.title)
				first = false
			}
			v.fact(w, a, f)
		}
	}
	if len(mentioned) > 0 {
		fmt.Fprintf(w, "## Mentions\n\n%s\n\n", v.links(mentioned))
	}
	if text != "" && !v.j.opts.WithoutTexts {
		fmt.Fprintf(w, "## Text\n\n")
		for p := range strings.Lines(text) {
			if p = markdown(p); p != "" {
				fmt.Fprintf(w, "%s\n\n", atLineStart(p))
			}
		}
	}
}

// fact writes a fact with its sentence, as a block that other notes can point to.
func (v *vault) fact(w *bufio.Writer, a *article, f *fact) {
	block := blockID(f, a)
	fmt.Fprintf(w, "- %s", strings.Join(slices.DeleteFunc([]string{markdown(f.date), v.sentenceOf(f), doubt(f)}, func(s string) bool { return s == "" }), " · "))
	if f.sentence != "" {
		fmt.Fprintf(w, " — %s", markdown(f.sentence))
	}
	fmt.Fprintf(w, " ^%s\n\n", block)
	label := f.label
	if f.title != "" {
		label = f.title
	}
	x := &told{f.kind, label, f.date, block, a, f.parties, f.unreal()}
	for i, p := range f.parties {
		if v.names[p.who] != "" && !slices.ContainsFunc(f.parties[:i], func(o party) bool { return o.who == p.who }) {
			v.told[p.who] = append(v.told[p.who], x)
		}
	}
}

// sentenceOf says a fact in few words: who, what, whom.
func (v *vault) sentenceOf(f *fact) string {
	return v.say(f.kind, cmp.Or(f.title, f.label), f.parties, nil)
}

// say does so in the note of an entity, which needs no link to itself.
func (v *vault) say(kind schema.FactKind, label string, parties []party, in *entity) string {
	var from, to []string
	for _, p := range parties {
		s := v.link(p.who)
		if p.who == in {
			s = markdown(in.label(v.j.opts.Language))
		}
		switch p.role {
		case speaker, person, subject, string(schema.Agent):
			from = append(from, s)
		case about, object, of:
			to = append(to, s)
		default:
			to = append(to, markdown(p.role)+" "+s)
		}
	}
	out := strings.Join(from, ", ")
	if out != "" {
		out += " "
	}
	out += "**" + markdown(label) + "**"
	if len(to) > 0 {
		out += " "
		if kind == schema.StatementFact {
			out += "· "
		}
		out += strings.Join(to, ", ")
	}
	return out
}

// doubt says what keeps a fact from being asserted.
func doubt(f *fact) string {
	var out []string
	if f.negative {
		out = append(out, "negative")
	}
	if f.modality != "" && f.modality != schema.Asserted {
		out = append(out, string(f.modality))
	}
	if f.former {
		out = append(out, "former")
	}
	return strings.Join(out, ", ")
}

// blockID names a fact within its article's note, with letters, digits and hyphens.
func blockID(f *fact, a *article) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.TrimPrefix(f.iri, a.iri+"/"))
}

func (v *vault) entity(w *bufio.Writer, e *entity) {
	h := head{w}
	fmt.Fprintln(w, "---")
	h.put("tags", "khabar/"+strings.ToLower(string(e.kind)))
	h.put("aliases", e.allNames()...)
	h.put("type", string(e.kind))
	h.put("name_ar", e.nameIn("ar"))
	h.put("name_en", e.nameIn("en"))
	h.put("known_as", e.knownAs)
	h.put("iri", e.iri)
	fmt.Fprintf(w, "---\n# %s\n\n", markdown(e.label(v.j.opts.Language)))
	facts := v.told[e]
	slices.SortStableFunc(facts, func(a, b *told) int { return strings.Compare(a.date, b.date) })
	for _, part := range []struct {
		title string
		has   func(*told) bool
	}{
		{"Positions", func(t *told) bool { return t.kind == schema.PositionFact }},
		{"Said", func(t *told) bool { return t.kind == schema.StatementFact && t.plays(e, speaker) }},
		{"Said of it", func(t *told) bool { return t.kind == schema.StatementFact && !t.plays(e, speaker) }},
		{"Events", func(t *told) bool { return t.kind == schema.EventFact }},
		{"Relations", func(t *told) bool { return t.kind == schema.RelationFact }},
	} {
		first := true
		for _, t := range facts {
			if !part.has(t) {
				continue
			}
			if first {
				fmt.Fprintf(w, "## %s\n\n", part.title)
				first = false
			}
			date := markdown(t.date)
			if date != "" {
				date += " · "
			}
			mark := ""
			if t.unreal {
				mark = " (not asserted)"
			}
			fmt.Fprintf(w, "- %s%s%s · [[%s#^%s|%s]]\n", date, v.say(t.kind, t.label, t.parties, e), mark, v.names[t.article], t.block, linkText(cmp.Or(t.article.Outlet, t.article.ID)))
		}
		if !first {
			fmt.Fprintln(w)
		}
	}
	fmt.Fprintf(w, "## Articles\n\n")
	for _, n := range e.articles {
		if a := v.j.articles[n]; v.names[a] != "" {
			fmt.Fprintf(w, "- [[%s|%s]]\n", v.names[a], linkText(cmp.Or(a.Title, a.ID)))
		}
	}
}

// plays reports whether an entity has a role in a fact.
func (t *told) plays(e *entity, role string) bool { return slices.Contains(t.parties, party{role, e}) }
