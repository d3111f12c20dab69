package en

import "testing"

// TestConstructions finds what fixed phrases say to be somebody's words.
func TestConstructions(t *testing.T) {
	checkContent(t, []contentCase{
		{"what it is called", "The mayor rejected what the union called \"baseless rumours\" about the bridge.", "called", "\"baseless rumours\" about the bridge"},
		{"what it is called, without marks", "The boats lie off what Oslo calls its outer islands, which nobody else claims.", "calls", "its outer islands"},
		{"the rest behind the marks", "Olga Brandt denied what she called the “unjust” charge of theft.", "called", "the “unjust” charge of theft"},
		{"two adjectives", "He will deal with what he called harmful, dangerous plans in the harbour.", "called", "harmful, dangerous plans in the harbour"},
		{"a noun that a pronoun tells of", "Karel Novak announced that the bridge would stay, a choice he called \"hard\".", "called", "hard"},
		{"which is called so", "He missed the debate, which he described as a trick by the mayor.", "described", "a trick by the mayor"},
		{"what is said to be so", "The mayor is facing what some sources close to him say could be a long trial.", "say", "could be a long trial"},
		{"made clear", "Karel Novak made it clear on Friday that the talks would not go on.", "made it clear", "the talks would not go on"},
		{"made clear, a thing", "The mayor again made clear her wish to leave.", "made clear", "her wish to leave"},
		{"put at", "The ministry put the death toll at 58, saying more were missing.", "put", "the death toll at 58"},
		{"reported as saying", "A harbour official was reported as saying that two boats were lost.", "saying", "two boats were lost"},
		{"quoted behind his words", "“We let them in,” Karel Novak was quoted as saying.", "saying", "We let them in"},
		{"a paper that reads", "“The road is closed,” the union's statement read.", "read", "The road is closed"},
		{"somebody's noun and a day", "His remarks follow Oslo's accusation on Tuesday that the islands have broken the pact.", "accusation", "the islands have broken the pact"},
		{"a pronoun's noun", "The mayor met reporters. His announcement that the search was over was met with anger.", "announcement", "the search was over"},
		{"a promise of something", "The mayor left. Her promise of “a roof for all” was mocked.", "promise", "a roof for all"},
		{"a country's claim", "The council backed the US claim that the ship had left.", "claim", "the ship had left"},
		{"a warning to somebody", "The vote drew a warning from the Farmers Party to Karel Novak not to “close the door”.", "warning", "not to “close the door”"},
		{"what marchers want", "Thousands marched through Oslo to demand the resignation of the mayor.", "demand", "the resignation of the mayor"},
		{"a participle that is the verb", "Brandt pledged not to leave her allies.", "pledged", "not to leave her allies"},
		{"behind an apposition", "Olga Brandt, a former envoy, accused him of theft.", "accused", "him of theft"},
		{"a claim that others reject", "Olga Brandt said the bridge was safe, a claim her critics rejected.", "rejected", "the bridge was safe"},
		{"what somebody denies", "The union accused the mayor of theft; the council denies it.", "denies", "the mayor of theft"},
		{"told behind a comma", "Two men have been detained, a police spokeswoman confirmed to AFP.", "confirmed", "Two men have been detained"},
		{"nobody in his words", "Nobody from the islands, he complains, has come to look.", "complains", "Nobody from the islands"},
		{"a source in front", "The company has gone. Its chief, Olga Brandt, had told investors in May that sales would double.", "told", "that sales would double"},
		{"a house by its number", "No 10 said the bridge would stay.", "said", "the bridge would stay"},
		{"described by somebody", "The plan was described by Karel Novak as \"a gift\".", "described", "a gift"},
		{"joined to a verb before", "The mayor received him for an hour and promised elections.", "promised", "elections"},
	})
	for _, c := range []struct{ name, text string }{
		{"no words", "She called him on Monday and put the boat at risk."},
		{"a request for comment", "The council did not answer the paper's request for comment."},
		{"what a clause tells of", "The budget request that was sent in May has been lost."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := read(language(t), c.text); len(d.Statements) > 0 {
				t.Errorf("%q", d.Statements[0].Cue.Text)
			}
		})
	}
}
