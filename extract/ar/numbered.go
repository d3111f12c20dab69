package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// brigadeWord is لواء, a brigade and the rank of who may lead it.
const brigadeWord = "\u0644\u0648\u0627\u0621"

// numberedUnits holds the head nouns, folded, of units that go by a number.
var numberedUnits = map[string]bool{
	brigadeWord:                      true,
	"\u0641\u0631\u0642\u0647":       true, // فرقة
	"\u0643\u062A\u064A\u0628\u0647": true, // كتيبة
	"\u0641\u0648\u062C":             true, // فوج
	"\u0633\u0631\u064A\u0647":       true, // سرية
}

// arms holds what such a unit fights with, folded, behind its number.
var arms = map[string]bool{
	"\u0645\u0634\u0627\u0647": true, "\u0645\u062F\u0631\u0639": true, "\u0645\u062F\u0631\u0639\u0627\u062A": true, // مشاة مدرع مدرعات
	"\u0645\u064A\u0643\u0627": true, "\u0645\u064A\u0643\u0627\u0646\u064A\u0643\u064A": true, // ميكا ميكانيكي
	"\u0645\u0638\u0644\u0627\u062A": true, "\u0645\u0638\u0644\u064A": true, "\u0635\u0627\u0639\u0642\u0647": true, // مظلات مظلي صاعقة
	"\u0628\u062D\u0631\u064A": true, "\u062C\u0628\u0644\u064A": true, // بحري جبلي
}

// numberedUnit returns the end of the name of a unit that goes by a number, or i:
// "اللواء 35 مدرع", "الفرقة 30".
func (r *reader) numberedUnit(i, end int) int {
	if !numberedUnits[r.toks[i].Stem] || i+1 >= end || r.toks[i+1].Kind != text.Number {
		return i
	}
	to := i + 2
	if to < end && r.toks[to].Kind == text.Word && arms[r.toks[to].Base] {
		to++
	}
	return to
}

// numbered adds the mention of a unit that goes by a number, where one begins at token i.
func (r *reader) numbered(i, end int) (to, mention int) {
	to = r.numberedUnit(i, end)
	if to == i {
		return i, text.NoMention
	}
	h, _ := r.headAt(i, i+1)
	if h == nil {
		return i, text.NoMention
	}
	return to, r.add(text.Mention{From: i, To: to, Type: schema.MilitaryUnit, Kind: schema.ByName, Head: i, Gender: h.gender, Number: text.Singular, Definite: true, Rule: "ar.numbered-unit", Score: 0.9})
}
