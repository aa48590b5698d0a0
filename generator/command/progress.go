package command

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"
)

// A build that takes less than this long is not worth a word about how far it is; of
// others the word is said anew so often.
const (
	progressAfter = time.Second
	progressEvery = 100 * time.Millisecond
)

// progress is the line on a terminal that says how far a build has come. It is written
// over again and again, and is gone when the build ends. Nil says nothing: not where
// messages go into a file or to another program.
type progress struct {
	w    io.Writer
	line atomic.Pointer[func() string]
	end  chan struct{}
	done sync.WaitGroup
}

// startProgress begins to say how far a build is, if it lasts.
func (t *terminal) startProgress() *progress {
	if !t.live {
		return nil
	}
	p := &progress{w: t.err, end: make(chan struct{})}
	p.done.Go(p.run)
	return p
}

func (p *progress) run() {
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

// stop ends it, and gives the terminal back.
func (p *progress) stop() {
	if p != nil {
		close(p.end)
		p.done.Wait()
	}
}

// say sets what is said from now on.
func (p *progress) say(line func() string) {
	if p != nil {
		p.line.Store(&line)
	}
}

// waiting says that another build has to end first.
func (p *progress) waiting() {
	p.say(func() string { return "waiting for another build of this site" })
}

// reading says how many files have been read.
func (p *progress) reading(files func() int) {
	p.say(func() string { return "read: " + count(files(), "file", "files") })
}

// making says how many files and pictures have been made. The functions that it returns
// are to be called after each of so many; both are nil where nothing is said.
func (p *progress) making() (file, picture func(of int)) {
	if p == nil {
		return nil, nil
	}
	files, pictures := counter{start: time.Now()}, counter{start: time.Now()}
	p.say(func() string {
		m, of, togo := files.state()
		if m == 0 {
			return "made: 0 files"
		}
		line := fmt.Sprintf("made: %d of %s", m, count(int(of), "file", "files"))
		if m, of, longer := pictures.state(); m < of {
			line += fmt.Sprintf(", the sizes of %d of %s", m, count(int(of), "picture", "pictures"))
			togo = max(togo, longer)
		}
		return line + ", " + left(togo) + " left"
	})
	return files.one, pictures.one
}

// counter counts what has been made of so many.
type counter struct {
	made, all atomic.Int64
	start     time.Time
}

func (c *counter) one(of int) {
	c.all.Store(int64(of))
	c.made.Add(1)
}

// state returns how many there are of how many, and how long the others take.
func (c *counter) state() (made, of int64, togo time.Duration) {
	made, of = c.made.Load(), c.all.Load()
	if made > 0 {
		togo = time.Duration(float64(time.Since(c.start)) / float64(made) * float64(of-made))
	}
	return made, of, togo
}

// publishing says that all files are made and move to their places.
func (p *progress) publishing() { p.say(func() string { return "publishing" }) }

// left is a time that is still to go, as exactly as it can be known.
func left(d time.Duration) string {
	if d < 100*time.Second {
		return fmt.Sprintf("%d s", int(d.Round(time.Second).Seconds()))
	}
	return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
}
