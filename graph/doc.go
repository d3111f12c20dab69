// Package graph keeps records, and the quads that follow from them, in Cayley, and
// answers questions.
//
// A [Graph] is a folder. [Graph.Put] stores records, [Graph.Remove] deletes
// articles, [Graph.Ask] answers a canned question, [Graph.Query] runs Gizmo,
// [Graph.Show] gathers what is stated of one entity, [Graph.Export] writes N-Quads.
//
// # Guarantees
//
// The graph is a function of the records and of the decisions on which entities
// are the same. Whatever the order of puts and removals, the quads are those of a
// graph that is built anew from the records that it holds, and it is exported as
// the same bytes.
//
// The label of every quad is the IRI of the article that it comes from, so that
// labelContext scopes a query to a source and deleting an article touches no other.
// The ontology's quads have a label of their own, graph:ontology.
//
// A change is stored whole or not at all, with the records, in one transaction;
// once stored it survives a crash. Whoever reads sees one state. One process changes
// a database at a time; others may read it meanwhile ([Options.ReadOnly]).
//
// Direct edges (announced, withdrew_to, led_by, ...) are drawn for what is asserted
// and positive alone. What is denied, planned, possible or demanded stays on its
// event's node.
//
// # The quads of one sentence
//
// The article "briefs-1" says: On December 9 Iraq's national security adviser, Qasim
// al-Araji, announced that coalition forces had withdrawn from Iraq to Kuwait. Its
// quads follow, with prefixes for their absolute IRIs and without their label,
// <https://khabar-kg.github.io/id/briefs-1>. ExampleGraph_Quads checks them.
//
// The article, and the run of the program that read it:
//
//	id:briefs-1/extraction rdf:type khabar:Extraction
//	id:briefs-1/extraction prov:used id:briefs-1
//	id:briefs-1/extraction khabar:knowledge "c0ffee"
//	id:briefs-1/extraction khabar:version "1.0"
//	id:briefs-1 rdf:type schema:NewsArticle
//	id:briefs-1 prov:wasGeneratedBy id:briefs-1/extraction
//	id:briefs-1 khabar:dateBasis "given"
//	id:briefs-1 khabar:outlet "Two Rivers"
//	id:briefs-1 khabar:publishedOn "2021-12-10"
//	id:briefs-1 khabar:sha256 "d1ge57"
//	id:briefs-1 schema:datePublished "2021-12-10T00:00:00Z"^^<xsd:dateTime>
//	id:briefs-1 schema:headline "Adviser: coalition is out"@en
//	id:briefs-1 schema:identifier "briefs-1"
//	id:briefs-1 schema:inLanguage "en"
//	id:briefs-1 schema:mentions id:briefs-1/entity/115-119
//	id:briefs-1 schema:mentions id:briefs-1/entity/123-129
//	id:briefs-1 schema:mentions id:briefs-1/entity/79-95
//	id:briefs-1 schema:mentions known:qasim-al-araji
//	id:briefs-1 schema:url https://rivers.example/briefs/1
//
// Where the input says when somebody read or fetched it, the article has
// khabar:readOn ("2021-12-11").
//
// An entity. Its node is its own first mention; or, by a recorded decision, what it
// is known as in the lexicon, so that all articles that speak of it share a node:
//
//	id:briefs-1/decision/48-62 rdf:type khabar:Decision
//	id:briefs-1/decision/48-62 khabar:judgement "same"
//	id:briefs-1/decision/48-62 khabar:left id:briefs-1/entity/48-62
//	id:briefs-1/decision/48-62 khabar:right known:qasim-al-araji
//	id:briefs-1/decision/48-62 khabar:rule "known-as"
//	id:briefs-1/entity/115-119 rdf:type schema:Place
//	id:briefs-1/entity/115-119 khabar:mention id:briefs-1/span/115-119
//	id:briefs-1/entity/115-119 khabar:nameKey "iraq"
//	id:briefs-1/entity/115-119 schema:name "Iraq"@en
//	id:briefs-1/entity/123-129 rdf:type schema:Place
//	id:briefs-1/entity/123-129 khabar:mention id:briefs-1/span/123-129
//	id:briefs-1/entity/123-129 khabar:nameKey "kuwait"
//	id:briefs-1/entity/123-129 schema:name "Kuwait"@en
//	id:briefs-1/entity/48-62 khabar:sameAs known:qasim-al-araji
//	id:briefs-1/entity/79-95 rdf:type khabar:MilitaryUnit
//	id:briefs-1/entity/79-95 khabar:mention id:briefs-1/span/79-95
//	id:briefs-1/entity/79-95 khabar:nameKey "coalition forces"
//	id:briefs-1/entity/79-95 schema:name "coalition forces"@en
//	known:qasim-al-araji rdf:type schema:Person
//	known:qasim-al-araji khabar:holds id:briefs-1/position/14-46/48-62
//	known:qasim-al-araji khabar:knownAs "qasim-al-araji"
//	known:qasim-al-araji khabar:mention id:briefs-1/span/48-62
//	known:qasim-al-araji khabar:nameKey "qasim araji"
//	known:qasim-al-araji schema:name "Qasim al-Araji"@en
//
// A passage: both selectors of the Web Annotation model in one. Its IRI counts
// bytes, as everything within the program does; oa:start and oa:end count code
// points, as that model asks:
//
//	id:briefs-1/span/48-62 rdf:type khabar:Span
//	id:briefs-1/span/48-62 oa:end "62"^^<xsd:integer>
//	id:briefs-1/span/48-62 oa:exact "Qasim al-Araji"@en
//	id:briefs-1/span/48-62 oa:start "48"^^<xsd:integer>
//	id:briefs-1/span/48-62 khabar:article id:briefs-1
//	id:briefs-1/span/48-62 khabar:mentionKind "name"
//
// A statement, each of its speakers with the title that the article gives, and the
// edge that its act draws:
//
//	id:briefs-1/statement/64-73/by/48-62 rdf:type prov:Attribution
//	id:briefs-1/statement/64-73/by/48-62 prov:agent known:qasim-al-araji
//	id:briefs-1/statement/64-73/by/48-62 schema:roleName "Iraq's national security adviser"@en
//	id:briefs-1/statement/64-73 rdf:type khabar:Statement
//	id:briefs-1/statement/64-73 prov:qualifiedAttribution id:briefs-1/statement/64-73/by/48-62
//	id:briefs-1/statement/64-73 khabar:act khabar:announce
//	id:briefs-1/statement/64-73 khabar:article id:briefs-1
//	id:briefs-1/statement/64-73 khabar:certainty "9E-01"^^<xsd:double>
//	id:briefs-1/statement/64-73 khabar:cue "announced"@en
//	id:briefs-1/statement/64-73 khabar:date "2021-12-09T00:00:00Z"^^<xsd:dateTime>
//	id:briefs-1/statement/64-73 khabar:evidence id:briefs-1/span/64-73
//	id:briefs-1/statement/64-73 khabar:evidence id:briefs-1/span/79-129
//	id:briefs-1/statement/64-73 khabar:mode "indirect"
//	id:briefs-1/statement/64-73 khabar:reports id:briefs-1/event/100-109
//	id:briefs-1/statement/64-73 khabar:rule "verb-that"
//	id:briefs-1/statement/64-73 khabar:sentence "On December 9 ..."@en
//	id:briefs-1/statement/64-73 khabar:speaker known:qasim-al-araji
//	id:briefs-1/statement/64-73 khabar:when "2021-12-09"
//	id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/115-119
//	id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/123-129
//	id:briefs-1/statement/64-73 schema:about id:briefs-1/entity/79-95
//	id:briefs-1/statement/64-73 schema:text "coalition forces had withdrawn from Iraq to Kuwait"@en
//	known:qasim-al-araji khabar:announced id:briefs-1/statement/64-73
//
// An event, and the edges that its type draws, because it is asserted and positive:
//
//	id:briefs-1/entity/79-95 khabar:withdrew_from id:briefs-1/entity/115-119
//	id:briefs-1/entity/79-95 khabar:withdrew_to id:briefs-1/entity/123-129
//	id:briefs-1/event/100-109 sem:eventType khabar:withdraw
//	id:briefs-1/event/100-109 rdf:type khabar:Event
//	id:briefs-1/event/100-109 khabar:agent id:briefs-1/entity/79-95
//	id:briefs-1/event/100-109 khabar:article id:briefs-1
//	id:briefs-1/event/100-109 khabar:certainty "8E-01"^^<xsd:double>
//	id:briefs-1/event/100-109 khabar:destination id:briefs-1/entity/123-129
//	id:briefs-1/event/100-109 khabar:evidence id:briefs-1/span/100-109
//	id:briefs-1/event/100-109 khabar:modality "asserted"
//	id:briefs-1/event/100-109 khabar:origin id:briefs-1/entity/115-119
//	id:briefs-1/event/100-109 khabar:polarity "positive"
//	id:briefs-1/event/100-109 khabar:rule "verb-from-to"
//	id:briefs-1/event/100-109 khabar:sentence "On December 9 ..."@en
//	id:briefs-1/event/100-109 khabar:trigger "withdrawn"@en
//
// A position:
//
//	id:briefs-1/position/14-46/48-62 rdf:type khabar:Position
//	id:briefs-1/position/14-46/48-62 khabar:article id:briefs-1
//	id:briefs-1/position/14-46/48-62 khabar:certainty "9E-01"^^<xsd:double>
//	id:briefs-1/position/14-46/48-62 khabar:evidence id:briefs-1/span/14-46
//	id:briefs-1/position/14-46/48-62 khabar:of id:briefs-1/entity/115-119
//	id:briefs-1/position/14-46/48-62 khabar:rule "apposition"
//	id:briefs-1/position/14-46/48-62 khabar:sentence "On December 9 ..."@en
//	id:briefs-1/position/14-46/48-62 schema:roleName "Iraq's national security adviser"@en
//
// Where the text says when it was held, the position has schema:startDate and
// schema:endDate ("2014", "2018-05"), and khabar:former where it is held no longer.
//
// A relation draws its own edge (subject led_by object), and has a node of the class
// khabar:Relation with rdf:subject, rdf:predicate, rdf:object and evidence.
//
// # The quads of links between sources
//
// What facts of several articles have to do with each other (package relate) follows
// from all records together. It stands under the label graph:relations, and is made
// anew when articles come, change or go:
//
//   - fact khabar:corroborates fact, and fact khabar:contradicts fact, both ways
//   - link rdf:type khabar:Corroboration or khabar:Contradiction, with khabar:first and
//     khabar:second (its facts), khabar:rule, khabar:strength (0 to 1) and
//     khabar:grounds (what they share and where they part, in words)
//   - fact khabar:sources: how many tell a linked fact independently; near-copies, and
//     articles of one outlet, count once
//   - article khabar:nearCopyOf article: the first, by identifier, of those that are
//     mostly the same text
//
// No fact is retired or changed because another says otherwise.
//
// # Not goals
//
// It does not extract, and knows no language beyond folding names that somebody
// types. A query's memory and time are bounded as far as JavaScript can be stopped;
// queries of people who mean harm belong into a process of their own.
//
// # References
//
// Gizmo: https://cayley.gitbook.io/cayley/query-languages/gizmoapi. Web Annotation
// Data Model: https://www.w3.org/TR/annotation-model/. PROV-O:
// https://www.w3.org/TR/prov-o/. SEM: van Hage et al., Design and use of the Simple
// Event Model (2011). PLOVER: https://github.com/openeventdata/PLOVER.
package graph
