package picture_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"qostil/generator/output"
	"qostil/generator/picture"
	"qostil/generator/picture/imagefile"
	"qostil/generator/picture/imagetest"
)

// TestLoad: of many files every problem comes back, in the order of the files, and
// each picture keeps its own size.
func TestLoad(t *testing.T) {
	folder, want := fstest.MapFS{}, ""
	var files []string
	for i := range 200 {
		name := fmt.Sprintf("content/2026/11/23/порт-%03d.png", 200-i)
		data := imagetest.Encoded("png", i+1, 1)
		if i%50 == 0 {
			data = ""
			want += name + ": the file is empty\n"
		}
		folder[name] = &fstest.MapFile{Data: []byte(data)}
		files = append(files, name)
	}
	s := picture.Load(folder, picture.Options{}, files)
	var got strings.Builder
	for _, p := range s.Problems {
		if p.Warning {
			t.Errorf("a warning: %s", p.Text())
		}
		fmt.Fprintf(&got, "%s: %s\n", p.Place, p.Text())
	}
	if got.String() != want {
		t.Errorf("problems:\n%swant:\n%s", got.String(), want)
	}
	for i, name := range files {
		info, ok := s.Info(name)
		if ok != (i%50 != 0) || ok && info != (imagefile.Info{Width: i + 1, Height: 1, Type: "image/png"}) {
			t.Errorf("%s: %v, %t", name, info, ok)
		}
	}
}

// TestInfo: only what was asked for is known, and what is broken is not shown.
func TestInfo(t *testing.T) {
	s := picture.Load(fstest.MapFS{"a.png": {Data: []byte(imagetest.Encoded("png", 2, 2))}, "b.png": {}}, picture.Options{}, []string{"b.png"})
	for _, name := range []string{"a.png", "b.png", ""} {
		if info, ok := s.Info(name); ok || info != (imagefile.Info{}) {
			t.Errorf("%s: %v, %t", name, info, ok)
		}
	}
	if s := picture.Load(fstest.MapFS{}, picture.Options{}, nil); len(s.Problems) > 0 {
		t.Error(s.Problems)
	}
}

// TestCopy: a file is published byte by byte, pictures and others, probed or not.
func TestCopy(t *testing.T) {
	files := fstest.MapFS{"a.png": {Data: []byte(imagetest.Encoded("png", 2, 2))}, "отчёт.pdf": {Data: []byte("%PDF-1.7\r\n\x00")}, "empty.mp3": {}}
	s := picture.Load(files, picture.Options{}, []string{"a.png"})
	for name, f := range files {
		out := &output.Out{}
		if err := s.Copy(name, out); err != nil || out.String() != string(f.Data) || len(out.Problems) > 0 {
			t.Errorf("%s: %q, %v, %v", name, out.String(), err, out.Problems)
		}
	}
	if err := s.Copy("none.pdf", &output.Out{}); err == nil {
		t.Error("a file that is gone was copied")
	}
	if err := picture.Load(failing{files}, picture.Options{}, nil).Copy("a.png", &output.Out{}); err == nil || err.Error() != "the disk is gone" {
		t.Errorf("half a file was copied: %v", err)
	}
}

// failing is a folder whose files a disk gives only the first 20 bytes of.
type failing struct{ fs.FS }

func (f failing) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	return half{file}, err
}

type half struct{ fs.File }

func (h half) Read(p []byte) (int, error) {
	n, err := h.File.Read(p[:min(len(p), 20)])
	if err != nil || n < 20 {
		return n, err
	}
	return n, errors.New("the disk is gone")
}
