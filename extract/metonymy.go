package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// metonyms makes a capital that stands for its state a name of that state: one
// that speaks, acts or stands between states ("Tehran says", "بين طهران
// وواشنطن"); in Arabic also one that has no word of place or motion before it
// ("دعم موسكو", "اتهم الحزب أنقرة"). A capital that something happens in stays a
// place of its own.
func metonyms(d *text.Doc, names *lexicon.Names) {
	speaks := map[int]bool{}
	for i := range d.Statements {
		for _, m := range d.Statements[i].Speakers {
			speaks[m] = true
		}
		for _, m := range d.Statements[i].Audience { // "حذر لافروف واشنطن من"
			speaks[m] = true
		}
	}
	acts, stays := map[string]bool{}, map[string]bool{} // capitals, by their own identifiers
	var dealt []int
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Type != schema.Place || m.Kind != schema.ByName || m.Known == "" {
			continue
		}
		state := names.State(m.Known)
		switch {
		case state == "":
		case (m.Subject || speaks[i]) && !scene(d, m) || betweenStates(d, m) || d.Article.Language == "en" && asState(d, m) || d.Article.Language == "ar" && ofStates(d, m):
			acts[m.Known] = true
			m.Known, m.Metonym = state, true
		case d.Article.Language == "ar" && dealtWith(d, m):
			dealt = append(dealt, i)
		default:
			stays[m.Known] = true
		}
	}
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Subject && isTown(m, names) && !slices.Contains(dealt, i) {
			m.Subject = false // nobody to be meant by a pronoun
		}
	}
	for _, i := range dealt {
		m := &d.Mentions[i]
		if acts[m.Known] || !stays[m.Known] {
			m.Known, m.Metonym = names.State(m.Known), true
		}
	}
}

// scene reports whether the mention is where something happens, though the grammar
// makes it who acts: "Tripoli saw two days of fighting", شهدت طرابلس اشتباكات.
func scene(d *text.Doc, m *text.Mention) bool {
	return m.From > 0 && (scenes[d.Tokens[m.From-1].Norm] || scenes[d.Tokens[m.From-1].Base]) || m.To < len(d.Tokens) && scenes[d.Tokens[m.To].Norm]
}

// scenes holds, folded, the verbs whose subject is a place where something happens.
var scenes = map[string]bool{
	"saw": true, "sees": true, "witnessed": true, "hosted": true, "hosts": true, "lies": true,
	"\u0634\u0647\u062F\u062A": true, "\u062A\u0634\u0647\u062F": true, // شهدت تشهد
	"\u0639\u0627\u0634\u062A": true, "\u062A\u0639\u064A\u0634": true, // عاشت تعيش
	"\u0627\u0633\u062A\u0636\u0627\u0641\u062A": true, "\u062A\u0633\u062A\u0636\u064A\u0641": true, // استضافت تستضيف
	"\u0627\u062D\u062A\u0636\u0646\u062A": true, "\u062A\u062D\u062A\u0636\u0646": true, // احتضنت تحتضن
}

// betweenStates reports whether the mention stands after "between" or "with",
// or is joined to one that does.
func betweenStates(d *text.Doc, m *text.Mention) bool {
	for k := m.From - 1; k >= 0 && k >= m.From-4 && d.Tokens[k].Sent == d.Tokens[m.From].Sent; k-- {
		switch t := &d.Tokens[k]; {
		case relations[t.Base]:
			return true
		case t.Kind != text.Word, k < m.From-1 && d.Tokens[m.From].Conj == "" && d.Tokens[m.From-1].Norm != "and":
			return false
		}
	}
	return false
}

// relations holds the words after which a capital stands for its state.
var relations = map[string]bool{
	"between": true, "with": true, "against": true,
	"\u0628\u064A\u0646": true, "\u0645\u0639": true, "\u0636\u062F": true, // بين مع ضد
}
