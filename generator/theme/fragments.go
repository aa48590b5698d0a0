package theme

import (
	"html/template"
	"strings"
	"sync"
)

// Fragments keeps what partials have made of one value that many pages show: a card of a
// story stands on a dozen pages, the footer of a language on all of them. The zero value
// is empty and ready for use.
type Fragments struct {
	mu   sync.Mutex
	made []fragment // few: a list is found faster than a map
}

// fragment is what a partial has made, or why it failed. The file is part of the key,
// because the file of a page may define a partial under the same name.
type fragment struct {
	name, file string
	html       template.HTML
	err        error
}

// Fragmented is a value that can be given to the template function once. Its Fragments
// are nil where no other page shows the value.
type Fragmented interface{ Fragments() *Fragments }

// once renders a partial for a value, the first time that any page asks for it. No lock
// is held while it renders, since a partial may call once itself; two pages that ask at
// the same time make the same.
func once(set *template.Template, name string, v Fragmented) (template.HTML, error) {
	t, known := set.Lookup(name), v.Fragments()
	if known == nil {
		return execute(t, v)
	}
	file := t.Tree.ParseName
	if f := known.find(name, file); f != nil {
		return f.html, f.err
	}
	html, err := execute(t, v)
	known.mu.Lock()
	defer known.mu.Unlock()
	known.made = append(known.made, fragment{name, file, html, err})
	return html, err
}

// find returns the fragment of a partial, or nil.
func (f *Fragments) find(name, file string) *fragment {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.made {
		if m := &f.made[i]; m.name == name && m.file == file {
			return m
		}
	}
	return nil
}

func execute(t *template.Template, v any) (template.HTML, error) {
	var b strings.Builder
	err := t.Execute(&b, v)
	return template.HTML(strings.Clone(b.String())), err // cloned: a buffer that has grown is half empty, and this is kept
}
