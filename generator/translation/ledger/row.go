package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Row is the words of an original in short: a hash of its title, one of its
// description, and one of each block (markdown.Hash). A translation records it in
// translation.source at the time of translating.
type Row []uint16

// The first hashes of a Row are no blocks.
const (
	titleAt = iota
	descriptionAt
	headAt // how many there are
)

// RowOf is the Row of an original as it is now.
func RowOf(p *prose.Prose, original *site.Article) (Row, error) {
	facts, err := p.Facts(original)
	if err != nil {
		return nil, err
	}
	return rowOf(original.Header.Title, original.Header.Description, facts.Blocks), nil
}

func rowOf(title, description string, blocks []markdown.Block) Row {
	row := make(Row, 0, headAt+len(blocks))
	row = append(row, markdown.Hash(title), markdown.Hash(description))
	for _, b := range blocks {
		row = append(row, b.Hash)
	}
	return row
}

// String is the Row as files hold it: the version of the hashes, and four hexadecimal
// digits of each, b1.3f9a.81cc.0a2e.
func (r Row) String() string {
	var b strings.Builder
	b.WriteString(markdown.HashVersion)
	for _, h := range r {
		fmt.Fprintf(&b, ".%04x", h)
	}
	return b.String()
}

// ParseRow reads a Row as files hold it. Hashes of another version tell nothing, and
// are an error.
func ParseRow(text string) (Row, error) {
	version, rest, _ := strings.Cut(text, ".")
	if version != markdown.HashVersion {
		return nil, fmt.Errorf("the row of hashes is of version %q; this program makes %s", version, markdown.HashVersion)
	}
	var row Row
	for part := range strings.SplitSeq(rest, ".") {
		h, err := strconv.ParseUint(part, 16, 16)
		if err != nil || len(part) != 4 {
			return nil, fmt.Errorf("%q is not a hash of four hexadecimal digits", part)
		}
		row = append(row, uint16(h))
	}
	if len(row) < headAt {
		return nil, fmt.Errorf("the row of hashes %q is too short; it begins with those of title and description", text)
	}
	return row, nil
}

// blocks are the hashes of the blocks.
func (r Row) blocks() []uint16 { return r[headAt:] }
