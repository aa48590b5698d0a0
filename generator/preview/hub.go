package preview

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// maxClients is how many streams of events are open at once. Each browser needs
// one for all its tabs.
const maxClients = 1024

// hub tells browsers that there is a new build (server-sent events, HTML Living
// Standard 9.2). It says no more than the number: each page asks for itself.
type hub struct {
	mu      sync.Mutex
	clients map[chan uint64]bool
}

func newHub() *hub { return &hub{clients: map[chan uint64]bool{}} }

// send tells all clients of a build. One that has not taken the last number yet
// gets the newest alone.
func (h *hub) send(number uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.clients {
		select {
		case <-c:
		default:
		}
		c <- number
	}
}

func (h *hub) open() (chan uint64, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.clients) >= maxClients {
		return nil, false
	}
	c := make(chan uint64, 1)
	h.clients[c] = true
	return c, true
}

func (h *hub) close(c chan uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.clients, c)
}

// stream is the events of one browser. A client that does not read is dropped.
func (h *hub) stream(w http.ResponseWriter, r *http.Request, current func() uint64) {
	c, ok := h.open()
	if !ok {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	defer h.close(c)
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	control := http.NewResponseController(w)
	write := func(text string) error {
		// Not every connection has deadlines; one without is not a slow one.
		_ = control.SetWriteDeadline(time.Now().Add(5 * time.Second))
		if _, err := fmt.Fprint(w, text); err != nil {
			return err
		}
		return control.Flush()
	}
	// The number is asked for now: a build that came before is in it, and one that
	// comes after is on its way.
	if write(fmt.Sprintf("retry: 500\ndata: %d\n\n", current())) != nil {
		return
	}
	alive := time.NewTicker(15 * time.Second)
	defer alive.Stop()
	for {
		text := ": still here\n\n"
		select {
		case <-r.Context().Done():
			return
		case number := <-c:
			text = fmt.Sprintf("data: %d\n\n", number)
		case <-alive.C:
		}
		if write(text) != nil {
			return
		}
	}
}
