package en

import "testing"

// TestUnfinished lets what is said go on to its verb.
func TestUnfinished(t *testing.T) {
	checkContent(t, []contentCase{
		{"behind what is set between commas", "Officials say the harbour tug, known as the Halda, was forced to turn back.", "say", "the harbour tug, known as the Halda, was forced to turn back"},
		{"behind a relative clause", "The ministry announced the hotel, where Karel Novak is staying, would close.", "announced", "the hotel, where Karel Novak is staying, would close"},
		{"behind an adverbial", "Officials have told the New York Times that by May, a debate was raging in the council.", "told", "by May, a debate was raging in the council"},
		{"behind a condition", "Karel Novak said if Oslo leaves the pact, he will go.", "said", "if Oslo leaves the pact, he will go"},
		{"right before the verb", "In 2007, Karel Novak declared the treaty no longer served the islands.", "declared", "the treaty no longer served the islands"},
		{"behind an aside", "She said the man, according to the New York Times, had left.", "said", "the man, according to the New York Times, had left"},
		{"according to somebody before a verb", "The captive had lost ten kilos and, according to two people present, asked only for his books.", "according to", "asked only for his books"},
		{"with the clause before a condition", "Oslo will build the bridge if the islands leave the pact, Karel Novak has warned.", "warned", "Oslo will build the bridge if the islands leave the pact"},
		{"before what he calls it", "Karel Novak announced that the bridge would stay, a choice he called \"hard\".", "announced", "the bridge would stay"},
		{"not where it was posted", "The mayor will leave in May, his spokesman, Karel Novak, wrote on Twitter.", "wrote", "The mayor will leave in May"},
		{"a thing and a participle", "Karel Novak announced a new council, following the strike in May.", "announced", "a new council"},
	})
}
