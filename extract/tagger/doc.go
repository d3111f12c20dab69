// Package tagger finds the names of people, bodies and places in a tokenized
// article with a trained model, and says how sure it is.
//
//	t, err := tagger.Open("ar")
//	language.Tokenize(doc)
//	for _, m := range t.Tag(doc) {
//		fmt.Println(m.Span.Text, m.Type, m.Score)
//	}
//
// A model is a conditional random field ([github.com/khabar-kg/khabar/extract/crf])
// over what templates say of each token and its neighbours: the word and its
// parts, its clitics and article, its place in lists of names, titles and
// nouns, how frequent it is, how name-like it is spelled. A second field reads
// the document again with what the first one believed of the same word
// elsewhere: a person who is introduced once by title and full name is then
// found by family name alone.
//
// Models are part of the program. MODELCARD.md names what they were trained on,
// under which licences, with which scores, and the command that rebuilds them
// byte for byte.
//
// The package knows nothing of tokenizers: it reads the fields of [text.Token].
// It does not chunk descriptions ("the defence ministry"), nor link names to
// entities; military units and facilities come as organizations and places.
package tagger
