package en

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestParticipants reads who takes part in the event whose trigger begins with the word
// given, as what: "agent=X place=Y", "agent:it" where a pronoun says so, and how real it is
// where it is not told as a fact.
func TestParticipants(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ name, in, trigger, want string }{
		{"whose raid on others", "A raid by Turkish troops fighting Hezbollah killed Omar Haddad in Homs.", "killed", "agent=Turkish troops place=Homs target=Omar Haddad"},
		{"whom they battle", "The coalition battling Hezbollah freed Omar Haddad.", "freed", "agent=The coalition target=Omar Haddad"},
		{"before who tells of it", "Israel bombed a house in Rafah, officials said, killing Omar Haddad.", "killing", "agent=Israel target=Omar Haddad"},
		{"behind where it was", "Iraq said that Israel shelled a clinic in the northern Hama governorate killing Omar Haddad.", "killing", "agent=Israel place=Hama governorate target=Omar Haddad"},
		{"whom it befell", "Mourners buried Omar Haddad, the general killed in Homs.", "killed", "place=Homs target=the general"},
		{"in what nature did", "An earthquake struck Homs on Monday, killing ten farmers.", "killing", "place=Homs target=ten farmers"},
		{"of whom it is time for", "It was too late for Jordan to agree on the plan.", "agree", "agent=Jordan negative"},
		{"fighters in a place, who", "They targeted Hezbollah fighters in Homs, who attacked a farmer.", "attacked", "agent=Hezbollah fighters target=a farmer"},
		{"behind what is said between commas", "The Lebanese Army had, earlier on Monday, killed two farmers, officials told AFP.", "killed", "agent=Lebanese Army target=two farmers"},
		{"shot dead by", "Two farmers were shot dead by Israeli troops in Jenin.", "shot", "agent=Israeli troops place=Jenin target=Two farmers"},
		{"on whom it was blamed", "The bombing of the port in Basra was blamed on Hezbollah on Monday.", "bombing", "agent=Hezbollah place=Basra target=the port in Basra"},
		{"responsibility by a name", "Hezbollah claimed responsibility for a missile attack on Haifa.", "missile", "agent=Hezbollah target=Haifa"},
		{"a stronghold by its name", "The army has captured the Hezbollah stronghold of Qusayr.", "captured", "agent=The army target=Qusayr"},
		{"who tells of it behind it", "Two farmers were killed in a raid on a school on Thursday Reuters said.", "raid", ""},
		{"if one attacks", "If Hezbollah attacks Israel, Iran will send troops.", "attacks", "agent=Hezbollah target=Israel possible"},
		{"where a war is", "The war in Yemen has killed ten farmers.", "killed", "place=Yemen target=ten farmers"},
		{"beside a place", "A mosque was destroyed by air strikes north of Hama.", "destroyed", "place=Hama target=A mosque"},
		{"a visit by where it leads", "Omar Haddad's Turkey visit ended on Monday.", "visit", "agent=Omar Haddad destination=Turkey"},
		{"a time before who withdrew", "The last time Jordan withdrew from Homs was in May.", "withdrew", "agent=Jordan origin=Homs"},
		{"behind what is said of him", "The Lebanese Army, supported by US air strikes, captured Homs.", "captured", "agent=Lebanese Army target=Homs"},
		{"those stationed somewhere", "Attacks against troops stationed in Basra killed two on Monday.", "Attacks", "place=Basra target=troops"},
		{"one of several", "One of the suspects, Sgt. Omar Haddad, was arrested in Homs.", "arrested", "place=Homs target=Omar Haddad"},
		{"resuming", "Turkey has resumed air attacks in Afrin.", "air", "agent=Turkey place=Afrin"},
		{"a target of attacks", "Homs has been a frequent target of bombings.", "bombings", "target=Homs"},
		{"both of what is claimed", "Hezbollah claimed responsibility for killing and wounding ten farmers in Homs.", "killing", "agent=Hezbollah place=Homs target=ten farmers in Homs"},
		{"who near a deal", "Jordan and Egypt were nearing a deal.", "deal", "agent=Jordan counterpart=Egypt possible"},
		{"who is close to a deal", "Jordan is close to a deal with Egypt.", "deal", "agent=Jordan counterpart=Egypt possible"},
		{"who is under arrest", "Omar Haddad has been under house arrest in Basra since May.", "arrest", "place=Basra target=Omar Haddad"},
		{"who is on a visit", "Omar Haddad, on a visit to Amman, called for calm.", "visit", "agent=Omar Haddad destination=Amman"},
		{"the visit by somebody", "Jordan announced the visit by Foreign Minister Omar Haddad.", "visit", "agent=Omar Haddad"},
		{"counterparts from", "Omar Haddad was in Amman for a meeting with his counterparts from Chad and Mali.", "meeting", "agent=Omar Haddad counterpart=Chad counterpart=Mali place=Amman"},
		{"arrested on an island", "Omar Haddad was arrested on Lampedusa.", "arrested", "place=Lampedusa target=Omar Haddad"},
		{"harsh sanctions", "Omar Haddad imposed crippling sanctions on Chad.", "imposed", "agent=Omar Haddad target=Chad"},
		{"who is elected again", "Omar Haddad was re-elected on Monday.", "re-elected", "target=Omar Haddad"},
		{"who wins a seat", "Labour won the Selby by-election.", "won", "target=Labour"},
		{"who is accused of it", "Syria accused Israel of bombarding an area near Homs.", "bombarding", "agent=Israel place=Homs"},
		{"who is jailed for it", "A court jailed Omar Haddad for killing two farmers.", "killing", "agent=Omar Haddad target=two farmers"},
		{"who is arrested for it", "Police arrested Omar Haddad for attacking a farmer.", "attacking", "agent=Omar Haddad target=a farmer"},
		{"who is kept from it", "Iraq prevented Iran from sending troops to Syria.", "sending", "agent=Iran destination=Syria target=troops negative"},
		{"whose minister", "Jordan, whose minister Omar Haddad met bankers in Paris, denied it.", "met", "agent=Omar Haddad counterpart=bankers place=Paris"},
		{"whose soldiers", "The Syrian Democratic Forces, whose fighters attacked Raqqa, denied it.", "attacked", "agent=Syrian Democratic Forces target=Raqqa"},
		{"its planes", "Sudan said its planes bombed a camp in Chad.", "bombed", "place=Chad target=a camp agent:it"},
		{"their fighters", "Their fighters attacked Mosul.", "attacked", "target=Mosul agent:them"},
		{"our forces", `"Our forces killed nobody in Basra," Omar Haddad said.`, "killed", "place=Basra agent:us negative"},
		{"his visit", "Omar Haddad cut short his visit to Jordan.", "visit", "destination=Jordan agent:him"},
		{"among those who suffered it", "Among those arrested was Omar Haddad, a teacher.", "arrested", "target=Omar Haddad"},
		{"among those who did it", "Omar Haddad was among the soldiers who arrested a mayor in Mali.", "arrested", "agent=Omar Haddad place=Mali target=a mayor"},
		{"those include", "Those arrested include Omar Haddad.", "arrested", "target=Omar Haddad"},
		{"is in talks", "Jordan has been in talks with Egypt since March.", "talks", "agent=Jordan counterpart=Egypt"},
		{"which is in talks", "An aide to the United Nations, which has been in talks with Egypt, said so.", "talks", "agent=United Nations counterpart=Egypt"},
		{"we are not in talks", `"We are not in talks with Egypt," Omar Haddad said.`, "talks", "counterpart=Egypt agent:us negative"},
		{"is somewhere for talks", "Omar Haddad, who is in Amman for a meeting with Egyptian officials, fell ill.", "meeting", "agent=Omar Haddad counterpart=Egyptian officials place=Amman"},
		{"goes somewhere for talks", "Omar Haddad flew to Amman for talks with Egypt.", "talks", "agent=Omar Haddad counterpart=Egypt place=Amman"},
		{"the noun's own clause", "They want the sanctions that Jordan imposed on Egypt to end.", "sanctions", "agent=Jordan target=Egypt planned"},
		{"whom it killed", "A strike that killed Omar Haddad in Mosul was reported.", "strike", "place=Mosul target=Omar Haddad"},
		{"joins", "Jordan has not joined the sanctions.", "sanctions", "agent=Jordan negative"},
		{"she and another", "She and Omar Haddad met in Paris.", "met", "agent=Omar Haddad place=Paris agent:her"},
		{"two ministers", "Secretary of State Ada Brandt and Foreign Minister Omar Haddad led the talks in Amman.", "talks", "agent=Secretary of State counterpart=Omar Haddad place=Amman"},
		{"the two", "The reporter said the two met in Amman.", "met", "place=Amman agent:the two"},
		{"two of something are nobody known", "Jordan sent two teams to Egypt.", "sent", "agent=Jordan destination=Egypt"},
		{"a sentence in pieces", "He is to visit Jordan on June 21.", "visit", "destination=Jordan agent:him planned"},
		{"nothing but", "Its planes bombed nothing but a camp in Chad.", "bombed", "place=Chad agent:it"},
		{"no plans", "Jordan has no plans to send troops to Mali.", "send", "agent=Jordan destination=Mali target=troops negative planned"},
		{"denied plans", "Jordan denied plans to send troops to Mali.", "send", "agent=Jordan destination=Mali target=troops negative planned"},
		{"denied reports", "Jordan denied reports that it had bombed Mali.", "bombed", "target=Mali agent:it negative"},
		{"another clause that is joined", "Jordan said no match had been cancelled and that soldiers would be sent to Amman.", "sent", "destination=Amman target=soldiers planned"},
		{"is planned", "Another protest is planned for June in Amman.", "protest", "place=Amman planned"},
		{"his own modal as subject", "Omar Haddad said he would himself step down in June.", "step", "agent:him planned"},
		{"she and a colleague with a title", "Ada said that she and her colleague Omar Haddad had resigned.", "resigned", "agent=Omar Haddad agent:her"},
		{"a conjunction that looks like a preposition", "It fell quiet as Egyptian troops attacked Mosul.", "attacked", "agent=Egyptian troops target=Mosul"},
		{"where one is received", "Ada met Omar Haddad at Baghdad airport.", "met", "agent=Ada counterpart=Omar Haddad place=Baghdad airport"},
		{"a plural that looks like a verb", "Peshmerga units were sent to Kirkuk.", "sent", "destination=Kirkuk target=Peshmerga"},
		{"accused of the attack", "Iraq accused Iran of an attack on Mosul.", "attack", "agent=Iran target=Mosul"},
		{"condemned for the attack", "Iraq condemned Iran for the attack on Mosul.", "attack", "agent=Iran target=Mosul"},
		{"who receives help", "Libya has received 90 million euros in military assistance from Italy.", "assistance", "agent=Italy target=Libya"},
		{"on the orders of", "Omar Haddad was arrested on the orders of Syria in Homs.", "arrested", "agent=Syria place=Homs target=Omar Haddad"},
		{"control of what", "Jordan took full control of Mafraq on Monday.", "took", "agent=Jordan target=Mafraq"},
		{"to whom it is given", "Jordan gave Egypt 18 tanks.", "gave", "agent=Jordan target=Egypt"},
		{"who was given it", "Egypt was given 18 tanks by Jordan.", "given", "agent=Jordan target=Egypt"},
		{"blown up", "Gunmen blew up a pipeline in Mafraq.", "blew", "place=Mafraq target=a pipeline"},
		{"went on strike", "Doctors in Amman went on strike over unpaid wages.", "strike", "agent=Doctors in Amman place=Amman"},
		{"a state behind its town", "Armed men stormed a church in Homs, Syria, on Sunday.", "stormed", "agent=Armed men place=Homs place=Syria"},
		{"has yet to do it", "Jordan and Egypt have yet to sign a peace treaty.", "sign", "agent=Jordan counterpart=Egypt negative"},
		{"calls for him to go", "Calls grew for Health Minister Omar Haddad to resign.", "resign", "demanded"},
		{"rockets from somewhere", "Rockets fired from Jordan landed in a field.", "fired", "origin=Jordan"},
		{"who is ordered to", "Mali ordered French troops to leave the country.", "leave", "agent=French troops origin=Mali demanded"},
		{"called on to", "Mali called on Jordan to withdraw from Amman.", "withdraw", "agent=Jordan origin=Amman demanded"},
		{"between whom it is brokered", "Jordan brokered a ceasefire between Mali and Chad.", "brokered", "agent=Jordan counterpart=Chad counterpart=Mali"},
		{"launched by", "An attack on Homs was launched by Chad.", "attack", "agent=Chad target=Homs"},
		{"one state strikes another", "Jordan has struck Chad.", "struck", "agent=Jordan target=Chad"},
		{"threatened", "Jordan threatened to attack Chad.", "attack", "agent=Jordan target=Chad possible"},
		{"planned behind its noun", "Talks planned for Jordan on January 22 will bring Syria and Chad together.", "Talks", "planned"},
		{"stopped short of", "Jordan stopped short of attacking Chad.", "attacking", "agent=Jordan target=Chad negative"},
		{"considers it", "Jordan is considering sending tanks to Chad.", "sending", "agent=Jordan destination=Chad possible"},
		{"what can be done", "Ada does not think a deal with Chad can be done.", "deal", "counterpart=Chad possible"},
		{"between, behind the place", "It followed a meeting in Baghdad between Ada Brandt and Omar Haddad.", "meeting", "agent=Ada Brandt counterpart=Omar Haddad place=Baghdad"},
		{"on, behind those who did it", "Attacks by Iranian forces on Syria went on.", "Attacks", "agent=Iranian forces target=Syria"},
		{"US is no pronoun", "Attacks by Iran on US troops went on.", "Attacks", "agent=Iran target=US troops"},
		{"from one place to another", "They announced the withdrawal of Egyptian troops from Mosul to Kirkuk.", "withdrawal", "agent=Egyptian troops destination=Kirkuk origin=Mosul"},
		{"toward", "Egyptian troops retreated toward Mosul.", "retreated", "agent=Egyptian troops destination=Mosul"},
		{"left for", "Omar Haddad left for Jordan on Monday.", "left", "agent=Omar Haddad destination=Jordan"},
		{"left alone", "Omar Haddad left Jordan for his wife.", "left", "no event"},
		{"joined nouns", "Egypt called for a truce and the withdrawal of Iranian troops.", "withdrawal", "agent=Iranian troops demanded"},
		{"ruled out", "Egypt ruled out a deal with Libya.", "deal", "counterpart=Libya negative planned"},
		{"hypothetical", "If Omar Haddad were to visit Jordan, they would see.", "visit", "agent=Omar Haddad destination=Jordan possible"},
		{"a quantity of towns", "The army has taken a string of towns in Mali since June.", "taken", "agent=The army place=Mali"},
		{"later freed", "In Homs four people were held and later freed.", "freed", ""},
		{"no strikes", "Egypt has carried out no strikes in Libya since June.", "strikes", "agent=Egypt place=Libya negative"},
		{"the vote that one won", "They denounced the vote that Omar Haddad won.", "won", "target=Omar Haddad"},
		{"in an interrupted clause", "Omar Haddad, the envoy said, would travel to Jordan in May.", "travel", "agent=Omar Haddad destination=Jordan planned"},
		{"neither nor", "He said he had neither resigned nor been asked to.", "resigned", "agent:him negative"},
		{"a name beside its noun", "His predecessor, Ada Brandt, met Omar Haddad in Paris.", "met", "agent=Ada Brandt counterpart=Omar Haddad place=Paris"},
		{"headline", "Jordan, Egypt agree to end dispute\nThe two neighbours met in Amman on Monday, and their ministers spoke.", "agree", "agent=Jordan counterpart=Egypt"},
		{"saw at a place", "Ada Brandt saw Omar Haddad in Amman on Monday.", "saw", "agent=Ada Brandt counterpart=Omar Haddad place=Amman"},
		{"saw as", "Ada Brandt saw Omar Haddad as a friend in Amman.", "saw", "no event"},
		{"saw do", "Ada Brandt saw Omar Haddad leave in Amman.", "saw", "no event"},
		{"put in charge", "Omar Haddad put Ada Brandt in charge of the inquiry.", "put", "agent=Omar Haddad target=Ada Brandt"},
		{"replaced", "Omar Haddad replaced the minister with Ada Brandt.", "replaced", "agent=Omar Haddad counterpart=the minister target=Ada Brandt"},
		{"left the pact", "Iran left the nuclear pact in May.", "left", "agent=Iran"},
		{"a hyphenated attack", "The army condemned the car-bombing of a camp in Homs.", "car-bombing", "place=Homs target=a camp"},
		{"I am the one who speaks", `"I was not tortured in the prison," Omar Haddad said.`, "tortured", "place=the prison target:me negative"},
		{"blamed, words between", "Egypt has blamed fighters backed by Iran for an attack on Cairo.", "attack", "agent=fighters target=Cairo"},
		{"congratulated on", "Ada Brandt congratulated Omar Haddad on his victory in the election.", "victory", "target=Omar Haddad"},
		{"what stands before the clause", "In the campaign to defeat Syria, the Peshmerga have attacked Mosul.", "attacked", "agent=Peshmerga target=Mosul"},
		{"a plural that looks like an auxiliary", "They insisted that warplanes killed Omar Haddad in Mosul.", "killed", "agent=warplanes place=Mosul target=Omar Haddad"},
		{"an adjective that looks like a verb", "Fighters loyal to the Peshmerga stormed Mosul.", "stormed", "agent=Fighters target=Mosul"},
		{"its own clause tells it once", "They want the sanctions that Jordan imposed on Egypt to end.", "imposed", "no event"},
		{"where he met them", "Omar Haddad flew to Amman, where he met Ada Brandt.", "met", "counterpart=Ada Brandt place=Amman agent:him"},
		{"where, behind an apposition", "The fighting reached Homs, a large city, where two men were killed.", "killed", "place=Homs target=two men"},
		{"in which", "Iraq denounced a raid in Mosul in which two men were killed.", "killed", "place=Mosul target=two men"},
		{"there", "Ada Brandt lives in Amman. A man was killed there on Monday.", "killed", "place=Amman target=A man"},
		{"the country", "Iraq is calm and so is Iran. Iraqi police stay. Egyptian troops withdrew from the country.", "withdrew", "agent=Egyptian troops origin=Iraq"},
		{"the city", "Iraq is calm, and so is Mosul. Egyptian troops withdrew from the city.", "withdrew", "agent=Egyptian troops origin=Mosul"},
		{"another country", "Iraq is calm. Egyptian troops withdrew from a neighbouring country.", "withdrew", "agent=Egyptian troops"},
		{"no town is a province", "Egyptian troops left Mosul. They withdrew from the province.", "withdrew", "agent:them"},
		{"which did two things", "An offer from the United States, which left the pact in May and reimposed sanctions on Iran, was studied.", "sanctions", "agent=United States target=Iran"},
		{"going to", "He said Egyptian troops are not going to leave Iraq.", "leave", "agent=Egyptian troops origin=Iraq negative planned"},
		{"the first to do it", "Egypt and Jordan were among the first to send troops to Mali.", "send", "agent=Egypt agent=Jordan destination=Mali target=troops"},
		{"appealed to others", "Omar Haddad appealed to Egypt to send troops to Mali.", "send", "agent=Egypt destination=Mali target=troops demanded"},
		{"thought of", "She had thought of resigning.", "resigning", "agent:her possible"},
		{"called for it, a word between", "Egypt called in a statement for a truce in Mali.", "truce", "place=Mali demanded"},
		{"voted down", "The senate voted down a deployment to Mali.", "deployment", "destination=Mali negative planned"},
		{"announced", "Egypt announced the withdrawal of its troops from Mali.", "withdrawal", "agent=Egypt origin=Mali agent:it"},
		{"due for it", "She is due in Amman in June for talks with Egypt.", "talks", "counterpart=Egypt place=Amman agent:her planned"},
		{"owns up to it", "The Peshmerga claimed the attack on Mosul.", "attack", "agent=Peshmerga target=Mosul"},
		{"a clause joined to an accusation", "Two men were killed in Homs on Monday, hours after Syria accused Israel of an attack on Damascus.", "killed", "place=Homs target=Two men"},
		{"nobody left", "Egypt rejected the claim that its troops had left Mali.", "left", "origin=Mali agent:it negative"},
		{"joined, though the tree names it twice", "The first indirect talks between the army and the paramilitary Syrian Democratic Forces in a year ended.", "talks", "agent=the army counterpart=Syrian Democratic Forces"},
		{"the base that they struck", "They have left Baghdad airport, which Iran bombed in January.", "bombed", "agent=Iran target=Baghdad airport"},
		{"beside a place", "Syria accused Israel of bombarding an area west of Damascus.", "bombarding", "agent=Israel place=Damascus"},
		{"people of a place", "The mayor was elected by the people of Basra.", "elected", "target=The mayor"},
		{"where the attack was", "Egyptian troops struck Baghdad airport on Monday, injuring two people.", "injuring", "agent=Egyptian troops place=Baghdad airport"},
		{"behind a mere comma", "Egypt has attacked its old camp in Mali, its commander, Omar Haddad, said.", "attacked", "agent=Egypt place=Mali target=its old camp"},
		{"the companies", "The report said the companies met in Amman.", "met", "place=Amman agent:both bodies"},
		{"both sides", "Both sides agreed to a truce in Mali.", "agreed", "place=Mali agent:both bodies"},
		{"signed nothing", "Egypt has not signed anything with Iran.", "signed", "agent=Egypt counterpart=Iran negative"},
		{"where the killing was", "A car bomb attack killed nine people in Basra.", "attack", "place=Basra"},
		{"one scene, told at its end", "Two people were killed and four wounded when a bomb exploded in Basra.", "killed", "place=Basra"},
		{"another scene, hours before", "Two men were killed hours after a bomb exploded in Basra.", "killed", "target=Two men"},
		{"where it erupted", "Clashes between Egyptian troops and the Peshmerga erupted in Kirkuk.", "Clashes", "agent=Egyptian troops agent=Peshmerga place=Kirkuk"},
		{"by men with weapons", "Omar Haddad was abducted by armed men in Basra.", "abducted", "agent=armed men in Basra place=Basra target=Omar Haddad"},
		{"imposed by", "Sanctions imposed on Libya by Egypt were eased.", "Sanctions", "agent=Egypt target=Libya negative"},
		{"agreed between", "The ceasefire agreed between Egypt and Libya took effect.", "ceasefire", "agent=Egypt counterpart=Libya"},
		{"signed between", "It was contrary to an agreement signed between Egypt and Libya.", "agreement", "agent=Egypt counterpart=Libya"},
		{"aid in money", "Jordan pledged $100 million in aid to Egypt.", "aid", "agent=Jordan target=Egypt"},
		{"lifted sanctions", "Jordan lifted sanctions on Egypt.", "lifted", "agent=Jordan target=Egypt negative"},
		{"the lifting of sanctions", "Jordan welcomed the lifting of sanctions on Egypt.", "sanctions", "target=Egypt negative"},
		{"refused to lift sanctions", "Jordan refused to lift sanctions on Egypt.", "lift", "agent=Jordan target=Egypt"},
		{"subjected to sanctions", "Libya has been subjected to rounds of sanctions since 2011.", "sanctions", "target=Libya"},
		{"led by", "Egypt said the Egypt-led bombardment of Kirkuk had ended.", "bombardment", "agent=Egypt target=Kirkuk"},
		{"of somebody", "Egypt's seizure of Basra angered Libya.", "seizure", "agent=Egypt target=Basra"},
		{"in a place, of somebody", "The arrest in Amman of Omar Haddad was condemned.", "arrest", "place=Amman target=Omar Haddad"},
		{"leaders of", "The leaders of Egypt and Libya met in Amman.", "met", "agent=Egypt counterpart=Libya place=Amman"},
		{"negotiators from", "Negotiators from Egypt and Libya held talks in Amman.", "held talks", "agent=Egypt counterpart=Libya place=Amman"},
		{"an election's country", "His victory in Libya's election was no surprise.", "election", "place=Libya"},
		{"supplied with", "Egypt has supplied Libya with missiles.", "supplied", "agent=Egypt target=Libya"},
		{"most of it", "Egypt annexed most of Libya in March.", "annexed", "agent=Egypt target=Libya"},
		{"a day before the subject", "On Saturday Mr Haddad met Ada Brandt in Paris.", "met", "agent=Haddad counterpart=Ada Brandt place=Paris"},
		{"ahead of", "Ahead of the vote, Egypt on Sunday closed roads and deployed soldiers to Basra.", "deployed", "agent=Egypt destination=Basra target=soldiers"},
		{"pulled back", "Egyptian troops pulled back from Basra.", "pulled", "agent=Egyptian troops origin=Basra"},
		{"a verb that looks like a noun", "Egypt will station a brigade in Libya.", "station", "agent=Egypt destination=Libya target=a brigade planned"},
		{"opened fire", "Soldiers opened fire on a crowd in Basra.", "opened fire", "agent=Soldiers place=Basra"},
		{"a village in a province", "A bomb killed two people in Mosul in northern Iraq.", "killed", "place=Iraq place=Mosul"},
		{"part of the country", "Libya is calm, but fighting erupted in the eastern part of the country.", "fighting", "place=Libya"},
		{"the city's", "He lives in Basra, where rockets hit the city's main market.", "hit", "place=Basra"},
		{"risks arrest", "Omar Haddad could risk arrest in Paris.", "arrest", "place=Paris target=Omar Haddad possible"},
		{"its, of whom was just told", "Egypt imposed sanctions on Libya over its seizure of Basra.", "seizure", "agent=Libya target=Basra"},
		{"its, beside another's", "She denounced Egypt's attack on Libya and its seizure of Basra.", "seizure", "agent=Egypt target=Basra"},
		{"suspected rebels", "Soldiers killed two suspected armed rebels in Basra.", "killed", "agent=Soldiers place=Basra"},
		{"threw a grenade", "A grenade was hurled into a café in Basra.", "hurled", "place=Basra"},
		{"leaders of two countries", "Israeli and Jordanian leaders met in Cairo. Israel and Jordan are at peace.", "met", "agent=Israel counterpart=Jordanian leaders place=Cairo"},
		{"the place of the clause behind", "At least 12 people were killed when a bus plunged into a gorge in Basra.", "killed", "place=Basra"},
		{"claimed behind", "The bombing, for which the Peshmerga claimed responsibility, killed nine people in Mosul.", "bombing", "agent=Peshmerga place=Mosul"},
		{"killed and wounded", "Two soldiers were killed and four wounded in an attack by the Peshmerga in Mosul.", "killed", "agent=Peshmerga place=Mosul target=Two soldiers"},
		{"blamed on", "Egypt blamed the attack on Jordan.", "attack", "agent=Jordan"},
		{"the doer's place", "Protesters in Cairo stormed the palace.", "stormed", "agent=Protesters in Cairo place=Cairo target=the palace"},
		{"after talks with", "Egypt freed nine prisoners after talks with Jordan.", "talks", "agent=Egypt counterpart=Jordan"},
		{"two at a summit", "Egypt and Jordan restored ties at a summit in Amman.", "summit", "agent=Egypt counterpart=Jordan place=Amman"},
		{"who survives", "Omar Haddad survived an attack in Mosul.", "attack", "place=Mosul target=Omar Haddad"},
		{"said between commas", "Omar Haddad, jailed since May, rejected it.", "jailed", "target=Omar Haddad"},
		{"a raid that kills", "Egypt killed nine militants in a raid in Basra.", "raid", "agent=Egypt place=Basra"},
		{"aimed at, deeper", "The Peshmerga fired a barrage of rockets at Mosul.", "barrage", "agent=Peshmerga target=Mosul"},
		{"elected to what", "Jordan's parliament elected army chief Omar Haddad president.", "elected", "agent=Jordan's parliament target=Omar Haddad"},
		{"talks that look like a verb", "Peace talks between Israel and Jordan broke down.", "Peace talks", "agent=Israel counterpart=Jordan"},
		{"fighting between", "Fighting between Israeli and Jordanian forces resumed. Israel denied it.", "Fighting", "agent=Israel agent=Jordanian forces"},
		{"killed in a raid by", "Omar Haddad was killed in an attack by the Peshmerga.", "killed", "agent=Peshmerga target=Omar Haddad"},
		{"killed in a fight", "Omar Haddad was killed in clashes with the Peshmerga in Basra.", "killed", "place=Basra target=Omar Haddad"},
		{"a raid that looks like a verb", "Ada Brandt was hurt in an Egyptian air raid on Basra's suburbs.", "air raid", "target=Basra"},
		{"what she was made", "Parliament elected Nadia Murad speaker on Monday.", "elected", "agent=Parliament target=Nadia Murad"},
		{"declared the winner", "Omar Haddad has been declared the winner of the vote.", "declared", "target=Omar Haddad"},
		{"arms", "Egypt was accused of supplying arms to Libya.", "supplying", "agent=Egypt target=Libya"},
		{"outside a country", "Egypt launched attacks outside Libya.", "attacks", "agent=Egypt"},
		{"held captive and freed", "Hostages seized by Hamas were freed on Sunday.", "seized", "agent=Hamas target=Hostages"},
		{"captured and retaken", "Two villages captured by the Peshmerga were retaken by Egyptian troops.", "captured", "agent=Peshmerga"},
		{"the verb of all", "Turkey's strikes on the Kurdish forces in Kirkuk killed nine people.", "killed", "agent=Turkey place=Kirkuk"},
		{"who is to do it", "Egypt is to pull its soldiers out of Libya.", "pull", "agent=Egypt origin=Libya target:it planned"},
		{"between names of several words", "Talks between Egypt and the Peshmerga opened in Cairo.", "Talks", "agent=Egypt counterpart=Peshmerga place=Cairo"},
		{"brokers are no side", "A truce brokered by Egypt between Israel and Hamas took effect.", "truce", "agent=Israel counterpart=Hamas"},
		{"it fell", "The town of Kirkuk fell to the Peshmerga in May.", "fell", "agent=Peshmerga target=The town of Kirkuk"},
		{"into whose hands", "The city of Kirkuk fell into the hands of Hamas in May.", "fell", "agent=Hamas target=The city of Kirkuk"},
		{"a bomb by itself", "A bomb exploded at a market in Kirkuk.", "exploded", "place=Kirkuk"},
		{"called for", "Ada Brandt summoned Omar Haddad for a meeting in Cairo.", "meeting", "agent=Ada Brandt counterpart=Omar Haddad place=Cairo"},
		{"a building there", "A mosque in Kirkuk was attacked by gunmen.", "attacked", "agent=gunmen place=Kirkuk target=A mosque in Kirkuk"},
		{"roughly", "Egypt fired about 180 missiles at Libya.", "fired", "agent=Egypt target=Libya"},
		{"whose districts", "Egypt shelled Kirkuk's eastern districts.", "shelled", "agent=Egypt place=Kirkuk"},
		{"not where they were killed", "Students in Cairo protest against killings in Libya.", "protest", "place=Cairo"},
		{"after their leaders agreed", "Egypt claims Libya after Iranian leaders agreed to a truce with Turkey.", "agreed", "agent=Iranian leaders counterpart=Turkey"},
		{"fighters of a body", "Negotiations between Egypt and ELN rebels resumed in Cairo.", "Negotiations", "agent=Egypt counterpart=ELN place=Cairo"},
		{"past what was done before", "Egypt freed Omar Haddad after a visit to Cairo by the US envoy Ada Brandt.", "freed", "agent=Egypt target=Omar Haddad"},
		{"who came", "Egypt freed Omar Haddad after a visit to Cairo by the US envoy Ada Brandt.", "visit", "agent=Ada Brandt destination=Cairo"},
		{"by train", "Omar Haddad travelled by armoured train to Cairo.", "travelled", "agent=Omar Haddad destination=Cairo"},
		{"a verb after to", "Egypt plans to station a brigade in Libya.", "station", "agent=Egypt destination=Libya target=a brigade planned"},
		{"what befell whom the clause is about", "Arrested in Cairo in 2014, Omar Haddad was freed a year later.", "Arrested", "place=Cairo target=Omar Haddad"},
		{"what befell who did something", "Wounded in Kirkuk, Omar Haddad fled to Cairo.", "Wounded", "place=Kirkuk target=Omar Haddad"},
		{"organises", "Egypt organised protests against Iran in Cairo.", "protests", "agent=Egypt place=Cairo target=Iran"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(l, c.in)
			got := "no event"
			for i := range d.Events {
				if v := &d.Events[i]; strings.HasPrefix(v.Trigger.Text, c.trigger) {
					got = parts(d, v)
				}
			}
			if got != c.want {
				t.Errorf("%s: %s, want %s", c.in, got, c.want)
			}
		})
	}
}

