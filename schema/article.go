package schema

// An Article is one text to read, with what is known of it from outside.
type Article struct {
	ID        string    `json:"id"`
	URL       string    `json:"url,omitempty"`
	Title     string    `json:"title,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Language  string    `json:"language,omitempty"` // "ar" or "en"; empty until it is told or detected
	Extractor Extractor `json:"extractor,omitzero"`
	Published Date      `json:"published,omitzero"` // UTC day of publication, given or inferred
	Read      Date      `json:"read,omitzero"`      // UTC day on which somebody read or fetched it, as given; never that of the extraction
	SHA256    string    `json:"sha256,omitempty"`   // of Text, hexadecimal
	Text      string    `json:"text,omitempty"`     // untouched: every offset counts in it

	// Boilerplate lists what is around the article rather than of it (share
	// buttons, captions, related articles), ordered, for inputs that know.
	// Nothing is extracted from it.
	Boilerplate []Span `json:"-"`
}

// An Extractor is the lineage of a record: which program and which knowledge made it.
type Extractor struct {
	Version   string `json:"version"`
	Knowledge string `json:"knowledge"` // hash of lexicons and models
}

// A Date is a day, month or year of the Gregorian calendar, UTC.
type Date struct {
	Value     string    `json:"value"`           // "2021-12-09", "2021-12" or "2021"
	Precision Precision `json:"precision"`       // how much of it is known
	Basis     Basis     `json:"basis,omitempty"` // of a publication date
	Text      Span      `json:"text,omitzero"`   // the words that say so, where there are any
}

// IsZero reports whether the date is unknown.
func (d Date) IsZero() bool { return d.Value == "" }

// Precision is the part of a date that is known.
type Precision string

// The precisions.
const (
	Day   Precision = "day"
	Month Precision = "month"
	Year  Precision = "year"
)

// Basis says where a publication date comes from.
type Basis string

// The bases.
const (
	Given    Basis = "given"    // by the input or its metadata
	Inferred Basis = "inferred" // from the words of the text
)
