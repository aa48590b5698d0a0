package diag

import (
	"math/bits"
	"strings"
	"unicode"
)

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
	best, own := "", letters(strings.ToLower(word))
	for _, c := range candidates {
		if bits.OnesCount64(own^letters(c)) > 2*allowed {
			continue // a slip takes one letter away at most, and brings one
		}
		if d := distance(low, []rune(strings.ToLower(c)), allowed); d <= allowed {
			best, allowed = c, d-1
		}
	}
	return best
}

// letters is a set of the letters of a word, whatever their case; some share a place.
func letters(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (unicode.ToLower(r) & 63)
	}
	return set
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
func Distance(a, b string) int { return distance([]rune(a), []rune(b), far-1) }

// far is the distance of words that are not alike.
const far = 4

// distance is that of the optimal string alignment; far, where it is more than most. It
// is asked of each of thousands of names.
func distance(a, b []rune, most int) int {
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] { // an extension, mostly
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] { // and a folder
		a, b = a[1:], b[1:]
	}
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return far
	}
	var room [3][40]int // of most words
	two, one, now := room[0][:], room[1][:], room[2][:]
	if len(b)+1 >= len(one) {
		two, one, now = make([]int, len(b)+2), make([]int, len(b)+2), make([]int, len(b)+2)
	}
	for j := range one {
		one[j] = min(j, far)
	}
	for i, x := range a {
		from, to := max(0, i-most), min(len(b), i+most+1) // what lies further off is too far
		now[from] = far
		if from == 0 {
			now[0] = i + 1
		}
		for j := from; j < to; j++ {
			cost := 1
			if x == b[j] {
				cost = 0
			}
			now[j+1] = min(one[j+1]+1, now[j]+1, one[j]+cost)
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == b[j] {
				now[j+1] = min(now[j+1], two[j-1]+1)
			}
		}
		now[to+1] = far
		two, one, now = one, now, two
	}
	if d := one[len(b)]; d <= most {
		return d
	}
	return far
}
