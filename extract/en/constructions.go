package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// constructions adds what fixed phrases say to be somebody's words, which no verb in them tells
// by itself: "what it calls a mistake", "made clear that he would stay", "put the toll at ten".
func (r *speechReader) constructions(found []speech.Attribution) []speech.Attribution {
	toks := r.d.Tokens
	var added []speech.Attribution
	for i := range toks {
		t := &toks[i]
		if a, ok := r.tweet(i); ok {
			found = slices.DeleteFunc(found, func(b speech.Attribution) bool { return b.Cue == i })
			added = append(added, a)
			continue
		}
		if t.Kind != text.Word || t.Tag == "" || t.Tag[0] != 'V' && !reportsOf[t.Norm] && !tellsLast[t.Norm] || r.d.SentenceOf(i).Skip {
			continue
		}
		var a speech.Attribution
		var ok bool
		switch {
		case callsBy[t.Stem] != "":
			a, ok = r.whatCalled(i)
		case t.Norm == "saying" || t.Norm == "telling":
			a, ok = r.quotedAs(i, found)
		case reportsOf[t.Norm] && i > 0 && toks[i-1].Tag == ",":
			a, ok = r.outletReports(i)
		case tellsLast[t.Norm] && t.Tag == "NNS":
			a, ok = r.outletBefore(i)
		case t.Stem == "say":
			a, ok = r.whatSaid(i)
		case r.disputes(i):
			a, ok = r.claimDisputed(i)
		case t.Stem == "make":
			a, ok = r.madeClear(i)
		case t.Norm == "put" || t.Norm == "puts" || t.Norm == "putting":
			a, ok = r.putAt(i)
		}
		if !ok {
			continue
		}
		at := slices.IndexFunc(found, func(b speech.Attribution) bool { return b.Cue == i })
		if at >= 0 {
			if b := &found[at]; t.Stem == "make" || reportsOf[t.Norm] || t.Stem != "say" && (b.RightTo <= b.RightFrom || b.RightFrom < i) {
				*b = a
			}
			continue
		}
		added = append(added, a)
	}
	if len(added) == 0 {
		return found
	}
	found = append(found, added...)
	slices.SortStableFunc(found, func(a, b speech.Attribution) int { return a.Cue - b.Cue })
	return found
}

// tweet reads a post that an article shows, with who wrote it behind a dash at its end: "We will
// stay! — Ada Brandt (@ada) May 4, 2019".
func (r *speechReader) tweet(i int) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	none := speech.Attribution{}
	if t := &toks[i]; t.Kind != text.Punct || strings.Trim(t.Text, "—–-") != "" || i == 0 || i+4 >= len(toks) || d.SentenceOf(i).Skip {
		return none, false
	}
	m := longestFrom(d, i+1, i+1)
	if m == text.NoMention || d.Mentions[m].Kind != schema.ByName || d.Mentions[m].Type != schema.Person && d.Mentions[m].Type != schema.Organization {
		return none, false
	}
	to := d.Mentions[m].To
	const longest = 4 // of what a name goes on with
	open := to
	for open < len(toks)-1 && open < to+longest && toks[open].Text != "(" && toks[open].Sent == toks[i].Sent {
		open++
	}
	if open+1 >= len(toks) || toks[open].Text != "(" || !strings.HasPrefix(toks[open+1].Text, "@") {
		return none, false
	}
	para := d.SentenceOf(i).Para
	from := i
	for from > 0 && d.SentenceOf(from-1).Para == para && !(toks[from-1].Text == ")" && from >= 2 && strings.HasPrefix(toks[from-2].Text, "@")) {
		from--
	}
	for from < i && (toks[from].Kind != text.Word || r.l.calendar[toks[from].Norm] && from > 0 && toks[from-1].Text == ")") {
		from++
	}
	if i-from < 2 {
		return none, false
	}
	return speech.Attribution{Cue: i, Source: d.Mentions[m].Head, SourceFrom: i + 1, SourceTo: to, LeftFrom: from, LeftTo: i, CueScore: 0.9, PartScore: 0.9}, true
}

// callsBy holds verbs for giving something a name, and the word that stands before it.
var callsBy = map[string]string{"call": "-", "term": "-", "dub": "-", "label": "-", "describe": "as", "characterise": "as", "characterize": "as"}

// sureConstruction is how sure it is that such a phrase tells of words.
const sureConstruction = 0.75

