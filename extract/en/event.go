package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// An eventReader finds the events of one document.
type eventReader struct {
	l    *Language
	d    *text.Doc
	t    *tree
	head map[int]int // token: the mention that it heads
	name []int32     // 1 + the shortest name that covers the token
	done map[int]bool
	used []int        // those that the trigger being read has put among them
	cue  map[int]bool // tokens that are cues of statements
	end  int          // where the trigger that is being read ends, if with another word
	main string       // the country that the text names most, once it is asked for
	deep int          // the noun that it needs, deeper in the phrase, or 0
}

// Events fills d.Events.
func (l *Language) Events(d *text.Doc) {
	l.joinCompounds(d)
	r := &eventReader{l: l, d: d, t: newTree(d), head: map[int]int{}, name: make([]int32, len(d.Tokens)), done: map[int]bool{}, cue: map[int]bool{}}
	for i := range d.Statements {
		r.cue[d.Statements[i].CueFrom] = true
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if y, ok := r.head[m.Head]; !ok || d.Mentions[y].Kind != schema.ByName {
			r.head[m.Head] = x
		}
		if m.Kind == schema.ByName {
			for k := m.From; k < m.To; k++ {
				r.name[k] = int32(x) + 1
			}
		}
	}
	d.Events = d.Events[:0]
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Dep == "auxpass" && t.Tag == "VBZ" && t.Stem != "be" && t.Stem != "get" {
			t.Dep, t.Tag = "nsubj", "NNS" // "warplanes killed two", whose subject the tagger took for a verb
		}
	}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != text.Word || t.Tag == "" || r.name[i] != 0 || r.done[i] || d.SentenceOf(i).Skip {
			continue
		}
		class := r.class(i)
		if class == "N" && (r.inReturn(i) || r.lifted(i)) {
			continue
		}
		if class != "V" && class != "N" || class == "N" && t.Dep == "compound" && t.Head > i {
			continue
		}
		if t.Cap && l.calendar[t.Norm] {
			continue // the month of March
		}
		stem := t.Stem
		if d.SentenceOf(i).Heading && t.Cap {
			stem = l.headlineStem(t)
			if len(l.triggers[class+stem]) == 0 {
				if class == "N" {
					class = "V"
				} else {
					class = "N"
				}
			}
		}
		if _, last, ok := strings.Cut(stem, "-"); ok && class == "N" && len(l.triggers[class+stem]) == 0 {
			stem = last // "car-bombing"
		}
		for k := range l.triggers[class+stem] {
			tr := &l.triggers[class+stem][k]
			v := text.Event{Type: tr.typ, From: i, To: i + 1, Roles: map[schema.Role][]int{}, Date: -1, Statement: -1, Polarity: schema.Positive, Modality: schema.Asserted, Rule: "en/event/" + tr.typ + "/" + stem}
			r.used = r.used[:0]
			if class == "V" {
				r.verb(&v, tr, i)
			} else {
				r.noun(&v, tr, i)
			}
			r.end, r.deep = 0, 0
			if !r.fits(&v, tr, i, class) || class == "V" && r.idle(i, stem) {
				for _, k := range r.used {
					delete(r.done, k) // no event, so it takes no other word
				}
				continue
			}
			v.Headcount = r.headcount(&v, i, class)
			if v.Type == "aid" && class == "V" && r.deep > i && r.name[r.deep] == 0 {
				r.inner(&v, tr, r.deep) // "approved $2 billion in loans to X"
			}
			v.Setting = r.setting(&v, i, class)
			if class == "V" && t.Dep == "amod" && len(v.Roles) == 0 && v.SubjectRole == "" && v.Country == "" && v.Setting == 0 {
				break // "the newly appointed premier"; who else takes part is guessed later
			}
			if v.Type == "visit" {
				// Whom one visits is the target, where one goes the destination.
				for _, x := range v.Roles[schema.Target] {
					if m := &d.Mentions[x]; m.Type != schema.Person && m.Type != schema.MilitaryUnit {
						v.Roles[schema.Destination] = append(v.Roles[schema.Destination], x)
					}
				}
				v.Roles[schema.Target] = slices.DeleteFunc(v.Roles[schema.Target], func(x int) bool { return slices.Contains(v.Roles[schema.Destination], x) })
				if len(v.Roles[schema.Target]) == 0 {
					delete(v.Roles, schema.Target)
				}
			}
			r.leavesPact(&v)
			v.Roles[schema.Agent] = r.widest(v.Roles[schema.Agent])
			if len(v.Roles[schema.Agent]) == 0 {
				delete(v.Roles, schema.Agent)
			}
			if (v.Type == "agree" || v.Type == "meet" || v.Type == "negotiate") && len(v.Roles[schema.Agent]) == 2 && len(v.Roles[schema.Counterpart]) == 0 && stem != "mediate" && stem != "broker" {
				v.Roles[schema.Counterpart] = v.Roles[schema.Agent][1:]
				v.Roles[schema.Agent] = v.Roles[schema.Agent][:1:1]
			}
			if class == "V" && v.Light > 0 {
				r.use(v.Light - 1)
				v.Light = 0
				if v.From > i || v.To <= i {
					v.Light = i + 1
				}
			}
			if v.Type == "aid" && class == "V" && v.From == i && r.deep > i && (givenNouns[d.Tokens[r.deep].Stem] || len(l.triggers["N"+d.Tokens[r.deep].Stem]) > 0) {
				v.From, v.To = r.deep, r.deep+1 // "provides $2 million in assistance"
				r.use(r.deep)
			}
			if class == "V" && v.Type == "elect" && l.governors["V"+stem] == string(schema.Planned) {
				v.Modality = schema.Planned // "is running for re-election"
			}
			v.Trigger = d.Span(v.From, v.To)
			if v.From == i && r.end > v.To {
				v.Trigger = d.Span(i, r.end)
				for k := i + 1; k < r.end; k++ {
					r.done[k] = r.done[k] || len(l.triggers["N"+d.Tokens[k].Stem]) > 0 && l.triggers["N"+d.Tokens[k].Stem][0].typ == v.Type
				}
			}
			r.reality(&v, i)
			r.date(&v, i)
			r.within(&v, i)
			v.Score = min(0.9, 0.55+0.1*float64(len(v.Roles)))
			d.Events = append(d.Events, v)
			break
		}
	}
	r.shareJoined()
	r.clausePlaces()
	r.sharePlaces()
	r.shareDoers()
	r.shareHarms()
	r.shareSides()
	r.shareDays()
	r.onlyDays()
}

