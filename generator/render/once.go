package render

import (
	"html/template"
	"strings"
	"sync"
)

// pieces is what partials have made of a value that many pages show: a story's card
// stands on a dozen, the foot of a language's pages on all.
type pieces struct {
	mu   sync.Mutex
	made []piece // few
}

// piece is what a partial has made, or why it failed. A page's own file may define
// another partial of the same name.
type piece struct {
	name, file string
	html       template.HTML
	err        error
}

// shared is a value that many pages show; its pieces are nil where no other page does.
type shared interface{ shown() *pieces }

func (c *Card) shown() *pieces     { return c.pieces }
func (l Link) shown() *pieces      { return l.pieces }
func (m *Menu) shown() *pieces     { return m.pieces }
func (s *SiteInfo) shown() *pieces { return s.pieces }

// once renders a partial for a value, the first time that any page asks for it. Two
// that ask at once make the same: no lock is held meanwhile, since a partial may ask for
// another.
func once(set *template.Template, name string, v shared) (template.HTML, error) {
	t, known := set.Lookup(name), v.shown()
	if known == nil {
		return execute(t, v)
	}
	file := t.Tree.ParseName
	if p := known.find(name, file); p != nil {
		return p.html, p.err
	}
	html, err := execute(t, v)
	known.mu.Lock()
	defer known.mu.Unlock()
	known.made = append(known.made, piece{name, file, html, err})
	return html, err
}

func (k *pieces) find(name, file string) *piece {
	k.mu.Lock()
	defer k.mu.Unlock()
	for i := range k.made {
		if p := &k.made[i]; p.name == name && p.file == file {
			return p
		}
	}
	return nil
}

func execute(t *template.Template, v any) (template.HTML, error) {
	var b strings.Builder
	err := t.Execute(&b, v)
	return trusted(strings.Clone(b.String())), err // it is kept, and what has grown is half empty
}
