package fields

import (
	"slices"
	"strings"
	"time"

	"qostil/generator/diag"
)

// Key is one key of a mapping that is read into a T.
type Key[T any] struct {
	Name       string
	Doc        string   // what it means, one sentence
	Type       string   // the type of its value, in words that fit after "must be"
	Default    string   // the value if the key is missing, as YAML or in words; may be empty
	Required   bool     // it is an error if the key is missing
	Schema     Schema   // of its value, for editors
	OtherNames []string // its names in other systems, for hints
	Sub        []Info   // the keys of its value, if that is a mapping

	read func(d *Document, t *T, v *Value)
}

// Info is what manuals and editors show of a Key: all of it but its reader.
type Info struct {
	Name, Doc, Type, Default string
	Required                 bool
	Schema                   Schema
	Sub                      []Info
}

// Infos lists the keys of a table for manuals and editors.
func Infos[T any](keys []Key[T]) []Info {
	infos := make([]Info, len(keys))
	for i, k := range keys {
		infos[i] = Info{k.Name, k.Doc, k.Type, k.Default, k.Required, k.Schema, k.Sub}
	}
	return infos
}

// AsRequired returns the key as a required one.
func (k Key[T]) AsRequired() Key[T] {
	k.Required = true
	return k
}

// WithDefault returns the key with a description of its default. The default itself is
// set in the T before Read.
func (k Key[T]) WithDefault(value string) Key[T] {
	k.Default = value
	return k
}

// NotCalled returns the key with its names in other systems, for hints.
func (k Key[T]) NotCalled(names ...string) Key[T] {
	k.OtherNames = names
	return k
}

// Read reads a mapping into t by a table of its keys. Unknown keys, missing keys and
// values of a wrong type become Problems of the document; everything else is read.
func Read[T any](d *Document, v *Value, t *T, keys []Key[T]) {
	if v.Kind != Mapping && v.Kind != Null {
		d.TypeError(v, "want.mapping")
		return
	}
	var meant []string // by unknown keys
	for _, e := range v.Entries {
		i := slices.IndexFunc(keys, func(k Key[T]) bool { return k.Name == e.Key })
		switch {
		case i < 0:
			near, hint := unknownHint(e.Key, keys)
			d.Problems.Add(e.Place, "key.unknown", e.Key).WithHintMessage(hint)
			meant = append(meant, near)
		case e.Value.Kind == Null && !e.Value.reported:
			d.Problems.Add(e.Place, "key.no-value", e.Key)
		default:
			keys[i].read(d, t, e.Value)
		}
	}
	if d.Broken {
		return
	}
	for _, k := range keys {
		if k.Required && v.Get(k.Name) == nil && !slices.Contains(meant, k.Name) {
			d.Missing(v.Place, k.Name)
		}
	}
}

// Missing adds the error that a required key is missing.
func (d *Document) Missing(at diag.Place, key string) {
	at.Width = 0
	d.Problems.Add(at, "key.missing", key)
}

// unknownHint returns the known key that is nearest to an unknown one, or "", and a hint
// that may be empty.
func unknownHint[T any](key string, keys []Key[T]) (near string, hint diag.Message) {
	var names []string
	free := false
	for _, k := range keys {
		names = append(names, k.Name)
		free = free || k.Name == "params"
		if slices.Contains(k.OtherNames, key) {
			return k.Name, diag.Say("hint.did-you-mean", k.Name)
		}
	}
	switch near = diag.Nearest(key, names); {
	case near != "":
		hint = diag.Say("hint.did-you-mean", near)
	case free:
		hint = diag.Say("hint.params")
	case len(names) <= 10:
		hint = diag.Say("hint.known-keys", strings.Join(names, ", "))
	}
	return near, hint
}

// Custom is a key with a reader of its own.
func Custom[T any](name, typ, doc string, read func(d *Document, t *T, v *Value)) Key[T] {
	return Key[T]{Name: name, Doc: doc, Type: typ, read: read}
}

