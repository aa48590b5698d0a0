package output

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Shard is one of several parts of a tree, which are built on separate machines. The hash
// of a file's path says to which shard the file belongs, so that shards are about equal in
// size, and a file stays in its shard when others are added. A nil Shard is the whole tree.
type Shard struct {
	Index int // from 1
	Count int
}

// ParseShard reads a shard such as "3/8", the third of eight. Any other text is an error.
func ParseShard(text string) (*Shard, error) {
	index, count, _ := strings.Cut(text, "/")
	i, err := strconv.ParseUint(index, 10, 31)
	n, err2 := strconv.ParseUint(count, 10, 31)
	switch {
	case errors.Join(err, err2) != nil:
		return nil, fmt.Errorf("a shard is written I/N, as in 3/8, not %q", text)
	case i == 0:
		return nil, fmt.Errorf("shards are counted from 1: %q is none", text)
	case i > n:
		return nil, fmt.Errorf("there is no shard %d of %d", i, n)
	}
	return &Shard{int(i), int(n)}, nil
}

func (s *Shard) String() string { return fmt.Sprintf("%d/%d", s.Index, s.Count) }

// Has reports whether the file of a path (File.Path) belongs to the part.
func (s *Shard) Has(path string) bool {
	if s == nil {
		return true
	}
	sum := sha256.Sum256([]byte(path))
	return binary.BigEndian.Uint64(sum[:])%uint64(s.Count) == uint64(s.Index-1)
}

// of returns the files of the shard.
func (s *Shard) of(files []*File) []*File {
	if s == nil {
		return files
	}
	var own []*File
	for _, f := range files {
		if s.Has(f.Path) {
			own = append(own, f)
		}
	}
	return own
}

// manifest returns the name of the shard's manifest.
func (s *Shard) manifest() string {
	if s == nil {
		return manifestName
	}
	return fmt.Sprintf("%s-%d-of-%d%s", manifestStem, s.Index, s.Count, manifestExt)
}

// readManifests reads the manifests of earlier builds, of the whole site and of shards,
// and returns the names of those of shards.
func readManifests(dst FS) (all manifest, parts []string, err error) {
	all = manifest{}
	entries, err := fs.ReadDir(dst.FS(), ".")
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		name := e.Name()
		if !isManifest(name) {
			continue
		}
		text, err := dst.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		if err := all.add(name, text); err != nil {
			return nil, nil, err
		}
		if name != manifestName {
			parts = append(parts, name)
		}
	}
	return all, parts, nil
}
