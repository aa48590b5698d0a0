package newsroom

import (
	"embed"
	"io/fs"
	"strings"

	"qostil/generator/fields"
)

// starters are the words of a new site, a file for each language.
//
//go:embed starter/*.yaml
var starters embed.FS

// Starters returns the languages that a new site can begin in.
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
