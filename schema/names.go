package schema

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// NamesByCount orders the names that articles give one entity, with how many give each:
// those that most give first, and of them the longest. A person whom some articles call
// by one word alone is called by the name in full, where a fair part of them has it.
func NamesByCount(count map[Name]int, t EntityType) []Name {
	out := slices.SortedFunc(maps.Keys(count), func(a, b Name) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Language, b.Language))
	})
	if t != Person {
		return out
	}
	done := map[string]bool{}
	for i, first := range out {
		if done[first.Language] {
			continue
		}
		done[first.Language] = true
		if strings.Contains(first.Text, " ") {
			continue
		}
		for j := i + 1; j < len(out); j++ {
			if n := out[j]; n.Language == first.Language && fairPart*count[n] >= count[first] && slices.Contains(strings.Fields(n.Text), first.Text) {
				copy(out[i+1:j+1], out[i:j])
				out[i] = n
				break
			}
		}
	}
	return out
}

// fairPart is of how many articles that have a person's short name one must have the full
// one, for the person to be called by that.
const fairPart = 4
