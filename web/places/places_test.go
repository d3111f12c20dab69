package places

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	all, err := Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2500 {
		t.Errorf("%d places", len(all))
	}
	for id, p := range all {
		if !strings.HasPrefix(id, "Q") && !strings.HasPrefix(id, "khabar:place/") || math.Abs(p.Lat) > 90 || math.Abs(p.Lon) > 180 || !slices.Contains([]string{"city", "state", "country"}, p.Kind) {
			t.Errorf("%s: %+v", id, p)
		}
	}
	for id, want := range map[string]Place{"Q1530": {33.34, 44.40, "city"}, "Q796": {33, 44, "country"}, "Q187334": {33, 42, "state"}} {
		if p := all[id]; math.Hypot(p.Lat-want.Lat, p.Lon-want.Lon) > 2 || p.Kind != want.Kind {
			t.Errorf("%s: %+v, want about %+v", id, p, want)
		}
	}
	var ids []string
	for line := range strings.SplitSeq(table, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			ids = append(ids, strings.Split(line, "\t")[0])
		}
	}
	if !slices.IsSorted(ids) || len(slices.Compact(ids)) != len(all) {
		t.Error("not sorted, or not unique")
	}
}
