package site_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"qostil/generator/golden"
	"qostil/generator/site"
)

// settings are the configuration of an archive that brings none.
var settings = map[string]string{
	"content/site.yaml": `title: {ru: Дайджест, en: Digest, kk: Дайджест}
base_url: https://digest.example/
time_zone: Asia/Almaty
languages: [ru, en, kk]
`,
	"content/tags.yaml": `economy: {ru: Экономика, en: Economy, kk: Экономика, group: section}
politics: {ru: Политика, en: Politics, kk: Саясат, group: section}
kazakhstan: {ru: Казахстан, en: Kazakhstan, kk: Қазақстан, group: country, synonyms: {ru: [РК]}}
aktau: {ru: Актау, en: Aktau, kk: Ақтау, group: place}
oil: {ru: Нефть, en: Oil, kk: Мұнай}
`,
	"content/sources.yaml": `ministry:
  host: gov.example
  name: {ru: Министерство, en: The ministry, kk: Министрлік}
  citing: {ru: министерство, en: the ministry}
  lang: kk
  url: https://gov.example/
`,
}

// now is the moment as of which sites are linked, if nothing else is said.
const now = "2026-11-24T09:00:00+05:00"

// build is one linking of an archive: its line in the file "builds" says the name,
// the moment, what is shown of what is held back, and, as /part, what is printed.
type build struct {
	name  string
	o     site.Options
	parts []string
}

// builds reads the file "builds"; an archive without one is linked once.
func builds(t *testing.T, in fs.FS) (all []build) {
	t.Helper()
	text, err := fs.ReadFile(in, "builds")
	if err != nil {
		text = []byte("build " + now)
	}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		b := build{name: words[0]}
		if b.o.Now, err = time.Parse(time.RFC3339, words[1]); err != nil {
			t.Fatal(err)
		}
		for _, word := range words[2:] {
			part, isPart := strings.CutPrefix(word, "/")
			switch {
			case golden.Show(&b.o.Shown, word):
			case isPart && parts[part] != nil:
				b.parts = append(b.parts, part)
			default:
				t.Fatalf("builds: what is %q?", word)
			}
		}
		all = append(all, b)
	}
	return all
}

// folder is the files of an archive, with the settings that it lacks. Its file
// "documents" has texts that are front matter alone, one a line.
func folder(in fs.FS) fstest.MapFS {
	all := fstest.MapFS{}
	for name, text := range settings {
		all[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	for name, f := range in.(fstest.MapFS) {
		all[name] = f
	}
	if f := all["documents"]; f != nil {
		for line := range strings.Lines(string(f.Data)) {
			name, keys, _ := strings.Cut(strings.TrimSpace(line), ": ")
			all["content/"+name+".md"] = &fstest.MapFile{Data: []byte("---\n{" + keys + "}\n---\n"), Mode: 0o644}
		}
	}
	return all
}

// source is a site's source. Problems of single files are the concern of other packages:
// here there may be none but the slips.
type source struct{ *golden.Source }

func load(t testing.TB, fsys fs.FS, slips ...string) source {
	t.Helper()
	s := golden.Load(t, fsys, golden.Options{})
	for _, p := range s.Problems {
		if !slices.ContainsFunc(slips, func(slip string) bool { return strings.Contains(p.Text(), slip) }) {
			t.Errorf("%s: %s", p.Place, p.Text())
		}
	}
	return source{s}
}

func (s source) link(o site.Options) *site.Site { return s.Link(o).Site }

// slips are problems of files alone that archives have on purpose: what they do to
// the rest of the site is what is looked at.
var slips = []string{`unknown key "sluq"`, "authors.yaml has no"}

// Each archive is a site; what is linked of it is printed.
func TestLink(t *testing.T) {
	golden.Archives(t, "testdata/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		got := map[string]string{}
		fsys := folder(in)
		s := load(t, fsys, slips...)
		all := builds(t, in)
		for _, b := range all {
			linked := s.link(b.o)
			if got[b.name] = show(linked, b.parts); len(all) == 1 {
				got["problems"] = golden.Problems(fsys, linked.Problems)
			} else if len(linked.Problems) > 0 {
				got[b.name+" problems"] = golden.Problems(fsys, linked.Problems)
			}
		}
		return got
	})
}
