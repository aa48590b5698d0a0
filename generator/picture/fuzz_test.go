package picture_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf8"

	"qostil/generator/output"
)

// FuzzLoad: whatever a file holds, either its picture is of a kind and size that
// pages can show, or one problem says in words what is wrong.
func FuzzLoad(f *testing.F) {
	for _, c := range right {
		if len(c.data) < 4096 {
			f.Add(c.name[strings.LastIndex(c.name, ".")+1:], []byte(c.data))
		}
	}
	f.Add("jpg", []byte(jpegOf(4, 3, exif("MM\x00*", binary.BigEndian, 6))))
	f.Add("svg", []byte("<?xml version='1.0'?><!DOCTYPE svg><svg "+ns+" width='1e9mm' height='.5in' viewBox='0 0 1 1e-9'><style>a{b:url(#c)}</style></svg>"))
	f.Fuzz(func(t *testing.T, extension string, data []byte) {
		if strings.ContainsAny(extension, "/.") || extension == "" || !utf8.ValidString(extension) {
			return
		}
		name := "a." + extension
		s := load(name, string(data))
		info, ok := s.Info(name)
		if ok != (len(s.Problems) == 0) || len(s.Problems) > 1 {
			t.Fatalf("shown: %t, and %d problems", ok, len(s.Problems))
		}
		if !ok {
			if p := s.Problems[0]; p.Text == "" || p.Hint == "" || p.Warning || p.File != name {
				t.Errorf("%+v", p)
			}
			return
		}
		tree := &output.Tree{}
		s.Add(tree, name, "/media/"+name)
		for _, file := range tree.Files() {
			var out output.Out
			if err := file.Make(&out); err != nil {
				t.Fatal(err)
			}
			if info.Type == "image/svg+xml" { // of which only what nobody sees is left out
				if left, ok := load(name, out.String()).Info(name); left != info || !ok || len(out.Problems) > 0 {
					t.Errorf("published as %q: %+v, %v", out.String(), left, out.Problems)
				}
			}
		}
		most, least := 12000, 1
		if info.Type == "image/svg+xml" {
			most, least = 1e6, 0
		}
		if info.Width < least || info.Height < least || info.Width > most || info.Height > most || (info.Width == 0) != (info.Height == 0) {
			t.Errorf("%d x %d", info.Width, info.Height)
		}
		if !strings.HasPrefix(info.Type, "image/") {
			t.Errorf("the type %q", info.Type)
		}
		if info.Type == "image/svg+xml" && strings.Contains(strings.ToLower(string(data)), "<script>") && !strings.Contains(string(data), "<!") && !strings.Contains(string(data), "<?") {
			t.Error("a script is let through")
		}
	})
}
