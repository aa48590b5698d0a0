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

// hub sends the number of each new build to open pages (server-sent events, HTML Living
// Standard 9.2). Each page then asks for what it needs.
type hub struct {
	mu      sync.Mutex
	clients map[chan uint64]bool
}

func newHub() *hub { return &hub{clients: map[chan uint64]bool{}} }

// send sends the number of a build to all clients. A client that has not taken the last
// number yet gets only the newest.
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

// stream answers with the events for one browser. A client that does not read is dropped.
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
		// It fails for a connection without deadlines, which a network never has.
		_ = control.SetWriteDeadline(time.Now().Add(5 * time.Second))
		if _, err := fmt.Fprint(w, text); err != nil {
			return err
		}
		return control.Flush()
	}
	// The number is read after the stream was opened: later builds are sent through it.
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
