package prose

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Snippet is a template of the site whose values stand in texts.
type Snippet struct {
	Params []Param
	Render func(l *site.Language, values map[string]any) (string, error)
}

// Param is a parameter of a Snippet.
type Param struct {
	Name string
	Type ParamType
	Must bool
}

// ParamType is the type of a Param. It decides the Go type of its value.
type ParamType string

// The types of Params.
const (
	TextParam    ParamType = "text"    // string
	LinesParam   ParamType = "lines"   // []string
	PairsParam   ParamType = "pairs"   // []Entry
	NumberParam  ParamType = "number"  // string, as it is written
	FlagParam    ParamType = "flag"    // bool
	DateParam    ParamType = "date"    // Day
	LinkParam    ParamType = "link"    // string: an address, or that of a page or file of the site
	PictureParam ParamType = "picture" // markdown.Picture of a file beside the story
	FileParam    ParamType = "file"    // string: the address of a file beside the story
)

// ParamTypes lists all types.
var ParamTypes = []ParamType{TextParam, LinesParam, PairsParam, NumberParam, FlagParam, DateParam, LinkParam, PictureParam, FileParam}

// Entry is one entry of a mapping.
type Entry struct{ Key, Value string }

// Day is a date in the words of the page.
type Day struct{ ISO, Text string }

// maxParam is the greatest length of a text of a snippet, in letters.
const maxParam = 2000

// fill returns the HTML of a snippet, or "" if its values have problems.
func (p *Prose) fill(a *site.Article, s markdown.Snippet, form Form) (string, error) {
	values, problems := p.values(a, s, form)
	if problems.Errors() > 0 {
		return "", nil // check reports them
	}
	return p.snippets[s.Name].Render(a.Language, values)
}

// values reads the values of a snippet. Those that the text leaves out are empty.
func (p *Prose) values(a *site.Article, s markdown.Snippet, form Form) (map[string]any, diag.List) {
	var problems diag.List
	snippet := p.snippets[s.Name]
	if snippet == nil {
		names := p.snippetNames()
		if s.Name == "" {
			problems.Add(s.At, "snippet.no-name", strings.Join(names, ", "))
			return nil, problems
		}
		problems.Add(s.At, "snippet.unknown", s.Name, strings.Join(names, ", ")).WithHintMessage(diag.DidYouMean(s.Name, names))
		return nil, problems
	}
	doc := fields.YAML(a.File, []byte(s.YAML), s.Line)
	doc.Zone = p.site.Config.Zone
	r := reader{p, a, form, doc, map[string]any{}}
	if !doc.Broken && doc.Root.Kind != fields.Mapping && doc.Root.Kind != fields.Null {
		doc.TypeError(doc.Root, "want.mapping")
	} else if !doc.Broken {
		r.read(s, snippet)
	}
	return r.values, doc.Problems
}

func (p *Prose) snippetNames() []string {
	var names []string
	for name := range p.snippets {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// reader reads the values of one snippet.
type reader struct {
	*Prose
	article *site.Article
	form    Form
	doc     *fields.Document
	values  map[string]any
}

func (r *reader) read(s markdown.Snippet, snippet *Snippet) {
	var names []string
	for _, param := range snippet.Params {
		names = append(names, param.Name)
		r.values[param.Name] = empty(param.Type)
		v := r.doc.Root.Get(param.Name)
		if v != nil && v.Kind != fields.Null {
			r.value(param, v)
		} else if param.Must {
			r.doc.Problems.Add(s.At, "snippet.param-missing", s.Name, param.Name)
		}
	}
	for _, e := range r.doc.Root.Entries {
		if !slices.Contains(names, e.Key) {
			r.doc.Problems.Add(e.Place, "snippet.param-unknown", s.Name, e.Key, strings.Join(names, ", ")).WithHintMessage(diag.DidYouMean(e.Key, names))
		}
	}
}

// empty returns the value of a parameter that the text leaves out.
func empty(t ParamType) any {
	switch t {
	case LinesParam:
		return []string(nil)
	case PairsParam:
		return []Entry(nil)
	case FlagParam:
		return false
	case DateParam:
		return (*Day)(nil)
	case PictureParam:
		return (*markdown.Picture)(nil)
	}
	return ""
}

// value reads the value of a parameter.
func (r *reader) value(param Param, v *fields.Value) {
	ref := markdown.Ref{Dest: v.Text, Alt: param.Name, At: v.Place, Image: param.Type == PictureParam}
	ref.At.Width = max(1, len([]rune(v.Text)))
	switch param.Type {
	case TextParam:
		r.values[param.Name], _ = r.doc.Text(v, maxParam)
	case LinesParam:
		if v.Kind != fields.Scalar {
			r.values[param.Name] = r.doc.Texts(v, maxParam, true)
			break
		}
		lines := strings.FieldsFunc(v.Text, func(c rune) bool { return c == '\n' || c == '\r' })
		r.values[param.Name] = slices.DeleteFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "" })
	case PairsParam:
		r.pairs(param, v)
	case FlagParam:
		r.values[param.Name], _ = r.doc.Bool(v)
	case NumberParam:
		if _, err := strconv.ParseFloat(v.Text, 64); v.Kind != fields.Scalar || err != nil {
			r.doc.TypeError(v, "want.number")
		}
		r.values[param.Name] = v.Text
	case DateParam:
		if t, dateOnly, ok := r.doc.Time(v); ok {
			r.values[param.Name] = r.day(t, dateOnly)
		}
	case LinkParam, FileParam:
		if text, ok := r.doc.Text(v, maxParam); ok {
			ref.Dest = text
			r.link(param, v, ref)
		}
	case PictureParam:
		if _, ok := r.doc.Text(v, maxParam); ok {
			pic, problem := r.picture(r.article, ref, r.form)
			r.add(problem)
			if pic.Src != "" {
				r.values[param.Name] = &pic
			}
		}
	}
}

// link reads an address, or the name of a file.
func (r *reader) link(param Param, v *fields.Value, ref markdown.Ref) {
	if param.Type == FileParam {
		u, ok := r.site.MediaPath(beside(r.article, ref.Dest))
		if !ok {
			r.add(r.missing(r.article, ref, ref.Dest))
			return
		}
		r.values[param.Name] = r.href(u, r.form)
		return
	}
	if scheme, ok := markdown.Allowed(ref.Dest); !ok {
		r.doc.Problems.Add(ref.At, "link.scheme-refused", scheme)
		return
	}
	l, problem := r.resolve(r.article, ref, r.form)
	r.add(problem)
	r.values[param.Name] = l.Href
}

// add adds a problem, unless it is nil.
func (r *reader) add(problem *diag.Problem) {
	if problem != nil {
		r.doc.Problems = append(r.doc.Problems, *problem)
	}
}

func (r *reader) pairs(param Param, v *fields.Value) {
	if v.Kind != fields.Mapping {
		r.doc.TypeError(v, "want.mapping")
		return
	}
	var pairs []Entry
	for _, e := range v.Entries {
		if text, ok := r.doc.Text(e.Value, maxParam); ok {
			pairs = append(pairs, Entry{e.Key, text})
		}
	}
	r.values[param.Name] = pairs
}

func (r *reader) day(t time.Time, dateOnly bool) *Day {
	if dateOnly {
		return &Day{t.Format(time.DateOnly), r.article.Language.Date(t)}
	}
	return &Day{t.Format(time.RFC3339), r.article.Language.DateTime(t)}
}
