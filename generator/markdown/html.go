package markdown

import (
	"bytes"
	"html"
	"io"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"qostil/generator/language/locale"
)

// Options holds what the page knows and the text does not. The zero value leaves links and
// pictures as they are.
type Options struct {
	Link     func(Ref) Link
	Picture  func(Ref) Picture
	Headings []string // ids in place of the text's own, one for each heading
	IDPrefix string   // of all ids, where several texts stand on one page
	Eager    bool     // a picture that begins the text stands where the page begins
	Snippet  func(Snippet) (string, error)

	// Locale returns the language of a passage of the text, for its typography; nil if the program
	// has no data for it.
	Locale func(tag string) *locale.Locale
}

// Link is a link as the page writes it.
type Link struct {
	Href string // "" leaves the words alone
	Lang string // hreflang, where the target is in another language
}

// Picture is a picture as the page writes it.
type Picture struct {
	Src           string   // "" leaves the words that stand for it
	Srcset        string   // as HTML has it; "" where there is one size
	Sizes         string   // how wide it is shown: by where it stands
	Sources       []Source // the same in other kinds, the best first
	Tone          string   // the colour that it mostly has: a class
	Width, Height int      // in pixels; 0 where not known
	Eager         bool     // it stands where the page begins
}

// Source is an element <source>: the picture in another format.
type Source struct{ Type, Srcset string }

// HTML writes the text as HTML.
func (t *Text) HTML(w io.Writer, o *Options) error { return t.write(w, t.root, o) }

func (t *Text) write(w io.Writer, n ast.Node, o *Options) error {
	r := t.engine.writers.Get().(*writer)
	defer t.engine.writers.Put(r)
	r.text, r.options = t, o
	err := r.renderer.Render(&r.page, t.source, n)
	r.text, r.options, r.setting.pieces = nil, nil, r.setting.pieces[:0]
	if err == nil {
		_, err = r.page.WriteTo(w)
	}
	r.page.Reset()
	return err
}

// writer renders what depends on the page, and what differs from the HTML of the library. It
// renders one text at a time.
type writer struct {
	renderer renderer.Renderer
	text     *Text
	options  *Options
	page     page
	setting  setting
}

// page is the rendered HTML. The library makes a buffer for every text unless it is given one.
type page struct{ bytes.Buffer }

// Buffered implements util.BufWriter.
func (p *page) Buffered() int { return p.Len() }

// Flush implements util.BufWriter.
func (p *page) Flush() error { return nil }

// RegisterFuncs implements renderer.NodeRenderer.
func (w *writer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindText, w.plainText)
	reg.Register(ast.KindHeading, w.heading)
	reg.Register(ast.KindLink, w.link)
	reg.Register(ast.KindAutoLink, w.autoLink)
	reg.Register(ast.KindImage, w.image)
	reg.Register(ast.KindHTMLBlock, skip)
	reg.Register(ast.KindRawHTML, skip)
	reg.Register(extast.KindTableCell, w.cell)
	reg.Register(kindFigure, w.figure)
	reg.Register(kindPassage, w.passage)
	reg.Register(kindCallout, w.callout)
	reg.Register(kindEmbed, w.embed)
	reg.Register(kindSnippet, w.snippet)
	reg.Register(extast.KindTable, w.table)
	reg.Register(extast.KindTaskCheckBox, w.box)
	reg.Register(extast.KindFootnoteBacklink, w.backlink)
	reg.Register(extast.KindFootnoteList, w.notes)
}

