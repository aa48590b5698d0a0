package picture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/sync/semaphore"

	"qostil/generator/diag"
	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// memoryBudget is how many bytes the pictures that are decoded at one time may take
// together; one that needs more is decoded alone.
const memoryBudget = 512 << 20

// store knows what has been made of pictures. It outlives the Sets of a preview.
type store struct {
	budget  *semaphore.Weighted
	entries sync.Map // *entry, by key
	goBold  func() *card.Typeface
	memory  memory // in place of a cache
}

func newStore() *store {
	return &store{budget: semaphore.NewWeighted(memoryBudget), goBold: sync.OnceValue(func() *card.Typeface {
		t, err := card.NewTypeface(nil)
		if err != nil {
			panic(err) // it is our own
		}
		return t
	})}
}

// digest is the SHA-256 of a file, found when it is first needed.
type digest struct {
	mu  sync.Mutex
	sum []byte
}

// entry is what has been made of the bytes of an original under some settings. Broken
// bytes stay broken; a disk that was full may be full no longer.
type entry struct {
	key string // names its files in the cache

	mu     sync.Mutex
	sums   map[string]string // SHA-256 of what is in the cache, by the variant's name; nil before it is read
	broken error
}

// list is the file of an entry in the cache: which of its variants are there.
type list struct {
	Sums map[string]string `json:"sums"`
}

// entry finds the entry of a picture, and returns its bytes if it had to read them.
func (s *Set) entry(p *published) (e *entry, data []byte, err error) {
	p.digest.mu.Lock()
	defer p.digest.mu.Unlock()
	if p.digest.sum == nil {
		if data, err = imagefile.Read(s.fsys, p.Name); err != nil {
			return nil, nil, err
		}
		sum := sha256.Sum256(data)
		p.digest.sum = sum[:]
	}
	hash := sha256.Sum256(append(bytes.Clone(p.digest.sum), p.settings()...))
	key := hex.EncodeToString(hash[:keyLength/2])
	v, _ := s.store.entries.LoadOrStore(key, &entry{key: key})
	return v.(*entry), data, nil
}

// settings is all besides the bytes of a picture that its variants depend on.
func (p *published) settings() []byte {
	b := fmt.Appendln(nil, revision, p.Orientation, p.focus)
	for _, v := range p.variants {
		b = fmt.Appendln(b, v.name, v.size.width, v.size.height)
		if v.by != nil {
			b = fmt.Appendln(b, v.by.Version)
		}
	}
	return b
}

// variant returns a variant of a picture from the cache, or makes it: alone, or with all
// others that are missing. A file of the cache that holds other bytes than were put there
// is made again.
func (s *Set) variant(p *published, wanted variant) ([]byte, error) {
	e, data, err := s.entry(p)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.broken != nil {
		return nil, e.broken
	}
	s.look(e)
	if sum := e.sums[wanted.name]; sum != "" {
		if file, err := s.load(e.key + wanted.name); err == nil && sumOf(file) == sum {
			return file, nil
		}
	}
	missing := []variant{wanted}
	if !s.options.Single {
		missing = append(missing, e.missing(p, wanted.name)...)
	}
	files, err := s.fill(context.Background(), p, e, data, missing)
	return files[wanted.name], err
}

// missing are the variants that have not been made, but for one.
func (e *entry) missing(p *published, but string) (missing []variant) {
	for _, v := range p.variants {
		if e.sums[v.name] == "" && v.name != but {
			missing = append(missing, v)
		}
	}
	return missing
}

// look reads what earlier builds have made.
func (s *Set) look(e *entry) {
	if e.sums != nil {
		return
	}
	e.sums = map[string]string{}
	text, err := s.load(e.key + ".json")
	if err != nil {
		return
	}
	var l list
	if json.Unmarshal(text, &l) == nil && l.Sums != nil {
		e.sums = l.Sums
		s.touch(e.key+".json", text)
	}
}

// fill makes variants of a picture, and keeps them. The list of the entry is written
// last: what it names is there.
func (s *Set) fill(ctx context.Context, p *published, e *entry, data []byte, missing []variant) (map[string][]byte, error) {
	if data == nil {
		var err error
		if data, err = imagefile.Read(s.fsys, p.Name); err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(data); !bytes.Equal(sum[:], p.digest.sum) {
			return nil, errors.New("the file has changed while it was read")
		}
	}
	files, err := s.bounded(ctx, p, data, missing)
	if errors.As(err, new(*diag.Error)) {
		e.broken = err
	}
	if err != nil {
		return nil, err
	}
	for name, file := range files {
		if err := s.save(e.key+name, file); err != nil {
			return nil, err
		}
		e.sums[name] = sumOf(file)
	}
	text, err := json.Marshal(list{e.sums})
	if err != nil {
		return nil, err
	}
	return files, s.save(e.key+".json", text)
}

// bounded makes variants once there is memory for it, unless ctx ends before.
func (s *Set) bounded(ctx context.Context, p *published, data []byte, missing []variant) (map[string][]byte, error) {
	weight := min(p.weight(), memoryBudget)
	if err := s.store.budget.Acquire(ctx, weight); err != nil {
		return nil, err
	}
	defer s.store.budget.Release(weight)
	return s.make(p, data, missing)
}

// weight is about how many bytes a picture takes while its variants are made.
func (src *source) weight() int64 {
	area := int64(src.Width) * int64(src.Height)
	perPixel := int64(4)
	switch {
	case src.Progressive:
		perPixel = 15
	case src.Deep:
		perPixel = 8
	}
	if src.Turned() {
		perPixel += 4
	}
	const filtered = 8 // bytes a pixel of what filters work on
	return perPixel*area + filtered*int64(widths[len(widths)-1])*int64(max(src.Width, src.Height))
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
