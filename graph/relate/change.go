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

	size size // of Is
}

// A size is what is held of an outline throughout.
type size struct {
	facts, keys, prints int
	latest              int // day of a fact
	whole               uint64
	denials             []int // numbers of facts; see [outlined]
}

func (o *Outline) size() size {
	out := size{facts: len(o.facts), prints: len(o.prints), latest: unknownDay, whole: o.whole}
	for i := range o.facts {
		f := &o.facts[i]
		out.keys += len(f.keys) + len(f.rare)
		out.latest = max(out.latest, f.when)
		if f.denies {
			out.denials = append(out.denials, i)
		}
	}
	return out
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

// Articles are a set of which nothing was related before. They are kept elsewhere.
type Articles struct {
	// Outlines calls f with the outlines of all, in any order. It is called several
	// times, and must give the same each time.
	Outlines func(f func(id string, o *Outline) error) error
	// Facts is as [Change] has it.
	Facts func(ids []string, f func(x *Facts, node func(Party) string)) error
}

// Anew finds what articles have to do with each other. Beside what is found it holds
// little of each article, a bounded part of their keys, and the facts of a few.
func Anew(all *Articles) (*Related, error) {
	r := newRelating(&Change{Facts: all.Facts})
	r.outlines = all.Outlines
	err := all.Outlines(func(id string, o *Outline) error {
		r.change.Articles = append(r.change.Articles, Article{ID: id, Is: &Outline{outlet: o.outlet}, Changed: true, size: o.size()})
		r.count(o, 0, 1)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r.relate()
}

// Relate finds what a change makes of the relations between facts. It reads the facts
// of articles that changed, and those with which they are compared.
func Relate(change *Change) (*Related, error) {
	r := newRelating(change)
	for i := range change.Articles {
		a := &change.Articles[i]
		if a.Was != nil {
			r.count(a.Was, 1, 0)
		}
		if a.Is != nil {
			a.size = a.Is.size()
			r.count(a.Is, 0, 1)
		}
	}
	return r.relate()
}

// A relating finds what a change makes.
type relating struct {
	change   *Change
	outlines func(f func(id string, o *Outline) error) error // where all is related anew, and the articles have but their outlets; otherwise nil
	number   map[string]int32                                // of articles, by identifier
	speak    map[uint64]counts                               // how many articles speak of each node, by its hash
	articles counts
	common   map[uint64]bool // hashes of nodes of which many articles speak now
	before   map[uint64]bool // and of which they did
	affected map[place]bool  // facts, of now, of which all comparisons are made again, where not all are
	more     []two           // further pairs that have come to be compared
	was, is  map[string]*Row // those that were read, and those that are others now
}

func newRelating(change *Change) *relating {
	return &relating{change: change, number: map[string]int32{}, speak: map[uint64]counts{}, was: map[string]*Row{}, is: map[string]*Row{}}
}

// anew reports whether nothing was related before.
func (r *relating) anew() bool { return r.outlines != nil }

// eachOutline calls f with the articles as they are now.
func (r *relating) eachOutline(f func(article int32, o *Outline)) error {
	if r.anew() {
		return r.outlines(func(id string, o *Outline) error {
			if i, ok := r.number[id]; ok {
				f(i, o)
			}
			return nil
		})
	}
	for i := range r.change.Articles {
		if o := r.change.Articles[i].Is; o != nil {
			f(int32(i), o)
		}
	}
	return nil
}

func (r *relating) relate() (*Related, error) {
	slices.SortFunc(r.change.Articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
	for i := range r.change.Articles {
		r.number[r.change.Articles[i].ID] = int32(i)
	}
	r.findCommon()
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

// two facts are compared.
type two struct {
	a, b place
	way  channel
}

// A place is that of a fact: its article, and its number in the outline.
type place struct{ article, fact int32 }

// widespread reports whether so many of the articles speak of a node that sharing it says
// little: a country, as a rule.
func widespread(n, articles int) bool { return n > 5 && n*20 > articles }

// counts are numbers of articles, before and now.
type counts struct{ was, is int32 }

// count counts an article that there was, or is.
func (r *relating) count(o *Outline, was, is int32) {
	r.articles.was += was
	r.articles.is += is
	for _, n := range o.nodes {
		c := r.speak[n]
		r.speak[n] = counts{c.was + was, c.is + is}
	}
}

// findCommon finds of which nodes many articles speak, before and now. Articles that
// speak of a node of which that changes are changed.
func (r *relating) findCommon() {
	r.common, r.before = map[uint64]bool{}, map[uint64]bool{}
	turned := map[uint64]bool{}
	for n, c := range r.speak {
		was, is := widespread(int(c.was), int(r.articles.was)), widespread(int(c.is), int(r.articles.is))
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
	r.speak = nil
	if len(turned) == 0 || r.anew() {
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
	when    int32
	at      place
	was, is bool
}

// meetings returns who meets under some keys, before and now, sorted by key and time.
func (r *relating) meetings(keys map[uint64]struct{}) []meeting {
	var out []meeting
	add := func(i int, o *Outline, common map[uint64]bool, was, is bool) {
		for k := range o.facts {
			f := &o.facts[k]
			f.eachKey(common, func(key uint64) {
				if _, ok := keys[key]; ok {
					out = append(out, meeting{key, int32(f.when), place{int32(i), int32(k)}, was, is})
				}
			})
		}
	}
	for i := range r.change.Articles {
		switch a := &r.change.Articles[i]; {
		case !a.Changed:
			add(i, a.Is, r.common, true, true)
		default:
			if a.Was != nil {
				add(i, a.Was, r.before, true, false)
			}
			if a.Is != nil {
				add(i, a.Is, r.common, false, true)
			}
		}
	}
	slices.SortFunc(out, func(a, b meeting) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.when, b.when), comparePlaces(a.at, b.at))
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
	if r.anew() {
		return nil
	}
	r.affected = map[place]bool{}
	keys := map[uint64]struct{}{}
	for i := range r.change.Articles {
		a := &r.change.Articles[i]
		if !a.Changed {
			continue
		}
		if a.Was != nil {
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
	var went []two
	eachBlock(r.meetings(keys), func(block []meeting) {
		eachPair(block, func(a, b *meeting, was, is bool) {
			switch {
			case was == is || r.change.Articles[a.at.article].Changed || r.change.Articles[b.at.article].Changed:
			case is:
				r.more = append(r.more, two{a.at, b.at, channel(a.key % channels)})
			default:
				went = append(went, two{a.at, b.at, channel(a.key % channels)})
			}
		})
	})
	for _, p := range went {
		linked, err := r.linked(p.a, p.b)
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
func (r *relating) linked(x, y place) (bool, error) {
	row, err := r.rowWas(r.change.Articles[x.article].ID)
	if err != nil {
		return false, err
	}
	a := [2]schema.Ref{r.ref(x), r.ref(r.teller(x))}
	b := [2]schema.Ref{r.ref(y), r.ref(r.teller(y))}
	return slices.ContainsFunc(row.Links, func(k Link) bool {
		return slices.Contains(a[:], k.A) && slices.Contains(b[:], k.B) || slices.Contains(b[:], k.A) && slices.Contains(a[:], k.B)
	}), nil
}

func comparePlaces(a, b place) int {
	return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.fact, b.fact))
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
