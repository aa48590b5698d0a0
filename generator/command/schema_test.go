package command_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/fields"
)

// schemas has the command write the schemas, and compiles them.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	dir := t.TempDir()
	if out, status := run(t, "schema", dir); status != 0 || !strings.HasPrefix(out, "6 schemas in ") {
		t.Fatalf("status %d: %s", status, out)
	}
	compiled := map[string]*jsonschema.Schema{}
	for _, name := range []string{"site", "tags", "sources", "authors", "names", "frontmatter"} {
		s, err := jsonschema.NewCompiler().Compile(filepath.Join(dir, name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		compiled[name] = s
	}
	return compiled
}

// validate holds a YAML text against a schema.
func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	data, err := json.Marshal(fields.YAML("x.yaml", []byte(text), 1).Root.Any())
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(value)
}

// TestSchemasTakeContent: what the program publishes, editors do not underline.
func TestSchemasTakeContent(t *testing.T) {
	compiled := schemas(t)
	files := 0
	for _, dir := range []string{"../../content", "testdata/site/content"} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text := read(t, filepath.Join(dir, name))
			schema := strings.TrimSuffix(path.Base(name), ".yaml")
			if path.Ext(name) == ".md" {
				schema, text = "frontmatter", strings.Split(text, "---\n")[1]
			}
			if compiled[schema] == nil {
				return nil
			}
			files++
			if err := validate(t, compiled[schema], text); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 20 {
		t.Errorf("only %d files", files)
	}
}

// TestSchemasRefuse: what the program refuses for its form, editors underline.
func TestSchemasRefuse(t *testing.T) {
	compiled := schemas(t)
	const site, story = "title: {ru: x}\nbase_url: https://x.example/\nlanguages: [ru]\n", "title: x\n"
	for _, c := range []struct{ schema, text string }{
		{"site", "title: {ru: x}"},
		{"names", "tokayev: {ru: x, en: y, form: {ru: z}}"},
		{"names", "Tokayev: {ru: x}"},
		{"site", site + "tegs: closed"},
		{"site", site + "home_days: 0"},
		{"site", site + "home_days: three"},
		{"site", site + "feeds: {formats: [rss, rdf]}"},
		{"site", site + "editions: {daily: {close: 25:00}}"},
		{"site", site + "description: {xx: y}"},
		{"site", site + "description: y"},
		{"site", site + "parallel: yes"},
		{"site", site + "redirects: [{from: /a/}]"},
		{"site", site + "style: {en: {dash: long}}"},
		{"site", site + "menu: about"},
		{"frontmatter", "date: 2026-11-23"},
		{"frontmatter", story + "date: 23.11.2026"},
		{"frontmatter", story + "image: photo.jpg"},
		{"frontmatter", story + "image: {focus: nose}"},
		{"frontmatter", story + "source: somebody"},
		{"frontmatter", story + "sources: https://x.example/"},
		{"frontmatter", story + "kind: note"},
		{"frontmatter", story + "withdrawn: {date: 2026-11-23}"},
		{"frontmatter", story + "corrections: {date: 2026-11-23, text: x}"},
		{"frontmatter", "title: " + strings.Repeat("ы", 301)},
		{"tags", "Aktau: {ru: Актау}"},
		{"tags", "aktau: Актау"},
		{"tags", "aktau: {ru: Актау, synonym: {ru: [Ақтау]}}"},
		{"sources", "gov: {name: {ru: x}}"},
		{"authors", "desk: {name: x}"},
	} {
		if validate(t, compiled[c.schema], c.text) == nil {
			t.Errorf("%s takes %q", c.schema, c.text)
		}
	}
}

// TestEveryKeyHasASchema: a key with a reader of its own says what it reads.
func TestEveryKeyHasASchema(t *testing.T) {
	for _, key := range append(fields.Infos(content.Keys), fields.Infos(config.Keys)...) {
		walkKeys(key, "", func(name string, k fields.Info) {
			if len(k.Schema) == 0 || k.Doc == "" {
				t.Errorf("the key %s has no schema, or no description", name)
			}
		})
	}
}

// walkKeys calls a function for a key and all keys below it.
func walkKeys(k fields.Info, above string, call func(name string, k fields.Info)) {
	name := above + k.Name
	call(name, k)
	for _, sub := range k.Sub {
		walkKeys(sub, name+".", call)
	}
}
