package console

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// A build prints its progress only after a while, and then updates it at this interval.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// Progress is the line on a terminal that says how far a build is. It is overwritten
// until the build ends, and then removed. A nil Progress prints nothing.
type Progress struct {
	w    io.Writer
	line atomic.Pointer[func() string]
	end  chan struct{}
	done sync.WaitGroup
}

// StartProgress starts the line. Stop ends it. If standard error is no terminal, it
// returns nil.
func (t *Terminal) StartProgress() *Progress {
	if !t.live {
		return nil
	}
	p := &Progress{w: t.err, end: make(chan struct{})}
	p.done.Go(p.run)
	return p
}

func (p *Progress) run() {
	next := time.NewTimer(progressAfter)
	shown := false
	for {
		select {
		case <-p.end:
			if shown {
				fmt.Fprint(p.w, "\r\x1b[K")
			}
			return
		case <-next.C:
			if line := p.line.Load(); line != nil {
				fmt.Fprint(p.w, "\r\x1b[K"+(*line)())
				shown = true
			}
			next.Reset(progressEvery)
		}
	}
}

// Stop removes the line.
func (p *Progress) Stop() {
	if p != nil {
		close(p.end)
		p.done.Wait()
	}
}

// show sets the function that returns the text of the line.
func (p *Progress) show(line func() string) {
	if p != nil {
		p.line.Store(&line)
	}
}

// Waiting shows that another build of the site has to end first.
func (p *Progress) Waiting() {
	p.show(func() string { return "waiting for another build of this site" })
}

// Reading shows how many files have been read.
func (p *Progress) Reading(files func() int) {
	p.show(func() string { return "read: " + Count(files(), "file", "files") })
}

// Making shows how many files and pictures have been made and how long the others will
// take. The caller calls file or picture for each one that is made, with the number of
// all; both are nil if nothing is shown.
func (p *Progress) Making() (file, picture func(of int)) {
	if p == nil {
		return nil, nil
	}
	files, pictures := counter{start: time.Now()}, counter{start: time.Now()}
	p.show(func() string {
		m, of, remaining := files.state()
		if m == 0 {
			return "made: 0 files"
		}
		line := fmt.Sprintf("made: %d of %s", m, Count(int(of), "file", "files"))
		if m, of, longer := pictures.state(); m < of {
			line += fmt.Sprintf(", the sizes of %d of %s", m, Count(int(of), "picture", "pictures"))
			remaining = max(remaining, longer)
		}
		return line + ", " + left(remaining) + " left"
	})
	return files.one, pictures.one
}

// counter counts what has been made of a known number.
type counter struct {
	made, all atomic.Int64
	start     time.Time
}

func (c *counter) one(of int) {
	c.all.Store(int64(of))
	c.made.Add(1)
}

// state returns how many of how many have been made, and how long the others will take.
func (c *counter) state() (made, of int64, remaining time.Duration) {
	made, of = c.made.Load(), c.all.Load()
	if made > 0 {
		remaining = time.Duration(float64(time.Since(c.start)) / float64(made) * float64(of-made))
	}
	return made, of, remaining
}

// Publishing shows that all files are rendered and are moved to their places.
func (p *Progress) Publishing() { p.show(func() string { return "publishing" }) }

// left returns a remaining time, as exactly as it can be estimated.
func left(d time.Duration) string {
	if d < 100*time.Second {
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
