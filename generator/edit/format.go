package edit

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/fields"
)

// Format sorts the keys of front matter into the order of content.Keys, with the comments
// above each key, and replaces names of tags by their keys: key returns the key of a tag, or
// "" if it is not known. In a glossary each entry gets one line, and entries are sorted by
// key; sections stay first in their own order, which is that of the menu. Front matter in
// TOML and all other files do not change. Format is idempotent.
func (f *File) Format(key func(tag string) string) {
	h, _ := parse(f.Name, f.raw)
	switch {
	case h.toml || h.inBraces():
	case strings.HasSuffix(f.Name, ".md"):
		f.formatTags(key)
		f.arrange(func(h *header) []chunk { return inOrder(h.chunks(), byRank) })
	case f.Name == config.File("tags.yaml"):
		f.arrange(func(h *header) []chunk { return inOrder(h.oneLine(h.chunks()), sectionsFirst) })
	case slices.Contains(config.Glossaries(), f.Name):
		f.arrange(func(h *header) []chunk { return inOrder(h.oneLine(h.chunks()), byKey) })
	}
}

// formatTags replaces the names of tags by their keys.
func (f *File) formatTags(key func(tag string) string) {
	list := f.Value("tags")
	if list == nil || list.Kind != fields.List {
		return
	}
	for i := range list.Items {
		item := f.Value("tags").Items[i] // read again: its place may have moved
		if k := key(item.Text); item.Kind == fields.Scalar && k != "" && k != item.Text {
			f.Replace(item, Text(k))
		}
	}
}

// chunk is an entry with the comments and empty lines above it.
type chunk struct {
	entry
	above, text string
}

// chunks returns the entries of the file with what is above each. The comments at the top
// of a glossary belong to the file and are in no chunk.
func (h *header) chunks() []chunk {
	all := h.entries(h.Root, h.end)
	chunks := make([]chunk, len(all))
	at := h.start
	if at == 0 {
		at = all[0].start
	}
	for i, e := range all {
		text := string(h.src[e.start:e.end])
		chunks[i] = chunk{e, string(h.src[at:e.start]), strings.TrimSuffix(text, "\n") + "\n"}
		at = e.end
	}
	return chunks
}

// arrange replaces the entries of the file by chunks.
func (f *File) arrange(order func(*header) []chunk) {
	h, _ := parse(f.Name, f.raw)
	if len(h.Root.Entries) == 0 {
		return
	}
	before := h.chunks()
	after := order(h)
	from := before[0].start - len(before[0].above)
	to := before[len(before)-1].end
	var b strings.Builder
	for _, c := range after {
		b.WriteString(c.above)
		b.WriteString(c.text)
	}
	text := b.String()
	if old := string(h.src[from:to]); strings.TrimSuffix(text, "\n") == strings.TrimSuffix(old, "\n") {
		return
	}
	f.edit("", "", func(*header) (change, bool) { return change{from, to, text}, true }, func(*fields.Value) {})
}

func inOrder(chunks []chunk, less func(a, b chunk) int) []chunk {
	chunks = slices.Clone(chunks)
	slices.SortStableFunc(chunks, less)
	return chunks
}

func byRank(a, b chunk) int { return rank(a.Key) - rank(b.Key) }

func byKey(a, b chunk) int { return strings.Compare(a.Key, b.Key) }

// section reports whether the entry of a tag is a rubric (group: section).
func (c chunk) section() bool {
	group := c.Value.Get("group")
	return group != nil && config.Group(group.Text) == config.GroupSection
}

func sectionsFirst(a, b chunk) int {
	switch x, y := a.section(), b.section(); {
	case x && y:
		return 0
	case x:
		return -1
	case y:
		return 1
	}
	return byKey(a, b)
}

// Rename changes the key of an entry of a glossary and moves the entry to its new place.
func (f *File) Rename(old, key string) {
	f.edit(old, key, func(h *header) (change, bool) {
		i, all := h.find(old)
		if i < 0 {
			return change{}, false
		}
		at := h.offset(all[i].Entry.Place)
		return change{at, all[i].colon - 1, key}, true
	}, func(root *fields.Value) {
		for i := range root.Entries {
			if root.Entries[i].Key == old {
				root.Entries[i].Key = key
			}
		}
	})
	f.moveIntoOrder(key)
}

// Add adds an entry to a glossary in the order of keys.
func (f *File) Add(key, value string) {
	f.Set(key, value)
	f.moveIntoOrder(key)
}

// moveIntoOrder moves an entry of tags.yaml to its place: rubrics stand first, in an order of
// their own, the others in the order of keys.
func (f *File) moveIntoOrder(key string) {
	f.arrange(func(h *header) []chunk {
		chunks := h.chunks()
		i := slices.IndexFunc(chunks, func(c chunk) bool { return c.Key == key })
		if i < 0 {
			return chunks
		}
		moved := chunks[i]
		rest := slices.Delete(slices.Clone(chunks), i, i+1)
		at := slices.IndexFunc(rest, func(c chunk) bool { return sectionsFirst(moved, c) < 0 })
		switch {
		case moved.section() && i < len(rest) && (i == 0 || rest[i-1].section()) && rest[i].section():
			return chunks // between rubrics
		case at < 0:
			at = len(rest)
		}
		return slices.Insert(rest, at, moved)
	})
}

// ReplaceInText replaces an address in the links of a text.
func (f *File) ReplaceInText(old, path string) {
	h, _ := parse(f.Name, f.raw)
	at := rawOffset(f.raw, len(h.src)-len(h.body))
	link := regexp.MustCompile(`([(<\s])` + regexp.QuoteMeta(old))
	text := link.ReplaceAll(f.raw[at:], []byte("${1}"+path))
	f.raw = slices.Concat(f.raw[:at:at], text)
}

// TOML reports whether the front matter is TOML, which commands do not change.
func (f *File) TOML() bool {
	h, _ := parse(f.Name, f.raw)
	return h.toml
}

// oneLine writes entries of several lines on one line. Entries with comments inside stay
// as they are.
func (h *header) oneLine(chunks []chunk) []chunk {
	for i := range chunks {
		c := &chunks[i]
		lines := strings.Count(c.text, "\n")
		if c.Value.Kind != fields.Mapping || lines == 1 || commented(c.text) {
			continue
		}
		c.text = string(h.src[c.start:c.colon]) + " " + flowText(c.Value) + "\n"
	}
	return chunks
}

// commented reports whether a text may have a comment.
func commented(text string) bool {
	return bytes.Contains([]byte(text), []byte(" #")) || bytes.Contains([]byte(text), []byte("\n#"))
}

// flowText writes a value on one line.
func flowText(v *fields.Value) string {
	switch v.Kind {
	case fields.Mapping:
		var pairs []Pair
		for _, e := range v.Entries {
			pairs = append(pairs, Pair{Text(e.Key), flowText(e.Value)})
		}
		return Mapping(pairs...)
	case fields.List:
		var items []string
		for _, item := range v.Items {
			items = append(items, flowText(item))
		}
		return List(items...)
	case fields.Scalar:
		return Text(v.Text)
	}
	return "null"
}
