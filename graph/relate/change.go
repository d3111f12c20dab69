package relate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// An Article is an article as it was when facts were last related, and as it is now.
type Article struct {
	ID      string
	Was, Is *Outline // Was is nil of an article that is new, Is of one that is gone
	Changed bool     // otherwise both are the same

	facts []*fact // as it is now, where they were made already
}

// NewArticle returns an article that is new, or was another, by its facts as they are
// now. Node returns the node of an entity.
func NewArticle(x *Facts, was *Outline, node func(Party) string) Article {
	facts := x.make(node)
	return Article{ID: x.ID, Was: was, Is: outline(x, facts, node), Changed: true, facts: facts}
}

// A Row is what was found of one article: the links of its facts, as comparing gave
// them, and the articles of which one text holds most of the other.
type Row struct {
	Links  []Link `json:"links,omitempty"`
	Copies []Copy `json:"copies,omitempty"`
}

// A Copy is an article that has much of the text of another.
type Copy struct {
	ID   string `json:"id"`
	Same bool   `json:"same,omitempty"` // they are mostly one text; otherwise one holds the other
}

func (r *Row) empty() bool { return len(r.Links)+len(r.Copies) == 0 }

// A Change is a set of articles after some came, went or changed.
type Change struct {
	Articles []Article // their order is of no meaning
	// Facts calls f with the facts of articles as they are now, one after the other.
	Facts func(ids []string, f func(x *Facts, node func(Party) string)) error
	// Row returns what was found of an article when facts were last related, or nil.
	Row func(id string) (*Row, error)
}

// A Related is what a [Change] makes of what was found. Without what is gone, and with
// what has come, it is what is found of all articles at once.
type Related struct {
	Rows       map[string]*Row // those that are others than before; nil of articles that have none
	Gone, Come Found
}

// Relate finds what a change makes of the relations between facts. It reads the facts
// of articles that changed, and those with which they are compared.
func Relate(change *Change) (*Related, error) {
	r := &relating{change: change, number: make(map[string]int32, len(change.Articles)), was: map[string]*Row{}, is: map[string]*Row{}}
	slices.SortFunc(change.Articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
	for i := range change.Articles {
		r.number[change.Articles[i].ID] = int32(i)
	}
	r.countNodes()
	if err := r.findChanged(); err != nil {
		return nil, err
	}
	links, err := r.compare()
	if err != nil {
		return nil, err
	}
	if err := r.replaceLinks(links); err != nil {
		return nil, err
	}
	if err := r.findCopies(); err != nil {
		return nil, err
	}
	return r.related()
}

// A relating finds what a change makes.
type relating struct {
	change   *Change
	number   map[string]int32 // of articles, by identifier
	common   map[uint64]bool  // hashes of nodes of which many articles speak now
	before   map[uint64]bool  // and of which they did
	affected map[place]bool   // facts, of now, of which all comparisons are made again
	more     []two            // further pairs that have come to be compared
	was, is  map[string]*Row  // those that were read, and those that are others now
}

// A place is that of a fact: its article, and its number in the outline.
type place struct{ article, fact int32 }

// widespread reports whether so many of the articles speak of a node that sharing it says
// little: a country, as a rule.
func widespread(n, articles int) bool { return n > 5 && n*20 > articles }

// countNodes finds of which nodes many articles speak, before and now. Articles that
// speak of a node of which that changes are changed.
func (r *relating) countNodes() {
	type counts struct{ was, is int32 }
	of := map[uint64]counts{}
	var articles counts
	for i := range r.change.Articles {
		a := &r.change.Articles[i]
		if a.Was != nil {
			articles.was++
			for _, n := range a.Was.nodes {
				c := of[n]
				c.was++
				of[n] = c
			}
		}
		if a.Is != nil {
			articles.is++
			for _, n := range a.Is.nodes {
				c := of[n]
				c.is++
				of[n] = c
			}
		}
	}
	r.common, r.before = map[uint64]bool{}, map[uint64]bool{}
	turned := map[uint64]bool{}
	for n, c := range of {
		was, is := widespread(int(c.was), int(articles.was)), widespread(int(c.is), int(articles.is))
		if is {
			r.common[n] = true
		}
		if was {
			r.before[n] = true
		}
		if was != is {
			turned[n] = true
		}
	}
	if len(turned) == 0 {
		return
	}
	for i := range r.change.Articles {
		if a := &r.change.Articles[i]; !a.Changed {
			a.Changed = slices.ContainsFunc(a.Is.nodes, func(n uint64) bool { return turned[n] })
		}
	}
}

// eachKey calls f with the keys of a fact that count.
func (o *outlined) eachKey(common map[uint64]bool, f func(key uint64)) {
	for _, k := range o.keys {
		f(k)
	}
	for _, k := range o.rare {
		if !common[k[1]] {
			f(k[0])
		}
	}
}

// A meeting is of a fact with others of one key.
type meeting struct {
	key     uint64
	when    int
	at      place
	was, is bool
}

// meetings returns who meets under some keys, before and now, sorted by key and time.
func (r *relating) meetings(keys map[uint64]struct{}, before bool) []meeting {
	var out []meeting
	add := func(i int, o *Outline, common map[uint64]bool, was, is bool) {
		for k := range o.facts {
			f := &o.facts[k]
			f.eachKey(common, func(key uint64) {
				if _, ok := keys[key]; ok {
					out = append(out, meeting{key, f.when, place{int32(i), int32(k)}, was, is})
				}
			})
		}
	}
	for i := range r.change.Articles {
		switch a := &r.change.Articles[i]; {
		case !a.Changed:
			add(i, a.Is, r.common, before, true)
		default:
			if a.Was != nil && before {
				add(i, a.Was, r.before, true, false)
			}
			if a.Is != nil {
				add(i, a.Is, r.common, false, true)
			}
		}
	}
	slices.SortFunc(out, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.when, b.when), cmp.Compare(a.at.article, b.at.article), cmp.Compare(a.at.fact, b.at.fact))
	})
	return out
}

