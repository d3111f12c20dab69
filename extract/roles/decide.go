package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A choice is a candidate in its likeliest role.
type choice struct {
	candidate *candidate
	role      schema.Role
	p         float64
	near      bool // only nearness speaks for it, in a language whose grammar tells more
	other     bool // not to be taken: grammar names another in this role, whom nobody knows, or it is too grave to guess
}

// least is the part of the threshold that the likeliest participant of an event must
// reach, where nobody reaches the threshold, for the event to be one that somebody
// known takes part in.
const least = 0.2

// nearOnly is how many times the threshold is asked of an English candidate that grammar
// gives no part: an order of words that is fixed tells who takes part, and who stands near
// seldom does. Where somebody leaves or goes is told once for all that is told of it.
const nearOnly = 1.5

// Decide sets the participants of all events of d, and who likeliest takes part in those
// that have none. Mentions must have their entities, and omitted subjects be resolved.
func (m *Model) Decide(d *text.Doc) {
	if len(m.trees) == 0 || len(d.Events) == 0 {
		return
	}
	r := newReader(d)
	w := newWeigher(m)
	decided := make([]map[schema.Role][]int, len(d.Events)) // events are weighed as the rules left them
	for i := range d.Events {
		decided[i], d.Events[i].Likeliest = m.participants(m.choose(r, i, w))
	}
	for i := range d.Events {
		d.Events[i].Roles = decided[i]
	}
}

// participants takes those that are sure enough, or says who is likeliest.
func (m *Model) participants(cs []choice) (sure map[schema.Role][]int, likeliest text.Part) {
	sure = map[schema.Role][]int{}
	best := least * m.threshold
	for _, c := range cs {
		if c.p >= best && c.role != "" {
			best, likeliest = c.p, text.Part{Role: c.role, Mention: c.candidate.Mention}
		}
	}
	for _, c := range taken(slices.Clone(cs), m.threshold) {
		sure[c.role] = append(sure[c.role], c.candidate.Mention)
	}
	if len(sure) > 0 {
		likeliest = text.Part{}
	}
	return sure, likeliest
}

// taken returns the choices that are likely enough. Several share a role only where
// grammar tells so ("between X and Y"): otherwise the likeliest has it.
func taken(cs []choice, threshold float64) []choice {
	best := map[schema.Role]float64{}
	for _, c := range cs {
		best[c.role] = max(best[c.role], c.p)
	}
	return slices.DeleteFunc(cs, func(c choice) bool {
		return c.p < threshold || c.near && c.p < nearOnly*threshold || c.other || c.p < best[c.role] && c.candidate.Told != c.role
	})
}

// choose weighs the candidates of event i, and gives each its likeliest role; in
// the order of the text.
func (m *Model) choose(r *reader, i int, w *weigher) []choice {
	cs := r.candidates(i, &m.voc)
	out := make([]choice, 0, len(cs))
	var own []feature
	var ends []int
	for k := range cs {
		c := &cs[k]
		w.set(c.features)
		best := choice{candidate: c}
		against := r.against(c) || r.suffers(c) || r.judges(c) || r.owns(c)
		own, ends = own[:0], ends[:0]
		for n := range allRoles {
			own = r.asRole(own, c, n, &m.voc)
			ends = append(ends, len(own))
		}
		for n, p := range w.probabilities(own, ends) {
			if p > best.p && !(against && allRoles[n] == schema.Agent) {
				best.role, best.p = allRoles[n], p
			}
		}
		best.near = c.Told == "" && r.d.Article.Language == "en" && best.role != schema.Origin && best.role != schema.Destination
		// Whom Arabic grammar does not name as who killed or struck is guessed by nearness alone:
		// half of these guesses are wrong, and none does more harm. English asks more of them.
		best.other = best.role == schema.Agent && (r.acts(c) || r.relates(c) || c.Told == "" && r.d.Article.Language == "ar" && harms[r.d.Events[i].Type])
		best.other = best.other || best.role == schema.Agent && r.watches(c)
		best.other = best.other || best.role == schema.Origin && r.d.Events[i].PactLeft && r.d.Mentions[c.Mention].Type == schema.Place
		best.other = best.other || best.role == schema.At && r.d.Events[i].Topic && c.Told == "" && r.d.Mentions[c.Mention].To <= r.d.Events[i].From
		agreedOn := r.d.Article.Language == "ar" && r.d.Events[i].Type == "agree" // what is agreed on is no place and nobody
		best.other = best.other || best.role == schema.Target && (r.outnumbered(c) || agreedOn)
		out = append(out, best)
	}
	slices.SortStableFunc(out, func(a, b choice) int { return a.candidate.Mention - b.candidate.Mention })
	return out
}

// watches reports whether a candidate that grammar gives no part in a protest is a force, in Arabic: police and army
// stand near protests to keep them down.
func (r *reader) watches(c *candidate) bool {
	return c.Told == "" && r.d.Article.Language == "ar" && r.d.Events[c.Event].Type == "protest" && r.d.Mentions[c.Mention].Type == schema.MilitaryUnit
}