// whatCalled reads "what X calls Y", "a decision he called Y", "Z, which X describes as Y".
func (r *speechReader) whatCalled(i int) (speech.Attribution, bool) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	if !r.finite(i) && toks[i].Tag != "VBN" || r.negated(i) || r.t.child(i, "auxpass") >= 0 {
		return speech.Attribution{}, false
	}
	who, from, ok := r.relativeSubject(i, s)
	if !ok {
		return speech.Attribution{}, false
	}
	to := i + 1
	if as := callsBy[toks[i].Stem]; as != "-" {
		if to >= s.To || toks[to].Norm != as {
			return speech.Attribution{}, false
		}
		to++
	} else if to < s.To && toks[to].Norm == "as" {
		to++ // "labels as"
	}
	end := r.nameEnd(to, s)
	if end <= to {
		return speech.Attribution{}, false
	}
	return speech.Attribution{Cue: i, Source: who, SourceFrom: from, SourceTo: who + 1, RightFrom: to, RightTo: end, CueScore: sureConstruction, PartScore: sureConstruction}, true
}

// relativeSubject returns the subject, right before verb i, of a clause that stands behind "what",
// ", which" or "whom", or the pronoun right behind the noun that it tells of: "a move | he called".
func (r *speechReader) relativeSubject(i int, s *text.Sentence) (who, from int, ok bool) {
	toks := r.d.Tokens
	k := i - 1
	for k > s.From && (strings.HasPrefix(toks[k].Tag, "RB") || toks[k].Norm == "has" || toks[k].Norm == "have" || toks[k].Norm == "had") {
		k--
	}
	who = k
	switch {
	case k <= s.From:
		return 0, 0, false
	case toks[k].Tag == "PRP" && toks[k].Norm != "them" && toks[k].Norm != "him" && toks[k].Norm != "us":
	case strings.HasPrefix(toks[k].Tag, "NN") || toks[k].Tag == "JJ" || toks[k].Tag == "CD" || toks[k].Tag == "DT" || toks[k].Tag == "PRP" || toks[k].Norm == "her":
		const most = 8
		for k > s.From && k > i-most && (nominal[toks[k-1].Tag] || phraseInside[toks[k-1].Norm]) && toks[k-1].Norm != "what" {
			k--
		}
		for q := k + 1; q < i; q++ { // "one of them", "some sources close to him"
			if phraseInside[toks[q].Norm] {
				who = q - 1
				break
			}
		}
	default:
		return 0, 0, false
	}
	if from = k; from == s.From {
		return 0, 0, false
	}
	switch before := &toks[from-1]; {
	case before.Norm == "what", before.Norm == "whom":
		return who, from, true
	case before.Norm == "which" || before.Norm == "who":
		return who, from, from-2 >= s.From && toks[from-2].Tag == ","
	case toks[i].Stem == "say": // "the man they say shot two"
		return who, from, toks[who].Tag == "PRP" && strings.HasPrefix(before.Tag, "NN") && !indefinite[before.Norm] && before.Norm != "everything"
	case toks[who].Tag == "PRP" && strings.HasPrefix(before.Tag, "NN"):
		for j := from - 1; j > s.From && j > from-6; j-- {
			if toks[j].Norm == "a" || toks[j].Norm == "an" {
				return who, from, toks[j-1].Tag == "," || toks[j-1].Kind == text.Punct // ", a decision he called"
			}
			if !nominal[toks[j].Tag] {
				break
			}
		}
	}
	return 0, 0, false
}

// phraseInside holds the words by which a phrase hangs on the noun of whoever speaks.
var phraseInside = map[string]bool{"at": true, "close": true, "familiar": true, "in": true, "of": true, "to": true, "with": true}

// nameEnd returns where the name that something is called by from token k on ends: with its
// quotation marks, or before the next verb, clause or mark.
func (r *speechReader) nameEnd(k int, s *text.Sentence) int {
	toks := r.d.Tokens
	const near = 3
	e := k
	for q := k; q < s.To && q < k+near; q++ {
		if toks[q].Kind != text.Open {
			continue
		}
		for e = q + 1; e < s.To && toks[e].Kind != text.Close; e++ {
		}
		if e++; e >= s.To || q == k || !strings.HasPrefix(toks[e].Tag, "NN") && toks[e].Tag != "JJ" {
			return min(e, s.To)
		}
		break // "the “unwarranted” charge of meddling"
	}
	for ; e < s.To; e++ {
		t := &toks[e]
		if t.Tag == "," && e > k && e+1 < s.To && toks[e-1].Tag == "JJ" && toks[e+1].Tag == "JJ" {
			continue // "unilateral, dangerous actions"
		}
		if t.Kind == text.Open || t.Kind == text.Close || t.Kind == text.Punct && t.Text != "$" || t.Tag == "MD" || t.Tag == "WDT" || t.Tag == "WP" || t.Tag == "WRB" || r.finite(e) {
			break
		}
		if e > k && (clauseWords[t.Norm] || subordinators[t.Norm] || timeClauses[t.Norm] || t.Tag == "CC" && e+1 < s.To && (toks[e+1].Tag[0] == 'V' || toks[e+1].Tag == "PRP" || toks[e+1].Tag == "RB")) {
			break
		}
	}
	return e
}

