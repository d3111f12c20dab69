package translit

// A group pairs up to two Arabic letters with up to three Latin ones; not both
// are several, and not both are none.
type group struct {
	arabic [2]uint8
	latin  [3]uint8
}

// shapes are the numbers of letters that a group may have: Arabic, Latin.
var shapes = [...]struct{ arabic, latin int }{{0, 1}, {1, 0}, {1, 1}, {1, 2}, {1, 3}, {2, 1}}

const noGroup = -1

// The numbers of codes: of groups with at most one Arabic letter, and of all.
const (
	latinCombinations = (latinLetters + 1) * (latinLetters + 1) * (latinLetters + 1)
	singleCodes       = (arabicLetters + 1) * latinCombinations
	maxCode           = singleCodes + (arabicLetters+1)*(arabicLetters+1)*(latinLetters+1)
)

// code numbers all possible groups, below maxCode.
func (g group) code() int {
	if g.arabic[1] != 0 {
		return singleCodes + (int(g.arabic[0])*(arabicLetters+1)+int(g.arabic[1]))*(latinLetters+1) + int(g.latin[0])
	}
	c := int(g.arabic[0])
	for _, l := range g.latin {
		c = c*(latinLetters+1) + int(l)
	}
	return c
}

// groupAt returns the group of the given shape that begins at letters i and j.
func groupAt(arabic, latin []uint8, i, j, shape int) (group, bool) {
	s := shapes[shape]
	if i+s.arabic > len(arabic) || j+s.latin > len(latin) {
		return group{}, false
	}
	var g group
	copy(g.arabic[:], arabic[i:i+s.arabic])
	copy(g.latin[:], latin[j:j+s.latin])
	return g, true
}

const noCode = -1

// codesAt returns, by shape, the codes of the groups that begin at letters i and j, or
// noCode where a word ends before: what [groupAt] and [group.code] tell, one by one and
// slower.
func codesAt(arabic, latin []uint8, i, j int) (codes [len(shapes)]int) {
	for s := range codes {
		codes[s] = noCode
	}
	const base = latinLetters + 1
	rest := latin[j:]
	if len(rest) > 0 {
		codes[0] = int(rest[0]) * base * base
	}
	if i == len(arabic) {
		return codes
	}
	code := int(arabic[i]) * base * base * base
	codes[1] = code
	for k, place := 0, base*base; k < len(rest) && place > 0; k, place = k+1, place/base {
		code += int(rest[k]) * place
		codes[2+k] = code
	}
	if i+1 < len(arabic) && len(rest) > 0 {
		codes[5] = singleCodes + (int(arabic[i])*(arabicLetters+1)+int(arabic[i+1]))*base + int(rest[0])
	}
	return codes
}
