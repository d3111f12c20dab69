package extract

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/dates"
	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/extract/roles"
	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A Language reads one language. Its methods run in this order on one document,
// each adding to what the ones before found; dates are found between tokens and
// names.
type Language interface {
	Tokenize(*text.Doc)   // Tokens, Sentences
	Names(*text.Doc)      // Mentions, Links, and the positions that appositions tell
	Statements(*text.Doc) // Statements
	Events(*text.Doc)     // Events
	Positions(*text.Doc)  // Positions told otherwise
	Relations(*text.Doc)  // Relations
}

// Options say how to extract. The zero value is ready to use.
type Options struct {
	// Lexicons are folders of the user's own lists, which add to those built in:
	// a folder for each language ("ar/cues.tsv", "en/titles.tsv"), for names in
	// both ("names/known.tsv") and for dates ("dates/words-ar.tsv"). A list has a
	// line "# columns:" and may leave columns out. Of a list that nobody knows by
	// its name, [New] says so.
	Lexicons []fs.FS
}

// An Extractor turns articles into records. It is immutable and safe for
// concurrent use.
type Extractor struct {
	names     *lexicon.Names
	languages map[string]func() (*reader, error) // opened when an article asks for it
	lineage   schema.Extractor
	roles     *roles.Model
	certainty calibration
}

// A reader is all that reading one language takes.
type reader struct {
	Language
	dates  *dates.Finder
	tagger *tagger.Tagger
}

