package render

import (
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/picture/card"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Picture is the picture of a story.
type Picture struct {
	URL           string   // of the fallback size, for clients that ignore srcset
	Absolute      string   // the same with the host
	Srcset        string   // all sizes; "" if there is only one
	Sources       []Source // the same in other formats, the best first
	Type          string
	Alt           string
	Caption       string
	Credit        string
	Tone          string // its main colour, as the end of a class name; "" if unknown
	Width, Height int    // in pixels; 0 if unknown
}

// Source is one more format of a picture.
type Source struct{ Type, Srcset string }

// image returns the picture of an article, or nil if it has none that can be shown.
func (r *renderer) image(a *site.Article) *Picture {
	o, ok := r.Prose.Image(a, prose.Page)
	if !ok {
		return nil
	}
	p := &Picture{
		URL: o.Src, Absolute: r.Site.Addresses.Absolute(o.Src), Type: o.Type, Srcset: o.Srcset, Tone: o.Tone,
		Alt: a.Image.Alt, Caption: a.Image.Caption, Credit: a.Image.Credit,
		Width: o.Width, Height: o.Height,
	}
	if p.Credit != "" {
		p.Caption = locale.Ended(p.Caption)
	}
	for _, s := range o.Sources {
		p.Sources = append(p.Sources, Source(s))
	}
	return p
}

// socials are the pictures for social networks, as far as they have been claimed.
type socials struct {
	plain map[*site.Language]*Picture // of pages that have none of their own
	cut   map[string]*Picture         // of a picture file, cut to their format
	focus map[string]string           // the point that the cut of a file keeps
	drawn map[*site.Article]*Picture  // with the headline of the article
}

// social returns a picture for social networks at a path of the site.
func (r *renderer) social(path, kind, alt string) *Picture {
	return &Picture{URL: r.url(path), Absolute: r.absolute(path), Type: kind, Alt: alt, Width: card.Width, Height: card.Height}
}

// plain claims the picture of a language: a file og.LANGUAGE.png of static/, or one with
// the site's name.
func (r *renderer) plain(tree *output.Tree, l *site.Language) {
	title := r.Site.Config.Title[l.Tag]
	if url, found := r.Assets.URL("og." + l.Tag + ".png"); found {
		p := r.social(url, "image/png", title)
		p.Width, p.Height = 0, 0 // as the designer has made it
		r.socials.plain[l] = p
		return
	}
	at := l.Home + "og.png"
	r.drawn(tree, at, nil, "the social picture of a language", card.Card{Name: title})
	r.socials.plain[l] = r.social(at, "image/png", title)
}

// drawn claims a picture that is drawn from words.
func (r *renderer) drawn(tree *output.Tree, at string, from []diag.Place, what string, c card.Card) {
	tree.Add(&output.File{
		Path: strings.TrimPrefix(at, "/"), Type: "image/png", From: from, What: what,
		Render: func(out *output.Out) error {
			data, err := r.Pictures.Card(c)
			if err == nil {
				_, err = out.Write(data)
			}
			return err
		},
	})
}

// claimSocial claims the picture of a story for social networks: its own, cut to their
// format, or its headline, drawn. A headline is not drawn if the typeface lacks some of its
// letters.
func (r *renderer) claimSocial(tree *output.Tree, a *site.Article) diag.List {
	if a.Withdrawn != nil {
		return nil
	}
	if a.Image != nil {
		at, published := r.Site.MediaPath(a.Image.File)
		if cut, ok := r.Pictures.SocialPath(a.Image.File, at); published && ok {
			if _, known := r.socials.focus[a.Image.File]; !known {
				r.socials.focus[a.Image.File] = a.Image.Focus
			}
			r.socials.cut[a.Image.File] = r.social(cut, "image/jpeg", "")
			return nil
		}
	}
	if a.Brief || r.Site.Config.OG != config.SocialGenerated {
		return nil
	}
	if lacks := r.Pictures.Typeface().Lacks(a.Title); lacks != "" {
		var problems diag.List
		p := problems.Add(a.At("title"), "picture.font-letters", lacks)
		if card.Undrawn(lacks) {
			p.WithHint("hint.give-picture")
		}
		return problems
	}
	at := a.Path + "og.png"
	r.drawn(tree, at, a.From, "", card.Card{Name: r.Site.Config.Title[a.Lang], Headline: a.Title})
	r.socials.drawn[a] = r.social(at, "image/png", a.Title)
	return nil
}

// socialOf returns the picture of a story for social networks, or nil.
func (r *renderer) socialOf(a *site.Article) *Picture {
	if a.Image != nil && a.Withdrawn == nil {
		if cut := r.socials.cut[a.Image.File]; cut != nil {
			own := *cut
			own.Alt = a.Image.Alt
			return &own
		}
		if p := r.image(a); r.Site.Config.Images == config.ImagesNone && p != nil && p.Type != "image/svg+xml" { // which no network takes
			return p
		}
	}
	if drawn := r.socials.drawn[a]; drawn != nil {
		return drawn
	}
	if a.Brief {
		return nil
	}
	return r.socials.plain[a.Language]
}
