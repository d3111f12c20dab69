package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpeakers: whom pronouns, participles and joined nouns mean.
func TestSpeakers(t *testing.T) {
	checkSpeakers(t, "en", []speakersCase{
		{
			"whom the sentence before is about", "A lawyer for the owner denied the charge. President Karel Novak, who was to have left for Oslo, cancelled the trip and met the families. \"Somebody will answer for this,\" he vowed.",
			[]string{"denied: A lawyer for the owner", "vowed: Karel Novak"},
		},
		{
			"a woman by the pronoun alone", "Zelmira Brandt took over the party in May. \"We can win,\" she said.",
			[]string{"said: Zelmira Brandt"},
		},
		{
			"a participle goes with who speaks", "Minister Ada Falk said neither side had refused to come back, adding that a second round would start in July.",
			[]string{"said: Ada Falk", "adding: Ada Falk"},
		},
		{
			"a person of a body, who said", "The claim was disputed by a member of the town council, who said the bridge was safe.",
			[]string{"disputed: a member of the town council", "said: a member of the town council"},
		},
		{
			"the head of a body", "Two boats sank near Oslo, the head of the Oslo police said.",
			[]string{"said: the head of the Oslo police"},
		},
		{
			"on whose site it was posted", "Nobody was hurt, according to a statement posted on the City Council website.",
			[]string{"according to: City Council"},
		},
		{
			"joint speakers", "Three soldiers were killed in the ambush, the army and two local officials said.",
			[]string{"said: the army, two local officials"},
		},
		{
			"the leader is who is told to lead", "Karel Novak, chairman of the Farmers Party, told a rally in Oslo on Friday that prices were too low. The opposition will wait for an answer. The party leader said the strike would go on.",
			[]string{"told: Karel Novak", "said: Karel Novak"},
		},
		{
			"the lawmaker is who speaks all along, of whom nothing is told", "Ada Falk told reporters that the bridge was unsafe. The lawmaker added that nobody had inspected it.",
			[]string{"told: Ada Falk", "added: Ada Falk"},
		},
		{
			"the official is not who is told to be a lawyer", "Ada Falk, a surgeon, said the bridge was unsafe. A senior official in the ministry said it was not. The official added that repairs had begun.",
			[]string{"said: Ada Falk", "said: A senior official in the ministry", "added: A senior official in the ministry"},
		},
		{
			"one who has no name and spoke last", "Prime Minister Karel Novak said he would stay. One backbencher who was elected in May warned that this was not certain. \"He has to go,\" the lawmaker said.",
			[]string{"said: Karel Novak", "warned: One backbencher who was elected in May", "said: One backbencher who was elected in May"},
		},
		{
			"whose office none was told to hold", "Deputy spokesman Karel Novak said two soldiers were hurt. The secretary-general condemned the attack.",
			[]string{"said: Karel Novak", "condemned: The secretary-general"},
		},
		{
			"who says all of a paragraph", "Karel Novak said the party was ready. Olga Brandt urged the islands to unite, and it is this government that has brought it about, he said.\n\nThe young people of the islands must lead. Leaders will come from the harbour towns, he said.",
			[]string{"said: Karel Novak", "urged: Olga Brandt", "said: Karel Novak", "said: Karel Novak"},
		},
		{
			"in his own words", "\"The road is open. I urge both sides to use it,\" Karel Novak said.",
			[]string{"urge: Karel Novak", "said: Karel Novak"},
		},
		{
			"a group whose initials look like a verb", "The Islamic State group took the bridge. IS said it would stay.",
			[]string{"said: IS"},
		},
		{
			"the president at home", "President Karel Novak met Polish President Adam Lis in Oslo. Novak said the talks went well. \"We agreed,\" the president said.",
			[]string{"said: Novak", "said: Novak"},
		},
		{
			"those who spoke together", "Chad and Mali said in a joint statement that they would wait. \"We are ready,\" the countries said.",
			[]string{"said: Chad, Mali", "said: Chad, Mali"},
		},
		{
			"who tweeted the statement", "Karel Novak tweeted a statement. Sky News reported that the bridge was closed. \"It will open,\" the statement said.",
			[]string{"tweeted: Karel Novak", "reported: Sky News", "said: Karel Novak"},
		},
		{
			"who makes what", "Boeing said it would cut jobs. The planemaker said orders had fallen.",
			[]string{"said: Boeing", "said: Boeing"},
		},
		{
			"a ministry of another country", "Chad's Foreign Ministry said it would wait. Mali's Foreign Ministry said it would not. The Foreign Ministry added that it was late.",
			[]string{"said: Foreign Ministry", "said: Foreign Ministry", "added: Foreign Ministry"},
		},
		{
			"an outlet with more behind its name", "The bridge is grave, Yonhap News reports.",
			[]string{"reports: Yonhap News"},
		},
		{
			"who issued the statement", "Five men were arrested in the harbour, according to a statement released on Thursday by the Harbour Union. They had trained for months, its statement said. The bridge is closed, according to a ministry statement.",
			[]string{"according to: Harbour Union", "said: Harbour Union", "according to: ministry"},
		},
		{
			"a group that gets its name below", "Hundreds are still in prison after the unrest in the valley, a rights group said. Nobody has been tried.\n\nHarbour Watch Foundation (HWF), an Oslo-based human rights group, said the youngest was a boy of twelve.",
			[]string{"said: HWF", "said: HWF"},
		},
		{
			"several without a name, twice", "The bridge is closed, officials said. Two lorries were stuck on it, police said. Nobody was hurt, officials said, and the drivers have left, according to police.",
			[]string{"said: officials", "said: police", "said: officials", "according to: police"},
		},
		{
			"a long office before the name", "HARLUND: Leader of the opposition in parliament Karel Novak said on Monday that his party would not vote for the budget which the government had sent to the house a week before.\n\nMinister of Finance and party chairwoman Ada Brandt said it was fair.",
			[]string{"said: Karel Novak", "said: Ada Brandt"},
		},
	})
}

// A speakersCase is a text with "cue: speakers" of each statement in it.
type speakersCase struct {
	name, text string
	want       []string
}

// checkSpeakers reads each text and compares who speaks in it.
func checkSpeakers(t *testing.T, language string, cases []speakersCase) {
	t.Helper()
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, language, test.text)
			var got []string
			for i := range r.Statements {
				s := &r.Statements[i]
				got = append(got, s.Cue.Text+": "+speakersOf(r, s))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
