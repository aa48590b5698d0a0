package imagefile_test

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
)

// FuzzProbe: whatever a file holds, either its picture is of a kind and size that
// pages can show, or one problem says in words what is wrong.
func FuzzProbe(f *testing.F) {
	for _, c := range right {
		if len(c.data) < 4096 {
			f.Add(c.name[strings.LastIndex(c.name, ".")+1:], []byte(c.data))
		}
	}
	f.Add("jpg", []byte(imagetest.JPEGHead(4, 3, imagetest.Exif("MM\x00*", binary.BigEndian, 6))))
	f.Add("svg", []byte("<?xml version='1.0'?><!DOCTYPE svg><svg "+ns+" width='1e9mm' height='.5in' viewBox='0 0 1 1e-9'><style>a{b:url(#c)}</style></svg>"))
	f.Fuzz(func(t *testing.T, extension string, data []byte) {
		if strings.ContainsAny(extension, "/.") || extension == "" || !utf8.ValidString(extension) {
			return
		}
		name := "a." + extension
		info, err := imagefile.Probe(fstest.MapFS{name: {Data: data}}, name)
		if err != nil {
			if e := (*diag.Error)(nil); !errors.As(err, &e) || e.Text() == "" || e.Hint() == "" {
				t.Errorf("%#v", err)
			}
			return
		}
		stripped, err := info.Kind.Strip(data)
		if info.Kind == imagefile.SVG { // of which only what nobody sees is left out
			if left := told(name, string(stripped)); left != told(name, string(data)) || err != nil {
				t.Errorf("published as %q: %s, %v", stripped, left, err)
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
