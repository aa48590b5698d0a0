package desk

import (
	"sync"

	"qostil/generator/translation/ledger"
)

// recallCache holds the earlier texts of originals. To find them takes a while, and a
// page asks for them again after every save.
type recallCache struct {
	mu      sync.Mutex
	entries map[string]recalled
}

// recalled is a result of ledger.Recall.
type recalled struct {
	texts ledger.EarlierTexts
	err   error
}

// maxRecalled is how many entries the cache holds. A full one is emptied.
const maxRecalled = 500

// recall is ledger.Recall, called once for each recorded Fingerprint and state of the
// original.
func (v view) recall(s *ledger.Status) (ledger.EarlierTexts, error) {
	if v.o.History == nil {
		return ledger.EarlierTexts{}, nil
	}
	key := s.Reference.File + "\n" + s.Recorded.String() + "\n" + s.Now.String()
	c := &v.cache
	c.mu.Lock()
	r, found := c.entries[key]
	c.mu.Unlock()
	if !found {
		r.texts, r.err = ledger.Recall(v.prose, s, v.o.History)
		c.mu.Lock()
		if c.entries == nil || len(c.entries) >= maxRecalled {
			c.entries = map[string]recalled{}
		}
		c.entries[key] = r
		c.mu.Unlock()
	}
	return r.texts, r.err
}
