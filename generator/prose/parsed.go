package prose

import (
	"sync"

	"qostil/generator/content"
	"qostil/generator/markdown"
)

// parsedCache holds the texts that were parsed last and may be needed again: a text is
// often parsed for its Facts alone, and the versions of a story link to each other's
// headings and are shown side by side. Their pages are rendered one after another, so the
// later ones usually find their texts here.
type parsedCache struct {
	mu    sync.Mutex
	texts []parsedText // the oldest first
}

type parsedText struct {
	document *content.Document
	text     *markdown.Text
}

// maxParsed is the size of the cache: enough for the versions of the stories that a few
// cores render at the same time.
const maxParsed = 16

// put adds a text. The caller does not use it any more.
func (c *parsedCache) put(d *content.Document, t *markdown.Text) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.texts) == maxParsed {
		copy(c.texts, c.texts[1:])
		c.texts = c.texts[:maxParsed-1]
	}
	c.texts = append(c.texts, parsedText{d, t})
}

// take removes and returns a parsed text, or nil.
func (c *parsedCache) take(d *content.Document) *markdown.Text {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, t := range c.texts {
		if t.document == d {
			c.texts = append(c.texts[:i], c.texts[i+1:]...)
			return t.text
		}
	}
	return nil
}
