package tagger

import "unicode/utf8"

// Hashes are FNV-1a with a final mix, so that their low and high bits are both
// worth using. 0 stands for "nothing there".

const (
	offset32 = 2166136261
	prime32  = 16777619
)

func hashString(s string) uint32 {
	h := uint32(offset32)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * prime32
	}
	return finish(h)
}

func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	h ^= h >> 16
	if h == 0 {
		return 1
	}
	return h
}

// join hashes an ordered pair.
func join(a, b uint32) uint32 {
	return finish((a*0x9E3779B1 + b) ^ (b>>3)*prime32)
}

// affixes fills pre and suf with the hashes of the first and last 1, 2, 3 …
// letters of s; those longer than s stay 0.
func affixes(s string, pre, suf []uint32) {
	clear(pre)
	clear(suf)
	h := uint32(offset32)
	n := 0
	for i := 0; i < len(s) && n < len(pre); n++ {
		_, w := utf8.DecodeRuneInString(s[i:])
		for range w {
			h = (h ^ uint32(s[i])) * prime32
			i++
		}
		pre[n] = finish(h)
	}
	at := len(s)
	for n := 0; n < len(suf) && at > 0; n++ {
		_, w := utf8.DecodeLastRuneInString(s[:at])
		at -= w
		suf[n] = hashString(s[at:])
	}
}
