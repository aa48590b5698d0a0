package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Fingerprint is a text in short: the hash of its title, the hash of its description, and
// one hash of each top-level block (markdown.Hash). A translation records that of its
// original in translation.source.
type Fingerprint []uint16

// The first hashes of a Fingerprint are not those of blocks.
const (
	titleIndex = iota
	descriptionIndex
	firstBlock
)

// FingerprintOf returns the Fingerprint of an article as it is now. The error is that of
// reading the article's file.
func FingerprintOf(p *prose.Prose, a *site.Article) (Fingerprint, error) {
	facts, err := p.Facts(a)
	if err != nil {
		return nil, err
	}
	f := make(Fingerprint, 0, firstBlock+len(facts.Blocks))
	f = append(f, markdown.Hash(a.Header.Title), markdown.Hash(a.Header.Description))
	for _, b := range facts.Blocks {
		f = append(f, b.Hash)
	}
	return f, nil
}

// String returns the Fingerprint as front matter holds it: the version of the hashes and
// four hexadecimal digits a hash, separated by dots, as in b1.3f9a.81cc.0a2e.
func (f Fingerprint) String() string {
	var b strings.Builder
	b.WriteString(markdown.HashVersion)
	for _, h := range f {
		fmt.Fprintf(&b, ".%04x", h)
	}
	return b.String()
}

// ParseFingerprint reads what String writes. Hashes of another version cannot be compared
// with ours and are an error.
func ParseFingerprint(text string) (Fingerprint, error) {
	version, rest, _ := strings.Cut(text, ".")
	if version != markdown.HashVersion {
		return nil, diag.NewError("row.version", version, markdown.HashVersion)
	}
	var f Fingerprint
	for part := range strings.SplitSeq(rest, ".") {
		h, err := strconv.ParseUint(part, 16, 16)
		if err != nil || len(part) != 4 {
			return nil, diag.NewError("row.hash", part)
		}
		f = append(f, uint16(h))
	}
	if len(f) < firstBlock {
		return nil, diag.NewError("row.short", text)
	}
	return f, nil
}

// blocks returns the hashes of the blocks.
func (f Fingerprint) blocks() []uint16 { return f[firstBlock:] }
