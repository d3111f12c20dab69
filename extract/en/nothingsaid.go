package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nothingSaid reports whether a's cue is a word of another trade where it stands: of measures
// ("according to their rank"), of what was done ("put together a team", "ended the visit"), of what is
// shown ("the rise signals a change"), or but the way to the verb that tells ("went on to say").
func (r *speechReader) nothingSaid(a *speech.Attribution) bool {
	toks, k := r.d.Tokens, a.Cue
	next := k + 1
	if t := &toks[k]; t.Tag == "VBN" && t.Dep == "acl" && a.Source < 0 && a.LeftTo <= a.LeftFrom && next+1 < len(toks) && r.l.calendar[toks[next].Norm] && r.finite(next+1) {
		return true // "the truce announced Friday fits in"
	}
	switch toks[k].Stem {
	case "accord", "according":
		return a.Source > k && yardsticks[toks[a.Source].Stem] && r.t.child(a.Source, "nmod") < a.Source
	case "go":
		return r.goesOnTo(k) > 0
	case "warn", "warning":
		return next < len(toks) && (toks[next].Norm == "shot" || toks[next].Norm == "shots") // "fired warning shots"
	case "put":
		return next < len(toks) && (toks[next].Norm == "together" || toks[next].Norm == "off" || toks[next].Norm == "on")
	case "conclude":
		o := r.t.child(k, "dobj", "nsubjpass")
		return o >= 0 && concluded[toks[o].Stem] && r.t.child(k, "ccomp") < 0
	case "attack":
		return toks[k].Tag == "VBN" && toks[k].Dep == "acl" && !r.helped(k) // "ships attacked by pirates"
	case "challenge":
		return toks[k].Tag == "VBN" && r.t.child(k, "auxpass") >= 0 && a.Source < k
	case "signal", "underscore", "underline", "highlight", "illustrate", "reflect":
		return toks[k].Tag[0] == 'V' && (a.Source < 0 || a.Source < k && r.lifeless(a.Source) && !documents[toks[a.Source].Stem])
	case "confirm":
		o := r.t.child(k, "dobj", "nsubjpass")
		return o >= 0 && (toks[o].Stem == "nominee" || toks[o].Stem == "nomination" || toks[o].Stem == "appointment") // what a parliament does
	case "target":
		return r.l.act(toks[k].Stem, toks[k].Tag) == schema.Think && r.t.child(k, "dobj", "auxpass") >= 0
	case "report":
		return toks[k].Tag[0] == 'N' && r.insideSource(k)
	}
	return false
}

// goesOnTo returns the verb of speech to which "went on to" at token k leads, 0 where there is none.
func (r *speechReader) goesOnTo(k int) int {
	toks := r.d.Tokens
	if v := k + 3; toks[k].Stem == "go" && v < len(toks) && toks[k+1].Norm == "on" && toks[k+2].Tag == "TO" && r.l.cues["V"+toks[v].Stem] != "" && toks[v].Sent == toks[k].Sent {
		return v
	}
	return 0
}

// insideSource reports whether noun k is a part of the source of another cue: "according to police and
// local media reports".
func (r *speechReader) insideSource(k int) bool {
	for i := range r.found {
		if b := &r.found[i]; b.Cue != k && b.CueScore >= likelyCue && b.SourceFrom <= k && k < b.SourceTo && b.Source >= 0 {
			return true
		}
	}
	return false
}

// yardsticks holds nouns for what something is ordered, shared out or done by: they say nothing.
var yardsticks = map[string]bool{
	"ability": true, "age": true, "belief": true, "capability": true, "capacity": true, "criterion": true, "criteria": true, "custom": true, "gender": true, "height": true, "income": true, "level": true,
	"location": true, "merit": true, "need": true, "plan": true, "preference": true, "priority": true, "rank": true, "religion": true, "rule": true, "schedule": true, "sect": true, "size": true, "skill": true, "standard": true,
	"taste": true, "timetable": true, "tradition": true, "type": true, "value": true, "weight": true, "wish": true,
}

// concluded holds nouns for what one brings to an end, which are no words of one's own.
var concluded = map[string]bool{
	"agreement": true, "campaign": true, "deal": true, "drill": true, "exercise": true, "investigation": true, "mission": true, "negotiation": true, "operation": true, "pact": true, "round": true, "session": true, "speech": true,
	"talk": true, "tour": true, "treaty": true, "trip": true, "visit": true, "work": true,
}

// saidToBe reports whether a's cue is the passive of what others say of its subject: "he is said to have
// fled"; its subject says nothing.
func (r *speechReader) saidToBe(a *speech.Attribution) bool {
	toks, k := r.d.Tokens, a.Cue
	if a.Source < 0 || a.Source > k || k+2 >= len(toks) || toks[k+1].Tag != "TO" || r.t.child(k, "auxpass", "cop") < 0 {
		return false
	}
	return supposes[toks[k].Stem] && toks[a.Source].Kind == text.Word
}

// supposes holds verbs whose passive tells what others say or think of its subject.
var supposes = map[string]bool{"allege": true, "assume": true, "believe": true, "claim": true, "consider": true, "estimate": true, "expect": true, "feel": true, "find": true, "know": true, "presume": true, "report": true, "rumor": true, "rumour": true, "say": true, "see": true, "suppose": true, "suspect": true, "think": true, "understand": true}
