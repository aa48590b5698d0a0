package command

import (
	"time"

	"qostil/generator/site"
)

// Held counts what is held back, and says when the next of it is due.
type Held struct {
	Draft     int    `json:"draft"`
	Scheduled int    `json:"scheduled"`
	Embargoed int    `json:"embargoed"`
	Expired   int    `json:"expired"`
	Next      string `json:"next,omitempty"` // RFC 3339
}

// Total is the number of documents held back.
func (h Held) Total() int { return h.Draft + h.Scheduled + h.Embargoed + h.Expired }

func heldBack(s *site.Site) Held {
	var h Held
	for _, d := range s.Held {
		switch d.State {
		case site.Draft:
			h.Draft++
		case site.Scheduled:
			h.Scheduled++
		case site.Embargoed:
			h.Embargoed++
		case site.Expired:
			h.Expired++
		}
	}
	if next := s.Next(); !next.IsZero() {
		h.Next = next.Format(time.RFC3339)
	}
	return h
}
