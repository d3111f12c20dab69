package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// markSubjects sets Mention.Subject where a noun phrase stands as the subject
// of a clause: right after a finite verb, or at the clause's beginning before one.
func (r *speechReader) markSubjects() {
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if r.toks[m.From].Prep != "" || m.Type == schema.NamedEvent {
			continue
		}
		s := r.d.SentenceOf(m.From)
		k := m.From - 1
		for k > s.From && r.toks[k].Kind == text.Open {
			k--
		}
		if k >= s.From && r.toks[m.From].Conj == "" {
			// a word that no list knows, where verbs stand: "وسئل فلان"
			if v := &r.toks[k]; v.Kind == text.Word && !v.Def && v.Prep == "" && (m.Kind == schema.ByName || asked[v.Base] && m.Definite && r.canSpeak(i)) && r.class(v) == "" &&
				(v.Conj != "" || k == s.From || r.toks[k-1].Kind == text.Punct) {
				if tt, _ := r.titleAt(k, m.From); tt == nil && (!r.masdars[v.Base] || v.Conj != "" && m.Type == schema.Person && utf8.RuneCountInString(v.Base) == 3) {
					if h, _ := r.headAt(k, m.From); h == nil {
						m.Subject = true
					}
				}
			}
			if m.Kind == schema.ByDescription && m.Type == schema.Person && (k == s.From || r.toks[k-1].Kind == text.Punct) && r.everydayVerb(k) {
				m.Subject = true
			}
			if k == s.From && m.Definite && m.Type == schema.Person && r.hasForm(r.toks[k].Base, past) && !r.toks[k].Def && r.toks[k].Prep == "" {
				m.Subject = true // "رفض المتحدث التعليق": a noun of that form too
			}
			if r.finiteVerb(k) && !r.toks[k].Def && !r.betweenWord(k, s) && (r.toks[k].Conj != "" || k == s.From || r.toks[k-1].Kind == text.Punct || r.clauseOpener(k-1) || r.toks[k-1].Def || r.in[k-1] >= 0) {
				_, suffix := r.cueAt(k)
				m.Subject = suffix == nil
			}
			if k > s.From && r.class(&r.toks[k-1]) == "neg" && (k-1 == s.From || r.toks[k-1].Conj != "" && r.toks[k-2].Kind == text.Word) && r.toks[k-1].Base != what && r.bare(k) && !r.toks[k].Def && r.class(&r.toks[k]) == "" && startsAny(r.toks[k].Base, "\u064A", "\u062A") { // ي ت
				m.Subject = true // "لم يعلق الوزير", a verb that no list holds
			}
			if r.toks[k].Base == wasWord || r.toks[k].Base == wasWord+"\u062A" {
				m.Subject = true
			}
			if r.toks[k].Kind != text.Word || r.in[k] >= 0 || r.clauseOpener(k) {
				m.Subject = m.Subject || r.verbAt(m.To, s)
			}
		} else if m.From == s.From || r.toks[m.From].Conj != "" {
			m.Subject = r.verbAt(m.To, s)
		}
	}
	for m := range r.d.Mentions {
		s := r.d.SentenceOf(r.d.Mentions[m].From)
		if x := &r.d.Mentions[m]; x.Subject && r.gotCopy(x, s) {
			x.Subject = false // "بيان تلقت الصحيفة نسخة منه": who only got it
		}
		if x := &r.d.Mentions[m]; !x.Subject && !s.Heading && r.opensTopic(m, s) {
			j := r.predicate(m, s)
			x.Subject = j > x.To && (r.finite(j) || r.bare(j) && r.verbAfter(j))
		}
	}
	// A name in apposition is subject with its title.
	for _, l := range r.d.Links {
		a, b := &r.d.Mentions[l.A], &r.d.Mentions[l.B]
		if a.Subject || b.Subject {
			a.Subject, b.Subject = true, true
		}
	}
}

// betweenWord reports whether "بين" at token k is the preposition, as right behind a noun: "العلاقات | بين |
// الدول", and no verb.
func (r *speechReader) betweenWord(k int, s *text.Sentence) bool {
	t := &r.toks[k]
	return t.Base == between && t.Conj == "" && !doubled(t.Text) && k > s.From && r.toks[k-1].Kind == text.Word && r.in[k-1] < 0
}

// gotCopy reports whether mention x tells who got a copy of a paper: "وصل | الموقع | نسخة منه".
func (r *speechReader) gotCopy(x *text.Mention, s *text.Sentence) bool {
	const near, copied = 3, "\u0646\u0633\u062E\u0647" // نسخة
	for k := x.To; k < min(s.To, x.To+near); k++ {
		if r.toks[k].Base == copied {
			return true
		}
	}
	return false
}

// everydayVerb reports whether the word at token k, behind which people are told of, is a verb of the past
// that no list holds: what is left without ت is a word, as are its present and the same with ت.
func (r *speechReader) everydayVerb(k int) bool {
	const fewest = 3 // letters of a root
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || t.Prep != "" || feminineEnd(t.Text) || r.class(t) != "" || r.adjectives[t.Stem] {
		return false
	}
	if tt, _ := r.titleAt(k, k+1); tt != nil {
		return false
	}
	if h, _ := r.headAt(k, k+1); h != nil || r.masdars[t.Base] && (t.Conj == "" || utf8.RuneCountInString(t.Base) != fewest) {
		return false
	}
	w := strings.TrimSuffix(t.Base, "\u062A") // ت
	if utf8.RuneCountInString(w) < fewest || r.words[w] == 0 || r.words[w+"\u062A"] == 0 {
		return false
	}
	root := strings.TrimPrefix(w, string(alef))                     // "أجهش", "يجهش"
	return r.words["\u064A"+root] > 0 || r.words["\u062A"+root] > 0 // ي ت
}

// asked holds the passive verbs whose subject somebody asks: سئل سئلت.
var asked = wordSet("\u0633\u0626\u0644", "\u0633\u0626\u0644\u062A")

// verbAt reports whether token j is a finite verb that no conjunction parts from
// what stands before it.
func (r *speechReader) verbAt(j int, s *text.Sentence) bool {
	if j < s.To && r.class(&r.toks[j]) == "neg" && r.toks[j].Base != what {
		return true // "لم يشر", a form that no list holds
	}
	return j < s.To && r.toks[j].Conj == "" && r.finiteVerb(j)
}
