package ledger

import (
	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Earlier is the words that an original had, by their hashes.
type Earlier map[uint16]string

// Versions hands the contents that a file has had to each, the newest first, until
// that returns false. Its error says why there are none, or not all.
type Versions func(file string, each func(raw []byte) bool) error

// Recall finds the words of what has changed in an original. A Row may never have
// been a whole version: a change may have been accepted alone. So each hash is looked
// for by itself. Where not all are found, what kept Versions from handing out more is
// the error.
func Recall(p *prose.Prose, s *Standing, versions Versions) (Earlier, error) {
	wanted := map[uint16]bool{}
	for i, h := range s.Recorded {
		if i >= headAt || h != s.Now[i] {
			wanted[h] = true
		}
	}
	for _, h := range s.Now.blocks() {
		delete(wanted, h)
	}
	earlier := Earlier{}
	find := func(text string) {
		if h := markdown.Hash(text); wanted[h] {
			earlier[h] = text
			delete(wanted, h)
		}
	}
	if find(""); len(wanted) == 0 {
		return earlier, nil
	}
	err := versions(s.Against.File, func(raw []byte) bool {
		if len(wanted) == 0 {
			return false
		}
		title, description, text := p.Past(s.Against, raw)
		find(title)
		find(description)
		for i, b := range text.Facts().Blocks {
			if wanted[b.Hash] {
				earlier[b.Hash] = text.Words(i)
				delete(wanted, b.Hash)
			}
		}
		return len(wanted) > 0
	})
	if len(wanted) == 0 {
		err = nil
	}
	return earlier, err
}

// Text is the words of an original.
type Text struct {
	Title, Description string
	Blocks             []string
}

// TextOf is the words of an article as they are now.
func TextOf(p *prose.Prose, a *site.Article) (*Text, error) {
	words, err := p.Words(a)
	return &Text{a.Header.Title, a.Header.Description, words}, err
}
