package fields

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"qostil/generator/diag"
)

// The limits of a Document. People write less; a machine's file must not use up the
// memory of the build.
const (
	maxBytes = 1 << 20
	maxDepth = 16
)

// YAML parses a text (YAML 1.2.2) that begins on a line of its file. Anchors, aliases,
// merge keys, explicit types and further documents are errors: with them a small file can
// describe a very large value.
func YAML(file string, src []byte, line int) *Document {
	d := &Document{File: file, Root: &Value{Place: diag.Place{File: file, Line: line, Column: 1}}}
	if len(src) > maxBytes {
		d.broken(d.Root.Place, "yaml.long", len(src)>>10)
		return d
	}
	if onlyComments(src) {
		return d
	}
	var root yaml.Node
	err := yaml.Load(src, &root, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if err != nil {
		d.syntax(err, src, line)
		return d
	}
	c := yamlConverter{d, strings.Split(string(src), "\n"), line - 1}
	if len(root.Content) > 0 && root.Content[0].Tag != "!!null" {
		d.Root = c.value(root.Content[0])
	}
	return d
}

func (d *Document) broken(at diag.Place, code diag.Code, args ...any) *diag.Problem {
	d.Broken = true
	return d.Problems.Add(at, code, args...)
}

func onlyComments(src []byte) bool {
	for line := range bytes.Lines(src) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return false
		}
	}
	return true
}

// yamlConverter converts the decoder's nodes to Values.
type yamlConverter struct {
	d      *Document
	lines  []string
	before int // lines of the file above the text
}

func (c yamlConverter) place(n *yaml.Node) diag.Place {
	return diag.Place{File: c.d.File, Line: c.before + n.Line, Column: n.Column, Width: c.width(n)}
}

// width returns the length of a node on its line, in runes.
func (c yamlConverter) width(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(c.lines) {
		return 1
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 && !strings.Contains(n.Value, "\n") {
		onLine := utf8.RuneCountInString(strings.TrimRight(c.lines[n.Line-1], " \t\r")) - n.Column + 1
		return max(1, min(utf8.RuneCountInString(n.Value), onLine)) // a value may continue on the next line
	}
	if n.Kind == yaml.AliasNode {
		return 1 + utf8.RuneCountInString(n.Value)
	}
	line := []rune(c.lines[n.Line-1])
	if n.Column > len(line) {
		return 1
	}
	rest := []rune(strings.TrimRight(string(line[n.Column-1:]), " \t"))
	return max(1, enclosed(rest))
}

// enclosed returns the length of the quoted text, list or mapping at the beginning of a
// line. It is the length of the line if there is none, or if it ends on another line.
func enclosed(line []rune) int {
	depth := 0
	var quote rune
	for i := 0; i < len(line); i++ {
		switch r := line[i]; {
		case quote == '"' && r == '\\':
			i++
		case quote == '\'' && r == '\'' && i+1 < len(line) && line[i+1] == '\'':
			i++
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'':
			quote = r
		case r == '[' || r == '{':
			depth++
		case r == ']' || r == '}':
			depth--
		}
		if depth == 0 && quote == 0 && isEnclosed(line[0]) {
			return i + 1
		}
	}
	return len(line)
}

func isEnclosed(first rune) bool { return strings.ContainsRune(`"'[{`, first) }

func (c yamlConverter) value(n *yaml.Node) *Value {
	v := &Value{Place: c.place(n)}
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		c.d.broken(v.Place, "yaml.anchor")
		v.reported = true
		return v
	case n.Style&yaml.TaggedStyle != 0:
		c.d.broken(v.Place, "yaml.type", n.Tag)
		v.reported = true
		return v
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			break
		}
		v.Kind, v.Text = Scalar, n.Value
		v.Quoted = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
	case yaml.SequenceNode:
		v.Kind = List
		for _, item := range n.Content {
			v.Items = append(v.Items, c.value(item))
		}
	case yaml.MappingNode:
		v.Kind = Mapping
		for i := 0; i+1 < len(n.Content); i += 2 {
			c.entry(v, n.Content[i], n.Content[i+1])
		}
	}
	return v
}

func (c yamlConverter) entry(v *Value, key, value *yaml.Node) {
	at := c.place(key)
	switch {
	case key.Kind != yaml.ScalarNode:
		c.d.broken(at, "yaml.key-form")
		return
	case key.Value == "<<":
		c.d.broken(at, "yaml.merge-key")
		return
	}
	if first := v.Get(key.Value); first != nil {
		c.d.repeated(key.Value, at, v)
		return
	}
	v.Entries = append(v.Entries, Entry{key.Value, at, c.value(value).withName(key.Value)})
}

func (d *Document) repeated(key string, at diag.Place, in *Value) {
	p := d.Problems.Add(at, "key.twice", key)
	for _, e := range in.Entries {
		if e.Key == key {
			p.With(e.Place).WithHint("hint.first-on-line", e.Place.Line)
		}
	}
}
