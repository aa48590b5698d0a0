package content

import (
	"time"

	"qostil/generator/config"
)

// Header is the front matter of a Document, checked. What a translation leaves
// out, package site takes from its original.
type Header struct {
	Title       string
	Slug        string
	Kind        Form // "" where the text decides
	Date        time.Time
	DateOnly    bool // Date names a day, not an hour
	Updated     time.Time
	UpdatedDay  bool // Updated names a day, not an hour
	Description string
	Tags        []string      // keys of tags.yaml; with tags: open, names that it lacks too
	Glossary    []*config.Tag // the tags of Tags, one by one; nil for those that tags.yaml lacks
	Authors     []string      // keys of authors.yaml, or names
	Dateline    string
	Lead        bool
	Weight      int
	Image       *Image
	Sources     []Source
	Own         bool // source: own
	Embargo     time.Time
	Expires     time.Time
	Withdrawn   *Withdrawn
	Translate   []string
	Translation *Translation
	Corrections []Correction
	Aliases     []string
	Draft       bool
	NoIndex     bool
	Layout      string
	Params      map[string]any
	Parity      []string

	given KeyBit // the keys that the file has
	id    string
}

// Words is a text that may differ by language; the key "" holds for any other.
type Words map[string]string

// In is the text in a language.
func (w Words) In(lang string) string {
	if text, ok := w[lang]; ok {
		return text
	}
	return w[""]
}

// Image is the picture of a story.
type Image struct {
	Src     string // path beside the story; "" where it is found by its name
	Alt     string
	Caption string
	Credit  Words
	Focus   string // what must stay when it is cropped: "center", "30% 40%"
}

// Source is somebody whom a story cites.
type Source struct {
	Name string // "" where sources.yaml knows the address
	URL  string
	Via  string // a key of sources.yaml, or words in the case that the sentence wants
	Lang string // BCP 47
	Date time.Time
}

// Withdrawn says that a story was taken back; its address keeps this note.
type Withdrawn struct {
	Date time.Time
	Text Words
}

// Translation says of what, by whom and how a translation was made.
type Translation struct {
	Of         []string // a language of the same story; of adaptations also paths and ids
	Source     string   // the row of the original's block hashes at the time
	Translator []string
	Method     Method
	ReviewedBy []string
}

// Correction is a mistake owned up to.
type Correction struct {
	Date     time.Time
	DateOnly bool
	Text     string
	Kind     CorrectionKind
}

// KeyBit stands for a key of front matter.
type KeyBit uint64

// KeyOf is the KeyBit of a key that there is.
func KeyOf(name string) KeyBit {
	for i, k := range Keys {
		if k.Name == name {
			return 1 << i
		}
	}
	panic("front matter has no key " + name)
}

// Has says whether the file has one of some keys.
func (h *Header) Has(keys KeyBit) bool { return h.given&keys != 0 }
