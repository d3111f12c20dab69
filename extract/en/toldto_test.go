package en

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestToldTo lets what is said begin behind whom it is said to, and be what a relative
// pronoun stands for.
func TestToldTo(t *testing.T) {
	checkContent(t, []contentCase{
		{"an outlet", "Two guards told Harbour News they had seen the boat.", "told", "they had seen the boat"},
		{"one whom no name tells of", "Mr Novak told the reporter she was late.", "told", "she was late"},
		{"somebody with his title", "Olga Brandt told Norwegian Prime Minister Karel Novak the bridge was unsafe.", "told", "the bridge was unsafe"},
		{"behind to", "The harbour office confirmed to the network that the boat had sailed.", "confirmed", "the boat had sailed"},
		{"where it was admitted", "Novak admitted on the ferry that the price had something to do with him.", "admitted", "the price had something to do with him"},
		{"what was told, not to whom", "Ann told parliament prices would rise.", "told", "prices would rise"},
		{"what which stands for", "Prosecutors spoke of massive fraud, which the mayor denied.", "denied", "massive fraud"},
		{"a source with more behind it", "Novak, who opposed the mayor in May, has worked with the union to write the plan, said a source close to the talks.", "said", "Novak, who opposed the mayor in May, has worked with the union to write the plan"},
		{"a participle before his title", "It will be difficult to remove the slabs without hurting anybody, said nominated legislator Karel Novak.", "said", "It will be difficult to remove the slabs without hurting anybody"},
		{"a conjunction at the front of a quotation", "“And so the bridge was closed, and we waited,” the mayor of Oslo, Karel Novak, told reporters at the station.", "told", "And so the bridge was closed, and we waited"},
		{"an adverbial at the front", "Amid heavy rain, workers closed two bridges on Tuesday, a police official told the Harbour news agency on condition of anonymity.", "told", "Amid heavy rain, workers closed two bridges on Tuesday"},
		{"a programme in quotation marks", "Olga Brandt said in an interview on “The Harbour Hour” that the bridge should stay open.", "said", "the bridge should stay open"},
		{"a day and what it leads to behind the cue", "The islands have reached a final deal, leaders announced Saturday, clearing the path for the bridge.", "announced", "The islands have reached a final deal"},
		{"the press that was told", "Karel Novak confirmed the fire to our correspondent.", "confirmed", "the fire"},
		{"a number behind that", "The ministry said in a statement that six boats were lost in the storm.", "said", "six boats were lost in the storm"},
		{"a noun before the verb of its clause", "Karel Novak lost the vote. His claim that the vote was stolen was dismissed by the court.", "claim", "the vote was stolen"},
		{"quoted behind his words", "“We need a new bridge,” the Harbour news agency quoted Karel Novak as saying.", "saying", "We need a new bridge"},
		{"was quoted behind his words", "“We are ready,” Karel Novak was quoted as saying by the Harbour news agency.", "saying", "We are ready"},
		{"behind but, what the writer adds", "The mayor had insisted that the bridge was safe, but ferrymen are still afraid of it.", "insisted", "the bridge was safe"},
		{"after what somebody vows", "The mayors vowed to act swiftly after a storm killed ten people.", "vowed", "to act swiftly"},
		{"the day of a condemnation", "Olga Brandt condemned the attack on Sunday.", "condemned", "the attack"},
		{"a quotation before a participle", "Olga Brandt told Harbour News, “I hope the bridge will be open,” noting that ferrymen “have said so.”", "told", "I hope the bridge will be open"},
		{"a noun with more behind it", "A vow on Tuesday from Karel Novak that he would close the bridge has angered ferrymen.", "vow", "he would close the bridge"},
		{"what it was described as", "Karel Novak spoke of what he described as a trick by the mayor.", "described", "a trick by the mayor"},
		{"to whom it was confirmed", "The boat was lost, Karel Novak confirmed to the Daily News.", "confirmed", "The boat was lost"},
		{"a day before the clause", "Karel Novak said on Wednesday those costs would rise.", "said", "those costs would rise"},
		{"a plea from somebody", "Karel Novak sold the boats despite pleas from Olga Brandt to stop.", "pleas", "to stop"},
		{"a call by somebody for something", "A call by Karel Novak for an inquiry was ignored by the mayor.", "call", "an inquiry"},
		{"somebody's warning", "The mayor's warning that prices would rise has angered ferrymen.", "warning", "prices would rise"},
		{"which has a clause of its own", "The company, which has denied wrongdoing, said it would appeal.", "denied", "wrongdoing"},
		{"behind a dateline without a mark", "Oslo (AFP) The harbour office said Monday that the bridge would be closed after the storm.", "said", "the bridge would be closed after the storm"},
		{"on condition of anonymity", "Two boats were lost, a harbour official said on condition of anonymity because he was not authorised to speak.", "said", "Two boats were lost"},
		{"behind a message and where it was posted", "Karel Novak said in a message posted on the channel that he had left Oslo.", "said", "he had left Oslo"},
		{"behind a letter, without that", "The bank said in a letter to ferrymen seen by the Daily News it had no money.", "said", "it had no money"},
		{"called on a day for something", "Karel Novak called on Sunday for an inquiry into the storm.", "called", "an inquiry into the storm"},
		{"who he is before he speaks", "A veteran of two storms, Karel Novak said, “The boats are safe.”", "said", "The boats are safe."},
		{"a press conference that was told", "Harbour officials told a press conference two boats were missing.", "told", "two boats were missing"},
		{"how long after something", "The harbour will be closed, a spokeswoman said a day after two boats were lost.", "said", "The harbour will be closed"},
		{"however behind the cue", "Karel Novak said, however, that the bridge was safe.", "said", "the bridge was safe"},
		{"a feeling that is put into words", "Ferrymen expressed deep concern about the bridge.", "expressed", "deep concern about the bridge"},
		{"what he says next", "The mayor said the bridge was safe but urged ferrymen to wait.", "said", "the bridge was safe"},
		{"whom a paper cites", "The bridge will stay closed, the Daily News reported, citing two harbour officials.", "citing", "The bridge will stay closed"},
		{"a short word", "Karel Novak warned of war on Sunday.", "warned", "war"},
		{"one who is told of at the front", "Novak, who was ill, said officials in Oslo were late.", "said", "officials in Oslo were late"},
	})
}

