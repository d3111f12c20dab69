package quaddb

import (
	"context"

	"github.com/cayleygraph/cayley/query/shape"
)

// OptimizeShape replaces what this store answers better than Cayley's own
// iterators.
func (qs quadStore) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Intersect:
		if hasForeign(s) {
			return ledIntersect(s), true
		}
	}
	return s, false
}
