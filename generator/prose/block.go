package prose

import (
	"strings"

	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Blocks returns the blocks of an article's text as HTML in the form Pair, one for each
// block of its Facts.
func (p *Prose) Blocks(a *site.Article) ([]string, error) {
	t, err := p.text(a.Document)
	if err != nil {
		return nil, err
	}
	defer p.parsed.put(a.Document, t)
	p.check(a, t.Facts())
	options := p.options(a, t, Pair)
	return each(t, func(b *strings.Builder, i int) error { return t.BlockHTML(b, i, options) })
}

// Words returns the words of the blocks of an article's text, one text for each block of
// its Facts.
func (p *Prose) Words(a *site.Article) ([]string, error) {
	t, err := p.text(a.Document)
	if err != nil {
		return nil, err
	}
	defer p.parsed.put(a.Document, t)
	return each(t, func(b *strings.Builder, i int) error {
		b.WriteString(t.Words(i))
		return nil
	})
}

// Text returns an article's text, parsed.
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
