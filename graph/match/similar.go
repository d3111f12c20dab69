package match

import (
	"hash/maphash"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/graph/match/translit"
)

// A speller says how alike two folded words are as spellings of one name.
type speller struct {
	w     *words
	model *translit.Model
	// common are the frequent Arabic parts of names by their class: what a Latin
	// spelling may stand for rather than for a rarer word.
	common map[string][]string

	mu     sync.Mutex
	seed   maphash.Seed
	cross  map[uint64]float64 // remembered, by a hash of an Arabic and a Latin word
	rivals map[string][]rival // remembered, by Latin word
}

// A rival is a common Arabic name that a Latin word may stand for, with the evidence.
type rival struct {
	text     string
	evidence float64
}

// rivalBearers is how many people bear a name that is a rival of others.
const rivalBearers = 8

// mostSpellings is how many pairs of words are remembered before all are forgotten: ten
// thousand articles have a few times as many. By their hashes, they take 8 MB.
const mostSpellings = 1 << 18

// mostRivals is of how many Latin words rivals are remembered.
const mostRivals = 1 << 16

func newSpeller(w *words) (*speller, error) {
	m, err := translit.Open()
	if err != nil {
		return nil, err
	}
	s := &speller{w: w, model: m, common: map[string][]string{}, seed: maphash.MakeSeed(), cross: map[uint64]float64{}, rivals: map[string][]rival{}}
	for form, n := range w.bearers {
		if n >= rivalBearers && isArabic(form) {
			class := classOf(form)
			s.common[class] = append(s.common[class], form)
		}
	}
	return s, nil
}

// Similarities that decide.
const (
	alike      = 0.85 // two spellings of one name
	maybeAlike = 0.5  // not to be held against it

	listedAlike = 0.99 // listed as spellings of one name
	listedApart = 0.1  // listed as spellings of two
)

// similar returns how alike two folded words are, 0 to 1; of two scripts 0 where it is
// less than maybeAlike.
func (s *speller) similar(a, b string) float64 {
	if a == b {
		return 1
	}
	arabicA, arabicB := isArabic(a), isArabic(b)
	if v, ok := s.listed(a, b, arabicA, arabicB); ok {
		return v
	}
	switch {
	case arabicA && arabicB:
		return s.sameScript(a, b, arabicCosts)
	case !arabicA && !arabicB:
		return s.sameScript(a, b, latinCosts)
	case arabicB:
		a, b = b, a
	}
	if !isLatinLetters(b) {
		return 0 // a number, "1st", another script: they have no spelling in Arabic letters
	}
	if farApart(a, b) {
		return 0
	}
	key := maphash.Comparable(s.seed, [2]string{a, b})
	s.mu.Lock()
	v, ok := s.cross[key]
	s.mu.Unlock()
	if ok {
		return v
	}
	v = s.crossScript(a, b)
	s.mu.Lock()
	if len(s.cross) >= mostSpellings {
		clear(s.cross)
	}
	s.cross[key] = v
	s.mu.Unlock()
	return v
}

// farthestClasses is by how many consonants, in their classes, two spellings of one name
// may differ: Lewandowski and ليفاندوفسكي do by three.
const farthestClasses = 3

// farApart reports whether two folded words have too few consonants in common to be
// spellings of one name, which is quicker to tell than how likely they are.
func farApart(arabic, latin string) bool {
	var have ['S' + 1]int8
	var room [wordLetters]byte
	for _, c := range appendClass(room[:0], arabic) {
		have[c]++
	}
	for _, c := range appendClass(room[:0], latin) {
		have[c]--
	}
	n := 0
	for _, d := range have {
		n += int(max(d, -d))
	}
	return n > farthestClasses
}

// listed returns how alike two words are that are both in the list of near names:
// Omar is عمر, and neither عمار nor Amr.
func (s *speller) listed(a, b string, arabicA, arabicB bool) (v float64, ok bool) {
	names := func(word string, arabic bool) []string {
		switch {
		case !arabic:
			return s.w.spelt[word]
		case s.w.listed[word]:
			return []string{word}
		}
		return nil
	}
	x, y := names(a, arabicA), names(b, arabicB)
	switch {
	case len(x) == 0 || len(y) == 0:
		return 0, false
	case meet(x, y):
		return listedAlike, true
	}
	return listedApart, true
}

