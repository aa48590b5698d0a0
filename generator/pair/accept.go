package pair

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Part names one change of an original: "title", "description", "3" for its third
// block as it is now, "-2" for the second of the recorded ones, which is no more.
type Part string

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

func (c *Changes) accept(row Row, i int, hash uint16) Row {
	b := c.Blocks[i]
	if b.Change == Changed {
		row[headAt+b.Was] = hash
		return row
	}
	at := 0 // behind the nearest block before it that is in its place
	for _, before := range c.Blocks[:i] {
		if before.Change == Same || before.Change == Changed {
			at = before.Was + 1
		}
	}
	if b.Change == Moved {
		row = slices.Delete(row, headAt+b.Was, headAt+b.Was+1)
		if b.Was < at {
			at--
		}
	}
	return slices.Insert(row, headAt+at, hash)
}
