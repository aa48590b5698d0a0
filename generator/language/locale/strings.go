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

// phrase is one interface string: a text for each plural form, or one alone,
// which is "other".
type phrase map[string]string

// slot is what an argument fills: {n}.
var slot = regexp.MustCompile(`\{[^{}]*\}`)

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
// language has and a phrase lacks is a Problem; a slot that the phrase replaced did
// not have is a warning, for only a site's own templates could fill it. Without any
// file there is nothing to say, which is a Problem too.
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

// StringsFile is a file of interface strings: flat dotted keys, each with a text
// or with a mapping of plural forms.
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

// checkSlots holds the slots of a text against those of the phrase that it replaces.
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

// Keys lists the keys of the strings, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.strings)) }

// Needed lists the keys of which a site in some languages needs the strings: all but
// those that name another language, as lang.only.kk and src.in.uz do.
func (l *Locale) Needed(languages []string) []string {
	names := func(key string, tags []string) bool {
		dot := strings.LastIndexByte(key, '.')
		tag := key[dot+1:]
		return !strings.HasPrefix(key, "group.") && slices.ContainsFunc(tags, func(t string) bool { return t == tag || strings.HasPrefix(t, tag+"-") })
	}
	return slices.DeleteFunc(l.Keys(), func(key string) bool { return names(key, known()) && !names(key, languages) })
}

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
	return fill(p["other"], args)
}

// N is the interface string of a key in the plural form of a number, which
// fills its slot {n}.
func (l *Locale) N(key string, n int, args ...string) string {
	p, ok := l.strings[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(cmp.Or(p[l.form(n)], p["other"]), append([]string{"n", l.Number(n)}, args...))
}

// Plurals are the plural forms of the interface string of a key, their slots not
// filled: for scripts, which count themselves.
func (l *Locale) Plurals(key string) map[string]string { return maps.Clone(l.strings[key]) }

// fill puts arguments into their slots at once: a headline that holds braces
// stays as it is.
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

// argument is what fills a slot, {name}.
func argument(slot string, args []string) (value string, known bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if len(slot) == len(args[i])+2 && slot[1:len(slot)-1] == args[i] {
			return args[i+1], true
		}
	}
	return "", false
}
