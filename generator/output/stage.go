package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"qostil/generator/diag"
)

// FS is the folder that a tree is published into. *os.Root implements it.
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

// Report counts what Publish did, or what it would do.
type Report struct {
	Pages     int   `json:"pages"` // HTML files
	Files     int   `json:"files"` // all files
	Added     int   `json:"added"`
	Changed   int   `json:"changed"`
	Unchanged int   `json:"unchanged"`
	Removed   int   `json:"removed"`
	Bytes     int64 `json:"bytes"` // of all files
}

// Stage is a rendered tree. The files that differ from the published ones lie in the stage
// folder; nothing published has changed yet. End it with Publish or Discard.
type Stage struct {
	Report
	Problems diag.List

	dst     FS
	shard   *Shard
	files   []*File
	old     manifest // of all that earlier builds published
	parts   []string // names of the manifests of shards that old was read from
	new     manifest
	added   []string
	changed []string
	folders sync.Map // folders of the published site that are no links
}

// StageOptions say which files are staged, and report progress.
type StageOptions struct {
	Shard *Shard       // nil: all
	Made  func(of int) // called after each file with the number of all, from several goroutines; may be nil
}

// Stage renders every file of the tree, in parallel, and writes those whose bytes differ
// from the published ones to the stage folder. An error (of the file system, of the
// context, of a manifest) leaves the published site as it was, and no stage. Errors of
// pages are in Problems: the caller decides between Publish and Discard.
func (t *Tree) Stage(ctx context.Context, dst FS, o StageOptions) (*Stage, error) {
	s := &Stage{dst: dst, shard: o.Shard, files: o.Shard.of(t.Files()), new: manifest{}}
	var err error
	if s.old, s.parts, err = readManifests(dst); err != nil {
		return nil, err
	}
	// Remove what a killed build left, and find out before the work whether the folder
	// can be written to.
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

// state compares a rendered file with the published one.
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

// render renders all files on all cores. The first error of the file system ends it.
// Errors of pages are problems; one run shows all of them.
func (s *Stage) render(ctx context.Context, made func(of int)) ([]result, error) {
	results := make([]result, len(s.files))
	buffers := sync.Pool{New: func() any { return new(Out) }}
	stage := madeDirs{dst: s.dst}
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
				if out.Cap() <= 1<<20 { // do not keep the buffer of a large picture for small pages
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

// file renders one file, compares it and writes it to the stage if it differs.
func (s *Stage) file(f *File, out *Out, r *result, stage *madeDirs) error {
	out.Reset()
	out.Problems = nil
	err := f.Make(out)
	r.problems = out.Problems
	if err != nil {
		r.problems.Add(f.Source(), "page.failed-at", f.URL(), err)
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
		r.problems.Add(f.Source(), "output.foreign", theirs).WithHintMessage(s.makePlace())
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

// madeDirs makes each folder of the stage once.
type madeDirs struct {
	dst  FS
	made sync.Map
}

func (f *madeDirs) make(dir string) error {
	if _, done := f.made.Load(dir); done {
		return nil
	}
	if err := f.dst.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	f.made.Store(dir, true)
	return nil
}

// Discard removes the stage. The published site does not change.
func (s *Stage) Discard() error { return s.dst.RemoveAll(stateFolder) }
