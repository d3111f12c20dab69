package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// retag corrects the tags of a sentence before its tree is made, where a form or its
// neighbours rule out what the tagger says of a word that it saw seldom: no "raid" is a past
// tense, no "overran" a preposition, and nothing that stands behind "the" is a finite verb.
func (l *Language) retag(toks []text.Token) {
	for i := range toks {
		t := &toks[i]
		if t.Kind != text.Word || t.Cap && i > 0 || len(t.Norm) < 3 {
			continue
		}
		if i == 0 && numerals[t.Norm] > 1 {
			t.Tag = "CD" // "Twelve people were held"
		}
		switch t.Tag {
		case "VBD", "VBN":
			if !l.pastForm(t.Norm) {
				l.noPast(toks, i)
			} else if t.Tag == "VBN" && (l.tellsPast(toks, i) || l.saysPast(toks, i)) {
				t.Tag = "VBD"
			}
		case "VBZ":
			if l.pluralNoun(toks, i) {
				t.Tag = "NNS"
			}
		case "VBG":
			if l.doing(toks, i) {
				t.Tag = "NN"
			} else if telling[t.Norm] && i+1 < len(toks) && (toks[i+1].Tag == "NN" || toks[i+1].Tag == "NNS") {
				t.Tag = "JJ" // "imposed crippling sanctions"
			}
		case "VB", "VBP":
			if quarters[t.Norm] {
				t.Tag = "JJ" // "to northern Gaza"
			}
		case "NN", "NNS", "IN", "JJ":
			l.finite(toks, i)
			if w, ok := strings.CutPrefix(t.Norm, "re-"); ok && t.Tag == "JJ" && i > 0 && l.pastForm(w) && l.verbs[l.past(w)] {
				switch l.irregularVerbs[toks[i-1].Norm] {
				case "be", "have", "get":
					t.Tag = "VBN" // "was re-elected"
				}
			}
			if t.Tag == "JJ" && l.saysPast(toks, i) || l.paperReads(toks, i) {
				t.Tag = "VBD"
			}
			if t.Norm == "speaking" && t.Tag == "NN" && i > 0 && i+1 < len(toks) && strings.HasPrefix(toks[i-1].Tag, "NN") && (toks[i+1].Tag == "IN" || toks[i+1].Tag == "TO" || toks[i+1].Tag == "RB") {
				t.Tag = "VBG" // "an official speaking to the paper"
			}
			if t.Tag == "NN" && i > 0 && i+1 < len(toks) && toks[i-1].Tag == "TO" && toks[i+1].Tag == "DT" && l.verbs[t.Norm] && len(l.triggers["V"+t.Norm]) > 0 {
				t.Tag = "VB" // "plans to station a brigade"
			} else if t.Tag == "NN" && l.plainPresent(toks, i) {
				t.Tag = "VBP"
			} else if t.Tag == "JJ" && verbsToo[t.Norm] && i > 0 && toks[i-1].Tag == "TO" && i+1 < len(toks) && (toks[i+1].Tag == "DT" || toks[i+1].Tag == "NNP" || toks[i+1].Tag == "PRP$" || toks[i+1].Tag == "CD") {
				t.Tag = "VB" // "called on X to free Y"
			} else if t.Tag == "NNS" && (l.onlyVerb(toks, i) || l.inCondition(toks, i)) {
				t.Tag = "VBZ"
			} else if t.Tag == "JJ" && i > 0 && i+1 < len(toks) && (toks[i-1].Norm == "a" || toks[i-1].Norm == "an") && toks[i+1].Norm == "of" {
				t.Tag = "NN" // "a relative of the mayor"
			}
		}
	}
}

// tellsPast reports whether token i, taken for a participle, is the past tense of a clause: a
// noun stands before it, an object behind it, and no auxiliary near. Who is given or called
// something may have one behind a participle.
func (l *Language) tellsPast(toks []text.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i-1].Tag[0] != 'N' || !objects[toks[i+1].Tag] && !l.titled(toks, i+1) || toks[i+1].Tag == "RP" || givesTwo[toks[i].Norm] || toks[i+1].Cap && l.calendar[toks[i+1].Norm] {
		return false
	}
	const near = 5
	for k := i - 1; k >= 0 && k >= i-near; k-- {
		switch l.irregularVerbs[toks[k].Norm] {
		case "be", "have", "get":
			if toks[k].Tag != "POS" {
				return false
			}
		}
	}
	return true
}

// titled reports whether a name stands behind common nouns at token k: "army chief Omar
// Haddad".
func (l *Language) titled(toks []text.Token, k int) bool {
	const most = 3
	for from := k; k < len(toks) && k <= from+most; k++ {
		switch toks[k].Tag {
		case "NN", "JJ":
		case "NNP":
			return k > from && !toks[from].Cap && !l.calendar[toks[k].Norm]
		default:
			return false
		}
	}
	return false
}

