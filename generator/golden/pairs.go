package golden

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// Pairs reads a file of lines "left SEPARATOR right" below headings "[language]", and calls
// each with every pair, without the spaces around it. Empty lines and lines that begin with
// # are left out; a line without the separator ends the test.
func Pairs(t testing.TB, file, separator string, each func(lang, left, right string)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lang := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		left, right, found := strings.Cut(line, separator)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			lang = strings.Trim(line, "[]")
		case !found:
			t.Fatalf("%s: no %q in %q", file, separator, line)
		default:
			each(lang, strings.TrimSpace(left), strings.TrimSpace(right))
		}
	}
}
