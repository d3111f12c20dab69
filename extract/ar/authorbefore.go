package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// authorReach is how far before a verb the document may stand that it was said in.
const authorReach = 16

// authorBefore returns whose document or speech the verb at token i refers back to:
// "خطاب للرئيس قال فيه", "الخطبة الأخيرة للمرشد والتي أكد فيها". It is -1 where none is.
func (r *speechReader) authorBefore(i int, s *text.Sentence) int {
	if i+1 >= s.To || !r.withPronoun(i+1) {
		if k := i - 1; i+1 < s.To && r.subordinator(i+1) && r.finite(i) && (r.publishedAt(&k, s) || r.shownAt(k, i, s)) { // "بث التلفزيون تسجيلا قال إنه"
			return r.publisher(k, s)
		}
		return text.NoMention
	}
	for k := i - 1; k >= s.From && k > i-authorReach; k-- {
		if t := &r.toks[k]; t.Kind != text.Word && t.Norm != comma && t.Kind != text.Open && t.Kind != text.Close && t.Norm != "(" && t.Norm != ")" || r.finiteVerb(k) && r.cover(k) < 0 && !(k-1 > s.From && r.toks[k].Conj == "" && r.behindDocument(k, s.From)) {
			return text.NoMention
		}
		if r.mediumAt(k) != "" || r.contentWord(k) || r.kindOf(&text.Token{Base: strings.TrimSuffix(r.toks[k].Base, string(alef))}) == "content-noun" {
			issuer := r.issuer(k, s)
			if hasSuffix(r.toks[k].Base, string(alef)) && issuer >= 0 && r.d.Mentions[issuer].Type != schema.Person { // "قدمت اللجنة تقريرا لمجلس الأمن تقول فيه"
				if m := r.publisher(k, s); m >= 0 {
					return m
				}
			}
			if issuer >= 0 && r.d.Mentions[issuer].To <= i {
				return issuer
			}
			return r.publisher(k, s)
		}
	}
	return text.NoMention
}

// publishedAt reports whether a document in the accusative, what somebody published, ends at
// token *k, with its adjectives, and moves *k to it.
func (r *speechReader) publishedAt(k *int, s *text.Sentence) bool {
	for q := *k; q > s.From && q > *k-3; q-- {
		t := &r.toks[q]
		if t.Kind != text.Word || t.Def || !r.bare(q) || !hasSuffix(t.Base, string(alef)) {
			return false
		}
		if w, ok := cutSuffix(t.Base, string(alef)); ok && (r.mediumAt(q) != "" || r.kindOf(&text.Token{Base: w}) == "content-noun" || broadcasts[w]) {
			*k = q
			return true
		}
	}
	return false
}

// shownAt reports whether an indefinite thing that somebody shows ends at token k, before the verb at
// token i, whose "أن" has the pronoun of it: "عرض محاميه رسائل نصية | قال إنها".
func (r *speechReader) shownAt(k, i int, s *text.Sentence) bool {
	b := r.toks[i+1].Base
	if b == that || b == prepB+that || r.toks[i].Conj != "" || k <= s.From+1 || !r.hasForm(r.toks[i].Base, past) {
		return false
	}
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || r.cover(k) >= 0 || r.endsMention(i) || r.in[k] >= 0 || r.class(t) != "" || r.finite(k) || !r.bare(k) {
		return false
	}
	if _, ok := r.adjective(k); ok || r.adjectival(k) {
		t = &r.toks[k-1]
	}
	return r.things[t.Stem] || r.mediumAt(k) != "" || r.mediumAt(k-1) != "" || r.words[t.Base] > 0 && !r.masdars[t.Base]
}

// broadcasts holds the nouns for what is broadcast: نقل بث.
var broadcasts = wordSet("\u0646\u0642\u0644", "\u0628\u062B")

// publisher returns the subject of the clause in which the document at token k is published:
// right behind the verb that opens it ("نشرت الحركة تسجيلا | تهدد فيه"), or before its verb.
// It is -1 where there is none.
func (r *speechReader) publisher(k int, s *text.Sentence) int {
	for q := k - 1; q > s.From && q > k-authorReach; q-- {
		m, ok := r.at[q]
		v := &r.toks[q-1]
		if !ok || !r.canSpeak(m) || !r.bare(q) || v.Kind != text.Word || v.Def || v.Prep != "" || !r.isVerb(v.Base) && !r.hasForm(v.Base, past) {
			continue
		}
		if v.Conj != "" || q-1 == s.From || r.toks[q-2].Kind != text.Word || r.in[q-2] >= 0 || r.clauseOpener(q-2) {
			return m
		}
	}
	return r.clauseSubject(k, s)
}
