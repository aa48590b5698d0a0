package ledger

import "slices"

// Change is what has become of a block since a Fingerprint was recorded.
type Change uint8

// The Changes.
const (
	Same    Change = iota
	Moved          // the same text, at another place
	Changed        // another text in the place of a recorded block
	Added
)

func (c Change) String() string { return [...]string{"same", "moved", "changed", "added"}[c] }

// Block is one block of an original as it is now.
type Block struct {
	Change
	OldIndex int // index of the recorded block that it was; -1 if it was added
}

// Changes is what has become of an original since a Fingerprint was recorded.
type Changes struct {
	Title, Description bool    // they have changed
	Blocks             []Block // of the original as it is now
	Deleted            []int   // indexes of recorded blocks that are gone, ascending
}

// Compare finds what has changed from a recorded Fingerprint to the present one.
//
// Equal hashes in equal order are the Same blocks, other equal hashes are Moved ones. A
// new block counts as Changed if the recorded block that followed its predecessor is
// gone. Between two Same blocks the remaining new blocks are paired with the remaining
// recorded ones in order. All others are Added or Deleted.
func Compare(recorded, now Fingerprint) *Changes {
	oldHashes, hashes := recorded.blocks(), now.blocks()
	c := &Changes{
		Title:       recorded[titleIndex] != now[titleIndex],
		Description: recorded[descriptionIndex] != now[descriptionIndex],
		Blocks:      make([]Block, len(hashes)),
	}
	free := slices.Repeat([]bool{true}, len(oldHashes)) // recorded blocks without a present one
	for i, old := range commonSubsequence(oldHashes, hashes) {
		c.Blocks[i].OldIndex = old
		if old >= 0 {
			free[old] = false
		}
	}
	freeByHash := map[uint16][]int{}
	for old, isFree := range free {
		if isFree {
			freeByHash[oldHashes[old]] = append(freeByHash[oldHashes[old]], old)
		}
	}
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if b.OldIndex >= 0 {
			continue
		}
		b.Change = Added
		if list := freeByHash[hashes[i]]; len(list) > 0 {
			*b, free[list[0]] = Block{Moved, list[0]}, false
			freeByHash[hashes[i]] = list[1:]
		}
	}
	c.pairSuccessors(free)
	c.pairBetween(free)
	for old, isFree := range free {
		if isFree {
			c.Deleted = append(c.Deleted, old)
		}
	}
	return c
}

// pairSuccessors pairs a new block with the free recorded block that followed the
// recorded one of its predecessor, even if that has moved.
func (c *Changes) pairSuccessors(free []bool) {
	next := 0
	for i := range c.Blocks {
		b := &c.Blocks[i]
		if b.Change == Added && next >= 0 && next < len(free) && free[next] {
			*b, free[next] = Block{Changed, next}, false
		}
		next = -1
		if b.OldIndex >= 0 {
			next = b.OldIndex + 1
		}
	}
}

// pairBetween pairs, between two Same blocks, the new blocks with the free recorded ones
// in order.
func (c *Changes) pairBetween(free []bool) {
	old, end := 0, -1 // the recorded blocks between the Same ones; -1 where end is not known yet
	for i := range c.Blocks {
		b := &c.Blocks[i]
		switch {
		case b.Change == Same:
			old, end = b.OldIndex+1, -1
			continue
		case b.Change != Added:
			continue
		case end < 0:
			end = c.nextSame(i, len(free))
		}
		for ; old < end && !free[old]; old++ {
		}
		if old < end {
			*b, free[old] = Block{Changed, old}, false
		}
	}
}

// nextSame returns the recorded index of the first Same block from i on, or end.
func (c *Changes) nextSame(i, end int) int {
	for _, b := range c.Blocks[i:] {
		if b.Change == Same {
			return b.OldIndex
		}
	}
	return end
}

// None reports whether nothing has changed.
func (c *Changes) None() bool {
	return !c.Title && !c.Description && len(c.Deleted) == 0 &&
		!slices.ContainsFunc(c.Blocks, func(b Block) bool { return b.Change != Same })
}

// Numbers returns the numbers, from 1, of the blocks with a Change.
func (c *Changes) Numbers(change Change) []int {
	var numbers []int
	for i, b := range c.Blocks {
		if b.Change == change {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// Removed returns the numbers, from 1, of the recorded blocks that are gone.
func (c *Changes) Removed() []int {
	var numbers []int
	for _, old := range c.Deleted {
		numbers = append(numbers, old+1)
	}
	return numbers
}
