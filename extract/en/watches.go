package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// watches holds nouns for who watches over something, which behind a body's name say what it is.
var watches = map[string]bool{"monitor": true, "observer": true, "watchdog": true}

// bodyItself gives what a noun behind a body's name is told to say to that body: "the Syrian
// Observatory for Human Rights (SOHR) monitor said", "the Observatory monitoring group said".
func (r *speechReader) bodyItself(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.Source <= 0 || !watches[toks[a.Source].Norm] && toks[a.Source].Norm != "group" {
		return
	}
	if m := mentionAt(r.d, a.Source); m != text.NoMention && r.d.Mentions[m].Kind == schema.ByName {
		return
	}
	k := a.Source - 1
	if toks[k].Norm == "monitoring" && k > 0 {
		k--
	}
	if toks[k].Text == ")" && k > 2 && toks[k-2].Text == "(" {
		k -= 3
	}
	if m := mentionAt(r.d, k); m != text.NoMention && toks[k].Sent == toks[a.Source].Sent && r.d.Mentions[m].Kind == schema.ByName && r.d.Mentions[m].Type == schema.Organization && r.d.Mentions[m].To == k+1 {
		a.Source = r.d.Mentions[m].Head
		a.SourceFrom = min(a.SourceFrom, r.d.Mentions[m].From)
	}
}
