package read

import (
	"encoding/json"
	"io"

	"github.com/khabar-kg/khabar/schema"
)

// WriteLine writes an article as the line of JSON that is read as the same article
// again, boilerplate and digest included, which follow from the text. A day of
// publication that was inferred from the text is left out: it will be again.
func WriteLine(w io.Writer, a *schema.Article) error {
	id, err := json.Marshal(a.ID)
	if err != nil {
		return err
	}
	l := line{ID: id, Text: &a.Text, Title: a.Title, URL: a.URL, Outlet: a.Outlet, Language: a.Language, Read: a.Read.Value}
	if a.Published.Basis != schema.Inferred {
		l.Published = a.Published.Value
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(l)
}
