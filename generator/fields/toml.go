package fields

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"qostil/generator/diag"
)

// TOML parses a text (TOML 1.0) that begins on a line of its file, into the same Values
// as YAML.
func TOML(file string, src []byte, line int) *Document {
	root := &Value{Kind: Mapping, Place: diag.Place{File: file, Line: line, Column: 1}}
	d := &Document{File: file, Root: root}
	if len(src) > maxBytes {
		d.broken(root.Place, "toml.long", len(src)>>10)
		return d
	}
	// The decoder checks the whole grammar, repeated keys included. The parser, which
	// knows the places, then walks a text that is known to be valid.
	var whole map[string]any
	if err := toml.Unmarshal(src, &whole); err != nil {
		at := root.Place
		var syntax *toml.DecodeError
		text := err.Error()
		if errors.As(err, &syntax) {
			row, column := syntax.Position()
			at.Line, at.Column = line+row-1, runeColumn(src, row, column)
			text = syntax.Error()
		}
		if strings.Contains(text, "at start of value") {
			d.broken(at, "toml.value")
		} else {
			d.broken(at, "toml.invalid", strings.TrimPrefix(text, "toml: "))
		}
		return d
	}
	c := tomlConverter{d: d, src: src, before: line - 1, table: root}
	c.parser.Reset(src)
	for c.parser.NextExpression() {
		c.expression(c.parser.Expression())
	}
	if err := c.parser.Error(); err != nil {
		d.broken(root.Place, "toml.invalid", err)
	}
	return d
}

// runeColumn converts the decoder's column, in bytes, to one in runes.
func runeColumn(src []byte, row, column int) int {
	lines := strings.Split(string(src), "\n")
	if row < 1 || row > len(lines) {
		return 1
	}
	return utf8.RuneCountInString(lines[row-1][:min(max(column-1, 0), len(lines[row-1]))]) + 1
}

type tomlConverter struct {
	d      *Document
	src    []byte
	before int
	parser unstable.Parser
	table  *Value // which key-value lines belong to
}

func (c *tomlConverter) place(r unstable.Range) diag.Place {
	at := placeAt(c.d.File, c.src, int(r.Offset))
	at.Line += c.before
	text := c.src[r.Offset : r.Offset+r.Length]
	at.Width = max(1, utf8.RuneCount(text))
	return at
}

func (c *tomlConverter) expression(n *unstable.Node) {
	switch n.Kind {
	case unstable.Table:
		c.table = c.descend(c.d.Root, n.Key(), false)
	case unstable.ArrayTable:
		c.table = c.descend(c.d.Root, n.Key(), true)
	case unstable.KeyValue:
		c.keyValue(c.table, n)
	}
}

// descend follows a dotted key and makes the mappings that it names. If list is true, the
// last part is a list that gets one more mapping.
func (c *tomlConverter) descend(at *Value, key unstable.Iterator, list bool) *Value {
	for key.Next() {
		part := key.Node()
		place := c.place(part.Raw)
		next := at.Get(string(part.Data))
		if next == nil {
			next = (&Value{Kind: Mapping, Place: place}).withName(string(part.Data))
			if list && key.IsLast() {
				next.Kind = List
			}
			at.Entries = append(at.Entries, Entry{string(part.Data), place, next})
		}
		if next.Kind == List {
			if list && key.IsLast() {
				next.Items = append(next.Items, (&Value{Kind: Mapping, Place: place}).withName(next.Name))
			}
			next = next.Items[len(next.Items)-1]
		}
		at = next
	}
	return at
}

func (c *tomlConverter) keyValue(into *Value, n *unstable.Node) {
	key := n.Key()
	var names []string
	var place diag.Place
	for key.Next() {
		part := key.Node()
		names = append(names, string(part.Data))
		place = c.place(part.Raw)
	}
	for _, name := range names[:len(names)-1] {
		next := into.Get(name)
		if next == nil {
			next = (&Value{Kind: Mapping, Place: place}).withName(name)
			into.Entries = append(into.Entries, Entry{name, place, next})
		}
		into = next
	}
	name := names[len(names)-1]
	into.Entries = append(into.Entries, Entry{name, place, c.value(n.Value(), place).withName(name)})
}

func (c *tomlConverter) value(n *unstable.Node, near diag.Place) *Value {
	v := &Value{Place: near}
	if n.Raw.Length > 0 {
		v.Place = c.place(n.Raw)
	}
	switch n.Kind {
	case unstable.Array:
		v.Kind = List
		for it := n.Children(); it.Next(); {
			v.Items = append(v.Items, c.value(it.Node(), v.Place))
		}
	case unstable.InlineTable:
		v.Kind = Mapping
		for it := n.Children(); it.Next(); {
			c.keyValue(v, it.Node())
		}
	case unstable.String:
		v.Kind, v.Text, v.Quoted = Scalar, string(n.Data), true
	case unstable.Bool, unstable.Integer, unstable.Float,
		unstable.LocalDate, unstable.LocalTime, unstable.LocalDateTime, unstable.DateTime:
		v.Kind, v.Text = Scalar, string(n.Data)
		if n.Raw.Length == 0 {
			v.Place = c.place(c.parser.Range(n.Data))
		}
	default:
		c.d.broken(v.Place, "toml.unexpected", n.Kind)
	}
	return v
}
