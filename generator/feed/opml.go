package feed

import (
	"encoding/xml"

	"qostil/generator/output"
)

// opml is a list of feeds (OPML 2.0, opml.org) that feed readers import: an outline for each
// language that holds those of its feeds.
type opml struct {
	XMLName  xml.Name  `xml:"opml"`
	Version  string    `xml:"version,attr"`
	Title    string    `xml:"head>title"`
	Outlines []outline `xml:"body>outline"`
}

type outline struct {
	Text     string    `xml:"text,attr"`
	Title    string    `xml:"title,attr,omitempty"`
	Type     string    `xml:"type,attr,omitempty"`
	XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string    `xml:"htmlUrl,attr,omitempty"`
	Language string    `xml:"language,attr,omitempty"`
	Outlines []outline `xml:"outline"`
}

// opmlFile claims the path of the list of all feeds.
func (w *writer) opmlFile(tree *output.Tree) {
	path, kind, ok := w.Site.OPML()
	if !ok {
		return
	}
	o := opml{Version: "2.0", Title: w.Site.Config.Text(w.Site.Config.Title, w.Site.Config.XDefault)}
	for _, l := range w.Site.Languages {
		group := outline{Text: w.Site.Config.Title[l.Tag]}
		for _, of := range w.lists[l] {
			group.Outlines = append(group.Outlines, outline{
				Text: of.title, Title: of.title, Type: "rss", Language: l.Tag,
				XMLURL: w.absolute(of.path + kind.File), HTMLURL: w.absolute(of.path),
			})
		}
		o.Outlines = append(o.Outlines, group)
	}
	tree.Add(&output.File{
		Path: output.PathOf(path), Type: "text/x-opml; charset=utf-8", What: "the list of all feeds",
		Render: func(out *output.Out) error { return marshal(out, o) },
	})
}