// outnumbered reports whether a candidate that grammar gives no part in a harm is one person, while
// several are told to have been killed or hurt: "since the president's election police have killed
// 4,000 people".
func (r *reader) outnumbered(c *candidate) bool {
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	return c.Told == "" && harms[e.Type] && (e.Headcount > 1 || e.Headcount < -1) && x.Type == schema.Person && x.Number != text.Plural
}

// relates reports whether a candidate that grammar gives no part in a harm is who tells of it, in
// Arabic: whoever reports that people were killed did not kill them, unless he bears arms, and
// sources do nothing.
func (r *reader) relates(c *candidate) bool {
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	if r.d.Article.Language != "ar" || !harms[e.Type] && !(e.Type == "arrest" && x.Type == schema.Person) {
		return false
	}
	if x.Role == "source" {
		return true
	}
	return c.Told == "" && x.Type != schema.MilitaryUnit && e.Statement >= 0 && slices.Contains(r.d.Statements[e.Statement].Entities, c.Entity)
}

// against reports whether the candidate is named as what somebody stands or fights
// against: "the coalition against the group had withdrawn" tells nothing of what the
// group does.
func (r *reader) against(c *candidate) bool {
	x := &r.d.Mentions[c.Mention]
	k := x.From - 1
	if s := r.d.SentenceOf(x.From).From; k > s && r.d.Tokens[k].Norm == "the" {
		k--
	} else if k < s {
		return false
	}
	return opposes[r.wordAt(k)]
}

// suffers reports whether a candidate that grammar gives no part in an attack, or a
// killing, is who was killed or hurt by it in the same sentence: "five of the group were
// killed in a raid" does not say who flew it. In a clash both sides are hit.
func (r *reader) suffers(c *candidate) bool {
	e := &r.d.Events[c.Event]
	if c.Told != "" || !harms[e.Type] || len(e.Roles[schema.Counterpart]) > 0 {
		return false
	}
	for _, i := range r.events[r.d.Tokens[e.From].Sent] {
		o := &r.d.Events[i]
		if i == c.Event || o.Type == "attack" || !harms[o.Type] {
			continue
		}
		if slices.ContainsFunc(o.Roles[schema.Target], func(m int) bool { return r.d.Mentions[m].Entity == c.Entity }) {
			return true
		}
	}
	return false
}

// owns reports whether a candidate that grammar gives no part in a harm is, in Arabic, whose
// something else is: "انفجار قرب ثكنة للجيش أدى إلى مقتل" was not the army's doing; "هجوم للجيش"
// was.
func (r *reader) owns(c *candidate) bool {
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	return c.Told == "" && harms[e.Type] && r.d.Tokens[x.From].Prep == belonging && (x.From <= e.From || x.From > e.To)
}

// belonging is the Arabic ل, "of, for"; English tokens have no proclitics.
const belonging = "\u0644"

// acts reports whether grammar tells of an event who does it, and that it is not the
// candidate: "police killed two in X", of police that the text does not name, was not done
// by whoever stands nearby (in English), nor was "an American strike".
func (r *reader) acts(c *candidate) bool {
	v := &r.d.Events[c.Event]
	if c.Told != "" {
		return false
	}
	own := len(v.Roles[schema.Agent]) > 0 && (r.d.Article.Language == "en" || v.Rule == verbRule) // "المتظاهرون الذين تجمعوا": they, whom nobody knows
	return v.CountryRole == schema.Agent && v.Country != "" || v.Unnamed || own
}

// verbRule is the rule of Arabic events that verbs tell.
const verbRule = "ar.trigger-verb"

// judges reports whether a candidate that grammar gives no part in the event is who
// condemns or mourns it: whoever denounces an attack did not carry it out.
func (r *reader) judges(c *candidate) bool {
	if c.Told != "" {
		return false
	}
	e, x := &r.d.Events[c.Event], &r.d.Mentions[c.Mention]
	h := r.d.Tokens[e.To-1].Head
	if h < 0 || !judging[r.d.Tokens[h].Stem] {
		return false
	}
	for k := x.From; k < x.To; k++ {
		if t := &r.d.Tokens[k]; t.Head == h && t.Dep == "nsubj" {
			return true
		}
	}
	return false
}

// judging holds English verbs of those who speak of what others did.
var judging = map[string]bool{
	"condemn": true, "criticise": true, "criticize": true, "decry": true, "denounce": true, "deplore": true, "hail": true, "investigate": true,
	"lament": true, "mourn": true, "observe": true, "praise": true, "report": true, "welcome": true, "witness": true,
}

// harms holds the types of events that somebody is killed or hurt by.
var harms = map[string]bool{"attack": true, "kill": true, "injure": true}

// opposes holds such words of both languages, folded.
var opposes = map[string]bool{
	"against": true, "\u0636\u062F": true, // ضد
	"\u0645\u062D\u0627\u0631\u0628\u0647": true, "\u0645\u0643\u0627\u0641\u062D\u0647": true, "\u0645\u0648\u0627\u062C\u0647\u0647": true, // محاربة مكافحة مواجهة
}
