package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// known marks the names that the lexicon knows.
func (n *namer) known(s *text.Sentence, tagged []text.Mention) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; {
		t := &toks[i]
		if t.Kind != text.Word || n.name[i] != 0 {
			i++
			continue
		}
		h := n.l.names.Find(n.word, i, s.To)
		if h.Len == 0 || !n.believable(h, i, s) {
			i++
			continue
		}
		if t.Norm == "the" && i+1 < s.To {
			if l := n.l.names.Find(n.word, i+1, s.To); l.Len >= h.Len && n.believable(l, i+1, s) {
				i++
				continue // "the Gulf of Aden", not "the Gulf"
			}
		}
		to := i + h.Len
		for to-1 > i && toks[to-1].Kind != text.Word && toks[to-1].Kind != text.Number {
			to--
		}
		if h.Entry.Type != schema.Person && n.ofCommittee(to, s) {
			i = to
			continue // "Senate Budget Committee"
		}
		if h.Entry.Type == schema.Place && i > s.From && toks[i-1].Cap && !s.Heading && n.l.heads[toks[i-1].Norm].typ == schema.Facility {
			i = to
			continue // "Camp Hope"
		}
		if h.Entry.Type == schema.Place && to < s.To && n.continues(to, s) || h.Entry.Type == schema.Place && h.Len == 1 && i > s.From && n.partOfRun(i, s) {
			i = to
			continue // "Baghdad University", "Tripoli Brigade": the run decides
		}
		if h.Entry.Type == schema.Person && to < s.To && n.continues(to, s) && !reigns[toks[to].Norm] {
			i = to
			continue // "Nelson Mandela Foundation"
		}
		if h.Entry.Type == schema.Place && h.Entry.Rank >= 2 && h.Len == 1 && partOfPerson(tagged, i, to) {
			i = to
			continue // "Petra Lind"
		}
		if end := n.namesake(i, to, s, tagged); end > to {
			g, _ := n.l.names.Given(t.Norm)
			n.add(text.Mention{From: i, To: end, Type: schema.Person, Kind: schema.ByName, Head: n.headOf(i, end), Definite: true, Gender: g.Gender, Rule: "en/namesake", Score: 0.75})
			i = end
			continue
		}
		if h.Entry.Kind == "media" && !s.Heading {
			for to < s.To && toks[to].Cap && n.name[to] == 0 && outlets[toks[to].Norm] {
				to++ // "Yonhap News"
			}
		}
		from := i
		if h.Entry.Type == schema.Person && h.Len > 1 {
			to = n.fathers(to, s)
			for from > s.From && toks[from-1].Cap && n.name[from-1] == 0 && n.l.names.IsGiven(toks[from-1].Norm) && !n.isTitle(from-1) {
				from-- // "Syed" before the name that he is known by
			}
		}
		n.add(text.Mention{From: from, To: to, Type: h.Entry.Type, Kind: schema.ByName, Known: h.Entry.ID, Head: n.headOf(from, to), Definite: true, Gender: h.Entry.Gender, Rule: "en/known", Score: 0.95})
		i = to
	}
}

// outlets are words for an outlet that may stand behind its name and be part of it.
var outlets = map[string]bool{"agency": true, "news": true, "newspaper": true, "online": true, "radio": true, "television": true, "tv": true}

// ofCommittee reports whether capitals lead from token i to a committee, of whose name
// what stands before them is then a part.
func (n *namer) ofCommittee(i int, s *text.Sentence) bool {
	toks := n.d.Tokens
	for k := i; k < s.To && k < i+longestCommittee && !s.Heading; k++ {
		switch t := &toks[k]; {
		case !t.Cap && (k == i || t.Norm != "and"), n.calendar(t):
			return false
		case committees[t.Norm]:
			return true
		}
	}
	return false
}

// longestCommittee is the most words of a committee's name behind its chamber's.
const longestCommittee = 6

// committees are what the parts of a chamber are called by.
var committees = map[string]bool{"committee": true, "subcommittee": true}

// fathers returns where the names of father and family end that an Arab's full name
// goes on with at token k: "Nawaf Al-Ahmad Al-Jaber Al-Sabah", "Zayed bin Sultan"; k
// where it does not.
func (n *namer) fathers(k int, s *text.Sentence) int {
	toks := n.d.Tokens
	for k < s.To {
		t := &toks[k]
		at := strings.IndexByte(t.Text, '-')
		switch {
		case at > 0 && isArticle(t.Text[:at]) && capitalised(t):
			k++
		case (t.Norm == "bin" || t.Norm == "ibn" || t.Norm == "bint" || t.Norm == "al") && k+1 < s.To && toks[k+1].Cap && toks[k+1].Kind == text.Word:
			k += 2
		default:
			return k
		}
	}
	return k
}

// reigns are nouns for what somebody leads, whose name before them names him.
var reigns = map[string]bool{"administration": true, "cabinet": true, "campaign": true, "government": true, "presidency": true, "regime": true, "team": true}

// partOfPerson reports whether the tagger has a longer name of a person about
// tokens from to to.
func partOfPerson(tagged []text.Mention, from, to int) bool {
	for k := range tagged {
		m := &tagged[k]
		if m.From >= to {
			break
		}
		if m.From <= from && to <= m.To && m.To-m.From > to-from && m.Type == schema.Person {
			return true
		}
	}
	return false
}

