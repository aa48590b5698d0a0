package newsroom

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/edit"
)

// files returns the files of the site by their paths. The function fingerprint returns
// the one of an original, or "" as long as it is not known.
func (p *SitePlan) files(fingerprint func(id string) string) map[string][]byte {
	words := map[string]starter{}
	for _, lang := range p.languages {
		words[lang] = starterOf(lang)
	}
	files := map[string][]byte{
		".gitignore":        []byte("/public/\n/.qostil/\n/node_modules/\n"),
		"content/site.yaml": p.settings(words),
		"content/tags.yaml": p.tags(words),
	}
	for _, lang := range p.languages {
		w := words[lang]
		about := []edit.Pair{key("title", edit.Text(w.word("about", "title")))}
		if lang != p.languages[0] {
			about = append(about, translationKey(fingerprint("about")))
		}
		files["content/about."+lang+".md"] = page(about, w.word("about", "text"))
		for _, story := range stories {
			at := p.now.In(p.zone).Add(-time.Duration(story.minutes) * time.Minute)
			id := at.Format("2006/01/02/") + story.id
			front := []edit.Pair{key("title", edit.Text(w.word(story.id, "title"))), key("date", at.Format("2006-01-02 15:04"))}
			if lang == p.languages[0] {
				front = append(front, key("tags", edit.List("newsroom", "how-to")), key("source", "own"))
			} else {
				front = append(front, translationKey(fingerprint(id)))
			}
			link := "id:" + p.now.In(p.zone).Add(-10*time.Minute).Format("2006/01/02/") + "pairs"
			files["content/"+id+"."+lang+".md"] = page(front, strings.ReplaceAll(w.word(story.id, "text"), "(LINK)", "("+link+")"))
		}
	}
	for name, text := range hostFiles(p.host) {
		files[name] = []byte(text)
	}
	return files
}

// translationKey returns the key translation for a version of a story.
func translationKey(fingerprint string) edit.Pair {
	by := []edit.Pair{key("translator", "Qostil")}
	if fingerprint != "" {
		by = append(by, key("source", fingerprint))
	}
	return key("translation", edit.Mapping(by...))
}

func page(front []edit.Pair, text string) []byte {
	return append(edit.FrontMatter(front, nil), "\n"+text...)
}

func (p *SitePlan) settings(words map[string]starter) []byte {
	var b bytes.Buffer
	byLanguage := func(key string) {
		fmt.Fprintf(&b, "%s:\n", key)
		for _, lang := range p.languages {
			fmt.Fprintf(&b, "  %s: %s\n", lang, edit.Text(words[lang].word(key)))
		}
	}
	b.WriteString("# The site. docs/configuration.md of Qostil explains every key.\n")
	byLanguage("title")
	byLanguage("description")
	fmt.Fprintf(&b, "base_url: %s # where the site will be\n", p.baseURL)
	fmt.Fprintf(&b, "feed_id: %s # of permanent feed ids; never change it\n", feedID(p.baseURL, p.now))
	fmt.Fprintf(&b, "time_zone: %s # of the newsroom: Asia/Almaty, Europe/Berlin\n", p.zone)
	fmt.Fprintf(&b, "languages: %s\n", edit.List(p.languages...))
	fmt.Fprintf(&b, "host: %s\n", p.host)
	return b.Bytes()
}

// feedID returns the authority and the year of tag URIs (RFC 4151).
func feedID(baseURL string, now time.Time) string {
	_, host, _ := strings.Cut(baseURL, "://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(strings.TrimPrefix(host, "www."), ":")
	return fmt.Sprintf("%s,%d", strings.ToLower(host), now.Year())
}

func (p *SitePlan) tags(words map[string]starter) []byte {
	var b bytes.Buffer
	b.WriteString("# The glossary of tags: one line each, rubrics (group: section) first, the others in the\n# order of keys. Stories name a tag by its key, or by its name in any language.\n\n")
	for _, tag := range []struct {
		key   string
		group config.Group
		word  string
	}{{"newsroom", config.GroupSection, "section"}, {"how-to", config.GroupTopic, "topic"}} {
		entry := []edit.Pair{key("group", string(tag.group))}
		for _, lang := range p.languages {
			entry = append(entry, key(lang, edit.Text(words[lang].word(tag.word))))
		}
		fmt.Fprintf(&b, "%s: %s\n", tag.key, edit.Mapping(entry...))
	}
	return b.Bytes()
}
