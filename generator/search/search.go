// Package search is the search index of each language: files that a script on the
// search page asks for, so that no server is needed.
//
// The index is cut by the beginnings of words into shards, and what results show of
// the articles into chunks, both of a size that does not grow with the site: a search
// fetches a shard for each word of the query, and a few chunks. Articles are numbered
// from the oldest, so that a new one leaves the chunks before it as they are. How
// words are matched and articles ranked is the script's: static/js/search.js.
package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Input is what the index is made of.
type Input struct {
	Site     *site.Site
	Prose    *prose.Prose
	Pagefind *Program // makes the index instead of this package; nil: it does not
}

// Add claims the paths of the index of every language. Pagefind runs at once, for only
// it knows the paths of its files; ours is made when it is asked for.
func Add(tree *output.Tree, in Input) diag.List {
	var problems diag.List
	if in.Site.Config.Search == config.SearchNone {
		return nil
	}
	for _, l := range in.Site.Languages {
		if len(l.Articles) == 0 {
			continue
		}
		x := &index{Input: in, language: l, shards: shardsFor(len(l.Articles))}
		x.made = sync.OnceValues(x.make)
		add := func(name string, render func() ([]byte, error)) {
			tree.Add(&output.File{
				Path: output.PathOf(l.PathOf(site.Search) + name), Type: output.TypeOf(name), What: "the search index",
				Render: func(out *output.Out) error {
					text, err := render()
					out.Write(text)
					return err
				},
			})
		}
		add("index.json", x.settings)
		if in.Pagefind != nil {
			files, err := x.pagefind(in.Pagefind)
			if err != nil {
				problems.Errorf(diag.Place{File: config.File("site.yaml")}, "search: pagefind: %s: %v", in.Pagefind.Path, err).
					Hintf("search: builtin needs no program")
			}
			for _, name := range slices.Sorted(maps.Keys(files)) {
				add("pagefind/"+name, func() ([]byte, error) { return files[name], nil })
			}
			continue
		}
		for i := range x.shards {
			add(fmt.Sprintf("words/%d.json", i), func() ([]byte, error) {
				shards, err := x.made()
				if err != nil {
					return nil, err
				}
				return shards[i], nil
			})
		}
		for i := 0; i*chunkSize < len(l.Articles); i++ {
			add(fmt.Sprintf("articles/%d.json", i), func() ([]byte, error) { return x.chunk(i) })
		}
	}
	return problems
}

// shardsFor is the number of shards for a number of articles, a power of two: about
// one for 40, so that a shard of 10,000 articles of 330 words weighs some 10 KB
// compressed.
func shardsFor(articles int) int {
	n := 1
	for n*40 < articles && n < 1024 {
		n *= 2
	}
	return n
}

// settings is what the script has to know before the first search.
func (ix *index) settings() ([]byte, error) {
	l := ix.language
	return json.Marshal(struct {
		Pagefind  bool              `json:"pagefind,omitempty"` // its script is in pagefind/
		Articles  int               `json:"articles"`
		Chunk     int               `json:"chunk"`
		Shards    int               `json:"shards"`
		Pairs     string            `json:"pairs"`
		Keyboards [][2]string       `json:"keyboards"`
		Found     map[string]string `json:"found"` // by plural form
		None      string            `json:"none"`
		Failed    string            `json:"failed"`
		More      string            `json:"more"`
	}{
		ix.Pagefind != nil, len(l.Articles), chunkSize, ix.shards, locale.SearchPairs, ix.keyboards(),
		l.Plurals("n.found"), l.T("search.none", "q", "{q}"), l.T("search.failed"), l.T("search.more"),
	})
}

// keyboards are those that a query may have been typed on by mistake, the ones of the site's
// other languages and QWERTY, each beside the language's own, key by key.
func (ix *index) keyboards() [][2]string {
	own := ix.language.Keyboard()
	pairs := [][2]string{}
	add := func(typed string) {
		if pair := [2]string{typed, own}; typed != own && !slices.Contains(pairs, pair) {
			pairs = append(pairs, pair)
		}
	}
	for _, l := range ix.Site.Languages {
		add(l.Keyboard())
	}
	add(locale.QWERTY)
	return pairs
}
