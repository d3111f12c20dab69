package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// stateless holds nouns for those who act and suffer for themselves or for a cause: an adjective before
// them tells where they are from, and not that their country takes part: "Somali pirates", "Syrian rebels".
var stateless = map[string]bool{
	"activist": true, "actor": true, "artist": true, "assailant": true, "athlete": true, "attacker": true, "bomber": true, "boy": true, "branch": true, "brother": true, "businessman": true, "captive": true, "cartel": true, "cell": true,
	"child": true, "citizen": true, "civilian": true, "cleric": true, "community": true, "couple": true, "crowd": true, "demonstrator": true, "detainee": true, "dissident": true, "exile": true, "extremist": true, "faction": true, "family": true,
	"father": true, "fighter": true, "fisherman": true, "gang": true, "girl": true, "group": true, "guerrilla": true, "gunman": true, "hacker": true, "hijacker": true, "hostage": true, "immigrant": true, "imam": true, "inmate": true, "insurgent": true,
	"islamist": true, "jihadist": true, "journalist": true, "kidnapper": true, "lawyer": true, "man": true, "mercenary": true, "migrant": true, "militant": true, "militia": true, "militiaman": true, "minority": true, "mob": true, "mother": true,
	"national": true, "opposition": true, "passenger": true, "people": true, "pirate": true, "prisoner": true, "protester": true, "rebel": true, "refugee": true, "reporter": true, "resident": true, "separatist": true, "settler": true, "smuggler": true,
	"student": true, "suspect": true, "teenager": true, "terrorist": true, "tourist": true, "trafficker": true, "tribesman": true, "victim": true, "villager": true, "voter": true, "woman": true, "worker": true, "youth": true,
}

// ofNoState reports whether the adjective that ends before token k stands before a noun for those who
// act for no state, from k up to noun i: "Syrian | rebel shelling".
func (r *eventReader) ofNoState(k, i int) bool {
	for ; k <= i && k < len(r.d.Tokens); k++ {
		if stateless[r.d.Tokens[k].Stem] || stateless[r.d.Tokens[k].Norm] {
			return true
		}
	}
	return false
}

// standsIn reports whether a preposition of place governs the place x: "in X", "north of X"; who is told
// of so does nothing.
func (r *eventReader) standsIn(x int) bool {
	toks := r.d.Tokens
	m := &r.d.Mentions[x]
	if n := m.To; n < len(toks) && toks[n].Sent == toks[m.From].Sent && (strings.HasPrefix(toks[n].Tag, "NN") || toks[n].Tag == "JJ" || toks[n].Tag == "POS") {
		return false // "in X air strikes"
	}
	k := m.From - 1
	for k >= 0 && toks[k].Sent == toks[m.From].Sent && (toks[k].Tag == "DT" || toks[k].Tag == "JJ") {
		k--
	}
	if k < 0 || toks[k].Sent != toks[m.From].Sent || toks[k].Tag != "IN" {
		return false
	}
	if toks[k].Norm == "of" {
		return k > 0 && flanks[toks[k-1].Norm]
	}
	return located[toks[k].Norm] || toks[k].Norm == "across" || toks[k].Norm == "around"
}

// dateline reports whether mention x is but the place with which a report begins: "OSLO (Harbour Wire)
// —", "ADEN Two soldiers were".
func (r *eventReader) dateline(x int) bool {
	toks := r.d.Tokens
	m := &r.d.Mentions[x]
	if m.Kind != schema.ByName || m.Type != schema.Place || m.To >= len(toks) {
		return false
	}
	next := &toks[m.To]
	if next.Text == "(" && m.To+2 < len(toks) && r.name[m.To+1] != 0 && r.d.Mentions[r.name[m.To+1]-1].Type == schema.Organization {
		return true
	}
	const shortest = 4 // "IRAN"
	w := m.Span.Text
	if len(w) < shortest || !shouted(w) {
		return false
	}
	return m.From == r.d.SentenceOf(m.From).From && (next.Kind != text.Word || next.Cap && !shouted(next.Text))
}

// shouted reports whether a name is in capitals.
func shouted(w string) bool {
	for _, c := range w {
		if 'a' <= c && c <= 'z' {
			return false
		}
	}
	return true
}

// actsOfState holds the types of events in which a country takes part by what its government does.
var actsOfState = map[string]bool{"agree": true, "aid": true, "attack": true, "deploy": true, "end_mission": true, "launch_operation": true, "negotiate": true, "reduce_forces": true, "release": true, "sanction": true, "seize": true, "withdraw": true}

// ownSetting holds the types of events whose place can be that of another's beside them: of one scene.
var ownSetting = map[string]bool{"arrest": true, "attack": true, "injure": true, "kill": true, "launch_operation": true, "protest": true, "release": true}

// figurative reports whether verb or noun i, a fight or an attack, is one without blows: a match, a stand
// for a right or an office, words, an animal's or an illness's.
func (r *eventReader) figurative(i int, class string) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	for k := s.From; k < s.To; k++ {
		if isScore(toks[k].Text) {
			return true // "beat them 2-0"
		}
	}
	for c := range r.t.children(i) {
		switch {
		case toks[c].Dep == "nmod" && r.t.preposition(c) == "for" && foughtFor[toks[c].Stem] && !r.near(i, 0, war):
			return true // "is fighting for political survival"
		case (toks[c].Dep == "compound" || toks[c].Dep == "amod") && c == i-1 && class == "N" && (beasts[toks[c].Stem] && (c == 0 || toks[c-1].Norm != "lone") || toks[c].Stem == "panic" || toks[c].Stem == "asthma" || toks[c].Stem == "heart"):
			return true // "a shark attack"
		}
	}
	if class == "V" && (r.underBlame(i) || r.burstsInto(i)) {
		return true
	}
	h := toks[i].Head
	return class == "N" && h >= 0 && r.t.preposition(i) == "on" && (toks[h].Stem == "go" || toks[h].Stem == "be") && i > 0 && toks[i-1].Norm == "the" && r.t.child(i, "nmod", "amod", "compound") < 0 // "went on the attack"
}

// isScore reports whether a word is the score of a match: "2-0".
func isScore(w string) bool {
	a, b, ok := strings.Cut(w, "-")
	digits := func(s string) bool {
		return len(s) == 1 && s[0] >= '0' && s[0] <= '9'
	}
	return ok && digits(a) && digits(b)
}

// foughtFor holds nouns for what one fights for with words, votes or in court.
var foughtFor = map[string]bool{"career": true, "custody": true, "equality": true, "future": true, "job": true, "justice": true, "nomination": true, "position": true, "presidency": true, "re-election": true, "reelection": true, "right": true, "seat": true, "survival": true, "title": true, "vote": true}

// beasts holds nouns for animals that attack people.
var beasts = map[string]bool{"alligator": true, "animal": true, "bear": true, "bee": true, "cougar": true, "coyote": true, "crocodile": true, "dog": true, "elephant": true, "leopard": true, "lion": true, "shark": true, "snake": true, "tiger": true, "wasp": true, "wolf": true}
