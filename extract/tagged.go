package extract

import (
	"context"
	"fmt"

	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A settler is a language that corrects its tagger's mentions.
type settler interface {
	Settle(*text.Doc, []text.Mention) []text.Mention
}

// Names returns the trained tagger's own mentions as a record, one entity each:
// before head nouns, known names and coreference have their say, but for what its
// language settles in them. It is how the tagger is measured on corpora with other
// conventions.
func (x *Extractor) Names(ctx context.Context, a *schema.Article) (*schema.Record, error) {
	l, err := x.reader(a)
	if err != nil {
		return nil, err
	}
	return x.NamesBy(ctx, l.tagger, a)
}

// NamesBy is [Extractor.Names] with another tagger: one of a model file, as
// cross-validation trains them. Its language must be the article's.
func (x *Extractor) NamesBy(ctx context.Context, t *tagger.Tagger, a *schema.Article) (*schema.Record, error) {
	l, err := x.reader(a)
	switch {
	case err != nil:
		return nil, err
	case t.Language() != a.Language:
		return nil, fmt.Errorf("tag %s: it is in language %q, the model in %q", a.ID, a.Language, t.Language())
	}
	d, err := x.run(ctx, l, a, "tokens")
	if err != nil {
		return nil, err
	}
	r := &schema.Record{Article: *d.Article}
	found := t.Tag(d)
	if s, ok := l.Language.(settler); ok {
		found = s.Settle(d, found)
	}
	for _, m := range found {
		r.Entities = append(r.Entities, schema.Entity{
			ID: fmt.Sprintf("e%d", len(r.Entities)+1), Type: m.Type,
			Names:    []schema.Name{{Text: m.Span.Text, Language: a.Language}},
			Mentions: []schema.Mention{{Span: m.Span, Kind: schema.ByName}},
		})
	}
	if err := r.Validate(); err != nil {
		return nil, fmt.Errorf("tag %s: %w", a.ID, err)
	}
	return r, nil
}
