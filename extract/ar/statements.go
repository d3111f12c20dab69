package ar

import (
	"cmp"
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Words that the speech rules speak of, folded.
const (
	that     = "\u0627\u0646"       // أن، إن
	because  = "\u0641\u0627\u0646" // فإن
	fromWord = "\u0645\u0646"       // من
	about    = "\u0639\u0646"       // عن
	wasWord  = "\u0643\u0627\u0646" // كان
	hadWord  = "\u0642\u062F"       // قد
	hadLam   = "\u0644\u0642\u062F" // لقد
	via      = "\u0639\u0628\u0631" // عبر
	what     = "\u0645\u0627"       // ما
	saying   = "\u0642\u0648\u0644" // قول
	colon    = ":"
	comma    = "\u060C"
)

// Statements finds who says what: by verbs, by nouns that carry content, by
// "according to", and by a headline's colon. Mentions and dates must be there.
func (l *Language) Statements(d *text.Doc) {
	r := l.speech(d)
	r.markSubjects()
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		r.headline(s)
		for i := s.From; i < s.To; i++ {
			if r.d.Tokens[i].Kind != text.Word {
				continue
			}
			r.verbCue(i, s)
			r.accordingTo(i, s)
			r.gist(i, s)
		}
	}
	r.ownWords()
	r.settle()
	r.backDays()
	r.datedActs()
}

// A speechReader is a reader that finds mentions and dates by token.
type speechReader struct {
	*reader
	at    map[int]int // first token → longest mention
	until map[int]int // end token → longest mention
	date  map[int]int // first token → date
	in    []int       // token → the one of times it is in, or -1
	times []text.Date // the document's dates, and behind them those that nothing resolves
}

func (l *Language) speech(d *text.Doc) *speechReader {
	r := &speechReader{reader: l.read(d), at: make(map[int]int, len(d.Mentions)), until: make(map[int]int, len(d.Mentions)), date: make(map[int]int, len(d.Dates)+len(d.Undated))}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if o, ok := r.at[m.From]; !ok || d.Mentions[o].To < m.To {
			r.at[m.From] = i
		}
		if o, ok := r.until[m.To]; !ok || d.Mentions[o].From > m.From {
			r.until[m.To] = i
		}
	}
	r.in = make([]int, len(d.Tokens))
	for i := range r.in {
		r.in[i] = -1
	}
	r.times = slices.Concat(d.Dates, d.Undated)
	for i, x := range r.times {
		r.date[x.From] = i
		for j := x.From; j < x.To; j++ {
			r.in[j] = i
		}
	}
	return r
}

// found is a statement as one reading of a cue gives it.
type found struct {
	ok       bool
	cue      schema.Span
	from, to int // tokens of the cue
	cueForm
	suffix      *enclitic
	speakers    []int
	sources     []int // whom the speakers quote
	speakerSpan schema.Span
	implied     text.Agreement
	content     schema.Span
	continued   []schema.Span // the rest of a quotation that the cue splits
	mode        schema.Mode
	date        int
	medium      int
	mediumText  schema.Span
	audience    []int
	score       float64
	rule        string
	inherit     bool
	document    bool
	clear       bool // a subordinator, colon or quotation mark opens the content
}

const sayingSo = "\u0642\u0627\u0626\u0644\u0627" // قائلا

// emit adds the statement to the document.
func (r *speechReader) emit(x found) {
	if x.date >= 0 {
		// A year told of something else, a week, a deadline or a beginning is not when somebody spoke.
		if d := &r.times[x.date]; d.Date.Precision == schema.Year && !r.ofYear(&x, d) || d.Deadline || d.Since || r.afterPublication(d.Date.Value) || r.week(d) {
			x.date = -1
		}
	}
	x.speakers = r.bothTwins(x.speakers)
	r.d.Statements = append(r.d.Statements, text.Statement{
		Cue: x.cue, CueFrom: x.from, CueTo: x.to, Act: x.act(), Mode: x.mode,
		Speakers: x.speakers, Sources: x.sources, Implied: x.implied, SpeakerText: x.speakerSpan,
		Content: x.content, Continued: x.continued, Date: x.date, Inherit: x.inherit || x.date < 0, Document: x.document, Apart: r.apart(&x) || x.date >= 0 && r.times[x.date].Date.Precision == schema.Year, Adverbial: x.form == participle && x.cueForm.cue != nil && x.rule == "ar.cue-participle" || x.rule == "ar.cue-purpose" || x.from > 0 && (r.toks[x.from-1].Base == whereas || r.toks[x.from-1].Norm == since_),
		Relative: x.from > 0 && r.class(&r.toks[x.from-1]) == "rel",
		Medium:   x.medium, MediumText: x.mediumText, Audience: x.audience, Rule: x.rule, Score: x.score,
	})
}

