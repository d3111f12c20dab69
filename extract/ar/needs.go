package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// clauseHolds reports whether the word or phrase stands near the trigger: behind it, or
// before it, where what it is about may stand there.
func (r *eventReader) clauseHolds(i int, s *text.Sentence, f triggerForm, suffix *enclitic) bool {
	needs := f.trigger.needs
	if needs == eachOther {
		return r.twoActors(i+1, s)
	}
	const near, far, ruled = 8, 10, 14 // an object with the article may stand behind much, a sentence behind who is judged
	if hasPrefix(needs, prepB+article) && r.heldBehind(i, min(s.To, i+ruled), needs) {
		return true
	}
	if r.heldBehind(i, min(s.To, i+near), needs) || r.heldBehind(i, min(s.To, i+far), article+needs) {
		return true
	}
	verb := f.form == past || f.form == present || f.form == passive
	if verb && (f.trigger.genitive == "subj" || f.form == passive || suffix != nil || vowelledPassive(r.toks[i].Text, r.toks[i].Conj)) {
		return r.heldBefore(i, s, needs, suffix)
	}
	return false
}

// eachOther is what the list says for two, joined by "و", that a verb needs for its subject.
const eachOther = "+"

// twoActors reports whether two people or states, joined by "و", stand behind a verb at token
// j: "بحث | الرئيس السيسي وماكرون | الوضع".
func (r *eventReader) twoActors(j int, s *text.Sentence) bool {
	if j >= s.To || !r.bare(j) || r.cover[j] < 0 {
		return false
	}
	ms, _ := r.argument(j, s)
	return len(ms) > 1 && !slices.ContainsFunc(ms, func(m int) bool {
		x := &r.d.Mentions[m]
		return x.Type != schema.Person && !(x.Type == schema.Place && (r.country(m) || r.names.State(x.Known) != ""))
	})
}

// heldBehind reports whether the word stands behind token i, people who are told of by
// what they are among them: "نشرت تركيا 200 جندي".
func (r *eventReader) heldBehind(i, end int, needs string) bool {
	if r.needed(i, end, needs) {
		return true
	}
	for k := i + 1; k < end && k < i+8 && hasPrefix(needs, article); k++ { // "أطلق مسلحان مجهولان النار"
		t := &r.toks[k]
		if t.Norm == needs {
			return true
		}
		if t.Kind != text.Word || t.Prep != "" || t.Conj != "" || r.particles[t.Base] != "" && !quantity(t.Base) {
			break
		}
	}
	for k := i + 1; k < end && k < i+8; k++ {
		if t := &r.toks[k]; t.Kind == text.Punct && t.Norm != comma || r.subordinator(k) {
			return false
		}
		if m, ok := r.at[k]; ok && (r.d.Mentions[m].Kind == schema.ByDescription || r.unitSubject(k, i, m) || r.d.Mentions[m].Type == schema.Organization && k > i+1 && r.cover[k-1] >= 0 && r.bare(k)) && r.isNeeded(k, needs) {
			for ; k > i && !r.finite(k); k-- { // asked for last, since it takes long to tell
			}
			return k == i
		}
	}
	return false
}

// unitSubject reports whether mention m, which begins at token k, is the name of a force, or of
// a ship, that may be the subject of the verb at token i: no noun or preposition governs it.
func (r *eventReader) unitSubject(k, i, m int) bool {
	if x := &r.d.Mentions[m]; x.Type != schema.MilitaryUnit && x.Type != schema.Facility {
		return false
	}
	return k == i+1 || k == i+2 && r.pronounPreposition(i+1) || r.cover[k-1] >= 0 || r.in[k-1] >= 0 || r.toks[k-1].Norm == comma || r.toks[k-1].Kind == text.Open
}

// twofold holds the types of event that a verb and a noun tell together, either of which
// others take for the word that tells it: "أطلق عملية", "وقع اتفاقا", "أوقع قتلى". In
// others the noun is what the verb acts on: "نشر قوات".
var twofold = map[string]bool{"kill": true, "injure": true, "launch_operation": true, "agree": true, "visit": true, "meet": true, "protest": true, "negotiate": true, "arrest": true}

