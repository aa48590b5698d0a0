package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// photographed is the result for sites with photographs, with an empty cache of
// pictures each time.
type photographed struct {
	Builds  []photoBuild `json:"builds"`
	Ready   float64      `json:"preview_ready_seconds"`      // until the preview prints its address
	First   float64      `json:"preview_first_page_seconds"` // from the start until the story with all photographs has come
	Picture float64      `json:"preview_picture_seconds"`    // of one photograph, in the size that a browser asks for
}

type photoBuild struct {
	What string `json:"what"`
	usage
}

// pictures measures builds of photographs of 2000 × 1333 pixels, and a preview of
// photographs as cameras write them.
func (b *bench) pictures(ctx context.Context, runs int) (*photographed, error) {
	const built, shown = 12, 6
	result := &photographed{}
	site := filepath.Join(b.dir, "photographs")
	if err := writePhotographs(site, built, 2000, 1333); err != nil {
		return nil, err
	}
	formats := []string{"", "webp"}
	for _, format := range formats {
		what := fmt.Sprintf("%d photographs, JPEG", built)
		config := photoConfig + "image_formats: []\n"
		if format != "" {
			if _, err := exec.LookPath("cwebp"); err != nil {
				continue
			}
			what += " and WebP"
			config = photoConfig + "image_formats: [webp]\n"
		}
		if err := os.WriteFile(filepath.Join(site, "content/site.yaml"), []byte(config), 0o666); err != nil {
			return nil, err
		}
		var all []usage
		for range runs {
			if err := b.removeCaches(site); err != nil {
				return nil, err
			}
			u, err := measure(ctx, b.dir, b.qostil, "build", "-s", site)
			if err != nil {
				return nil, err
			}
			all = append(all, u)
		}
		result.Builds = append(result.Builds, photoBuild{what, median(all)})
	}
	site = filepath.Join(b.dir, "camera")
	if err := writePhotographs(site, shown, 4000, 3000); err != nil {
		return nil, err
	}
	var ready, first, one []float64
	for range runs {
		if err := b.removeCaches(site); err != nil {
			return nil, err
		}
		r, f, p, err := b.firstPage(ctx, site)
		if err != nil {
			return nil, err
		}
		ready, first, one = append(ready, r), append(first, f), append(one, p)
	}
	result.Ready, result.First, result.Picture = medianOf(ready), medianOf(first), medianOf(one)
	return result, nil
}

// removeCaches removes what earlier runs have made of a site.
func (b *bench) removeCaches(site string) error {
	for _, made := range []string{".qostil", "public"} {
		if err := os.RemoveAll(filepath.Join(site, made)); err != nil {
			return err
		}
	}
	return nil
}

// firstPage measures a preview: its start, the page of the story with all photographs,
// and one of them.
func (b *bench) firstPage(ctx context.Context, site string) (ready, first, one float64, err error) {
	port, err := freePort()
	if err != nil {
		return 0, 0, 0, err
	}
	c := exec.CommandContext(ctx, b.qostil, "serve", "-s", site, "--port", strconv.Itoa(port), "--strict-port")
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, 0, 0, err
	}
	start := time.Now()
	since := func() float64 { return time.Since(start).Seconds() }
	if err := c.Start(); err != nil {
		return 0, 0, 0, err
	}
	defer func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait() // its status is that of an interruption
	}()
	if _, err := io.ReadFull(out, make([]byte, 1)); err != nil {
		return 0, 0, 0, fmt.Errorf("%s printed nothing: %w", c, err)
	}
	ready = since()
	base := "http://localhost:" + strconv.Itoa(port)
	page, err := fetch(ctx, base+"/en/2026/11/photographs/")
	if err != nil {
		return 0, 0, 0, err
	}
	first = since()
	if n := bytes.Count(page, []byte("srcset=")); n < 6 {
		return 0, 0, 0, fmt.Errorf("the page shows %d photographs", n)
	}
	asked := since()
	if _, err := fetch(ctx, base+"/media/2026/11/23/photo-1.800.jpg"); err != nil {
		return 0, 0, 0, err
	}
	return ready, first, since() - asked, nil
}

func fetch(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", url, response.Status)
	}
	return body, err
}

const photoConfig = "title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n"

// writePhotographs makes a site of one story with photographs, unless it is there.
func writePhotographs(site string, n, w, h int) error {
	dir := filepath.Join(site, "content/2026/11/23")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	var text strings.Builder
	text.WriteString("---\ntitle: Photographs of a port\ndate: 2026-11-23 09:00\nsource: own\nimage: {src: photo-0.jpg, alt: The port}\n---\nThe port in pictures.\n")
	for i := range n {
		fmt.Fprintf(&text, "\n![The port, seen %d times](photo-%d.jpg)\n", i+1, i)
		file := filepath.Join(dir, fmt.Sprintf("photo-%d.jpg", i))
		if _, err := os.Stat(file); err == nil {
			continue
		}
		if err := os.WriteFile(file, photograph(w, h, i), 0o666); err != nil {
			return err
		}
	}
	return errors.Join(os.WriteFile(filepath.Join(site, "content/site.yaml"), []byte(photoConfig), 0o666),
		os.WriteFile(filepath.Join(site, "content/tags.yaml"), nil, 0o666),
		os.WriteFile(filepath.Join(dir, "photographs.en.md"), []byte(text.String()), 0o666))
}

// photograph is a JPEG of gradients, edges and grain: about as heavy as one of a camera.
func photograph(w, h, seed int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	noise := uint32(seed)*2654435761 + 1
	for y := range h {
		for x := range w {
			noise = noise*1664525 + 1013904223
			grain := int(noise>>28) - 8
			edge := 0
			if (x/97+y/71+seed)%5 == 0 {
				edge = 40
			}
			shade := func(v int) uint8 { return uint8(min(max(v+grain+edge, 0), 255)) }
			m.SetRGBA(x, y, color.RGBA{shade(x * 200 / w), shade(y * 200 / h), shade(60 + (x+y+37*seed)/16%120), 255})
		}
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, m, &jpeg.Options{Quality: 85}) // to memory
	return b.Bytes()
}
