// Package score measures extraction: documents against articles that people
// annotated.
//
//	gold, err := score.Gold("gold")              // NAME.txt beside NAME.gold.json
//	docs, err := score.ReadDocuments(output)     // what "khabar extract" printed
//	report, err := score.Score(gold, docs)
//	report.WriteText(os.Stdout)
//
// Three kinds of corpus have a measure each: [Score] for whole articles with
// entities, statements, events and positions, [PolNeAR] for English
// attributions, [Names] for token-tagged names.
//
// # What is measured of an article
//
//   - entity: named entities of a document, one to one with the annotated ones
//     by the mentions that they share.
//   - statement: attributions, found by cue or by content; who_said: with exactly
//     the right speakers; who_said_what: and the words of the content at F1 of
//     0.7 or more.
//   - event: by type and trigger, or another telling; event_role: pairs of role
//     and entity; negated: events of negative polarity.
//   - position: by person and the words of the title.
//   - accuracies of what was matched: types, speakers, dates, acts, …
//
// Figures are from 0 to 1. Offsets of documents count Unicode code points, as
// they do in every document; the figures are those of a reference
// implementation to four decimals. Statements with act "think" are left aside:
// the annotation has none. The same input gives the same report.
package score
