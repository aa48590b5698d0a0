package ledger_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"qostil/generator/translation/ledger"
)

// told is what has changed, in a line.
func told(c *ledger.Changes) string {
	var parts []string
	if c.Title {
		parts = append(parts, "title")
	}
	if c.Description {
		parts = append(parts, "description")
	}
	for _, change := range []ledger.Change{ledger.Changed, ledger.Moved, ledger.Added} {
		if n := c.Numbers(change); n != nil {
			parts = append(parts, fmt.Sprintf("%v%v", change, n))
		}
	}
	if n := c.Removed(); n != nil {
		parts = append(parts, fmt.Sprint("removed", n))
	}
	return strings.Join(parts, " ")
}

// rowOf is a Row of which each letter is a hash.
func rowOf(text string) ledger.Fingerprint {
	var row ledger.Fingerprint
	for _, r := range text {
		row = append(row, uint16(r))
	}
	return row
}

// TestCompare: the first two letters are title and description.
func TestCompare(t *testing.T) {
	for _, c := range []struct{ recorded, now, want string }{
		{"TDabcdef", "TDabcdef", ""},
		{"TD", "TD", ""},
		{"TDabcdef", "XDabcdef", "title"},
		{"TDabcdef", "TXabcdef", "description"},
		{"TDabcdef", "TDabXdef", "changed[3]"},
		{"TDabcdef", "TDabXdYf", "changed[3 5]"},
		{"TDabcdef", "TDabXYdef", "changed[3] added[4]"},
		{"TDabcdef", "TDabcdefX", "added[7]"},
		{"TDabcdef", "TDXabcdef", "added[1]"},
		{"TDabcdef", "TDabdef", "removed[3]"},
		{"TDabcdef", "TDabXf", "changed[3] removed[4 5]"},
		{"TDabcdef", "TDbcdeaf", "moved[5]"},
		{"TDabcdef", "TDfabcde", "moved[1]"},
		{"TDabcdef", "TDabedcf", "moved[4 5]"},
		{"TDabcdef", "TDacXdefb", "moved[7] added[3]"},
		{"TDaaa", "TDaa", "removed[3]"},
		{"TDabcdT", "TDdaBcT", "changed[3] moved[1]"},
		{"TDaba", "TDbaa", "moved[2]"},
		{"TD", "TDab", "added[1 2]"},
		{"TDab", "TD", "removed[1 2]"},
		{"TDab", "TDXY", "changed[1 2]"},
		{"TDab", "TDXYa", "added[1 2] removed[2]"},
		{"TDab", "TDbXY", "added[2 3] removed[1]"},
		{"TDabc", "TDcaX", "changed[3] moved[2]"},
	} {
		if got := told(ledger.Compare(rowOf(c.recorded), rowOf(c.now))); got != c.want {
			t.Errorf("%s, now %s: %q, want %q", c.recorded, c.now, got, c.want)
		}
	}
}

// chance is a row of different hashes.
func chance(r *rand.Rand, n int) ledger.Fingerprint {
	row := make(ledger.Fingerprint, n)
	for i, v := range r.Perm(n) {
		row[i] = uint16(v)
	}
	return row
}

// TestChangeNamesBlock: what is done to one block is told of that block alone.
func TestChangeNamesBlock(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		old := chance(r, 4+r.IntN(30))
		n := 1 + r.IntN(len(old)-2)
		changed := slices.Clone(old)
		changed[n+1] = 0xFFFF
		added := slices.Insert(slices.Clone(old), n+1, 0xFFFF)
		removed := slices.Delete(slices.Clone(old), n+1, n+2)
		for want, now := range map[string]ledger.Fingerprint{
			fmt.Sprintf("changed[%d]", n): changed,
			fmt.Sprintf("added[%d]", n):   added,
			fmt.Sprintf("removed[%d]", n): removed,
		} {
			if got := told(ledger.Compare(old, now)); got != want {
				t.Fatalf("%v, now %v: %s, want %s", old, now, got, want)
			}
		}
		to := 1 + r.IntN(len(old)-2)
		moved := slices.Insert(slices.Clone(removed), to+1, old[n+1])
		c := ledger.Compare(old, moved)
		got := told(c)
		if n == to && got != "" || n != to && (len(c.Numbers(ledger.Moved)) != 1 || strings.Contains(got, " ")) {
			t.Fatalf("block %d of %v moved to %d: %s", n, old, to, got)
		}
	}
}