// ofYear reports whether a year opens the clause of the cue or stands right behind it or
// its subject: "في عام 2014، قال مسؤولون", "دعت الأمم المتحدة في 2014 إلى".
func (r *speechReader) ofYear(x *found, d *text.Date) bool {
	if x.rule != "ar.cue-verb" || x.form != past {
		return false
	}
	if d.From > x.from {
		at := x.to
		if len(x.speakers) == 1 {
			at = max(at, r.d.Mentions[x.speakers[0]].To)
		}
		return d.From-at <= 1
	}
	s := r.d.SentenceOf(x.from)
	k := d.From
	for k > s.From && (r.toks[k-1].Base == inWord || r.toks[k-1].Norm == "-") {
		k--
	}
	return k == s.From && x.from-d.To <= 1
}

func (x *found) act() schema.Act {
	if x.cueForm.cue == nil {
		return schema.Say
	}
	return x.cueForm.cue.act
}

// tells reports whether a cue that stands in somebody else's words is a
// statement of its own: in a quotation only with a source that it names, in
// reported speech not in the present or future without a clear opening.
func (r *speechReader) tells(i int, x *found) bool {
	t := &r.toks[i]
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		st := &r.d.Statements[k]
		if st.Content.Start > t.Start || st.Content.End < t.End {
			continue
		}
		if st.Mode == schema.Direct && len(x.speakers) == 0 {
			return false
		}
		if x.form == present && len(x.speakers) == 0 && x.suffix == nil && x.cueForm.cue.act == schema.Say && x.mode == schema.Direct && x.rule == "ar.cue-verb" && !r.colonWithin(x.to, x.content.Start) {
			return false // "قال إن التصريحات تثير «مخاوف»": a thing
		}
		if x.form == present && (!x.clear || x.cueForm.cue.act == schema.Think) {
			return false
		}
		return true
	}
	return true
}

// source reports whether "عن" and a source stand between two cues: "نقلت … عن …
// قوله" are two statements.
func (r *speechReader) source(a, b *text.Statement) bool {
	for k := a.CueTo; k < b.CueFrom; k++ {
		if b := r.toks[k].Base; b == about || b == tongue || (b == toWord || r.toks[k].Prep == prepL) && r.ascribes(a.CueFrom) {
			return true
		}
		if w, e := cutEnclitic(r.toks[k].Norm, func(w string) bool { return w == about }); e != nil && w == about { // "نقلت عنه قوله"
			return true
		}
	}
	return false
}

// afterPrep reports whether a preposition governs the noun at token i: "قال في تعليقه".
func (r *speechReader) afterPrep(i int) bool {
	return r.toks[i].Prep != "" || i > 0 && r.class(&r.toks[i-1]) == "prep"
}

// commaWithin reports whether a comma stands from token i on before the byte at end.
func (r *speechReader) commaWithin(i, end int) bool {
	for ; i < len(r.toks) && r.toks[i].Start < end; i++ {
		if r.toks[i].Norm == comma {
			return true
		}
	}
	return false
}

// colonWithin reports whether a colon stands from token i on before the byte at end.
func (r *speechReader) colonWithin(i, end int) bool {
	for ; i < len(r.toks) && r.toks[i].Start < end; i++ {
		if r.toks[i].Norm == colon {
			return true
		}
	}
	return false
}

