package pipeline_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// newsroom is a site that is edited at random. What it holds is kept here too, so
// that a break can be mended.
type newsroom struct {
	t      *testing.T
	r      *rand.Rand
	dir    string
	files  map[string]string // as they should be
	broken map[string]string // what stands there instead
	n      int               // of texts made up so far
}

// open is a newsroom with the small site, two more stories and a page.
func open(t *testing.T, seed uint64) *newsroom {
	n := &newsroom{t: t, r: rand.New(rand.NewPCG(seed, 7)), dir: t.TempDir(), files: map[string]string{}, broken: map[string]string{}}
	small := os.DirFS("../command/testdata/site")
	err := fs.WalkDir(small, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(small, name)
		n.files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	n.files["content/about.ru.md"] = "---\ntitle: О нас\n---\n\nМы пишем новости.\n"
	n.files["content/about.en.md"] = "---\ntitle: About\ntranslation: {}\n---\n\nWe write news.\n"
	n.story()
	n.story()
	n.write()
	return n
}

// write brings the folder to what it should be.
func (n *newsroom) write() {
	for name, text := range n.now() {
		file := filepath.Join(n.dir, filepath.FromSlash(name))
		if data, err := os.ReadFile(file); err == nil && string(data) == text {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			n.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			n.t.Fatal(err)
		}
	}
	for name := range n.state() {
		if _, stays := n.now()[name]; !stays {
			if err := os.Remove(filepath.Join(n.dir, filepath.FromSlash(name))); err != nil {
				n.t.Fatal(err)
			}
			for dir := path.Dir(name); dir != "." && os.Remove(filepath.Join(n.dir, filepath.FromSlash(dir))) == nil; dir = path.Dir(dir) {
				continue // an empty folder goes too, as with git
			}
		}
	}
}

func (n *newsroom) now() map[string]string {
	all := maps.Clone(n.files)
	maps.Copy(all, n.broken)
	return all
}

// state is what tells a file that changed, as the watcher sees it.
func (n *newsroom) state() map[string]time.Time {
	state := map[string]time.Time{}
	err := filepath.WalkDir(n.dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(n.dir, file)
		info, err := d.Info()
		if err == nil {
			state[filepath.ToSlash(rel)] = info.ModTime()
		}
		return err
	})
	if err != nil {
		n.t.Fatal(err)
	}
	return state
}

func changed(before, after map[string]time.Time) []string {
	files := []string{}
	for name, at := range after {
		if !before[name].Equal(at) {
			files = append(files, name)
		}
	}
	for name := range before {
		if _, stays := after[name]; !stays {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	return files
}

// pick is a file whose path fits a pattern, or "".
func (n *newsroom) pick(fits func(name string) bool) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(n.files)), func(name string) bool { return !fits(name) })
	if len(names) == 0 {
		return ""
	}
	return names[n.r.IntN(len(names))]
}

func isText(name string) bool  { return path.Ext(name) == ".md" }
func isStory(name string) bool { return isText(name) && strings.HasPrefix(name, "content/2026/") }

// some is one of a few.
func (n *newsroom) some(choices ...string) string { return choices[n.r.IntN(len(choices))] }

// story adds a story in Russian.
func (n *newsroom) story() string {
	n.n++
	day := 18 + n.r.IntN(5)
	name := fmt.Sprintf("content/2026/11/%d/%s%d.ru.md", day, n.some("port-", "rynok-", "doroga-", "a/s"), n.n)
	n.files[name] = fmt.Sprintf("---\ntitle: Новость %d\ndate: 2026-11-%d %02d:00\ntags: [%s]\nsource: own\n---\n\nТекст «%d».\n",
		n.n, day, n.r.IntN(20), n.some("economy", "Актау", "economy, aktau", ""), n.n)
	return name
}

// header puts a line into a header, or takes it out.
func (n *newsroom) header(name, key, value string) {
	var lines []string
	for i, line := range strings.Split(n.files[name], "\n") {
		if i == 1 && value != "" {
			lines = append(lines, key+": "+value)
		}
		if !strings.HasPrefix(line, key+":") {
			lines = append(lines, line)
		}
	}
	n.files[name] = strings.Join(lines, "\n")
}

// toggle writes a file, or removes it.
func (n *newsroom) toggle(name string, texts ...string) string {
	if _, there := n.files[name]; there && n.r.IntN(3) == 0 {
		delete(n.files, name)
		return name + " is removed"
	}
	n.files[name] = n.some(texts...)
	return name + " is " + fmt.Sprintf("%.60q", n.files[name])
}

func picture(side int) string {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, side, side))) // into memory
	return b.String()
}
