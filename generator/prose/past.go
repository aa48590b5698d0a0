package prose

import (
	"qostil/generator/content"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Past is what an article's file said at another time, when its bytes were these: its
// title, its description, and its text.
func (p *Prose) Past(a *site.Article, raw []byte) (title, description string, text *markdown.Text) {
	d, body := content.Past(a.File, raw, p.site.Config)
	return d.Header.Title, d.Header.Description, p.engine.Parse(p.about(a.Document).locale, a.File, body, d.BodyLine)
}
