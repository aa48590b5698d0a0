package picture

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"sync"

	"golang.org/x/sync/semaphore"

	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// room is how many bytes the pictures that are in hand at one time may take; one that
// needs more is in hand alone.
const room = 512 << 20

// studio is where pictures are made, once: what has been made is found by its content
// and the settings.
type studio struct {
	room  *semaphore.Weighted
	units sync.Map // *unit, by key

	goBold func() *card.Typeface

	mu   sync.Mutex
	kept map[string][]byte // where there is no cache
}

func newStudio() *studio {
	return &studio{room: semaphore.NewWeighted(room), kept: map[string][]byte{}, goBold: sync.OnceValue(func() *card.Typeface {
		t, err := card.NewTypeface(nil)
		if err != nil {
			panic(err) // it is our own
		}
		return t
	})}
}

// digest is the hash of a file's bytes, found when it is first needed.
type digest struct {
	mu  sync.Mutex
	sum []byte
}

// unit is all that is made of a picture under some settings. A picture that is broken
// stays so; a disk that was full may be full no longer.
type unit struct {
	mu     sync.Mutex
	made   *made
	broken error
}

// made says what has been made. Its file is written last: where it is, all is.
type made struct {
	Tone string            `json:"tone,omitempty"`
	Sums map[string]string `json:"sums"` // SHA-256, by the name of the piece

	key string
}

// made makes what is made of a picture, unless it has been.
func (s *Set) made(src *source) (*made, error) {
	list := s.pieces(src)
	src.digest.mu.Lock()
	sum := src.digest.sum
	var data []byte
	if sum == nil {
		var err error
		if data, err = imagefile.Read(s.fsys, src.Name); err != nil {
			src.digest.mu.Unlock()
			return nil, err
		}
		full := sha256.Sum256(data)
		sum = full[:]
		src.digest.sum = sum
	}
	src.digest.mu.Unlock()
	hash := sha256.Sum256([]byte(string(sum) + s.settings(src, list)))
	key := hex.EncodeToString(hash[:20])
	v, _ := s.studio.units.LoadOrStore(key, &unit{})
	u := v.(*unit)
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.made != nil || u.broken != nil {
		return u.made, u.broken
	}
	if u.made = s.known(key, list); u.made != nil {
		return u.made, nil
	}
	m, err := s.fill(src, key, sum, data, list)
	if err == nil {
		u.made = m
	} else if errors.As(err, new(*imagefile.Error)) {
		u.broken = err
	}
	return m, err
}

// fill makes what is made of a picture, and keeps it.
func (s *Set) fill(src *source, key string, sum, data []byte, list []piece) (*made, error) {
	if data == nil {
		var err error
		if data, err = imagefile.Read(s.fsys, src.Name); err != nil {
			return nil, err
		}
		if full := sha256.Sum256(data); string(full[:]) != string(sum) {
			return nil, errors.New("the file has changed while it was read")
		}
	}
	weight := min(src.weight(), room)
	if err := s.studio.room.Acquire(context.Background(), weight); err != nil {
		return nil, err
	}
	defer s.studio.room.Release(weight)
	files, tone, err := s.make(src, data, list)
	if err != nil {
		return nil, err
	}
	m := &made{Tone: tone, Sums: map[string]string{}, key: key}
	for _, p := range list {
		m.Sums[p.name] = sumOf(files[p.name])
		if err := s.keep(key+p.name, files[p.name]); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	if err := s.keep(key+".json", text); err != nil {
		return nil, err
	}
	return m, nil
}

// weight is about how many bytes a picture takes while it is in hand.
func (src *source) weight() int64 {
	area := int64(src.Width) * int64(src.Height)
	a := int64(4)
	switch {
	case src.Progressive:
		a = 15
	case src.Deep:
		a = 8
	}
	if src.Turned() {
		a += 4
	}
	const filtered = 8 // bytes a pixel of what filters work on
	return a*area + filtered*int64(widths[len(widths)-1])*int64(max(src.Width, src.Height))
}

// known is what a build before has made, if all of it is there.
func (s *Set) known(key string, list []piece) *made {
	text, err := s.kept(key + ".json")
	if err != nil {
		return nil
	}
	m := &made{key: key}
	if json.Unmarshal(text, m) != nil {
		return nil
	}
	for _, p := range list {
		if m.Sums[p.name] == "" {
			return nil
		}
	}
	s.used(key+".json", text)
	return m
}

// piece is one file that is made of a picture. One whose bytes in the cache are not
// those that were put there is made again.
func (s *Set) piece(src *source, name string) ([]byte, error) {
	var m *made
	for range 2 {
		var err error
		if m, err = s.made(src); err != nil {
			return nil, err
		}
		if data, err := s.kept(m.key + name); err == nil && sumOf(data) == m.Sums[name] {
			return data, nil
		}
		s.forget(m.key)
	}
	return nil, fmt.Errorf("what was made of the picture cannot be read from the cache (%s)", path.Join(m.key[:2], m.key+name))
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
