// Command renew makes web/vendored anew from the packages of renew/package.json. It
// needs npm, and is run at the root of the repository:
//
//	go run ./web/vendored/renew
package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/web/vendored"
)

// room is the folder that is made.
const room = "web/vendored"

// copied are the files that are taken as they are, with their packages.
var copied = []struct{ name, of, file string }{
	{"cytoscape.js", "cytoscape", "dist/cytoscape.min.js"},
}

// bundled are the files that esbuild makes of their namesakes beside this one, with
// the name that each has in the page.
var bundled = []struct{ name, global string }{
	{"editor.js", "khabarEditor"},
	{"layout.js", "khabarLayout"}, // published in three parts that are not minified
}

func main() {
	if err := renew(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "renew:", err)
		os.Exit(1)
	}
}

func renew(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "vendored")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"package.json", "package-lock.json", "editor.js", "layout.js"} {
		err := copyFile(filepath.Join(room, "renew", name), filepath.Join(dir, name))
		if err != nil && !(errors.Is(err, fs.ErrNotExist) && name == "package-lock.json") {
			return err
		}
	}
	// No package's own script is run. The lock names no registry.
	if err := run(ctx, dir, "npm", "install", "--ignore-scripts", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	for _, sub := range []string{"files", "licences"} {
		if err := errors.Join(os.RemoveAll(filepath.Join(room, sub)), os.MkdirAll(filepath.Join(room, sub), 0o755)); err != nil {
			return err
		}
	}
	m := &maker{dir: dir}
	for _, c := range copied {
		if err := copyFile(filepath.Join(dir, "node_modules", c.of, c.file), filepath.Join(room, "files", c.name)); err != nil {
			return err
		}
		m.file(c.name, c.of)
	}
	for _, b := range bundled {
		of, err := bundle(ctx, dir, b.name, b.global)
		if err != nil {
			return err
		}
		m.file(b.name, of...)
	}
	if err := outlines(filepath.Join(dir, "node_modules", "world-atlas", "countries-50m.json"), filepath.Join(room, "files", "world.json")); err != nil {
		return err
	}
	m.file("world.json", "world-atlas")
	if m.err != nil {
		return m.err
	}
	return errors.Join(m.write(), copyFile(filepath.Join(dir, "package-lock.json"), filepath.Join(room, "renew", "package-lock.json")))
}

// bundle makes a file, and returns the packages that are in it.
func bundle(ctx context.Context, dir, name, global string) ([]string, error) {
	out, err := filepath.Abs(filepath.Join(room, "files", name))
	if err != nil {
		return nil, err
	}
	err = run(ctx, dir, filepath.Join("node_modules", ".bin", "esbuild"), name, "--bundle", "--minify", "--format=iife",
		"--global-name="+global, "--legal-comments=none", "--charset=utf8", "--target=es2022", "--metafile=meta.json", "--outfile="+out)
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(filepath.Join(dir, "meta.json"))
	if err != nil {
		return nil, err
	}
	var meta struct{ Inputs map[string]struct{} }
	if err := json.Unmarshal(b, &meta); err != nil {
		return nil, fmt.Errorf("what esbuild says of the bundle: %w", err)
	}
	var of []string
	for input := range meta.Inputs {
		rest, ok := strings.CutPrefix(input, "node_modules/")
		if !ok {
			continue
		}
		parts := strings.SplitN(rest, "/", 3)
		name := parts[0]
		if strings.HasPrefix(name, "@") {
			name += "/" + parts[1]
		}
		of = append(of, name)
	}
	slices.Sort(of)
	return slices.Compact(of), nil
}

// A maker gathers the manifest.
type maker struct {
	dir string
	m   vendored.Manifest
	err error
}

func (m *maker) file(name string, of ...string) {
	b, err := os.ReadFile(filepath.Join(room, "files", name))
	m.err = errors.Join(m.err, err)
	sum := sha256.Sum256(b)
	m.m.Files = append(m.m.Files, vendored.File{Name: name, From: of, Bytes: len(b), SHA256: hex.EncodeToString(sum[:])})
}

// write writes the manifest and the licences of all packages that files are made of.
func (m *maker) write() error {
	b, err := os.ReadFile(filepath.Join(m.dir, "package-lock.json"))
	if err != nil {
		return err
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity, License string }
	}
	if err := json.Unmarshal(b, &lock); err != nil {
		return fmt.Errorf("package-lock.json: %w", err)
	}
	seen := map[string]bool{}
	for _, f := range m.m.Files {
		for _, name := range f.From {
			if seen[name] {
				continue
			}
			seen[name] = true
			p, ok := lock.Packages["node_modules/"+name]
			if !ok || p.Integrity == "" || p.License == "" {
				return fmt.Errorf("package-lock.json does not say enough of %s", name)
			}
			text, err := licence(filepath.Join(m.dir, "node_modules", name))
			if err != nil {
				return err
			}
			to := strings.NewReplacer("@", "", "/", "-").Replace(name) + ".txt"
			if err := os.WriteFile(filepath.Join(room, "licences", to), text, 0o644); err != nil {
				return err
			}
			m.m.Packages = append(m.m.Packages, vendored.Package{Name: name, Version: p.Version, Licence: p.License, Integrity: p.Integrity, Text: to})
		}
	}
	slices.SortFunc(m.m.Packages, func(a, b vendored.Package) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(m.m.Files, func(a, b vendored.File) int { return cmp.Compare(a.Name, b.Name) })
	out, err := json.MarshalIndent(m.m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(room, "manifest.json"), append(out, '\n'), 0o644)
}

func licence(dir string) ([]byte, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range list {
		if name := strings.ToUpper(e.Name()); strings.HasPrefix(name, "LICENSE") || strings.HasPrefix(name, "LICENCE") {
			return os.ReadFile(filepath.Join(dir, e.Name()))
		}
	}
	return nil, fmt.Errorf("%s has no licence text", filepath.Base(dir))
}

func run(ctx context.Context, dir, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Stdout, c.Stderr = dir, os.Stderr, os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	return nil
}

func copyFile(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
