package ar

import (
	"cmp"
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Events finds what happens: verbs, verbal nouns and nouns of the trigger
// lists, with who takes part. Statements must be there: an event within the
// content of one is told by it.
func (l *Language) Events(d *text.Doc) {
	r := &eventReader{speechReader: l.speech(d)}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		for i := s.From; i < s.To; {
			i += max(1, r.event(i, s))
		}
	}
	slices.SortStableFunc(d.Events, func(a, b text.Event) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(b.Score, a.Score))
	})
	d.Events = slices.CompactFunc(d.Events, func(a, b text.Event) bool { return a.Trigger.Overlaps(b.Trigger) })
}

type eventReader struct{ *speechReader }

// triggersAt returns the trigger readings of token i, how many tokens they
// span, and the pronoun written onto the last of them.
func (r *eventReader) triggersAt(i, end int) ([]triggerForm, int, *enclitic) {
	if p, n := r.triggerPhrases.longest(end-i, func(k int) string {
		t := &r.toks[i+k]
		if t.Kind != text.Word {
			return ""
		}
		if k == 0 {
			return t.Base
		}
		return t.Norm
	}); p != nil && n > 1 {
		return []triggerForm{*p}, n, nil
	}
	t := &r.toks[i]
	if f := r.triggers[t.Base]; len(f) > 0 {
		return f, 1, nil
	}
	if t.Def {
		if f := r.nominalOnly(r.triggers[t.Stem]); len(f) > 0 {
			return f, 1, nil
		}
	}
	for _, suffix := range []string{"\u0627", "\u0627\u062A", "\u064A\u0646", "\u0627\u0646"} { // accusative, plural, dual
		if s, ok := cutSuffix(t.Stem, suffix); ok {
			if f := r.nominalOnly(r.triggers[s]); len(f) > 0 {
				return f, 1, nil
			}
			if f := r.nominalOnly(r.triggers[s+"\u0647"]); len(f) > 0 && suffix != "\u0627" {
				return f, 1, nil
			}
		}
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return len(r.triggers[w]) > 0 })
	if e == nil || e.person == 1 {
		return nil, 0, nil
	}
	return r.triggers[w], 1, e
}

