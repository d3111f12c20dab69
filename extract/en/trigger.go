package en

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A trigger is a verb or noun that tells of an event.
type trigger struct {
	typ      string
	roles    map[string]schema.Role // "subj", "obj", "poss" or a preposition
	needs    map[string]bool        // words, one of which must be there
	particle map[string]bool        // particles, one of which must be there
	test     string                 // a named condition
}

func (l *Language) addTrigger(m map[string]string) error {
	t := trigger{typ: m["type"], roles: map[string]schema.Role{}}
	for _, r := range strings.Fields(m["roles"]) {
		k, v, ok := strings.Cut(r, "=")
		if !ok {
			return fmt.Errorf("role %q: want what=role", r)
		}
		t.roles[k] = schema.Role(v)
	}
	for _, w := range strings.FieldsFunc(m["needs"], func(r rune) bool { return r == ';' }) {
		switch w[0] {
		case '+':
			if t.particle == nil {
				t.particle = map[string]bool{}
			}
			t.particle[w[1:]] = true
		case '@':
			if !tests[w[1:]] {
				return fmt.Errorf("no test %q", w[1:])
			}
			t.test = w[1:]
		default:
			if t.needs == nil {
				t.needs = map[string]bool{}
			}
			t.needs[w] = true
		}
	}
	k := m["class"] + m["lemma"]
	l.triggers[k] = append(l.triggers[k], t)
	// What asks for more goes first.
	slices.SortStableFunc(l.triggers[k], func(a, b trigger) int { return b.demands() - a.demands() })
	return nil
}

func (t *trigger) demands() int {
	switch {
	case t.needs != nil || t.particle != nil || t.test == "fatal":
		return 2
	case t.test != "":
		return 1
	}
	return 0
}

// fits reports whether the conditions of a trigger hold.
func (r *eventReader) fits(v *text.Event, tr *trigger, i int, class string) bool {
	if tr.particle != nil {
		at := -1
		for c := range r.t.children(i) {
			if tr.particle[r.d.Tokens[c].Norm] {
				at = c
			}
		}
		if at < 0 && i+1 < len(r.d.Tokens) && tr.particle[r.d.Tokens[i+1].Norm] {
			at = i + 1
		}
		if at < 0 {
			return false
		}
		r.with(i, at)
	}
	if tr.needs != nil && !r.needed(tr, i, class) {
		return false
	}
	if v.Type == "resign" && class == "V" && r.objectIs(i, "alliance", "bloc", "coalition", "pact", "treaty", "union") {
		return false // what countries leave
	}
	if v.Type == "attack" && (class == "V" && r.nobodysDoing(i) || bursts[r.d.Tokens[i].Stem] && r.mishap(i) || r.figurative(i, class)) {
		return false
	}
	return tr.test == "" || r.holds(v, tr, i, class)
}

// nobodysDoing reports whether verb i tells of what nature or an accident does: "an earthquake
// struck X", "X was hit by a storm", "a bus hit a lorry".
func (r *eventReader) nobodysDoing(i int) bool {
	toks := r.d.Tokens
	s, passive := r.t.subject(i)
	if passive {
		s = -1
		for c := range r.t.children(i) {
			if toks[c].Dep == "nmod" && r.t.preposition(c) == "by" {
				s = c
			}
		}
	}
	if s < 0 {
		return false
	}
	if natural[toks[s].Stem] {
		return true
	}
	for c := range r.t.children(s) {
		if toks[c].Dep == "compound" && natural[toks[c].Stem] {
			return true // "Hurricane Ada"
		}
	}
	o := r.t.child(i, "dobj")
	return !passive && o > i && vehicles[toks[s].Stem] && vehicles[toks[o].Stem]
}

// bursts holds the words for what blows up, by somebody's hand or not.
var bursts = map[string]bool{"blast": true, "blow": true, "explode": true, "explosion": true}

// mishap reports whether an accident of industry is told of in the sentence of token i or beside it,
// and no arms: "the explosion in a coal mine".
func (r *eventReader) mishap(i int) bool {
	at, found := r.d.Tokens[i].Sent, false
	for s := max(0, at-1); s <= at+1 && s < len(r.d.Sentences); s++ {
		for k := r.d.Sentences[s].From; k < r.d.Sentences[s].To; k++ {
			if armed[r.d.Tokens[k].Stem] {
				return false
			}
			found = found || mishaps[r.d.Tokens[k].Stem]
		}
	}
	return found
}

