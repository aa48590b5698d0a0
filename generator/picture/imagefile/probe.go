package imagefile

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

// Bounds of one picture. Beyond them a page gains nothing, and a small file can claim
// much to waste memory.
const (
	maxSide  = 12000      // pixels; browsers on phones refuse to decode much more
	maxArea  = 64_000_000 // pixels: a quarter of a gigabyte when decoded
	MaxBytes = 64 << 20   // of a file
)

// Probe reads what a picture's file says about itself. The error is an *Error where the
// file is no picture that a page can show: of another format than its extension says,
// broken at its beginning, or too large.
func Probe(fsys fs.FS, name string) (*File, error) {
	f, err := Identify(fsys, name)
	if err != nil {
		return nil, err
	}
	if extension := extensionOf(name); !strings.Contains(" "+formats[f.Kind].extensions+" ", " "+extension+" ") {
		return nil, &Error{fmt.Sprintf("the file is called .%s, but it is %s", extension, f.Kind), "rename it to ." + f.Kind.Extension()}
	}
	return f, f.bounds()
}

func extensionOf(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// Identify is Probe for a file of any name and size.
func Identify(fsys fs.FS, name string) (*File, error) {
	opened, err := fsys.Open(name)
	if err != nil {
		return nil, Unreadable(err)
	}
	defer opened.Close()
	f := &File{Name: name}
	if stat, err := opened.Stat(); err == nil {
		f.Bytes = stat.Size()
	}
	r := &errorReader{Reader: opened}
	err = f.read(r, extensionOf(name))
	if r.err != nil {
		return nil, Unreadable(r.err)
	}
	if err != nil {
		return nil, err
	}
	f.Type = f.Kind.MediaType()
	return f, nil
}

const smaller = "make it smaller: 2,000 pixels are enough for any screen"

// bounds refuses pictures without a size, and those that are too large.
func (f *File) bounds() error {
	w, h := f.Width, f.Height
	switch {
	case f.Bytes > MaxBytes:
		return &Error{fmt.Sprintf("the picture weighs %d MB; at most %d are allowed", f.Bytes>>20, MaxBytes>>20), smaller}
	case f.Kind == SVG: // a drawing is as large as the page wants it
		return nil
	case w <= 0 || h <= 0:
		return f.Kind.broken(fmt.Errorf("it says that it is %d × %d pixels", w, h))
	case w > maxSide || h > maxSide:
		return &Error{fmt.Sprintf("the picture is %d × %d pixels; at most %d are allowed", w, h, maxSide), smaller}
	case w*h > maxArea:
		return &Error{fmt.Sprintf("the picture is %d × %d pixels, %d million; at most %d million are allowed", w, h, w*h/1e6, maxArea/1_000_000), smaller}
	}
	return nil
}

// errorReader remembers that reading failed, which decoders take for a broken picture.
type errorReader struct {
	io.Reader
	err error
}

func (r *errorReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

// Unreadable is an error of the file system. It leaves out the path, which stands in front of every problem.
func Unreadable(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}

// read finds out what a file is from what stands in it. Its extension counts only for
// drawings, which may be too broken to be recognised.
func (f *File) read(r io.Reader, extension string) error {
	var beginning bytes.Buffer
	config, format, err := image.DecodeConfig(io.TeeReader(r, &beginning))
	head := beginning.Bytes()
	whole := io.MultiReader(bytes.NewReader(head), r)
	kind := Kind(format)
	_, known := formats[kind]
	switch {
	case known && err != nil:
		return kind.broken(err)
	case known:
		f.Kind, f.Info = kind, Info{Width: config.Width, Height: config.Height}
		return f.readMetadata(config.ColorModel, head, whole)
	case len(head) == 0:
		return &Error{"the file is empty", "copy it here again"}
	case bytes.HasPrefix(head, []byte("version https://git-lfs")):
		return &Error{"the file is a Git LFS pointer, not the picture itself", "fetch the picture: git lfs pull"}
	case isAVIF(head):
		f.Kind = AVIF
		if f.Info, f.HasLocation, err = readAVIF(whole); err != nil {
			err = AVIF.broken(err)
		}
		return err
	case extension == "svg" || isSVG(head):
		f.Kind = SVG
		f.Info, err = readSVG(whole)
		return err
	}
	if bytes.HasPrefix(head[min(4, len(head)):], []byte("ftyphei")) {
		return &Error{"the file is HEIC, which browsers do not show", "export it as JPEG"}
	}
	return &Error{"the picture is broken, or of no kind that browsers show", ExportAgain}
}

// readMetadata reads what a picture says besides its size: of a JPEG, head is enough;
// of another, it reads the whole file.
func (f *File) readMetadata(model color.Model, head []byte, whole io.Reader) error {
	switch f.Kind {
	case JPEG:
		f.Progressive = bytes.Contains(head, []byte{0xff, startOfProgressive})
		list, _ := segments(head)
		for _, c := range list {
			f.note(c)
		}
	case PNG, WebP:
		f.Deep = model == color.RGBA64Model || model == color.NRGBA64Model || model == color.Gray16Model
		f.Alpha = model == color.NRGBAModel || model == color.NRGBA64Model || model == color.NYCbCrAModel
		data, err := io.ReadAll(io.LimitReader(whole, MaxBytes))
		if err != nil {
			return err
		}
		chunks := chunksPNG
		if f.Kind == WebP {
			chunks = chunksWebP
		}
		left := int64(maxUnpacked)
		for _, c := range chunks(data) {
			f.note(c)
			f.HasLocation = f.HasLocation || c.unpacked(&left).hasLocation()
			f.Animated = f.Animated || c.name == "ANIM" || c.name == "acTL"
		}
	case GIF:
		f.Animated = true // to know better, all of it would have to be read
	}
	if o := f.Orientation; o >= 5 && o <= 8 {
		f.Width, f.Height = f.Height, f.Width
	}
	return nil
}

// note takes the metadata of a part of a file; most parts hold none.
func (f *File) note(c chunk) {
	exif := tiff(c.exif())
	if f.Orientation == 0 {
		f.Orientation = exif.orientation()
	}
	if f.Thumbnail == nil {
		f.Thumbnail = exif.thumbnail()
	}
	f.HasLocation = f.HasLocation || c.hasLocation()
}

// ExportAgain is the hint for a picture that only its editor can mend.
const ExportAgain = "open it in a picture editor and export it again"

// broken is what a decoder says, without the names of packages.
func (k Kind) broken(err error) error {
	why := packageName.ReplaceAllString(err.Error(), "")
	for _, short := range cutOff {
		if strings.HasSuffix(why, short) {
			why = "it ends too soon"
		}
	}
	_, name, _ := strings.Cut(k.String(), " ")
	return &Error{fmt.Sprintf("the %s is broken: %s", name, why), ExportAgain}
}

// cutOff is what decoders say of a picture that is not whole.
var cutOff = []string{"EOF", "short chunk data", "short chunk header", "short Huffman data", "not enough pixel data", "not enough image data"}

var packageName = regexp.MustCompile(`^(gif|jpeg|png|webp|riff|vp8l?): `)
