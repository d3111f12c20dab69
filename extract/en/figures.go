package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// underBlame reports whether verb i, with "under fire" or "under attack" behind it, tells of blame and of no weapons:
// "came under fire for its handling of the crisis", "has come under attack from critics".
func (r *eventReader) underBlame(i int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	k := i + 1
	for k < s.To && k < i+4 && toks[k].Norm != "under" { // "came swiftly under fire"
		k++
	}
	for k < s.To && toks[k].Norm != "fire" && toks[k].Norm != "attack" {
		k++
	}
	if toks[i].Stem != "come" || k+2 >= s.To {
		return false
	}
	last := k + 1 // the noun behind the preposition
	for last+1 < s.To && toks[last+1].Kind == text.Word && (toks[last+1].Tag == "DT" || toks[last+1].Tag == "PRP$" || toks[last+1].Tag == "JJ" || toks[last+1].Tag == "CD" || strings.HasPrefix(toks[last+1].Tag, "NN")) {
		last++
	}
	switch toks[k+1].Norm {
	case "for", "over":
		return toks[k+2].Tag == "VBG" || last > k+1 && !spans[toks[last].Stem] && !r.l.calendar[toks[last].Norm] && toks[last].Tag != "CD" && r.name[last] == 0
	case "from", "by":
		return blamers[strings.TrimSuffix(toks[last].Norm, "s")]
	}
	return false
}

// spans holds nouns for how long or how often something goes on.
var spans = map[string]bool{"day": true, "hour": true, "minute": true, "month": true, "night": true, "second": true, "time": true, "week": true, "year": true}

// blamers holds nouns for those whose fire is words.
var blamers = map[string]bool{"activist": true, "campaigner": true, "commentator": true, "conservative": true, "critic": true, "democrat": true, "lawmaker": true, "liberal": true, "media": true, "opponent": true, "politician": true, "press": true, "republican": true, "senator": true}

// burstsInto reports whether verb i, of what bursts, tells that something was talked about or felt: "exploded into
// the headlines", "exploded with anger".
func (r *eventReader) burstsInto(i int) bool {
	if !bursts[r.d.Tokens[i].Stem] {
		return false
	}
	for c := range r.t.children(i) {
		if p := r.t.preposition(c); r.d.Tokens[c].Dep == "nmod" && (p == "into" || p == "onto" || p == "in" || p == "with") && feelings[r.d.Tokens[c].Stem] {
			return true
		}
	}
	return false
}

// feelings holds nouns for what news, crowds and quarrels burst into.
var feelings = map[string]bool{"anger": true, "applause": true, "cheer": true, "controversy": true, "delight": true, "fury": true, "headline": true, "headlines": true, "joy": true, "laughter": true, "outrage": true, "popularity": true, "rage": true, "scandal": true, "scene": true, "spotlight": true, "stardom": true, "view": true}

// naturally reports whether verb i tells of a death of illness or age, or, of a ruler and with nothing else told of
// how, of one that nobody brought about: "died of cancer", "King Abdullah died in January".
func (r *eventReader) naturally(i int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	const reach = 6
	for k := i + 1; k < s.To && k <= i+reach; k++ {
		switch t := &toks[k]; {
		case illnesses[t.Stem] && (toks[k-1].Norm != "heart" && t.Stem != "attack" || t.Stem == "attack" && toks[k-1].Norm == "heart"):
			return true // "of a heart attack"
		case t.Norm == "aged", t.Norm == "age" && toks[k-1].Norm == "the":
			return !r.near(i, 0, war, violence)
		case t.Tag == ",", r.t.isVerb(k):
			k = s.To
		}
	}
	who := r.t.child(i, "nsubj")
	if who < 0 || r.name[who] == 0 || r.near(i, 0, war, violence) {
		return false
	}
	k := r.d.Mentions[r.name[who]-1].From - 1
	return k >= s.From && rulers[toks[k].Norm]
}

// illnesses holds nouns for what one dies of without anybody's doing; of an attack, that of the heart alone.
var illnesses = map[string]bool{"aids": true, "attack": true, "cancer": true, "cholera": true, "coronavirus": true, "covid-19": true, "disease": true, "ebola": true, "illness": true, "infection": true, "leukaemia": true, "leukemia": true, "malaria": true, "pneumonia": true, "stroke": true, "tuberculosis": true, "tumour": true, "tumor": true}

// rulers holds titles before the names of those whose violent death would be told as one.
var rulers = map[string]bool{"emir": true, "emperor": true, "king": true, "pope": true, "prince": true, "princess": true, "queen": true, "sultan": true}

// dwelling reports whether noun k is a building, told of by whose it is: who lives there is not hit with it.
func (r *eventReader) dwelling(k int) bool {
	return r.name[k] == 0 && dwellings[r.d.Tokens[k].Stem]
}

// dwellings holds nouns for buildings that belong to persons.
var dwellings = map[string]bool{"compound": true, "farm": true, "grave": true, "home": true, "house": true, "mansion": true, "office": true, "offices": true, "palace": true, "property": true, "residence": true, "shrine": true, "statue": true, "tomb": true, "villa": true}
