package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A telling is an event as one passage tells it, or several that tell the same.
type telling struct {
	schema.Event
	guess    bool   // its participant is the likeliest one, who is not sure to be
	heading  bool   // a headline tells it, whose article tells it again
	count    int    // how many were killed or hurt, where a number tells, below zero if roughly; or 0
	lead     bool   // it is told at the head of the text, of which the rest tells again
	definite bool   // the Arabic word that tells it has the article, or stands before one that has: "الهجوم", "إصابة الجنود"
	victim   string // the one person who is killed, if one is
}

// events tells each event once.
func (a *assembler) events() {
	var out []telling
	for i := range a.d.Events {
		e, ok := a.telling(&a.d.Events[i])
		if !ok {
			continue
		}
		j := -1
		if !a.oneMore(&a.d.Events[i]) {
			j = sameEvent(out, &e, a.d.Article.Published.Value)
		}
		if j < 0 && e.guess && a.again(&a.d.Events[i]) {
			j = lastLike(out, &e)
		}
		if j >= 0 {
			switch o := &out[j]; {
			case e.guess:
				e.Roles = nil
			case o.guess:
				o.Roles, o.guess = map[schema.Role][]string{}, false
			}
			happened := out[j].Modality == schema.Asserted || e.Modality == schema.Asserted
			merge(&out[j].Event, &e.Event)
			if happened {
				out[j].Modality = schema.Asserted
			}
			if out[j].count == 0 {
				out[j].count = e.count
			}
			out[j].heading = out[j].heading && e.heading
			continue
		}
		out = append(out, e)
	}
	for _, e := range foldHeadings(out) {
		if a.unreal(&e) {
			continue
		}
		if e.guess {
			e.Roles = map[schema.Role][]string{}
		}
		e.ID = fmt.Sprintf("v%d", len(a.rec.Events)+1)
		a.rec.Events = append(a.rec.Events, e.Event)
	}
}

// vague holds the types whose Arabic words are said of much that is no event, so that one in
// which nobody known takes part is none: "الهجوم", "الدعم", "العقوبات".
var vague = map[string]bool{"attack": true, "aid": true, "sanction": true}

// aimed holds the types of what is done by or to somebody, so that an Arabic noun for it by which nobody
// known is meant, and that is only wanted, is none: "تعهد بسجن المتمردين".
var aimed = map[string]bool{"arrest": true, "release": true, "appoint": true, "launch_operation": true, "withdraw": true}

// unreal reports whether a telling is none of an event: of those that nobody known takes part in,
// and that have no day, what is vague or only wanted.
func (a *assembler) unreal(e *telling) bool {
	return e.guess && e.Date.IsZero() && a.d.Article.Language == "ar" && (vague[e.Type] || aimed[e.Type] && e.Rule == "ar.trigger-noun" && e.Modality != schema.Asserted)
}

// telling turns a draft into an event. ok is false where nobody known takes part.
func (a *assembler) telling(v *text.Event) (e telling, ok bool) {
	e.Event = schema.Event{
		Type: v.Type, Trigger: v.Trigger, Also: v.Also, Roles: map[schema.Role][]string{}, Date: a.date(v.Date),
		Polarity: v.Polarity, Modality: v.Modality, Certainty: certainty(v.Score), Rule: v.Rule,
	}
	for role, ms := range v.Roles {
		if ids := a.taking(ms); len(ids) > 0 {
			e.Roles[role] = ids
		}
	}
	if len(e.Roles) == 0 && v.Setting > 0 {
		if ids := a.taking([]int{v.Setting - 1}); len(ids) > 0 {
			e.Roles[schema.At] = ids
		}
	}
	if len(e.Roles) == 0 && v.Likeliest.Role != "" {
		if ids := a.taking([]int{v.Likeliest.Mention}); len(ids) > 0 { // enough to tell whether it was told before, not to be named
			e.Roles[v.Likeliest.Role], e.guess = ids, true
		}
	}
	e.victim = a.victim(v)
	e.count = v.Headcount
	e.definite = a.d.Tokens[v.From].Def || v.Rule == "ar.trigger-noun" && v.To < len(a.d.Tokens) && a.d.Tokens[v.To].Def
	if v.Statement >= 0 {
		e.Statement = fmt.Sprintf("s%d", v.Statement+1)
	}
	e.heading = a.d.SentenceOf(v.From).Heading && len(a.d.Sentences) >= articleSentences
	e.lead = a.d.Tokens[v.From].Sent < headSentences
	return e, len(e.Roles) > 0
}

// victim returns the entity of the one person who is killed by name in v, or "".
func (a *assembler) victim(v *text.Event) string {
	on := v.Roles[schema.Target]
	if v.Type != "kill" || len(on) != 1 || a.d.Mentions[on[0]].Type != schema.Person || a.d.Mentions[on[0]].Number == text.Plural || !called(a.d, a.d.Mentions[on[0]].Entity) {
		return ""
	}
	if ids := a.taking(on); len(ids) == 1 {
		return ids[0]
	}
	return ""
}