func skip(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func (w *writer) heading(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	level := strconv.Itoa(n.(*ast.Heading).Level)
	if !entering {
		_, _ = out.WriteString("</h" + level + ">\n")
		return ast.WalkContinue, nil
	}
	i := w.text.headings[n]
	id := w.text.facts.Headings[i].ID
	if i < len(w.options.Headings) {
		id = w.options.Headings[i]
	}
	_, _ = out.WriteString("<h" + level + ` id="` + html.EscapeString(w.options.IDPrefix+id) + `">`)
	return ast.WalkContinue, nil
}

// target asks the page where a link leads; ok is false if only the words of the link are
// written.
func (w *writer) target(n ast.Node) (l Link, ok bool) {
	r, ok := w.text.refs[n]
	if !ok || w.options.Link == nil {
		return Link{Href: r.Dest}, ok
	}
	l = w.options.Link(r)
	return l, l.Href != ""
}

func (w *writer) open(out util.BufWriter, l Link, n ast.Node, title []byte) {
	_, _ = out.WriteString(`<a href="`)
	_, _ = out.Write(util.EscapeHTML(util.URLEscape([]byte(l.Href), false)))
	if l.Lang != "" {
		_, _ = out.WriteString(`" hreflang="` + html.EscapeString(l.Lang))
	}
	if title != nil {
		_, _ = out.WriteString(`" title="`)
		_, _ = out.Write(util.EscapeHTML([]byte(w.words(n, unescape(title)))))
	}
	_, _ = out.WriteString(`">`)
}

func (w *writer) link(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	l, ok := w.target(n)
	switch {
	case !ok:
	case entering:
		w.open(out, l, n, n.Title)
	default:
		_, _ = out.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (w *writer) autoLink(out util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	l, ok := w.target(n)
	if ok {
		w.open(out, l, n, nil)
	}
	_, _ = out.Write(util.EscapeHTML(n.Label(source)))
	if ok {
		_, _ = out.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (w *writer) image(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	alt := html.EscapeString(w.words(n, w.text.plainWords(n)))
	r, ok := w.text.refs[n]
	p := Picture{Src: r.Dest}
	if ok && w.options.Picture != nil {
		p = w.options.Picture(r)
	}
	title := ""
	if n.Title != nil {
		title = w.words(n, unescape(n.Title))
	}
	p.Sizes = columnSizes
	inFigure := n.Parent().Kind() == kindFigure
	if w.options.Eager && inFigure && n.PreviousSibling() == nil && n.Parent() == w.text.root.FirstChild() {
		p.Eager = true
	}
	if inFigure {
		_, _ = out.WriteString("<figure>")
		if n.Parent().ChildCount() > 1 {
			p.Sizes = rowSizes
		}
	}
	switch {
	case p.Src == "":
		_, _ = out.WriteString(alt)
	case inFigure:
		p.write(out, alt, "")
	default:
		p.write(out, alt, title)
	}
	if inFigure {
		if title != "" {
			w.caption(out, title)
		}
		_, _ = out.WriteString("</figure>\n")
	}
	return ast.WalkSkipChildren, nil
}

// write writes a picture and escapes its alternative text.
func (p *Picture) write(out util.BufWriter, alt, title string) {
	for i, s := range p.Sources {
		if i == 0 {
			_, _ = out.WriteString("<picture>")
		}
		_, _ = out.WriteString(`<source type="` + html.EscapeString(s.Type) + `" srcset="` + html.EscapeString(s.Srcset) + `" sizes="` + html.EscapeString(p.Sizes) + `">`)
	}
	_, _ = out.WriteString(`<img`)
	if p.Tone != "" {
		_, _ = out.WriteString(` class="tone-` + html.EscapeString(p.Tone) + `"`)
	}
	_, _ = out.WriteString(` src="`)
	_, _ = out.Write(util.EscapeHTML(util.URLEscape([]byte(p.Src), false)))
	_ = out.WriteByte('"')
	if p.Srcset != "" {
		_, _ = out.WriteString(` srcset="` + html.EscapeString(p.Srcset) + `" sizes="` + html.EscapeString(p.Sizes) + `"`)
	}
	_, _ = out.WriteString(` alt="` + alt + `"`)
	if p.Width > 0 && p.Height > 0 {
		_, _ = out.WriteString(` width="` + strconv.Itoa(p.Width) + `" height="` + strconv.Itoa(p.Height) + `"`)
	}
	if title != "" {
		_, _ = out.WriteString(` title="` + html.EscapeString(title) + `"`)
	}
	if p.Eager {
		_, _ = out.WriteString(` fetchpriority="high">`)
	} else {
		_, _ = out.WriteString(` loading="lazy" decoding="async">`)
	}
	if len(p.Sources) > 0 {
		_, _ = out.WriteString("</picture>")
	}
}
