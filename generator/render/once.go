package render

import (
	"html/template"
	"strings"
	"sync"
)

// pieces is what partials have made of a card: a story stands on a dozen pages, and
// looks alike on most.
type pieces struct{ made sync.Map } // piece to func() (template.HTML, error)

// piece names a partial: a page's own file may define another one of the same name.
type piece struct{ name, file string }

// once renders a partial for a card, the first time that any page asks for it.
func once(set *template.Template, name string, c *Card) (template.HTML, error) {
	t := set.Lookup(name)
	make := sync.OnceValues(func() (template.HTML, error) {
		var b strings.Builder
		err := t.Execute(&b, c)
		return trusted(b.String()), err
	})
	actual, _ := c.pieces.made.LoadOrStore(piece{name, t.Tree.ParseName}, make)
	return actual.(func() (template.HTML, error))()
}
