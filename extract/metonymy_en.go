package extract

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// asState reports whether an English text speaks of a capital as of a state, by what it has,
// does or suffers: "Tehran's nuclear deal", "a decision by Tehran", "accused Tehran of".
func asState(d *text.Doc, m *text.Mention) bool {
	toks := d.Tokens
	s := d.SentenceOf(m.From)
	if m.To < s.To && toks[m.To].Tag == "POS" {
		for k := m.To + 1; k < s.To && toks[k].Kind == text.Word; k++ {
			if toks[k].Cap || urban[toks[k].Stem] {
				return false // "Tehran's Azadi Square", "Tehran's northern suburbs"
			}
			if strings.HasPrefix(toks[k].Tag, "NN") && (k+1 == s.To || !strings.HasPrefix(toks[k+1].Tag, "NN")) {
				return true
			}
		}
		return false
	}
	if o := joinedTo(d, m); o != nil && o.Metonym {
		return true // "brokered by Moscow and Washington"
	}
	if m.From > s.From && toks[m.From-1].Norm == "by" && (m.To >= s.To || !toks[m.To].Cap) {
		return true
	}
	if t := &toks[m.From]; t.Dep == "dobj" && t.Head >= 0 && t.Head < m.From && pressed[toks[t.Head].Stem] {
		return true
	}
	return doesAlone(toks, m, s) || dealsWith(toks, m, s)
}

// doesAlone reports whether a verb right behind the capital tells what it does, or is to do, without its being
// anybody's tag: "Ankara sees", "provided Washington took the lead", "expect Tehran to change", "stop Tehran from".
func doesAlone(toks []text.Token, m *text.Mention, s *text.Sentence) bool {
	if m.From == s.From || m.To+1 >= s.To || s.Heading {
		return false
	}
	p, n := &toks[m.From-1], &toks[m.To]
	switch {
	case p.Tag == "IN" && !clauseOpening[p.Norm] || p.Tag == "TO" || p.Cap && p.Kind == text.Word && strings.HasPrefix(p.Tag, "NNP"), p.Norm == "," || p.Norm == "and" || part(p.Norm):
		return p.Norm == "for" && n.Norm == "to" && toks[m.To+1].Tag == "VB" // "calls for Kabul to release"
	case n.Tag == "VBZ" || n.Tag == "VBD" || n.Tag == "VBP" || n.Tag == "MD":
		return !cityVerbs[n.Stem]
	case n.Norm == "to":
		return toks[m.To+1].Tag == "VB" && strings.HasPrefix(p.Tag, "VB") && pressed[p.Stem]
	case n.Norm == "from":
		return toks[m.To+1].Tag == "VBG" && strings.HasPrefix(p.Tag, "VB")
	}
	return false
}

// part reports whether the word before a city's name tells that a part of it, or the city itself, is meant:
// "southeastern Baghdad", "central London", "the capital Tripoli".
func part(w string) bool {
	return strings.HasPrefix(w, "north") || strings.HasPrefix(w, "south") || strings.HasPrefix(w, "east") || strings.HasPrefix(w, "west") || parts[w]
}

// parts holds such words that name no quarter of the sky.
var parts = map[string]bool{"capital": true, "central": true, "city": true, "downtown": true, "greater": true, "inner": true, "old": true, "rural": true, "suburban": true}

// clauseOpening holds the words that are tagged as prepositions and open clauses.
var clauseOpening = map[string]bool{"that": true, "if": true, "because": true, "whether": true, "while": true, "although": true, "though": true, "unless": true, "until": true, "as": true, "since": true}

// cityVerbs holds what a city is or undergoes, by stem.
var cityVerbs = map[string]bool{"be": true, "have": true, "remain": true, "become": true, "fall": true, "lie": true, "host": true, "witness": true, "burn": true, "sit": true}

// dealsWith reports whether a noun or verb with its preposition tells of dealings with states and stands
// right before the capital: "sanctions on Tehran", "pressure from Washington", "an enemy of Moscow", "its ally Damascus".
func dealsWith(toks []text.Token, m *text.Mention, s *text.Sentence) bool {
	if m.To < s.To && (toks[m.To].Cap && toks[m.To].Kind == text.Word || urban[toks[m.To].Stem]) {
		return false
	}
	k := m.From - 1
	if k < s.From {
		return false
	}
	if allied[toks[k].Stem] && strings.HasPrefix(toks[k].Tag, "NN") {
		return true
	}
	before := dealings[toks[k].Norm]
	for q := k - 1; before != nil && q >= s.From && q >= k-2; q-- {
		if before[toks[q].Stem] {
			return true
		}
		if q == k-1 && toks[q].Tag != "RB" && toks[q].Tag != "RP" && !strings.HasPrefix(toks[q].Tag, "JJ") {
			break
		}
	}
	return false
}

