package ar

import (
	"embed"
	"fmt"
	"hash/maphash"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/tenure"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

//go:embed lexicon/*.tsv
var embedded embed.FS

// A Language is everything that is known of Arabic: the lists of lexicon/,
// indexed by folded form. It is immutable and safe for concurrent use.
type Language struct {
	names  *lexicon.Names
	tagger Tagger

	words     map[string]int16    // zipf ×100
	fixed     map[string]analysis // words whose clitics the frequencies get wrong
	written   map[string]analysis // those that do only as they are written, unfolded
	particles map[string]string   // function word → class
	kept      *keptWords          // once all lists are read

	cues           map[string][]cueForm
	cueNouns       map[string]*cueNoun
	triggers       map[string][]triggerForm
	forms          map[string]forms // what those of cues, triggers and masdars are, once all lists are read
	triggerPhrases phrases[triggerForm]
	ties           ties
	tenure         tenure.Words
	light          map[string]lightVerb
	lifting        map[string]lightVerb // words for doing away with the measure that the noun behind tells: "رفع العقوبات"
	steering       map[string]lightVerb // finite forms of verbs whose object does what the noun behind tells: "أجبر"
	thwarting      map[string]bool      // forms and verbal noun of "أحبط"
	causing        map[string]bool      // finite forms of "أدى إلى", "أسفر عن"
	modal          map[string]schema.Modality
	untrue         phrases[bool]   // what is said of a report that is wrong: عار عن الصحة
	baseless       phrases[bool]   // what is said so before it: لا صحة ل
	nothing        map[string]bool // words that negate what follows: عدم، دون
	opens          map[string]bool // first words of titles and of heads
	titles         phrases[title]
	heads          phrases[head]
	adjectives     map[string]bool
	passing        map[string]bool // adjectives that make no name of an event: "المؤتمر الصحفي"
	masdars        map[string]bool
	media          phrases[string]
	fields         map[string]bool // what bodies are for, in their names: للدراسات
	things         map[string]bool // what can show or mean something without speaking: الأحداث
}

// A Tagger finds named mentions by a trained model.
type Tagger interface {
	Tag(*text.Doc) []text.Mention
}

// A cue is a verb that introduces speech.
type cue struct {
	lemma  string
	act    schema.Act
	frames []frame
	needs  string // a word that must follow
	weak   bool   // a cue only before a clear sign of content
}

// takes reports whether the cue has a frame for that content.
func (c *cue) takes(content string) bool {
	return slices.ContainsFunc(c.frames, func(fr frame) bool { return fr.content == content })
}

// addresses reports whether the cue always says to whom: "اتهم", "ناشد".
func (c *cue) addresses() bool {
	to := false
	for _, fr := range c.frames {
		to = to || fr.audience == "obj"
		if fr.audience != "obj" && fr.content != "obj" {
			return false
		}
	}
	return to
}

// A frame is one way in which audience and content follow a cue.
type frame struct {
	audience string // "", "obj", or a preposition
	content  string // "أن", "obj", "quote", or a preposition, folded
}

type cueForm struct {
	inflection
	cue *cue
}

// A cueNoun is a noun or preposition that brings a source or content.
type cueNoun struct {
	act  schema.Act
	kind string // "source-prep", "content-noun", or what crowds demand by: "slogan", "rally"
}

// A trigger is a verb or noun that tells an event.
type trigger struct {
	lemma    string // the past tense, folded
	typ      string
	roles    map[string]schema.Role // "subj", "obj" or a preposition → role
	genitive string                 // which of them the noun after the masdar is: "subj" or "obj"
	needs    string                 // another word that the clause must hold
	state    bool                   // the present tense tells how things are
}

type triggerForm struct {
	inflection
	trigger *trigger
}

// A title is a noun that describes a person.
type title struct {
	class    string
	gender   text.Gender
	number   text.Grammatical
	position bool // it names an office
	within   bool // it names one where it is told in what: "القيادي في الحزب", "أستاذ القانون"
	lower    bool // it begins with آ or إ, which fold to the letter of words in أ
}

// A head is the first noun of the name of a body, unit or place.
type head struct {
	typ    schema.EntityType
	gender text.Gender
	number text.Grammatical
	needs  string // "name" or "chain"
	noun   bool   // needs a name, for which a definite noun behind it will do: "جبل المانع"
}

// Open reads the lists. extra holds folders of the user's own, whose files of
// the same names add to the lists.
func Open(names *lexicon.Names, tagger Tagger, extra ...fs.FS) (*Language, error) {
	l := &Language{
		names: names, tagger: tagger,
		words:     make(map[string]int16, 45_000),
		fixed:     map[string]analysis{},
		written:   map[string]analysis{},
		particles: map[string]string{},
		cues:      map[string][]cueForm{}, cueNouns: map[string]*cueNoun{},
		triggers: map[string][]triggerForm{}, triggerPhrases: phrases[triggerForm]{},
		tenure: tenure.Words{},
		light:  map[string]lightVerb{}, steering: map[string]lightVerb{}, lifting: map[string]lightVerb{}, causing: map[string]bool{}, modal: map[string]schema.Modality{}, untrue: phrases[bool]{}, baseless: phrases[bool]{}, thwarting: map[string]bool{}, nothing: map[string]bool{},
		opens: map[string]bool{}, titles: phrases[title]{}, heads: phrases[head]{}, media: phrases[string]{},
		adjectives: map[string]bool{}, passing: map[string]bool{}, masdars: map[string]bool{}, things: map[string]bool{}, fields: map[string]bool{},
	}
	sub, err := fs.Sub(embedded, "lexicon")
	if err != nil {
		return nil, err
	}
	for i, f := range append([]fs.FS{sub}, extra...) {
		if err := l.readWords(f); err != nil && !(i > 0 && isNotExist(err)) {
			return nil, err
		}
		for _, list := range []struct {
			name string
			add  func(fields map[string]string) error
		}{
			{"stopwords.tsv", l.addParticle},
			{"fixed.tsv", l.addFixed},
			{"cues.tsv", l.addCue},
			{"cuenouns.tsv", l.addCueNoun},
			{"events.tsv", l.addTrigger},
			{"passives.tsv", l.addPassive},
			{"governors.tsv", l.addGovernor},
			{"relations.tsv", l.ties.add},
			{"tenure.tsv", func(m map[string]string) error { l.tenure.Add(m["class"], Fold(m["form"])); return nil }},
			{"titles.tsv", l.addTitle},
			{"heads.tsv", l.addHead},
			{"adjectives.tsv", func(m map[string]string) error {
				l.adjectives[Fold(m["form"])] = true
				if m["passing"] == "1" {
					l.passing[Fold(m["form"])] = true
				}
				return nil
			}},
			{"masdars.tsv", func(m map[string]string) error { l.masdars[Fold(m["form"])] = true; return nil }},
			{"fields.tsv", func(m map[string]string) error { l.fields[Fold(m["form"])] = true; return nil }},
			{"things.tsv", func(m map[string]string) error { l.things[Fold(m["form"])] = true; return nil }},
			{"media.tsv", func(m map[string]string) error { l.media.add(Fold(m["form"]), m["kind"]); return nil }},
		} {
			t, err := lexicon.Open(f, list.name)
			if err != nil {
				if i > 0 && isNotExist(err) {
					continue
				}
				return nil, err
			}
			if err := t.Each(list.add); err != nil {
				return nil, err
			}
		}
	}
	l.indexForms()
	l.kept = &keptWords{seed: maphash.MakeSeed()}
	return l, nil
}

// readWords reads the frequencies of words: by far the longest list.
func (l *Language) readWords(f fs.FS) error {
	t, err := lexicon.Open(f, "words.tsv")
	if err != nil {
		return err
	}
	word, err := t.Column("word")
	if err != nil {
		return err
	}
	zipf, err := t.Column("zipf")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		z, err := strconv.ParseInt(r.Fields[zipf], 10, 16)
		if err != nil {
			return t.Errorf(r, "%v", err)
		}
		l.words[r.Fields[word]] = int16(z)
	}
	return nil
}

