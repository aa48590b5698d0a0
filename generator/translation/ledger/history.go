package ledger

import (
	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// EarlierTexts are texts that an original had before, by their hashes (markdown.Hash).
type EarlierTexts map[uint16]string

// History calls each with the earlier contents of a file, the newest first, until each
// returns false. The file is a path from the site's folder. The error says why there are
// none, or not all.
type History func(file string, each func(raw []byte) bool) error

// Recall finds the texts of what has changed in an original. It searches for each hash by
// itself, because no single version need fit a Fingerprint: single changes can have been
// accepted. If some texts are not found, the error is that of the History, if any.
func Recall(p *prose.Prose, s *Status, history History) (EarlierTexts, error) {
	wanted := map[uint16]bool{}
	for i, h := range s.Recorded {
		if i >= firstBlock || h != s.Now[i] {
			wanted[h] = true
		}
	}
	for _, h := range s.Now.blocks() {
		delete(wanted, h)
	}
	earlier := EarlierTexts{}
	find := func(text string) {
		if h := markdown.Hash(text); wanted[h] {
			earlier[h] = text
			delete(wanted, h)
		}
	}
	if find(""); len(wanted) == 0 {
		return earlier, nil
	}
	err := history(s.Reference.File, func(raw []byte) bool {
		if len(wanted) == 0 {
			return false
		}
		title, description, text := p.Past(s.Reference, raw)
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

// Text is the plain text of an article.
type Text struct {
	Title, Description string
	Blocks             []string // one for each block of the Fingerprint
}

// TextOf returns the plain text of an article as it is now. The error is that of reading
// its file.
func TextOf(p *prose.Prose, a *site.Article) (*Text, error) {
	words, err := p.Words(a)
	return &Text{a.Header.Title, a.Header.Description, words}, err
}
