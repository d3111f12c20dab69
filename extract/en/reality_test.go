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
		{"Jordan lifted the sanctions on Chad.", "sanction", schema.Negative, schema.Asserted},
		{"Jordan suspended sanctions on Chad.", "sanction", schema.Negative, schema.Asserted},
		{"Omar Haddad warned Chad against bombing Jordan.", "attack", schema.Negative, schema.Demanded},
		{"The rebels will not leave unless the army stops bombing Basra.", "attack", schema.Positive, schema.Asserted},
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
