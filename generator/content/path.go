package content

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// name is the id and the language in the path of a Markdown file.
type name struct {
	id, lang string
}

// parseName reads language and id from a path: aktau-port.ru.md, or, in sites with a
// folder for each language, ru/2026/11/23/aktau-port.md. A path without a language is a
// Problem, and ok is false.
func parseName(problems *diag.List, file string, cfg *config.Site) (n name, ok bool) {
	at := diag.Place{File: file}
	stem := strings.TrimSuffix(strings.TrimPrefix(file, config.Folder+"/"), ".md")
	folder := ""
	if first, rest, found := strings.Cut(stem, "/"); found && slices.Contains(cfg.Languages, first) {
		folder, stem = first, rest
	}
	suffix := ""
	if dot := strings.LastIndexByte(stem, '.'); dot > strings.LastIndexByte(stem, '/') {
		suffix = stem[dot+1:]
	}
	switch {
	case slices.Contains(cfg.Languages, suffix):
		stem = strings.TrimSuffix(stem, "."+suffix)
		if folder != "" && folder != suffix {
			problems.Add(at, "file.two-languages", folder, suffix)
			return n, false
		}
		n.lang = suffix
	case folder != "":
		n.lang = folder
	default:
		undeclared(problems, at, file, suffix, cfg)
		return n, false
	}
	n.id = strings.TrimSuffix(locale.NFC(stem), "/index")
	if path.Base(n.id) == "_index" {
		problems.Add(at, "file.list-page", config.File("tags.yaml"))
		return n, false
	}
	if n.id == "index" || n.id == "" {
		problems.Add(at, "file.index-at-top")
		return n, false
	}
	return n, true
}

func undeclared(problems *diag.List, at diag.Place, file, suffix string, cfg *config.Site) {
	base := strings.TrimSuffix(path.Base(file), ".md")
	meant := suffix
	if suffix != "" && !locale.Knows(suffix) {
		meant = locale.Meant(suffix, cfg.Languages...)
	}
	switch {
	case slices.Contains(cfg.Languages, meant):
		problems.Add(at, "file.language-form", suffix, strings.TrimSuffix(base, suffix)+meant+".md")
	case meant != "":
		problems.Add(at, "file.language-not-declared", meant, config.File("site.yaml"), strings.Join(cfg.Languages, ", "))
	default:
		if locale.IsTag(suffix) {
			base = strings.TrimSuffix(base, "."+suffix) // another language's; v2 in final.v2.md is part of the name
		}
		problems.Add(at, "file.no-language", base, cfg.Languages[0])
	}
}

var year = regexp.MustCompile(`^(19|20|21)\d\d$`)

// dated reports whether a path lies below a folder with the name of a year.
func dated(file string) bool {
	return slices.ContainsFunc(folders(file), year.MatchString)
}

func folders(file string) []string {
	parts := strings.Split(file, "/")
	return parts[:len(parts)-1]
}

// folderDay reads the day from yyyy/mm/dd in a path. A missing month or day is the first.
func folderDay(file string, zone *time.Location) time.Time {
	parts := folders(file)
	i := slices.IndexFunc(parts, year.MatchString)
	if i < 0 {
		return time.Time{}
	}
	y, _ := strconv.Atoi(parts[i])
	number := func(at, high int) int {
		if at >= len(parts) || len(parts[at]) > 2 {
			return 0
		}
		if n, err := strconv.Atoi(parts[at]); err == nil && n >= 1 && n <= high {
			return n
		}
		return 0
	}
	m, d := number(i+1, 12), 0
	if m > 0 {
		d = number(i+2, 31)
	}
	if d > time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() {
		d = 0 // 2026/02/30 names no day
	}
	return time.Date(y, time.Month(max(m, 1)), max(d, 1), 0, 0, 0, 0, zone)
}

// Ignored reports whether the name of a file is hidden, or one that editors and operating
// systems leave behind.
func Ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") ||
		temporary.MatchString(base)
}

var temporary = regexp.MustCompile(`(?i)^4913$|^thumbs\.db$|^desktop\.ini$|^~\$|\.(swp|swx|swo|tmp|bak|bck|orig|rej|crswap|part)$|___jb_(tmp|old)___$|\.sb-[0-9a-f]+-\w+$`)

// hosted are files that hosts take for their configuration, or that the program makes.
var hosted = []string{"_redirects", "_headers", "_worker.js", "_routes.json", "netlify.toml", "vercel.json", "cname", "sw.js", "robots.txt", "sitemap.xml", "favicon.ico", ".well-known", "index.html"}

// Reserved reports whether hosts take a file of this name for their configuration.
func Reserved(base string) bool { return slices.Contains(hosted, strings.ToLower(base)) }

var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)

// badName returns why a file of this name cannot be kept or published on every system, or
// "".
func badName(base string) diag.Code {
	switch {
	case !utf8.ValidString(base):
		return "file-name.not-utf8"
	case strings.ContainsFunc(base, unicode.IsControl):
		return "file-name.control"
	case strings.ContainsAny(base, `\:*?"<>|`):
		return "file-name.windows"
	case strings.HasSuffix(base, ".") || strings.HasSuffix(base, " ") || strings.HasPrefix(base, " "):
		return "file-name.ends"
	case devices.MatchString(base):
		return "file-name.device"
	case strings.ContainsFunc(base, func(r rune) bool { return unicode.Is(unicode.Cf, r) }):
		return "file-name.invisible"
	}
	return ""
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