func (l *Language) addParticle(m map[string]string) error {
	l.particles[Fold(m["form"])] = m["class"]
	return nil
}

func (l *Language) addFixed(m map[string]string) error {
	base := Fold(m["base"])
	a := analysis{conj: Fold(m["conj"]), prep: Fold(m["prep"]), base: base, def: strings.HasPrefix(base, article) && m["def"] == "1"}
	if m["written"] == "1" {
		l.written[m["form"]] = a
	} else {
		l.fixed[Fold(m["form"])] = a
	}
	return nil
}

func (l *Language) addCue(m map[string]string) error {
	c := &cue{lemma: m["past"], act: schema.Act(m["act"]), needs: Fold(m["needs"]), weak: m["weak"] == "1"}
	for f := range strings.SplitSeq(m["frames"], ";") {
		f = strings.TrimSpace(f)
		if f == "" {
			continue
		}
		var fr frame
		for part := range strings.SplitSeq(f, "+") {
			if a, ok := strings.CutPrefix(part, "@"); ok {
				fr.audience = Fold(a)
			} else {
				fr.content = Fold(part)
			}
		}
		c.frames = append(c.frames, fr)
	}
	for _, in := range conjugate(m["past"], m["present"], m["masdar"], m["participle"]) {
		l.cues[in.word] = append(l.cues[in.word], cueForm{in, c})
	}
	return nil
}

func (l *Language) addCueNoun(m map[string]string) error {
	l.cueNouns[Fold(m["form"])] = &cueNoun{schema.Act(m["act"]), m["kind"]}
	return nil
}

