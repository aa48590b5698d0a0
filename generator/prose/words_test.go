package prose_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"qostil/generator/golden"
	"qostil/generator/picture"
	"qostil/generator/prose"
)

// TestWordsForgotten: a preview that runs for days does not keep the words of every
// version of a text that it has seen.
func TestWordsForgotten(t *testing.T) {
	var memory prose.Memory
	var words prose.Words
	most := 0
	for i := range 1500 {
		fsys := fstest.MapFS{
			"content/site.yaml":   {Data: []byte("title: {ru: Дайджест}\nbase_url: https://digest.example/\nlanguages: [ru]\ntags: open\n")},
			"content/about.ru.md": {Data: fmt.Appendf(nil, "---\ntitle: О сайте\n---\n\nВерсия %d.\n", i)},
		}
		s := golden.Link(t, fsys, golden.Options{})
		p := prose.New(prose.Input{
			Site: s.Site, Store: s.Source.Store, Pictures: picture.Load(fsys, picture.Options{}, nil),
			Exists: func(string) bool { return true }, Memory: &memory, Words: &words,
		})
		tokens, err := p.Tokens(s.Languages[0].Pages[0])
		if err != nil || len(tokens) != 2 {
			t.Fatalf("version %d has the words %v (%v)", i, tokens, err)
		}
		most = max(most, words.Len())
	}
	if words.Len() < 100 {
		t.Errorf("the words of %d texts are kept: they are dropped in every build", words.Len())
	}
	if most > 1100 {
		t.Errorf("the words of %d texts are kept, of a site that has one", most)
	}
}
