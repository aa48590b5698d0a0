package ledger

import "slices"

// maxEdits is how many differences between two lists are searched for. Lists that differ
// more have nothing in common that is worth showing.
const maxEdits = 2000

// commonSubsequence returns for each element of b the index of the element of a that it
// equals in a longest common subsequence, or -1: E. W. Myers, "An O(ND) Difference
// Algorithm and Its Variations", Algorithmica 1 (1986), section 4.
func commonSubsequence[T comparable](a, b []T) []int {
	index := slices.Repeat([]int{-1}, len(b))
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		index[start] = start
		start++
	}
	endA, endB := len(a), len(b)
	for endA > start && endB > start && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
		index[endB] = endA
	}
	shortestPath(a[start:endA], b[start:endB], func(i, j int) { index[start+j] = start + i })
	return index
}

// shortestPath finds the shortest edit path from a to b and calls keep for each pair of
// equal elements on it, the last first. There are no calls if it is longer than maxEdits.
func shortestPath[T comparable](a, b []T, keep func(i, j int)) {
	if len(a) == 0 || len(b) == 0 {
		return
	}
	limit := min(len(a)+len(b), maxEdits)
	furthest := make([]int, 2*limit+2) // the furthest index in a on diagonal k, at k+limit
	var trace [][]int                  // furthest after d edits, from diagonal -d to d
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			at := step(furthest, k, d, limit)
			for at < len(a) && at-k >= 0 && at-k < len(b) && a[at] == b[at-k] {
				at++
			}
			furthest[k+limit] = at
			if at >= len(a) && at-k >= len(b) {
				backtrack(trace, d, k, len(a), keep)
				return
			}
		}
		trace = append(trace, slices.Clone(furthest[limit-d:limit+d+1]))
	}
}

// step returns where the d-th edit leads on diagonal k: an insertion from the diagonal
// above, or a deletion from the one below, whichever has come further. Diagonal 0 is at
// index zero of furthest.
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

// backtrack walks the path back from index at of a, on diagonal k, after d edits.
func backtrack(trace [][]int, d, k, at int, keep func(i, j int)) {
	for ; d >= 0; d-- {
		begin, from := 0, k
		if d > 0 {
			last := trace[d-1] // diagonal k is at index k+d-1
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
