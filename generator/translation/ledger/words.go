package ledger

import "strings"

// Fate is what has become of some words.
type Fate uint8

// The Fates.
const (
	Kept Fate = iota
	Out
	In
)

// Run is words in a row that share a Fate.
type Run struct {
	Fate
	Text string
}

// Words tells the words of a text from those that it had before. What a typesetter
// changes is no difference. Words that went stand before those that came in their
// place.
func Words(before, now string) []Run {
	old, words := strings.Fields(before), strings.Fields(now)
	in := common(bareAll(old), bareAll(words))
	var runs runs
	at := 0
	for i, word := range words {
		if in[i] >= 0 {
			runs.add(Out, old[at:in[i]]...)
			at = in[i] + 1
			runs.settle()
			runs.add(Kept, word)
		} else {
			runs.add(In, word)
		}
	}
	runs.add(Out, old[at:]...)
	runs.settle()
	return runs.all
}

// runs is a list of Runs in the making: words that go and words that come are
// gathered until one stays.
type runs struct {
	all     []Run
	out, in []string
}

func (r *runs) add(f Fate, words ...string) {
	switch f {
	case Out:
		r.out = append(r.out, words...)
	case In:
		r.in = append(r.in, words...)
	default:
		if n := len(r.all); n > 0 && r.all[n-1].Fate == Kept {
			r.all[n-1].Text += " " + strings.Join(words, " ")
			return
		}
		r.all = append(r.all, Run{Kept, strings.Join(words, " ")})
	}
}

func (r *runs) settle() {
	if len(r.out) > 0 {
		r.all = append(r.all, Run{Out, strings.Join(r.out, " ")})
	}
	if len(r.in) > 0 {
		r.all = append(r.all, Run{In, strings.Join(r.in, " ")})
	}
	r.out, r.in = nil, nil
}
