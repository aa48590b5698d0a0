package asset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/output"
)

// Font is a web font for one of the two kinds of text, from a package of Fontsource
// that npm has installed in the site's folder.
type Font struct {
	Kind    string     // serif: text and headlines; sans: data
	Package string     // "@fontsource/pt-serif", "@fontsource-variable/inter"
	At      diag.Place // where site.yaml names it
}

// Modules is where npm installs packages, in the site's folder.
const Modules = "node_modules"

// styleSheet is the style that declares the fonts, so that they need no request of their
// own.
const styleSheet = "css/site.css"

// packageInfo is what metadata.json and unicode.json of a Fontsource package say.
type packageInfo struct {
	ID       string          `json:"id"`
	Family   string          `json:"family"`
	Subsets  []string        `json:"subsets"`
	Weights  []int           `json:"weights"`
	Styles   []string        `json:"styles"`
	Axes     json.RawMessage `json:"variable"` // of the family: false where it has no variable font
	ranges   map[string]string
	variable bool // the package holds one variable font, not a font for each weight
}

// face is one file of a font.
type face struct {
	file, style, weight, letters string
}

// subsets are the alphabets that are published. A browser loads only those whose letters
// a page has.
var subsets = []string{"latin", "latin-ext", "cyrillic", "cyrillic-ext", "arabic"}

// faces are what a kind of text needs: its regular letters first.
var faces = map[string][]struct {
	style  string
	weight int
}{
	"serif": {{"normal", 400}, {"normal", 700}, {"italic", 400}},
	"sans":  {{"normal", 400}, {"normal", 600}},
}

var (
	fontFamily   = regexp.MustCompile(`^[\pL\d][\pL\d .-]*$`)
	fontID       = regexp.MustCompile(`^[a-z\d][a-z\d-]*$`)
	unicodeRange = regexp.MustCompile(`^U\+[\dA-Fa-f?]+(-[\dA-Fa-f]+)?(,\s*U\+[\dA-Fa-f?]+(-[\dA-Fa-f]+)?)*$`)
)

// declare adds the files of a font, and returns the rules that declare it.
func (s *Set) declare(site fs.FS, f Font) string {
	dir := path.Join(Modules, f.Package)
	p, err := readFont(site, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.Problems.Add(f.At, "font.not-installed", f.Package)
		return ""
	case err != nil:
		s.Problems.Add(f.At, "font.broken-package", f.Package, err)
		return ""
	}
	var css strings.Builder
	set := webFont{font: f}
	for _, want := range faces[f.Kind] {
		for _, subset := range subsets {
			c, ok := p.face(site, dir, subset, want.style, want.weight)
			if !ok {
				if p.declares(subset) && c.file != "" && c.style == "normal" {
					s.Problems.Add(f.At, "font.incomplete", f.Package, c.file)
					return ""
				}
				continue
			}
			url := "/fonts/" + path.Base(c.file)
			if !slices.ContainsFunc(s.files, func(f *output.File) bool { return f.URL() == url }) {
				s.files = append(s.files, &output.File{
					Path: url[1:], Type: output.TypeOf(url), From: []diag.Place{f.At},
					Render: func(out *output.Out) error {
						data, err := fs.ReadFile(site, c.file)
						out.Write(data)
						return err
					},
				})
			}
			if want.style == "normal" && want.weight == 400 {
				set.regular = append(set.regular, regular{url, c.letters})
			}
			fmt.Fprintf(&css, "@font-face{font-family:%q;font-style:%s;font-weight:%s;font-display:swap;src:url(..%s) format(\"woff2\");unicode-range:%s}\n",
				p.Family, c.style, c.weight, url, c.letters)
		}
	}
	if len(set.regular) == 0 {
		s.Problems.Add(f.At, "font.no-letters", f.Package)
		return ""
	}
	s.webFonts = append(s.webFonts, set)
	fmt.Fprintf(&css, ":root{--web-%s:%q}\n", f.Kind, p.Family)
	return css.String()
}

