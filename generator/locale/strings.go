package locale

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// phrase is one interface string: a text, or a text for each plural form.
type phrase struct {
	text  string
	forms map[string]string
}

// forms are CLDR's names of the plural forms.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// form is the plural form that a whole number takes (CLDR cardinal rules).
func (l *Locale) form(n int) string {
	return forms[plural.Cardinal.MatchPlural(l.tag, max(n, -n), 0, 0, 0, 0)]
}

// Forms lists the plural forms that the language tells apart in whole numbers,
// and "other", which fractions take.
func (l *Locale) Forms() []string {
	seen := map[string]bool{"other": true}
	for n := range 201 {
		seen[l.form(n)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// WithStrings is the locale with the interface strings of the files, of which a
// later one replaces those of an earlier one key by key. A plural form that the
// language has and a phrase lacks is a Problem.
func (l *Locale) WithStrings(files ...StringsFile) (*Locale, diag.List) {
	with := *l
	with.strings = maps.Clone(l.strings)
	if with.strings == nil {
		with.strings = map[string]phrase{}
	}
	var problems diag.List
	for _, f := range files {
		src, unclean := fields.Clean(f.Name, f.Text)
		problems = append(problems, unclean...)
		d := fields.YAML(f.Name, src, 1)
		with.read(d)
		problems = append(problems, d.Problems...)
	}
	return &with, problems
}

// StringsFile is a file of interface strings: flat dotted keys, each with a text
// or with a mapping of plural forms.
type StringsFile struct {
	Name string
	Text []byte
}

func (l *Locale) read(d *fields.Document) {
	if d.Root.Kind != fields.Mapping && d.Root.Kind != fields.Null {
		d.Wrong(d.Root, "a mapping (key: text)")
		return
	}
	for _, e := range d.Root.Entries {
		if e.Value.Kind != fields.Mapping {
			if text, ok := d.Text(e.Value, 500); ok {
				l.strings[e.Key] = phrase{text: text}
			}
			continue
		}
		p := phrase{forms: map[string]string{}}
		for _, form := range e.Value.Entries {
			if !slices.Contains(l.Forms(), form.Key) {
				d.Problems.Errorf(form.Place, "the language %q has no plural form %q", l.Tag, form.Key).
					Hintf("its forms are %s", strings.Join(l.Forms(), ", "))
				continue
			}
			p.forms[form.Key], _ = d.Text(form.Value, 500)
		}
		for _, form := range l.Forms() {
			if p.forms[form] == "" {
				d.Problems.Errorf(e.Place, "%q lacks the plural form %q", e.Key, form)
			}
		}
		l.strings[e.Key] = p
	}
}

// Keys lists the keys of the strings, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.strings)) }

// Has says whether there is a string for a key.
func (l *Locale) Has(key string) bool {
	_, ok := l.strings[key]
	return ok
}

// T is the interface string of a key; arguments are names and values of its
// slots in turn: T("feed.tag", "site", title, "tag", label). That no key is
// missing is seen to before any page is made, so a missing one shows itself.
func (l *Locale) T(key string, args ...string) string {
	p, ok := l.strings[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(p.text, args)
}

// N is the interface string of a key in the plural form of a number, which
// fills its slot {n}.
func (l *Locale) N(key string, n int, args ...string) string {
	p, ok := l.strings[key]
	if !ok {
		return "[" + key + "]"
	}
	text := p.text
	if p.forms != nil {
		text = p.forms[l.form(n)]
	}
	return fill(text, append([]string{"n", l.Number(n)}, args...))
}

func fill(text string, args []string) string {
	for i := 0; i+1 < len(args); i += 2 {
		text = strings.ReplaceAll(text, "{"+args[i]+"}", args[i+1])
	}
	return text
}
