package workspace

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"qostil/generator/picture"
)

// Encoders returns a function that finds the installed programs (avifenc, cwebp) for
// formats which Go cannot encode, the format with the smallest files first. It looks for
// them once. Each program uses one core: pictures are encoded on all cores at once, and
// the bytes must not depend on their number.
func Encoders() func() []picture.Encoder { return sync.OnceValue(encoders) }

func encoders() []picture.Encoder {
	var list []picture.Encoder
	if program, version := programVersion("avifenc", "--version"); program != "" {
		args := []string{"--jobs", "1", "--speed", "6", "--yuv", "420", "--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=27"}
		list = append(list, picture.Encoder{
			Name: "avif", Type: "image/avif", Version: version + strings.Join(args, " "),
			Encode: func(png []byte, _ bool) ([]byte, error) { return throughFiles(program, args, png) },
		})
	}
	if program, version := programVersion("cwebp", "-version"); program != "" {
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
}

// programVersion looks a program up on the PATH and asks it for its version. It returns
// "" if there is none or if it fails.
func programVersion(name, flag string) (program, version string) {
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

// throughFiles runs a program that reads a file and writes another.
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

// outputOf runs a program and returns its standard output. An error holds the beginning
// of its standard error.
func outputOf(c *exec.Cmd) ([]byte, error) {
	var complaint bytes.Buffer
	c.Stderr = &complaint
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %.200s", filepath.Base(c.Path), err, bytes.TrimSpace(complaint.Bytes()))
	}
	return out, nil
}
