package generator_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"qostil/generator"
)

// BenchmarkBuild builds a corpus of 2,000 stories in two languages, of about 330
// words each, into an empty folder, and then again after one of them has changed.
func BenchmarkBuild(b *testing.B) {
	site := b.TempDir()
	const stories = 2000
	corpus(b, site, stories)
	build := func(b *testing.B) {
		var stderr bytes.Buffer
		if code := generator.Main([]string{"build", "-s", site, "--now", now}, io.Discard, &stderr, os.DirFS("..")); code != 0 {
			b.Fatalf("exit status %d: %s", code, stderr.String())
		}
	}
	b.Run("cold", func(b *testing.B) {
		for range b.N {
			b.StopTimer()
			if err := os.RemoveAll(filepath.Join(site, "public")); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			build(b)
		}
		b.ReportMetric(float64(stories*2*b.N)/b.Elapsed().Seconds(), "articles/s")
		if peak := peakMemory(); peak > 0 {
			b.ReportMetric(peak, "MiB-peak")
		}
	})
	b.Run("again", func(b *testing.B) {
		changed := filepath.Join(site, "content/2026/11/01/story-0000.en.md")
		before, err := os.ReadFile(changed)
		if err != nil {
			b.Fatal(err)
		}
		for i := range b.N {
			b.StopTimer()
			if err := os.WriteFile(changed, fmt.Appendf(before[:len(before):len(before)], "\nChanged %d.\n", i), 0o666); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			build(b)
		}
	})
}

// peakMemory is the most memory that the process has held, in MiB; 0 where the
// system does not say.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	return kb / 1024
}

// corpus writes a site of n stories in Russian and English. The same n gives the
// same bytes.
func corpus(tb testing.TB, dir string, n int) {
	tb.Helper()
	files := map[string]string{
		"site.yaml": "title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n",
	}
	var tags strings.Builder
	for i := range 30 {
		group := []string{"section", "country", "topic", "topic", "place"}[i%5]
		fmt.Fprintf(&tags, "tag%d: {group: %s, ru: Тема %d, en: Topic %d}\n", i, group, i, i)
	}
	files["tags.yaml"] = tags.String()
	r := rand.New(rand.NewPCG(1, 2))
	day := time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at := day.AddDate(0, 0, -i/10).Add(time.Duration(i%10) * time.Hour)
		base := fmt.Sprintf("%s/story-%04d", at.Format("2006/01/02"), i)
		head := fmt.Sprintf("date: %s\n", at.Format("2006-01-02 15:04"))
		shared := fmt.Sprintf("tags: [tag%d, tag%d, tag%d]\nsource: own\n", i%10, 10+i/3%10, 20+i/7%10)
		files[base+".ru.md"] = fmt.Sprintf("---\ntitle: Новость номер %d\n%s%s---\n\n%s", i, head, shared, prose(r, russian))
		files[base+".en.md"] = fmt.Sprintf("---\ntitle: Story number %d\n%stranslation: {}\n---\n\n%s", i, head, prose(r, english))
	}
	for name, text := range files {
		file := filepath.Join(dir, "content", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
}

var (
	russian = strings.Fields("порт дорога министр переговоры проект миллион евро страна рынок компания город вода завод соглашение граница груз поезд визит бюджет школа")
	english = strings.Fields("port road minister talks project million euros country market company city water plant agreement border freight train visit budget school")
)

// prose is a text of about 330 words: paragraphs, a heading, a list, a quote.
func prose(r *rand.Rand, words []string) string {
	var b strings.Builder
	sentence := func(n int) {
		for i := range n {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(words[r.IntN(len(words))])
		}
		b.WriteString(". ")
	}
	for p := range 7 {
		switch p {
		case 2:
			b.WriteString("## ")
			sentence(4)
			b.WriteString("\n\n")
		case 4:
			for range 3 {
				b.WriteString("- ")
				sentence(6)
				b.WriteByte('\n')
			}
			b.WriteByte('\n')
		case 5:
			b.WriteString("> ")
		}
		for range 3 {
			sentence(14)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}
