package content

import (
	"time"

	"qostil/generator/config"
)

// Header is the checked front matter of a Document. Package site takes what a translation
// leaves out from its original.
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

// Words is a text by language; the key "" holds for all languages without an entry.
type Words map[string]string

// In returns the text in a language.
func (w Words) In(lang string) string {
	if text, ok := w[lang]; ok {
		return text
	}
	return w[""]
}

// Image is the picture of a story.
type Image struct {
	Src     string // path from the story's folder; "" if the picture is found by its name
	Alt     string
	Caption string
	Credit  Words
	Focus   string // the point to keep when it is cropped: "center", "30% 40%"
}

// Source is a source that a story cites.
type Source struct {
	Name string // "" if sources.yaml knows the address
	URL  string
	Via  string // whom the source cites: a key of sources.yaml, or a name in the grammatical case that the sentence needs
	Lang string // BCP 47
	Date time.Time
}

// Withdrawn is the note that stays at the address of a withdrawn story.
type Withdrawn struct {
	Date time.Time
	Text Words
}

// Translation says from which original, by whom and how a translation was made.
type Translation struct {
	Of         []string // a language of the same story; for adaptations also paths and ids
	Source     string   // the hashes of the original's blocks when it was translated
	Translator []string
	Method     Method
	ReviewedBy []string
}

// Correction is a correction that readers see with the story.
type Correction struct {
	Date     time.Time
	DateOnly bool
	Text     string
	Kind     CorrectionKind
}

// KeyBit is a set of keys of front matter.
type KeyBit uint64

// KeyOf returns the set of one key. It panics if front matter has no such key.
func KeyOf(name string) KeyBit {
	for i, k := range Keys {
		if k.Name == name {
			return 1 << i
		}
	}
	panic("front matter has no key " + name)
}

// Has reports whether the file has any of the keys.
func (h *Header) Has(keys KeyBit) bool { return h.given&keys != 0 }
