package feed_test

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// element is any element of an XML document.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Elements []element  `xml:",any"`
}

const (
	atomSpace    = "http://www.w3.org/2005/Atom"
	contentSpace = "http://purl.org/rss/1.0/modules/content/"
	dcSpace      = "http://purl.org/dc/elements/1.1/"
)

func (e *element) all(space, name string) []element {
	var found []element
	for _, c := range e.Elements {
		if c.XMLName.Space == space && c.XMLName.Local == name {
			found = append(found, c)
		}
	}
	return found
}

// one is the text of the only element of a name; ok is false where there is none,
// or more than one, or nothing in it.
func (e *element) one(space, name string) (text string, ok bool) {
	found := e.all(space, name)
	if len(found) != 1 || strings.TrimSpace(found[0].Text) == "" {
		return "", false
	}
	return found[0].Text, true
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

var (
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)
	tagURI      = regexp.MustCompile(`^tag:[a-z0-9.@-]+,\d{4}(-\d\d){0,2}:[!-~]+$`)
	address     = regexp.MustCompile(`(?i)\b(?:href|src|srcset|poster|cite)\s*=\s*"([^"]*)"`)
	risk        = regexp.MustCompile(`(?i)<\s*(script|style|iframe|object|embed|form|meta|link)\b|<[^>]*\son[a-z]+\s*=|(href|src)="\s*(javascript|data|vbscript):`)
	markup      = regexp.MustCompile(`<[/a-zA-Z!][^>]*>`)
)

// examineRSS says what validator.w3.org/feed would refuse in a feed, or warn of.
func examineRSS(text []byte, self string) (wrong []string) {
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf(format, args...))
		}
	}
	var rss element
	if err := xml.Unmarshal(text, &rss); err != nil {
		return []string{"not well-formed: " + err.Error()}
	}
	report(rss.XMLName.Local == "rss" && rss.attr("version") == "2.0" && len(rss.Elements) == 1, "not RSS 2.0")
	if len(rss.Elements) == 0 {
		return wrong
	}
	channel := &rss.Elements[0]
	for _, name := range []string{"title", "description", "link"} {
		_, ok := channel.one("", name)
		report(ok, "the channel needs one %s", name)
	}
	home, _ := channel.one("", "link")
	report(absolute(home), "InvalidFullLink or UriNotIri: %q", home)
	language, _ := channel.one("", "language")
	report(languageTag.MatchString(language), "InvalidLanguage: %q", language)
	selves := slices.DeleteFunc(channel.all(atomSpace, "link"), func(e element) bool { return e.attr("rel") != "self" })
	report(len(selves) == 1 && selves[0].attr("href") == self && selves[0].attr("type") == "application/rss+xml", "MissingAtomSelfLink or SelfDoesntMatchLocation: %v, not %s", selves, self)
	var newest time.Time
	seen := map[string]bool{}
	for _, item := range channel.all("", "item") {
		wrong = append(wrong, examineItem(&item, seen)...)
		if date, _ := item.one("", "pubDate"); when(date).After(newest) {
			newest = when(date)
		}
	}
	if built, ok := channel.one("", "lastBuildDate"); ok || !newest.IsZero() {
		report(dated(built), "InvalidRFC2822Date or IncorrectDOW: %q", built)
		report(!when(built).Before(newest), "lastBuildDate %s is before the newest item", built)
	}
	return wrong
}

func examineItem(item *element, seen map[string]bool) (wrong []string) {
	title, _ := item.one("", "title")
	report := func(ok bool, format string, args ...any) {
		if !ok {
			wrong = append(wrong, fmt.Sprintf("%q: "+format, append([]any{title}, args...)...))
		}
	}
	report(title != "", "no title")
	report(!markup.MatchString(title), "ContainsHTML")
	to, _ := item.one("", "link")
	report(absolute(to), "InvalidFullLink or UriNotIri: %q", to)
	guid, _ := item.one("", "guid")
	report(tagURI.MatchString(guid), "InvalidHttpGUID: %q", guid)
	if guids := item.all("", "guid"); len(guids) == 1 {
		report(guids[0].attr("isPermaLink") == "false", "InvalidPermalink: %q", guid)
	}
	report(!seen[guid], "DuplicateItem: the guid %q", guid)
	seen[guid] = true
	date, _ := item.one("", "pubDate")
	report(dated(date), "InvalidRFC2822Date or IncorrectDOW: %q", date)
	report(len(item.all("", "author")) == 0, "InvalidContact: an author is an e-mail address")
	report(len(item.all(dcSpace, "creator")) > 0, "nobody wrote it")
	for _, c := range item.all("", "category") {
		report(c.Text != "" && absolute(c.attr("domain")), "the category %q of %q", c.Text, c.attr("domain"))
	}
	summary := slices.IndexFunc(item.Elements, func(e element) bool { return e.XMLName.Local == "description" })
	full := slices.IndexFunc(item.Elements, func(e element) bool { return e.XMLName.Space == contentSpace })
	report(summary >= 0 && full > summary, "DescriptionAfterContent, or one of them is missing")
	for _, e := range item.Elements {
		if html := e.Text; e.XMLName.Local == "description" || e.XMLName.Space == contentSpace {
			report(!risk.MatchString(html), "SecurityRisk in %s: %s", e.XMLName.Local, risk.FindString(html))
			for _, m := range address.FindAllStringSubmatch(html, -1) {
				report(absolute(strings.ReplaceAll(m[1], "&amp;", "&")), "ContainsRelRef: %q", m[1])
			}
		}
	}
	return wrong
}

// absolute says whether an address is a URI that readers can follow from anywhere.
func absolute(address string) bool {
	u, err := url.Parse(address)
	ascii := strings.IndexFunc(address, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune(`<>"{}|\^`, r) }) < 0
	return err == nil && ascii && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" || u != nil && (u.Scheme == "mailto" || u.Scheme == "tel")
}

// dated says whether a date is one of RFC 822 with a year of four digits, a zone
// in digits and the right day of the week.
func dated(text string) bool { return !when(text).IsZero() && when(text).Format(time.RFC1123Z) == text }

func when(text string) time.Time {
	t, _ := time.Parse(time.RFC1123Z, text)
	return t
}