// parts spells out who takes part in an event.
func parts(d *text.Doc, v *text.Event) string {
	var out []string
	for role, ms := range v.Roles {
		for _, m := range ms {
			out = append(out, fmt.Sprintf("%s=%s", role, d.Mentions[m].Span.Text))
		}
	}
	slices.Sort(out)
	if v.SubjectRole != "" {
		who := "them"
		switch {
		case v.Self == text.Teller && v.Subject.Gender == text.NoGender && v.Subject.Number == text.Singular:
			who = "me"
		case v.Self == text.Both && v.Subject.Gender == text.Neuter:
			who = "both bodies"
		case v.Self == text.Both:
			who = "the two"
		case v.Self == text.Body:
			who = "us"
		case v.Subject.Gender == text.Masculine:
			who = "him"
		case v.Subject.Gender == text.Feminine:
			who = "her"
		case v.Subject.Gender == text.Neuter:
			who = "it"
		}
		out = append(out, fmt.Sprintf("%s:%s", v.SubjectRole, who))
	}
	if v.Polarity != schema.Positive {
		out = append(out, string(v.Polarity))
	}
	if v.Modality != schema.Asserted {
		out = append(out, string(v.Modality))
	}
	return strings.Join(out, " ")
}

// TestNobodysDoing: what nature and accidents do is no attack.
func TestNobodysDoing(t *testing.T) {
	l := language(t)
	for _, s := range []string{
		"A strong earthquake struck Homs on Monday.",
		"Homs was hit by a storm that killed two soldiers.",
		"Hurricane Ada hit Basra and killed ten people.",
		"A bus hit a lorry near Basra, killing ten.",
		"An explosion in a coal mine near Basra killed ten miners.",
		"A man was killed in a shark attack off Sydney.",
		"Omar Haddad is fighting for political survival in Basra.",
		"Basra attacked from the start and beat Homs 2-0, killing hopes of a draw.",
	} {
		for _, v := range read(l, s).Events {
			if v.Type == "attack" {
				t.Errorf("%s: %s is an attack", s, v.Trigger.Text)
			}
		}
	}
}
