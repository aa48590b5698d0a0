package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// latency is the time from the end of a write until the page shows it, in milliseconds.
type latency struct {
	Median float64 `json:"median_ms"`
	Worst  float64 `json:"worst_ms"`
}

// previewed is the result for one preview.
type previewed struct {
	Program  string             `json:"program"`
	Articles int                `json:"articles"`
	Ready    float64            `json:"ready_seconds"` // from its start to the first page
	Pages    map[string]latency `json:"pages"`
	MiB      float64            `json:"resident_mib"`
	Idle     float64            `json:"idle_cpu_percent"` // of one core
}

// shown returns the pages that show the edited story, for both programs.
func shown(feed string) []struct{ name, url string } {
	return []struct{ name, url string }{
		{"story", english.url(0)},
		{"home", "/en/"},
		{"tag", "/en/tags/tag0/"},
		{"feed", "/en/" + feed},
		{"other language", russian.url(0)},
	}
}

// server is a running preview.
type server struct {
	*exec.Cmd
	base  string
	out   bytes.Buffer
	ended chan struct{}
}

// pause is the time between two edits, in which a preview finishes its work.
const pause = 700 * time.Millisecond

// idleAfter is the time without edits after which a preview counts as idle.
const idleAfter = time.Minute

// preview measures a program that serves a site while its content is edited.
func preview(ctx context.Context, program, content string, articles, edits int, feed string, c *exec.Cmd, base string) (*previewed, error) {
	start := time.Now()
	s := &server{Cmd: c, base: base, ended: make(chan struct{})}
	c.Stdout, c.Stderr = &s.out, &s.out
	if err := s.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = s.Wait() // that it has ended is all there is to know
		close(s.ended)
	}()
	defer func() {
		_ = s.Process.Signal(os.Interrupt)
		<-s.ended
	}()
	if err := s.await(ctx, "/en/", "<html", time.Now().Add(10*time.Minute)); err != nil {
		return nil, err
	}
	result := &previewed{Program: program, Articles: articles, Ready: time.Since(start).Seconds(), Pages: map[string]latency{}}
	time.Sleep(idleAfter / 3) // what it does behind the first page is mostly done
	file := filepath.Join(content, filepath.FromSlash(english.file(0)))
	original, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	defer os.WriteFile(file, original, 0o666)
	for _, page := range shown(feed) {
		var took []float64
		n := edits
		if page.name != "story" && page.name != "home" {
			n = max(1, edits/5)
		}
		for i := range n {
			mark := fmt.Sprintf("Mark%s%d", strings.ToUpper(page.name[:1]), i)
			text := bytes.Replace(original, []byte("title: "), []byte("title: "+mark+" "), 1)
			if err := os.WriteFile(file, text, 0o666); err != nil {
				return nil, err
			}
			saved := time.Now()
			if err := s.await(ctx, page.url, mark, saved.Add(time.Minute)); err != nil {
				return nil, err
			}
			took = append(took, time.Since(saved).Seconds()*1000)
			time.Sleep(pause)
		}
		slices.Sort(took)
		result.Pages[page.name] = latency{took[len(took)/2], took[len(took)-1]}
	}
	result.MiB = s.resident()
	time.Sleep(idleAfter)
	before := s.ticks()
	const idle = 20
	time.Sleep(idle * time.Second)
	result.Idle = float64(s.ticks()-before) / idle // a tick is a hundredth of a second
	return result, nil
}

// await requests a page until it shows a text.
func (s *server) await(ctx context.Context, url, text string, until time.Time) error {
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+url, nil)
		if err != nil {
			return err
		}
		if response, err := http.DefaultClient.Do(request); err == nil {
			body, err := io.ReadAll(response.Body)
			_ = response.Body.Close()
			if err == nil && bytes.Contains(body, []byte(text)) {
				return nil
			}
		}
		select {
		case <-s.ended:
			return fmt.Errorf("%s ended: %s", s.Path, tail(s.out.Bytes()))
		case <-time.After(time.Millisecond):
		}
		if time.Now().After(until) {
			return fmt.Errorf("%s never showed %q", url, text)
		}
	}
}

// resident returns the resident memory of the program, in MiB.
func (s *server) resident() float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kib, _ := strconv.ParseFloat(strings.Fields(rest + " 0")[0], 64)
	return kib / 1024
}

// ticks returns the CPU time of the program, in Linux's clock ticks.
func (s *server) ticks() int {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.Process.Pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return user + system
}

// previews measures Qostil, and Hugo if it is installed, on one corpus.
func (b *bench) previews(ctx context.Context, articles, edits int) ([]*previewed, error) {
	site, hugo, err := b.site(articles)
	if err != nil {
		return nil, err
	}
	content := filepath.Join(site, "content")
	var all []*previewed
	measure := func(program, feed string, c *exec.Cmd, port int) error {
		p, err := preview(ctx, program, content, articles, edits, feed, c, "http://localhost:"+strconv.Itoa(port))
		if err == nil {
			all = append(all, p)
		}
		return err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, b.qostil, "serve", "-s", site, "--port", strconv.Itoa(port), "--strict-port")
	if err := measure("qostil", "feed.xml", c, port); err != nil || b.hugo == "" {
		return all, err
	}
	c = exec.CommandContext(ctx, b.hugo, "server", "--contentDir", content, "--port", strconv.Itoa(port))
	c.Dir = hugo
	return all, measure("hugo", "index.xml", c, port)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