func readFont(site fs.FS, dir string) (*packageInfo, error) {
	p := &packageInfo{variable: strings.HasPrefix(dir, Modules+"/@fontsource-variable/")}
	for _, part := range []struct {
		file string
		into any
	}{{"metadata.json", p}, {"unicode.json", &p.ranges}} {
		data, err := fs.ReadFile(site, path.Join(dir, part.file))
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, part.into); err != nil {
			return nil, fmt.Errorf("%s is not what Fontsource writes", part.file)
		}
	}
	if !fontFamily.MatchString(p.Family) || !fontID.MatchString(p.ID) {
		return nil, fmt.Errorf("metadata.json: no family and id")
	}
	for subset, letters := range p.ranges {
		if !unicodeRange.MatchString(letters) {
			return nil, fmt.Errorf("unicode.json: %q is no range of letters (%s)", letters, subset)
		}
	}
	return p, nil
}

// face finds the file of a subset. A variable font has all weights in one; of others
// the next heavier weight will do.
func (p *packageInfo) face(site fs.FS, dir, subset, style string, weight int) (face, bool) {
	name, css := "wght", "100 900"
	if !p.variable {
		i := slices.IndexFunc(p.Weights, func(w int) bool { return w >= weight })
		if i < 0 {
			return face{}, false
		}
		name = strconv.Itoa(p.Weights[i])
		css = name
	} else if weight != 400 {
		return face{}, false // the variable file of weight 400 has all weights
	}
	c := face{path.Join(dir, "files", fmt.Sprintf("%s-%s-%s-%s.woff2", p.ID, subset, name, style)), style, css, p.ranges[subset]}
	_, err := fs.Stat(site, c.file)
	return c, c.letters != "" && err == nil
}

// declares reports whether a package should have the files of a subset, regular and bold.
func (p *packageInfo) declares(subset string) bool {
	return slices.Contains(p.Subsets, subset) && (!p.variable || bytes.Contains(p.Axes, []byte(`"wght"`)))
}

// webFont is a font that pages use.
type webFont struct {
	font    Font
	regular []regular
}

// regular is the file of a subset of a font's regular letters.
type regular struct{ url, letters string }

// Preload returns the paths on the site of the fonts that the beginning of a text in some
// letters needs.
func (s *Set) Preload(letters string) []string {
	var urls []string
	for _, f := range s.webFonts {
		for _, r := range f.regular {
			if f.font.Kind == "serif" && strings.ContainsFunc(letters, func(c rune) bool { return inRange(r.letters, c) }) {
				urls = append(urls, r.url)
			}
		}
	}
	return urls
}

// CheckLetters warns of fonts that have some letters of a language and lack others: its
// words would be set in two faces. A font that has none of the letters is no problem.
func (s *Set) CheckLetters(language, letters string) diag.List {
	var problems diag.List
	for _, f := range s.webFonts {
		var has, lacks []string
		for _, c := range letters {
			list := &lacks
			if slices.ContainsFunc(f.regular, func(r regular) bool { return inRange(r.letters, c) }) {
				list = &has
			}
			if !slices.Contains(*list, string(c)) {
				*list = append(*list, string(c))
			}
		}
		if len(has) > 0 && len(lacks) > 0 {
			slices.Sort(lacks)
			problems.Add(f.font.At, "font.letters-missing", f.font.Package, language, strings.Join(lacks, " "))
		}
	}
	return problems
}

// inRange reports whether a letter is in a unicode-range (CSS Fonts 4, 4.5).
func inRange(ranges string, c rune) bool {
	for r := range strings.SplitSeq(ranges, ",") {
		r = strings.TrimPrefix(strings.TrimSpace(r), "U+")
		from, to, found := strings.Cut(r, "-")
		if !found {
			from, to = strings.ReplaceAll(r, "?", "0"), strings.ReplaceAll(r, "?", "F")
		}
		low, _ := strconv.ParseInt(from, 16, 32)
		high, _ := strconv.ParseInt(to, 16, 32)
		if low <= int64(c) && int64(c) <= high {
			return true
		}
	}
	return false
}
