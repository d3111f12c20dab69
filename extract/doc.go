// Package extract turns an article into a record of what it states: entities,
// statements, events, positions and relations, each tied to the characters that
// say so.
//
//	x, err := extract.New(extract.Options{})
//	rec, err := x.Extract(ctx, &schema.Article{ID: "a1", Language: "ar", Text: text})
//	rec.Document(false).WriteTo(os.Stdout)
//
// # One article's way
//
// The list of steps in extract.go is the whole way: boilerplate, tokens,
// publication date, names, dates, statements, events, positions, relations;
// then, the same for both languages, coreference, speakers and participants;
// then the record is assembled, each fact gets its certainty from its signs
// (calibration.go, signs.go), names that are more likely none and that no fact needs
// are left out, and the record is validated. Package text holds the working
// form, packages ar and en the languages, package dates the calendar, package
// read the inputs, package tagger the trained name taggers.
//
// # Guarantees
//
// The same input gives the same record, always. The text is never changed, and
// every span is one of it. Nothing is invented: what no characters state is
// not in the record. No network, no clock, no random numbers.
//
// # Non-goals
//
// Merging entities of several articles is package graph's work, from recorded
// decisions. Languages other than Arabic and English are refused by name.
package extract
