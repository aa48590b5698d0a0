package output_test

import (
	"strings"
	"testing"
)

// nothing is the hash of an empty file.
const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

// TestDamagedManifest: a manifest that no publishing of ours leaves is refused by
// its line, and nothing is deleted by it.
func TestDamagedManifest(t *testing.T) {
	for name, line := range map[string]string{
		"half a line":   nothing[:30],
		"no path":       nothing + " 0",
		"empty path":    nothing + " 0 ",
		"empty line":    "",
		"short hash":    nothing[:62] + " 0 a.html",
		"long hash":     nothing + "00 0 a.html",
		"no hash":       strings.Repeat("z", 64) + " 0 a.html",
		"negative size": nothing + " -1 a.html",
		"no size":       nothing + " x a.html",
		"huge size":     nothing + " 9223372036854775808 a.html",
		"upwards":       nothing + " 0 ../a.html",
		"roundabout":    nothing + " 0 ru/../../a.html",
		"absolute":      nothing + " 0 /etc/passwd",
		"backslash":     nothing + ` 0 ..\a.html`,
		"NUL":           nothing + " 0 a\x00.html",
		"itself":        nothing + " 0 " + manifest,
		"a part":        nothing + " 0 qostil-manifest-1-of-2.txt",
		"stage":         nothing + " 0 " + state + "/stage/a.html",
		"folder":        nothing + " 0 ru/",
		"binary":        "\x7fELF\x02\x01\x01",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			publish(t, dir, map[string]string{"a.html": "a", "b.html": "b"})
			write(t, dir, map[string]string{"theirs": "theirs", manifest: nothing + " 0 theirs\n" + line + "\n"})
			before := snapshot(t, dir)
			_, err := build(t.Context(), sealed(map[string]string{"a.html": "new"}), open(t, dir))
			if err == nil || !strings.HasPrefix(err.Error(), manifest+":2: ") {
				t.Errorf("error %v", err)
			}
			same(t, "afterwards", snapshot(t, dir), before)
		})
	}
}

// FuzzManifest: whatever a manifest says, publishing either refuses it and changes
// nothing, or publishes the tree and leaves alone what the manifest does not name.
func FuzzManifest(f *testing.F) {
	for _, text := range []string{
		"", "\n", nothing + " 0 a.html\n", nothing + " 1 gone.html\r\n" + nothing + " 2 ru",
		nothing + " 0 ru/index.html/x\n", nothing + " 0 A.HTML", nothing + " 0 ru\n" + nothing + " 0 theirs/x/y\n", nothing + " 0 ../x",
	} {
		f.Add(text)
	}
	theirs := map[string]string{"keep.txt": "keep", "theirs/x": "x"}
	ours := map[string]string{"a.html": "a", "ru/index.html": "ru"}
	f.Fuzz(func(t *testing.T, text string) {
		dir := t.TempDir()
		write(t, dir, theirs)
		write(t, dir, map[string]string{"a.html": "old", "gone.html": "gone", manifest: text})
		before := snapshot(t, dir)
		_, err := build(t.Context(), sealed(ours), open(t, dir))
		after := snapshot(t, dir)
		if err != nil {
			same(t, err.Error(), after, before)
			return
		}
		for path, content := range ours {
			if after[path] != content {
				t.Errorf("%s is %q", path, after[path])
			}
		}
		for path, content := range theirs {
			if after[path] != content && !strings.Contains(text, " "+path) {
				t.Errorf("%s is %q", path, after[path])
			}
		}
	})
}
