package markdown

import (
	"html"
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// embed is a link that stands alone in its paragraph and leads to a video or to a post of a
// social network. It becomes a card that loads nothing from there.
type embed struct {
	ast.BaseBlock
	service *service
}

var kindEmbed = ast.NewNodeKind("Embed")

func (*embed) Kind() ast.NodeKind              { return kindEmbed }
func (n *embed) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// service is a host of videos or posts.
type service struct {
	name, what string         // YouTube, video
	hosts      string         // without www and m
	path       *regexp.Regexp // of one video or post, with its query
}

var services = []*service{
	{"YouTube", "video", "youtube.com", regexp.MustCompile(`^/(watch\?|shorts/|live/|embed/)`)},
	{"YouTube", "video", "youtu.be", regexp.MustCompile(`^/[\w-]{6,}`)},
	{"Vimeo", "video", "vimeo.com", regexp.MustCompile(`^/\d+`)},
	{"Rutube", "video", "rutube.ru", regexp.MustCompile(`^/(video|shorts)/`)},
	{"VK", "video", "vkvideo.ru vk.com", regexp.MustCompile(`^/(video|clip)-?\d`)},
	{"TikTok", "video", "tiktok.com", regexp.MustCompile(`^/@[^/]+/video/`)},
	{"Telegram", "post", "t.me telegram.me", regexp.MustCompile(`^/(s/)?\w+/\d+`)},
	{"X", "post", "x.com twitter.com", regexp.MustCompile(`^/\w+/status/\d+`)},
	{"Facebook", "post", "facebook.com", regexp.MustCompile(`/(posts|videos|photo|reel|share)\b|^/permalink\.php|^/watch`)},
	{"Instagram", "post", "instagram.com", regexp.MustCompile(`^/([\w.]+/)?(p|reel)/`)},
	{"Threads", "post", "threads.net threads.com", regexp.MustCompile(`^/@[^/]+/post/`)},
	{"Bluesky", "post", "bsky.app", regexp.MustCompile(`^/profile/[^/]+/post/`)},
	{"VK", "post", "vk.com", regexp.MustCompile(`^/wall-?\d`)},
	{"OK", "post", "ok.ru", regexp.MustCompile(`/(topic|statuses)/|^/video/`)},
	{"LinkedIn", "post", "linkedin.com", regexp.MustCompile(`^/(posts|feed/update)/`)},
}

// serviceOf returns the service whose video or post an address leads to, or nil.
func serviceOf(address string) *service {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil
	}
	host := strings.ToLower(u.Host)
	for _, prefix := range []string{"www.", "m.", "mobile."} {
		host = strings.TrimPrefix(host, prefix)
	}
	at := u.Path
	if u.RawQuery != "" {
		at += "?" + u.RawQuery
	}
	for _, s := range services {
		if strings.Contains(" "+s.hosts+" ", " "+host+" ") && host != "" && s.path.MatchString(at) {
			return s
		}
	}
	return nil
}

type embeds struct{}

func (embeds) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	for p := doc.FirstChild(); p != nil; p = p.NextSibling() {
		only := p.FirstChild()
		if p.Kind() != ast.KindParagraph || only == nil || only != p.LastChild() {
			continue
		}
		var address []byte
		switch n := only.(type) {
		case *ast.Link:
			address = n.Destination
		case *ast.AutoLink:
			address = n.URL(reader.Source())
		}
		s := serviceOf(string(address))
		if s == nil {
			continue
		}
		e := &embed{service: s}
		e.SetPos(p.Pos())
		e.SetLines(p.Lines())
		p.RemoveChild(p, only)
		e.AppendChild(e, only)
		doc.ReplaceChild(doc, p, e)
		p = e
	}
}

func (w *writer) embed(out util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if s := node.(*embed).service; entering {
		_, _ = out.WriteString(`<p class="embed"><span>` + html.EscapeString(w.text.locale.T("embed."+s.what)+" · "+s.name) + "</span> ")
	} else {
		_, _ = out.WriteString("</p>\n")
	}
	return ast.WalkContinue, nil
}
