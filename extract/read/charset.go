package read

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	uni "golang.org/x/text/encoding/unicode"
)

// Code points that reading looks at.
const (
	arabicComma     = "\u060c"
	arabicSemicolon = "\u061b"
)

var utf8BOM = []byte{0xEF, 0xBB, 0xBF}

const encodingHint = "save it anew as UTF-8, for instance with: iconv -f CHARSET -t UTF-8"

// decode returns the text that b holds, in UTF-8 and without a byte order mark.
func decode(b []byte) (string, error) { return decodeAs(b, "") }

// decodeAs is decode for a page that declares its charset. What the bytes say
// goes before what a page declares of itself: pages are converted more often
// than their headers.
func decodeAs(b []byte, declared string) (string, error) {
	if rest, ok := bytes.CutPrefix(b, utf8BOM); ok {
		b = rest
	} else if enc := utf16Of(b); enc != nil {
		return decodeWide(b, enc)
	}
	if utf8.Valid(b) {
		if isBinary(b) {
			return "", faultf(ErrBinary, "", "a binary file, not a text")
		}
		return string(b), nil
	}
	if isBinary(b) {
		return "", faultf(ErrBinary, "", "a binary file, not a text")
	}
	if mostlyUTF8(b) {
		return "", brokenUTF8(b)
	}
	if enc, err := htmlindex.Get(declared); err == nil && enc != encoding.Encoding(uni.UTF8) {
		if text, err := enc.NewDecoder().Bytes(b); err == nil && !bytes.ContainsRune(text, utf8.RuneError) {
			return string(text), nil
		}
	}
	if text, ok := decodeArabic(b); ok {
		return text, nil
	}
	return "", brokenUTF8(b)
}

// brokenUTF8 says where b stops being UTF-8.
func brokenUTF8(b []byte) error {
	at, line := 0, 1
	for at < len(b) {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		at += n
	}
	return faultf(ErrEncoding, encodingHint, "not UTF-8 at byte %d (line %d): byte 0x%02X; nor windows-1256, ISO-8859-6 or UTF-16", at, line, b[at])
}

// mostlyUTF8 reports whether b is UTF-8 with a flaw rather than another
// charset. Text in an 8-bit charset of Arabic has two letters side by side
// nearly everywhere, which UTF-8 forbids.
func mostlyUTF8(b []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		i += n
	}
	return whole > broken
}

// isBinary reports whether b holds what no text does: a NUL, or more than one
// control character in a hundred bytes.
func isBinary(b []byte) bool {
	const sample = 1 << 16
	if bytes.IndexByte(b, 0) >= 0 {
		return true
	}
	head := b[:min(len(b), sample)]
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			controls++
		}
	}
	return controls*100 > len(head)
}

// utf16Of returns the UTF-16 encoding of a text that begins with b, or nil.
// Without a byte order mark it is told by the high bytes: those of Latin (0x00)
// and Arabic (0x06) letters stand on one side.
func utf16Of(b []byte) encoding.Encoding {
	little := uni.UTF16(uni.LittleEndian, uni.UseBOM)
	big := uni.UTF16(uni.BigEndian, uni.UseBOM)
	switch {
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE, 0, 0}): // UTF-32
		return nil
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return little
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return big
	case bytes.IndexByte(b[:min(len(b), 4096)], 0) < 0:
		return nil // not even a space
	}
	var side [2]int
	head := b[:min(len(b), 4096)&^1]
	for i := range head {
		if head[i] == 0 || head[i] == arabicBlock>>8 {
			side[i%2]++
		}
	}
	units := len(head) / 2
	switch {
	case units == 0:
		return nil
	// General Punctuation and presentation forms are the other tenth.
	case side[1]*10 >= units*9 && side[0]*4 < units:
		return uni.UTF16(uni.LittleEndian, uni.IgnoreBOM)
	case side[0]*10 >= units*9 && side[1]*4 < units:
		return uni.UTF16(uni.BigEndian, uni.IgnoreBOM)
	}
	return nil
}

// arabicBlock is where the Arabic letters begin in Unicode.
const arabicBlock = 0x0600

func decodeWide(b []byte, enc encoding.Encoding) (string, error) {
	if len(b)%2 != 0 {
		return "", faultf(ErrEncoding, encodingHint, "UTF-16 with half a character at its end (byte %d)", len(b)-1)
	}
	text, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", faultf(ErrEncoding, encodingHint, "broken UTF-16: %v", err)
	}
	if i := bytes.IndexRune(text, utf8.RuneError); i >= 0 {
		return "", faultf(ErrEncoding, encodingHint, "broken UTF-16 at character %d", utf8.RuneCount(text[:i]))
	}
	if isBinary(text) {
		return "", faultf(ErrBinary, "", "a binary file, not a text")
	}
	return string(text), nil
}

// decodeArabic reads b in the 8-bit charset of Arabic that makes more of its
// words common ones. The two charsets agree on half of the letters, so that
// letters alone do not tell.
func decodeArabic(b []byte) (string, bool) {
	best, most := "", 0.0
	for _, enc := range []encoding.Encoding{charmap.Windows1256, charmap.ISO8859_6} {
		text, err := enc.NewDecoder().Bytes(b)
		if err != nil || bytes.ContainsRune(text, utf8.RuneError) || bytes.ContainsFunc(text, isC1) {
			continue
		}
		if share := arabicShare(string(text)); share > most {
			best, most = string(text), share
		}
	}
	return best, most >= minArabicShare
}

func isC1(r rune) bool { return 0x80 <= r && r < 0xA0 && r != 0x85 && unicode.IsControl(r) }
