// Package schema says what a fact is: an [Article], the [Record] of what its
// text states (entities, statements, events, positions, relations), and the
// [Span] of characters that each of them points to.
//
// A record is plain data. It is made by package extract, kept and turned into
// quads by package graph, and printed by the command line; the three agree on
// nothing but this package, which imports none of them.
//
// # Guarantees
//
// Offsets are bytes into the article's text as it was stored, half-open, on
// rune boundaries, and a span repeats its slice, so that
//
//	text[span.Start:span.End] == span.Text
//
// holds for every span of a record that passed [Record.Validate]. Documents
// for the outside count in Unicode code points instead: [Record.Document]
// converts once, at the edge.
//
// Local identifiers ("e1", "s2") mean something within one record alone. What
// refers to a fact from outside does so with a [Ref]: article, kind of fact and
// span, which survives a re-extraction.
package schema
