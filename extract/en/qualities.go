package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// qualities lets the descriptions of sources without a name go on with what makes them sources: "two
// people | familiar with the matter", "some sources | close to him", "an official | with knowledge of it".
func (r *speechReader) qualities() {
	d := r.d
	for i := range d.Statements {
		s := &d.Statements[i]
		if len(s.Speakers) != 1 {
			continue
		}
		m := &d.Mentions[s.Speakers[0]]
		if m.Kind != schema.ByDescription || m.Type != schema.Person {
			continue
		}
		if to := r.qualityEnd(m.To, s); to > m.To {
			m.To = to
			m.Span = d.Span(m.From, m.To)
		}
	}
}

// qualityEnd returns where what tells a source apart from others ends that begins at token k, k where
// nothing of that kind stands there.
func (r *speechReader) qualityEnd(k int, s *text.Statement) int {
	toks := r.d.Tokens
	if k+1 >= len(toks) {
		return k
	}
	at := r.d.SentenceOf(k - 1)
	p := k + 1
	switch t := &toks[k]; {
	case t.Norm == "close" && toks[p].Norm == "to", t.Norm == "familiar" && toks[p].Norm == "with", t.Norm == "briefed" && toks[p].Norm == "on", t.Norm == "involved" && toks[p].Norm == "in":
	case t.Norm == "with":
		for p < at.To && (toks[p].Tag == "JJ" || toks[p].Norm == "knowledge") {
			p++
		}
		if p >= at.To || toks[p-1].Norm != "knowledge" || toks[p].Norm != "of" {
			return k
		}
	default:
		return k
	}
	e := p + 1
	for e < at.To && e != s.CueFrom && (nominal[toks[e].Tag] || toks[e].Norm == "of" && e > p+1) {
		e++
	}
	if e <= p+1 || !strings.HasPrefix(toks[e-1].Tag, "NN") && toks[e-1].Tag != "PRP" {
		return k
	}
	return e
}
