package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A corpus is a site of stories in Russian and English, about 330 words each, ten a
// day: paragraphs with links to other stories and elsewhere, a heading, a list, a
// quote; a table in every fifth and a picture in every tenth. The same number of
// stories gives the same bytes, and the first stories of a larger corpus are those of
// a smaller one. Hugo can read it too: everything that Qostil would take over from an
// original is written in both files.

// perDay is the number of stories of a day; latest is the newest day.
const perDay = 10

var latest = time.Date(2026, 10, 31, 8, 0, 0, 0, time.UTC)

// The numbers of tags, hosts and pictures in the corpus.
const (
	tagCount     = 30
	hostCount    = 10
	pictureCount = 10
)

// writeCorpus writes a site with about the given number of articles, half of which are
// translations.
func writeCorpus(dir string, articles int) error {
	stories := articles / 2
	put := func(name string, text []byte) error {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		return os.WriteFile(file, text, 0o666)
	}
	for name, text := range siteFiles() {
		if err := put(name, text); err != nil {
			return err
		}
	}
	for i := range stories {
		for _, l := range []*tongue{&russian, &english} {
			if err := put("content/"+l.file(i), []byte(l.story(i))); err != nil {
				return err
			}
		}
	}
	return nil
}

// siteConfig returns site.yaml with the kinds of pages that the Hugo site has; with
// everything, also with the others.
func siteConfig(everything bool) []byte {
	config := "title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\npage_size: 20\n"
	if !everything {
		config += "feeds: {formats: [rss], size: 30, days: 3}\nparallel: false\nsearch: none\n"
	}
	return []byte(config)
}

func siteFiles() map[string][]byte {
	files := map[string][]byte{"content/site.yaml": siteConfig(false)}
	var tags, sources strings.Builder
	for i := range tagCount {
		group := []string{"section", "country", "topic", "topic", "place"}[i%5]
		fmt.Fprintf(&tags, "tag%d: {group: %s, ru: Тема %d, en: Topic %d}\n", i, group, i, i)
	}
	for i := range hostCount {
		fmt.Fprintf(&sources, "source%d: {host: agency%d.example, name: {ru: Агентство %d, en: Agency %d}, lang: ru}\n", i, i, i, i)
	}
	files["content/tags.yaml"], files["content/sources.yaml"] = []byte(tags.String()), []byte(sources.String())
	for i := range pictureCount {
		img := image.NewGray(image.Rect(0, 0, 64, 36))
		for x := range 64 {
			img.SetGray(x, i, color.Gray{Y: uint8(4 * x)})
		}
		var b bytes.Buffer
		_ = png.Encode(&b, img) // to memory
		files[fmt.Sprintf("static/img/p%d.png", i)] = b.Bytes()
	}
	return files
}

// tongue holds the words of a language for made-up stories.
type tongue struct {
	tag, title string
	words      []string
	original   bool
}

var (
	russian = tongue{"ru", "Новость номер", strings.Fields(`порт дорога министр переговоры проект миллион
		евро страна рынок компания город вода завод соглашение граница груз поезд визит бюджет школа и в на с
		по что как за от для при около более процентов году ноября сообщили заявил построят откроют началось
		участники региона новый крупный первый железнодорожный международный`), true}
	english = tongue{"en", "Story number", strings.Fields(`port road minister talks project million euros
		country market company city water plant agreement border freight train visit budget school and in on
		with by that as for from during about more percent year November reported said will build open began
		participants region new large first railway international`), false}
)

func dayOf(story int) time.Time {
	return latest.AddDate(0, 0, -story/perDay).Add(time.Duration(story%perDay) * time.Hour)
}

// file returns the path of a story's file below content/.
func (l *tongue) file(story int) string {
	return fmt.Sprintf("%s/story-%05d.%s.md", dayOf(story).Format("2006/01/02"), story, l.tag)
}

// url returns the path of a story's page.
func (l *tongue) url(story int) string {
	return fmt.Sprintf("/%s/%s/story-%05d/", l.tag, dayOf(story).Format("2006/01"), story)
}

// story returns a story's text with its front matter.
func (l *tongue) story(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), uint64(len(l.tag)+int(l.tag[0]))))
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s %d, %s\ndate: %s\ntags: [tag%d, tag%d, tag%d]\nsource: https://agency%d.example/%d\n",
		l.title, i, l.some(r, 5), dayOf(i).Format("2006-01-02T15:04:05+05:00"), i%10, 10+i/3%10, 20+i/7%10, i%hostCount, i)
	if !l.original {
		b.WriteString("translation: {}\n")
	}
	b.WriteString("---\n\n")
	paragraph := func(sentences int) {
		for range sentences {
			fmt.Fprintf(&b, "%s. ", l.some(r, 14))
		}
	}
	paragraph(3)
	fmt.Fprintf(&b, "\n\n[%s](https://agency%d.example/more/%d) %s. ", l.some(r, 3), i%hostCount, i, l.some(r, 10))
	if i > 0 {
		fmt.Fprintf(&b, "[%s](%s), **%s**. ", l.some(r, 3), l.url(r.IntN(i)), l.some(r, 2))
	}
	paragraph(2)
	fmt.Fprintf(&b, "\n\n## %s\n\n", l.some(r, 4))
	paragraph(3)
	if i%10 == 0 {
		fmt.Fprintf(&b, "\n\n![%s](/img/p%d.png)", l.some(r, 5), i/10%pictureCount)
	}
	b.WriteString("\n\n")
	for range 3 {
		fmt.Fprintf(&b, "- %s\n", l.some(r, 7))
	}
	fmt.Fprintf(&b, "\n> %s.\n\n", l.some(r, 20))
	if i%5 == 0 {
		fmt.Fprintf(&b, "| %s | %s | %s |\n|---|---:|---:|\n", l.some(r, 1), l.some(r, 1), l.some(r, 1))
		for range 5 {
			fmt.Fprintf(&b, "| %s | %d | %d |\n", l.some(r, 2), r.IntN(1000), r.IntN(1000))
		}
		b.WriteByte('\n')
	}
	paragraph(5)
	b.WriteString("\n\n")
	paragraph(5)
	b.WriteByte('\n')
	return b.String()
}

// some returns a few words, the first with a capital.
func (l *tongue) some(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = l.words[r.IntN(len(l.words))]
	}
	words[0] = strings.ToUpper(string([]rune(words[0])[:1])) + string([]rune(words[0])[1:])
	return strings.Join(words, " ")
}
