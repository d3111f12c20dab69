package web

import (
	"fmt"
	"strconv"
	"time"

	"github.com/khabar-kg/khabar/graph/search"
)

// A timeline counts statements by day, month or year. Time runs as the reader's
// script does.
type timeline struct {
	Unit     string // day, month or year
	Bars     []bar
	Ticks    []tick
	Width    float64
	Height   float64
	Undated  int
	Outside  int    // before and after what is drawn
	Narrowed bool   // the address asks for a period
	Whole    string // the address without it
}

// A bar is one day, month or year.
type bar struct {
	Label, Link, Title string
	X, Width           float64
	Y, Rise            float64 // of all
	DeniedY, Denied    float64 // of those that deny, from the ground
	HitX               float64
	Count              int
}

type tick struct {
	X     float64
	Label string
	Side  string // which end of the label is at X: start, middle, end
}

// The measures of a timeline, in its own units.
const (
	timelineWidth  = 1200
	timelineHeight = 96
	mostBars       = 200
	mostDays       = 92
	mostMonths     = 120
	widestBar      = 40
	leastRise      = 3 // so that one statement is seen beside thousands
)

// timeline counts facts, which are sorted by date.
func (t *teller) timeline(facts []*search.Fact) *timeline {
	tl := &timeline{
		Width: timelineWidth, Height: timelineHeight, Narrowed: t.p.Get("since") != "" || t.p.Get("until") != "",
		Whole: t.p.With("since", "", "until", ""),
	}
	var dates []string // in order, as facts are
	for _, f := range facts {
		if w := f.When(); w != "" {
			dates = append(dates, w)
		}
	}
	tl.Undated = len(facts) - len(dates)
	if len(dates) == 0 {
		return nil
	}
	// A few that tell of long ago would make the rest too small to see.
	few := len(dates) / 50
	if tl.Narrowed {
		few = 0
	}
	first, last := dates[few], dates[len(dates)-1-few]
	tl.Outside = 2 * few
	from, ok := dayOf(first)
	to, ok2 := dayOf(last)
	if !ok || !ok2 {
		return nil
	}
	digits := 4
	tl.Unit = "year"
	switch days := int(to.Sub(from).Hours()/24) + 1; {
	case days <= mostDays:
		tl.Unit, digits = "day", 10
	case days/30 <= mostMonths:
		tl.Unit, digits = "month", 7
	}
	type count struct{ all, denied int }
	counts := map[string]*count{}
	most := 0
	for _, f := range facts {
		w := f.When()
		if w == "" || w < first || w > last {
			continue
		}
		if len(w) < digits {
			tl.Undated++ // by day, a month is no date
			continue
		}
		c := counts[w[:digits]]
		if c == nil {
			c = &count{}
			counts[w[:digits]] = c
		}
		c.all++
		if f.Negative {
			c.denied++
		}
		most = max(most, c.all)
	}
	var keys []string
	for at := from; !at.After(to); {
		keys = append(keys, at.Format(time.DateOnly)[:digits])
		switch tl.Unit {
		case "day":
			at = at.AddDate(0, 0, 1)
		case "month":
			at = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
		default:
			at = time.Date(at.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	}
	if n := len(keys); n > mostBars {
		keys = keys[n-mostBars:]
	}
	step := min(timelineWidth/float64(len(keys)), widestBar)
	gap := min(step*0.2, 3)
	place := func(i int) float64 {
		if t.p.Dir() == "rtl" {
			return timelineWidth - float64(i+1)*step
		}
		return float64(i) * step
	}
	for i, k := range keys {
		c := counts[k]
		if c == nil {
			continue
		}
		rise := max(leastRise, float64(c.all)/float64(most)*(timelineHeight-4))
		denied := 0.0
		if c.denied > 0 {
			denied = max(leastRise, rise*float64(c.denied)/float64(c.all))
		}
		tl.Bars = append(tl.Bars, bar{
			Label: k, Link: t.p.With("since", k, "until", k), Count: c.all,
			Title: t.p.T("timeline.bar", k, c.all, c.denied),
			X:     tenth(place(i) + gap/2), HitX: tenth(place(i)), Width: tenth(step - gap),
			Y: tenth(timelineHeight - rise), Rise: tenth(rise), DeniedY: tenth(timelineHeight - denied), Denied: tenth(denied),
		})
	}
	tl.ticks(keys, place, step)
	return tl
}

// Step is the width of one bar with its gap.
func (tl *timeline) Step() float64 {
	if len(tl.Bars) == 0 {
		return 0
	}
	return tl.Bars[0].Width + 2*(tl.Bars[0].X-tl.Bars[0].HitX)
}

// ticks labels some of the bars, where labels have room.
func (tl *timeline) ticks(keys []string, place func(int) float64, step float64) {
	const room = 110
	every := max(1, int(room/step+0.999))
	for i := 0; i < len(keys); i += every {
		tl.Ticks = append(tl.Ticks, tick{X: tenth(place(i) + step/2), Label: keys[i], Side: "middle"})
	}
	for i := range tl.Ticks {
		if x := tl.Ticks[i].X; x < room/2 {
			tl.Ticks[i].Side = "start"
			tl.Ticks[i].X = max(0, tenth(x-step/2))
		} else if x > timelineWidth-room/2 {
			tl.Ticks[i].Side = "end"
			tl.Ticks[i].X = min(timelineWidth, tenth(x+step/2))
		}
	}
}

// Box is the drawing's viewBox, with room for labels below.
func (tl *timeline) Box() string { return fmt.Sprintf("0 0 %g %g", tl.Width, tl.Height+20) }

// LabelY is where labels stand.
func (tl *timeline) LabelY() string { return strconv.Itoa(timelineHeight + 15) }

// dayOf returns the first day of a day, month or year.
func dayOf(s string) (time.Time, bool) {
	const first = "0000-01-01"
	if len(s) > len(first) || len(s) < 4 {
		return time.Time{}, false
	}
	d, err := time.Parse(time.DateOnly, s+first[len(s):])
	return d, err == nil
}
