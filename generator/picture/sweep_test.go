package picture_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"qostil/generator/picture"
)

// TestSweep: what nobody has asked for in 30 days goes, and not a minute earlier; a file
// that is not of the cache stays.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	const month = 30 * 24 * time.Hour
	for name, age := range map[string]time.Duration{
		"aa/aa" + strings.Repeat("1", 38) + ".json": month + time.Minute, "aa/aa" + strings.Repeat("1", 38) + ".480.jpg": 2 * month,
		"bb/bb" + strings.Repeat("2", 38) + ".json": month - time.Minute, "bb/bb" + strings.Repeat("2", 38) + ".480.jpg": 2 * month,
		"cc/notes.txt": 2 * month,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	picture.Sweep(root, now)
	var left []string
	for _, pattern := range []string{"aa/*", "bb/*", "cc/*"} {
		names, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, name := range names {
			left = append(left, filepath.Base(filepath.Dir(name))+filepath.Ext(name))
		}
	}
	if got := strings.Join(left, " "); got != "bb.jpg bb.json cc.txt" {
		t.Errorf("left: %s", got)
	}
}
