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

// making says how many files have been made, by what it is told for each of so many.
func (p *progress) making() (one func(of int)) {
	if p == nil {
		return nil
	}
	var made, all atomic.Int64
	start := time.Now()
	p.say(func() string {
		m, of := made.Load(), all.Load()
		if m == 0 {
			return "made: 0 files"
		}
		togo := time.Duration(float64(time.Since(start)) / float64(m) * float64(of-m))
		return fmt.Sprintf("made: %d of %s, %s left", m, count(int(of), "file", "files"), left(togo))
	})
	return func(of int) {
		all.Store(int64(of))
		made.Add(1)
	}
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
