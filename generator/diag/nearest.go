package diag

import (
	"math/bits"
	"strings"
	"unicode"
)

// Nearest returns the candidate that is most like a word, or "". A word of up to four
// letters may differ by one typing error (see Distance), one of up to eight by two, a
// longer one by three. Of equally near candidates the first is returned.
func Nearest(word string, candidates []string) string {
	low := []rune(strings.ToLower(word))
	allowed := 3
	switch {
	case len(low) <= 4:
		allowed = 1
	case len(low) <= 8:
		allowed = 2
	}
	best, own := "", letterSet(strings.ToLower(word))
	for _, c := range candidates {
		if bits.OnesCount64(own^letterSet(c)) > 2*allowed {
			continue // one typing error removes at most one letter and adds one
		}
		if d := distance(low, []rune(strings.ToLower(c)), allowed); d <= allowed {
			best, allowed = c, d-1
		}
	}
	return best
}

// letterSet returns the set of a word's letters in lower case, hashed to 64 bits.
func letterSet(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (unicode.ToLower(r) & 63)
	}
	return set
}

// DidYouMean returns Nearest as a hint, `did you mean "tags"?`, or the empty Message.
func DidYouMean(word string, candidates []string) Message {
	if near := Nearest(word, candidates); near != "" {
		return Say("hint.did-you-mean", near)
	}
	return Message{}
}

// Distance counts the typing errors between two words: insertions, deletions,
// replacements and swaps of neighbours (optimal string alignment). It counts up to four.
func Distance(a, b string) int { return distance([]rune(a), []rune(b), far-1) }

// far is the greatest distance: the words are not alike.
const far = 4

// distance returns far if the distance is more than most. It is called for each of
// thousands of names and allocates nothing for usual words.
func distance(a, b []rune, most int) int {
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] { // usually an extension
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] { // usually a folder
		a, b = a[1:], b[1:]
	}
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return far
	}
	var room [3][40]int // enough for most words
	two, one, now := room[0][:], room[1][:], room[2][:]
	if len(b)+1 >= len(one) {
		two, one, now = make([]int, len(b)+2), make([]int, len(b)+2), make([]int, len(b)+2)
	}
	for j := range one {
		one[j] = min(j, far)
	}
	for i, x := range a {
		from, to := max(0, i-most), min(len(b), i+most+1) // cells further away are more than most
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
