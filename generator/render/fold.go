package render

import (
	"html/template"
	"strings"
	"text/template/parse"

	"qostil/generator/language/locale"
)

// folder replaces what a language and the base path decide alone, {{T "nav.home"}}
// above all, by its text: a page has some twenty of these, and each costs as much as a
// field.
//
// Escaping knows an action's place and a text's not. So only texts are put in that
// escaping leaves alone wherever HTML lets them stand: no signs that mean anything to
// HTML, and not after "=", where no quotes hold them together.
type folder struct {
	templates *Templates
	locale    *locale.Locale
	basePath  string
}

func (f folder) set(set *template.Template) {
	for _, t := range set.Templates() {
		if t.Tree != nil {
			f.list(t.Tree.Root)
		}
	}
}

func (f folder) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			text, ok := f.constant(n.Pipe)
			if ok && i > 0 && plain(text) && holds(list.Nodes[i-1]) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.RangeNode:
			f.list(n.List)
			f.list(n.ElseList)
		case *parse.WithNode:
			f.list(n.List)
			f.list(n.ElseList)
		}
	}
}

// constant is the value of {{T "key"}}, {{asset "name"}} and {{comma}}.
func (f folder) constant(p *parse.PipeNode) (text string, ok bool) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return "", false
	}
	c := p.Cmds[0]
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		return "", false
	}
	switch argument, quoted := literal(c); {
	case name.Ident == "T" && quoted && len(c.Args) == 2:
		return f.locale.T(argument), true
	case name.Ident == "asset" && quoted && len(c.Args) == 2:
		text, err := f.templates.asset(argument, f.basePath)
		return text, err == nil
	case name.Ident == "comma" && len(c.Args) == 1:
		return f.locale.Comma(), true
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
