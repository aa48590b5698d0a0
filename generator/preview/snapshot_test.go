package preview_test

import (
	"io/fs"
	"slices"
	"testing"
	"time"

	"qostil/generator/preview"
)

// TestSnapshot: which files are said to have changed. The system tells of nothing
// here: the folder is looked at again and again.
func TestSnapshot(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(m *memory)
		want []string // below content/
	}{
		"nothing":      {func(*memory) {}, nil},
		"added":        {func(m *memory) { m.write("2026/b.md", "b") }, []string{"2026/b.md"}},
		"added deep":   {func(m *memory) { m.write("x/y/z/b.md", "b") }, []string{"x/y/z/b.md"}},
		"longer":       {func(m *memory) { m.write("2026/a.md", "longer") }, []string{"2026/a.md"}},
		"same length":  {func(m *memory) { m.write("2026/a.md", "b") }, []string{"2026/a.md"}},
		"touched":      {func(m *memory) { m.write("2026/a.md", "a") }, []string{"2026/a.md"}},
		"removed":      {func(m *memory) { m.remove("2026/a.md") }, []string{"2026/a.md"}},
		"moved":        {func(m *memory) { m.remove("2026/a.md"); m.write("2025/a.md", "a") }, []string{"2025/a.md", "2026/a.md"}},
		"folder gone":  {func(m *memory) { m.remove("2026/a.md", "2026/11/c.md", "2026/11/d.md") }, []string{"2026/11/c.md", "2026/11/d.md", "2026/a.md"}},
		"folder moved": {func(m *memory) { m.remove("2026/11/c.md"); m.write("2026/12/c.md", "c") }, []string{"2026/11/c.md", "2026/12/c.md"}},
		"file, folder": {func(m *memory) { m.remove("2026/a.md"); m.write("2026/a.md/b.md", "b") }, []string{"2026/a.md", "2026/a.md/b.md"}},
		"folder, file": {func(m *memory) { m.remove("2026/11/c.md", "2026/11/d.md"); m.write("2026/11", "c") }, []string{"2026/11", "2026/11/c.md", "2026/11/d.md"}},
		"all":          {func(m *memory) { m.remove("2026/a.md", "2026/11/c.md", "2026/11/d.md", "site.yaml") }, []string{"2026/11/c.md", "2026/11/d.md", "2026/a.md", "site.yaml"}},
		"editor": {func(m *memory) {
			m.write("2026/.a.md.swp", "x")
			m.write("2026/a.md~", "x")
			m.write(".git/x", "x")
			m.write("4913", "")
		}, nil},
		"mode":          {func(m *memory) { m.chmod("2026/a.md", 0o600) }, []string{"2026/a.md"}},
		"clock is back": {func(m *memory) { m.writeAt("2026/a.md", "b", time.Unix(0, 0)) }, []string{"2026/a.md"}},
		"elsewhere": {func(m *memory) {
			m.write("../public/index.html", "x")
			m.write("../.git/HEAD", "x")
			m.write("../contents/a.md", "x")
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			bubble(t, func(t *testing.T) {
				m := newMemory(map[string]string{"site.yaml": "", "2026/a.md": "a", "2026/11/c.md": "c", "2026/11/d.md": "d", "2026/.hidden": "x"})
				s := begin(t, &stage{fsys: m}, preview.Options{Poll: true})
				quiet()
				c.do(m)
				quiet()
				quiet()
				var got, want []string
				for _, files := range s.built() {
					got = append(got, files...)
				}
				for _, file := range c.want {
					want = append(want, "content/"+file)
				}
				if !slices.Equal(got, want) || len(s.built()) > 1 {
					t.Errorf("%q, want %q", s.built(), want)
				}
			})
		})
	}
}

func (m *memory) chmod(name string, mode fs.FileMode) {
	m.mu.Lock()
	defer m.mu.Unlock()
	file := *m.files["content/"+name]
	file.Mode = mode
	m.files["content/"+name] = &file
}
