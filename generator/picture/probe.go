package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the kinds that image.DecodeConfig knows
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	_ "golang.org/x/image/webp" // another kind
)

// hinted is an error that knows how to mend it.
type hinted struct{ text, hint string }

func (h *hinted) Error() string { return h.text }

// kinds names the formats for people, and as their extensions and media types do.
var kinds = map[string]struct{ name, extensions, media string }{
	"jpeg": {"a JPEG", "jpg jpeg", "image/jpeg"}, "png": {"a PNG", "png", "image/png"},
	"gif": {"a GIF", "gif", "image/gif"}, "webp": {"a WebP", "webp", "image/webp"},
	"avif": {"an AVIF", "avif", "image/avif"}, "svg": {"an SVG drawing", "svg", "image/svg+xml"},
}

// extra is what a file says besides what pages show.
type extra struct {
	kind        string // of kinds
	size        int64  // bytes
	orientation uint16 // as in EXIF: 1 to 8; 0 is 1
	place       bool   // it says where it was taken
	alpha       bool   // it may be transparent
	moving      bool
	deep        bool // two bytes a colour
	progressive bool
}

func probe(fsys fs.FS, file string) *source {
	src := &source{file: file}
	src.err = src.probe(fsys)
	return src
}

func (s *source) probe(fsys fs.FS) error {
	extension := strings.ToLower(strings.TrimPrefix(path.Ext(s.file), "."))
	if err := s.sniff(fsys, extension); err != nil {
		return err
	}
	if kind := kinds[s.extra.kind]; !strings.Contains(" "+kind.extensions+" ", " "+extension+" ") {
		return &hinted{fmt.Sprintf("the file is called .%s, but it is %s", extension, kind.name), "rename it to ." + extensionOf(s.extra.kind)}
	}
	return s.bounds()
}

// extensionOf is the ending of a kind's files.
func extensionOf(kind string) string {
	first, _, _ := strings.Cut(kinds[kind].extensions, " ")
	return first
}

// sniff finds out what a file is.
func (s *source) sniff(fsys fs.FS, extension string) error {
	f, err := fsys.Open(s.file)
	if err != nil {
		return unreadable(err)
	}
	defer f.Close()
	if stat, err := f.Stat(); err == nil {
		s.extra.size = stat.Size()
	}
	r := &watched{Reader: f}
	err = s.read(r, extension)
	if r.err != nil {
		return unreadable(r.err)
	}
	if err != nil {
		return err
	}
	s.info.Type = kinds[s.extra.kind].media
	return nil
}

const smaller = "make it smaller: 2,000 pixels are enough for any screen"

// bounds refuses pictures without a size, and those that are too large.
func (s *source) bounds() error {
	w, h := s.info.Width, s.info.Height
	switch {
	case s.extra.size > maxBytes:
		return &hinted{fmt.Sprintf("the picture weighs %d MB; at most %d are allowed", s.extra.size>>20, maxBytes>>20), smaller}
	case s.extra.kind == "svg": // a drawing is as large as the page wants it
		return nil
	case w <= 0 || h <= 0:
		return broken(s.extra.kind, fmt.Errorf("it says that it is %d × %d pixels", w, h))
	case w > maxSide || h > maxSide:
		return &hinted{fmt.Sprintf("the picture is %d × %d pixels; at most %d are allowed", w, h, maxSide), smaller}
	case w*h > maxArea:
		return &hinted{fmt.Sprintf("the picture is %d × %d pixels, %d million; at most %d million are allowed", w, h, w*h/1e6, maxArea/1_000_000), smaller}
	}
	return nil
}

// watched remembers that reading failed, which decoders take for a broken picture.
type watched struct {
	io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
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
func (s *source) read(f io.Reader, extension string) error {
	var beginning bytes.Buffer
	config, kind, err := image.DecodeConfig(io.TeeReader(f, &beginning))
	head := beginning.Bytes()
	whole := io.MultiReader(bytes.NewReader(head), f)
	_, known := kinds[kind]
	switch {
	case known && err != nil:
		return broken(kind, err)
	case known:
		s.extra.kind, s.info = kind, Info{Width: config.Width, Height: config.Height}
		return s.look(config.ColorModel, head, whole)
	case len(head) == 0:
		return &hinted{"the file is empty", "copy it here again"}
	case bytes.HasPrefix(head, []byte("version https://git-lfs")):
		return &hinted{"the file is a Git LFS pointer, not the picture itself", "fetch the picture: git lfs pull"}
	case isAVIF(head):
		s.extra.kind = "avif"
		if s.info, s.extra.place, err = readAVIF(whole); err != nil {
			err = broken("avif", err)
		}
		return err
	case extension == "svg" || isSVG(head):
		s.extra.kind = "svg"
		s.info, err = readSVG(whole)
		return err
	}
	if bytes.HasPrefix(head[min(4, len(head)):], []byte("ftyphei")) {
		return &hinted{"the file is HEIC, which browsers do not show", "export it as JPEG"}
	}
	return &hinted{"the picture is broken, or of no kind that browsers show", again}
}

// look finds what a picture says besides its size: a JPEG in its head, another in the
// whole of it.
func (s *source) look(model color.Model, head []byte, whole io.Reader) error {
	e := &s.extra
	switch e.kind {
	case "jpeg":
		e.progressive = bytes.Contains(head, []byte{0xff, startOfProgressive})
		list, _ := segments(head)
		for _, s := range list {
			e.note(s)
		}
	case "png", "webp":
		e.deep = model == color.RGBA64Model || model == color.NRGBA64Model || model == color.Gray16Model
		e.alpha = model == color.NRGBAModel || model == color.NRGBA64Model || model == color.NYCbCrAModel
		data, err := io.ReadAll(io.LimitReader(whole, maxBytes))
		if err != nil {
			return err
		}
		list := chunksPNG
		if e.kind == "webp" {
			list = chunksWebP
		}
		left := int64(maxUnpacked)
		for _, c := range list(data) {
			e.note(c)
			e.place = e.place || c.unpacked(&left).place()
			e.moving = e.moving || c.name == "ANIM" || c.name == "acTL"
		}
	case "gif":
		e.moving = true // as far as anybody has looked
	}
	if o := e.orientation; o >= 5 && o <= 8 {
		s.info.Width, s.info.Height = s.info.Height, s.info.Width
	}
	return nil
}

// note takes what a part of a file, mostly none of them, says besides the pixels.
func (e *extra) note(c chunk) {
	if e.orientation == 0 {
		e.orientation = tiff(c.exif()).orientation()
	}
	e.place = e.place || c.place()
}

const again = "open it in a picture editor and export it again"

// broken is what a decoder says, without the names of packages.
func broken(kind string, err error) error {
	why := packageName.ReplaceAllString(err.Error(), "")
	for _, short := range cutOff {
		if strings.HasSuffix(why, short) {
			why = "it ends too soon"
		}
	}
	_, name, _ := strings.Cut(kinds[kind].name, " ")
	return &hinted{fmt.Sprintf("the %s is broken: %s", name, why), again}
}

// cutOff is what decoders say of a picture that is not whole.
var cutOff = []string{"EOF", "short chunk data", "short chunk header", "short Huffman data", "not enough pixel data", "not enough image data"}

var packageName = regexp.MustCompile(`^(gif|jpeg|png|webp|riff|vp8l?): `)
