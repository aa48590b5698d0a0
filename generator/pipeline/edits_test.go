package pipeline_test

import (
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// step does one thing that happens in a newsroom, and says what.
func (n *newsroom) step() string {
	n.n++
	said := edits[n.r.IntN(len(edits))](n)
	for name := range n.broken {
		if _, there := n.files[name]; !there {
			delete(n.broken, name) // it has gone
		}
	}
	n.write()
	return said
}

// spoil breaks a file, or mends it again.
func (n *newsroom) spoil(name, text string) string {
	if name == "" {
		return "nothing"
	}
	if _, is := n.broken[name]; is {
		delete(n.broken, name)
		return name + " is mended"
	}
	if len(n.broken) > 0 { // one slip at a time, or the site is never right
		clear(n.broken)
		return "what was broken is mended"
	}
	n.broken[name] = text
	return name + " is broken"
}

// mend makes right whatever may be wrong.
func (n *newsroom) mend() string {
	clear(n.broken)
	for name, text := range n.files {
		switch {
		case strings.Contains(name, "copy"):
			delete(n.files, name)
		case isStory(name) && strings.Count(name, "/") == 4 || isStory(name) && strings.Contains(name, "/a/"):
			text = strings.ReplaceAll(strings.ReplaceAll(text, "[раньше](", "раньше ("), "![Порт](photo.png)", "")
			var lines []string
			for _, line := range strings.Split(text, "\n") {
				if key, _, _ := strings.Cut(line, ":"); !slices.Contains([]string{"aliases", "slug", "authors", "updated", "expires"}, key) && line != "tags: [Порт]" {
					lines = append(lines, line)
				}
			}
			n.files[name] = strings.Join(lines, "\n")
		case isText(name) && path.Dir(name) == "content":
		case !strings.HasPrefix(name, "content/2026/") && path.Ext(name) != ".yaml" || strings.HasPrefix(name, "content/2026/11/") && path.Ext(name) == ".png":
		default:
			delete(n.files, name)
		}
	}
	delete(n.files, "static/css/site.css")
	n.files["content/tags.yaml"] = goodTags
	n.files["content/site.yaml"] = goodSite
	return "all is mended"
}

const (
	goodTags = "economy: {group: section, ru: Экономика, en: Economy}\naktau: {group: place, ru: Актау, en: Aktau}\n"
	goodSite = "title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n"
)

// move gives files another name.
func (n *newsroom) move(from, to string) string {
	moved := 0
	for name, text := range maps.Clone(n.files) {
		if rest, found := strings.CutPrefix(name, from); found {
			delete(n.files, name)
			n.files[to+rest] = text
			moved++
		}
	}
	return fmt.Sprintf("%s becomes %s (%d files)", from, to, moved)
}

var edits = []func(n *newsroom) string{
	func(n *newsroom) string { // a text
		name := n.pick(isText)
		n.files[name] += fmt.Sprintf("\n%s %d.\n", n.some("Ещё абзац", "## Раздел", "- пункт", "> цитата", "«Кавычки» - и 5%"), n.n)
		return name + " has a paragraph more"
	},
	func(n *newsroom) string { // a link, now and then to nothing
		name, to := n.pick(isStory), n.pick(isText)
		if name == "" || n.r.IntN(4) == 0 {
			to = "content/none.ru.md"
		}
		if name == "" {
			return "nothing"
		}
		rel, _ := filepath.Rel(path.Dir(name), to)
		n.files[name] += fmt.Sprintf("\nСм. [раньше](%s).\n", filepath.ToSlash(rel))
		return name + " links to " + to
	},
	func(n *newsroom) string { // no links
		for name, text := range n.files {
			if isText(name) {
				n.files[name] = strings.ReplaceAll(strings.ReplaceAll(text, "[раньше](", "раньше ("), "![Порт](photo.png)", "")
			}
		}
		return "links are taken out"
	},
	func(n *newsroom) string { // a line of a header
		name := n.pick(isStory)
		if name == "" {
			return "nothing"
		}
		key := n.some("title", "tags", "draft", "description", "lead", "updated", "authors", "aliases", "slug", "kind", "noindex", "expires", "embargo")
		value := map[string]string{
			"title": fmt.Sprintf("Другой заголовок %d", n.n), "tags": n.some("[economy]", "[aktau, economy]", "[Порт]"), "draft": n.some("true", ""),
			"description": n.some("Одним предложением.", ""), "lead": n.some("true", ""), "updated": n.some("2026-11-23 20:00", ""),
			"authors": n.some("aliya", "Кто-то", ""), "aliases": n.some(fmt.Sprintf("/old/%d/", n.n%5), ""), "slug": n.some(fmt.Sprintf("s-%d", n.n%5), ""),
			"kind": n.some("brief", "story", ""), "noindex": n.some("true", ""), "expires": n.some("2026-11-22", "2027-01-01", ""), "embargo": n.some("2026-12-01", ""),
		}[key]
		n.header(name, key, value)
		return fmt.Sprintf("%s has %s: %s", name, key, value)
	},
	func(n *newsroom) string { // a header half-typed
		name := n.pick(isText)
		return n.spoil(name, strings.Replace(n.files[name], "title: ", n.some("title: [", "titel: ", "title: \"", "title:\n  a: "), 1))
	},
	func(n *newsroom) string { // a file half-written
		name := n.pick(isText)
		return n.spoil(name, n.files[name][:n.r.IntN(len(n.files[name]))])
	},
	func(n *newsroom) string { return n.story() + " is written" },
	func(n *newsroom) string { // a translation
		name := n.pick(func(name string) bool { return isStory(name) && strings.HasSuffix(name, ".ru.md") })
		if name == "" {
			return n.story() + " is written"
		}
		to := strings.TrimSuffix(name, ".ru.md") + ".en.md"
		if _, there := n.files[to]; there {
			delete(n.files, to)
			return to + " is removed"
		}
		n.files[to] = fmt.Sprintf("---\ntitle: Story %d\ndate: 2026-11-23 12:00\ntranslation: {}\n---\n\nText %d.\n", n.n, n.n)
		return to + " is translated"
	},
	func(n *newsroom) string { // a file has another name
		name := n.pick(isStory)
		if name == "" {
			return "nothing"
		}
		stem := strings.TrimSuffix(strings.TrimSuffix(name, ".ru.md"), ".en.md")
		return n.move(stem+".", fmt.Sprintf("%s-%d.", stem, n.n))
	},
	func(n *newsroom) string { // a folder has another name
		name := n.pick(isStory)
		if name == "" {
			return "nothing"
		}
		return n.move(path.Dir(name)+"/", fmt.Sprintf("content/2026/11/%d/", 18+n.r.IntN(6)))
	},
	func(n *newsroom) string { // a file goes
		name := n.pick(isStory)
		delete(n.files, name)
		return name + " is deleted"
	},
	func(n *newsroom) string { // a picture, and a story that shows it
		name := n.pick(isStory)
		if name == "" {
			return "nothing"
		}
		file := path.Join(path.Dir(name), "photo.png")
		n.files[file] = picture(600 + n.r.IntN(3)*100)
		if n.r.IntN(2) == 0 {
			n.files[name] += "\n![Порт](photo.png)\n"
		}
		return file + " is new"
	},
	func(n *newsroom) string { // a picture goes
		name := n.pick(func(name string) bool { return path.Ext(name) == ".png" })
		delete(n.files, name)
		return name + " is deleted"
	},
	func(n *newsroom) string {
		return n.toggle("content/tags.yaml", goodTags,
			"economy: {group: section, ru: Хозяйство, en: Economy, synonyms: [Экономика]}\naktau: {group: place, ru: Порт, en: Port, slug: port, synonyms: {ru: [Актау]}}\n",
			"aktau: {group: place, ru: Актау, en: Aktau}\n", "aktau: {group: place")
	},
	func(n *newsroom) string {
		return n.toggle("content/authors.yaml", "aliya: {name: {ru: Алия, en: Aliya}}\n", "aliya: {name: {ru: Алия К., en: Aliya K.}, bio: {ru: Пишет., en: Writes.}}\n")
	},
	func(n *newsroom) string { // the whole site
		more := n.some("", "home_days: 1\n", "tags: open\n", "untranslated: link\n", "typography: false\n", "permalink: /{year}/{slug}/\n",
			"redirects: [{from: /x/, to: /ru/}]\n", "feeds: {formats: [atom], size: 2}\n", "imprint: {ru: Мы, en: We}\n", "x_default: en\n")
		n.files["content/site.yaml"] = goodSite + more
		return "site.yaml has " + more
	},
	func(n *newsroom) string { return n.spoil("content/site.yaml", n.some("title: [", "titel: x\n", "")) },
	func(n *newsroom) string {
		return n.toggle("templates/strings/ru.yaml", "tag.all: Мои темы\n", "tag.all: Рубрики\nfoot.zone: \"{zone}!\"\n")
	},
	func(n *newsroom) string {
		return n.toggle("templates/partials/footer.html", "<footer>Подпись</footer>\n", "<footer>{{T \"tag.all\"}}</footer>\n", "<footer><link rel=stylesheet href=\"{{asset \"css/site.css\"}}\"></footer>\n")
	},
	func(n *newsroom) string {
		if _, there := n.files["templates/partials/footer.html"]; !there {
			n.files["templates/partials/footer.html"] = "<footer>Подпись</footer>\n"
		}
		return n.spoil("templates/partials/footer.html", n.some("<footer>{{.Title}", "<footer>{{T \"none\"}}</footer>", "{{end}}"))
	},
	func(n *newsroom) string {
		return n.toggle("static/css/site.css", "a { color: teal }\n", "a { color: red }\n", "a { color: url(none.png) }\n")
	},
	func(n *newsroom) string { return n.toggle("static/humans.txt", "Мы.\n", "Они.\n") },
	func(n *newsroom) string { return n.toggle("static/_redirects", "/own /ru/ 301\n", "") },
	func(n *newsroom) string { // a page
		return n.toggle("content/contact.ru.md", "---\ntitle: Связь\n---\n\nПишите.\n", "---\ntitle: Адрес\nslug: adres\n---\n\nПишите.\n")
	},
	func(n *newsroom) string { // what does not belong there
		return n.toggle(n.some("content/2026/notes.txt", "content/2026/11/20/plan (Aliya's conflicted copy).ru.md", "content/2026/x.markdown", "content/bad.yaml"), "x\n")
	},
	func(n *newsroom) string { // folders that are named badly, or kept
		dir := n.some("content/editions", "content/2026/a: b", "content/2026/11/x.md", "content/2026/11/copy (conflicted copy)")
		return n.toggle(dir+"/in.ru.md", "---\ntitle: Здесь\ndate: 2026-11-20\n---\n\nТекст.\n")
	},
	func(n *newsroom) string { // only the times
		later := time.Now().Add(time.Duration(n.r.IntN(1000)) * time.Second)
		for name := range n.now() {
			if err := os.Chtimes(filepath.Join(n.dir, filepath.FromSlash(name)), later, later); err != nil && !os.IsNotExist(err) {
				n.t.Fatal(err)
			}
		}
		return "all files are touched"
	},
	func(n *newsroom) string { // as git does it
		for _, name := range slices.Sorted(maps.Keys(n.files)) {
			if isStory(name) && n.r.IntN(3) == 0 {
				delete(n.files, name)
			}
		}
		clear(n.broken)
		n.story()
		n.story()
		return "another branch"
	},
}