// whatSaid reads "what X says is a mistake", "the man who they say shot him": a clause without a
// subject stands behind the verb.
func (r *speechReader) whatSaid(i int) (speech.Attribution, bool) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	next := i + 1
	if !r.finite(i) && toks[i].Tag != "VB" || next+1 >= s.To || toks[next].Tag != "VBD" && toks[next].Tag != "VBZ" && toks[next].Tag != "VBP" && toks[next].Tag != "MD" {
		return speech.Attribution{}, false
	}
	who, from, ok := r.relativeSubject(i, s)
	if !ok {
		return speech.Attribution{}, false
	}
	to, open := next+1, false
	for to < s.To && (open || toks[to].Tag != "," && toks[to].Tag != ":" && toks[to].Norm != "according") {
		open = toks[to].Kind == text.Open || open && toks[to].Kind != text.Close
		to++
	}
	if to == s.To {
		to = r.stop(s)
	}
	return speech.Attribution{Cue: i, Source: who, SourceFrom: from, SourceTo: who + 1, RightFrom: next, RightTo: to, CueScore: sureConstruction, PartScore: sureConstruction}, true
}

// reportsOf holds what outlets do behind what they tell: ", reports Politico".
var reportsOf = map[string]bool{"reports": true, "writes": true}

// outletReports reads "…, reports Politico, but …", where an outlet, or its correspondent, and no
// more than where he is stand behind the verb.
func (r *speechReader) outletReports(i int) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	k := i + 1
	if k < s.To && toks[k].Norm == "the" {
		k++
	}
	if k >= s.To || i-1 <= s.From || !finiteIn(toks, s.From, i-1) {
		return speech.Attribution{}, false
	}
	m := longestFrom(d, k, k)
	if m == text.NoMention || d.Mentions[m].Kind != schema.ByName || !r.media(m) && d.Mentions[m].Type != schema.Organization {
		return speech.Attribution{}, false
	}
	to := d.Mentions[m].To
	if to+1 < s.To && toks[to].Tag == "POS" {
		o := longestFrom(d, to+1, to+1)
		if o == text.NoMention || d.Mentions[o].Type != schema.Person {
			return speech.Attribution{}, false
		}
		m, to = o, d.Mentions[o].To // "the paper's Ada Brandt"
	}
	for to < s.To && outletNouns[toks[to].Stem] || to+1 < s.To && toks[to].Norm == "news" {
		to++ // "reports Reuters news agency"
	}
	if to < s.To && toks[to].Kind != text.Punct && toks[to].Tag != "IN" {
		return speech.Attribution{}, false
	}
	if toks[i].Tag[0] != 'V' {
		toks[i].Tag, toks[i].Stem = "VBZ", r.l.lemma(toks[i].Norm, "VBZ")
	}
	return speech.Attribution{Cue: i, Source: d.Mentions[m].Head, SourceFrom: i + 1, SourceTo: to, LeftFrom: s.From, LeftTo: i - 1, CueScore: 0.9, PartScore: 0.9}, true
}

// outletBefore reads "…, the Harbour Times reports, noting …" where the tagger takes the verb for a
// plural: a body's name alone stands between a comma and it, and a mark behind it.
func (r *speechReader) outletBefore(i int) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.To != i || m.Kind != schema.ByName || m.Type != schema.Organization {
			continue
		}
		from := m.From
		if from > s.From && toks[from-1].Norm == "the" {
			from--
		}
		if from <= s.From+1 || toks[from-1].Tag != "," || i+1 < s.To && toks[i+1].Kind != text.Punct || !finiteIn(toks, s.From, from-1) {
			continue
		}
		toks[i].Tag, toks[i].Stem = "VBZ", r.l.lemma(toks[i].Norm, "VBZ")
		return speech.Attribution{Cue: i, Source: m.Head, SourceFrom: from, SourceTo: i, LeftFrom: s.From, LeftTo: from - 1, CueScore: 0.9, PartScore: 0.9}, true
	}
	return speech.Attribution{}, false
}

