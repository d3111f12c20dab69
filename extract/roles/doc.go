// Package roles decides who takes part in an event and as what. Grammar proposes
// (extract/ar and extract/en read the words around a trigger); here a model that was
// trained on annotated news weighs each entity near the event for each role, with
// what grammar says as its strongest sign, and so finds participants that stand in
// another sentence, and drops those that only stand near.
//
// The model is boosted decision trees over named features: model.trees, which
//
//	go test ./extract -run TestRoles -train-roles
//
// makes anew, byte for byte, from the annotated articles of this repository.
//
// # Non-goals
//
// Finding events, and resolving what a pronoun stands for: both are done before.
package roles
