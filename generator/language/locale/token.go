package locale

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"qostil/generator/language/typeset"
)

// SearchPairs are letters that search treats as the same, each before the letter that replaces
// it: readers type Kazakh and Kyrgyz on Russian keyboards (қ as к, ә as а), Ukrainian on any,
// Latin names without strokes, and Arabic letters by their shapes. Letters that differ only
// by a mark (ё, й, ў, ş) need no pair, because marks are removed.
const SearchPairs = "қкғгңнәаөоұуүуһхіиҳхҷчєеґгӏиıiøołlđdəeςσةهىيکكیي"

// searchArticles are beginnings of Arabic words that search removes: the definite article, alone
// or after the particles that are written together with it (and, by, like, so), as in light
// stemming (Larkey, Ballesteros, Connell 2002). At least articleLeaves letters have to follow:
// الآن and الله are whole words.
var searchArticles = [][]byte{[]byte("وال"), []byte("بال"), []byte("كال"), []byte("فال"), []byte("ال")}

const articleLeaves = 3

// longestWord is how many letters of a word are compared.
const longestWord = 32

// Tokenizer cuts texts into words as search compares them: in the compatibility decomposition
// (NFKD, UAX #15), in lower case, without marks and apostrophes, with the letters of
// SearchPairs replaced and Arabic articles removed. Words are runs of letters and digits. A
// word with a hyphen gives its parts and the whole, so that «Нурсултан» finds «Нур-Султан».
// static/js/search.js does the same. The zero Tokenizer is ready for use by one goroutine.
type Tokenizer struct {
	word     []byte
	compound []byte // parts joined so far
	letters  int    // number of letters in word
	parts    int    // number of parts in compound
	after    bool   // a hyphen stands before the next word
}

// Words calls yield with each word of a text. The bytes are valid until yield returns.
func (t *Tokenizer) Words(text []byte, yield func(word []byte)) {
	t.word, t.compound, t.letters, t.parts, t.after = t.word[:0], t.compound[:0], 0, 0, false
	for len(text) > 0 {
		r, size := rune(text[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text)
		}
		text = text[size:]
		switch folded := foldRune(r); {
		case folded > 0:
			t.letter(folded)
		case folded == several:
			t.several(r, yield)
		case folded == unseen:
		default:
			t.end(yield, r == '-' || r == '‐' || r == '‑')
		}
	}
	t.end(yield, false)
}

func (t *Tokenizer) letter(r rune) {
	if t.letters++; t.letters <= longestWord {
		t.word = utf8.AppendRune(t.word, r)
	}
}

// several folds a letter that decomposes into more than one.
func (t *Tokenizer) several(r rune, yield func([]byte)) {
	for _, r := range norm.NFKD.String(string(r)) {
		switch folded := foldDecomposed(r); folded {
		case unseen:
		case gapRune:
			t.end(yield, false)
		default:
			t.letter(folded)
		}
	}
}

// end ends a word and, if no hyphen follows at once, the compound that it is a part of.
func (t *Tokenizer) end(yield func([]byte), hyphen bool) {
	if t.letters == 0 {
		t.compound, t.parts, t.after = t.compound[:0], 0, false
		return
	}
	t.word = withoutArticle(t.word)
	yield(t.word)
	if hyphen || t.after {
		t.compound = append(t.compound, t.word...)
		t.parts++
	}
	if !hyphen && t.parts > 1 && utf8.RuneCount(t.compound) <= longestWord {
		yield(t.compound)
	}
	if !hyphen {
		t.compound, t.parts = t.compound[:0], 0
	}
	t.word, t.letters, t.after = t.word[:0], 0, hyphen
}

// withoutArticle returns a word without the article at its beginning.
func withoutArticle(word []byte) []byte {
	for _, article := range searchArticles {
		if rest, found := bytes.CutPrefix(word, article); found && utf8.RuneCount(rest) >= articleLeaves {
			return append(word[:0], rest...)
		}
	}
	return word
}

// Results of foldRune that are not letters.
const (
	gapRune = 0  // separates words
	unseen  = -1 // is removed: marks, apostrophes, soft hyphens
	several = -2 // more than one letter
)

// foldRune returns the letter or digit that a rune becomes, or one of the results above.
func foldRune(r rune) rune {
	if r < int32(len(folds)) {
		return folds[r]
	}
	return foldSlowly(r)
}

// folds caches the results for Latin, Greek, Cyrillic and Arabic letters.
var folds = func() (table [0x700]rune) {
	for r := range table {
		table[r] = foldSlowly(rune(r))
	}
	return table
}()

func foldSlowly(r rune) rune {
	decomposed := []rune(norm.NFKD.String(string(r)))
	result := rune(unseen)
	for _, d := range decomposed {
		switch folded := foldDecomposed(d); {
		case folded == unseen:
		case result != unseen || folded == gapRune && len(decomposed) > 1:
			return several
		default:
			result = folded
		}
	}
	return result
}

func foldDecomposed(r rune) rune {
	switch {
	case unicode.IsMark(r), typeset.IsApostrophe(r), strings.ContainsRune("\u00AD\u200B\u200C\u200D\u2060\uFEFF", r):
		return unseen
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return gapRune
	}
	r = unicode.ToLower(r)
	if to, ok := foldPairs[r]; ok {
		return to
	}
	return r
}

var foldPairs = func() map[rune]rune {
	pairs := map[rune]rune{}
	letters := []rune(SearchPairs)
	for i := 0; i < len(letters); i += 2 {
		pairs[letters[i]] = letters[i+1]
	}
	return pairs
}()