// givenNouns holds nouns for aid that tell of it only with the verb before them.
var givenNouns = map[string]bool{"backing": true, "support": true}

// widest returns the mentions that lie in no other of them: "ELN rebels", not ELN as well.
func (r *eventReader) widest(ms []int) []int {
	if len(ms) < 2 {
		return ms
	}
	all := slices.Clone(ms)
	return slices.DeleteFunc(ms, func(x int) bool {
		return slices.ContainsFunc(all, func(y int) bool {
			return x != y && r.d.Mentions[y].From <= r.d.Mentions[x].From && r.d.Mentions[x].To <= r.d.Mentions[y].To
		})
	})
}

// use keeps token k from being the trigger of an event of its own, if the trigger that is
// being read turns out to tell of one.
func (r *eventReader) use(k int) {
	if !r.done[k] {
		r.done[k] = true
		r.used = append(r.used, k)
	}
}

// headlineStem is the lemma of a capitalised word, whatever its tag says.
func (l *Language) headlineStem(t *text.Token) string {
	w := t.Norm
	if len(l.triggers["V"+w]) > 0 || len(l.triggers["N"+w]) > 0 {
		return w
	}
	if s := l.thirdPerson(w); l.verbs[s] {
		return s
	}
	return l.past(w)
}

// class returns whether token i is read as a verb or as a noun, "V" or "N", whatever its
// tag says; another letter for neither.
func (r *eventReader) class(i int) string {
	t := &r.d.Tokens[i]
	switch class := t.Tag[:1]; {
	case class == "J" && t.Dep != "amod" && len(r.l.triggers["N"+t.Stem]) > 0:
		return "N" // "staged a sit-in"
	case class == "N" && t.Tag == "NN" && i > 0 && r.d.Tokens[i-1].Tag == "MD" && len(r.l.triggers["V"+t.Stem]) > 0:
		return "V" // "will station a brigade"
	case (t.Tag == "VBZ" || t.Tag == "VBG") && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Norm == "between" && len(r.l.triggers["N"+t.Stem]) > 0:
		if t.Tag == "VBZ" {
			t.Tag = "NNS"
		}
		return "N" // "talks between X and Y broke down", "fighting between X and Y"
	case t.Tag == "VBG" && (t.Dep == "aux" || t.Dep == "auxpass") && t.Head == i+1 && len(r.l.triggers["N"+t.Stem]) > 0:
		return "N" // "fighting erupted"
	case t.Tag == "IN" && len(r.l.triggers["V"+t.Stem]) > 0:
		return "V" // "overran the city"
	default:
		return class
	}
}

