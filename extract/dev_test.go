package extract

import (
	"bufio"
	"context"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/extract/read"
)

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
