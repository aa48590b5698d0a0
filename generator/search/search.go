// Package search makes the search index of each language: files that the script of the
// search page fetches, so that no server is needed.
//
//	problems := search.Add(tree, search.Input{Site: s, Prose: p})
//
// The index is divided by the first letters of words into shards, and what results show of
// the articles is divided into chunks. The size of both does not grow with the site: a
// search fetches a shard for each word of the query, and a few chunks. Articles are numbered
// from the oldest, so that a new article changes no earlier chunk. The script
// static/js/search.js matches words and ranks articles.
//
// If the site wants it, the program Pagefind makes the index instead.
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

// Add claims the paths of the index of every language. Pagefind runs at once, since the
// paths of its files are not known before; the built-in index is made when it is asked
// for.
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
				problems.Add(diag.Place{File: config.File("site.yaml")}, "search.pagefind-failed", in.Pagefind.Path, err)
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

// shardsFor returns the number of shards, a power of two: about one for 40 articles. A shard
// of 10,000 articles of 330 words has about 10 KB compressed.
func shardsFor(articles int) int {
	n := 1
	for n*40 < articles && n < 1024 {
		n *= 2
	}
	return n
}

// settings returns what the script needs before the first search.
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

// keyboards returns the layouts in which a query may have been typed by mistake: those of
// the site's other languages, and QWERTY. Each is a pair with the language's own layout, key
// by key.
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