func isLatinLetters(folded string) bool {
	return !strings.ContainsFunc(folded, func(r rune) bool { return r < 'a' || r > 'z' })
}

// outdone is by how much more likely, as a natural logarithm, a Latin word must
// be the spelling of a common Arabic name to be none of another Arabic word.
const outdone = 2.2

// crossScript compares words of both scripts. What the model finds likely is
// not when a common name fits the Latin word far better: Hussein is no spelling of
// حسن, because حسين is there.
func (s *speller) crossScript(arabic, latin string) float64 {
	p := s.model.Folded(arabic, latin, maybeAlike)
	if p == 0 {
		return 0
	}
	own := s.model.Evidence(arabic, latin)
	near := alike
	if s.w.bearers[arabic] == 0 && classOf(arabic) == classOf(latin) {
		near = maybeAlike // nobody's name by itself: rather another spelling of the rival
	}
	for _, r := range s.rivalsOf(latin) {
		if r.text != arabic && r.evidence-own > outdone && s.sameScript(arabic, r.text, arabicCosts) < near {
			return min(p, 0.3)
		}
	}
	return p
}

func (s *speller) rivalsOf(latin string) []rival {
	s.mu.Lock()
	out, ok := s.rivals[latin]
	s.mu.Unlock()
	if ok {
		return out
	}
	best := math.Inf(-1)
	for _, form := range s.common[classOf(latin)] {
		if s.model.Folded(form, latin, 0.95) <= 0.95 {
			continue
		}
		if v := s.model.Evidence(form, latin); v > best {
			best = v
			out = append(out[:0:0], rival{form, v})
		}
	}
	s.mu.Lock()
	if len(s.rivals) >= mostRivals {
		clear(s.rivals)
	}
	s.rivals[latin] = out
	s.mu.Unlock()
	return out
}

// sameScript compares words of one script by what it costs to make one the
// other. Two different names that are both common are two names, whatever it costs.
func (s *speller) sameScript(a, b string, cost *costTable) float64 {
	if diff := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); diff > 3 || diff < -3 {
		return 0
	}
	var ba, bb [wordLetters]rune
	ra, rb := appendRunes(ba[:0], a), appendRunes(bb[:0], b)
	d := distance(ra, rb, cost)
	v := max(0, 1-2*d/float64(max(len(ra), len(rb))))
	if s.w.bearers[a] >= rivalBearers && s.w.bearers[b] >= rivalBearers && d > 0.35 {
		return min(v, 0.4)
	}
	if len(ra) <= 3 || len(rb) <= 3 {
		return v * v
	}
	return v
}

// wordLetters is how many letters hardly any word exceeds.
const wordLetters = 24

func appendRunes(out []rune, s string) []rune {
	for _, r := range s {
		out = append(out, r)
	}
	return out
}

// distance is the least cost of substitutions, insertions and deletions that
// make a the word b; cost of a letter and 0 is that of leaving it out.
func distance(a, b []rune, cost *costTable) float64 {
	var enough [wordLetters + 1]float64
	row := enough[:]
	if len(b) >= len(row) {
		row = make([]float64, len(b)+1)
	}
	for j := 1; j <= len(b); j++ {
		row[j] = row[j-1] + leaveOut(b, j-1, cost)
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] += leaveOut(a, i-1, cost)
		for j := 1; j <= len(b); j++ {
			best := min(row[j]+leaveOut(a, i-1, cost), row[j-1]+leaveOut(b, j-1, cost))
			if a[i-1] == b[j-1] {
				best = min(best, diagonal)
			} else {
				best = min(best, diagonal+cost.cost(a[i-1], b[j-1]))
			}
			diagonal, row[j] = row[j], best
		}
	}
	return row[len(b)]
}

