package content

import (
	"cmp"

	"qostil/generator/config"
)

// typeset sets what a header says to readers as the printers of its language do, once:
// lists, pages and feeds show it as it is here.
func typeset(h *Header, lang string, cfg *config.Site) {
	l := cfg.Locales[lang]
	if l == nil {
		return // the file was of a language that the site has no more
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

// typeset sets words in the languages that they are in; those for any language are in
// that of their file.
func (w Words) typeset(lang string, cfg *config.Site) {
	for key, text := range w {
		if l := cfg.Locales[cmp.Or(key, lang)]; l != nil {
			w[key] = l.Typeset(text)
		}
	}
}
