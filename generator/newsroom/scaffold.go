package newsroom

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"qostil/generator/edit"
	"qostil/generator/fields"
)

// starters are the words of a new site, a file for each language.
//
//go:embed starter/*.yaml
var starters embed.FS

// Site is what a new site begins with.
type Site struct {
	Languages []string // the first one's stories are the originals
	Host      string   // netlify, cloudflare, github, plain
	BaseURL   string
	Zone      *time.Location
	Now       time.Time
	Row       func(id string) string // of hashes of an original, "" where it is not known yet
}

// Starters are the languages that a new site can begin in.
func Starters() []string {
	files, err := fs.Glob(starters, "starter/*.yaml")
	if err != nil {
		panic(err) // the pattern is ours
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(strings.TrimPrefix(f, "starter/"), ".yaml")
	}
	return files
}

// starter is the words of a new site in one language.
type starter struct{ root *fields.Value }

func starterOf(lang string) starter {
	src, err := fs.ReadFile(starters, "starter/"+lang+".yaml")
	if err != nil {
		panic("no starter in " + lang) // callers ask Starters
	}
	return starter{fields.YAML(lang, src, 1).Root}
}

func (s starter) word(keys ...string) string {
	v := s.root
	for _, key := range keys {
		v = v.Get(key)
	}
	return v.Text
}

// stories are the stories of a new site, the newest first, with the minutes that
// they are older than it.
var stories = []struct {
	id      string
	minutes int
}{{"welcome", 0}, {"pairs", 10}, {"day", 20}}

// Files are the files of the site, by their paths.
func (s Site) Files() map[string][]byte {
	words := map[string]starter{}
	for _, lang := range s.Languages {
		words[lang] = starterOf(lang)
	}
	files := map[string][]byte{
		".gitignore":        []byte("/public/\n/.qostil/\n/node_modules/\n"),
		"content/site.yaml": s.settings(words),
		"content/tags.yaml": s.tags(words),
	}
	for _, lang := range s.Languages {
		w := words[lang]
		about := []edit.Pair{key("title", edit.Text(w.word("about", "title")))}
		if lang != s.Languages[0] {
			about = append(about, s.ledger("about"))
		}
		files["content/about."+lang+".md"] = page(about, w.word("about", "text"))
		for _, story := range stories {
			at := s.Now.In(s.Zone).Add(-time.Duration(story.minutes) * time.Minute)
			id := at.Format("2006/01/02/") + story.id
			front := []edit.Pair{key("title", edit.Text(w.word(story.id, "title"))), key("date", at.Format("2006-01-02 15:04"))}
			if lang == s.Languages[0] {
				front = append(front, key("tags", edit.List("newsroom", "how-to")), key("source", "own"))
			} else {
				front = append(front, s.ledger(id))
			}
			link := "id:" + s.Now.In(s.Zone).Add(-10*time.Minute).Format("2006/01/02/") + "pairs"
			files["content/"+id+"."+lang+".md"] = page(front, strings.ReplaceAll(w.word(story.id, "text"), "(LINK)", "("+link+")"))
		}
	}
	for name, text := range hostFiles(s.Host) {
		files[name] = []byte(text)
	}
	return files
}

// ledger is the key translation of a version of what has an id.
func (s Site) ledger(id string) edit.Pair {
	by := []edit.Pair{key("translator", "Qostil")}
	if row := s.Row(id); row != "" {
		by = append(by, key("source", row))
	}
	return key("translation", edit.Mapping(by...))
}

func page(front []edit.Pair, text string) []byte {
	return append(edit.FrontMatter(front, nil), "\n"+text...)
}

func (s Site) settings(words map[string]starter) []byte {
	var b bytes.Buffer
	byLanguage := func(key string) {
		fmt.Fprintf(&b, "%s:\n", key)
		for _, lang := range s.Languages {
			fmt.Fprintf(&b, "  %s: %s\n", lang, edit.Text(words[lang].word(key)))
		}
	}
	b.WriteString("# The site. docs/configuration.md of Qostil explains every key.\n")
	byLanguage("title")
	byLanguage("description")
	fmt.Fprintf(&b, "base_url: %s # where the site will be\n", s.BaseURL)
	fmt.Fprintf(&b, "feed_id: %s # of permanent feed ids; never change it\n", feedID(s.BaseURL, s.Now))
	fmt.Fprintf(&b, "time_zone: %s # of the newsroom: Asia/Almaty, Europe/Berlin\n", s.Zone)
	fmt.Fprintf(&b, "languages: %s\n", edit.List(s.Languages...))
	fmt.Fprintf(&b, "host: %s\n", s.Host)
	return b.Bytes()
}

// feedID is the authority and the year of tag URIs (RFC 4151).
func feedID(baseURL string, now time.Time) string {
	_, host, _ := strings.Cut(baseURL, "://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(strings.TrimPrefix(host, "www."), ":")
	return fmt.Sprintf("%s,%d", strings.ToLower(host), now.Year())
}

func (s Site) tags(words map[string]starter) []byte {
	var b bytes.Buffer
	b.WriteString("# The glossary of tags: one line each, rubrics (group: section) first, the others in the\n# order of keys. Stories name a tag by its key, or by its name in any language.\n\n")
	for _, tag := range []struct{ key, group, word string }{{"newsroom", "section", "section"}, {"how-to", "topic", "topic"}} {
		entry := []edit.Pair{key("group", tag.group)}
		for _, lang := range s.Languages {
			entry = append(entry, key(lang, edit.Text(words[lang].word(tag.word))))
		}
		fmt.Fprintf(&b, "%s: %s\n", tag.key, edit.Mapping(entry...))
	}
	return b.Bytes()
}

// Hosts are the hosts that a new site can be made for.
func Hosts() []string { return []string{"netlify", "cloudflare", "github", "plain"} }

// hostFiles are what a host reads of how the site is built. The program itself comes
// from a submodule, so that a build years later makes the same pages.
func hostFiles(host string) map[string]string {
	i := slices.Index(Hosts(), host)
	switch {
	case i == 0:
		return map[string]string{"netlify.toml": netlify}
	case i == 2:
		return map[string]string{".github/workflows/pages.yml": pages}
	}
	return nil
}

const netlify = `# How Netlify builds the site. The program comes from its own repository, which
# stands here as a submodule: git submodule add ADDRESS qostil
[build]
  command = "go build -C qostil -o ../.qostil/program . && .qostil/program build"
  publish = "public"

[build.environment]
  GO_VERSION = "1.26.8"

# Previews show drafts and scheduled stories, and keep search engines away.
[context.deploy-preview]
  command = "go build -C qostil -o ../.qostil/program . && .qostil/program build --drafts --future --noindex --base-url $DEPLOY_PRIME_URL"
`

const pages = `# How GitHub Pages builds the site. The program comes from its own repository, which
# stands here as a submodule: git submodule add ADDRESS qostil
on:
  push:
    branches: [main]
  schedule:
    - cron: "5 * * * *"
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
        with:
          submodules: true
      - uses: actions/setup-go@v5
        with:
          go-version-file: qostil/go.mod
      - uses: actions/configure-pages@v5
        id: pages
      - run: go build -C qostil -o ../.qostil/program . && .qostil/program build --base-url "${{ steps.pages.outputs.base_url }}/"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: public
      - uses: actions/deploy-pages@v4
        id: deployment
`
