package command_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/config"
	"qostil/generator/fields"
	"qostil/generator/golden"
)

const configurationManual = "../../docs/configuration.md"

// minimal is a site.yaml with the keys that every site needs.
const minimal = "title: {ru: Вести, en: News}\nbase_url: https://news.example/\nlanguages: [ru, en]\n"

// table matches the part of a manual that is made from the tables of keys.
var table = regexp.MustCompile(`(?s)(<!-- keys: [^>]*-->\n).*?(<!-- end -->)`)

// TestConfigurationTable: the manual's table of keys is the program's.
func TestConfigurationTable(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("| key | form | default | meaning |\n|---|---|---|---|\n")
	for _, key := range fields.Infos(config.Keys) {
		walkKeys(key, "", func(name string, k fields.Info) {
			fmt.Fprintf(&rows, "| `%s` | %s | %s | %s |\n", name, k.Type, defaultOf(k), k.Doc)
		})
	}
	manual := read(t, configurationManual)
	golden.File(t, configurationManual, table.ReplaceAllString(manual, "${1}"+strings.ReplaceAll(rows.String(), "$", "$$")+"${2}"))
}

func defaultOf(k fields.Info) string {
	switch {
	case k.Required:
		return "must be given"
	case k.Default == "":
		return "–"
	case strings.Contains(k.Default, " ") && !strings.HasPrefix(k.Default, "["):
		return k.Default
	}
	return "`" + k.Default + "`"
}

// TestDefaults: writing a default out changes nothing.
func TestDefaults(t *testing.T) {
	without := configuration(t, minimal)
	for _, key := range fields.Infos(config.Keys) {
		lines := map[string]string{key.Name: key.Default}
		for _, sub := range key.Sub {
			lines[key.Name+"."+sub.Name] = sub.Default
		}
		for name, value := range lines {
			if value == "" || strings.Contains(value, " ") && !strings.HasPrefix(value, "[") {
				continue // none, or in words
			}
			line := name + ": " + value
			if above, below, nested := strings.Cut(name, "."); nested {
				line = above + ": {" + below + ": " + value + "}"
			}
			if with := configuration(t, minimal+line+"\n"); !reflect.DeepEqual(exported(with), exported(without)) {
				t.Errorf("%q is not the default", line)
			}
		}
	}
}

// exported is what the program sees of a configuration.
func exported(s *config.Site) []any {
	var values []any
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			values = append(values, v.Field(i).Interface())
		}
	}
	return values
}

// TestConfigurationExamples: every example of the manual works.
func TestConfigurationExamples(t *testing.T) {
	examples := 0
	for _, block := range indented(read(t, configurationManual)) {
		name, text, _ := strings.Cut(block, "\n")
		if name != "# site.yaml" {
			continue
		}
		examples++
		given := fields.YAML("x", []byte(text), 1).Root
		for _, line := range strings.SplitAfter(minimal, "\n") {
			if key, _, _ := strings.Cut(line, ":"); given.Get(key) == nil {
				text += line
			}
		}
		configuration(t, text)
	}
	if examples < 8 {
		t.Errorf("%d examples", examples)
	}
}

// indented lists the indented blocks of a Markdown text.
func indented(text string) []string {
	var blocks []string
	for _, block := range regexp.MustCompile(`(?m)(?:^ {4}.*\n|^\n)+`).FindAllString(text, -1) {
		if block = strings.Trim(outdented(strings.Trim(block, "\n"), 4), "\n"); block != "" {
			blocks = append(blocks, block+"\n")
		}
	}
	return blocks
}

// configuration reads a site.yaml that nothing is wrong with.
func configuration(t *testing.T, text string) *config.Site {
	t.Helper()
	s, problems := config.Load(fstest.MapFS{
		"content/site.yaml": {Data: []byte(text)},
		"content/tags.yaml": {Data: []byte("economy: {ru: Экономика, en: Economy, kk: Экономика}\nkazakhstan: {ru: Казахстан, en: Kazakhstan, kk: Қазақстан}\n")},
	}, "")
	for _, p := range problems {
		t.Errorf("%s: %s\n%s", p.Place, p.Text(), text)
	}
	return s
}