// TestHardlySaid finds no words where nobody is behind them, and hardly any.
func TestHardlySaid(t *testing.T) {
	l := language(t)
	for _, c := range []struct {
		name, body string
		want       []string // cues
	}{
		{"reportedly", "The engine reportedly failed twice.", nil},
		{"a question that nobody puts", "When asked if the bridge was closed, Olga Brandt said it was.", []string{"said"}},
		{"a question of somebody", "Asked by Harbour News, Olga Brandt said it was late.", []string{"Asked", "said"}},
		{"a question that a sentence begins with", "Asked if the bridge was closed, Olga Brandt said it was.", []string{"said"}},
		{"a name that is given", "A union of ferrymen called Harbour Hands runs the boats.", nil},
		{"what helps a deed", "The ministry offered assistance to the ferrymen.", nil},
		{"what shows something", "The storm was the third in a month, underscoring how old the bridge was.", nil},
		{"who is blamed", "The mayor, blamed for the storm, has left Oslo.", nil},
		{"a meeting that is off", "Karel Novak called off the meeting in Oslo.", nil},
		{"what draws criticism", "The mayor has faced criticism over the bridge.", nil},
		{"what was found", "Divers found the boat in the harbour.", nil},
		{"a promise that is kept", "Oslo has honoured the agreement.", nil},
		{"what is called to take place", "The prime minister called an election.", nil},
		{"a measure", "Oslo slaps sanctions on the ferrymen.", nil},
		{"a thing that threatens", "A drought threatens to ruin ferrymen.", nil},
		{"a participle that is a subject", "Recognising the islands was a mistake.", nil},
		{"where somebody is from", "Karel Novak hails from Oslo.", nil},
		{"a plea in court", "Karel Novak pleaded guilty in Oslo.", nil},
		{"what something is meant to do", "The bridge is meant to help ferrymen.", nil},
		{"a sea that is claimed", "The boats crossed a region claimed by Oslo.", nil},
		{"who rules a country", "His father, who ruled Norway, was late.", nil},
		{"for whom somebody writes", "Karel Novak writes for the paper.", nil},
		{"what is done in response", "Oslo responded by seizing a ship.", nil},
		{"a fire that is responded to", "Police responded to a fire in Oslo.", nil},
		{"a ruling that is appealed", "Karel Novak appealed the ruling.", nil},
		{"a question that is responded to", "The ministry, responding to a question, said it was late.", []string{"said"}},
		{"what somebody may say", "The law allows the mayor to call for a vote.", nil},
		{"what a headline asks of a place", "Oslo: a new tram for the north?\n\nThe council met on Monday.", nil},
		{"who speaks last in a headline", "Bridge to stay closed: police\n\nThe bridge will stay closed, police said on Monday.", []string{":", "said"}},
		{"who speaks behind a dash", "Bridge to stay closed - Kremlin\n\nThe bridge will stay closed, the Kremlin said on Monday.", []string{"-", "said"}},
		{"what no foe could", "Storm does what ferrymen could not: close Oslo bridge\n\nThe bridge will stay closed, police said on Monday.", []string{"said"}},
		{"pictures that are posted", "Photos posted by Karel Novak online show the bridge.", nil},
		{"lives that are claimed", "A storm in Oslo has claimed the lives of at least 40 people.", nil},
		{"what nobody is said to say", "The mayor was widely criticised over the bridge.", nil},
		{"what others have said", "The pilot echoed what many in Oslo have said.", nil},
		{"calls that are another's", "Karel Novak has resisted calls for the bridge to open.", []string{"resisted"}},
		{"a statement and what it says", "Oslo published a statement, saying that the bridge was closed.", []string{"saying"}},
		{"what is found and named", "Divers identified the remnants of the boat.", nil},
		{"a label", "The harbour at dawn. Photographer: Karel Novak/Harbour Wire", nil},
		{"whom a headline is about", "Karel Novak: envoy leaves after a year\n\nThe envoy of the islands left Oslo on Monday, officials said.", []string{"said"}},
		{"who speaks in a headline", "Novak: bridge will stay closed\n\nThe bridge will stay closed, Karel Novak said on Monday.", []string{":", "said"}},
	} {
		var got []string
		for _, s := range read(l, c.body).Statements {
			if s.Act != schema.Think {
				got = append(got, s.Cue.Text)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: cues (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestNamesOf finds names that words of another kind look like, and none where there are
// none.
func TestNamesOf(t *testing.T) {
	l := language(t)
	for _, c := range []struct {
		name, body string
		want       []string
		not        []string
	}{
		{"a surname that is a month", "Mrs May said the bridge was closed. \"It is late,\" May said. It closed in May.", []string{"May", "May"}, nil},
		{"a given name that is a month", "Ms April Kemp said no deal was near.", nil, []string{"April"}},
		{"a committee of a chamber", "The chairman heard it. The Senate Budget Committee met on Monday.", []string{"Senate Budget Committee"}, []string{"Senate"}},
		{"what a committee is on", "The House Committee on Natural Resources met on Monday.", []string{"House Committee on Natural Resources"}, nil},
		{"a word that begins a sentence", "Ahead of the talks, Karel Novak left Oslo.", []string{"Karel Novak"}, []string{"Ahead"}},
		{"the country that begins a sentence", "US officials said the bridge was closed.", []string{"US"}, nil},
	} {
		var got []string
		d := read(l, c.body)
		for i := range d.Mentions {
			if m := &d.Mentions[i]; m.Kind == schema.ByName {
				got = append(got, m.Span.Text)
			}
		}
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no name %q in %q", c.name, w, got)
			}
		}
		for _, w := range c.not {
			if slices.Contains(got, w) {
				t.Errorf("%s: %q is no name, of %q", c.name, w, got)
			}
		}
	}
}