// otherHalf finds the word that a trigger of two needs, the nearest behind its n words
// from token i or before them: the "عملية" of "العملية التي أطلقها الجيش". -1 where the
// trigger needs none.
func (r *eventReader) otherHalf(i, n int, s *text.Sentence, typ, needs string) int {
	if needs == "" || !twofold[typ] && !r.sameType(nominal(r.triggers[needs]), typ) || r.particles[needs] != "" { // "انفجار يهز"
		return -1
	}
	for k := i + n; k < s.To && k < i+n+8 && twofold[typ]; k++ {
		if r.isNeeded(k, needs) {
			return k
		}
	}
	for k := i - 1; k >= s.From && i-k <= 8; k-- {
		if r.isNeeded(k, needs) {
			return k
		}
	}
	return -1
}

// wordsTo returns how far behind token i the word stands, at most ten.
func (r *eventReader) wordsTo(i int, needs string) int {
	for n := 1; n < 10 && i+n < len(r.toks); n++ {
		if r.isNeeded(i+n, needs) {
			return n
		}
	}
	return 10
}

// heldBefore reports whether the noun that the verb at token i needs stands before it
// in its clause, or is what its relative clause tells of: "القوات انتشرت", "البعثة التي
// نُشرت". A verb with a pronoun tells of the nearest noun alone.
func (r *eventReader) heldBefore(i int, s *text.Sentence, needs string, suffix *enclitic) bool {
	for k := i - 1; k >= s.From && i-k <= 8; k-- {
		t := &r.toks[k]
		switch {
		case t.Kind == text.Open || t.Kind == text.Close || t.Kind == text.Number || r.in[k] >= 0:
			continue
		case t.Norm == comma && k+1 < i && r.particles[r.toks[k+1].Base] == "rel":
			continue
		case t.Kind != text.Word || r.subordinator(k) || r.particles[t.Base] == "conj" || r.finite(k) && !r.was(t.Base):
			return false
		}
		if m := r.cover[k]; t.Prep == "" && (m < 0 || r.d.Mentions[m].From == k || r.d.Mentions[m].Kind != schema.ByName) && r.isNeeded(k, needs) {
			return true // not within the name of who did it: "قيادة العمليات نفذت"
		}
		if _, quality := r.adjective(k); suffix != nil && !quality && r.particles[t.Base] == "" && r.cover[k] < 0 && (k < i-1 || r.masdars[t.Base]) { // a noun's own name may stand between: "صاروخ كاتيوشا أطلقته"
			return false
		}
	}
	return false
}

// neededBefore is how far before a verb with an object pronoun the word that its
// cue needs may stand: "الهجوم الذي تبناه".
const neededBefore = 4

// neededAfter is how many words behind a verb, names aside, the word that its cue
// needs is looked for.
const neededAfter = 9

// needed reports whether the word or phrase that a cue needs stands within the
// next tokens.
func (r *speechReader) needed(i, end int, needs string) bool {
	first, _, _ := strings.Cut(needs, " ")
	reach := neededAfter
	if r.particles[needs] == "prep" {
		reach = 25
	}
	for j, n := i+1, 1; j < end && n < reach; j++ {
		if m, ok := r.at[j]; ok && r.canSpeak(m) && (j > i+1 || r.d.Mentions[m].To > j+2) && r.toks[j].Prep == "" {
			j = max(j, r.d.Mentions[m].To-1) // who speaks and who is spoken to may be long
			continue
		}
		if r.toks[j].Kind == text.Word {
			n++
		}
		t := &r.toks[j]
		b := t.Base
		if hasPrefix(needs, deedNeed) {
			if r.deedAt(j, needs) {
				return true
			}
			continue
		}
		if reach > neededAfter && r.subordinator(j) {
			return false // what was said is told behind the preposition
		}
		if r.in[j] >= 0 || j+1 < end && r.in[j+1] >= 0 && r.class(&r.toks[j]) == "prep" {
			continue // "في 18 يوليو": a day, no place
		}
		if b == first || t.Stem == first || isJoined(b, first, string(alef)) || t.Norm == first || isJoined(first, t.Prep, b) {
			return true
		}
		if !hasPrefix(t.Norm, first[:min(len(first), 2)]) { // no enclitic changes the first letter: most words end here
			continue
		}
		if e, c := cutEnclitic(t.Norm, func(w string) bool { return w == first }); c != nil && e == first && !feminineEnd(t.Text) {
			return true
		}
	}
	return false
}
