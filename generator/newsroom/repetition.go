package newsroom

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"qostil/generator/content"
	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
)

// repetition is the time before and after an article in which others are compared with
// it.
const repetition = 7 * 24 * time.Hour

// warnOfUse adds warnings for articles of the last days that have the same source or
// nearly the same headline.
func (t *Task) warnOfUse(a articleText, lang string) {
	for _, d := range t.built.Store.Documents {
		at := d.Header.Date
		if at.IsZero() {
			at = d.Day(t.Site.Config.Zone)
		}
		if d.Kind != content.Story || at.Before(t.Now.Add(-repetition)) || at.After(t.Now.Add(repetition)) {
			continue
		}
		of := d.At("title")
		for _, s := range d.Header.Sources {
			if s.URL != "" && comparableAddress(s.URL) == comparableAddress(a.Source) {
				t.batch.Problems.Add(d.At("source"), "article.same-source", typeset.Breakable(d.Header.Title))
			}
		}
		if d.Lang == lang && similar(a.Title, d.Header.Title) {
			t.batch.Problems.Add(of, "article.same-headline")
		}
	}
}

// comparableAddress returns an address without the parts in which addresses of one page
// differ: scheme, www, trailing slash, fragment, and parameters that count clicks.
func comparableAddress(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	rest, _, _ = strings.Cut(rest, "#")
	rest, query, _ := strings.Cut(strings.TrimPrefix(rest, "www."), "?")
	host, p, _ := strings.Cut(rest, "/")
	var matters []string
	for part := range strings.SplitSeq(query, "&") {
		if part != "" && !strings.HasPrefix(part, "utm_") && !strings.HasPrefix(part, "fbclid=") && !strings.HasPrefix(part, "yclid=") {
			matters = append(matters, part)
		}
	}
	slices.Sort(matters)
	return strings.TrimSuffix(strings.ToLower(host)+"/"+strings.Trim(p, "/")+"?"+strings.Join(matters, "&"), "?")
}

// similar says whether two headlines may be about the same event: they share at least
// three words, which are at least three fifths of the longer headline. Words are compared
// by their first five letters, because their endings vary.
func similar(a, b string) bool {
	x, y := stems(a), stems(b)
	same := 0
	for w := range x {
		if y[w] {
			same++
		}
	}
	longer := max(len(x), len(y))
	return longer > 0 && (same == longer || same >= 3 && same*5 >= longer*3)
}

// stems returns the first letters of a headline's words, without short ones.
func stems(text string) map[string]bool {
	stems := map[string]bool{}
	for _, word := range strings.FieldsFunc(locale.Fold(text), func(r rune) bool { return !isLetterOrDigit(r) }) {
		if r := []rune(word); len(r) > 2 {
			stems[string(r[:min(len(r), 5)])] = true
		} else if isDigits(word) {
			stems[word] = true
		}
	}
	return stems
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
