package asset_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/asset"
	"qostil/generator/diag"
	"qostil/generator/golden"
)

// An archive is a site's folder with packages in node_modules/. What is wanted: the
// style with the fonts in it, the files, what Kazakh, Russian and English begin with.
func TestFonts(t *testing.T) {
	golden.Archives(t, "testdata/fonts/*.txtar", func(t *testing.T, in fs.FS) map[string]string {
		var fonts []asset.Font
		asked, _ := fs.ReadFile(in, "fonts")
		for i, line := range strings.Split(strings.TrimSpace(string(asked)), "\n") {
			kind, name, _ := strings.Cut(line, " ")
			fonts = append(fonts, asset.Font{Kind: kind, Package: name, At: diag.Place{File: "fonts", Line: i + 1, Column: len(kind) + 2}})
		}
		s := asset.Load(asset.Options{Site: in, Fonts: fonts}, fstest.MapFS{"css/site.css": {Data: []byte("a { color: red }")}})
		s.Problems = append(s.Problems, s.CheckLetters("kk", "айғақ")...)
		s.Problems = append(s.Problems, s.CheckLetters("ru", "ёлка")...)
		got := map[string]string{"problems": problems(s, in)}
		var files strings.Builder
		for _, f := range s.Files() {
			if text := made(t, f); strings.HasSuffix(f.Path, ".css") {
				got["site.css"] = strings.ReplaceAll(text, "}", "}\n")
			} else {
				files.WriteString(f.Path + ": " + strings.TrimSpace(text) + "\n")
			}
		}
		got["files"] = files.String()
		got["preload"] = strings.Join(slices.Concat(
			[]string{"kk:"}, s.Preload("қаңтар"), []string{"\nru:"}, s.Preload("январь"), []string{"\nen:"}, s.Preload("January")), " ")
		return got
	})
}
