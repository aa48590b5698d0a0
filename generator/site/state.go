package site

import (
	"time"

	"qostil/generator/content"
)

// State says whether an article is published, and if not, why.
type State uint8

// The states. Published articles are on every site, those of other states only if Shown
// says so.
const (
	Published State = iota
	Draft
	Scheduled
	Embargoed
	Expired
	Broken
)

func (s State) String() string {
	return [...]string{"published", "draft", "scheduled", "embargoed", "expired", "broken"}[s]
}

// Held is a document that is not on the site.
type Held struct {
	*content.Document
	State State
	Until time.Time // when it will be published (Scheduled, Embargoed), or has expired (Expired)
}

// state returns the state of an article as of now, and the time that belongs to it.
func (l *linker) state(a *Article) (State, time.Time) {
	h, o := &a.Header, &a.Story.Original.Header
	embargo, expires := h.Embargo, h.Expires
	if !h.Has(keyEmbargo) {
		embargo = o.Embargo
	}
	if !h.Has(keyExpires) {
		expires = o.Expires
	}
	embargoed := embargo.After(l.Now)
	switch {
	case h.Draft && !(embargoed && l.inputs.Shown.Drafts && !l.inputs.Shown.Embargoed): // showing drafts does not show embargoed drafts
		return Draft, time.Time{}
	case embargoed:
		return Embargoed, embargo.In(l.Config.Zone)
	case a.Date.After(l.Now):
		return Scheduled, a.Date
	case !expires.IsZero() && !expires.After(l.Now):
		return Expired, expires.In(l.Config.Zone)
	default:
		return Published, time.Time{}
	}
}

func (l *linker) shows(s State) bool {
	switch s {
	case Published:
		return true
	case Draft:
		return l.inputs.Shown.Drafts
	case Scheduled:
		return l.inputs.Shown.Future
	case Embargoed:
		return l.inputs.Shown.Embargoed
	case Expired:
		return l.inputs.Shown.Expired
	default:
		return false
	}
}