// New opens the lexicons and models: what all languages share, and a language
// with the first article in it. With lists of the user's own all is opened, so
// that New reports what is wrong with them.
func New(o Options) (*Extractor, error) {
	var own []*lexicon.Lists
	for _, f := range o.Lexicons {
		own = append(own, lexicon.NewLists(f))
	}
	in := func(dir string) (folders []fs.FS) {
		for _, l := range own {
			folders = append(folders, l.In(dir))
		}
		return folders
	}
	x := &Extractor{}
	var hash string
	if err := together(
		func() (err error) {
			x.names, err = lexicon.OpenNames(ar.Fold, strings.ToLower, in("names")...)
			return err
		},
		func() (err error) { x.certainty, err = openCalibration(); return err },
		func() (err error) { hash, err = knowledge(own); return err },
		func() (err error) { x.roles, err = roles.Open(); return err },
	); err != nil {
		return nil, err
	}
	x.lineage = schema.Extractor{Version: Version, Knowledge: hash}
	x.languages = map[string]func() (*reader, error){
		"ar": sync.OnceValues(func() (*reader, error) {
			return openReader("ar", in("dates"), func(t *tagger.Tagger) (Language, error) { return ar.Open(x.names, t, in("ar")...) })
		}),
		"en": sync.OnceValues(func() (*reader, error) {
			return openReader("en", in("dates"), func(t *tagger.Tagger) (Language, error) { return en.Open(x.names, t, in("en")...) })
		}),
	}
	if len(own) == 0 {
		return x, nil
	}
	open := func(language string) func() error {
		return func() error { _, err := x.languages[language](); return err }
	}
	if err := together(open("ar"), open("en")); err != nil {
		return nil, err
	}
	for _, l := range own {
		if err := l.Check(); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// openReader opens what reading a language takes.
func openReader(language string, ofDates []fs.FS, open func(*tagger.Tagger) (Language, error)) (*reader, error) {
	l := &reader{}
	err := together(
		func() (err error) { l.tagger, err = tagger.Open(language); return err },
		func() (err error) { l.dates, err = dates.Open(language, ofDates...); return err },
	)
	if err == nil {
		l.Language, err = open(l.tagger)
	}
	return l, err
}

// reader returns what reading an article takes.
func (x *Extractor) reader(a *schema.Article) (*reader, error) {
	open := x.languages[a.Language]
	if open == nil {
		return nil, fmt.Errorf("extract %s: language %q is not supported; ar and en are", a.ID, a.Language)
	}
	return open()
}

// together runs the functions, each on a goroutine, and returns the first error
// in their order.
func together(run ...func() error) error {
	errs := make([]error, len(run))
	var wg sync.WaitGroup
	for i, f := range run {
		wg.Go(func() { errs[i] = f() })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Lineage returns the version of the program and its knowledge, as records
// carry it.
func (x *Extractor) Lineage() schema.Extractor { return x.lineage }

// A step is one stage of an article's way. The whole way is the list below.
type step struct {
	name string
	run  func(x *Extractor, l *reader, d *text.Doc)
}

var steps = []step{
	{"boilerplate", func(_ *Extractor, _ *reader, d *text.Doc) {
		if d.Article.Boilerplate == nil {
			d.Article.Boilerplate = read.Boilerplate(d.Text, d.Article.Language)
		}
	}},
	{"tokens", func(_ *Extractor, l *reader, d *text.Doc) { l.Tokenize(d) }},
	{"publication", func(_ *Extractor, l *reader, d *text.Doc) {
		if d.Article.Published.IsZero() {
			d.Article.Published = l.dates.InferPublished(d)
		}
	}},
	{"dates", func(_ *Extractor, l *reader, d *text.Doc) { l.dates.Find(d) }},
	{"names", func(_ *Extractor, l *reader, d *text.Doc) { l.Names(d) }},
	{"statements", func(_ *Extractor, l *reader, d *text.Doc) { l.Statements(d) }},
	{"events", func(_ *Extractor, l *reader, d *text.Doc) { l.Events(d) }},
	{"positions", func(_ *Extractor, l *reader, d *text.Doc) { l.Positions(d) }},
	{"relations", func(_ *Extractor, l *reader, d *text.Doc) { l.Relations(d) }},
	{"homonyms", func(x *Extractor, _ *reader, d *text.Doc) { homonyms(d, x.names) }},
	{"metonymy", func(x *Extractor, _ *reader, d *text.Doc) { metonyms(d, x.names); dropMisplaced(d, x.names) }},
	{"coreference", func(x *Extractor, _ *reader, d *text.Doc) { resolve(d, x.names) }},
	{"speakers", func(x *Extractor, _ *reader, d *text.Doc) { speakers(d, x.names); inheritDates(d, x.names) }},
	{"participants", func(x *Extractor, _ *reader, d *text.Doc) { participants(d); standIns(d, x.names); occasions(d) }},
	{"roles", func(x *Extractor, _ *reader, d *text.Doc) {
		x.roles.Decide(d)
		townsAct(d, x.names)
		finerPlaces(d, x.names)
		outletsTell(d, x.names)
	}},
}

// Extract reads one article. The article's language must be set; its text is
// not changed. The record is validated before it is returned.
func (x *Extractor) Extract(ctx context.Context, a *schema.Article) (*schema.Record, error) {
	d, err := x.analyze(ctx, a)
	if err != nil {
		return nil, err
	}
	r := assemble(d, x.knownNames)
	for i := range r.Entities { // one identifier, one type, in whatever words an article speaks of it
		if k := x.names.ByID(r.Entities[i].KnownAs); k != nil {
			r.Entities[i].Type = k.Type
		}
	}
	x.certainty.apply(d, r)
	dropDoubtful(r)
	if err := r.Validate(); err != nil {
		return nil, fmt.Errorf("extract %s: %w", a.ID, err)
	}
	return r, nil
}

// analyze runs the steps over a copy of the article.
func (x *Extractor) analyze(ctx context.Context, a *schema.Article) (*text.Doc, error) {
	l, err := x.reader(a)
	if err != nil {
		return nil, err
	}
	return x.run(ctx, l, a, "")
}

// run takes a copy of the article through the steps up to and with the one
// called last, or through all.
func (x *Extractor) run(ctx context.Context, l *reader, a *schema.Article, last string) (*text.Doc, error) {
	article := *a
	article.Extractor = x.lineage
	d := &text.Doc{Article: &article, Text: a.Text}
	for _, s := range steps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.run(x, l, d)
		if s.name == last {
			break
		}
	}
	return d, nil
}

// knownNames gives the lexicon's usual names of a known entity.
func (x *Extractor) knownNames(id string) []schema.Name {
	k := x.names.ByID(id)
	if k == nil {
		return nil
	}
	var out []schema.Name
	if len(k.Ar) > 0 {
		out = append(out, schema.Name{Text: k.Ar[0], Language: "ar"})
	}
	if len(k.En) > 0 {
		out = append(out, schema.Name{Text: k.En[0], Language: "en"})
	}
	return out
}
