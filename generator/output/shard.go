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

// Shard is one of several parts of a tree that are made apart, on machines that know
// nothing of each other. A file belongs to the part that the hash of its path says, so
// that parts are alike in size, and that a file stays in its part when others come and
// go. Nil is the whole tree.
type Shard struct {
	Index int // from 1
	Count int
}

// ParseShard reads a part as "3/8", the third of eight.
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

// of are the files of a part.
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

// manifest is the name of the part's manifest.
func (s *Shard) manifest() string {
	if s == nil {
		return manifestName
	}
	return fmt.Sprintf("%s-%d-of-%d%s", manifestStem, s.Index, s.Count, manifestExt)
}

// readManifests reads what earlier builds have published, as a whole or in parts, and
// lists the manifests of parts.
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