func cutSuffix(s, suffix string) (string, bool) {
	if hasSuffix(s, suffix) && len(s) >= len(suffix)+6 {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}

func (r *eventReader) nominalOnly(f []triggerForm) []triggerForm {
	var out []triggerForm
	for _, x := range f {
		if x.form == masdar || x.form == noun {
			out = append(out, x)
		}
	}
	return out
}

// event reads the event whose trigger is at token i, and returns how many
// tokens the trigger has.
func (r *eventReader) event(i int, s *text.Sentence) int {
	t := &r.toks[i]
	if t.Kind != text.Word || r.in[i] >= 0 || r.particles[t.Base] != "" {
		return 0
	}
	forms, n, suffix := r.triggersAt(i, s.To)
	if len(forms) == 0 || r.insideName(i) {
		return 0
	}
	var best text.Event
	for _, f := range forms {
		if f.trigger.needs != "" && !r.clauseHolds(i, s, f.trigger.needs) {
			continue
		}
		v, ok := r.reading(i, n, s, f, suffix)
		if !ok {
			continue
		}
		if best.Type == "" || v.Score > best.Score {
			best = v
		}
	}
	if best.Type == "" {
		return 0
	}
	r.d.Events = append(r.d.Events, best)
	return n
}

// insideName reports whether token i is part of a name, which tells no event:
// "لجنة التحقيق", "اتفاق الطائف".
func (r *eventReader) insideName(i int) bool {
	for j := i; j >= 0 && j > i-8; j-- {
		if m, ok := r.at[j]; ok {
			x := &r.d.Mentions[m]
			if x.To > i && (x.Kind == schema.ByName || x.Type == schema.Person) {
				return true
			}
		}
	}
	return false
}

// clauseHolds reports whether the word or phrase stands near the trigger.
func (r *eventReader) clauseHolds(i int, s *text.Sentence, needs string) bool {
	return r.needed(i, min(s.To, i+8), needs) || r.needed(i, s.To, article+needs)
}

// reading fills an event for one reading of its trigger.
func (r *eventReader) reading(i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) (text.Event, bool) {
	t := &r.toks[i]
	v := text.Event{Type: f.trigger.typ, From: i, To: i + n, Roles: map[schema.Role][]int{}, Date: -1, Statement: -1,
		Polarity: schema.Positive, Modality: schema.Asserted, Rule: "ar.trigger-verb", Score: 0.6}
	v.Trigger = r.d.BaseSpan(i, i+n)
	if t.Prep == "\u0633" {
		v.Trigger = r.cueSpan(i)
	}
	verb := f.form == past || f.form == present || f.form == passive
	if verb {
		if t.Def || t.Prep != "" && t.Prep != "\u0633" {
			return v, false
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "prep" && t.Conj == "" {
			return v, false
		}
		if (r.masdars[t.Base] || r.hasForm(t.Base, masdar, noun)) && !r.verbPlace(i, s) {
			return v, false
		}
		r.verbArguments(&v, i, n, s, f, suffix)
	} else {
		if f.form == masdar && suffix == nil && !t.Def && t.Conj == "" && i == s.From && r.isVerb(t.Base) && r.nextIsSubject(i+n, s) {
			return v, false
		}
		v.Rule = "ar.trigger-noun"
		r.nounArguments(&v, i, n, s, f, suffix)
	}
	r.prepositional(&v, i+n, s, f)
	r.polarity(&v, i, s)
	r.modality(&v, i, s, f)
	r.when(&v, i, s)
	r.plausible(&v)
	if len(v.Roles) == 0 && !v.Subject.Want && v.Country == "" {
		return v, false
	}
	if !verb && t.Def && v.Light == 0 && suffix == nil && len(v.Roles[schema.Agent])+len(v.Roles[schema.Counterpart])+len(v.Roles[schema.Target]) == 0 && v.Country == "" {
		return v, false // "الاتفاق", "الحرب": spoken of again
	}
	v.Score += 0.05 * float64(min(3, len(v.Roles)))
	return v, true
}

// plausible drops participants of the wrong kind: an agreement acts on nobody, a
// town does not meet.
func (r *eventReader) plausible(v *text.Event) {
	for _, role := range []schema.Role{schema.Agent, schema.Counterpart} {
		var kept []int
		for _, m := range v.Roles[role] {
			switch x := &r.d.Mentions[m]; {
			case x.Type == schema.NamedEvent:
			case (x.Type == schema.Place || x.Type == schema.Facility) && !r.state(m):
				if len(v.Roles[schema.At]) == 0 && v.Type != "withdraw" {
					v.Roles[schema.At] = []int{m}
				}
			default:
				kept = append(kept, m)
			}
		}
		v.Roles[role] = kept
		if len(kept) == 0 {
			delete(v.Roles, role)
		}
	}
	if ms := r.only(v.Roles[schema.Target], schema.NamedEvent); len(ms) > 0 {
		delete(v.Roles, schema.Target)
	}
}

// state reports whether the mention is a country or region, or a capital that
// stands for its state.
func (r *eventReader) state(m int) bool {
	k := r.names.ByID(r.d.Mentions[m].Known)
	if k == nil {
		return r.d.Mentions[m].Subject
	}
	return k.Kind == "country" || k.Kind == "region" || k.Kind == "territory" || k.Kind == "city" && k.Rank <= 1 && r.d.Mentions[m].Subject
}

func (r *eventReader) nextIsSubject(j int, s *text.Sentence) bool {
	m, ok := r.at[j]
	return ok && r.bare(j) && r.d.Mentions[m].Type == schema.Person
}

// verbArguments reads subject and object.
func (r *eventReader) verbArguments(v *text.Event, i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) {
	subj, obj := f.trigger.roles["subj"], f.trigger.roles["obj"]
	isPassive := f.form == passive
	if !isPassive && f.form != passive && vowelledPassive(r.toks[i].Text, r.toks[i].Conj) {
		isPassive = true
	}
	if isPassive && obj != "" {
		subj, obj = obj, ""
	}
	cf := cueForm{inflection: f.inflection}
	// after the verb
	j := i + n
	var nps [][]int
	for k := j; k < s.To && len(nps) < 2; {
		t := &r.toks[k]
		if x := r.in[k]; x >= 0 {
			k = r.d.Dates[x].To
			continue
		}
		if t.Kind == text.Open {
			k++
			continue
		}
		if t.Kind == text.Punct && t.Norm == comma && len(nps) > 0 || t.Kind != text.Word && t.Norm != comma && t.Kind != text.Close && t.Kind != text.Number {
			break
		}
		if t.Kind != text.Word {
			k++
			continue
		}
		if t.Conj != "" && len(nps) > 0 || r.finiteVerb(k) {
			break
		}
		if c := r.particles[t.Base]; c != "" && c != "prep" {
			if c == "adv" || c == "time" || c == "part" {
				k++
				continue
			}
			break
		}
		if p, next := r.preposition(k); p != "" || r.particles[t.Base] == "prep" {
			if p == "" {
				next = k + 1
			}
			to := r.argumentEnd(next, s)
			if to <= k {
				to = k + 1
			}
			k = to
			if len(nps) == 0 && k-j > 12 {
				break
			}
			continue
		}
		ms, to := r.argument(k, s)
		if to <= k {
			k++
			continue
		}
		nps = append(nps, ms)
		k = to
	}
	v.Passive = isPassive
	// before it
	var left found
	left.cueForm = cf
	left.date = 0
	_, adjacent := r.until[i]
	if len(nps) == 0 || obj != "" && len(nps) < 2 || adjacent && r.toks[i].Conj == "" {
		r.leftSubject(&left, i, s)
		if len(left.speakers) == 0 && adjacent && r.toks[i].Conj == "" {
			r.partSubject(&left, i, s)
		}
		if len(left.speakers) == 0 {
			r.relativeSubject(&left, i, s)
		}
	}
	switch {
	case len(left.speakers) > 0:
		r.role(v, subj, left.speakers)
		if len(nps) > 0 && obj != "" {
			r.role(v, obj, nps[0])
		}
	case len(nps) > 0 && suffix == nil:
		first := nps[0]
		// "قتل ثمانية أشخاص": with one noun phrase an unvowelled verb of harm is passive.
		if !isPassive && obj == schema.Target && harms[v.Type] && len(nps) == 1 && f.form == past && !r.harmer(first) {
			r.role(v, obj, first)
			v.Passive = true
			break
		}
		if len(first) == 0 && len(nps) == 1 && obj != "" && r.toks[i].Conj != "" {
			// the object alone
		}
		r.role(v, subj, first)
		if len(nps) > 1 && obj != "" {
			r.role(v, obj, nps[1])
		}
	case len(nps) > 0:
		r.role(v, subj, nps[0])
	}
	if len(v.Roles[subj]) == 0 && subj != "" && len(nps) == 0 {
		v.Subject = text.Agreement{Want: true, Gender: f.gender, Number: f.number}
		v.SubjectRole = subj
	} else if len(v.Roles[subj]) == 0 && subj != "" && r.toks[i].Conj != "" && len(nps) > 0 && len(nps[0]) > 0 && obj != "" {
		// "و… استهدف X": the subject may be omitted; keep what was read.
		_ = subj
	}
	if suffix != nil && obj != "" {
		if m := r.antecedent(i, s, suffix.gender, suffix.number); m >= 0 {
			r.role(v, obj, []int{m})
		}
	}
}

// vowelledPassive reports whether the text writes the passive's first vowel:
// "شُكّل", "يُقتل".
func vowelledPassive(word, conj string) bool {
	const damma = '\u064F'
	letters := 0
	skip := 0
	if conj != "" {
		skip = 1
	}
	for _, c := range word {
		switch {
		case c == damma:
			return letters == skip+1
		case isMark(c):
		default:
			letters++
		}
	}
	return false
}

// harms holds the types whose victim is often all that the text names.
var harms = map[string]bool{"kill": true, "injure": true, "arrest": true, "release": true, "appoint": true, "elect": true, "sanction": true}

// harmer reports whether the mentions are the kind that does harm: forces and states.
func (r *eventReader) harmer(ms []int) bool {
	for _, m := range ms {
		switch r.d.Mentions[m].Type {
		case schema.MilitaryUnit, schema.Organization:
			return true
		}
	}
	return false
}

// role adds mentions to a role of the event.
func (r *eventReader) role(v *text.Event, role schema.Role, ms []int) {
	if role == "" {
		return
	}
	for _, m := range ms {
		if !slices.Contains(v.Roles[role], m) {
			v.Roles[role] = append(v.Roles[role], m)
		}
	}
}

// argument reads the noun phrase at token k with those joined to it, and
// returns the mentions in it that can take part, the head's first.
func (r *eventReader) argument(k int, s *text.Sentence) (ms []int, to int) {
	to = k
	for {
		if k < s.To && r.toks[k].Kind == text.Open {
			k++
		}
		if k >= s.To || r.toks[k].Kind != text.Word && r.toks[k].Kind != text.Number || r.in[k] >= 0 {
			return ms, to
		}
		if m, ok := r.at[k]; ok {
			if !(r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Kind == schema.ByDescription) || true {
				ms = append(ms, m)
			}
			to = max(r.d.Mentions[m].To, k+1)
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			to = r.restOfName(m, to, s, &z)
			for to < s.To && r.toks[to].Kind == text.Close {
				to++
			}
		} else {
			end := k + 1
			if r.toks[k].Kind == text.Word {
				end = r.nounPhrase(k, s.To)
			}
			if end == k {
				return ms, to
			}
			n := len(ms)
			for q := k; q < end; q++ {
				if m, ok := r.at[q]; ok {
					ms = append(ms, m)
					q = r.d.Mentions[m].To - 1
				}
			}
			// "30 عنصرا من قوات …", "عدد من …"
			if len(ms) == n && end < s.To && r.toks[end].Base == fromWord && end+1 < s.To {
				if m, ok := r.at[end+1]; ok && r.bare(end+1) {
					ms = append(ms, m)
					end = r.d.Mentions[m].To
				}
			}
			to = end
		}
		if to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Conj == "\u0648" && r.toks[to].Prep == "" && !r.finiteVerb(to) {
			if m, ok := r.at[to]; ok && len(ms) > 0 {
				next := r.d.Mentions[m].To
				if next >= s.To || !r.finiteVerb(next) || r.toks[next].Conj != "" {
					k = to
					continue
				}
			}
		}
		return ms, to
	}
}

// argumentEnd returns the end of the noun phrase at token k.
func (r *eventReader) argumentEnd(k int, s *text.Sentence) int {
	if k < s.To && r.in[k] >= 0 {
		return r.d.Dates[r.in[k]].To
	}
	_, to := r.argument(k, s)
	return to
}

// partSubject takes the noun right before the verb though it stands in a longer
// phrase: "ما تبقى من القوات انسحبوا".
func (r *eventReader) partSubject(x *found, i int, s *text.Sentence) {
	m := r.until[i]
	f := r.d.Mentions[m].From
	if f == s.From || r.toks[f].Prep != "" || r.toks[f-1].Base != fromWord || x.gender != text.NoGender && r.d.Mentions[m].Gender != text.NoGender && x.number == text.Singular && x.gender != r.d.Mentions[m].Gender {
		return
	}
	x.speakers = []int{m}
}

// relativeSubject takes the noun before "التي" for the subject of its clause.
func (r *eventReader) relativeSubject(x *found, i int, s *text.Sentence) {
	k := i
	for k > s.From && (r.toks[k-1].Norm == hadWord || r.particles[r.toks[k-1].Base] == "adv") {
		k--
	}
	if k > s.From && r.particles[r.toks[k-1].Base] == "rel" {
		k--
		for k > s.From && r.toks[k-1].Norm == comma {
			k--
		}
		if m, ok := r.until[k]; ok {
			x.speakers = []int{m}
		}
	}
}

// nounArguments reads what depends on a verbal noun: its genitive, a nisba,
// the subject of a light verb that governs it.
func (r *eventReader) nounArguments(v *text.Event, i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) {
	gen := schema.Role("")
	switch f.trigger.genitive {
	case "subj":
		gen = f.trigger.roles["subj"]
	case "obj":
		gen = f.trigger.roles["obj"]
	}
	subj, obj := f.trigger.roles["subj"], f.trigger.roles["obj"]
	if gen == "" {
		gen = subj
	}
	j := i + n
	switch {
	case suffix != nil:
		if m := r.antecedent(i, s, suffix.gender, suffix.number); m >= 0 {
			r.role(v, gen, []int{m})
		}
	case !r.toks[i].Def && j < s.To && (r.toks[j].Kind == text.Word && r.bare(j) || r.toks[j].Kind == text.Open || r.toks[j].Kind == text.Number):
		if _, adj := r.adjective(j); !adj || r.at[j] > 0 {
			ms, to := r.argument(j, s)
			if len(ms) > 0 {
				role := gen
				if role == obj && len(ms) > 0 && r.agentive(ms[0], f) && to < s.To {
					// "قتل قوات الاحتلال مراسلتها": agent, then object
					if more, _ := r.argument(to, s); len(more) > 0 && r.bare(to) && r.toks[to].Kind == text.Word {
						r.role(v, obj, more)
						role = subj
					}
				} else if role == subj && obj != "" && to < s.To && r.toks[to].Kind == text.Word && r.bare(to) && !r.finiteVerb(to) {
					if more, _ := r.argument(to, s); len(more) > 0 {
						r.role(v, obj, more)
					}
				}
				r.role(v, role, ms)
				j = to
			}
		}
	}
	// "عملية انسحاب للقوات": the subject behind ل
	if j < s.To && r.toks[j].Kind == text.Word && r.toks[j].Prep == prepL && r.toks[j].Conj == "" && f.trigger.roles[prepL] == "" {
		if ms, _ := r.argument(j, s); len(ms) > 0 && len(v.Roles[gen]) == 0 && !(r.masdars[r.toks[j].Stem]) {
			r.role(v, gen, ms)
		}
	}
	// "توغل عسكري تركي", "الغارات الإسرائيلية": a nisba names the actor
	for k := i + n; k < s.To && k < i+n+3; k++ {
		country, ok := r.adjective(k)
		if !ok || r.toks[k].Conj != "" {
			break
		}
		if country != "" {
			v.Country, v.CountryRole = country, subj
		}
	}
	if len(v.Roles[subj]) == 0 && v.Country == "" && subj != "" {
		r.governed(v, i, s, subj)
	}
}

// agentive reports whether a mention is the kind that acts on others.
func (r *eventReader) agentive(m int, f triggerForm) bool {
	switch r.d.Mentions[m].Type {
	case schema.MilitaryUnit, schema.Organization:
		return true
	}
	return false
}

// governed takes the subject of the light verb or intention that governs a
// verbal noun: "شنت القوات هجوما", "تمكن الجيش من السيطرة", "تعتزم الانسحاب".
func (r *eventReader) governed(v *text.Event, i int, s *text.Sentence, role schema.Role) {
	for k := i - 1; k >= s.From && k > i-14; k-- {
		t := &r.toks[k]
		if t.Kind == text.Punct && t.Norm != comma && t.Norm != "-" && t.Norm != ")" && t.Norm != "(" {
			return
		}
		if t.Kind != text.Word {
			continue
		}
		lv, ok := r.light[t.Base]
		if !ok || t.Def {
			continue
		}
		v.Light = k
		if lv.negative {
			v.Polarity = schema.Negative
		}
		if lv.modality != "" {
			v.Modality = lv.modality
		}
		// its subject: after it, before the trigger; else before it
		for q := k + 1; q < i; q++ {
			if m, ok := r.at[q]; ok && r.bare(q) && r.d.Mentions[m].Type != schema.Place || ok && r.bare(q) && r.d.Mentions[m].Known != "" {
				ms, _ := r.argument(q, s)
				r.role(v, role, ms)
				return
			}
		}
		var left found
		left.inflection = lv.inflection
		r.leftSubject(&left, k, s)
		if len(left.speakers) == 0 {
			r.relativeSubject(&left, k, s)
		}
		if len(left.speakers) > 0 {
			r.role(v, role, left.speakers)
			return
		}
		if !lv.impersonal {
			v.Subject = text.Agreement{Want: true, Gender: lv.gender, Number: lv.number}
			v.SubjectRole = role
		}
		return
	}
}

// antecedent finds the mention that a pronoun written onto token i means: the
// nearest one before it that agrees, in this sentence or the one before.
func (r *eventReader) antecedent(i int, s *text.Sentence, g text.Gender, n text.Grammatical) int {
	best, score := -1, -1<<30
	from := s.From
	if p := r.toks[s.From].Sent; p > 0 && r.d.Sentences[p-1].Para == s.Para {
		from = r.d.Sentences[p-1].From
	}
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.From < from || x.To > i {
			continue
		}
		if x.Gender != text.NoGender && g != text.NoGender && x.Gender != g && !(x.Number == text.Plural && g == text.Feminine) {
			continue
		}
		if n == text.Plural && x.Number == text.Singular && x.Type == schema.Person {
			continue
		}
		w := x.From - i
		if x.Type == schema.Place && g != text.NoGender {
			w -= 25
		}
		if x.Kind == schema.ByName {
			w += 4
		}
		if x.Type == schema.NamedEvent {
			w -= 20
		}
		if w > score {
			best, score = m, w
		}
	}
	return best
}

// clauseEnd returns where the trigger's own clause ends.
func (r *eventReader) clauseEnd(j int, s *text.Sentence) int {
	for k := j; k < s.To; k++ {
		t := &r.toks[k]
		if t.Norm == "\u061B" || t.Norm == colon || t.Norm == comma && k > j {
			return k
		}
		if t.Kind == text.Word && k > j && (r.subordinator(k) || r.particles[t.Base] == "rel" || r.finiteVerb(k)) {
			return k
		}
		if k-j > 22 {
			return k
		}
	}
	return s.To
}

// prepositional reads the roles that prepositions give, up to the clause's end.
func (r *eventReader) prepositional(v *text.Event, j int, s *text.Sentence, f triggerForm) {
	end := r.clauseEnd(j, s)
	waiting := schema.Role("")
	for k := j; k < end; k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || r.in[k] >= 0 {
			continue
		}
		if k > j {
			// another trigger takes what follows it
			if fs, _, _ := r.triggersAt(k, end); len(fs) > 0 && len(r.nominalOnly(fs)) > 0 && r.particles[t.Base] == "" && !r.insideName(k) && t.Prep == "" {
				return
			}
		}
		p, next := r.preposition(k)
		if t.Conj != "" && (t.Prep == prepB || t.Prep == prepL || r.particles[t.Base] == "prep") {
			p, next = t.Prep, k
			if p == "" {
				p, next = t.Base, k+1
			}
		}
		if p == "" {
			if r.particles[t.Base] != "prep" && t.Base != "\u0636\u062F" && t.Base != "\u0628\u064A\u0646" { // ضد بين
				continue
			}
			p, next = t.Base, k+1
		}
		role := f.trigger.roles[p]
		if p == fromWord && next < end && (r.toks[next].Base == "\u0642\u0628\u0644" || r.toks[next].Base == "\u062C\u0627\u0646\u0628") { // من قبل، من جانب
			role, next = schema.Agent, next+1
		}
		if p == onWord && next < end && (r.toks[next].Base == "\u064A\u062F" || r.toks[next].Base == "\u0627\u064A\u062F\u064A") { // على يد
			role, next = schema.Agent, next+1
		}
		if role == "" && (p == inWord || p == prepB) {
			role = schema.At
		}
		if p == "\u0636\u062F" && role == "" {
			role = schema.Target
		}
		if role == "" || next >= end {
			continue
		}
		ms, to := r.argument(next, s)
		if len(ms) == 0 {
			if role == schema.Origin || role == schema.Destination {
				waiting = role // "إلى قاعدتها في الكويت": the place comes after "في"
			}
			k = max(k, to-1)
			continue
		}
		if role == schema.At && waiting == schema.Destination {
			if places := r.only(ms, schema.Place, schema.Facility); len(places) > 0 {
				r.role(v, waiting, places)
				k = max(k, to-1)
				continue
			}
		}
		if role != schema.At {
			waiting = ""
		}
		switch role {
		case schema.At:
			ms = r.only(ms, schema.Place, schema.Facility)
		case schema.Origin, schema.Destination:
			if places := r.only(ms, schema.Place, schema.Facility); len(places) > 0 {
				ms = places
			}
			if role == schema.Origin {
				ms = r.only(ms, schema.Place, schema.Facility)
			}
		case schema.Agent, schema.Counterpart:
			if p == "\u0628\u064A\u0646" && len(ms) > 1 { // بين X وY
				r.role(v, schema.Agent, ms[:1])
				r.role(v, schema.Counterpart, ms[1:])
				k = to - 1
				continue
			}
		case schema.Instrument:
			if places := r.only(ms, schema.Place, schema.Facility); p == prepB && len(places) == len(ms) {
				role = schema.At
			} else {
				continue // things are no entities
			}
		}
		if len(v.Roles[role]) == 0 || role == schema.At || role == schema.Destination || role == schema.Origin {
			r.role(v, role, ms)
		}
		k = max(k, to-1)
	}
}

