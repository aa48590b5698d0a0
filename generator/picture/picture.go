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
	"regexp"
	"runtime"
	"slices"
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
	probed   map[string]result
}

// result is what probing a file gave.
type result struct {
	info Info
	err  error
}

// Info returns what is known of a file, and whether it is a picture that can be
// shown.
func (s *Set) Info(file string) (info Info, ok bool) {
	r, ok := s.probed[file]
	return r.info, ok && r.err == nil
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
	return (&Set{fsys: fsys}).Update(files, nil)
}

// Update is the set of the pictures of the given paths, of which those that are in
// this one and are not among the changed files are not probed again.
func (s *Set) Update(files, changed []string) *Set {
	next := &Set{fsys: s.fsys, probed: map[string]result{}}
	results := make([]result, len(files))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		if known, ok := s.probed[file]; ok && !slices.Contains(changed, file) {
			results[i] = known
			continue
		}
		workers.Go(func() error {
			results[i].info, results[i].err = probe(s.fsys, file)
			return nil
		})
	}
	_ = workers.Wait() // every file has its own error
	for i, file := range files {
		next.probed[file] = results[i]
		if err := results[i].err; err != nil {
			p := next.Problems.Errorf(diag.Place{File: file}, "%v", err)
			var hint *hinted
			if errors.As(err, &hint) {
				p.Hintf("%s", hint.hint)
			}
		}
	}
	return next
}

// hinted is an error that knows how to mend it.
type hinted struct{ text, hint string }

func (h *hinted) Error() string { return h.text }

// kinds names the formats for people, and as their extensions and media types do.
var kinds = map[string]struct{ name, extensions, media string }{
	"jpeg": {"a JPEG", "jpg jpeg", "image/jpeg"}, "png": {"a PNG", "png", "image/png"},
	"gif": {"a GIF", "gif", "image/gif"}, "webp": {"a WebP", "webp", "image/webp"},
	"avif": {"an AVIF", "avif", "image/avif"}, "svg": {"an SVG drawing", "svg", "image/svg+xml"},
}

func probe(fsys fs.FS, file string) (Info, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return Info{}, unreadable(err)
	}
	defer f.Close()
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(file), "."))
	src := &source{Reader: f}
	info, kind, err := read(src, extension)
	if src.err != nil {
		return Info{}, unreadable(src.err)
	}
	if err != nil {
		return Info{}, err
	}
	if !strings.Contains(" "+kinds[kind].extensions+" ", " "+extension+" ") {
		right, _, _ := strings.Cut(kinds[kind].extensions, " ")
		return Info{}, &hinted{fmt.Sprintf("the file is called .%s, but it is %s", extension, kinds[kind].name), "rename it to ." + right}
	}
	info.Type = kinds[kind].media
	if kind == "svg" {
		return info, nil // a drawing is as large as the page wants it
	}
	if info.Width <= 0 || info.Height <= 0 {
		return Info{}, broken(kind, fmt.Errorf("it says that it is %d × %d pixels", info.Width, info.Height))
	}
	if info.Width > maxSide || info.Height > maxSide {
		return Info{}, &hinted{fmt.Sprintf("the picture is %d × %d pixels; at most %d are allowed", info.Width, info.Height, maxSide), "make it smaller: 2,000 pixels are enough for any screen"}
	}
	return info, nil
}

// source remembers that reading failed, which decoders take for a broken picture.
type source struct {
	io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// unreadable leaves out the path, which stands in front of every problem.
func unreadable(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// read finds out what a file is from what stands in it. Its extension counts only
// for drawings, which may be too broken to be known for such.
func read(f io.Reader, extension string) (info Info, kind string, err error) {
	var beginning bytes.Buffer
	config, kind, err := image.DecodeConfig(io.TeeReader(f, &beginning))
	head := beginning.Bytes()
	whole := io.MultiReader(bytes.NewReader(head), f)
	_, known := kinds[kind]
	switch {
	case known && err != nil:
		return info, kind, broken(kind, err)
	case known:
		info = Info{Width: config.Width, Height: config.Height}
		if kind == "jpeg" && onSide(head) {
			info.Width, info.Height = info.Height, info.Width
		}
		return info, kind, nil
	case len(head) == 0:
		return info, "", &hinted{"the file is empty", "copy it here again"}
	case bytes.HasPrefix(head, []byte("version https://git-lfs")):
		return info, "", &hinted{"the file is a Git LFS pointer, not the picture itself", "fetch the picture: git lfs pull"}
	case isAVIF(head):
		if info, err = readAVIF(whole); err != nil {
			err = broken("avif", err)
		}
		return info, "avif", err
	case extension == "svg" || isSVG(head):
		info, err = readSVG(whole)
		return info, "svg", err
	}
	return info, "", &hinted{"the picture is broken, or of no kind that browsers show", again}
}

const again = "open it in a picture editor and export it again"

// broken is what a decoder says, without the names of packages.
func broken(kind string, err error) error {
	why := packageName.ReplaceAllString(err.Error(), "")
	if err == io.EOF || strings.HasSuffix(why, "unexpected EOF") || strings.HasPrefix(why, "short chunk") {
		why = "it ends too soon"
	}
	_, name, _ := strings.Cut(kinds[kind].name, " ")
	return &hinted{fmt.Sprintf("the %s is broken: %s", name, why), again}
}

var packageName = regexp.MustCompile(`^(gif|jpeg|png|webp|riff|vp8l?): `)
