package edit

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"qostil/generator/content"
)

// Article is what a new article begins with.
type Article struct {
	Title     string
	Tags      []string // keys
	Source    string   // an address, or own
	Translate []string
}

// Text is the file of a new article: a draft without a text.
func (a Article) Text() []byte {
	keys := []Pair{{"title", Text(a.Title)}, {"draft", "true"}}
	if len(a.Tags) > 0 {
		keys = append(keys, Pair{"tags", List(texts(a.Tags)...)})
	}
	if a.Source != "" {
		keys = append(keys, Pair{"source", Text(a.Source)})
	}
	if len(a.Translate) > 0 {
		keys = append(keys, Pair{"translate", List(texts(a.Translate)...)})
	}
	var b bytes.Buffer
	write(&b, keys, nil)
	b.WriteString("\n")
	return b.Bytes()
}

func texts(values []string) []string {
	var all []string
	for _, v := range values {
		all = append(all, Text(v))
	}
	return all
}

// write writes front matter in the order of keys, the words of the original above
// those keys that have any.
func write(b *bytes.Buffer, keys []Pair, above map[string]string) {
	slices.SortStableFunc(keys, func(x, y Pair) int { return cmp.Compare(rank(x.Key), rank(y.Key)) })
	b.WriteString("---\n")
	for _, k := range keys {
		if words := above[k.Key]; words != "" {
			fmt.Fprintf(b, "# %s\n", strings.Join(strings.Fields(words), " "))
		}
		fmt.Fprintf(b, "%s: %s\n", k.Key, k.Value)
	}
	b.WriteString("---\n")
}

// Translation is what a new translation begins with: the words of its original.
type Translation struct {
	Lang        string // of the original
	Title       string
	Description string
	Alt         string
	Caption     string
	Translator  string   // may be empty
	Row         string   // of hashes of the original, see translation.source
	Blocks      []string // of the original, as they are written
	Definitions []string // of links and footnotes, which are taken over
}

// Text is the file of a new translation: a draft that has only the keys which are its
// own, each with the words of the original above it, and the blocks of the original
// as comments to write under.
func (t Translation) Text() []byte {
	todo := Text(content.Unwritten)
	keys := []Pair{{"title", todo}, {"draft", "true"}}
	above := map[string]string{"title": t.Title, "description": t.Description}
	if t.Description != "" {
		keys = append(keys, Pair{"description", todo})
	}
	var image []Pair
	if t.Alt != "" {
		image = append(image, Pair{"alt", todo})
	}
	if t.Caption != "" {
		image = append(image, Pair{"caption", todo})
	}
	if len(image) > 0 {
		keys = append(keys, Pair{"image", Mapping(image...)})
		above["image"] = strings.Trim(t.Alt+" / "+t.Caption, "/ ")
	}
	var ledger []Pair
	if t.Translator != "" {
		ledger = append(ledger, Pair{"translator", Text(t.Translator)})
	}
	keys = append(keys, Pair{"translation", Mapping(append(ledger, Pair{"source", t.Row})...)})
	var b bytes.Buffer
	write(&b, keys, above)
	for i, block := range t.Blocks {
		fmt.Fprintf(&b, "\n%s\n%s\n-->\n\n", content.OriginalComment(t.Lang, i+1), strings.ReplaceAll(block, "-->", "--&gt;"))
	}
	for _, d := range t.Definitions {
		fmt.Fprintf(&b, "\n%s\n", d)
	}
	return b.Bytes()
}
