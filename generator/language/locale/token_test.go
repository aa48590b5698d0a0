package locale_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"qostil/generator/language/locale"
)

func tokens(text string) []string {
	var t locale.Tokenizer
	var words []string
	t.Words([]byte(text), func(w []byte) { words = append(words, string(w)) })
	return words
}

func TestTokenizer(t *testing.T) {
	data, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " | ")
		if !ok {
			continue
		}
		if got := strings.Join(tokens(text), " "); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// What has been cut once is cut into the same words again, and a Tokenizer remembers
// nothing of the text before.
func FuzzTokenizer(f *testing.F) {
	for _, text := range []string{"Нур-Султан", "a-", "½", "İ", "мʼята", "\xff-\xfe", "ǆ", "ﷺ"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var used locale.Tokenizer
		used.Words([]byte("до-"), func([]byte) {})
		var again []string
		used.Words([]byte(text), func(w []byte) { again = append(again, string(w)) })
		words := tokens(text)
		if strings.Join(words, " ") != strings.Join(again, " ") {
			t.Fatalf("%q: %q, then %q", text, words, again)
		}
		for _, w := range words {
			if !utf8.ValidString(w) || w == "" {
				t.Fatalf("%q: the word %q", text, w)
			}
			if twice := tokens(w); len(twice) != 1 || twice[0] != w {
				t.Fatalf("%q: the word %q is cut into %q", text, w, twice)
			}
		}
	})
}
