package render_test

import (
	"html/template"
	"io/fs"
	"os"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/render"
)

// pageTypes are what templates are given, by the file of the template.
var pageTypes = map[string]any{
	"front": render.FrontPage{}, "home": render.HomePage{}, "story": render.StoryPage{}, "parallel": render.ParallelPage{}, "page": render.StandingPage{},
	"tag": render.TagPage{}, "tags": render.TagsPage{}, "author": render.AuthorPage{}, "authors": render.AuthorsPage{},
	"archive": render.ArchivePage{}, "corrections": render.CorrectionsPage{}, "sources": render.SourcesPage{},
	"feeds": render.FeedsPage{}, "search": render.SearchPage{}, "404": render.NotFoundPage{},
}

func manual(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../docs/templates.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fieldRow is a row of the manual that explains a field: name, type, meaning.
var fieldRow = regexp.MustCompile("(?m)^\\| (?:all of )?`(\\w+)` \\| ([^|]+) \\|")

// TestManualFields holds the fields of all types that templates see, with their
// types, against the tables of docs/templates.md, both ways.
func TestManualFields(t *testing.T) {
	told := map[string]map[string]string{} // type of a field, by the names of its type and its own
	for _, section := range strings.Split(manual(t), "\n### ")[1:] {
		name, rest, _ := strings.Cut(section, "\n")
		told[name] = map[string]string{}
		for _, row := range fieldRow.FindAllStringSubmatch(rest, -1) {
			told[name][row[1]] = row[2]
		}
	}
	types := map[string]reflect.Type{}
	for _, page := range pageTypes {
		collect(types, reflect.TypeOf(page))
	}
	for name, typ := range types {
		for _, f := range reflect.VisibleFields(typ) {
			if len(f.Index) > 1 || !f.IsExported() {
				continue // told where it is from; or no template sees it
			}
			if got, want := told[name][f.Name], words(f.Type); got != want {
				t.Errorf("docs/templates.md says of %s.%s %q; it is %q", name, f.Name, got, want)
			}
			delete(told[name], f.Name)
		}
	}
	for name, fields := range told {
		if types[name] == nil {
			t.Errorf("docs/templates.md explains %s, which no template sees", name)
		}
		for field := range fields {
			t.Errorf("docs/templates.md explains %s.%s, which does not exist", name, field)
		}
	}
}

// collect finds the types of this package that can be reached from one of them.
func collect(types map[string]reflect.Type, typ reflect.Type) {
	switch typ.Kind() {
	case reflect.Pointer, reflect.Slice:
		collect(types, typ.Elem())
	case reflect.Struct:
		if types[typ.Name()] == nil {
			types[typ.Name()] = typ
			for _, f := range reflect.VisibleFields(typ) {
				if f.IsExported() {
					collect(types, f.Type)
				}
			}
		}
	}
}

// words are what the manual calls a type.
func words(typ reflect.Type) string {
	switch {
	case typ == reflect.TypeFor[template.HTML]():
		return "HTML"
	case typ.Kind() == reflect.String:
		return "text"
	case typ.Kind() == reflect.Bool:
		return "yes/no"
	case typ.Kind() == reflect.Int:
		return "number"
	case typ.Kind() == reflect.Map:
		return "mapping"
	case typ.Kind() == reflect.Struct:
		return "[" + typ.Name() + "](#" + strings.ToLower(typ.Name()) + ")"
	case typ.Kind() == reflect.Slice && typ.Elem().Kind() == reflect.Pointer:
		return "list of " + words(typ.Elem().Elem())
	case typ.Kind() == reflect.Slice:
		return "list of " + words(typ.Elem())
	case typ == reflect.TypeFor[*render.SiteInfo](): // which every page has
		return words(typ.Elem())
	case typ.Kind() == reflect.Pointer:
		return words(typ.Elem()) + " or nothing"
	}
	return typ.String()
}

// TestManualFiles holds the files of templates/ against the manual's tables.
func TestManualFiles(t *testing.T) {
	told := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([\\w/]+\\.html)` \\| [^|]+ \\| (.*) \\|$").FindAllStringSubmatch(manual(t), -1) {
		told[row[1]] = row[2]
	}
	err := fs.WalkDir(os.DirFS("../../templates"), ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) != ".html" {
			return err
		}
		gets := told[name]
		if page, ok := pageTypes[strings.TrimSuffix(name, ".html")]; ok && gets != words(reflect.TypeOf(page)) || gets == "" {
			t.Errorf("docs/templates.md says that %s gets %q", name, gets)
		}
		delete(told, name)
		return err
	})
	if err != nil || len(told) > 0 {
		t.Errorf("%v; files that do not exist: %v", err, told)
	}
}

// TestPageTypes: each template gets what the manual says that it gets.
func TestPageTypes(t *testing.T) {
	fsys := fixture(t)
	fsys["templates/base.html"] = &fstest.MapFile{Data: []byte(`{{template "main" .}}`)}
	for name, page := range pageTypes {
		want := "*" + reflect.TypeOf(page).String()
		fsys["templates/"+name+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{if ne (printf "%T" .) "` + want + `"}}not ` + want + ` but {{printf "%T" .}}{{end}}{{end}}`)}
	}
	b := must(t, fsys, options(""))
	for url, text := range b.files {
		if (strings.HasSuffix(url, "/") || strings.HasSuffix(url, ".html")) && text != "" {
			t.Errorf("%s gets %s", url, text)
		}
	}
}

// TestManualExamples runs the templates that the manual shows on a story page.
func TestManualExamples(t *testing.T) {
	examples := regexp.MustCompile(`(?m)^\n((?:    .*\n)+)`).FindAllStringSubmatch(manual(t), -1)
	ran := 0
	for _, example := range examples {
		text := strings.ReplaceAll("\n"+example[1], "\n    ", "\n")
		if !strings.Contains(text, "{{") {
			continue
		}
		if !strings.Contains(text, "define") && !strings.Contains(text, "<footer") {
			text = `{{define "main"}}<h1>{{.Title}}</h1>` + text + "{{end}}"
		}
		fsys, file := fixture(t), "templates/story.html"
		if strings.Contains(text, "<footer") {
			file = "templates/partials/footer.html"
		}
		fsys[file] = &fstest.MapFile{Data: []byte(text)}
		b := must(t, fsys, options(""))
		b.headings(t, &page{"/ru/2026/11/port/", "", parse(t, "/ru/2026/11/port/", b.files["/ru/2026/11/port/"])})
		ran++
	}
	if ran != 3 {
		t.Errorf("%d examples", ran)
	}
}