// mishaps holds nouns for accidents, and for what bursts without being meant to.
var mishaps = map[string]bool{"boiler": true, "chemical": true, "coal": true, "colliery": true, "cylinder": true, "firework": true, "fireworks": true, "leak": true, "malfunction": true, "miner": true, "mishap": true, "propane": true, "silo": true, "turbine": true}

// armed holds nouns for what no accident has.
var armed = map[string]bool{
	"attack": true, "attacker": true, "bomb": true, "bomber": true, "bombing": true, "device": true, "drone": true, "grenade": true, "missile": true, "mortar": true, "rebel": true, "rocket": true, "shell": true, "shelling": true,
	"strike": true, "airstrike": true, "suicide": true, "terrorist": true, "militant": true, "war": true, "weapon": true, "raid": true, "artillery": true, "warplane": true,
}

// natural holds nouns for what strikes and is nobody's deed.
var natural = map[string]bool{
	"aftershock": true, "asteroid": true, "avalanche": true, "blizzard": true, "cyclone": true, "disease": true, "drought": true, "earthquake": true, "epidemic": true, "eruption": true, "flood": true, "flooding": true,
	"floodwater": true, "frost": true, "gale": true, "hail": true, "heatwave": true, "hurricane": true, "landslide": true, "lightning": true, "monsoon": true, "mudslide": true, "outbreak": true, "pandemic": true,
	"quake": true, "rain": true, "rainfall": true, "sandstorm": true, "snowstorm": true, "storm": true, "thunderstorm": true, "tornado": true, "tremor": true, "tsunami": true, "twister": true, "typhoon": true,
	"virus": true, "volcano": true, "wave": true, "wildfire": true, "wind": true,
}

// vehicles holds nouns for what may hit another by accident.
var vehicles = map[string]bool{"ambulance": true, "bicycle": true, "boat": true, "bus": true, "car": true, "coach": true, "ferry": true, "lorry": true, "minibus": true, "motorbike": true, "motorcycle": true, "taxi": true, "train": true, "tram": true, "trolley": true, "truck": true, "van": true, "vehicle": true}

// personObject reports whether the object of verb i is a person by its noun.
func (r *eventReader) personObject(i int) bool {
	o := r.t.child(i, "dobj", "nsubjpass")
	if o < 0 {
		s, passive := r.t.subject(i)
		if s < 0 || !passive {
			return false
		}
		o = s // "were held and later freed"
	}
	return r.human(o) || r.human(r.counted(o))
}

// human reports whether token i is a noun for a person.
func (r *eventReader) human(i int) bool {
	if i < 0 {
		return false
	}
	t := &r.d.Tokens[i]
	_, ok := r.l.titles[t.Stem]
	return ok || t.Stem == "people" || t.Stem == "child"
}

// counted returns the noun that number or quantity i is of, -1 for none: "six of the
// farmers", "a string of towns".
func (r *eventReader) counted(i int) int {
	if t := &r.d.Tokens[i]; t.Tag != "CD" && t.Tag != "DT" && !quantities[t.Stem] {
		return -1
	}
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep == "nmod" && c > i && r.t.preposition(c) == "of" {
			return c
		}
	}
	return -1
}

// quantities holds nouns for how much or many of something there is.
var quantities = map[string]bool{
	"dozen": true, "group": true, "half": true, "handful": true, "hundred": true, "majority": true, "most": true, "much": true, "number": true,
	"part": true, "percent": true, "rest": true, "round": true, "scores": true, "series": true, "string": true, "swathe": true, "swath": true, "thousand": true,
}

// inMoney reports whether token c is what the sum is paid in that is the object of the verb
// at token i: "pledged $100 million in aid".
func (r *eventReader) inMoney(i, c int) bool {
	in, sum := r.t.child(c, "case"), r.t.child(i, "dobj")
	return in >= 0 && r.d.Tokens[in].Norm == "in" && sum >= 0 && sum < c && (r.d.Tokens[sum].Tag == "$" || r.d.Tokens[sum].Tag == "CD")
}