// articleSentences is how many sentences a text has at least whose headline is told
// again below.
const articleSentences = 6

// headSentences is how many sentences, the headline among them, the head of a text has.
const headSentences = 2

// foldHeadings takes what a headline alone tells, and of which nobody is sure to be
// part, for a telling of the body's event of that type, or of none.
func foldHeadings(list []telling) []telling {
	alone := func(e *telling) bool { return e.heading && e.guess }
	for i := range list {
		e := &list[i]
		if !alone(e) {
			continue
		}
		j := slices.IndexFunc(list, func(o telling) bool { return !o.heading && o.Type == e.Type && o.Polarity == e.Polarity })
		if j >= 0 {
			list[j].Also = union(list[j].Also, append(e.Also, e.Trigger))
		}
	}
	return slices.DeleteFunc(list, func(e telling) bool { return alone(&e) })
}

// sameEvent finds an earlier telling of the event: same type, polarity and
// reality, no role filled by others, dates that may be one. Places may be others
// where the day is the same: one may lie in the other.
func sameEvent(list []telling, e *telling, published string) int {
	for j := range list {
		o := &list[j].Event
		if e.victim != "" && list[j].victim == e.victim && o.Polarity == e.Polarity {
			return j // who is killed is killed once, whatever else is told of it
		}
		if o.Type != e.Type || o.Polarity != e.Polarity || (o.Modality == schema.Asserted) != (e.Modality == schema.Asserted) || otherCount(&list[j], e) {
			continue
		}
		if !o.Date.IsZero() && !e.Date.IsZero() && !mayBeOne(o.Date, e.Date) {
			continue
		}
		if o.Date.IsZero() && !e.definite && monthsBefore(e.Date, published) {
			continue // what is news, and one more of before: "اتفق الجانبان على الانسحاب … وكان التحالف قد سحب قوة في أغسطس"
		}
		oneDay := o.Date.Precision == schema.Day && o.Date.Value == e.Date.Value
		shared, clash := 0, false
		two := sameTwo(o, &e.Event)
		if two {
			shared = 2
		}
		for role, ids := range e.Roles {
			other, ok := o.Roles[role]
			if !ok || two && (role == schema.Agent || role == schema.Counterpart) {
				continue
			}
			switch {
			case slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(other, id) }):
				shared++
			case role != schema.At || !oneDay:
				clash = true
			}
		}
		if harmed[e.Type] && !oneDay && !list[j].lead && !e.definite && (e.count == 0 || e.count != list[j].count) && (onlyPlace(&e.Event) || onlyPlace(o)) {
			continue // in one town several die at several times
		}
		if !clash && shared >= 1 && (shared >= 2 || shared == len(e.Roles) || shared == len(o.Roles)) {
			return j
		}
	}
	return -1
}

// monthsBefore reports whether a date lies in a month, or a year, before the one of publication.
func monthsBefore(d schema.Date, published string) bool {
	n := min(len(d.Value), len(published), len("2021-08"))
	return n >= len("2021") && d.Value[:n] < published[:n]
}

// sameTwo reports whether the two who meet, talk or agree are the same in both events, whichever of
// them is named first: "لقاء ترمب وكيم", "لقاء كيم مع ترمب".
func sameTwo(x, y *schema.Event) bool {
	if !between[x.Type] {
		return false
	}
	return len(x.Roles[schema.Agent]) == 1 && len(x.Roles[schema.Counterpart]) == 1 &&
		slices.Equal(x.Roles[schema.Agent], y.Roles[schema.Counterpart]) && slices.Equal(x.Roles[schema.Counterpart], y.Roles[schema.Agent])
}

// harmed holds the types of what befalls people.
var harmed = map[string]bool{"kill": true, "injure": true}

// onlyPlace reports whether nothing but its place is known of an event.
func onlyPlace(e *schema.Event) bool { return len(e.Roles) == 1 && len(e.Roles[schema.At]) > 0 }

// otherCount reports whether two tellings count those who were killed or hurt, and not alike:
// then others are meant.
func otherCount(a, b *telling) bool {
	x, y := a.count, b.count
	if x < 0 {
		x, y = y, x
	}
	switch {
	case x <= 0 || y >= 0: // a number is missing, or both are of a kind
		return x != 0 && y != 0 && x != y
	default: // "عشرات" are not eight, nor a thousand
		return 2*x < -y || x >= -10*y
	}
}

// again reports whether a noun that names nobody speaks of an event told before rather
// than of one more: it has no day of its own, and nothing says that it is another. A new
// attack or death has no article.
func (a *assembler) again(v *text.Event) bool {
	if strings.HasPrefix(v.Rule, "en/") {
		return a.againEnglish(v)
	}
	if v.Rule != "ar.trigger-noun" || v.Date >= 0 || violent[v.Type] && !a.d.Tokens[v.From].Def {
		return false
	}
	return v.To >= len(a.d.Tokens) || !anew[a.d.Tokens[v.To].Base]
}

