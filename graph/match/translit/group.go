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
