package graph

import "testing"

// TestNothingJoined asks about nodes that no quad has in every way that joins
// paths: an answer without rows, and a process that goes on.
func TestNothingJoined(t *testing.T) {
	g := openTest(t, goldRecords(t, "ar-*")[:1]...)
	const none, some = `g.V("<nobody>")`, `g.V("<deny>").in("<act>")`
	for _, query := range []string{
		some + `.or(g.V(str("none")).in("<polarity>").in("<reports>")).unique()`,
		none + `.in("<act>").or(g.V(str("none")).in("<polarity>")).unique()`,
		none + `.or(` + none + `)`,
		none + `.or(` + some + `)`,
		none + `.and(` + some + `)`,
		some + `.and(` + none + `)`,
		some + `.except(` + none + `)`,
		none + `.except(` + some + `)`,
		some + `.except(g.M().out("<speaker>"))`,
		some + `.except(g.M().has("<none>", "<nobody>"))`,
		some + `.follow(g.M().out("<speaker>").except(` + none + `))`,
		none + `.out(["<speaker>", "<about>"]).unique()`,
		none + `.both(["<speaker>", "<none>"])`,
		some + `.has("<none>", "<nobody>", "<nothing>")`,
		some + `.out("<none>").or(` + none + `.out("<nothing>")).or(` + none + `)`,
		some + `.follow(g.M().out("<none>").or(g.V("<nothing>")))`,
		none + `.followRecursive("<none>")`,
		some + `.labelContext("<none>").out("<speaker>").or(` + none + `)`,
	} {
		for _, end := range []string{
			`.all()`, `.count()`, `.toArray()`, `.tag("x").saveOpt("<speaker>", "y").all()`, `.tag("x").save("<speaker>", "y").all()`,
			`.out(["<speaker>", "<none>"]).out("<none>").all()`, `.in("<none>").unique().has("<none>").all()`, `.saveInPredicates("p").all()`,
			`.filter(gt(new Date("2021-01-01"))).all()`, `.back("x").all()`, `.skip(1).limit(1).all()`, `.order().all()`, `.inPredicates().all()`,
		} {
			// What makes no sense is an error; nothing is a panic.
			_, _ = g.Query(t.Context(), query+end, QueryOptions{})
		}
	}
}
