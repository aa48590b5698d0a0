package theme

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// snippetFolder holds the snippets: templates whose values stand in the texts of articles.
const snippetFolder = "snippets/"

var (
	declaration = regexp.MustCompile(`^\s*\{\{-?\s*/\*((?s:.*?))\*/\s*-?\}\}`)
	paramLine   = regexp.MustCompile(`^\s*([A-Za-z][A-Za-z0-9_]*):\s+([a-z]+)(, must)?(\.\s.*|\.)?$`)
	snippetName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// loadSnippets parses the snippets and reads their parameters: a file begins with a
// comment, in which a line "name: type." or "name: type, must." declares a parameter.
func (t *Theme) loadSnippets(files []string) {
	set := t.emptySet()
	t.params = map[string][]prose.Param{}
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(file, snippetFolder), ".html")
		at := diag.Place{File: Folder + "/" + file}
		if !snippetName.MatchString(name) {
			t.Problems.Add(at, "snippet.name-form", name)
			continue
		}
		if _, err := set.New(file).Parse(t.sources[file]); err != nil {
			t.addError(err)
			continue
		}
		t.params[name] = t.declared(file)
	}
	for _, file := range files {
		t.inspect(set, file)
	}
	t.snippets = set
}

// declared returns the parameters that the comment of a snippet declares.
func (t *Theme) declared(file string) []prose.Param {
	var params []prose.Param
	m := declaration.FindStringSubmatchIndex(t.sources[file])
	if m == nil {
		return nil
	}
	source := t.sources[file]
	line := 1 + strings.Count(source[:m[2]], "\n")
	for i, text := range strings.Split(source[m[2]:m[3]], "\n") {
		p := paramLine.FindStringSubmatch(strings.TrimRight(text, " \t\r"))
		if p == nil {
			continue // words for people
		}
		param := prose.Param{Name: p[1], Type: prose.ParamType(p[2]), Must: p[3] != ""}
		if !slices.Contains(prose.ParamTypes, param.Type) {
			var known []string
			for _, kind := range prose.ParamTypes {
				known = append(known, string(kind))
			}
			t.Problems.Add(diag.Place{File: Folder + "/" + file, Line: line + i, Column: 1}, "snippet.param-type", param.Name, p[2], strings.Join(known, ", "))
			continue
		}
		params = append(params, param)
	}
	return params
}

// Snippets returns the snippets by name, as package prose takes them, for a site with
// these addresses.
func (t *Theme) Snippets(addresses site.Addresses) map[string]*prose.Snippet {
	all := map[string]*prose.Snippet{}
	for name, params := range t.params {
		all[name] = &prose.Snippet{Params: params, Render: func(l *site.Language, values map[string]any) (string, error) {
			set, err := t.For(l.Locale, addresses)
			if err != nil {
				return "", err
			}
			var out strings.Builder
			if err := set.snippets.ExecuteTemplate(&out, snippetFolder+name+".html", values); err != nil {
				p := Problem(err)
				return "", errors.New(p.Place.String() + ": " + p.Text())
			}
			if strings.Contains(out.String(), unsafeAddress) {
				return "", errors.New("an address was not safe")
			}
			return out.String(), nil
		}}
	}
	return all
}
