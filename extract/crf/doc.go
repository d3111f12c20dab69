// Package crf is a first-order linear-chain conditional random field over
// sparse binary features: training, decoding, marginal probabilities, and a
// compact file.
//
// A feature is a 32-bit hash that the caller makes of whatever it saw; the
// package gives it no meaning. With the few hundred thousand features that a
// tagger keeps, an unseen feature meets a kept one by accident about once in
// ten thousand look-ups, which the training does not notice.
//
//	model, err := crf.Train(sequences, labels, crf.Options{Epochs: 10, L2: 1})
//	var d crf.Decoder // scratch space of one goroutine
//	d.Start(model, len(tokens))
//	for i := range tokens {
//		d.Add(i, features(i)...)
//	}
//	path := d.Viterbi(nil)
//
// Training runs on one goroutine and uses no randomness but its seed, so that
// the same sequences and options give the same bytes.
//
// References: Lafferty, McCallum and Pereira, "Conditional Random Fields"
// (2001); Bottou, "Stochastic Gradient Descent Tricks" (2012), for the schedule
// and the scaled weights; Culotta and McCallum, "Confidence Estimation for
// Information Extraction" (2004), for the probability of a segment.
package crf
