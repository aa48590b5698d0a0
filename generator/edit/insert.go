package edit

import (
	"bytes"
	"strings"

	"qostil/generator/fields"
)

// find returns the index of a key among the entries of the file, or -1, and all entries.
func (h *header) find(key string) (int, []entry) {
	all := h.entries(h.Root, h.end)
	for i, e := range all {
		if e.Key == key {
			return i, all
		}
	}
	return -1, all
}

// insert adds a line for a key, after the last key that precedes it in the order of keys.
// Comments at the top belong to the file and stay there.
func (h *header) insert(file string, all []entry, key, value string) change {
	at, indent := h.start, ""
	for i, e := range all {
		if i == 0 {
			at, indent = e.start, string(h.src[e.start:h.offset(e.Place)])
		}
		if order(file, e.Key, key) < 0 {
			at = e.end
		}
	}
	return h.line(at, indent+key+":"+afterColon(value))
}

// line inserts a line at the beginning of another line or at the end of the file.
func (h *header) line(at int, text string) change {
	if at > 0 && h.src[at-1] != '\n' {
		return change{at, at, "\n" + text}
	}
	return change{at, at, text + "\n"}
}

func afterColon(value string) string {
	if strings.HasPrefix(value, "\n") {
		return value
	}
	return " " + value
}

// replace replaces the value of an entry.
func (h *header) replace(e entry, value string) (change, bool) {
	if e.Value.Kind == fields.Null {
		rest := strings.TrimLeft(string(h.src[e.colon:h.lineEnd(e.colon)]), " ")
		empty := rest == "" || strings.ContainsAny(rest[:1], "#,}") // and not null or ~
		return change{e.colon, e.colon, afterColon(value)}, empty
	}
	from, to := h.extent(e.Value, e.end)
	if strings.HasPrefix(value, "\n") || h.lineStart(from) > e.start && !h.inFlow(e.Value) {
		return change{e.colon, to, afterColon(value)}, true
	}
	return change{from, to, value}, true
}

// setIn sets a key in the mapping of an entry.
func (h *header) setIn(e entry, key, value string) (change, bool) {
	m := e.Value
	switch {
	case m.Kind == fields.Null:
		return h.replace(e, Mapping(Pair{key, value}))
	case m.Kind != fields.Mapping:
		return change{}, false
	}
	for _, sub := range m.Entries {
		if sub.Key != key {
			continue
		}
		at := h.offset(sub.Place)
		inner := entry{Entry: sub, start: h.lineStart(at), end: e.end, colon: h.colon(at)}
		if !h.inFlow(m) {
			for _, known := range h.entries(m, e.end) {
				if known.Key == key {
					inner = known
				}
			}
		}
		return h.replace(inner, value)
	}
	if h.inFlow(m) {
		return h.add(m, key+": "+value), true
	}
	first := h.offset(m.Entries[0].Place)
	return h.line(e.end, string(h.src[h.lineStart(first):first])+key+": "+value), true
}

// add inserts an item at the end of a list or a mapping in flow style.
func (h *header) add(v *fields.Value, text string) change {
	at := h.offset(v.Place)
	end, last := flow(h.src, at)
	sep := ", "
	switch {
	case last == at+1:
		sep = ""
	case h.src[last-1] == ',':
		sep = " "
	}
	if bytes.IndexByte(h.src[last:end], '\n') >= 0 { // a comment may follow the last item
		return change{end - 1, end - 1, strings.TrimLeft(sep, " ") + text}
	}
	return change{last, last, sep + text}
}
