package ledger

import "slices"

// maxEdits is how many differences are looked for between two lists. What differs
// more has nothing in common that is worth showing.
const maxEdits = 2000

// common finds, for each element of b, the element of a that it is, or -1: a longest
// common subsequence, after E. W. Myers, "An O(ND) Difference Algorithm and Its
// Variations", Algorithmica 1 (1986), section 4.
func common[T comparable](a, b []T) []int {
	in := slices.Repeat([]int{-1}, len(b))
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		in[start] = start
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		in[endB] = endA
	}
	path(a[start:endA], b[start:endB], func(i, j int) { in[start+j] = start + i })
	return in
}

// path goes the shortest way from a to b, and tells which elements it keeps.
func path[T comparable](a, b []T, keep func(i, j int)) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	limit := min(len(a)+len(b), maxEdits)
	furthest := make([]int, 2*limit+2) // in a, on each diagonal, by k+limit
	var trace [][]int                  // furthest after each number of edits, from -d to d
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			at := step(furthest, k, d, limit)
			for at < len(a) && at-k >= 0 && at-k < len(b) && a[at] == b[at-k] {
				at++
			}
			furthest[k+limit] = at
			if at >= len(a) && at-k >= len(b) {
				back(trace, d, k, len(a), keep)
				return
			}
		}
		trace = append(trace, slices.Clone(furthest[limit-d:limit+d+1]))
	}
}

// step is where the d-th edit leads on diagonal k: down from the one above, or right
// from the one below, whichever has come further.
func step(furthest []int, k, d, zero int) int {
	switch {
	case d == 0:
		return 0
	case k == -d || k != d && furthest[k-1+zero] < furthest[k+1+zero]:
		return furthest[k+1+zero]
	default:
		return furthest[k-1+zero] + 1
	}
}

// back goes the way back from the end of a on diagonal k.
func back(trace [][]int, d, k, at int, keep func(i, j int)) {
	for ; d >= 0; d-- {
		begin, from := 0, k
		if d > 0 {
			last := trace[d-1] // diagonal k stands at k+d-1
			down := k == -d || k != d && last[k-1+d-1] < last[k+1+d-1]
			if down {
				from, begin = k+1, last[k+1+d-1]
			} else {
				from, begin = k-1, last[k-1+d-1]+1
			}
		}
		for at > begin {
			at--
			keep(at, at-k)
		}
		if d > 0 {
			if at = begin; from < k {
				at--
			}
		}
		k = from
	}
}
