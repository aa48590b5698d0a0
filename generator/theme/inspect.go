package theme

import (
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"qostil/generator/diag"
)

// inspect checks the parsed templates of a file; with file "" those of the frame and of
// all partials. It finds what would otherwise fail only when a page is rendered.
func (t *Theme) inspect(set *template.Template, file string) {
	for _, tmpl := range set.Templates() {
		if tmpl.Tree == nil || tmpl.Tree.Root == nil || file != "" && tmpl.Tree.ParseName != file {
			continue
		}
		i := inspector{theme: t, set: set, tree: tmpl.Tree}
		i.list(tmpl.Tree.Root)
	}
	if file != "" && !strings.HasPrefix(file, snippetFolder) && set.Lookup("main") == nil {
		t.Problems.Add(diag.Place{File: Folder + "/" + file, Line: 1, Column: 1}, "template.no-main")
	}
}

// inspector walks one template. It reads the HTML between the actions only to know
// whether an action stands in a script, a style or a tag.
type inspector struct {
	theme *Theme
	set   *template.Template
	tree  *parse.Tree
	html  string // what stands before the node, from the last open script, style or tag on
}

func (i *inspector) place(n parse.Node) diag.Place {
	location, _ := i.tree.ErrorContext(n)
	parts := strings.Split(location, ":")
	at := diag.Place{File: Folder + "/" + i.tree.ParseName, Line: 1, Column: 1}
	if len(parts) >= 3 {
		line, _ := strconv.Atoi(parts[len(parts)-2]) // as package parse has written it
		column, _ := strconv.Atoi(parts[len(parts)-1])
		at.Line, at.Column = line, column+1
	}
	return at
}

func (i *inspector) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			i.html = openTag(i.html + string(n.Text))
		case *parse.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				i.context(n)
			}
			i.pipe(n.Pipe)
		case *parse.IfNode:
			i.branch(&n.BranchNode)
		case *parse.RangeNode:
			i.branch(&n.BranchNode)
		case *parse.WithNode:
			i.branch(&n.BranchNode)
		case *parse.TemplateNode:
			i.context(n)
			i.calls(n.Name)
			if n.Name != "main" && i.set.Lookup(n.Name) == nil {
				i.theme.Problems.Add(i.place(n), "template.unknown", n.Name).WithHintMessage(diag.DidYouMean(n.Name, i.names()))
			}
			i.pipe(n.Pipe)
		}
	}
}

func (i *inspector) names() []string {
	var names []string
	for _, t := range i.set.Templates() {
		names = append(names, t.Name())
	}
	slices.Sort(names)
	return names
}

func (i *inspector) branch(n *parse.BranchNode) {
	i.pipe(n.Pipe)
	before := i.html
	i.list(n.List)
	i.html = before
	i.list(n.ElseList)
	i.html = before
}

func (i *inspector) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		i.command(c)
	}
}

func (i *inspector) command(c *parse.CommandNode) {
	for _, arg := range c.Args {
		i.argument(arg)
	}
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		return
	}
	text, isLiteral := literal(c)
	switch {
	case name.Ident == "T" || name.Ident == "N":
		if !isLiteral {
			i.theme.Problems.Add(i.place(c), "template.string-key", name.Ident)
			return
		}
		i.theme.Keys = append(i.theme.Keys, KeyUse{text, i.place(c)})
	case name.Ident == "once":
		switch {
		case !isLiteral:
			i.theme.Problems.Add(i.place(c), "template.once-name")
		case i.set.Lookup(text) == nil:
			i.theme.Problems.Add(i.place(c), "template.unknown", text).WithHintMessage(diag.DidYouMean(text, i.names()))
		case !slices.Contains(i.theme.fragments, text):
			i.theme.fragments = append(i.theme.fragments, text)
		}
		i.calls(text)
	case name.Ident == "asset" && isLiteral:
		if _, found := i.theme.assets.URL(text); !found {
			i.theme.Problems.Add(i.place(c), "template.no-static-file", text).WithHintMessage(diag.DidYouMean(text, i.theme.assets.Names()))
		}
	}
}

// calls records that the template calls another.
func (i *inspector) calls(name string) {
	from := definition{i.tree.ParseName, i.tree.Name}
	i.theme.calls[from] = append(i.theme.calls[from], name)
}

// argument records the fields that an argument asks for.
func (i *inspector) argument(n parse.Node) {
	var fields []string
	switch n := n.(type) {
	case *parse.PipeNode:
		i.pipe(n)
	case *parse.FieldNode:
		fields = n.Ident
	case *parse.VariableNode:
		fields = n.Ident[1:]
	case *parse.ChainNode:
		i.argument(n.Node)
		fields = n.Field
	}
	for _, name := range fields {
		i.theme.fields[name] = true
	}
}

// literal returns the first argument of a call; ok is false if it is not a text in
// quotes.
func literal(c *parse.CommandNode) (text string, ok bool) {
	if len(c.Args) < 2 {
		return "", false
	}
	s, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return s.Text, true
}

var (
	unsafeElement   = regexp.MustCompile(`(?i)^<(script|style)\b[^>]*>`)
	unsafeAttribute = regexp.MustCompile(`(?i)\s(on[a-z]+|srcdoc|style)\s*=\s*("[^"]*|'[^']*|[^\s"'>]*)$`)
	unsafeTag       = regexp.MustCompile(`(?i)<(base|meta[^>]*http-equiv)\b[^>]*$`)
	openMeta        = regexp.MustCompile(`(?i)^<meta\b[^>]*$`)
	named           = regexp.MustCompile(`(?i)\s(name|property|itemprop)\s*=`)
)

// context refuses actions where a value could become code. Escaping has failed at such
// places before (GO-2026-6600, CVE-2026-27142), and pages need no action there.
func (i *inspector) context(n parse.Node) {
	switch {
	case unsafeElement.MatchString(i.html):
		i.theme.Problems.Add(i.place(n), "template.in-script")
	case unsafeAttribute.MatchString(i.html):
		i.theme.Problems.Add(i.place(n), "template.in-handler")
	case unsafeTag.MatchString(i.html):
		i.theme.Problems.Add(i.place(n), "template.in-base")
	case openMeta.MatchString(i.html) && !named.MatchString(i.html):
		i.theme.Problems.Add(i.place(n), "template.in-meta")
	}
}

// openTag returns the end of the HTML from the script or style that is still open, else
// from the last tag.
func openTag(html string) string {
	opens := openRaw.FindAllStringIndex(html, -1)
	if len(opens) > 0 {
		last := opens[len(opens)-1][0]
		if !closeRaw.MatchString(html[last:]) {
			return html[last:]
		}
	}
	return html[max(0, strings.LastIndexByte(html, '<')):]
}

var (
	openRaw  = regexp.MustCompile(`(?i)<(script|style)\b`)
	closeRaw = regexp.MustCompile(`(?i)</(script|style)\s*>`)
)
