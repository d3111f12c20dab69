package schema

import "encoding/json"

// mediumJSON is a medium as EXTRACTION's contract writes it: {"entity": "e7"}
// or the members of a span.
type mediumJSON struct {
	Entity string  `json:"entity,omitempty"`
	Start  *int    `json:"start,omitempty"`
	End    *int    `json:"end,omitempty"`
	Text   *string `json:"text,omitempty"`
}

// MarshalJSON writes {"entity": id}, or a span.
func (m Medium) MarshalJSON() ([]byte, error) {
	if m.Entity != "" {
		return json.Marshal(mediumJSON{Entity: m.Entity})
	}
	return json.Marshal(m.Text)
}

// UnmarshalJSON reads either form.
func (m *Medium) UnmarshalJSON(b []byte) error {
	var j mediumJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*m = Medium{Entity: j.Entity}
	if j.Start != nil && j.End != nil && j.Text != nil {
		m.Text = Span{*j.Start, *j.End, *j.Text}
	}
	return nil
}
