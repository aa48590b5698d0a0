package prose

import (
	"sync"
	"sync/atomic"

	"qostil/generator/content"
	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// Memory is what texts have said of themselves, for one build after another: a
// Document never changes, and its Facts need nothing but it and its language. Any
// number of goroutines may use it.
type Memory struct {
	// Texts is how many texts are remembered, up to twice as many; those of a whole
	// site, if it is 0. A build that is the only one asks of a text while it makes the
	// pages of its story, and hardly ever again.
	Texts int

	mu    sync.Mutex
	limit int
	young map[subject]*facts
	old   map[subject]*facts // what was young before

	tokens sync.Map // subject to []Token, of all texts: the index comes last
	taken  atomic.Int64
	words  vocabulary
}

type subject struct {
	document *content.Document
	locale   *locale.Locale
}

// facts is what one text has said of itself, once it has been asked.
type facts struct {
	once sync.Once
	*markdown.Facts
	err error
}

// expect prepares for a site of so many texts. It makes room once most of what is
// known is of documents that are gone.
func (m *Memory) expect(texts int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.limit = m.Texts; m.limit == 0 {
		m.limit = texts + 1000
	}
	if m.taken.Load() > 2*int64(texts)+1000 {
		m.tokens.Clear()
		m.taken.Store(0)
	}
}

// of is what is known of a text.
func (m *Memory) of(s subject) *facts {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f := m.young[s]; f != nil {
		return f
	}
	f := m.old[s]
	if f == nil {
		f = &facts{}
	}
	if m.young == nil || len(m.young) >= m.limit {
		m.young, m.old = map[subject]*facts{}, m.young
	}
	m.young[s] = f
	return f
}

// forget forgets a text that could not be read.
func (m *Memory) forget(s subject) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.young, s)
	delete(m.old, s)
}
