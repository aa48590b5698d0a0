package lexicon_test

import (
	"os"
	"strings"
	"testing"

	"qostil/generator/language/lexicon"
)

// TestTell: each paragraph of testdata/languages.txt is told to be in its language by
// the lexicon of every language, and a few words are no evidence.
func TestTell(t *testing.T) {
	src, err := os.ReadFile("testdata/languages.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen, lexicons := map[string]int{}, map[string]*lexicon.Lexicon{}
	for _, tag := range lexicon.Known() {
		lexicons[tag], _ = lexicon.Load(tag)
	}
	for line := range strings.Lines(string(src)) {
		tag, text, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || tag == "#" {
			continue
		}
		seen[tag]++
		for declared, l := range lexicons {
			if got, sure := l.Tell(text); !sure || got != tag {
				t.Errorf("%s in a file in %s is taken for %s (%v): %s", tag, declared, got, sure, text)
			}
		}
	}
	for _, tag := range lexicon.Known() {
		if seen[tag] < 4 {
			t.Errorf("%d texts in %s", seen[tag], tag)
		}
		for _, few := range []string{"", "Qazaqstan Temir Zholy", "2026–2030", "Samsung Electronics Co. и SK Group"} {
			if got, _ := lexicons[tag].Tell(few); got != tag {
				t.Errorf("%q is taken for %s in %s", few, got, tag)
			}
		}
	}
}

// TestTellMixed: a text half of which quotes a neighbouring language is taken to be in the
// declared one, because the difference is too small.
func TestTellMixed(t *testing.T) {
	for _, c := range []struct{ declared, text string }{
		{"ru", "Министр сообщил, что переговоры начнутся в Міністр повідомив, що"},
		{"ru", "Министр сообщил, что переговоры начнутся в Нан бағасы бір жылда"},
		{"uk", "Міністр повідомив, що По словам синоптиков, на юге страны в выходные"},
		{"kk", "Министр келіссөздер желтоқсанда Синоптиктердин айтымында, дем алыш күндөрү өлкөнүн түштүгүндө"},
		{"en", "The minister said Meteorolojiye göre hafta"},
	} {
		if got, sure := lexicon.Of(c.declared).Tell(c.text); got != c.declared || !sure {
			t.Errorf("%s: %s is taken for %s (%v)", c.declared, c.text, got, sure)
		}
	}
}