// eachBlock calls f with those who meet under one key.
func eachBlock(list []meeting, f func([]meeting)) {
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		f(list[:n])
		list = list[n:]
	}
}

// eachPair calls f with the pairs of a block that are compared, before or now: of
// neighbours in time.
func eachPair(block []meeting, f func(a, b *meeting, was, is bool)) {
	for i := range block {
		a := &block[i]
		was, is := 0, 0 // how far behind
		for j := i + 1; j < len(block); j++ {
			b := &block[j]
			if b.was {
				was++
			}
			if b.is {
				is++
			}
			if b.when-a.when > windowDays || was > nearestFacts && is > nearestFacts {
				break
			}
			before, now := a.was && b.was && was <= nearestFacts, a.is && b.is && is <= nearestFacts
			if before || now {
				f(a, b, before, now)
			}
		}
	}
}

// findChanged finds the facts of which comparisons come or go: those of articles that
// changed, and those that have other neighbours in time. Where only such a comparison
// goes of which nothing was found, nothing changes.
func (r *relating) findChanged() error {
	r.affected = map[place]bool{}
	keys := map[uint64]struct{}{}
	old := false
	for i := range r.change.Articles {
		a := &r.change.Articles[i]
		if !a.Changed {
			continue
		}
		if a.Was != nil {
			old = true
			for k := range a.Was.facts {
				a.Was.facts[k].eachKey(r.before, func(key uint64) { keys[key] = struct{}{} })
			}
		}
		if a.Is != nil {
			for k := range a.Is.facts {
				r.affected[place{int32(i), int32(k)}] = true
				a.Is.facts[k].eachKey(r.common, func(key uint64) { keys[key] = struct{}{} })
			}
		}
	}
	if !old && len(keys) > 0 && !slices.ContainsFunc(r.change.Articles, func(a Article) bool { return !a.Changed }) {
		return nil // all are new
	}
	var went []two
	eachBlock(r.meetings(keys, true), func(block []meeting) {
		eachPair(block, func(a, b *meeting, was, is bool) {
			switch {
			case was == is || r.change.Articles[a.at.article].Changed || r.change.Articles[b.at.article].Changed:
			case is:
				r.more = append(r.more, pairOf(a, b))
			default:
				went = append(went, pairOf(a, b))
			}
		})
	})
	for _, p := range went {
		linked, err := r.linked(p)
		if err != nil {
			return err
		}
		if linked {
			r.affected[p.a] = true
		}
	}
	// What an event contradicts, who tells it may contradict: a statement and its events
	// go together.
	for at := range r.affected {
		o := r.change.Articles[at.article].Is
		told := r.teller(at).fact
		r.affected[place{at.article, told}] = true
		for k := range o.facts {
			if o.facts[k].in == int(told)+1 {
				r.affected[place{at.article, int32(k)}] = true
			}
		}
	}
	return nil
}

