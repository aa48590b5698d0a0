package diag

import "strings"

// Nearest returns the candidate that a word was probably meant to be, or "".
// One slip of the fingers is forgiven in words of up to four letters, two up to
// eight, three beyond; of equals the first wins.
func Nearest(word string, candidates []string) string {
	low := []rune(strings.ToLower(word))
	allowed := 3
	switch {
	case len(low) <= 4:
		allowed = 1
	case len(low) <= 8:
		allowed = 2
	}
	best := ""
	for _, c := range candidates {
		if d := distance(low, []rune(strings.ToLower(c))); d <= allowed {
			best, allowed = c, d-1
		}
	}
	return best
}

// DidYouMean is Nearest as a hint: `did you mean "tags"?`, or "".
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return `did you mean "` + near + `"?`
	}
	return ""
}

// Distance counts the letters by which two words differ: insertions, deletions,
// replacements and swaps of neighbours. It does not count beyond four.
func Distance(a, b string) int { return min(4, distance([]rune(a), []rune(b))) }

// distance is that of the optimal string alignment.
func distance(a, b []rune) int {
	if len(a)-len(b) > 3 || len(b)-len(a) > 3 {
		return 4
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i, x := range a {
		two, one, now := rows[0], rows[1], rows[2]
		now[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			now[j+1] = min(one[j+1]+1, now[j]+1, one[j]+cost)
			if i > 0 && j > 0 && x == b[j-1] && y == a[i-1] {
				now[j+1] = min(now[j+1], two[j-1]+1)
			}
		}
		rows[0], rows[1], rows[2] = one, now, two
	}
	return rows[1][len(b)]
}
