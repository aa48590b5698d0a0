package pipeline

import (
	"io/fs"
	"maps"
	"slices"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/theme"
)

// stringsFile returns the path below templates/ of a language's interface strings.
func stringsFile(lang string) string { return "strings/" + lang + ".yaml" }

// loadLocales returns the locales of the site's languages with their interface strings.
// Strings of the site replace those of the program key by key.
func loadLocales(src Source, cfg *config.Site) ([]*locale.Locale, diag.List) {
	var locales []*locale.Locale
	var problems diag.List
	for _, lang := range cfg.Languages {
		var files []locale.StringsFile
		for _, layer := range []fs.FS{src.Templates, sub(src.Site, theme.Folder)} {
			if text, err := fs.ReadFile(layer, stringsFile(lang)); err == nil {
				files = append(files, locale.StringsFile{Name: theme.Folder + "/" + stringsFile(lang), Text: text})
			}
		}
		l, found := cfg.Locales[lang].WithStrings(files...)
		problems = append(problems, found...)
		locales = append(locales, l)
	}
	return locales, problems
}

// checkStrings returns a problem for every string that a page could ask for and that a
// language lacks: strings of the program, strings that the site's templates use, and
// names of the site's groups of tags.
func checkStrings(locales []*locale.Locale, cfg *config.Site, uses []theme.KeyUse) diag.List {
	var problems diag.List
	all, needed := map[string]bool{}, map[string]bool{}
	for _, l := range locales {
		for _, key := range l.Keys() {
			all[key] = true
		}
		for _, key := range l.Needed(cfg.Languages) {
			needed[key] = true
		}
	}
	known := slices.Sorted(maps.Keys(all))
	for _, use := range uses {
		if all[use.Key] {
			needed[use.Key] = true
		} else {
			problems.Add(use.At, "string.unknown", use.Key).WithHintMessage(diag.DidYouMean(use.Key, known))
		}
	}
	for _, tag := range cfg.Tags.List {
		needed["group."+string(tag.Group)] = true
	}
	for _, key := range slices.Sorted(maps.Keys(needed)) {
		for _, l := range locales {
			if !l.Has(key) && len(l.Keys()) > 0 { // a language without any has been reported
				problems.Add(diag.Place{File: theme.Folder + "/" + stringsFile(l.Tag)}, "string.missing", key)
			}
		}
	}
	return problems
}