// tellsLast holds what a body does at the end of what it tells, and nouns that look like it.
var tellsLast = map[string]bool{"estimates": true, "reports": true}

// disputes reports whether verb i tells that somebody holds what was said for untrue.
func (r *speechReader) disputes(i int) bool {
	act := r.l.act(r.d.Tokens[i].Stem, r.d.Tokens[i].Tag)
	return act == schema.Deny || act == schema.Reject
}

// claimDisputed reads "…, a claim (that) her critics rejected".
func (r *speechReader) claimDisputed(i int) (speech.Attribution, bool) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	switch toks[i].Tag {
	case "VBD", "VBN", "VBZ", "VBP":
	default:
		return speech.Attribution{}, false
	}
	if next := i + 1; next < s.To && toks[next].Kind == text.Word && toks[next].Tag != "IN" && toks[next].Tag != "RB" {
		return speech.Attribution{}, false
	}
	who := i - 1
	for who > s.From && (strings.HasPrefix(toks[who].Tag, "RB") || strings.HasSuffix(toks[who].Norm, "self") || strings.HasSuffix(toks[who].Norm, "selves") || toks[who].Norm == "has" || toks[who].Norm == "have" || toks[who].Norm == "had") {
		who--
	}
	const reach = 9
	for k := who - 1; k > s.From+1 && k > who-reach; k-- {
		if toks[k].Tag == "," || r.t.isVerb(k) {
			return speech.Attribution{}, false
		}
		if toks[k].Tag != "NN" || !r.disputed(k) || toks[k-1].Norm != "a" && toks[k-1].Norm != "an" || toks[k-2].Tag != "," {
			continue
		}
		from := k + 1
		if toks[from].Norm == "that" || toks[from].Norm == "which" {
			from++
		}
		if from > who || !strings.HasPrefix(toks[who].Tag, "NN") && toks[who].Tag != "PRP" {
			return speech.Attribution{}, false
		}
		return speech.Attribution{Cue: i, Source: who, SourceFrom: from, SourceTo: who + 1, LeftFrom: k - 1, LeftTo: k + 1, CueScore: sureConstruction, PartScore: sureConstruction}, true
	}
	return speech.Attribution{}, false
}

// quotedAs reads "X was quoted as saying …" and "“…,” X is reported as saying", where found has
// nobody who quotes him.
func (r *speechReader) quotedAs(i int, found []speech.Attribution) (speech.Attribution, bool) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(i)
	v := i - 2
	if v <= s.From || toks[i-1].Norm != "as" || toks[v].Tag != "VBN" && toks[v].Tag != "VBD" || !quotes[toks[v].Stem] && toks[v].Stem != "report" {
		return speech.Attribution{}, false
	}
	if slices.ContainsFunc(found, func(b speech.Attribution) bool { return b.Cue == v && quotes[toks[v].Stem] }) {
		return speech.Attribution{}, false
	}
	be := v - 1
	for be > s.From && (strings.HasPrefix(toks[be].Tag, "RB") || toks[be].Norm == "been") {
		be--
	}
	switch toks[be].Norm {
	case "is", "was", "were", "are", "has", "have":
	default:
		return speech.Attribution{}, false
	}
	who := r.t.child(v, "nsubjpass", "nsubj")
	if who < 0 || who > be {
		who = be - 1
	}
	if who < s.From || !strings.HasPrefix(toks[who].Tag, "NN") && toks[who].Tag != "PRP" {
		return speech.Attribution{}, false
	}
	a := speech.Attribution{Cue: i, Source: who, SourceFrom: who, SourceTo: who + 1, CueScore: 0.9, PartScore: sureConstruction}
	a.SourceFrom, _ = r.phrase(who)
	if m := mentionAt(d, who); m != text.NoMention {
		a.SourceFrom, a.SourceTo = d.Mentions[m].From, d.Mentions[m].To
	}
	if !r.nothingBehind(i+1, s) {
		a.RightFrom, a.RightTo = i+1, r.stop(s)
		return a, a.RightTo > a.RightFrom
	}
	end := r.front(&a)
	if end <= s.From {
		return a, false
	}
	a.LeftFrom, a.LeftTo = s.From, end
	if open := r.openedAt(end - 1); open >= 0 {
		a.LeftFrom = open
	}
	return a, r.says(a.LeftFrom, a.LeftTo)
}

