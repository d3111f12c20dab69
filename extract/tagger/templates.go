package tagger

// The templates of each language: what features a token gets. They were chosen
// by leaving groups out on one fold. The first lexicalCount of each list name
// the word itself; the training leaves them out at random, so that what stands
// around a word carries weight too.

// window makes a template of one field for each position given.
func window(f field, at ...int8) []template {
	var ts []template
	for _, a := range at {
		ts = append(ts, template{{a, f}})
	}
	return ts
}

func templates(groups ...[]template) []template {
	var ts []template
	for _, g := range groups {
		ts = append(ts, g...)
	}
	return ts
}

var arabicLexical = templates(
	window(fNorm, 0),
	window(fBase, 0),
	window(fStem, 0),
	window(fCut, 0),
	[]template{
		{{-1, fBase}, {0, fStem}},
		{{0, fStem}, {1, fBase}},
		{{-1, fNorm}, {0, fNorm}},
		{{0, fNorm}, {1, fNorm}},
	},
	window(fPre4, 0),
	window(fSuf4, 0),
)

var arabicContext = templates(
	window(fNorm, -2, -1, 1, 2),
	window(fStem, -3, -2, -1, 1, 2, 3),
	[]template{
		{{-2, fStem}, {-1, fStem}},
		{{1, fStem}, {2, fStem}},
		{{-1, fStem}, {1, fStem}},
		{{-1, fStem}, {0, fNames}},
		{{-1, fStem}, {0, fLetters}},
		{{-1, fStem}, {0, fDef}},
	},
	window(fPre1, 0, 1, -1),
	window(fPre2, 0, 1, -1),
	window(fPre3, 0, 1, -1),
	window(fSuf1, 0, 1, -1),
	window(fSuf2, 0, 1, -1),
	window(fSuf3, 0, 1, -1),
	window(fShape, 0, -1, 1),
	window(fProclit, 0, 1, -1, 2),
	window(fDef, 0, -1, 1),
	[]template{
		{{-1, fDef}, {0, fDef}},
		{{0, fDef}, {1, fDef}},
		{{0, fProclit}, {0, fNames}},
		{{0, fProclit}, {0, fFreq}},
		{{0, fPre1}, {0, fSuf2}},
	},
	window(fFreq, 0, -1, 1),
	[]template{
		{{-1, fFreq}, {0, fFreq}},
		{{0, fFreq}, {1, fFreq}},
		{{0, fFreq}, {0, fLetters}},
	},
	window(fCluster, 0, -1, 1, -2, 2),
	[]template{
		{{-1, fCluster}, {0, fCluster}},
		{{0, fCluster}, {1, fCluster}},
		{{-1, fCluster}, {1, fCluster}},
		{{-1, fCluster}, {0, fNames}},
		{{-1, fCluster}, {0, fLetters}},
		{{-1, fCluster}, {0, fSuf1}},
	},
	window(fClass, 0, -1, 1),
	[]template{
		{{-1, fClass}, {0, fClass}},
		{{0, fClass}, {1, fClass}},
	},
	window(fGiven, 0, -1, 1, -2, 2),
	window(fFamily, 0, -1, 1),
	window(fPart, 0, -1, 1, -2, 2),
	window(fPlace, 0, -1, 1),
	window(fMinor, 0, -1, 1),
	window(fNisba, 0, -1, 1, -2),
	window(fTitle, 0, -1, 1, -2, -3),
	window(fHead, 0, -1, -2, 1),
	window(fPlaceHead, 0, -1, 1, -2),
	window(fOrg, 0, -1, 1),
	window(fOrgWord, 0, -1, 1, -2, 2),
	window(fVerb, 0, -1, 1, -2),
	[]template{
		{{-1, fTitle}, {0, fNames}},
		{{-2, fTitle}, {-1, fNisba}, {0, fNames}},
		{{-1, fNames}, {0, fNames}, {1, fNames}},
		{{-1, fNames}, {0, fNames}},
		{{0, fNames}, {1, fNames}},
		{{-1, fVerb}, {0, fNames}},
		{{-1, fHead}, {0, fNames}},
		{{-1, fPlaceHead}, {0, fNames}},
		{{-1, fPlaceHead}, {0, fDef}, {0, fNisba}},
		{{-1, fHead}, {0, fDef}},
		{{-1, fHead}, {0, fDef}, {1, fDef}},
		{{-2, fHead}, {-1, fDef}, {0, fDef}},
	},
	window(fTrail, 0, 1, -1),
	window(fSay, -1, -2, 1),
	[]template{
		{{0, fTrail}, {0, fDef}},
		{{0, fTrail}, {0, fNames}},
		{{0, fTrail}, {0, fLetters}},
		{{0, fTrail}, {0, fFreq}, {0, fDef}},
		{{0, fTrail}, {-1, fNisba}},
		{{-1, fSay}, {0, fNames}},
		{{-1, fSay}, {0, fLetters}},
		{{-1, fSay}, {0, fDef}},
	},
	window(fLetters, 0, -1, 1),
	[]template{
		{{-1, fLetters}, {0, fLetters}},
		{{0, fLetters}, {1, fLetters}},
		{{0, fLetters}, {0, fDef}},
	},
	window(fPhrase, 0, -1, 1),
	[]template{
		{{0, fPhrase}, {-1, fStem}},
		{{0, fPhrase}, {0, fStem}},
	},
)

