package locale_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"qostil/generator/fields"
	"qostil/generator/golden"
	"qostil/generator/language/locale"
)

// An archive holds, below the tag of a language, string files in the order of
// their names, and in say what is asked of them: T key slot=text, N key number.
func TestStrings(t *testing.T) {
	golden.Archives(t, "testdata/strings/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		got := map[string]string{}
		for _, tag := range locale.Known() {
			files, _ := fs.Glob(in, tag+"/*.yaml")
			if len(files) == 0 {
				continue
			}
			l, problems := load(t, tag, "").WithStrings(read(t, in, files)...)
			got[tag+"/problems"] = golden.Problems(nil, problems)
			asked, _ := fs.ReadFile(in, tag+"/say")
			got[tag+"/said"] = say(t, l, string(asked))
		}
		return got
	})
}

func read(t *testing.T, in fs.FS, files []string) (texts []locale.StringsFile) {
	t.Helper()
	for _, f := range files {
		text, err := fs.ReadFile(in, f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, locale.StringsFile{Name: f, Text: text})
	}
	return texts
}

func say(t *testing.T, l *locale.Locale, asked string) string {
	var b strings.Builder
	for line := range strings.Lines(asked) {
		words := strings.Fields(line)
		var args []string
		for _, w := range words[2:] {
			if name, value, found := strings.Cut(w, "="); found {
				args = append(args, name, value)
			}
		}
		text := ""
		if words[0] == "N" {
			n, err := strconv.Atoi(words[2])
			if err != nil {
				t.Fatal(err)
			}
			text = l.N(words[1], n, args...)
		} else {
			text = l.T(words[1], args...)
		}
		fmt.Fprintf(&b, "%s: %s\n", strings.TrimSpace(line), text)
	}
	return b.String()
}

// WithStrings leaves the locale that it is called on as it was.
func TestWithStringsCopies(t *testing.T) {
	first, _ := load(t, "ru", "").WithStrings(locale.StringsFile{Name: "1", Text: []byte("a: первая")})
	second, _ := first.WithStrings(locale.StringsFile{Name: "2", Text: []byte("a: вторая\nb: ещё")})
	if first.T("a") != "первая" || first.Has("b") || second.T("a") != "вторая" || !second.Has("b") {
		t.Errorf("%q, %q", first.T("a"), second.T("a"))
	}
	if diff := cmp.Diff([]string{"a", "b"}, second.Keys()); diff != "" {
		t.Error(diff)
	}
}

var slot = regexp.MustCompile(`\{[^}]*\}`)

// phrases reads the program's strings of a language: the keys in their order, and
// of each the kind (text, or by number) and the slots of all its forms together.
func phrases(t *testing.T, tag string) (keys []string, kinds map[string]string) {
	t.Helper()
	file := "strings/" + tag + ".yaml"
	texts := read(t, os.DirFS("../../../templates"), []string{file})
	l, problems := load(t, tag, "").WithStrings(texts...)
	for _, p := range problems { // unknown and missing plural forms, empty texts, keys that stand twice
		t.Errorf("%s: %s", p.Place, p.Text())
	}
	kinds = map[string]string{}
	for _, e := range fields.YAML(file, texts[0].Text, 1).Root.Entries {
		keys = append(keys, e.Key)
		kind, all := "text", e.Value.Text
		if e.Value.Kind == fields.Mapping {
			kind, all = "number", ""
			for _, form := range e.Value.Entries {
				all += form.Value.Text
			}
		}
		slots := slot.FindAllString(all, -1)
		slices.Sort(slots)
		kinds[e.Key] = kind + " " + strings.Join(slices.Compact(slots), " ")
		if unpaired := strings.Trim(slot.ReplaceAllString(all, ""), "{}"); unpaired != slot.ReplaceAllString(all, "") || strings.ContainsAny(unpaired, "{}") {
			t.Errorf("%s: a brace without its pair in %s", file, e.Key)
		}
	}
	if !slices.Equal(slices.Sorted(slices.Values(keys)), l.Keys()) {
		t.Errorf("%s: not every key can be asked for", file)
	}
	return keys, kinds
}

