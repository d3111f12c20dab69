// Package sandbox runs Gizmo queries of people in processes of their own, so that no
// query can harm the process that asks.
//
//	pool := sandbox.New(sandbox.Options{Command: func() *exec.Cmd { return exec.Command("khabar", "query-worker") }})
//	table, err := pool.Query(ctx, `g.V("<Person>").in("<type>").all()`, graph.QueryOptions{})
//	pool.Close()
//
// Gizmo is JavaScript, and JavaScript in one's own process cannot be bounded: a script
// can be interrupted between two of its instructions, but not within a built-in call
// (one that makes a string of 256 MB, sorts, or matches a regular expression), and what
// it allocates is told apart from nobody else's. A process can be killed at any moment
// and has a memory of its own. It costs a tenth of a second to start, and so some are
// kept ready; a query that ends well gives its process back.
//
// # What holds
//
//   - A query is stopped at its deadline ([graph.ErrDeadline]), whatever it does.
//   - A query that takes more than [Options.Memory] is stopped ([graph.ErrMemory]): at
//     first by the worker's own watch, which lets the query end; where that does not help
//     at once, with its process. The kernel refuses what is asked for beyond that (on
//     Linux, RLIMIT_DATA). All queries together are held under [Options.AllMemory] (on
//     Linux): the largest goes.
//   - An answer of more than [Options.MaxAnswer] bytes is refused.
//   - Few run at once. A query that has run for [slice] is a long one, and goes on with
//     low priority; there is room for some of these, and one that finds none is stopped
//     ([ErrBusy]). Of those that wait the latest is let in first: when more comes than can
//     be done, it is better to be quick to some than too late for all.
//
// Worker reads the database as it is when it starts, beside the process that writes;
// after a change ([graph.Graph.Changes]) it is replaced before the next query.
package sandbox