// givesTwo holds participles of verbs with two objects, one of which a passive keeps.
var givesTwo = map[string]bool{
	"accorded": true, "allowed": true, "asked": true, "awarded": true, "called": true, "deemed": true, "denied": true, "dubbed": true, "given": true, "granted": true,
	"named": true, "nicknamed": true, "offered": true, "paid": true, "sent": true, "shown": true, "taught": true, "titled": true, "told": true, "codenamed": true, "entitled": true, "labelled": true, "labeled": true,
}

// noPast tags word i, which is no past: "denies raid on X", "lawmakers grill the minister".
func (l *Language) noPast(toks []text.Token, i int) {
	t := &toks[i]
	switch {
	case l.verbs[t.Norm] && i+1 < len(toks) && objects[toks[i+1].Tag]:
		t.Tag = "VBP"
	case l.verbs[t.Norm] || i > 0 && beforeNoun[toks[i-1].Tag]:
		t.Tag = "NN"
	}
}

// pastForm reports whether w may be the past of a verb.
func (l *Language) pastForm(w string) bool {
	return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "'d") || l.irregularVerbs[w] != "" || alike[w]
}

// alike holds verbs whose past is like their present, which no list of forms has.
var alike = map[string]bool{
	"beat": true, "bet": true, "broadcast": true, "burst": true, "cast": true, "cost": true, "cut": true, "fit": true, "forecast": true, "hit": true, "hurt": true, "let": true, "offset": true,
	"put": true, "quit": true, "read": true, "rid": true, "set": true, "shed": true, "shut": true, "split": true, "spread": true, "thrust": true, "undercut": true, "upset": true, "overrun": true, "come": true, "become": true, "run": true,
}

// pluralNoun reports whether token i, which the tagger takes for a verb of the present, is
// the plural of a noun by what stands beside it: "after raids", "rebels released him".
func (l *Language) pluralNoun(toks []text.Token, i int) bool {
	t := &toks[i]
	if l.irregularVerbs[t.Norm] != "" || !strings.HasSuffix(t.Norm, "s") {
		return false
	}
	stem := l.thirdPerson(t.Norm)
	if seldomVerbs[stem] {
		return i == 0 || toks[i-1].Tag != "PRP" && toks[i-1].Tag[0] != 'W'
	}
	if i > 0 {
		switch p := &toks[i-1]; p.Tag {
		case "PRP", "WDT", "WP", "EX":
			return false
		case "IN":
			if nounBehind[p.Norm] {
				return true
			}
		case "DT":
			if p.Norm == "the" || p.Norm == "these" || p.Norm == "those" || p.Norm == "no" || p.Norm == "some" {
				return true
			}
		case "PRP$", "POS":
			return true
		case "CC":
			if i > 1 && toks[i-2].Tag == "NNS" && l.cues["V"+stem] == "" {
				return i+1 >= len(toks) || !objects[toks[i+1].Tag] && toks[i+1].Tag[0] != 'N' && toks[i+1].Tag != "JJ" // "soldiers and raids"
			}
		case "NN", "NNP":
			if compoundTrigger[p.Norm] && (i+1 >= len(toks) || toks[i+1].Tag != "CD" && !objects[toks[i+1].Tag]) {
				return true // "air raids"
			}
		}
	}
	if !l.verbs[stem] && l.cues["V"+stem] == "" && (i == 0 || toks[i-1].Tag != "RB") && (i+1 >= len(toks) || !objects[toks[i+1].Tag]) {
		return true // "militants"
	}
	if i+1 < len(toks) && l.cues["V"+stem] == "" {
		switch n := &toks[i+1]; n.Tag {
		case "VBD", "VBP", "MD":
			return true
		case "VBZ":
			return l.irregularVerbs[n.Norm] != ""
		}
	}
	return false
}

// seldomVerbs holds verbs whose form in "s" is nearly always the plural of a noun.
var seldomVerbs = map[string]bool{"pirate": true, "rebel": true, "recruit": true, "soldier": true, "tank": true}

// beforeNoun holds tags of what stands before a noun.
var beforeNoun = map[string]bool{"DT": true, "JJ": true, "NN": true, "NNP": true, "PRP$": true, "POS": true, "CD": true, "IN": true}

// objects holds tags with which the object of a verb begins.
var objects = map[string]bool{"DT": true, "PRP": true, "PRP$": true, "NNP": true, "RP": true}

// nounBehind holds prepositions behind which no clause stands.
var nounBehind = map[string]bool{
	"against": true, "amid": true, "among": true, "between": true, "by": true, "despite": true, "during": true, "from": true, "in": true,
	"into": true, "of": true, "over": true, "through": true, "under": true, "with": true, "without": true,
}

