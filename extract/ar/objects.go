package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Triggers that are an event of their type with one kind of object alone, folded.
const (
	backing  = "\u062F\u0639\u0645"       // دعم
	fall     = "\u0633\u0642\u0648\u0637" // سقوط
	expelled = "\u0637\u0631\u062F"       // طرد
	campaign = "\u062D\u0645\u0644\u0647" // حملة
	journey  = "\u0631\u062D\u0644\u0647" // رحلة
	renew    = "\u062C\u062F\u062F"       // جدد
)

// backReach is how far behind the noun for it who is backed stands at most, its giver and
// its qualities between them.
const backReach = 8

// missesObject reports whether the word at token i acts on nothing that makes it an event
// of its type: "دعم قدرات المجلس", "سقوط النظام", "طرد الدبلوماسيين", "حملة انتخابية".
func (r *eventReader) missesObject(v *text.Event, i int, f triggerForm, suffix *enclitic) bool {
	on := v.Roles[schema.Target]
	switch {
	case v.Type == "aid" && f.word == backing && f.form != past && f.trigger.needs == "":
		return len(on) == 0 || !r.backs(v, on[0]) || suffix != nil && r.opensTold(i) || r.renewed(i)
	case v.Type == "seize" && f.word == fall && f.trigger.needs == "":
		return len(on) == 0 || !onlyPlaces(r, on) || suffix == nil && !r.opensAt(on[0], v.To)
	case v.Type == "seize" && f.trigger.lemma == expelled:
		return !slices.ContainsFunc(on, r.agentive)
	case v.Type == "attack" && f.word == campaign:
		return len(r.only(on, schema.MilitaryUnit, schema.Organization, schema.Place)) == 0
	case v.Type == "visit" && f.word == journey:
		return len(v.Roles[schema.Destination]) == 0
	}
	return false
}

// opensAt reports whether mention m begins at token k, or behind its quotation mark.
func (r *eventReader) opensAt(m, k int) bool {
	from := r.d.Mentions[m].From
	return from == k || from == k+1 && r.toks[k].Kind == text.Open
}

// backs reports whether somebody who can be backed is what the noun of event v governs or
// brings in by ل: "دعم التنظيم", "دعم الدولة للتنظيم".
func (r *eventReader) backs(v *text.Event, m int) bool {
	x := &r.d.Mentions[m]
	switch x.Type {
	case schema.MilitaryUnit, schema.Organization, schema.Person:
	case schema.Place:
		if !r.state(m) {
			return false
		}
	default:
		return false
	}
	return r.opensAt(m, v.To) || r.toks[x.From].Prep == prepL && x.From >= v.To && x.From < v.To+backReach
}

// opensTold reports whether token i opens what somebody says: who voices his support gives
// no aid.
func (r *eventReader) opensTold(i int) bool {
	st := r.told[i]
	return st >= 0 && (i == 0 || r.told[i-1] != st)
}

// renewed reports whether the noun at token i is what somebody says anew, by the verb
// within a few words before it: "جدد الرئيس دعم بلاده لفلسطين".
func (r *eventReader) renewed(i int) bool {
	for k := i - 1; k >= 0 && i-k <= backReach && r.toks[k].Kind == text.Word && r.toks[k].Sent == r.toks[i].Sent; k-- {
		if r.toks[k].Base == renew || r.toks[k].Base == renew+"\u062A" { // ت
			return true
		}
	}
	return false
}
