package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// FrontMatter returns new front matter with the keys in the order of content.Keys. It
// sorts keys in place. A comment with the words of above, if there are any, stands above
// the line of a key.
func FrontMatter(keys []Pair, above map[string]string) []byte {
	var b bytes.Buffer
	slices.SortStableFunc(keys, func(x, y Pair) int { return cmp.Compare(rank(x.Key), rank(y.Key)) })
	b.WriteString("---\n")
	for _, k := range keys {
		if words := above[k.Key]; words != "" {
			fmt.Fprintf(&b, "# %s\n", strings.Join(strings.Fields(words), " "))
		}
		fmt.Fprintf(&b, "%s: %s\n", k.Key, k.Value)
	}
	b.WriteString("---\n")
	return b.Bytes()
}
