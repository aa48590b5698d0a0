package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The files of publishing in the output folder: the manifest, and the stage while it runs.
const (
	manifestStem = "qostil-manifest"
	manifestExt  = ".txt"
	manifestName = manifestStem + manifestExt
	stateFolder  = ".qostil"
	stageFolder  = stateFolder + "/stage"
)

// entry is the hash and the size of a file in the manifest.
type entry struct {
	sum  [sha256.Size]byte
	size int64
}

// manifest lists the files of the site by path. No other file is ever deleted.
type manifest map[string]entry

func entryOf(data []byte) entry { return entry{sha256.Sum256(data), int64(len(data))} }

// isManifest reports whether a name at the root is that of a manifest, of a whole site or
// of a shard.
func isManifest(name string) bool {
	rest, found := strings.CutPrefix(name, manifestStem)
	return found && (rest == manifestExt || strings.HasPrefix(rest, "-") && strings.HasSuffix(rest, manifestExt))
}

// add reads lines of "sha256 size path" from the text of a manifest file.
func (m manifest) add(file string, text []byte) error {
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		sum, rest, _ := strings.Cut(lines.Text(), " ")
		size, path, ok := strings.Cut(rest, " ")
		var e entry
		decoded, err := hex.DecodeString(sum)
		bytesLong, err2 := strconv.ParseUint(size, 10, 63)
		if !ok || err != nil || err2 != nil || len(decoded) != len(e.sum) || pathProblem(path) != "" {
			return fmt.Errorf("%s:%d: not a line of a manifest (sha256 size path); if the file was damaged, delete it and the published files, and build again", file, n)
		}
		copy(e.sum[:], decoded)
		e.size = int64(bytesLong)
		m[path] = e
	}
	return lines.Err()
}

func (m manifest) text() []byte {
	var b []byte
	for _, path := range slices.Sorted(maps.Keys(m)) {
		e := m[path]
		b = append(hex.AppendEncode(b, e.sum[:]), ' ')
		b = append(strconv.AppendInt(b, e.size, 10), ' ')
		b = append(append(b, path...), '\n')
	}
	return b
}