// joinCompounds makes one noun of two where the tagger takes the second for a verb: "an air
// raid on X".
func (l *Language) joinCompounds(d *text.Doc) {
	for i := 0; i+1 < len(d.Tokens); i++ {
		a, b := &d.Tokens[i], &d.Tokens[i+1]
		if !compoundTrigger[a.Norm] || a.Tag != "NN" || b.Head != i || !strings.HasPrefix(b.Tag, "V") || b.Norm != b.Stem && b.Norm != b.Stem+"s" || len(l.triggers["N"+b.Stem]) == 0 {
			continue
		}
		b.Tag, b.Head, b.Dep = "NN", a.Head, a.Dep
		a.Head, a.Dep = i+1, "compound"
		s := d.SentenceOf(i)
		for k := s.From; k < s.To; k++ {
			if t := &d.Tokens[k]; t.Head == i && k != i {
				t.Head = i + 1
			}
		}
	}
}

// inReturn reports whether noun i is that of "in return", which tells of nobody's coming back.
func (r *eventReader) inReturn(i int) bool {
	return r.d.Tokens[i].Norm == "return" && i > 0 && r.d.Tokens[i-1].Norm == "in"
}

// lifted reports whether noun i is the subject of a passive that tells of the same with it:
// "the sanctions were lifted".
func (r *eventReader) lifted(i int) bool {
	t := &r.d.Tokens[i]
	h := t.Head
	if h <= i || t.Dep != "nsubjpass" && t.Dep != "nsubj" || r.t.child(h, "auxpass") < 0 {
		return false
	}
	for k := range r.l.triggers["V"+r.d.Tokens[h].Stem] {
		if tr := &r.l.triggers["V"+r.d.Tokens[h].Stem][k]; tr.typ == "sanction" && tr.needs[t.Stem] && undoes[r.d.Tokens[h].Stem] {
			return true
		}
	}
	return false
}

