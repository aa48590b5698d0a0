package feed

import (
	"fmt"
	"html"
	"slices"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// list is the contents of a feed, whatever its format.
type list struct {
	language    *site.Language
	id          string // permanent: it stays when the path changes
	path        string // of the page that it feeds: "/ru/tags/aktau/"
	title       string
	description string                 // may be empty
	articles    func() []*site.Article // newest first, limited to the size of feeds
	others      []*site.Language       // other languages that have the same list
	moved       []string               // earlier values of path
	movedAt     diag.Place             // where moved is written
}

// formats are the functions that write a list, by their keys in site.yaml.
var formats = map[config.FeedKey]func(*writer, *output.Out, *list, string) error{
	config.FeedRSS:  (*writer).rss,
	config.FeedAtom: (*writer).atom,
	config.FeedJSON: (*writer).json,
}

// feeds claims the paths of the feeds of a language, in all formats.
func (w *writer) feeds(tree *output.Tree, l *site.Language) {
	if len(w.Site.Config.Feeds.Kinds()) > 0 {
		w.styleFile(tree, l)
	}
	for _, of := range w.lists[l] {
		for _, kind := range w.Site.Config.Feeds.Kinds() {
			path := of.path + kind.File
			write := formats[kind.Key]
			tree.Add(&output.File{
				Path: output.PathOf(path), Type: kind.Served + "; charset=utf-8", What: "a feed",
				Render: func(out *output.Out) error { return write(w, out, &of, w.absolute(path)) },
			})
		}
	}
}

// listsOf returns the lists of a language that have feeds: all stories, and those of each
// member of a list page that has a feed.
func (w *writer) listsOf(l *site.Language) []list {
	name := w.Site.Config.Title[l.Tag]
	all := []list{{
		id: l.Tag, path: l.Home, title: l.T("feed.all", "site", name), description: w.Site.Config.Description[l.Tag],
		articles: func() []*site.Article { return w.newest(l.Articles, l.Withdrawn) },
	}}
	for _, page := range site.Lists {
		for _, m := range page.Members(l) {
			f := m.Feed
			if f == nil {
				continue
			}
			all = append(all, list{
				id: l.Tag + "/" + page.Name + "/" + f.Key, path: m.Path, title: l.T("feed.tag", "site", name, "tag", f.Title),
				description: f.Description, moved: f.Moved, movedAt: f.MovedAt,
				articles: func() []*site.Article { return w.newest(append(m.Articles, only(l.Withdrawn, f.Has))...) },
			})
		}
	}
	for i := range all {
		all[i].language, all[i].id = l, w.Site.Addresses.Permanent(all[i].id)
		for _, other := range w.Site.Languages {
			if _, ok := other.Counterpart(l, all[i].path); ok && other != l {
				all[i].others = append(all[i].others, other)
			}
		}
	}
	return all
}

// only returns the articles that fit.
func only(articles []*site.Article, fits func(*site.Article) bool) []*site.Article {
	return slices.DeleteFunc(slices.Clone(articles), func(a *site.Article) bool { return !fits(a) })
}

// newest returns the articles of a feed: at least Feeds.Size of them, and all of the last
// Feeds.Days days.
func (w *writer) newest(lists ...[]*site.Article) []*site.Article {
	articles := slices.Concat(lists...)
	slices.SortStableFunc(articles, func(a, b *site.Article) int { return b.Date.Compare(a.Date) })
	articles = slices.Compact(articles) // an author may have translated their own story
	n := min(w.Site.Config.Feeds.Size, len(articles))
	since := w.Site.Now.AddDate(0, 0, -w.Site.Config.Feeds.Days)
	for n < len(articles) && articles[n].Date.After(since) {
		n++
	}
	return articles[:n]
}

// changed returns when an article last changed significantly. Corrections and withdrawals
// are such changes.
func changed(a *site.Article) time.Time {
	t := a.Date
	if a.Updated.After(t) {
		t = a.Updated
	}
	if a.Withdrawn != nil && a.Withdrawn.Date.After(t) {
		t = a.Withdrawn.Date.In(t.Location())
	}
	return t
}

// latest returns the newest change of some articles, or the zero time if there are none.
func latest(articles []*site.Article) time.Time {
	var t time.Time
	for _, a := range articles {
		if c := changed(a); c.After(t) {
			t = c
		}
	}
	return t
}

// id returns the permanent id of an article.
func (w *writer) id(a *site.Article) string {
	return w.Site.Addresses.Permanent(a.Story.ID + "/" + a.Lang)
}

// authors returns the names of an article's authors, or the publisher's if it names none.
func (w *writer) authors(a *site.Article) []string {
	if names := namesOf(a.Authors); len(names) > 0 {
		return names
	}
	return []string{w.Site.Config.PublisherName(a.Lang)}
}

func namesOf(people []*site.Author) []string {
	var names []string
	for _, p := range people {
		names = append(names, p.Name)
	}
	return names
}

// texts returns an article's summary as plain text, and its text as HTML. Those of a
// withdrawn article are the note that says so, since feed readers keep an entry until an
// entry with the same id replaces it.
func (w *writer) texts(a *site.Article) (summary, text string, err error) {
	if note := a.Withdrawn; note != nil {
		l := a.Language
		summary = l.T("corr.withdrawn", "date", l.Date(note.Date.In(w.Site.Config.Zone)), "text", note.Text.In(l.Tag))
		return summary, "<p>" + html.EscapeString(summary) + "</p>\n", nil
	}
	if summary, err = w.Prose.Summary(a); err != nil {
		return "", "", err
	}
	text, err = w.whole(a)
	return summary, text, err
}

// whole returns an article as a feed shows it, with its picture, sources and corrections,
// since many people read no more than the feed.
func (w *writer) whole(a *site.Article) (string, error) {
	l := a.Language
	var b strings.Builder
	if o, ok := w.Prose.Image(a, prose.Feed); ok {
		b.WriteString(`<figure><img src="` + html.EscapeString(o.Src) + `" alt="` + html.EscapeString(a.Image.Alt) + `"`)
		if o.Width > 0 {
			fmt.Fprintf(&b, ` width="%d" height="%d"`, o.Width, o.Height)
		}
		b.WriteString(">")
		if words := captionOf(a); words != "" {
			b.WriteString("<figcaption>" + html.EscapeString(words) + "</figcaption>")
		}
		b.WriteString("</figure>\n")
	}
	text, err := w.Prose.HTML(a, prose.Feed)
	if err != nil {
		return "", err
	}
	b.WriteString(text)
	for _, c := range a.Corrections {
		b.WriteString("<p><strong>" + html.EscapeString(l.T("corr."+c.Kind.Name())+l.Comma()+l.Date(c.Date.In(w.Site.Config.Zone))) + ".</strong> " + html.EscapeString(c.Text) + "</p>\n")
	}
	if len(a.Sources) > 0 {
		b.WriteString("<p>" + html.EscapeString(l.N("src.label", len(a.Sources))) + ": ")
		for i, s := range a.Sources {
			if i > 0 {
				b.WriteString(l.Comma())
			}
			b.WriteString(link(l, s))
		}
		b.WriteString(".</p>\n")
	}
	return b.String(), nil
}

// captionOf returns the caption and the credit of an article's picture.
func captionOf(a *site.Article) string {
	words := a.Image.Caption
	if a.Image.Credit != "" {
		if words != "" {
			words = locale.Ended(words) + " "
		}
		words += a.Language.T("by.photo") + ": " + a.Image.Credit
	}
	return words
}

// picture returns the URL of an article's picture, or "".
func (w *writer) picture(a *site.Article) string {
	o, _ := w.Prose.Image(a, prose.Feed)
	return o.Src
}

// link returns a source in words, with a link on its name.
func link(l *site.Language, s site.Source) string {
	name := html.EscapeString(s.Name)
	if s.URL != "" {
		name = `<a href="` + html.EscapeString(escaped(s.URL)) + `">` + name + "</a>"
	}
	phrase := ""
	switch { // the name's slot stays open for the link
	case s.Citing != "":
		phrase = l.T("src.via", "citing", s.Citing)
	case s.Via != "":
		phrase = l.T("src.neutral", "via", s.Via)
	default:
		return name
	}
	return strings.Replace(html.EscapeString(phrase), "{name}", name, 1)
}
