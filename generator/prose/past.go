package prose

import (
	"qostil/generator/content"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Past returns what an article's file said when its bytes were these: the title, the
// description and the text.
func (p *Prose) Past(a *site.Article, raw []byte) (title, description string, text *markdown.Text) {
	d, body := content.Past(a.File, raw, p.site.Config)
	return d.Header.Title, d.Header.Description, p.engine.Parse(p.key(a.Document).locale, a.File, body, d.BodyLine)
}
