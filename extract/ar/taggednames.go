package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// hyphenated gives the names of persons that the tagger cut at a hyphen their second
// half: "مون جاي-إن", "جان-إيف لودريان". Two persons joined by one ("كيم-ترامب") have
// one name each.
func (r *reader) hyphenated(tagged []text.Mention) []text.Mention {
	for i := range tagged {
		m := &tagged[i]
		if m.Type == schema.Person && m.To-m.From > 1 && r.hyphen(m.To-1, len(r.toks)) && (i+1 == len(tagged) || tagged[i+1].From > m.To) {
			m.To++ // "جان- | بيار"
			continue
		}
		if m.Type != schema.Person || !r.hyphen(m.To, len(r.toks)) {
			continue
		}
		k := m.To + 1
		var next *text.Mention
		if i+1 < len(tagged) && tagged[i+1].From == k {
			next = &tagged[i+1]
		}
		switch {
		case next != nil && next.Type != schema.Person:
		case m.To-m.From > 1:
			m.To = k + 1
			if next != nil {
				if next.From++; next.To-next.From < 2 {
					next.Type = "" // hardly anything is left of it
				}
			}
		case next != nil && next.To-next.From > 1 && r.names.IsGiven(r.toks[m.From].Base):
			next.From = m.From
			m.Type = ""
		}
	}
	return slices.DeleteFunc(tagged, func(m text.Mention) bool { return m.Type == "" })
}

