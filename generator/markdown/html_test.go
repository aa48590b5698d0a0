package markdown_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"qostil/generator/markdown"
)

// TestOptions: what the page says of links, pictures and ids.
func TestOptions(t *testing.T) {
	link := func(l markdown.Link) *markdown.Options {
		return &markdown.Options{Link: func(markdown.Ref) markdown.Link { return l }}
	}
	picture := func(p markdown.Picture) *markdown.Options {
		return &markdown.Options{Picture: func(markdown.Ref) markdown.Picture { return p }}
	}
	const note = "Да[^1].\n\n[^1]: Нет.\n"
	for _, c := range []struct {
		source  string
		options *markdown.Options
		want    string
	}{
		{"[Порт](a.ru.md 'Море')", link(markdown.Link{Href: "/ru/a/"}), `<p><a href="/ru/a/" title="Море">Порт</a></p>`},
		{"[Порт](a.ru.md)", link(markdown.Link{Href: "/kk/a/", Lang: "kk"}), `<p><a href="/kk/a/" hreflang="kk">Порт</a></p>`},
		{"[*Порт*](a.ru.md 'Море')", link(markdown.Link{}), `<p><em>Порт</em></p>`},
		{"[Порт]()", link(markdown.Link{}), `<p>Порт</p>`},
		{"<https://a.example/>", link(markdown.Link{}), `<p>https://a.example/</p>`},
		{"<a@a.example>", link(markdown.Link{Href: "mailto:b@b.example"}), `<p><a href="mailto:b@b.example">a@a.example</a></p>`},
		{"[Порт](a.ru.md)", link(markdown.Link{Href: `/"><script>`, Lang: `"><b>`}), `<p><a href="/%22%3E%3Cscript%3E" hreflang="&#34;&gt;&lt;b&gt;">Порт</a></p>`},
		{"[Порт](a.ru.md)", link(markdown.Link{Href: "/медиа/50%25 #1?a=1&b=2"}), `<p><a href="/%D0%BC%D0%B5%D0%B4%D0%B8%D0%B0/50%25%20#1?a=1&amp;b=2">Порт</a></p>`},
		{"[Порт](javascript:a)", link(markdown.Link{Href: "/never/"}), `<p>Порт</p>`},
		{"![Порт](a.png 'Море')", picture(markdown.Picture{Src: "/a.png", Width: 3, Height: 2}),
			`<figure><img src="/a.png" alt="Порт" width="3" height="2" loading="lazy" decoding="async"><figcaption>Море</figcaption></figure>`},
		{"![Порт](a.svg)", picture(markdown.Picture{Src: "/a.svg", Width: 3}), `<figure><img src="/a.svg" alt="Порт" loading="lazy" decoding="async"></figure>`},
		{"Вот ![*Порт* <i>](a.png)", picture(markdown.Picture{}), `<p>Вот Порт</p>`},
		{"![Порт](http://a.example/a.png)", picture(markdown.Picture{Src: "/never.png"}), `<figure>Порт</figure>`},
		{"## Порт\n\n## Море", &markdown.Options{Headings: []string{"h-port"}, IDPrefix: "aktau-"},
			"<h2 id=\"aktau-h-port\">Порт</h2>\n<h2 id=\"aktau-h-more\">Море</h2>"},
		{"## Порт", &markdown.Options{IDPrefix: `"><b>`}, `<h2 id="&#34;&gt;&lt;b&gt;h-port">Порт</h2>`},
	} {
		if got := strings.TrimSpace(render(t, parse(t, "ru", c.source), c.options)); got != c.want {
			t.Errorf("%s\nbecomes %s\nwant    %s", c.source, got, c.want)
		}
	}
	got := render(t, parse(t, "ru", note), &markdown.Options{IDPrefix: "aktau-"})
	if n := strings.Count(got, `id="aktau-`) + strings.Count(got, `href="#aktau-`); n != 4 || strings.Count(got, "#") != 2+strings.Count(got, "&#") {
		t.Errorf("a note and its call have %d ids and links with the prefix, want 4:\n%s", n, got)
	}
}

// TestAsked: the page is asked about a link in the words in which Facts tell it.
func TestAsked(t *testing.T) {
	text := parse(t, "ru", "[a](b\\*c&amp;d.md) <https://e.example/&amp;\\*>\n![ф *г*](<з и.png>)")
	asked := map[string]markdown.Ref{}
	render(t, text, &markdown.Options{
		Link:    func(r markdown.Ref) markdown.Link { asked[r.Dest] = r; return markdown.Link{} },
		Picture: func(r markdown.Ref) markdown.Picture { asked[r.Dest] = r; return markdown.Picture{} },
	})
	told := text.Facts().Refs
	if len(told) != 3 || len(asked) != 3 {
		t.Fatalf("%d were told, %d were asked for, want 3", len(told), len(asked))
	}
	for _, r := range told {
		if got, ok := asked[r.Dest]; !ok || got != r {
			t.Errorf("told %+v, asked %+v", r, got)
		}
	}
}

// TestTogether: one engine writes many texts at once, and one text many times.
func TestTogether(t *testing.T) {
	shared := parse(t, "ru", "## Порт\n\n[Море](a.ru.md)")
	var all sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d"} {
		all.Go(func() {
			o := &markdown.Options{IDPrefix: name + "-", Link: func(markdown.Ref) markdown.Link { return markdown.Link{Href: "/" + name + "/"} }}
			want := "<h2 id=\"" + name + "-h-port\">Порт</h2>\n<p><a href=\"/" + name + "/\">Море</a></p>\n"
			for range 50 {
				for _, text := range []*markdown.Text{shared, parse(t, "ru", "## Порт\n\n[Море](a.ru.md)")} {
					var b strings.Builder
					if err := text.HTML(&b, o); err != nil || b.String() != want {
						t.Errorf("%s (%v), want %s", &b, err, want)
					}
				}
			}
		})
	}
	all.Wait()
}

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// TestWriteFails: an error comes back, and the engine goes on.
func TestWriteFails(t *testing.T) {
	text := parse(t, "ru", "Порт\n")
	if err := text.HTML(full{}, &markdown.Options{}); err == nil {
		t.Error("written to a full disk")
	}
	if got := render(t, text, &markdown.Options{}); got != "<p>Порт</p>\n" {
		t.Errorf("after a failure: %q", got)
	}
}
