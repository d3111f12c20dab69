package relate

import "github.com/khabar-kg/khabar/schema"

// sources counts, for each fact that is linked, the independent sources. Copied says
// of two articles whether one holds most of the other.
func sources(links []Link, outlet func(article string) string, copied func(a, b string) bool) map[schema.Ref]int {
	tellers := map[schema.Ref][]string{}
	tell := func(fact schema.Ref, article string) {
		if tellers[fact] == nil {
			tellers[fact] = []string{fact.Article}
		}
		tellers[fact] = append(tellers[fact], article)
	}
	for _, k := range links {
		if k.Kind == Corroborates {
			tell(k.A, k.B.Article)
			tell(k.B, k.A.Article)
		} else {
			tell(k.A, k.A.Article)
			tell(k.B, k.B.Article)
		}
	}
	out := make(map[schema.Ref]int, len(tellers))
	for fact, articles := range tellers {
		sets := newUnion(len(articles))
		byOutlet, byArticle := map[string]int{}, map[string]int{}
		for i, id := range articles {
			joinFirst(sets, byArticle, id, i)
			for j, other := range articles[:i] {
				if copied(id, other) {
					sets.join(i, j)
				}
			}
			if o := outlet(id); o != "" {
				joinFirst(sets, byOutlet, o, i)
			}
		}
		for i := range articles {
			if sets.root(i) == i {
				out[fact]++
			}
		}
	}
	return out
}

// joinFirst joins i with the first that had the key.
func joinFirst[K comparable](u union, first map[K]int, key K, i int) {
	if j, ok := first[key]; ok {
		u.join(i, j)
		return
	}
	first[key] = i
}
