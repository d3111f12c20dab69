package extract

import "testing"

// TestWhoSaid: whom papers, bodies called by a noun and possessives mean.
func TestWhoSaid(t *testing.T) {
	checkSpeakers(t, "en", []speakersCase{
		{"a paper of nobody", "Two men were held, according to court records. Polls show that the mayor is ahead.", []string{"according to: court records", "show: Polls"}},
		{"who posted it", "The mayor spoke.\n\nWe will build the bridge! \u2014 Donald Trump (@realDonaldTrump) May 4, 2019\n\nThe union left.", []string{"\u2014: Donald Trump"}},
		{"a body's estimates", "More than ten died, according to U.N. estimates.", []string{"according to: U.N."}},
		{"an outlet's report", "The bridge is closed, according to a report in the New York Times.", []string{"according to: New York Times"}},
		{"a report and a day", "A report Saturday from the official IRNA news agency claimed that the bridge was closed.", []string{"claimed: IRNA"}},
		{"words that were released", "According to excerpts released by the White House, the bridge will open in May.", []string{"According to: White House"}},
		{"a statement of who spoke", "“We are ready,” Karel Novak said in a letter. “We will wait,” the letter said.", []string{"said: Karel Novak", "said: Karel Novak"}},
		{"an outlet that reports", "The mayor will leave, reports Reuters, but nobody knows when.", []string{"reports: Reuters"}},
		{"those who speak to an outlet", "Several officials speaking with the New York Times said the bridge was closed.", []string{"said: Several officials"}},
		{"who foretells a pronoun", "Olga Brandt will lead the union. A friend of the mayor's, she noted in May that little was left.", []string{"noted: Olga Brandt"}},
		{"a possessive's owner", "One envoy left after Karel Novak's speech and his threat to leave the talks.", []string{"threat: Karel Novak"}},
		{"an outlet by a place", "Oslo (CNN) The bridge is closed. CNN reported in May that it was unsafe.", []string{"reported: CNN"}},
		{"a group is no network", "Hamas posted the words on Telegram. The group said it would stay.", []string{"posted: Hamas", "said: Hamas"}},
		{"a group of a kind", "Al-Shabab took the bridge. Amnesty International called for calm. The militant group said it would stay.", []string{"called for: Amnesty International", "said: Al-Shabab"}},
		{"one of several in a headline", "Oslo officials confirm fire\n\nThe bridge burned on Monday. One official said two boats were lost. Oslo officials said no more.", []string{"confirm: Oslo officials", "said: One official", "said: Oslo officials"}},
		{"a surname that is a title", "“It was late,” said Rep. Peter King. “We left,” King said. Mr. King added that it rained.", []string{"said: King", "said: King", "added: King"}},
		{"a time in front of the verb", "Karel Novak last week said the bridge was closed. A federal judge last month ordered the mayor to open it.", []string{"said: Karel Novak", "ordered: A federal judge"}},
		{"a number in an office", "Steny Hoyer, the chamber's No. 2 Democrat, told reporters a vote was near.", []string{"told: Steny Hoyer"}},
		{"a chief of a plural", "Antiquities chief Karel Novak said the temple was safe.", []string{"said: Karel Novak"}},
		{"what courts keep", "Novak left, according to court documents.", []string{"according to: court documents"}},
		{"who goes on behind an outlet", "The test took place on Friday, the Korea Times reports, noting that Karel Novak was there.", []string{"reports: Korea Times", "noting: Korea Times"}},
		{"what others say of somebody", "Karel Novak is said to have left.", []string{"said: "}},
		{"all of a list", "Norway, the United States and NATO say the road is closed.", []string{"say: Norway, United States, NATO"}},
		{"the governments of several", "The governments of Norway, Sweden and Denmark called on Karel Novak to leave.", []string{"called on: The governments"}},
		{"the paper itself", "Karel Novak said he would stay. As we reported, the talks had failed.", []string{"said: Karel Novak", "reported: "}},
		{"who wrote a report", "Two candidates were barred, while a report this week by a human rights group suggested there had been arrests.", []string{"suggested: a human rights group"}},
		{"an allegation of it", "Hamas was accused of a raid, an allegation it denied.", []string{"accused: ", "denied: Hamas"}},
		{"a source's quality", "The bank will be sold, said two people familiar with the matter.", []string{"said: two people familiar with the matter"}},
		{"how close a source is", "What some sources close to the mayor say is wrong.", []string{"say: some sources close to the mayor"}},
		{"who was reached", "A resident reached by telephone said the shelling had stopped.", []string{"said: A resident"}},
		{"an aide of somebody", "A Trump aide said the plan was dead.", []string{"said: A Trump aide"}},
		{"whose brother does something", "France, whose energy group Total runs the field, denies the charge.", []string{"denies: France"}},
		{"in a place, somebody", "In Washington, which has a base there, one official says the deal is dead.", []string{"says: one official"}},
		{"whom others told of", "A panel reported that its commander, Karel Novak, had bought a hotel. He says it was a gift.", []string{"reported: A panel", "says: Karel Novak"}},
		{"behind according to", "Two protesters glued themselves to the road, according to footage shown by a local channel.", []string{"according to: "}},
		{"a university by its noun", "The University of California said two students were hurt. The university said one was ill.", []string{"said: University of California", "said: University of California"}},
		{"estimates behind a comma", "About ten have died, the U.N. estimates.", []string{"estimates: U.N."}},
	})
}
