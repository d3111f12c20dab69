//go:build !unix

package quaddb

// readsBeside says whether an open file stays readable when another process
// deletes it, so that a store can be read while another process writes to it.
const readsBeside = false