// partTagged parts what the tagger took for one person where "و" joins two, and for one
// body or place where the first is a known name: "كينيدي وليندسي غراهام", "المغرب
// والبوليساريو".
func (r *reader) partTagged(tagged []text.Mention) []text.Mention {
	var out []text.Mention
	for _, m := range tagged {
		for k := m.From + 1; k < m.To; k++ {
			two := m.Type == schema.Person && !r.toks[k].Def
			if m.Type != schema.Person && r.toks[k].Conj != "" {
				known, to, _ := r.lookup(m.From, k)
				two = known != nil && to == k || m.Type == schema.Place && k == m.From+1 && m.To == k+1 && !r.toks[k].Def && !r.toks[m.From].Def && len([]rune(r.toks[k].Base)) > 3 // "كركاسون وتريب"
			}
			if t := &r.toks[k]; two && t.Conj == "\u0648" && t.Prep == "" && !r.ownLetter(m.From, k, m.To) {
				first := m
				first.To, m.From = k, k
				out = append(out, first)
			} else if m.Type == schema.Person && k+1 < m.To && t.Def && r.bare(k) && !r.jointAt(k-1) {
				if tt, n := r.titleAt(k, m.To); tt != nil && tt.position && n == 1 { // "الأمير محمد الوزير كيري"
					first := m
					first.To, m.From = k, k+1
					out = append(out, first)
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// ownLetter reports whether the "و" at token k, the last of two that the tagger took for one
// person, is the first letter of his last name and joins nobody: no list holds what is left
// without it, the article has it nowhere, and an office of one stands before the name
// ("رئيس الوزراء رانيل ويكريميسينغي").
func (r *reader) ownLetter(from, k, to int) bool {
	t := &r.toks[k]
	if from == 0 || k != from+1 || to != k+1 || r.words[t.Base] > 0 || r.isName(t.Base) || !r.officeBefore(from) {
		return false
	}
	for i := range r.toks {
		if r.toks[i].Base == t.Base && r.toks[i].Conj == "" {
			return false
		}
	}
	return true
}

// townOfOffice reports whether the first word of what the tagger took for a person's name is
// the town whose police or council the office before it leads, and the name begins behind
// it: "قائد شرطة أوستن | براين مانلي".
func (r *reader) townOfOffice(from, to int) bool {
	if to-from < 3 || from < 2 || !r.bare(from) || r.toks[from].Def || r.toks[from-2].Sent != r.toks[from].Sent || r.jointAt(from) || r.jointAt(from+1) {
		return false
	}
	if !ofTowns[r.toks[from-1].Stem] || r.toks[from-1].Def || !r.bare(from-1) {
		return false
	}
	t, n := r.titleAt(from-2, from)
	return t != nil && (t.position || t.within) && n <= 2 && t.number == text.Singular && !r.toks[from-2].Def
}

// ofTowns holds the nouns, folded, that a town's name goes with and no person's: شرطة بلدية
// مدينة ولاية مقاطعة محافظة.
var ofTowns = map[string]bool{
	"\u0634\u0631\u0637\u0647": true, "\u0628\u0644\u062F\u064A\u0647": true, "\u0645\u062F\u064A\u0646\u0647": true,
	"\u0648\u0644\u0627\u064A\u0647": true, "\u0645\u0642\u0627\u0637\u0639\u0647": true, "\u0645\u062D\u0627\u0641\u0638\u0647": true,
}

// outlets makes outlets of those whom the tagger took for others, whom somebody spoke to,
// here or elsewhere: "في تصريح لهسبريس". People who are spoken to have a title or a
// listed name.
func (r *reader) outlets(tagged []text.Mention) {
	var told map[string]bool
	for i := range tagged {
		m := &tagged[i]
		if t := &r.toks[m.From]; m.To == m.From+1 && t.Prep == prepL && !t.Def && m.From > 0 && statementNouns[r.toks[m.From-1].Stem] && !r.namePart(t.Base) {
			if told == nil {
				told = map[string]bool{}
			}
			told[t.Base] = true
		}
	}
	for i := range tagged {
		if m := &tagged[i]; m.To == m.From+1 && told[r.toks[m.From].Base] {
			m.Type = schema.Organization
		}
	}
}

// joinTagged puts a last name that the tagger found by itself to the person right
// before it: "مولود تشاوش" and "أوغلو".
func (r *reader) joinTagged(tagged []text.Mention) []text.Mention {
	var out []text.Mention
	for _, m := range tagged {
		if n := len(out); n > 0 && m.Type == schema.Person && out[n-1].Type == schema.Person && out[n-1].To == m.From && m.To == m.From+1 {
			if t := &r.toks[m.From]; t.Conj == "" && t.Prep == "" && !r.names.IsGiven(t.Base) {
				out[n-1].To = m.To
				out[n-1].Score = min(out[n-1].Score, m.Score)
				continue
			}
		}
		if n := len(out); n > 0 && m.Type == schema.Person && out[n-1].Type == schema.Person && out[n-1].To == m.From && out[n-1].To == out[n-1].From+2 && r.toks[out[n-1].From].Base == servant && r.bare(m.From) {
			out[n-1].To = m.To // "عبد الهادي | فؤاد أبو خلف"
			continue
		}
		out = append(out, m)
	}
	return out
}

// trimTagged cuts what the tagger took by mistake: a verb before a person's
// name, a verbal noun after it, all from a preposition on.
func (r *reader) trimTagged(m *text.Mention) (from, to int) {
	from, to = m.From, m.To
	for from < to && (r.class(&r.toks[from]) == "prep" || from+1 < to && r.class(&r.toks[from]) != "" && !r.namePart(r.toks[from].Base)) { // "على محمود", "كان عمر"
		from++
	}
	for k := from + 1; k < to; k++ {
		if r.class(&r.toks[k]) == "prep" && r.toks[k].Conj == "" && !nameTail[r.toks[k].Norm] {
			to = k
			break
		}
	}
	for k := from + 1; k < to; k++ {
		t := &r.toks[k]
		if strings.Contains(t.Text, tanwin) || t.Prep == prepB && t.Def || t.Prep == prefixS || r.adverbialCue(k) {
			to = k // "فاروق مردم بك بابًا", "الكونغرس بالاتفاق", "لجنة خبراء سيكلفون", "الطرابلسي قائلة"
		}
	}
	for k := from; k < to; k++ { // "(حسن) روحاني"
		if r.toks[k].Norm == ")" && k > from {
			from = k + 1
		}
	}
	if from >= to {
		return to, to
	}
	if m.Type != schema.Person && to == from+1 && r.accusative(from) {
		return from, from // "16 سورياً"
	}
	if m.Type == schema.Place && to == from+1 {
		if _, ok := r.nisba(&r.toks[from]); ok {
			return from, from // "أكراد"
		}
	}
	if m.Type != schema.Person && to == from+1 && from > 0 && r.anothersNisba(from) {
		return from, from // "قيادي حوثي"
	}
	if m.Type == schema.Person {
		if _, e := cutEnclitic(r.toks[from].Base, func(w string) bool { return w == peer || w == peer+string(yeh) }); e != nil {
			if from++; r.onlyAdjectives(from, to) {
				return to, to // "نظيريه الأردني"
			}
		}
		if to == from+2 && r.toks[from+1].Base == god && !r.jointAt(from) && !r.namePart(r.toks[from].Base) {
			return from, from // "رحمه الله"
		}
		if r.toks[from].Def && !r.namePart(r.toks[from].Stem) && !r.namePart(r.toks[from].Base) && r.onlyAdjectives(from+1, to) {
			return from, from // "الجار اليماني العربي"
		}
		for k := from + 1; k < to; k++ {
			t := &r.toks[k]
			if (t.Prep == prepL || t.Prep == prepB || t.Prep == prefixK && len([]rune(t.Base)) > 4 && r.words[t.Base] > 300 || r.finiteVerb(k)) && !r.namePart(t.Norm) && !r.namePart(t.Base) {
				to = k // "كيري لسيل جارف", "رجاء سأكون"
			}
			if t.Prep == prepL && t.Def || t.Conj == "" && t.Base == prepB+that || k+1 == to && weekdays[t.Base] {
				to = k // "السيستاني للعبادي", "أحمد بأن", "مورو الخميس"
			}
		}
		if from+1 < to && (r.names.IsGiven(r.toks[from+1].Base) || r.toks[from].Prep != "") && r.placeAlone(from) || r.townOfOffice(from, to) {
			from++ // "لإيران روبرت مالي", "لسوريا ستافان دي مستورا"
		}
		for from+1 < to && (r.isVerb(r.toks[from].Base) || becoming[r.toks[from].Base]) && !r.toks[from].Def && !r.names.IsGiven(r.toks[from].Base) {
			from++ // "عين | حسين الشيخ"
		}
		if to == from+2 && r.behindTitle(from) && r.townAlone(to-1) {
			to-- // "غادر الرئيس هادي | عدن", "زار البابا فرنسيس | العراق"
		}
		for to-1 > from && !r.namePart(r.toks[to-1].Base) && (r.masdars[r.toks[to-1].Base] || r.objectNoun(to-1)) {
			to--
		}
		return r.ofPersons(from, to)
	}
	return from, to
}

// townAlone reports whether the word at token k is the name of a town or country and no
// part of persons' names.
func (r *reader) townAlone(k int) bool {
	t := &r.toks[k]
	h := r.names.Find(func(int) string { return t.Base }, 0, 1)
	return h.Len == 1 && !h.Ambiguous && h.Entry.Type == schema.Place && !r.names.IsGiven(t.Base) && !r.names.IsFamily(t.Base)
}

// objectNoun reports whether token k is an everyday noun in the indefinite accusative, what
// the person before it holds or gives: "عقد عون اجتماعا".
func (r *reader) objectNoun(k int) bool {
	w, ok := cutSuffix(r.toks[k].Base, string(alef))
	return ok && r.bare(k) && (r.masdars[w] || r.hasForm(w, masdar, noun) || r.words[w] >= everyday && !r.namePart(w))
}

// weekdays holds the days of the week, folded: الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة
// السبت.
var weekdays = map[string]bool{
	"\u0627\u0644\u0627\u062D\u062F": true, "\u0627\u0644\u0627\u062B\u0646\u064A\u0646": true, "\u0627\u0644\u062B\u0644\u0627\u062B\u0627\u0621": true,
	"\u0627\u0644\u0627\u0631\u0628\u0639\u0627\u0621": true, "\u0627\u0644\u062E\u0645\u064A\u0633": true, "\u0627\u0644\u062C\u0645\u0639\u0647": true, "\u0627\u0644\u0633\u0628\u062A": true,
}

// anothersNisba reports whether the word at token i, in -ī and without the article, says
// of whom the title before it is.
func (r *reader) anothersNisba(i int) bool {
	t, before := &r.toks[i], &r.toks[i-1]
	if t.Def || !r.bare(i) || !hasSuffix(t.Base, "\u064A") || before.Def || before.Sent != t.Sent {
		return false
	}
	title, n := r.titleAt(i-1, i)
	return title != nil && n == 1 && title.number == text.Singular
}

// adverbialCue reports whether token k is the participle of a verb of speech as an
// adverb has it, in the accusative or the feminine: "قائلا", "قائلة".
func (r *reader) adverbialCue(k int) bool {
	t := &r.toks[k]
	if t.Def || t.Prep != "" || r.namePart(t.Base) {
		return false
	}
	w, accusative := strings.CutSuffix(t.Base, string(alef))
	return (accusative || feminineEnd(t.Text)) && (r.hasForm(t.Base, participle) || r.hasForm(w, participle))
}

// servant is عبد, which makes but a given name with the next word.
const servant = "\u0639\u0628\u062F"

// nameTail holds the ranks that close an Ottoman name: "فاروق مردم بك".
var nameTail = map[string]bool{
	"\u0628\u0643":             true, // بك
	"\u0628\u0627\u0634\u0627": true, // باشا
}

// god is الله, a part of names and of blessings.
const god = "\u0627\u0644\u0644\u0647"

// prefixK is ك, "as".
const prefixK = "\u0643"

// prefixS is س, which makes a verb a future one.
const prefixS = "\u0633"

// tanwin is the ending of an indefinite accusative, which names hardly have.
const tanwin = "\u064B"
