package markdown

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"qostil/generator/diag"
)

// Snippet is a fenced block "snippet NAME" that holds YAML: the writer's values for a template
// of the designer.
type Snippet struct {
	Name string
	YAML string
	Line int        // of the file, on which the YAML begins
	At   diag.Place // of its name, or where that is missing, of the word before it
}

// snippet is a Snippet among the nodes of a text.
type snippet struct {
	ast.BaseBlock
	name     string
	at, body int // offsets of its name and its YAML
}

var kindSnippet = ast.NewNodeKind("Snippet")

func (*snippet) Kind() ast.NodeKind              { return kindSnippet }
func (*snippet) IsRaw() bool                     { return true }
func (n *snippet) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type snippets struct{}

func (snippets) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	var fences []*ast.FencedCodeBlock
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*ast.FencedCodeBlock); ok && entering && f.Info != nil {
			if word, _, _ := strings.Cut(string(f.Info.Segment.Value(source)), " "); word == "snippet" {
				fences = append(fences, f)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, f := range fences {
		info := f.Info.Segment.Value(source)
		name := bytes.TrimSpace(bytes.TrimPrefix(info, []byte("snippet")))
		n := &snippet{name: string(name), at: f.Info.Segment.Start + bytes.Index(info, name)}
		n.SetPos(f.Pos())
		n.SetLines(f.Lines())
		n.body = f.Info.Segment.Stop
		if f.Lines().Len() > 0 {
			n.body = f.Lines().At(0).Start
		}
		f.Parent().ReplaceChild(f.Parent(), f, n)
	}
}

// snippetOf returns the Snippet of a node.
func (t *Text) snippetOf(n *snippet) Snippet {
	var yaml strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		yaml.Write(line.Value(t.source))
	}
	return Snippet{Name: n.name, YAML: yaml.String(), Line: t.place(n.body, 1).Line, At: t.place(n.at, cmp.Or(len(n.name), len("snippet")))}
}

func (t *Text) snippet(n *snippet) {
	t.fence(n)
	t.facts.Snippets = append(t.facts.Snippets, t.snippetOf(n))
}

func (w *writer) snippet(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering || w.options.Snippet == nil {
		return ast.WalkSkipChildren, nil
	}
	s := w.text.snippetOf(node.(*snippet))
	html, err := w.options.Snippet(s)
	if err != nil {
		return ast.WalkStop, fmt.Errorf("%s: the snippet %q: %w", s.At, s.Name, err)
	}
	_, _ = out.WriteString(html)
	return ast.WalkSkipChildren, nil
}
