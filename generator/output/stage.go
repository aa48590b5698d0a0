package output

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"qostil/generator/diag"
)

// FS is the folder that a tree is published into; *os.Root is one as it is.
type FS interface {
	FS() fs.FS
	Lstat(name string) (fs.FileInfo, error)
	ReadFile(name string) ([]byte, error)
	WriteFile(name string, data []byte, perm fs.FileMode) error
	MkdirAll(name string, perm fs.FileMode) error
	Rename(from, to string) error
	Remove(name string) error
	RemoveAll(name string) error
}

// Report counts what publishing did, or, of a Stage, would do.
type Report struct {
	Pages     int   `json:"pages"` // HTML files
	Files     int   `json:"files"` // all files
	Added     int   `json:"added"`
	Changed   int   `json:"changed"`
	Unchanged int   `json:"unchanged"`
	Removed   int   `json:"removed"`
	Bytes     int64 `json:"bytes"` // of all files
}

// Stage is a tree that has been rendered: what differs from the published site
// lies beside it, ready to be merged. Nothing published has changed yet.
type Stage struct {
	Report
	Problems diag.List

	dst     FS
	shard   *Shard
	files   []*File
	old     manifest // of all that earlier builds have published
	parts   []string // the manifests that old was read from beside that of the whole
	new     manifest
	added   []string
	changed []string
	folders sync.Map // of the published site, that are no links
}

// StageOptions says which files are staged, and who is told how far it has come.
type StageOptions struct {
	Shard *Shard       // nil: all
	Made  func(of int) // called after each file of so many, from several goroutines; may be nil
}

// Stage renders every file of the tree, in parallel, and writes those whose bytes
// differ from what is published to a folder of their own. An error leaves the
// published site as it was, and no stage behind; what is wrong with pages is in
// Problems, and whoever calls decides by them between Publish and Discard.
func (t *Tree) Stage(ctx context.Context, dst FS, o StageOptions) (*Stage, error) {
	s := &Stage{dst: dst, shard: o.Shard, files: o.Shard.of(t.Files()), new: manifest{}}
	var err error
	if s.old, s.parts, err = readManifests(dst); err != nil {
		return nil, err
	}
	// What a killed build left behind goes first; and a folder that cannot be
	// written to is found out before the work, not after it.
	if err := dst.RemoveAll(stateFolder); err != nil {
		return nil, err
	}
	if err := dst.MkdirAll(stageFolder, 0o777); err != nil {
		return nil, errors.Join(err, s.Discard())
	}
	results, err := s.render(ctx, o.Made)
	if err != nil {
		return nil, errors.Join(err, s.Discard())
	}
	for i, f := range s.files {
		r := &results[i]
		s.Problems = append(s.Problems, r.problems...)
		s.new[f.Path] = r.entry
		s.Files++
		s.Bytes += r.entry.size
		if path.Ext(f.Path) == ".html" {
			s.Pages++
		}
		switch r.state {
		case added:
			s.added = append(s.added, f.Path)
		case changed:
			s.changed = append(s.changed, f.Path)
		}
	}
	s.Added, s.Changed = len(s.added), len(s.changed)
	s.Unchanged = s.Files - s.Added - s.Changed
	s.Removed = len(s.gone())
	return s, nil
}

// state is how a rendered file stands to the published one.
type state uint8

const (
	unchanged state = iota
	added
	changed
)

type result struct {
	entry    entry
	state    state
	problems diag.List
}

// render makes all files on all cores. The first error of the file system ends
// it; errors of pages are problems, of which one run shows all.
func (s *Stage) render(ctx context.Context, made func(of int)) ([]result, error) {
	results := make([]result, len(s.files))
	buffers := sync.Pool{New: func() any { return new(Out) }}
	stage := folders{dst: s.dst}
	workers, running := errgroup.WithContext(ctx)
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range Order(s.files) {
		f := s.files[i]
		if running.Err() != nil {
			break
		}
		workers.Go(func() error {
			out := buffers.Get().(*Out)
			defer func() {
				if out.Cap() <= 1<<20 { // a large picture's buffer is not kept for small pages
					buffers.Put(out)
				}
			}()
			err := s.file(f, out, &results[i], &stage)
			if made != nil {
				made(len(s.files))
			}
			return err
		})
	}
	if err := workers.Wait(); err != nil {
		return nil, err
	}
	return results, context.Cause(ctx)
}

// Order is the order, as places in the list, in which files are best rendered: what is
// made of sources that lie side by side (the versions of a story) one after another, so
// that what was learnt of one is at hand for the other; what is made of many, after them.
func Order(files []*File) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := files[a].From, files[b].From
		if len(x) == 0 || len(y) == 0 {
			return cmp.Compare(len(y), len(x))
		}
		return strings.Compare(x[0].File, y[0].File)
	})
	return order
}

// Try renders every file of the tree and keeps none: what is wrong with the pages
// of a site that has other problems already is shown in the same run.
func (t *Tree) Try(ctx context.Context) diag.List {
	problems := make([]diag.List, len(t.Files()))
	var workers errgroup.Group
	workers.SetLimit(runtime.GOMAXPROCS(0))
	for _, i := range Order(t.Files()) {
		f := t.Files()[i]
		if ctx.Err() != nil {
			break
		}
		workers.Go(func() error {
			var out Out
			err := f.Make(&out)
			problems[i] = out.Problems
			if err != nil {
				problems[i].Errorf(f.Source(), "the page %s cannot be made: %v", f.URL(), err)
			}
			return nil
		})
	}
	_ = workers.Wait() // problems hold all there is
	return slices.Concat(problems...)
}

// file renders one file, compares it and writes it to the stage if it differs.
func (s *Stage) file(f *File, out *Out, r *result, stage *folders) error {
	out.Reset()
	out.Problems = nil
	err := f.Make(out)
	r.problems = out.Problems
	if err != nil {
		r.problems.Errorf(f.Source(), "the page %s cannot be made: %v", f.URL(), err)
		return nil
	}
	data := out.Bytes()
	r.entry = entryOf(data)
	published, err := s.dst.ReadFile(f.Path)
	if err == nil && bytes.Equal(published, data) {
		return nil
	}
	r.state = added
	if err == nil {
		r.state = changed
	}
	theirs, err := s.inOurPlace(f.Path)
	if err != nil {
		return err
	}
	if theirs != "" {
		r.problems.Errorf(f.Source(), "the output folder holds a %q that is not ours", theirs).
			Hintf("%s", s.makePlace())
		return nil
	}
	name := stageFolder + "/" + f.Path
	if err := stage.make(path.Dir(name)); err != nil {
		return err
	}
	if err := s.dst.WriteFile(name, data, 0o666); err != nil {
		return fmt.Errorf("the page %s cannot be written: %w", f.URL(), err)
	}
	return nil
}

// folders makes each folder of the stage once.
type folders struct {
	dst  FS
	made sync.Map
}

func (f *folders) make(dir string) error {
	if _, done := f.made.Load(dir); done {
		return nil
	}
	if err := f.dst.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f.made.Store(dir, true)
	return nil
}

// Discard removes the stage; the published site is as it was.
func (s *Stage) Discard() error { return s.dst.RemoveAll(stateFolder) }
