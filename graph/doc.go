// Package graph keeps records, and the quads that follow from them, in Cayley.
package graph
