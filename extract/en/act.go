package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// act is what the speaker does, by the cue's lemma.
func (l *Language) act(lemma, tag string) schema.Act {
	class := "A"
	if tag != "" && (tag[0] == 'V' || tag[0] == 'N') {
		class = tag[:1]
	}
	if a, ok := l.cues[class+lemma]; ok {
		return schema.Act(a)
	}
	if class == "N" {
		if a, ok := l.cues["V"+lemma]; ok {
			return schema.Act(a)
		}
	}
	return schema.Say
}

// refined makes of s's act what the cue does together with its object: who claims a
// raid announces whose it was; papers and bodies
// other than a government's report what is so "according to" them.
func (r *speechReader) refined(s *text.Statement, a *speech.Attribution) schema.Act {
	toks := r.d.Tokens
	cue := &toks[a.Cue]
	if cue.Norm == "according" {
		if len(s.Speakers) > 0 && r.d.Mentions[s.Speakers[0]].Type == schema.Person || r.d.Tokens[max(a.Source, 0)].Tag == "PRP" {
			return s.Act
		}
		for k := a.SourceFrom; k < a.SourceTo; k++ {
			switch toks[k].Stem {
			case "statement":
				if toks[k].Tag == "NN" && len(s.Speakers) > 0 {
					return s.Act // "according to a statement by X"
				}
			case "department", "ministry", "government", "office", "army", "military", "command":
				return s.Act
			}
		}
		return schema.Report
	}
	switch cue.Stem {
	case "show":
		if cue.Tag[0] == 'V' && (a.Source < 0 || !r.findings(a)) {
			return schema.Think // what somebody did shows it, and says nothing
		}
	case "offer":
		if a.Cue+1 < len(toks) && toks[a.Cue+1].Tag == "TO" && cue.Tag[0] == 'V' {
			return schema.Promise // "offered to help"
		}
	case "put":
		if _, ok := r.putAt(a.Cue); ok {
			return schema.Report
		}
	case "want":
		if r.within(a.Cue) && r.performs(a.Cue) {
			return schema.Demand
		}
	case "rule":
		if a.Cue+1 < len(toks) && toks[a.Cue+1].Norm == "out" {
			return schema.Reject
		}
	case "charge":
		if o := r.t.child(a.Cue, "dobj"); o > a.Cue && cue.Tag[0] == 'V' && o+2 < len(toks) && toks[o+1].Tag == "TO" && toks[o+2].Tag == "VB" {
			return schema.Demand // "charged residents to keep the peace"
		}
	case "claim":
		if o := r.t.child(a.Cue, "dobj"); o >= 0 && cue.Tag[0] == 'V' {
			of := r.l.triggers["N"+toks[o].Stem]
			if toks[o].Stem == "responsibility" || len(of) > 0 && of[0].typ == "attack" {
				return schema.Announce
			}
		}
	}
	return s.Act
}

// findings reports whether a's source is something written or measured, which tells what it
// shows.
func (r *speechReader) findings(a *speech.Attribution) bool {
	for k := a.SourceFrom; k < a.SourceTo; k++ {
		if t := &r.d.Tokens[k]; documents[t.Stem] || written[t.Stem] {
			return true
		}
	}
	return false
}

// written holds nouns, besides those for what somebody issued, for what is written or measured.
var written = map[string]bool{
	"analysis": true, "article": true, "cable": true, "census": true, "data": true, "email": true, "e-mail": true, "estimate": true, "figure": true, "file": true, "filing": true, "finding": true,
	"index": true, "memo": true, "number": true, "paper": true, "record": true, "research": true, "result": true, "statistic": true, "transcript": true,
}
