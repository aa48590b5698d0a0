package command

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"qostil/generator/output"
	"qostil/generator/picture"
)

// pictureFolder keeps what was made of pictures. It is a cache: without it, only the
// time is lost.
const pictureFolder = stateFolder + "/pictures"

// pictureCache is the folder for what is made of a site's pictures, made when it is first
// asked for; none, where it cannot be written to.
func pictureCache(root *os.Root) func() output.FS {
	return sync.OnceValue(func() output.FS {
		if makeState(root) != nil || root.MkdirAll(pictureFolder, 0o777) != nil {
			return nil
		}
		dir, err := root.OpenRoot(pictureFolder)
		if err != nil {
			return nil
		}
		return dir
	})
}

// sweepPictures removes from the cache, if there is one, what nobody needs any more.
func sweepPictures(root *os.Root, now time.Time) {
	dir, err := root.OpenRoot(pictureFolder)
	if err != nil {
		return
	}
	picture.Sweep(dir, now)
	_ = dir.Close() // nothing was written that is not closed
}

// pictureEncoders are the programs on the PATH that write kinds of pictures which Go
// cannot, the kind that comes out lightest first. One core each: pictures are made on
// all of them, and the bytes must not depend on how many there are.
var pictureEncoders = sync.OnceValue(func() []picture.Encoder {
	var list []picture.Encoder
	if program, version := found("avifenc", "--version"); program != "" {
		args := []string{"--jobs", "1", "--speed", "6", "--yuv", "420", "--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=27"}
		list = append(list, picture.Encoder{
			Name: "avif", Type: "image/avif", Version: version + strings.Join(args, " "),
			Encode: func(png []byte, _ bool) ([]byte, error) { return throughFiles(program, args, png) },
		})
	}
	if program, version := found("cwebp", "-version"); program != "" {
		photo, drawing := []string{"-q", "76"}, []string{"-lossless", "-z", "6"}
		list = append(list, picture.Encoder{
			Name: "webp", Type: "image/webp", Drawings: true, Version: version + strings.Join(append(photo, drawing...), " "),
			Encode: func(png []byte, lossless bool) ([]byte, error) {
				args := photo
				if lossless {
					args = drawing
				}
				c := exec.Command(program, append(args[:len(args):len(args)], "-quiet", "-metadata", "icc", "-o", "-", "--", "-")...)
				c.Stdin = bytes.NewReader(png)
				return outputOf(c)
			},
		})
	}
	return list
})

// found finds a program, and what it says of its version.
func found(name, flag string) (program, version string) {
	program, err := exec.LookPath(name)
	if err != nil {
		return "", ""
	}
	text, err := exec.Command(program, flag).Output()
	if err != nil {
		return "", ""
	}
	return program, string(text)
}

// throughFiles runs a program that reads one file and writes another.
func throughFiles(program string, args []string, png []byte) ([]byte, error) {
	dir, err := os.MkdirTemp("", "qostil-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	from, to := filepath.Join(dir, "from.png"), filepath.Join(dir, "to")
	if err := os.WriteFile(from, png, 0o600); err != nil {
		return nil, err
	}
	if _, err := outputOf(exec.Command(program, append(args[:len(args):len(args)], from, to+".avif")...)); err != nil {
		return nil, err
	}
	return os.ReadFile(to + ".avif")
}

// outputOf is what a program writes. What it complains of is part of the error.
func outputOf(c *exec.Cmd) ([]byte, error) {
	var complaint bytes.Buffer
	c.Stderr = &complaint
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %.200s", filepath.Base(c.Path), err, bytes.TrimSpace(complaint.Bytes()))
	}
	return out, nil
}