// openedAt returns where the quotation opens that closes at token k or right before it, be it in
// a sentence before; -1 where none closes there.
func (r *speechReader) openedAt(k int) int {
	toks := r.d.Tokens
	if k > 0 && toks[k].Tag == "," {
		k--
	}
	if toks[k].Kind != text.Close {
		return -1
	}
	para := r.d.SentenceOf(k).Para
	for k--; k >= 0 && r.d.SentenceOf(k).Para == para && toks[k].Kind != text.Close; k-- {
		if toks[k].Kind == text.Open {
			return k
		}
	}
	return -1
}

// clearWords are what one makes by saying so.
var clearWords = map[string]bool{"clear": true, "known": true, "plain": true}

// clearAt returns where "clear" stands behind verb i of "make it very clear that", or -1.
func (r *speechReader) clearAt(i int) int {
	toks := r.d.Tokens
	k := i + 1
	if toks[i].Stem != "make" {
		return -1
	}
	for k < len(toks) && k < i+4 && (toks[k].Norm == "it" || strings.HasPrefix(toks[k].Tag, "RB")) && !clearWords[toks[k].Norm] {
		k++
	}
	if k >= len(toks) || !clearWords[toks[k].Norm] || toks[k].Sent != toks[i].Sent {
		return -1
	}
	return k
}

// madeClear reads "X made it clear on Monday that …", "made clear his wish to stay".
func (r *speechReader) madeClear(i int) (speech.Attribution, bool) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	k := r.clearAt(i)
	if k < 0 || !r.finite(i) || r.negated(i) || r.wouldBe(i) || r.t.child(i, "auxpass") >= 0 {
		return speech.Attribution{}, false
	}
	who, passive := r.t.subject(i)
	if who < 0 || passive {
		return speech.Attribution{}, false
	}
	if toks[i].Dep == "acl:relcl" {
		who = r.antecedent(who)
	}
	if !r.speaksUp(who, i) && !documents[toks[who].Stem] {
		return speech.Attribution{}, false // "the ruins make clear how hard they fought"
	}
	from, to := k+1, r.stop(s)
	const reach = 10 // of where and when it was made clear
	for q := from; q < to && q < from+reach; q++ {
		if toks[q].Norm == "that" && toks[q].Tag != "DT" {
			from = q + 1
			break
		}
		if toks[q].Tag == "," || r.finite(q) {
			break
		}
	}
	if from >= to || from == k+1 && toks[from].Kind == text.Punct && toks[from].Text != ":" {
		return speech.Attribution{}, false
	}
	if from == k+1 && (toks[from].Tag == "IN" || toks[from].Tag == "TO" || toks[from].Tag == "CC") {
		return speech.Attribution{}, false // "made clear to the press"
	}
	return speech.Attribution{Cue: i, Source: who, SourceFrom: who, SourceTo: who + 1, RightFrom: from, RightTo: to, CueScore: sureConstruction, PartScore: sureConstruction}, true
}

// counted holds nouns for what somebody puts at a number.
var counted = map[string]bool{"count": true, "cost": true, "damage": true, "death": true, "figure": true, "loss": true, "number": true, "price": true, "toll": true, "total": true, "turnout": true}

// putAt reads "X put the death toll at ten".
func (r *speechReader) putAt(i int) (speech.Attribution, bool) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	from := i + 1
	if from >= s.To || toks[from].Tag != "DT" && toks[from].Tag != "PRP$" {
		return speech.Attribution{}, false
	}
	at, noun := -1, false
	const reach = 14
	for k := from; k < s.To && k < from+reach && at < 0; k++ {
		noun = noun || counted[toks[k].Stem]
		if toks[k].Norm == "at" && noun {
			at = k
		} else if toks[k].Kind == text.Punct || r.finite(k) && k > i+1 {
			return speech.Attribution{}, false
		}
	}
	who, passive := r.t.subject(i)
	if at < 0 || who < 0 || passive || at+1 >= s.To {
		return speech.Attribution{}, false
	}
	to, number := at+1, false
	for to < s.To && (toks[to].Kind == text.Word || toks[to].Kind == text.Number || toks[to].Text == "$" || toks[to].Text == "%") && toks[to].Tag != "VBG" && toks[to].Tag != "WRB" && toks[to].Tag != "CC" && !r.finite(to) {
		number = number || toks[to].Tag == "CD" || toks[to].Kind == text.Number
		to++
	}
	if !number {
		return speech.Attribution{}, false
	}
	return speech.Attribution{Cue: i, Source: who, SourceFrom: who, SourceTo: who + 1, RightFrom: from, RightTo: to, CueScore: sureConstruction, PartScore: sureConstruction}, true
}
