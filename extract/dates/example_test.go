package dates_test

import (
	"fmt"

	"github.com/khabar-kg/khabar/extract/dates"
	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

func Example() {
	const s = "The coalition was formed in 2014. Its spokesman said on Friday, Dec. 10, that troops would leave by the end of the year."
	d := &text.Doc{Article: &schema.Article{Text: s}, Text: s}
	language, err := en.OpenBare()
	if err != nil {
		fmt.Println(err)
		return
	}
	language.Tokenize(d)
	finder, err := dates.Open("en")
	if err != nil {
		fmt.Println(err)
		return
	}
	d.Article.Published = finder.InferPublished(d)
	fmt.Println("published", d.Article.Published.Value)
	finder.Find(d)
	for _, x := range d.Dates {
		fmt.Println(x.Date.Value, x.Date.Precision, x.Rule, "|", x.Date.Text.Text)
	}
	// Output:
	// published 2021-12-10
	// 2014 year year-in | 2014
	// 2021-12-10 day month-day | Friday, Dec. 10
	// 2021-12-31 day unit-end | by the end of the year
}
