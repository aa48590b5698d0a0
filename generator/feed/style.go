package feed

import (
	"fmt"
	"strings"

	"qostil/generator/output"
	"qostil/generator/site"
)

// sheet is the style, in static/, of feeds that somebody opens in a browser. It is
// CSS: the other language for it, XSLT, is being taken out of browsers.
const sheet = "css/feed.css"

// style is the address of a language's style for feeds, or "" where the site has none.
func (w *writer) style(l *site.Language) string {
	if _, ok := w.Assets.URL(sheet); !ok {
		return ""
	}
	return w.Site.Addresses.Link(l.Home + "feed.css")
}

// styleFile claims a language's style: the one of static/, and what a feed is in the
// reader's words, for which a feed itself has no room.
func (w *writer) styleFile(tree *output.Tree, l *site.Language) {
	url, ok := w.Assets.URL(sheet)
	if !ok {
		return
	}
	css := fmt.Sprintf("@import %s;\nrss::before, feed::before { content: %s }\n",
		quoted(w.Site.Addresses.Link(url)), quoted(l.T("feeds.raw")))
	if l.Direction != "ltr" {
		css += "rss, feed { direction: " + l.Direction + " }\n" // RSS has no word for it
	}
	w.plain(tree, output.PathOf(l.Home+"feed.css"), css)
}

// quoted is a text as a string of CSS (Syntax Level 3, 4.3.5).
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `).Replace(text) + `"`
}
