// Package vendored holds the front-end files of others that the page uses, as their
// publishers give them: nothing is fetched when khabar is built or run.
//
// manifest.json says of each package its name, version, licence and the registry's
// integrity hash, and of each file the packages that it is made of, its size and its
// SHA-256. A test compares them with the files. The licence texts are in licences.
//
// This renews all of it, with npm:
//
//	go run ./web/vendored/renew
//
// What may be newer is written in renew/package.json; renew/package-lock.json holds
// the hashes that npm checks each package against.
//
// cytoscape.js is a copy. editor.js and layout.js are bundled by esbuild from their
// namesakes in renew and the packages that these name. world.json is made of the outlines of countries in
// world-atlas: fewer points, and as paths that are drawn as they are.
package vendored

import (
	"embed"
	"encoding/json"
	"fmt"
)

// Files are the files, under "files/".
//
//go:embed files
var Files embed.FS

//go:embed manifest.json
var manifest []byte

// A Manifest says what the files are and where they come from.
type Manifest struct {
	Packages []Package `json:"packages"` // sorted by name
	Files    []File    `json:"files"`    // sorted by name
}

// A Package is one package of the registry.
type Package struct {
	Name      string `json:"name"`
	Version   string `json:"version"`
	Licence   string `json:"licence"`   // SPDX
	Integrity string `json:"integrity"` // the registry's hash of the package, as in a package-lock.json
	Text      string `json:"text"`      // file of the licence's text
}

// A File is one file that a browser loads.
type File struct {
	Name   string   `json:"name"`
	From   []string `json:"from"` // the packages that it is made of
	Bytes  int      `json:"bytes"`
	SHA256 string   `json:"sha256"` // hexadecimal
}

// Read returns the manifest.
func Read() (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(manifest, &m); err != nil {
		return m, fmt.Errorf("read manifest of vendored files: %w", err)
	}
	return m, nil
}
