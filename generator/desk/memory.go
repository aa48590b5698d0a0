package desk

import (
	"sync"

	"qostil/generator/translation/ledger"
)

// memory is the earlier words of originals: to ask for them takes a while, and pages
// ask again after every save.
type memory struct {
	mu    sync.Mutex
	known map[string]remembered
}

type remembered struct {
	words   ledger.Earlier
	unknown error
}

// maxMemory is of how many translations words are remembered.
const maxMemory = 500

// recall is ledger.Recall, once for each row and state of its original.
func (v view) recall(s *ledger.Standing) (ledger.Earlier, error) {
	if v.o.History == nil {
		return ledger.Earlier{}, nil
	}
	key := s.Against.File + "\n" + s.Recorded.String() + "\n" + s.Now.String()
	m := &v.memory
	m.mu.Lock()
	r, found := m.known[key]
	m.mu.Unlock()
	if !found {
		r.words, r.unknown = ledger.Recall(v.prose, s, v.o.History)
		m.mu.Lock()
		if m.known == nil || len(m.known) >= maxMemory {
			m.known = map[string]remembered{}
		}
		m.known[key] = r
		m.mu.Unlock()
	}
	return r.words, r.unknown
}
