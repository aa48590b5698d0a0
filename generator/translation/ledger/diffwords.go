package ledger

import "strings"

// Op is what happened to words between two texts.
type Op uint8

// The Ops.
const (
	Equal Op = iota
	Delete
	Insert
)

// Run is consecutive words that share an Op, separated by single spaces.
type Run struct {
	Op   Op
	Text string
}

// DiffWords returns the words of two texts as Runs of equal, deleted and inserted ones.
// What typography changes is no difference (see bare). A replacement is a Delete that an
// Insert follows.
func DiffWords(before, now string) []Run {
	oldWords, newWords := strings.Fields(before), strings.Fields(now)
	oldIndex := commonSubsequence(bareAll(oldWords), bareAll(newWords))
	var runs runList
	at := 0
	for i, word := range newWords {
		if oldIndex[i] >= 0 {
			runs.deleted = append(runs.deleted, oldWords[at:oldIndex[i]]...)
			at = oldIndex[i] + 1
			runs.keep(word)
		} else {
			runs.inserted = append(runs.inserted, word)
		}
	}
	runs.deleted = append(runs.deleted, oldWords[at:]...)
	runs.flush()
	return runs.all
}

// runList collects Runs. Deleted and inserted words wait until an equal one comes.
type runList struct {
	all               []Run
	deleted, inserted []string
}

// keep adds an equal word.
func (r *runList) keep(word string) {
	r.flush()
	if n := len(r.all); n > 0 && r.all[n-1].Op == Equal {
		r.all[n-1].Text += " " + word
		return
	}
	r.all = append(r.all, Run{Equal, word})
}

// flush adds the deleted and the inserted words that wait.
func (r *runList) flush() {
	if len(r.deleted) > 0 {
		r.all = append(r.all, Run{Delete, strings.Join(r.deleted, " ")})
	}
	if len(r.inserted) > 0 {
		r.all = append(r.all, Run{Insert, strings.Join(r.inserted, " ")})
	}
	r.deleted, r.inserted = nil, nil
}
