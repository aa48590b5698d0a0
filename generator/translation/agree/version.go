package agree

import (
	"slices"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/fact"
	"qostil/generator/language/lexicon"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/site"
	"qostil/generator/translation/align"
)

// version is a version of a story as the checks read it.
type version struct {
	*site.Article
	lexicon    *lexicon.Lexicon // nil if the language has none
	glossary   *glossary
	names      []*config.Name
	parts      []part // the texts of the front matter, then the blocks
	firstBlock int    // index of the first block among the parts
	refs       []markdown.Ref
	silenced   map[string]bool // the values of parity in the front matter, folded
}

// part is a text that is read as a whole: a block, or a value of the front matter.
type part struct {
	file       string
	key        string             // of the front matter; "" for a block
	kind       markdown.BlockKind // of a block
	text       string
	reading    *markdown.Reading // of a block
	words      []word
	facts      []fact.Fact
	quotations []quotation
}

// read reads an article. The error is that of reading its file.
func (c *Checker) read(a *site.Article) (*version, error) {
	text, err := c.prose.Text(a)
	if err != nil {
		return nil, err
	}
	v := &version{
		Article: a, lexicon: lexicon.Of(a.Language.Tag), glossary: c.glossary(a.Language), names: c.site.Config.Names,
		refs: text.Facts().Refs, silenced: map[string]bool{},
	}
	for _, s := range a.Header.Parity {
		v.silenced[locale.Fold(s)] = true
	}
	v.addKey("title", a.Header.Title)
	v.addKey("description", a.Header.Description)
	if i := a.Header.Image; i != nil {
		v.addKey("image.alt", i.Alt)
		v.addKey("image.caption", i.Caption)
	}
	v.firstBlock = len(v.parts)
	for i, b := range text.Facts().Blocks {
		r := text.Reading(i)
		v.add(part{kind: b.Kind, text: r.Text, reading: r})
	}
	return v, nil
}

// addKey adds a value of the front matter, unless it is empty.
func (v *version) addKey(key, text string) {
	if text != "" {
		v.add(part{key: key, text: text})
	}
}

func (v *version) add(p part) {
	p.file = v.File
	p.words = wordsOf(p.text)
	p.facts = fact.Find(p.text, v.lexicon)
	p.quotations = quotations(p.text)
	v.parts = append(v.parts, p)
}

// place returns the place of some bytes of a part's text. In front matter it is that of
// the whole value.
func (p *part) place(from, to int) diag.Place {
	if p.reading == nil {
		return diag.Place{File: p.file, Key: p.key}
	}
	return p.reading.Place(from, to)
}

// top returns the place of a part's first word.
func (p *part) top() diag.Place {
	if len(p.words) == 0 {
		return p.place(0, 0)
	}
	return p.place(p.words[0].from, p.words[0].to)
}

// isForeign reports whether a byte of the text is marked as being in another language.
func (p *part) isForeign(at int) bool {
	return p.reading != nil && slices.ContainsFunc(p.reading.Foreign, func(f markdown.Foreign) bool { return f.From <= at && at < f.To })
}

// opposites returns for each part of version v the index of the part of version o that
// says the same, or -1. The functions of and to return the sides of v and of o in a match.
func opposites(v, o *version, matches []align.Match, of, to func(align.Match) align.Span) []int {
	index := make([]int, len(v.parts))
	for i := range index {
		index[i] = -1
		if i < v.firstBlock {
			index[i] = slices.IndexFunc(o.parts[:o.firstBlock], func(p part) bool { return p.key == v.parts[i].key })
		}
	}
	for _, m := range matches {
		for i := of(m).From; i < of(m).To && to(m).Len() > 0; i++ {
			index[v.firstBlock+i] = o.firstBlock + min(to(m).From+i-of(m).From, to(m).To-1)
		}
	}
	return index
}