// leaveOut is the cost of leaving out a letter: little where it is doubled.
func leaveOut(w []rune, i int, cost *costTable) float64 {
	if i > 0 && w[i] == w[i-1] {
		return 0.05
	}
	return cost.cost(w[i], 0)
}

// Letters that transliterations exchange, in sets, with the cost of an exchange.
type exchange struct {
	letters string
	cost    float64
}

var latinExchanges = []exchange{
	{"ei", 0.15},
	{"ou", 0.15},
	{"iy", 0.1},
	{"ae", 0.2},
	{"ao", 0.35},
	{"au", 0.35},
	{"ai", 0.5},
	{"oe", 0.6},
	{"eu", 0.6},
	{"uw", 0.2},
	{"ow", 0.3},
	{"kq", 0.05},
	{"kc", 0.1},
	{"qg", 0.15},
	{"cq", 0.1},
	{"gj", 0.3},
	{"dz", 0.25},
	{"sz", 0.3},
	{"tz", 0.4},
	{"td", 0.4},
	{"vw", 0.1},
	{"fv", 0.2},
	{"ey", 0.2},
	{"ij", 0.3},
	{"yj", 0.3},
	{"bp", 0.5},
	{"sc", 0.4},
}

var arabicExchanges = []exchange{
	{string([]rune{'\u063A', '\u062C', '\u0643', '\u0642'}), 0.2}, // g: ghain, jeem, kaf, qaf
	{string([]rune{'\u0633', '\u0635', '\u062B', '\u0632'}), 0.3}, // s: seen, sad, theh, zain
	{string([]rune{'\u062A', '\u0637', '\u062B'}), 0.2},           // t: teh, tah, theh
	{string([]rune{'\u062F', '\u0636', '\u0630'}), 0.3},           // d: dal, dad, thal
	{string([]rune{'\u0632', '\u0630', '\u0638'}), 0.2},           // z: zain, thal, zah
	{string([]rune{'\u0627', '\u0647'}), 0.2},                     // final a: alef, teh marbuta
	{string([]rune{'\u0627', '\u064A', '\u0648'}), 0.4},           // vowels
	{string([]rune{'\u0641', '\u0628'}), 0.5},                     // v, p: feh, beh
	{string([]rune{'\u062C', '\u0634'}), 0.4},                     // j: jeem, sheen
	{string([]rune{'\u0648', '\u0641'}), 0.5},                     // w: waw, feh
}

// A costTable gives the costs of exchanges among the letters of a script, by what
// they lie above the first one; of a letter that lies elsewhere it is one.
type costTable struct {
	first rune
	swap  [costLetters][costLetters]float64
	leave [costLetters]float64
}

const costLetters = 64

func newCostTable(first rune, exchanges, leave []exchange) *costTable {
	t := &costTable{first: first}
	for i := range t.swap {
		t.leave[i] = 1
		for j := range t.swap[i] {
			t.swap[i][j] = 1
		}
	}
	for _, e := range exchanges {
		for _, x := range e.letters {
			for _, y := range e.letters {
				c := &t.swap[x-first][y-first]
				*c = min(*c, e.cost)
			}
		}
	}
	for _, e := range leave {
		for _, x := range e.letters {
			t.leave[x-first] = e.cost
		}
	}
	return t
}

// cost is the cost of an exchange of two letters, or with 0 of leaving one out.
func (t *costTable) cost(x, y rune) float64 {
	i := uint32(x - t.first)
	if i >= costLetters {
		return 1
	}
	if y == 0 {
		return t.leave[i]
	}
	j := uint32(y - t.first)
	if j >= costLetters {
		return 1
	}
	return t.swap[i][j]
}

var (
	latinCosts  = newCostTable('a', latinExchanges, []exchange{{"h", 0.2}, {"aeiouy", 0.4}})
	arabicCosts = newCostTable('\u0620', arabicExchanges, []exchange{
		{string([]rune{'\u0627', '\u0648', '\u064A', '\u0647'}), 0.35}, // vowels
		{string([]rune{'\u0621', '\u0639'}), 0.5},                      // hamza, ayn
	})
)