func (r *eventReader) only(ms []int, types ...schema.EntityType) []int {
	var out []int
	for _, m := range ms {
		if slices.Contains(types, r.d.Mentions[m].Type) {
			out = append(out, m)
		}
	}
	return out
}

// polarity looks for a negation that governs the trigger.
func (r *eventReader) polarity(v *text.Event, i int, s *text.Sentence) {
	for k := i - 1; k >= s.From && k >= i-5; k-- {
		t := &r.toks[k]
		if t.Kind == text.Punct && t.Norm != "(" && t.Norm != ")" || r.particles[t.Base] == "rel" {
			return
		}
		switch r.particles[t.Base] {
		case "neg":
			if t.Base == "\u063A\u064A\u0631" && k != i-1 || t.Base == what { // غير، ما
				continue
			}
			v.Polarity = schema.Negative
			return
		}
		if r.nothing[t.Base] {
			v.Polarity = schema.Negative
			return
		}
		if _, ok := r.at[k]; ok && k < i-1 && r.finiteVerb(i) && v.Polarity == schema.Positive && t.Prep == "" {
			continue
		}
	}
}

// modality tells plans, possibilities and demands from what is asserted.
func (r *eventReader) modality(v *text.Event, i int, s *text.Sentence, f triggerForm) {
	t := &r.toks[i]
	if v.Modality != schema.Asserted {
		return
	}
	if t.Prep == "\u0633" {
		v.Modality = schema.Planned
	}
	if t.Prep == prepL && !t.Def && f.form == masdar && v.Polarity == schema.Positive { // "لتشكيل تحالف": a purpose
		v.Modality = schema.Planned
		return
	}
	from := max(s.From, i-7)
	for k := i - 1; k >= from; k-- {
		p := &r.toks[k]
		if p.Norm == "." || p.Norm == "\u061B" || p.Norm == colon {
			return
		}
		if m, ok := r.modal[p.Base]; ok && v.Modality == schema.Asserted {
			if m == schema.Possible && p.Base == hadWord && !(k == i-1 && f.form == present) {
				continue
			}
			v.Modality = m
			return
		}
		if p.Norm == "\u0633\u0648\u0641" || p.Norm == "\u0644\u0646" || p.Prep == "\u0633" && k >= i-3 { // سوف لن
			if v.Modality == schema.Asserted && p.Norm != "\u0644\u0646" {
				v.Modality = schema.Planned
			}
			return
		}
	}
	// "دعا … إلى انسحاب": what is demanded, promised or threatened
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		st := &r.d.Statements[k]
		if st.Content.Start > v.Trigger.Start || st.Content.End < v.Trigger.End {
			continue
		}
		near := 0
		for q := i - 1; q >= s.From && r.toks[q].Start >= st.Content.Start; q-- {
			near++
		}
		switch {
		case near <= 3 && (st.Act == schema.Demand || st.Act == schema.Ask):
			v.Modality = schema.Demanded
		case near <= 3 && st.Act == schema.Promise, near <= 3 && st.Act == schema.Threaten:
			v.Modality = schema.Planned
		case near <= 3 && st.Act == schema.Warn:
			v.Modality = schema.Possible
		}
		if near <= 1 && (st.Act == schema.Deny || st.Act == schema.Reject) && v.Polarity == schema.Positive && f.form != past {
			if st.Act == schema.Deny {
				v.Polarity = schema.Negative
			}
		}
		break
	}
}

