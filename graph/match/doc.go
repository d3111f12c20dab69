// Package match judges whether two entities, each as one article tells of it, are
// the same: مصطفى الكاظمي of one outlet, Mustafa Kadhemi of another, and the
// Kadhimi who is someone else.
//
//	m, err := match.New()
//	a, b := m.Profiles(recordA), m.Profiles(recordB)
//	j := m.Judge(a[0], b[0])             // same, different or unsure, and why
//	clusters := m.Cluster(append(a, b...), nil) // all of them at once
//
// Names are compared part by part: what only spells differently is even (hamza,
// article, compound names, titles, particles), across scripts by a learned model
// (package translit), bodies by what their words mean in both languages. A name
// proposes; context decides: offices and countries, fields of work, who else the
// articles speak of, gender. A name that many bear needs more of it, a surname
// alone most.
//
// [Matcher.Cluster] puts many entities together. It compares those that share a
// key (near linear), joins the surest pairs first, and never joins two groups of
// which any two members are judged different. The same set of entities gives the
// same clusters in any order.
//
// It is pure: no input or output, and no knowledge but the lists and the model
// that it carries. A [Matcher] is immutable; goroutines may share it. It does not
// keep decisions: that is the graph's.
package match