// secondPass looks at what the first pass made of the document.
var secondPass = templates(
	window(fLabel, 0, -1, 1, -2, 2),
	[]template{
		{{-1, fLabel}, {0, fLabel}},
		{{0, fLabel}, {1, fLabel}},
		{{-1, fLabel}, {0, fLabel}, {1, fLabel}},
		{{0, fMemory}, {0, fLabel}},
		{{0, fMemPair}, {0, fLabel}},
		{{0, fMemPrev}, {0, fLabel}},
		{{0, fMemory}, {-1, fLabel}},
		{{0, fMemory}, {1, fLabel}},
		{{0, fMemory}, {0, fNames}},
		{{0, fMemory}, {1, fMemory}},
		{{-1, fMemory}, {0, fMemory}},
	},
	window(fMemory, 0, -1, 1),
	window(fMemPair, 0, -1),
	window(fMemPrev, 0, 1),
)

var englishLexical = templates(
	window(fNorm, 0),
	window(fBase, 0),
	[]template{
		{{-1, fNorm}, {0, fNorm}},
		{{0, fNorm}, {1, fNorm}},
	},
	window(fPre4, 0),
	window(fSuf4, 0),
)

var englishContext = templates(
	window(fNorm, -2, -1, 1, 2),
	[]template{
		{{-2, fNorm}, {-1, fNorm}},
		{{1, fNorm}, {2, fNorm}},
		{{-1, fNorm}, {1, fNorm}},
		{{-1, fNorm}, {0, fNames}},
		{{-1, fNorm}, {0, fShape}},
		{{1, fNorm}, {0, fShape}},
	},
	window(fPre1, 0),
	window(fPre2, 0, 1, -1),
	window(fPre3, 0, 1, -1),
	window(fSuf1, 0, 1, -1),
	window(fSuf2, 0, 1, -1),
	window(fSuf3, 0, 1, -1),
	window(fShape, 0, -1, 1, -2, 2),
	[]template{
		{{-1, fShape}, {0, fShape}},
		{{0, fShape}, {1, fShape}},
		{{-1, fShape}, {0, fShape}, {1, fShape}},
		{{0, fShape}, {0, fNames}},
	},
	window(fFreq, 0, -1, 1),
	[]template{
		{{0, fFreq}, {0, fShape}},
		{{-1, fFreq}, {0, fFreq}},
		{{0, fFreq}, {1, fFreq}},
	},
	window(fCluster, 0, -1, 1, -2, 2),
	[]template{
		{{-1, fCluster}, {0, fCluster}},
		{{0, fCluster}, {1, fCluster}},
		{{-1, fCluster}, {0, fShape}},
		{{1, fCluster}, {0, fShape}},
		{{-1, fCluster}, {1, fCluster}},
		{{-1, fCluster}, {0, fNames}},
	},
	window(fClass, 0, -1, 1),
	[]template{
		{{-1, fClass}, {0, fClass}},
		{{0, fClass}, {1, fClass}},
		{{0, fClass}, {0, fShape}},
	},
	window(fGiven, 0, -1, 1, -2, 2),
	window(fFamily, 0, -1, 1),
	window(fPart, 0, -1, 1),
	window(fPlace, 0, -1, 1),
	window(fMinor, 0, -1, 1),
	window(fNisba, 0, -1, 1),
	window(fTitle, 0, -1, 1, -2),
	window(fHead, 0, -1, 1, 2, 3),
	window(fPlaceHead, 0, -1, 1, -2),
	window(fOrg, 0, -1, 1),
	window(fOrgWord, 0, -1, 1, -2, 2),
	window(fVerb, 0, -1, 1),
	[]template{
		{{-1, fTitle}, {0, fShape}},
		{{-1, fNames}, {0, fNames}},
		{{0, fNames}, {1, fNames}},
		{{-1, fNames}, {0, fNames}, {1, fNames}},
		{{0, fOrgWord}, {0, fShape}},
		{{1, fOrgWord}, {0, fShape}},
		{{1, fOrgWord}, {1, fShape}, {0, fShape}},
	},
	window(fLetters, 0),
	[]template{
		{{0, fLetters}, {0, fShape}},
	},
	window(fPhrase, 0, -1, 1),
	[]template{
		{{0, fPhrase}, {0, fShape}},
		{{0, fPhrase}, {-1, fNorm}},
		{{0, fPhrase}, {1, fNorm}},
	},
	window(fSight, 0, -1, 1),
	[]template{
		{{0, fSight}, {0, fShape}},
		{{0, fSight}, {0, fNames}},
	},
)

// set is the templates of a language.
type set struct {
	lexical, context []template
}

var sets = map[string]set{
	"ar": {arabicLexical, arabicContext},
	"en": {englishLexical, englishContext},
}

// Numbers of the first template of each list.
const (
	lexicalFrom = 1
	contextFrom = 101
	secondFrom  = 401
)