// allied holds what a state is to another.
var allied = map[string]bool{"adversary": true, "ally": true, "enemy": true, "foe": true, "nemesis": true, "neighbor": true, "neighbour": true, "patron": true, "rival": true}

// dealings holds, by preposition, the stems before it of what states do to each other, or have with one another.
var dealings = map[string]map[string]bool{
	"on": {
		"ban": true, "blame": true, "call": true, "condition": true, "curb": true, "depend": true, "dependence": true, "embargo": true, "hard": true, "impose": true, "leverage": true, "measure": true, "penalty": true, "press": true, "pressure": true,
		"prevail": true, "reliance": true, "rely": true, "restriction": true, "sanction": true, "tariff": true, "tough": true,
	},
	"for": {
		"advantage": true, "backing": true, "blow": true, "concession": true, "condition": true, "defeat": true, "embarrassment": true, "help": true, "loss": true, "message": true, "problem": true, "risk": true, "setback": true, "support": true, "sympathy": true,
		"victory": true, "win": true,
	},
	"from": {
		"aid": true, "approval": true, "arms": true, "assistance": true, "assurance": true, "backing": true, "concession": true, "condemnation": true, "criticism": true, "funding": true, "guarantee": true, "help": true, "independence": true, "instruction": true, "message": true,
		"objection": true, "order": true, "permission": true, "plea": true, "pressure": true, "provocation": true, "reaction": true, "rebuke": true, "response": true, "signal": true, "support": true, "threat": true, "warning": true, "weapon": true,
	},
	"to": {
		"allegiance": true, "alternative": true, "close": true, "concession": true, "hardware": true, "hostile": true, "link": true, "loyal": true, "loyalty": true, "message": true, "opposed": true, "opposition": true, "response": true, "rival": true, "sympathetic": true,
		"threat": true, "tie": true, "ultimatum": true, "up": true, "warning": true, "weapon": true,
	},
	"of": {
		"accusation": true, "ally": true, "approval": true, "backer": true, "backing": true, "behalf": true, "critic": true, "criticism": true, "critical": true, "enemy": true, "foe": true, "friend": true, "intention": true, "opponent": true, "policy": true,
		"possibility": true, "rival": true, "support": true, "supporter": true, "wary": true,
	},
	"toward": {"policy": true, "stance": true, "approach": true}, "towards": {"policy": true, "stance": true, "approach": true},
}

// joinedTo returns the mention that "and" joins m to, nil for none.
func joinedTo(d *text.Doc, m *text.Mention) *text.Mention {
	if m.From < 2 || d.Tokens[m.From-1].Norm != "and" {
		return nil
	}
	for i := range d.Mentions {
		if o := &d.Mentions[i]; o.To == m.From-1 {
			return o
		} else if o.From >= m.From {
			return nil
		}
	}
	return nil
}

// urban holds nouns for what a city has, and no state.
var urban = map[string]bool{
	"airport": true, "archbishop": true, "avenue": true, "bazaar": true, "bus": true, "centre": true, "center": true, "city": true, "district": true, "east": true, "gate": true, "governor": true, "hotel": true, "mayor": true, "metro": true,
	"mosque": true, "municipality": true, "neighborhood": true, "neighbourhood": true, "north": true, "outskirt": true, "outskirts": true, "park": true, "police": true, "population": true, "port": true, "quarter": true,
	"resident": true, "road": true, "skyline": true, "south": true, "square": true, "station": true, "street": true, "subway": true, "suburb": true, "traffic": true, "underground": true, "university": true, "west": true,
}

// pressed holds verbs whose object is whom somebody deals with, accuses or wins over.
var pressed = map[string]bool{
	"accuse": true, "advise": true, "alarm": true, "allow": true, "anger": true, "arm": true, "ask": true, "assure": true, "ban": true, "bar": true, "blame": true, "challenge": true, "condemn": true, "confront": true, "convince": true, "court": true,
	"criticise": true, "criticize": true, "deter": true, "dissuade": true, "embarrass": true, "expect": true, "force": true, "give": true, "infuriate": true, "irk": true, "isolate": true, "let": true, "persuade": true, "press": true, "pressure": true, "prevent": true,
	"prompt": true, "provoke": true, "punish": true, "push": true, "remind": true, "stop": true, "support": true, "tell": true, "threaten": true, "urge": true, "want": true, "warn": true,
}
