package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nameWithin reports whether the name of a body fills the tokens from j up to end.
func (r *speechReader) nameWithin(j, end int) bool {
	m, ok := r.at[j]
	return ok && r.d.Mentions[m].To == end && r.d.Mentions[m].Kind == schema.ByName && r.d.Mentions[m].Type == schema.Organization
}

// nameBeforeThat returns the comma behind the quotation at token j where "أن", or a
// preposition and "أن", opens behind it what was said: the marks are about a name then ("خلال
// المؤتمر المخصص «للمدينة القديمة»، إلى أن …"). It returns j where nothing does.
func (r *speechReader) nameBeforeThat(j int, s *text.Sentence) int {
	const longest = 10
	c, ok := r.quoted(j, s.To, longest)
	if !ok || c+2 >= s.To || r.toks[c+1].Norm != comma || r.toks[j-1].Kind != text.Word {
		return j
	}
	k := c + 2
	if r.class(&r.toks[k]) == "prep" && k+1 < s.To {
		k++
	}
	if r.toks[c+2].Conj != "" || !r.subordinator(k) || !r.opensContent(k) {
		return j
	}
	return c + 1
}

// quotedName reports whether the short quotation at token j is a phrase within
// the clause rather than what was said: "اتهمت «الكتيبة» بإطلاق النار".
func (r *speechReader) quotedName(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 5)
	return ok && c+1 < s.To && r.toks[c+1].Kind == text.Word && r.toks[c+1].Conj == ""
}

// longQuote reports whether the quotation that opens at token j is a sentence
// rather than a name.
func (r *speechReader) longQuote(j int, s *text.Sentence) bool {
	for k := j + 1; k < len(r.toks) && k < j+6; k++ {
		if r.toks[k].Kind == text.Close {
			return false
		}
	}
	return true
}

// quotedBodies reads names of bodies that stand between quotation marks as a whole, where
// lists and tagger knew but a part: "«حركة العدل | والتنمية»", "«جند | الغوطة»".
func (r *reader) quotedBodies() {
	const longest = 5
	at := map[int]int{} // token → the longest mention that begins there
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if o, ok := at[x.From]; !ok || r.d.Mentions[o].To < x.To {
			at[x.From] = m
		}
	}
	for i := range r.toks {
		if r.toks[i].Kind != text.Open {
			continue
		}
		c, ok := r.quoted(i, r.d.SentenceOf(i).To, longest)
		if !ok || c < i+3 || !r.nounsOnly(i+1, c) {
			continue
		}
		m, begins := at[i+1]
		another := false // a second name, or somebody
		for k := i + 2; k < c; k++ {
			if o, ok := at[k]; ok && k >= i+2 {
				x := &r.d.Mentions[o]
				many := x.Type == schema.Person && x.Kind == schema.ByDescription && x.Number == text.Plural // "هيئة الأسرى | والمحررين"
				another = another || x.Type != schema.Place && !many || x.To != c
			}
		}
		switch {
		case another:
		case begins:
			x := &r.d.Mentions[m]
			if (x.Kind == schema.ByName || !r.toks[x.From].Def) && (x.Type == schema.Organization || x.Type == schema.MilitaryUnit) && x.To < c && r.toks[x.To].Conj == andWord {
				x.To, x.Kind, x.Known, x.Span = c, schema.ByName, "", r.d.BaseSpan(x.From, c)
			}
		case warband[r.toks[i+1].Base] && r.bare(i+1):
			r.add(text.Mention{From: i + 1, To: c, Type: schema.MilitaryUnit, Kind: schema.ByName, Head: i + 1, Number: text.Singular, Definite: true, Rule: "ar.quoted-body", Score: 0.7})
		}
	}
}

// quotedAgain reads the names of bodies with "و" that stood between quotation marks as a
// whole where they stand without: "«هيئة الأسرى والمحررين» … قالت هيئة الأسرى والمحررين".
func (r *reader) quotedAgain() {
	body := func(x *text.Mention) bool { return x.Type == schema.Organization || x.Type == schema.MilitaryUnit }
	named := map[string][]int{} // first word → such names
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if !body(x) || x.Kind != schema.ByName || x.From == 0 || x.To >= len(r.toks) || r.toks[x.From-1].Kind != text.Open || r.toks[x.To].Kind != text.Close {
			continue
		}
		if slices.ContainsFunc(r.toks[x.From+1:x.To], func(t text.Token) bool { return t.Conj == andWord }) {
			w := r.toks[x.From].Base
			named[w] = append(named[w], m)
		}
	}
	if len(named) == 0 {
		return
	}
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if !body(x) {
			continue
		}
		for _, n := range named[r.toks[x.From].Base] {
			o := &r.d.Mentions[n]
			to := x.From + o.To - o.From
			if to <= x.To || to > r.d.SentenceOf(x.From).To {
				continue
			}
			same := slices.EqualFunc(r.toks[x.From+1:to], r.toks[o.From+1:o.To], func(a, b text.Token) bool { return a.Norm == b.Norm })
			if same {
				x.To, x.Kind, x.Type, x.Known, x.Span = to, o.Kind, o.Type, o.Known, r.d.BaseSpan(x.From, to)
			}
		}
	}
}

// nounsOnly reports whether all tokens from i up to end may be the words of a name: nouns
// and adjectives, with nothing before them but the article or "و".
func (r *reader) nounsOnly(i, end int) bool {
	for k := i; k < end; k++ {
		if t := &r.toks[k]; t.Prep != "" || !r.nominal(k) || t.Conj != "" && !t.Def || r.finiteVerb(k) && !t.Def && k > i {
			return false
		}
	}
	return true
}

// warband holds nouns, folded, for men at arms that the names of armed groups begin with.
var warband = map[string]bool{
	"\u062C\u0646\u062F": true, "\u0627\u0646\u0635\u0627\u0631": true, "\u0627\u0628\u0646\u0627\u0621": true, "\u0627\u062D\u0631\u0627\u0631": true, // جند أنصار أبناء أحرار
	"\u0635\u0642\u0648\u0631": true, "\u0627\u0633\u0648\u062F": true, "\u0646\u0633\u0648\u0631": true, "\u0641\u0631\u0633\u0627\u0646": true, // صقور أسود نسور فرسان
	"\u0627\u0634\u0628\u0627\u0644": true, "\u0631\u062C\u0627\u0644": true, "\u062B\u0648\u0627\u0631": true, "\u0645\u063A\u0627\u0648\u064A\u0631": true, // أشبال رجال ثوار مغاوير
	"\u0639\u0635\u0627\u0626\u0628": true, "\u0634\u0628\u0627\u0628": true, "\u0634\u0647\u062F\u0627\u0621": true, "\u062D\u0631\u0627\u0633": true, // عصائب شباب شهداء حراس
}
