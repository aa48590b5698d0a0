package content

import (
	"cmp"

	"qostil/generator/config"
)

// typeset applies the typography of the document's language to all texts of a header that
// readers see, once for lists, pages and feeds.
func typeset(h *Header, lang string, cfg *config.Site) {
	l := cfg.Locales[lang]
	if l == nil {
		return // the site no longer has the file's language
	}
	h.Title = l.Headline(h.Title)
	h.Description = l.Typeset(h.Description)
	if h.Image != nil {
		h.Image.Alt, h.Image.Caption = l.Typeset(h.Image.Alt), l.Typeset(h.Image.Caption)
		h.Image.Credit.typeset(lang, cfg)
	}
	for i := range h.Sources {
		h.Sources[i].Name = l.Typeset(h.Sources[i].Name)
	}
	if h.Withdrawn != nil {
		h.Withdrawn.Text.typeset(lang, cfg)
	}
	for i := range h.Corrections {
		h.Corrections[i].Text = l.Typeset(h.Corrections[i].Text)
	}
}

// typeset applies typography by language. Words without a language are in that of their
// file.
func (w Words) typeset(lang string, cfg *config.Site) {
	for key, text := range w {
		if l := cfg.Locales[cmp.Or(key, lang)]; l != nil {
			w[key] = l.Typeset(text)
		}
	}
}