// oneMore reports whether an English noun is told to be one more of its kind, and no telling of
// those before: "another raid", "similar protests".
func (a *assembler) oneMore(v *text.Event) bool {
	toks := a.d.Tokens
	if !strings.HasPrefix(v.Rule, "en/") || !strings.HasPrefix(toks[v.To-1].Tag, "N") {
		return false
	}
	for k := v.From - 1; k >= 0 && k >= v.From-3 && toks[k].Sent == toks[v.From].Sent; k-- {
		switch t := &toks[k]; {
		case t.Norm == "another" || t.Norm == "similar" || t.Norm == "separate":
			return true
		case !strings.HasPrefix(t.Tag, "N") && t.Tag != "JJ":
			return false
		}
	}
	return false
}

// againEnglish is again for an English trigger. Only what stands in front of its noun
// tells: "the attack", "another meeting".
func (a *assembler) againEnglish(v *text.Event) bool {
	toks := a.d.Tokens
	if v.Date >= 0 || !strings.HasPrefix(toks[v.To-1].Tag, "N") {
		return false
	}
	definite := false
	for k := v.From - 1; k >= 0 && k >= v.From-4 && toks[k].Sent == toks[v.From].Sent; k-- {
		switch t := &toks[k]; t.Tag {
		case "DT", "PRP$", "POS":
			if anewEnglish[t.Norm] {
				return false
			}
			definite = t.Norm != "a" && t.Norm != "an" && t.Norm != "no" && t.Norm != "any"
		case "JJ", "NN", "NNP", "NNS", "VBN", "VBG", "JJR":
			if anewEnglish[t.Norm] {
				return false
			}
			continue
		}
		break
	}
	return definite || !violent[v.Type]
}

// anewEnglish holds the words that say that one more is meant.
var anewEnglish = map[string]bool{"another": true, "further": true, "fresh": true, "more": true, "new": true, "other": true, "second": true, "third": true}

// violent holds the types of which news tells many of a kind.
var violent = map[string]bool{"attack": true, "kill": true, "injure": true}

// anew holds the words that say that one more is meant, folded.
var anew = map[string]bool{
	"\u0627\u062E\u0631": true, "\u0627\u062E\u0631\u064A": true, // آخر أخرى
	"\u062C\u062F\u064A\u062F": true, "\u062C\u062F\u064A\u062F\u0647": true, // جديد جديدة
	"\u062B\u0627\u0646": true, "\u062B\u0627\u0646\u064A\u0647": true, // ثان ثانية
}

// lastLike finds the last event of that type, polarity and reality whose day may be the
// same, or -1.
func lastLike(list []telling, e *telling) int {
	for j := len(list) - 1; j >= 0; j-- {
		o := &list[j].Event
		if !otherCount(&list[j], e) && o.Type == e.Type && o.Polarity == e.Polarity && (o.Modality == schema.Asserted) == (e.Modality == schema.Asserted) && (o.Date.IsZero() || e.Date.IsZero() || mayBeOne(o.Date, e.Date)) {
			return j
		}
	}
	return -1
}

// mayBeOne reports whether two dates may be of one event: the same, or a day of the
// month that the other names. A year is too long to say so.
func mayBeOne(x, y schema.Date) bool {
	short, long := x.Value, y.Value
	if len(short) > len(long) {
		short, long = long, short
	}
	return short == long || len(short) == len("2021-08") && strings.HasPrefix(long, short+"-")
}

// finer returns the date of which more is known.
func finer(x, y schema.Date) schema.Date {
	if len(y.Value) > len(x.Value) {
		return y
	}
	return x
}

// merge adds the telling e to the event o; the fuller one gives the trigger.
func merge(o, e *schema.Event) {
	if size(e) > size(o) {
		e.Also = without(union(o.Also, append(e.Also, o.Trigger)), e.Trigger)
		for role, ids := range o.Roles {
			if _, ok := e.Roles[role]; !ok {
				e.Roles[role] = ids
			}
		}
		e.Date = finer(e.Date, o.Date)
		*o = *e
		return
	}
	o.Also = without(union(o.Also, append(e.Also, e.Trigger)), o.Trigger)
	for role, ids := range e.Roles {
		if _, ok := o.Roles[role]; !ok {
			o.Roles[role] = ids
		}
	}
	o.Date = finer(o.Date, e.Date)
}

// union returns the spans of both lists in the order of the text.
func union(a, b []schema.Span) []schema.Span {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y schema.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	return slices.Compact(all)
}

// without drops the span x from a list.
func without(list []schema.Span, x schema.Span) []schema.Span {
	return slices.DeleteFunc(list, func(s schema.Span) bool { return s == x })
}

func size(e *schema.Event) int {
	n := 0
	for _, ids := range e.Roles {
		n += len(ids)
	}
	return n
}
