package ar

import (
	"strconv"

	"github.com/khabar-kg/khabar/extract/text"
)

// Where the number of those who were killed or hurt stands, in words from the trigger.
const (
	countBehind = 5 // "قتل المهاجمون ثمانية أشخاص"
	countBefore = 6 // "إن تسعة مدنيين، بينهم طفلان، قتلوا"
)

// headcount returns how many were killed or hurt in event v, as the number beside its
// trigger says, the least below zero where it says so roughly ("عشرات"); 0 where none does, or where
// others are counted beside them ("مدني وثلاثة جنود").
func (r *eventReader) headcount(v *text.Event, s *text.Sentence) int {
	if v.Type != "kill" && v.Type != "injure" {
		return 0
	}
	if m := r.cover[v.From]; m >= 0 && r.d.Mentions[m].Head == v.From && v.From > s.From { // "40 قتيلا"
		if n := r.numberAt(v.From); n != 0 {
			return n
		}
		return r.numberAt(v.From - 1)
	}
	for k := v.To; k < s.To && k < v.To+countBehind; k++ {
		t := &r.toks[k]
		if t.Kind == text.Punct || t.Conj != "" || r.in[k] >= 0 || r.particles[t.Base] == "prep" && !roughly[t.Base] || r.finite(k) {
			break
		}
		n := r.numberAt(k)
		if n == 0 && k == v.To && onePerson[t.Base] {
			n = 1
		}
		if n != 0 {
			if r.countedOn(k+1, s) {
				return 0
			}
			return n
		}
	}
	for k := v.From - 1; v.Rule == "ar.trigger-verb" && r.toks[v.From].Conj == "" && k >= s.From && v.From-k < countBefore; k-- {
		if r.subordinator(k) || r.finite(k) {
			break
		}
		if n := r.numberAt(k); n != 0 && r.in[k] < 0 {
			return n
		}
	}
	return 0
}

// numberAt returns the number that token k tells: a figure, a word, or the dual of a noun
// for people, below zero for a rough one; 0 where it tells none.
func (r *eventReader) numberAt(k int) int {
	t := &r.toks[k]
	if t.Kind == text.Number {
		n, err := strconv.Atoi(t.Norm)
		if err != nil {
			return 0
		}
		return n
	}
	if n := unitNumbers[t.Stem]; n != 0 {
		return n
	}
	if twoPeople[t.Stem] {
		return 2
	}
	return 0
}

// countedOn reports whether a number that is joined to one before stands at token k or behind
// the noun there.
func (r *eventReader) countedOn(k int, s *text.Sentence) bool {
	for q := k; q < min(s.To, k+3); q++ {
		if r.toks[q].Conj != "" {
			return r.numberAt(q) != 0
		}
	}
	return false
}

// unitNumbers holds the words for the numbers from three to ten, folded, in both genders, and
// for rough numbers.
var unitNumbers = map[string]int{
	"\u062B\u0644\u0627\u062B": 3, "\u062B\u0644\u0627\u062B\u0647": 3, "\u0627\u0631\u0628\u0639": 4, "\u0627\u0631\u0628\u0639\u0647": 4,
	"\u062E\u0645\u0633": 5, "\u062E\u0645\u0633\u0647": 5, "\u0633\u062A": 6, "\u0633\u062A\u0647": 6, "\u0633\u0628\u0639": 7, "\u0633\u0628\u0639\u0647": 7,
	"\u062B\u0645\u0627\u0646\u064A": 8, "\u062B\u0645\u0627\u0646\u064A\u0647": 8, "\u062A\u0633\u0639": 9, "\u062A\u0633\u0639\u0647": 9,
	"\u0639\u0634\u0631\u0647":       10,
	"\u0639\u0634\u0631\u0627\u062A": -20, "\u0645\u0626\u0627\u062A": -200, "\u0627\u0644\u0627\u0641": -2000, // عشرات مئات آلاف
}

// onePerson holds nouns for one, folded.
var onePerson = wordSet(
	"\u0634\u062E\u0635", "\u0631\u062C\u0644", "\u0627\u0645\u0631\u0627\u0647", "\u0637\u0641\u0644", "\u0637\u0641\u0644\u0647", // شخص رجل امرأة طفل طفلة
	"\u0634\u0627\u0628", "\u0634\u0627\u0628\u0647", "\u062C\u0646\u062F\u064A", // شاب شابة جندي
	"\u0645\u062F\u0646\u064A", "\u0634\u0631\u0637\u064A", "\u0645\u0633\u0644\u062D", "\u0639\u0646\u0635\u0631", // مدني شرطي مسلح عنصر
)

// twoPeople holds duals of nouns for people, folded.
var twoPeople = wordSet(
	"\u0634\u062E\u0635\u0627\u0646", "\u0634\u062E\u0635\u064A\u0646", "\u062C\u0646\u062F\u064A\u0627\u0646", "\u062C\u0646\u062F\u064A\u064A\u0646", // شخصان شخصين جنديان جنديين
	"\u0637\u0641\u0644\u0627\u0646", "\u0637\u0641\u0644\u064A\u0646", "\u0631\u062C\u0644\u0627\u0646", "\u0631\u062C\u0644\u064A\u0646", // طفلان طفلين رجلان رجلين
	"\u0634\u0627\u0628\u0627\u0646", "\u0634\u0627\u0628\u064A\u0646", "\u0627\u0645\u0631\u0627\u062A\u0627\u0646", "\u0627\u0645\u0631\u0627\u062A\u064A\u0646", // شابان شابين امرأتان امرأتين
	"\u0642\u062A\u064A\u0644\u0627\u0646", "\u0642\u062A\u064A\u0644\u064A\u0646", "\u062C\u0631\u064A\u062D\u0627\u0646", "\u062C\u0631\u064A\u062D\u064A\u0646", // قتيلان قتيلين جريحان جريحين
	"\u0645\u0633\u0644\u062D\u0627\u0646", "\u0634\u0631\u0637\u064A\u0627\u0646", "\u0634\u0631\u0637\u064A\u064A\u0646", "\u0639\u0646\u0635\u0631\u0627\u0646", "\u0639\u0646\u0635\u0631\u064A\u0646", // مسلحان شرطيان شرطيين عنصران عنصرين
)
