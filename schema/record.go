package schema

// A Record is everything that was extracted from one article, in the order of
// the text. It is the unit of storage: the graph is a function of records and
// merge decisions.
type Record struct {
	Article    Article     `json:"article"`
	Entities   []Entity    `json:"entities,omitempty"`
	Statements []Statement `json:"statements,omitempty"`
	Events     []Event     `json:"events,omitempty"`
	Positions  []Position  `json:"positions,omitempty"`
	Relations  []Relation  `json:"relations,omitempty"`
}

// EntityType is a class of the ontology.
type EntityType string

// The entity types.
const (
	Person       EntityType = "Person"
	Organization EntityType = "Organization" // parties, ministries, companies, media, international bodies
	MilitaryUnit EntityType = "MilitaryUnit" // armies, armed groups, forces, coalitions
	Place        EntityType = "Place"        // countries, cities, regions, seas
	Facility     EntityType = "Facility"     // bases, camps, buildings, airports
	NamedEvent   EntityType = "Event"        // summits, operations, agreements with a proper name
)

// An Entity is what the article speaks of, with each place where it does. An
// unnamed speaker ("a senior official") is an entity whose mentions are
// descriptions.
type Entity struct {
	ID       string     `json:"id"` // local: "e1"
	Type     EntityType `json:"type"`
	Names    []Name     `json:"names,omitempty"`    // distinct, the fullest first
	KnownAs  string     `json:"known_as,omitempty"` // identifier in the lexicon or Wikidata
	Mentions []Mention  `json:"mentions"`           // ordered by Start; never empty
	// Certainty says how surely a named entity is one, and of its type: 0 to 1.
	// Entities without a name have none.
	Certainty float64 `json:"certainty,omitempty"`
}

// A Name is one form of an entity's name. Names that no mention shows come
// from the lexicon (the name in the other script).
type Name struct {
	Text     string `json:"text"`
	Language string `json:"language"`
}

// NameIn returns the first of the names in a language.
func NameIn(names []Name, language string) (n Name, ok bool) {
	for _, n := range names {
		if n.Language == language {
			return n, true
		}
	}
	return Name{}, false
}

// Called returns what to call an entity in a language: its first name in it, else its
// first name, else its description, else its IRI.
func Called(names []Name, description, iri, language string) Name {
	n, ok := NameIn(names, language)
	switch {
	case ok:
		return n
	case len(names) > 0:
		return names[0]
	case description != "":
		return Name{Text: description}
	}
	return Name{Text: iri}
}

// A Mention is a passage that refers to an entity.
type Mention struct {
	Span
	Kind MentionKind `json:"kind"`
}

// MentionKind tells a name from other ways to refer.
type MentionKind string

// The kinds of mention.
const (
	ByName        MentionKind = "name"
	ByDescription MentionKind = "description"
	ByPronoun     MentionKind = "pronoun"
)

// Act is what a speaker does by speaking.
type Act string

// The acts. Think is for what a source is reported to believe, fear, want or
// intend without saying it.
const (
	Announce Act = "announce"
	Say      Act = "say"
	Confirm  Act = "confirm"
	Deny     Act = "deny"
	Warn     Act = "warn"
	Threaten Act = "threaten"
	Accuse   Act = "accuse"
	Demand   Act = "demand"
	Promise  Act = "promise"
	Condemn  Act = "condemn"
	Praise   Act = "praise"
	Reject   Act = "reject"
	Ask      Act = "ask"
	Report   Act = "report"
	Think    Act = "think"
)

// Mode says how content is given.
type Mode string

// The modes.
const (
	Direct   Mode = "direct"   // within quotation marks
	Indirect Mode = "indirect" // reported
	Mixed    Mode = "mixed"    // reported, with quoted parts
)

// A Statement is an attribution of content to a source.
type Statement struct {
	ID          string   `json:"id"` // local: "s1"
	Act         Act      `json:"act"`
	Mode        Mode     `json:"mode,omitempty"`
	Cue         Span     `json:"cue"`                   // the words that introduce it
	Speakers    []string `json:"speakers"`              // local entity ids; empty when nobody is named
	SpeakerText Span     `json:"speaker_text,omitzero"` // the words that name the source here
	Content     Span     `json:"content,omitzero"`
	Continued   []Span   `json:"continued,omitempty"` // the rest of a quotation split by its attribution
	Date        Date     `json:"date,omitzero"`       // day of the speaking
	Medium      Medium   `json:"medium,omitzero"`
	Audience    []string `json:"audience,omitempty"`
	About       []string `json:"about,omitempty"` // entities within the content
	Certainty   float64  `json:"certainty"`       // 0 to 1
	Rule        string   `json:"rule"`            // the rule or model that found it
}

// A Medium is what carried a statement: an entity of the record, or a passage
// ("a press release").
type Medium struct {
	Entity string
	Text   Span
}

// IsZero reports whether no medium is known.
func (m Medium) IsZero() bool { return m.Entity == "" && m.Text.IsZero() }

// Role is the part that an entity plays in an event.
type Role string

// The roles.
const (
	Agent       Role = "agent"
	Target      Role = "target"
	Counterpart Role = "counterpart"
	At          Role = "place"
	Origin      Role = "origin"
	Destination Role = "destination"
	Instrument  Role = "instrument"
)

// Polarity says whether the text states that an event happened or that it did not.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality says how real the text makes an event.
type Modality string

// The modalities.
const (
	Asserted Modality = "asserted"
	Planned  Modality = "planned"
	Possible Modality = "possible"
	Demanded Modality = "demanded"
)

// An Event is something that happened, or is said not to have, or to come.
type Event struct {
	ID        string            `json:"id"`             // local: "v1"
	Type      string            `json:"type"`           // an event type of the ontology
	Trigger   Span              `json:"trigger"`        // the fullest telling
	Also      []Span            `json:"also,omitempty"` // other tellings of the same event
	Roles     map[Role][]string `json:"roles"`          // local entity ids, in the order of the text; empty where nobody who is sure to take part is known
	Date      Date              `json:"date,omitzero"`
	Polarity  Polarity          `json:"polarity"`
	Modality  Modality          `json:"modality"`
	Statement string            `json:"statement,omitempty"` // the statement that tells it
	Certainty float64           `json:"certainty"`
	Rule      string            `json:"rule"`
}

// A Position is an office that the text gives to a person. Military ranks are
// descriptions, not positions.
type Position struct {
	Person    string   `json:"person"` // local entity id
	Title     Span     `json:"title"`
	Of        []string `json:"of,omitempty"`        // countries or bodies
	Start     Date     `json:"start_date,omitzero"` // since when, where the text says so
	End       Date     `json:"end_date,omitzero"`   // until when
	Former    bool     `json:"former,omitempty"`    // held no longer: "the former minister", or a period that is over
	Certainty float64  `json:"certainty,omitempty"`
	Rule      string   `json:"rule,omitempty"`
}

// A Relation is a lasting tie between two entities that the text states.
type Relation struct {
	Type      string  `json:"type"` // part_of, based_in, led_by, member_of, ally_of, founded_by, fights
	Subject   string  `json:"subject"`
	Object    string  `json:"object"`
	Evidence  Span    `json:"evidence"`
	Certainty float64 `json:"certainty,omitempty"`
	Rule      string  `json:"rule,omitempty"`
}
