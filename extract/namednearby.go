package extract

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nounBefore reports whether an Arabic noun that is no name stands right before the verb of speech at
// token k, in its sentence, and so is its subject, whoever that is: "الرسول الكريم | قال".
func nounBefore(d *text.Doc, k int) bool {
	return k > 0 && d.Tokens[k-1].Sent == d.Tokens[k].Sent && d.Tokens[k-1].Kind == text.Word && d.Tokens[k-1].Def
}

// countryOfClause returns the country that is the subject of the sentence in which statement i has "it"
// for its speaker in a clause with "when" or "as": "Oslo last published them in May, when it admitted …";
// -1 for none.
func countryOfClause(d *text.Doc, i int) int {
	s := &d.Statements[i]
	x := d.SentenceOf(s.CueFrom)
	k := s.CueFrom - 1
	for k > x.From && d.Tokens[k].Norm != "it" {
		k--
	}
	if k <= x.From+2 || d.Tokens[k-1].Norm != "when" && d.Tokens[k-1].Norm != "as" && d.Tokens[k-1].Norm != "while" || s.CueFrom-k > 3 {
		return -1
	}
	best := -1
	for m := range d.Mentions {
		y := &d.Mentions[m]
		if y.From >= k {
			break
		}
		if y.From >= x.From && y.Subject && y.Kind == schema.ByName {
			if y.Type != schema.Place || y.Known == "" || inContent(d, y.Span) || best >= 0 {
				return -1
			}
			best = y.Entity
		}
	}
	return best
}

// bodyTold finds the last body or country that was a subject shortly before statement i, be it in what
// others said: "Oslo was accused of a raid. It denied the charge."
func bodyTold(d *text.Doc, i int, want text.Agreement) []int {
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	best := -1
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if x.Subject && x.Kind == schema.ByName && (isBody(x) || x.Type == schema.Place && x.Known != "") && at-d.Tokens[x.From].Sent < namedReach && !s.Content.Contains(x.Span) && agrees(d, []int{x.Entity}, want) {
			best = x.Entity
		}
	}
	if best < 0 {
		return nil
	}
	return []int{best}
}

// namedReach is how many sentences back one is named who is no subject and nobody else can
// be meant.
const namedReach = 2

// onlyNamed finds the one person named shortly before statement i, in nobody's words, whom
// its pronoun can mean: "It was an odd day for Brandt. He said".
func onlyNamed(d *text.Doc, i int, want text.Agreement) []int {
	cue := d.Statements[i].Cue
	out := namedBefore(d, i, func(x *text.Mention) bool {
		return !toldBefore(d, x.Span, cue) && agrees(d, []int{x.Entity}, want)
	})
	if len(out) != 1 {
		return nil
	}
	return out
}

// namedByOthers finds the one person whom others tell of shortly before statement i, nobody else being
// named, whom its pronoun can mean: "The panel said that its commander, Karel Novak, had bought a hotel. He says".
func namedByOthers(d *text.Doc, i int, want text.Agreement) []int {
	out := namedBefore(d, i, func(x *text.Mention) bool { return x.Number != text.Plural })
	if len(out) != 1 || !agrees(d, out, want) {
		return nil
	}
	return out
}

// namedBefore returns the persons named shortly before statement i, outside of what it says, by mentions that fit.
func namedBefore(d *text.Doc, i int, fits func(x *text.Mention) bool) (out []int) {
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	for m := range d.Mentions {
		x := &d.Mentions[m]
		if x.From >= s.CueFrom {
			break
		}
		if x.Kind == schema.ByName && x.Type == schema.Person && at-d.Tokens[x.From].Sent <= namedReach && !s.Content.Contains(x.Span) && fits(x) {
			out = appendNew(out, x.Entity)
		}
	}
	return out
}

// longReach is how many sentences back one spoke whom a pronoun still means where nobody else
// that it can mean was told of since.
const longReach = 12

// speakerLongBefore finds who spoke last and agrees, farther back than others are looked for,
// where nobody else who agrees is named in between.
func speakerLongBefore(d *text.Doc, i int, want text.Agreement) []int {
	s := &d.Statements[i]
	for j := i - 1; j >= 0 && d.Tokens[s.CueFrom].Sent-d.Tokens[d.Statements[j].CueFrom].Sent <= longReach; j-- {
		p := &d.Statements[j]
		if len(p.Entities) != 1 || !agrees(d, p.Entities, want) || retold(d, p.Cue, s.Cue) {
			continue
		}
		for m := range d.Mentions {
			if x := &d.Mentions[m]; x.From > p.CueFrom && x.From < s.CueFrom && x.Kind == schema.ByName && x.Type == schema.Person && x.Entity != p.Entities[0] && !s.Content.Contains(x.Span) && agrees(d, []int{x.Entity}, want) {
				return nil
			}
		}
		return p.Entities
	}
	return nil
}
