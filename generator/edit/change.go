package edit

import (
	"bytes"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// change replaces bytes of the cleaned file by a text.
type change struct {
	start, end int
	text       string
}

// Set sets a key, such as "draft" or "translation.source", to a value in YAML. If the file
// has the key, its value is replaced. Otherwise the key is added: in a mapping in flow
// style before the closing brace, else on a line of its own in the order of keys. A value
// that begins with a line break stands in the lines below its key.
func (f *File) Set(key, value string) {
	first, rest, nested := strings.Cut(key, ".")
	f.edit(key, value, func(h *header) (change, bool) {
		i, all := h.find(first)
		switch {
		case i < 0 && nested:
			return h.insert(f.Name, all, first, Mapping(Pair{rest, value})), true
		case i < 0:
			return h.insert(f.Name, all, first, value), true
		case !nested:
			return h.replace(all[i], value)
		}
		return h.setIn(all[i], rest, value)
	}, func(root *fields.Value) {
		if nested {
			if root.Get(first) == nil {
				put(root, first, &fields.Value{})
			}
			root = root.Get(first)
		}
		put(root, key[strings.IndexByte(key, '.')+1:], valueOf(value))
	})
}

// Append adds a value in YAML to the end of the list of a key. A single value becomes a
// list; a missing key is added.
func (f *File) Append(key, value string) {
	f.edit(key, value, func(h *header) (change, bool) {
		i, all := h.find(key)
		if i < 0 {
			return h.insert(f.Name, all, key, "\n  - "+value), true
		}
		e := all[i]
		switch list := e.Value; {
		case list.Kind == fields.Null:
			return h.replace(e, "\n  - "+value)
		case list.Kind == fields.Scalar: // a single value is a list of one
			from, to := h.extent(list, e.end)
			return change{from, to, List(string(h.src[from:to]), value)}, true
		case list.Kind != fields.List:
			return change{}, false
		case h.inFlow(list):
			return h.add(list, value), true
		default:
			dash := h.offset(list.Place)
			return h.line(e.end, string(h.src[h.lineStart(dash):dash])+"- "+value), true
		}
	}, func(root *fields.Value) {
		list := &fields.Value{Kind: fields.List}
		switch old := root.Get(key); {
		case old == nil || old.Kind == fields.Null:
		case old.Kind == fields.List:
			list.Items = old.Items
		default:
			list.Items = []*fields.Value{old}
		}
		list.Items = append(list.Items, valueOf(value))
		put(root, key, list)
	})
}

// Remove deletes a key with its value. Comments above it stay. If the file does not have
// the key, nothing happens.
func (f *File) Remove(key string) {
	if f.Value(key) == nil {
		return
	}
	f.edit(key, "", func(h *header) (change, bool) {
		i, all := h.find(key)
		return change{all[i].start, all[i].end, ""}, true
	}, func(root *fields.Value) {
		root.Entries = slices.DeleteFunc(root.Entries, func(e fields.Entry) bool { return e.Key == key })
		if len(root.Entries) == 0 {
			root.Kind = fields.Null
		}
	})
}

// Replace replaces a scalar of the current file by a value in YAML.
func (f *File) Replace(v *fields.Value, value string) {
	f.edit(v.Name, value, func(h *header) (change, bool) {
		from, to := h.extent(v, h.lineEnd(h.offset(v.Place)))
		return change{from, to, value}, v.Kind == fields.Scalar
	}, func(root *fields.Value) {
		if at := valueAt(root, v.Place); at != nil {
			*at = *valueOf(value)
		}
	})
}

// Value returns the value of a key such as "translation.source", or nil.
func (f *File) Value(key string) *fields.Value {
	h, _ := parse(f.Name, f.raw)
	v := h.Root
	for part := range strings.SplitSeq(key, ".") {
		v = v.Get(part)
	}
	return v
}

// edit makes a change and compares the result with what is expected. If they differ, the
// file stays as it was, and an error says what to type by hand.
func (f *File) edit(key, value string, make func(*header) (change, bool), expect func(root *fields.Value)) {
	before, _ := parse(f.Name, f.raw)
	if before.toml {
		top := diag.Place{File: f.Name, Line: 1, Column: 1, Width: 3}
		f.batch.Problems.Add(top, "front.toml-fixed").WithHintMessage(byHand(key, value, " = "))
		return
	}
	if c, ok := make(before); ok && !before.inBraces() {
		raw := f.apply(before, c)
		expect(before.Root)
		after, problems := parse(f.Name, raw)
		if problems.Errors() == 0 && bytes.Equal(before.body, after.body) && equal(before.Root, after.Root) {
			f.raw = raw
			return
		}
	}
	f.batch.Problems.Add(f.place(key), "front.not-changeable").WithHintMessage(byHand(key, value, ": "))
}

// place is the place of a key in the file that was read, or of the mapping above it.
func (f *File) place(key string) diag.Place {
	h, _ := parse(f.Name, f.old)
	at, v := diag.Place{File: f.Name, Line: 1, Column: 1}, h.Root
	for part := range strings.SplitSeq(key, ".") {
		if v = v.Get(part); v != nil {
			at = v.Place
		}
	}
	return at
}

// byHand says what a writer has to type if the command cannot.
func byHand(key, value, is string) diag.Message {
	if first, rest, nested := strings.Cut(key, "."); nested && is == ": " {
		key, value = first, Mapping(Pair{rest, value})
	}
	switch {
	case value == "":
		return diag.Say("hint.delete-by-hand", key)
	case is == " = " && strings.HasPrefix(value, "{"):
		return diag.Say("hint.write-as-yaml", key, value)
	case is == " = " && value != "true" && value != "false" && !strings.HasPrefix(value, `"`):
		value = `"` + value + `"`
	}
	return diag.Say("hint.write-by-hand", key+is+strings.TrimSpace(value))
}

// apply makes a change in the bytes of the file, with the file's line ends.
func (f *File) apply(h *header, c change) []byte {
	from, to := rawOffset(f.raw, c.start), rawOffset(f.raw, c.end)
	text := strings.ReplaceAll(c.text, "\n", lineEnd(f.raw))
	return bytes.Join([][]byte{f.raw[:from], []byte(text), f.raw[to:]}, nil)
}

// rawOffset converts an offset of the cleaned file to one of the file's bytes: fields.Clean
// removes the byte order mark and makes each line end one byte.
func rawOffset(raw []byte, clean int) int {
	at := 0
	if bytes.HasPrefix(raw, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for range clean {
		if raw[at] == '\r' && at+1 < len(raw) && raw[at+1] == '\n' {
			at++
		}
		at++
	}
	return at
}

// lineEnd returns the end of the file's first line.
func lineEnd(raw []byte) string {
	i := bytes.IndexAny(raw, "\r\n")
	switch {
	case i < 0 || raw[i] == '\n':
		return "\n"
	case i+1 < len(raw) && raw[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}
