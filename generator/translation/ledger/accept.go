package ledger

import (
	"slices"
	"strconv"
	"strings"

	"qostil/generator/diag"
)

// Accept returns the recorded Fingerprint with one change of the original recorded in it,
// and no other. A Part that does not name a change is an error.
func Accept(recorded, now Fingerprint, part Part) (Fingerprint, error) {
	c, f := Compare(recorded, now), slices.Clone(recorded)
	digits, isDeleted := strings.CutPrefix(string(part), "-")
	number, err := strconv.Atoi(digits)
	switch {
	case part == "title" && c.Title:
		f[titleIndex] = now[titleIndex]
	case part == "description" && c.Description:
		f[descriptionIndex] = now[descriptionIndex]
	case err != nil || strconv.Itoa(number) != digits:
		return nil, diag.NewError("accept.no-change", part)
	case isDeleted && slices.Contains(c.Deleted, number-1):
		f = slices.Delete(f, firstBlock+number-1, firstBlock+number)
	case !isDeleted && number >= 1 && number <= len(c.Blocks) && c.Blocks[number-1].Change != Same:
		f = c.acceptBlock(f, number-1, now.blocks()[number-1])
	default:
		return nil, diag.NewError("accept.no-change", part)
	}
	return f, nil
}

// acceptBlock records block i: its hash goes behind that of the nearest block before it
// that is in its place already, and the hash of what it was is deleted.
func (c *Changes) acceptBlock(f Fingerprint, i int, hash uint16) Fingerprint {
	b, at, end := c.Blocks[i], 0, -1
	for j, before := range c.Blocks[:i] {
		if end < 0 {
			end = c.nextSame(j, len(f))
		}
		switch {
		case before.Change == Same:
			at, end = before.OldIndex+1, -1
		case before.Change == Changed && before.OldIndex >= at && before.OldIndex < end:
			at = before.OldIndex + 1
		}
	}
	if b.Change == Changed && b.OldIndex >= at && b.OldIndex < c.nextSame(i, len(f)) {
		f[firstBlock+b.OldIndex] = hash // deleted blocks before it keep their places
		return f
	}
	if b.Change != Added {
		f = slices.Delete(f, firstBlock+b.OldIndex, firstBlock+b.OldIndex+1)
		if b.OldIndex < at {
			at--
		}
	}
	return slices.Insert(f, firstBlock+at, hash)
}
