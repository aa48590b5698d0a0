package locale

import (
	"testing"

	"qostil/generator/fields"
)

// No language that we ship has pairs of letters that get into each other's way,
// so only a made-up one shows that their order is the file's, run after run.
func TestPairsOrder(t *testing.T) {
	for _, c := range []struct{ pairs, want string }{
		{"{кс: x, сс: ss, к: c}", "axsa"},
		{"{сс: ss, кс: x, к: c}", "axsa"}, // what stands first in the text goes first
		{"{к: c, кс: x, сс: ss}", "acssa"},
		{"{кс: сс, сс: z}", "asssa"}, // what a pair becomes is final
	} {
		for range 20 {
			l := &Locale{}
			d := fields.YAML("data", []byte("slug: {pairs: "+c.pairs+"}"), 1)
			fields.Read(d, d.Root, l, dataKeys)
			if got := l.Slug("аксса"); got != c.want {
				t.Fatalf("%s: %q, want %q", c.pairs, got, c.want)
			}
		}
	}
}
