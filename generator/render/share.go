package render

import (
	"net/url"
	"strings"

	"qostil/generator/config"
	"qostil/generator/site"
)

// share returns the links with which readers share a story. They are plain links, which
// load nothing before they are followed.
func (r *renderer) share(a *site.Article) []Link {
	title, address := escape(a.Title), escape(r.absolute(a.Path))
	var links []Link
	for _, service := range r.Site.Config.Share {
		switch service {
		case config.ShareTelegram:
			links = append(links, Link{Title: "Telegram", URL: "https://t.me/share/url?url=" + address + "&text=" + title})
		case config.ShareWhatsApp:
			links = append(links, Link{Title: "WhatsApp", URL: "https://wa.me/?text=" + title + "%20" + address})
		case config.ShareFacebook:
			links = append(links, Link{Title: "Facebook", URL: "https://www.facebook.com/sharer/sharer.php?u=" + address})
		case config.ShareX:
			links = append(links, Link{Title: "X", URL: "https://x.com/intent/post?url=" + address + "&text=" + title})
		case config.ShareVK:
			links = append(links, Link{Title: "VK", URL: "https://vk.com/share.php?url=" + address + "&title=" + title})
		case config.ShareMail:
			links = append(links, Link{Title: a.Language.T("share.mail"), URL: "mailto:?subject=" + title + "&body=" + address})
		}
	}
	return links
}

// escape encodes a text as a value of a query. A space is %20, since in mailto: addresses a
// plus sign stands for itself (RFC 6068, section 5).
func escape(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
