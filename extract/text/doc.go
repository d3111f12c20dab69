// Package text holds the working form of one article while it is being read:
// tokens and sentences over the untouched text, and the drafts of facts that
// the languages' rules propose before coreference ties them together.
//
// Offsets are bytes into the article's text. A step that needs a normalised
// form finds it beside the token ([Token.Norm] and below); the text itself is
// never rewritten.
package text

import "github.com/khabar-kg/khabar/schema"

// A Doc is one article at work. Steps run one after the other on one
// goroutine; a Doc is not safe for concurrent use.
type Doc struct {
	Article   *schema.Article
	Text      string // Article.Text
	Tokens    []Token
	Sentences []Sentence

	Mentions   []Mention   // by From, then longer first; in Arabic, descriptions that later steps find stand behind all others
	Dates      []Date      // by From; no two overlap
	Undated    []Date      // phrases of time that nothing resolves, by From: "Monday" where the day of publication is unknown
	Statements []Statement // by cue
	Events     []Event     // by trigger
	Positions  []Position
	Relations  []Relation
	Links      []Link // mentions that the grammar of one sentence ties together
	Acts       []Act  // what somebody did on a day that is told, by From
}

// A Link says that two mentions are one entity because grammar says so: an
// apposition, an acronym in brackets, a predicate noun.
type Link struct {
	A, B int // mentions
	Rule string
}

// An Act is a clause that tells what somebody did on a day: who speaks on the same
// occasion speaks on that day.
type Act struct {
	From    int // token of the subject
	Subject int // mention
	Date    int // index into Doc.Dates
}

// Kind is the kind of a token.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota
	Number      // digits of any script, with separators: "3.5", "١٠", "60%"
	Punct       // one mark: "،", ":", "(", "…"
	Open        // an opening quotation mark (by form or by position)
	Close       // a closing quotation mark
)

// A Token is a word, number or mark as it stands in the text, with what the
// rules match against. Arabic clitics are analysed, not split: "وللقوات" is one
// token with Conj "و", Prep "ل", Base "القوات".
type Token struct {
	Start, End int    // bytes
	Text       string // the text's own characters
	Norm       string // folded: case, diacritics, tatweel, alef and digit forms
	Kind       Kind
	Conj       string // proclitic "و" or "ف", folded; empty in English
	Prep       string // proclitics "ب", "ل", "ك", "س" before the base
	Base       string // Norm without Conj and Prep; the article "ال" stays (and is restored after "لل")
	Stem       string // Base without the article; English: the lemma
	Def        bool   // Base carries the article
	BaseStart  int    // byte where Base begins in the text: a mention of this token starts here
	Sent       int    // index of its sentence
	SpaceLeft  bool   // white space stands before it
	Cap        bool   // Latin script: begins with a capital
	Tag        string // part of speech, where a tagger gave one (English: Penn Treebank; Arabic: V for a finite verb)
	Dep        string // grammatical function, where a parser gave one (English: Universal Dependencies); empty where none ran
	Head       int    // token that governs it, or -1 at the top of its sentence; means something only where Dep is set
}

// A Sentence is a run of tokens, half-open, within one paragraph.
type Sentence struct {
	From, To int  // tokens
	Para     int  // index of its paragraph, from 0
	Heading  bool // a title or a line that stands alone without a final stop
	Skip     bool // boilerplate: nothing is extracted from it
}

// A text without final marks is cut all the same, after longSentence tokens at a comma and
// at the latest after longestSentence: what reads a sentence looks at pairs of its words.
const (
	longSentence    = 400
	longestSentence = 600
)

// TooLong reports whether a sentence that begins at token from must end with token i.
func (d *Doc) TooLong(from, i int) bool {
	n := i + 1 - from
	if n < longSentence {
		return false
	}
	switch d.Tokens[i].Norm {
	case ",", "،", ";", "؛":
		return true
	}
	return n >= longestSentence
}

// Span returns the passage from token from to token to, half-open, without the
// proclitics of the first one when base is what the caller wants to name.
func (d *Doc) Span(from, to int) schema.Span {
	return schema.SpanOf(d.Text, d.Tokens[from].Start, d.Tokens[to-1].End)
}

// BaseSpan is Span without the first token's proclitics: how a name is cited.
func (d *Doc) BaseSpan(from, to int) schema.Span {
	start := d.Tokens[from].BaseStart
	if end := d.Tokens[to-1].End; start < end {
		return schema.SpanOf(d.Text, start, end)
	}
	return d.Span(from, to)
}

// SentenceOf returns the sentence that token i is in.
func (d *Doc) SentenceOf(i int) *Sentence { return &d.Sentences[d.Tokens[i].Sent] }

// Gender is a grammatical gender; NoGender where it is unknown or both fit.
type Gender uint8

// The genders.
const (
	NoGender Gender = iota
	Masculine
	Feminine
	Neuter // English "it"
)

// ParseGender reads a gender as the word lists write it, m or f; anything else is
// NoGender.
func ParseGender(s string) Gender {
	switch s {
	case "m":
		return Masculine
	case "f":
		return Feminine
	}
	return NoGender
}

// Grammatical number; NoNumber where it is unknown.
type Grammatical uint8

// The numbers.
const (
	NoNumber Grammatical = iota
	Singular
	Dual
	Plural
)

// ParseNumber reads a number as the word lists write it, s, d or p; anything else
// is NoNumber.
func ParseNumber(s string) Grammatical {
	switch s {
	case "s":
		return Singular
	case "d":
		return Dual
	case "p":
		return Plural
	}
	return NoNumber
}

