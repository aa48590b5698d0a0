package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Accept is a recorded Row in which one change of the original is taken note of, and
// no other.
func Accept(recorded, now Row, part Part) (Row, error) {
	c, row := Compare(recorded, now), slices.Clone(recorded)
	digits, gone := strings.CutPrefix(string(part), "-")
	number, err := strconv.Atoi(digits)
	switch {
	case part == "title" && c.Title:
		row[titleAt] = now[titleAt]
	case part == "description" && c.Description:
		row[descriptionAt] = now[descriptionAt]
	case err != nil || strconv.Itoa(number) != digits:
		return nil, fmt.Errorf("the original has no change %q", part)
	case gone && slices.Contains(c.Gone, number-1):
		row = slices.Delete(row, headAt+number-1, headAt+number)
	case !gone && number >= 1 && number <= len(c.Blocks) && c.Blocks[number-1].Change != Same:
		row = c.accept(row, number-1, now.blocks()[number-1])
	default:
		return nil, fmt.Errorf("the original has no change %q", part)
	}
	return row, nil
}

// accept takes note of a block: its hash goes behind the nearest block before it that
// is in its place, and what it was goes.
func (c *Changes) accept(row Row, i int, hash uint16) Row {
	b, at, end := c.Blocks[i], 0, -1
	for j, before := range c.Blocks[:i] {
		if end < 0 {
			end = c.nextSame(j, len(row))
		}
		switch {
		case before.Change == Same:
			at, end = before.Was+1, -1
		case before.Change == Changed && before.Was >= at && before.Was < end:
			at = before.Was + 1
		}
	}
	if b.Change == Changed && b.Was >= at && b.Was < c.nextSame(i, len(row)) {
		row[headAt+b.Was] = hash // and what is gone before it stays before it
		return row
	}
	if b.Change != Added {
		row = slices.Delete(row, headAt+b.Was, headAt+b.Was+1)
		if b.Was < at {
			at--
		}
	}
	return slices.Insert(row, headAt+at, hash)
}
