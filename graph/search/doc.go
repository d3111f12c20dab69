// Package search keeps an index of records in memory: it finds entities, statements,
// events and articles by words of either script, and lists facts by who takes part in
// them, fast enough to answer while somebody types.
//
//	x, err := search.New(search.Options{})
//	x.Put(search.Source{Record: r, Node: nodeOf, Digest: digest})
//	found := x.Search("Kadhimi", search.Query{})
//	said := x.Statements(search.Filter{Speakers: []string{iri}})
//
// Words are compared folded (letters of one sound, marks, the article), an Arabic word
// also without what is written together with it, and any word by how it begins. A word
// of a name finds its other spellings, of both scripts, as package match judges them,
// and with an entity come the names that other articles give it: Kadhimi, Kadhemi and
// الكاظمي find each other.
//
// # Guarantees
//
// The same articles give the same answers, in whatever order they came. Putting or
// removing an article costs what that article holds. What an Index hands out does not
// change, and stays good after the article is gone. Methods may be called from several
// goroutines.
//
// Memory grows with the texts: about six times their bytes ([Index.Size] counts).
// Beyond [Options.MostText] texts are kept but not indexed by word; their articles are
// still found by titles, names and facts.
//
// # Not goals
//
// It knows no store and does not notice changes: who has the records tells it. It
// does not decide which entities are the same: the caller gives every entity its node.
package search