// withStrings lists the languages whose strings the program brings.
func withStrings(t *testing.T) (tags []string) {
	t.Helper()
	files, err := fs.Glob(os.DirFS("../../../templates/strings"), "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		tags = append(tags, strings.TrimSuffix(f, path.Ext(f)))
	}
	return tags
}

// The program's strings are the same in all languages: key by key in the same
// order, by number where another is, with the same slots.
func TestSameStrings(t *testing.T) {
	keys, kinds := phrases(t, "ru")
	for _, tag := range withStrings(t) {
		if !slices.Contains(locale.Known(), tag) {
			t.Errorf("there are strings of %s, and no data", tag)
			continue
		}
		otherKeys, otherKinds := phrases(t, tag)
		if diff := cmp.Diff(keys, otherKeys); diff != "" {
			t.Errorf("keys of ru (-) and %s (+):\n%s", tag, diff)
		}
		if diff := cmp.Diff(kinds, otherKinds); diff != "" {
			t.Errorf("kinds and slots of ru (-) and %s (+):\n%s", tag, diff)
		}
	}
}

// A string that names a language has a sister for every language: lang.only.ru.
// What a source is in (src.in.uz) is said without its script.
func TestStringsOfLanguages(t *testing.T) {
	_, kinds := phrases(t, "en")
	for _, key := range slices.Sorted(maps.Keys(kinds)) {
		family, tag := strings.TrimSuffix(key, path.Ext(key)), strings.TrimPrefix(path.Ext(key), ".")
		if !slices.Contains(locale.Known(), tag) {
			continue
		}
		for _, sister := range locale.Known() {
			if family == "src.in" {
				sister = load(t, sister, "").ISO639()
			}
			if kinds[family+"."+sister] != kinds[key] {
				t.Errorf("%s has no sister %s.%s with its slots", key, family, sister)
			}
		}
	}
}

// A site needs only the strings that name its own languages, in whatever file of
// strings it writes itself.
func TestNeeded(t *testing.T) {
	l, _ := load(t, "ru", "").WithStrings(locale.StringsFile{Name: "ru.yaml", Text: []byte(`
nav.home: Главная
lang.only.ru: Только по-русски
lang.only.ar: Только по-арабски
lang.only.uz-Latn: Только по-узбекски
src.in.kk: на казахском
src.in.uz: на узбекском
group.de: Немцы
`)})
	for _, c := range []struct{ languages, want string }{
		{"ru", "group.de lang.only.ru nav.home"},
		{"ru uz-Latn", "group.de lang.only.ru lang.only.uz-Latn nav.home src.in.uz"},
		{"kk uz-Cyrl ar", "group.de lang.only.ar nav.home src.in.kk src.in.uz"},
	} {
		if got := strings.Join(l.Needed(strings.Fields(c.languages)), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.languages, got, c.want)
		}
	}
}

// A language may have data and no strings: a site brings them.
func TestNoStrings(t *testing.T) {
	l, problems := load(t, "de", "").WithStrings()
	want := `templates/strings/de.yaml: error: the program has no interface words in Deutsch ("de")
  hint: write this file: copy templates/strings/en.yaml of the program and translate each line
`
	if diff := cmp.Diff(want, golden.Problems(nil, problems)); diff != "" || len(l.Keys()) > 0 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	l, problems = load(t, "de", "").WithStrings(locale.StringsFile{Name: "de.yaml", Text: []byte("n.stories: {one: '{n} Meldung', other: '{n} Meldungen'}")})
	if got := l.N("n.stories", 12345); len(problems) > 0 || got != "12.345 Meldungen" {
		t.Errorf("%q, %v", got, problems)
	}
}
