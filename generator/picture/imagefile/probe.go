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

	"qostil/generator/diag"
)

// Bounds of one picture. Beyond them a page gains nothing, and a small file can claim
// much to waste memory.
const (
	maxSide  = 12000      // pixels; browsers on phones refuse to decode much more
	maxArea  = 64_000_000 // pixels: a quarter of a gigabyte when decoded
	MaxBytes = 64 << 20   // of a file
)

// Probe reads what a picture's file says about itself. The error is a *diag.Error if
// the file is no picture that a page can show: of another format than its extension says,
// broken at its beginning, or too large.
func Probe(fsys fs.FS, name string) (*File, error) {
	f, err := Identify(fsys, name)
	if err != nil {
		return nil, err
	}
	if extension := extensionOf(name); !strings.Contains(" "+formats[f.Kind].extensions+" ", " "+extension+" ") {
		return nil, diag.NewError("picture.extension", extension, f.Kind, f.Kind.Extension())
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

// bounds refuses pictures without a size, and those that are too large.
func (f *File) bounds() error {
	w, h := f.Width, f.Height
	switch {
	case f.Bytes > MaxBytes:
		return diag.NewError("picture.too-heavy", f.Bytes>>20, MaxBytes>>20)
	case f.Kind == SVG: // a drawing is as large as the page wants it
		return nil
	case w <= 0 || h <= 0:
		return f.Kind.broken(fmt.Errorf("it says that it is %d × %d pixels", w, h))
	case w > maxSide || h > maxSide:
		return diag.NewError("picture.side", w, h, maxSide)
	case w*h > maxArea:
		return diag.NewError("picture.area", w, h, w*h/1e6, maxArea/1_000_000)
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

// Unreadable is an error of the file system. It leaves out the path, which stands in front
// of every problem.
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
		return diag.NewError("picture.empty")
	case bytes.HasPrefix(head, []byte("version https://git-lfs")):
		return diag.NewError("picture.lfs")
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
		return diag.NewError("picture.heic")
	}
	return diag.NewError("picture.unknown-kind")
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

// broken is what a decoder says, without the names of packages.
func (k Kind) broken(err error) error {
	text := packageName.ReplaceAllString(err.Error(), "")
	why := any(text)
	for _, short := range cutOff {
		if strings.HasSuffix(text, short) {
			why = diag.Say("picture.cut-off")
		}
	}
	_, name, _ := strings.Cut(k.String(), " ")
	return diag.NewError("picture.broken", name, why)
}

// cutOff is what decoders say of a picture that is not whole.
var cutOff = []string{"EOF", "short chunk data", "short chunk header", "short Huffman data", "not enough pixel data", "not enough image data"}

var packageName = regexp.MustCompile(`^(gif|jpeg|png|webp|riff|vp8l?): `)