// settle orders the statements and drops the weaker of two with one cue.
func (r *speechReader) settle() {
	st := r.d.Statements
	slices.SortStableFunc(st, func(a, b text.Statement) int {
		return cmp.Or(cmp.Compare(a.Cue.Start, b.Cue.Start), cmp.Compare(b.Score, a.Score))
	})
	// "جدد دعوته": the noun is the cue, the verb before it has the subject.
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content == b.Content && b.Rule == "ar.cue-noun" && (len(b.Speakers) == 0 || len(b.Speakers) == 1 && r.d.Mentions[b.Speakers[0]].Rule == "ar.homeland") && b.CueFrom-a.CueFrom < 12 && a.Rule == "ar.cue-verb" && !r.source(a, b) && !r.afterPrep(b.CueFrom) && !r.commaWithin(b.CueTo, b.Content.Start) {
			b.Speakers, b.SpeakerText, b.Implied = a.Speakers, a.SpeakerText, a.Implied
			if b.Date < 0 {
				b.Date, b.Inherit = a.Date, a.Inherit
			}
			st = slices.Delete(st, i, i+1)
			i--
		}
	}
	// "قال في تصريح إن": one statement, whose cue is the verb.
	for i := 0; i+1 < len(st); i++ {
		for j := i + 1; j < len(st) && st[j].CueFrom-st[i].CueFrom < nounReach; j++ {
			a, b := &st[i], &st[j]
			if a.Content == b.Content && (a.Rule == "ar.cue-verb" || a.Rule == "ar.cue-participle") && b.Rule == "ar.cue-noun" && !r.source(a, b) && b.Cue.End <= b.Content.Start {
				st = slices.Delete(st, j, j+1)
				j--
			}
		}
	}
	// "معربا عن تطلعه إلى أن": the noun is what is voiced
	for i := 0; i+1 < len(st); i++ {
		if a, b := &st[i], &st[i+1]; b.Rule == "ar.cue-noun" && b.Cue.Start == a.Content.Start && r.toks[b.CueFrom-1].Base == about && b.CueFrom == a.CueTo+1 {
			st = slices.Delete(st, i+1, i+2)
			i--
		}
	}
	// "قال في بيان نشرته الوكالة إن": where it was published is no telling of its own.
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content.Overlaps(b.Content) && a.Rule == "ar.cue-verb" && b.Rule == "ar.cue-verb" && b.Cue.End <= a.Content.Start {
			if _, e := r.cueAt(b.CueFrom); (e != nil || r.toks[b.CueFrom].Conj == "") && (r.behindDocument(b.CueFrom, a.CueTo) || r.toks[b.CueFrom-1].Kind == text.Close && !a.MediumText.IsZero() || r.in[b.CueFrom-1] >= 0 && !a.MediumText.IsZero()) {
				st = slices.Delete(st, i+1, i+2)
				i--
			}
		}
	}
	// "نشر صورة له وعلق عليها: «…»": the second verb tells what was said, the first what was done
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content == b.Content && a.Rule == "ar.cue-verb" && b.Rule == "ar.cue-verb" && b.Cue.End <= a.Content.Start && b.CueFrom > a.CueTo+1 && (r.toks[b.CueFrom].Conj == andWord || b.CueFrom+1 < len(r.toks) && r.withPronoun(b.CueFrom+1)) {
			if len(b.Speakers) == 0 {
				b.Speakers, b.SpeakerText, b.Implied = a.Speakers, a.SpeakerText, a.Implied
			}
			if len(b.Audience) == 0 {
				b.Audience = a.Audience
			}
			st = slices.Delete(st, i, i+1)
			i--
		}
	}
	// "وتابع يقول: «…»": the second verb only leads on to what the first one says
	for i := 0; i+1 < len(st); i++ {
		if a, b := &st[i], &st[i+1]; a.Content == b.Content && b.CueFrom == a.CueTo && a.Rule == "ar.cue-verb" && b.Rule == "ar.cue-verb" {
			st = slices.Delete(st, i+1, i+2)
			i--
		}
	}
	// "وقال المصدر الذي تحدث للصحيفة، إن": the verb behind "الذي" only tells who speaks
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content == b.Content && a.Rule == "ar.cue-verb" && b.Rule == "ar.cue-verb" && b.Cue.End <= a.Content.Start && b.Relative {
			st = slices.Delete(st, i+1, i+2)
			i--
		}
	}
	// "نقلت الوكالة عن فلان قوله إن": the noun tells what he said, "عن" no more
	st = slices.DeleteFunc(st, func(a text.Statement) bool {
		return a.Rule == "ar.cue-source" && slices.ContainsFunc(st, func(b text.Statement) bool {
			return b.Rule != "ar.cue-source" && b.CueFrom > a.CueFrom && b.Content == a.Content
		})
	})
	// "مصادر تكشف للقناة: …": the verb tells who and how, the colon no more
	for i := 0; i < len(st); i++ {
		if st[i].Rule == "ar.headline-colon" && slices.ContainsFunc(st, func(o text.Statement) bool {
			return (o.Rule == "ar.cue-verb" || o.Rule == "ar.cue-participle") && o.Content == st[i].Content
		}) {
			st = slices.Delete(st, i, i+1)
			i--
		}
	}
	// "صرح فلان …، قائلا إن": the verb tells who, the participle what; they are one.
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content == b.Content && (a.Rule == "ar.cue-verb" || r.bySaying(b.CueFrom)) && b.Rule == "ar.cue-participle" && (sayingWords[r.toks[b.CueFrom].Base] || r.bySaying(b.CueFrom)) && b.Cue.End <= b.Content.Start {
			st = slices.Delete(st, i+1, i+2)
			i--
		}
	}
	st = slices.CompactFunc(st, func(a, b text.Statement) bool { return a.Cue.Overlaps(b.Cue) })
	r.d.Statements = st
}

// nounReach is how far behind a verb of speech the noun may stand that tells what it was
// said in: "قال الوزير …، في تعقيبه على السؤال، إن".
const nounReach = 30

// covered reports whether token i lies in the content of a statement already found.
func (r *speechReader) covered(i int) bool { return r.coveredBy(i) >= 0 }

// coveredBy returns the last statement found whose content token i lies in, or -1.
func (r *speechReader) coveredBy(i int) int {
	at := r.toks[i].Start
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		c := r.d.Statements[k].Content
		if c.Start <= at && at < c.End {
			return k
		}
	}
	return -1
}

// afterPublication reports whether the date lies after the article's own.
func (r *speechReader) afterPublication(date string) bool {
	p := r.d.Article.Published.Value
	n := min(len(p), len(date))
	return n > 0 && date[:n] > p[:n]
}
