package match

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A keptArticle is the first line of how the profiles of one article are kept: what
// they have in common. Each profile is a line of its own after it, so that one is read
// without the others.
type keptArticle struct {
	Article string      `json:"article"`
	Around  []string    `json:"around,omitempty"`
	Home    string      `json:"home,omitempty"`
	Company [][2]string `json:"company,omitempty"` // keys and names

	profiles [][]byte // the other lines
}

type keptProfile struct {
	Start     int               `json:"start"`
	End       int               `json:"end"`
	Type      schema.EntityType `json:"type"`
	KnownAs   string            `json:"known_as,omitempty"`
	Names     []schema.Name     `json:"names"`
	Roles     []keptRole        `json:"roles,omitempty"`
	Fields    []string          `json:"fields,omitempty"`
	Countries []string          `json:"countries,omitempty"`
	Own       string            `json:"own,omitempty"`
	Female    bool              `json:"female,omitempty"`
	Male      bool              `json:"male,omitempty"`
	Within    string            `json:"within,omitempty"`
	Born      int               `json:"born,omitempty"`
}

type keptRole struct {
	Text    string   `json:"text"`
	Roles   []string `json:"roles,omitempty"`
	Fields  []string `json:"fields,omitempty"`
	Domains []string `json:"domains,omitempty"`
	Country string   `json:"country,omitempty"`
}

// Marshal returns the profiles of one article, all that [Matcher.Profiles] gave, in a
// form to keep, which [Matcher.Unmarshal] reads as long as [Version] is the same.
func Marshal(profiles []*Profile) ([]byte, error) {
	var k keptArticle
	if len(profiles) > 0 {
		p := profiles[0]
		k.Article, k.Around, k.Home = p.Ref.Article, p.setting.around, p.setting.home
		for _, c := range p.setting.company {
			k.Company = append(k.Company, [2]string{c.key, c.name})
		}
	}
	lines := make([][]byte, 1+len(profiles))
	var err error
	if lines[0], err = json.Marshal(&k); err != nil {
		return nil, err
	}
	for i, p := range profiles {
		q := keptProfile{
			Start: p.Ref.Start, End: p.Ref.End, Type: p.Type, KnownAs: p.KnownAs, Names: p.Names,
			Fields: p.fields, Countries: p.countries, Own: p.own, Female: p.female, Male: p.male, Within: p.within, Born: p.born,
		}
		for _, r := range p.roles {
			q.Roles = append(q.Roles, keptRole{r.text, r.roles, r.fields, r.domains, r.country})
		}
		if lines[1+i], err = json.Marshal(&q); err != nil {
			return nil, err
		}
	}
	return bytes.Join(lines, []byte{'\n'}), nil
}

// Unmarshal returns the profiles that [Marshal] was given.
func (m *Matcher) Unmarshal(b []byte) ([]*Profile, error) {
	k, err := readKept(b)
	if err != nil {
		return nil, err
	}
	once := new(shared)
	around := k.setting(once)
	out := make([]*Profile, len(k.profiles))
	for i := range out {
		if out[i], err = m.unmarshal(k, i, around, once); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// readKept parts the lines of an article's profiles.
func readKept(b []byte) (*keptArticle, error) {
	lines := bytes.Split(b, []byte{'\n'})
	k := &keptArticle{profiles: lines[1:]}
	if err := json.Unmarshal(lines[0], k); err != nil {
		return nil, fmt.Errorf("kept profiles: %w", err)
	}
	return k, nil
}

func (k *keptArticle) setting(once *shared) *setting {
	around := &setting{around: once.list(k.Around), home: once.text(k.Home), company: make([]companion, len(k.Company))}
	for i, c := range k.Company {
		around.company[i] = newCompanion(once.text(c[0]), once.text(c[1]))
	}
	around.sort()
	return around
}

// shared keeps one copy of what many profiles have. The zero value is ready;
// goroutines may share it.
type shared struct {
	texts remember[string]
	lists remember[[]string]
}

func (x *shared) text(s string) string {
	if s == "" {
		return ""
	}
	return x.texts.of(s, func(s string) string { return s })
}

// list returns a list that must not be changed.
func (x *shared) list(l []string) []string {
	if len(l) == 0 {
		return nil
	}
	return x.lists.of(strings.Join(l, "\x00"), func(string) []string {
		out := make([]string, len(l))
		for i, s := range l {
			out[i] = x.text(s)
		}
		return out
	})
}

// unmarshal reads the profile at a place, in the setting of its article.
func (m *Matcher) unmarshal(k *keptArticle, place int, around *setting, once *shared) (*Profile, error) {
	if place >= len(k.profiles) {
		return nil, fmt.Errorf("kept profiles: %d of %d", place, len(k.profiles))
	}
	var q keptProfile
	if err := json.Unmarshal(k.profiles[place], &q); err != nil {
		return nil, fmt.Errorf("kept profiles: %w", err)
	}
	p := &Profile{
		Ref:  schema.Ref{Article: k.Article, Kind: schema.EntityFact, Start: q.Start, End: q.End},
		Type: schema.EntityType(once.text(string(q.Type))), KnownAs: once.text(q.KnownAs), Names: make([]schema.Name, len(q.Names)), setting: around,
		fields: once.list(q.Fields), countries: once.list(q.Countries), own: once.text(q.Own), female: q.Female, male: q.Male, within: once.text(q.Within), born: q.Born,
	}
	for i, n := range q.Names {
		p.Names[i] = schema.Name{Text: once.text(n.Text), Language: once.text(n.Language)}
	}
	if len(q.Roles) > 0 {
		p.roles = make([]role, len(q.Roles))
	}
	for i, r := range q.Roles {
		p.roles[i] = role{once.text(r.Text), once.list(r.Roles), once.list(r.Fields), once.list(r.Domains), once.text(r.Country)}
	}
	m.readNames(p)
	return p, nil
}