// doing reports whether token i, a noun of an event in "ing", stands as one: "as shelling hit
// the market", "the bombing of X", "deadly shooting".
func (l *Language) doing(toks []text.Token, i int) bool {
	if len(l.triggers["N"+toks[i].Norm]) == 0 || i+1 >= len(toks) || objects[toks[i+1].Tag] || toks[i+1].Tag == "CD" {
		return false
	}
	if i > 0 {
		switch p := &toks[i-1]; p.Tag {
		case "JJ", "PRP$", "POS":
			return true
		case "DT":
			return p.Norm != "those"
		}
	}
	switch toks[i+1].Tag {
	case "VBN":
		return i > 0 && toks[i-1].Tag == "IN" && i+2 < len(toks) && objects[toks[i+2].Tag]
	case "VBD", "VBZ", "VBP", "MD":
		return i == 0 || toks[i-1].Tag[0] != 'N' && toks[i-1].Tag != "PRP" && toks[i-1].Tag != "DT"
	}
	return false
}

// verbsToo holds adjectives that are verbs as well.
var verbsToo = map[string]bool{"clear": true, "free": true, "open": true, "secure": true}

// quarters holds adjectives for where something lies.
var quarters = map[string]bool{
	"northern": true, "southern": true, "eastern": true, "western": true, "northeastern": true, "northwestern": true, "southeastern": true, "southwestern": true,
	"north-eastern": true, "north-western": true, "south-eastern": true, "south-western": true,
}

// finite makes a verb of token i where its form can be nothing else: "overran", "withdrew".
func (l *Language) finite(toks []text.Token, i int) {
	t := &toks[i]
	lemma := l.irregularVerbs[t.Norm]
	if lemma == "" || lemma == t.Norm || !pasts[t.Norm] {
		return
	}
	t.Tag = "VBD"
}

// plainPresent reports whether noun i is a verb of the present, between a plural and what
// begins another noun phrase: "air strikes kill 42", "protesters storm the palace".
func (l *Language) plainPresent(toks []text.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || !l.verbs[toks[i].Norm] {
		return false
	}
	if alone := len(l.triggers["V"+toks[i].Norm]) > 0 && len(l.triggers["N"+toks[i].Norm]) == 0; toks[i-1].Tag != "NNS" && !(alone && toks[i-1].Tag[0] == 'N' && toks[i+1].Tag == "CD") {
		return false // "proposed that the council blacklist ten ships"
	}
	switch n := &toks[i+1]; n.Tag {
	case "CD", "DT", "PRP", "PRP$":
		return true
	}
	return false
}

// onlyVerb reports whether plural i is the one verb of a sentence, of those that tell of an
// event as verbs alone: "rebels' leader frees 12 hostages".
func (l *Language) onlyVerb(toks []text.Token, i int) bool {
	stem := l.thirdPerson(toks[i].Norm)
	if i == 0 || i+1 >= len(toks) || toks[i-1].Tag != "NN" && toks[i-1].Tag != "NNP" || len(l.triggers["V"+stem]) == 0 || len(l.triggers["N"+stem]) > 0 {
		return false
	}
	if _, body := l.heads[toks[i].Norm]; body || compoundTrigger[toks[i-1].Norm] {
		return false // "Thai forces", "rocket shells"
	}
	switch toks[i+1].Tag {
	case "CD", "DT", "PRP$", "NNP", "NN", "NNS", "JJ":
	default:
		return false
	}
	for k := range toks {
		switch toks[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}

// inCondition reports whether plural i is the verb of a clause with "if" that it tells an event in, a
// name alone before it and one behind: "if Oslo attacks Aden, …".
func (l *Language) inCondition(toks []text.Token, i int) bool {
	if i < 2 || i+2 >= len(toks) || toks[i-1].Tag != "NNP" && toks[i-1].Tag != "NNPS" || toks[i+1].Tag != "NNP" || !toks[i+1].Cap || len(l.triggers["V"+l.thirdPerson(toks[i].Norm)]) == 0 {
		return false
	}
	k := i - 1
	for k > 0 && (toks[k].Tag == "NNP" || toks[k].Tag == "NNPS" || toks[k].Tag == "DT") {
		k--
	}
	switch toks[k].Norm {
	case "if", "unless", "when", "whenever", "once":
		return true
	}
	return false
}

// pasts holds irregular pasts that are no other word.
var pasts = map[string]bool{
	"arose": true, "became": true, "began": true, "broke": true, "brought": true, "built": true, "came": true, "caught": true, "chose": true, "drew": true, "drove": true,
	"fell": true, "fled": true, "flew": true, "forbade": true, "fought": true, "gave": true, "grew": true, "held": true, "kept": true, "knew": true, "met": true,
	"overcame": true, "overran": true, "overthrew": true, "paid": true, "ran": true, "rode": true, "sank": true, "sent": true, "shook": true, "slew": true,
	"sold": true, "sought": true, "spoke": true, "stole": true, "stood": true, "struck": true, "swept": true, "swore": true, "taught": true, "threw": true, "told": true, "took": true, "tore": true,
	"went": true, "withdrew": true, "withstood": true, "won": true, "wrote": true,
}

// telling holds participles that tell how hard or grave something is, before its noun.
var telling = map[string]bool{
	"biting": true, "blistering": true, "crippling": true, "crushing": true, "damaging": true, "devastating": true, "punishing": true, "scathing": true, "searing": true, "staggering": true, "stinging": true,
	"stunning": true, "sweeping": true, "withering": true,
}
