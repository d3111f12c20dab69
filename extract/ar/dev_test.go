package ar

import (
	"fmt"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

func TestDev(t *testing.T) {
	f := os.Getenv("DEVTEXT")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	l, err := Open(&lexicon.Names{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Doc{Text: string(b), Article: &schema.Article{Text: string(b), Language: "ar"}}
	l.Tokenize(d)
	for i, s := range d.Sentences {
		fmt.Printf("\n[%d p%d h%v] ", i, s.Para, s.Heading)
		for _, t := range d.Tokens[s.From:s.To] {
			switch {
			case t.Kind == text.Open:
				fmt.Print("<<")
			case t.Kind == text.Close:
				fmt.Print(">>")
			case t.Conj+t.Prep != "" || t.Def:
				fmt.Printf("%s+%s+%s%v ", t.Conj, t.Prep, t.Base, t.Def)
			default:
				fmt.Print(t.Norm, " ")
			}
		}
	}
}
