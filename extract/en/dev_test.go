package en_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/schema"
)

func TestDevWhole(t *testing.T) {
	in, out := os.Getenv("DEV_IN"), os.Getenv("DEV_OUT")
	if in == "" {
		t.Skip("DEV_IN is not set")
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	o, _ := os.Create(out)
	defer o.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var a struct{ ID, Text, Language, Published string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		art := &schema.Article{ID: a.ID, Text: a.Text, Language: a.Language}
		if a.Published != "" {
			art.Published = schema.Date{Value: a.Published, Precision: schema.Day, Basis: schema.Given}
		}
		r, err := x.Extract(context.Background(), art)
		if err != nil {
			t.Error(err)
			continue
		}
		if _, err := r.Document(false).WriteTo(o); err != nil {
			t.Fatal(err)
		}
	}
}
