package prose

import (
	"sync"

	"qostil/generator/content"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// Memory keeps the Facts of texts from one build to the next. They depend on the Document,
// which never changes, and on the Locale alone. The zero value is empty and ready for use,
// by any number of goroutines.
//
// It is a cache of two generations: when the current one is full, it becomes the previous
// one, and what is asked for again moves to the new current one.
type Memory struct {
	// Texts is how many texts a generation holds; 0 stands for all texts of the site. A
	// program that builds once needs the Facts of a text only while it renders the pages of
	// its story, and rarely again.
	Texts int

	mu       sync.Mutex
	limit    int
	current  map[textKey]*facts
	previous map[textKey]*facts
}

// textKey names a text: a document, in a locale that may have been loaded again.
type textKey struct {
	document *content.Document
	locale   *locale.Locale
}

// facts are the Facts of a text, once they have been asked for.
type facts struct {
	once sync.Once
	*markdown.Facts
	err error
}

// expect prepares the memory for a site with this number of texts.
func (m *Memory) expect(texts int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.limit = m.Texts; m.limit == 0 {
		m.limit = texts + 1000
	}
}

// of returns the entry of a text. It makes an empty one if there is none.
func (m *Memory) of(key textKey) *facts {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f := m.current[key]; f != nil {
		return f
	}
	f := m.previous[key]
	if f == nil {
		f = &facts{}
	}
	if m.current == nil || len(m.current) >= m.limit {
		m.current, m.previous = map[textKey]*facts{}, m.current
	}
	m.current[key] = f
	return f
}

// forget removes a text that could not be read.
func (m *Memory) forget(key textKey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.current, key)
	delete(m.previous, key)
}
