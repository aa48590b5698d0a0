package prose

import (
	"sync"
	"sync/atomic"

	"qostil/generator/content"
	"qostil/generator/locale"
	"qostil/generator/markdown"
)

// Memory is what texts have said of themselves, for one build after another: a
// Document never changes, and its Facts need nothing but it and its language. The
// zero Memory knows nothing. Any number of goroutines may use it.
type Memory struct {
	facts  sync.Map // subject to *markdown.Facts
	count  atomic.Int64
	tokens sync.Map // subject to []Token
	words  vocabulary
}

type subject struct {
	document *content.Document
	locale   *locale.Locale
}

func (m *Memory) recall(s subject) *markdown.Facts {
	f, _ := m.facts.Load(s)
	facts, _ := f.(*markdown.Facts)
	return facts
}

func (m *Memory) keep(s subject, f *markdown.Facts) {
	if _, known := m.facts.LoadOrStore(s, f); !known {
		m.count.Add(1)
	}
}

// forget makes room once most of what is known is of documents that are gone.
func (m *Memory) forget(documents int) {
	if m.count.Load() > 2*int64(documents)+1000 {
		m.facts.Clear()
		m.tokens.Clear()
		m.count.Store(0)
	}
}