// A Mention is a passage that names or describes an entity, with what
// coreference needs to know of it.
type Mention struct {
	From, To int         // tokens, half-open
	Span     schema.Span // without proclitics
	Type     schema.EntityType
	Kind     schema.MentionKind
	Known    string // identifier in the lexicon, when its name is known
	Head     int    // token that carries the sense ("مسؤول", "القوات", "minister")
	Gender   Gender
	Number   Grammatical
	Definite bool   // "the official", "المسؤول"; names are definite
	Subject  bool   // grammatical subject of a clause: the likelier antecedent
	Metonym  bool   // a capital that stands for its state, which has names of its own
	Of       []int  // mentions that modify it: the body that a title serves, the country that it names
	Country  string // lexicon identifier of the country that its adjective names ("الأمريكية", "Iraqi"), which is no mention
	Alone    bool   // a bare head noun that serves as a name where no fuller one is told ("الجيش")
	Served   bool   // a title whose body was told ("الأمين العام للأمم المتحدة")
	Role     string // for a person's description: the title's class in the lexicon ("minister", "spokesman")
	Rule     string
	Score    float64 // 0 to 1
	Entity   int     // set by coreference; -1 before
}

// A Date is a passage that says when, resolved.
type Date struct {
	From, To int // tokens, half-open
	Date     schema.Date
	Rule     string
	// Deadline is true for "by the end of …", "until": the end of a period, not the moment of an act.
	Deadline bool
	// Since is true for "since …": the start of a period, not the moment of an act.
	Since bool
}

// NoMention is the index of a mention that is not there.
const NoMention = -1

// A Statement is a draft: cue, who speaks, what is said. Mentions and dates are
// indices into the Doc's lists.
type Statement struct {
	Cue         schema.Span
	CueFrom     int // tokens of the cue, half-open
	CueTo       int
	Act         schema.Act
	Mode        schema.Mode
	Speakers    []int     // mentions; empty when the subject is omitted or a pronoun
	Sources     []int     // mentions of those whom the speakers quote: "the agency quoted X"
	Implied     Agreement // what an omitted subject must agree with
	SpeakerText schema.Span
	Content     schema.Span
	Continued   []schema.Span
	Date        int         // index into Doc.Dates, or -1
	Adverbial   bool        // the cue is a participle that goes with the sentence's subject
	Relative    bool        // the cue stands in a relative clause, whose subject is not the sentence's
	Inherit     bool        // goes on with the statement before it: date, medium, audience
	Document    bool        // a document said it, whose gender the verb behind may have
	Apart       bool        // said at another time than what it stands among: "had said", what somebody keeps saying
	Medium      int         // mention, or NoMention
	MediumText  schema.Span // a passage, where the medium is no entity
	Audience    []int       // mentions
	Rule        string
	Score       float64
	Entities    []int // speakers as entities, set by coreference
}

// Agreement is what a verb or pronoun demands of what it refers to.
type Agreement struct {
	Want   bool // false: there is nothing to resolve
	Gender Gender
	Number Grammatical
	Person bool // it must be a person (or a body that speaks), not a thing

	Several bool // it must be grammatically several, not a body of many
	Human   bool // it must be somebody, not a body or country
	Loose   bool // a person of whose gender nothing tells will do
}

// Self says that an event's omitted subject is found by who tells it.
type Self uint8

// What is said of the subject.
const (
	NotSelf  Self = iota
	Teller        // a pronoun after "that": the speaker, where he agrees
	Body          // "we", "his forces": the body that the speaker serves, or the speaker
	Homeland      // "his country": the country that the speaker serves
	Both          // "the two sides": the two that were told of together before
)

// An Event is a draft. Roles hold mentions.
type Event struct {
	Type        string
	Trigger     schema.Span
	Also        []schema.Span // the other part of a trigger in two: the verb of "launched … a raid"
	From, To    int           // tokens of the trigger, half-open
	Roles       map[schema.Role][]int
	Subject     Agreement   // of an omitted subject, where there is one
	SubjectRole schema.Role // the role that it plays
	SubjectToo  bool        // it plays it beside those in Roles: "she and her deputy met"
	SubjectOf   int         // the trigger of the event whose omitted subject it is as well, if not 0
	Self        Self        // how who tells it leads to the subject
	Headcount   int         // how many were killed or hurt, where a number tells, below zero if roughly; or 0
	Topic       bool        // it is what somebody speaks about: where he does so is not where it was
	PactLeft    bool        // who withdraws leaves a pact or talks, and no place
	Unnamed     bool        // those who do it are told of, and nobody known: "gunmen shot two"
	Country     string      // lexicon identifier of the country that an adjective of the trigger names
	CountryRole schema.Role // the role that it plays, if the article names the country
	Setting     int         // 1 + the mention of the place told of last, for an event of whose participants none is known; 0 for none
	Likeliest   Part        // who most likely takes part, where nobody is sure to; the zero value where that is nobody
	Light       int         // 1 + token of the light verb that governs the trigger; 0 for none
	Passive     bool
	Date        int // index into Doc.Dates, or -1
	Polarity    schema.Polarity
	Modality    schema.Modality
	Statement   int // index into Doc.Statements, or -1
	Rule        string
	Score       float64
}

// A Part is what somebody does in an event.
type Part struct {
	Role    schema.Role
	Mention int
}

// A Position is a draft: the person and bodies are mentions.
type Position struct {
	Person  int
	Title   schema.Span
	Of      []int
	Country string // lexicon identifier of the country that the title's adjective names
	Start   schema.Date
	End     schema.Date
	Former  bool
	Rule    string
	Score   float64
}

// A Relation is a draft between two mentions.
type Relation struct {
	Type            string
	Subject, Object int
	Evidence        schema.Span
	Rule            string
	Score           float64
}
