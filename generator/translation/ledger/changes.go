package ledger

import "slices"

// Change says what has become of a block since a Row was recorded.
type Change uint8

// The Changes.
const (
	Same    Change = iota
	Moved          // its words stood elsewhere
	Changed        // it stands where another block stood
	Added
)

func (c Change) String() string { return [...]string{"same", "moved", "changed", "added"}[c] }

// Block is a block of an original as it is now, and what it was.
type Block struct {
	Change
	Was int // the block of the recorded Row, from 0; -1 of Added ones
}

// Changes is what has become of an original since a Row was recorded.
type Changes struct {
	Title, Description bool
	Blocks             []Block // of the original as it is now
	Gone               []int   // blocks of the recorded Row that are no more, from 0
}

// Compare holds the Row of an original as it is now against a recorded one. A block
// that is new is taken for the one that stood behind the one before it, if that is no
// more; else, between blocks that stayed, the first for the first, and so on.
func Compare(recorded, now Row) *Changes {
	old, blocks := recorded.blocks(), now.blocks()
	c := &Changes{
		Title:       recorded[titleAt] != now[titleAt],
		Description: recorded[descriptionAt] != now[descriptionAt],
		Blocks:      make([]Block, len(blocks)),
	}
	left := slices.Repeat([]bool{true}, len(old))
	for i, was := range common(old, blocks) {
		c.Blocks[i].Was = was
		if was >= 0 {
			left[was] = false
		}
	}
	elsewhere := map[uint16][]int{} // old blocks that are left, by their hashes
	for was, free := range left {
		if free {
			elsewhere[old[was]] = append(elsewhere[old[was]], was)
		}
	}
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if b.Was >= 0 {
			continue
		}
		b.Change = Added
		if at := elsewhere[blocks[i]]; len(at) > 0 {
			*b, left[at[0]] = Block{Moved, at[0]}, false
			elsewhere[blocks[i]] = at[1:]
		}
	}
	c.behind(left)
	c.replaced(left)
	for was, free := range left {
		if free {
			c.Gone = append(c.Gone, was)
		}
	}
	return c
}

// behind pairs new blocks with the old ones that are left and stood behind the block
// before them, wherever that has moved.
func (c *Changes) behind(left []bool) {
	was := 0
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if b.Change == Added && was >= 0 && was < len(left) && left[was] {
			*b, left[was] = Block{Changed, was}, false
		}
		was = -1
		if b.Was >= 0 {
			was = b.Was + 1
		}
	}
}

// replaced pairs, between two blocks that stayed where they were, new blocks with old
// ones that are left.
func (c *Changes) replaced(left []bool) {
	was, end := 0, -1 // old blocks between those that stayed
	for i := range c.Blocks {
		b := &c.Blocks[i]
		switch {
		case b.Change == Same:
			was, end = b.Was+1, -1
			continue
		case b.Change != Added:
			continue
		case end < 0:
			end = c.nextSame(i, len(left))
		}
		for ; was < end && !left[was]; was++ {
		}
		if was < end {
			*b, left[was] = Block{Changed, was}, false
		}
	}
}

// nextSame is the old place of the next block that stayed where it was.
func (c *Changes) nextSame(i, end int) int {
	for _, b := range c.Blocks[i:] {
		if b.Change == Same {
			return b.Was
		}
	}
	return end
}

// None says whether nothing has changed.
func (c *Changes) None() bool {
	return !c.Title && !c.Description && len(c.Gone) == 0 &&
		!slices.ContainsFunc(c.Blocks, func(b Block) bool { return b.Change != Same })
}

// Numbers are the blocks with a Change, counted from 1.
func (c *Changes) Numbers(change Change) []int {
	var numbers []int
	for i, b := range c.Blocks {
		if b.Change == change {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// Removed are the blocks of the recorded Row that are no more, counted from 1.
func (c *Changes) Removed() []int {
	var numbers []int
	for _, was := range c.Gone {
		numbers = append(numbers, was+1)
	}
	return numbers
}
