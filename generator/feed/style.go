package feed

import (
	"fmt"
	"strings"

	"qostil/generator/output"
	"qostil/generator/site"
)

// sheet is the style sheet, in static/, for feeds that are opened in a browser. It is CSS,
// since browsers are about to drop XSLT.
const sheet = "css/feed.css"

// style returns the address of a language's style sheet for feeds, or "" if the site has
// none.
func (w *writer) style(l *site.Language) string {
	if _, ok := w.Assets.URL(sheet); !ok {
		return ""
	}
	return w.Site.Addresses.Link(l.Home + "feed.css")
}

// styleFile claims a language's style sheet: that of static/, and an explanation of what a
// feed is, which the feed itself cannot hold.
func (w *writer) styleFile(tree *output.Tree, l *site.Language) {
	url, ok := w.Assets.URL(sheet)
	if !ok {
		return
	}
	css := fmt.Sprintf("@import %s;\nrss::before, feed::before { content: %s }\n",
		quoted(w.Site.Addresses.Link(url)), quoted(l.T("feeds.raw")))
	if l.Direction != "ltr" {
		css += "rss, feed { direction: " + l.Direction + " }\n" // RSS itself cannot say it
	}
	w.plain(tree, output.PathOf(l.Home+"feed.css"), css)
}

// quoted returns a text as a CSS string (CSS Syntax Level 3, section 4.3.5).
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `).Replace(text) + `"`
}
