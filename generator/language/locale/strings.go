package locale

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"

	"qostil/generator/diag"
	"qostil/generator/fields"
)

// phrase is an interface string: a text for each plural form, or a single text under
// "other".
type phrase map[string]string

// slot matches a place that an argument fills: {n}.
var slot = regexp.MustCompile(`\{[^{}]*\}`)

// forms are the names of the plural forms in CLDR.
var forms = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// form returns the plural form of a whole number (cardinal rules of CLDR).
func (l *Locale) form(n int) string {
	return forms[plural.Cardinal.MatchPlural(l.tag, max(n, -n), 0, 0, 0, 0)]
}

// Forms returns the plural forms that the language has for whole numbers, and "other", which
// fractions take.
func (l *Locale) Forms() []string {
	seen := map[string]bool{"other": true}
	for n := range 201 {
		seen[l.form(n)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// WithStrings returns the locale with the interface strings of some files. A later file
// replaces strings of an earlier one, key by key. A phrase that lacks a plural form of the
// language is an error. A slot that the replaced phrase did not have is a warning, because
// only templates of the site could fill it. A call without files is an error too.
func (l *Locale) WithStrings(files ...StringsFile) (*Locale, diag.List) {
	with := *l
	with.strings = maps.Clone(l.strings)
	if with.strings == nil {
		with.strings = map[string]phrase{}
	}
	var problems diag.List
	if len(files) == 0 {
		problems.Add(diag.Place{File: "templates/strings/" + l.Tag + ".yaml"}, "string.no-file", l.Endonym, l.Tag)
	}
	for _, f := range files {
		src, unclean := fields.Clean(f.Name, f.Text)
		problems = append(problems, unclean...)
		d := fields.YAML(f.Name, src, 1)
		with.read(d)
		problems = append(problems, d.Problems...)
	}
	return &with, problems
}

// StringsFile is a file of interface strings: flat dotted keys, each with a text or with a
// mapping of plural forms.
type StringsFile struct {
	Name string
	Text []byte
}

func (l *Locale) read(d *fields.Document) {
	if d.Broken {
		return
	}
	if d.Root.Kind != fields.Mapping && d.Root.Kind != fields.Null {
		d.TypeError(d.Root, "want.strings")
		return
	}
	for _, e := range d.Root.Entries {
		p := phrase{}
		take := func(form string, v *fields.Value) {
			if text, ok := d.Text(v, 500); ok {
				p[form] = text
				l.checkSlots(d, e.Key, v.Place, text)
			}
		}
		if e.Value.Kind == fields.Mapping {
			l.readForms(d, e, take)
		} else {
			take("other", e.Value)
		}
		if len(p) > 0 {
			l.strings[e.Key] = p
		}
	}
}

func (l *Locale) readForms(d *fields.Document, e fields.Entry, take func(form string, v *fields.Value)) {
	known := l.Forms()
	for _, form := range e.Value.Entries {
		if !slices.Contains(known, form.Key) {
			d.Problems.Add(form.Place, "plural.unknown", l.Tag, form.Key, strings.Join(known, ", "))
			continue
		}
		take(form.Key, form.Value)
	}
	var missing []string
	for _, form := range known {
		if e.Value.Get(form) == nil {
			missing = append(missing, form)
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		d.Problems.Add(e.Place, "plural.missing", e.Key, missing[0])
	default:
		d.Problems.Add(e.Place, "plural.missing-several", e.Key, strings.Join(missing, ", "))
	}
}

// checkSlots compares the slots of a text with those of the phrase that it replaces.
func (l *Locale) checkSlots(d *fields.Document, key string, at diag.Place, text string) {
	before, replaces := l.strings[key]
	if !replaces {
		return
	}
	var known []string
	if len(before) > 1 {
		known = append(known, "{n}") // of the number that chooses the form
	}
	for _, form := range slices.Sorted(maps.Keys(before)) {
		known = append(known, slot.FindAllString(before[form], -1)...)
	}
	slices.Sort(known)
	known = slices.Compact(known)
	for _, s := range slot.FindAllString(text, -1) {
		if !slices.Contains(known, s) {
			p := d.Problems.Add(at, "string.nothing-fills", s, key, strings.Join(known, " "))
			if len(known) == 0 {
				p.WithHint("hint.no-slots")
			}
			p.WithHintMessage(diag.DidYouMean(s, known))
		}
	}
}

// Keys returns the keys of the strings, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.strings)) }

// Needed returns the keys that a site in some languages needs: all keys except those that name
// another language, such as lang.only.kk and src.in.uz.
func (l *Locale) Needed(languages []string) []string {
	names := func(key string, tags []string) bool {
		dot := strings.LastIndexByte(key, '.')
		tag := key[dot+1:]
		return !strings.HasPrefix(key, "group.") && slices.ContainsFunc(tags, func(t string) bool { return t == tag || strings.HasPrefix(t, tag+"-") })
	}
	return slices.DeleteFunc(l.Keys(), func(key string) bool { return names(key, known()) && !names(key, languages) })
}

// Has reports whether there is a string for a key.
func (l *Locale) Has(key string) bool {
	_, ok := l.strings[key]
	return ok
}

// T returns the interface string of a key. The arguments are names and values of its slots in
// turn: T("feed.tag", "site", title, "tag", label). Missing keys are errors before any page is
// made; if one is missing here, T returns the key in brackets.
func (l *Locale) T(key string, args ...string) string {
	p, ok := l.strings[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(p["other"], args)
}

// N returns the interface string of a key in the plural form of a number, which fills its slot
// {n}.
func (l *Locale) N(key string, n int, args ...string) string {
	p, ok := l.strings[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(cmp.Or(p[l.form(n)], p["other"]), append([]string{"n", l.Number(n)}, args...))
}

// Plurals returns the plural forms of the interface string of a key with empty slots, for
// scripts, which count by themselves.
func (l *Locale) Plurals(key string) map[string]string { return maps.Clone(l.strings[key]) }

// fill puts all arguments into their slots in one pass, so that braces in a headline stay as
// they are.
func fill(text string, args []string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		width := strings.IndexByte(text[open:], '}') + 1
		value, known := argument(text[open:open+width], args)
		if !known {
			value, width = "{", 1
		}
		b.WriteString(text[:open])
		b.WriteString(value)
		text = text[open+width:]
	}
	if b.Len() == 0 {
		return text
	}
	b.WriteString(text)
	return b.String()
}

// argument returns the value for a slot, {name}.
func argument(slot string, args []string) (value string, known bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if len(slot) == len(args[i])+2 && slot[1:len(slot)-1] == args[i] {
			return args[i+1], true
		}
	}
	return "", false
}