// idle reports whether verb i is said of what its object makes no event of: "withdrew the
// bill", "withdrew from the race", "seized the opportunity", "seized on the remark".
func (r *eventReader) idle(i int, stem string) bool {
	toks := r.d.Tokens
	if t := &toks[i]; t.Dep == "acl" && t.Tag == "VBN" && t.Head >= 0 && t.Head < i && r.lifted(t.Head) {
		return true // "the sanctions imposed on X were lifted"
	}
	switch stem {
	case "kill", "bury":
		o := r.t.child(i, "dobj", "nsubjpass")
		return o >= 0 && r.name[o] == 0 && (offers[toks[o].Stem] || designs[toks[o].Stem] || hopes[toks[o].Stem]) // "kill the bill"
	case "name":
		o := r.t.child(i, "dobj")
		return o >= 0 && r.name[o] == 0 && unmade[toks[o].Stem] // "named its source"
	case "die":
		return r.naturally(i)
	case "withdraw":
		for c := range r.t.children(i) {
			if toks[c].Dep == "nmod" && r.t.preposition(c) == "from" && contests[toks[c].Stem] {
				return true
			}
		}
		return r.takesBack(i)
	case "leave":
		o := r.t.child(i, "dobj")
		return o >= 0 && toks[o].Stem == "post" && r.located(o) // "left the post in X exposed"
	case "capture", "grab", "take":
		o := r.t.child(i, "dobj", "nsubjpass")
		return o >= 0 && r.name[o] == 0 && openings[toks[o].Stem] // "take the lead"
	case "seize":
		if i+1 < len(toks) && (toks[i+1].Norm == "on" || toks[i+1].Norm == "upon") {
			return true
		}
		o := r.t.child(i, "dobj", "nsubjpass")
		return o >= 0 && r.name[o] == 0 && openings[toks[o].Stem]
	}
	return false
}

// hopes holds nouns for what is killed without harm to anybody, beside what is offered or set down.
var hopes = map[string]bool{"amendment": true, "chance": true, "debate": true, "hope": true, "idea": true, "legislation": true, "momentum": true, "program": true, "programme": true, "project": true, "reform": true, "story": true, "talk": true}

// unmade holds nouns for those whose name is told, and who are appointed to nothing by it.
var unmade = map[string]bool{"source": true, "suspect": true, "victim": true, "attacker": true, "assailant": true, "defendant": true, "price": true, "condition": true, "team": true, "squad": true}

// located reports whether noun o is said to be at a place.
func (r *eventReader) located(o int) bool {
	for c := range r.t.children(o) {
		if x := r.mention(c); r.d.Tokens[c].Dep == "nmod" && c > o && located[r.t.preposition(c)] && r.t.preposition(c) != "of" && x >= 0 && r.d.Mentions[x].Type == schema.Place {
			return true
		}
	}
	return false
}

// contests holds nouns for what a candidate or player leaves.
var contests = map[string]bool{"competition": true, "contest": true, "cup": true, "election": true, "final": true, "game": true, "match": true, "primary": true, "race": true, "runoff": true, "tour": true, "tournament": true}

// openings holds nouns for what is seized by those who make use of it.
var openings = map[string]bool{"side": true, "sides": true, "turn": true, "turns": true, "advantage": true, "attention": true, "chance": true, "headline": true, "imagination": true, "initiative": true, "lead": true, "moment": true, "momentum": true, "occasion": true, "opening": true, "opportunity": true}

// takesBack reports whether the verb at token i withdraws what somebody said, wrote or
// offered, and nobody: "withdrew the resolution".
func (r *eventReader) takesBack(i int) bool {
	o := r.t.child(i, "dobj")
	if o < 0 {
		o = r.t.child(i, "nsubjpass")
	}
	return o >= 0 && r.name[o] == 0 && (things[r.d.Tokens[o].Stem] || offers[r.d.Tokens[o].Stem])
}

// offers holds what can be taken back, beside things.
var offers = map[string]bool{
	"offer": true, "motion": true, "lawsuit": true, "suit": true, "petition": true, "appeal": true, "complaint": true, "charge": true,
	"candidacy": true, "nomination": true, "invitation": true, "proposal": true, "request": true, "application": true, "bid": true,
	"draft": true, "recognition": true, "objection": true, "support": true, "money": true, "cash": true, "deposit": true, "fund": true, "saving": true, "savings": true, "accusation": true, "allegation": true, "licence": true, "license": true, "permission": true, "consent": true, "endorsement": true, "funding": true, "subsidy": true,
}
