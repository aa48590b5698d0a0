package prose

import (
	"strings"

	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Blocks are the blocks of an article's text as HTML, in the form Pair: one by one as
// its Facts have them.
func (p *Prose) Blocks(a *site.Article) ([]string, error) {
	t, err := p.whole(a.Document)
	if err != nil {
		return nil, err
	}
	defer p.warm.put(a.Document, t)
	p.check(a, t.Facts())
	options := p.options(a, t, Pair)
	return each(t, func(b *strings.Builder, i int) error { return t.BlockHTML(b, i, options) })
}

// Words are the words of the blocks of an article's text, one by one as its Facts have
// them.
func (p *Prose) Words(a *site.Article) ([]string, error) {
	t, err := p.whole(a.Document)
	if err != nil {
		return nil, err
	}
	defer p.warm.put(a.Document, t)
	return each(t, func(b *strings.Builder, i int) error {
		b.WriteString(t.Words(i))
		return nil
	})
}

// Text is an article's text, parsed.
func (p *Prose) Text(a *site.Article) (*markdown.Text, error) { return p.parse(a.Document) }

func each(t *markdown.Text, write func(*strings.Builder, int) error) ([]string, error) {
	blocks := make([]string, len(t.Facts().Blocks))
	for i := range blocks {
		var b strings.Builder
		if err := write(&b, i); err != nil {
			return nil, err
		}
		blocks[i] = b.String()
	}
	return blocks, nil
}
