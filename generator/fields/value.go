// Package fields reads YAML and TOML as typed keys with places. Unknown keys, repeated
// keys and values of a wrong type are Problems.
//
// YAML and TOML parse a text into a Document: a tree of Values, each with its Place. A
// table of Keys then reads the mapping at its root into a Go struct. The table says
// everything about a key: its name, its type, its default, what it means and its JSON
// Schema; manuals and editors read it too.
//
//	type site struct{ Title string }
//
//	var keys = []fields.Key[site]{
//		fields.Text("title", "The site's name.", 80, func(s *site) *string { return &s.Title }).AsRequired(),
//	}
//
//	d := fields.YAML("site.yaml", src, 1)
//	var s site
//	fields.Read(d, d.Root, &s, keys)
//	// d.Problems holds all errors.
//
// Clean comes before: it makes UTF-8 text with LF line ends of a file's bytes.
package fields

import (
	"regexp"
	"strconv"
	"time"

	"qostil/generator/diag"
)

// Document is one parsed YAML or TOML text and its Problems.
type Document struct {
	File     string
	Root     *Value         // never nil; a Null if the text is empty
	Zone     *time.Location // the zone of dates without one; nil stands for UTC
	Problems diag.List
	Broken   bool // there is a syntax error: the Root is not complete

	// Language reports whether a key of a map by language is a language, and which one was
	// probably meant if it is not. With nil, any key is accepted.
	Language func(tag string) (meant string, ok bool)
}

// Kind is the kind of a Value.
type Kind uint8

// The kinds of Values.
const (
	Null Kind = iota
	Scalar
	List
	Mapping
)

func (k Kind) String() string {
	return [...]string{"nothing", "a single value", "a list", "a mapping"}[k]
}

// Value is one value of a Document. A scalar keeps its text as written, so that
// `title: 007` is the headline "007".
type Value struct {
	Kind    Kind
	Text    string // of a Scalar, without quotes, escapes resolved
	Quoted  bool   // a Scalar in quotes, which is a text whatever it looks like
	Place   diag.Place
	Name    string   // its key, for messages
	Items   []*Value // of a List
	Entries []Entry  // of a Mapping, in their order

	reported bool // an error was reported: no further one is
}

// Entry is one key of a Mapping with its value.
type Entry struct {
	Key   string
	Place diag.Place // of the key
	Value *Value
}

// Get returns the value of a key, or nil.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for _, e := range v.Entries {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// scalar converts a scalar without quotes: true, false and decimal numbers (YAML 1.2.2,
// 10.3, core schema, in part). Everything else is a string.
func (v *Value) scalar() any {
	if v.Quoted {
		return v.Text
	}
	switch v.Text {
	case "true":
		return true
	case "false":
		return false
	}
	if decimal.MatchString(v.Text) {
		if n, err := strconv.ParseFloat(v.Text, 64); err == nil {
			return n
		}
	}
	return v.Text
}

// decimal does not match 007, which stays a text.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// Any converts a value of a free key (params) for templates: nil, string, bool, float64,
// []any or map[string]any.
func (v *Value) Any() any {
	switch v.Kind {
	case Scalar:
		return v.scalar()
	case List:
		items := make([]any, len(v.Items))
		for i, item := range v.Items {
			items[i] = item.Any()
		}
		return items
	case Mapping:
		m := make(map[string]any, len(v.Entries))
		for _, e := range v.Entries {
			m[e.Key] = e.Value.Any()
		}
		return m
	default:
		return nil
	}
}
