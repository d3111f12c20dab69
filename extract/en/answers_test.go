package en

import "testing"

// TestAnswers: what is said behind what somebody was asked, of whom and by what it was said.
func TestAnswers(t *testing.T) {
	checkContent(t, []contentCase{
		{"a short answer", "Asked if he would leave, Karel Novak said, “Yes.”", "said", "Yes."},
		{"of something", "Karel Novak said of the bridge: “We need to talk about it.”", "said", "We need to talk about it."},
		{"by a medium between commas", "The mayor announced, via Twitter, a ban on boats.", "announced", "a ban on boats"},
		{"before something", "Karel Novak told Harbour News before the votes were counted that he would win.", "told", "he would win"},
		{"to whom and where", "Karel Novak told reporters in Oslo he would win.", "told", "he would win"},
		{"who quotes somebody", "Karel Novak was quoted as saying by Reuters that the bridge would last.", "saying", "the bridge would last"},
		{"when it was said, and what", "Two days after the vote, Karel Novak said in a post on the site that he had won.", "said", "he had won"},
		{"went on to", "Karel Novak went on to call the bridge a mistake.", "call", "the bridge a mistake"},
	})
}
