package en

import (
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestReality tells what did not take place, and what was to.
func TestReality(t *testing.T) {
	l := language(t)
	for _, test := range []struct {
		text     string
		typ      string
		polarity schema.Polarity
		modality schema.Modality
	}{
		{"Police foiled an attempt to attack the Chadian embassy in Nairobi.", "attack", schema.Negative, schema.Planned},
		{"The army was unable to retake Mosul.", "seize", schema.Negative, schema.Asserted},
		{"The summit between Omar Haddad and Sami Nasser was cancelled.", "meet", schema.Negative, schema.Asserted},
		{"Chad vetoed a resolution that would have imposed sanctions on Jordan.", "sanction", schema.Negative, schema.Planned},
		{"The plot to kill Omar Haddad in Basra was never carried out.", "kill", schema.Negative, schema.Planned},
		{"It is unlikely that Chad will attack Jordan.", "attack", schema.Positive, schema.Possible},
		{"There is no evidence that Uganda sent soldiers to Chad.", "deploy", schema.Negative, schema.Asserted},
		{"The government prevented Omar Haddad from returning to Basra.", "return", schema.Negative, schema.Asserted},
		{"The treaty bans Uganda from bombing Chad.", "attack", schema.Negative, schema.Asserted},
		{"The resolution prohibits Uganda from firing any missile.", "attack", schema.Negative, schema.Asserted},
		{"The truce discouraged Uganda from visiting Chad and attacking Jordan.", "attack", schema.Negative, schema.Asserted},
		{"Uganda was barred from arming Chad or from attacking Jordan.", "attack", schema.Negative, schema.Asserted},
		{"The law did not prevent Uganda from bombing Chad.", "attack", schema.Positive, schema.Asserted},
		{"The crisis grew from a plot rather than from spontaneous protests in Basra.", "protest", schema.Negative, schema.Asserted},
		{"Rather than attacking Chad, Uganda sent envoys to Jordan.", "attack", schema.Negative, schema.Asserted},
		{"Jordan lifted the sanctions on Chad.", "sanction", schema.Negative, schema.Asserted},
		{"Jordan suspended sanctions on Chad.", "sanction", schema.Negative, schema.Asserted},
		{"Omar Haddad warned Chad against bombing Jordan.", "attack", schema.Negative, schema.Demanded},
		{"The rebels will not leave unless the army stops bombing Basra.", "attack", schema.Positive, schema.Asserted},
		{"Talks between Chad and Jordan are due to begin in Amman on Friday.", "negotiate", schema.Positive, schema.Planned},
		{"A summit, which will be held in Amman, will bring them together.", "meet", schema.Positive, schema.Planned},
		{"The vote clears the way for the appointment of Omar Haddad.", "appoint", schema.Positive, schema.Planned},
		{"The plan includes the withdrawal of Chadian forces from Basra.", "withdraw", schema.Positive, schema.Planned},
		{"The decision could lead to sanctions on Chad.", "sanction", schema.Positive, schema.Possible},
		{"The case would later lead to the arrest of Omar Haddad.", "arrest", schema.Positive, schema.Asserted},
		{"The firm is close to signing a deal with Jordan.", "agree", schema.Positive, schema.Possible},
		{"Hopes of reaching a deal with Jordan faded.", "agree", schema.Positive, schema.Possible},
		{"Chad did not rule out sending troops to Jordan.", "deploy", schema.Positive, schema.Possible},
		{"They have to withdraw from Basra.", "withdraw", schema.Positive, schema.Demanded},
		{"There were no casualties or injuries among the soldiers in Basra.", "injure", schema.Negative, schema.Asserted},
		{"It did not appear that the base in Basra was targeted.", "attack", schema.Negative, schema.Asserted},
		{"There were no strikes but injuries in Basra.", "injure", schema.Positive, schema.Asserted},
		{"Chad said it had attacked Basra.", "attack", schema.Positive, schema.Asserted},
		{"The group attacked a village near Basra.", "attack", schema.Positive, schema.Asserted},
	} {
		found := false
		for _, v := range read(l, test.text).Events {
			if v.Type == test.typ {
				found = true
				if v.Polarity != test.polarity || v.Modality != test.modality {
					t.Errorf("%s: %s is %s, %s; want %s, %s", test.text, v.Trigger.Text, v.Polarity, v.Modality, test.polarity, test.modality)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s", test.text, test.typ)
		}
	}
}