// TestAcceptOne: a change is recorded in its place, and nothing else changes.
func TestAcceptOne(t *testing.T) {
	for _, c := range []struct {
		recorded, now string
		part          ledger.Part
		want          string
	}{
		{"TDabcd", "XDabcd", "title", "XDabcd"},
		{"TDabcd", "TXabcd", "description", "TXabcd"},
		{"TDab", "TDXYZ", "1", "TDXb"},
		{"TDab", "TDXYZ", "2", "TDaY"},
		{"TDab", "TDXYZ", "3", "TDabZ"},
		{"TDabc", "TDXca", "1", "TDaXc"},
		{"TDabc", "TDXca", "3", "TDbca"},
		{"TDabc", "TDcaX", "2", "TDbca"},
		{"TDabc", "TDcaX", "3", "TDacX"},
		{"TDab", "TDXYa", "1", "TDXab"},
		{"TDab", "TDXYa", "2", "TDYab"},
		{"TDab", "TDXYa", "-2", "TDa"},
		{"TDab", "TDbXY", "2", "TDabX"},
		{"TDab", "TDbXY", "3", "TDabY"},
		{"TDab", "TDbXY", "-1", "TDb"},
		{"TDabcd", "TDdab", "1", "TDdabc"},
		{"TDabcd", "TDdab", "-3", "TDabd"},
	} {
		got, err := ledger.Accept(rowOf(c.recorded), rowOf(c.now), c.part)
		if err != nil || !slices.Equal(got, rowOf(c.want)) {
			t.Errorf("%s, now %s: %q accepted is %v (%v), want %s", c.recorded, c.now, c.part, got, err, c.want)
		}
	}
}

// TestAccept: each change that is accepted brings the row nearer, and in the end it is
// there.
func TestAccept(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		row, now := chance(r, 2+r.IntN(12)), chance(r, 2+r.IntN(12))
		for left := len(row) + len(now); ; left-- {
			parts := parts(ledger.Compare(row, now))
			if len(parts) == 0 {
				break
			}
			next, err := ledger.Accept(row, now, parts[r.IntN(len(parts))])
			if err != nil || left == 0 {
				t.Fatalf("%v, now %v: %v", row, now, err)
			}
			row = next
		}
		if !slices.Equal(row, now) {
			t.Fatalf("%v, want %v", row, now)
		}
	}
	for _, part := range []ledger.Part{"", "0", "2", "-1", "-", "title", "description", "99999999999999999999", "+1"} {
		if row, err := ledger.Accept(rowOf("TDab"), rowOf("TDXb"), part); err == nil {
			t.Errorf("%q is accepted: %v", part, row)
		}
	}
}

func parts(c *ledger.Changes) []ledger.Part {
	var all []ledger.Part
	if c.Title {
		all = append(all, "title")
	}
	if c.Description {
		all = append(all, "description")
	}
	for i, b := range c.Blocks {
		if b.Change != ledger.Same {
			all = append(all, ledger.Part(fmt.Sprint(i+1)))
		}
	}
	for _, n := range c.Removed() {
		all = append(all, ledger.Part(fmt.Sprint(-n)))
	}
	return all
}

// TestLong: texts that have nothing in common take no time.
func TestLong(t *testing.T) {
	old, now := make(ledger.Fingerprint, 100_000), make(ledger.Fingerprint, 100_000)
	for i := range old {
		old[i], now[i] = uint16(i%30_000), uint16(40_000+i%25_000)
	}
	if c := ledger.Compare(old, now); len(c.Numbers(ledger.Changed)) != len(now)-2 {
		t.Error(len(c.Numbers(ledger.Changed)))
	}
	slices.Reverse(now[2:])
	ledger.Compare(now, old)
}
