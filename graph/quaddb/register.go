package quaddb

import (
	"sync"

	"github.com/cayleygraph/cayley/graph"
)

// Name is the store's name among Cayley's backends.
const Name = "quaddb"

// Register makes the store one of Cayley's backends, so that
// [graph.NewQuadStore] and [graph.InitQuadStore] know it by [Name]. It may be
// called more than once. The path is the folder; the options "read_only" and
// "no_sync" are those of [Options].
var Register = sync.OnceFunc(func() {
	graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
		IsPersistent: true,
		InitFunc: func(dir string, o graph.Options) error {
			s, err := Open(dir, fromCayley(o))
			if err != nil {
				return err
			}
			return s.Close()
		},
		NewFunc: func(dir string, o graph.Options) (graph.QuadStore, error) {
			opts := fromCayley(o)
			opts.MustExist = true
			return Open(dir, opts)
		},
	})
})

func fromCayley(o graph.Options) Options {
	readOnly, _ := o.BoolKey("read_only", false)
	noSync, _ := o.BoolKey("no_sync", false)
	return Options{ReadOnly: readOnly, NoSync: noSync}
}
