// Package picture is pictures probed, and copied with the other files that stand
// beside a story.
//
// Load looks into every picture that is published: what kind it really is, how
// wide and high, and whether it may be shown at all.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif"  // the kinds that image.DecodeConfig knows
	_ "image/jpeg" //
	_ "image/png"  //
	"io"
	"io/fs"
	"path"
	"runtime"
	"strings"

	_ "golang.org/x/image/webp" // another kind
	"golang.org/x/sync/errgroup"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// maxSide is how wide or high a picture may be, in pixels. Browsers on phones
// refuse to decode much more, and a small file can claim it to waste memory.
const maxSide = 12000

// Info is what a picture says of itself.
type Info struct {
	Width, Height int    // in pixels; 0 where the picture has no size of its own (SVG)
	Type          string // media type
}

// Set is the pictures of a site.
type Set struct {
	Problems diag.List
	fsys     fs.FS
	infos    map[string]Info
}

// Info returns what is known of a file, and whether it is a picture that can be
// shown.
func (s *Set) Info(file string) (info Info, ok bool) {
	info, ok = s.infos[file]
	return info, ok
}

// Copy renders a file as it is.
func (s *Set) Copy(file string, out *output.Out) error {
	f, err := s.fsys.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = out.ReadFrom(f)
	return err
}

// Load probes the pictures of the given paths, on all cores.
func Load(fsys fs.FS, files []string) *Set {
	s := &Set{fsys: fsys, infos: map[string]Info{}}
	infos, errs := make([]Info, len(files)), make([]error, len(files))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		workers.Go(func() error {
			infos[i], errs[i] = probe(fsys, file)
			return nil
		})
	}
	_ = workers.Wait() // every file has its own error
	for i, file := range files {
		if errs[i] != nil {
			p := s.Problems.Errorf(diag.Place{File: file}, "%v", errs[i])
			var hint *hinted
			if errors.As(errs[i], &hint) {
				p.Hintf("%s", hint.hint)
			}
			continue
		}
		s.infos[file] = infos[i]
	}
	return s
}

// hinted is an error that knows how to mend it.
type hinted struct{ text, hint string }

func (h *hinted) Error() string { return h.text }

// kinds names the formats as their extensions and media types do.
var kinds = map[string]struct{ extensions, media string }{
	"jpeg": {"jpg jpeg", "image/jpeg"}, "png": {"png", "image/png"}, "gif": {"gif", "image/gif"},
	"webp": {"webp", "image/webp"}, "avif": {"avif", "image/avif"}, "svg": {"svg", "image/svg+xml"},
}

func probe(fsys fs.FS, file string) (Info, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
	info, kind, err := read(f, extension)
	if err != nil {
		return Info{}, err
	}
	if !strings.Contains(" "+kinds[kind].extensions+" ", " "+extension+" ") {
		right, _, _ := strings.Cut(kinds[kind].extensions, " ")
		return Info{}, &hinted{fmt.Sprintf("the file is called .%s, but it is a %s", extension, strings.ToUpper(kind)), "rename it to ." + right}
	}
	if info.Width > maxSide || info.Height > maxSide {
		return Info{}, &hinted{fmt.Sprintf("the picture is %d × %d pixels; at most %d are allowed", info.Width, info.Height, maxSide), "make it smaller: 2,000 pixels are enough for any screen"}
	}
	info.Type = kinds[kind].media
	return info, nil
}

func read(f io.Reader, extension string) (info Info, kind string, err error) {
	if extension == "svg" {
		info, err = readSVG(f)
		return info, "svg", err
	}
	var head bytes.Buffer
	config, kind, err := image.DecodeConfig(io.TeeReader(f, &head))
	if err == nil {
		return Info{Width: config.Width, Height: config.Height}, kind, nil
	}
	whole := io.MultiReader(&head, f)
	if info, ok := readAVIF(whole); ok {
		return info, "avif", nil
	}
	return info, "", &hinted{"the picture is broken, or of no kind that browsers show", "open it in a picture editor and export it again"}
}