// when links the date that stands in the trigger's clause and is not the day of
// a statement that tells it.
func (r *eventReader) when(v *text.Event, i int, s *text.Sentence) {
	st := -1
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		c := r.d.Statements[k].Content
		if c.Start <= v.Trigger.Start && v.Trigger.End <= c.End {
			if st < 0 || c.Start > r.d.Statements[st].Content.Start {
				st = k
			}
		}
	}
	v.Statement = st
	best, far := -1, 40
	for x, d := range r.d.Dates {
		if d.From < s.From || d.To > s.To || d.Since {
			continue
		}
		if st >= 0 {
			c := r.d.Statements[st].Content
			if d.Date.Text.Start < c.Start || d.Date.Text.End > c.End {
				continue
			}
		}
		taken := false
		for k := range r.d.Statements {
			taken = taken || r.d.Statements[k].Date == x && k != st && r.d.Statements[k].Cue.End <= d.Date.Text.Start && r.d.Statements[k].Content.Start >= d.Date.Text.End
			taken = taken || k == st && r.d.Statements[k].Date == x
		}
		if taken {
			continue
		}
		distance := d.From - i
		if distance < 0 {
			distance = i - d.To + 4
			for q := d.To; q < i; q++ {
				if r.toks[q].Norm == "\u061B" || r.toks[q].Kind == text.Close || r.toks[q].Norm == comma && d.From > s.From+1 {
					distance += 40
				}
			}
		} else {
			for q := i + 1; q < d.From; q++ {
				if r.finiteVerb(q) || r.subordinator(q) {
					distance += 40
				}
				if r.toks[q].Norm == comma {
					distance += 6
				}
			}
		}
		if distance < far {
			best, far = x, distance
		}
	}
	v.Date = best
}
