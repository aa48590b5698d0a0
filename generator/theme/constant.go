package theme

import (
	"html/template"
	"strings"
	"text/template/parse"

	"qostil/generator/language/locale"
	"qostil/generator/site"
)

// constantFolder replaces actions whose value depends on the language and the base path
// alone, above all {{T "nav.home"}}, by their text. A page has about twenty of them, and
// each costs as much as a field.
//
// html/template escapes an action by the place where it stands, but does not escape a
// text. So an action is replaced only if its text is the same at any place of the HTML:
// it has no character that means something to HTML, and does not follow "=", where it
// would be an attribute without quotes.
type constantFolder struct {
	theme     *Theme
	locale    *locale.Locale
	addresses site.Addresses
}

// fold replaces the actions in all templates of a set.
func (cf constantFolder) fold(set *template.Template) {
	for _, t := range set.Templates() {
		if t.Tree != nil {
			cf.list(t.Tree.Root)
		}
	}
}

func (cf constantFolder) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for i, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			text, ok := cf.constant(n.Pipe)
			if ok && i > 0 && neutral(text) && allowsText(list.Nodes[i-1]) {
				list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			cf.list(n.List)
			cf.list(n.ElseList)
		case *parse.RangeNode:
			cf.list(n.List)
			cf.list(n.ElseList)
		case *parse.WithNode:
			cf.list(n.List)
			cf.list(n.ElseList)
		}
	}
}

// constant returns the value of {{T "key"}}, {{asset "name"}} and {{comma}}; ok is false
// for any other action.
func (cf constantFolder) constant(p *parse.PipeNode) (text string, ok bool) {
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
		return cf.locale.T(argument), true
	case name.Ident == "asset" && quoted && len(c.Args) == 2:
		text, err := cf.theme.asset(argument, cf.addresses)
		return text, err == nil
	case name.Ident == "comma" && len(c.Args) == 1:
		return cf.locale.Comma(), true
	}
	return "", false
}

// neutral reports whether a text is the same anywhere in HTML.
func neutral(text string) bool { return !strings.ContainsAny(text, "&<>\"'`=+\x00") }

// allowsText reports whether an unescaped text may follow a node: the node is a text that
// does not end in "=".
func allowsText(n parse.Node) bool {
	t, ok := n.(*parse.TextNode)
	return ok && !strings.HasSuffix(strings.TrimRight(string(t.Text), " \t\r\n"), "=")
}