// objectIs reports whether the object or subject of verb i is one of the nouns.
func (r *eventReader) objectIs(i int, nouns ...string) bool {
	if t := &r.d.Tokens[i]; t.Dep == "acl" && t.Tag == "VBN" && t.Head >= 0 && slices.Contains(nouns, r.d.Tokens[t.Head].Stem) {
		return true // "the villages captured by X"
	}
	for c := range r.t.children(i) {
		switch r.d.Tokens[c].Dep {
		case "dobj", "nsubjpass", "nsubj", "nmod":
			if slices.Contains(nouns, r.d.Tokens[c].Stem) {
				return true
			}
			if k := r.counted(c); k >= 0 && slices.Contains(nouns, r.d.Tokens[k].Stem) {
				return true
			}
		}
	}
	return false
}

// subjectIs reports whether the subject of verb i is one of the nouns.
func (r *eventReader) subjectIs(i int, nouns ...string) bool {
	s, _ := r.t.subject(i)
	return s >= 0 && slices.Contains(nouns, r.d.Tokens[s].Stem)
}

// needed reports whether one of the words that a trigger needs is there: the
// object of a verb or what it counts, a modifier of a noun.
func (r *eventReader) needed(tr *trigger, i int, class string) bool {
	toks := r.d.Tokens
	var deep func(k, left int) bool
	deep = func(k, left int) bool {
		if tr.needs[toks[k].Stem] || toks[k].Tag == "NN" && tr.needs[strings.TrimSuffix(toks[k].Stem, "s")] { // "no strikes", taken for one
			if class == "V" && tr.roles["obj"] == "" {
				r.with(i, k)
			}
			r.deep = k
			return true
		}
		if left == 0 {
			return false
		}
		for c := range r.t.children(k) {
			switch toks[c].Dep {
			case "compound", "nmod", "conj", "amod", "nummod", "dep":
				if deep(c, left-1) {
					return true
				}
			}
		}
		return false
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "dobj", "nsubjpass", "dep":
			if deep(c, 2) {
				return true
			}
		case "nsubj":
			if class == "V" && r.t.child(i, "auxpass") >= 0 && deep(c, 2) {
				return true // a plural that the tree takes for an active subject
			}
		case "nmod":
			if class == "N" && deep(c, 2) || class == "V" && (r.nameable(tr, c) || r.inMoney(i, c)) && deep(c, 1) {
				return true
			}
		case "compound", "amod":
			if class == "N" && tr.needs[toks[c].Stem] {
				return true
			}
		}
	}
	if class == "V" && r.t.child(i, "dobj") < 0 && r.t.child(i, "auxpass") < 0 {
		// What stands right behind, whatever the tree makes of it: "fire tear gas".
		for k := i + 1; k < len(toks) && k <= i+4 && toks[k].Sent == toks[i].Sent; k++ {
			if tr.needs[toks[k].Stem] {
				if tr.roles["obj"] == "" {
					r.with(i, k)
				}
				return true
			}
			switch toks[k].Tag {
			case "DT", "JJ", "CD", "NN", "NNS", "PRP$", "VB":
				continue
			}
			break
		}
	}
	if class == "V" {
		// A passive participle: "operations launched by …"; the subject of one that ends.
		if toks[i].Dep == "acl" && toks[i].Tag == "VBN" && toks[i].Head >= 0 && tr.needs[toks[toks[i].Head].Stem] {
			return true
		}
		if s := r.t.child(i, "nsubj"); s >= 0 && (tr.roles["obj"] != "" || tr.typ == "attack") && r.t.child(i, "dobj") < 0 && tr.needs[toks[s].Stem] {
			return true
		}
		// "the vote that the party won".
		if h := toks[i].Head; toks[i].Dep == "acl:relcl" && h >= 0 && tr.needs[toks[h].Stem] {
			o := r.t.child(i, "dobj")
			return (o < 0 || toks[o].Tag == "WDT") && r.t.child(i, "nsubj") > h
		}
	}
	return false
}

// with notes that token k makes a trigger together with verb i: "took control",
// "left ten dead", "imposed new sanctions"; those far apart are no one span.
func (r *eventReader) with(i, k int) {
	const apart = 4
	if k > i && k <= i+apart {
		r.end = max(r.end, k+1)
	}
}

// nameable reports whether what a verb's trigger needs may stand with c's
// preposition: "took control of", "came under fire".
func (r *eventReader) nameable(tr *trigger, c int) bool {
	switch p := r.t.preposition(c); p {
	case "under", "into", "for":
		return tr.roles[p] == schema.Instrument
	case "with":
		return tr.roles["obj"] == schema.Instrument && tr.roles[p] == schema.Instrument
	}
	return len(tr.roles["of"]) > 0
}