// namesake returns where the name of a person ends whose given name, from i to to, is
// that of a place as well, "Sofia Lindgren said"; 0 where a place is meant.
func (n *namer) namesake(i, to int, s *text.Sentence, tagged []text.Mention) int {
	toks := n.d.Tokens
	if to != i+1 || to >= s.To || s.Heading || !toks[to].Cap || toks[to].Kind != text.Word || n.isTitle(to) {
		return 0
	}
	if i > s.From {
		switch toks[i-1].Norm {
		case "in", "from", "near", "at", "to", "of":
			return 0
		}
	}
	if end := n.fathers(to, s); end > to {
		return end // "Qassim Al-Aaraji"
	}
	if !n.l.namesakes[toks[i].Norm] {
		return 0
	}
	for k := range tagged {
		if m := &tagged[k]; m.Type == schema.Person && (m.From == to || m.From == i) && m.To > to {
			return m.To
		}
	}
	if n.l.names.IsFamily(toks[to].Norm) {
		return to + 1
	}
	return 0
}

// believable reports whether a known form at token i means the name there.
func (n *namer) believable(h lexicon.Hit, i int, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	lastTok := &n.d.Tokens[i+h.Len-1]
	if h.Capitals {
		return t.Text == strings.ToUpper(t.Text) && (!h.Ambiguous || !s.Heading && strings.HasPrefix(t.Tag, "NNP"))
	}
	caps := 0
	for k := i; k < i+h.Len; k++ {
		if capitalised(&n.d.Tokens[k]) {
			caps++
		}
	}
	if caps == 0 {
		// "international coalition", "Iraqi forces" have a capital somewhere, or two words.
		return h.Len > 1 && (!h.Ambiguous && unicode.IsLower(firstRune(h.Form)) || n.meantHere(h))
	}
	if !capitalised(t) && unicode.IsUpper(firstRune(h.Form)) && !strings.HasPrefix(t.Norm, "al") {
		return false
	}
	if h.Len == 1 && i > s.From && n.d.Tokens[i-1].Cap && (n.l.names.IsGiven(n.d.Tokens[i-1].Norm) || n.isTitle(i-1) && !n.theirTitle(i-1, h.Entry)) {
		return false // "Jack London", "Sen. Jordan"
	}
	if h.Len == 1 && i > s.From && !s.Heading && h.Entry.Type == schema.Place && n.isTitle(i-1) && i+1 < s.To && capitalised(&n.d.Tokens[i+1]) && n.d.Tokens[i+1].Kind == text.Word {
		return false // "minister Gao Hucheng"
	}
	if h.Len == 1 && n.l.names.IsGiven(t.Norm) && i+1 < s.To && capitalised(&n.d.Tokens[i+1]) && h.Entry.Type == schema.Place {
		return false
	}
	if h.Len == 1 && i+1 < s.To && n.isTitle(i) && n.isTitle(i+1) {
		return false // "Vice President"
	}
	if h.Ambiguous {
		return i > s.From && !s.Heading && strings.HasPrefix(lastTok.Tag, "NNP")
	}
	if h.Entry.Rank >= 3 && h.Len == 1 && (i == s.From || s.Heading) {
		return strings.HasPrefix(t.Tag, "NNP") && !n.l.verbs[t.Norm]
	}
	return true
}

// theirTitle reports whether the title at token i may be that of a known person, by
// their gender: "President Obama", and not "Mrs. Obama".
func (n *namer) theirTitle(i int, k *lexicon.Known) bool {
	if k.Type != schema.Person {
		return false
	}
	t, ok := n.titleOf(i)
	return !ok || t.gender == text.NoGender || k.Gender == text.NoGender || t.gender == k.Gender
}

// meantHere reports whether the text speaks of whom a body's usual name says that it
// is for or against: "the international coalition", where ISIS is told of.
func (n *namer) meantHere(h lexicon.Hit) bool {
	if h.Entry.Kind != "coalition" || len(h.Entry.En) == 0 {
		return false
	}
	words := strings.Fields(Fold(h.Entry.En[0]))
	for k := range words {
		o := n.l.names.Find(func(i int) string { return words[i] }, k, len(words))
		if o.Len == 0 || o.Len == len(words) || o.Entry.Type != schema.MilitaryUnit || o.Entry == h.Entry {
			continue
		}
		for i := range n.d.Tokens {
			if t := &n.d.Tokens[i]; t.Kind == text.Word && t.Cap {
				if f := n.l.names.Find(n.word, i, n.d.SentenceOf(i).To); f.Len > 0 && f.Entry.ID == o.Entry.ID {
					return true
				}
			}
		}
	}
	return false
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// continues reports whether a name goes on at token to: a capitalised head noun
// or a head noun that makes of it another name.
func (n *namer) continues(to int, s *text.Sentence) bool {
	t := &n.d.Tokens[to]
	if !t.Cap || s.Heading {
		return false
	}
	for k := to; k < s.To && k < to+3 && n.d.Tokens[k].Cap; k++ {
		if _, ok := n.l.heads[strings.ToLower(n.d.Tokens[k].Stem)]; ok {
			return true
		}
		if !strings.HasPrefix(n.d.Tokens[k].Tag, "NN") {
			return false
		}
	}
	return false
}

// partOfRun reports whether the token before i is part of the same name.
func (n *namer) partOfRun(i int, s *text.Sentence) bool {
	p := &n.d.Tokens[i-1]
	return i-1 > s.From && p.Cap && p.Tag == "NNP" && p.Dep == "compound" && n.name[i-1] == 0 && !n.isTitle(i-1) && !s.Heading && !n.demonym(i-1)
}