// Text is a key that holds one line of text, of at most max characters.
func Text[T any, W ~string](name, doc string, max int, at func(*T) *W) Key[T] {
	return Custom(name, "text", doc, func(d *Document, t *T, v *Value) {
		text, _ := d.Text(v, max)
		*at(t) = W(text)
	}).
		WithSchema(TextSchema(max))
}

// Bool is a key that holds true or false.
func Bool[T any](name, doc string, at func(*T) *bool) Key[T] {
	return Custom(name, "true or false", doc, func(d *Document, t *T, v *Value) { *at(t), _ = d.Bool(v) }).
		WithSchema(Schema{"type": "boolean"})
}

// Int is a key that holds a whole number.
func Int[T any](name, doc string, low, high int, at func(*T) *int) Key[T] {
	return Custom(name, "a whole number", doc, func(d *Document, t *T, v *Value) {
		if n, ok := d.Int(v, low, high); ok {
			*at(t) = n
		}
	}).WithSchema(Schema{"type": "integer", "minimum": low, "maximum": high})
}

// Time is a key that holds a date, with or without a time.
func Time[T any](name, doc string, at func(*T) *time.Time) Key[T] {
	return Custom(name, "a date", doc, func(d *Document, t *T, v *Value) { *at(t), _, _ = d.Time(v) }).
		WithSchema(TimeSchema())
}

// Word is a key that holds one of a few words.
func Word[T any, W ~string](name, doc string, words []W, at func(*T) *W) Key[T] {
	return Custom(name, oneOf(words), doc, func(d *Document, t *T, v *Value) {
		if w, ok := ReadWord(d, v, words); ok {
			*at(t) = w
		}
	}).WithSchema(WordSchema(words...))
}

// Texts is a key that holds a list of texts of at most max characters each.
func Texts[T any, W ~string](name, doc string, max int, at func(*T) *[]W) Key[T] {
	return Custom(name, "a list", doc, func(d *Document, t *T, v *Value) { *at(t) = typed[W](d.Texts(v, max, false)) }).
		WithSchema(ListSchema(TextSchema(max)))
}

// OneOrMore is a key that holds a text, or a list of texts.
func OneOrMore[T any](name, doc string, max int, at func(*T) *[]string) Key[T] {
	return Custom(name, "one value or a list", doc, func(d *Document, t *T, v *Value) { *at(t) = d.Texts(v, max, true) }).
		WithSchema(OneOrMoreSchema(TextSchema(max)))
}

// ByLanguage is a key that holds a text for each language: {ru: ..., en: ...}.
func ByLanguage[T any](name, doc string, max int, at func(*T) *map[string]string) Key[T] {
	return Custom(name, "a text for each language", doc, func(d *Document, t *T, v *Value) { *at(t) = d.ByLanguage(v, max) }).
		WithSchema(ByLanguageSchema(TextSchema(max)))
}

// Map is a key that holds a mapping with keys of its own.
func Map[T, S any](name, doc string, keys []Key[S], at func(*T) *S) Key[T] {
	k := Custom(name, "a mapping (key: value)", doc, func(d *Document, t *T, v *Value) { Read(d, v, at(t), keys) })
	k.Sub = Infos(keys)
	return k.WithSchema(ObjectSchema(k.Sub))
}

// Maps is a key that holds a list of mappings with keys of their own.
func Maps[T, S any](name, doc string, keys []Key[S], at func(*T) *[]S) Key[T] {
	k := Custom(name, "a list of mappings", doc, func(d *Document, t *T, v *Value) {
		if v.Kind != List {
			d.TypeError(v, "want.list-of-entries")
			return
		}
		for _, item := range v.Items {
			var s S
			Read(d, item, &s, keys)
			*at(t) = append(*at(t), s)
		}
	})
	k.Sub = Infos(keys)
	return k.WithSchema(ListSchema(ObjectSchema(k.Sub)))
}
