package ledger

import "fmt"

// Part names one change of an original: "title", "description", "3" for the third block
// as it is now, "-2" for the second recorded block, which is gone.
type Part string

// PartChange is one change of an original, with its words.
type PartChange struct {
	Part
	Change
	NewIndex int   // index of the block of the original as it is now; -1 if there is none
	OldIndex int   // index of the recorded block; -1 if there is none
	Position int   // index of the block of the original at which, or before which, to show it
	Runs     []Run // none if no words are known; all Equal if only the present ones are
}

// Parts lists the changes of an original in the order of its text. A deleted block is
// listed where it was. It needs Changes, so the Status must have a Recorded Fingerprint.
func (s *Status) Parts(earlier EarlierTexts, now *Text) []PartChange {
	var all []PartChange
	c := s.Changes
	position := 0
	add := func(part Part, change Change, newIndex, oldIndex, hashIndex int, now string) {
		all = append(all, PartChange{part, change, newIndex, oldIndex, position, s.runs(change, earlier, hashIndex, now)})
	}
	if c.Title {
		add("title", Changed, -1, -1, titleIndex, now.Title)
	}
	if c.Description {
		add("description", Changed, -1, -1, descriptionIndex, now.Description)
	}
	deleted := c.Deleted
	addDeleted := func(end int) { // what was before a recorded block
		for ; len(deleted) > 0 && deleted[0] < end; deleted = deleted[1:] {
			add(Part(fmt.Sprint(-deleted[0]-1)), Changed, -1, deleted[0], firstBlock+deleted[0], "")
		}
	}
	for i, b := range c.Blocks {
		position = i
		if b.Change == Same || b.Change == Changed {
			addDeleted(b.OldIndex)
		}
		if b.Change != Same {
			add(Part(fmt.Sprint(i+1)), b.Change, i, b.OldIndex, firstBlock+b.OldIndex, now.Blocks[i])
		}
	}
	position = len(c.Blocks)
	addDeleted(len(s.Recorded))
	return all
}

// runs returns the words of a change. The earlier text is looked up by the recorded hash
// at hashIndex.
func (s *Status) runs(change Change, earlier EarlierTexts, hashIndex int, now string) []Run {
	var before string
	known := change == Added
	if !known {
		before, known = earlier[s.Recorded[hashIndex]]
	}
	switch {
	case change == Moved || !known && now != "":
		return []Run{{Equal, now}}
	case !known:
		return nil
	}
	return DiffWords(before, now)
}
