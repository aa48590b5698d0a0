package newsroom

import (
	"bytes"
	"fmt"
	"strings"

	"qostil/generator/content"
	"qostil/generator/edit"
)

// articleText is what a new article begins with.
type articleText struct {
	Title     string
	Tags      []string // keys
	Source    string   // an address, or own
	Translate []string
}

// text returns the file of a new article: a draft without a text.
func (a articleText) text() []byte {
	keys := []edit.Pair{key("title", edit.Text(a.Title)), key("draft", "true")}
	if len(a.Tags) > 0 {
		keys = append(keys, key("tags", edit.List(texts(a.Tags)...)))
	}
	if a.Source != "" {
		keys = append(keys, key("source", edit.Text(a.Source)))
	}
	if len(a.Translate) > 0 {
		keys = append(keys, key("translate", edit.List(texts(a.Translate)...)))
	}
	return append(edit.FrontMatter(keys, nil), '\n')
}

func texts(values []string) []string {
	var all []string
	for _, v := range values {
		all = append(all, edit.Text(v))
	}
	return all
}

// translationText is what a new translation begins with: the words of its original.
type translationText struct {
	Lang        string // of the original
	Title       string
	Description string
	Alt         string
	Caption     string
	Translator  string   // may be empty
	Fingerprint string   // of the original, for translation.source
	Blocks      []string // of the original, as they are written
	Definitions []string // of links and footnotes, which are taken over
}

// text returns the file of a new translation: a draft that has only the keys which are its
// own, each with the words of the original above it, and the blocks of the original
// as comments to write under.
func (t translationText) text() []byte {
	todo := edit.Text(content.Unwritten)
	keys := []edit.Pair{key("title", todo), key("draft", "true")}
	above := map[string]string{"title": t.Title, "description": t.Description}
	if t.Description != "" {
		keys = append(keys, key("description", todo))
	}
	var image []edit.Pair
	if t.Alt != "" {
		image = append(image, key("alt", todo))
	}
	if t.Caption != "" {
		image = append(image, key("caption", todo))
	}
	if len(image) > 0 {
		keys = append(keys, key("image", edit.Mapping(image...)))
		above["image"] = strings.Trim(t.Alt+" / "+t.Caption, "/ ")
	}
	var translation []edit.Pair
	if t.Translator != "" {
		translation = append(translation, key("translator", edit.Text(t.Translator)))
	}
	keys = append(keys, key("translation", edit.Mapping(append(translation, key("source", t.Fingerprint))...)))
	b := bytes.NewBuffer(edit.FrontMatter(keys, above))
	for i, block := range t.Blocks {
		fmt.Fprintf(b, "\n%s\n%s\n-->\n\n", content.OriginalComment(t.Lang, i+1), strings.ReplaceAll(block, "-->", "--&gt;"))
	}
	for _, d := range t.Definitions {
		fmt.Fprintf(b, "\n%s\n", d)
	}
	return b.Bytes()
}

// key returns a key with its value, for new front matter and glossaries.
func key(name, value string) edit.Pair { return edit.Pair{Key: name, Value: value} }
