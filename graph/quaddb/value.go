package quaddb

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/cayleygraph/quad"
)

// A value is stored as one byte for its kind and then its content, so that
// values of one kind sort as Cayley compares them: strings by their bytes,
// numbers and times by size. No two values have the same bytes, and the bytes
// give the value back as it was; of a time the zone alone is lost, for times
// are kept in UTC.
type kind byte

// The kinds. They are part of the format.
const (
	kindIRI kind = iota + 1
	kindBNode
	kindString
	kindLang
	kindTyped
	kindInt
	kindFloat
	kindBool
	kindTime
)

// A string that something follows ends with two bytes. A zero byte in it
// becomes two others, so that the order stays that of the strings.
var (
	stringEnd  = []byte{0, 1}
	stringZero = []byte{0, 0xff}
)

var errValue = errors.New("damaged value")

// appendValue appends the bytes of v. A value of a kind that is not of package
// quad is an error.
func appendValue(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(b, byte(kindIRI)), v...), nil
	case quad.BNode:
		return append(append(b, byte(kindBNode)), v...), nil
	case quad.String:
		return append(append(b, byte(kindString)), v...), nil
	case quad.LangString:
		return append(appendEnded(append(b, byte(kindLang)), string(v.Value)), v.Lang...), nil
	case quad.TypedString:
		return append(appendEnded(append(b, byte(kindTyped)), string(v.Value)), v.Type...), nil
	case quad.Int:
		return binary.BigEndian.AppendUint64(append(b, byte(kindInt)), uint64(v)^1<<63), nil
	case quad.Float:
		return binary.BigEndian.AppendUint64(append(b, byte(kindFloat)), floatBits(float64(v))), nil
	case quad.Bool:
		if v {
			return append(b, byte(kindBool), 1), nil
		}
		return append(b, byte(kindBool), 0), nil
	case quad.Time:
		t := time.Time(v)
		b = binary.BigEndian.AppendUint64(append(b, byte(kindTime)), uint64(t.Unix())^1<<63)
		return binary.BigEndian.AppendUint32(b, uint32(t.Nanosecond())), nil
	default:
		return nil, fmt.Errorf("store value %v: no room for a %T", v, v)
	}
}

func appendEnded(b []byte, s string) []byte {
	for i := range len(s) {
		if s[i] == 0 {
			b = append(b, stringZero...)
		} else {
			b = append(b, s[i])
		}
	}
	return append(b, stringEnd...)
}

// cutEnded takes apart what appendEnded wrote and what follows it.
func cutEnded(b []byte) (s, rest string, err error) {
	i := bytes.Index(b, stringEnd)
	if i < 0 {
		return "", "", errValue
	}
	return string(bytes.ReplaceAll(b[:i], stringZero, []byte{0})), string(b[i+len(stringEnd):]), nil
}

// floatBits returns bits that sort as the numbers do.
func floatBits(f float64) uint64 {
	u := math.Float64bits(f)
	if u>>63 == 1 {
		return ^u
	}
	return u | 1<<63
}

func bitsFloat(u uint64) float64 {
	if u>>63 == 1 {
		return math.Float64frombits(u &^ (1 << 63))
	}
	return math.Float64frombits(^u)
}

// parseValue returns the value that b stands for. It keeps nothing of b.
func parseValue(b []byte) (quad.Value, error) {
	if len(b) == 0 {
		return nil, errValue
	}
	k, b := kind(b[0]), b[1:]
	switch k {
	case kindIRI:
		return quad.IRI(b), nil
	case kindBNode:
		return quad.BNode(b), nil
	case kindString:
		return quad.String(b), nil
	case kindLang:
		s, lang, err := cutEnded(b)
		return quad.LangString{Value: quad.String(s), Lang: lang}, err
	case kindTyped:
		s, typ, err := cutEnded(b)
		return quad.TypedString{Value: quad.String(s), Type: quad.IRI(typ)}, err
	case kindInt:
		if len(b) == 8 {
			return quad.Int(binary.BigEndian.Uint64(b) ^ 1<<63), nil
		}
	case kindFloat:
		if len(b) == 8 {
			return quad.Float(bitsFloat(binary.BigEndian.Uint64(b))), nil
		}
	case kindBool:
		if len(b) == 1 && b[0] <= 1 {
			return quad.Bool(b[0] == 1), nil
		}
	case kindTime:
		if len(b) == 12 {
			sec := int64(binary.BigEndian.Uint64(b) ^ 1<<63)
			return quad.Time(time.Unix(sec, int64(binary.BigEndian.Uint32(b[8:]))).UTC()), nil
		}
	}
	return nil, errValue
}

// A value longer than longValue is found by its beginning and the hash of the
// whole, so that no key is longer. Such keys have a length of their own.
const (
	longValue  = 400
	longPrefix = longValue - sha256.Size
)

// appendValueKey appends the part of a key that finds an encoded value.
func appendValueKey(b, encoded []byte) []byte {
	if len(encoded) < longValue {
		return append(b, encoded...)
	}
	sum := sha256.Sum256(encoded)
	return append(append(b, encoded[:longPrefix]...), sum[:]...)
}
