// Package fields is YAML or TOML as typed keys with places; unknown, repeated
// and ill-typed keys are Problems.
//
// A Document is parsed into Values (YAML, TOML); a table of Keys then reads its
// mapping into a Go struct. The table says everything that is known about a
// key: its name, its type and what it means.
package fields

import (
	"regexp"
	"strconv"
	"time"

	"qostil/generator/diag"
)

// Document is one parsed YAML or TOML text, and what is wrong with it.
type Document struct {
	File     string
	Root     *Value         // never nil; a Null where the text is empty
	Zone     *time.Location // of dates that name none; nil: UTC
	Problems diag.List
	Broken   bool // a syntax error: what was read is not the whole

	// Language says whether a key of a map by language is a language, and what
	// was probably meant where it is not; nil: any key is taken.
	Language func(tag string) (meant string, ok bool)
}

// Kind tells Values apart.
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

// Value is one value of a Document. A scalar keeps the text as it was written,
// so that `title: 007` is the headline "007".
type Value struct {
	Kind    Kind
	Text    string // of a Scalar, with quotes and escapes resolved
	Quoted  bool   // a Scalar that can only be text
	Place   diag.Place
	Name    string   // the key that it stands under, for messages
	Items   []*Value // of a List
	Entries []Entry  // of a Mapping, in their order

	reported bool // reported already: nothing more is to be said of it
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

// scalar is a bare word as YAML's core schema and TOML read it, no more: true,
// false, decimal numbers.
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

// decimal leaves 007 a text: a number does not begin with a zero.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// Any is the value as templates see free keys (params): string, bool, float64,
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
