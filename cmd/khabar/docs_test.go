package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands calls f with every command that people see.
func commands(f func(*cobra.Command)) {
	root := newRootCommand(newApp(nil, io.Discard, io.Discard, func(string) string { return "" }))
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Hidden {
			return
		}
		f(c)
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk(root)
}

// TestDocumented: every command and flag is explained in its help, with an
// example, and stands in the README.
func TestDocumented(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	commands(func(c *cobra.Command) {
		name := c.CommandPath()
		switch {
		case c.Short == "" || c.Long == "":
			t.Errorf("%s: its help says nothing", name)
		case !strings.Contains(c.Example, name):
			t.Errorf("%s: its help shows no example", name)
		case !strings.Contains(c.Long, "\n") && strings.HasSuffix(c.Short, "."):
			t.Errorf("%s: a full stop in the short text", name)
		}
		if !c.HasParent() || c.Parent().Name() != "completion" {
			if !strings.Contains(readme, name) {
				t.Errorf("README.md does not mention %q", name)
			}
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" {
				t.Errorf("%s --%s: no explanation", name, f.Name)
			}
			if f.Name != "help" && !strings.HasPrefix(name, "khabar completion") && !strings.Contains(readme, "--"+f.Name) {
				t.Errorf("README.md does not mention %s --%s", name, f.Name)
			}
		})
	})
}

// demoCommand is the README's first command.
const demoCommand = "go run ./cmd/khabar build examples/iraq-2021 --ask who-announced-what"

// TestDemo: what the README shows of its first command is what that prints. With
// -update it is written anew.
func TestDemo(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := strings.Cut(string(b), "$ "+demoCommand+"\n")
	shown, after, ok2 := strings.Cut(rest, "```")
	if !ok1 || !ok2 {
		t.Fatalf("README.md does not show %q", demoCommand)
	}
	t.Chdir("../..")
	args := append(strings.Fields(demoCommand)[3:], "--db", t.TempDir()+"/k.db")
	got := excerpt(mustKhabar(t, args...))
	if got == shown {
		return
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(before+"$ "+demoCommand+"\n"+got+"```"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md shows another answer (go test ./cmd/khabar -run TestDemo -update rewrites it):\n%s", got)
}

// walkHeading is the README's section that walks through a merge.
const walkHeading = "## Three articles, one graph"

// TestWalk: what the README shows of merging, finding a contradiction and undoing a
// merge is what its commands print, one after the other. With -update it is written
// anew.
func TestWalk(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok1 := strings.Cut(string(b), walkHeading)
	before, rest, ok2 := strings.Cut(rest, "```\n")
	shown, after, ok3 := strings.Cut(rest, "```\n")
	if !ok1 || !ok2 || !ok3 {
		t.Fatalf("README.md has no commands under %q", walkHeading)
	}
	root := t.TempDir()
	if err := os.CopyFS(root+"/examples/merging", os.DirFS("../../examples/merging")); err != nil {
		t.Fatal(err)
	}
	readme, err := filepath.Abs("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	var got strings.Builder
	database := "khabar.db"
	for line := range strings.Lines(shown) {
		if set, ok := strings.CutPrefix(line, "$ export KHABAR_DB="); ok {
			database = strings.TrimSpace(set)
			got.WriteString(line)
			continue
		}
		command, ok := strings.CutPrefix(line, "$ khabar ")
		if !ok {
			continue
		}
		command = strings.TrimSpace(command) + " --db " + database
		r := khabar(t, "", words(command)...)
		if r.code != exitDone {
			t.Fatalf("%s: exit %d\n%s", command, r.code, r.err)
		}
		got.WriteString(line)
		for out := range strings.Lines(strings.NewReplacer(string(firstStrongIsolate), "", string(popDirectionalIsolate), "").Replace(r.out + r.err)) {
			got.WriteString(strings.TrimRight(out, " \n") + "\n")
		}
	}
	if got.String() == shown {
		return
	}
	if *update {
		if err := os.WriteFile(readme, []byte(head+walkHeading+before+"```\n"+got.String()+"```\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md shows something else (go test ./cmd/khabar -run TestWalk -update rewrites it):\n%s", got.String())
}

// words parts a command line, in which quotation marks hold words together.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(strings.TrimSpace(line), `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

const ellipsis = "\u2026"

// anAct is a cell of the column "act".
var anAct = regexp.MustCompile(`(?:^| )(announce|say|confirm|deny|warn|threaten|accuse|demand|promise|condemn|praise|reject|ask|report)(?: |$)`)

// excerpt shortens the table to its head and to some of what was announced and
// denied. Isolates are invisible on a terminal, and no characters for a file that
// people edit.
func excerpt(table string) string {
	const most = 8 // rows
	table = strings.NewReplacer(string(firstStrongIsolate), "", string(popDirectionalIsolate), "").Replace(table)
	lines := strings.Split(strings.TrimSpace(table), "\n")
	column := strings.Index(lines[0], " act ")
	// act returns the act of the row that begins in a line.
	act := func(line string) string {
		for _, at := range anAct.FindAllStringSubmatchIndex(line, -1) {
			// Marks over Arabic letters take no column.
			if d := utf8.RuneCountInString(line[:at[2]]) - column - 1; -4 < d && d < 4 {
				return line[at[2]:at[3]]
			}
		}
		return ""
	}
	var out []string
	rows, taking := 0, true // the head
	for _, l := range lines {
		if is := act(l); is != "" {
			taking = rows < most && (is == "announce" || is == "deny")
			if taking {
				rows++
			}
		}
		if taking {
			out = append(out, strings.TrimRight(l, " "))
		}
	}
	return strings.Join(out, "\n") + "\n" + ellipsis + "\n"
}
