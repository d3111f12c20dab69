package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// A property is what a feature tells of a case. Some have a word besides: the event's
// type, the word before a mention.
type property uint8

// The properties of an event, of an entity, of the way between them, and of what other
// events say, as [reader.describe] tells them.
const (
	pArabic property = iota
	pEvent
	pForm
	pPassive
	pLight
	pModality
	pHeading
	pNegative
	pInStatement
	pScore
	pTrigger
	pTriggerClitic
	pTriggerAnd
	pTriggerDefinite
	pTriggerBefore
	pTriggerNext
	pTriggerNextClitic

	pType
	pKind
	pSubject
	pDefinite
	pNumber
	pOnce
	pTwice
	pAtTheTopAlone
	pFirst
	pSalience
	pNested
	pOfAnother
	pSpeaker
	pInContent
	pAudience
	pSpeaksBeside
	pQuoted

	pSentencesBefore
	pSentencesBehind
	pAfter
	pWithin
	pDistance
	pCommas
	pVerbs
	pCues
	pTriggers
	pBetween
	pRelatives
	pRivals
	pBehindPlace
	pBeforePlace

	pClitic
	pAnd
	pBefore
	pBefore2
	pNext
	pNextClitic
	pDep
	pGoverned
	pGoverned2
	pGovernorDep

	pRulesFill
	pOmitted
	pOmittedHere

	pPrevious
	pPreviousSame
	pPreviousBeside
	pFollowing
	pFollowingSame
	pFollowingBeside
	pInSentence
	pInViolence
	pElsewhere

	// Those of a candidate in a role, as [reader.asRole] tells them.
	pRole
	pRulesSay
	pRulesSayOther
	pFilled
	pFilledByOther
	pOmittedThis
	pThisPrevious
	pThisFollowing

	simpleProperties
)

// Properties that there is one of for each role, in the order of allRoles.
const (
	pEventAs property = simpleProperties + iota*roleCount
	pFormAs
	pTypeAs
	pBeforeAs
	pCliticAs
	pEventOf // for each of entityTypes in turn
)

const propertyCount = pEventOf + entityTypeCount*roleCount

// allRoles are those that a participant may have.
var allRoles = [roleCount]schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.At, schema.Origin, schema.Destination, schema.Instrument}

const roleCount = 7

// entityTypes are those that a participant may be of.
var entityTypes = [entityTypeCount]schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent}

const entityTypeCount = 6

// eventOf returns the property of an event for a participant of the type in the first
// role; ok is false where the type is none that participants are of.
func eventOf(t schema.EntityType) (p property, ok bool) {
	i := slices.Index(entityTypes[:], t)
	return pEventOf + property(i)*roleCount, i >= 0
}

// propertyNames are the names that a model has them by.
var propertyNames = func() [propertyCount]string {
	names := [propertyCount]string{
		pArabic: "ar", pEvent: "event", pForm: "form", pPassive: "passive", pLight: "light",
		pModality: "modality", pHeading: "heading", pNegative: "negative", pInStatement: "told-in-statement",
		pScore: "score", pTrigger: "trigger", pTriggerClitic: "trigger-clitic", pTriggerAnd: "trigger-and",
		pTriggerDefinite: "trigger-definite", pTriggerBefore: "trigger-before", pTriggerNext: "trigger-next",
		pTriggerNextClitic: "trigger-next-clitic",

		pType: "type", pKind: "kind", pSubject: "subject", pDefinite: "definite", pNumber: "number",
		pOnce: "once", pTwice: "twice", pAtTheTopAlone: "at-the-top-alone", pFirst: "first",
		pSalience: "salience", pNested: "nested", pOfAnother: "of-another", pSpeaker: "speaker",
		pInContent: "in-content", pAudience: "audience", pSpeaksBeside: "speaks-beside", pQuoted: "quoted",

		pSentencesBefore: "sentences-before", pSentencesBehind: "sentences-behind", pAfter: "after",
		pWithin: "within", pDistance: "distance", pCommas: "commas", pVerbs: "verbs", pCues: "cues",
		pTriggers: "triggers", pBetween: "between", pRelatives: "relatives", pRivals: "rivals",
		pBehindPlace: "behind-place", pBeforePlace: "before-place",

		pClitic: "clitic", pAnd: "and", pBefore: "before", pBefore2: "before-2", pNext: "next",
		pNextClitic: "next-clitic", pDep: "dep", pGoverned: "governed", pGoverned2: "governed-2",
		pGovernorDep: "governor-dep",

		pRulesFill: "rules-fill", pOmitted: "omitted", pOmittedHere: "omitted-here",

		pPrevious: "previous", pPreviousSame: "previous-same", pPreviousBeside: "previous-beside",
		pFollowing: "following", pFollowingSame: "following-same", pFollowingBeside: "following-beside",
		pInSentence: "in-sentence", pInViolence: "in-violence", pElsewhere: "elsewhere",

		pRole: "role", pRulesSay: "rules-say", pRulesSayOther: "rules-say-other", pFilled: "filled",
		pFilledByOther: "filled-by-other", pOmittedThis: "omitted-this", pThisPrevious: "this-previous",
		pThisFollowing: "this-following",
	}
	for i, role := range allRoles {
		as := " as " + string(role)
		for p, name := range map[property]string{pEventAs: "event", pFormAs: "form", pTypeAs: "type", pBeforeAs: "before", pCliticAs: "clitic"} {
			names[p+property(i)] = name + as
		}
		for k, t := range entityTypes {
			names[pEventOf+property(k*roleCount+i)] = "event of " + string(t) + as
		}
	}
	return names
}()
