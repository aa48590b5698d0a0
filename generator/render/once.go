package render

import (
	"html/template"
	"strings"
	"sync"
)

// pieces is what partials have made of a value that many pages show: a story's card
// stands on a dozen, the foot of a language's pages on all.
type pieces struct{ made sync.Map } // piece to func() (template.HTML, error)

// piece names a partial: a page's own file may define another one of the same name.
type piece struct{ name, file string }

// shared is a value that many pages show.
type shared interface{ shown() *pieces }

func (c *Card) shown() *pieces     { return &c.pieces }
func (s *SiteInfo) shown() *pieces { return &s.pieces }

// once renders a partial for a value, the first time that any page asks for it.
func once(set *template.Template, name string, v shared) (template.HTML, error) {
	t := set.Lookup(name)
	make := sync.OnceValues(func() (template.HTML, error) {
		var b strings.Builder
		err := t.Execute(&b, v)
		return trusted(b.String()), err
	})
	actual, _ := v.shown().made.LoadOrStore(piece{name, t.Tree.ParseName}, make)
	return actual.(func() (template.HTML, error))()
}
