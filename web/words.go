package web

import (
	"fmt"
	"strings"
)

// words are the texts of the interface: by language, then key.
type words map[string]map[string]string

// readWords reads messages.tsv: a key, the English and the Arabic text.
func readWords() (words, error) {
	b, err := files.ReadFile("messages.tsv")
	if err != nil {
		return nil, err
	}
	w := words{"en": {}, "ar": {}}
	last := ""
	for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		switch {
		case len(cells) != 3 || cells[1] == "" || cells[2] == "":
			return nil, fmt.Errorf("read messages.tsv:%d: want a key, an English and an Arabic text", i+1)
		case cells[0] <= last:
			return nil, fmt.Errorf("read messages.tsv:%d: %q is out of order", i+1, cells[0])
		}
		last = cells[0]
		w["en"][cells[0]], w["ar"][cells[0]] = cells[1], cells[2]
	}
	return w, nil
}

// A voice speaks one language of the interface.
type voice struct {
	Language string
	texts    map[string]string
}

func (w words) in(language string) voice { return voice{language, w[language]} }

// Dir is the direction of the language's script.
func (v voice) Dir() string {
	if v.Language == "ar" {
		return "rtl"
	}
	return "ltr"
}

// Other is the other language of the interface.
func (v voice) Other() string {
	if v.Language == "ar" {
		return "en"
	}
	return "ar"
}

// T returns the text of a key with its {0}, {1} ... replaced by the arguments. A
// key that there is not is returned as it is, so that a test can find it.
func (v voice) T(key string, args ...any) string {
	text, ok := v.texts[key]
	if !ok {
		return "‹" + key + "›"
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return text
}