// teller returns the statement that tells an event, or the fact itself.
func (r *relating) teller(at place) place {
	if in := r.change.Articles[at.article].Is.facts[at.fact].in; in > 0 {
		return place{at.article, int32(in - 1)}
	}
	return at
}

// ref returns the reference of a fact as it is now.
func (r *relating) ref(at place) schema.Ref {
	a := &r.change.Articles[at.article]
	f := &a.Is.facts[at.fact]
	return schema.Ref{Article: a.ID, Kind: f.kind, Start: f.start, End: f.end}
}

// linked reports whether comparing two facts, which did not change, may have given a
// link: between them, or those who tell them.
func (r *relating) linked(p two) (bool, error) {
	row, err := r.rowWas(r.change.Articles[p.a.article].ID)
	if err != nil {
		return false, err
	}
	a := [2]schema.Ref{r.ref(p.a), r.ref(r.teller(p.a))}
	b := [2]schema.Ref{r.ref(p.b), r.ref(r.teller(p.b))}
	return slices.ContainsFunc(row.Links, func(k Link) bool {
		return slices.Contains(a[:], k.A) && slices.Contains(b[:], k.B) || slices.Contains(b[:], k.A) && slices.Contains(a[:], k.B)
	}), nil
}

// two is a pair of facts that are compared.
type two struct {
	a, b place
	way  channel
}

func pairOf(x, y *meeting) two {
	a, b := x.at, y.at
	if comparePlaces(a, b) > 0 {
		a, b = b, a
	}
	return two{a, b, channel(x.key % channels)}
}

// compare compares the affected facts with all that they meet, and returns the links.
func (r *relating) compare() (map[pair]Link, error) {
	keys := map[uint64]struct{}{}
	for at := range r.affected {
		r.change.Articles[at.article].Is.facts[at.fact].eachKey(r.common, func(key uint64) { keys[key] = struct{}{} })
	}
	pairs := r.more
	eachBlock(r.meetings(keys, false), func(block []meeting) {
		eachPair(block, func(x, y *meeting, _, is bool) {
			if !is || !r.affected[x.at] && !r.affected[y.at] {
				return
			}
			pairs = append(pairs, pairOf(x, y))
		})
	})
	slices.SortFunc(pairs, func(x, y two) int {
		return cmp.Or(cmp.Compare(x.way, y.way), comparePlaces(x.a, y.a), comparePlaces(x.b, y.b))
	})
	pairs = slices.Compact(pairs)
	facts, err := r.read(pairs)
	if err != nil {
		return nil, err
	}
	l := &linker{
		words: loadLexicon(), common: func(node string) bool { return r.common[hash64(node)] },
		links: map[pair]Link{}, denials: map[*article][]*fact{},
	}
	for _, list := range facts {
		for _, x := range list {
			if x.kind == string(schema.Deny) && x.ref.Kind == schema.StatementFact {
				l.denials[x.article] = append(l.denials[x.article], x)
			}
		}
	}
	for _, p := range pairs {
		a, b := facts[p.a.article][p.a.fact], facts[p.b.article][p.b.fact]
		switch p.way {
		case ofEvents:
			l.compareEvents(a, b)
		case ofStatements:
			l.compareStatements(a, b)
		case ofDenials:
			l.compareDenial(a, b)
		}
	}
	return l.links, nil
}

func comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.fact, b.fact))
}

// read returns the facts of the articles of which some are compared, by their numbers.
func (r *relating) read(pairs []two) (map[int32][]*fact, error) {
	out := map[int32][]*fact{}
	var missing []string
	for _, p := range pairs {
		for _, i := range [2]int32{p.a.article, p.b.article} {
			if _, ok := out[i]; !ok {
				out[i] = r.change.Articles[i].facts
				if out[i] == nil {
					missing = append(missing, r.change.Articles[i].ID)
				}
			}
		}
	}
	if len(missing) == 0 {
		return out, nil
	}
	slices.Sort(missing)
	err := r.change.Facts(missing, func(x *Facts, node func(Party) string) { out[r.number[x.ID]] = x.make(node) })
	return out, err
}

// replaceLinks puts links in the place of those that facts had of which all comparisons
// were made again, or that are gone.
func (r *relating) replaceLinks(links map[pair]Link) error {
	again := map[schema.Ref]bool{}
	of := map[string]bool{} // articles
	for at := range r.affected {
		ref := r.ref(at)
		again[ref], of[ref.Article] = true, true
	}
	for i := range r.change.Articles {
		if a := &r.change.Articles[i]; a.Changed {
			of[a.ID] = true
		}
	}
	stale := func(ref schema.Ref) bool {
		n, ok := r.number[ref.Article]
		return again[ref] || !ok || r.change.Articles[n].Changed
	}
	gone := map[pair]bool{}
	for id := range of {
		row, err := r.rowWas(id)
		if err != nil {
			return err
		}
		for _, k := range row.Links {
			if stale(k.A) || stale(k.B) {
				gone[pair{k.A, k.B, k.Kind}] = true
			}
		}
	}
	for p := range gone {
		for _, id := range [2]string{p.a.Article, p.b.Article} {
			row, err := r.rowNow(id)
			if err != nil {
				return err
			}
			row.Links = slices.DeleteFunc(row.Links, func(k Link) bool { return gone[pair{k.A, k.B, k.Kind}] })
		}
	}
	for _, k := range links {
		for _, id := range [2]string{k.A.Article, k.B.Article} {
			row, err := r.rowNow(id)
			if err != nil {
				return err
			}
			// Of two comparisons that give a link, the better counts; see [linker.keep].
			same := func(x Link) bool { return x.A == k.A && x.B == k.B && x.Kind == k.Kind }
			if i := slices.IndexFunc(row.Links, same); i < 0 {
				row.Links = append(row.Links, k)
			} else if better(k, row.Links[i]) {
				row.Links[i] = k
			}
			if k.A.Article == k.B.Article {
				break
			}
		}
	}
	return nil
}

// rowWas returns what was found of an article, which must not be changed.
func (r *relating) rowWas(id string) (*Row, error) {
	row, ok := r.was[id]
	if ok {
		return row, nil
	}
	row = new(Row)
	if r.change.Row != nil {
		found, err := r.change.Row(id)
		if err != nil {
			return nil, err
		}
		if found != nil {
			row = found
		}
	}
	r.was[id] = row
	return row, nil
}

// rowNow returns what is found of an article, to be changed.
func (r *relating) rowNow(id string) (*Row, error) {
	if row, ok := r.is[id]; ok {
		return row, nil
	}
	was, err := r.rowWas(id)
	if err != nil {
		return nil, err
	}
	row := &Row{slices.Clone(was.Links), slices.Clone(was.Copies)}
	r.is[id] = row
	return row, nil
}

// seenNow returns what is found of an article, which must not be changed.
func (r *relating) seenNow(id string) (*Row, error) {
	if row, ok := r.is[id]; ok {
		return row, nil
	}
	return r.rowWas(id)
}
