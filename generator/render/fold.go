package render

import (
	"html/template"
	"strings"
	"text/template/parse"

	"qostil/generator/locale"
)

// fold replaces what a language decides alone, {{T "nav.home"}} above all, by its
// text: a page has some twenty of these, and each costs as much as a field.
//
// Escaping knows an action's place and a text's not. So only texts are put in that
// escaping leaves alone wherever HTML lets them stand: no signs that mean anything to
// HTML, and not after "=", where no quotes hold them together.
func fold(set *template.Template, l *locale.Locale) {
	for _, t := range set.Templates() {
		if t.Tree != nil {
			foldList(t.Tree.Root, l)
		}
	}
}

func foldList(list *parse.ListNode, l *locale.Locale) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			text, ok := constant(n.Pipe, l)
			if ok && i > 0 && plain(text) && holds(list.Nodes[i-1]) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		case *parse.RangeNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		case *parse.WithNode:
			foldList(n.List, l)
			foldList(n.ElseList, l)
		}
	}
}

// constant is the value of {{T "key"}} and {{comma}}.
func constant(p *parse.PipeNode, l *locale.Locale) (text string, ok bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return "", false
	}
	c := p.Cmds[0]
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		return "", false
	}
	switch key, literal := literal(c); {
	case name.Ident == "T" && literal && len(c.Args) == 2:
		return l.T(key), true
	case name.Ident == "comma" && len(c.Args) == 1:
		return l.Comma(), true
	}
	return "", false
}

// plain says whether a text is the same in HTML, quoted or not.
func plain(text string) bool { return !strings.ContainsAny(text, "&<>\"'`=+\x00") }

// holds says whether a text may follow as it is.
func holds(n parse.Node) bool {
	t, ok := n.(*parse.TextNode)
	return ok && !strings.HasSuffix(strings.TrimRight(string(t.Text), " \t\r\n"), "=")
}
