package output

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Publish merges the stage into the published site: it renames new files, then changed
// ones, and then deletes those that are gone. If it is killed at any point, all files are
// whole, no link leads nowhere, and the manifest lists all files, so that the next build
// finishes the work. On an error it returns the Report of the whole stage too.
func (s *Stage) Publish() (Report, error) {
	gone := s.gone()
	if err := s.merge(gone); err != nil {
		err = fmt.Errorf("publishing stopped on the way: %w; every page is whole, some are new and some old; build again to finish", err)
		return s.Report, errors.Join(err, s.Discard())
	}
	return s.Report, s.Discard()
}

func (s *Stage) merge(gone []string) error {
	both := s.new
	if s.shard == nil { // the manifest of a shard does not list files of others
		both = maps.Clone(s.old)
		maps.Copy(both, s.new)
	}
	if err := s.writeManifest(both); err != nil {
		return err
	}
	if err := s.clear(gone); err != nil {
		return err
	}
	if err := s.add(); err != nil {
		return err
	}
	for _, p := range s.changed {
		if err := s.dst.Rename(stageFolder+"/"+p, p); err != nil {
			return err
		}
	}
	if err := s.delete(gone); err != nil {
		return err
	}
	if err := s.writeManifest(s.new); err != nil || s.shard != nil {
		return err
	}
	for _, part := range s.parts { // manifests of shards, which this build replaces
		if err := s.dst.Remove(part); err != nil {
			return err
		}
	}
	return nil
}

// writeManifest replaces the manifest if it differs.
func (s *Stage) writeManifest(m manifest) error {
	text := m.text()
	name := s.shard.manifest()
	if old, err := s.dst.ReadFile(name); err == nil && bytes.Equal(old, text) {
		return nil
	}
	temporary := stateFolder + "/manifest"
	if err := s.dst.WriteFile(temporary, text, 0o666); err != nil {
		return err
	}
	return s.dst.Rename(temporary, name)
}

// gone lists our files that are no longer in the tree. It leaves out paths that a file
// system that ignores case takes for a new file: to delete one there would delete the new
// file. A shard deletes nothing: it does not know the files of the other shards.
func (s *Stage) gone() []string {
	if s.shard != nil || len(s.old) == 0 {
		return nil
	}
	keys := map[string]bool{}
	for p := range s.new {
		keys[key(p)] = true
	}
	var gone []string
	for p := range s.old {
		if !keys[key(p)] {
			gone = append(gone, p)
		}
	}
	slices.Sort(gone)
	return gone
}

// clear removes those gone files that are in the way: a file where a folder must be, the
// files of a folder where a file must be.
func (s *Stage) clear(gone []string) error {
	for _, p := range gone {
		if !s.inTheWay(p) {
			continue
		}
		if err := s.remove(p); err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) inTheWay(p string) bool {
	// s.added is sorted, as the tree is.
	if i, _ := slices.BinarySearch(s.added, p+"/"); i < len(s.added) && strings.HasPrefix(s.added[i], p+"/") {
		return true
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if _, found := slices.BinarySearch(s.added, dir); found {
			return true
		}
	}
	return false
}

// add moves the new files into place. A folder that is new moves in one step. Styles and
// pictures come before the pages that show them; the files at the root come last, since
// they link to everything, and its pages after its icons.
func (s *Stage) add() error {
	var ranks [4][]string
	for _, p := range s.added { // sorted, as the tree is
		rank := 0
		if !strings.Contains(p, "/") {
			rank = 2
		}
		if path.Ext(p) == ".html" {
			rank++
		}
		ranks[rank] = append(ranks[rank], p)
	}
	moved, there := map[string]bool{}, map[string]bool{}
	for _, p := range slices.Concat(ranks[:]...) {
		from := p
		for i, c := range p {
			if c != '/' {
				continue
			}
			dir := p[:i]
			if moved[dir] {
				from = ""
				break
			}
			if there[dir] {
				continue
			}
			if _, err := s.dst.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
				from, moved[dir] = dir, true
				break
			}
			there[dir] = true
		}
		if from == "" {
			continue
		}
		if err := s.dst.Rename(stageFolder+"/"+from, from); err != nil {
			return err
		}
	}
	return nil
}

// delete removes the gone files and the folders that become empty.
func (s *Stage) delete(gone []string) error {
	for _, p := range gone {
		if err := s.remove(p); err != nil {
			return err
		}
	}
	return nil
}

// remove deletes a file of ours and the folders above it that become empty.
func (s *Stage) remove(p string) error {
	if err := s.dst.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) && !s.replaced(p) {
		return err
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		info, err := s.dst.Lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue // removed by a build that was killed
		}
		if err != nil || !info.IsDir() || s.dst.Remove(dir) != nil {
			break // a file of ours now, or a folder that is not empty
		}
	}
	return nil
}

// replaced reports whether the file at a path that could not be removed is gone already: a
// folder is there, or a file is where its folder was.
func (s *Stage) replaced(p string) bool {
	info, err := s.dst.Lstat(p)
	return err != nil || info.IsDir()
}
