package agree

import (
	"slices"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/fact"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/site"
	"qostil/generator/translation/align"
)

// version is a version of a story as the checks read it: its parts, which are what
// front matter says in words, and then the blocks of the text.
type version struct {
	*site.Article
	lexicon  *locale.Lexicon // nil where the language has none
	glossary *glossary
	names    []*config.Name
	parts    []part
	blocks   int // index of the first block among the parts
	refs     []markdown.Ref
	silenced map[string]bool // what front matter says is right as it is, folded
}

// part is a stretch of a version that is read as a whole.
type part struct {
	file, key string // of front matter; no key for blocks
	kind      markdown.BlockKind
	text      string
	reading   *markdown.Reading // of blocks
	words     []word
	facts     []fact.Fact
	quotes    []quotation
}

// read reads a version.
func (k *Checker) read(a *site.Article) (*version, error) {
	text, err := k.prose.Text(a)
	if err != nil {
		return nil, err
	}
	v := &version{
		Article: a, lexicon: a.Language.Lexicon(), glossary: k.glossary(a.Language), names: k.site.Config.Names,
		refs: text.Facts().Refs, silenced: map[string]bool{},
	}
	for _, s := range a.Header.Parity {
		v.silenced[locale.Fold(s)] = true
	}
	own := []struct{ key, text string }{{"title", a.Header.Title}, {"description", a.Header.Description}}
	if i := a.Header.Image; i != nil {
		own = append(own, []struct{ key, text string }{{"image.alt", i.Alt}, {"image.caption", i.Caption}}...)
	}
	for _, o := range own {
		if o.text != "" {
			v.add(part{key: o.key, text: o.text})
		}
	}
	v.blocks = len(v.parts)
	for i, b := range text.Facts().Blocks {
		r := text.Reading(i)
		v.add(part{kind: b.Kind, text: r.Text, reading: r})
	}
	return v, nil
}

func (v *version) add(p part) {
	p.file = v.File
	p.words = wordsOf(p.text)
	p.facts = fact.Find(p.text, v.lexicon)
	p.quotes = quotations(p.text)
	v.parts = append(v.parts, p)
}

// place is where some bytes of a part's text stand; of front matter the place is that
// of the whole value.
func (p *part) place(from, to int) diag.Place {
	if p.reading == nil {
		return diag.Place{File: p.file, Key: p.key}
	}
	return p.reading.Place(from, to)
}

// top is where a part begins.
func (p *part) top() diag.Place {
	if len(p.words) == 0 {
		return p.place(0, 0)
	}
	return p.place(p.words[0].from, p.words[0].to)
}

// foreign says whether a place is marked as being in another language.
func (p *part) foreign(at int) bool {
	return p.reading != nil && slices.ContainsFunc(p.reading.Foreign, func(f markdown.Foreign) bool { return f.From <= at && at < f.To })
}

// opposites finds for each part of a version the part of the other that says the same,
// or -1.
func opposites(v, o *version, matches []align.Match, of, to func(align.Match) align.Span) []int {
	across := make([]int, len(v.parts))
	for i := range across {
		across[i] = -1
		if i < v.blocks {
			across[i] = slices.IndexFunc(o.parts[:o.blocks], func(p part) bool { return p.key == v.parts[i].key })
		}
	}
	for _, m := range matches {
		for i := of(m).From; i < of(m).To && to(m).Len() > 0; i++ {
			across[v.blocks+i] = o.blocks + min(to(m).From+i-of(m).From, to(m).To-1)
		}
	}
	return across
}
