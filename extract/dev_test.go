package extract

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/schema"
)

func TestDevSentence(t *testing.T) {
	in := os.Getenv("DEVSENT")
	if in == "" {
		t.Skip()
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	lang := "ar"
	if in[0] < 0x80 {
		lang = "en"
	}
	d, err := x.analyze(context.Background(), &schema.Article{ID: "x", Language: lang, Text: in, Published: schema.Date{Value: "2021-12-10", Precision: schema.Day}})
	if err != nil {
		t.Fatal(err)
	}
	for i, tk := range d.Tokens {
		fmt.Printf("%d:%s[%s|%s|%s]%d ", i, tk.Text, tk.Conj, tk.Prep, tk.Base, tk.Kind)
	}
	fmt.Println()
	for i, m := range d.Mentions {
		fmt.Printf("M%d %s %s %q ent=%d of=%v country=%s role=%s %s subj=%v\n", i, m.Type, m.Kind, m.Span.Text, m.Entity, m.Of, m.Country, m.Role, m.Rule, m.Subject)
	}
	for _, s := range d.Statements {
		fmt.Printf("S %q %s %v %+v -> %q %s date=%d %s\n", s.Cue.Text, s.Act, s.Speakers, s.Implied, s.Content.Text, s.Mode, s.Date, s.Rule)
	}
	for _, s := range d.Events {
		fmt.Printf("V %s %q %v %s %s subj=%v light=%d\n", s.Type, s.Trigger.Text, s.Roles, s.Polarity, s.Modality, s.Subject, s.Light)
	}
}

func TestDev(t *testing.T) {
	in, out := os.Getenv("DEVIN"), os.Getenv("DEVOUT")
	if in == "" {
		t.Skip()
	}
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Create(out)
	w := bufio.NewWriter(f)
	defer f.Close()
	defer w.Flush()
	err = read.Each(context.Background(), []string{in}, nil, read.Options{}, func(it read.Item) error {
		if it.Err != nil {
			t.Log(it.Err)
			return nil
		}
		r, err := x.Extract(context.Background(), &it.Article)
		if err != nil {
			t.Error(err)
			return nil
		}
		r.Document(false).WriteTo(w)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
