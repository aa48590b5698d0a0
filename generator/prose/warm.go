package prose

import (
	"sync"

	"qostil/generator/content"
	"qostil/generator/markdown"
)

// warm is the texts that were parsed last and may be wanted again: for their facts
// alone, or for one of several pages. The versions of a story borrow from each other and
// stand side by side, and their pages are made one after another: the later ones mostly
// find their texts here.
type warm struct {
	mu    sync.Mutex
	texts []warmText // the oldest first
}

type warmText struct {
	of   *content.Document
	text *markdown.Text
}

// warmTexts is how many texts are kept: the versions of the stories in hand, on a few
// cores.
const warmTexts = 16

func (w *warm) put(d *content.Document, t *markdown.Text) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.texts) == warmTexts {
		copy(w.texts, w.texts[1:])
		w.texts = w.texts[:warmTexts-1]
	}
	w.texts = append(w.texts, warmText{d, t})
}

// take hands a text out, to one alone; nil where it is not there.
func (w *warm) take(d *content.Document) *markdown.Text {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, t := range w.texts {
		if t.of == d {
			w.texts = append(w.texts[:i], w.texts[i+1:]...)
			return t.text
		}
	}
	return nil
}
