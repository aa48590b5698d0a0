package edit

import (
	"slices"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// equal reports whether two values are equal. The order of keys does not count.
func equal(a, b *fields.Value) bool {
	if a.Kind != b.Kind || a.Text != b.Text || len(a.Items) != len(b.Items) || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Items {
		if !equal(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for _, e := range a.Entries {
		if other := b.Get(e.Key); other == nil || !equal(e.Value, other) {
			return false
		}
	}
	return true
}

// valueOf parses a value in YAML.
func valueOf(yaml string) *fields.Value {
	if v := fields.YAML("", []byte("key:"+afterColon(yaml)), 1).Root.Get("key"); v != nil {
		return v
	}
	return &fields.Value{} // which equals no value of a file
}

// put sets a key of a mapping.
func put(m *fields.Value, key string, v *fields.Value) {
	m.Kind = fields.Mapping
	i := slices.IndexFunc(m.Entries, func(e fields.Entry) bool { return e.Key == key })
	if i < 0 {
		m.Entries = append(m.Entries, fields.Entry{Key: key, Value: v})
		return
	}
	m.Entries[i].Value = v
}

// valueAt returns the scalar at a place, or nil.
func valueAt(v *fields.Value, at diag.Place) *fields.Value {
	if v.Kind == fields.Scalar && v.Place == at {
		return v
	}
	for _, item := range v.Items {
		if found := valueAt(item, at); found != nil {
			return found
		}
	}
	for _, e := range v.Entries {
		if found := valueAt(e.Value, at); found != nil {
			return found
		}
	}
	return nil
}
