package en

import "testing"

// TestTags has the clause before who says it, not what tells when and where.
func TestTags(t *testing.T) {
	checkContent(t, []contentCase{
		{"said on an occasion", "\"We will defend the islands,\" Karel Novak pledged during a visit to Oslo.", "pledged", "We will defend the islands"},
		{"of two sentences", "\"It is over. We have lost,\" Karel Novak admitted in an interview.", "admitted", "It is over. We have lost"},
		{"in a programme", "The plan was a mistake, Karel Novak said Sunday on the channel's \"State of the Harbour.\"", "said", "The plan was a mistake"},
		{"behind that, two nouns", "Karel Novak wrote on Thursday that coalition forces had left.", "wrote", "coalition forces had left"},
		{"as something goes on", "The missile was shot down, a military official said on Monday, as Chad continues to deny the claim.", "said", "The missile was shot down"},
		{"behind a condition", "If the talks fail, Karel Novak said on Monday, as many as 40 towns will be left.", "said", "as many as 40 towns will be left"},
		{"not what a relative clause did", "The police said the crowd shoved officers, who responded with batons.", "said", "the crowd shoved officers, who responded with batons"},
	})
}
