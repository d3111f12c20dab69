package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
)

// downReach is how far behind a word for destroying what is destroyed stands.
const downReach = 8

// intercepts reports whether what the word for an attack that ends before token j destroys is
// in the air, so that it wards off an attack: "دمرت الدفاعات الجوية صاروخين", "تدمير طائرة
// مسيرة", "اعترضت خمس مسيرات ودمرتها".
func (r *eventReader) intercepts(i, j int, s *text.Sentence, f triggerForm, suffix *enclitic) bool {
	if !downing[f.trigger.lemma] {
		return false
	}
	if suffix != nil {
		for k := i - 1; k >= s.From && i-k <= downReach; k-- {
			if warding[r.toks[k].Stem] {
				return true
			}
		}
		return false
	}
	for k := j; k < min(s.To, j+downReach); k++ {
		t := &r.toks[k]
		switch {
		case projectiles[t.Stem], planes[t.Stem] && k+1 < s.To && projectiles[r.toks[k+1].Stem]:
			return true
		case t.Kind == text.Number, fewOf[t.Base], quantity(t.Base), r.in[k] >= 0, t.Norm == comma:
		case r.cover[k] >= 0 && t.Conj == "" && t.Prep == "":
			k = r.d.Mentions[r.cover[k]].To - 1 // who destroys it
		default:
			return false
		}
	}
	return false
}

// Words of bringing down what flies, folded: the verbs, those of warding off, planes, which are
// meant where they fly without a pilot, and what is fired.
var (
	downing     = wordSet("\u062F\u0645\u0631", "\u0627\u0633\u0642\u0637", "\u0641\u062C\u0631")                                                                                         // دمر أسقط فجر
	warding     = wordSet("\u0627\u0639\u062A\u0631\u0627\u0636", "\u0627\u0639\u062A\u0631\u0636", "\u0627\u0639\u062A\u0631\u0636\u062A")                                               // اعتراض اعترض اعترضت
	planes      = wordSet("\u0637\u0627\u0626\u0631\u0647", "\u0637\u0627\u0626\u0631\u0627\u062A", "\u0637\u0627\u0626\u0631\u062A\u064A\u0646")                                         // طائرة طائرات طائرتين
	projectiles = wordSet("\u0635\u0627\u0631\u0648\u062E", "\u0635\u0627\u0631\u0648\u062E\u0627", "\u0635\u0627\u0631\u0648\u062E\u064A\u0646", "\u0635\u0648\u0627\u0631\u064A\u062E", // صاروخ صاروخا صاروخين صواريخ
		"\u0645\u0633\u064A\u0631\u0647", "\u0645\u0633\u064A\u0631\u0627\u062A", "\u0645\u0633\u064A\u0631\u062A\u064A\u0646") // مسيرة مسيرات مسيرتين
)

// launched is أطلق.
const launched = "\u0627\u0637\u0644\u0642"

// firedOff reports whether the verb at token i, which tells that something was fired, tells it of
// the missile before it, so that who fired it is not told: "صواريخ باليستية أطلقت باتجاه الرياض".
func (r *eventReader) firedOff(i int, s *text.Sentence, f triggerForm, suffix *enclitic) bool {
	if f.trigger.lemma != launched || f.form != past && f.form != passive || suffix != nil || r.toks[i].Conj != "" {
		return false
	}
	for k := i - 1; k >= s.From && i-k <= 4; k-- {
		t := &r.toks[k]
		if projectiles[t.Stem] {
			return true
		}
		if t.Kind != text.Word || r.finite(k) || t.Conj != "" {
			return false
		}
	}
	return false
}

// series holds nouns for many strikes, folded: سلسلة عشرات مئات موجة وابل.
var series = wordSet(
	"\u0633\u0644\u0633\u0644\u0647", "\u0639\u0634\u0631\u0627\u062A", "\u0645\u0626\u0627\u062A", "\u0645\u0648\u062C\u0647", "\u0648\u0627\u0628\u0644",
)

// byStrikes reports whether the noun for an attack at token i is what the attack told before is
// made with: "استهدف الطيران المدينة بعدة غارات".
func (r *eventReader) byStrikes(i int, s *text.Sentence, forms []triggerForm) bool {
	if len(r.d.Events) == 0 || forms[0].trigger.typ != "attack" || forms[0].form != masdar && forms[0].form != noun || r.toks[i].Def || r.toks[i].Conj != "" {
		return false
	}
	if r.toks[i].Prep != prepB && (i == s.From || r.toks[i-1].Prep != prepB || !quantity(r.toks[i-1].Stem) && !series[r.toks[i-1].Stem]) {
		return false
	}
	o := &r.d.Events[len(r.d.Events)-1]
	if o.Type != "attack" || o.From < s.From || i-o.To > downReach+2 {
		return false
	}
	for k := o.To; k < i; k++ {
		day := r.toks[k].Norm == comma && (r.inDate(k-1) || r.inDate(k+1)) // "دمرت الطائرات، الخميس، بغارات"
		if r.finite(k) || r.toks[k].Kind == text.Punct && !day {
			return false
		}
	}
	return true
}
