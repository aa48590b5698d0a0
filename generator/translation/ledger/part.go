package ledger

import "fmt"

// Part names one change of an original: "title", "description", "3" for its third
// block as it is now, "-2" for the second of the recorded ones, which is no more.
type Part string

// PartChange is one change of an original, with its words.
type PartChange struct {
	Part
	Change
	Block int   // of the original as it is now, from 0; -1 where there is none
	Was   int   // of the recorded one, from 0; -1 where there is none
	At    int   // the block of the original at, or before, which it stands
	Runs  []Run // empty where no words are known; all Kept where the earlier ones are not
}

// Parts lists the changes of an original, in the order of its text; those of blocks
// that are no more stand where they stood.
func (s *Standing) Parts(earlier Earlier, now *Text) []PartChange {
	var all []PartChange
	c := s.Changes
	here := 0
	add := func(part Part, change Change, block, was, at int, now string) {
		all = append(all, PartChange{part, change, block, was, here, s.runs(change, earlier, at, now)})
	}
	if c.Title {
		add("title", Changed, -1, -1, titleAt, now.Title)
	}
	if c.Description {
		add("description", Changed, -1, -1, descriptionAt, now.Description)
	}
	gone := c.Gone
	before := func(was int) { // what stood before a block
		for ; len(gone) > 0 && gone[0] < was; gone = gone[1:] {
			add(Part(fmt.Sprint(-gone[0]-1)), Changed, -1, gone[0], headAt+gone[0], "")
		}
	}
	for i, b := range c.Blocks {
		here = i
		if b.Change == Same || b.Change == Changed {
			before(b.Was)
		}
		if b.Change != Same {
			add(Part(fmt.Sprint(i+1)), b.Change, i, b.Was, headAt+b.Was, now.Blocks[i])
		}
	}
	here = len(c.Blocks)
	before(len(s.Recorded))
	return all
}

// runs are the words of a change.
func (s *Standing) runs(change Change, earlier Earlier, at int, now string) []Run {
	var before string
	known := change == Added
	if !known {
		before, known = earlier[s.Recorded[at]]
	}
	switch {
	case change == Moved || !known && now != "":
		return []Run{{Kept, now}}
	case !known:
		return nil
	}
	return Words(before, now)
}