func (l *Language) addTrigger(m map[string]string) error {
	t := &trigger{typ: strings.ReplaceAll(m["type"], " ", "_"), roles: map[string]schema.Role{}, genitive: m["genitive"], needs: Fold(m["needs"]), state: m["state"] == "1", lemma: Fold(m["past"])}
	before := "" // "على يد=agent" has a space in it
	for r := range strings.FieldsSeq(m["roles"]) {
		k, v, ok := strings.Cut(r, "=")
		if !ok {
			before += r + " "
			continue
		}
		t.roles[Fold(before+k)] = schema.Role(v)
		before = ""
	}
	if before != "" {
		return fmt.Errorf("role %q: want argument=role", before)
	}
	forms := conjugate(m["past"], m["present"], m["masdar"], "")
	for n := range strings.SplitSeq(m["nouns"], ";") {
		if n = Fold(strings.TrimSpace(n)); n != "" {
			if strings.Contains(n, " ") {
				l.triggerPhrases.add(n, triggerForm{inflection{word: n, form: noun}, t})
				continue
			}
			forms = append(forms, inflection{word: n, form: noun})
		}
	}
	for _, in := range forms {
		l.triggers[in.word] = append(l.triggers[in.word], triggerForm{in, t})
	}
	return nil
}

// A lightVerb governs a verbal noun and gives it its subject.
type lightVerb struct {
	inflection
	impersonal bool            // "تم", "جرى": the subject is the noun itself
	negative   bool            // "فشل في"
	failing    bool            // negative where a preposition stands before the noun: "فشل في", not "فشلت المفاوضات"
	modality   schema.Modality // "يعتزم"
}

// addGovernor files a word that says something of the verbal noun or verb
// after it: a light verb, a modal, a negation.
func (l *Language) addGovernor(m map[string]string) error {
	mod := schema.Modality(m["modality"])
	switch m["kind"] {
	case "verb", "impersonal", "failing":
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.light[in.word] = lightVerb{in, m["kind"] == "impersonal", m["negative"] == "1", m["kind"] == "failing", mod}
		}
	case "steering":
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.steering[in.word] = lightVerb{inflection: in, negative: m["negative"] == "1", modality: mod}
		}
	case "lifting": // a verb, or its verbal noun alone
		if m["present"] == "" {
			l.lifting[Fold(m["form"])] = lightVerb{inflection: inflection{word: Fold(m["form"]), form: masdar}, negative: true, modality: mod}
			break
		}
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.lifting[in.word] = lightVerb{inflection: in, negative: true, modality: mod}
		}
	case "quality":
		for _, in := range conjugate("", "", "", m["form"]) {
			l.light[in.word] = lightVerb{inflection: in, negative: m["negative"] == "1", modality: mod}
		}
	case "thwarting": // a verb, or its verbal noun alone
		l.thwarting[Fold(m["form"])] = true
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.thwarting[in.word] = true
		}
	case "cause":
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.causing[in.word] = true
		}
	case "modal":
		for _, in := range conjugate(m["form"], m["present"], "", "") {
			l.modal[in.word] = mod
		}
		l.modal[Fold(m["form"])] = mod
	case "negation":
		l.nothing[Fold(m["form"])] = true
	case "untrue":
		l.untrue.add(Fold(m["form"]), true)
	case "baseless":
		l.baseless.add(Fold(m["form"]), true)
	default:
		return fmt.Errorf("kind %q: want verb, quality, impersonal, failing, steering, lifting, thwarting, cause, modal, negation, untrue or baseless", m["kind"])
	}
	return nil
}

// addPassive files a passive form under the trigger and cue of its verb.
func (l *Language) addPassive(m map[string]string) error {
	verb := Fold(m["past"])
	for _, in := range conjugate(m["form"], "", "", "") {
		in.form = passive
		for _, t := range l.triggers[verb] {
			if t.form == past && t.word == verb {
				l.triggers[in.word] = append(l.triggers[in.word], triggerForm{in, t.trigger})
			}
		}
	}
	return nil
}

func (l *Language) addTitle(m map[string]string) error {
	l.opens[firstWord(m["form"])] = true
	t := title{m["class"], text.ParseGender(m["gender"]), text.ParseNumber(m["number"]), m["position"] == "1", m["position"] == "within", strings.HasPrefix(m["form"], "\u0622") || strings.HasPrefix(m["form"], "\u0625")}
	form := Fold(m["form"])
	l.titles.add(form, t)
	if w, ok := strings.CutSuffix(form, "\u0646"); ok && t.number == text.Plural && hasSuffix(w, "\u0648") && l.titles[w] == nil { // "محققون": "محققو الشرطة"
		l.opens[firstWord(w)] = true
		l.titles.add(w, t)
	}
	return nil
}

func (l *Language) addHead(m map[string]string) error {
	l.opens[firstWord(m["form"])] = true
	h := head{schema.EntityType(m["type"]), text.ParseGender(m["gender"]), text.ParseNumber(m["number"]), m["needs"], m["needs"] == "noun"}
	if h.noun {
		h.needs = "name"
	}
	l.heads.add(Fold(m["form"]), h)
	return nil
}

// isParticle reports whether the folded word is a function word.
func (l *Language) isParticle(w string) bool { return l.particles[w] != "" }

// Positions adds nothing: the titles that Names reads tell them.
func (l *Language) Positions(d *text.Doc) { tenure.Find(d, l.tenure) }

// firstWord returns the first word of a phrase, folded.
func firstWord(phrase string) string {
	first, _, _ := strings.Cut(Fold(phrase), " ")
	return first
}
